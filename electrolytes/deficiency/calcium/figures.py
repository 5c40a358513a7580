"""Live figures: the gland by itself, calcium against magnesium, and the share absorbed that passes all there is."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse
from sympy import Abs, Expr, Max, Min

from electrolytes.deficiency.calcium.absorption import ABSORBED, between, by_D, carried, given_D, whole
from electrolytes.deficiency.calcium.body import calcium_eaten, cliff, magnesium_eaten, vitamin
from electrolytes.deficiency.calcium.gland import GLAND, able_percent, given_c, given_m, relative, store
from electrolytes.deficiency.calcium.gut_wall import CARRIER, CHINK, LUMEN, TALL, WALL, gut_wall, in_rows, marks, ways
from electrolytes.deficiency.calcium.settled import (
    SETTLED,
    D_percent,
    P_percent,
    c_percent,
    held,
    m_percent,
    needed,
)
from electrolytes.live import (
    MARKS,
    Band,
    Binding,
    Choice,
    Curve,
    Explorable,
    Handle,
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

HORMONE = palette.accent

# --- the gland --------------------------------------------------------------------------------------------------------


def the_gland() -> Explorable:
    """The gland's picture, and what it releases over calcium, with magnesium as set and as usual."""
    with figure(260) as fig:
        fig.set_layout_engine("none")
        bindings = _picture(fig.add_axes((0, 0, 0.4, 1)))
        bindings += _over_calcium(fig.add_axes((0.56, 0.18, 0.42, 0.75)))
    return Explorable(
        "gland",
        fig,
        GLAND,
        title="What the gland says, and when it cannot",
        subject=subjects.RAT,
        description="Left, the parathyroid gland: grains are stored hormone, an arrow is the hormone released. Right, "
        "the hormone released over calcium in blood, in percent of the usual: a gray dashed curve with the usual "
        "magnesium falls steeply with calcium, so that little calcium calls for much hormone; a blue curve is the "
        "gland with the magnesium set. Below 0.4 millimoles of magnesium per liter it lies flat and low.",
        controls=[given_c, given_m, cliff],
        bindings=bindings,
        presets=[
            Preset("all as usual"),
            Preset("little calcium", {given_c: 0.9}),
            Preset("less magnesium too", {given_c: 0.9, given_m: 0.5}),
            Preset("little of both", {given_c: 0.9, given_m: 0.3}),
            Preset("much magnesium", {given_m: 1.2}),
            Preset("a slope for a cliff", {given_c: 0.9, given_m: 0.3, cliff: 4}),
        ],
        sentence=Sentence(
            "With {c:.2f} mmol/L calcium and {m:.2f} mmol/L magnesium the gland releases {r:.0f} % of the usual "
            "hormone: {why}. Its store stands at {s:.0f} %.",
            c=given_c, m=given_m, r=relative, s=store,
            why=Choice(
                (able_percent < 50, "it lacks the magnesium to call"),
                (Abs(relative - 100) < 3, "as usual"),
                (relative > 100, "it calls"),
                "it is quiet",
            ),
        ),
    )


