"""The distal cell as a place: magnesium comes in by TRPM6 and leaves against sodium, which the pump keeps low."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Expr, Min

from electrolytes.deficiency.tubule.distal import (
    J_Mg,
    J_Na,
    Mg_i,
    Mg_in,
    Mg_out,
    Na_i,
    V_a,
    V_lum,
    length,
    ncc,
    pump,
    trpm6,
)
from electrolytes.deficiency.tubule.first_stretch import K_b, flow, whole
from electrolytes.deficiency.tubule.nephron import NEPHRON, OUT
from electrolytes.deficiency.tubule.thick_limb import nkcc2
from electrolytes.live import (
    Binding,
    Choice,
    Curve,
    Explorable,
    Marker,
    Opacity,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    parts,
    subjects,
)

WIDE, HIGH, PICTURE = 440, 440, 250
LEFT, RIGHT = 120, 316
"""Where the cell's two membranes stand."""
BY_HAND = (30, 3.48)
"""NCC (percent) and magnesium that leaves (percent of what is filtered) in the published run with TRPM6 set to 40 %."""

SITUATIONS = [
    Preset("healthy"),
    Preset("thiazide, first dose", {ncc: 20}),
    Preset("thiazide, fewer channels", {ncc: 20, trpm6: 35}),
    Preset("short distal tubule", {ncc: 0, length: 30}),
    Preset("pump at half", {pump: 50}),
    Preset("Kv1.1 lost", {V_lum: 40}),
]


