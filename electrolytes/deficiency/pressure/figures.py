"""Where pressure settles: the renal function curve, and where the filtered sodium goes."""

from __future__ import annotations

import math

from matplotlib.axes import Axes
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Expr, Piecewise

from electrolytes.deficiency.hormones.cascade import C_al, N_als_eq, P_ma, Phi_md
from electrolytes.deficiency.pressure.circulation import V_ecf, elsewhere
from electrolytes.deficiency.pressure.kidney import Phi_cd, Phi_dt, Phi_dts, Phi_fil, Phi_pt, Phi_una, afferent, salt
from electrolytes.deficiency.pressure.regulation import DAY, SETTLED
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
from electrolytes.model import default_of

LOWEST, HIGHEST = 88, 126
POINTS = 41


def renal_function() -> Explorable:
    """Sodium excreted over pressure, with everything settled, and aldosterone over sodium eaten."""
    with figure(320) as fig:
        kidney, hormone = fig.subplots(1, 2, width_ratios=(1.55, 1))
        bindings = _function_curve(kidney) + _hormone(hormone)
    rise = P_ma - default_of(P_ma)
    return Explorable(
        "renal-function",
        fig,
        SETTLED,
        title="The kidney's curve",
        subject=subjects.MAN,
        description="Left, the kidney's curve: sodium in the urine, from 50 to 576 millimoles a day, over mean "
        "pressure, once all has settled. It is steep. A level line shows the sodium eaten; where it meets the curve, "
        "a dot that can be dragged up and down, pressure settles, and a line leads down to it. Right, aldosterone over "
        "the sodium eaten: it falls as more is eaten. A pale curve stays for the healthy body.",
        controls=[salt, afferent, elsewhere, N_als_eq],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("much sodium", {salt: 400}),
            Preset("little sodium", {salt: 60}),
            Preset("tight vessels into the filters", {afferent: 120}),
            Preset("tight vessels elsewhere", {elsewhere: 150}),
            Preset("aldosterone four times", {N_als_eq: 4}),
        ],
        sentence=Sentence(
            "With {salt:.0f} mmol of sodium eaten a day, pressure settles at {p:.1f} mmHg, {change}, with {v:.2f} L "
            "of water outside the cells and {c:.0f} ng/L of aldosterone.",
            salt=salt, p=P_ma, v=V_ecf, c=C_al,
            change=Choice(
                (rise > 0.05, Sentence("{x:.1f} above normal", x=rise)),
                (rise < -0.05, Sentence("{x:.1f} below normal", x=-rise)),
                "which is normal",
            ),
        ),
    )


def _function_curve(ax: Axes) -> list[Binding]:
    ax.set(xlim=(LOWEST, HIGHEST), ylim=(0, 600), xlabel="mean pressure, mmHg", ylabel="Na⁺ in the urine, mmol/d")
    beside = Piecewise((P_ma + 0.6, P_ma < 117), (P_ma - 7.6, True))
    return [
        parts.polygon(ax, [(LOWEST, salt), (P_ma, salt), (LOWEST, salt)], "none", palette.muted, linewidth=1.4),
        parts.polygon(ax, [(P_ma, 0), (P_ma, salt), (P_ma, 0)], "none", palette.muted, linewidth=1.4),
        *parts.traced(ax, salt, salt, palette.sodium, "sodium in the urine", MARKS["sodium"], x=P_ma, size=11,
                      points=POINTS, unit="mmol/d"),
        parts.words(ax, LOWEST + 0.5, salt + 5, "eaten", size=11.5, color=palette.muted, va="bottom"),
        parts.words(ax, beside, 14, "{:.1f}", P_ma, size=12.5, weight="bold", va="center"),
    ]


def _hormone(ax: Axes) -> list[Binding]:
    ax.set_yscale("log")
    ax.set(xlim=(50, 576), ylim=(15, 600), xlabel="Na⁺ eaten, mmol/d", ylabel="aldosterone, ng/L")
    parts.ticks(ax.yaxis, [20, 50, 100, 200, 500])
    ax.set_xticks([100, 300, 500])
    return parts.traced(ax, salt, C_al, palette.ink, "aldosterone", "D", size=9, points=POINTS, unit="ng/L")


# --- the tubule -------------------------------------------------------------------------------------------------------

SCALE = 6.5
"""Height or width in the picture for each mEq/min of sodium."""
START, FLOOR, BLOOD, END = 12.0, 24.0, 222.0, 430.0
BEND = 12.0
"""Radius of the inside of a bend."""
PLACES = (188.0, 286.0, 366.0)
"""Where each stretch has given its sodium back."""


