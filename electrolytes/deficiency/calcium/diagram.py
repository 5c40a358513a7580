"""Calcium's loop as places: gut, blood, bone, kidney, and the gland that speaks to them, or cannot.

Below, the course of twenty days. Levels are against the usual, the dashed line; an arrow is as wide as what flows, and
the gland's grains are its store of hormone.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, FancyBboxPatch, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Eq, Expr, Max, Min, Piecewise

from electrolytes.deficiency.calcium.body import calcium_eaten, cliff, h, magnesium_eaten, vitamin
from electrolytes.deficiency.calcium.course import (
    COURSE,
    TREATMENTS,
    D_percent,
    P_percent,
    absorbed,
    absorbed_Mg,
    c_percent,
    extra,
    from_bone,
    g_percent,
    given,
    in_urine,
    in_urine_Mg,
    m_percent,
    t,
)
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Curve,
    Explorable,
    Guess,
    Marker,
    Opacity,
    Polygon,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    parts,
    subjects,
)

HIGH, WIDE, TOP = 412, 440, 252
LACK = 20.0
"""Magnesium eaten (percent of usual) with which the gland falls silent."""
HORMONE = palette.accent

SITUATIONS = [
    Preset("all as usual"),
    Preset("a little less magnesium", {magnesium_eaten: 60}),
    Preset("hardly any magnesium", {magnesium_eaten: LACK}),
    Preset("then calcium", {magnesium_eaten: LACK, given: 1, t: 11.5}),
    Preset("then magnesium", {magnesium_eaten: LACK, given: 2, t: 11.5}),
    Preset("little vitamin D instead", {vitamin: 10}),
]


def calcium_in_time() -> Explorable:
    """Places, flows and hormones at one moment, and below them blood and hormones over twenty days."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        bindings = _places(fig.add_axes((0, 1 - TOP / HIGH, 1, TOP / HIGH)))
        bindings += _ions(fig.add_axes((0.115, 0.12, 0.355, 0.235)))
        bindings += _hormones(fig.add_axes((0.625, 0.12, 0.355, 0.235)))
    return Explorable(
        "calcium",
        fig,
        COURSE,
        title="Calcium, and the gland that watches it",
        subject=subjects.RAT,
        description="Above, places. The gut gives calcium and magnesium to the blood, bone gives and takes, the kidney "
        "lets some go with the urine. Above the blood sits the parathyroid gland with its store of hormone, drawn as "
        "grains; an arrow shows the hormone it releases. The kidney makes calcitriol, which opens the gut. Levels in "
        "the blood are against a dashed line, the usual. Below, over twenty days, in percent of the usual: calcium and "
        "magnesium in blood, and the two hormones. In the shaded stretch something is given: calcium from day 8 to "
        "12, magnesium from day 8 on.",
        controls=[magnesium_eaten, given, vitamin],
        more=[extra, calcium_eaten, cliff],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
        guess=Guess(
            c_percent, "Hardly any magnesium is eaten from the first day on. Drag the points to where calcium in blood "
            "will go.",
            "hardly any magnesium", fig.axes[1], at=(1, 4, 8, 13, 19), low=0, high=170, name="Calcium in blood",
            unit="percent", form=".0f", close=15,
            because="Within days magnesium runs short in the gland that calls for calcium, and calcium falls although "
            "no less of it is eaten.",
        ),
        heavy=True,
    )


def _told() -> Sentence:
    """Both ions, the gland, and calcitriol."""
    voice = Choice(
        ((h < 0.5) & (c_percent < 97), "The gland lacks magnesium and cannot call, full as it is."),
        ((P_percent > 103) & (c_percent < 99), "The gland calls for calcium."),
        ((P_percent < 97) & (c_percent > 101), "The gland is quiet, for there is enough."),
        ((P_percent < 97) & (c_percent < 97), "The gland is quiet, though there is too little."),
        "\u00a0",
    )
    return Sentence(
        "On day {d:.1f} blood has {c:.0f} % of its usual calcium and {m:.0f} % of its magnesium; PTH is at {p:.0f} %, "
        "calcitriol at {k:.0f} %. {voice}",
        d=t, c=c_percent, m=m_percent, p=P_percent, k=D_percent, voice=voice,
    )


# --- the places -------------------------------------------------------------------------------------------------------

FLOOR, FULL = 100, 52
"""Floor of the blood in the picture, and the height of a level at its usual."""


