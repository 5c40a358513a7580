"""The latch bridge as a picture that lives: bridges between two filaments, their four states, and their course."""

from __future__ import annotations

import random

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Rectangle
from sympy import Expr, sqrt

from electrolytes.deficiency.latch_bridge.bridge import (
    AM,
    LATCH,
    STATES,
    AMp,
    ATP_use,
    M,
    Mp,
    force,
    k_1,
    k_2,
    k_3,
    k_4,
    k_5,
    k_7,
    k_first,
    k_hold,
    phosphorylation,
    t,
    t_off,
)
from electrolytes.live import (
    Bar,
    Binding,
    Choice,
    Circle,
    Explorable,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)

WIDE, HIGH = 440, 490
STRIP, RING = 96, 228  # heights of the two pictures above the curves
HEADS = 16
DISC = 42  # radius of the disc of a state that holds all bridges
WEST, EAST, NORTH, SOUTH = 104, 336, 160, 54
PLACES = {M: (WEST, SOUTH), Mp: (EAST, SOUTH), AMp: (EAST, NORTH), AM: (WEST, NORTH)}
SITUATIONS = [
    Preset("squeeze and hold"),
    Preset("a weak signal afterward", {k_hold: 0.05}),
    Preset("no latch", {k_7: 10.0}),
    Preset("a firmer latch", {k_7: 0.003}),
    Preset("a stimulus of 10 s", {t_off: 10.0}),
]


def latch_in_time() -> Explorable:
    """Bridges at one moment, the flows between their four states, and the course of force and phosphorylation."""
    with figure(HIGH) as fig:
        bindings = _filaments(parts.scene(fig, STRIP, ground=palette.inside))
        bindings += _ring(parts.scene(fig, RING, above=STRIP))
        bindings += _course(fig.add_axes((0.115, 0.09, 0.86, 0.225)))
    return Explorable(
        "latch-bridge",
        fig,
        LATCH,
        title="A squeeze, second by second",
        subject=subjects.BRIDGES,
        description="Muscle of a large artery. "
        "Above, sixteen bridges stand on a thick filament of myosin under a thin one of actin. A bridge is "
        "tilted and free, or upright and attached; a star is a phosphate. In the middle the four states as discs, "
        "larger for more bridges: free without phosphate, free with phosphate, attached with phosphate, and attached "
        "without phosphate, the latch bridge. Arrows show how many bridges pass each second; the one out of the latch "
        "is a hair. Below, over four minutes: attached bridges, that is force, and bridges with phosphate; a bar "
        "shows how long the stimulus lasts. A dot on each curve marks the moment.",
        controls=[k_first, k_hold, t_off, k_7],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
    )


def _told() -> Sentence:
    """What the bridges do at the moment."""
    return Sentence(
        "{when} {p:.0f} % of the bridges carry a phosphate and {f:.0f} % are attached, {l:.0f} % as latch bridges; a "
        "hundred bridges spend {a:.2g} ATP a second.",
        when=Choice(
            (t < 0.5, "As the stimulus begins,"),
            (t < t_off, Sentence("After {t:.0f} s,", t=t)),
            Sentence("After {t:.0f} s, {since:.0f} s after the stimulus has ended,", t=t, since=t - t_off),
        ),
        p=100 * phosphorylation, f=100 * force, l=100 * AM, a=100 * ATP_use,
    )


# --- the filaments ----------------------------------------------------------------------------------------------------


def _filaments(ax: Axes) -> list[Binding]:
    """Bridges between the filaments, as many in each state as their share asks for."""
    actin, myosin = STRIP - 30, 14
    beads = range(4, WIDE + 8, 9)
    ax.plot(beads, [actin] * len(beads), linestyle="none", marker="o", color=palette.muted, markersize=9.5)
    ax.add_patch(Rectangle((0, myosin - 7), WIDE, 12, facecolor=palette.muted, edgecolor="none"))
    ax.text(6, STRIP - 12, "thin filament (actin)", size=12, color=palette.muted, va="center")
    ax.text(WIDE - 6, STRIP - 12, "★ phosphate", size=12, color=palette.atp, va="center", ha="right")
    ranks = list(range(HEADS))
    random.Random(7).shuffle(ranks)
    bindings: list[Binding] = []
    for place, rank in enumerate(ranks):
        x, u = 30 + place * (WIDE - 60) / (HEADS - 1), (rank + 0.5) / HEADS
        bindings += _head(ax, x, myosin, actin, u)
    return bindings


