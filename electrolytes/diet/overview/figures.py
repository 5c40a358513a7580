"""Chapter 4's first touch: a plate between two days, its minerals counted out, and blood that hardly moves."""

from __future__ import annotations

import math
from itertools import combinations

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.patches import Rectangle
from sympy import And, Expr, Ge, Le, Max, Min, Or, sqrt

from electrolytes.diet.foods import drawn
from electrolytes.diet.foods.plate import day_total
from electrolytes.diet.overview.two_days import (
    FROM,
    MINERALS,
    READERS,
    TO,
    TWO_DAYS,
    goal,
    held,
    percent,
    reader,
    whole,
)
from electrolytes.essentials.magnesium.serum import S
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    Marker,
    Opacity,
    Polygon,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
)

WIDE, HIGH = 440, 340
SIZE = 12.5
PLATE, RADIUS = (105.0, 228.0), 95.0
"""The plate's middle and the radius of its flat part."""
UNIT = {"magnesium": 30, "potassium": 250, "sodium": 230}
"""What a mark stands for (mg): about a tenth of what a young woman is advised, or of the limit."""
LEFT, STEP, MOST = 226.0, 9.8, 21
"""Where the rows of marks begin, from mark to mark, and how many there are."""
CORNERS = 48
"""Corners of the plate's part."""


def two_days() -> Explorable:
    """A day between packets and whole foods: magnesium, potassium, sodium on the plate, and magnesium in blood."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings = _plate(ax) + _counts(ax)
        told = ", ".join(f"{UNIT[name]} mg of {name}" for name in MINERALS)
        ax.text(6, 92, f"a mark: {told}", size=11.5, color=palette.muted, va="center")
        bindings += _blood(fig.add_axes((0.05, 44 / HIGH, 0.9, 24 / HIGH)))
    return Explorable(
        "two-days",
        fig,
        TWO_DAYS,
        title="The plate changes, the blood hardly",
        description="A plate seen from above holds the day's food, whole foods left of a border that can be dragged "
        "and food from packets right of it: white bread, pizza, ham, cheese, soup, fries against leaves, lentils, "
        "almonds, oats, rice, fish, fruit. Marks on the food stand for its magnesium, potassium and sodium. Beside "
        "the plate the same marks are counted out in three rows against a line that is the reader's reference: "
        "magnesium and potassium should reach it, sodium should stay short of it. At the bottom a scale of magnesium "
        "in blood with the band of normal values; the mark on it stays near its place whatever is eaten.",
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


# --- the plate --------------------------------------------------------------------------------------------------------


Mineral = str
Laid = tuple[drawn.Food, float, float, dict[Mineral, int]]
"""A food, its place on the plate (its middle is 0, its radius 100), and how many marks of each mineral lie on it."""

PACKETS: tuple[Laid, ...] = (
    (drawn.COFFEE, -71, 33, {"potassium": 1}),
    (drawn.WHITE_BREAD, -64, -23, {"magnesium": 1, "potassium": 1, "sodium": 3}),
    (drawn.ham, -35, 59, {"potassium": 1, "sodium": 3}),
    (drawn.pizza, -16, -2, {"magnesium": 2, "potassium": 1, "sodium": 6}),
    (drawn.cheese, -29, -69, {"sodium": 2}),
    (drawn.NOODLE_SOUP, 22, 62, {"magnesium": 1, "sodium": 4}),
    (drawn.apple, 20, -71, {"potassium": 1}),
    (drawn.fries, 34, -22, {"magnesium": 1, "potassium": 2, "sodium": 2}),
    (drawn.COLA, 63, 27, {}),
    (drawn.scoops, 65, -39, {"magnesium": 1, "potassium": 1}),
)
WHOLE: tuple[Laid, ...] = (
    (drawn.BROWN_BREAD, -66, 18, {"magnesium": 2, "potassium": 1, "sodium": 1}),
    (drawn.almonds, -66, -31, {"magnesium": 3, "potassium": 1}),
    (drawn.TEA, -44, 66, {"potassium": 1}),
    (drawn.LENTILS, -29, -66, {"magnesium": 2, "potassium": 3}),
    (drawn.leaves, -24, 25, {"magnesium": 3, "potassium": 2, "sodium": 1}),
    (drawn.banana, -18, -22, {"magnesium": 1, "potassium": 2}),
    (drawn.OATS, 8, 68, {"magnesium": 2, "potassium": 1}),
    (drawn.TOMATO, 19, -69, {"magnesium": 1, "potassium": 1}),
    (drawn.fish, 27, -27, {"magnesium": 1, "potassium": 1, "sodium": 1}),
    (drawn.RICE, 30, 22, {"magnesium": 3}),
    (drawn.YOGURT, 56, 57, {"magnesium": 1, "potassium": 2, "sodium": 1}),
    (drawn.berries, 61, -55, {"magnesium": 1, "potassium": 1}),
    (drawn.ORANGE, 73, 2, {"magnesium": 1, "potassium": 1}),
)
"""What lies on the plate on either day. Small things without marks are left away; the marks are the day's."""
EDGE = 5.0
"""How far before and behind the border a food goes (percent of the plate)."""


