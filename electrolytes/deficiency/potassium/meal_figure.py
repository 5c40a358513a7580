"""A meal's potassium as it passes: gut, blood, cells, urine; with what a study measured."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch
from sympy import Abs, Eq, Expr, Min

from electrolytes.deficiency.potassium.body import K_p, drive
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

HIGH, WIDE, TOP = 350, 440, 128
FASTING = 4.0802
"""Potassium in the model's blood (mmol/L) after the fast; measured changes are drawn from there."""
MEASURED = {1: (60.0, 3.90 - 4.54, 3.78 - 4.54, 4.01 - 4.54), 2: (30.0, 5.03 - 4.52, 4.81 - 4.52, 5.25 - 4.52)}
"""By kind of meal: minutes, change of the mean from the start, and its 95 % interval [@Preston2015]."""


def a_meal() -> Explorable:
    """Flows at one moment above, blood and urine over the hours below."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        bindings = _flows(fig.add_axes((0, 1 - TOP / HIGH, 1, TOP / HIGH)))
        bindings += _blood(fig.add_axes((0.115, 0.145, 0.36, 0.42)))
        bindings += _urine(fig.add_axes((0.62, 0.145, 0.36, 0.42)))
    return Explorable(
        "meal",
        fig,
        MEAL,
        title="A meal, six hours after the last",
        subject=subjects.MAN,
        description="Above, potassium flows from the gut to the blood, from the blood into cells or out of them, and "
        "into the urine; wider arrows are larger flows. Below, over six hours of fasting and six hours after the meal: "
        "potassium in blood, and potassium in the urine per hour. Hollow marks with bars are what a study measured: "
        "the change of the mean after a meal without potassium and after potassium alone.",
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


def _flows(ax: Axes) -> list[Binding]:
    """Four places in a row and what passes."""
    ax.set(xlim=(0, WIDE), ylim=(0, TOP))
    ax.axis("off")
    places = ((8, 76, 62, "gut", palette.inside), (162, 76, 62, "blood", palette.outside),
              (330, 102, 62, "cells", palette.inside), (162, 76, 6, "kidney", palette.outside))
    for x, wide, y, name, face in places:
        ax.add_patch(FancyBboxPatch((x, y), wide, 36, boxstyle="round,pad=0,rounding_size=12", linewidth=2,
                                    facecolor=face, edgecolor=palette.membrane))
        ax.text(x + wide / 2, y + 18, name, size=13, ha="center", va="center", weight="bold")
    bindings: list[Binding] = []
    for (x0, y0), (x1, y1), flow in (((90, 80), (148, 80), from_gut), ((246, 80), (318, 80), to_cells),
                                     ((200, 60), (200, 50), to_urine), ((244, 24), (288, 24), to_urine)):
        bindings.append(parts.stream(ax, [x0, x1], [y0, y1], palette.potassium, flow, 20, 14, zorder=4))
    for x, y, template, value in ((122, 106, "{:.0f} mmol/h", from_gut), (284, 106, "{:+.0f} mmol/h", to_cells)):
        text = ax.text(x, y, "", size=12, ha="center", va="center")
        bindings.append(Text(text, template, value))
    out = ax.text(316, 24, "", size=12, ha="left", va="center")
    more = ax.text(381, 50, "", size=12, color=palette.muted, ha="center", va="center")
    return [*bindings, Text(out, "urine {:.1f} mmol/h", to_urine), Text(more, "{:+.0f} mmol so far", stored)]


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
