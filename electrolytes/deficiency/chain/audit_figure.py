"""The gain audit as a picture: every factor in its place, and the sum beside what trials find."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Eq, Expr

from electrolytes.deficiency.chain.audit import (
    AUDIT,
    GAINS,
    PARTS,
    R_in,
    R_out,
    R_pump,
    explained,
    fall_hormone,
    fall_in,
    fall_others,
    fall_out,
    fall_pump,
    fall_salt,
    g_cell,
    g_channel,
    g_hormone,
    g_in,
    g_kidney,
    g_others,
    g_out,
    g_potassium,
    g_pump,
    g_salt,
    g_sodium,
    g_vessel,
    rest,
    rise,
    share,
    slope,
    supplement,
    times,
    timing,
    total,
    trial,
    x,
)
from electrolytes.diet.balance.absorption import TIMINGS
from electrolytes.diet.trials.effects import effect
from electrolytes.live import Bar, Binding, Choice, Explorable, Preset, Sentence, figure, palette, parts, subjects
from electrolytes.model import Quantity

WIDE, HIGH = 440, 433
LEFT, UNIT, MOST = 14.0, 96.0, 4.2
"""Where the bars begin, the width of 1 mmHg, and the most that fits (mmHg)."""
COLUMNS = (141, 173, 219, 256, 294, 332, 385, 434)
"""Right ends of the factors: serum, cell, door, calcium, vessel, share, kidney, and the fall."""
BARS, THICK = (40.0, 98.0, 156.0), 24.0
"""Feet of the three bars, from below, and their height."""
COLORS = {fall_in: "magnesium", fall_out: "water", fall_pump: "atp", fall_others: "muted", fall_salt: "potassium",
          fall_hormone: "calcium"}


def gain_audit() -> Explorable:
    """A supplement's effect on pressure, link by link, beside the trials."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings = _table(ax) + _bars(ax)
    return Explorable(
        "gain-audit",
        fig,
        AUDIT,
        title="The gain audit",
        subject=subjects.RAT_ARTERY_TONE,
        description="Above, a table with a row for each route: block from inside, block from outside, sodium pump, "
        "other arteries, potassium and salt, aldosterone. Each row multiplies the rise of serum magnesium by the gain "
        "of each link, and ends in the fall of pressure. Below, three bars on one axis from 0 to 4 mmHg: our links "
        "stacked, what trials find with its interval, and the rest that is unexplained.",
        controls=[supplement, timing, times, share, g_cell, g_vessel, g_kidney],
        more=[gain for gain in GAINS if gain not in (g_cell, g_vessel, g_kidney)],
        bindings=bindings,
        presets=[
            Preset("368 mg a day with meals"),
            Preset("kidney's vessels spared", {share: 0}),
            Preset("kidney's vessels by half", {share: 50}),
            Preset("serum rises as in the trials", {times: 3.51}),
            Preset("the same, by half and half", {times: 3.51, share: 50, g_cell: 0.5}),
            Preset("three doses apart from meals", {timing: 3}),
            Preset("pump blocked by free ATP", {g_pump: 0.3544}),
        ],
        outcome=total,
        sentence=Sentence(
            "{mg:.0f} mg of magnesium a day, {how}, raise serum magnesium by {rise:.3f} mmol/L. Our links multiply to "
            "a fall of mean pressure of {total:.2f} mmHg. Trials find {trial:.2f}, from {low:.1f} to {high:.1f}; "
            "{left}.",
            mg=supplement, rise=rise, total=total, trial=trial,
            low=-effect("zhang", "mean", "high"), high=-effect("zhang", "mean", "low"),
            how=Choice(*((Eq(timing, place), words) for place, words in enumerate(TIMINGS[:-1])), TIMINGS[-1]),
            left=Choice((rest > 0.005, Sentence("{u:.2f} mmHg, or {p:.0f} % of it, stay unexplained", u=rest,
                                                p=100 - explained)),
                        (rest < -0.005, Sentence("our links give {u:.2f} mmHg more than that", u=-rest)),
                        "our links give just that"),
        ),
    )


Factor = tuple[int, str, Any]


