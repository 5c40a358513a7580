"""The body's magnesium as areas, and a cell's magnesium as marks, inside and outside."""

from __future__ import annotations

from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from sympy import Abs, Expr, Piecewise

from electrolytes.essentials.ions import laboratory_units
from electrolytes.essentials.magnesium import body as b
from electrolytes.essentials.magnesium.binding import ATP_total, K_i, Mg_i, MgATP, binding_set, fraction, pH
from electrolytes.essentials.magnesium.body import BODY_MAGNESIUM, SIDES
from electrolytes.essentials.magnesium.serum import S, ionized, p_bound, p_complex
from electrolytes.live import (
    Binding,
    Choice,
    Explorable,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)

LAB = {S: laboratory_units("magnesium")}

# --- the body as areas --------------------------------------------------------------------------------------------

TALL = 20.0
"""Height of the healthy body's blocks; their width is the amount in mmol by this, so that area is amount."""
GAP = 0.9


def body_magnesium() -> Explorable:
    """Bone, cells and the fluid outside them; each area is an amount of magnesium."""
    with figure(370) as fig:
        ax = fig.subplots()
        ax.set(xlim=(-0.6, 53), ylim=(-3.4, 32))
        ax.set_axis_off()
        bindings = _areas(ax) + _headline(ax)
    return Explorable(
        "body-magnesium",
        fig,
        BODY_MAGNESIUM,
        title="The body's magnesium",
        subject=subjects.ADULT,
        description="Areas stand for amounts of magnesium, about 1000 millimoles in all. A large block on the left is "
        "bone: two thirds of it locked in the crystals, one third on their surface, which can be given up. A large "
        "block on the right is cells: muscle below, all others above. Between them stands a strip as thin as a line: "
        "blood and the fluid around cells, one percent of the whole. A blood test looks at a quarter of that strip. "
        "As magnesium is lost the blocks sink, and their healthy outline stays.",
        controls=[b.lost, S, b.from_bone],
        more=[b.bone_share, b.exchangeable_share, p_bound],
        units=LAB,
        bindings=bindings,
        presets=[
            Preset("healthy adult"),
            Preset("a tenth lost, blood test normal", {b.lost: 100}),
            Preset("a tenth lost, blood test low", {b.lost: 100, S: 0.55}),
            Preset("nothing lost, moved into cells", {S: 0.6, b.from_bone: 0}),
            Preset("months without magnesium", {b.lost: 120, S: 0.25}),
        ],
        outcome=BODY_MAGNESIUM["percent_serum"],
        sentence=_where(),
    )


def _where() -> Sentence:
    """How much is gone, and how much of that a blood test could know."""
    healthy = Sentence(
        "Of {all:.0f} mmol, bone holds {bone:.0f} and cells {cells:.0f}. Outside cells there are {out:.1f} mmol, "
        "{plasma:.1f} of them in plasma.",
        all=b.Mg_body, bone=b.bone_0 - b.bone_gave, cells=b.cells, out=b.outside, plasma=b.plasma_Mg,
    )
    taken = b.outside_0 - b.outside
    serum = Choice(
        (b.percent_serum < -0.5, Sentence("shows {p:.0f} % less", p=-b.percent_serum)),
        (b.percent_serum > 0.5, Sentence("shows {p:.0f} % more", p=b.percent_serum)),
        "shows no change",
    )
    stores = Choice((b.from_bone < 0.005, "cells"), (b.from_bone > 0.995, "bone"), "cells and bone")
    moved = Sentence(
        "Nothing has left the body, but the blood test {serum}: {x:.1f} mmol have moved {how} {stores}.",
        serum=serum, x=Abs(taken), how=Choice((taken < 0, "out of"), "into"), stores=stores,
    )
    gone = Sentence(
        "{p:.0f} % of the body's magnesium is gone, {lost:.0f} mmol; the blood test {serum}. Bone gave {bone:.0f} "
        "and cells {cells:.0f} mmol; the fluid outside cells {fluid}.",
        p=b.percent_lost, lost=b.lost, serum=serum, bone=b.bone_gave, cells=b.cells_0 - b.cells,
        fluid=Choice(
            (taken > 0.05, Sentence("gave {x:.1f}", x=taken)),
            (taken < -0.05, Sentence("holds {x:.1f} more than before", x=-taken)),
            "gave none",
        ),
    )
    return Sentence.when((b.lost > 0.5, gone), (Abs(b.percent_serum) > 0.5, moved), healthy)


