"""Chapter 1's first figure: a cell in its fluid, five ions counted on both sides, and how each one crosses."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Eq, Expr, Piecewise

from electrolytes.essentials.overview.sides import OVERVIEW, SIDES, SIGNS, factor, inside, ion, outside
from electrolytes.live import MARKS, Binding, Explorable, Opacity, Preset, Sentence, figure, palette, parts, subjects

Spots = list[tuple[float, float]]

WIDE, HIGH = 440, 366
FLOOR = 66  # of the picture; below it the table
LEFT, BOTTOM, ACROSS, TALL = 48, 92, 342, 146  # of the cell
TOP = BOTTOM + TALL
PUMP_X, LEAK_X = 110, 336
OUTWARD, INWARD = (TOP - 26, TOP + 38), (TOP + 46, TOP - 18)
"""From where to where an arrow through the membrane runs."""
PER_MARK = {"sodium": 5.0, "potassium": 5.0, "chloride": 5.0, "magnesium": 0.05, "calcium": 0.05}
"""What one mark of an ion stands for, in mM; the two scarce ones are seen a hundred times enlarged."""
SCARCE = [name for name, amount in PER_MARK.items() if amount < 1]
COLUMNS = (118, 190, 262, 334, 406)
PALE = 0.18
MUTED: dict[str, Any] = {"size": 11.5, "va": "center", "color": palette.muted}


def where_ions_are() -> Explorable:
    """A cell in its fluid with the marks of five ions; the chosen one stands out, with the ways it takes."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        _cell(ax)
        bindings = [*_marks(ax), *_numbers(ax), *_ways(ax), *_table(ax)]
    return Explorable(
        "where-ions-are",
        fig,
        OVERVIEW,
        title="Five ions, outside and inside",
        subject=subjects.FIBER,
        description="A cell lies in the fluid around it. Marks count the ions on both sides: many of sodium and of "
        "chloride outside and few inside, many of potassium inside and one outside. Magnesium and calcium, of which "
        "there is a hundred times less, are counted in smaller steps once they are chosen: magnesium as much on "
        "both sides, calcium outside only. The chosen ion stands out, and arrows show how it crosses the membrane: "
        "by itself through a gap, and carried by a protein. Below, a table of the five concentrations on both sides.",
        controls=[ion],
        bindings=bindings,
        sentence=_said(),
        presets=[Preset(SIGNS[name], {ion: number}) for number, name in enumerate(SIDES)],
        pace="Arrows say which way an ion goes; they are alike for all, whatever flows.",
    )


def _if(*chosen: int, yes: float = 1, no: float = 0) -> Expr:
    """One number while one of these ions is looked at, another otherwise."""
    return Piecewise(*((yes, Eq(ion, number)) for number in chosen), (no, True))


def _of_each(words: Mapping[str, str | Sentence]) -> Sentence:
    """The words for the ion that is looked at."""
    *others, last = words.values()
    return Sentence.when(*((Eq(ion, number), said) for number, said in enumerate(others)), last)


def _concentrations(name: str) -> tuple[float, float]:
    """Outside and inside, in mM, at rest."""
    out, within = SIDES[name]
    values = OVERVIEW.function({"outside": out, "inside": within}, [ion])(0.0)
    return float(values[0]), float(values[1])


# --- the cell and its marks -------------------------------------------------------------------------------------------


def _cell(ax: Axes) -> None:
    ax.add_patch(Rectangle((0, FLOOR), WIDE, HIGH - FLOOR, facecolor=palette.outside, edgecolor="none"))
    body = FancyBboxPatch((LEFT, BOTTOM), ACROSS, TALL, boxstyle="round,pad=0,rounding_size=38")
    body.set(facecolor=palette.inside, edgecolor=palette.membrane, linewidth=13)
    ax.add_patch(body)


def _marks(ax: Axes) -> list[Binding]:
    """Each ion's marks on both sides, pale while another is looked at; the scarce ones only when they are."""
    places = _outside(), _inside()
    bindings: list[Binding] = []
    for number, name in enumerate(SIDES):
        shown = _if(number, no=0 if name in SCARCE else PALE)
        for spots, concentration in zip(places, _concentrations(name), strict=True):
            here = [spots.pop() for _ in range(round(concentration / PER_MARK[name]))]
            if here:
                xs, ys = zip(*here, strict=True)
                (drawn,) = ax.plot(xs, ys, linestyle="none", marker=MARKS[name], color=getattr(palette, name),
                                   markersize=9)
                bindings.append(Opacity(drawn, shown))
    return bindings


def _scattered(spots: Spots) -> Spots:
    """The same places in an order that fills them here and there, not from one end."""
    return [spots[k] for k in sorted(range(len(spots)), key=lambda k: k * 0.618034 % 1)]