def _head(ax: Axes, x: float, low: float, high: float, u: float) -> list[Binding]:
    """A bridge in its four guises; it is attached if the free ones are fewer than its rank, and so on."""

    def beyond(border: Expr) -> Expr:
        return parts.held((u - border) * HEADS + 0.5, 0, 1)

    free, with_phosphate = M + Mp, M + Mp + AMp
    bindings: list[Binding] = []
    for attached, tip in ((False, (x - 9, low + 27)), (True, (x + 5, high - 9))):
        color = palette.accent if attached else palette.muted
        (arm,) = ax.plot([x, tip[0]], [low + 4, tip[1]], color=color, linewidth=3.4, marker="o", markevery=[1],
                         markersize=11, markeredgewidth=0, solid_capstyle="round")
        (star,) = ax.plot([tip[0] + 9.5], [tip[1] - 5], marker="*", color=palette.atp, markersize=12.5,
                          markeredgewidth=0, linestyle="none")
        shown = beyond(free) if attached else 1 - beyond(free)
        phosphate = beyond(free) - beyond(with_phosphate) if attached else beyond(M) - beyond(free)
        bindings += [Opacity(arm, shown), Opacity(star, phosphate)]
    return bindings


# --- the ring ---------------------------------------------------------------------------------------------------------


def _ring(ax: Axes) -> list[Binding]:
    """Four discs and the flows between them."""
    titles = {M: "free", Mp: "free, phosphate", AMp: "attached, phosphate", AM: "attached: latch"}
    bindings: list[Binding] = []
    for state in STATES:
        x, y = PLACES[state]
        color = palette.accent if state in (AMp, AM) else palette.muted
        disc = CirclePatch((x, y), DISC, facecolor=color, edgecolor="none", alpha=0.85)
        ax.add_patch(disc)
        side = -1 if x == WEST else 1
        top = y == NORTH
        ax.text(x + side * 100, y + (47 if top else -44), titles[state], size=12, weight="bold",
                ha="left" if side < 0 else "right", va="center")
        bindings += [Circle(disc, radius=DISC * sqrt(state)),
                     parts.words(ax, x + side * 48, y, "{:.0f} %", 100 * state, size=12.5,
                                 ha="right" if side < 0 else "left", va="center")]
    return bindings + _flows(ax)


def _flows(ax: Axes) -> list[Binding]:
    """Every step as an arrow of its own; the kinase's are those that calcium drives."""
    gap = 9.5
    across = (WEST + 47, EAST - 51)
    along = (SOUTH + 33, NORTH - 37)
    level, column = (NORTH, SOUTH), (WEST, EAST)
    steps: list[tuple[list[float], list[float], Expr, str]] = [
        ([*across], [level[1] - gap] * 2, k_1 * M, palette.calcium),
        ([across[1] + 4, across[0] + 4], [level[1] + gap] * 2, k_2 * Mp, palette.ink),
        ([*across], [level[0] + gap] * 2, k_1 * AM, palette.calcium),
        ([across[1] + 4, across[0] + 4], [level[0] - gap] * 2, k_5 * AMp, palette.ink),
        ([column[1] + gap] * 2, [*along], k_3 * Mp, palette.ink),
        ([column[1] - gap] * 2, [along[1] + 4, along[0] + 4], k_4 * AMp, palette.ink),
        ([column[0]] * 2, [along[1] + 4, along[0] + 4], k_7 * AM, palette.ink),
    ]
    bindings: list[Binding] = [
        parts.stream(ax, xs, ys, color, flux, 15, 0.12) for xs, ys, flux, color in steps
    ]
    middle = (WEST + EAST) / 2
    for y in (level[0] + gap + 18, level[1] - gap - 18):
        ax.text(middle, y, "kinase: phosphate on", size=11.5, color=palette.calcium, ha="center",
                va="center")
    for y in (level[0] - gap - 18, level[1] + gap + 18):
        ax.text(middle, y, "phosphatase: off", size=11.5, ha="center", va="center")
    height = (NORTH + SOUTH) / 2
    ax.text(column[0] - 12, height, "lets go", size=11.5, ha="right", va="center")
    ax.text(column[1] + 22, height, "attaches", size=11.5, ha="left", va="center")
    ax.text(column[1] - 22, height, "lets go", size=11.5, ha="right", va="center")
    return bindings


# --- the curves -------------------------------------------------------------------------------------------------------


def _course(ax: Axes) -> list[Binding]:
    """Force and phosphorylation over time, and how long the stimulus lasts."""
    ax.set(xlim=(-4, 246), ylim=(0, 108), xlabel="time, s", ylabel="bridges, %")
    ax.set_xticks([0, 60, 120, 180, 240])
    ax.set_yticks([0, 25, 50, 75, 100])
    bar = Rectangle((0, 100), 120, 7, facecolor=palette.calcium, edgecolor="none", alpha=0.8)
    ax.add_patch(bar)
    bindings: list[Binding] = [Bar(bar, width=t_off)]
    for y, color, mark, name in ((phosphorylation, palette.atp, "*", "with phosphate"),
                                 (force, palette.accent, "o", "attached (force)")):
        size = 14 if mark == "*" else 10
        bindings += parts.traced(ax, t, 100 * y, color, name, mark, size=size, edge=1.6, unit="percent")
    ax.text(243, 92, "attached: force", size=12, color=palette.accent, ha="right", va="center")
    ax.text(243, 78, "with phosphate", size=12, color=palette.atp, ha="right", va="center")
    return bindings
