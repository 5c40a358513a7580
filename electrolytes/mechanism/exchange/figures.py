"""Calcium against sodium in one muscle cell, and two cells side by side: one with exchangers, one without."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Abs, Expr, Min, Piecewise

from electrolytes.live import (
    MARKS,
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
from electrolytes.mechanism.exchange.cell import (
    CALCIUM,
    EXPERIMENT,
    I_PMCA,
    Ca_by_NCX,
    Ca_none,
    Ca_out,
    Ca_out_x,
    Ca_rest,
    Ca_w,
    Ca_x,
    I_Ca_NCX,
    I_leak,
    Na_by_NCX,
    Na_in,
    Na_out,
    Na_out_x,
    Na_w,
    Na_x,
    calcium_leak,
    calcium_pumps,
    exchangers,
    pumping,
    sodium_leak,
    t,
)
from electrolytes.mechanism.exchange.exchanger import Ca_eq, Na_i
from electrolytes.model import Quantity

LEAST, MOST = 20.0, 1000.0  # of the calcium axis, nM
WIDE, TALL, ASIDE = 440, 316, 184  # of the picture, and how wide the cell in it is
WITHOUT = parts.DASHED
ALONE = (0, (1.5, 1.8))


def calcium_against_sodium() -> Explorable:
    """Where the cell's calcium settles at each sodium inside, and what carries it in and out there."""
    with figure(TALL) as fig:
        fig.set_layout_engine("none")
        settles = fig.add_axes((0.128, 0.15, 0.415, 0.83))
        cell = fig.add_axes((1 - ASIDE / WIDE, 0, ASIDE / WIDE, 1), xlim=(0, ASIDE), ylim=(0, TALL))
        cell.axis("off")
        bindings = _settles(settles) + _household(cell)
    return Explorable(
        "calcium-against-sodium",
        fig,
        CALCIUM,
        title="What a cell's sodium does to its calcium",
        subject=subjects.RAT_ARTERY,
        description="Left, free calcium in the cell over sodium inside, both on logarithmic scales. A solid line that "
        "rises gently: the cell as it is. A dashed line, flat: the same cell with no exchanger. A dotted line, steep: "
        "where the exchanger would take calcium if it were alone. All three cross at one point; to its left the "
        "exchanger carries calcium out, to its right it brings calcium in. Right, the cell: through its membrane "
        "calcium leaks in, a pump carries it out, and the exchanger carries it out for sodium that comes in, or the "
        "other way round; wider is more. Marks count the calcium and the sodium in the cell.",
        controls=[Na_i, exchangers, calcium_pumps, calcium_leak],
        bindings=bindings,
        presets=[
            Preset("resting muscle cell"),
            Preset("sodium up by a quarter", {Na_i: 10.478}),
            Preset("sodium doubled", {Na_i: 16.753}),
            Preset("exchanger taken out", {exchangers: 0}),
            Preset("taken out, sodium doubled", {exchangers: 0, Na_i: 16.753}),
        ],
        sentence=_balance(),
    )


def _balance() -> Sentence:
    exchanger = Choice(
        (exchangers < 0.5, "there is no exchanger, and sodium has no say"),
        (I_Ca_NCX > 0.005, Sentence("the exchanger carries out {p:.0f} % of it", p=100 * I_Ca_NCX / I_leak)),
        (I_Ca_NCX < -0.005, Sentence("the exchanger runs in reverse and brings in {i:.2f} pA more", i=-I_Ca_NCX)),
        "the exchanger stands still",
    )
    return Sentence(
        "With {na:.1f} mM sodium inside, calcium settles at {ca:.0f} nM. Of calcium {leak:.2f} pA leaks in; "
        "{exchanger}. Without an exchanger calcium would be at {none:.0f} nM.",
        na=Na_i, ca=Ca_rest, leak=I_leak, exchanger=exchanger, none=Ca_none,
    )


