"""The book as a published site: what its addresses make, and what is left out while there are none."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import threading
import xml.etree.ElementTree as ET
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from electrolytes.book.contents import chapters
from electrolytes.book.page import JOINED
from electrolytes.book.policy import POLICY
from electrolytes.book.publish import branch, cards, files, launch, licenses, links
from electrolytes.book.publish.addresses import Addresses, SettingError, read

ROOT = Path(__file__).parents[2]
SITE, REPOSITORY = "https://books.example/a/b/", "https://github.com/owner/name"
ATOM, MAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEEDS_SITE = ("sitemap.xml", "robots.txt", "feed.xml", "404.html", "cards")
CHANGES = "# Changelog\n\n## 0.3.0 – unreleased\n\n- Not yet.\n\n## 0.2.0 – 1 December 2026\n\n- A *page* & more.\n"


@pytest.fixture
def book(small_book: Any) -> Any:
    """A small book with a page that is described and has moved."""
    small_book.write("CHANGELOG.md", CHANGES)
    small_book.write("chapters/salt/soup.md", '---\ndescription: "Salt & soup: <how> much?"\nreviewed: "2026-01-02"\n'
                                              "---\n# Soup `</script>`\n\nText.\n")
    return small_book


def built(book: Any, **settings: Any) -> Path:
    """Build the book with these settings; the folder of its site."""
    book.write("site.yml", yaml.safe_dump(settings))
    done = book.build()
    assert done.returncode == 0, done.stderr
    book.said = done.stdout
    return Path(book.folder, "_build", "html")


def data(html: str) -> dict[str, Any]:
    """What a page says of itself as data."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    return dict(json.loads(found[1]))


def test_without_addresses_nothing_that_needs_one_is_there_and_the_build_says_so(book: Any) -> None:
    site = built(book)
    assert "site: no canonical links" in book.said
    assert "repository: no buttons" in book.said
    assert not [name for name in NEEDS_SITE if (site / name).exists()]
    html = book.page("salt/soup")
    assert not re.search(r"canonical|og:|twitter:|class=\"launch\"", html)
    told = data(html)
    assert "url" not in told and told["@type"] == "LearningResource"
    assert told["name"].endswith("Soup </script>") and told["description"] == "Salt & soup: <how> much?"
    assert (site / "manifest.webmanifest").exists(), "the book can be kept on a device wherever it is served"