def _outside() -> Spots:
    grid = [(12 + 19 * column + (9 if row % 2 else 0), FLOOR + 34 + 16 * row)
            for row, column in product(range(17), range(23))]
    return _scattered([
        (x, y) for x, y in grid
        if 8 < x < WIDE - 8 and y < HIGH - 30 and (
            (y > TOP + 20 and all(abs(x - at) > 30 or y > TOP + 70 for at in (PUMP_X, LEAK_X)))
            or ((x < LEFT - 14 or x > LEFT + ACROSS + 14) and y < TOP + 21))
    ])


def _inside() -> Spots:
    return _scattered([(LEFT + 32 + 19.5 * column + (9 if row % 2 else 0), BOTTOM + 20 + 16 * row)
                       for row, column in product(range(5), range(15))])


def _numbers(ax: Axes) -> list[Binding]:
    """How much there is of the chosen ion on either side, and what a mark stands for."""
    big: dict[str, Any] = {"size": 13.5, "weight": "bold", "va": "center"}
    counted = _of_each({name: f"a mark: {amount:g} mM" for name, amount in PER_MARK.items()})
    out, within = (
        _of_each({name: f"{where} {_concentrations(name)[side]:g} mM {SIGNS[name]}" for name in SIDES})
        for side, where in enumerate(("outside", "inside")))
    return [
        parts.words(ax, 10, HIGH - 14, out, **big),
        parts.words(ax, 223, TOP - 26, within, ha="center", **big),
        parts.words(ax, WIDE - 8, HIGH - 14, counted, ha="right", **MUTED),
    ]


# --- how an ion crosses -----------------------------------------------------------------------------------------------


def _ways(ax: Axes) -> list[Binding]:
    """A gap, by which an ion goes by itself, and a protein, which carries it; an arrow of each ion in both."""
    pump = parts.carrier_and_gap(ax, PUMP_X, LEAK_X, TOP)
    bindings: list[Binding] = []
    for number, name in enumerate(SIDES):
        color = getattr(palette, name)
        if name == "chloride":  # as much one way as the other
            for aside, way in ((-5, 1), (5, -1)):
                ends = OUTWARD if way > 0 else INWARD
                bindings.append(parts.arrow(ax, (LEAK_X + aside, LEAK_X + aside), ends, color, _if(number, yes=3.5)))
            continue
        ways = (INWARD, OUTWARD) if name == "potassium" else (OUTWARD, INWARD)
        bindings += [parts.arrow(ax, (x, x), ends, color, _if(number, yes=8))
                     for x, ends in zip((PUMP_X, LEAK_X), ways, strict=True)]
    said: dict[str, Any] = {"size": 12.5, "ha": "center", "va": "center"}
    carried, alone = (_of_each(dict(zip(SIDES, words, strict=True))) for words in (
        ("pumped out", "pumped in", "not pumped", "carried out", "carried out"),
        ("leaks in", "leaks out", "in and out", "pulled in", "leaks in")))
    return [*bindings, Opacity(pump, _if(2, yes=0.3, no=1)),
            parts.words(ax, PUMP_X, TOP - 46, carried, **said), parts.words(ax, LEAK_X, TOP - 46, alone, **said)]


# --- the table --------------------------------------------------------------------------------------------------------


def _table(ax: Axes) -> list[Binding]:
    """The five ions side by side, the chosen one strong."""
    rows = (50, 29, 10)
    for y, name in zip(rows[1:], ("outside, mM", "inside, mM"), strict=True):
        ax.text(8, y, name, **MUTED)
    bindings: list[Binding] = []
    for number, (x, name) in enumerate(zip(COLUMNS, SIDES, strict=True)):
        here = _if(number, no=0.5)
        color = getattr(palette, name)
        told: list[Artist] = [
            parts.mark(ax, x - 21, rows[0], name, 8),
            ax.text(x - 12, rows[0], SIGNS[name], size=13, weight="bold", va="center", color=color),
        ]
        for y, value in zip(rows[1:], _concentrations(name), strict=True):
            told.append(ax.text(x, y, f"{value:g}", size=12.5, ha="center", va="center"))
        bindings += [Opacity(artist, here) for artist in told]
    return bindings


def _said() -> Sentence:
    numbers = {"outside": outside, "inside": inside, "factor": factor}

    def told(words: str) -> Sentence:
        return Sentence(words, **{name: value for name, value in numbers.items() if f"{{{name}:" in words})

    words = [
        "Sodium: {outside:.0f} mM outside, {inside:.0f} mM inside. {factor:.0f} times more outside: it leaks in, and "
        "is pumped out.",
        "Potassium: {outside:.1f} mM outside, {inside:.0f} mM inside. {factor:.0f} times more inside: it leaks "
        "out, and is pumped in.",
        "Chloride: {outside:.0f} mM outside, {inside:.1f} mM inside. It goes where the voltage lets it.",
        "Free magnesium: {outside:.2f} mM outside, {inside:.2f} mM inside. Much the same on both sides, though "
        "the cell's voltage pulls it in: cells carry it out.",
        "Free calcium: {outside:.1f} mM outside, a ten-thousandth of a millimole per liter inside. {factor:.0f} "
        "times more outside: a little of it entering is a signal.",
    ]
    return _of_each({name: told(text) for name, text in zip(SIDES, words, strict=True)})
