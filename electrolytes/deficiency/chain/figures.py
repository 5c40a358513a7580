"""The whole chain in one picture: a row for every link, with its change, its clock and its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle
from sympy import And, Eq, Expr, Max, Min, Ne, Or, Piecewise, log

from electrolytes.deficiency.chain.core import CORE, DRIVE, POTASSIUM_EATEN, SALT, C_sod
from electrolytes.deficiency.chain.links import (
    CHAIN,
    Mg_in,
    P_normal,
    S,
    S_normal,
    afferent,
    by_hormone,
    change,
    follows,
    share,
    toned,
)
from electrolytes.deficiency.chain.minerals import by_salt, calcium_blood, potassium_blood, salt_kept
from electrolytes.deficiency.chain.numbers import LOW
from electrolytes.deficiency.chain.published import joined_by
from electrolytes.deficiency.chain.settings import DETAILS, ROADS, SITUATIONS, beside, what_it_says
from electrolytes.deficiency.hormones.cascade import C_al, P_ma
from electrolytes.deficiency.latch_bridge.bridge import force
from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.magnesium import account, inner, outer
from electrolytes.deficiency.smooth_muscle.quantities import L_factor, Na_i, pump_factor
from electrolytes.deficiency.vessel.wall import r, r_ref, resistance
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Explorable,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.live import Circle as CircleBinding
from electrolytes.model import default_of

WIDE, ROW, TOP = 440, 33, 26
OCTAVE, SAME = 39.0, 247.0
"""Width in the picture of one doubling, and where a bar begins."""
LANES = {"hormone": 7.0, "wall": 17.0, "pump": 27.0, "mineral": 37.0}


@dataclass(frozen=True)
class Row:
    """A link of the chain: what the picture says about it."""

    name: str
    clock: str
    evidence: str
    of: Expr
    normal: float
    shown: str
    value: Expr
    color: str
    lane: str = "wall"
    mark: str = "o"


def _rows() -> list[Row]:
    at = {toned_: CHAIN.evaluate(S=default_of(S_normal), toned=toned_) for toned_ in (0, 1)}

    def normal(quantity: Expr) -> Expr:
        """The quantity at normal magnesium, for a cell with tone and without."""
        return Piecewise((float(at[0][quantity]), Eq(toned, 0)), (float(at[1][quantity]), True))

    def more(ratio: Expr) -> Expr:
        return 100 * (ratio - 1)

    return [
        Row("Serum magnesium", "what you set", "", S, default_of(S_normal), "{:.2f} mmol/L", S, "magnesium",
            mark=MARKS["magnesium"]),
        Row("Mg²⁺ in the cell", "days to weeks", "modelling choice", Mg_in, normal(Mg_in), "{:.2f} mM", Mg_in,
            "magnesium", mark=MARKS["magnesium"]),
        Row("Sodium pump", "milliseconds", "contested", pump_factor, 1.0, "{:+.1f} %", more(pump_factor), "atp", "pump",
            MARKS["atp"]),
        Row("Na⁺ in the cell", "minutes", "weak", Na_i, normal(Na_i), "{:.2f} mM", Na_i, "sodium", "pump",
            MARKS["sodium"]),
        Row("L-type channels", "seconds", "modelling choice", L_factor, 1.0, "{:+.0f} %", more(L_factor), "calcium"),
        Row("Ca²⁺ in the cell", "minutes", "supported", calcium, normal(calcium), "{:.0f} nM", calcium, "calcium",
            mark=MARKS["calcium"]),
        Row("Force of the wall", "10 to 100 seconds", "established", force, normal(force), "{:+.0f} %",
            more(force / normal(force)), "ink"),
        Row("Resistance", "seconds", "established", resistance, 1.0, "× {:.2f}", resistance, "accent"),
        Row("Kidney's vessels", "by the share you set", "modelling choice", afferent, 100.0, "× {:.2f}", afferent / 100,
            "accent"),
        Row("Potassium in blood", "weeks", "established", potassium_blood, normal(potassium_blood), "{:.2f} mmol/L",
            potassium_blood, "potassium", "mineral", MARKS["potassium"]),
        Row("Salt kept by NCC", "days", "weak", salt_kept, 1.0, "{:+.1f} %", more(salt_kept), "sodium", "mineral",
            MARKS["sodium"]),
        Row("Calcium in blood", "days", "established", calcium_blood, 100.0, "{:+.0f} %", calcium_blood - 100,
            "calcium", "hormone", MARKS["calcium"]),
        Row("Aldosterone", "hours", "weak", C_al, normal(C_al), "{:.0f} ng/L", C_al, "ink", "hormone"),
        Row("Mean pressure", "days", "supported", P_ma, normal(P_ma), "{:+.1f} mmHg", change, "accent"),
    ]


ROWS = _rows()
HIGH = TOP + ROW * len(ROWS) + 4


def level(place: int) -> float:
    """Height in the picture of the middle of a row."""
    return HIGH - TOP - ROW * (place + 0.5)


def octaves(row: Row) -> Expr:
    """A quantity's change in doublings, held within what the picture can show."""
    return Max(-2, Min(2, log(row.of / row.normal) / log(2)))


