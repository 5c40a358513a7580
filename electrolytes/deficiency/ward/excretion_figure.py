"""The calculator of fractional excretion: gut or kidney, on one scale with what was found in patients."""

from __future__ import annotations

import math

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Ellipse, FancyBboxPatch, Rectangle
from sympy import And, Expr, Max, Min, Or, Piecewise
from sympy.logic.boolalg import Boolean

from electrolytes.deficiency.ward.excretion import (
    EXCRETION,
    FE,
    KIDNEY,
    NORMAL,
    OUTSIDE,
    FE_all,
    P_cr,
    P_Mg,
    U_cr,
    U_Mg,
    free,
    per_creatinine,
)
from electrolytes.essentials.ions import laboratory_units
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Explorable,
    LabUnit,
    Marker,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
)
from electrolytes.model import Quantity

WIDE, HIGH, PICTURE = 440, 314, 156
CREATININE = 113.12
"""Molar mass of creatinine, g/mol."""
LOW = 0.7
"""Serum magnesium (mmol/L) under which most laboratories call it low."""
FILTERS_LITTLE = 210.0
"""Creatinine in blood (µmol/L), twice the normal most: from here on the number is not read."""

CASES: dict[str, dict[Quantity, float]] = {
    "three ions low": {U_Mg: 3.2, P_Mg: 0.52, U_cr: 5.5, P_cr: 72},
    "nine days without food": {U_Mg: 1.9, P_Mg: 0.58, U_cr: 6.0, P_cr: 60},
    "a day after feeding": {U_Mg: 0.3, P_Mg: 0.41, U_cr: 5.0, P_cr: 58},
    "hands in cramp": {U_Mg: 0.15, P_Mg: 0.25, U_cr: 6.0, P_cr: 65},
    "a tired student": {U_Mg: 4.5, P_Mg: 0.55, U_cr: 8.0, P_cr: 68},
}
"""The people of the page by what is found first: urine and serum magnesium, urine and serum creatinine."""


def fractional_excretion() -> Explorable:
    """From four laboratory values to the gate through which magnesium leaves."""
    with figure(HIGH) as fig:
        bindings = _places(parts.scene(fig, PICTURE))
        bindings += _scale(fig.add_axes((0.03, 45 / HIGH, 0.94, 104 / HIGH)))
    return Explorable(
        "excretion",
        fig,
        EXCRETION,
        title="Where does the magnesium go?",
        description="Above, a blood vessel with marks of its magnesium. Under it on the left gut and cells, on the "
        "right the kidney: a filter, a tubule from which an arrow carries magnesium back to the blood, and a cup of "
        "urine with marks, one for each 2 percent of what was filtered. Gut or kidney is drawn boldly when the numbers "
        "point to it. Below, a logarithmic scale of that share from 0.2 to 60 percent, with three bars: what was found "
        "in people with normal magnesium, in those who lost it elsewhere, and in those who lost it through the kidney. "
        "A diamond marks the share computed here.",
        controls=[U_Mg, P_Mg, U_cr, P_cr, free],
        bindings=bindings,
        presets=[Preset("healthy"), *(Preset(name, values) for name, values in CASES.items())],
        units={
            U_Mg: laboratory_units("magnesium"), P_Mg: laboratory_units("magnesium"),
            U_cr: [LabUnit("mg/dL", CREATININE / 10)], P_cr: [LabUnit("mg/dL", CREATININE / 1e4)],
        },
        sentence=Sentence(
            "{fe:.1f} % of the filtered magnesium leaves with urine; without the correction for what is on protein it "
            "would read {raw:.1f} %. Urine has {per:.2f} mmol of magnesium for each mmol of creatinine. {verdict}",
            fe=FE, raw=FE_all, per=per_creatinine,
            verdict=Choice(
                (P_cr >= FILTERS_LITTLE, "Creatinine in blood is at least twice what it may be: these kidneys filter "
                                         "little, and then the number misleads."),
                (P_Mg >= LOW, "Serum magnesium is not low: the kidney lets go what comes in, as it should."),
                (KIDNEY[0] < FE, "Serum magnesium is low and the kidney lets it go: it is lost there."),
                (OUTSIDE[1] > FE, "Serum magnesium is low and the kidney saves: it is lost in the gut, never came in, "
                                  "or went into cells."),
                "Serum magnesium is low, and the number lies between: books differ here, so look at everything else.",
            ),
        ),
    )


# --- the places -------------------------------------------------------------------------------------------------------

VESSEL = (116.0, 150.0)
"""Floor and ceiling of the vessel."""
IN_BLOOD, IN_URINE = 0.05, 2.0
"""What a mark stands for: mmol/L in blood, percent of what is filtered in the cup."""


def _places(ax: Axes) -> list[Binding]:
    """A vessel over gut and cells on the left, and over the kidney on the right, with the cup of urine."""
    floor, top = VESSEL
    ax.add_patch(Rectangle((0, floor), WIDE, top - floor, facecolor=palette.outside, edgecolor="none"))
    for edge in VESSEL:
        ax.plot([0, WIDE], [edge, edge], color=palette.membrane, linewidth=6, solid_capstyle="butt")
    order = sorted(range(30), key=lambda k: k * 0.618034 % 1)
    spots = [(174 + 8.7 * k, floor + (10, 24, 17)[k % 3]) for k in order]
    judged = Sentence("{s:.2f} mmol/L, {how}", s=P_Mg, how=Choice((P_Mg < LOW, "low"), (P_Mg <= 1.1, "normal"), "high"))
    return [
        *_marks(ax, spots, P_Mg / IN_BLOOD),
        parts.words(ax, 8, floor + 17, judged, size=13, weight="bold", color=palette.magnesium, va="center"),
        *_elsewhere(ax), *_kidney(ax),
    ]


