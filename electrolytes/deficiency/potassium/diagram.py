"""The body's potassium as places: gut, blood, cells, and the wall of the kidney's tubule with its plugged channels.

Below, the course of five months. Levels are against the usual filling, the dashed line; an arrow is as wide as what
flows. A magnesium mark in a pore of the wall is a plug.
"""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Abs, Eq, Expr, Max, Min, Piecewise

from electrolytes.deficiency.potassium.body import K_p, M_c, drive, eaten, opened
from electrolytes.deficiency.potassium.course import (
    COURSE,
    TREATMENTS,
    absorbed,
    extra,
    given,
    intake,
    lost,
    percent_c,
    stool,
    t,
    urine,
)
from electrolytes.deficiency.potassium.plug import Mg_i, plug
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
from electrolytes.model import default_of

HIGH, WIDE, TOP = 388, 440, 232
MILD, SEVERE = 0.4, 0.17
"""Free magnesium (mM) in the tubule's cells: as far below usual as red cells fell in volunteers, and a third."""

SITUATIONS = [
    Preset("all as usual"),
    Preset("little magnesium", {Mg_i: SEVERE}),
    Preset("then potassium", {Mg_i: SEVERE, given: 1, t: 120}),
    Preset("then magnesium", {Mg_i: SEVERE, given: 2, t: 120}),
    Preset("then both", {Mg_i: SEVERE, given: 3, t: 120}),
    Preset("and a diuretic", {Mg_i: SEVERE, drive: 2}),
]


def potassium_in_time() -> Explorable:
    """Places and flows at one moment, and below them blood and the body's lack over five months."""
    with figure(HIGH) as fig:
        fig.set_layout_engine("none")
        bindings = _places(fig.add_axes((0, 1 - TOP / HIGH, 1, TOP / HIGH)))
        bindings += _blood(fig.add_axes((0.115, 0.125, 0.355, 0.25)))
        bindings += _lack(fig.add_axes((0.64, 0.125, 0.345, 0.25)))
    return Explorable(
        "potassium",
        fig,
        COURSE,
        title="The body's potassium, for five months",
        subject=subjects.MAN,
        description="Above, places. Food brings potassium to the gut, the gut gives it to the blood, and blood shares "
        "it with the cells, which hold nearly all. Below the blood lies the wall of the kidney's tubule with six "
        "pores; a magnesium mark in a pore is a plug, and an arrow carries potassium out to the urine. Levels are "
        "against a dashed line, the usual filling. Below, over 150 days: potassium in blood against its normal band, "
        "and what the body lacks. In the shaded stretch potassium is given, from day 60 to 90; magnesium, where it is "
        "given, is kept up from day 60.",
        controls=[Mg_i, given, drive],
        more=[extra, eaten, plug],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
        guess=Guess(
            K_p, "Magnesium stays low from the first day on. Drag the points to where potassium in blood will go.",
            "little magnesium", fig.axes[1], at=(10, 30, 60, 100, 145), name="Potassium in blood", form=".1f",
            close=0.3,
            because="Without its plugs the tubule lets potassium go; as the level falls so does the loss, until "
            "what is lost is again what is eaten.",
        ),
    )


def _told() -> Sentence:
    """Where potassium stands, what leaves, and what the body lacks."""
    normal = Choice(
        (K_p < 2.0, "lower than anybody survives for long"),
        (K_p < 3.0, "dangerously low"),
        (K_p < 3.5, "low"),
        (K_p > 6.5, "dangerously high"),
        (K_p > 5.0, "high"),
        "normal",
    )
    body = Choice(
        (lost > 1, Sentence("The body lacks {x:.0f} mmol", x=lost)),
        (lost < -1, Sentence("The body holds {x:.0f} mmol more than usual", x=-lost)),
        "The body holds as much as usual",
    )
    balance = Choice(
        (Abs(urine + stool - intake) < 0.6, "as much as comes in"),
        (urine + stool > intake, Sentence("{x:.0f} more than comes in", x=urine + stool - intake)),
        Sentence("{x:.0f} less than comes in", x=intake - urine - stool),
    )
    return Sentence(
        "On day {d:.0f} blood has {k:.1f} mmol/L: {normal}. {body}; {out:.0f} mmol a day leave it, {balance}.",
        d=t, k=K_p, normal=normal, body=body, out=urine + stool, balance=balance,
    )