GRAINS = [(58 + 15 * (number % 5), 172 - 15 * (number // 5)) for number in range(20)]
"""Where the grains lie in the gland."""


def _picture(ax: Axes) -> list[Binding]:
    """The gland above the blood."""
    ax.set(xlim=(0, 176), ylim=(0, 260))
    ax.axis("off")
    ax.add_patch(Ellipse((88, 150), 150, 112, linewidth=3, facecolor=palette.inside, edgecolor=palette.membrane))
    ax.text(88, 226, "parathyroid gland", size=12.5, ha="center", va="center", weight="bold")
    ax.axhspan(0, 48, facecolor=palette.outside, linewidth=0)
    ax.text(10, 12, "blood", size=12, ha="left", va="center")
    bindings: list[Binding] = []
    for number, (x, y) in enumerate(GRAINS):
        (grain,) = ax.plot([x], [y], "o", color=HORMONE, markersize=7, markeredgewidth=0, zorder=5)
        bindings.append(Opacity(grain, Min(1, Max(0.0, 10 * store / 100 - number))))
    words = ax.text(112, 64, "", size=12.5, color=HORMONE, ha="left", va="center", weight="bold")
    (ion,) = ax.plot([74], [114], MARKS["magnesium"], color=palette.magnesium, markersize=11, markeredgewidth=1)
    name = ax.text(86, 114, "Mg²⁺", size=12, color=palette.magnesium, ha="left", va="center")
    return [
        *bindings,
        Opacity(name, Min(1, Max(0, able_percent / 100))),
        parts.stream(ax, [88, 88], [90, 50], HORMONE, relative, 20, 120, zorder=4),
        Text(words, "{:.0f} %", relative),
        Opacity(ion, Min(1, Max(0, able_percent / 100))),
    ]


def _over_calcium(ax: Axes) -> list[Binding]:
    """Release over calcium."""
    ax.set(xlim=(0.4, 2.0), ylim=(0, 320), xlabel="Ca²⁺ in blood, mmol/L", ylabel="PTH released, % of usual")
    ax.axvline(1.25, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
    ax.text(1.28, 306, "usual", size=11.5, color=palette.muted, va="center")
    (before,) = ax.plot([], [], color=palette.muted, linestyle=(0, (5, 2)), label="with the usual magnesium")
    (line,) = ax.plot([], [], color=HORMONE, label="as set")
    (dot,) = ax.plot([], [], MARKS["calcium"], color=palette.calcium, markersize=11, markeredgewidth=2)
    return [Curve(before, over=given_c, y=relative, given={given_m: 0.65}, unit="%"),
            Curve(line, over=given_c, y=relative, unit="%"), Marker(dot, x=given_c, y=relative)]


# --- calcium against magnesium ----------------------------------------------------------------------------------------

PEOPLE = [(100 * 0.61 / 0.80, 100 * 2.31 / 2.36, "26 volunteers"), (100 * 1.0 / 2.2, 100 * 7.2 / 9.3, "23 patients")]
"""Magnesium and calcium in blood, percent: after a diet against before it [@Fatemi1991]; before treatment against
after it [@Rude1985]."""


def calcium_over_magnesium() -> Explorable:
    """Calcium and PTH over magnesium in blood, once settled, with what was found in people."""
    with figure(280) as fig:
        ions, hormone = fig.subplots(1, 2)
        for ax in (ions, hormone):
            ax.set(xlim=(20, 155), xlabel="Mg²⁺ in blood, % of usual")
            ax.set_xticks([25, 50, 75, 100, 125, 150])
            ax.axhline(100, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
        ions.set(ylim=(30, 190), ylabel="Ca²⁺ in blood, % of usual")
        hormone.set(ylim=(0, 240), ylabel="PTH in blood, % of usual")
        for x, y, _ in PEOPLE:
            ions.plot([x], [y], "o", color=palette.paper, markeredgecolor=palette.muted, markersize=9,
                      markeredgewidth=2)
        ions.text(24, 181, "○ people", size=11.5, color=palette.muted, va="center")
        bindings = _against(ions, c_percent, palette.calcium, MARKS["calcium"], "calcium in blood")
        bindings += _against(hormone, P_percent, HORMONE, "P", "PTH in blood")
    return Explorable(
        "calcium-magnesium",
        fig,
        SETTLED,
        title="Calcium, with magnesium held",
        subject=subjects.RAT,
        description="Two plots over magnesium in blood, in percent of the usual. Left, calcium: a gray dashed curve on "
        "the usual diet falls slowly down to about 62 percent of magnesium and then drops by a third; hollow marks are "
        "people, who lie above it. Right, the hormone PTH rises as magnesium falls, then drops at the same place.",
        controls=[held, calcium_eaten, vitamin],
        more=[cliff],
        bindings=bindings,
        presets=[
            Preset("all as usual"),
            Preset("a little low", {held: 0.5}),
            Preset("very low", {held: 0.3}),
            Preset("very low, twice the calcium", {held: 0.3, calcium_eaten: 200}),
            Preset("usual, twice the calcium", {calcium_eaten: 200}),
            Preset("very low, more vitamin D", {held: 0.3, vitamin: 300}),
        ],
        outcome=c_percent,
        sentence=Sentence(
            "With magnesium held at {m:.0f} % of usual, calcium settles at {c:.0f} %, PTH at {p:.0f} % and calcitriol "
            "at {d:.0f} %. To hold it there {eat}.",
            m=m_percent, c=c_percent, p=P_percent, d=D_percent,
            eat=Choice(
                (needed < 1, "nothing need be eaten: bone gives enough"),
                Sentence("{x:.0f} % of the usual magnesium must be eaten", x=needed),
            ),
        ),
    )


def _against(ax: Axes, y: Expr, color: str, mark: str, name: str) -> list[Binding]:
    """The curve on the usual diet, the curve as set, and where the body stands."""
    (before,) = ax.plot([], [], color=palette.muted, linestyle=(0, (5, 2)), label=f"{name}, usual diet")
    (line,) = ax.plot([], [], color=color, label=name)
    (dot,) = ax.plot([], [], mark, color=color, markersize=11, markeredgewidth=2)
    usual = {calcium_eaten: 100.0, vitamin: 100.0, cliff: 50.0}
    return [Curve(before, over=held, x=m_percent, y=y, given=usual, points=81, unit="%"),
            Curve(line, over=held, x=m_percent, y=y, points=81, unit="%"), Marker(dot, x=m_percent, y=y),
            Handle(dot, held, x=m_percent, y=y, side="x")]


# --- more than all ----------------------------------------------------------------------------------------------------


def more_than_all() -> Explorable:
    """The absorbed share of magnesium over what is eaten, in its three parts."""
    with figure(TALL + 232) as fig:
        wall = parts.scene(fig, TALL)
        gut_wall(wall, "between, by calcitriol")
        passing = _more_than_there(wall)
        ax = fig.add_axes((0.13, 50 / (TALL + 232), 0.83, 166 / (TALL + 232)))
        ax.set(xlim=(5, 200), ylim=(0, 260), xlabel="magnesium eaten, % of usual", ylabel="absorbed, % of it")
        first = ax.fill_between([5, 200], [0, 0], [1, 1], color=palette.normal, linewidth=0)
        second = ax.fill_between([5, 200], [1, 1], [2, 2], color=palette.grid, linewidth=0)
        ax.axhline(100, color=palette.ink, linewidth=1.6)
        ax.text(197, 108, "all there is", size=11.5, ha="right", va="center")
        ax.text(197, 6, "between the cells, and by calcitriol", size=11.5, ha="right", va="center")
        ax.text(197, 40, "by the carrier", size=11.5, ha="right", va="center")
        (line,) = ax.plot([], [], color=palette.magnesium, label="absorbed")
        (dot,) = ax.plot([], [], MARKS["magnesium"], color=palette.magnesium, markersize=11, markeredgewidth=2)
    return Explorable(
        "absorbed",
        fig,
        ABSORBED,
        title="More than all",
        subject=subjects.RAT,
        description="Above, the wall of the gut: twenty marks stand for all magnesium that is eaten, and lie in the "
        "gut or, as far as the formula absorbs them, in the blood below; marks beyond the twenty are hollow, since "
        "there are none. Below, a plot of the share of magnesium that the published formula absorbs, over the "
        "magnesium eaten, in percent of the usual. It rises as less is eaten, crosses a line at 100 percent near two "
        "thirds of the usual, and passes 200 percent near none. Shaded areas are its parts.",
        controls=[magnesium_eaten, given_D],
        bindings=[
            *passing,
            Band(first, over=magnesium_eaten, lower=0 * magnesium_eaten, upper=between + by_D),
            Band(second, over=magnesium_eaten, lower=between + by_D, upper=whole),
            Curve(line, over=magnesium_eaten, y=whole, unit="%"),
            Marker(dot, x=magnesium_eaten, y=whole),
        ],
        presets=[
            Preset("usual diet"),
            Preset("just all of it", {magnesium_eaten: 69, given_D: 130}),
            Preset("three fifths", {magnesium_eaten: 60, given_D: 124}),
            Preset("a fifth", {magnesium_eaten: 20, given_D: 42}),
        ],
        sentence=Sentence(
            "Of {e:.0f} % of the usual magnesium the formula absorbs {s:.0f} %: {a:.0f} % by the carrier. {verdict}",
            e=magnesium_eaten, s=whole, a=carried,
            verdict=Choice((whole > 100, "That is more than is there."), "That can be."),
        ),
    )


def _more_than_there(ax: Axes) -> list[Binding]:
    """Twenty marks for all that is eaten: in the gut, or in the blood; what is beyond them is hollow."""
    each, places = 20 / 100, in_rows(62, 430, 34, 3)
    told = Sentence("in the gut {x:.0f} %", x=Max(0, 100 - whole))
    return [
        *ways(ax, carried, between + by_D, 50),
        *marks(ax, in_rows(150, 430, LUMEN[1] - 12, 1), each * (100 - whole)),
        *marks(ax, places[:20], each * whole),
        *marks(ax, places[20:44], each * whole, before=20, hollow=True),
        parts.words(ax, 6, LUMEN[1] - 13, told, size=12, weight="bold", va="center"),
        parts.words(ax, CARRIER + 16, WALL[0] - 8, "{:.0f} %", carried, size=12, va="center"),
        parts.words(ax, CHINK + 14, WALL[0] - 8, "{:.0f} %", between + by_D, size=12, va="center"),
    ]
