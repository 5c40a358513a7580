"""A meal's potassium as it passes: gut, blood, cells, urine; with what a study measured."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from sympy import Abs, Eq, Expr, Min

from electrolytes.deficiency.potassium.body import K_p, M_g, drive
from electrolytes.deficiency.potassium.meal import MEAL, from_gut, load, meal, since_meal, stored, t, to_cells, to_urine
from electrolytes.deficiency.potassium.plug import Mg_i
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Curve,
    Explorable,
    Marker,
    Opacity,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    parts,
    subjects,
)

HIGH, WIDE, TOP = 412, 440, 208
FASTING = 4.0802
"""Potassium in the model's blood (mmol/L) after the fast; measured changes are drawn from there."""
MEASURED = {1: (60.0, 3.90 - 4.54, 3.78 - 4.54, 4.01 - 4.54), 2: (30.0, 5.03 - 4.52, 4.81 - 4.52, 5.25 - 4.52)}
"""By kind of meal: minutes, change of the mean from the start, and its 95 % interval [@Preston2015]."""


def a_meal() -> Explorable:
    """Flows at one moment above, blood and urine over the hours below."""
    with figure(HIGH) as fig:
        bindings = _places(parts.scene(fig, TOP))
        bindings += _blood(fig.add_axes((0.115, 50 / HIGH, 0.36, 140 / HIGH)))
        bindings += _urine(fig.add_axes((0.62, 50 / HIGH, 0.36, 140 / HIGH)))
    return Explorable(
        "meal",
        fig,
        MEAL,
        title="A meal, six hours after the last",
        subject=subjects.MAN,
        description="Above, a winding gut and three cells over a blood vessel, and the kidney under it. Squares count "
        "potassium in the gut, in blood, and what cells have gained. It flows from the gut to the blood, from the "
        "blood into cells or out of them, and into the urine; wider arrows are larger flows. Below, over six hours of "
        "fasting and six hours after the meal: potassium in blood, and potassium in the urine per hour. Hollow marks "
        "with bars are what a study measured: the change of the mean after a meal without potassium and after "
        "potassium alone.",
        controls=[meal, load, Mg_i, drive],
        bindings=bindings,
        presets=[
            Preset("a usual meal"),
            Preset("without potassium", {meal: 1}),
            Preset("potassium alone", {meal: 2, t: 390}),
            Preset("little magnesium", {Mg_i: 0.17}),
        ],
        sentence=Sentence(
            "{when} blood has {k:.2f} mmol/L. In an hour the gut would give {g:.0f} mmol, cells {take} {c:.0f}, and "
            "{u:.1f} go into the urine.",
            when=Choice(
                (since_meal < -0.5, Sentence("{x:.1f} hours before the meal", x=-since_meal / 60)),
                (since_meal < 0.5, "As the meal begins"),
                (since_meal < 90, Sentence("{x:.0f} minutes after the meal began", x=since_meal)),
                Sentence("{x:.1f} hours after the meal began", x=since_meal / 60),
            ),
            k=K_p, g=from_gut, c=Abs(to_cells), u=to_urine,
            take=Choice((to_cells >= 0, "take up"), "give off"),
        ),
    )


# --- the places -------------------------------------------------------------------------------------------------------

MARK = 2.0
"""What a square stands for in gut and cells (mmol)."""
VESSEL = (62.0, 102.0)
"""Floor and ceiling of the vessel."""
GUT = (14.0, 176.0, 156.0)
"""Where the gut begins and ends, and its height."""


def _places(ax: Axes) -> list[Binding]:
    """Gut and cells above a vessel, the kidney below it, and what passes between them."""
    floor, top = VESSEL
    ax.add_patch(Rectangle((0, floor), WIDE, top - floor, facecolor=palette.outside, edgecolor="none"))
    for edge in VESSEL:
        ax.plot([0, WIDE], [edge, edge], color=palette.membrane, linewidth=6, solid_capstyle="butt")
    bindings = [*_gut(ax), *_blood_marks(ax), *_cells(ax)]
    kidney = Ellipse((96, 26), 66, 44, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=5, zorder=3)
    ax.add_patch(kidney)
    ax.text(58, 26, "kidney", size=13, weight="bold", ha="right", va="center")
    for xs, ys, flow in (((96, 96), (134, top - 8), from_gut), ((312, 312), (top - 8, 134), to_cells),
                         ((96, 96), (floor - 4, 44), to_urine), ((134, 190), (26, 26), to_urine)):
        bindings.append(parts.stream(ax, xs, ys, palette.potassium, flow, 20, 14, zorder=4))
    ax.text(WIDE - 4, 12, f"a square: {MARK:.0f} mmol, in blood 0.25 mmol/L", size=11, color=palette.muted, ha="right",
            va="center")
    return [
        *bindings,
        parts.words(ax, 114, 118, "{:.0f} mmol/h", from_gut, size=12, va="center"),
        parts.words(ax, 330, 118, "{:+.0f} mmol/h", to_cells, size=12, va="center"),
        parts.words(ax, 204, 32, "urine {:.1f} mmol/h", to_urine, size=12, va="center"),
        parts.words(ax, WIDE - 8, 82, "{:.2f} mmol/L", K_p, size=12.5, weight="bold", ha="right", va="center",
                    color=palette.potassium),
    ]


