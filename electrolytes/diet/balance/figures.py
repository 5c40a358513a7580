"""Absorption of a meal, and where blood and urine settle against intake."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Expr

from electrolytes.deficiency.calcium.gut_wall import CARRIER, CHINK, LUMEN, TALL, WALL, gut_wall, in_rows, marks, ways
from electrolytes.diet.balance import absorption
from electrolytes.diet.balance import serum as b
from electrolytes.diet.balance.absorption import (
    ABSORPTION,
    a_day,
    a_linear,
    a_saturable,
    absorbed,
    active,
    bound,
    dose,
    food,
    fraction,
    m_Mg,
    supplement,
    timing,
)
from electrolytes.diet.balance.serum import BALANCE, E_f, U, lowered, stool
from electrolytes.diet.balance.stores_diagram import SLOW_GUT, THIAZIDE, when_taken
from electrolytes.essentials.magnesium.serum import S
from electrolytes.live import (
    MARKS,
    Band,
    Binding,
    Choice,
    Explorable,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import Quantity

HIGH, ALL = 420, 40
"""Height of the meal's figure, and how many marks stand for all magnesium in the meal."""

# --- one meal -----------------------------------------------------------------------------------------------------

MEASURED = [  # mg in one serving, percent absorbed, standard deviation or error as printed, whose
    (18.0, 50.7, 12.7, "Sabatier2011"),
    (63.0, 32.4, 8.1, "Sabatier2011"),
    (70.0, 48.0, 5.0, "Sabatier2003"),
    (87.5, 32.5, 6.9, "BohnPhytate2004"),
]
"""Single servings with tracers, without phytate; the first two are 126 mg of a water in seven and in two servings."""
PHYTATE = [(87.5, 24.0, 12.9, "BohnPhytate2004"), (87.5, 13.0, 6.9, "BohnPhytate2004")]
"""Bread with phytic acid added as in brown bread, and as in whole-meal bread."""
WHOLE_MEAL, SPINACH = 76.0, 45.0
"""Share held (percent) that makes the model lose as large a part as was measured, and as is quoted for oxalate."""


def meal_absorption() -> Explorable:
    """Share and amount absorbed over the size of a meal, with what was measured."""
    with figure(HIGH) as fig:
        wall = parts.scene(fig, TALL)
        gut_wall(wall)
        share, amount = (fig.add_axes((x, 50 / HIGH, 0.37, 188 / HIGH)) for x in (0.105, 0.6))
        for ax in (share, amount):
            ax.set(xscale="log", xlim=(9, 1100), xlabel="magnesium in the meal, mg")
            parts.ticks(ax.xaxis, [10, 30, 100, 300, 1000])
        share.set(ylim=(0, 80), ylabel="absorbed, % of it")
        amount.set(ylim=(0, 150), ylabel="absorbed, mg")
        bindings = _passing(wall) + _measured(share) + _curve(share, fraction, "percent") + _parts(amount)
    return Explorable(
        "meal",
        fig,
        ABSORPTION,
        title="How much of a meal's magnesium is absorbed",
        description="Above, the wall of the gut: forty marks stand for the magnesium of the meal, and lie in the gut "
        "or, as far as they are absorbed, in the blood below. Arrows lead through a carrier in a cell and between the "
        "cells. Below, two plots over the magnesium in one meal, from 10 to 1000 milligrams on a logarithmic scale. "
        "Left, the share absorbed falls from about 65 percent to 11; gray dots with bars are four measurements with "
        "tracers, hollow ones bread with phytate. Right, the amount absorbed keeps rising, ever more slowly at first: "
        "a pale area under the curve is the part that is absorbed in proportion.",
        controls=[dose, absorption.parts, bound, active],
        bindings=bindings,
        presets=[
            Preset("a meal of 120 mg"),
            Preset("a tablet of 350 mg", {dose: 350}),
            Preset("the same in five parts", {dose: 350, absorption.parts: 5}),
            Preset("spinach", {dose: 122, bound: SPINACH}),
            Preset("phytate as in whole-meal bread", {dose: 87.5, bound: WHOLE_MEAL}),
        ],
        sentence=Sentence(
            "Of {d:.0f} mg {how} {a:.0f} mg are absorbed, {f:.0f} %; {left:.0f} mg stay in the gut.",
            d=dose, a=absorbed, f=fraction, left=dose - absorbed,
            how=Choice((absorption.parts < 1.05, "in one meal"),
                       Sentence("in {k:.1f} equal parts", k=absorption.parts)),
        ),
    )


