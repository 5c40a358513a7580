"""What tests share: parity checks, example models, a JavaScript engine, browsers."""
