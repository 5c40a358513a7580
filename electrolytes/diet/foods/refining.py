"""What is taken away and what is put in on the way from field to packet: the same food before and after.

Pairs of rows of the food table, held against each other for the same energy, the same weight, or a portion each.
Two rows are two samples, not one sample followed through the mill; a difference of a tenth says nothing.
"""

from __future__ import annotations

from matplotlib.patches import Rectangle
from sympy import Eq, Expr, Float, Ge, Piecewise, log

from electrolytes.diet.foods.table import MEASURES, in_measure
from electrolytes.live import Bar, Binding, Choice, Explorable, Preset, Sentence, figure, palette, parts
from electrolytes.model import Model, Quantity

PAIRS: dict[str, tuple[str, str]] = {
    "whole-grain flour → white flour": ("20080", "20081"),
    "brown rice → white rice": ("20037", "20045"),
    "whole-wheat bread → white bread": ("18075", "18069"),
    "raw spinach → boiled spinach": ("11457", "11458"),
    "boiled peas → canned peas, rinsed": ("11305", "11311"),
    "boiled black beans → canned black bean soup": ("16015", "06402"),
    "raw cabbage → canned sauerkraut": ("11109", "11439"),
    "baked potato → french fries": ("11674", "11412"),
    "milk → cheddar": ("01077", "01009"),
    "roast pork → ham": ("10027", "07029"),
}
"""What happens to a food: name → food numbers before and after."""

MINERALS = ("magnesium", "potassium", "sodium", "calcium")
LOW, HIGH = -1.3, 3.3
"""Ends of the axis, as powers of ten of how many times as much there is after."""

step = Quantity(
    "step",
    "k",
    default=0,
    choices=tuple(PAIRS),
    label="From … to",
    source="modelling choice",
    evidence="modelling choice",
    meaning="which two foods are compared",
)
measure = Quantity(
    "measure",
    "m",
    default=1,
    choices=tuple(MEASURES.values()),
    label="Compared in",
    source="modelling choice",
    evidence="modelling choice",
    meaning="what the amounts are for",
)


def _amount(nutrient: str, side: int) -> Expr:
    """The amount before (0) or after (1), by pair and measure, from the food table."""
    cases = []
    for m, name in enumerate(MEASURES):
        amounts = in_measure(name)[nutrient]
        for k, pair in enumerate(PAIRS.values()):
            cases.append((Float(float(amounts[pair[side]]), 15), Eq(step, k) & Eq(measure, m)))
    return Piecewise(*cases[:-1], (cases[-1][0], True))


before = {
    name: Quantity(
        f"{name}_before", rf"\mathrm{{{name[:2]}}}_0", unit="1", meaning=f"{name} before, in mg", label=f"{name} before"
    )
    for name in MINERALS
}
after = {
    name: Quantity(
        f"{name}_after", rf"\mathrm{{{name[:2]}}}_1", unit="1", meaning=f"{name} after, in mg", label=f"{name} after"
    )
    for name in MINERALS
}
ratio = {
    name: Quantity(
        f"{name}_ratio",
        rf"r_{{{name[:2]}}}",
        meaning=f"how many times as much {name} there is after",
        label=f"{name}, times",
    )
    for name in MINERALS
}

REFINING = Model(
    "A food before and after",
    inputs=[step, measure],
    outputs={
        **{before[name]: _amount(name, 0) for name in MINERALS},
        **{after[name]: _amount(name, 1) for name in MINERALS},
        **{ratio[name]: after[name] / before[name] for name in MINERALS},
    },
    source="USDASR25",
    assumptions=(
        "each food is the average of the samples in the table",
        "before and after are two rows of the table, not one batch followed through",
    ),
    limits=(
        "rows differ in water: compare by energy, not by weight, unless both are as dry",
        "what is lost is not what is absorbed: oxalate and phytate are not in the table",
    ),
    omitted=("fortification with other nutrients", "salt added at the table"),
)


def foods_refining() -> Explorable:
    """How many times as much of each mineral there is after a step of processing, on a logarithmic axis."""
    bindings: list[Binding] = []
    ticks = {-1: "a tenth", 0: "as much", 1: "10 ×", 2: "100 ×", 3: "1000 ×"}
    with figure(290) as fig:
        ax = fig.subplots()
        ax.set(xlim=(LOW, HIGH), ylim=(-0.6, 3.75), xlabel="amount after, as a multiple of before")
        ax.set_xticks(list(ticks), list(ticks.values()))
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.grid(False)
        for row, name in enumerate(reversed(MINERALS)):
            bar = Rectangle((0, row - 0.32), 1, 0.44, facecolor=getattr(palette, name), edgecolor="none")
            for power in ticks:  # beside the bars only, so that no line crosses the words
                ax.plot(
                    [power, power],
                    [row - 0.4, row + 0.18],
                    color=palette.grid if power else palette.ink,
                    linewidth=1 if power else 1.5,
                )
            ax.add_patch(bar)
            told = Sentence(f"{name.capitalize()}: {{b}} → {{a}} mg, {{how}}", b=_short(before[name]),
                            a=_short(after[name]), how=_change(name))
            bindings += [
                Bar(bar, width=parts.held(log(ratio[name]) / log(Float(10)), LOW, HIGH), base=0),
                parts.words(ax, -1.28, row + 0.27, told, size=12.5, color=palette.ink),
            ]
    return Explorable(
        "foods-refining",
        fig,
        REFINING,
        title="Before and after",
        description="Four bars, for magnesium, potassium, sodium and calcium, from a line that means as much "
        "as before: to the left of it there is less after processing, to the right more. The axis is logarithmic.",
        controls=[step, measure],
        bindings=bindings,
        presets=[
            Preset("milling wheat"),
            Preset("polishing rice", {step: 1}),
            Preset("canning peas", {step: 4, measure: 2}),
            Preset("soup from beans", {step: 5, measure: 2}),
            Preset("boiling spinach", {step: 3, measure: 2}),
        ],
        sentence=Sentence(
            "Magnesium {mg}, potassium {k}, sodium {na}, calcium {ca}, compared in {measure}.",
            mg=_change("magnesium"),
            k=_change("potassium"),
            na=_change("sodium"),
            ca=_change("calcium"),
            measure=Choice(
                (Eq(measure, 0), "one portion of each"), (Eq(measure, 1), "100 g of each"), "100 kcal of each"
            ),
        ),
    )


def _short(amount: Quantity) -> Choice:
    """Whole from 10 on, one decimal below."""
    return Choice((Ge(amount, 9.95), Sentence("{v:.0f}", v=amount)), Sentence("{v:.1f}", v=amount))


def _change(name: str) -> Choice:
    """In words: a percentage up to twice, a multiple beyond."""
    r = ratio[name]
    return Choice(
        (Ge(r, 2), Sentence("{r:.3g} times as much", r=r)),
        (Ge(r, 1.005), Sentence("{p:.0f} % more", p=100 * (r - 1))),
        (r > 0.995, "unchanged"),
        Sentence("{p:.0f} % less", p=100 * (1 - r)),
    )
