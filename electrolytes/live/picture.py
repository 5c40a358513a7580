"""From a Matplotlib figure to the SVG that stands in the page and that the script moves.

Matplotlib's own output is kept, and made fit for a page: names of parts are unique on the page, colors are the
palette's variables (so dark mode needs no second picture), text takes the page's font, and each bound artist can be
found by its number.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Mapping, Sequence
from xml.etree import ElementTree

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FuncFormatter, LogFormatterMathtext, NullFormatter

from electrolytes.live.contract import AxesSpec, AxisSpec
from electrolytes.live.lightness import lighten
from electrolytes.live.palette import STYLE, palette
from electrolytes.live.plan import Frame, Spec
from electrolytes.model import ModelError

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"
ElementTree.register_namespace("", "http://www.w3.org/2000/svg")

_COLOR = re.compile(r"#[0-9a-fA-F]{6}\b")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")


def render(figure: Figure) -> ElementTree.Element:
    """Matplotlib's SVG of a figure as a tree; the layout is fixed from here on."""
    with mpl.rc_context(STYLE):
        for axes in figure.axes:
            for axis in (axes.xaxis, axes.yaxis):
                if axis.get_scale() == "log" and isinstance(axis.get_major_formatter(), LogFormatterMathtext):
                    axis.set_major_formatter(FuncFormatter(_plain))  # 0.01, not a power in mathtext
                    axis.set_minor_formatter(NullFormatter())
        figure.draw_without_rendering()
        for text in figure.findobj(Text):
            assert isinstance(text, Text)
            if "$" in text.get_text():
                raise ModelError(
                    f"the text {text.get_text()!r} uses mathtext, which places letters at another font's widths; "
                    "use Unicode such as Na⁺"
                )
        figure.set_layout_engine("none")
        buffer = io.StringIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None})
    return ElementTree.fromstring(buffer.getvalue())


def _plain(value: float, position: int | None = None) -> str:
    """A tick of a logarithmic axis."""
    return f"{value:g}"


def axes_spec(axes: Axes, drag: Mapping[str, str]) -> AxesSpec:
    """How data become places in the picture; ``drag`` says which control a finger moves along either side."""
    assert axes.figure is not None
    height = axes.figure.bbox.height
    (x0, x1), (y0, y1) = axes.get_xlim(), axes.get_ylim()
    left, bottom = axes.transData.transform((x0, y0))
    right, top = axes.transData.transform((x1, y1))

    def axis(scale: str, low: float, high: float, start: float, end: float) -> AxisSpec:
        if scale not in ("linear", "log"):
            raise ModelError(f"an axis with the scale {scale!r} cannot move in the page; allowed are linear and log")
        low, high = (math.log10(low), math.log10(high)) if scale == "log" else (low, high)
        slope = (end - start) / (high - low)
        return {"log": scale == "log", "a": start - slope * low, "b": slope}

    return {
        "x": axis(axes.get_xscale(), x0, x1, left, right),
        "y": axis(axes.get_yscale(), y0, y1, height - bottom, height - top),
        "box": [round(float(v), 2) for v in (left, height - top, right, height - bottom)],
        "drag": dict(drag),
        "xlabel": axes.get_xlabel(),
        "ylabel": axes.get_ylabel(),
    }


def picture(
    figure: Figure, slug: str, label: str, artists: Sequence[Artist], bound: Sequence[Spec], frame: Frame
) -> str:
    """The picture as inline SVG.

    Parameters
    ----------
    figure : Figure
    slug : str
        Comes before every name inside the picture, so that several stand on one page.
    label : str
        What somebody hears who cannot see it.
    artists : sequence of Artist
        The moving parts; part number ``k`` gets ``data-artist="k"``.
    bound : sequence of dict
        The bindings' specs; ``"at"`` is the artist's number.
    frame : Frame
        The values at the default settings.
    """
    for number, artist in enumerate(artists):
        artist.set_gid(f"artist-{number}")
    root = render(figure)
    _tidy(root, slug)
    for spec in bound:
        kind = spec["kind"]
        group = root.find(f".//*[@data-artist='{spec['at']}']")
        if group is None:
            raise ModelError(f"the {kind} of {slug} is not in the picture; is it visible, and inside its axes?")
        if kind in _FITTERS:
            _FITTERS[kind](group, spec, frame)
    for element in root.iter():
        element.attrib.pop("data-slug", None)
    lighten(root)
    root.set("role", "img" if root.find(".//*[@data-door]") is None else "group")
    root.set("aria-label", label)
    return ElementTree.tostring(root, encoding="unicode")


def still_picture(figure: Figure, slug: str) -> str:
    """A figure in which nothing moves, as inline SVG; ``slug`` comes before every name inside it."""
    for artist in figure.findobj():
        artist.set_gid(None)
    root = render(figure)
    _tidy(root, slug)
    lighten(root)
    return ElementTree.tostring(root, encoding="unicode")