# --- the places -------------------------------------------------------------------------------------------------------

FULL = 66.0
"""Height in the picture of a vessel at its usual filling."""


def _places(ax: Axes) -> list[Binding]:
    ax.set(xlim=(0, WIDE), ylim=(0, TOP))
    ax.axis("off")
    gut = FancyBboxPatch((12, 134), 84, 38, boxstyle="round,pad=0,rounding_size=18", linewidth=2,
                         facecolor=palette.inside, edgecolor=palette.membrane)
    ax.add_patch(gut)
    ax.text(54, 153, "gut", size=13, ha="center", va="center", weight="bold")
    bindings = _vessel(ax, 158, 102, 106, K_p / default_of(K_p), "blood", palette.outside)
    bindings += _vessel(ax, 322, 108, 106, M_c / default_of(M_c), "cells", palette.inside)
    level = ax.text(209, 140, "", size=13.5, ha="center", va="center", weight="bold")
    held = ax.text(376, 147, "", size=13.5, ha="center", va="center", weight="bold")
    share = ax.text(376, 129, "", size=12, ha="center", va="center")
    bindings += [Text(level, "{:.1f} mmol/L", K_p), Text(held, "{:.0f} mmol", M_c), Text(share, "{:.0f} %", percent_c)]
    return bindings + _flows(ax) + _wall(ax)


