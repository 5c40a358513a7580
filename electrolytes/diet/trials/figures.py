"""Published effects as a forest plot, the DASH-Sodium trial, and the pooling of single trials."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Ellipse, Rectangle
from sympy import Eq, Expr, Piecewise, sqrt

from electrolytes.diet.trials import dash as d
from electrolytes.diet.trials import pooling as p
from electrolytes.diet.trials.effects import (
    CENTER,
    FOREST,
    HIGH,
    LOW,
    beyond,
    counted,
    effect,
    is_counted,
    matters,
    mineral,
    pressure,
    short_of,
    trials,
    undecided,
)
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Circle,
    Explorable,
    Move,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
)
from electrolytes.live.bindings.base import Expression

# --- the forest plot ----------------------------------------------------------------------------------------------


def forest() -> Explorable:
    """All published effects of the table with their intervals, and a line at what would matter."""
    rows = list(CENTER)
    with figure(430) as fig:
        fig.set_layout_engine("none")
        ax = fig.add_axes((0.435, 0.125, 0.55, 0.865))
        ax.set(xlim=(-13, 3), ylim=(-0.7, len(rows) - 0.4), xlabel="change of pressure, mmHg")
        parts.ticks(ax.xaxis, [-12, -9, -6, -3, 0, 3])
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.axvline(0, color=palette.muted, linewidth=1.2)
        # everything that falls short of what matters, shaded
        bindings: list[Binding] = [
            parts.polygon(ax, parts.box(-matters, 3, -0.7, len(rows)), palette.grid, zorder=0)
        ]
        for place, row in enumerate(rows):
            bindings += _effect(ax, row, len(rows) - 1 - place)
    return Explorable(
        "forest",
        fig,
        FOREST,
        title="Sodium, potassium, magnesium: effects on blood pressure",
        description="A forest plot of twelve published effects, one a row, with a mark for the effect and a bar for "
        "its 95 percent interval, in millimeters of mercury; left of zero pressure falls. Five rows are on sodium, "
        "four on potassium, three on magnesium, each with its color and mark. Systolic effects lie between 1 and 7. "
        "Intervals of sodium are narrow; those of magnesium come near to zero or cross it. A dashed line stands at the "
        "fall that the reader chose.",
        controls=[pressure, mineral, matters],
        bindings=bindings,
        presets=[
            Preset("all, systolic"),
            Preset("sodium", {mineral: 1, matters: 2}),
            Preset("potassium", {mineral: 2, matters: 2}),
            Preset("magnesium", {mineral: 3, matters: 2}),
            Preset("magnesium, mean pressure", {mineral: 3, pressure: 2}),
        ],
        sentence=Sentence(
            "{n:.0f} effects on {which} pressure are shown. Whole interval beyond a fall of {m:.1f} mmHg: {b:.0f}. "
            "Wholly short of it: {s:.0f}. Undecided: {u:.0f}.",
            n=counted, m=matters, b=beyond, s=short_of, u=undecided,
            which=Choice((pressure < 0.5, "systolic"), (pressure < 1.5, "diastolic"), "mean"),
        ),
    )


def _effect(ax: Axes, row: str, place: int) -> list[Binding]:
    """One row: its words on the left, its interval and its mark."""
    its = trials().loc[row]
    color = getattr(palette, str(its["mineral"]))
    bar = Rectangle((-1, place - 0.07), 1, 0.14, facecolor=color, edgecolor="none")
    ax.add_patch(bar)
    (dot,) = ax.plot([effect(row, "systolic")], [place], MARKS[str(its["mineral"])], color=color, markersize=9,
                     markeredgewidth=1.2)
    name = ax.text(-24.9, place, str(its["label"]), size=11.5, color=color, va="center", ha="left", clip_on=False)
    center: Expression = CENTER[row]
    low: Expression = LOW[row]
    high: Expression = HIGH[row]
    shown = Piecewise((1, is_counted(row)), (0.12, True))
    if its[["sys", "dia"]].isna().any():  # where only the systolic effect is printed, nothing is drawn for another
        center, low, high = (effect(row, "systolic", end) for end in ("", "low", "high"))
        shown = Piecewise((1, is_counted(row)), (0.12, Eq(pressure, 0)), (0, True))
    return [
        Bar(bar, base=low, width=high - low),
        Move(dot, x=center),
        Opacity(bar, shown),
        Opacity(dot, shown),
        Opacity(name, Piecewise((1, is_counted(row)), (0.35, True))),
    ]


# --- DASH-Sodium --------------------------------------------------------------------------------------------------


def dash_sodium() -> Explorable:
    """Systolic pressure over sodium on two diets, and the two changes by pressure at the start."""
    with figure(310) as fig:
        line, bars = fig.subplots(1, 2, width_ratios=(1.15, 1))
        bindings = _diets(line) + _together(bars)
    return Explorable(
        "dash-sodium",
        fig,
        d.DASH,
        title="Salt and diet in one trial",
        description="Left, the change of systolic pressure over sodium, for two diets, against the usual diet with "
        "much sodium. On the usual diet it falls by 6.7 millimeters of mercury from the highest to the lowest sodium, "
        "on the DASH diet, which starts 5.9 lower, by 3.0. Right, bars for people of one starting pressure: less "
        "sodium, the DASH diet, both, and what the first two would make if they simply added.",
        controls=[d.sodium, d.diet, d.start],
        bindings=bindings,
        presets=[
            Preset("usual diet, much sodium"),
            Preset("usual diet, little sodium", {d.sodium: 65}),
            Preset("DASH diet, much sodium", {d.diet: 1}),
            Preset("both", {d.sodium: 65, d.diet: 1}),
            Preset("both, from 150 mmHg or more", {d.sodium: 65, d.diet: 1, d.start: 3}),
        ],
        sentence=Sentence(
            "On the {diet} diet with {n:.0f} mmol of sodium a day systolic pressure is {change}. In people who started "
            "{start}: less sodium {a:.1f}, DASH diet {b:.1f}, both {c:.1f} mmHg; simply added it would be {e:.1f}.",
            diet=Choice((d.diet < 0.5, "usual"), "DASH"),
            n=d.sodium,
            change=Choice((d.shown > -0.05, "where it started"), Sentence("{x:.1f} mmHg lower", x=-d.shown)),
            start=Choice((d.start < 0.5, "below 130"), (d.start < 1.5, "at 130 to 139"),
                         (d.start < 2.5, "at 140 to 149"), "at 150 or more"),
            a=d.by_sodium, b=d.by_diet, c=d.by_both, e=d.if_added,
        ),
    )


def _diets(ax: Axes) -> list[Binding]:
    ax.set(xlim=(55, 150), ylim=(-10, 1), xlabel="Na⁺ in urine, mmol/d", ylabel="systolic change, mmHg")
    ax.set_xticks([65, 107, 142])
    parts.ticks(ax.yaxis, [-10, -8, -6, -4, -2, 0])
    bindings: list[Binding] = []
    for quantity, name, dashes, color in ((d.on_control, "control", "solid", palette.sodium),
                                          (d.on_dash, "DASH", parts.DASHED, palette.potassium)):
        bindings.append(parts.curve(ax, d.sodium, quantity, color, quantity.label, unit="mmHg", dashes=dashes))
        ax.plot(d.LEVELS, d.levels(name), "o", color=palette.paper, markeredgecolor=color, markeredgewidth=1.8,
                markersize=7)
    ax.text(58, -2.5, "usual diet", size=12, color=palette.sodium, ha="left")
    ax.text(98, -8.9, "DASH diet", size=12, color=palette.potassium, ha="left")
    return [*bindings, parts.dot(ax, d.sodium, d.shown, palette.ink, MARKS["sodium"], size=11)]


def _together(ax: Axes) -> list[Binding]:
    """Four lying bars: each change alone, both, and their sum."""
    ax.set(xlim=(-22, 0), ylim=(-0.6, 3.6), xlabel="systolic change, mmHg")
    parts.ticks(ax.xaxis, [-20, -15, -10, -5, 0])
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    rows = ((3, d.by_sodium, "less sodium", palette.sodium), (2, d.by_diet, "DASH diet", palette.potassium),
            (1, d.by_both, "both", palette.ink), (0, d.if_added, "if they added", None))
    bindings: list[Binding] = []
    for y, quantity, name, color in rows:
        bindings.append(parts.bar(ax, y - 0.08, 0.24, color or "none", width=quantity, edge=color or palette.muted,
                                  linewidth=1.5, linestyle="-" if color else (0, (3, 2))))
        ax.text(-0.2, y + 0.21, name, size=12, color=color or palette.muted, ha="right", va="center")
    people = Sentence.when((d.start < 0.5, "from < 130"), (d.start < 1.5, "from 130–139"),
                           (d.start < 2.5, "from 140–149"), "from ≥ 150")
    return [*bindings,
            parts.words(ax, -21.8, 3.45, people, size=11.5, color=palette.muted, ha="left", va="center")]


# --- pooling ------------------------------------------------------------------------------------------------------


def pooling() -> Explorable:
    """Five single trials, their weights, and their mean."""
    rows = len(p.TRIALS)
    with figure(330) as fig:
        fig.set_layout_engine("none")
        ax = fig.add_axes((0.36, 0.16, 0.49, 0.82))
        ax.set(xlim=(-23, 3), ylim=(-1.9, rows - 0.4), xlabel="change of pressure, mmHg")
        parts.ticks(ax.xaxis, [-20, -15, -10, -5, 0])
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        ax.axvline(0, color=palette.muted, linewidth=1.2)
        bindings: list[Binding] = []
        for place, trial in enumerate(p.TRIALS):
            bindings += _trial(ax, trial, rows - 1 - place)
        bindings += _diamond(ax)
    agreement = Choice(
        (p.number < 1.5, "One trial alone cannot disagree."),
        (p.excess < 0.5, "They disagree no more than chance would have it (I² 0 %)."),
        Sentence("They disagree more than chance would have it (I² {i:.0f} %).", i=p.excess),
    )
    pooled = Sentence(
        "{k:.0f} of 5 trials counted: the pooled {which} effect is {y:.1f} mmHg ({a:.1f} to {b:.1f}). {agreement}",
        k=p.number, y=p.pooled, a=p.pooled_low, b=p.pooled_high, agreement=agreement,
        which=Choice((p.reading < 0.5, "systolic"), "diastolic"),
    )
    return Explorable(
        "pooling",
        fig,
        p.POOLING,
        title="What pooling does, on five single trials of magnesium",
        description="Five trials, one a row: the area of a disk is the trial's weight, a bar its 95 percent interval. "
        "The first four lie between zero and minus five millimeters of mercury, systolic; the fifth at minus sixteen. "
        "Below them a diamond shows their weighted mean and its interval. Counting fewer trials, or letting true "
        "effects differ, moves and widens it.",
        controls=[p.reading, p.method, *p.counts.values()],
        bindings=bindings,
        presets=[
            Preset("all, one true effect"),
            Preset("all, effects differ", {p.method: 1}),
            Preset("randomized only", {p.method: 1, p.counts["hatzistavri"]: 0}),
            Preset("without the farthest", {p.method: 1, p.counts["guerrero"]: 0}),
            Preset("the farthest alone", {quantity: 0 for name, quantity in p.counts.items() if name != "guerrero"}),
        ],
        sentence=Sentence.when((p.number < 0.5, Sentence("No trial is counted, so there is nothing to pool.")), pooled),
    )


def _trial(ax: Axes, trial: p.Trial, place: int) -> list[Binding]:
    """One trial: name, interval, a disk as large as its weight, and the weight in words."""
    y, s, share, used = p.y[trial.name], p.s[trial.name], p.share[trial.name], p.counts[trial.name]
    color = palette.magnesium
    ax.text(-42.3, place, trial.label, size=11.5, va="center", ha="left", clip_on=False)
    bar = parts.bar(ax, place, 0.08, color, width=2 * p.Z * s, base=y - p.Z * s)
    disk = Ellipse((-1, place), 1, 1 * 6.9 / 26 * 215.6 / 270.6, facecolor=color, edgecolor=palette.paper, linewidth=1)
    ax.add_patch(disk)
    return [
        bar,
        Circle(disk, radius=0.18 * sqrt(share + 1.5), x=y, y=place),
        Opacity(bar.artist, _seen(used)),
        Opacity(disk, _seen(used)),
        parts.words(ax, 3.6, place, "{:.0f} %", share, size=11.5, va="center", ha="left", clip_on=False),
    ]


def _seen(used: Expr) -> Expr:
    return 0.15 + 0.85 * used


def _diamond(ax: Axes) -> list[Binding]:
    """The pooled effect with its interval."""
    ax.text(-42.3, -1.2, "pooled", size=12.5, weight="bold", va="center", ha="left", clip_on=False)
    corners = [(p.pooled_low, -1.2), (p.pooled, -0.9), (p.pooled_high, -1.2), (p.pooled, -1.5)]
    diamond = parts.polygon(ax, corners, palette.ink, palette.ink)
    return [diamond, Opacity(diamond.artist, Piecewise((1, p.number > 0.5), (0, True)))]
