"""Osmolality from a blood test: the particles counted out, and which of them each formula sees."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse
from sympy import Expr, Piecewise

from electrolytes.essentials.fluids.formulas import (
    GLUCOSE_UNITS,
    OSMOLALITY,
    UREA_UNITS,
    K_s,
    Na_s,
    bedside,
    each,
    effective,
    glucose,
    h_glucose,
    h_ions,
    h_rest,
    urea,
    validated,
)
from electrolytes.essentials.ions import laboratory_units
from electrolytes.live import MARKS, Binding, Choice, Explorable, Preset, Sentence, figure, palette, parts
from electrolytes.model import Quantity

WIDE, HIGH = 440, 316
PER_MARK, DEEP, PITCH = 5.0, 4, 10.5
"""What a mark stands for, in mOsm/L; how many stand above each other; and how far they are apart."""
PLACES = {"sodium": 74, "potassium": 264, "glucose": 287, "urea": 341, "rest": 386}
"""Where the marks of each kind begin."""
LOOKS: dict[str, dict[str, Any]] = {
    "sodium": {"marker": MARKS["sodium"], "color": palette.sodium},
    "anions": {"marker": MARKS["chloride"], "color": palette.chloride},
    "potassium": {"marker": MARKS["potassium"], "color": palette.potassium},
    "glucose": {"marker": "p", "color": palette.atp},
    "urea": {"marker": "P", "color": palette.muted},
    "rest": {"marker": "X", "color": palette.muted},
}
"""The mark of each kind; ions have those of the whole book, anions chloride's."""
MARK: dict[str, Any] = {"markersize": 9, "markeredgewidth": 0.6}
HELD = {(bedside, "sodium"): Na_s, (bedside, "urea"): urea, (effective, "glucose"): glucose}
"""Whose marks are taken hold of, in which sum, and what that sets."""
SMALL: dict[str, Any] = {"size": 11.5, "va": "center"}
A_CELL = (150, 52)


