"""The body as a picture that lives: heart, vessels, kidney and the water between the cells, from minutes to weeks."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import FancyBboxPatch
from matplotlib.patches import Polygon as PolygonPatch
from sympy import Abs, Expr, Max, Min, sqrt

from electrolytes.deficiency.cascade import N_als_eq, P_ma
from electrolytes.deficiency.circulation import Phi_co, R_a, V_ecf, elsewhere
from electrolytes.deficiency.kidney import Phi_una, R_aa, afferent, salt
from electrolytes.deficiency.pressure import DAY, PRESSURE, t
from electrolytes.live import (
    MARKS,
    Arrow,
    Binding,
    Choice,
    Circle,
    Color,
    Curve,
    Explorable,
    LabUnit,
    Marker,
    Polygon,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
)
from electrolytes.model.quantity import default_of

HIGH, TOP = 480, 265
LEFT_PIPE, RIGHT_PIPE = 5.5, 36.0
ARTERY, TANK = 22.0, (13.0, 27.0)
NORMAL_R_a, NORMAL_R_aa = 17.93917, 31.75614
excreted = Phi_una * DAY
"""Sodium in the urine, mmol/day (1 mEq is 1 mmol)."""
level = Max(1.2, Min(11.5, 6.2 * (1 + 8 * (V_ecf / default_of(V_ecf) - 1))))

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
        fig.set_layout_engine("none")
        bindings = _body(fig.add_axes((0, 1 - TOP / HIGH, 1, TOP / HIGH)))
        bindings += _pressure(fig.add_axes((0.115, 0.105, 0.36, 0.30)))
        bindings += _sodium(fig.add_axes((0.635, 0.105, 0.345, 0.30)))
    return Explorable(
        "pressure",
        fig,
        PRESSURE,
        title="Four weeks of blood pressure",
        description="Above, a body in outline. The heart fills an artery that runs across the top; its color deepens "
        "with the pressure. At the left it leads through the body's small vessels, at the right into the kidney; a "
        "narrower gap is a higher resistance. Between them a tank shows the water outside the cells, with its changes "
        "drawn eight times too large. An arrow brings the sodium that is eaten, another leaves with the urine. Below, "
        "over time from one minute to four weeks, evenly in powers of ten: mean pressure, and sodium eaten and "
        "excreted. A dot on each curve marks the moment.",
        controls=[elsewhere, afferent, salt, N_als_eq],
        bindings=bindings,
        presets=SITUATIONS,
        units={t: [LabUnit("h", 60), LabUnit("d", DAY)]},
        sentence=_told(),
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
            (excreted > salt, "the body is losing salt and water."),
            "the body is gaining salt and water.",
        ),
    )


# --- the picture ------------------------------------------------------------------------------------------------------


def _body(ax: Axes) -> list[Binding]:
    ax.set(xlim=(0, 44), ylim=(0, 26.5))
    ax.axis("off")
    return [*_tank(ax), *_artery(ax), *_small_vessels(ax), *_kidney(ax), *_heart(ax), *_sodium_flows(ax)]


def _pipe(ax: Axes, *corners: tuple[float, float], width: float = 9) -> Line2D:
    (line,) = ax.plot(*zip(*corners, strict=True), color=palette.membrane, linewidth=width, solid_joinstyle="round",
                      solid_capstyle="round", zorder=1)
    return line


def _tank(ax: Axes) -> list[Binding]:
    """Water outside the cells."""
    left, right = TANK
    ax.add_patch(FancyBboxPatch((left, 0.8), right - left, 11.2, boxstyle="round,pad=0,rounding_size=0.6",
                                facecolor=palette.paper, edgecolor=palette.muted, linewidth=1.2, zorder=2))
    water = PolygonPatch([(0, 0), (1, 0), (1, 1)], closed=True, facecolor=palette.water, edgecolor="none", alpha=0.28,
                         zorder=2.5)
    ax.add_patch(water)
    edge = PolygonPatch([(0, 0), (1, 0), (1, 1)], closed=True, facecolor="none", edgecolor=palette.water, linewidth=2,
                        zorder=2.6)
    ax.add_patch(edge)
    middle = (left + right) / 2
    liters = ax.text(middle, 3.6, "", size=14, weight="bold", ha="center", va="center", zorder=4)
    ax.text(middle, 1.9, "outside the cells", size=11.5, ha="center", va="center", zorder=4)
    foot = 0.9
    corners = [(left + 0.1, foot), (right - 0.1, foot), (right - 0.1, foot + level), (left + 0.1, foot + level)]
    surface = [(left + 0.1, foot + level), (right - 0.1, foot + level)]
    return [Polygon(water, corners), Polygon(edge, [*surface, *reversed(surface)]),
            Text(liters, "{:.2f} L water", V_ecf)]


def _artery(ax: Axes) -> list[Binding]:
    """The artery across the top, and its pressure."""
    _pipe(ax, (LEFT_PIPE, 4), (LEFT_PIPE, ARTERY))
    _pipe(ax, (LEFT_PIPE, 4), (TANK[0], 4))
    _pipe(ax, (20, 12), (20, 14))
    (line,) = ax.plot([LEFT_PIPE, RIGHT_PIPE], [ARTERY, ARTERY], color=palette.accent, linewidth=9,
                      solid_capstyle="round", zorder=1.5)
    words = ax.text(20, 24.8, "", size=15, weight="bold", ha="center", va="center")
    return [Color(line, Max(0, Min(1, (P_ma - 85) / 35)), "membrane", "accent"),
            Text(words, "mean pressure {:.1f} mmHg", P_ma)]


def _gap(ax: Axes, x: float, y: float, resistance: Expr, normal: float) -> list[Binding]:
    """Two cushions that leave a gap, the narrower the higher the resistance."""
    gap = Max(0.1, Min(1.25, 0.62 * normal / resistance))
    bindings: list[Binding] = []
    for side in (-1, 1):
        cushion = PolygonPatch([(0, 0), (1, 0), (1, 1)], closed=True, facecolor=palette.muted, edgecolor="none",
                               zorder=2)
        ax.add_patch(cushion)
        outer, inner = x + side * 1.7, x + side * gap
        bindings.append(Polygon(cushion, [(outer, y - 2), (inner, y - 0.9), (inner, y + 0.9), (outer, y + 2)]))
    return bindings


def _small_vessels(ax: Axes) -> list[Binding]:
    """The body's arterioles."""
    bindings = _gap(ax, LEFT_PIPE, 12.5, R_a, NORMAL_R_a)
    ax.text(LEFT_PIPE + 2.2, 14.2, "the body's", size=11.5, va="center")
    ax.text(LEFT_PIPE + 2.2, 12.8, "small vessels", size=11.5, va="center")
    return bindings


