"""The cascade where it happens: liver, kidney, lungs and adrenal gland around the blood, and its course below.

An arrow is as wide as what flows through it, a bubble as large as what the blood holds, both against rest. Drugs are
crosses; the brake of angiotensin on renin ends in a bar.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Ellipse, Rectangle
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Abs, Expr, Min, sqrt

from electrolytes.deficiency.hormones.cascade import C_sod, P_ma, Phi_md, c_ACE, rsna
from electrolytes.deficiency.hormones.loop import (
    HORMONES,
    LITTLE_SALT,
    AngI_rel,
    AngII_rel,
    ace,
    aldo_rel,
    block_ACE,
    block_AT1,
    bound_rel,
    made_rel,
    renin_rel,
    secreted_rel,
    t,
    turned_rel,
)
from electrolytes.live import (
    Arrow,
    Binding,
    Choice,
    Circle,
    Explorable,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import default_of

WIDE, TOP, BELOW = 440, 292, 196
HIGH = TOP + BELOW
RENIN, ANGIOTENSIN, ALDOSTERONE = (palette.accent, "P"), (palette.muted, "X"), (palette.ink, "p")
BLOOD = (142, 202)
"""Lower and upper edge of the blood in the picture."""

SITUATIONS = [
    Preset("at rest"),
    Preset("little salt", LITTLE_SALT),
    Preset("blood lost", {Phi_md: 2.6, rsna: 1.6, P_ma: 80.0}),
    Preset("converting enzyme blocked", {block_ACE: 90}),
    Preset("AT1 receptor blocked", {block_AT1: 90}),
    Preset("much salt", {Phi_md: 4.4, rsna: 0.9, P_ma: 105.0}),
]


def cascade_in_time() -> Explorable:
    """The cascade as a picture at one moment, and the course of renin, angiotensin II and aldosterone."""
    with figure(HIGH) as fig:
        bindings = _picture(parts.scene(fig, TOP))
        bindings += _levels(fig.add_axes((0.15, 0.105, 0.825, 0.235)))
    return Explorable(
        "cascade",
        fig,
        HORMONES,
        title="From the kidney's sensor to aldosterone",
        subject=subjects.MAN,
        description="A picture of the hormones' path. The liver gives angiotensinogen to the blood. Renin from the "
        "kidney cuts it into angiotensin I; converting enzyme in the lungs makes angiotensin II of it. Angiotensin II "
        "binds to the AT1 receptor of the adrenal gland, which secretes aldosterone; aldosterone makes the kidney keep "
        "sodium. A line from AT1 back to renin ends in a bar: the brake. Wider arrows are larger flows, larger bubbles "
        "higher concentrations. Below, over eight hours, renin, angiotensin II and aldosterone in percent of rest, "
        "on a logarithmic scale, with a mark at the moment shown.",
        controls=[Phi_md, rsna, P_ma, block_ACE, block_AT1],
        more=[C_sod],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
    )


def _told() -> Sentence:
    """What has become of the three hormones so far."""
    blocked = Choice(
        ((renin_rel > 110) & (AngII_rel < 90), "Renin calls louder, for its messenger does not get through."),
        ((renin_rel > 110) & (AngII_rel > 110) & (bound_rel < 90),
         "There is more angiotensin II, but it finds its receptor blocked."),
        ((renin_rel > 110) & (aldo_rel > 105), "The whole cascade runs faster."),
        ((renin_rel < 90) & (aldo_rel < 95), "The whole cascade runs slower."),
        ((renin_rel < 110) & (aldo_rel > 150) & (P_ma < 100), "Low pressure calls the adrenal gland by itself."),
        ((Abs(renin_rel - 100) < 0.5) & (Abs(AngII_rel - 100) < 0.5) & (Abs(aldo_rel - 100) < 0.5),
         "Nothing has moved yet."),
        "\u00a0",
    )
    return Sentence(
        "{when} renin stands at {r:.0f} %, angiotensin II at {a:.0f} %, and aldosterone at {c:.0f} % of rest. {how}",
        when=Choice((t < 0.5, "At the start"), Sentence("After {t:.0f} min", t=t)),
        r=renin_rel, a=AngII_rel, c=aldo_rel, how=blocked,
    )


# --- the picture ------------------------------------------------------------------------------------------------------


def _width(relative: Expr) -> Expr:
    """Width of an arrow for a flow in percent of rest."""
    return parts.saturating(relative, 17, 160)


def _picture(ax: Axes) -> list[Binding]:
    """The organs around the blood."""
    low, high = BLOOD
    ax.add_patch(Rectangle((0, low), WIDE, high - low, facecolor=palette.outside, edgecolor="none"))
    ax.text(436, low + 9, "blood", size=12, color=palette.muted, ha="right", va="center")
    _organs(ax)
    return [*_path(ax), *_brake(ax), *_drugs(ax), *_sensor(ax)]


def _organ(ax: Axes, corners: Sequence[tuple[float, float]], name: str, x: float, y: float) -> None:
    ax.add_patch(PolygonPatch(_smooth(corners), closed=True, facecolor=palette.inside, edgecolor=palette.membrane,
                              linewidth=4, joinstyle="round"))
    ax.text(x, y, name, size=12.5, ha="center", va="center")


def _smooth(corners: Sequence[tuple[float, float]], steps: int = 8) -> list[tuple[float, float]]:
    """A closed curve through the corners (Catmull and Rom)."""
    count = len(corners)
    out: list[tuple[float, float]] = []
    for k in range(count):
        before, start, end, after = (corners[(k + j) % count] for j in (-1, 0, 1, 2))
        for u in (step / steps for step in range(steps)):
            weights = (-u + 2 * u**2 - u**3, 2 - 5 * u**2 + 3 * u**3, u + 4 * u**2 - 3 * u**3, -(u**2) + u**3)
            near = list(zip(weights, (before, start, end, after), strict=True))
            out.append((sum(weight * x for weight, (x, _) in near) / 2, sum(weight * y for weight, (_, y) in near) / 2))
    return out


def _organs(ax: Axes) -> None:
    """Liver and lungs above, kidney and adrenal gland below."""
    liver = [(12, 250), (22, 276), (60, 285), (112, 276), (84, 258), (40, 241)]
    _organ(ax, liver, "liver", 52, 264)
    turn = [math.tau * step / 60 for step in range(60)]
    near = [1 - 0.42 * math.exp(-((math.remainder(angle, math.tau) / 0.55) ** 2)) for angle in turn]
    _organ(ax, [(88 + 44 * r * math.cos(a), 64 + 38 * r * math.sin(a)) for a, r in zip(turn, near, strict=True)],
           "kidney", 82, 62)
    _organ(ax, [(282, 36), (306, 70), (331, 85), (356, 70), (380, 36), (331, 47)],
           "adrenal gland", 331, 24)
    for x in (234, 260):
        ax.add_patch(Ellipse((x, 262), 22, 44, facecolor=palette.inside, edgecolor=palette.membrane, linewidth=4))
    ax.plot([247, 247], [266, 290], color=palette.membrane, linewidth=5, solid_capstyle="butt")
    ax.text(280, 272, "lungs", size=12.5, va="center")
    ax.text(280, 256, "converting enzyme", size=12, color=palette.muted, va="center")


def _flow(ax: Axes, start: tuple[float, float], end: tuple[float, float], color: str, relative: Expr) -> Arrow:
    return parts.stream(ax, (start[0], end[0]), (start[1], end[1]), color, relative, 17, 160, zorder=3)


def _bubble(ax: Axes, x: float, name: str, relative: Expr) -> list[Binding]:
    middle = sum(BLOOD) / 2
    bubble = CirclePatch((x, middle), 13, facecolor=palette.muted, edgecolor=palette.paper, linewidth=1.5, zorder=4)
    ax.add_patch(bubble)
    ax.text(x, 226, name, size=12.5, ha="center", va="center")
    return [Circle(bubble, radius=26 * sqrt(relative / (relative + 300))),
            parts.words(ax, x, 211, "{:.0f} %", relative, size=12.5, weight="bold", ha="center", va="center")]


def _path(ax: Axes) -> list[Binding]:
    """Angiotensinogen to aldosterone."""
    middle = sum(BLOOD) / 2
    (supply,) = ax.plot([50, 50], [236, 186], color=palette.muted, linewidth=4, solid_capstyle="butt")
    ax.text(6, middle, "angiotensinogen", size=12, va="center")
    (receptor,) = ax.plot([322, 331, 340], [98, 89, 98], color=palette.ink, linewidth=3)
    receptor.set_solid_joinstyle("miter")
    ax.text(344, 114, "AT1 receptor", size=12, va="center")
    bold: dict[str, Any] = {"size": 12.5, "weight": "bold", "va": "center"}
    ax.text(218, 36, "keeps sodium,\nwastes potassium", size=12, color=palette.muted, ha="center", va="center")
    return [
        Arrow(supply, width=4),
        _flow(ax, (118, middle), (164, middle), palette.muted, made_rel),
        *_bubble(ax, 190, "angiotensin I", AngI_rel),
        _flow(ax, (216, middle), (304, middle), palette.muted, turned_rel),
        *_bubble(ax, 331, "angiotensin II", AngII_rel),
        _flow(ax, (247, 236), (247, 186), palette.membrane, 100 * ace / c_ACE),
        _flow(ax, (331, 146), (331, 106), palette.muted, bound_rel),
        _flow(ax, (138, 94), (138, 156), RENIN[0], renin_rel),
        _flow(ax, (280, 58), (136, 58), ALDOSTERONE[0], secreted_rel),
        parts.words(ax, 124, 122, "renin {:.0f} %", renin_rel, color=RENIN[0], ha="right", **bold),
        parts.words(ax, 344, 98, "bound {:.0f} %", bound_rel, **bold),
        parts.words(ax, 222, 81, "aldosterone {:.0f} %", aldo_rel, ha="center", **bold),
    ]


def _brake(ax: Axes) -> list[Binding]:
    """From the AT1 receptor back to renin."""
    half = _width(bound_rel) / 2
    ax.plot([154, 154], [96, 122], color=palette.muted, linewidth=4, solid_capstyle="butt")
    ax.text(236, 128, "brake", size=12, color=palette.muted, ha="center", va="center")
    return [parts.polygon(ax, parts.box(154, 318, 109 - half, 109 + half), palette.muted)]


def _drugs(ax: Axes) -> list[Binding]:
    """A cross where a drug sits."""
    bindings: list[Binding] = []
    for x, y, blocked in ((247, 216, block_ACE), (331, 122, block_AT1)):
        (cross,) = ax.plot([x], [y], "x", color=palette.ink, markersize=17, markeredgewidth=4, zorder=5)
        cross.set_markeredgecolor(palette.ink)
        bindings.append(Opacity(cross, Min(1, blocked / 40)))
    return bindings


def _sensor(ax: Axes) -> list[Binding]:
    """Sodium that flows past the kidney's sensor."""
    parts.mark(ax, 12, 92, "sodium", 9)
    ax.text(20, 92, "Na⁺", size=12.5, color=palette.sodium, va="center")
    return [
        _flow(ax, (6, 74), (48, 74), palette.sodium, 100 * Phi_md / default_of(Phi_md)),
        parts.words(ax, 4, 9, "Na⁺ past the sensor: {:.1f} mEq/min", Phi_md, size=12, color=palette.sodium,
                    va="center"),
    ]