def _organ(ax: Axes, x: float, y: float, wide: float, high: float, name: str, at: tuple[float, float]) -> None:
    ax.add_patch(FancyBboxPatch((x, y), wide, high, boxstyle="round,pad=0,rounding_size=14", linewidth=2,
                                facecolor=palette.inside, edgecolor=palette.membrane))
    ax.text(*at, name, size=13, ha="center", va="center", weight="bold")


def _places(ax: Axes) -> list[Binding]:
    ax.set(xlim=(0, WIDE), ylim=(0, TOP))
    ax.axis("off")
    _organ(ax, 10, 106, 84, 44, "gut", (52, 128))
    _organ(ax, 346, 106, 84, 44, "bone", (388, 128))
    _organ(ax, 160, 20, 120, 40, "kidney", (220, 40))
    ax.add_patch(Rectangle((160, FLOOR), 120, 74, facecolor=palette.outside, edgecolor="none"))
    ax.plot([160, 160, 280, 280], [FLOOR + 75, FLOOR, FLOOR, FLOOR + 75], color=palette.muted, linewidth=2.2)
    ax.plot([162, 278], [FLOOR + FULL] * 2, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
    bindings: list[Binding] = []
    for x, ion, percent, name in ((168, "calcium", c_percent, "Ca²⁺"), (226, "magnesium", m_percent, "Mg²⁺")):
        color = getattr(palette, ion)
        level = Rectangle((x, FLOOR), 46, FULL, facecolor=color, edgecolor="none", alpha=0.85)
        ax.add_patch(level)
        bindings.append(Bar(level, height=FULL * Min(1.42, Max(0.02, percent / 100)), base=FLOOR))
        ax.text(x + 23, FLOOR - 9, name, size=12, color=color, ha="center", va="center", weight="bold")
    return bindings + _flows(ax) + _gland(ax) + _calcitriol(ax)


def _flows(ax: Axes) -> list[Binding]:
    """What the gut and bone give, and what leaves."""
    bindings: list[Binding] = []
    arrows = (
        ((98, 138), (146, 138), absorbed, palette.calcium),
        ((98, 118), (146, 118), absorbed_Mg, palette.magnesium),
        ((332, 132), (296, 132), from_bone, palette.calcium),
        ((284, 46), (330, 46), in_urine, palette.calcium),
        ((284, 32), (330, 32), in_urine_Mg, palette.magnesium),
    )
    for (x0, y0), (x1, y1), flow, color in arrows:
        bindings.append(parts.stream(ax, [x0, x1], [y0, y1], color, flow, 13, 900, zorder=4))
    words = (
        (124, 156, "center", "{:.0f}", absorbed, palette.calcium),
        (124, 101, "center", "{:.0f}", absorbed_Mg, palette.magnesium),
        (316, 150, "center", "{:+.0f}", from_bone, palette.calcium),
        (340, 47, "left", "{:.0f}", in_urine, palette.calcium),
        (340, 31, "left", "{:.0f}", in_urine_Mg, palette.magnesium),
    )
    for x, y, align, template, value, color in words:
        text = ax.text(x, y, "", size=12, color=color, ha=align, va="center")
        bindings.append(Text(text, template, value))
    ax.text(378, 39, "urine", size=12, ha="left", va="center")
    ax.text(434, 8, "flows in µmol/d", size=11.5, color=palette.muted, ha="right", va="center")
    return bindings


GRAINS = [(184 + 14 * (number % 6), 226 - 12 * (number // 6)) for number in range(12)]
"""Where the grains of hormone lie in the gland."""


def _gland(ax: Axes) -> list[Binding]:
    """The gland, its store, and the hormone that it releases into the blood."""
    ax.add_patch(Ellipse((220, 220), 130, 46, linewidth=2.4, facecolor=palette.inside, edgecolor=palette.membrane))
    ax.text(150, 236, "parathyroid", size=12.5, ha="right", va="center", weight="bold")
    ax.text(150, 221, "gland", size=12.5, ha="right", va="center", weight="bold")
    bindings: list[Binding] = []
    for number, (x, y) in enumerate(GRAINS):
        (grain,) = ax.plot([x], [y], "o", color=HORMONE, markersize=6, markeredgewidth=0, zorder=5)
        bindings.append(Opacity(grain, Min(1, Max(0.0, 6.5 * g_percent / 100 - number))))
    bindings.append(parts.stream(ax, [220, 220], [196, 182], HORMONE, P_percent, 16, 110, zorder=4))
    words = ax.text(300, 222, "", size=12.5, color=HORMONE, ha="left", va="center", weight="bold")
    able = ax.text(300, 206, "", size=12, ha="left", va="center", color=palette.magnesium)
    ready = Choice((h > 0.9, "has its Mg²⁺"), (h > 0.1, "short of Mg²⁺"), "without Mg²⁺")
    return [*bindings, Text(words, "PTH {:.0f} %", P_percent), Text(able, Sentence("{w}", w=ready))]


def _calcitriol(ax: Axes) -> list[Binding]:
    """Calcitriol, from the kidney to the gut."""
    ax.plot([156, 52], [40, 40], color=palette.muted, linewidth=1.4, linestyle=(0, (2, 2)))
    words = ax.text(60, 24, "", size=12, ha="left", va="center")
    voice = parts.stream(ax, [52, 52], [40, 98], palette.muted, D_percent, 9, 100, zorder=3)
    return [voice, Text(words, "calcitriol {:.0f} %", D_percent)]


# --- the curves -------------------------------------------------------------------------------------------------------


def _over_days(ax: Axes, high: float) -> list[Binding]:
    """The axis of days, and the stretch in which something is given."""
    ax.set(xlim=(0, 20), ylim=(0, high), xlabel="day", ylabel="% of usual")
    ax.set_xticks([0, 4, 8, 12, 16, 20])
    patch = PolygonPatch([(8, 0), (12, 0), (12, high), (8, high)], closed=True, facecolor=palette.grid,
                         edgecolor="none", alpha=0.7, zorder=0)
    ax.add_patch(patch)
    ax.axhline(100, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
    end = Piecewise((8, Eq(given, 0)), (12, Eq(given, 1)), (20, True))
    return [Polygon(patch, [(8, 0), (end, 0), (end, high), (8, high)])]


def _course(ax: Axes, y: Expr, color: str, mark: str, name: str, dashes: object = "solid") -> list[Binding]:
    (line,) = ax.plot([], [], color=color, label=name, linestyle=dashes)
    (dot,) = ax.plot([], [], mark, color=color, markersize=10, markeredgewidth=2)
    return [Curve(line, over=t, y=y, unit="%"), Marker(dot, x=t, y=y)]


def _ions(ax: Axes) -> list[Binding]:
    """Calcium and magnesium in blood."""
    bindings = _over_days(ax, 170)
    for x, ion, dashes, name in ((0.03, "calcium", "solid", "Ca²⁺"), (0.5, "magnesium", (0, (5, 2)), "Mg²⁺")):
        color = getattr(palette, ion)
        ax.plot([x, x + 0.12], [0.08, 0.08], color=color, linestyle=dashes, transform=ax.transAxes)
        ax.text(x + 0.15, 0.08, name, size=11.5, color=color, va="center", transform=ax.transAxes)
    words = ax.text(0.4, 154, "", size=11.5, color=palette.muted, va="center")
    short = ("nothing given", "{x:.0f} % more calcium", "magnesium", "Mg²⁺, {x:.0f} % more Ca²⁺")
    wordings = [Sentence(text, x=extra) if "{" in text else text for text in short]
    assert len(wordings) == len(TREATMENTS)
    told = Choice(*((Eq(given, number), wording) for number, wording in enumerate(wordings[:-1])), wordings[-1])
    bindings.append(Text(words, Sentence("{w}", w=told)))
    bindings += _course(ax, m_percent, palette.magnesium, MARKS["magnesium"], "magnesium in blood", (0, (5, 2)))
    return bindings + _course(ax, c_percent, palette.calcium, MARKS["calcium"], "calcium in blood")


def _hormones(ax: Axes) -> list[Binding]:
    """PTH and calcitriol."""
    bindings = _over_days(ax, 240)
    for x, color, dashes, name in ((0.03, HORMONE, "solid", "PTH"), (0.34, palette.muted, (0, (5, 2)), "calcitriol")):
        ax.plot([x, x + 0.1], [0.94, 0.94], color=color, linestyle=dashes, transform=ax.transAxes)
        ax.text(x + 0.13, 0.94, name, size=11.5, color=color, va="center", transform=ax.transAxes)
    bindings += _course(ax, D_percent, palette.muted, "h", "calcitriol", (0, (5, 2)))
    return bindings + _course(ax, P_percent, HORMONE, "P", "PTH")