def osmolality_formulas() -> Explorable:
    """Two formulas and the pull on cells: a mark for each few particles that they count, and what a cell feels."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        _head(ax)
        bindings = [*_formulas(ax), *_pulled(ax)]
    return Explorable(
        "osmolality-formulas",
        fig,
        OSMOLALITY,
        title="Osmolality from a blood test",
        description="Three rows of marks, one mark for each 5 milliosmoles per liter, in columns by what is counted. "
        "The bedside formula counts sodium and as many anions, glucose and urea. The best validated formula counts "
        "sodium and potassium with their anions 1.86 times, glucose 1.15 times, urea, and a constant 14. The pull on "
        "cells counts sodium with its anions, and glucose; its row has no urea. In health sodium with its anions is "
        "nearly all of each. The sum stands at the right. Below, a cell with an arrow of the water that the pull "
        "moves, into it or out of it.",
        controls=[Na_s, K_s, glucose, urea],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("drank too much water", {Na_s: 122}),
            Preset("too little to drink", {Na_s: 153, urea: 11}),
            Preset("kidney failure", {Na_s: 138, K_s: 6, urea: 45}),
            Preset("untreated diabetes", {Na_s: 128, glucose: 45, urea: 12}),
        ],
        units={Na_s: laboratory_units("sodium"), K_s: laboratory_units("potassium"), glucose: GLUCOSE_UNITS,
               urea: UREA_UNITS},
        sentence=Sentence(
            "Bedside {a:.0f}, best validated {b:.0f} mOsm/L. The pull on cells is {c:.0f}: water {way}.",
            a=bedside, b=validated, c=effective,
            way=Choice((effective > 295, "leaves them"), (effective < 275, "enters them"), "stays where it is"),
        ),
        pace="The wider the arrow, the harder water is pulled; beads say nothing of how fast.",
    )


def _head(ax: Axes) -> None:
    """What the columns are, and what a mark is."""
    for x, ha, kind, name in ((70, "left", "sodium", "Na⁺"), (98, "left", "anions", "and as many anions"),
                              (265, "center", "potassium", "K⁺"), (303, "center", "glucose", "glucose"),
                              (352, "center", "urea", "urea"), (386, "center", "rest", "rest")):
        ax.text(x, HIGH - 12, name, color=LOOKS[kind]["color"], ha=ha, **SMALL)
    ax.text(WIDE - 4, HIGH - 12, "sum", ha="right", color=palette.muted, **SMALL)
    ax.text(WIDE - 4, 10, "a mark: 5 mOsm/L", ha="right", color=palette.muted, **SMALL)


def _formulas(ax: Axes) -> list[Binding]:
    """One row for each way to count: what it sees of each kind."""
    rows: tuple[tuple[str, float, Quantity, dict[str, Expr]], ...] = (
        ("bedside", 262, bedside, {"sodium": 2 * each * Na_s, "glucose": each * glucose, "urea": each * urea}),
        ("best\nvalidated", 202, validated, {
            "sodium": h_ions * each * Na_s, "potassium": h_ions * each * K_s, "glucose": h_glucose * each * glucose,
            "urea": each * urea, "rest": each * h_rest}),
        ("pull on\ncells", 142, effective, {"sodium": 2 * each * Na_s, "glucose": each * glucose}),
    )
    bindings: list[Binding] = []
    for name, y, total, counted in rows:
        ax.text(8, y, name, linespacing=1.1, **SMALL)
        ax.plot([4, WIDE - 4], [y - 30, y - 30], color=palette.grid, linewidth=1)
        for kind, amount in counted.items():
            marks = _counted(ax, kind, PLACES[kind], y, amount)
            held = HELD.get((total, kind))
            bindings += marks
            if held is not None:
                end = PLACES[kind] + PITCH * amount / PER_MARK / DEEP + 3
                bindings.append(parts.handle(marks[0], held, x=end, y=y, side="x"))
        bindings.append(parts.words(ax, WIDE - 4, y, "{:.0f}", total, size=13.5, weight="bold", ha="right",
                                    va="center"))
    return bindings


def _counted(ax: Axes, kind: str, x: float, y: float, amount: Expr) -> list[Binding]:
    """As many marks as there are particles, column by column; of an ion every other one is its anion."""
    least, most = (float(OSMOLALITY.function({"n": amount}, [Na_s, K_s, glucose, urea])(*ends)[0]) / PER_MARK
                   for ends in zip(*(quantity.range for quantity in (Na_s, K_s, glucose, urea)), strict=True))
    places = [(x + k // DEEP * PITCH, y + (1.5 - k % DEEP) * 11.5) for k in range(int(-(-most // 1)))]
    looks = [LOOKS["anions"] if kind in ("sodium", "potassium") and k % 2 else LOOKS[kind] for k in range(len(places))]
    always = int(least)  # those that every setting shows are drawn in one go
    for look in {id(look): look for look in looks[:always]}.values():
        xs, ys = zip(*(place for k, place in enumerate(places[:always]) if looks[k] is look), strict=True)
        ax.plot(xs, ys, linestyle="none", **MARK, **look)
    bindings: list[Binding] = []
    for number in range(always, len(places)):
        (drawn,) = ax.plot(*([at] for at in places[number]), linestyle="none", **MARK, **looks[number])
        bindings.append(parts.counted(drawn, amount / PER_MARK, number))
    return bindings


def _pulled(ax: Axes) -> list[Binding]:
    """A cell, and the water that leaves or enters it by the pull, against the pull of the healthy blood."""
    x, y = A_CELL
    body = Ellipse(A_CELL, 152, 70, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=6)
    ax.add_patch(body)
    out = Piecewise((effective - 295, effective > 295), (effective - 275, effective < 275), (0, True))
    way = Choice((effective > 295, "leaves"), (effective < 275, "enters"), "stays")
    ax.text(x - 22, y, "a cell", ha="center", **SMALL)
    return [
        parts.arrow(ax, (x + 34, x + 112), (y, y), palette.water, parts.saturating(out, 20, 16), zorder=4),
        parts.words(ax, x + 138, y, Sentence("water {way}", way=way), color=palette.water, weight="bold", **SMALL),
    ]