def whole_chain() -> Explorable:
    """Every link from serum magnesium to pressure, settled, with switches for each."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings = _ground(ax) + _lines(ax)
        for place, row in enumerate(ROWS):
            bindings += _row(ax, place, row)
        handle = fig.add_axes(((SAME - 2 * OCTAVE) / WIDE, (level(0) - ROW / 2) / HIGH, 4 * OCTAVE / WIDE, ROW / HIGH))
        bindings += _handle(handle)
    return Explorable(
        "whole-chain",
        fig,
        CHAIN,
        core=CORE,
        title="The whole chain, link by link",
        subject=subjects.RAT_ARTERY_TONE,
        description="Fourteen rows, one under the other: serum magnesium, free magnesium in the cell, sodium pump, "
        "sodium in the cell, L-type calcium channels, calcium in the cell, force of the wall, resistance of small "
        "arteries, the kidney's vessels, potassium in blood, salt kept by NCC, calcium in blood, aldosterone, and mean "
        "pressure. In each a bar runs from the middle: to the "
        "left where the quantity is lower than normal, to the right where it is higher, on an axis from a quarter to "
        "four times. Beside it stand the value, how long the link takes, and the evidence. Lines at the left join what "
        "acts on what, and fade where a link is switched off.",
        controls=ROADS,
        more=DETAILS,
        bindings=bindings,
        presets=SITUATIONS,
        outcome=P_ma,
        sentence=what_it_says(),
    )


def one_person() -> Explorable:
    """The same rows for a person who goes along through the book, with what the person eats and takes as controls."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        bindings = _ground(ax) + _lines(ax)
        for place, row in enumerate(ROWS):
            bindings += _row(ax, place, row)
    return Explorable(
        "one-person",
        fig,
        CHAIN,
        core=CORE,
        title="One person’s whole chain",
        subject=subjects.RAT_ARTERY_TONE,
        description="The fourteen rows of the whole chain, from serum magnesium to mean pressure, each with a bar from "
        "a quarter to four times the healthy value, the value, how long it takes, and the evidence. What a person who "
        "goes along eats and takes sets the controls; with nobody along all bars have no length.",
        controls=[S, SALT, POTASSIUM_EATEN, DRIVE, share],
        bindings=bindings,
        presets=[Preset("healthy"), Preset("much salt", {SALT: 362.88}), Preset("little magnesium", {S: LOW})],
        sentence=_of_a_person(),
    )


def _of_a_person() -> Sentence:
    as_healthy = And(*(Eq(quantity, default_of(quantity)) for quantity in (S, SALT, POTASSIUM_EATEN, DRIVE)))
    return Sentence(
        "{who}: {S:.2f} mmol/L of serum magnesium, {na:.1f} mM of sodium and {ca:.0f} nM of calcium in a muscle cell "
        "of an artery, whose resistance is {r:.2f} times normal. Blood holds {k:.1f} mmol/L of potassium, {c:.0f} mM "
        "of sodium and {l:.0f} % of its usual calcium. Mean pressure settles at {p:.0f} mmHg, {change}.",
        who=Choice((as_healthy, "A healthy body"), "This body, once all has settled"),
        S=S, na=Na_i, ca=calcium, r=resistance, k=potassium_blood, c=C_sod, l=calcium_blood, p=P_ma,
        change=beside(P_ma, P_normal, ".1f", ("mmHg above health", "mmHg below health"), 0.05),
    )