def _squares(ax: Axes, places: Sequence[tuple[float, float]], amount: Expr) -> list[Binding]:
    return [parts.counted(parts.mark(ax, x, y, "potassium", 7, zorder=5), amount, k) for k, (x, y) in enumerate(places)]


def _gut(ax: Axes) -> list[Binding]:
    """A winding tube with what is in it."""
    start, end, y = GUT
    xs = [start + (end - start) * k / 160 for k in range(161)]
    ys = [y + 15 * math.sin(k / 160 * 5 * math.pi) for k in range(161)]
    for color, width in ((palette.membrane, 24), (palette.inside, 17)):
        ax.plot(xs, ys, color=color, linewidth=width, solid_capstyle="round", solid_joinstyle="round")
    ax.text((start + end) / 2, 197, "gut", size=13, weight="bold", ha="center", va="center")
    along = [3 + 6 * k for k in range(26)]
    return _squares(ax, [(xs[k], ys[k]) for k in along], M_g / MARK)


def _blood_marks(ax: Axes) -> list[Binding]:
    """A square for each quarter of a mmol/L, spread along the vessel."""
    ax.text(8, VESSEL[0] + 12, "blood", size=13, weight="bold", va="center")
    order = sorted(range(24), key=lambda k: k * 0.618034 % 1)
    return _squares(ax, [(76 + 10.5 * k, VESSEL[0] + (12, 28, 20)[k % 3]) for k in order], K_p / 0.25)


def _cells(ax: Axes) -> list[Binding]:
    """Three of the body's cells, with what they have gained since the start, or without what they have given."""
    for k in range(3):
        ax.add_patch(FancyBboxPatch((214 + 72 * k, 140), 64, 38, boxstyle="round,pad=0,rounding_size=14", linewidth=4,
                                    facecolor=palette.inside, edgecolor=palette.membrane))
    ax.text(246, 197, "cells", size=13, weight="bold", ha="center", va="center")
    places = [(226 + 72 * (k % 3) + 13.5 * (k // 3 % 4), 151 + 15 * (k // 12)) for k in range(24)]
    told = Sentence("{x:+.0f} mmol so far", x=stored)
    return [*_squares(ax, places, stored / MARK),
            parts.words(ax, 430, 197, told, size=11.5, color=palette.muted, ha="right", va="center")]


def _over_hours(ax: Axes, low: float, high: float) -> None:
    ax.set(xlim=(180, 720), ylim=(low, high), xlabel="hours since the meal")
    ax.set_xticks([240, 360, 480, 600, 720], ["−2", "0", "2", "4", "6"])
    ax.axvline(360, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))


def _course(ax: Axes, y: Expr, name: str, unit: str) -> list[Binding]:
    (line,) = ax.plot([], [], color=palette.potassium, label=name)
    (dot,) = ax.plot([], [], MARKS["potassium"], color=palette.potassium, markersize=10, markeredgewidth=2)
    return [Curve(line, over=t, y=y, unit=unit), Marker(dot, x=t, y=y)]


def _blood(ax: Axes) -> list[Binding]:
    """Potassium in blood, with what was measured for the kind of meal that is set."""
    _over_hours(ax, 3.2, 5.2)
    ax.set(ylabel="blood, mmol/L")
    bindings: list[Binding] = []
    for kind, (minutes, mean, low, high) in MEASURED.items():
        at = 360 + minutes
        (bar,) = ax.plot([at, at], [FASTING + low, FASTING + high], color=palette.muted, linewidth=2)
        (point,) = ax.plot([at], [FASTING + mean], "o", color=palette.paper, markersize=8, markeredgewidth=2)
        point.set_markeredgecolor(palette.muted)
        shown = Min(1, 1 - Min(1, Abs(meal - kind)))
        bindings += [Opacity(bar, shown), Opacity(point, shown)]
    words = ax.text(190, 5.06, "", size=11.5, color=palette.muted, va="center")
    told = Choice((Eq(meal, 0), "\u00a0"), "○ measured")
    return [*bindings, Text(words, Sentence("{w}", w=told)), *_course(ax, K_p, "potassium in blood", "mmol/L")]


def _urine(ax: Axes) -> list[Binding]:
    """Potassium in the urine."""
    _over_hours(ax, 0, 14)
    ax.set(ylabel="urine, mmol/h")
    return _course(ax, to_urine, "potassium in the urine", "mmol/h")
