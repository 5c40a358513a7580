"""What is taken away and what is put in on the way from field to packet: the same food before and after.

Pairs of rows of the food table, held against each other for the same energy, the same weight, or a portion each.
Two rows are two samples, not one sample followed through the mill; a difference of a tenth says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrow
from sympy import Eq, Expr, Float, Ge, Max, Piecewise

from electrolytes.diet.foods import drawn
from electrolytes.diet.foods.table import MEASURES, in_measure
from electrolytes.live import Binding, Choice, Explorable, Opacity, Preset, Sentence, figure, palette, parts
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


WIDE, HIGH = 440, 322
PLATES = (98.0, 342.0)
"""Middles of the two plates, across."""
NEAR = (170.0, 270.0)
"""Where the rows of marks begin, to the left and to the right of the middle."""
MOST, APART = 12, 11.5
"""How many marks the greater of two amounts has, and how far they stand apart."""
DRAWN: tuple[tuple[drawn.Food, drawn.Food, str], ...] = (
    (drawn.grain, drawn.milled, "the mill"),
    (drawn.RICE, drawn.WHITE_RICE, "the mill"),
    (drawn.BROWN_BREAD, drawn.WHITE_BREAD, "the mill"),
    (drawn.leaves, drawn.BOILED_LEAVES, "the pot"),
    (drawn.PEAS, drawn.can(drawn.PEAS), "the cannery"),
    (drawn.BEANS, drawn.can(drawn.BEANS), "the cannery"),
    (drawn.cabbage, drawn.can(drawn.KRAUT), "the cannery"),
    (drawn.potato, drawn.fries, "the fryer"),
    (drawn.glass, drawn.wedge, "the dairy"),
    (drawn.roast, drawn.ham, "the curing"),
)
"""How each pair is drawn, and what lies between; in the order of ``PAIRS``."""


def foods_refining() -> Explorable:
    """A food before and after a step of processing, and four minerals counted out on either side."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings = _foods(ax)
        for row, name in enumerate(MINERALS):
            bindings += _counted(ax, name, 168 - 44 * row)
    return Explorable(
        "foods-refining",
        fig,
        REFINING,
        title="Before and after",
        description="Above, a food before processing on the left and after it on the right, with what lies between: "
        "the mill, the pot, the cannery. Below, a row each for magnesium, potassium, sodium and calcium, with the "
        "amounts on both sides. The greater of the two has twelve marks, the smaller as many as it has to; what has "
        "gone is left as pale marks.",
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


def _foods(ax: Axes) -> list[Binding]:
    """The pair that is chosen, each on a plate, with an arrow from the first to the second."""
    bindings: list[Binding] = []
    for side, x in enumerate(PLATES):
        for radius, face in ((56, palette.paper), (48, palette.outside)):
            ax.add_patch(Circle((x, 262), radius, facecolor=face, edgecolor=palette.muted, linewidth=1.2))
        for k, (first, second, _) in enumerate(DRAWN):
            food = drawn.laid(ax, second if side else first, x, 262, 2.1)
            bindings.append(Opacity(food, Piecewise((1, Eq(step, k)), (0, True))))
        names = [pair.split(" → ")[side] for pair in PAIRS]
        bindings.append(parts.words(ax, x, 197, _chosen(names), size=12.5, weight="bold", ha="center", va="center"))
    ax.add_patch(FancyArrow(164, 262, 112, 0, width=5, head_width=17, head_length=14, length_includes_head=True,
                            facecolor=palette.muted, edgecolor="none"))
    bindings.append(parts.words(ax, 220, 280, _chosen([between for *_, between in DRAWN]), size=12, ha="center",
                                va="center", color=palette.muted))
    return bindings


def _chosen(names: Sequence[str]) -> Sentence:
    """The name that belongs to the pair."""
    cases = [(Eq(step, k), name) for k, name in enumerate(names[:-1])]
    return Sentence("{name}", name=Choice(*cases, names[-1]))


def _counted(ax: Axes, name: str, y: float) -> list[Binding]:
    """One mineral before and after, counted against the greater of the two; what has gone stays as pale marks."""
    color, most = getattr(palette, name), Max(before[name], after[name])
    ax.text(220, y + 10, name, size=12.5, weight="bold", color=color, ha="center", va="center")
    bindings: list[Binding] = [parts.words(ax, 220, y - 8, _sign(name), size=12, ha="center", va="center")]
    for way, start, amount in zip((-1, 1), NEAR, (before[name], after[name]), strict=True):
        told = Sentence("{a} mg", a=_short(amount))
        bindings.append(parts.words(ax, start, y + 10, told, size=12, va="center", ha="right" if way < 0 else "left"))
        for k in range(MOST):
            x = start + way * APART * (k + 0.5)
            if way > 0:
                gone = parts.mark(ax, x, y - 8, name, 8.5, alpha=0.2)
                bindings.append(parts.counted(gone, MOST * before[name] / most, k))
            there = parts.mark(ax, x, y - 8, name, 8.5)
            bindings.append(parts.counted(there, MOST * amount / most, k))
    return bindings


def _sign(name: str) -> Sentence:
    """What has become of it, in a sign: a percentage up to twice, a multiple beyond."""
    r = ratio[name]
    return Sentence("{how}", how=Choice(
        (Ge(r, 2), Sentence("× {r:.3g}", r=r)),
        (Ge(r, 1.005), Sentence("+{p:.0f} %", p=100 * (r - 1))),
        (r > 0.995, "the same"),
        Sentence("−{p:.0f} %", p=100 * (1 - r)),
    ))


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