def _tidy(root: ElementTree.Element, slug: str) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{SVG}metadata" or (child.tag == f"{SVG}defs" and child.find(f"{SVG}style") is not None):
                parent.remove(child)
    for name in ("width", "height", "version"):
        root.attrib.pop(name, None)
    for element in root.iter():
        name = element.attrib.pop("id", "")
        if name.startswith("artist-"):
            element.set("data-artist", name.removeprefix("artist-"))
            element.set("data-slug", slug)
        elif name and element.tag != f"{SVG}g":
            element.set("id", f"{slug}-{name}")
        if element.tag == f"{SVG}a":
            _door(element)
        if HREF in element.attrib:
            element.set("href", f"#{slug}-{element.attrib.pop(HREF).removeprefix('#')}")
        if "clip-path" in element.attrib:
            element.set("clip-path", _REFERENCE.sub(rf"url(#{slug}-\1)", element.attrib["clip-path"]))
        _set(element, **_styles(element.attrib.pop("style", "")))
        if not (element.text or "").strip():
            element.text = None
        element.tail = None


def _door(link: ElementTree.Element) -> None:
    """A part that leads to a page (`parts.door`): a group that names the page, which the book makes a link."""
    page, _, name = link.attrib[HREF].removeprefix("door:").partition("|")
    link.attrib.clear()
    link.tag = f"{SVG}g"
    _set(link, **{"class": "explorable-door", "data-door": page, "data-name": name})
    for shape in link:
        shape.attrib.pop("style", None)
        _set(shape, fill="transparent")


def _styles(style: str) -> dict[str, str]:
    """What a style says, as attributes of the same names: the page's policy applies no style in the page's text."""
    said = dict(part.split(":", 1) for part in style.split(";") if ":" in part)
    return {
        name.strip(): _COLOR.sub(lambda match: f"var(--el-{palette.name_of(match.group())})", value.strip())
        for name, value in said.items()
        if name.strip() != "font-family"
    }


def _shape(group: ElementTree.Element, tag: str) -> ElementTree.Element:
    found = group if group.tag == f"{SVG}{tag}" else next(group.iter(f"{SVG}{tag}"), None)
    if found is None:
        raise ModelError(f"a bound part of the picture is no {tag}")
    return found


def _set(element: ElementTree.Element, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set(name, value)


def _fit_circle(group: ElementTree.Element, spec: Spec, frame: Frame) -> None:
    path = _shape(group, "path")
    corners = [float(v) for v in re.findall(r"-?\d+\.?\d*", path.attrib.pop("d"))]
    xs, ys = corners[0::2], corners[1::2]
    path.tag = f"{SVG}ellipse"
    places = {
        "cx": (min(xs) + max(xs)) / 2,
        "cy": (min(ys) + max(ys)) / 2,
        "rx": (max(xs) - min(xs)) / 2,
        "ry": (max(ys) - min(ys)) / 2,
    }
    for name, value in places.items():
        path.set(name, f"{value:.2f}")


def _fit_band(group: ElementTree.Element, spec: Spec, frame: Frame) -> None:
    # Matplotlib draws it through a <use>, unless it reaches beyond the picture; the script wants a plain path.
    path = _shape(group, "path")
    use = next(group.iter(f"{SVG}use"), None)
    if use is None:
        return
    use.tag = f"{SVG}path"
    use.set("d", path.attrib["d"])
    use.set("transform", f"translate({use.attrib.pop('x')} {use.attrib.pop('y')})")
    del use.attrib["href"]
    for defs in group.findall(f"{SVG}defs"):
        group.remove(defs)


def _fit_arrow(group: ElementTree.Element, spec: Spec, frame: Frame) -> None:
    # The head is a marker of the line's own color, which grows with the line's width.
    path = _shape(group, "path")
    name = f"{group.get('data-slug')}-head-{spec['at']}"
    marker = ElementTree.SubElement(
        group,
        f"{SVG}marker",
        id=name,
        viewBox="0 0 10 10",
        refX="3",
        refY="5",
        orient="auto-start-reverse",
        markerWidth="2.6",
        markerHeight="2.6",
    )
    ElementTree.SubElement(
        marker,
        f"{SVG}path",
        d="M 0 0 L 10 5 L 0 10 z",
        fill=path.get("stroke", "currentColor"),
        stroke="none",
    )
    path.set("marker-end" if frame.values[spec["width"]] >= 0 else "marker-start", f"url(#{name})")


def _fit_color(group: ElementTree.Element, spec: Spec, frame: Frame) -> None:
    share = 100 * min(1.0, max(0.0, frame.values[spec["amount"]]))
    mixed = f"color-mix(in srgb, var(--el-{spec['high']}) {share:.1f}%, var(--el-{spec['low']}))"
    for tag in ("text", "ellipse", "use", "path"):
        for shape in group.iter(f"{SVG}{tag}"):
            painted = bool({"fill", "stroke", "font-size"} & shape.attrib.keys()) and shape.get("fill") != "none"
            if painted or spec["paint"] == "stroke":
                _set(shape, **{spec["paint"]: mixed})


def _fit_opacity(group: ElementTree.Element, spec: Spec, frame: Frame) -> None:
    _set(group, opacity=f"{min(1.0, max(0.0, frame.values[spec['amount']])):.3f}")


def _fit_turn(group: ElementTree.Element, spec: Spec, frame: Frame) -> None:
    _set(group, opacity="0")


_FITTERS = {"circle": _fit_circle, "band": _fit_band, "arrow": _fit_arrow, "color": _fit_color, "opacity": _fit_opacity,
            "turn": _fit_turn}
