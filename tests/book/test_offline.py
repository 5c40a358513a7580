"""The book as an app: kept by one tap, never of two editions at once, and gone when it is switched off.

A book of four small pages, made by the same generator as the real one, is served below a path by a server that can lose
files, and the connection.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from support.browser import until

import electrolytes.book
from electrolytes.book.policy import POLICY
from electrolytes.book.publish import offline

SCRIPT = Path(electrolytes.book.__file__).parent / "theme" / "parts" / "offline.js"
PAGES = ("index.html", "ch/index.html", "ch/one.html", "ch/two.html")
BELOW = "/a/b/"


def lay(site: Path, equation: str, switched_on: bool = True) -> None:
    """Write an edition of the book: every page shows its equation in the text and, by a script, beside it."""
    static = site / "_static"
    static.mkdir(parents=True, exist_ok=True)
    code = f"document.querySelector('#drawn').textContent = {json.dumps(equation)};"
    named = hashlib.sha256(code.encode()).hexdigest()[:16]
    for old in static.glob("*.js"):
        old.unlink()
    (static / f"{named}.js").write_text(code)
    (static / "offline.js").write_text(SCRIPT.read_text("utf8"))
    (static / "book.css").write_text(f"/* {equation} */ body {{ background: url(dot.svg); }}")
    (static / "dot.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')
    for page in PAGES:
        up = "../" * page.count("/")
        path = site / page
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"""<!DOCTYPE html><html lang="en" data-content_root="{up or './'}"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>{page}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{up}_static/book.css?v={len(equation)}"></head>
            <body><p id="text">{equation}</p><p id="drawn"></p><footer class="foot"></footer>
            <script src="{up}_static/{named}.js"></script><script src="{up}_static/offline.js?v=1"></script>
            </body></html>""", "utf8")
    offline.write(site, "A small book", ["index.html", "ch/index.html"], offline=switched_on)


class Served:
    """A site below a path; files can be missing, and the connection can be cut for all but some."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.missing: set[str] = set()
        self.reached: set[str] | None = None  # the only files that still arrive
        self.asked: list[str] = []
        served = self

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                """Say nothing."""

            def do_GET(self) -> None:
                name = self.path.partition("?")[0].removeprefix(BELOW)
                served.asked.append(name)
                if served.reached is not None and name not in served.reached:
                    self.close_connection = True  # no answer at all
                elif name in served.missing or not self.path.startswith(BELOW):
                    self.send_error(404)
                else:
                    self.path = f"/{name}"
                    del self.headers["If-Modified-Since"]  # in whole seconds: an edition may be younger than that
                    super().do_GET()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}{BELOW}"

    def cut(self, *reached: str) -> None:
        """Lose the connection, but for some files."""
        self.reached = set(reached)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """The first edition, on the air."""
    lay(tmp_path, "E = 1")
    running = Served(tmp_path)
    yield running
    running.server.shutdown()
    running.server.server_close()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A page of a browser that has never met the book."""
    context = chromium.new_context()
    yield context.new_page()
    context.close()


def status(page: Any) -> str:
    return str(page.locator(".offline").text_content())


def keep(page: Any) -> None:
    """Tap, and wait until the book says what it has kept."""
    page.locator(".offline button").click()
    until(page, "() => /whole book is on|could not be/.test(document.querySelector('.offline')?.textContent)")


def shown(page: Any) -> tuple[str, str, str]:
    """The edition that a page shows: in its text, in its script, and in its style."""
    style = page.evaluate("() => document.styleSheets[0]?.href ?? ''")
    return page.locator("#text").text_content(), page.locator("#drawn").text_content(), style.rpartition("=")[2]


FIRST, SECOND = ("E = 1", "E = 1", "5"), ("E = mc2", "E = mc2", "7")


def test_nothing_is_kept_unasked_and_one_tap_keeps_all(served: Served, page: Any) -> None:
    page.goto(f"{served.address}ch/index.html")
    until(page, "() => document.querySelector('.offline button')")
    size = offline.edition(served.site, PAGES)["bytes"]
    assert f"({size / 1e6:.1f} MB)" in status(page)
    assert "sw.js" not in served.asked
    keep(page)
    served.cut()
    for address in ("", "index.html", "ch", "ch/", "ch/index.html", "ch/one", "ch/one.html", "ch/two.html?q=1#place"):
        page.goto(served.address + address)
        assert shown(page) == FIRST, address
        assert page.url.startswith(served.address + ("ch/" if address == "ch" else address.partition("?")[0]))
    page.goto(f"{served.address}ch/none.html")
    assert "not on this device" in page.locator("h1").text_content()
    served.reached = None
    page.goto(f"{served.address}ch/one.html")
    page.locator(".offline button").click()
    until(page, "() => /Keep the whole book/.test(document.querySelector('.offline').textContent)")
    assert page.evaluate("() => caches.keys()") == []


def test_an_edition_takes_the_place_of_another_as_a_whole_and_when_the_reader_says_so(served: Served,
                                                                                      page: Any) -> None:
    page.goto(f"{served.address}ch/one.html")
    keep(page)
    other = page.context.new_page()
    other.goto(f"{served.address}ch/two.html")
    lay(served.site, "E = mc2")
    page.reload()
    assert shown(page) == FIRST, "the edition that is kept, whole"
    until(page, "() => document.querySelector('.edition')")
    assert "newer edition" in page.locator(".edition").text_content()
    page.goto(f"{served.address}ch/two.html")
    assert shown(page) == FIRST
    until(page, "() => document.querySelector('.edition button')")
    with page.expect_navigation():
        page.locator(".edition button").click()
    served.cut()
    for name in PAGES:
        page.goto(served.address + name)
        assert shown(page) == SECOND, name
    assert shown(other) == FIRST, "a page in use is not replaced"
    assert "older edition" in other.locator(".edition").text_content()
    other.reload()
    assert shown(other) == SECOND


@pytest.mark.parametrize("fault", ["one file is missing", "the connection is cut while the new edition comes"])
def test_an_edition_that_cannot_be_had_whole_is_not_kept(served: Served, page: Any, fault: str) -> None:
    page.goto(f"{served.address}ch/one.html")
    keep(page)
    lay(served.site, "E = mc2")
    if fault == "one file is missing":
        served.missing.add("ch/two.html")
    else:
        served.cut("sw.js", "ch/index.html", "index.html")
    for _ in range(2):
        page.reload()
        page.evaluate("() => navigator.serviceWorker.getRegistration().then(r => r.update()).catch(() => {})")
        until(page, """() => { navigator.serviceWorker.getRegistration().then((r) => {
            window.settled = !r.installing && !r.waiting; }); return window.settled; }""")
        assert shown(page) == FIRST
    assert page.locator(".edition").count() == 0
    assert len(page.evaluate("() => caches.keys()")) == 1
    served.missing.clear()
    served.reached = None
    page.reload()
    until(page, "() => document.querySelector('.edition button')")
    with page.expect_navigation():
        page.locator(".edition button").click()
    served.cut()
    page.goto(f"{served.address}ch/two.html")
    assert shown(page) == SECOND


def test_what_could_not_be_kept_is_said_and_tried_again(served: Served, page: Any) -> None:
    served.missing.add("ch/two.html")
    page.goto(f"{served.address}ch/one.html")
    keep(page)
    assert "1 of 8 files could not be fetched" in status(page)
    served.cut()
    page.goto(f"{served.address}ch/two.html")
    assert "not on this device" in page.locator("h1").text_content()
    page.goto(f"{served.address}ch/one.html")
    assert shown(page) == FIRST
    served.missing.clear()
    served.reached = None
    keep(page)
    assert "whole book is on this device" in status(page)


def test_without_the_core_nothing_is_kept(served: Served, page: Any) -> None:
    served.missing.add("ch/index.html")
    page.goto(f"{served.address}ch/one.html")
    keep(page)
    assert "could not be kept" in status(page)
    assert page.evaluate("() => caches.keys()") == []
    assert page.evaluate("() => navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_pages_that_are_not_all_kept_come_from_the_network(served: Served, page: Any) -> None:
    """Half of a book is kept, the site has moved on: a page shows the new edition, in all its parts."""
    served.missing.add("ch/two.html")
    page.goto(f"{served.address}ch/one.html")
    keep(page)
    lay(served.site, "E = mc2")
    served.missing |= {"sw.js"}
    page.goto(f"{served.address}ch/one.html")
    assert shown(page) == SECOND
    served.cut()
    page.goto(f"{served.address}ch/one.html")
    assert shown(page) == FIRST


def test_switched_off_the_book_leaves_the_device(served: Served, page: Any) -> None:
    page.goto(f"{served.address}ch/one.html")
    keep(page)
    lay(served.site, "E = mc2", switched_on=False)
    page.reload()
    until(page, "() => { caches.keys().then((all) => { window.left = all.length; }); return window.left === 0; }")
    page.reload()
    assert shown(page) == SECOND
    assert page.evaluate("() => navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0


def test_the_policy_lets_the_app_be_installed(served: Served, page: Any) -> None:
    """The manifest is one that Chromium reads without complaint, and no message of the policy is in the console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{served.address}ch/one.html")
    keep(page)
    found = page.context.new_cdp_session(page).send("Page.getAppManifest")
    assert found["url"] == f"{served.address}manifest.webmanifest"
    assert found["errors"] == []
    given = json.loads(found["data"])
    for each in given["icons"]:
        assert (served.site / each["src"]).read_bytes().startswith(b"\x89PNG")
    assert said == []


def test_what_a_page_loads_must_be_there(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script src="gone.js"></script>')
    with pytest.raises(offline.MissingFileError, match=r"index\.html loads gone\.js"):
        offline.edition(tmp_path, ["index.html"])


def test_every_browser_keeps_the_book(served: Served, engine: Any) -> None:
    engine.open(f"{served.address}ch/one.html")
    engine.wait("() => document.querySelector('.offline button')")
    engine.run("() => document.querySelector('.offline button').click()")
    engine.wait("() => /whole book is on/.test(document.querySelector('.offline').textContent)", 20)
    served.cut()
    engine.open(f"{served.address}ch/two.html")
    assert engine.run("() => document.querySelector('#text').textContent") == "E = 1"
    assert engine.run("() => document.querySelector('#drawn').textContent") == "E = 1"
