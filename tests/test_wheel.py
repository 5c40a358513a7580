"""The package by itself, outside the tree: in an empty environment without book builder or browser; in one that builds
a book of somebody else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from support.browser import opened, until
from support.parity import check_parity

from electrolytes.book import new

ROOT = Path(__file__).parents[1]

TRY = """
import importlib.metadata, pathlib, sys
import electrolytes
assert pathlib.Path(electrolytes.__file__).is_relative_to(sys.prefix), electrolytes.__file__

from electrolytes.mechanism.pump import PUMP
assert round(float(PUMP.evaluate(Na_i=20)["v_pump"]), 1) == 19.3

from electrolytes.mechanism.cell import CELL
run = CELL.simulate([0, 10, 60], pumping=0)
assert run["Na_i"][0] < 20 and run["Na_i"][-1] > 140

from electrolytes.diet.foods import foods
assert len(foods()) > 100

from electrolytes.mechanism.pump.figures import pump_turnover
live = pump_turnover()
live.Na_i = 20
assert live.Na_i == 20 and "<svg" in str(live._repr_mimebundle_())

from electrolytes.lab import check
assert check("pump-inherited", "-41.02 kJ/mol") and not check("pump-inherited", 41.02)
assert "electrolytes" in importlib.metadata.entry_points(group="nbconvert.exporters").names

heavy = {"jupyter_book", "sphinx", "playwright", "jupyterlab", "mypy", "pytest"}
installed = {found.metadata["Name"].lower().replace("-", "_") for found in importlib.metadata.distributions()}
assert not heavy & installed, heavy & installed
print("works")
"""


def run(*command: str | Path, folder: Path) -> str:
    """What a command prints; the test fails with all it said if it fails."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run([str(part) for part in command], cwd=folder, env=clean, capture_output=True, text=True,
                          check=False)
    if done.returncode:
        pytest.fail(f"{' '.join(map(str, command))}\n{done.stdout[-2000:]}\n{done.stderr[-3000:]}")
    return done.stdout


PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
PYTHON = Path("Scripts" if os.name == "nt" else "bin", "python")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made from a copy: a build leaves its traces where it is made."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "source"
    shutil.copytree(ROOT / "electrolytes", copy / "electrolytes", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    run(*PIP, "wheel", "--no-deps", "--wheel-dir", folder, copy, folder=folder)
    (made,) = folder.glob("electrolytes-*.whl")
    return made


def test_a_notebook_needs_the_wheel_only(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", "empty", folder=tmp_path)
    python = tmp_path / "empty" / PYTHON
    run(python, *PIP[1:], "install", wheel, folder=tmp_path)
    assert run(python, "-c", TRY, folder=tmp_path).strip() == "works"


# --- a book of somebody else ------------------------------------------------------------------------------------------

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "preload": False}
READY = "() => document.readyState === 'complete' && !document.querySelector('[data-explorable]:not([data-ready])')"
MOVING = (ROOT / "tests" / "support" / "moving.js").read_text(encoding="utf-8")
PAGE = "chapters/minimal.html"


@pytest.fixture(scope="module")
def foreign(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a new book, built by the wheel and the npm packages that it lists, and moved to another place."""
    folder = tmp_path_factory.mktemp("foreign")
    run(sys.executable, "-m", "venv", "--without-pip", "own", folder=folder)
    python = folder / "own" / PYTHON
    run(*PIP, "--python", python, "install", "--no-deps", "--no-compile", wheel, folder=folder)
    place = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder).strip()
    # what the wheel depends on is installed here already; its .pth files, this tree's among them, do not count there
    Path(place, "dependencies.pth").write_text("\n".join({sysconfig.get_path(name) for name in ("purelib", "platlib")}))
    assert "python -m electrolytes.book" in run(python, "-m", "electrolytes.book", "new", "book", folder=folder)
    book = folder / "book"
    listed = json.loads((book / "package.json").read_text("utf8"))["dependencies"]
    for name in [*listed, "@esbuild"]:
        (book / "node_modules" / name).parent.mkdir(parents=True, exist_ok=True)
        (book / "node_modules" / name).symlink_to((ROOT / "node_modules" / name).resolve())
    run(python, "-m", "electrolytes.book", folder=book)
    where = run(python, "-c", "import electrolytes; print(electrolytes.__file__)", folder=book)
    assert Path(where.strip()).is_relative_to(folder / "own")
    return Path(shutil.move(book / "_build" / "html", folder / "moved"))


def test_a_book_of_others_moves(engine: Any, foreign: Path) -> None:
    """Opened from disk: its figure is live, each control moves it, nothing is complained of."""
    engine.open((foreign / PAGE).as_uri())
    engine.wait(READY)
    assert engine.run("() => document.querySelectorAll('[data-explorable]').length") == 1
    assert engine.run(MOVING) == []
    assert engine.complaints() == []


def test_a_book_of_others_has_no_barrier_and_nothing_of_ours(chromium: Any, foreign: Path) -> None:
    """Light and dark, on a phone too, without a network; a word in the text sets the figure; search finds its page."""
    for scheme in ("light", "dark"):
        with opened(chromium, (foreign / PAGE).as_uri(), color_scheme=scheme, reduced_motion="reduce") as page:
            until(page, READY)
            page.eval_on_selector_all("details", "all => all.forEach(d => d.open = true)")
            found = Axe().run(page, options=RULES).response["violations"]
            assert [(rule["id"], rule["nodes"][0]["html"][:120]) for rule in found] == []
    with opened(chromium, (foreign / PAGE).as_uri(), viewport={"width": 390, "height": 800}) as page:
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
        page.locator("a.do").first.click()
        number = "document.querySelector('[data-control=\"sensitivity\"] .explorable-number input').value"
        until(page, f"() => Number({number}) === 0.2")
    with opened(chromium, (foreign / "search.html").as_uri() + "?q=insulin") as page:
        page.wait_for_selector(".search-found li a")
    texts = {path: path.read_text("utf8") for path in foreign.rglob("*") if path.suffix in (".html", ".webmanifest")}
    assert "Glucose and Insulin" in texts[foreign / PAGE]
    for path, text in texts.items():
        assert not [word for word in ("odium", "agnesium", "medical advice") if word in text], path
    assert 'find_spec(\\"glucose\\")' in (foreign / "chapters/minimal.ipynb").read_text("utf8")


def test_a_new_book_is_written_over_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.md").touch()
    assert new.main([str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{tmp_path} is not empty: a new book needs a folder of its own\n")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_the_example_is_sound(javascript: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its model agrees in both languages, and with what was measured as far as it says; npm's versions are ours."""
    monkeypatch.syspath_prepend(str(new.EXAMPLE))
    from glucose import minimal

    check_parity(minimal.MINIMAL, javascript)
    course = minimal.MINIMAL.simulate([0, *(minutes for minutes, _, _ in minimal.MEASURED)])["G"][1:]
    apart = [float(ours) - theirs for ours, (_, theirs, _) in zip(course, minimal.MEASURED, strict=True)]
    assert round(min(apart[1:])) == -27 and max(apart) < 6  # mg/dL; at the first sample glucose is still being mixed
    asked, ours = (json.loads((folder / "package.json").read_text("utf8"))["dependencies"] for folder in (
        new.EXAMPLE, ROOT))
    assert asked.items() <= ours.items()