def distal_cell() -> Explorable:
    """One cell of the distal tubule, and what NCC's loss does by itself."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        bindings = _cell(fig.add_axes((0, 1 - PICTURE / HIGH, 1, PICTURE / HIGH)))
        bindings += _against_ncc(fig.add_axes((0.135, 0.115, 0.84, 0.27)))
    return Explorable(
        "distal-cell",
        fig,
        NEPHRON,
        title="A cell of the distal tubule",
        subject=subjects.TUBULE,
        description="Above, a cell between lumen on the left and blood on the right. On the lumen's side NCC lets "
        "sodium in, TRPM6 lets magnesium in, and Kv1.1 holds up the voltage. On the blood's side the pump takes sodium "
        "out, and an exchanger takes magnesium out against sodium. Arrows are as wide as the flows; in the cell stand "
        "its sodium and magnesium. Below, the magnesium that leaves the tubule over the share of NCC at work, with one "
        "published run as a gray dot.",
        controls=[ncc, trpm6, pump],
        more=[V_lum, length, K_b, nkcc2, flow],
        bindings=bindings,
        presets=SITUATIONS,
        outcome=NEPHRON["out_Mg"],
        sentence=Sentence(
            "The cell holds {na:.1f} mM sodium and {mg:.2f} mM free magnesium; {v:.0f} mV pull magnesium in. "
            "Of the magnesium that arrives the tubule takes {x:.0f} %; {out:.2f} % of what was filtered leaves{how}.",
            na=Na_i, mg=Mg_i, v=V_a,
            x=whole * (1 - Mg_out / Mg_in),
            out=OUT["Mg"],
            how=Choice(
                (OUT["Mg"] < 0.5, ", less than usual"),
                (OUT["Mg"] < 0.7, ", as usual"),
                Sentence(", {x:.1f} times the usual", x=OUT["Mg"] / 0.6),
            ),
        ),
    )


def _cell(ax: Axes) -> list[Binding]:
    ax.set(xlim=(0, WIDE), ylim=(0, PICTURE))
    ax.axis("off")
    ax.add_patch(Rectangle((0, 0), WIDE, PICTURE, facecolor=palette.outside, edgecolor="none"))
    ax.add_patch(FancyBboxPatch((LEFT, 14), RIGHT - LEFT, PICTURE - 28, boxstyle="round,pad=0,rounding_size=16",
                                facecolor=palette.inside, edgecolor=palette.membrane, linewidth=9))
    for x, words, align in ((8, "lumen", "left"), (WIDE - 8, "blood", "right")):
        ax.text(x, PICTURE - 14, words, size=12, color=palette.muted, ha=align, va="center")
    middle = (LEFT + RIGHT) / 2
    sodium = ax.text(middle, 196, "", size=14, weight="bold", color=palette.sodium, ha="center", va="center")
    magnesium = ax.text(middle, 92, "", size=14, weight="bold", color=palette.magnesium, ha="center", va="center")
    voltage = ax.text(middle, 160, "", size=11.5, ha="center", va="center")
    ax.text(middle, 144, "against the lumen", size=11.5, ha="center", va="center")
    arrives = ax.text(8, 60, "", size=11.5, color=palette.magnesium, va="center")
    leaves = ax.text(8, 44, "", size=11.5, color=palette.magnesium, va="center")
    ax.text(WIDE - 8, 64, "Na⁺ comes in,", size=11, color=palette.muted, ha="right", va="center")
    ax.text(WIDE - 8, 50, "Mg²⁺ goes out", size=11, color=palette.muted, ha="right", va="center")
    return [
        Text(sodium, "Na⁺ {:.1f} mM", Na_i),
        Text(magnesium, "Mg²⁺ {:.2f} mM", Mg_i),
        Text(voltage, "{:.0f} mV", -V_a),
        Text(arrives, "{:.3f} mM arrives", Mg_in),
        Text(leaves, "{:.3f} mM leaves", Mg_out),
        *_carriers(ax),
    ]


def _carriers(ax: Axes) -> list[Binding]:
    """What stands in the two membranes, and the flows through it."""
    sodium, magnesium = J_Na / 150, J_Mg
    rows: list[tuple[float, float, str, Expr, list[tuple[float, str, Expr, int]]]] = [
        (LEFT, 196, "NCC", ncc, [(0, palette.sodium, sodium, 1)]),
        (LEFT, 152, "Kv1.1", whole * Min(1, V_lum / 72), []),
        (LEFT, 92, "TRPM6", trpm6, [(0, palette.magnesium, magnesium, 1)]),
        (RIGHT, 196, "pump", pump, [(0, palette.sodium, sodium, 1)]),
        (RIGHT, 92, "exchange", whole, [(5, palette.magnesium, magnesium, 1), (-8, palette.sodium, magnesium, -1)]),
    ]
    bindings: list[Binding] = []
    for x, y, name, amount, flows in rows:
        for lift, color, size, way in flows:
            ends = (x - 52, x + 18) if x == LEFT else (x - 24, x + 46)
            bindings.append(parts.stream(ax, ends[::way], [y + lift] * 2, color, size, 8, 1, zorder=4))
        wide = 8.2 * len(name) + 12
        at = y + (25 if flows else 0)
        box = FancyBboxPatch((x - wide / 2, at - 10), wide, 20, boxstyle="round,pad=0,rounding_size=7", zorder=5,
                             facecolor=palette.paper, edgecolor=palette.ink, linewidth=1.3)
        ax.add_patch(box)
        text = ax.text(x, at, name, size=11.5, weight="bold", ha="center", va="center", zorder=6)
        shown = 0.25 + 0.75 * Min(1, amount / whole)
        bindings += [Opacity(box, shown), Opacity(text, shown)]
    return bindings


def _against_ncc(ax: Axes) -> list[Binding]:
    """Magnesium that leaves, over NCC, with all else as set."""
    ax.set(xlim=(-1, 151), ylim=(-0.25, 8), xlabel="NCC at work, %", ylabel="Mg²⁺ leaves, %")
    ax.plot([BY_HAND[0]], [BY_HAND[1]], "o", color=palette.muted, markersize=9)
    ax.text(BY_HAND[0] + 5, BY_HAND[1] + 0.1, "published run, with TRPM6 set to 40 % by hand", size=11,
            color=palette.muted, va="center")
    (line,) = ax.plot([], [], color=palette.magnesium, label="magnesium that leaves")
    (dot,) = ax.plot([], [], "D", color=palette.magnesium, markersize=10)
    return [Curve(line, over=ncc, y=OUT["Mg"], unit="%", points=31), Marker(dot, x=ncc, y=OUT["Mg"])]
