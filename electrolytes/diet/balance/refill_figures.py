"""A long lack of magnesium and its repair: blood, fast tissue, and slow tissue with bone, over two years."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Expr

from electrolytes.diet.balance.absorption import timing
from electrolytes.diet.balance.serum import E_f
from electrolytes.diet.balance.stores import (
    REFILL,
    days_lack,
    food_after,
    food_lack,
    gained,
    percent_E,
    percent_S,
    supplement_after,
    t_long,
    tau_S,
)
from electrolytes.diet.balance.stores_diagram import when_taken
from electrolytes.essentials.magnesium.serum import S
from electrolytes.live import (
    MARKS,
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


def refilling() -> Explorable:
    """Blood and the slow pool in percent, while magnesium is lacking and after."""
    with figure(320) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 740), ylim=(0, 118), xlabel="time, days", ylabel="% of the usual filling")
        ax.set_xticks([0, 90, 180, 365, 545, 730])
        bindings = _lack(ax)
        bindings += parts.traced(ax, t_long, percent_S, palette.ink, "slow tissue and bone", "s", size=9,
                                 unit="percent", dashes=parts.DASHED)
        bindings += parts.traced(ax, t_long, percent_E, palette.magnesium, "blood", MARKS["magnesium"], size=9,
                                 unit="percent")
        parts.key(ax, (430, 478), 20, "slow tissue and bone", palette.ink, parts.DASHED, at=490)
        parts.key(ax, (430, 478), 9, "blood and fast tissue", palette.magnesium, at=490)
    lacking = Sentence(
        "{when} on {f:.0f} mg a day blood is at {e:.0f} % ({s:.2f} mmol/L), slow tissue and bone are at "
        "{b:.1f} %. {body}",
        when=_span(t_long, "After"), f=food_lack, e=percent_E, s=S, b=percent_S, body=_body(),
    )
    mended = Sentence(
        "{when} after the lack blood is at {e:.0f} % ({s:.2f} mmol/L), slow tissue and bone are at {b:.1f} %. "
        "{body}",
        when=_span(t_long - days_lack, ""), e=percent_E, s=S, b=percent_S, body=_body(),
    )
    return Explorable(
        "refilling",
        fig,
        REFILL,
        title="A long lack, and how it is made good",
        subject=subjects.ADULT,
        description="Two curves over two years, in percent of the usual filling: blood, which fast tissue follows, and "
        "slow tissue with bone. A shaded stretch marks the lack, 150 days on 10 milligrams a day. Blood falls to about "
        "half and is back within weeks after; slow tissue and bone fall by a twentieth, and are not full again after "
        "two years.",
        controls=[food_lack, days_lack, food_after, supplement_after, timing, tau_S],
        more=[E_f],
        bindings=bindings,
        presets=[
            Preset("then the usual diet"),
            Preset("then tablets between meals", {supplement_after: 400, timing: 3}),
            Preset("a month of lack", {days_lack: 30, t_long: 60}),
            Preset("a fast bone, 60 days", {tau_S: 60}),
            Preset("a year of 60 mg a day", {food_lack: 60, days_lack: 365, t_long: 365}),
        ],
        sentence=Sentence.when((t_long <= days_lack, lacking), mended),
    )


def _span(days: Expr, before: str) -> Choice:
    """So many days in words, with a word before them."""
    word = f"{before} " if before else ""
    first = "a day" if before else "A day"
    return Choice((days < 1.5, f"{word}{first}"), Sentence(f"{word}{{d:.0f}} days", d=days))


def _body() -> Choice:
    return Choice(
        (gained < -0.5, Sentence("The body is short of {x:.0f} mmol.", x=-gained)),
        (gained > 0.5, Sentence("The body holds {x:.0f} mmol more than before.", x=gained)),
        "The body holds as much as before.",
    )


def _lack(ax: Axes) -> list[Binding]:
    """The stretch of time with too little, and its diet in words."""
    ax.text(352, 60, "afterwards", size=12, va="center", weight="bold")
    return [
        parts.words(ax, 352, 52, "food {:.0f} mg/d", food_after, size=12, va="center"),
        parts.words(ax, 352, 44, "tablets {:.0f} mg/d", supplement_after, size=12, va="center"),
        when_taken(ax, 352, 36.5),
        parts.polygon(ax, parts.box(0, days_lack, 0, 118), palette.grid, zorder=0),
        parts.words(ax, 8, 111, "food {:.0f} mg/d", food_lack, size=12, va="center"),
    ]
