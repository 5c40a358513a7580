"""Salt loading and a drink of water: the model of pressure beside what was measured in people."""

from __future__ import annotations

from electrolytes.deficiency.hormones.cascade import N_als_eq, P_ma
from electrolytes.deficiency.pressure.kidney import afferent
from electrolytes.deficiency.pressure.loads import (
    DRUNK,
    ERROR,
    HIGH,
    LOW,
    RISE,
    SALT_LOADED,
    WATER_LOAD,
    drink,
    eaten,
    hours,
    rise,
    stays,
    taken_up,
    urine,
)
from electrolytes.live import MARKS, Explorable, Preset, Sentence, figure, palette, parts, subjects


def salt_loading() -> Explorable:
    """Pressure over sodium eaten, from 10 to 1500 mmol a day, with what was measured in fourteen men."""
    with figure(300) as fig:
        ax = fig.subplots()
        ax.set(xlim=(-40, 1560), ylim=(-6, 40), xlabel="Na⁺ eaten, mmol/d", ylabel="pressure gained, mmHg")
        ax.set_xticks([10, 300, 600, 900, 1200, 1500])
        parts.measured(ax, LOW, 0)
        parts.measured(ax, HIGH, RISE, ERROR)
        ax.text(1480, 7, "● fourteen men", size=11.5, color=palette.muted, ha="right", va="center")
        bindings = parts.traced(ax, eaten, rise, palette.sodium, "pressure gained", MARKS["sodium"], points=41,
                                unit="mmHg", at=parts.held(rise, -6, 40))
    return Explorable(
        "salt-loading",
        fig,
        SALT_LOADED,
        title="More and more salt",
        subject=subjects.MAN,
        description="Mean pressure, as a gain over that on 10 millimoles, over sodium eaten, 10 to 1500 millimoles a "
        "day. Gray dots were measured in fourteen men: nothing at 10, and 16.5 mmHg with a bar of its standard error "
        "at 1500. The model's curve ends more than ten mmHg above the second.",
        controls=[eaten, afferent, N_als_eq],
        bindings=bindings,
        presets=[
            Preset("usual sodium"),
            Preset("hardly any", {eaten: LOW}),
            Preset("1500 mmol", {eaten: HIGH}),
        ],
        sentence=Sentence(
            "With {s:.0f} mmol of sodium a day pressure settles at {p:.1f} mmHg, {x:+.1f} against 10 mmol. In fourteen "
            "men 1500 mmol made it +16.5.",
            s=eaten, p=P_ma, x=rise,
        ),
    )


def water_load() -> Explorable:
    """Urine after a drink of water, with what was measured."""
    with figure(300) as fig:
        ax = fig.subplots()
        ax.set(xlim=(-0.1, 5.1), ylim=(0, 12), xlabel="hours after the drink", ylabel="urine, mL/min")
        for at, flow in DRUNK:
            parts.measured(ax, at, flow, size=5)
        ax.text(2.9, 8.2, "● measured in a person", size=11.5, color=palette.muted, va="center")
        bindings = parts.traced(ax, hours, urine, palette.water, "urine", MARKS["water"], unit="mL/min")
    return Explorable(
        "water-load",
        fig,
        WATER_LOAD,
        title="A drink of water",
        subject=subjects.MAN,
        description="Urine in milliliters a minute over five hours after a drink of water. Gray dots are "
        "measurements: half an hour of little, a steep climb to about 9, a plateau to two and a half hours, and a "
        "steep fall. The model's curve sinks to its floor first and climbs to a third of that when the others "
        "are done.",
        controls=[drink, stays, taken_up],
        bindings=bindings,
        presets=[
            Preset("a liter"),
            Preset("a third of it stays outside the cells", {stays: 33}),
            Preset("half a liter", {drink: 0.5}),
        ],
        sentence=Sentence(
            "{t:.1f} hours after a drink of {d:.1f} L the model makes {u:.1f} mL of urine a minute. Measured: 9 to 10 "
            "after an hour and a half.",
            t=hours, d=drink, u=urine,
        ),
        heavy=True,
    )
