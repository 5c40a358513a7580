"""Live figures of the hormones at rest: what the brake takes back, and what magnesium does to aldosterone."""

from __future__ import annotations

from matplotlib.axes import Axes

from electrolytes.deficiency.hormones.cascade import Phi_md, feedback
from electrolytes.deficiency.hormones.loop import (
    AFTER,
    BEFORE,
    LOOP,
    MAGNESIUM,
    SPREAD,
    PRA_Mg,
    aldo_Mg,
    aldo_open,
    aldo_set,
    drive,
    renin_open,
    renin_set,
    steepness,
    xi_Mg,
)
from electrolytes.essentials.magnesium.serum import S
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
from electrolytes.model import Quantity

FREE = parts.DASHED


def loop_gain() -> Explorable:
    """Renin and aldosterone against the renin that is asked for, with the brake and without."""
    with figure(300) as fig:
        renin, aldo = fig.subplots(1, 2)
        bindings = _against_drive(renin, renin_set, renin_open, palette.accent, "P", "renin, % of rest")
        bindings += _against_drive(aldo, aldo_set, aldo_open, palette.ink, "p", "aldosterone, % of rest")
        renin.text(2.7, 420, "brake held", size=12, color=palette.muted, ha="right")
        renin.text(3.9, 70, "with the brake", size=12, color=palette.accent, ha="right")
    return Explorable(
        "loop-gain",
        fig,
        LOOP,
        title="What the brake takes back",
        subject=subjects.MAN,
        description="Two panels over the renin secretion that is asked for, from a quarter to four times the normal, "
        "both on logarithmic scales. Left renin, right aldosterone, in percent of rest. A dashed line shows what would "
        "come if angiotensin did not brake renin: in the left panel it is the diagonal. The solid line, with the "
        "brake, is flatter and crosses it at rest. Marks show the present setting.",
        controls=[drive, feedback],
        more=[Phi_md],
        bindings=bindings,
        presets=[
            Preset("at rest"),
            Preset("twice the drive", {drive: 2}),
            Preset("half the drive", {drive: 0.5}),
            Preset("twice, half the brake", {drive: 2, feedback: 0.5}),
            Preset("twice, brake cut", {drive: 2, feedback: 0}),
        ],
        sentence=Sentence(
            "Asked for {x:.2f} times the renin, the kidney ends up with {r:.0f} % of its renin at rest, and the "
            "adrenal gland with {a:.0f} % of its aldosterone; with the brake held as at rest, {ro:.0f} % and "
            "{ao:.0f} %.",
            x=drive, r=renin_set, a=aldo_set, ro=renin_open, ao=aldo_open,
        ),
    )


def _against_drive(ax: Axes, braked: Quantity, free: Quantity, color: str, mark: str, label: str) -> list[Binding]:
    ax.set(xlim=(0.25, 4), ylim=(12, 850), xscale="log", yscale="log", xlabel="renin asked for, × normal",
           ylabel=label)
    parts.ticks(ax.xaxis, [0.25, 0.5, 1, 2, 4], ["¼", "½", "1", "2", "4"])
    parts.ticks(ax.yaxis, [25, 50, 100, 200, 400])
    hollow = {"markerfacecolor": palette.paper, "markeredgecolor": palette.muted}
    return [
        parts.curve(ax, drive, free, palette.muted, "brake held as at rest", unit="%", dashes=FREE),
        parts.curve(ax, drive, braked, color, "with the brake", unit="%"),
        parts.dot(ax, drive, free, palette.muted, size=8, edge=1, **hollow),
        parts.dot(ax, drive, braked, color, mark, size=12, edge=1.5),
    ]


def magnesium_and_aldosterone() -> Explorable:
    """Aldosterone and renin over serum magnesium: the book's law, and six men."""
    with figure(310) as fig:
        aldo, renin = fig.subplots(1, 2)
        bindings = _over_magnesium(aldo, aldo_Mg, "aldosterone, ng/L", palette.ink, "p", 1, (0, 150))
        bindings += _over_magnesium(renin, PRA_Mg, "renin activity, ng/mL/h", palette.accent, "P", 2, (0, 6.5))
        aldo.text(1.27, 140, "six men, before", size=12, ha="right", va="center")
        aldo.text(1.27, 129, "and during infusion", size=12, ha="right", va="center")
        aldo.text(0.33, 7, "not measured", size=12, color=palette.muted, va="center")
        renin.text(0.33, 2.2, "not coupled", size=12, color=palette.muted, va="center")
    return Explorable(
        "magnesium-aldosterone",
        fig,
        MAGNESIUM,
        title="Six men, and what this book makes of them",
        description="Two panels over serum magnesium from 0.3 to 1.3 millimoles per liter, its usual range shaded. "
        "Left, aldosterone: two points with error bars, 60 before and 40 during an infusion of magnesium; the "
        "book's law goes through both as a falling, dashed curve; below the first point "
        "nothing was measured. Right, renin activity: "
        "the same men rose from 2.7 to 4.1, while the book's line stays level, because renin is not coupled.",
        controls=[S, steepness],
        bindings=bindings,
        presets=[
            Preset("normal"),
            Preset("low magnesium", {S: 0.6}),
            Preset("very low magnesium", {S: 0.4}),
            Preset("infusion", {S: 1.16}),
            Preset("no effect", {S: 0.6, steepness: 0}),
        ],
        sentence=Sentence(
            "At {s:.2f} mmol/L the law sets aldosterone secretion to {x:.2f} times normal; {how}. For the six men that "
            "would be {a:.0f} ng/L. Renin is left alone.",
            s=S, x=xi_Mg, a=aldo_Mg,
            how=Choice(
                (S < 0.785, "so low it was not measured in the six men"),
                (S > 1.165, "so high the infusion did not go"),
                "within what was measured in six men",
            ),
        ),
    )


def _over_magnesium(
    ax: Axes, law: Quantity, label: str, color: str, mark: str, of: int, span: tuple[float, float]
) -> list[Binding]:
    ax.set(xlim=(0.3, 1.3), ylim=span, xlabel="serum magnesium, mmol/L", ylabel=label)
    ax.set_xticks([0.4, 0.6, 0.8, 1.0, 1.2])
    ax.axvspan(0.70, 1.10, color=palette.normal, linewidth=0)
    law_drawn = parts.curve(ax, S, law, color, "the book's law", dashes=FREE)
    for point, spread in ((BEFORE, SPREAD[0]), (AFTER, SPREAD[1])):
        ax.errorbar([point[0]], [point[of]], yerr=[spread[of - 1]], fmt=MARKS["magnesium"], color=palette.magnesium,
                    markersize=9, markeredgecolor=palette.paper, capsize=4, elinewidth=2)
    return [law_drawn, parts.dot(ax, S, law, color, mark, size=12, edge=1.5)]
