"""Magnesium that runs into a vein: where it is, hour by hour."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from sympy import Expr, Max

from electrolytes.deficiency.ward.infusion import (
    INFUSION,
    S_now,
    dose,
    given,
    into,
    kept_share,
    kidneys,
    lasting,
    lost,
    lost_share,
    outside,
    running,
    sharing,
    start,
    t,
    tissue,
    urine,
)
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Curve,
    Explorable,
    Marker,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import default_of

HIGH, TOP = 390, 226


def infusion_in_time() -> Explorable:
    """Serum over two days, and where what was given has gone."""
    with figure(HIGH) as fig:
        bindings = _places(parts.scene(fig, TOP))
        bindings += _serum(fig.add_axes((0.1, 42 / HIGH, 0.885, (HIGH - TOP - 56) / HIGH)))
    return Explorable(
        "infusion",
        fig,
        INFUSION,
        title="Magnesium into a vein, for two days",
        subject=subjects.ADULT,
        description="Above, a bag drips into a tank, the fluid outside the cells, whose level is serum magnesium. To "
        "the left tissue takes some of it up and gives it back; to the right the kidney lets go what stands above its "
        "threshold, a dashed line, and a bottle keeps the urine. Twenty marks stand for all that is given: they lie in "
        "the bag, the tank, the tissue and the bottle, as much as is there at this moment. Below, serum "
        "magnesium over 48 hours, with the normal band, and the levels at which reflexes and breathing go.",
        controls=[given, lasting, start, kidneys],
        more=[sharing],
        bindings=bindings,
        presets=[
            Preset("full stores, in one hour"),
            Preset("full stores, over a day", {lasting: 24, t: 48}),
            Preset("empty stores, in one hour", {start: 0.45}),
            Preset("empty stores, over a day", {start: 0.45, lasting: 24, t: 48}),
            Preset("kidneys that hardly filter", {given: 800, lasting: 24, kidneys: 10, t: 24}),
        ],
        sentence=Sentence(
            "After {h:.0f} hours serum magnesium is {s:.2f} mmol/L. Of what is given {lost:.0f} % has left with urine, "
            "{kept:.0f} % is in the body{rest}.",
            h=t, s=S_now, lost=lost_share, kept=kept_share,
            rest=Choice(
                (t < lasting - 0.01, Sentence(", {x:.0f} % has yet to run in", x=100 - lost_share - kept_share)), ""),
        ),
        heavy=True,
    )


def _serum(ax: Axes) -> list[Binding]:
    ax.set(xlim=(0, 48), ylim=(0, 6), xlabel="hours", ylabel="serum Mg²⁺, mmol/L")
    ax.set_xticks([0, 6, 12, 24, 36, 48])
    ax.axhspan(0.7, 1.1, color=palette.normal, linewidth=0)
    for level, words in ((3.5, "reflexes go"), (5.0, "breathing fails")):
        ax.axhline(level, color=palette.muted, linewidth=1.2, linestyle=(0, (4, 3)))
        ax.text(47, level + 0.15, words, size=11, color=palette.muted, ha="right", va="bottom")
    ax.text(47, 0.38, "normal", size=11, color=palette.magnesium, ha="right", va="center")
    (line,) = ax.plot([], [], color=palette.magnesium, label="serum magnesium")
    (dot,) = ax.plot([], [], MARKS["magnesium"], color=palette.magnesium, markersize=10)
    return [Curve(line, over=t, y=S_now, unit="mmol/L"), Marker(dot, x=t, y=S_now)]


# --- bag, body, bottle ------------------------------------------------------------------------------------------------


MARKS_GIVEN = 20
"""Marks for all that is given; each is a twentieth of it."""
TANK = (142.0, 112.0, 34.0, 28.0)
"""The fluid outside the cells: left, width, floor, and height of 1 mmol/L."""
BRIM = 5.2
"""The highest serum magnesium that the tank shows (mmol/L)."""


def _places(ax: Axes) -> list[Binding]:
    """A bag that runs into the fluid outside the cells, tissue that takes some of it, and the kidney, which spills."""
    left, wide, floor, _ = TANK
    waiting = MARKS_GIVEN * Max(0, 1 - t / lasting)
    bindings = [*_bag(ax, waiting), *_tank(ax), *_tissue(ax), *_bottle(ax)]
    for xs, ys, flow in (
        ((60, 60, left - 6), (140, 112, 112), running),
        ((left - 4, 108), (58, 58), into),
        ((left + wide + 2, 276), (floor + 24, floor + 24), urine),
        ((328, 350), (floor + 24, floor + 24), urine),
    ):
        bindings.append(parts.stream(ax, xs, ys, palette.magnesium, flow, 14, 5, zorder=4))
    ax.text(100, 211, "a mark: a twentieth of what is given", size=11, color=palette.muted, va="center")
    return bindings


def _heap(ax: Axes, places: Sequence[tuple[float, float]], amount: Expr) -> list[Binding]:
    return [parts.counted(parts.mark(ax, x, y, "magnesium", 8, zorder=5), amount, k) for k, (x, y) in enumerate(places)]


def _bag(ax: Axes, waiting: Expr) -> list[Binding]:
    ax.plot([60, 60], [216, 222], color=palette.muted, linewidth=2)
    bag = FancyBboxPatch((26, 146), 68, 70, boxstyle="round,pad=0,rounding_size=10", facecolor=palette.outside,
                         edgecolor=palette.muted, linewidth=1.6)
    ax.add_patch(bag)
    grid = [(38 + 11 * (k % 5), 156 + 12 * (k // 5)) for k in range(MARKS_GIVEN)]
    return [*_heap(ax, grid, waiting),
            parts.words(ax, 100, 194, "{:.0f} % to come", 100 * waiting / MARKS_GIVEN, size=11.5, va="center")]


def _tank(ax: Axes) -> list[Binding]:
    left, wide, floor, unit = TANK
    top = floor + unit * BRIM
    ax.add_patch(Rectangle((left, floor), wide, top - floor, facecolor=palette.outside, edgecolor="none"))
    ax.add_patch(Rectangle((left, floor + 0.7 * unit), wide, 0.4 * unit, facecolor=palette.normal, edgecolor="none"))
    level = parts.held(S_now, 0, BRIM) * unit
    fluid = Rectangle((left, floor), wide, 1, facecolor=palette.magnesium, edgecolor="none", alpha=0.22)
    ax.add_patch(fluid)
    ax.plot([left, left, left + wide, left + wide], [top, floor, floor, top], color=palette.muted, linewidth=2.2,
            solid_capstyle="round")
    edge = floor + unit * default_of(INFUSION.quantity("S_thr"))
    ax.plot([left, left + wide], [edge, edge], color=palette.ink, linewidth=1.2, linestyle=(0, (3, 3)))
    ax.text(left + wide / 2, 22, "outside the cells", size=12, ha="center", va="center")
    grid = [(left + 12 + 12.6 * (k % 8), floor + 7 + 11 * (k // 8)) for k in range(MARKS_GIVEN)]
    return [
        Bar(fluid, height=level, base=floor),
        parts.words(ax, left + wide / 2, top - 14, "{:.2f} mmol/L", S_now, size=13, weight="bold", ha="center",
                    va="center", color=palette.magnesium),
        parts.words(ax, left + wide / 2, top - 32, "{:.0f} % of it here", 100 * Max(0, outside) / dose, size=11.5,
                    ha="center", va="center"),
        *_heap(ax, grid, MARKS_GIVEN * outside / dose),
    ]


def _tissue(ax: Axes) -> list[Binding]:
    cell = FancyBboxPatch((8, 34), 96, 62, boxstyle="round,pad=0,rounding_size=20", facecolor=palette.inside,
                          edgecolor=palette.membrane, linewidth=5)
    ax.add_patch(cell)
    ax.text(56, 22, "tissue", size=12, ha="center", va="center")
    grid = [(24 + 11 * (k % 7), 44 + 12 * (k // 7)) for k in range(MARKS_GIVEN)]
    return [*_heap(ax, grid, MARKS_GIVEN * tissue / dose),
            parts.words(ax, 56, 84, "{:.0f} %", 100 * Max(0, tissue) / dose, size=12, weight="bold", ha="center",
                        va="center")]


def _bottle(ax: Axes) -> list[Binding]:
    """The kidney, which lets go what stands above its threshold, and the bottle in which urine is kept."""
    y = TANK[2] + 24
    kidney = Ellipse((302, y), 50, 64, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=5, zorder=3)
    ax.add_patch(kidney)
    ax.text(302, 104, "kidney", size=12, ha="center", va="center")
    for line, words in enumerate(("above – –", "lets go all")):
        ax.text(303, 121 + 15 * line, words, size=11, ha="center", va="center", color=palette.muted)
    left, floor, wide, tall = 354, 34, 76, 116
    ax.add_patch(Rectangle((left, floor), wide, tall, facecolor=palette.outside, edgecolor="none"))
    full = Rectangle((left, floor), wide, 1, facecolor=palette.magnesium, edgecolor="none", alpha=0.22)
    ax.add_patch(full)
    ax.plot([left + 10, left, left, left + wide, left + wide, left + wide - 10],
            [floor + tall + 10, floor + tall, floor, floor, floor + tall, floor + tall + 10], color=palette.muted,
            linewidth=2.2, solid_joinstyle="round")
    ax.text(left + wide / 2, 22, "urine", size=12, ha="center", va="center")
    grid = [(left + 11 + 18 * (k % 4), floor + 10 + 22 * (k // 4)) for k in range(MARKS_GIVEN)]
    share = Max(0, lost) / dose
    return [Bar(full, height=(tall - 4) * share, base=floor), *_heap(ax, grid, MARKS_GIVEN * share),
            parts.words(ax, left + wide / 2, floor + tall + 22, "{:.0f} %", 100 * share, size=13, weight="bold",
                        ha="center", va="center")]
