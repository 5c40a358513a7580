"""All figures of the built book side by side, to be looked at: ``python -m electrolytes.book.gallery`` after a build.

It writes ``_build/gallery.html``: each figure at rest, small, in light and in dark, with a link to where it stands.
"""

from __future__ import annotations

import argparse
import re
import sys
from html import escape
from pathlib import Path

from electrolytes.book.contents import chapters
from electrolytes.live import style

SVG = re.compile(r'data-explorable="([^"]+)".*?(<svg\b.*?</svg>)', re.DOTALL)
PAGE = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>All figures</title>
<link rel="stylesheet" href="html/_static/book.css">
<style>{style}
body {{ margin: 1rem; font: 14px/1.3 var(--text, sans-serif); }}
.light {{ color-scheme: light; }}
.dark {{ color-scheme: dark; }}
section {{ display: grid; grid-template-columns: repeat(auto-fill, minmax(20rem, 1fr)); gap: 0.6rem; }}
figure {{ margin: 0; padding: 0.4rem; background: var(--el-paper); color: var(--el-ink); }}
svg {{ width: 100%; height: auto; overflow: visible; stroke-linejoin: round; }}
</style>
<h1>{count} figures</h1>
<section class="explorable light">{light}</section>
<section class="explorable dark">{dark}</section>
</html>
"""


def figures(site: Path, names: list[str]) -> list[tuple[str, str, str]]:
    """Each figure of the built pages: the page, its slug, its picture."""
    return [(name, slug, svg) for name in names if (site / f"{name}.html").exists()
            for slug, svg in SVG.findall((site / f"{name}.html").read_text("utf8"))]


def sheet(shown: list[tuple[str, str, str]]) -> str:
    """A page with all of them, twice: names inside the pictures are made the second row's own."""
    def row(mode: str) -> str:
        return "".join(
            f'<figure>{_own(svg, f"{mode}-{number}-")}<figcaption><a href="html/{escape(name)}.html#{escape(slug)}">'
            f"{escape(name.removeprefix('chapters/'))}: {escape(slug)}</a></figcaption></figure>"
            for number, (name, slug, svg) in enumerate(shown))

    return PAGE.format(style=style(), count=len(shown), light=row("light"), dark=row("dark"))


def _own(svg: str, prefix: str) -> str:
    """A picture whose inner names can stand on a page with another copy of it."""
    return re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{prefix}", svg)


def main() -> int:
    """Write the sheet."""
    parser = argparse.ArgumentParser(prog="python -m electrolytes.book.gallery", description="All figures on one page.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path.cwd(), help="where _config.yml stands")
    built = parser.parse_args().folder.resolve() / "_build"
    shown = figures(built / "html", chapters(built.parent))
    if not shown:
        print("There is no built book here: run `make book` first", file=sys.stderr)
        return 1
    (built / "gallery.html").write_text(sheet(shown), "utf8")
    print(f"{len(shown)} figures: {built / 'gallery.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