def _marks(ax: Axes, places: list[tuple[float, float]], amount: Expr) -> list[Binding]:
    return [parts.counted(parts.mark(ax, x, y, "magnesium", 7.5, zorder=5), amount, k)
            for k, (x, y) in enumerate(places)]


low = P_Mg < LOW
BY_KIDNEY, LOST_ELSEWHERE = And(low, KIDNEY[0] < FE), And(low, OUTSIDE[1] > FE)
UNCLEAR = And(low, OUTSIDE[1] <= FE, KIDNEY[0] >= FE)


def _strength(here: Boolean) -> Expr:
    """How boldly a place is drawn: in full where the numbers point to it, pale where they point elsewhere."""
    return Piecewise((1.0, here), (0.65, Or(UNCLEAR, P_Mg >= LOW)), (0.3, True))


def _elsewhere(ax: Axes) -> list[Binding]:
    """Gut and cells."""
    xs = [18 + 96 * k / 120 for k in range(121)]
    ys = [68 + 13 * math.sin(k / 120 * 5 * math.pi) for k in range(121)]
    drawn: list[Artist] = []
    for color, width in ((palette.membrane, 20), (palette.inside, 13)):
        drawn += ax.plot(xs, ys, color=color, linewidth=width, solid_capstyle="round", solid_joinstyle="round")
    cell = FancyBboxPatch((142, 50), 54, 36, boxstyle="round,pad=0,rounding_size=14", facecolor=palette.inside,
                          edgecolor=palette.membrane, linewidth=4)
    ax.add_patch(cell)
    drawn += [cell, ax.text(105, 30, "gut, or cells", size=12, weight="bold", ha="center", va="center")]
    said = Sentence.when((LOST_ELSEWHERE, "lost here"), (BY_KIDNEY, "not here"), (UNCLEAR, "here or there"),
                         "nothing to look for")
    return [
        *(Opacity(artist, _strength(LOST_ELSEWHERE)) for artist in drawn),
        parts.arrow(ax, (66, 66), (92, 110), palette.muted, 2.4 + 0 * FE),
        parts.arrow(ax, (169, 169), (110, 92), palette.muted, 2.4 + 0 * FE),
        parts.words(ax, 105, 12, said, size=11.5, ha="center", va="center"),
    ]


def _kidney(ax: Axes) -> list[Binding]:
    """Filter and tubule: what is taken back runs up into the vessel, what leaves falls into the cup."""
    kidney = Ellipse((294, 64), 128, 80, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=6)
    ax.add_patch(kidney)
    name = ax.text(280, 12, "kidney", size=12, weight="bold", ha="center", va="center")
    for color, width in ((palette.membrane, 16), (palette.paper, 10)):
        ax.plot([262, 352], [58, 58], color=color, linewidth=width, solid_capstyle="butt")
    ax.add_patch(Circle((258, 60), 14, facecolor=palette.paper, edgecolor=palette.membrane, linewidth=4))
    ax.plot([372, 372, 432, 432], [86, 22, 22, 86], color=palette.muted, linewidth=2.2, solid_capstyle="round")
    grid = [(379 + 11.5 * (k % 5), 29 + 10.5 * (k // 5)) for k in range(30)]
    return [
        *(Opacity(artist, _strength(BY_KIDNEY)) for artist in (kidney, name)),
        parts.arrow(ax, (258, 258), (112, 78), palette.magnesium, 8 + 0 * FE, zorder=4),
        parts.arrow(ax, (314, 314), (64, 112), palette.magnesium, 8 * (1 - parts.held(FE, 0, 100) / 100), zorder=4),
        parts.stream(ax, (334, 368), (58, 58), palette.magnesium, FE, 12, 12, zorder=4),
        *_marks(ax, grid, FE / IN_URINE),
        parts.words(ax, 436, 10, "{:.1f} % leave", FE, size=12, weight="bold", ha="right", va="center"),
        parts.words(ax, 287, 86, "{:.0f} %", Max(0, 100 - FE), size=11.5, ha="center", va="center", zorder=6),
    ]


def _scale(ax: Axes) -> list[Binding]:
    """The share that leaves, against what was found in patients."""
    ax.set(xscale="log", xlim=(0.18, 65), ylim=(0, 4), xlabel="fractional excretion of magnesium, %")
    ax.set_xticks([0.2, 0.5, 1, 2, 4, 10, 20, 50], ["0.2", "0.5", "1", "2", "4", "10", "20", "50"])
    ax.minorticks_off()
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    rows = ((3, NORMAL, 1.8, "normal magnesium"), (2, OUTSIDE, 1.4, "lost elsewhere"),
            (1, KIDNEY, 15, "lost by kidney"))
    for y, (start, end), mean, words in rows:
        ax.plot([start, end], [y, y], color=palette.normal if y == 3 else palette.membrane, linewidth=13,
                solid_capstyle="butt")
        ax.plot([mean, mean], [y - 0.28, y + 0.28], color=palette.ink, linewidth=2)
        aside = (end * 1.12, "left") if y > 1 else (start / 1.12, "right")
        ax.text(aside[0], y, words, size=11.5, ha=aside[1], va="center")
    (line,) = ax.plot([], [], linestyle="none", marker=MARKS["magnesium"], color=palette.magnesium, markersize=12)
    found = Marker(line, x=Max(0.2, Min(60, FE)), y=0.35)
    return [found, parts.handle(found, U_Mg)]
