"""Live figures: the plugged channel, what must be eaten, a loss of potassium and the blood's sodium."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Abs, Expr, Max, Min

from electrolytes.deficiency.potassium.body import K_p, adapts, drive, eaten, opened
from electrolytes.deficiency.potassium.diagram import SEVERE
from electrolytes.deficiency.potassium.plug import PLUG, Mg_i, V_a, leaving, plug, plugged
from electrolytes.deficiency.potassium.settled import SETTLED, level, missing, needed, usually
from electrolytes.deficiency.potassium.sodium import (
    TBW,
    TIE,
    K_e,
    K_lost,
    Na_after,
    Na_e,
    Na_kept,
    replaced,
    shed,
    water,
)
from electrolytes.live import (
    MARKS,
    Arrow,
    Bar,
    Binding,
    Choice,
    Curve,
    Explorable,
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

# --- the plugged channel ----------------------------------------------------------------------------------------------

PORES = 8


def plugged_channels() -> Explorable:
    """A cell of the tubule with its channels, and what they let go over the cell's magnesium."""
    with figure(250) as fig:
        fig.set_layout_engine("none")
        bindings = _cell(fig.add_axes((0, 0, 0.46, 1)))
        bindings += _let_go(fig.add_axes((0.595, 0.185, 0.385, 0.74)))
    return Explorable(
        "plug",
        fig,
        PLUG,
        title="Magnesium plugs the channel for potassium",
        subject=subjects.MAN,
        description="Left, a cell of the kidney's distal tubule. Toward the urine its wall has eight pores; a "
        "magnesium mark in a pore is a plug, and arrows of potassium leave through those that are open. Right, the "
        "potassium let go, against the usual, over free magnesium in the cell: the less magnesium, the more is let "
        "go, at most twice as much if half of the channels are plugged at rest.",
        controls=[Mg_i, V_a, plug],
        bindings=bindings,
        presets=[
            Preset("all as usual"),
            Preset("little magnesium", {Mg_i: SEVERE}),
            Preset("more sodium comes in", {V_a: -20}),
            Preset("both", {Mg_i: SEVERE, V_a: -20}),
            Preset("few plugs", {Mg_i: SEVERE, plug: 10}),
        ],
        sentence=Sentence(
            "With {m:.2f} mM free magnesium inside and {v:.0f} mV toward the urine {p:.0f} % of the channels are "
            "plugged, and {x:.2f} times the usual potassium is let go: {why}.",
            m=Mg_i, v=V_a, p=plugged, x=leaving,
            why=Choice(
                (Abs(leaving - 1) < 0.005, "as usual"),
                (opened * leaving < 1, "less than usual"),
                (leaving > opened * 1.05, "the pull has grown, whatever the plugs do"),
                (leaving < opened * 0.95, "the pull has shrunk"),
                "fewer plugs",
            ),
        ),
    )


def _cell(ax: Axes) -> list[Binding]:
    """Blood on the left, the cell, and the wall to the urine on the right."""
    ax.set(xlim=(0, 200), ylim=(0, 250))
    ax.axis("off")
    ax.add_patch(Rectangle((0, 0), 200, 250, facecolor=palette.outside, edgecolor="none"))
    ax.add_patch(FancyBboxPatch((34, 16), 98, 218, boxstyle="round,pad=0,rounding_size=8", linewidth=4,
                                facecolor=palette.inside, edgecolor=palette.membrane))
    ax.text(84, 214, "tubule cell", size=12.5, ha="center", va="center", weight="bold")
    ax.text(17, 125, "blood", size=12, ha="center", va="center", rotation=90)
    ax.text(190, 125, "urine", size=12, ha="center", va="center", rotation=90)
    places = [38 + 22.5 * number for number in range(PORES)]
    edges = [16, *(y + side for y in places for side in (-4.5, 4.5)), 234]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        ax.add_patch(Rectangle((124, start), 14, end - start, facecolor=palette.membrane, edgecolor="none", zorder=3))
    for y in places:
        ax.add_patch(Rectangle((123, y - 4.5), 16, 9, facecolor=palette.inside, edgecolor="none", zorder=2.5))
    bindings: list[Binding] = []
    closed = plugged / 100
    order = [3, 6, 1, 4, 7, 0, 5, 2]
    for number, place in enumerate(order):
        y = places[place]
        here = Min(1, Max(0, PORES * closed - number))
        (mark,) = ax.plot([131], [y], MARKS["magnesium"], color=palette.magnesium, markersize=9, markeredgewidth=1,
                          zorder=6)
        (stream,) = ax.plot([112, 160], [y, y], color=palette.potassium, solid_capstyle="butt", zorder=4)
        bindings += [Opacity(mark, here), Arrow(stream, width=0.001 + 3.2 * leaving / opened_now() * (1 - here))]
    words = ax.text(80, 150, "", size=12, color=palette.magnesium, ha="center", va="center")
    volts = ax.text(80, 112, "", size=12, ha="center", va="center")
    ax.text(80, 132, "Mg²⁺ free", size=11.5, color=palette.magnesium, ha="center", va="center")
    return [*bindings, Text(words, "{:.2f} mM", Mg_i), Text(volts, "{:.0f} mV", V_a)]


