"""Magnesium in urine over what is eaten, beside what balance studies found."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from electrolytes.diet.balance.absorption import active, bound, food
from electrolytes.diet.balance.serum import BALANCE, E_f, U, lowered
from electrolytes.live import MARKS, Choice, Explorable, Preset, Sentence, figure, palette, parts, subjects

FOUND = ((0.0, 250.0, 40.0, 80.0), (250.0, 800.0, 80.0, 160.0))
"""From and to which intake (mg/d), lowest and highest in urine (mg/d), by Nielsen (2016); 800 is the axis' end."""


def urine_by_intake() -> Explorable:
    """Urine over intake, with the two ranges that balance studies gave."""
    with figure(300) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 820), ylim=(0, 200), xlabel="magnesium in food, mg/d", ylabel="in urine, mg/d")
        for west, east, low, high in FOUND:
            ax.add_patch(Rectangle((west, low), east - west, high - low, facecolor=palette.normal, edgecolor="none"))
        ax.text(790, 153, "found in balance studies", size=11.5, color=palette.muted, va="center", ha="right")
        bindings = parts.traced(ax, food, U, palette.magnesium, "urine", MARKS["magnesium"], unit="mg/d")
    inside = Choice(
        ((food < 250) & (U < 40), "less than balance studies found, 40 to 80 mg"),
        ((food < 250) & (U > 80), "more than balance studies found, 40 to 80 mg"),
        (food < 250, "within what balance studies found, 40 to 80 mg"),
        (U < 80, "less than balance studies found, 80 to 160 mg"),
        (U > 160, "more than balance studies found, 80 to 160 mg"),
        "within what balance studies found, 80 to 160 mg",
    )
    return Explorable(
        "urine-by-intake",
        fig,
        BALANCE,
        title="Magnesium in urine, by what is eaten",
        subject=subjects.ADULT,
        description="Magnesium in urine over magnesium in food, 0 to 800 milligrams a day. Two pale boxes are what "
        "balance studies found: 40 to 80 milligrams where less than 250 were eaten, 80 to 160 where more were. The "
        "model's curve runs through both; it is below the boxes where less than 140 are eaten, and just above 250.",
        controls=[food, bound, active, lowered, E_f],
        bindings=bindings,
        presets=[
            Preset("usual diet"),
            Preset("200 mg a day", {food: 200}),
            Preset("300 mg a day", {food: 300}),
            Preset("500 mg a day", {food: 500}),
        ],
        sentence=Sentence("From {f:.0f} mg in food {u:.0f} mg a day leave with urine: {where}.", f=food, u=U,
                          where=inside),
    )
