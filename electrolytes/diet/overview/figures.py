"""Chapter 4's first touch: a plate between two days, three bars against references, and blood that hardly moves."""

from __future__ import annotations

import math
from itertools import combinations

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.patches import Rectangle
from sympy import And, Expr, Ge, Le, Max, Min, Or, sqrt

from electrolytes.diet.overview.two_days import MINERALS, READERS, TWO_DAYS, goal, held, percent, reader, whole
from electrolytes.essentials.magnesium.serum import S
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Explorable,
    Marker,
    Polygon,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
)

HIGH = 340
SIZE = 12.5
LONGEST = 215.0
"""End of the axis of the bars, in percent of a reference."""
CORNERS = 48
"""Corners of the plate's part."""


def two_days() -> Explorable:
    """A day between packets and whole foods: magnesium, potassium, sodium on the plate, and magnesium in blood."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        bindings = _plate(fig.add_axes((0.015, 1 - 200 / HIGH, 0.37, 0.37 * 440 / HIGH)))
        fig.text(0.03, 1 - 24 / HIGH, "whole foods", size=SIZE, color=palette.magnesium, ha="left", va="center")
        fig.text(0.37, 1 - 24 / HIGH, "packets", size=SIZE, color=palette.muted, ha="right", va="center")
        bindings += _bars(fig.add_axes((0.45, 1 - 196 / HIGH, 0.53, 182 / HIGH)))
        bindings += _blood(fig.add_axes((0.05, 44 / HIGH, 0.9, 36 / HIGH)))
    return Explorable(
        "two-days",
        fig,
        TWO_DAYS,
        title="The plate changes, the blood hardly",
        description="A plate seen from above holds the day's food, the part from whole foods on the left and the part "
        "from packets on the right; the border can be dragged. Beside it three bars, for magnesium, potassium and "
        "sodium, against a line that is the reader's reference: magnesium and potassium should reach it, sodium should "
        "stay short of it. At the bottom a scale of magnesium in blood with the band of normal values; the mark on it "
        "stays near its place whatever is eaten.",
        controls=[whole, reader],
        bindings=bindings,
        presets=[
            Preset("a day from packets"),
            Preset("half and half", {whole: 50}),
            Preset("a day of whole foods", {whole: 100}),
        ],
        sentence=_told(),
    )


def _told() -> Sentence:
    """What the day holds, whether it is enough, and where blood settles."""
    fine = [Ge(percent["magnesium"], 99.5), Ge(percent["potassium"], 99.5), Le(percent["sodium"], 100.5)]
    pairs = [And(*pair) for pair in combinations(fine, 2)]
    return Sentence(
        "With {w:.0f} % of the day from whole foods a {who} gets {mg:.0f} mg of magnesium ({pmg:.0f} % of what is "
        "advised), {k:.0f} mg of potassium ({pk:.0f} %) and {na:.0f} mg of sodium ({pna:.0f} % of the limit). "
        "{verdict} Magnesium in blood settles at {s:.3f} mmol/L, well within what is normal.",
        w=whole,
        who=Choice((reader < 0.5, READERS[0].replace(",", " of")), READERS[1].replace(",", " of")),
        mg=held["magnesium"], pmg=percent["magnesium"], k=held["potassium"], pk=percent["potassium"],
        na=held["sodium"], pna=percent["sodium"], s=S,
        verdict=Choice(
            (And(*fine), "All three are right."),
            (Or(*pairs), "Two of the three are right."),
            (Or(*fine), "One of the three is right."),
            "All three are off.",
        ),
    )


def _bare(ax: Axes) -> None:
    ax.set_yticks([])
    ax.grid(False)
    ax.spines["left"].set_visible(False)


def _plate(ax: Axes) -> list[Binding]:
    """A round plate, seen from above: whole foods from the left, packets from the right."""
    ax.set(xlim=(-8, 108), ylim=(-58, 58))
    ax.axis("off")
    ax.add_patch(CirclePatch((50, 0), 57, facecolor=palette.paper, edgecolor=palette.muted, linewidth=1.4))
    ax.add_patch(CirclePatch((50, 0), 50, facecolor=palette.grid, edgecolor="none"))
    own = PolygonPatch([(0, 0), (1, 0), (0, 1)], closed=True, facecolor=palette.normal, edgecolor=palette.magnesium,
                       linewidth=1.2)
    ax.add_patch(own)
    (border,) = ax.plot([], [], "o", color=palette.accent, markersize=12, clip_on=False)
    return [Polygon(own, _segment()), Marker(border, x=whole, y=0)]


def _segment() -> list[tuple[Expr, Expr]]:
    """The part of the plate's disk, of radius 50 around (50, 0), that lies left of ``whole``."""
    corners: list[tuple[Expr, Expr]] = []
    for step in range(CORNERS):
        turn = 2 * math.pi * step / CORNERS
        along, up = round(50 + 50 * math.cos(turn), 4), round(50 * math.sin(turn), 4)
        x = Min(along, whole)
        most = sqrt(Max(0, 2500 - (x - 50) ** 2))
        corners.append((x, Max(-most, Min(most, up))))
    return corners


def _bars(ax: Axes) -> list[Binding]:
    """Three bars against their references, each with its amount above."""
    ax.set(xlim=(0, LONGEST), ylim=(2.45, -0.75), xlabel="% of the reference")
    ax.set_xticks([0, 50, 100, 150, 200])
    _bare(ax)
    bindings: list[Binding] = []
    for row, name in enumerate(MINERALS):
        color = getattr(palette, name)
        bar = Rectangle((0, row - 0.2), 1, 0.46, facecolor=color, edgecolor="none")
        ax.add_patch(bar)
        parts.mark(ax, -9, row + 0.03, name, 8, clip_on=False)
        ax.plot([100, 100], [row - 0.21, row + 0.36], color=palette.ink, linewidth=1.8)
        against = "limit" if name == "sodium" else "of"
        told = Sentence(f"{name}: {{a:.0f}} mg, {against} {{g:.0f}}", a=held[name], g=goal[name])
        bindings += [
            Bar(bar, width=percent[name], base=0),
            parts.words(ax, 0, row - 0.42, told, size=SIZE, color=palette.ink, ha="left", va="center"),
        ]
    return bindings


def _blood(ax: Axes) -> list[Binding]:
    """Magnesium in blood on a scale with the normal band."""
    low, high = S.normal or (0.7, 1.1)
    ax.set(xlim=(0.58, 1.22), ylim=(0, 1), xlabel="magnesium in blood, mmol/L")
    ax.set_xticks([0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2])
    _bare(ax)
    ax.axvspan(low, high, color=palette.normal, linewidth=0)
    ax.text(high - 0.01, 0.5, "normal", size=SIZE, color=palette.magnesium, ha="right", va="center")
    return [
        parts.dot(ax, S, 0.5, palette.magnesium, MARKS["magnesium"], size=11, edge=1.5),
        parts.words(ax, S, 1.2, "{:.3f}", S, size=SIZE, color=palette.magnesium, ha="center", va="bottom",
                    weight="bold"),
    ]
