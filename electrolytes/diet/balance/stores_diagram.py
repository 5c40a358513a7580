"""The body's magnesium as vessels: gut, fluid outside cells, fast tissue, slow tissue and bone, and what flows.

Levels are percent of the reference, so that 100 % is the dashed line in each vessel; the vessels are not to scale. The
kidney is an overflow: its pipe leaves the middle vessel at the height of the threshold.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Abs, Eq, Expr, Max, Min

from electrolytes.diet.balance.absorption import a_day, active, bound, food, m_Mg, supplement, timing
from electrolytes.diet.balance.serum import E_f, S_ref, U, lowered, stool, threshold
from electrolytes.diet.balance.stores import (
    M_E,
    M_F,
    M_S,
    STORES,
    V_d,
    days,
    eaten,
    gained,
    percent_E,
    percent_F,
    percent_S,
    t,
    taken,
    to_F,
    to_S,
    waning,
)
from electrolytes.essentials.magnesium.serum import S
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Explorable,
    Guess,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import default_of

HIGH, WIDE, TOP = 480, 440, 270
LIKE = (12, 70)
"""An arrow's greatest width, and the flow (mg/d) at which it has half of that."""
SLOW_GUT = 54.0
"""Active uptake (percent) that lowers serum as much as the share of low values with proton-pump inhibitors suggests."""
THIAZIDE, LOOP = 0.018, 0.03
"""By how much (mmol/L) a drug lowers the kidney's threshold: as a cohort found, and so that urine doubles at first."""

SITUATIONS = [
    Preset("usual diet"),
    Preset("a week without magnesium", {food: 0, days: 7, t: 6.7}),
    Preset("refined diet", {food: 180, t: 365}),
    Preset("supplement with a meal", {supplement: 350, t: 365}),
    Preset("supplement between meals", {supplement: 350, timing: 3, t: 365}),
    Preset("thiazide", {lowered: THIAZIDE, t: 365}),
    Preset("loop diuretic", {lowered: LOOP, waning: 100, t: 1}),
    Preset("proton-pump inhibitor", {active: SLOW_GUT, t: 365}),
]
IN_TRIALS = 0.05
"""Rise of serum magnesium (mmol/L) on 368 mg a day in the median [@Zhang2016]."""


def stores_in_time() -> Explorable:
    """Vessels and flows at one moment, and below them the course of blood and of the body's balance."""
    with figure(HIGH) as fig:
        bindings = _vessels(parts.scene(fig, TOP))
        bindings += _blood(fig.add_axes((0.115, 0.115, 0.345, 0.285)))
        bindings += _balance(fig.add_axes((0.635, 0.115, 0.345, 0.285)))
    return Explorable(
        "stores",
        fig,
        STORES,
        title="The body's magnesium, from an hour to a year",
        subject=subjects.ADULT,
        description="Above, vessels that stand for gut, fluid outside the cells with blood, fast tissue, and slow "
        "tissue with bone; their levels are percent of the usual filling. Arrows show magnesium eaten, absorbed, lost "
        "with stool and urine, and exchanged between the vessels; wider is more. Urine leaves by an overflow near the "
        "top of the middle vessel. Below, over time from an hour to a year: magnesium in blood against the band of "
        "normal values, and what the body has gained or lost, with the part of it that is missing outside the cells.",
        controls=[food, supplement, timing, active, lowered, waning, days],
        more=[bound, E_f],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
        guess=Guess(
            S, "You double your magnesium with tablets, taken with a meal. What does a blood test show after a month?",
            "supplement with a meal", fig.axes[1], moment=30, low=0.5, high=1.15, name="Magnesium in blood", form=".2f",
            close=0.04,
            because=Sentence(
                "Of a larger amount a smaller share is absorbed, and the kidney lets go of what is too much: it rises "
                "by {rise:.1f} %. In trials it rose by some {found:.0f} %, more than in this model, as you will see.",
                rise=100 * (S / default_of(S_ref) - 1), found=100 * IN_TRIALS / default_of(S_ref)),
        ),
    )


