"""Acid in buffered and unbuffered water, and how far each strong ion can move the pH."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Abs, Expr, Max

from electrolytes.essentials.acid_base import buffers as b
from electrolytes.essentials.acid_base.gamblegram import state_of
from electrolytes.essentials.acid_base.plasma import (
    PLASMA,
    Ca,
    Cl,
    K,
    Mg,
    Na,
    SID_a,
    albumin,
    filled,
    hydrogen,
    lactate,
    pCO2,
    pH,
    pH_seen,
    phosphate,
    unmeasured,
)
from electrolytes.essentials.acid_base.vessels import BREATHING_LINE, HIGH, SEALED_LINE, WATER_LINE, three_vessels
from electrolytes.essentials.ions import laboratory_units
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
from electrolytes.model import Quantity, default_of

FLOOR, LEAST = 5.6, 5.68  # of the picture of the buffers, and where it puts what lies below


def acid_buffers() -> Explorable:
    """Acid in salt water, in sealed plasma, in plasma that breathes: what takes it up, and pH over all of it."""
    high = 424
    with figure(high) as fig:
        bindings = three_vessels(parts.scene(fig, HIGH))
        ax = fig.add_axes((0.115, 44 / high, 0.87, (high - HIGH - 56) / high))
        ax.set(xlim=(-0.4, 25), ylim=(FLOOR, 7.82), xlabel="strong acid added, mEq/L", ylabel="pH")
        assert pH.normal is not None
        ax.axhspan(*pH.normal, color=palette.normal, zorder=0)
        ax.text(24.8, 7.46, "normal", size=11.5, color=palette.muted, ha="right", va="bottom")
        ax.set_yticks([6, 6.5, 7, 7.5], ["6.0", "6.5", "7.0", "7.5"])
        for found, left, name, color, dashes in (
            (b.pH_open, b.breathing(b.seen), "CO₂ breathed out", palette.accent, BREATHING_LINE),
            (b.pH_sealed, b.kept(b.seen), "CO₂ sealed in", palette.ink, SEALED_LINE),
        ):
            bindings += [
                parts.curve(ax, b.seen, b.seen, color, name, x=b.taken_up(b.seen, left), unit="1", dashes=dashes),
                parts.dot(ax, b.acid, Max(LEAST, found), color, size=11),
            ]
        bindings += parts.traced(ax, b.acid, Max(LEAST, b.pH_water), palette.water, "salt water, at least",
                                 MARKS["water"], size=11, unit="1", dashes=WATER_LINE)
        below = Sentence.when((b.pH_water < FLOOR, Sentence("↓ {pH:.1f}", pH=b.pH_water)), "\u00a0")
        bindings.append(parts.words(ax, parts.held(b.acid + 0.6, 0.6, 22.2), LEAST + 0.05, below, size=12,
                                    color=palette.water, va="bottom"))
    return Explorable(
        "acid-buffers",
        fig,
        b.BUFFERS,
        title="The same acid, three ways",
        description="Above, three vessels with the same acid. In salt water its hydrogen ions stay free. In sealed "
        "plasma bicarbonate takes them up and becomes carbon dioxide, which stays under the lid; in plasma that "
        "breathes it leaves; some of the acid sits on the other buffers, albumin and phosphate. Below, three curves of "
        "pH against strong acid added, from 0 to 25 milliequivalents per liter, all starting at pH 7.4. In salt water "
        "pH drops at once, off the picture. In plasma whose carbon dioxide is sealed in it falls steeply; where carbon "
        "dioxide is breathed out it falls slowly. A dot on each marks the acid added.",
        controls=[b.acid, b.breathed, albumin],
        more=[phosphate],
        bindings=bindings,
        presets=[
            Preset("no acid yet"),
            Preset("10 mEq/L of acid", {b.acid: 10}),
            Preset("acid, and breathing harder", {b.acid: 10, b.breathed: 26}),
            Preset("acid, and hardly breathing", {b.acid: 10, b.breathed: 70}),
            Preset("20 mEq/L, breathing hard", {b.acid: 20, b.breathed: 18}),
        ],
        sentence=Sentence(
            "{n:.1f} mEq/L of strong acid: pH {open:.2f} where CO₂ is breathed out, {sealed:.2f} where it is sealed "
            "in, {water:.1f} in salt water.{free}",
            n=b.acid, open=b.pH_open, sealed=b.pH_sealed, water=b.pH_water,
            free=Choice(
                ((b.acid > 0) & (b.H_open > b.H_0),
                 Sentence(" Of a million hydrogen ions added, {n:.2g} stay free in breathing plasma.",
                          n=1e6 * (b.H_open - b.H_0) / Max(b.acid, 1e-9))),
                "",
            ),
        ),
    )


STRONG_IONS: list[tuple[str, str, Quantity, int]] = [
    ("sodium", "Na⁺", Na, 1),
    ("chloride", "Cl⁻", Cl, -1),
    ("potassium", "K⁺", K, 1),
    ("calcium", "Ca²⁺", Ca, 2),
    ("magnesium", "Mg²⁺", Mg, 2),
]


def change_of(quantity: Quantity, charge: int) -> Expr:
    """What an ion adds to the strong ion difference (mEq/L), compared with its healthy value."""
    return charge * (quantity - default_of(quantity))


def strong_ions() -> Explorable:
    """pH over the strong ion difference, and what each ion adds to that difference."""
    with figure(440) as fig:
        curve, bars = fig.subplots(2, 1, height_ratios=[1.05, 1])
        bindings = _one_curve(curve) + _shares(bars)
    total = SID_a - sum(charge * default_of(quantity) for _, _, quantity, charge in STRONG_IONS) + default_of(lactate)
    return Explorable(
        "strong-ions",
        fig,
        PLASMA,
        title="What each strong ion can do",
        subject=subjects.ADULT,
        description="Above, one rising curve: the pH of plasma against the strong ion difference, with a dot for now "
        "and the normal band of pH. Below, five bars on one scale of milliequivalents per liter: what sodium, "
        "chloride, potassium, calcium and magnesium add to the difference, compared with healthy plasma. Pale boxes "
        "show how far each ion goes within its normal band: wide for sodium and chloride, very narrow for magnesium.",
        controls=[Na, Cl, K, Ca, Mg, pCO2, albumin],
        more=[lactate, phosphate, unmeasured],
        bindings=bindings,
        presets=[
            Preset("healthy"),
            Preset("magnesium halved", {Mg: 0.275}),
            Preset("magnesium doubled", {Mg: 1.1}),
            Preset("potassium at 7", {K: 7}),
            Preset("chloride up by 10", {Cl: 114}),
            Preset("sodium bicarbonate given", {Na: 146}),
        ],
        outcome=pH,
        sentence=Sentence(
            "The strong ion difference is {SID:.1f} mEq/L, {change}; pH {pH:.3f}, {state}. Magnesium: {Mg}.",
            SID=SID_a, pH=pH, state=state_of(pH),
            change=Choice((total > 0.005, Sentence("{x:.2f} more than in health", x=total)),
                          (total < -0.005, Sentence("{x:.2f} less than in health", x=-total)), "as in health"),
            Mg=Choice((Abs(Mg - default_of(Mg)) < 0.0025, "as in health"),
                      Sentence("{x:+.2f} mEq/L", x=change_of(Mg, 2))),
        ),
        units={quantity: laboratory_units(name) for name, _, quantity, charge in STRONG_IONS if charge == 2},
    )


def _one_curve(ax: Axes) -> list[Binding]:
    """pH against the strong ion difference, whichever ion made it."""
    assert pH.normal is not None
    ax.set(xlim=(12, 72), ylim=(6.78, 7.82), xlabel="strong ion difference, mEq/L", ylabel="pH")
    ax.axhspan(*pH.normal, color=palette.normal, zorder=0)
    difference = filled(pH_seen) + unmeasured - hydrogen(pH_seen)
    here = parts.held(SID_a, 12.5, 71.5), parts.held(pH, 6.8, 7.8)
    return [
        parts.curve(ax, pH_seen, pH_seen, palette.ink, "plasma", x=difference),
        parts.dot(ax, *here, palette.accent, size=12),
        parts.words(ax, 71, 6.82, "{:.1f} mEq/L, pH {:.3f}", SID_a, pH, size=13, weight="bold", ha="right",
                    va="bottom"),
    ]


def _shares(ax: Axes) -> list[Binding]:
    """What each ion adds, drawn to one scale."""
    ax.set(xlim=(-30, 41), ylim=(-0.5, 4.5), xlabel="change of the strong ion difference, mEq/L")
    ax.set_xticks([-30, -20, -10, 0, 10, 20, 30], ["−30", "−20", "−10", "0", "+10", "+20", "+30"])
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.axvline(0, color=palette.muted, linewidth=1.2)
    ax.text(10.5, 3, "normal range", size=11.5, color=palette.muted, va="center")  # beside chloride's, the widest
    bindings: list[Binding] = []
    for place, (name, sign, quantity, charge) in enumerate(STRONG_IONS):
        row, color = 4 - place, getattr(palette, name)
        if quantity.normal is not None:
            ends = sorted(float(charge * (end - default_of(quantity))) for end in quantity.normal)
            ax.add_patch(Rectangle((ends[0], row - 0.36), ends[1] - ends[0], 0.72, facecolor=palette.normal,
                                   edgecolor=palette.muted, linewidth=0.8))
        ax.text(-31, row, sign, size=12.5, ha="right", va="center", color=color, weight="bold")
        change = change_of(quantity, charge)
        bindings += [
            parts.bar(ax, row, 0.34, color, width=change),
            parts.dot(ax, change, row, color, MARKS[name]),
            parts.words(ax, 41, row, "{:+.2f}", change, size=12, ha="right", va="center"),
        ]
    return bindings
