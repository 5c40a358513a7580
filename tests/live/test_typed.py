"""Numbers as people type them: what is read, what is said of it, and what cannot be read changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

CASES = json.loads((Path(__file__).parent.parent / "support" / "typed.json").read_text(encoding="utf-8"))
BOX = """() => document.querySelector('[data-explorable="first"] [data-control="L"] .explorable-number input')"""
STATE = f"""() => {{
  const root = document.querySelector('[data-explorable="first"]');
  const box = ({BOX})();
  return {{ value: box.value, notice: root.querySelector(".explorable-notice").textContent,
    sentence: root.querySelector(".explorable-sentence").textContent,
    readout: root.querySelector('[data-control="L"] output').textContent }};
}}"""


def test_every_case_is_read(scripts: Any) -> None:
    read = scripts("return data.map(([text]) => readNumber(text));", CASES["numbers"])
    for (text, value, *unit), found in zip(CASES["numbers"], read, strict=True):
        assert (found and [found["value"], found["unit"]]) == (None if value is None else [value, *unit]), text


def test_every_unit_is_converted(scripts: Any) -> None:
    found = scripts("return data.map(([typed, own]) => convert(typed, own)).map((by) => (isNaN(by) ? null : by));",
                    CASES["units"])
    assert found == [None if by is None else pytest.approx(by, rel=1e-12) for _, _, by in CASES["units"]]


@pytest.fixture
def typed(engine: Any, gallery_page: Path) -> Any:
    """Types a text into the first box in place of what stands there; gives the state while typing and after Tab."""
    engine.open(gallery_page.as_uri())
    engine.wait("() => document.querySelector('[data-explorable=\"second\"][data-ready]')")

    def type_(text: str) -> tuple[dict[str, str], dict[str, str]]:
        engine.run(f"() => ({BOX})().focus()")
        engine.write(text)
        during = engine.run(STATE)
        engine.press("Tab")
        return during, engine.run(STATE)

    return type_


@pytest.mark.parametrize(("text", "value", "words"), [
    ("12.5", "12.5", ""),
    ("12,5", "12.5", "Ligand: read as 12.5 mM."),
    ("2,5×10⁻¹", "0.25", "Ligand: read as 0.25 mM."),
    (",25", "0.25", "Ligand: read as 0.25 mM."),
    ("24.305 mg/dL", "10", "Ligand: read as 10 mM."),
    ("3000 µM", "3", "Ligand: read as 3 mM."),
    ("3,145", "3.145", "Ligand: read as 3.145 mM."),
])
def test_what_is_read_is_taken_at_once_and_shown(typed: Any, text: str, value: str, words: str) -> None:
    during, after = typed(text)
    assert during["value"] == text
    assert during["sentence"].startswith(f"At {float(value):#.3g}")
    if words:
        assert during["readout"].startswith(f"read as {value} mM")
    assert (after["value"], after["notice"]) == (value, words)
    assert after["sentence"] == during["sentence"]


@pytest.mark.parametrize(("text", "value", "during", "after"), [
    ("1e9", "100", "Ligand: at most 100 mM.", "Ligand: at most 100 mM: set to 100."),
    ("-5", "0.01", "Ligand: at least 0.01 mM.", "Ligand: at least 0.01 mM: set to 0.01."),
    ("much", "1", "", "Ligand: no number can be read here; it stays at 1 mM."),
    ("3 MM", "1", "", "Ligand: this unit cannot be read as mM; it stays at 1 mM."),
    ("4 L", "1", "", "Ligand: this unit cannot be read as mM; it stays at 1 mM."),
])
def test_what_is_out_of_range_or_cannot_be_read_is_said(
    typed: Any, text: str, value: str, during: str, after: str
) -> None:
    while_typing, then = typed(text)
    assert while_typing["notice"] == during
    assert (then["value"], then["notice"]) == (value, after)


def test_an_empty_box_leaves_the_value(typed: Any, engine: Any) -> None:
    engine.run(f"() => ({BOX})().focus()")
    engine.press("Backspace", "Tab")
    after = engine.run(STATE)
    assert (after["value"], after["notice"]) == ("1", "Ligand: there is no number here; it stays at 1 mM.")


def test_arrows_step_and_the_box_keeps_its_role(typed: Any, engine: Any) -> None:
    """A native number box at rest; while it is typed in a text box that is still a spin button with its limits."""
    told = f"""() => {{ const box = ({BOX})(); return [box.type, box.getAttribute("role"),
      ...["min", "max", "now"].map((name) => box.getAttribute(`aria-value${{name}}`)), +box.min, +box.max]; }}"""
    assert engine.run(told) == ["number", None, None, None, None, 0.01, 100]
    engine.run(f"() => ({BOX})().focus()")
    assert engine.run(told) == ["text", "spinbutton", "0.01", "100", "1", 0.01, 100]
    engine.press("ArrowUp")
    assert engine.run(STATE)["value"] == "1.02"
    engine.press("ArrowDown", "ArrowDown", "Tab")
    assert engine.run(STATE)["value"] == "0.977"
    assert engine.run(told)[:2] == ["number", None]