def _areas(ax: Axes) -> list[Binding]:
    """Five areas with their names and amounts."""
    w_bone, w_out, w_cells = b.bone_0 / TALL, b.outside_0 / TALL, b.cells_0 / TALL
    x_out = w_bone + GAP
    x_cells = x_out + w_out + GAP
    y_locked, y_muscle = b.locked / w_bone, b.muscle / w_cells
    top_bone, top_cells = y_locked + b.surface / w_bone, y_muscle + b.other_cells / w_cells
    bindings: list[Binding] = [
        *_block(ax, palette.membrane, 0, w_bone, 0, y_locked, "bone, locked in", b.locked),
        *_block(ax, palette.normal, 0, w_bone, y_locked, top_bone, "bone, can be given up", b.surface),
        *_block(ax, palette.inside, x_cells, x_cells + w_cells, 0, y_muscle, "muscle", b.muscle),
        *_block(ax, palette.inside, x_cells, x_cells + w_cells, y_muscle, top_cells, "other cells", b.other_cells),
    ]
    cells = bindings[-3]
    strip = parts.polygon(ax, parts.box(x_out, x_out + w_out, 0, b.outside / w_out), palette.magnesium,
                          palette.magnesium, linewidth=1.2)
    bindings += [
        parts.handle(cells, b.lost, x=x_cells + w_cells / 2, y=top_cells, side="y"),
        strip,
        parts.handle(strip, S, x=x_out + w_out / 2, y=b.outside / w_out, side="y"),
        parts.words(ax, x_out + w_out / 2, -1.9, "blood and fluid around cells: {:.1f} mmol", b.outside, size=12,
                    color=palette.magnesium, ha="center", va="center", weight="bold"),
    ]
    return bindings


def _block(
    ax: Axes, face: str, west: Expr, east: Expr, south: Expr, north: Expr, words: str, value: Expr
) -> list[Binding]:
    """An area from its corners, and its words in the middle."""
    x, y = (west + east) / 2, (south + north) / 2
    roomy = north - south > 2.9
    above, below = Piecewise((y + 0.85, roomy), (north + 2.5, True)), Piecewise((y - 0.85, roomy), (north + 0.9, True))
    return [
        parts.polygon(ax, parts.box(west, east, south, north), face, palette.magnesium, linewidth=1.6),
        parts.words(ax, x, above, words, size=12.5, ha="center", va="center"),
        parts.words(ax, x, below, "{:.0f} mmol", value, size=12.5, ha="center", va="center", weight="bold"),
    ]


def _headline(ax: Axes) -> list[Binding]:
    """What the body has lost, what the blood test says, and the measure of area."""
    ax.add_patch(Rectangle((0, 27.7), 2.6, 10 / 2.6, facecolor="none", edgecolor=palette.magnesium, linewidth=1.6))
    ax.text(3.3, 29.6, "= 10 mmol", size=12, color=palette.muted, va="center")
    bold: dict[str, Any] = {"size": 13, "ha": "right", "va": "center", "weight": "bold"}
    return [
        parts.words(ax, 0, 21.5, "bone gives {:.0f} % of a loss", 100 * b.from_bone, size=12, color=palette.muted,
                    va="center"),
        parts.words(ax, 52.5, 31, "body: {:.0f} mmol lost, {:.0f} %", b.lost, b.percent_lost, **bold),
        parts.words(ax, 52.5, 28.7, "blood test: {:.2f} mmol/L, {:+.0f} %", S, b.percent_serum,
                    color=palette.magnesium, **bold),
    ]


# --- the two sides of a membrane, as marks ------------------------------------------------------------------------

PER_MARK = 0.25
"""mM that one mark stands for; both boxes are equally large, so marks close together are a high concentration."""
COLUMNS, ROWS = 11, 10
FREE, ON_ATP, ELSEWHERE, FREE_OUT, BOUND_OUT = 12, 40, 48, 6, 3
"""The most marks of each kind that the sliders can ask for, inside and outside."""


