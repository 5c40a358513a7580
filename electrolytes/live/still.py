"""A live figure as a picture that needs no script: for notebooks before they are run, and wherever no widget lives."""

from __future__ import annotations

import math
import re
from html import escape, unescape
from urllib.parse import quote

from electrolytes.live.palette import SWATCHES
from electrolytes.live.typeface import ALIKE

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
SENTENCE = re.compile(r'<output class="explorable-sentence"[^>]*>(.*?)</output>', re.DOTALL)
VARIABLE = re.compile(r"var\(--el-([a-z]+)\)")
MIXED = re.compile(r"color-mix\(in srgb, #([0-9a-f]{6}) ([\d.]+)%, #([0-9a-f]{6})\)")
DECIMALS = re.compile(r"-?\d+\.\d+")
POLYLINE = re.compile(r"M -?[\d.]+ -?[\d.]+(?: L -?[\d.]+ -?[\d.]+){8,}")
WHOLE = "<svg xmlns='http://www.w3.org/2000/svg'"
LABEL = re.compile(r'\s(?:role|aria-label)="[^"]*"')
SEEN = 0.1
"""How far a curve may pass by one of its points, in units of the picture: a fifth of a thin line's width."""
SAFE = "!'()*,-./:;=?@_~ <>{}\u0080-\uffff"


def still(html: str) -> tuple[str, str]:
    """The picture of a live part as an ``<img>`` with everything inside, and the sentence that says what it shows.

    Parameters
    ----------
    html : str
        The root of the part, as ``Live`` shows it.
    """
    svg = SVG.search(html)
    sentence = SENTENCE.search(html)
    words = unescape(re.sub(r"<[^>]+>", "", sentence[1])).strip() if sentence else ""
    picture = ""
    if svg:
        label = re.search(r'aria-label="([^"]*)"', svg[0])
        address = "data:image/svg+xml," + quote(standalone(svg[0]), safe=SAFE)
        picture = (f'<img alt="{label[1] if label else ""}" src="{address}" style="max-width: 640px; width: 100%">'
                   f"<p>{escape(words, quote=False)}</p>")
    return picture, words


def standalone(svg: str) -> str:
    """An SVG of a page as a document of its own: light colors, a paper, a font, no finer than a tenth of a unit.

    One that is such a document already stays as it is.
    """
    if svg.startswith(WHOLE):
        return LABEL.sub("", svg)
    svg = VARIABLE.sub(lambda match: SWATCHES[match[1]].light, svg)
    svg = MIXED.sub(lambda match: _mixed(match[1], float(match[2]) / 100, match[3]), svg)
    svg = re.sub(r'\s(?:data-[\w-]+|role|aria-label)="[^"]*"', "", svg)
    svg = re.sub(r'\s(?:d|points)="[^"]*"', lambda match: DECIMALS.sub(_tenth, match[0]), svg)
    svg = POLYLINE.sub(lambda match: _thinned(match[0]), svg)
    svg = re.sub(r'\sstyle="[^"]*"', lambda match: re.sub(r"(?<=[:;]) +", "", match[0]), svg)
    svg = svg.replace(" />", "/>").replace("<g></g>", "")
    svg = re.sub(r"<g>(<[^<>]*/>)</g>", r"\1", svg)
    box = re.search(r'viewBox="\S+ \S+ (\S+) (\S+)"', svg)
    size = f' width="{box[1]}" height="{box[2]}"' if box else ""
    head = f'<svg xmlns="http://www.w3.org/2000/svg"{size} font-family="{ALIKE}" stroke-linejoin="round"'
    paper = f'<rect width="100%" height="100%" fill="{SWATCHES["paper"].light}"/>'
    opening, rest = svg.split(">", 1)
    opening = re.sub(r'\sxmlns="[^"]*"|\s(?:width|height)="[^"]*"', "", opening)
    return (head + opening.removeprefix("<svg") + ">" + paper + rest).replace('"', "'")


def _thinned(path: str) -> str:
    """A curve through fewer points (Ramer, Douglas and Peucker's way), which looks the same."""
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    points = list(zip(numbers[::2], numbers[1::2], strict=True))
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = max(((_aside(points[i], points[first], points[last]), i) for i in range(first + 1, last)),
                      default=(0.0, 0))
        if far > SEEN:
            kept.add(at)
            waiting += [(first, at), (at, last)]
    return "M " + " L ".join(f"{x:g} {y:g}" for i, (x, y) in enumerate(points) if i in kept)


def _aside(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Distance of a point from the straight line between two others; from the first, if they are one."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = math.hypot(x1 - x0, y1 - y0)
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length if length else math.hypot(x - x0, y - y0)


def _mixed(one: str, share: float, other: str) -> str:
    channels = ((int(one[i: i + 2], 16), int(other[i: i + 2], 16)) for i in (0, 2, 4))
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in channels)


def _tenth(match: re.Match[str]) -> str:
    return f"{float(match[0]):.1f}".removesuffix(".0")
