"""Nothing is lost: a figure is found as it was left after reload, back and forward; a fresh visit starts as usual."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.gallery import gallery, written

from electrolytes.diet.foods.day import FoodDay

READY = "() => document.readyState === 'complete' && !document.querySelector('[data-explorable]:not([data-ready])')"
STATE = """() => {
  const root = document.querySelector('[data-explorable="first"]');
  const box = (name) => root.querySelector(`[data-control="${name}"] .explorable-number input`).value;
  return [box("L"), box("K"), root.querySelector(".explorable-unit select").value,
    root.querySelector('[data-action="pin"]').getAttribute("aria-pressed"),
    root.querySelector(".explorable-sentence").textContent];
}"""
MOVE = """() => {
  const root = document.querySelector('[data-explorable="first"]');
  const put = (selector, value) => {
    const control = root.querySelector(selector);
    control.value = value;
    for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  };
  put('[data-control="K"] input', "3");
  root.querySelector('[data-action="pin"]').click();
  put('[data-control="K"] input', "5.5");
  put(".explorable-unit select", "1");
  put('[data-control="L"] .explorable-number input', "24.305");
}"""
USUAL = ["1", "2", "0", "false", "At 1.00 mM, 33 % is bound."]
LEFT = ["24.3", "5.5", "1", "true", "At 10.0 mM, 65 % is bound, more than half."]
AGAIN = f"() => JSON.stringify(({STATE})()) === {json.dumps(json.dumps(LEFT, separators=(',', ':')))}"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """Two pages; the first shows two figures and a day."""
    folder = tmp_path_factory.mktemp("memory")
    for name in ("one", "two"):
        (folder / name).mkdir()
    first = written(folder / "one" / "page.html", gallery("first"), gallery("second"), FoodDay())
    return first.as_uri(), written(folder / "two" / "page.html", gallery("other")).as_uri()


def pinned(engine: Any) -> Any:
    return engine.run("() => [...document.querySelectorAll('.explorable-pinned use')].map((mark) => mark.outerHTML)")


def test_reload_back_and_forward_find_what_was_left(engine: Any, pages: tuple[str, str]) -> None:
    engine.open(pages[0])
    engine.wait(READY)
    assert engine.run(STATE) == USUAL
    engine.run(MOVE)
    assert engine.run(STATE) == LEFT
    trace = pinned(engine)
    engine.reload()
    engine.wait(READY)
    assert engine.run(STATE) == LEFT
    assert pinned(engine) == trace
    assert engine.run("() => document.querySelector('.explorable-notice').textContent").startswith("As you left it.")
    engine.run("(url) => { location.href = url; }", pages[1])
    engine.wait("() => document.querySelector('[data-explorable=\"other\"][data-ready]')")
    engine.back()
    engine.wait(AGAIN)  # WebKit first shows the page as it was opened
    engine.forward()
    engine.back()
    engine.wait(AGAIN)
    engine.run("() => document.querySelector('[data-action=\"reset\"]').click()")
    engine.reload()
    engine.wait(READY)
    assert engine.run(STATE) == USUAL
    assert engine.complaints() == []


def test_a_fresh_visit_starts_as_usual_and_a_link_as_it_says(engine: Any, pages: tuple[str, str]) -> None:
    engine.open(pages[0])
    engine.wait(READY)
    engine.run(MOVE)
    engine.open(pages[0])
    engine.wait(READY)
    assert engine.run(STATE) == USUAL
    engine.open(f"{pages[0]}#first?K=7")
    engine.wait(READY)
    assert engine.run(STATE)[1] == "7"
    engine.run(MOVE)
    engine.reload()
    engine.wait(READY)
    assert engine.run(STATE) == LEFT, "what the reader has done since counts, not the link"


def test_a_heading_that_was_jumped_to_forgets_nothing(engine: Any, pages: tuple[str, str]) -> None:
    engine.open(pages[0])
    engine.wait(READY)
    engine.run(MOVE)
    engine.run("() => { location.hash = 'elsewhere'; }")
    engine.wait("() => history.state?.visit")
    engine.reload()
    engine.wait(READY)
    assert engine.run(STATE) == LEFT


def test_a_day_is_found_again(engine: Any, pages: tuple[str, str]) -> None:
    said = "() => document.querySelector('[data-explorable=\"day\"] .explorable-sentence').textContent"
    engine.open(pages[0])
    engine.wait(READY)
    engine.run("() => document.querySelector('[data-explorable=\"day\"] [data-preset=\"1\"]').click()")
    then = engine.run(said)
    engine.reload()
    engine.wait(READY)
    assert engine.run(said) == then


@pytest.mark.parametrize("broken", ["blocked", "throws", "nonsense"])
def test_a_broken_storage_is_no_error(engine: Any, pages: tuple[str, str], tmp_path: Path, broken: str) -> None:
    """Blocked, the state stands in the history; with nonsense in it, the figure starts as usual."""
    page = Path(pages[0].removeprefix("file://"))
    (tmp_path / "broken.js").write_text({
        "blocked": 'Object.defineProperty(window, "sessionStorage", { get() { throw new DOMException("blocked"); } });',
        "throws": 'Storage.prototype.setItem = () => { throw new DOMException("full"); };',
        "nonsense": 'Storage.prototype.getItem = () => \'{"first": {"settings": {"L": "x", "K": 1e99}, "units": 7}}\';',
    }[broken], encoding="utf-8")
    for file in page.parent.iterdir():
        if file != page:
            (tmp_path / file.name).symlink_to(file)
    copy = tmp_path / "page.html"
    copy.write_text(page.read_text(encoding="utf-8").replace('<script src="explorable.js">',
                    '<script src="broken.js"></script><script src="explorable.js">', 1), encoding="utf-8")
    engine.open(copy.as_uri())
    engine.wait(READY)
    engine.run(MOVE)
    engine.wait("() => history.state")
    engine.reload()
    engine.wait(READY)
    assert engine.run(STATE) == (USUAL if broken == "nonsense" else LEFT)
    assert engine.complaints() == []
