"""The nephron as a place: four ions run through it, and each stretch takes its share."""

from __future__ import annotations

import math
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from sympy import Expr, Min, sqrt

from electrolytes.deficiency.tubule.distal import V_lum, length, ncc, pump, trpm6
from electrolytes.deficiency.tubule.first_stretch import IONS, NAMES, Ca_b, F, K_b, Mg_b, flow, whole
from electrolytes.deficiency.tubule.nephron import NEPHRON, OUT
from electrolytes.deficiency.tubule.published import SIGN
from electrolytes.deficiency.tubule.thick_limb import (
    Ca_k,
    Mg_k,
    Q,
    V_end,
    claudins,
    nkcc2,
    sodium_at,
)
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    Opacity,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    parts,
    subjects,
)

WIDE, HIGH = 440, 372
TOP, DOWN, UP, DEEP = 336, 152, 262, 34
"""Height of the tubes in the cortex; the limbs' places from left to right; the loop's turn."""
LANE, FULL = 12, 10.5
"""Distance of the four lanes in the tube, and the width of one that carries all that is filtered."""
BEND = 30
"""How wide the middle of the tube bends."""
CORTEX = 150
AT_REST = 0.6
"""Percent of the filtered magnesium that leaves at rest."""

GITELMAN = {ncc: 0, length: 25, flow: 82}
BARTTER = {nkcc2: 5, flow: 65, length: 150}
WEEKS = {ncc: 20, trpm6: 35, flow: 95}
SITUATIONS = [
    Preset("healthy"),
    Preset("loop diuretic", {nkcc2: 30}),
    Preset("thiazide, for weeks", WEEKS),
    Preset("Gitelman", GITELMAN),
    Preset("Bartter", BARTTER),
    Preset("TRPM6 lost", {trpm6: 2}),
]
"""The long-lasting ones carry what the body answers: less fluid let through, a distal tubule that grows or shrinks."""