def _settles(ax: Axes) -> list[Binding]:
    ax.set(xscale="log", yscale="log", xlim=(3, 30), ylim=(LEAST, MOST), xlabel="sodium inside, mM",
           ylabel="calcium inside, nM")
    parts.ticks(ax.xaxis, [3, 5, 10, 20, 30])
    parts.ticks(ax.yaxis, [20, 50, 100, 200, 500, 1000])
    ax.text(19, 800, "exchanger alone", size=11.5, color=palette.accent, ha="right", va="center")
    over_it = parts.held(Ca_none * 1.06, LEAST * 1.02, MOST * 0.85)
    return [
        parts.curve(ax, Na_i, Ca_eq, palette.accent, "exchanger alone", dashes=ALONE),
        parts.curve(ax, Na_i, Ca_none, palette.muted, "no exchanger", dashes=WITHOUT),
        parts.curve(ax, Na_i, Ca_rest, palette.calcium, "the cell"),
        parts.dot(ax, Na_i, parts.held(Ca_none, LEAST, MOST), palette.muted, "D", size=8, edge=1.5),
        parts.dot(ax, Na_i, parts.held(Ca_rest, LEAST, MOST), palette.calcium, MARKS["calcium"], size=13),
        parts.words(ax, 3.15, over_it, "no exchanger", size=11.5, color=palette.muted, va="bottom"),
    ]


def _household(ax: Axes) -> list[Binding]:
    """The cell: calcium leaks in, a pump and the exchanger carry it out; marks of what it holds."""
    ax.add_patch(Rectangle((0, 0), ASIDE, TALL, facecolor=palette.outside, edgecolor="none"))
    top = 212
    body = FancyBboxPatch((14, 26), ASIDE - 28, top - 26, boxstyle="round,pad=0,rounding_size=24")
    body.set(facecolor=palette.inside, edgecolor=palette.membrane, linewidth=8)
    ax.add_patch(body)
    out = -1, 1  # in the first gate calcium comes in
    ways = ((38, "leak", I_leak, out[0]), (90, "pump", I_PMCA, out[1]), (146, "exchanger", I_Ca_NCX, out[1]))
    there = Min(1, exchangers / 10)
    bindings: list[Binding] = []
    for x, name, flow, way in ways:
        half = 19 if name == "exchanger" else 12
        gate = FancyBboxPatch((x - half, top - 13), 2 * half, 26, boxstyle="round,pad=2,rounding_size=7")
        gate.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.3)
        ax.add_patch(gate)
        told = ax.text(x, TALL - 14, name, ha="center", va="center", size=11.5)
        at, ends = x + (8 if name == "exchanger" else 0), (top - 22 * way, top + 32 * way)
        bindings += [parts.stream(ax, (at, at), ends, palette.calcium, flow, 26, 3, zorder=4),
                     parts.words(ax, x, TALL - 29, _current(flow, name), ha="center", va="center", size=11.5,
                                 color=palette.calcium)]
        if name == "exchanger":
            bindings += [parts.stream(ax, (x - 8, x - 8), ends[::-1], palette.sodium, flow, 26, 3, zorder=4),
                         Opacity(gate, there), Opacity(told, there)]
    for ion, amount, words, each, most, y in (("calcium", Ca_rest, "Ca²⁺ {:.0f} nM", 20.0, 40, 146),
                                              ("sodium", Na_i, "Na⁺ {:.1f} mM", 2.0, 20, 74)):
        bindings.append(parts.words(ax, ASIDE / 2, y, words, amount, ha="center", va="center", size=12.5, weight="bold",
                                    color=getattr(palette, ion)))
        for k in range(most):
            row, place = divmod(k, 10)
            mark = parts.mark(ax, ASIDE / 2 + (place - 4.5) * 12, y - 14 - 11.5 * row, ion, 8, markeredgewidth=0.6)
            bindings.append(parts.counted(mark, amount / each, k))
    ax.text(ASIDE / 2, 10, "a mark: 20 nM, 2 mM", size=11, ha="center", va="center", color=palette.muted)
    return bindings