def test_with_addresses_every_page_has_its_own_and_a_card(book: Any) -> None:
    site = built(book, site=SITE.rstrip("/"), repository=REPOSITORY,
                 redirects={"chapters/old/broth": "chapters/salt/soup"})
    html = book.page("salt/soup")
    address = f"{SITE}chapters/salt/soup.html"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<meta property="og:url" content="{address}">' in html
    assert '<meta property="og:description" content="Salt &amp; soup: &lt;how&gt; much?">' in html
    card = re.search(rf'og:image" content="{SITE}(cards/[\w-]+\.png)"', html)
    assert card
    picture = (site / card[1]).read_bytes()
    assert struct.unpack(">II", picture[16:24]) == (1200, 630)
    assert data(html)["url"] == address
    assert f'href="{REPOSITORY}/issues"' in html, "where errors are reported, if nothing else is said"

    listed = [each.text for each in ET.parse(site / "sitemap.xml").getroot().iter(f"{MAP}loc")]
    names = ("chapters/bibliography", "chapters/index", "chapters/salt/soup")
    assert listed == [f"{SITE}{name}.html" for name in names]
    assert [each.text for each in ET.parse(site / "sitemap.xml").getroot().iter(f"{MAP}lastmod")] == ["2026-01-02"]
    assert f"Sitemap: {SITE}sitemap.xml" in (site / "robots.txt").read_text("utf8")

    feed = ET.parse(site / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert [each.findtext(f"{ATOM}title") for each in entries] == ["Sodium and Magnesium 0.2.0"]
    assert "<em>page</em> &amp; more." in str(entries[0].findtext(f"{ATOM}content"))
    assert 'href="../../feed.xml"' in html

    moved = (site / "chapters/old/broth.html").read_text("utf8")
    assert 'content="0; url=../salt/soup.html"' in moved and POLICY in moved
    assert 'href="/a/b/_static/book.css"' in (site / "404.html").read_text("utf8")

    built(book)
    assert not [name for name in NEEDS_SITE if (site / name).exists()], "addresses that are taken back leave nothing"


@pytest.mark.parametrize(("settings", "words"), [
    ({"site": "books.example"}, "site is an https address"),
    ({"site": "https://books.example/?q=1"}, "site is an https address"),
    ({"repository": "https://gitlab.example/owner/name"}, "repository is https://github.com/owner/name"),
    ({"reports": "somebody"}, "reports is an https: or mailto: address"),
    ({"offline": "yes please"}, "offline is true or false"),
    ({"notebooks": "-x y"}, "notebooks is the name of a branch"),
    ({"redirects": {"chapters/a.html": "chapters/index"}}, "named like"),
    ({"sight": SITE}, "holds settings named site,"),
])
def test_an_address_that_cannot_be_meant_is_refused(tmp_path: Path, settings: dict[str, Any], words: str) -> None:
    (tmp_path / "site.yml").write_text(yaml.safe_dump(settings))
    with pytest.raises(SettingError, match=re.escape(words)):
        read(tmp_path)


def test_a_redirect_leads_from_a_page_that_is_gone_to_one_that_is_there() -> None:
    pages = {"chapters/index", "chapters/salt/soup"}
    with pytest.raises(SettingError, match="is a page of the book"):
        files.redirects({"chapters/index": "chapters/salt/soup"}, pages)
    with pytest.raises(SettingError, match="no page of the book"):
        files.redirects({"chapters/old": "chapters/older"}, pages)


def test_the_books_own_settings_name_no_address_and_its_changelog_is_news() -> None:
    own = read(ROOT)
    assert [own.site, own.repository, own.reports, own.hub, own.lite] == [""] * 5
    files.redirects(own.redirects, chapters(ROOT))
    assert [version for version, _, _ in files.releases((ROOT / "CHANGELOG.md").read_text("utf8"))][-1] == "0.1.0"


@pytest.mark.parametrize("page", chapters(ROOT))
def test_each_page_is_launched_where_its_notebook_is(page: str) -> None:
    given = Addresses(repository=f"{REPOSITORY}/", hub="https://hub.example", lite="https://lite.example/try")
    found = {each.name: each.address for each in launch.links(given, f"{page}.ipynb")}
    path = page.replace("/", "%2F")
    assert found == {
        "Colab": f"https://colab.research.google.com/github/owner/name/blob/notebooks/{page}.ipynb",
        "Binder": f"https://mybinder.org/v2/gh/owner/name/notebooks?urlpath=lab%2Ftree%2F{path}.ipynb",
        "JupyterHub": "https://hub.example/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fowner%2Fname"
                      f"&branch=notebooks&urlpath=lab%2Ftree%2Fname%2F{path}.ipynb",
        "JupyterLite": f"https://lite.example/try/lab/index.html?path={path}.ipynb",
    }
    assert launch.links(Addresses(), f"{page}.ipynb") == []
    alone = launch.links(Addresses(repository=REPOSITORY), f"{page}.ipynb")
    assert [each.name for each in alone] == ["Colab", "Binder"]


def test_a_page_shows_its_launch_links_and_its_notebook_knows_the_package(book: Any) -> None:
    book.chapter("salt/kitchen", "# Kitchen\n\n```{code-cell} python\n1 + 1\n```\n")
    site = built(book, repository=REPOSITORY)
    html = book.page("salt/kitchen")
    for each in launch.links(Addresses(repository=REPOSITORY), "chapters/salt/kitchen.ipynb"):
        assert f'<a href="{each.address}">{each.name}</a>' in html
    notebook = json.loads((site / "chapters/salt/kitchen.ipynb").read_text("utf8"))
    assert f"git+{REPOSITORY}@notebooks" in "".join("".join(cell["source"]) for cell in notebook["cells"])


def test_the_branch_of_notebooks_holds_what_runs_them(tmp_path: Path) -> None:
    book = tmp_path / "book"
    for name in branch.BESIDE:
        assert (ROOT / name).exists()
        (book / name).parent.mkdir(parents=True, exist_ok=True)
        if name == "electrolytes":
            (book / name / "__pycache__").mkdir(parents=True)
        else:
            (book / name).symlink_to(ROOT / name)
    with pytest.raises(branch.NotBuiltError, match="make book"):
        branch.lay(book, tmp_path / "out")
    made = book / "_build" / "html" / "chapters" / "salt"
    made.mkdir(parents=True)
    (made / "soup.ipynb").write_text("{}")
    assert branch.lay(book, tmp_path / "out") == [Path("chapters/salt/soup.ipynb")]
    laid = tmp_path / "out"
    assert (laid / "chapters/salt/soup.ipynb").exists()
    assert (laid / ".binder/postBuild").stat().st_mode & 0o111
    assert not (laid / "electrolytes/__pycache__").exists()
    with pytest.raises(FileExistsError, match="is not empty"):
        branch.lay(book, laid)


def test_the_files_for_binder_and_a_hub_are_what_their_builders_take() -> None:
    """repo2docker's rules: a Python of the form python-3.12, requirements from the root, a script that can run."""
    binder = ROOT / ".binder"
    assert sorted(path.name for path in binder.iterdir()) == ["postBuild", "requirements.txt", "runtime.txt"]
    assert re.fullmatch(r"python-3\.1[1-3]\n", (binder / "runtime.txt").read_text())
    wanted = [line for line in (binder / "requirements.txt").read_text().splitlines() if not line.startswith("#")]
    assert wanted == [".[lab]"], "a line that starts with a point makes it install from the whole repository"
    script = binder / "postBuild"
    assert script.stat().st_mode & 0o111 and script.read_text().startswith("#!/usr/bin/env bash\n")
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    steps = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    assert steps[0][0] == "FROM" and {word for word, _ in steps} <= {"FROM", "RUN", "WORKDIR", "COPY", "USER", "EXPOSE",
                                                                  "CMD"}
    for copied in (rest.split()[:-1] for word, rest in steps if word == "COPY"):
        assert all((ROOT / name).exists() for name in copied)
    assert ["USER", "reader"] in steps
    assert ".binder/requirements.txt" in text, "both install the same"
    assert json.loads(next(rest for word, rest in steps if word == "CMD"))[:2] == ["jupyter", "lab"]


def test_postbuild_sets_the_laboratory_up(tmp_path: Path) -> None:
    """Run as repo2docker does, with a Python that says where it lives."""
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.write_text(f'#!/bin/sh\ncase "$*" in *sys.prefix*) echo {tmp_path} ;; esac\n')
    python.chmod(0o755)
    subprocess.run([ROOT / ".binder" / "postBuild"], cwd=ROOT, check=True,
                   env={**os.environ, "PATH": f"{python.parent}:{os.environ['PATH']}"})
    laid = tmp_path / "share/jupyter/lab/settings/overrides.json"
    assert laid.read_text() == (ROOT / "electrolytes/lab/settings/overrides.json").read_text()


def test_the_workflow_pushes_to_the_branch_that_the_links_name() -> None:
    workflow = (ROOT / ".github/workflows/pages.yml").read_text("utf8")
    assert f"HEAD:{read(ROOT).notebooks}" in workflow


def test_a_title_is_broken_into_lines_that_fit_its_card() -> None:
    title = "Why the kidney decides about pressure, and what potassium has to do with it"
    lines = cards.wrapped(title, cards.COLUMN, cards.HEADING)
    assert " ".join(lines) == title and len(lines) > 3
    assert max(cards._width(line, cards.HEADING) for line in lines) <= cards.COLUMN


def test_all_that_is_shipped_has_its_license_on_a_page(site: Path) -> None:
    html = unescape((site / "chapters/reference/licenses.html").read_text("utf8"))
    for package in licenses.SHIPPED:
        version, name, text = licenses.version_and_license(package, ROOT / "node_modules")
        assert name and f">{version}<" in html and f"The license of {package.name}" in html
        assert len(text.read_text("utf8")) > 500
    scripts = {path.name for path in (site / "_static").glob("*.js")}
    ours = {path.name for path in (ROOT / "electrolytes").rglob("*.js")}
    ours |= {"person-data.js", "review-cards.js", "routes-data.js", "search-index.js", "taken.js", "whatif.js", *JOINED}
    theirs = {"minisearch.js", "ts-fsrs.js", "design-tabs.js", "doctools.js", "documentation_options.js",
              "language_data.js", "searchtools.js", "sphinx_highlight.js"}
    assert scripts <= ours | theirs, "a script of others is on the site that no license is shown for"


def test_an_address_below_a_path_leads_nowhere_in_plain_words_and_back(book: Any, chromium: Any) -> None:
    """A host that shows 404.html at any depth: its style is there, and its links lead into the book."""
    site = built(book, site=SITE, redirects={"chapters/old/broth": "chapters/salt/soup"})

    class Host(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            self.path = self.path.removeprefix("/a/b")
            if not Path(self.translate_path(self.path)).exists():
                self.path = "/404.html"
            super().do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/a/b/"
    page = chromium.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    try:
        page.goto(f"{base}chapters/much/too/deep.html")
        assert page.locator("h1").text_content() == "There is no such page"
        assert page.evaluate("() => document.styleSheets[0].href") == f"{base}_static/book.css"
        page.click("text=To the front page")
        assert page.url == f"{base}chapters/index.html"
        page.goto(f"{base}chapters/old/broth.html")
        page.wait_for_url(f"{base}chapters/salt/soup.html")
        assert said == []
    finally:
        page.close()
        server.shutdown()
        server.server_close()


def test_an_address_that_is_gone_is_told_from_one_that_refuses(tmp_path: Path) -> None:
    class Host(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            self.send_response(int(self.path[1:4]))
            self.end_headers()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    page = "".join(f'<a class="x" href="{base}/{code}?a=1&amp;b=2#place">x</a>' for code in (200, 403, 404, 410))
    (tmp_path / "one.html").write_text(page + '<a href="#in">')
    try:
        found = links.named(tmp_path)
        assert found[f"{base}/200?a=1&b=2"] == ["one.html"] and len(found) == 4
        said = {address.partition("?")[0][-3:]: words.partition(":")[0]
                for address, words in links.answers(found).items()}
        assert said == {"403": "not known", "404": "dead", "410": "dead"}
    finally:
        server.shutdown()
        server.server_close()
