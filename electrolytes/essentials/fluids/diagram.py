"""The two compartments as a living diagram: widths are volumes, heights osmolality, marks are ions.

The wall of the cells stands still at zero. Water inside reaches to the left of it, water outside to the right. Each
mark is 100 mmol; the cells always hold the same number, and what is gained or lost shows outside. How closely the marks
stand is their concentration.
"""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Abs, Expr, Max, Min

from electrolytes.essentials.fluids.compartments import (
    BODY,
    W_E,
    W_E0,
    W_I,
    W_I0,
    Na_0,
    Na_in,
    Na_out,
    Na_p,
    Omega,
    V_in,
    V_out,
    content,
    dW,
    into_cells,
    saline,
)
from electrolytes.live import (
    Binding,
    Choice,
    Explorable,
    Guess,
    Move,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)

PER_MARK = 100
"""mmol of an ion that one mark stands for."""
WITHIN, MOST = 39, 51
"""Marks inside the cells, and the most that can be needed outside."""
TOP = 510

SITUATIONS = [
    Preset("healthy"),
    Preset("a liter of water", {V_in: 1}),
    Preset("a liter of 0.9 % saline", {V_in: 1, Na_in: round(saline(0.9), 1)}),
    Preset("two liters of 3 % saline", {V_in: 2, Na_in: round(saline(3), 1)}),
    Preset("four liters of sweat", {V_out: 4}),
    Preset("sweat, then six liters of water", {V_in: 6, V_out: 4}),
    Preset("a liter of plasma lost", {V_out: 1, Na_out: 140}),
]


def two_compartments() -> Explorable:
    """Darrow and Yannet's diagram, with what is taken in and what is lost."""
    with figure(350) as fig:
        ax = fig.subplots()
        ax.set(xlim=(-40, 32), ylim=(0, TOP), ylabel="osmolality, mOsm/L",
               xlabel="liters  (each mark is 100 mmol: ■ K⁺, ● Na⁺)")
        ax.set_xticks(range(-40, 31, 10), [f"{abs(tick)}" for tick in range(-40, 31, 10)])
        ax.set_yticks([0, 100, 200, 300, 400])
        ax.grid(False)
        bindings = _boxes(ax) + _ions(ax) + _names(ax) + _crossing(ax)
    return Explorable(
        "two-compartments",
        fig,
        BODY,
        title="The body's water, inside and outside the cells",
        subject=subjects.ADULT,
        description="Two boxes side by side, with the cells' membranes as the wall between them. The width of a box "
        "is its volume in liters, 28 inside and 14 outside at rest; the height of both is the osmolality, 280 "
        "milliosmoles per liter at rest. Squares inside are potassium, dots outside are sodium, 100 millimoles each. "
        "An arrow across the wall shows how much water has moved. The healthy body's outlines stay as a ghost.",
        controls=[V_in, Na_in, V_out, Na_out],
        more=[W_E0, W_I0, Na_0],
        bindings=bindings,
        presets=SITUATIONS,
        outcome=Na_p,
        sentence=_said(),
        guess=Guess(
            Na_p, "A runner sweats out four liters and drinks nothing. Sodium is lost with it. Both boxes change: how "
            "high will they stand, and so the sodium in the blood?",
            "four liters of sweat", ax, "y", low=100, high=200, place=((0, 0), (140, 280)), name="Sodium in the blood",
            form=".0f", close=5,
            because="Sweat is mostly water. What stays behind is saltier than before, although there is less salt "
            "in it.",
        ),
    )


def _said() -> Sentence:
    """Volumes, content and concentration, and what became of the cells."""
    gained = Choice(
        (dW > 0.005, Sentence("{x:.1f} L gained", x=dW)),
        (dW < -0.005, Sentence("{x:.1f} L lost", x=-dW)),
        "No water gained or lost",
    )
    cells = Choice(
        (into_cells > 0.1, Sentence("The cells have taken up {x:.1f} L and swollen.", x=into_cells)),
        (into_cells < -0.1, Sentence("The cells have lost {x:.1f} L and shrunk.", x=-into_cells)),
        "The cells keep their size to within 0.1 L.",
    )
    return Sentence(
        "{gained}: outside the cells, {na:.0f} mmol of sodium in {volume:.1f} L make {c:.0f} mmol/L. {cells}",
        gained=gained, na=content, volume=W_E, c=Na_p, cells=cells,
    )


