"""The book's one visual language: a color and a mark for each ion, and the Matplotlib style.

Figures use these colors only. In the page each becomes a CSS variable, so that one picture serves light, dark and
forced colors. Colors are told apart by color-blind readers too (tests/live/test_palette.py), and never carry meaning
alone: every ion has its own mark as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from electrolytes.live import typeface
from electrolytes.model import ModelError


@dataclass(frozen=True)
class Swatch:
    """A named color: ``light`` and ``dark`` are the shades in either mode, ``forced`` a system color."""

    light: str
    dark: str
    forced: str = "CanvasText"


SWATCHES: dict[str, Swatch] = {
    "sodium": Swatch("#ca4010", "#eb734c"),
    "potassium": Swatch("#7c2df0", "#d1bbff"),
    "magnesium": Swatch("#07805d", "#3efea0"),
    "calcium": Swatch("#920a52", "#f0598b"),
    "chloride": Swatch("#1c2632", "#dbe0e5"),
    "water": Swatch("#0369b1", "#1e91fc"),
    "atp": Swatch("#5a4500", "#feea58"),
    "membrane": Swatch("#e2d3ae", "#5c5138", "GrayText"),
    "inside": Swatch("#fdf6e6", "#2a2619", "Canvas"),
    "outside": Swatch("#f2f8fd", "#17242d", "Canvas"),
    "ink": Swatch("#1c2430", "#e8edf2"),
    "muted": Swatch("#5b6675", "#a3aebb"),
    "grid": Swatch("#e3e7ec", "#333c47", "GrayText"),
    "paper": Swatch("#ffffff", "#14181e", "Canvas"),
    "accent": Swatch("#1d4ed8", "#8ab4ff", "Highlight"),
    "normal": Swatch("#dcefe3", "#1e3a2c", "GrayText"),
}
"""Name of a color → its shades."""

MARKS: dict[str, str] = {
    "sodium": "o",
    "potassium": "s",
    "magnesium": "D",
    "calcium": "^",
    "chloride": "h",
    "water": "v",
    "atp": "*",
}
"""Ion or molecule → its Matplotlib marker."""


class Palette:
    """The colors by name, as Matplotlib takes them: ``palette.sodium``."""

    def __getattr__(self, name: str) -> str:
        try:
            return SWATCHES[name].light
        except KeyError:
            raise ModelError(f"no color {name!r} in the palette; there are {', '.join(SWATCHES)}") from None

    def name_of(self, color: Any) -> str:
        """The palette's name of a Matplotlib color; :class:`ModelError` when it is not in the palette."""
        wanted = to_hex(color)
        for name, swatch in SWATCHES.items():
            if swatch.light == wanted:
                return name
        raise ModelError(
            f"the color {wanted} is not in the palette, so it would not change in dark mode; "
            f"use one of {', '.join(SWATCHES)}"
        )


palette = Palette()


def variables() -> str:
    """The palette as CSS custom properties that follow the color scheme, paper, and forced colors."""
    shades = "".join(f"--el-{name}:light-dark({swatch.light},{swatch.dark});" for name, swatch in SWATCHES.items())
    forced = "".join(f"--el-{name}:{swatch.forced};" for name, swatch in SWATCHES.items())
    return (
        f".explorable{{{shades}}}\n"
        '[data-jp-theme-light="true"] .explorable{color-scheme:light}\n'
        '[data-jp-theme-light="false"] .explorable{color-scheme:dark}\n'
        "@media print{.explorable{color-scheme:light}}\n"
        f"@media (forced-colors:active){{.explorable{{{forced}}}}}\n"
    )


STYLE: dict[str, Any] = {
    "figure.dpi": 72,  # one Matplotlib point is one unit of the picture
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "svg.fonttype": "none",  # text stays text, and takes the page's font
    "svg.hashsalt": "electrolytes",
    "font.family": typeface.FAMILIES,
    "font.size": 12.5,
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": 12.5,
    "xtick.labelsize": 11.5,
    "ytick.labelsize": 11.5,
    "axes.unicode_minus": True,
    "text.color": palette.ink,
    "axes.labelcolor": palette.ink,
    "axes.titlecolor": palette.ink,
    "axes.edgecolor": palette.muted,
    "xtick.color": palette.muted,
    "ytick.color": palette.muted,
    "xtick.labelcolor": palette.ink,
    "ytick.labelcolor": palette.ink,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.linewidth": 1.0,
    "axes.grid": True,
    "axes.axisbelow": True,
    "grid.color": palette.grid,
    "grid.linewidth": 1.0,
    "lines.linewidth": 2.4,
    "lines.color": palette.ink,
    "lines.markersize": 9,
    "lines.markeredgecolor": palette.paper,
    "patch.edgecolor": palette.ink,
    "patch.facecolor": palette.muted,
    "hatch.color": palette.muted,
    "path.simplify": False,
    "figure.constrained_layout.use": True,
}
"""The Matplotlib settings of every figure in the book."""


@contextmanager
def figure(height: float = 300.0, width: float = 440.0) -> Iterator[Figure]:
    """A figure in the book's style, for the length of a ``with`` block.

    Parameters
    ----------
    height, width : float
        Size in units of the picture; 440 wide is a phone's width with little shrinking, text is 12.5 high.

    Examples
    --------
    >>> from electrolytes.live import figure
    >>> with figure(260) as fig:
    ...     ax = fig.subplots()
    """
    with mpl.rc_context(STYLE):
        yield Figure(figsize=(width / 72, height / 72))