def opened_now() -> Expr:
    """Open channels at this moment, against the usual: plugs only."""
    return (100 - plugged) / (100 - plug)


def _let_go(ax: Axes) -> list[Binding]:
    """Potassium let go over the cell's magnesium."""
    ax.set(xlim=(0, 1.0), ylim=(0, 4), xlabel="free Mg²⁺ inside, mM", ylabel="K⁺ let go, × usual")
    ax.set_yticks([0, 1, 2, 3, 4])
    ax.axhline(1, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
    ax.axvline(0.5, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
    ax.text(0.52, 3.8, "usual", size=11.5, color=palette.muted, va="center")
    (line,) = ax.plot([], [], color=palette.potassium, label="potassium let go, times usual")
    (dot,) = ax.plot([], [], MARKS["magnesium"], color=palette.magnesium, markersize=11, markeredgewidth=2)
    return [Curve(line, over=Mg_i, y=leaving, unit="1"), Marker(dot, x=Mg_i, y=leaving)]


# --- what must be eaten -----------------------------------------------------------------------------------------------


def held_by_eating() -> Explorable:
    """Potassium in blood over what is eaten, now and with all as usual."""
    with figure(270) as fig:
        (ax,) = fig.subplots(1, 1, squeeze=False)[0]
        ax.set(xlim=(20, 210), ylim=(2.2, 6.6), xlabel="potassium eaten, mmol/d", ylabel="blood, once settled, mmol/L")
        ax.axhspan(3.5, 5.0, color=palette.normal, linewidth=0, zorder=0.5)
        ax.text(205, 3.62, "normal", size=11.5, ha="right", va="center")
        ax.axhline(4.2054, color=palette.muted, linewidth=1, linestyle=(0, (3, 3)))
        (before,) = ax.plot([], [], color=palette.muted, linestyle=(0, (5, 2)), label="all as usual")
        (now,) = ax.plot([], [], color=palette.potassium, label="as set")
        (goal,) = ax.plot([], [], "o", color=palette.paper, markersize=9, markeredgewidth=2)
        goal.set_markeredgecolor(palette.potassium)
        (dot,) = ax.plot([], [], MARKS["potassium"], color=palette.potassium, markersize=11, markeredgewidth=2)
        (sample,) = ax.plot([26, 42], [6.3, 6.3], color=palette.muted, linestyle=(0, (5, 2)))
        ax.text(46, 6.3, "all as usual", size=11.5, color=palette.muted, va="center")
        assert sample is not None
    return Explorable(
        "eating",
        fig,
        SETTLED,
        title="How much must be eaten?",
        subject=subjects.MAN,
        description="One plot: potassium in blood, once all has settled, over the potassium eaten, from 20 to 210 "
        "millimoles a day. A gray dashed curve is the body with all as usual, a violet one the body as set; less "
        "magnesium or more aldosterone moves it down and flattens it. A filled square shows the intake set, a ring on "
        "the dashed line at 4.2 the intake that would hold the usual potassium.",
        controls=[eaten, Mg_i, drive, adapts],
        bindings=[
            Curve(before, over=level, x=usually, y=level, unit="mmol/L"),
            Curve(now, over=level, x=needed, y=level, unit="mmol/L"),
            Marker(goal, x=needed, y=level),
            Marker(dot, x=eaten, y=K_p),
        ],
        presets=[
            Preset("all as usual"),
            Preset("little magnesium", {Mg_i: SEVERE}),
            Preset("twice the potassium", {Mg_i: SEVERE, eaten: 140}),
            Preset("little magnesium, a diuretic", {Mg_i: SEVERE, drive: 2}),
            Preset("the gut gets used to it", {Mg_i: SEVERE, adapts: 100}),
            Preset("little potassium eaten", {eaten: 40}),
        ],
        sentence=Sentence(
            "On {e:.0f} mmol a day blood settles at {k:.1f} mmol/L, and the body {lacks}. {hold}",
            e=eaten, k=K_p,
            lacks=Choice(
                (missing > 1, Sentence("lacks {x:.0f} mmol", x=missing)),
                (missing < -1, Sentence("holds {x:.0f} mmol more than usual", x=-missing)),
                "holds as much as usual",
            ),
            hold=Choice(
                (needed > 1000, "No amount would hold 4.2: the gut's warning lets go all that is eaten on top."),
                Sentence("To hold 4.2 it takes {x:.0f} mmol a day.", x=needed),
            ),
        ),
    )


# --- sodium and potassium over water ----------------------------------------------------------------------------------

WATER_FULL = 118.0
"""Height in the picture of 42 L of body water."""


def sodium_and_potassium() -> Explorable:
    """The body's sodium, potassium and water, and the blood's sodium over the potassium lost."""
    with figure(250) as fig:
        fig.set_layout_engine("none")
        bindings = _tank(fig.add_axes((0, 0, 0.44, 1)))
        bindings += _blood_sodium(fig.add_axes((0.6, 0.185, 0.38, 0.74)))
    change = Na_after - 140
    return Explorable(
        "tie",
        fig,
        TIE,
        title="A loss of potassium, and the blood's sodium",
        subject=subjects.ADULT,
        description="Left, the body as a tank of water with two bars in it: exchangeable sodium, and potassium. Losing "
        "potassium shortens its bar, sodium kept lengthens the other, water let go lowers the tank. Right, sodium in "
        "blood over the potassium lost, against its normal band from 135 to 145 millimoles per liter.",
        controls=[K_lost, replaced, shed],
        more=[TBW],
        bindings=bindings,
        presets=[
            Preset("nothing lost"),
            Preset("water held", {K_lost: 400}),
            Preset("water let go", {K_lost: 400, shed: 100}),
            Preset("sodium kept", {K_lost: 400, replaced: 100}),
            Preset("on a thiazide", {K_lost: 300, replaced: -50}),
        ],
        outcome=Na_after,
        sentence=Sentence(
            "{k:.0f} mmol of potassium are lost, {s} Body water is {w:.1f} L, and sodium in blood {now}.",
            k=K_lost, w=water,
            s=Choice(
                (Na_kept > 1, Sentence("{x:.0f} mmol of sodium kept in their place.", x=Na_kept)),
                (Na_kept < -1, Sentence("{x:.0f} mmol of sodium with them.", x=-Na_kept)),
                "no sodium kept or lost.",
            ),
            now=Choice(
                (Abs(change) < 0.05, "as before, 140 mmol/L"),
                (Na_after < 120, Sentence("{x:.0f} mmol/L, dangerously low", x=Na_after)),
                (Na_after < 135, Sentence("{x:.0f} mmol/L, low", x=Na_after)),
                Sentence("{x:.0f} mmol/L, normal", x=Na_after),
            ),
        ),
    )


def _tank(ax: Axes) -> list[Binding]:
    """Body water with its sodium and potassium."""
    ax.set(xlim=(0, 194), ylim=(0, 250))
    ax.axis("off")
    ax.add_patch(Rectangle((22, 44), 156, 176, facecolor=palette.outside, edgecolor="none"))
    pool = Rectangle((22, 44), 156, WATER_FULL, facecolor=palette.water, edgecolor=palette.water, alpha=0.18)
    ax.add_patch(pool)
    ax.plot([22, 22, 178, 178], [222, 44, 44, 222], color=palette.muted, linewidth=2.2, solid_capstyle="round")
    liters = ax.text(100, 232, "", size=12.5, color=palette.water, ha="center", va="center")
    high = WATER_FULL + 3.2 * (water - TBW) + 18
    bindings: list[Binding] = [Bar(pool, height=Max(10, high), base=44), Text(liters, "{:.1f} L body water", water)]
    rows = ((36, "sodium", Na_e, "Na⁺"), (102, "potassium", K_e, "K⁺"))
    for x, ion, held, name in rows:
        color = getattr(palette, ion)
        bar = Rectangle((x, 44), 44, 100, facecolor=color, edgecolor="none")
        ax.add_patch(bar)
        words = ax.text(x + 22, 14, "", size=12.5, color=color, ha="center", va="center")
        ax.text(x + 22, 31, name, size=12.5, color=color, ha="center", va="center", weight="bold")
        column = Bar(bar, height=Max(2, held * 0.026), base=44)
        bindings += [column, Text(words, "{:.0f}", held)]
        if ion == "potassium":
            bindings.append(parts.handle(column, K_lost))
    ax.text(192, 14, "mmol", size=11.5, color=palette.muted, ha="right", va="center")
    return bindings


def _blood_sodium(ax: Axes) -> list[Binding]:
    """Sodium in blood over the potassium lost."""
    ax.set(xlim=(0, 700), ylim=(110, 150), xlabel="K⁺ lost, mmol", ylabel="Na⁺ in blood, mmol/L")
    ax.axhspan(135, 145, color=palette.normal, linewidth=0, zorder=0.5)
    ax.text(690, 136.4, "normal", size=11.5, ha="right", va="center")
    (line,) = ax.plot([], [], color=palette.sodium, label="sodium in blood")
    (dot,) = ax.plot([], [], MARKS["sodium"], color=palette.sodium, markersize=11, markeredgewidth=2)
    return [Curve(line, over=K_lost, y=Na_after, unit="mmol/L"), Marker(dot, x=K_lost, y=Na_after)]


