"""At every save the book is built again and an open page is told; the pages on disk know nothing of it."""

from __future__ import annotations

import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from electrolytes.book import watch

PAGE = """<html><head><meta http-equiv="Content-Security-Policy" content="script-src 'self'; connect-src 'none'">
</head><body>Text</body></html>"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[str, watch.Builds]]:
    """A folder with one page, served; its address, and the builds that its page waits for."""
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "style.css").write_text("p {}", encoding="utf-8")
    builds = watch.Builds()
    server = watch.serve(tmp_path, 0, builds)
    yield f"http://127.0.0.1:{server.server_port}", builds
    server.shutdown()
    server.server_close()


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return str(answer.read().decode())


def test_a_page_is_served_with_the_script_that_loads_it_again(served: tuple[str, watch.Builds]) -> None:
    address, _ = served
    for name in ("/", "/index.html"):
        page = get(address + name)
        assert f'<script src="{watch.SCRIPT}"></script></body>' in page
        assert "connect-src 'self'" in page, "or its policy would keep it from hearing of builds"
    assert watch.EVENTS in get(address + watch.SCRIPT)
    assert get(f"{address}/style.css") == "p {}"


def test_a_waiting_page_hears_of_the_next_build_and_not_of_the_last(served: tuple[str, watch.Builds]) -> None:
    address, builds = served
    builds.done()
    with urllib.request.urlopen(address + watch.EVENTS, timeout=20) as news:
        assert news.headers["Content-Type"] == "text/event-stream"
        threading.Timer(0.2, builds.done).start()
        assert b"event: built" in news.read()
    assert builds.count == 2


@pytest.mark.parametrize("path", ["chapters/a.md", "electrolytes/mechanism/pump/cycle.py", "references.bib",
                                  "electrolytes/live/script/draw.js", "electrolytes/data/foods.csv"])
def test_what_the_book_is_made_of_is_watched(path: str) -> None:
    assert watch.is_source(Change.modified, f"/home/book/{path}")


@pytest.mark.parametrize("path", ["chapters/.ipynb_checkpoints/a.md", "chapters/a.md~", "chapters/.#a.md",
                                  "electrolytes/__pycache__/a.py", "electrolytes/a.pyc", "chapters/#a.md#"])
def test_what_editors_and_python_leave_beside_it_is_not(path: str) -> None:
    assert not watch.is_source(Change.modified, f"/home/book/{path}")


def test_a_save_builds_and_only_a_build_that_went_well_is_told(tmp_path: Path) -> None:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "_config.yml").touch()
    page = tmp_path / "chapters" / "a.md"
    builds, stop, results = watch.Builds(), threading.Event(), iter([False, True])
    built: list[bool] = []

    def build() -> bool:
        built.append(next(results))
        return built[-1]

    follower = threading.Thread(target=watch.follow, args=(tmp_path, build, builds, stop), daemon=True)
    follower.start()
    for text in range(200):
        page.write_text(str(text), encoding="utf-8")
        if len(built) == 2:
            break
        follower.join(0.2)
    assert builds.after(0, 10)
    stop.set()
    follower.join(10)
    assert built == [False, True]
    assert builds.count == 1
