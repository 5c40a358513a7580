"""The calculator of fractional excretion: gut or kidney, on one scale with what was found in patients."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyBboxPatch
from sympy import And, Max, Min, Or

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
    Arrow,
    Binding,
    Choice,
    Explorable,
    LabUnit,
    Marker,
    Opacity,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    parts,
)
from electrolytes.model import Quantity

WIDE, HIGH, PICTURE = 440, 300, 146
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
        fig.set_layout_engine("none")
        bindings = _body(fig.add_axes((0, 1 - PICTURE / HIGH, 1, PICTURE / HIGH)))
        bindings += _scale(fig.add_axes((0.03, 0.15, 0.94, 0.345)))
    return Explorable(
        "excretion",
        fig,
        EXCRETION,
        title="Where does the magnesium go?",
        description="Above, blood in the middle with its magnesium; to the left the gut, to the right the kidney with "
        "an arrow of urine as wide as the share of filtered magnesium that leaves. Gut or kidney is drawn boldly when "
        "the numbers point to it. Below, a logarithmic scale of that share from 0.2 to 60 percent, with three bars: "
        "what was found in people with normal magnesium, in those who lost it elsewhere, and in those who lost "
        "it through the kidney. A diamond marks the share computed here.",
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


def _body(ax: Axes) -> list[Binding]:
    """Gut, blood and kidney, and the way out."""
    ax.set(xlim=(0, WIDE), ylim=(0, PICTURE))
    ax.axis("off")
    ax.add_patch(FancyBboxPatch((158, 32), 124, 92, boxstyle="round,pad=0,rounding_size=12",
                                facecolor=palette.outside, edgecolor=palette.muted, linewidth=1.6))
    ax.text(220, 110, "blood", size=12, ha="center", va="center")
    serum = ax.text(220, 82, "", size=15, weight="bold", color=palette.magnesium, ha="center", va="center")
    judged = ax.text(220, 56, "", size=11.5, ha="center", va="center")
    gut = FancyBboxPatch((14, 48), 92, 60, boxstyle="round,pad=0,rounding_size=26", facecolor=palette.inside,
                         edgecolor=palette.membrane, linewidth=6)
    kidney = Circle((372, 92), 36, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=6)
    ax.add_patch(gut)
    ax.add_patch(kidney)
    names = [ax.text(60, 78, "gut, or cells", size=12, weight="bold", ha="center", va="center"),
             ax.text(372, 92, "kidney", size=12, weight="bold", ha="center", va="center")]
    low = P_Mg < LOW
    by_kidney, elsewhere = And(low, KIDNEY[0] < FE), And(low, OUTSIDE[1] > FE)
    unclear = And(low, OUTSIDE[1] <= FE, KIDNEY[0] >= FE)
    bindings: list[Binding] = []
    for artists, points in (((gut, names[0]), elsewhere), ((kidney, names[1]), by_kidney)):
        shown = Choice((points, ""), (Or(unclear, P_Mg >= LOW), ""), "").number
        strength = 1 - 0.7 * shown / 2
        bindings += [Opacity(artist, strength) for artist in artists]
    for x in (112, 288):
        (line,) = ax.plot([x, x + 34], [80, 80], color=palette.muted, linewidth=2.4, solid_capstyle="butt")
        bindings.append(Arrow(line, width=2.4 + 0 * FE))
    (urine,) = ax.plot([372, 372], [54, 26], color=palette.magnesium, solid_capstyle="butt", zorder=4)
    leaves = ax.text(356, 16, "", size=12, weight="bold", ha="right", va="center")
    said = ax.text(60, 26, "", size=11.5, ha="center", va="center")
    return [
        *bindings,
        Arrow(urine, width=0.6 + 11 * FE / (FE + 9)),
        Text(leaves, "{:.1f} % of the filtered", FE),
        Text(serum, "{:.2f} mmol/L", P_Mg),
        Text(judged, Sentence.when((P_Mg < LOW, "low"), (P_Mg <= 1.1, "normal"), "high")),
        Text(said, Sentence.when((elsewhere, "lost here"), (by_kidney, "not here"),
                                 (unclear, "here or there"), "nothing to look for")),
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
