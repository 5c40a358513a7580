"""Content against concentration as a map, and what an infusion does to sodium as curves."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Expr, Max, Min

from electrolytes.essentials.fluids.compartments import (
    BALANCE,
    W_0,
    W_E,
    W_E0,
    Na_0,
    Na_p,
    into_cells,
    saline,
    salt_gained,
    water_gained,
)
from electrolytes.essentials.fluids.formulas import (
    PLASMA_SODIUM,
    TBW,
    Na_1,
    Na_fitted,
    Na_mixed,
    Na_rule,
    V_inf,
    V_u,
    c_inf,
    c_u,
    isonatric,
)
from electrolytes.essentials.ions import laboratory_units
from electrolytes.live import (
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
from electrolytes.model import Quantity, q

LOW, HIGH = -6.8, 8.8
"""Water gained (L) at the lower and the upper edge of the map."""


def water_for_concentration(concentration: float) -> Expr:
    """Water gained (L) for the sodium gained at this concentration (mmol/L): a line of equal concentration."""
    return (Na_0 * W_0 + salt_gained) / q(concentration, "mmol/L") - W_0


def water_for_volume(volume: float) -> Expr:
    """Water gained (L) for the sodium gained at this volume outside the cells (L): a line of equal volume."""
    return q(volume, "L") * (Na_0 * W_0 + salt_gained) / (Na_0 * W_E0 + salt_gained) - W_0


def content_and_concentration() -> Explorable:
    """The map of what can go wrong: sodium gained to the right, water gained upward, the body as a dot to drag."""
    with figure(360) as fig:
        ax = fig.subplots()
        ax.set(xlim=(-720, 1400), ylim=(LOW, HIGH), xlabel="sodium gained or lost, mmol",
               ylabel="water gained or lost, L")
        for axis, places in ((ax.xaxis, range(-600, 1201, 300)), (ax.yaxis, range(-6, 9, 2))):
            axis.set_ticks(list(places), [f"{place:+d}".replace("-", "−") if place else "0" for place in places])
        ax.grid(False)
        bindings = _map_lines(ax)
        ax.text(1380, -5.2, "now", size=12, color=palette.muted, ha="right", va="bottom")
        bold = {"size": 12.5, "weight": "bold", "ha": "right", "va": "top"}
        bindings += [
            parts.dot(ax, salt_gained, water_gained, palette.accent, size=14),
            parts.words(ax, 1380, -5.2, "{:.1f} L outside", W_E, color=palette.water, **bold),
            parts.words(ax, 1380, -6.0, "{:.0f} mmol/L", Na_p, color=palette.sodium, **bold),
        ]
    return Explorable(
        "content-and-concentration",
        fig,
        BALANCE,
        title="Content and concentration: a map",
        subject=subjects.ADULT,
        description="A map with sodium gained or lost to the right and water gained or lost upward. Blue lines falling "
        "from left to right join states with the same volume of water outside the cells: 10, 14, 18 and 22 liters. "
        "Orange lines rising from left to right join states with the same sodium concentration: 120, 140 and 160 "
        "millimoles per liter; a band marks the normal concentrations. A dot in the middle is the healthy body, and "
        "can be dragged in any direction.",
        controls=[salt_gained, water_gained],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("salty meals, not drunk yet", {salt_gained: 280}),
            Preset("salty meals, then water", {salt_gained: 280, water_gained: 2}),
            Preset("heart failure, swollen legs", {salt_gained: 700, water_gained: 7}),
            Preset("diarrhea, drinking only water", {salt_gained: -420, water_gained: -1}),
            Preset("holding on to water (SIADH)", {salt_gained: -130, water_gained: 3.5}),
            Preset("nothing to drink", {salt_gained: -100, water_gained: -4}),
        ],
        sentence=_verdict(),
    )


def _verdict() -> Sentence:
    """What a blood test would say, and what it would not."""
    test = Choice((Na_p < 134.5, "low"), (Na_p > 145.5, "high"), "normal")
    volume = Choice((W_E > 14.5, "too much"), (W_E < 13.5, "too little"), "about as much as usual")
    cells = Choice((into_cells > 0.5, "and the cells are swollen"), (into_cells < -0.5, "and the cells are shrunken"),
                   "and the cells are about their usual size")
    return Sentence(
        "A blood test finds {c:.0f} mmol/L of sodium, {test}. There are {volume:.1f} L outside the cells, {much}, "
        "{cells}.",
        c=Na_p, test=test, volume=W_E, much=volume, cells=cells,
    )


def _map_lines(ax: Axes) -> list[Binding]:
    """Lines of equal concentration with the normal band, and lines of equal volume; each named at its end."""
    band = ax.fill_between([0, 1], [0, 0], [1, 1], color=palette.normal, linewidth=0, zorder=0)
    bindings: list[Binding] = [
        Band(band, over=salt_gained, lower=Max(LOW, water_for_concentration(145)),
             upper=Min(HIGH, water_for_concentration(135))),
    ]
    for concentration in (120, 140, 160):
        bindings.append(parts.curve(ax, salt_gained, water_for_concentration(concentration), palette.sodium,
                                    f"{concentration} mmol/L", unit="L", width=1.6))
    for volume in (10, 14, 18, 22):
        bindings.append(parts.curve(ax, salt_gained, water_for_volume(volume), palette.water, f"{volume} L outside",
                                    unit="L", width=1.6, dashes=parts.DASHED))
    for x, y, words in ((-345, 4.7, "120"), (310, 2.5, "140"), (-75, -6.5, "160 mmol/L")):
        side = "left" if words.startswith("160") else "right"
        ax.text(x, y, words, size=12, color=palette.sodium, ha=side, va="bottom", weight="bold")
    for x, y, words in ((-640, -1.5, "10 L"), (-395, 7.6, "14 L outside"), (1390, -1.75, "18 L"), (1390, 7.15, "22 L")):
        ax.text(x, y, words, size=12, color=palette.water, ha="left" if x < 0 else "right", va="bottom", weight="bold")
    return bindings


def one_liter_rule() -> Explorable:
    """Plasma sodium over the volume infused: the one-liter rule multiplied, exact mixing, and the measured relation."""
    with figure(330) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 4), ylim=(95, 195), xlabel="infused, L", ylabel="sodium in plasma, mmol/L")
        assert Na_1.normal is not None
        ax.axhspan(*Na_1.normal, color=palette.normal, zorder=0)
        ax.text(3.96, 135.6, "normal", size=12, color=palette.muted, ha="right", va="bottom")
        bindings: list[Binding] = []
        looks: list[tuple[Quantity, str, object, float, str]] = [
            (Na_rule, palette.muted, (0, (2, 2)), 2.0, "one-liter rule, multiplied"),
            (Na_mixed, palette.accent, (0, (6, 2)), 2.2, "exact mixing"),
            (Na_fitted, palette.sodium, "solid", 3.0, "Nguyen and Kurtz"),
        ]
        for number, (quantity, color, dashes, width, name) in enumerate(looks):
            bindings.append(parts.curve(ax, V_inf, quantity, color, name, dashes=dashes, width=width))
            row = 190 - 6.2 * number
            ax.plot([0.08, 0.42], [row, row], color=color, linestyle=dashes, linewidth=width)
            bindings.append(parts.words(ax, 0.5, row, f"{{:.1f}}  {name}", quantity, size=12.5, color=color,
                                        va="center"))
        urine = "urine {:.1f} L with {:.0f} mmol/L (neutral at first: {:.0f})"
        bindings += [
            parts.dot(ax, V_inf, Na_fitted, palette.sodium, size=12),
            parts.words(ax, 3.96, 98, urine, V_u, c_u, isonatric, size=12, color=palette.muted, ha="right",
                        va="bottom"),
        ]
    return Explorable(
        "one-liter-rule",
        fig,
        PLASMA_SODIUM,
        title="What an infusion does to plasma sodium",
        description="Three curves of plasma sodium against the liters infused. The one-liter rule, multiplied by the "
        "volume, is a straight line. Exact mixing bends down from it, and meets it at nothing and at one liter. The "
        "relation of Nguyen and Kurtz runs close to exact mixing. A dot on it, which can be dragged, is the volume "
        "infused. The normal range is shaded.",
        controls=[Na_1, TBW, V_inf, c_inf, V_u, c_u],
        bindings=bindings,
        presets=[
            Preset("110 mmol/L, a liter of 3 % saline"),
            Preset("two liters", {V_inf: 2}),
            Preset("two liters, two of thin urine", {V_inf: 2, V_u: 2, c_u: 30}),
            Preset("0.9 % saline, concentrated urine", {Na_1: 120, c_inf: round(saline(0.9)), V_u: 0.8, c_u: 300}),
            Preset("sodium too high: water", {Na_1: 160, V_inf: 3, c_inf: 0, V_u: 1, c_u: 60}),
        ],
        units={Na_1: laboratory_units("sodium")[:1]},
        sentence=_after(),
    )


def _after() -> Sentence:
    """Three predictions, and what the urine does to the last of them.

    What urine leaves sodium alone depends on the sodium that the infusion has made, so the effect is a difference of
    two predictions, with and without urine.
    """
    by_urine = Na_fitted - PLASMA_SODIUM.equations[Na_fitted].xreplace({V_u: q(0, "L")})
    urine = Choice(
        (V_u < 0.005, "No urine is counted."),
        (by_urine < -0.05, Sentence("In the last of these the urine takes off {x:.1f}.", x=-by_urine)),
        (by_urine > 0.05, Sentence("In the last of these the urine adds {x:.1f}.", x=by_urine)),
        "The urine changes nothing.",
    )
    return Sentence(
        "From {start:.0f} mmol/L, {V:.1f} L bring it to {a:.1f} by the multiplied rule, {b:.1f} by exact mixing, "
        "{c:.1f} by Nguyen and Kurtz. {urine}",
        start=Na_1, V=V_inf, a=Na_rule, b=Na_mixed, c=Na_fitted, urine=urine,
    )
