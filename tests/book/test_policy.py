"""The policy of the pages: it lets their own scripts run and refuses whatever else is put in, in every browser."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from electrolytes.book.policy import POLICY

# what an attacker would put into a page, in its text
PUT_IN = """<script>window.broken = "a script in the page"</script>
<img src="data:," onerror="window.broken = 'a handler'">
<svg onload="window.broken = 'a handler of a picture'"></svg>
<a id="link" href="javascript:window.broken = 'a link'">go</a>
<iframe srcdoc="<script>parent.broken = 'a frame'</script>"></iframe>
<object data="data:text/html,<script>parent.broken = 'an object'</script>"></object>
<base href="https://example.org/">
<style>h1 { visibility: hidden }</style>
<h1 style="visibility: hidden">Title</h1>"""

# what a script of the page could be led to do
LED_TO = """(async () => {
  const tried = {
    eval: () => (0, eval)("window.broken = 'eval'"),
    Function: () => new Function("window.broken = 'Function'")(),
    timer: () => setTimeout("window.broken = 'timer'"),
    element: () => document.body.append(Object.assign(document.createElement("script"),
      { textContent: "window.broken = 'element'" })),
    blob: () => document.body.append(Object.assign(document.createElement("script"),
      { src: URL.createObjectURL(new Blob(["window.broken = 'blob'"])) })),
    data: () => document.body.append(Object.assign(document.createElement("script"),
      { src: "data:text/javascript,window.broken='data'" })),
    markup: () => { document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.broken = 1'>"); },
    worker: () => new Worker("data:text/javascript,postMessage(1)").onmessage = () => { window.broken = "worker"; },
  };
  for (const attempt of Object.values(tried)) try { attempt(); } catch { /* refused */ }
  document.getElementById("link").click();
  const fetched = await fetch("https://example.org/").then(() => "connected", () => "refused");
  await new Promise((done) => setTimeout(done, 300));
  window.outcome = [window.broken ?? "nothing", fetched, document.baseURI === location.href,
    ...[...document.querySelectorAll("h1")].map((title) => getComputedStyle(title).visibility)];
})();"""


def test_every_page_carries_the_policy_before_its_first_script(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if path.name == "index.html" and path.parent == site:
            assert "<script" not in html
            continue
        head = html.split("<script", 1)[0]
        loose = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
        allowed = [POLICY, loose] if 'class="katex"' in html else [POLICY]
        assert any(f'http-equiv="Content-Security-Policy" content="{policy}">' in head for policy in allowed), path


def test_no_script_stands_in_a_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for script in re.findall(r"<script[^>]*>", html):
            kind = re.search(r'type="application/(?:ld\+)?json"', script)  # data, which no browser runs
            assert " src=" in script or kind, (path, script)
        assert not re.search(r"<[a-z][^>]*\s(on[a-z]+|srcdoc)=", html), path
        assert "javascript:" not in html.lower(), path


def test_no_script_of_the_book_evaluates_text(site: Path) -> None:
    """But for Sphinx's doctools, on the page of search: its one is for translations, of which there are none."""
    for path in {*(site / "_static").rglob("*.js")} - {site / "_static" / "doctools.js"}:
        assert not re.search(r"\bnew Function\b|\beval\(|\bFunction\(", path.read_text(encoding="utf-8")), path


def test_what_is_put_into_a_page_does_nothing(engine: Any, tmp_path: Path) -> None:
    (tmp_path / "led.js").write_text(LED_TO, encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{POLICY}">
        <meta name="viewport" content="width=device-width"><title>Page</title></head>
        <body><h1>Title</h1>{PUT_IN}<script src="led.js"></script></body></html>""", encoding="utf-8")
    engine.open(page.as_uri())
    engine.wait("() => window.outcome")
    assert engine.run("() => window.outcome") == ["nothing", "refused", True, "visible", "visible"]


@pytest.mark.parametrize("name", ["chapters/mechanism/pump", "chapters/deficiency/smooth_muscle"])
def test_a_script_put_into_a_page_of_the_book_does_nothing(engine: Any, site: Path, tmp_path: Path, name: str) -> None:
    """Its figures live, the script does not run."""
    html = (site / f"{name}.html").read_text(encoding="utf-8")
    (tmp_path / "_static").symlink_to(site / "_static", target_is_directory=True)
    page = tmp_path / f"{name}.html"
    page.parent.mkdir(parents=True)
    page.write_text(html.replace("<body>", "<body><script>window.broken = true;</script>", 1), encoding="utf-8")
    engine.open(page.as_uri())
    engine.wait("() => !document.querySelector('[data-explorable]:not([data-ready])')")
    assert engine.run("() => document.querySelectorAll('[data-ready]').length") > 0
    assert engine.run("() => window.broken ?? null") is None