def _ground(ax: Axes) -> list[Binding]:
    for first, last, color in ((0, 0, "outside"), (1, 5, "inside"), (9, 13, "outside")):
        ax.add_patch(Rectangle((0, level(last) - ROW / 2), WIDE, ROW * (last - first + 1),
                               facecolor=getattr(palette, color), edgecolor="none", zorder=0))
    for doublings, words in ((-2, "¼"), (-1, "½"), (0, "same"), (1, "× 2"), (2, "× 4")):
        x = SAME + OCTAVE * doublings
        ax.plot([x, x], [level(len(ROWS) - 1) - ROW / 2, HIGH - TOP], zorder=1, linewidth=1.6 if not doublings else 1,
                color=palette.muted if not doublings else palette.grid)
        ax.text(x, HIGH - TOP / 2, words, size=11.5, color=palette.muted, ha="center", va="center")
    return []


def _lines(ax: Axes) -> list[Binding]:
    """What acts on what, at the left: four lanes that part at the top and meet again."""
    hormone, wall, pump, mineral = LANES.values()
    ours = Piecewise((1.0, Eq(joined_by, 0)), (0.15, True))
    blocks = Or(Eq(inner, 1), Eq(outer, 1))
    paths: list[tuple[list[tuple[float, int]], Expr]] = [
        ([(wall, 0), (wall, 1)], _on(follows > 0)),
        ([(wall, 1), (wall, 4), (wall, 5)], _on(blocks)),
        ([(wall, 1), (pump, 1), (pump, 2), (pump, 3)], _on(Ne(account, 3))),
        ([(pump, 3), (pump, 5), (wall, 5)], _on(Ne(account, 3))),
        ([(wall, 5), (wall, 6), (wall, 7)], 1.0),
        ([(wall, 7), (wall, 8), (wall, 13)], Min(ours, 0.15 + 0.85 * share / 100)),
        ([(wall, 1), (mineral, 1), (mineral, 9)], _on(follows > 0)),
        ([(mineral, 9), (mineral, 10), (mineral, 13), (wall, 13)], _on(Eq(by_salt, 1))),
        ([(wall, 0), (hormone, 0), (hormone, 11)], 1.0),
        ([(hormone, 11), (hormone, 12), (hormone, 13), (wall, 13)], _on(Or(Eq(by_hormone, 1), Ne(joined_by, 0)))),
    ]
    bindings: list[Binding] = []
    for path, strength in paths:
        (line,) = ax.plot([x for x, _ in path], [level(place) for _, place in path], color=palette.muted, linewidth=2.2,
                          zorder=2, solid_joinstyle="round")
        bindings.append(Opacity(line, strength))
    return bindings


def _on(condition: Expr) -> Expr:
    return Piecewise((1.0, condition), (0.15, True))


def _row(ax: Axes, place: int, row: Row) -> list[Binding]:
    y, color = level(place), getattr(palette, row.color)
    mark = row.mark if row.of != resistance else ""
    ax.plot([LANES[row.lane]], [y], mark, color=color, markersize=9, markeredgewidth=1, zorder=4)
    ax.text(46, y + 7, row.name, size=12, weight="bold", va="center")
    ax.text(46, y - 8, row.clock, size=11.5, color=palette.muted, va="center")
    ax.text(WIDE - 5, y - 8, row.evidence, size=11.5, color=palette.muted, va="center", ha="right")
    bar = Rectangle((SAME, y - 8), 1, 16, facecolor=color, edgecolor="none", zorder=3)
    ax.add_patch(bar)
    end, size = SAME + OCTAVE * octaves(row), 10 if row.mark == "*" else 7
    bindings: list[Binding] = [
        Bar(bar, width=OCTAVE * octaves(row), base=SAME),
        parts.words(ax, WIDE - 5, y + 7, row.shown, row.value, size=12.5, weight="bold", va="center", ha="right"),
        parts.dot(ax, end, y + 0 * row.of, color, row.mark, size=size, edge=1, zorder=4),
    ]
    return [*bindings, *_artery(ax, y)] if row.of == resistance else bindings


def _artery(ax: Axes, y: float) -> list[Binding]:
    """The artery cut across, its opening true to scale."""
    center = LANES["wall"], y
    ax.add_patch(Circle(center, 12, facecolor=palette.membrane, edgecolor=palette.muted, linewidth=1, zorder=4))
    opening = Circle(center, 7, facecolor=palette.accent, edgecolor="none", zorder=5)
    ax.add_patch(opening)
    return [CircleBinding(opening, radius=7.5 * r / default_of(r_ref))]


def _handle(ax: Axes) -> list[Binding]:
    """The end of the first bar, to be dragged."""
    ax.set(xscale="log", xlim=(default_of(S_normal) / 4, 4 * default_of(S_normal)), ylim=(0, 1))
    ax.axis("off")
    return [parts.dot(ax, S, 0.5, palette.magnesium, MARKS["magnesium"], size=13)]