def _told() -> Sentence:
    """What blood shows, and what the body has gained or lost."""
    normal = Choice(
        (S < 0.67, "low by every usual interval"),
        (S < 0.75, "normal by some intervals, low by others"),
        "within the usual intervals",
    )
    body = Choice(
        (gained < -0.05, Sentence("The body has lost {x:.1f} mmol ({p:.1f} %)", x=-gained, p=-_percent_gained())),
        (gained > 0.05, Sentence("The body has gained {x:.1f} mmol ({p:.1f} %)", x=gained, p=_percent_gained())),
        "The body holds as much as before",
    )
    outside = M_E - V_d * S_ref
    part = Choice(
        (gained * outside > 0.002, Sentence(", {x:.1f} of them outside the cells", x=Abs(outside))),
        "",
    )
    when = Choice(
        (t < 0.0625, "After an hour"),
        (t < 1, Sentence("After {h:.0f} hours", h=24 * t)),
        (t < 1.5, "After a day"),
        Sentence("After {d:.0f} days", d=t),
    )
    return Sentence(
        "{when} blood has {s:.2f} mmol/L, {mg:.2f} mg/dL: {normal}. {body}{part}. Each day {a:.0f} mg are absorbed, "
        "{u:.0f} mg leave with urine.",
        when=when, s=S, mg=S * m_Mg / 10, normal=normal, body=body, part=part, a=a_day, u=U,
    )


def _percent_gained() -> Expr:
    return 100 * gained / (M_E + M_F + M_S - gained)


# --- the vessels ------------------------------------------------------------------------------------------------------

SHORT = ("with one meal", "shared among meals", "one dose between", "3 doses between")
"""When tablets are taken, in few words, in the order of ``timing``."""
FULL = 78.0
"""Height in the picture of a vessel at 100 %."""


def _vessels(ax: Axes) -> list[Binding]:
    """Four vessels, the pipes between them, and what flows."""
    for x, y in (((268, 334), (196, 196)), ((268, 318), (150, 66))):
        ax.plot(x, y, color=palette.grid, linewidth=12, solid_capstyle="butt", zorder=0)
    gut = FancyBboxPatch((14, 168), 84, 38, boxstyle="round,pad=0,rounding_size=18", linewidth=2,
                         facecolor=palette.inside, edgecolor=palette.membrane)
    ax.add_patch(gut)
    ax.text(56, 187, "gut", size=13, ha="center", va="center", weight="bold")
    bindings = _vessel(ax, 170, 98, 140, percent_E, "blood and fluid", palette.outside)
    bindings += _vessel(ax, 334, 92, 156, percent_F, "fast tissue", palette.inside)
    bindings += _vessel(ax, 318, 108, 14, percent_S, "slow tissue, bone", palette.inside)
    return bindings + _amounts(ax) + _flows(ax) + _kidney(ax)


