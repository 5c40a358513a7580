"""The book as an app: a service worker that keeps it on a device, and the manifest that lets a phone install it.

The worker (``sw.js``) is made from ``worker.js`` and a list of what an edition consists of: every page, every file that
a page loads, each with a hash of what it holds. Scripts and styles have addresses that change with what they hold, so
a page never meets those of another edition. With ``offline: false`` in ``site.yml`` the same address holds a worker
that removes what was kept, and itself.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from posixpath import dirname, join, normpath

from electrolytes.book.publish.cards import ICONS, MARK, icon

HERE = Path(__file__).parent
WORKER, SIZE, MANIFEST, ICON_FOLDER = "sw.js", "edition.js", "manifest.webmanifest", "icons"
EDITION = "{/* edition */}"
# what a script of the page loads when it is asked for is named by the element that it belongs to
LOADED = re.compile(r'<(?:script|link|img|div)\b[^>]*?\s(?:src|href|data-code)="([^"#]+)"[^>]*>')
NOT_LOADED = re.compile(r'\srel="(?:canonical|alternate|prev|next)"')
INNER = re.compile(r"""url\(\s*['"]?([^'")#]+)""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
STARTS = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class MissingFileError(ValueError):
    """A page or a style sheet loads a file that the site does not have."""


def edition(site: Path, core: Iterable[str], left_out: Iterable[str] = ()) -> dict[str, object]:
    """What the worker has to know of a built site.

    Parameters
    ----------
    site : the folder of the built site
    core : pages without which the book cannot be opened; what they load belongs to the core too
    left_out : pages that are not kept

    Returns
    -------
    dict
        ``id``, ``bytes`` in all, ``core`` (paths), and ``files``: path → the first 16 digits of its SHA-256.

    Raises
    ------
    MissingFileError
        If something that is loaded is not there.
    """
    pages = sorted({path.relative_to(site).as_posix() for path in site.rglob("*.html")} - set(left_out))
    pages = [page for page in pages if not page.startswith("models/")]  # read once in a while, and as heavy as the book
    loads = {page: loaded(site, page) for page in pages}
    names = sorted({*pages, *(name for found in loads.values() for name in found)})
    files = {name: _hash((site / name.partition("?")[0]).read_bytes()) for name in names}
    worker = (HERE / "worker.js").read_bytes()
    whole = json.dumps(files, sort_keys=True).encode() + worker
    return {"id": _hash(whole), "bytes": sum((site / name.partition("?")[0]).stat().st_size for name in names),
            "core": sorted({name for page in core for name in (page, *loads[page])}), "files": files}


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def loaded(site: Path, page: str) -> Sequence[str]:
    """The files that a page loads, and those that its style sheets load, as they are asked for, below the site."""
    html = (site / page).read_text("utf8")
    found = [tag[1] for tag in LOADED.finditer(html) if not NOT_LOADED.search(tag[0])]
    names = [_below(site, page, address) for address in found if not STARTS.match(address)]
    for style in [name for name in names if name.partition("?")[0].endswith(".css")]:
        text = COMMENT.sub("", (site / style.partition("?")[0]).read_text("utf8"))
        names += [_below(site, style, address) for address in INNER.findall(text) if not STARTS.match(address)]
    return names


def _below(site: Path, where: str, address: str) -> str:
    name = normpath(join(dirname(where.partition("?")[0]), address))
    if not (site / name.partition("?")[0]).is_file():
        raise MissingFileError(f"{where} loads {address}, which the site does not have")
    return name


def write(site: Path, title: str, core: Iterable[str], left_out: Iterable[str] = (), offline: bool = True,
          mark: str = MARK) -> None:
    """Write the worker, the manifest and the icons into a built site.

    Parameters
    ----------
    offline : False for the worker that removes what was kept, and itself
    mark : the book's sign
    """
    folder = site / ICON_FOLDER
    folder.mkdir(exist_ok=True)
    for name, (pixels, box) in ICONS.items():
        (folder / name).write_bytes(icon(pixels, box, mark))
    if not offline:
        (site / WORKER).write_bytes((HERE / "stop.js").read_bytes())
        for name in (SIZE, MANIFEST):
            (site / name).unlink(missing_ok=True)
        return
    made = edition(site, core, left_out)
    text = (HERE / "worker.js").read_text("utf8").replace(EDITION, json.dumps(made, separators=(",", ":")))
    (site / WORKER).write_text(text, "utf8")
    (site / SIZE).write_text(f'window.bookEdition={{"bytes":{made["bytes"]}}};\n', "utf8")
    (site / MANIFEST).write_text(json.dumps(manifest(title), ensure_ascii=False, indent=1) + "\n", "utf8")


def manifest(title: str) -> dict[str, object]:
    """What a phone has to know to install the book; all addresses are relative, so that it works below any path."""
    icons = [{"src": f"{ICON_FOLDER}/{name}", "sizes": f"{pixels}x{pixels}", "type": "image/png",
              "purpose": "maskable" if "maskable" in name else "any"}
             for name, (pixels, _) in ICONS.items() if name.startswith("icon")]
    return {"name": title, "short_name": title if len(title) <= 12 else title.split()[0], "start_url": "./index.html",
            "scope": "./", "display": "minimal-ui", "background_color": "#ffffff", "theme_color": "#ffffff",
            "icons": icons}


def stamp(site: Path, page: str) -> None:
    """Give the scripts and styles of a page that Sphinx has not stamped an address that changes with what they hold."""
    path = site / page
    if not path.exists():
        return

    def stamped(tag: re.Match[str]) -> str:
        address = tag[1].partition("?")[0]
        if STARTS.match(address) or not address.endswith((".js", ".css")):
            return tag[0]
        content = (site / _below(site, page, address)).read_bytes()
        return tag[0].replace(f'"{tag[1]}"', f'"{address}?v={_hash(content)[:8]}"')

    html = path.read_text("utf8")
    path.write_text(LOADED.sub(stamped, html), "utf8")