def magnesium_sides() -> Explorable:
    """Equal pieces of cell and of plasma: free magnesium, magnesium on ATP, and magnesium on anything else."""
    with figure(380) as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 44), ylim=(-7.6, 29))
        ax.set_axis_off()
        ax.add_patch(Rectangle((0, 0), 21, 25, facecolor=palette.inside, edgecolor="none"))
        ax.add_patch(Rectangle((23, 0), 21, 25, facecolor=palette.outside, edgecolor="none"))
        ax.add_patch(Rectangle((21, 0), 2, 25, facecolor=palette.membrane, edgecolor="none"))
        bindings = _marks(ax) + _captions(ax)
    return Explorable(
        "magnesium-sides",
        fig,
        SIDES,
        title="Magnesium inside and outside a cell",
        subject=subjects.HEART,
        description="A heart cell, made up of typical values, beside plasma. "
        "Two boxes of the same size with a membrane between them: a piece of a cell, and a piece of "
        "plasma. Each mark is a quarter of a millimole of magnesium in a liter. Filled diamonds are free "
        "ions, stars are magnesium on ATP, hollow diamonds magnesium on anything else. The cell is crowded with "
        "stars and hollow diamonds, the plasma nearly empty; but of filled diamonds both have two or three.",
        controls=[Mg_i, S, b.Mg_other, ATP_total, binding_set],
        more=[p_bound, p_complex, K_i, pH],
        units=LAB,
        bindings=bindings,
        presets=[
            Preset("heart cell"),
            Preset("red cell", {Mg_i: 0.186, ATP_total: 1.5, b.Mg_other: 0.8}),
            Preset("red cell, low-magnesium diet", {Mg_i: 0.127, ATP_total: 1.5, b.Mg_other: 0.8}),
            Preset("as free inside as out", {Mg_i: 0.55}),
            Preset("low serum magnesium", {S: 0.5}),
        ],
        sentence=Sentence(
            "The cell holds {total:.1f} mM of magnesium, {times:.2g} times as much as plasma. Free are {free:.2f} mM, "
            "{share:.1f} % of it; that is {ratio:.2g} times the {out:.2f} mM outside. {atp:.0f} % of the ATP carries "
            "magnesium.",
            total=b.total_in, times=b.total_ratio, free=Mg_i, share=b.percent_free, out=ionized, ratio=b.free_ratio,
            atp=100 * fraction,
        ),
    )


def _places(west: float) -> list[tuple[float, float]]:
    """Places on a grid, in an order that fills a box evenly from the first mark on (a sequence of golden ratios)."""
    left = list(product(range(COLUMNS), range(ROWS)))
    places = []
    for number in range(len(left)):
        x, y = (0.5 + 0.7548776662 * number) % 1 * COLUMNS, (0.5 + 0.5698402910 * number) % 1 * ROWS
        column, row = min(left, key=lambda place: (place[0] + 0.5 - x) ** 2 + (place[1] + 0.5 - y) ** 2)
        left.remove((column, row))
        places.append((west + 0.5 + 20 / COLUMNS * (column + 0.5), 0.5 + 24 / ROWS * (row + 0.5)))
    return places


def _marks(ax: Axes) -> list[Binding]:
    """Every mark that can be needed; those that are not needed now do not show, the last one partly."""
    inside, outside = _places(0), _places(23)
    kinds = [
        ("free", Mg_i, inside[:FREE]),
        ("atp", MgATP, inside[FREE : FREE + ON_ATP]),
        ("bound", b.Mg_other, inside[FREE + ON_ATP : FREE + ON_ATP + ELSEWHERE]),
        ("free", ionized, outside[:FREE_OUT]),
        ("bound", b.bound_out, outside[FREE_OUT : FREE_OUT + BOUND_OUT]),
    ]
    bindings: list[Binding] = []
    for kind, concentration, places in kinds:
        for number, (x, y) in enumerate(places):
            bindings.append(parts.counted(_drawn(ax, kind, x, y), concentration / PER_MARK, number))
    return bindings


def _drawn(ax: Axes, kind: str, x: float, y: float) -> Line2D:
    """One mark: free, on ATP, or on anything else."""
    if kind == "atp":
        return parts.mark(ax, x, y, "atp", 13, markeredgewidth=0.6)
    if kind == "bound":
        return parts.mark(ax, x, y, "magnesium", 6.5, markerfacecolor=palette.paper, markeredgecolor=palette.muted,
                          markeredgewidth=1.2)
    return parts.mark(ax, x, y, "magnesium", 11, markeredgewidth=1)


def _captions(ax: Axes) -> list[Binding]:
    """What each side is, what it holds, and what the marks mean."""
    ax.text(10.5, 27, "inside a cell", size=13, ha="center", va="center", weight="bold")
    ax.text(33.5, 27, "plasma", size=13, ha="center", va="center", weight="bold")
    rows: list[tuple[float, str, Expr | None, Expr]] = [
        (-1.7, "free", Mg_i, ionized),
        (-3.9, "on ATP", MgATP, None),
        (-6.1, "on other things", b.Mg_other, b.bound_out),
    ]
    bindings: list[Binding] = []
    for y, words, within, without in rows:
        kind = {"free": "free", "on ATP": "atp"}.get(words, "bound")
        _drawn(ax, kind, 1, y)
        ax.text(2.4, y, words, size=12, va="center")
        bindings.append(parts.words(ax, 20.5, y, "{:.2f} mM", within, size=12.5, ha="right", va="center",
                                    weight="bold"))
        if without is not None:
            _drawn(ax, kind, 24, y)
            ax.text(25.4, y, words, size=12, va="center")
            bindings.append(parts.words(ax, 43.8, y, "{:.2f} mM", without, size=12.5, ha="right", va="center",
                                        weight="bold"))
    return bindings
