"""The pump that listens: where a cell settles with fewer pumps, and what magnesium does to it in time."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from sympy import Abs, Expr, Piecewise

from electrolytes.essentials.magnesium.binding import ATP_total, binding_set
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
from electrolytes.mechanism.cell.cells_diagram import HIGH_PUMPED, HIGH_REST, pumped_cell, two_cells
from electrolytes.mechanism.cell.magnesium import MAGNESIUM_CELL, Mg_i, pumps_left, t
from electrolytes.mechanism.cell.pump_leak import J_Na, K_e, K_i, Na_i, V, leak_Na, p
from electrolytes.mechanism.cell.rest import (
    CELL_AT_REST,
    Na_own,
    Na_set,
    share,
    swelling_own,
    swelling_set,
)
from electrolytes.mechanism.pump.turnover import v_pump
from electrolytes.model import Quantity

FIXED, LISTENING = parts.DASHED, "solid"


def cell_at_rest() -> Explorable:
    """Two settled cells, one with a fixed and one with a listening pump, and their sodium and size over its loss."""
    with figure(416) as fig:
        bindings = two_cells(parts.scene(fig, HIGH_REST, ground=palette.outside))
        sodium, size = _panels(fig, 416)
        bindings += _settled(sodium, Na_set, Na_own, palette.sodium, "mM")
        bindings += _settled(size, swelling_set, swelling_own, palette.water, "percent")
        sodium.set(ylim=(0, 155), ylabel="Na⁺ inside, mM")
        size.set(ylim=(90, 260), ylabel="volume, % of rest")
        sodium.text(58, 112, "fixed", size=12, color=palette.sodium)
        sodium.text(6, 24, "listening", size=12, color=palette.sodium, va="center")
    return Explorable(
        "cell-at-rest",
        fig,
        CELL_AT_REST,
        title="Where the cell settles",
        subject=subjects.TEACHING_CELL,
        description="Above, two round cells in salty fluid, each as it settles and drawn at its size: the left one "
        "with a fixed pump, the right one with a pump that listens. Marks count the sodium and potassium in them; "
        "arrows in between are sodium that leaks in and sodium that is pumped out, alike in each cell. A dashed circle "
        "is the size at which a cell bursts. Below, two plots over what is left of the pumping, from 1 to 100 "
        "percent. Left, sodium inside: with a fixed pump (dashed) it climbs steeply as soon as pumping falls; with the "
        "pump that listens (solid) it stays low until half is lost. Right, volume: nearly flat for both until little "
        "pumping is left, then steep. A mark on each curve shows the present setting.",
        controls=[share, leak_Na, K_e, Mg_i],
        more=[ATP_total, binding_set],
        bindings=bindings,
        presets=[
            Preset("healthy cell"),
            Preset("a quarter lost", {share: 75}),
            Preset("half lost", {share: 50}),
            Preset("nine tenths lost", {share: 10}),
            Preset("halved free magnesium", {Mg_i: 0.4}),
        ],
        sentence=Sentence(
            "With {s:.0f} % of the pumping left the cell settles at {a:.1f} mM sodium and {u:.0f} % of its volume if "
            "the pump's rate is fixed, at {b:.1f} mM and {v:.0f} % if the pump listens.",
            s=share, a=Na_set, b=Na_own, u=swelling_set, v=swelling_own,
        ),
    )


def _panels(fig: Figure, high: float) -> tuple[Axes, Axes]:
    """Two plots side by side below a picture."""
    low, tall = 44 / high, 138 / high
    return fig.add_axes((0.12, low, 0.355, tall)), fig.add_axes((0.63, low, 0.355, tall))


def _settled(ax: Axes, fixed: Quantity, listening: Quantity, color: str, unit: str) -> list[Binding]:
    ax.set(xlim=(1, 105), xlabel="pumping left, %")
    ax.set_xticks([1, 25, 50, 75, 100])
    bindings: list[Binding] = []
    for quantity, dashes, mark in ((fixed, FIXED, "D"), (listening, LISTENING, "o")):
        bindings += parts.traced(ax, share, quantity, color, quantity.label, mark, dashes=dashes, unit=unit)
    return bindings


def magnesium_cell() -> Explorable:
    """The cell with its pumps, and what it holds and what flows after its magnesium or its pumps have changed."""
    with figure(460) as fig:
        bindings = pumped_cell(parts.scene(fig, HIGH_PUMPED, ground=palette.outside))
        inside, flows = _panels(fig, 460)
        bindings += _course(inside, K_i, palette.potassium, MARKS["potassium"], "K⁺ inside")
        bindings += _course(inside, Na_i, palette.sodium, MARKS["sodium"], "Na⁺ inside")
        inside.set(ylim=(0, 160), ylabel="inside, mM")
        bindings += _course(flows, -J_Na, palette.muted, "D", "Na⁺ leaking in", parts.DASHED)
        bindings += _course(flows, 3 * p, palette.sodium, "o", "Na⁺ pumped out")
        flows.set(ylim=(0, 1.85), ylabel="Na⁺ flow, µA/cm²")
        bindings += [
            parts.words(ax, 60, height, name, size=12.5, color=color, ha="right", va="center")
            for ax, name, color, height in (
                (inside, "K⁺", palette.potassium, _clear_of_rest(K_i, 13, 110, 146)),
                (inside, "Na⁺", palette.sodium, Piecewise((Na_i + 12, Na_i < 40), (Na_i - 12, True))),
                (flows, "leaks in", palette.muted, _clear_of_rest(-J_Na, 0.15, 1.25, 1.66)),
                (flows, "is pumped out", palette.sodium, parts.held(3 * p - 0.16, 0.12, 1.4)),
            )
        ]
    return Explorable(
        "magnesium-cell",
        fig,
        MAGNESIUM_CELL,
        title="Less magnesium, for an hour",
        subject=subjects.TEACHING_CELL,
        description="Above, a cell in its salty fluid: three pumps in its membrane carry sodium out, each with an "
        "arrow, and beside them sodium leaks in by a gap. In the cell marks count sodium and potassium, diamonds are "
        "free magnesium, stars are ATP, and those with a diamond carry magnesium. Below left, sodium and potassium "
        "inside over an hour after a change. Right, the two flows of sodium: what leaks in and what is pumped out. "
        "After a loss of magnesium or of pumps the pumped flow drops, then climbs back to the leak while sodium inside "
        "rises. For halved magnesium nothing can be seen to move. A mark on each curve shows the moment.",
        controls=[Mg_i, ATP_total, binding_set, pumps_left],
        more=[leak_Na, K_e],
        bindings=bindings,
        presets=[
            Preset("healthy cell"),
            Preset("halved free magnesium", {Mg_i: 0.4}),
            Preset("not viable: 0.05 mM", {Mg_i: 0.05}),
            Preset("an eight-hundredth: 0.001 mM", {Mg_i: 0.001}),
            Preset("a third of the pumps lost", {pumps_left: 69}),
        ],
        sentence=Sentence(
            "{t:.0f} min after the change each pump turns {v:.2f} times a second, and the cell holds {na:.2f} mM "
            "sodium at {V:.1f} mV; {how}.",
            t=t, v=v_pump, na=Na_i, V=V,
            how=Choice(
                (Abs(-J_Na - 3 * p) < 0.003, "as much is pumped out as leaks in"),
                (-J_Na > 3 * p, "more leaks in than is pumped out"),
                "more is pumped out than leaks in",
            ),
        ),
    )


def _clear_of_rest(y: Expr, above: float, near: float, over: float) -> Expr:
    """A height a little above a curve; where that would meet the pale curve of the healthy cell, over both."""
    return Piecewise((over, y > near), (y + above, True))


def _course(ax: Axes, y: Expr, color: str, mark: str, name: str, dashes: object = "solid") -> list[Binding]:
    """A curve over time, and where the moment is on it."""
    ax.set(xlim=(-2, 62), xlabel="time, min")
    ax.set_xticks([0, 20, 40, 60])
    return parts.traced(ax, t, y, color, name, mark, dashes=dashes)