def _table(ax: Axes) -> list[Binding]:
    """A row of factors for each route, multiplied from left to right."""
    ax.add_patch(Rectangle((0, HIGH - 219), WIDE, 219, facecolor=palette.inside, edgecolor="none", zorder=0))
    heads = (("serum", "%"), ("cell", "×"), ("door", "×"), ("Ca²⁺", "×"), ("vessel", "×"), ("share", "%"),
             ("kidney", "mmHg/%"), ("fall", "mmHg"))
    for end, words in zip(COLUMNS, heads, strict=True):
        for line, word in enumerate(words):
            ax.text(end, HIGH - 14 - 15 * line, word, size=11, color=palette.muted, ha="right", va="center")
    ax.plot([8, WIDE - 6], [HIGH - 39, HIGH - 39], color=palette.muted, linewidth=1)
    vessels = R_in + R_out + R_pump
    rows: list[tuple[str, Quantity, list[Factor]]] = [
        ("block inside", fall_in, _route((g_cell, "{:.2f}"), (g_in, "{:.3f}"), g_channel)),
        ("block outside", fall_out, _route(None, (g_out, "{:.3f}"), g_channel)),
        ("sodium pump", fall_pump, _route((g_cell, "{:.2f}"), (g_pump, "{:.3f}"), g_sodium)),
        ("other arteries", fall_others, [(4, "their resistance: {:+.2f} %", vessels), (6, "{:.4f}", g_others)]),
        ("K⁺ and salt", fall_salt, [(0, "{:+.2f}", x), (5, "{:.2f} × {:.4f} mmol/L per %", (g_cell, g_potassium)),
                                    (6, "{:.2f}", g_salt)]),
        ("aldosterone", fall_hormone, [(4, "{:+.4f} mmol/L × {:.0f}", (rise, -100 * slope)),
                                       (6, "{:.4f}", g_hormone)]),
    ]
    bindings: list[Binding] = []
    for place, (name, fall, factors) in enumerate(rows):
        y = HIGH - 57 - 29 * place
        ax.add_patch(Rectangle((8, y - 6), 11, 12, facecolor=getattr(palette, COLORS[fall]), edgecolor="none"))
        ax.text(25, y, name, size=11.5, va="center")
        bindings.append(parts.words(ax, COLUMNS[-1], y, "{:.3f}", fall, size=12, weight="bold", ha="right",
                                    va="center"))
        for column, form, factor in factors:
            values = factor if isinstance(factor, tuple) else (factor,)
            bindings.append(parts.words(ax, COLUMNS[column], y, form, *values, size=11, ha="right", va="center"))
    return bindings


def _route(cell: tuple[Expr, str] | None, door: tuple[Expr, str], to_calcium: Expr) -> list[Factor]:
    """The factors of a route through the muscle cell, by column."""
    factors = [(0, "{:+.2f}", x), (2, door[1], door[0]), (3, "{:.2f}", to_calcium), (4, "{:.2f}", g_vessel),
               (5, "{:.0f}", share), (6, "{:.3f}", g_kidney)]
    return [*factors, (1, cell[1], cell[0])] if cell else factors


def _bars(ax: Axes) -> list[Binding]:
    """Our links end to end, the trials with their interval, and what is left."""
    for tick in range(5):
        along = LEFT + UNIT * tick
        ax.plot([along, along], [34, HIGH - 227], color=palette.grid if tick else palette.muted, linewidth=1, zorder=0)
        ax.text(along, 25, str(tick), size=11.5, ha="center", va="center")
    ax.text(WIDE - 6, 9, "fall of mean pressure, mmHg", size=12, ha="right", va="center")
    bindings: list[Binding] = []
    before: Expr = 0 * total
    for fall in PARTS:
        bar = _bar(ax, 2, COLORS[fall])
        here = _held(before + fall) - _held(before)
        bindings.append(Bar(bar, width=UNIT * here, base=LEFT + UNIT * _held(before)))
        before = before + fall
    found, left = _bar(ax, 1, "accent"), _bar(ax, 0, "grid")
    left.set(facecolor="none", edgecolor=palette.ink, linewidth=1.4, linestyle=(0, (4, 3)))
    low, high = -effect("zhang", "mean", "high"), -effect("zhang", "mean", "low")
    y = BARS[1] + THICK / 2
    ax.plot([LEFT + UNIT * low, LEFT + UNIT * high], [y, y], color=palette.ink, linewidth=2, zorder=4)
    for end in (low, high):
        ax.plot([LEFT + UNIT * end] * 2, [y - 6, y + 6], color=palette.ink, linewidth=2, zorder=4)
    names = (
        (2, Sentence("our links: {t:.2f}{off}", t=total, off=Choice((total > MOST, " (beyond the picture)"), ""))),
        (1, Sentence(f"trials [Zhang 2016]: {{t:.2f}}, from {low:.1f} to {high:.1f}", t=trial)),
        (0, Sentence("{what}", what=Choice((rest >= 0, Sentence("unexplained: {u:.2f}", u=rest)),
                                           Sentence("more than the trials found: {u:.2f}", u=-rest)))),
    )
    for place, words in names:
        bindings.append(parts.words(ax, LEFT + 4, BARS[place] + THICK + 9, words, size=12, weight="bold", va="center"))
    doubt = Sentence.when((rest > 0.12, "?"), "")
    middle = LEFT + UNIT * (trial + _held(total)) / 2
    return [
        *bindings,
        parts.words(ax, middle, BARS[0] + THICK / 2, doubt, size=15, weight="bold", ha="center", va="center"),
        Bar(found, width=UNIT * trial, base=LEFT + 0 * trial),
        Bar(left, width=UNIT * (trial - _held(total)), base=LEFT + UNIT * _held(total)),
    ]


def _bar(ax: Axes, place: int, color: str) -> Rectangle:
    bar = Rectangle((LEFT, BARS[place]), 1, THICK, facecolor=getattr(palette, color), edgecolor="none", zorder=3)
    ax.add_patch(bar)
    return bar


def _held(fall: Expr) -> Expr:
    """A fall as far as the picture shows it (mmHg)."""
    return parts.held(fall, 0, MOST)
