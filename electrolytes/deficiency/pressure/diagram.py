"""The body as a picture that lives: heart, vessels, kidney and the water between the cells, from minutes to weeks."""

from __future__ import annotations

from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import FancyBboxPatch
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Abs, Expr, Max, Min, cbrt, sqrt

from electrolytes.deficiency.hormones.cascade import N_als_eq, P_ma
from electrolytes.deficiency.pressure.circulation import Phi_co, R_a, V_ecf, elsewhere
from electrolytes.deficiency.pressure.kidney import P_gh, Phi_rb, Phi_una, R_aa, afferent, salt
from electrolytes.deficiency.pressure.regulation import DAY, PRESSURE, t
from electrolytes.live import (
    MARKS,
    Binding,
    Choice,
    Circle,
    Color,
    Explorable,
    Guess,
    LabUnit,
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

HIGH, TOP = 480, 265
LEFT_PIPE, RIGHT_PIPE, HEART = 4.5, 37.0, 21.5
ARTERY, TANK, PIPE = 22.0, (15.0, 28.0), 13
NORMAL_R_a, NORMAL_R_aa = 17.93917, 31.75614
excreted = Phi_una * DAY
"""Sodium in the urine, mmol/day (1 mEq is 1 mmol)."""
level = Max(1.2, Min(10.9, 6.2 * (1 + 5 * (V_ecf / default_of(V_ecf) - 1))))

SITUATIONS = [
    Preset("healthy"),
    Preset("tight vessels, kidneys spared", {elsewhere: 150}),
    Preset("tight vessels into the kidney's filters", {afferent: 120}),
    Preset("twice the sodium", {salt: 362.88}),
    Preset("little sodium", {salt: 50}),
    Preset("four times the aldosterone", {N_als_eq: 4}),
]


def pressure_in_time() -> Explorable:
    """Heart, vessels, kidney and water at one moment, and the course of pressure and sodium over four weeks."""
    with figure(HIGH) as fig:
        bindings = _body(parts.scene(fig, TOP, x=(0, 44), y=(0, 26.5)))
        bindings += _pressure(fig.add_axes((0.115, 0.105, 0.36, 0.30)))
        bindings += _sodium(fig.add_axes((0.635, 0.105, 0.345, 0.30)))
    return Explorable(
        "pressure",
        fig,
        PRESSURE,
        title="Four weeks of blood pressure",
        subject=subjects.MAN,
        description="Above, a body in outline. The heart fills an artery that runs across the top; its color deepens "
        "with the pressure, and so does that of the kidney's filters. At the left the artery leads through the body's "
        "small vessels, at the right into the kidney; a narrower gap is a higher resistance. Between them a tank shows "
        "the water outside the cells, with its changes drawn five times too large. An arrow brings the sodium that is "
        "eaten, another leaves with the urine. Below, over time from one minute to four weeks, evenly in powers of "
        "ten: mean pressure, and sodium eaten and excreted. A dot on each curve marks the moment.",
        controls=[elsewhere, afferent, salt, N_als_eq],
        bindings=bindings,
        presets=SITUATIONS,
        units={t: [LabUnit("h", 60), LabUnit("d", DAY)]},
        sentence=_told(),
        guess=Guess(
            P_ma, "The resistance of all vessels but those in the kidneys rises by a half. Where is mean pressure a "
            "week later?",
            "tight vessels, kidneys spared", fig.axes[1], moment=7 * DAY, name="Mean pressure", form=".1f", close=2,
            because="Pressure is flow times resistance, but the flow can change: the kidney has poured out salt, "
            "and water has gone, until pressure was back.",
        ),
        heavy=True,
    )


def _told() -> Sentence:
    """Pressure and sodium at the moment."""
    rise = P_ma - default_of(P_ma)
    return Sentence(
        "{when} mean pressure is {p:.1f} mmHg, {change}. {eaten:.0f} mmol of sodium a day are eaten, {out:.0f} leave "
        "in the urine: {balance}",
        when=Choice(
            (t < 59.5, Sentence("After {m:.0f} min", m=t)),
            (t < 2820, Sentence("After {h:.0f} h", h=t / 60)),
            Sentence("After {d:.0f} days", d=t / DAY),
        ),
        p=P_ma,
        change=Choice(
            (rise > 0.05, Sentence("{x:.1f} mmHg above where it was", x=rise)),
            (rise < -0.05, Sentence("{x:.1f} mmHg below where it was", x=-rise)),
            "where it was",
        ),
        eaten=salt,
        out=excreted,
        balance=Choice(
            (Abs(excreted - salt) < 0.02 * salt, "in balance."),
            (Abs(excreted - salt) < 0.08 * salt, "nearly in balance."),
            (excreted > salt, "the body is losing salt."),
            "the body is gaining salt.",
        ),
    )


# --- the picture ------------------------------------------------------------------------------------------------------


def _body(ax: Axes) -> list[Binding]:
    return [*_tank(ax), *_artery(ax), *_small_vessels(ax), *_kidney(ax), *_heart(ax), *_sodium_flows(ax)]


def _pipe(ax: Axes, *corners: tuple[float, float], color: str = palette.membrane, over: float = 1) -> Line2D:
    (line,) = ax.plot(*zip(*corners, strict=True), color=color, linewidth=PIPE, solid_joinstyle="round",
                      solid_capstyle="butt", zorder=over)
    return line


def _stream(ax: Axes, start: tuple[float, float], end: tuple[float, float], flow: Expr) -> Binding:
    """An arrow inside a pipe."""
    xs, ys = zip(start, end, strict=True)
    return parts.arrow(ax, xs, ys, palette.paper, Max(0.5, Min(4, 2 * flow)), zorder=1.8, flow=parts.SWIFT * flow)


def _tank(ax: Axes) -> list[Binding]:
    """Water outside the cells, blood among it."""
    left, right = TANK
    ax.add_patch(FancyBboxPatch((left, 0.8), right - left, 11.2, boxstyle="round,pad=0,rounding_size=0.6",
                                facecolor=palette.paper, edgecolor=palette.muted, linewidth=1.2, zorder=2))
    water, edge = (PolygonPatch([(0, 0), (1, 0), (1, 1)], closed=True, zorder=2.5) for _ in range(2))
    water.set(facecolor=palette.water, edgecolor="none", alpha=0.28)
    edge.set(facecolor="none", edgecolor=palette.water, linewidth=2)
    ax.add_patch(water)
    ax.add_patch(edge)
    middle, foot = (left + right) / 2, 0.9
    liters = ax.text(middle, 3.6, "", size=14, weight="bold", ha="center", va="center", zorder=4)
    ax.text(middle, 1.9, "outside the cells", size=11.5, ha="center", va="center", zorder=4)
    corners = [(left + 0.1, foot), (right - 0.1, foot), (right - 0.1, foot + level), (left + 0.1, foot + level)]
    surface = [(left + 0.1, foot + level), (right - 0.1, foot + level)]
    return [Polygon(water, corners), Polygon(edge, [*surface, *reversed(surface)]),
            Text(liters, "{:.2f} L water", V_ecf)]


def _artery(ax: Axes) -> list[Binding]:
    """The artery, up to the two gaps, in a color that deepens with the pressure, and the way back."""
    _pipe(ax, (LEFT_PIPE, 13), (LEFT_PIPE, 3.4), (TANK[0], 3.4))
    _pipe(ax, (HEART, 11.8), (HEART, 15))
    line = _pipe(ax, (LEFT_PIPE, 13), (LEFT_PIPE, ARTERY), (RIGHT_PIPE, ARTERY), (RIGHT_PIPE, 17.6),
                 color=palette.accent, over=1.5)
    up = _pipe(ax, (HEART, 19), (HEART, ARTERY), color=palette.accent, over=1.4)
    deep, pumped = Max(0.1, Min(1, (P_ma - 82) / 40)), Phi_co / 4.701451
    return [
        Color(line, deep, "membrane", "accent"), Color(up, deep, "membrane", "accent"),
        _stream(ax, (HEART - 3, ARTERY), (HEART - 8, ARTERY), pumped),
        _stream(ax, (HEART + 3, ARTERY), (HEART + 8, ARTERY), Phi_rb / 1.203856),
        _stream(ax, (LEFT_PIPE, 8.8), (LEFT_PIPE, 4.8), pumped),
        parts.words(ax, HEART, 24.9, "mean pressure {:.1f} mmHg", P_ma, size=15, weight="bold", ha="center",
                    va="center"),
    ]


def _gap(ax: Axes, x: float, y: float, resistance: Expr, normal: float) -> list[Binding]:
    """Two cushions that press on a pipe; the gap between them is the narrower, the higher the resistance."""
    gap = Max(0.06, Min(0.62, 0.4 * normal / resistance))
    bindings: list[Binding] = []
    for side in (-1, 1):
        outer, inner = x + side * 1.6, x + side * gap
        cushion = [(outer, y - 2.2), (inner, y - 0.8), (inner, y + 0.8), (outer, y + 2.2)]
        bindings.append(parts.polygon(ax, cushion, palette.muted, zorder=2))
    return bindings


def _small_vessels(ax: Axes) -> list[Binding]:
    """The body's arterioles."""
    ax.text(LEFT_PIPE + 2.1, 13.9, "the body's", size=11.5, va="center")
    ax.text(LEFT_PIPE + 2.1, 12.4, "small vessels", size=11.5, va="center")
    return _gap(ax, LEFT_PIPE, 13, R_a, NORMAL_R_a)


def _kidney(ax: Axes) -> list[Binding]:
    """Afferent vessel and glomerulus, whose color deepens with its own pressure."""
    _pipe(ax, (RIGHT_PIPE, 17.6), (RIGHT_PIPE, 12))
    _pipe(ax, (31, 8.6), (TANK[1], 8.6))
    ax.add_patch(FancyBboxPatch((31, 4.8), 12, 9.4, boxstyle="round,pad=0,rounding_size=4.4", facecolor=palette.inside,
                                edgecolor=palette.membrane, linewidth=3, zorder=1.2))
    filters = CirclePatch((RIGHT_PIPE, 10.8), 1.7, facecolor=palette.accent, edgecolor=palette.paper, linewidth=2,
                          zorder=3)
    ax.add_patch(filters)
    ax.text(RIGHT_PIPE, 7.6, "kidney", size=12.5, weight="bold", ha="center", va="center", zorder=4)
    ax.text(RIGHT_PIPE - 2.1, 18.5, "vessels into", size=11.5, va="center", ha="right")
    ax.text(RIGHT_PIPE - 2.1, 17.0, "its filters", size=11.5, va="center", ha="right")
    return [Color(filters, Max(0, Min(1, (P_gh - 56) / 10)), "membrane", "accent"),
            *_gap(ax, RIGHT_PIPE, 17.6, R_aa, NORMAL_R_aa)]


def _heart(ax: Axes) -> list[Binding]:
    """A circle that grows with what it pumps."""
    heart = CirclePatch((HEART, 17), 3.3, facecolor=palette.paper, edgecolor=palette.ink, linewidth=2.4, zorder=3)
    ax.add_patch(heart)
    ax.text(HEART, 17.9, "heart", size=12, weight="bold", ha="center", va="center", zorder=4)
    size = Max(3.1, Min(4.0, 3.3 * cbrt(Phi_co / 4.701451)))
    return [Circle(heart, radius=size),
            parts.words(ax, HEART, 16.2, "{:.1f} L/min", Phi_co, size=11.5, ha="center", va="center", zorder=4)]


def _sodium_flows(ax: Axes) -> list[Binding]:
    """What is eaten and what leaves, on one scale."""
    style: dict[str, Any] = {"size": 11.5, "color": palette.sodium, "va": "center", "zorder": 4}
    ax.text(6.6, 9.4, "Na⁺ eaten", **style)
    ax.text(RIGHT_PIPE - 1.7, 2.9, "Na⁺ in", ha="right", **style)
    ax.text(RIGHT_PIPE - 1.7, 1.5, "urine", ha="right", **style)
    ax.text(RIGHT_PIPE + 1.7, 1.5, "mmol/d", ha="left", **style)
    return [
        parts.arrow(ax, (8.2, 14.4), (6.2, 6.2), palette.sodium, _width(salt), zorder=4, flow=_speed(salt)),
        parts.arrow(ax, (RIGHT_PIPE, RIGHT_PIPE), (5.8, 1.2), palette.sodium, _width(excreted), zorder=4,
                    flow=_speed(excreted)),
        parts.words(ax, 6.6, 8.0, "{:.0f} mmol/d", salt, **style),
        parts.words(ax, RIGHT_PIPE + 1.7, 2.9, "{:.0f}", excreted, ha="left", **style),
    ]


def _width(flow: Expr) -> Expr:
    """How wide an arrow is drawn, for mmol/day: in proportion to the root, so that ten times is three times as wide."""
    return Min(11, 6 * sqrt(flow / 181.44))


def _speed(flow: Expr) -> Expr:
    """How fast its beads run, in proportion to the flow itself."""
    return parts.SWIFT * flow / 181.44


# --- the curves -------------------------------------------------------------------------------------------------------


def _over_time(ax: Axes) -> None:
    ax.set_xscale("log")
    ax.set(xlim=(1, 40320), xlabel="time")
    parts.ticks(ax.xaxis, [1, 60, 1440, 10080], ["1 min", "1 h", "1 d", "1 wk"])


def _pressure(ax: Axes) -> list[Binding]:
    _over_time(ax)
    ax.set(ylim=(84, 125), ylabel="pressure, mmHg")
    return parts.traced(ax, t, P_ma, palette.accent, "mean pressure")


def _sodium(ax: Axes) -> list[Binding]:
    _over_time(ax)
    ax.set(ylim=(0, 800), ylabel="Na⁺, mmol/d")
    ax.text(0.04, 0.95, "– – eaten", size=11.5, color=palette.muted, va="top", transform=ax.transAxes)
    ax.text(0.96, 0.95, "urine", size=11.5, color=palette.sodium, va="top", ha="right", transform=ax.transAxes)
    return [
        parts.curve(ax, t, salt, palette.muted, "sodium eaten", unit="mmol/d", dashes=parts.DASHED),
        *parts.traced(ax, t, excreted, palette.sodium, "sodium in the urine", MARKS["sodium"], unit="mmol/d"),
    ]