def _kidney(ax: Axes) -> list[Binding]:
    """Afferent vessel, glomerulus, and what comes out."""
    _pipe(ax, (RIGHT_PIPE, ARTERY), (RIGHT_PIPE, 12))
    body = FancyBboxPatch((30.2, 4.6), 11.6, 9.4, boxstyle="round,pad=0,rounding_size=4.2", facecolor=palette.inside,
                          edgecolor=palette.membrane, linewidth=3, zorder=1.2)
    ax.add_patch(body)
    ax.add_patch(CirclePatch((RIGHT_PIPE, 10.4), 1.5, facecolor=palette.paper, edgecolor=palette.accent, linewidth=2.4,
                             zorder=3))
    ax.text(RIGHT_PIPE, 7.4, "kidney", size=12.5, weight="bold", ha="center", va="center", zorder=4)
    _pipe(ax, (30.4, 9), (TANK[1], 9))
    ax.text(RIGHT_PIPE - 2.2, 18.6, "vessels", size=11.5, va="center", ha="right")
    ax.text(RIGHT_PIPE - 2.2, 17.2, "into its filters", size=11.5, va="center", ha="right")
    return _gap(ax, RIGHT_PIPE, 17.6, R_aa, NORMAL_R_aa)


def _heart(ax: Axes) -> list[Binding]:
    """A circle as large as what it pumps."""
    heart = CirclePatch((20, 17.3), 3.0, facecolor=palette.paper, edgecolor=palette.accent, linewidth=3, zorder=3)
    ax.add_patch(heart)
    ax.plot([20, 20], [19, ARTERY], color=palette.membrane, linewidth=9, zorder=1)
    ax.text(20, 18.2, "heart", size=12, ha="center", va="center", zorder=4)
    words = ax.text(20, 16.5, "", size=11.5, ha="center", va="center", zorder=4)
    return [Circle(heart, radius=3.0 * sqrt(Phi_co / 4.701451)), Text(words, "{:.1f} L/min", Phi_co)]