def _plate(ax: Axes) -> list[Binding]:
    """A plate seen from above: the border between the two days is dragged over it."""
    x, y = PLATE
    for radius, face in ((RADIUS * 1.1, palette.paper), (RADIUS, palette.outside)):
        ax.add_patch(CirclePatch(PLATE, radius, facecolor=face, edgecolor=palette.muted, linewidth=1.2))
    own = PolygonPatch([(0, 0), (1, 0), (0, 1)], closed=True, facecolor=palette.normal, edgecolor="none")
    ax.add_patch(own)
    bindings: list[Binding] = [Polygon(own, _segment())]
    for foods, day, way in ((PACKETS, FROM, -1), (WHOLE, TO, 1)):
        marks: dict[Mineral, list[tuple[float, float]]] = {name: [] for name in MINERALS}
        for food, across, up, held_by in foods:
            laid = drawn.laid(ax, food, x + across * RADIUS / 100, y + up * RADIUS / 100, 1.25)
            passed = way * (whole - 50 - across / 2)
            bindings.append(Opacity(laid, parts.held((passed + EDGE) / (2 * EDGE), 0, 1)))
            on_it = [name for name in MINERALS for _ in range(held_by.get(name, 0))]
            for k, name in enumerate(on_it):
                turn, far = 2.4 * k + 1, 8.5 * math.sqrt(k / 2)
                marks[name].append((across + far * math.cos(turn), up + far * math.sin(turn)))
        share = (whole if day == TO else 100 - whole) / 100
        for name, places in marks.items():
            total = day_total(day, name) / UNIT[name]
            for k, (across, up) in enumerate(sorted(places, reverse=day == FROM)):
                mark = parts.mark(ax, x + across * RADIUS / 100, y + up * RADIUS / 100, name, 7.5, zorder=4,
                                  markeredgewidth=1)
                bindings.append(parts.counted(mark, total * share, k))
    line = parts.polygon(ax, [(_across(whole) - 1, _rim(whole)), (_across(whole) + 1, _rim(whole)),
                              (_across(whole) + 1, 2 * y - _rim(whole)), (_across(whole) - 1, 2 * y - _rim(whole))],
                         palette.accent, zorder=5)
    (border,) = ax.plot([], [], "o", color=palette.accent, markersize=12, clip_on=False, zorder=6)
    for aside, words, color in ((-RADIUS, "whole foods", palette.magnesium), (RADIUS, "packets", palette.muted)):
        ax.text(x + aside, y - RADIUS - 24, words, size=SIZE, color=color, va="center", weight="bold",
                ha="left" if aside < 0 else "right")
    grip = Marker(border, x=_across(whole), y=y)
    return [*bindings, line, grip, parts.handle(grip, whole, side="x")]


def _across(share: Expr) -> Expr:
    """Where on the picture the border lies."""
    return PLATE[0] + (share - 50) * RADIUS / 50


def _rim(share: Expr) -> Expr:
    """How high the plate reaches at the border."""
    return PLATE[1] + RADIUS * sqrt(Max(0, 1 - ((share - 50) / 50) ** 2))


def _segment() -> list[tuple[Expr, Expr]]:
    """The part of the plate that lies left of the border."""
    corners: list[tuple[Expr, Expr]] = []
    for step in range(CORNERS):
        turn = 2 * math.pi * step / CORNERS
        across, up = round(math.cos(turn), 4), round(math.sin(turn), 4)
        x = Min(across, (whole - 50) / 50)
        most = sqrt(Max(0, 1 - x**2))
        corners.append((PLATE[0] + RADIUS * x, PLATE[1] + RADIUS * Max(-most, Min(most, up))))
    return corners


# --- what it comes to -------------------------------------------------------------------------------------------------


def _counts(ax: Axes) -> list[Binding]:
    """All marks of the plate in three rows, each against the reader's reference."""
    bindings: list[Binding] = []
    for row, name in enumerate(MINERALS):
        y, color = HIGH - 58 - 64 * row, getattr(palette, name)
        against = LEFT + STEP * goal[name] / UNIT[name]
        good = parts.box(LEFT - 4, against, y - 10, y + 10) if name == "sodium" else parts.box(
            against, WIDE - 4, y - 10, y + 10)
        ax.add_patch(Rectangle((LEFT - 4, y - 10), WIDE - LEFT, 20, facecolor=palette.grid, edgecolor="none"))
        bindings.append(parts.polygon(ax, good, palette.normal))
        for k in range(MOST):
            mark = parts.mark(ax, LEFT + STEP * (k + 0.5), y, name, 8, markeredgewidth=1)
            bindings.append(parts.counted(mark, held[name] / UNIT[name], k))
        tick = parts.box(against - 1, against + 1, y - 15, y + 13)
        told = Sentence("{a:.0f} mg", a=held[name])
        what = "limit {:.0f}" if name == "sodium" else "advised {:.0f}"
        bindings += [
            parts.polygon(ax, tick, palette.ink),
            parts.words(ax, WIDE - 4, y + 22, told, size=SIZE, color=color, ha="right", va="center", weight="bold"),
            parts.words(ax, against, y - 22, what, goal[name], size=11.5, color=palette.muted, ha="center",
                        va="center"),
        ]
        ax.text(LEFT - 4, y + 22, name, size=SIZE, color=color, va="center", weight="bold")
    return bindings


def _blood(ax: Axes) -> list[Binding]:
    """Magnesium in blood on a scale with the normal band."""
    low, high = S.normal or (0.7, 1.1)
    ax.set(xlim=(0.58, 1.22), ylim=(0, 1), xlabel="magnesium in blood, mmol/L")
    ax.set_xticks([0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2])
    ax.set_yticks([])
    ax.grid(False)
    ax.spines["left"].set_visible(False)
    ax.axvspan(0, 2, color=palette.grid, linewidth=0)
    ax.axvspan(low, high, color=palette.normal, linewidth=0)
    ax.text(high - 0.01, 0.5, "normal", size=SIZE, color=palette.magnesium, ha="right", va="center")
    return [
        parts.dot(ax, S, 0.5, palette.magnesium, MARKS["magnesium"], size=11, edge=1.5),
        parts.words(ax, S + 0.016, 0.5, "{:.3f}", S, size=SIZE, color=palette.magnesium, ha="left", va="center",
                    weight="bold"),
    ]
