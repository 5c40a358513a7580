"""Aldosterone escape as a live figure: hormones, sodium in and out, pressure and water over two weeks."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Ellipse, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Abs, cos, sin

from electrolytes.deficiency.hormones.cascade import PRC, C_al, N_als_eq
from electrolytes.deficiency.pressure.escape import ESCAPE, days, excreted, kept, pressure_gained, water_kept
from electrolytes.deficiency.pressure.kidney import salt
from electrolytes.essentials.magnesium.serum import S
from electrolytes.live import (
    MARKS,
    Band,
    Bar,
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
HIGH, TOP = 510, 176
FLOOR, BEGIN, LITER = 26.0, 62.0, 56.0
"""The tank's floor, its level at the start above that, and the height of a liter."""


def aldosterone_escape() -> Explorable:
    """What two weeks of more aldosterone, or less magnesium, do to sodium, water and pressure."""
    with figure(HIGH) as fig:
        bindings = _body(parts.scene(fig, TOP))
        rest = (HIGH - TOP) / HIGH
        panels = [[fig.add_axes((x, rest * y, 0.36, rest * 0.33)) for x in (0.115, 0.63)] for y in (0.575, 0.125)]
        for ax in (*panels[0], *panels[1]):
            ax.set(xlim=(0.009, 20), xscale="log")
            parts.ticks(ax.xaxis, [HOUR, 6 * HOUR, 1, 3, 14], ["1 h", "6 h", "1 d", "3", "14 d"])
        (hormones, sodium), (pressure, water) = panels
        calm = ESCAPE.number(C_al)
        bindings += _course(hormones, 100 * C_al / calm, palette.ink, "p", "aldosterone", "%")
        bindings += _course(hormones, 100 * PRC / default_of(PRC), palette.accent, "P", "renin", "%")
        hormones.set(ylim=(12, 1400), yscale="log", ylabel="hormones, % of rest")
        parts.ticks(hormones.yaxis, [25, 100, 400])
        area = sodium.fill_between([1, 2], [0, 0], [1, 1], color=palette.sodium, alpha=0.2, linewidth=0)
        bindings.append(Band(area, over=days, lower=excreted, upper=salt))
        bindings.append(parts.curve(sodium, days, salt, palette.muted, "eaten", unit="mmol/d", dashes=parts.DASHED))
        bindings += _course(sodium, excreted, palette.sodium, MARKS["sodium"], "in the urine", "mmol/d")
        sodium.set(ylim=(0, 690), ylabel="Na⁺, mmol a day")
        sodium.axvspan(3, 7, color=palette.normal, linewidth=0, zorder=0)
        sodium.text(4.6, 560, "in\npeople", size=11, color=palette.muted, ha="center", va="center", linespacing=1.1)
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
        description="Above, sodium that is eaten runs into a tank, the water outside the cells, and from there through "
        "the kidney into the urine; aldosterone from the adrenal gland narrows the way out, and a dial shows the gain "
        "of mean pressure. Below, four panels over the time since a change, from a quarter of an hour to two weeks, on "
        "a logarithmic scale: aldosterone and renin in percent of rest; sodium eaten, dashed, and in the urine, with "
        "the area between them as what the body keeps and a pale band at days 3 to 7, after which people escape; the "
        "gain of pressure; the water kept. With four times the aldosterone secretion the urine's sodium falls steeply "
        "within an hour and is back within a day; pressure and water stay higher.",
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


# --- the picture ------------------------------------------------------------------------------------------------------