def _boxes(ax: Axes) -> list[Binding]:
    """The two volumes, each as wide as its liters and as high as the osmolality, and the wall."""
    bindings: list[Binding] = []
    for color, edge in (("inside", -W_I), ("outside", W_E)):
        bindings.append(parts.polygon(ax, parts.box(0, edge, 0, Omega), getattr(palette, color), palette.water,
                                      linewidth=2))
    outside = bindings[-1]
    return [*bindings, parts.handle(outside, V_in, x=W_E, y=0.42 * BODY.number(Omega)),
            parts.polygon(ax, parts.box(-0.6, 0.6, 0, Omega), palette.membrane)]


def _spread(number: int) -> tuple[float, float]:
    """Places in a unit square such that the first few, or all, are spread evenly (a sequence of two golden ratios)."""
    return (0.5 + 0.7548776662 * number) % 1, (0.5 + 0.5698402910 * number) % 1


def _ions(ax: Axes) -> list[Binding]:
    """Potassium inside, always as many; sodium outside, as many as there is."""
    bindings: list[Binding] = []
    for number in range(MOST):
        across, up = _spread(number)
        y = Omega * (0.05 + 0.7 * up)
        if number < WITHIN:
            bindings.append(_mark(ax, "potassium", -1 - (W_I - 2) * (0.03 + 0.94 * across), y))
        sodium = _mark(ax, "sodium", 1 + (W_E - 2) * (0.05 + 0.9 * across), y)
        bindings += [sodium, parts.counted(sodium.artist, content / PER_MARK, number)]
    return bindings


def _mark(ax: Axes, ion: str, x: Expr, y: Expr) -> Move:
    """One ion where it stands in the healthy body, to be carried along."""
    at = BODY.evaluate()
    place = [float(expression.subs({quantity: float(at[quantity]) for quantity in (W_I, W_E, Omega)}))
             for expression in (x, y)]
    return Move(parts.mark(ax, place[0], place[1], ion, markeredgewidth=0.8), x=x, y=y)


def _names(ax: Axes) -> list[Binding]:
    """What each box is, how large, and how high."""
    ax.text(-21, TOP - 12, "inside the cells", size=13, ha="center", va="top", weight="bold")
    ax.text(16, TOP - 12, "outside", size=13, ha="center", va="top", weight="bold")
    head, low = {"size": 13, "ha": "center", "va": "top"}, {"size": 12, "color": palette.muted, "va": "top"}
    return [
        parts.words(ax, -21, TOP - 42, "{:.1f} L", W_I, **head),
        parts.words(ax, 16, TOP - 42, "{:.1f} L · Na⁺ {:.0f} mmol/L", W_E, Na_p, **head),
        parts.words(ax, -39, TOP - 74, "in: {:.1f} L with {:.0f} mmol/L", V_in, Na_in, **low),
        parts.words(ax, 31.5, TOP - 74, "out: {:.1f} L with {:.0f} mmol/L", V_out, Na_out, ha="right", **low),
        parts.words(ax, 0, Min(Max(Omega, 280) + 6, TOP - 123), "{:.0f} mOsm/L", Omega, size=13, color=palette.water,
                    ha="center", va="bottom"),
    ]


def _crossing(ax: Axes) -> list[Binding]:
    """Water that went through the wall, as an arrow that is as thick as it was much; it has gone, so nothing runs."""
    at = BODY.number(Omega)
    level = 0.88
    amount = Sentence.when((Abs(into_cells) > 0.005, Sentence("{x:.2f} L", x=Abs(into_cells))), "no shift")
    width = parts.saturating(into_cells, 12, 1.5)
    flow = parts.arrow(ax, (4.5, -4.5), (level * at, level * at), palette.water, width, flow=0)
    return [
        flow,
        Move(flow.artist, y=level * Omega),
        parts.words(ax, -14, level * Omega, amount, size=13, color=palette.water, ha="center", va="center",
                    weight="bold"),
    ]
