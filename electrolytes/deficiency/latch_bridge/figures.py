"""What the latch buys: force for little phosphate and little ATP, and force over calcium."""

from __future__ import annotations

from matplotlib.axes import Axes

from electrolytes.deficiency.latch_bridge.bridge import (
    CALCIUM_FORCE,
    LATCH_STEADY,
    ATP_use,
    Ca_i,
    cost,
    force,
    k_1,
    k_7,
    k_7_wall,
    phosphorylation,
)
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

NO_LATCH = 10.0


def latch_economy() -> Explorable:
    """Force over phosphorylation, and what it costs, with the latch as set and without one."""
    with figure(310) as fig:
        held, paid = fig.subplots(1, 2)
        bindings = _pair(held, 100 * phosphorylation, 100 * force, "force")
        bindings += _pair(paid, 100 * force, 100 * ATP_use, "ATP use")
        held.set(xlim=(0, 100), ylim=(0, 92), xlabel="with phosphate, %", ylabel="attached (force), %")
        paid.set(xlim=(0, 92), ylim=(0, 67), xlabel="attached (force), %", ylabel="ATP a second, per 100 bridges")
        held.text(44, 13, "no latch", size=12, color=palette.muted)
        paid.text(1.5, 49, "no\nlatch", size=12, color=palette.muted, linespacing=1.1)
        held.text(98, 86, "latch as set", size=12, color=palette.accent, ha="right")
        paid.text(10, 5.5, "latch as set", size=12, color=palette.accent)
    return Explorable(
        "latch-economy",
        fig,
        LATCH_STEADY,
        title="What a latch buys",
        subject=subjects.BRIDGES,
        description="Two plots of muscle that has settled. Left, attached bridges, that is force, over the share of "
        "bridges with phosphate: with the latch the curve rises steeply and is nearly flat from 30 percent on; "
        "without a latch (dashed) it stays low until nearly all carry a phosphate. Right, ATP spent each second over "
        "force: with the latch little is spent until force is nearly full; without it the cost climbs from the "
        "start. A mark on each solid curve shows the present setting.",
        controls=[k_1, k_7],
        bindings=bindings,
        presets=[
            Preset("holding hard"),
            Preset("a tenth of the kinase", {k_1: 0.03}),
            Preset("no latch, same kinase", {k_7: NO_LATCH}),
            Preset("no latch, all the kinase", {k_1: 3.0, k_7: NO_LATCH}),
            Preset("the vessel of the next page", {k_7: 0.1}),
        ],
        sentence=Sentence(
            "With {p:.3g} % of the bridges phosphorylated {f:.3g} % are attached. A hundred bridges spend {a:.2g} ATP "
            "a second: one for each attached bridge every {s:.2g} s.",
            p=100 * phosphorylation, f=100 * force, a=100 * ATP_use, s=1 / cost,
        ),
    )


def _pair(ax: Axes, x: object, y: object, name: str) -> list[Binding]:
    """A curve without a latch, the one with the latch as set, and where the kinase puts the muscle on it."""
    unit = "percent" if name == "force" else ""
    curve, dot = parts.traced(ax, k_1, y, palette.accent, f"{name}, latch as set", x=x, unit=unit)
    return [
        parts.curve(ax, k_1, y, palette.muted, f"{name}, no latch", x=x, unit=unit, given={k_7: NO_LATCH},
                    dashes=parts.DASHED),
        curve,
        dot,
        parts.handle(dot, k_1, side="x"),
    ]


def calcium_force() -> Explorable:
    """Force and phosphorylation of the settled muscle over calcium."""
    with figure(300) as fig:
        ax = fig.subplots()
        ax.axvspan(124, 347, color=palette.normal, linewidth=0)
        ax.set(xlim=(42, 508), ylim=(0, 98), xlabel="calcium in the muscle cell, nM", ylabel="bridges, %")
        ax.set_xticks([50, 100, 200, 300, 400, 500])
        bindings = _over_calcium(ax, 100 * phosphorylation, palette.atp, "*", "with phosphate")
        bindings += _over_calcium(ax, 100 * force, palette.accent, MARKS["calcium"], "attached (force)")
        ax.text(236, 93, "from wide open to tightest, measured", size=11.5, ha="center", va="center")
        ax.text(497, 90, "attached: force", size=12, color=palette.accent, ha="right")
        ax.text(288, 36, "with phosphate", size=12, color=palette.atp)
    return Explorable(
        "calcium-force",
        fig,
        CALCIUM_FORCE,
        title="How much calcium makes how much force",
        subject=subjects.BRIDGES,
        description="Attached bridges, that is force, and bridges with phosphate, over calcium in the cell from 50 to "
        "500 nanomolar, once all has settled. Both are near zero at 50 and rise in an S between 100 and 300; force "
        "levels off below 80 percent. A band from 124 to 347 nanomolar marks the range over which small brain arteries "
        "of rats went from widest to tightest.",
        controls=[Ca_i, k_7_wall],
        bindings=bindings,
        presets=[
            Preset("tone: 190 nM"),
            Preset("widest: 124 nM", {Ca_i: 124.0}),
            Preset("a fifth more: 228 nM", {Ca_i: 228.0}),
            Preset("tightest: 347 nM", {Ca_i: 347.0}),
            Preset("a firm latch", {k_7_wall: 0.01}),
        ],
        sentence=Sentence(
            "At {c:.0f} nM of calcium {p:.2g} % of the bridges carry a phosphate and {f:.2g} % are attached: {how}.",
            c=Ca_i, p=100 * phosphorylation, f=100 * force,
            how=Choice(
                (force > 1.05 * phosphorylation, "the latch holds on to more than the kinase keeps going"),
                (force > 0.95 * phosphorylation, "about one for one"),
                "fewer are attached than carry a phosphate",
            ),
        ),
    )


def _over_calcium(ax: Axes, y: object, color: str, mark: str, name: str) -> list[Binding]:
    size = 14 if mark == "*" else 11
    return parts.traced(ax, Ca_i, y, color, name, mark, size=size, edge=1.6, unit="percent")
