"""Aldosterone escape as a live figure: hormones, sodium in and out, pressure and water over two weeks."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from sympy import Abs

from electrolytes.deficiency.hormones.cascade import PRC, C_al, N_als_eq
from electrolytes.deficiency.pressure.escape import ESCAPE, days, excreted, kept, pressure_gained, water_kept
from electrolytes.deficiency.pressure.kidney import salt
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
from electrolytes.model import default_of

HOUR = 1 / 24


def aldosterone_escape() -> Explorable:
    """What two weeks of more aldosterone, or less magnesium, do to sodium, water and pressure."""
    with figure(460) as fig:
        panels = fig.subplots(2, 2)
        for ax in panels.flat:
            ax.set(xlim=(0.009, 20), xscale="log")
            parts.ticks(ax.xaxis, [HOUR, 6 * HOUR, 1, 3, 14], ["1 h", "6 h", "1 d", "3", "14 d"])
        (hormones, sodium), (pressure, water) = panels
        calm = ESCAPE.number(C_al)
        bindings = _course(hormones, 100 * C_al / calm, palette.ink, "p", "aldosterone", "%")
        bindings += _course(hormones, 100 * PRC / default_of(PRC), palette.accent, "P", "renin", "%")
        hormones.set(ylim=(12, 1400), yscale="log", ylabel="hormones, % of rest")
        parts.ticks(hormones.yaxis, [25, 100, 400])
        area = sodium.fill_between([1, 2], [0, 0], [1, 1], color=palette.sodium, alpha=0.2, linewidth=0)
        bindings.append(Band(area, over=days, lower=excreted, upper=salt))
        bindings.append(parts.curve(sodium, days, salt, palette.muted, "eaten", unit="mmol/d", dashes=parts.DASHED))
        bindings += _course(sodium, excreted, palette.sodium, MARKS["sodium"], "in the urine", "mmol/d")
        sodium.set(ylim=(0, 690), ylabel="Na⁺, mmol a day")
        sodium.set_yticks([0, 200, 400, 600])
        bindings += _course(pressure, pressure_gained, palette.ink, "o", "mean pressure", "mmHg")
        pressure.set(ylim=(-9, 21), ylabel="pressure, mmHg", xlabel="time")
        bindings += _course(water, water_kept, palette.water, MARKS["water"], "water kept", "L")
        water.set(ylim=(-0.6, 1.3), ylabel="water kept, L", xlabel="time")
        water.set_yticks([-0.5, 0, 0.5, 1], ["−0.5", "0", "0.5", "1.0"])
        parts.ticks(pressure.yaxis, [-5, 0, 5, 10, 15, 20])
        for ax in (pressure, water):
            ax.axhline(0, color=palette.muted, linewidth=1)
        _named(hormones, [(0.02, "p", palette.ink, "aldosterone"), (0.66, "P", palette.accent, "renin")])
        _named(sodium, [(0.02, "_", palette.muted, "eaten"), (0.42, MARKS["sodium"], palette.sodium, "in urine")])
        _named(pressure, [(0.02, "o", palette.ink, "mean pressure, gained")])
        _named(water, [(0.02, MARKS["water"], palette.water, "water outside cells")])
    return Explorable(
        "escape",
        fig,
        ESCAPE,
        title="Two weeks of aldosterone",
        subject=subjects.MAN,
        description="Four panels over the time since a change, from a quarter of an hour to two weeks, on a "
        "logarithmic scale. Upper left, aldosterone and renin in percent of rest. Upper right, sodium eaten, a dashed "
        "level, and sodium in the urine; the area between them is what the body keeps. Lower left the gain of mean "
        "arterial pressure, lower right the water kept outside the cells. With four times the aldosterone secretion "
        "the urine's sodium falls steeply within an hour and is back within a day; pressure and water stay higher.",
        controls=[N_als_eq, S, salt],
        bindings=bindings,
        presets=[
            Preset("at rest"),
            Preset("aldosterone × 4", {N_als_eq: 4}),
            Preset("× 4, little salt", {N_als_eq: 4, salt: 60}),
            Preset("a quarter", {N_als_eq: 0.25}),
            Preset("low magnesium", {S: 0.6}),
            Preset("very low magnesium", {S: 0.4}),
        ],
        outcome=kept,
        sentence=_told(),
        heavy=True,
    )


def _named(ax: Axes, names: list[tuple[float, str, str, str]]) -> None:
    """What the curves are, above their axes: place, mark, color, name."""
    for left, mark, color, name in names:
        ax.plot([left], [1.07], mark, color=color, markersize=10, markeredgewidth=2.5 if mark == "_" else 1.5,
                markeredgecolor=color if mark == "_" else palette.paper, transform=ax.transAxes, clip_on=False)
        ax.text(left + 0.06, 1.07, name, size=12.5, color=color, va="center", transform=ax.transAxes)


def _told() -> Sentence:
    """Sodium in and out, and where pressure and water stand."""
    when = Choice(
        (days < 0.015, "At the start"),
        (days < 1, Sentence("After {h:.1f} h", h=days / HOUR)),
        Sentence("After {d:.1f} days", d=days),
    )
    how = Choice(
        (Abs(excreted - salt) < 0.02 * salt, "as much as is eaten"),
        (excreted < salt, Sentence("{x:.0f} less than is eaten", x=salt - excreted)),
        Sentence("{x:.0f} more than is eaten", x=excreted - salt),
    )
    return Sentence(
        "{when} aldosterone stands at {a:.0f} ng/L. The urine carries {u:.0f} mmol of sodium a day, {how}; since the "
        "start the sodium outside the cells has changed by {k:+.0f} mmol, the water there by {w:+.2f} L, and the "
        "pressure by {p:+.1f} mmHg.",
        when=when, a=C_al, u=excreted, how=how, k=kept, w=water_kept, p=pressure_gained,
    )


def _course(ax: Axes, y: Any, color: str, mark: str, name: str, unit: str) -> list[Binding]:
    """A curve over the logarithm of time, and where the moment is on it."""
    return parts.traced(ax, days, y, color, name, mark, size=11, edge=1.5, unit=unit)