def _sodium_flows(ax: Axes) -> list[Binding]:
    """What is eaten and what leaves, on one scale."""
    (eaten,) = ax.plot([7.4, 12.6], [7.6, 7.6], color=palette.sodium, solid_capstyle="butt", zorder=4)
    (left,) = ax.plot([RIGHT_PIPE, RIGHT_PIPE], [5.4, 1.6], color=palette.sodium, solid_capstyle="butt", zorder=4)
    in_words = ax.text(10.0, 10.0, "", size=11.5, color=palette.sodium, ha="center", va="center", zorder=4)
    out_words = ax.text(RIGHT_PIPE + 1.3, 2.9, "", size=11.5, color=palette.sodium, ha="left", va="center", zorder=4)
    ax.text(RIGHT_PIPE - 1.2, 2.9, "urine", size=11.5, color=palette.sodium, ha="right", va="center")
    return [
        Arrow(eaten, width=_width(salt)), Arrow(left, width=_width(excreted) + 0.001),
        Text(in_words, "Na⁺ eaten {:.0f}", salt), Text(out_words, "Na⁺ {:.0f}", excreted),
    ]


def _width(flow: Expr) -> Expr:
    """How wide an arrow is drawn, for mmol/day: in proportion to the root, so that ten times is three times as wide."""
    return Min(11, 6 * sqrt(flow / 181.44))


# --- the curves -------------------------------------------------------------------------------------------------------


def _over_time(ax: Axes) -> None:
    ax.set_xscale("log")
    ax.set(xlim=(1, 40320), xlabel="time")
    ax.set_xticks([1, 60, 1440, 10080], ["1 min", "1 h", "1 d", "1 wk"])
    ax.minorticks_off()


def _pressure(ax: Axes) -> list[Binding]:
    _over_time(ax)
    ax.set(ylim=(84, 125), ylabel="pressure, mmHg")
    (line,) = ax.plot([], [], color=palette.accent, label="mean pressure")
    (dot,) = ax.plot([], [], "o", color=palette.accent, markersize=10, markeredgewidth=2)
    return [Curve(line, over=t, y=P_ma), Marker(dot, x=t, y=P_ma)]


def _sodium(ax: Axes) -> list[Binding]:
    _over_time(ax)
    ax.set(ylim=(0, 800), ylabel="Na⁺, mmol/day")
    (eaten,) = ax.plot([], [], color=palette.muted, linestyle=(0, (5, 2)), label="sodium eaten")
    (out,) = ax.plot([], [], color=palette.sodium, label="sodium in the urine")
    (dot,) = ax.plot([], [], MARKS["sodium"], color=palette.sodium, markersize=10, markeredgewidth=2)
    ax.text(0.04, 0.95, "– – eaten", size=11.5, color=palette.muted, va="top", transform=ax.transAxes)
    ax.text(0.96, 0.95, "urine", size=11.5, color=palette.sodium, va="top", ha="right", transform=ax.transAxes)
    return [Curve(eaten, over=t, y=salt, name="sodium eaten", unit="mmol/day"),
            Curve(out, over=t, y=excreted, unit="mmol/day"), Marker(dot, x=t, y=excreted)]


