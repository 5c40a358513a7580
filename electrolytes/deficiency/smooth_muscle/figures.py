"""Where the muscle cell's calcium settles: over its pump, its L-type channels, and magnesium on either side."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes
from sympy import Abs, Expr

from electrolytes.deficiency.smooth_muscle.cell import calcium
from electrolytes.deficiency.smooth_muscle.magnesium import (
    K_inner,
    K_outer,
    Mg_i,
    Mg_o,
    account,
    block_inner,
    block_outer,
    inner,
    outer,
)
from electrolytes.deficiency.smooth_muscle.quantities import (
    K_o,
    Na_i,
    exchanger,
    opening,
    pump_factor,
    pumping,
)
from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_TONED, SETTLED, K_tone
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Curve,
    Explorable,
    Marker,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.mechanism.exchange.exchanger import I_NCX
from electrolytes.model import Quantity

DASHED, DOTTED = parts.DASHED, (0, (1.5, 1.5))
POINTS = 41
Held = Mapping[Quantity, float]


def _line(ax: Axes, over: Quantity, held: Held, color: str, dashes: object, name: str,
          width: float = 2.4) -> Curve:
    return parts.curve(ax, over, calcium, color, name, given=held, points=POINTS, dashes=dashes, width=width)


def _dot(ax: Axes, over: Quantity) -> Marker:
    return parts.dot(ax, over, calcium, palette.calcium, MARKS["calcium"], size=12)


def calcium_at_rest() -> Explorable:
    """Settled calcium over the sodium pump, with and without the exchanger, and over the L-type channels."""
    with figure(310) as fig:
        pump, channel = fig.subplots(1, 2, sharey=True)
        pump.set(xlim=(20, 150), ylim=(0, 330), xlabel="sodium pump, % of normal", ylabel="Ca²⁺ inside, nM")
        pump.set_xticks([25, 50, 75, 100, 125, 150])
        channel.set(xlim=(25, 150), xlabel="L-type channel, % of normal")
        channel.set_xticks([25, 50, 75, 100, 125, 150])
        bindings: list[Binding] = [
            _line(pump, pumping, {exchanger: 0}, palette.muted, DASHED, "exchanger taken out"),
            _line(pump, pumping, {exchanger: 1}, palette.calcium, "solid", "exchanger in place"),
            _dot(pump, pumping),
            _line(channel, opening, {K_o: 5, pumping: 100, exchanger: 1}, palette.muted, DASHED,
                  "at rest, 5 mM K⁺"),
            _line(channel, opening, {}, palette.calcium, "solid", "this cell"),
            _dot(channel, opening),
        ]
        pump.legend(loc="upper right", fontsize=11.5, frameon=False, handlelength=2.2, borderaxespad=0.1)
        channel.legend(loc="upper left", fontsize=11.5, frameon=False, handlelength=2.2, borderaxespad=0.1)
    return Explorable(
        "muscle-at-rest",
        fig,
        SETTLED,
        title="Where calcium settles",
        subject=subjects.RAT_ARTERY,
        description="Rat, small artery of the gut, 20 °C. "
        "Two plots of the calcium inside once the cell has settled, on one scale. Left, over what is left "
        "of the sodium pump: with the exchanger in place (solid) calcium climbs as the pump weakens; with it taken out "
        "(dashed) the line is almost flat. Right, over the permeability of the L-type channels: in the "
        "resting cell (dashed) it rises gently, in a cell with tone (solid) steeply. A mark shows this cell.",
        controls=[pumping, opening, K_o, exchanger],
        bindings=bindings,
        presets=[
            Preset("at rest"),
            Preset("half the sodium pump", {pumping: 50}),
            Preset("half the pump, no exchanger", {pumping: 50, exchanger: 0}),
            Preset("tone", {K_o: 25}),
            Preset("tone, a tenth less pump", {K_o: 25, pumping: 90}),
            Preset("tone, a tenth more channel", {K_o: 25, opening: 110}),
        ],
        sentence=Sentence(
            "With {s:.0f} % of the sodium pump, {l:.0f} % of the L-type channels and {k:.1f} mM potassium outside, "
            "calcium settles at {c:.0f} nM and sodium at {na:.1f} mM; {how}.",
            s=pumping, l=opening, k=K_o, c=calcium, na=Na_i,
            how=Choice(
                (exchanger < 0.5, "the exchanger is taken out"),
                (Abs(I_NCX) < 0.003, "the exchanger nearly stands still"),
                (I_NCX < 0, "the exchanger takes calcium out"),
                "the exchanger runs backward",
            ),
        ),
    )


def magnesium_and_calcium() -> Explorable:
    """Settled calcium of a cell with tone over magnesium inside and outside, link by link."""
    with figure(330) as fig:
        within, around = fig.subplots(1, 2, sharey=True)
        for ax in (within, around):
            ax.set(xscale="log", ylim=(0, 420))
        within.set(xlim=(0.19, 2.1), xlabel="Mg²⁺ inside, mM", ylabel="Ca²⁺ inside, nM")
        parts.ticks(within.xaxis, [0.2, 0.4, 0.8, 1.6])
        around.set(xlim=(0.095, 2.6), xlabel="Mg²⁺ outside, mM")
        parts.ticks(around.xaxis, [0.15, 0.3, 0.6, 1.2, 2.4])
        bindings: list[Binding] = [
            _line(within, Mg_i, {}, palette.calcium, "solid", "as set", 5),
            _line(within, Mg_i, {account: 3, outer: 0}, palette.magnesium, DOTTED, "the channel alone"),
            _line(within, Mg_i, {inner: 0, outer: 0}, palette.sodium, DASHED, "the pump alone"),
            _dot(within, Mg_i),
            _line(around, Mg_o, {}, palette.calcium, "solid", "as set"),
            _dot(around, Mg_o),
        ]
        within.legend(loc="upper right", fontsize=11.5, frameon=False, handlelength=2.2, borderaxespad=0.1)
        around.plot([0.15, 0.3, 0.48], [42, 42, 42], "|", color=palette.ink, markersize=14, markeredgewidth=2,
                    markeredgecolor=palette.ink)
        around.text(0.105, 14, "piglet cells respond here", size=12, va="center")
        bindings.append(parts.words(around, 2.5, 395, "L-type current {:+.0f} %", _more(block_inner * block_outer),
                                    size=12, ha="right", va="center"))
    return Explorable(
        "muscle-magnesium",
        fig,
        MAGNESIUM_TONED,
        title="Magnesium and the calcium of a cell with tone",
        subject=subjects.RAT_ARTERY_TONE,
        description="Two plots of the settled calcium of a muscle cell with tone. Left, over free magnesium inside, on "
        "a logarithmic axis: by way of the sodium pump alone (dashed) calcium hardly moves; by way of the L-type "
        "channel (dotted) it climbs steeply as magnesium falls; both together (solid). Right, over magnesium outside: "
        "a gentle slope. Three ticks mark the concentrations at which cultured cells of piglets responded.",
        controls=[Mg_i, Mg_o, account, inner, outer, K_tone],
        more=[K_inner, K_outer],
        bindings=bindings,
        presets=[
            Preset("normal magnesium"),
            Preset("half inside", {Mg_i: 0.4}),
            Preset("half inside, pump only", {Mg_i: 0.4, inner: 0, outer: 0}),
            Preset("half inside, pump only, by (b)", {Mg_i: 0.4, account: 2, inner: 0, outer: 0}),
            Preset("half inside, weak block", {Mg_i: 0.4, K_inner: 4.6}),
            Preset("half outside", {Mg_o: 0.3}),
            Preset("half inside, no tone", {Mg_i: 0.4, K_tone: 5}),
        ],
        outcome=calcium,
        sentence=Sentence(
            "With {i:.2g} mM magnesium inside and {o:.2g} mM outside, the pump works at {p:.1f} % of normal and the "
            "L-type channels pass {l:.0f} %; calcium settles at {c:.0f} nM{tone}.",
            i=Mg_i, o=Mg_o, p=100 * pump_factor, l=100 * block_inner * block_outer, c=calcium,
            tone=Choice((K_tone > 15, " in this cell with tone"), " in this cell without tone"),
        ),
    )


def _more(ratio: Expr) -> Expr:
    """A ratio as percent above 1."""
    return 100 * (ratio - 1)