def tubule() -> Explorable:
    """The filtered sodium as a stream, true to scale: what each stretch of the tubule takes back, and the urine."""
    with figure(290) as fig:
        bindings = _stream(parts.scene(fig, 290))
    return Explorable(
        "tubule",
        fig,
        SETTLED,
        title="Where the filtered sodium goes",
        subject=subjects.MAN,
        description="A stream of sodium that enters at the left from the filters and runs to the right. Its height is "
        "the flow, true to scale. Three paler branches bend upward, back to the blood: a broad one from the first "
        "stretch (proximal tubule and loop of Henle), two narrow ones from the distal tubule and the collecting duct. "
        "What is left at the right end, the urine, is as thin as a hair.",
        controls=[salt, N_als_eq, afferent],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("little sodium", {salt: 50}),
            Preset("much sodium", {salt: 576}),
            Preset("aldosterone four times", {N_als_eq: 4}),
            Preset("tight vessels into the filters", {afferent: 120}),
        ],
        sentence=Sentence(
            "Of {f:.1f} mol of sodium filtered in a day {p:.1f} % are taken back: {a:.1f} mol in the proximal tubule "
            "and the loop of Henle, {b:.2f} in the distal tubule, {c:.2f} in the collecting duct. {u:.0f} mmol leave.",
            f=_mol(Phi_fil), p=100 * (1 - Phi_una / Phi_fil), a=_mol(Phi_pt), b=_mol(Phi_dt), c=_mol(Phi_cd),
            u=Phi_una * DAY,
        ),
    )


def _mol(flow: Expr) -> Expr:
    """mEq/min as mol/day."""
    return flow * DAY / 1000


def _stream(ax: Axes) -> list[Binding]:
    ax.add_patch(PolygonPatch(parts.box(0, 440, BLOOD, 290), closed=True,
                              facecolor=palette.inside, edgecolor="none"))
    ax.text(8, 266, "back to the", size=11.5, color=palette.muted, va="center")
    ax.text(8, 251, "blood, mol/d", size=11.5, color=palette.muted, va="center")
    names = (("proximal", "tubule, loop"), ("distal", "tubule"), ("collecting", "duct"))
    bindings: list[Binding] = []
    left = START
    flows = ((Phi_fil, Phi_pt, Phi_md), (Phi_md, Phi_dt, Phi_dts), (Phi_dts, Phi_cd, Phi_una))
    for place, name, stretch in zip(PLACES, names, flows, strict=True):
        bindings += _branch(ax, left, place, stretch, name)
        left = place
    ax.text(END, FLOOR + 14, "mmol/d", size=11.5, ha="right", va="center", color=palette.sodium)
    ax.text(END, FLOOR - 13, "urine", size=12.5, weight="bold", ha="right", va="center")
    return [
        *bindings,
        parts.polygon(ax, parts.box(left, END, FLOOR, FLOOR + SCALE * Phi_una), palette.sodium),
        parts.words(ax, START, FLOOR - 13, "filtered: {:.1f} mol/d", _mol(Phi_fil), size=12.5, weight="bold",
                    va="center"),
        parts.words(ax, END, FLOOR + 31, "{:.0f}", Phi_una * DAY, size=12.5, weight="bold", ha="right", va="center",
                    color=palette.sodium),
    ]


def _branch(ax: Axes, left: float, place: float, flows: tuple[Expr, Expr, Expr],
            name: tuple[str, str]) -> list[Binding]:
    """What flows on, and what bends upward before a place, each as wide as the sodium it carries."""
    before, taken, after = (SCALE * flow for flow in flows)
    center = place - taken - BEND, FLOOR + before + BEND
    turns = [math.pi / 2 * step / 12 for step in range(13)]

    def around(radius: Expr, turn: float) -> tuple[Expr, Expr]:
        return center[0] + radius * math.sin(turn), center[1] - radius * math.cos(turn)

    bent = [(left, FLOOR + after), *(around(BEND + taken, turn) for turn in turns), (place, BLOOD + 4),
            (place - taken, BLOOD + 4), *(around(BEND, turn) for turn in reversed(turns)), (left, FLOOR + before)]
    for line, word in enumerate(name):
        ax.text(place, BLOOD + 29 - 15 * line, word, size=11.5, ha="right", va="center")
    form = "{:.1f}" if flows[1] == Phi_pt else "{:.2f}"
    return [
        parts.polygon(ax, bent, palette.sodium, alpha=0.5),
        parts.polygon(ax, parts.box(left, place, FLOOR, FLOOR + after), palette.sodium),
        parts.words(ax, place, BLOOD + 44, form, _mol(flows[1]), size=12.5, weight="bold", ha="right", va="center",
                    color=palette.sodium),
    ]
