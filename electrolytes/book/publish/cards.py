"""Pictures of the book for other programs: a card for each page (its title and first figure), and the app's icons.

Drawn by resvg in the type of the figures, so the same everywhere; kept from build to build by what they show.
"""

from __future__ import annotations

import hashlib
import re
from html import escape
from pathlib import Path
from urllib.parse import quote

import resvg_py
from matplotlib import get_data_path
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath

from electrolytes.book.publish.head import SIZE
from electrolytes.live import typeface
from electrolytes.live.palette import SWATCHES
from electrolytes.live.still import standalone

SVG = re.compile(r'<div class="explorable-stage">\s*(<svg\b.*?</svg>)', re.DOTALL)
BOX = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
LABEL = re.compile(r'aria-label="([^"]*)"')
MARK = ('<path d="M1 13C6 13 6 3 15 3" fill="none" stroke="#1d4ed8" stroke-width="2"/>'
        '<circle cx="8" cy="7.6" r="2.6" fill="#1d4ed8"/>')
"""The sign of a book that has none of its own, in a box of 16: a curve with its dot."""
ICONS = {"icon-192.png": (192, 16), "icon-512.png": (512, 16), "icon-maskable-512.png": (512, 26),
         "apple-touch-icon.png": (180, 20)}
"""Name → width in pixels, and width of the box around the sign: what a phone cuts to a circle needs an edge."""
MARGIN, COLUMN = 60, 470  # of a card, pixels: around it, and for the words beside the figure
HEADING = 46


def address(mark: str) -> str:
    """The sign as an address, for the tab of a browser."""
    return "data:image/svg+xml," + quote(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{mark}</svg>')


def icon(pixels: int, box: float, mark: str = MARK) -> bytes:
    """The sign on paper, as a square PNG."""
    edge = (box - 16) / 2
    return _drawn(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-edge:g} {-edge:g} {box:g} {box:g}">'
                  f'<rect x="{-edge:g}" y="{-edge:g}" width="100%" height="100%" fill="#ffffff"/>{mark}</svg>',
                  pixels, pixels)


def first_figure(body: str) -> str:
    """The picture of the first live figure of a page, as it stands in the page; empty if there is none."""
    found = SVG.search(body)
    return found[1] if found else ""


def alt(svg: str) -> str:
    """What a picture says of itself, escaped as in a page."""
    label = LABEL.search(svg)
    return label[1] if label else ""


def card(title: str, book: str, svg: str = "", mark: str = MARK) -> str:
    """A card as SVG: the page's title, the book's below it, the figure beside them.

    Parameters
    ----------
    svg : the figure as it stands in the page; without one, the book's sign takes its place
    """
    width, height = SIZE
    left, room = MARGIN + COLUMN + 30, width - 2 * MARGIN - COLUMN - 30
    box = BOX.search(svg)
    if svg and box:
        across, down = float(box[1]), float(box[2])
        scale = min(room / across, (height - 80) / down)
        picture = _placed(standalone(svg), left + (room - across * scale) / 2, (height - down * scale) / 2,
                          across * scale, down * scale)
    else:
        picture = f'<svg x="{left}" y="{height / 2 - 200}" width="400" height="400" viewBox="0 0 16 16">{mark}</svg>'
    lines = wrapped(title, COLUMN, HEADING)[:7]
    top = height / 2 - len(lines) * HEADING * 0.62
    words = "".join(f'<text x="{MARGIN}" y="{top + i * HEADING * 1.24 + HEADING:.1f}" font-size="{HEADING}" '
                    f'font-weight="bold" fill="#1c2430">{escape(line)}</text>' for i, line in enumerate(lines))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'font-family="{typeface.FAMILIES[0]}">'
            f'<rect width="100%" height="100%" fill="{SWATCHES["paper"].light}"/>'
            f'<rect width="14" height="100%" fill="#c2410c"/>{words}'
            f'<svg x="{MARGIN}" y="{height - 96}" width="36" height="36" viewBox="0 0 16 16">{mark}</svg>'
            f'<text x="{MARGIN + 52}" y="{height - 68}" font-size="26" fill="#5b6675">{escape(book)}</text>'
            f"{picture}</svg>")


def _placed(svg: str, x: float, y: float, across: float, down: float) -> str:
    """A picture of its own as a part of another; it keeps its own measures within."""
    start, rest = svg.split(">", 1)
    start = re.sub(r"\s(?:width|height)='[^']*'", "", start)
    return f"{start} x='{x:.1f}' y='{y:.1f}' width='{across:.1f}' height='{down:.1f}' overflow='hidden'>{rest}"


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A title in lines no wider than a column, in bold letters of a size."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(text: str, size: float) -> float:
    font = FontProperties(family=typeface.FAMILIES, weight="bold")
    return float(TextPath((0, 0), text.replace("$", " "), size=size, prop=font).get_extents().x1)


def _fonts() -> list[str]:
    """The files of the type; Matplotlib's own for what is not in it."""
    folder = Path(get_data_path(), "fonts", "ttf")
    others = [str(folder / name) for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf")]
    return [*map(str, typeface.files()), *others]


def _drawn(svg: str, width: int, height: int) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, height=height, skip_system_fonts=True,
                                       font_files=_fonts(), font_family=typeface.FAMILIES[0],
                                       sans_serif_family=typeface.FAMILIES[0]))


def drawn(svg: str, kept: Path) -> bytes:
    """A card as PNG; one that was drawn before is taken from the folder where they are kept."""
    name = hashlib.sha256(f"{resvg_py.__version__}\n{typeface.version()}\n{svg}".encode()).hexdigest()[:24]
    path = kept / f"{name}.png"
    if not path.exists():
        kept.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.write_bytes(_drawn(svg, *SIZE))
        unfinished.replace(path)
    return path.read_bytes()