def _vessel(ax: Axes, x: float, wide: float, floor: float, percent: Expr, name: str, face: str) -> list[Binding]:
    """One vessel from its floor up: walls, filling, and a dashed line at 100 %."""
    ax.add_patch(Rectangle((x, floor), wide, FULL * 1.15, facecolor=face, edgecolor="none"))
    filling = Rectangle((x, floor), wide, FULL, facecolor=palette.normal, edgecolor=palette.magnesium, linewidth=1.6)
    ax.add_patch(filling)
    ax.plot([x, x, x + wide, x + wide], [floor + FULL * 1.17, floor, floor, floor + FULL * 1.17],
            color=palette.muted, linewidth=2.2, solid_capstyle="round")
    ax.plot([x + 2, x + wide - 2], [floor + FULL] * 2, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
    ax.text(x + wide / 2, floor + FULL * 1.17 + 3, name, size=12, ha="center", va="bottom")
    return [Bar(filling, base=floor, height=FULL * Min(1.15, percent / 100))]


def _amounts(ax: Axes) -> list[Binding]:
    """What each vessel holds."""
    bindings: list[Binding] = []
    rows = ((228, 180, M_E, percent_E, "{:.1f} mmol"), (380, 194, M_F, percent_F, "{:.0f} mmol"),
            (372, 50, M_S, percent_S, "{:.0f} mmol"))
    for x, y, amount, percent, template in rows:
        bindings += [
            parts.words(ax, x, y + 8, template, amount, size=12, ha="center", va="center", weight="bold"),
            parts.words(ax, x, y - 9, "{:.1f} %", percent, size=12, ha="center", va="center"),
        ]
    return bindings


def _flows(ax: Axes) -> list[Binding]:
    """Arrows with their numbers: eaten, absorbed, stool, and the exchange with the tissues."""
    arrows = [  # from, to, flow in mg/d
        ((34, 254), (34, 219), eaten + taken),
        ((102, 187), (152, 187), a_day),
        ((34, 164), (34, 126), stool),
        ((276, 196), (318, 196), to_F * m_Mg),
        ((274, 140), (309, 82), to_S * m_Mg),
    ]
    bindings: list[Binding] = [
        parts.stream(ax, (x0, x1), (y0, y1), palette.magnesium, flow, *LIKE, zorder=4)
        for (x0, y0), (x1, y1), flow in arrows
    ]
    words = [
        (53, 249, "left", "food {:.0f} mg/d", eaten),
        (53, 233, "left", "tablets {:.0f} mg/d", taken),
        (128, 167, "center", "{:.0f} mg/d", a_day),
        (53, 139, "left", "stool {:.0f} mg/d", stool),
        (300, 215, "center", "{:+.0f} mg/d", to_F * m_Mg),
        (280, 92, "right", "{:+.1f} mg/d", to_S * m_Mg),
    ]
    for x, y, align, template, value in words:
        bindings.append(parts.words(ax, x, y, template, value, size=11.5, ha=align, va="center"))
    return [*bindings, when_taken(ax, 53, 217)]


def when_taken(ax: Axes, x: float, y: float) -> Text:
    """When tablets are taken, in few words."""
    *others, last = SHORT
    told = Sentence.when(*((Eq(timing, i), text) for i, text in enumerate(others)), last)
    return parts.words(ax, x, y, told, size=11, color=palette.muted, ha="left", va="center")


def _kidney(ax: Axes) -> list[Binding]:
    """A standpipe with its mouth at the threshold, and the urine that leaves by it."""
    pipe = Rectangle((177, 116), 8, 100, facecolor=palette.muted, edgecolor="none")
    ax.add_patch(pipe)
    ax.add_patch(FancyBboxPatch((154, 96), 54, 20, boxstyle="round,pad=0,rounding_size=9", linewidth=2,
                                facecolor=palette.outside, edgecolor=palette.muted))
    ax.text(181, 106, "kidney", size=12, ha="center", va="center")
    return [
        parts.words(ax, 148, 106, "makes up {:.0f} %", waning, size=11, color=palette.muted, ha="right", va="center"),
        Bar(pipe, base=116, height=24 + FULL * Max(0, threshold) / S_ref),
        parts.stream(ax, (181, 181), (92, 52), palette.magnesium, U, *LIKE, zorder=4),
        parts.words(ax, 181, 30, "urine {:.0f} mg/d", U, size=11.5, ha="center", va="center"),
    ]


# --- the curves -------------------------------------------------------------------------------------------------------


def _over_time(ax: Axes) -> None:
    ax.set(xscale="log", xlim=(0.035, 420), xlabel="time")
    parts.ticks(ax.xaxis, [1 / 24, 1, 7, 60, 365], ["1 h", "1 d", "1 wk", "2 mo", "1 y"])


def _while_it_lasts(ax: Axes) -> Binding:
    """The stretch of time in which the settings hold."""
    return parts.polygon(ax, parts.box(days, 420, *ax.get_ylim()), palette.grid, alpha=0.6, zorder=0)


def _blood(ax: Axes) -> list[Binding]:
    """Magnesium in blood against its normal band."""
    _over_time(ax)
    ax.set(ylim=(0.15, 1.15), ylabel="blood, mmol/L")
    ax.axhspan(0.70, 1.10, color=palette.normal, linewidth=0, zorder=0.5)
    ax.text(0.045, 1.03, "normal", size=11.5, color=palette.magnesium, va="center")
    course = parts.traced(ax, t, S, palette.magnesium, "magnesium in blood", MARKS["magnesium"], unit="mmol/L")
    return [_while_it_lasts(ax), *course]


def _balance(ax: Axes) -> list[Binding]:
    """What the body has gained, and the part of it outside the cells."""
    _over_time(ax)
    ax.set(ylim=(-50, 25), ylabel="gained, mmol")
    parts.ticks(ax.yaxis, [-40, -20, 0, 20])
    for y, color, dashes, name in ((-31, palette.magnesium, "solid", "whole body"),
                                   (-41, palette.muted, (0, (4, 2)), "outside the cells")):
        parts.key(ax, (0.045, 0.11), y, name, color, dashes, at=0.14, size=11.5)
    outside = M_E - V_d * S_ref
    return [
        _while_it_lasts(ax),
        *parts.traced(ax, t, outside, palette.muted, "outside the cells", unit="mmol", dashes=parts.DASHED),
        *parts.traced(ax, t, gained, palette.magnesium, "whole body", MARKS["magnesium"], unit="mmol"),
    ]