# --- the curves -------------------------------------------------------------------------------------------------------


def _levels(ax: Axes) -> list[Binding]:
    """Three hormones over time, in percent of rest."""
    ax.set(xlim=(-8, 488), ylim=(10, 2000), yscale="log", xlabel="time, min", ylabel="% of rest")
    ax.set_xticks([0, 60, 120, 180, 240, 300, 360, 420, 480])
    parts.ticks(ax.yaxis, [10, 100, 1000], ["10", "100", "1,000"])
    bindings: list[Binding] = []
    for place, (name, value, (color, mark), dashes) in enumerate((
        ("renin", renin_rel, RENIN, "solid"),
        ("angiotensin II", AngII_rel, ANGIOTENSIN, parts.DASHED),
        ("aldosterone", aldo_rel, ALDOSTERONE, "solid"),
    )):
        bindings += parts.traced(ax, t, value, color, name, mark, size=11, edge=1.5, unit="%", dashes=dashes)
        left = (0.02, 0.25, 0.62)[place]
        ax.plot([left], [1.09], mark, color=color, markersize=10, markeredgewidth=1.5, transform=ax.transAxes,
                clip_on=False)
        ax.text(left + 0.03, 1.09, name, size=12.5, color=color, va="center", transform=ax.transAxes)
    return bindings
