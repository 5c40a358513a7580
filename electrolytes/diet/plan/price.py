"""What a stricter limit costs: the fewest changes to the day from packets, against the sodium that is allowed.

With portions of any size the fewest changes are a convex, piecewise linear function of the limit: each straight piece
belongs to one solution of the dual program, whose price of sodium is its slope. The curve is the largest of these
lines, so it is known whole from a handful of them.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from sympy import Eq, Expr, Float, Max, Piecewise

from electrolytes.diet.plan.planning import Changes, Line, Wish
from electrolytes.live import Explorable, Preset, Sentence, figure, palette, parts
from electrolytes.model import Model, Quantity, q

READERS = ("woman, 19–30 years", "man, 31–50 years")
SPAN = (600.0, 5000.0)

Na_limit = Quantity(
    "Na_limit", "L", unit="mg", default=2300.0, range=SPAN, domain=(0, None), label="Sodium allowed",
    source="modelling choice", evidence="modelling choice", meaning="the most sodium that the day may hold",
)
who = Quantity(
    "who", "w", default=0, choices=READERS, label="For a", source="modelling choice", evidence="modelling choice",
    meaning="whose references for magnesium and potassium the day has to meet",
)
changed = Quantity("changed", "n", label="Portions changed", meaning="the fewest portions to change, of any size")
price = Quantity("price", "p", unit="1/mg", label="Price of sodium",
                 meaning="portions of change for each milligram less of sodium")


@cache
def lines(reader: str) -> tuple[Line, ...]:
    """The straight pieces of the curve, from left to right: value at 0 mg (portions) and slope (portions per mg).

    Two lines that touch the curve meet somewhere between. Where the curve passes through that point there is no line
    between them; where it lies above, a new line touches it there.
    """
    problem = Changes(Wish(reader=reader))
    left, right = (problem.line(limit) for limit in SPAN)
    todo, found = [(left, right)], {left, right}
    while todo:
        left, right = todo.pop()
        if abs(left[1] - right[1]) < 1e-9:
            continue
        meeting = (left[0] - right[0]) / (right[1] - left[1])
        between = problem.line(meeting)
        if between[0] + between[1] * meeting - (left[0] + left[1] * meeting) < 1e-6:
            continue
        found.add(between)
        todo += [(left, between), (between, right)]
    return tuple(sorted(found, key=lambda line: line[1]))


def _curve(reader: str) -> Expr:
    return Max(*(Float(at, 15) + q(slope, "1/mg") * Na_limit for at, slope in lines(reader)))


def _price(reader: str) -> Expr:
    """The slope of the line that is largest, from one meeting point to the next."""
    pieces = lines(reader)
    meetings = [(a[0] - b[0]) / (b[1] - a[1]) for a, b in pairwise(pieces)]
    steps = [(q(-line[1], "1/mg"), Na_limit < q(end, "mg")) for line, end in zip(pieces, meetings, strict=False)]
    return Piecewise(*steps, (q(-pieces[-1][1], "1/mg"), True))


def _for_the_reader(of: tuple[Expr, Expr]) -> Expr:
    return Piecewise((of[0], Eq(who, 0)), (of[1], True))


PRICE = Model(
    "What a sodium limit costs", inputs=[Na_limit, who],
    outputs={
        changed: _for_the_reader((_curve(READERS[0]), _curve(READERS[1]))),
        price: _for_the_reader((_price(READERS[0]), _price(READERS[1]))),
    },
    source="USDASR25",
    assumptions=("portions of any size", "at most two portions of a food that was not there; 1,600 to 2,400 kcal"),
    limits=("in half portions the changes come in steps, and are a little more",),
    omitted=("taste, price and habit",),
)


def plan_price() -> Explorable:
    """The fewest changes to the day from packets, against the sodium allowed."""
    with figure(300) as fig:
        ax = fig.subplots()
        ax.set(xlim=(SPAN[0] - 100, SPAN[1] + 100), ylim=(0, 13), xlabel="sodium allowed, mg a day",
               ylabel="portions to change")
        ax.set_xticks([1000, 2000, 3000, 4000, 5000], ["1,000", "2,000", "3,000", "4,000", "5,000"])
        for limit, words in ((1500, "AI"), (2300, "CDRR"), (4467, "the day itself")):
            ax.axvline(limit, color=palette.muted, linewidth=1)
            ax.text(limit + 40, 12.3, words, size=12, color=palette.ink)
        bindings = parts.traced(ax, Na_limit, changed, palette.sodium, "portions to change", size=11)
    return Explorable(
        "plan-price", fig, PRICE,
        title="What a sodium limit costs",
        description="A falling curve of the fewest portions that have to change in the day from packets, against the "
        "sodium that is allowed. It is steep at strict limits and nearly flat past the sodium of the day itself. "
        "Lines mark the adequate intake, the limit for adults, and the sodium of the day itself.",
        controls=[Na_limit, who],
        bindings=bindings,
        presets=[Preset("at the limit"), Preset("at the adequate intake", {Na_limit: 1500}),
                 Preset("as it is", {Na_limit: 4467})],
        sentence=Sentence(
            "With {limit:.0f} mg of sodium allowed, {n:.1f} portions of the day from packets have to change; there, "
            "100 mg less would cost another {p:.2f}.", limit=Na_limit, n=changed, p=100 * q(1, "mg") * price,
        ),
    )