def _current(flow: Expr, name: str) -> Sentence:
    """How much calcium goes one way, in pA; nothing where there is no exchanger."""
    told = Sentence("{i:.2f} pA", i=Abs(flow))
    return Sentence.when((exchangers < 0.5, "\u00a0"), told) if name == "exchanger" else told


# --- the experiment -----------------------------------------------------------------------------------------------

HIGH, UPPER = 436, 212
PLACES = (104, 336)  # of the two cells


def experiment() -> Explorable:
    """Two cells after their sodium pumps have been slowed: in one the exchanger has been taken out."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, UPPER, ground=palette.outside)
        for y, words in ((104, "leaks"), (42, "pumps")):
            ax.text(220, y, words, size=11.5, color=palette.muted, ha="center", va="center")
        bindings = _cell(ax, PLACES[0], "with exchanger", Na_w, Ca_w, Na_out, Ca_out)
        bindings += _cell(ax, PLACES[1], "exchanger taken out", Na_x, Ca_x, Na_out_x, Ca_out_x)
        bindings += _exchange(ax, PLACES[0])
        bindings += _course(fig.add_axes((0.105, 0.11, 0.375, 0.375)), "sodium", Na_w, Na_x)
        bindings += _course(fig.add_axes((0.605, 0.11, 0.375, 0.375)), "calcium", Ca_w, Ca_x)
    return Explorable(
        "exchange-experiment",
        fig,
        EXPERIMENT,
        title="The experiment: slow the pumps, with and without the exchanger",
        subject=subjects.RAT_ARTERY,
        description="Above, two cells in salty fluid, alike but for the exchanger, which only the left one has. Arrows "
        "through their membranes show sodium leaking in and pumped out on the left side, calcium leaking in and pumped "
        "out on the right, and on top of the left cell the exchanger's two. Marks inside count sodium and calcium. "
        "Below, over half an hour: sodium in both cells, and calcium in both cells; solid with exchanger, dashed "
        "without. When the sodium pumps are slowed, sodium rises in both cells, calcium only in the left one.",
        controls=[pumping, sodium_leak, calcium_leak],
        bindings=bindings,
        presets=[
            Preset("healthy pumps"),
            Preset("a quarter of the pumps stopped", {pumping: 75}),
            Preset("half of the pumps stopped", {pumping: 50}),
            Preset("three quarters stopped", {pumping: 25}),
            Preset("half more pumps", {pumping: 150}),
        ],
        sentence=_told(),
    )


def _told() -> Sentence:
    exchanger = Choice(
        (Na_by_NCX > 0.03, Sentence("Its exchanger brings in {i:.2f} pA of sodium, beside the {l:.2f} pA that leak in.",
                                    i=Na_by_NCX, l=Na_in)),
        (Na_by_NCX < -0.03, Sentence("Its exchanger has turned round: it carries out {i:.2f} pA of sodium, while "
                                     "{l:.2f} pA leak in, at the price of calcium that comes in.",
                                     i=-Na_by_NCX, l=Na_in)),
        "Its exchanger all but stands still.",
    )
    return Sentence(
        "{when} with {s:.0f} % of the sodium pumps: {na:.1f} mM sodium and {ca:.0f} nM calcium in the cell with "
        "exchanger, {nax:.1f} mM and {cax:.0f} nM in the cell without. {exchanger}",
        when=Choice((t < 0.05, "At the start,"), Sentence("After {t:.1f} min", t=t)),
        s=pumping, na=Na_w, ca=Ca_w, nax=Na_x, cax=Ca_x, exchanger=exchanger,
    )


def _cell(ax: Axes, x: float, name: str, Na: Quantity, Ca: Quantity, Na_pumped: Expr, Ca_pumped: Expr) -> list[Binding]:
    """A cell, what it holds in marks and numbers, its leaks and its pumps."""
    left, right, low, high = x - 66, x + 66, 10, 152
    body = FancyBboxPatch((left + 8, low + 8), 116, high - low - 16, boxstyle="round,pad=8,rounding_size=22")
    body.set(facecolor=palette.inside, edgecolor=palette.membrane, linewidth=7)
    ax.add_patch(body)
    ax.text(x, UPPER - 5, name, ha="center", va="top", size=12.5, weight="bold")
    bindings: list[Binding] = []
    for ion, amount, words, per_mark, most, y, unit in (
        ("sodium", Na, "Na⁺", 1.0, 24, 104, "mM"),
        ("calcium", Ca, "Ca²⁺", 10.0, 24, 50, "nM"),
    ):
        color = getattr(palette, ion)
        number = Choice((amount < 99.5, Sentence("{a:.1f}" if ion == "sodium" else "{a:.0f}", a=amount)),
                        Sentence("{a:.0f}", a=amount))
        bindings.append(parts.words(ax, x, y + 12, Sentence(words + " {n} " + unit, n=number), ha="center", va="center",
                                    size=12, weight="bold", color=color))
        for k in range(most):
            row, place = divmod(k, 12)
            mark = parts.mark(ax, x + (place - 5.5) * 8.2, y - 3 - row * 11, ion, 7, markeredgewidth=0.6)
            bindings.append(parts.counted(mark, amount / per_mark, k))
    for ion, side, leak, pumped in (("sodium", -1, Na_in, Na_pumped), ("calcium", 1, I_leak, Ca_pumped)):
        color, edge = getattr(palette, ion), left if side < 0 else right
        scale = 1.0 if ion == "sodium" else 2.6  # calcium's currents are smaller, and drawn wider
        for y, flow, into in ((104, leak, True), (42, pumped, False)):
            ends = [edge + side * 14, edge - side * 11]
            ends = ends if into else ends[::-1]
            bindings.append(parts.stream(ax, ends, (y, y), color, scale * flow, 12, 6, zorder=4))
    return bindings


def _exchange(ax: Axes, x: float) -> list[Binding]:
    """The exchanger on top of its cell, with arrows that turn round."""
    y = 152
    body = FancyBboxPatch((x - 26, y - 13), 52, 26, boxstyle="round,pad=3,rounding_size=10")
    body.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.4)
    ax.add_patch(body)
    bindings: list[Binding] = []
    for aside, side, ion in ((-12, 1, "sodium"), (12, -1, "calcium")):
        ends = (y + side * 19, y - side * 19)
        color = getattr(palette, ion)
        bindings.append(parts.stream(ax, (x + aside, x + aside), ends, color, Ca_by_NCX, 6, 0.2, zorder=5))
    ax.text(x - 34, y + 22, "3 Na⁺", size=11.5, ha="right", va="center", color=palette.sodium)
    ax.text(x + 34, y + 22, "Ca²⁺", size=11.5, ha="left", va="center", color=palette.calcium)
    return bindings


def _course(ax: Axes, ion: str, with_it: Quantity, without: Quantity) -> list[Binding]:
    """One ion in both cells over time."""
    color = getattr(palette, ion)
    unit, top = ("mM", 30) if ion == "sodium" else ("nM", 160)
    ax.set(xlim=(-1, 31), ylim=(0, top), xlabel="time, min", ylabel=f"{ion} inside, {unit}")
    ax.set_xticks([0, 10, 20, 30])
    hollow = {"markerfacecolor": palette.paper, "markeredgecolor": color}
    bindings: list[Binding] = [
        parts.curve(ax, t, without, color, "without exchanger", dashes=WITHOUT, width=2),
        parts.curve(ax, t, with_it, color, "with exchanger"),
        parts.dot(ax, t, without, color, MARKS[ion], size=9, **hollow),
        parts.dot(ax, t, with_it, color, MARKS[ion]),
    ]
    gap = top * 0.055
    for mine, above, words in ((with_it, with_it >= without, "with"), (without, without > with_it, "without")):
        height = mine + Piecewise((gap, above), (-gap, True))
        bindings.append(parts.words(ax, 30.5, height, words, size=11.5, color=color, ha="right", va="center"))
    return bindings
