"""The pump in curves, and as a stair: what sets its speed, and what one turn costs against what ATP pays."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Abs, Expr

from electrolytes.essentials.ions import laboratory_units
from electrolytes.essentials.magnesium.binding import K_i, MgATP, pH
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    Move,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.mechanism.pump.turnover import (
    PUMP,
    W_K,
    A_pump,
    G_paid,
    K_e,
    MgADP,
    Na_e,
    Na_i,
    Pi_total,
    V_m,
    V_rev,
    W_ions,
    W_Na,
    efficiency,
    v_pump,
)
from electrolytes.model import Quantity

SEEN = [Na_i, K_e, V_m, MgATP]
FOLDED = [Na_e, K_i, MgADP, Pi_total, pH]
SPEEDS = (-4, 30)
"""Turns a second that the axes of turnover show; a dot beyond them stays at the edge, with its value beside it."""
BACKWARD = Preset("running backward", {Na_i: 3, K_e: 0.5, V_m: -90, MgATP: 0.5, MgADP: 1, Pi_total: 10})
SITUATIONS = [
    Preset("resting cell"),
    Preset("sodium-loaded cell", {Na_i: 20}),
    Preset("low potassium outside", {K_e: 2.5}),
    Preset("almost no MgATP", {MgATP: 0.02}),
    BACKWARD,
]


def pump_turnover() -> Explorable:
    """Turnover against each of the four things that could hold the pump back; the axes of turnover are all alike."""
    panels: list[tuple[Quantity, str, str, list[float]]] = [
        (Na_i, "Na⁺ inside, mM", palette.sodium, [1, 3, 10, 30, 100]),
        (K_e, "K⁺ outside, mM", palette.potassium, [0.5, 1, 2, 5, 10, 20]),
        (V_m, "membrane voltage, mV", palette.ink, [-100, -50, 0, 50]),
        (MgATP, "MgATP, mM", palette.atp, [0.01, 0.1, 1, 10]),
    ]
    bindings: list[Binding] = []
    with figure(400) as fig:
        grid = fig.subplots(2, 2, sharey=True)
        for ax, (quantity, name, color, ticks) in zip(grid.flat, panels, strict=True):
            bindings += _speed_against(ax, quantity, name, color, ticks)
        for ax in grid[:, 0]:
            ax.set_ylabel("turns a second")
    return Explorable(
        "pump-turnover",
        fig,
        PUMP,
        title="What sets the pump's speed",
        subject=subjects.HEART,
        description="Four curves of turnover, all with the same vertical axis: against sodium inside, potassium "
        "outside, membrane voltage and MgATP. A dot on each marks the present state, and moving one shifts the others. "
        "At rest the sodium curve is steep and the MgATP curve flat; potassium and voltage are in between.",
        controls=SEEN,
        more=FOLDED,
        units={K_e: laboratory_units("potassium")},
        bindings=bindings,
        presets=[*SITUATIONS[:-1], Preset("strongly polarized cell", {V_m: -100})],
        sentence=Sentence(
            "With {na:.1f} mM Na⁺ inside, {k:.1f} mM K⁺ outside, {V:.0f} mV and {atp:.2f} mM MgATP each pump turns "
            "{v:.3g} times a second{back}.",
            na=Na_i, k=K_e, V=V_m, atp=MgATP, v=Abs(v_pump), back=Choice((v_pump < 0, ", backward"), ""),
        ),
    )


def _speed_against(ax: Axes, quantity: Quantity, name: str, color: str, ticks: list[float]) -> list[Binding]:
    """One small panel: the curve over one quantity, and the dot where the cell is."""
    assert quantity.range is not None
    ax.set(xscale=quantity.scale, xlim=quantity.range, ylim=SPEEDS, xlabel=name)
    parts.ticks(ax.xaxis, ticks)
    ax.axhline(0, color=palette.muted, linewidth=1)
    if quantity.normal:
        ax.axvspan(*quantity.normal, color=palette.normal, zorder=0)
    low, high = SPEEDS
    seen = parts.held(v_pump, low + 1, high - 1)
    return [
        *parts.traced(ax, quantity, v_pump, color, "turnover", at=seen, size=11),
        parts.words(ax, 0.96, 0.6, parts.beyond(v_pump, low, high), transform=ax.transAxes, size=12,
                    color=palette.ink, va="center", ha="right"),
    ]


def pump_energy() -> Explorable:
    """What one ATP pays and what one turn costs; and turnover against voltage, which is zero where they are equal."""
    with figure(480) as fig:
        money, speed = fig.subplots(2, 1, height_ratios=[1.25, 1])
        bindings = _account(money) + _standstill(speed)
    return Explorable(
        "pump-energy",
        fig,
        PUMP,
        title="What a turn costs and what ATP pays",
        subject=subjects.HEART,
        description="Above, a stair in kilojoules per mole. A column at the left is as high as what splitting MgATP "
        "pays, and a line runs on at that height. Beside it three sodium ions and then two potassium ions stand on "
        "steps, each as high as it costs to carry that ion. Between the last step and the line is what is left over to "
        "drive the pump. Below: turnover against membrane voltage. A diamond on a dashed line marks "
        "the voltage at which cost and pay are equal; the curve crosses zero exactly there. Where that is off the "
        "axis, the diamond stays at the edge.",
        controls=[V_m, Na_i, K_e, MgATP, MgADP],
        more=[Na_e, K_i, Pi_total, pH],
        bindings=bindings,
        presets=[
            Preset("resting cell"),
            Preset("almost no MgATP", {MgATP: 0.02}),
            Preset("steep gradients", {Na_i: 3, K_e: 0.5, V_m: -90}),
            Preset("spent ATP", {MgATP: 0.05, MgADP: 2, Pi_total: 15}),
            BACKWARD,
        ],
        outcome=A_pump,
        sentence=_balance(),
    )


def _balance() -> Sentence:
    """Pay against cost, and where they are equal."""
    stored = "{eta:.0f} % is stored in the gradients, {left:.1f} drives the pump."
    verdict = Choice(
        (A_pump < 0, Sentence("{short:.1f} too little, so the pump runs backward and makes ATP.", short=-A_pump)),
        (W_ions < 0, "the ions would move this way by themselves."),
        Sentence(stored, eta=efficiency, left=A_pump),
    )
    return Sentence(
        "One MgATP pays {pay:.1f} kJ/mol, a turn costs {cost:.1f}: {verdict} Pay equals cost at {V:.0f} mV.",
        pay=G_paid, cost=W_ions, verdict=verdict, V=V_rev,
    )


def _account(ax: Axes) -> list[Binding]:
    """A stair: what ATP pays is a height, and each ion is carried up a step of its own; above them is left over."""
    ax.set(xlim=(0.3, 5.0), ylim=(-25, 114), ylabel="kJ/mol, for a turn forward")
    ax.set_xticks([0.85, 2.2, 3.45, 4.5], ["ATP\npays", "3 Na⁺ out\ncost", "2 K⁺ in\ncost", "left\nover"])
    ax.tick_params(axis="x", length=0)
    parts.ticks(ax.yaxis, [0, 25, 50, 75])
    ax.grid(False, axis="x")
    ax.axhline(0, color=palette.muted, linewidth=1)
    paid = parts.bar(ax, 0.85, 0.7, palette.atp, height=G_paid)
    level = parts.polygon(ax, parts.box(1.2, 4.75, G_paid - 0.7, G_paid + 0.7), palette.atp, alpha=0.55)
    bindings: list[Binding] = [paid, level, parts.handle(paid, MgATP, x=0.85),
                               parts.dot(ax, 0.85, G_paid / 2, palette.paper, MARKS["atp"], size=15, edge=0)]
    below: Expr = W_Na - W_Na
    for step, (ion, cost) in enumerate([("sodium", W_Na / 3)] * 3 + [("potassium", W_K / 2)] * 2):
        place, color = 1.7 + 0.5 * step, getattr(palette, ion)
        bindings += [
            parts.bar(ax, place, 0.5, palette.grid, height=below),
            parts.bar(ax, place, 0.5, color, height=cost, base=below, alpha=0.5),
            parts.dot(ax, place, below + cost + 7, color, MARKS[ion], size=12, edge=1),
        ]
        below = below + cost
    bindings.append(parts.bar(ax, 4.5, 0.5, palette.accent, height=A_pump, base=W_ions))
    sums = ((0.85, "{:.1f}", G_paid, palette.atp), (2.2, "{:.1f}", W_Na, palette.sodium),
            (3.45, "{:.1f}", W_K, palette.potassium), (4.5, "{:+.1f}", A_pump, palette.accent))
    for place, form, amount, color in sums:
        bindings.append(parts.words(ax, place, 104, form, amount, ha="center", va="center", size=13, weight="bold",
                                    color=color))
    return bindings


def _standstill(ax: Axes) -> list[Binding]:
    """Turnover by the kinetics over voltage, and the voltage of no turnover by the energy."""
    low, high, west, east = -25, 25, -320, 200
    ax.set(xlim=(west, east), ylim=(low, high), xlabel="membrane voltage, mV", ylabel="turns a second")
    parts.ticks(ax.xaxis, [-300, -200, -100, 0, 100, 200])
    ax.axhline(0, color=palette.muted, linewidth=1)
    (upright,) = ax.plot([PUMP.number(V_rev)] * 2, [low, 18], color=palette.accent, linestyle=(0, (4, 3)))
    equal = Sentence(
        "{before}pay = cost at {V:.0f} mV{after}",
        before=Choice((V_rev < west, "← "), ""), V=V_rev, after=Choice((V_rev > east, " →"), ""),
    )
    in_sight = parts.held(V_rev, west + 10, east - 10)
    return [
        Move(upright, x=in_sight),
        parts.curve(ax, V_m, v_pump, palette.ink, "turnover"),
        parts.dot(ax, in_sight, 0, palette.accent, "D", edge=1),
        parts.dot(ax, V_m, parts.held(v_pump, low + 1.5, high - 1.5), palette.ink, size=11),
        parts.words(ax, parts.held(V_rev, west + 115, east - 110), 21, equal, size=12, color=palette.accent,
                    va="center", ha="center"),
        parts.words(ax, east - 8, low + 3, parts.beyond(v_pump, low, high), size=12, color=palette.ink, va="center",
                    ha="right"),
    ]