def _body(ax: Axes) -> list[Binding]:
    """Sodium in at the left, water outside the cells, the kidney under the adrenal gland, urine at the right."""
    calm, y = ESCAPE.number(C_al), FLOOR + 34
    kidney = Ellipse((292, y), 58, 68, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=5, zorder=3)
    gland = PolygonPatch([(268, 122), (292, 148), (316, 122), (292, 128)], closed=True, facecolor=palette.inside,
                         edgecolor=palette.membrane, linewidth=4, joinstyle="round")
    for patch in (kidney, gland):
        ax.add_patch(patch)
    ax.text(292, 12, "kidney", size=12, ha="center", va="center")
    ax.text(258, 140, "adrenal", size=12, ha="right", va="center")
    return [
        *_tank(ax), *_dial(ax, 404, 128),
        parts.stream(ax, (8, 78), (y, y), palette.sodium, salt, 20, 180, zorder=4),
        parts.stream(ax, (208, 258), (y, y), palette.sodium, excreted, 20, 180, zorder=4),
        parts.stream(ax, (326, 420), (y, y), palette.sodium, excreted, 20, 180, zorder=4),
        parts.stream(ax, (292, 292), (122, 98), palette.ink, 100 * C_al / calm, 16, 100, zorder=5),
        parts.words(ax, 8, y + 36, "eaten", size=12, va="center", color=palette.sodium),
        parts.words(ax, 8, y + 20, "{:.0f} mmol/d", salt, size=12, va="center", color=palette.sodium),
        parts.words(ax, 432, y - 24, "urine {:.0f} mmol/d", excreted, size=12, ha="right", va="center",
                    color=palette.sodium),
        parts.words(ax, 292, 164, "aldosterone {:.0f} %", 100 * C_al / calm, size=12, weight="bold", ha="center",
                    va="center"),
    ]


def _tank(ax: Axes) -> list[Binding]:
    left, right, top = 84.0, 202.0, FLOOR + 128
    ax.add_patch(Rectangle((left, FLOOR), right - left, top - FLOOR, facecolor=palette.outside, edgecolor="none"))
    fluid = Rectangle((left, FLOOR), right - left, BEGIN, facecolor=palette.water, edgecolor="none", alpha=0.3)
    ax.add_patch(fluid)
    ax.plot([left, left, right, right], [top, FLOOR, FLOOR, top], color=palette.muted, linewidth=2.2,
            solid_capstyle="round")
    begin = FLOOR + BEGIN
    ax.plot([left, right], [begin, begin], color=palette.ink, linewidth=1.2, linestyle=(0, (3, 3)))
    ax.plot([right - 7, right], [begin + LITER] * 2, color=palette.muted, linewidth=1.4)
    ax.text(right - 11, begin + LITER, "+1 L", size=11, color=palette.muted, ha="right", va="center")
    ax.text((left + right) / 2, 12, "water outside cells", size=12, ha="center", va="center")
    return [
        Bar(fluid, height=BEGIN + LITER * parts.held(water_kept, -1, 1.1), base=FLOOR),
        parts.words(ax, left + 10, FLOOR + 18, "{:+.2f} L", water_kept, size=13, weight="bold", va="center"),
    ]


def _dial(ax: Axes, x: float, y: float) -> list[Binding]:
    """The gain of mean pressure, from −20 to +20 mmHg."""
    ax.add_patch(Circle((x, y), 32, facecolor=palette.paper, edgecolor=palette.accent, linewidth=3))
    for k in range(-2, 3):
        a = math.radians(50 * k)
        ax.plot([x + 24 * math.sin(a), x + 28 * math.sin(a)], [y + 24 * math.cos(a), y + 28 * math.cos(a)],
                color=palette.muted, linewidth=1.6)
    turn = parts.held(pressure_gained / 20, -1, 1) * math.radians(100)
    tip, aside = (x + 23 * sin(turn), y + 23 * cos(turn)), (3 * cos(turn), -3 * sin(turn))
    ax.text(x, y - 22, "mmHg", size=10.5, ha="center", va="center", color=palette.muted)
    return [
        parts.polygon(ax, [(x - aside[0], y - aside[1]), tip, (x + aside[0], y + aside[1])], palette.accent),
        parts.words(ax, x, y - 10, "{:+.1f}", pressure_gained, size=12.5, weight="bold", ha="center", va="center",
                    color=palette.accent),
    ]


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
