"""A small artery cut across and along: its wall thickens as it narrows, and the flow through it follows."""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Rectangle
from sympy import Expr

from electrolytes.deficiency.latch_bridge.bridge import Ca_i, force, k_7_wall
from electrolytes.deficiency.vessel.wall import P_T, VESSEL, diameter, flow, h, r, resistance, sigma_0
from electrolytes.live import (
    MARKS,
    Bar,
    Beat,
    Binding,
    Choice,
    Circle,
    Color,
    Explorable,
    Guess,
    Handle,
    LabUnit,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import default_of

WIDE, HIGH = 440, 458
TOP = 244  # height of the picture above the two plots
SCALE = 2.5  # units of the picture to a micrometer
ROUND = (118, 128)  # center of the cut across
LONG = (252, 434)  # ends of the cut along
CELLS = 12
PULSE = 0.3  # kPa that the pressure inside swings to either side with each beat
MMHG = {P_T: [LabUnit("mmHg", 7.50062)]}
SITUATIONS = [
    Preset("normal tone: 190 nM"),
    Preset("a fifth more calcium: 228 nM", {Ca_i: 228.0}),
    Preset("tightest: 347 nM", {Ca_i: 347.0}),
    Preset("wide open: 124 nM", {Ca_i: 124.0}),
    Preset("half as much pressure again", {P_T: 6.0}),
]


def artery_live() -> Explorable:
    """The artery at one setting, cut across and along, and its radius and resistance over calcium."""
    with figure(HIGH) as fig:
        bindings = _picture(parts.scene(fig, TOP, ground=palette.inside))
        bindings += _plot(fig.add_axes((0.115, 0.1, 0.355, 0.31)), r, "inner radius, µm", 45, palette.accent, "o")
        bindings += _plot(fig.add_axes((0.615, 0.1, 0.365, 0.31)), resistance, "resistance, × normal", 6,
                          palette.calcium, MARKS["calcium"])
    return Explorable(
        "artery",
        fig,
        VESSEL,
        title="A small artery and its calcium",
        subject=subjects.SMALL_ARTERY,
        description="A small artery of the brain. "
        "Above left, the artery cut across: a ring of wall with twelve muscle cells in it around an open "
        "middle. As calcium rises the ring closes and its wall thickens, since no wall is lost. Above right, the same "
        "artery cut along, with an arrow for the blood that flows through it under a given pressure drop. Below, "
        "over calcium from 50 to 500 nanomolar: the inner radius falls in an S, steepest between 100 and 200; the "
        "resistance rises from a sixth to about four times normal. A mark on each curve can be dragged.",
        controls=[Ca_i, P_T],
        more=[k_7_wall, sigma_0],
        bindings=bindings,
        pace="Beads run in proportion to the flow. The wall beats once a second: it gives as the model's wall does to "
        f"{PULSE:g} kPa more and less inside, a pulse that we chose. Calcium has no time to follow.",
        beat=Beat(P_T, PULSE, fig.axes[0]),
        presets=SITUATIONS,
        guess=Guess(
            resistance, "Calcium in its muscle rises by a fifth, from 190 to 228 nM. How many times as high will the "
            "resistance of this artery be?",
            "a fifth more calcium: 228 nM", fig.axes[2], low=0.5, high=6, name="Resistance, times normal", form=".2f",
            close=0.3,
            because=Sentence(
                "Blood has to slip past the wall, and in a narrow tube nearly all of it is near the wall: resistance "
                "goes as one over the fourth power of the radius. Only {narrower:.0f} % narrower is {more:.0f} % more "
                "resistance.", narrower=100 * (1 - resistance ** (-0.25)), more=100 * (resistance - 1)),
        ),
        units=MMHG,
        sentence=Sentence(
            "At {c:.0f} nM of calcium and {p:.1f} kPa the artery is {d:.1f} µm wide inside with a wall of {h:.1f} µm. "
            "{what}",
            c=Ca_i, p=P_T, d=diameter, h=h,
            what=Choice(
                (resistance > 1.005, Sentence("Its resistance is {x:.2f} times normal, and the same pressure drop "
                                              "drives {q:.0f} % of the normal flow.", x=resistance, q=flow)),
                (resistance < 0.995, Sentence("Its resistance is only {x:.2f} of normal, and the same pressure drop "
                                              "drives {q:.0f} % of the normal flow.", x=resistance, q=flow)),
                "Its resistance is normal.",
            ),
        ),
    )


# --- the picture ------------------------------------------------------------------------------------------------------


def _picture(ax: Axes) -> list[Binding]:
    ax.plot([10, 10 + 20 * SCALE], [10, 10], color=palette.muted, linewidth=2, solid_capstyle="butt")
    ax.text(10 + 10 * SCALE, 17, "20 µm", size=11.5, color=palette.muted, ha="center", va="center")
    against = parts.words(ax, 84, 10, "resistance × {:.2f}", resistance, size=12.5, ha="left", va="center",
                          weight="bold")
    return [*across(ax, held=True), *_along(ax), against]


def across(ax: Axes, held: bool = False) -> list[Binding]:
    """The ring of the wall with its muscle cells, around the open middle; `held` by its edge, it sets calcium."""
    at = VESSEL.evaluate()
    inner, outer = float(at["r"]), float(at["r"]) + float(at["h"])
    ring = CirclePatch(ROUND, outer * SCALE, facecolor=palette.membrane, edgecolor=palette.muted, linewidth=1.2)
    lumen = CirclePatch(ROUND, inner * SCALE, facecolor=palette.outside, edgecolor=palette.muted, linewidth=1.2)
    ax.add_patch(ring)
    ax.add_patch(lumen)
    opening = Circle(lumen, radius=r * SCALE)
    bindings: list[Binding] = [Circle(ring, radius=(r + h) * SCALE), opening]
    if held:
        bindings.append(parts.handle(opening, Ca_i))
    for cell in range(CELLS):
        bindings += _cell(ax, 2 * math.pi * cell / CELLS)
    return [*bindings, parts.words(ax, *ROUND, "{:.0f} µm", diameter, size=12.5, ha="center", va="center")]


def _cell(ax: Axes, angle: float) -> list[Binding]:
    """A muscle cell, wrapped along the wall: a spindle that follows the ring; redder as more bridges hold."""
    half = 0.43 * 2 * math.pi / CELLS
    outline = [(-1.0, 0.5), (-0.5, 0.82), (0.0, 0.92), (0.5, 0.82), (1.0, 0.5), (0.5, 0.18), (0.0, 0.08), (-0.5, 0.18)]
    corners: list[tuple[Expr, Expr]] = []
    for along, deep in outline:
        turn = angle + along * half
        far = (r + deep * h) * SCALE
        corners.append((ROUND[0] + far * round(math.cos(turn), 4), ROUND[1] + far * round(math.sin(turn), 4)))
    spindle = parts.polygon(ax, corners, palette.muted)
    return [spindle, Color(spindle.artist, force / 0.8, "muted", "calcium")]


def _along(ax: Axes) -> list[Binding]:
    """Two walls and the blood between them."""
    left, right = LONG
    middle = ROUND[1]
    bindings: list[Binding] = []
    blood = Rectangle((left, middle - 50), right - left, 100, facecolor=palette.outside, edgecolor="none")
    ax.add_patch(blood)
    bindings.append(Bar(blood, height=2 * r * SCALE, base=middle - r * SCALE))
    for side in (-1, 1):
        wall = Rectangle((left, middle + side * 50), right - left, 8, facecolor=palette.membrane,
                         edgecolor=palette.muted, linewidth=1.2)
        ax.add_patch(wall)
        inner = middle + side * r * SCALE
        bindings += [Bar(wall, height=side * h * SCALE, base=inner), Color(wall, force / 0.8, "membrane", "calcium")]
        if side > 0:  # pushed outward, as by the pressure inside
            bindings.append(Handle(wall, P_T, x=(left + right) / 2, y=inner))
    bindings.append(parts.stream(ax, (left + 12, right - 30), (middle, middle), palette.accent, flow, 20, 100))
    return [*bindings, parts.words(ax, (left + right) / 2, 10, "flow {:.0f} %", flow, size=12.5, ha="center",
                                   va="center", weight="bold")]


# --- the plots --------------------------------------------------------------------------------------------------------


def _plot(ax: Axes, y: Expr, name: str, top: float, color: str, mark: str) -> list[Binding]:
    ax.set(xlim=(42, 508), ylim=(0, top), xlabel="calcium, nM", ylabel=name)
    ax.set_xticks([50, 200, 350, 500])
    ax.axvline(default_of(Ca_i), color=palette.grid, linewidth=2.4)
    return parts.traced(ax, Ca_i, y, color, name, mark, size=11)