def _passing(ax: Axes) -> list[Binding]:
    """Forty marks for the meal: what stays in the gut, and what passes by either way."""
    each = ALL / dose
    return [
        *ways(ax, a_saturable, a_linear, 40),
        *marks(ax, in_rows(146, 430, LUMEN[1] - 12, 2), each * (dose - absorbed)),
        *marks(ax, in_rows(62, 206, 34, 3), each * a_saturable),
        *marks(ax, in_rows(254, 338, 34, 3), each * a_linear),
        parts.words(ax, 6, LUMEN[1] - 13, "in the gut {:.0f} mg", dose - absorbed, size=12, weight="bold", va="center"),
        parts.words(ax, CARRIER + 16, WALL[0] - 8, "{:.0f} mg", a_saturable, size=12, va="center"),
        parts.words(ax, CHINK + 14, WALL[0] - 8, "{:.0f} mg", a_linear, size=12, va="center"),
        parts.words(ax, 434, 12, "{:.0f} %", fraction, size=13, weight="bold", ha="right", va="center",
                    color=palette.magnesium),
    ]


def _measured(ax: Axes) -> list[Binding]:
    """What was measured, behind the curve."""
    for rows, face in ((MEASURED, palette.muted), (PHYTATE, palette.paper)):
        for x, y, spread, _ in rows:
            ax.plot([x, x], [y - spread, y + spread], color=palette.muted, linewidth=1.4)
            ax.plot([x], [y], "o", color=face, markeredgecolor=palette.muted, markersize=7, markeredgewidth=1.5)
    ax.text(95, 74, "● measured", size=11.5, color=palette.muted, va="center")
    ax.text(95, 67, "○ with phytate", size=11.5, color=palette.muted, va="center")
    return []


def _curve(ax: Axes, y: Quantity, unit: str) -> list[Binding]:
    return parts.traced(ax, dose, y, palette.magnesium, y.label, MARKS["magnesium"], unit=unit)


def _parts(ax: Axes) -> list[Binding]:
    """The amount absorbed, with its linear part as an area."""
    area = ax.fill_between([10, 1000], [0, 0], [1, 1], color=palette.normal, linewidth=0)
    ax.text(985, 12, "7 % of all", size=11.5, color=palette.magnesium, ha="right", va="center")
    return [Band(area, over=dose, lower=0 * dose, upper=a_linear), *_curve(ax, absorbed, "mg")]


# --- at rest ------------------------------------------------------------------------------------------------------


def blood_and_urine() -> Explorable:
    """Where magnesium in blood and urine settle, over what is eaten."""
    with figure(300) as fig:
        blood, urine = fig.subplots(1, 2)
        for ax in (blood, urine):
            ax.set(xlim=(0, 820), xlabel="magnesium in food, mg/d")
            ax.set_xticks([0, 200, 400, 600, 800])
        blood.set(ylim=(0, 1.15), ylabel="blood, mmol/L")
        blood.axhspan(0.70, 1.10, color=palette.normal, linewidth=0)
        blood.text(805, 1.055, "normal", size=11.5, color=palette.magnesium, ha="right", va="center")
        urine.set(ylim=(0, 300), ylabel="urine, mg/d")
        urine.text(250, 34, "tablets:", size=11, color=palette.muted, va="center")
        bindings: list[Binding] = [when_taken(urine, 250, 16)]
        bindings += _settled(blood, S, "mmol/L") + _settled(urine, U, "mg/d")
    at_rest = Sentence(
        "From {f:.0f} mg in food and {s:.0f} mg in tablets {a:.0f} mg a day are absorbed. Blood settles at {x:.3f} "
        "mmol/L, {mg:.2f} mg/dL. {u:.0f} mg a day leave with urine, {st:.0f} mg with stool.",
        f=food, s=supplement, a=a_day, x=S, mg=S * m_Mg / 10, u=U, st=stool,
    )
    empty = Sentence(
        "From {f:.0f} mg in food and {s:.0f} mg in tablets {a:.0f} mg a day are absorbed. That is less than the body "
        "loses with full stores: it would empty for years, toward {x:.2f} mmol/L in blood.",
        f=food, s=supplement, a=a_day, x=S,
    )
    return Explorable(
        "blood-urine",
        fig,
        BALANCE,
        title="Blood and urine, once all has settled",
        subject=subjects.ADULT,
        description="Two plots over the magnesium in food, 0 to 800 milligrams a day. Left, magnesium in blood: it "
        "climbs steeply below about 60 milligrams a day and is all but flat above, inside the band of normal values. "
        "Right, magnesium in urine: near nothing below 60 milligrams a day, then rising steadily.",
        controls=[food, supplement, timing, active, bound, lowered, E_f],
        bindings=bindings,
        presets=[
            Preset("usual diet"),
            Preset("refined diet", {food: 180}),
            Preset("tablets with one meal", {supplement: 350}),
            Preset("tablets between meals", {supplement: 350, timing: 3}),
            Preset("thiazide", {lowered: THIAZIDE}),
            Preset("proton-pump inhibitor", {active: SLOW_GUT}),
        ],
        sentence=Sentence.when((a_day < b.U_min + E_f, empty), at_rest),
    )


def _settled(ax: Axes, y: Expr, unit: str) -> list[Binding]:
    name = "magnesium in blood" if y is S else "urine"
    return parts.traced(ax, food, y, palette.magnesium, name, MARKS["magnesium"], unit=unit)
