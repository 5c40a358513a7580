"""The resting membrane as a picture: five ions on both sides, gates, currents, and what pushes each ion."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.patches import Rectangle
from sympy import Abs, Expr, Max, Min, log

from electrolytes.essentials.membrane import voltage as m
from electrolytes.live import (
    MARKS,
    Arrow,
    Bar,
    Binding,
    Choice,
    Explorable,
    Marker,
    Opacity,
    Polygon,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
)
from electrolytes.model import Quantity

WIDE, HIGH = 440, 278  # of the upper part
MIDDLE, HALF = 130, 19  # of the membrane
PITCH, A_ROW = 10.4, 5  # between marks, and how many stand in a row
TALL = 460  # of the whole picture
LOW, HIGHEST = -145, 150  # of the voltage scale, mV


@dataclass(frozen=True)
class Shown:
    """How an ion stands in the picture: where, how much one mark is, and its quantities."""

    ion: str
    sign: str
    x: float
    charge: int
    outside: Quantity
    inside: Quantity
    rest: Quantity
    push: Quantity
    per_mark: float = 5.0
    current: Quantity | None = None
    gate: Quantity | None = None


IONS = (
    Shown("potassium", "K⁺", 78, 1, m.K_e, m.K_i, m.E_K, m.D_K, current=m.I_K, gate=m.P_K),
    Shown("sodium", "Na⁺", 166, 1, m.Na_e, m.Na_i, m.E_Na, m.D_Na, current=m.I_Na, gate=m.P_Na),
    Shown("chloride", "Cl⁻", 254, -1, m.Cl_e, m.Cl_i, m.E_Cl, m.D_Cl, current=m.I_Cl, gate=m.P_Cl),
    Shown("magnesium", "Mg²⁺", 329, 2, m.Mg_e, m.Mg_i, m.E_Mg, m.D_Mg, per_mark=0.5),
    Shown("calcium", "Ca²⁺", 403, 2, m.Ca_e, m.Ca_i, m.E_Ca, m.D_Ca, per_mark=0.5),
)

SITUATIONS = [
    Preset("resting cell"),
    Preset("high potassium", {m.K_e: 7.2}),
    Preset("low potassium", {m.K_e: 2.5}),
    Preset("low sodium", {m.Na_e: 120, m.Cl_e: 84}),
    Preset("sodium gates open", {m.P_Na: 20}),
    Preset("potassium gates only", {m.P_Na: 0.001, m.P_Cl: 0.01}),
]


def membrane_cell() -> Explorable:
    """Ions inside and outside, the gates between, the currents through them, and the voltage that results."""
    with figure(TALL) as fig:
        fig.set_layout_engine("none")
        top = fig.add_axes((0, 1 - HIGH / TALL, 1, HIGH / TALL), xlim=(0, WIDE), ylim=(0, HIGH))
        scale = fig.add_axes((44 / WIDE, 42 / TALL, 300 / WIDE, 118 / TALL), xlim=(LOW, HIGHEST), ylim=(-0.6, 4.6))
        bindings = _membrane(top) + _pushes(scale)
    return Explorable(
        "membrane-cell",
        fig,
        m.MEMBRANE,
        title="A resting cell's membrane",
        description="Above, a strip of membrane with the outside over it and the inside below. Five ions stand in "
        "columns as stacks of marks, so that a taller stack is a higher concentration. Potassium, sodium and chloride "
        "have gates in the membrane, as wide as they are open, with arrows for the net movement of the ions. "
        "Magnesium and calcium have none. Below, a voltage scale: a mark for the voltage at which each ion would be at "
        "rest, a line for the voltage of the membrane, and bars between them for the force on each ion.",
        controls=[m.K_e, m.Na_e, m.P_K, m.P_Na, m.P_Cl],
        more=[m.Cl_e, m.Mg_e, m.K_i, m.Na_i, m.Cl_i, m.Mg_i],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_in_words(),
    )


def outward(ion: Shown) -> Expr:
    """Net movement of the ions outward, as a current (µA/cm²): chloride that enters is a current out."""
    assert ion.current is not None
    return ion.current / (1 if ion.charge > 0 else -1)


def _amount(flow: Expr) -> Choice:
    """A current in numbers: two decimals while it is small."""
    return Choice((flow > 9.995, Sentence("{i:.0f}", i=flow)), Sentence("{i:.2f}", i=flow))


def _in_words() -> Sentence:
    """The voltage, and which way the three ions go that can."""

    def way(ion: Shown) -> Choice:
        flow = outward(ion)
        out = Sentence("leaves ({i} µA/cm²)", i=_amount(flow))
        into = Sentence("enters ({i} µA/cm²)", i=_amount(-flow))
        return Choice((flow > 0.005, out), (flow < -0.005, into), "hardly moves")

    return Sentence(
        "The membrane settles at {V:+.1f} mV. Potassium, whose own voltage is {K:+.0f} mV, {k}. Sodium, with "
        "{Na:+.0f} mV, {na}. Chloride, with {Cl:+.0f} mV, {cl}. Together they carry no charge.",
        V=m.V_m, K=m.E_K, Na=m.E_Na, Cl=m.E_Cl, k=way(IONS[0]), na=way(IONS[1]), cl=way(IONS[2]),
    )


def _membrane(ax: Axes) -> list[Binding]:
    """The upper part: two fluids, the membrane, five columns of ions."""
    ax.axis("off")
    for floor, tall, color in ((0, MIDDLE, palette.inside), (MIDDLE, HIGH - MIDDLE, palette.outside)):
        ax.add_patch(Rectangle((0, floor), WIDE, tall, facecolor=color, edgecolor="none"))
    ax.add_patch(Rectangle((0, MIDDLE - HALF), WIDE, 2 * HALF, facecolor=palette.membrane, edgecolor="none"))
    ax.text(4, HIGH - 4, "outside", va="top", size=11.5, color=palette.muted)
    ax.text(4, 4, "inside", va="bottom", size=11.5, color=palette.muted)
    ax.text(4, MIDDLE, "µA/cm²", va="center", size=11.5, color=palette.muted)
    ax.text(374, MIDDLE, "no open gate", ha="center", va="center", size=11.5, color=palette.muted)
    ax.text(374, 52, "a mark is 5 mM,\nhere 0.5 mM", ha="center", va="center", size=11.5, color=palette.muted)
    return [binding for ion in IONS for binding in _column(ax, ion)]


def _column(ax: Axes, ion: Shown) -> list[Binding]:
    """One ion: its concentrations in numbers and marks, and its gate."""
    unit = "nM" if ion.inside.unit == "nM" else "mM"
    ax.text(ion.x, HIGH - 4, ion.sign, ha="center", va="top", size=12.5, weight="bold", color=getattr(palette, ion.ion))
    above = ax.text(ion.x, HIGH - 20, "", ha="center", va="top", size=11.5)
    below = ax.text(ion.x, 4, "", ha="center", va="bottom", size=11.5)
    bindings: list[Binding] = [
        Text(above, "{:.2g} mM", ion.outside),
        Text(below, f"{{:.2g}} {unit}", ion.inside),
    ]
    inside = ion.inside / 1e6 if unit == "nM" else ion.inside
    bindings += _stack(ax, ion, ion.outside, ion.outside / ion.per_mark, 1)
    bindings += _stack(ax, ion, ion.inside, inside / ion.per_mark, -1)
    return bindings + (_gate(ax, ion) if ion.gate is not None else [])


def _stack(ax: Axes, ion: Shown, quantity: Quantity, marks: Expr, side: int) -> list[Binding]:
    """Marks that fill up row by row away from the membrane, the last one as strong as what is left over."""
    assert quantity.range is not None
    most = quantity.range[1] / ion.per_mark / (1e6 if quantity.unit == "nM" else 1)
    bindings: list[Binding] = []
    for k in range(int(-(-most // 1))):
        row, place = divmod(k, A_ROW)
        x = ion.x + (place - (A_ROW - 1) / 2) * PITCH
        y = MIDDLE + side * (HALF + 11 + row * PITCH)
        (mark,) = ax.plot([x], [y], ls="none", marker=MARKS[ion.ion], color=getattr(palette, ion.ion), markersize=7.5,
                          markeredgewidth=0.6)
        bindings.append(Opacity(mark, Max(0, Min(1, marks - k))))
    return bindings


def _gate(ax: Axes, ion: Shown) -> list[Binding]:
    """A gap as wide as the membrane is open to the ion (on a logarithmic scale), and the arrow through it."""
    assert ion.gate is not None
    half = 3 + 3.2 * Max(0, log(ion.gate / 0.001) / log(10))
    gap = PolygonPatch([(0, 0), (1, 0), (1, 1)], closed=True, facecolor=palette.paper, edgecolor=palette.muted)
    ax.add_patch(gap)
    top, bottom = MIDDLE + HALF, MIDDLE - HALF
    corners = [(ion.x - half, bottom), (ion.x + half, bottom), (ion.x + half, top), (ion.x - half, top)]
    (line,) = ax.plot([ion.x, ion.x], [MIDDLE - 11, MIDDLE + 11], color=getattr(palette, ion.ion),
                      solid_capstyle="butt")
    amount = ax.text(ion.x + 24, MIDDLE, "", va="center", size=11.5)
    flow = outward(ion)
    out, into = (Sentence("{i} " + way, i=_amount(amount)) for way, amount in (("out", flow), ("in", -flow)))
    words = Choice((flow > 0.005, out), (flow < -0.005, into), "still")
    return [
        Polygon(gap, corners),
        Arrow(line, width=7 * flow / (Abs(flow) + 0.7)),
        Text(amount, Sentence("{words}", words=words)),
    ]


def _pushes(ax: Axes) -> list[Binding]:
    """The lower part: for each ion the voltage at which it would rest, and the bar from there to the membrane's."""
    ax.set(xlabel="voltage, inside minus outside, mV", yticks=[])
    ax.spines["left"].set_visible(False)
    ax.set_xticks([-100, -50, 0, 50, 100, 150], ["−100", "−50", "0", "50", "100", "150"])
    bindings: list[Binding] = []
    for place, ion in enumerate(IONS):
        row = len(IONS) - 1 - place
        color = getattr(palette, ion.ion)
        bar = Rectangle((0, row - 0.17), 1, 0.34, facecolor=color, edgecolor="none", alpha=0.45)
        ax.add_patch(bar)
        (mark,) = ax.plot([0], [row], ls="none", marker=MARKS[ion.ion], color=color, markersize=10)
        ax.text(LOW - 4, row, ion.sign, ha="right", va="center", size=12, color=color)
        words = ax.text(HIGHEST + 88, row, "", ha="right", va="center", size=11.5)
        out = ion.push if ion.charge > 0 else -ion.push
        said = Choice(
            (out > 0.5, Sentence("{f:.0f} mV out", f=out)), (out < -0.5, Sentence("{f:.0f} mV in", f=-out)), "at rest"
        )
        bindings += [
            Bar(bar, width=m.V_m - ion.rest, base=ion.rest),
            Marker(mark, x=ion.rest, y=row),
            Text(words, Sentence("{said}", said=said)),
        ]
    ax.text(HIGHEST + 88, 4.75, "pushed", ha="right", va="bottom", size=11.5, color=palette.muted)
    line = Rectangle((0, -0.6), 1.6, 5.2, facecolor=palette.ink, edgecolor="none")
    ax.add_patch(line)
    words = ax.text(0, 4.75, "", ha="center", va="bottom", size=12, weight="bold")
    name = Text(words, "membrane {:+.1f} mV", m.V_m, x=Max(-105, m.V_m))  # kept within the picture at the left
    return [*bindings, Bar(line, width=1.6, base=m.V_m - 0.8), name]