def _vessel(ax: Axes, x: float, wide: float, floor: float, filled: Expr, name: str, face: str) -> list[Binding]:
    """One vessel from its floor up: walls, filling, and a dashed line at the usual."""
    ax.add_patch(Rectangle((x, floor), wide, FULL * 1.45, facecolor=face, edgecolor="none"))
    filling = Rectangle((x, floor), wide, FULL, facecolor=palette.potassium, edgecolor="none", alpha=0.25)
    edge = Rectangle((x, floor), wide, FULL, facecolor="none", edgecolor=palette.potassium, linewidth=1.6)
    for part in (filling, edge):
        ax.add_patch(part)
    ax.plot([x, x, x + wide, x + wide], [floor + FULL * 1.47, floor, floor, floor + FULL * 1.47],
            color=palette.muted, linewidth=2.2, solid_capstyle="round")
    ax.plot([x + 2, x + wide - 2], [floor + FULL] * 2, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
    ax.text(x + wide / 2, floor + FULL * 1.47 + 3, name, size=12.5, ha="center", va="bottom", weight="bold")
    high = FULL * Min(1.45, Max(0, filled))
    return [Bar(filling, height=high, base=floor), Bar(edge, height=high, base=floor)]


def _arrow(ax: Axes, xs: Sequence[float], ys: Sequence[float], flow: Expr) -> Binding:
    """An arrow for a flow of potassium (mmol/d)."""
    return parts.stream(ax, xs, ys, palette.potassium, flow, 15, 70, zorder=4)


def _flows(ax: Axes) -> list[Binding]:
    """Arrows with their numbers."""
    arrows = [((54, 216), (54, 184), intake), ((54, 130), (54, 96), stool), ((102, 153), (142, 153), absorbed)]
    bindings: list[Binding] = []
    for (x0, y0), (x1, y1), flow in arrows:
        bindings.append(_arrow(ax, [x0, x1], [y0, y1], flow))
    for y, way in ((148, 1), (136, -1)):
        bindings.append(parts.arrow(ax, [276, 304][::way], [y, y], palette.potassium, 5, zorder=4))
    words = [
        (68, 206, "left", "{:.0f} mmol/d", intake),
        (124, 172, "center", "{:.0f}", absorbed),
        (68, 107, "left", "stool {:.0f}", stool),
    ]
    for x, y, align, template, value in words:
        text = ax.text(x, y, "", size=12, ha=align, va="center")
        bindings.append(Text(text, template, value))
    ax.text(68, 222, "taken in", size=11.5, color=palette.muted, ha="left", va="center")
    return bindings


PORES = [159 + 20 * number for number in range(6)]
"""Where the wall's pores are, across."""


def _wall(ax: Axes) -> list[Binding]:
    """The tubule's wall below the blood: pores, the magnesium in them, and what leaves for the urine."""
    low, high = 62, 84
    edges = [128, *(x + side for x in PORES for side in (-4.5, 4.5)), 290]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        ax.add_patch(Rectangle((start, low), end - start, high - low, facecolor=palette.membrane, edgecolor="none"))
    bindings = [_arrow(ax, [209, 209], ends, urine) for ends in ([104, 90], [56, 32])]
    closed = 1 - opened * (1 - plug / 100)
    for number, x in enumerate(PORES[place] for place in (1, 4, 2, 5, 0, 3)):
        (mark,) = ax.plot([x], [(low + high) / 2], MARKS["magnesium"], color=palette.magnesium, markersize=9.5,
                          markeredgewidth=1, zorder=5)
        bindings.append(Opacity(mark, Min(1, Max(0.0, len(PORES) * closed - number))))
    ax.text(122, 73, "kidney's tubule", size=12, ha="right", va="center")
    words = ax.text(298, 79, "", size=12, ha="left", va="center", color=palette.magnesium)
    ax.text(298, 64, "of the channels", size=12, ha="left", va="center", color=palette.magnesium)
    leaves = ax.text(209, 13, "", size=12, ha="center", va="center")
    return [*bindings, Text(words, "Mg²⁺ plugs {:.0f} %", 100 * closed), Text(leaves, "urine {:.0f} mmol/d", urine)]


# --- the curves -------------------------------------------------------------------------------------------------------


def _over_days(ax: Axes, low: float, high: float) -> list[Binding]:
    """The axis of days, and the stretch in which something is given."""
    ax.set(xlim=(0, 150), ylim=(low, high), xlabel="day")
    ax.set_xticks([0, 30, 60, 90, 120])
    patch = PolygonPatch([(60, low), (90, low), (90, high), (60, high)], closed=True, facecolor=palette.grid,
                         edgecolor="none", alpha=0.7, zorder=0)
    ax.add_patch(patch)
    end = Piecewise((60, Eq(given, 0)), (90, Eq(given, 1)), (150, True))
    return [Polygon(patch, [(60, low), (end, low), (end, high), (60, high)])]


def _course(ax: Axes, y: Expr, name: str, unit: str) -> list[Binding]:
    """A curve over time, and where the moment is on it."""
    (line,) = ax.plot([], [], color=palette.potassium, label=name)
    (dot,) = ax.plot([], [], MARKS["potassium"], color=palette.potassium, markersize=10, markeredgewidth=2)
    return [Curve(line, over=t, y=y, unit=unit), Marker(dot, x=t, y=y)]


def _blood(ax: Axes) -> list[Binding]:
    """Potassium in blood against its normal band, and what is given, in words."""
    bindings = _over_days(ax, 2.0, 6.0)
    ax.set(ylabel="blood, mmol/L")
    ax.axhspan(3.5, 5.0, color=palette.normal, linewidth=0, zorder=0.5)
    ax.text(146, 3.68, "normal", size=11.5, ha="right", va="center")
    words = ax.text(4, 5.6, "", size=11.5, color=palette.muted, va="center")
    short = ("nothing given", "tablets of {x:.0f} mmol/d", "magnesium", "Mg²⁺, tablets of {x:.0f}")
    wordings = [Sentence(text, x=extra) if "{" in text else text for text in short]
    told = Choice(*((Eq(given, number), wording) for number, wording in enumerate(wordings[:-1])), wordings[-1])
    assert len(wordings) == len(TREATMENTS)
    bindings.append(Text(words, Sentence("{w}", w=told)))
    return bindings + _course(ax, K_p, "potassium in blood", "mmol/L")


def _lack(ax: Axes) -> list[Binding]:
    """What the body lacks."""
    bindings = _over_days(ax, -400, 1200)
    ax.set(ylabel="lacking, mmol")
    ax.set_yticks([-400, 0, 400, 800, 1200], ["−400", "0", "400", "800", "1,200"])
    return bindings + _course(ax, lost, "the body lacks", "mmol")