def nephron() -> Explorable:
    """What is left of four ions along the tubule, and what leaves."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        ax = fig.add_axes((0, 0, 1, 1), xlim=(0, WIDE), ylim=(0, HIGH))
        ax.axis("off")
        bindings = _tube(ax) + _lanes(ax) + _doors(ax) + _words(ax) + _leaving(ax)
    return Explorable(
        "nephron",
        fig,
        NEPHRON,
        title="Four ions through one nephron",
        subject=subjects.TUBULE,
        description="A filter at the upper left leads into a tube that runs right through the cortex, down into the "
        "salty medulla, up again as the thick limb, and right through the cortex as the distal tubule. In it run four "
        "stripes, for sodium, potassium, calcium and magnesium; each is as wide as what is left of what was filtered. "
        "Sodium thins all along. Magnesium stays nearly whole as far as the cortical thick limb, where it all but "
        "vanishes. At the left stands what leaves in the end.",
        controls=[nkcc2, ncc, trpm6, flow],
        more=[Ca_b, K_b, Mg_b, length, claudins, pump, V_lum],
        bindings=bindings,
        presets=SITUATIONS,
        outcome=NEPHRON["out_Mg"],
        sentence=_told(),
    )


def _told() -> Sentence:
    times = OUT["Mg"] / AT_REST
    return Sentence(
        "Of what is filtered, {na:.1f} % of the sodium, {k:.0f} % of the potassium, {ca:.1f} % of the calcium and "
        "{mg:.2f} % of the magnesium leave: {how}. The thick limb takes {limb:.0f} % of the magnesium, its lumen ends "
        "at {v:+.0f} mV; the distal tubule takes {last:.1f} %.",
        na=OUT["Na"], k=OUT["K"], ca=OUT["Ca"], mg=OUT["Mg"],
        how=Choice(
            (times < 0.05, "magnesium is kept as well as can be"),
            (times < 0.9, Sentence("{x:.0f} % of magnesium's usual loss", x=100 * times)),
            (times < 1.1, "as usual"),
            Sentence("{x:.1f} times magnesium's usual loss", x=times),
        ),
        limb=_taken("Mg", "m", "c"), v=V_end, last=_taken("Mg", "c", "d"),
    )


def _taken(ion: str, before: str, after: str) -> Expr:
    """Percent of the filtered load that a stretch takes back."""
    return whole * (F[ion][before] - F[ion][after]) / F[ion]["f"]


def _tube(ax: Axes) -> list[Binding]:
    """The wall, drawn as one thick line, with the cortex over the medulla behind it."""
    ax.add_patch(Rectangle((0, 0), WIDE, CORTEX, facecolor=palette.outside, edgecolor="none"))
    ax.text(6, CORTEX + 5, "cortex", size=11, color=palette.muted, va="bottom")
    ax.text(6, CORTEX - 5, "medulla", size=11, color=palette.muted, va="top")
    way = [(58, TOP), (DOWN, TOP), (DOWN, DEEP), (UP, DEEP), (UP, TOP), (418, TOP)]
    for color, wide in ((palette.membrane, 60), (palette.inside, 52)):
        ax.plot(*zip(*way, strict=True), color=color, linewidth=wide, solid_joinstyle="round",
                solid_capstyle="butt")
    ax.add_patch(Circle((34, TOP), 22, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=4))
    ax.text(34, TOP, "filter", size=11.5, ha="center", va="center")
    for x, y, sign in ((428, TOP, "→"),):
        ax.text(x, y, sign, size=15, color=palette.muted, ha="center", va="center")
    return []


def _lanes(ax: Axes) -> list[Binding]:
    """A stripe for each ion along the whole way, through all bends; its width is the share that is left."""
    bindings: list[Binding] = []
    for place, ion in enumerate(IONS):
        aside = (1.5 - place) * LANE  # to the left of the way it runs
        flows = F[ion]
        middle = {"Na": Q * sodium_at(0.5), "K": sqrt(flows["m"] * flows["c"]), "Ca": Q * Ca_k[1], "Mg": Q * Mg_k[1]}
        left = {at: Min(1.2, some / flows["f"]) * FULL / 2 + 0.12
                for at, some in {**flows, "mid": middle[ion]}.items()}
        pieces = [
            _straight("across", TOP + aside, [(62, left["f"]), (DOWN - BEND, left["p"])]),
            _bend((DOWN - BEND, TOP - BEND), BEND + aside, (90, 0), left["p"]),
            _straight("along", DOWN + aside, [(TOP - BEND, left["p"]), (DEEP + BEND, left["t"])]),
            _bend((DOWN + BEND, DEEP + BEND), BEND - aside, (180, 270), left["t"])
            + _bend((UP - BEND, DEEP + BEND), BEND - aside, (270, 360), left["t"]),
            _straight("along", UP - aside, [(DEEP + BEND, left["t"]), (CORTEX, left["m"]), (225, left["mid"]),
                                            (TOP - BEND, left["c"])]),
            _bend((UP + BEND, TOP - BEND), BEND + aside, (180, 90), left["c"]),
            _straight("across", TOP + aside, [(UP + BEND, left["c"]), (414, left["d"])]),
        ]
        for sides in pieces:
            corners = [side for side, _ in sides] + [side for _, side in reversed(sides)]
            bindings.append(parts.polygon(ax, corners, getattr(palette, NAMES[ion]), zorder=3))
    return bindings


Point = tuple[Expr | float, Expr | float]


def _straight(way: str, center: float, nodes: Sequence[tuple[float, Expr]]) -> list[tuple[Point, Point]]:
    """Both sides of a straight stretch, at each node half as wide as said to either side."""
    sides: list[tuple[Point, Point]] = [((at, center + half), (at, center - half)) for at, half in nodes]
    return sides if way == "across" else [((y0, x0), (y1, x1)) for (x0, y0), (x1, y1) in sides]


def _bend(
    middle: tuple[float, float], radius: float, turn: tuple[float, float], half: Expr
) -> list[tuple[Point, Point]]:
    """Both sides of a quarter of a circle, from one angle to the other."""
    (x, y), (start, end) = middle, turn
    sides: list[tuple[Point, Point]] = []
    pieces = round(2 + radius / 9)
    for step in range(pieces + 1):
        a = math.radians(start + (end - start) * step / pieces)
        across, up = round(math.cos(a), 3), round(math.sin(a), 3)
        outer, inner = ((x + (radius + side * half) * across, y + (radius + side * half) * up) for side in (1, -1))
        sides.append((outer, inner))
    return sides


def _doors(ax: Axes) -> list[Binding]:
    """The named carriers in the wall; they pale as they are lost, and the bar below each says how far it is open."""
    bindings: list[Binding] = []
    doors = [
        (UP - 47, 222, "NKCC2", nkcc2), (UP - 47, 112, "NKCC2", nkcc2),
        (320, TOP - 30, "NCC", ncc), (392, TOP - 30, "TRPM6", trpm6),
    ]
    for x, y, name, amount in doors:
        wide = 8.2 * len(name) + 6
        box = FancyBboxPatch((x - wide / 2, y - 9), wide, 18, boxstyle="round,pad=0,rounding_size=6", zorder=5,
                             facecolor=palette.paper, edgecolor=palette.ink, linewidth=1.4)
        ax.add_patch(box)
        text = ax.text(x, y, name, size=11, weight="bold", ha="center", va="center", zorder=6)
        shown = 0.25 + 0.75 * Min(1, amount / whole)
        open_ = parts.bar(ax, y - 10.5, 4, palette.accent, width=wide * Min(1, amount / whole), base=x - wide / 2,
                          zorder=6)
        bindings += [Opacity(box, shown), Opacity(text, shown), open_, parts.handle(open_, amount)]
    for start, end, y, color, taken in (
        (UP - 29, UP - 50, 196, palette.sodium, _taken("Na", "m", "c")),
        (UP - 29, UP - 50, 86, palette.sodium, _taken("Na", "t", "m")),
        (UP + 27, UP + 46, 168, palette.magnesium, _taken("Mg", "m", "c")),
    ):
        bindings.append(parts.stream(ax, [start, end], [y, y], color, taken, 11, 25, zorder=4))
    return bindings


def _words(ax: Axes) -> list[Binding]:
    """The names of the stretches, and what each takes."""
    for x, y, words in ((64, TOP - 44, "proximal"), (64, TOP - 59, "tubule"), (300, 272, "distal tubule"),
                        (300, 220, "cortical thick limb"), (300, 122, "medullary thick limb")):
        ax.text(x, y, words, size=11.5, weight="bold" if x > 200 else "normal", va="center")
    rows = [
        (300, 256, "Mg²⁺: takes {:.1f} %", [_taken("Mg", "c", "d")]),
        (300, 204, "lumen ends at {:+.0f} mV", [V_end]),
        (300, 188, "Na⁺: takes {:.0f} %", [_taken("Na", "m", "c")]),
        (336, 168, "Mg²⁺: takes {:.0f} %", [_taken("Mg", "m", "c")]),
        (300, 106, "Na⁺: takes {:.0f} %", [_taken("Na", "t", "m")]),
        (300, 90, "Mg²⁺: takes none", []),
    ]
    bindings: list[Binding] = []
    for x, y, template, values in rows:
        text = ax.text(x, y, template if not values else "", size=11.5, va="center")
        if values:
            bindings.append(Text(text, template, *values))
    return bindings


def _leaving(ax: Axes) -> list[Binding]:
    """What is left in the end, beside the loop."""
    ax.text(12, 118, "leaves, of", size=11.5, va="center")
    ax.text(12, 103, "what is filtered", size=11.5, va="center")
    bindings: list[Binding] = []
    for ion, y in zip(IONS, (82, 62, 42, 20), strict=True):
        ax.plot([18], [y], MARKS[NAMES[ion]], color=getattr(palette, NAMES[ion]), markersize=9)
        text = ax.text(30, y, "", size=13, weight="bold" if ion in ("Na", "Mg") else "normal", va="center")
        bindings.append(Text(text, SIGN[ion] + (" {:.2f} %" if ion == "Mg" else " {:.1f} %"), OUT[ion]))
    return bindings
