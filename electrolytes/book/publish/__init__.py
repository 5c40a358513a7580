"""What makes the built book a published site: addresses, launch buttons, cards, news, redirects, the book as an app.

=============  ====================================================================================================
`addresses`    ``site.yml``, the one setting
`head`         what a page says of itself to machines
`cards`        a picture of each page for where its address is shared, and the app's icons
`files`        the list of pages, news, "not found", redirects
`launch`       where a page can be run in one click
`offline`      the service worker and the manifest
`licenses`     the licenses of all that is shipped
`links`        whether addresses that the book names still answer
`branch`       the notebooks as a folder to push: ``python -m electrolytes.book.publish.branch``
=============  ====================================================================================================

While the address of the site is not configured, canonical links, cards, the list of pages, news and the page for what
is not found are left out, and the build says so.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.errors import ConfigError, ExtensionError
from sphinx.util import logging

from electrolytes.book.publish import cards, files, head, launch, licenses, offline
from electrolytes.book.publish.addresses import FILE, Addresses, SettingError, read
from electrolytes.book.settings import version_of

logger = logging.getLogger(__name__)

CARDS = "cards"
NOT_FOUND, STYLE, SEARCH = "404.html", "_static/book.css", "search.html"
WITHOUT_SITE = "no canonical links, cards, sitemap.xml, robots.txt, feed.xml and 404.html"
WITHOUT_REPOSITORY = "no buttons for Colab, Binder and JupyterHub"


def addresses(app: Sphinx) -> Addresses:
    """The addresses of the book that is being built."""
    given: Addresses = app.config.book_addresses
    return given


def _configure(app: Sphinx, config: Config) -> None:
    """Read the one setting; other parts take what they need from it."""
    try:
        given = read(Path(app.confdir))
    except SettingError as fault:
        raise ConfigError(str(fault)) from None
    config.book_addresses = given
    config.book_published = repr(given)  # every page is written again when an address has changed
    config.html_baseurl = given.site
    if not config.package_source:
        config.package_source = launch.package_source(given)


def _describe(app: Sphinx, pagename: str, template: str, context: dict[str, Any],
              doctree: nodes.document | None) -> None:
    """Give the template what a page says of itself, where it can be run, and where to report an error."""
    given = addresses(app)
    context["report_address"] = given.report_address
    context["offline"] = given.offline
    if doctree is None:
        context["pageurl"] = None
        return
    book = head.Book(app.config.html_title, app.config.author, app.config.language or "en", app.config.book_license,
                     version_of(app.config.book_package))
    title, svg = head.plain(context.get("title", "")), cards.first_figure(context.get("body", ""))
    card = f"{CARDS}/{pagename.replace('/', '-')}.png" if given.site else ""
    if card:
        path = Path(app.outdir, card)
        path.parent.mkdir(exist_ok=True)
        drawn = cards.card(title, book.title, svg, app.config.book_mark)
        path.write_bytes(cards.drawn(drawn, Path(app.doctreedir).parent / CARDS))
    page = head.Page(app.builder.get_target_uri(pagename), title, (context.get("meta") or {}).get("description", ""),
                     card, head.plain(cards.alt(svg)))
    context["described"] = head.head(given, book, page)
    context["feed"] = bool(given.site) and _changelog(app).exists()
    context["launch"] = launch.links(given, f"{pagename}.ipynb") if context.get("notebook") else []


def _changelog(app: Sphinx) -> Path:
    return Path(app.confdir, "CHANGELOG.md")


def _finish(app: Sphinx, fault: Exception | None) -> None:
    """Write what belongs to the site as a whole, once its pages are written."""
    if fault is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    site, given, title = Path(app.outdir), addresses(app), app.config.html_title
    uri = app.builder.get_target_uri
    try:
        moved = files.redirects(given.redirects, app.env.found_docs)
        made = _of_the_site(app, given) if given.site else {}
    except (SettingError, files.ChangelogError) as reason:
        raise ExtensionError(str(reason)) from None
    for name in ("sitemap.xml", "robots.txt", "feed.xml", NOT_FOUND):
        (site / name).unlink(missing_ok=True)
    for name, text in {**moved, **made}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf8")
    offline.stamp(site, SEARCH)
    front = uri(app.config.root_doc)
    try:
        offline.write(site, title, sorted({"index.html", front}), [NOT_FOUND], given.offline, app.config.book_mark)
    except offline.MissingFileError as reason:
        raise ExtensionError(str(reason)) from None
    if not given.site:
        shutil.rmtree(site / CARDS, ignore_errors=True)
    missing = [f"{name}: {words}" for name, words in (("site", WITHOUT_SITE), ("repository", WITHOUT_REPOSITORY))
               if not getattr(given, name)]
    if missing and getattr(app.builder, "to_write", None):
        print(f"Not configured in {FILE}: {'; '.join(missing)}.")


def _of_the_site(app: Sphinx, given: Addresses) -> dict[str, str]:
    """The files that need the address of the site."""
    uri = app.builder.get_target_uri
    pages = [(uri(name), str(app.env.metadata[name].get("reviewed", ""))) for name in sorted(app.env.found_docs)]
    made = {"sitemap.xml": files.sitemap(given, pages), "robots.txt": files.robots(given),
            NOT_FOUND: files.not_found(given, app.config.html_title, STYLE, uri(app.config.root_doc))}
    if _changelog(app).exists():
        made["feed.xml"] = files.feed(given, app.config.html_title, app.config.author,
                                      _changelog(app).read_text("utf8"))
    return made


def setup(app: Sphinx) -> None:
    """Register the setting and connect to the writing of pages."""
    app.add_config_value("book_license", "", "html", str)
    app.add_config_value("book_addresses", Addresses(), "", Addresses)
    app.add_config_value("book_published", "", "html", str)
    licenses.setup(app)
    app.connect("config-inited", _configure, priority=900)
    app.connect("html-page-context", _describe, priority=870)  # once the page's notebook is written
    app.connect("build-finished", _finish, priority=950)  # once the search has written its index
