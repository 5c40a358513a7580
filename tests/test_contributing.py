"""The examples in CONTRIBUTING.md run as they stand, and its paths exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_example_runs() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```", TEXT, flags=re.DOTALL | re.MULTILINE)
    assert len(blocks) == 7
    space: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, "CONTRIBUTING.md", "exec"), space)


def test_what_it_names_is_there() -> None:
    named = re.findall(r"`((?:electrolytes|tests|chapters|live)/[\w/.]+)`", TEXT)
    assert len(named) > 8
    for path in named:
        assert (ROOT / path).exists() or (ROOT / "electrolytes" / path).exists(), path
