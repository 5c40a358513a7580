"""The resting membrane as a picture: five ions on both sides, channels, currents, and what pushes each ion."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Abs, Expr, Max, log

from electrolytes.essentials.membrane import voltage as m
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Explorable,
    Guess,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import Quantity, default_of, q

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
    channel: Quantity | None = None


IONS = (
    Shown("potassium", "K⁺", 78, 1, m.K_e, m.K_i, m.E_K, m.D_K, current=m.I_K, channel=m.P_K),
    Shown("sodium", "Na⁺", 166, 1, m.Na_e, m.Na_i, m.E_Na, m.D_Na, current=m.I_Na, channel=m.P_Na),
    Shown("chloride", "Cl⁻", 254, -1, m.Cl_e, m.Cl_i, m.E_Cl, m.D_Cl, current=m.I_Cl, channel=m.P_Cl),
    Shown("magnesium", "Mg²⁺", 329, 2, m.Mg_e, m.Mg_i, m.E_Mg, m.D_Mg, per_mark=0.5),
    Shown("calcium", "Ca²⁺", 403, 2, m.Ca_e, m.Ca_i, m.E_Ca, m.D_Ca, per_mark=0.5),
)

LESS = 20
"""Salt (mM) that the guess's answer takes away outside, for comparison with potassium."""
SITUATIONS = [
    Preset("resting cell"),
    Preset("high potassium", {m.K_e: 7.2}),
    Preset("low potassium", {m.K_e: 2.5}),
    Preset("low sodium", {m.Na_e: 120, m.Cl_e: 84}),
    Preset("sodium channels open", {m.P_Na: 20}),
    Preset("potassium channels only", {m.P_Na: 0.001, m.P_Cl: 0.01}),
]


def membrane_cell() -> Explorable:
    """Ions inside and outside, the channels between, the currents through them, and the voltage that results."""
    with figure(TALL) as fig:
        top = parts.scene(fig, HIGH)
        scale = fig.add_axes((44 / WIDE, 42 / TALL, 300 / WIDE, 118 / TALL), xlim=(LOW, HIGHEST), ylim=(-0.6, 4.6))
        bindings = _membrane(top) + _pushes(scale)
    return Explorable(
        "membrane-cell",
        fig,
        m.MEMBRANE,
        title="A resting cell's membrane",
        subject=subjects.FIBER,
        description="A teaching cell, polarized like a resting muscle fiber, 37 °C. "
        "Above, a strip of membrane with the outside over it and the inside below. Five ions stand in "
        "columns as stacks of marks, so that a taller stack is a higher concentration. Potassium, sodium and chloride "
        "have leak channels in the membrane, as wide as they are open, with arrows for the net movement of the ions. "
        "Magnesium and calcium have none. Below, a voltage scale: a mark for the voltage at which each ion would be at "
        "rest, a line for the voltage of the membrane, and bars between them for the force on each ion.",
        controls=[m.K_e, m.Na_e, m.P_K, m.P_Na, m.P_Cl],
        more=[m.Cl_e, m.Mg_e, m.K_i, m.Na_i, m.Cl_i, m.Mg_i],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_in_words(),
        guess=Guess(
            m.V_m, "Potassium outside rises from 4.2 to 7.2 mM. Where will the membrane’s black line stand?",
            "high potassium", scale, "x", low=-140, high=60, form="+.1f", close=5,
            because=Sentence(
                "There is {more:.1f} times as much potassium outside, and at rest the membrane is open mostly to "
                "potassium. {less:.0f} mM less of sodium, with its chloride, would move it by {moves:.1f} mV.",
                more=m.K_e / default_of(m.K_e), less=LESS, moves=Abs(_with_less_salt() - m.V_m)),
        ),
    )


def _with_less_salt() -> Expr:
    """The voltage with so much less sodium and chloride outside, all else as it is."""
    less = q(LESS, "mM")
    return m.goldman((m.K_e, m.Na_e - less, m.Cl_e - less), (m.K_i, m.Na_i, m.Cl_i), (m.P_K, m.P_Na, m.P_Cl))


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
    parts.membrane(ax, MIDDLE, HALF)
    ax.text(4, HIGH - 4, "outside", va="top", size=11.5, color=palette.muted)
    ax.text(4, 4, "inside", va="bottom", size=11.5, color=palette.muted)
    ax.text(4, MIDDLE, "µA/cm²", va="center", size=11.5, color=palette.muted)
    ax.text(374, MIDDLE, "no open channel", ha="center", va="center", size=11.5, color=palette.muted)
    ax.text(374, 52, "a mark is 5 mM,\nhere 0.5 mM", ha="center", va="center", size=11.5, color=palette.muted)
    return [binding for ion in IONS for binding in _column(ax, ion)]


def _column(ax: Axes, ion: Shown) -> list[Binding]:
    """One ion: its concentrations in numbers and marks, and its channel."""
    unit = "nM" if ion.inside.unit == "nM" else "mM"
    ax.text(ion.x, HIGH - 4, ion.sign, ha="center", va="top", size=12.5, weight="bold", color=getattr(palette, ion.ion))
    bindings: list[Binding] = [
        parts.words(ax, ion.x, HIGH - 20, "{:.2g} mM", ion.outside, ha="center", va="top", size=11.5),
        parts.words(ax, ion.x, 4, f"{{:.2g}} {unit}", ion.inside, ha="center", va="bottom", size=11.5),
    ]
    inside = ion.inside / 1e6 if unit == "nM" else ion.inside
    bindings += _stack(ax, ion, ion.outside, ion.outside / ion.per_mark, 1)
    bindings += _stack(ax, ion, ion.inside, inside / ion.per_mark, -1)
    return bindings + (_channel(ax, ion) if ion.channel is not None else [])


def _stack(ax: Axes, ion: Shown, quantity: Quantity, marks: Expr, side: int) -> list[Binding]:
    """Marks that fill up row by row away from the membrane, the last one as strong as what is left over."""
    assert quantity.range is not None
    most = quantity.range[1] / ion.per_mark / (1e6 if quantity.unit == "nM" else 1)
    bindings: list[Binding] = []
    for k in range(int(-(-most // 1))):
        row, place = divmod(k, A_ROW)
        x = ion.x + (place - (A_ROW - 1) / 2) * PITCH
        y = MIDDLE + side * (HALF + 11 + row * PITCH)
        bindings.append(parts.counted(parts.mark(ax, x, y, ion.ion, markeredgewidth=0.6), marks, k))
    return bindings


def _channel(ax: Axes, ion: Shown) -> list[Binding]:
    """A gap as wide as the membrane is open to the ion (on a logarithmic scale), and the arrow through it."""
    assert ion.channel is not None
    half = 3 + 3.2 * Max(0, log(ion.channel / 0.001) / log(10))
    gap = parts.box(ion.x - half, ion.x + half, MIDDLE - HALF, MIDDLE + HALF)
    ends = (MIDDLE - 11, MIDDLE + 11)
    flow = outward(ion)
    out, into = (Sentence("{i} " + way, i=_amount(amount)) for way, amount in (("out", flow), ("in", -flow)))
    told = Sentence.when((flow > 0.005, out), (flow < -0.005, into), "still")
    opening = parts.polygon(ax, gap, palette.paper, palette.muted)
    return [
        opening,
        parts.handle(opening, ion.channel, x=ion.x - half, y=MIDDLE),
        parts.stream(ax, (ion.x, ion.x), ends, getattr(palette, ion.ion), flow, 7, 0.7),
        parts.words(ax, ion.x + half + 6, MIDDLE, told, va="center", size=11),
    ]


def _pushes(ax: Axes) -> list[Binding]:
    """The lower part: for each ion the voltage at which it would rest, and the bar from there to the membrane's."""
    ax.set(xlabel="voltage, inside minus outside, mV", yticks=[])
    ax.spines["left"].set_visible(False)
    parts.ticks(ax.xaxis, [-100, -50, 0, 50, 100, 150])
    bindings: list[Binding] = []
    for place, ion in enumerate(IONS):
        row = len(IONS) - 1 - place
        color = getattr(palette, ion.ion)
        ax.text(LOW - 4, row, ion.sign, ha="right", va="center", size=12, color=color)
        out = ion.push if ion.charge > 0 else -ion.push
        said = Sentence.when(
            (out > 0.5, Sentence("{f:.0f} mV out", f=out)), (out < -0.5, Sentence("{f:.0f} mV in", f=-out)), "at rest"
        )
        own = parts.dot(ax, ion.rest, row, color, MARKS[ion.ion], edge=1)
        bindings += [
            parts.bar(ax, row, 0.34, color, width=m.V_m - ion.rest, base=ion.rest, alpha=0.45),
            own,
            *([parts.handle(own, ion.outside)] if ion.outside in (m.K_e, m.Na_e) else []),
            parts.words(ax, HIGHEST + 88, row, said, ha="right", va="center", size=11.5),
        ]
    ax.text(HIGHEST + 88, 4.75, "pushed", ha="right", va="bottom", size=11.5, color=palette.muted)
    line = Rectangle((0, -0.6), 1.6, 5.2, facecolor=palette.ink, edgecolor="none")
    ax.add_patch(line)
    kept = Max(-105, m.V_m)  # within the picture at the left
    name = parts.words(ax, kept, 4.75, "membrane {:+.1f} mV", m.V_m, ha="center", va="bottom", size=12, weight="bold")
    return [*bindings, Bar(line, width=1.6, base=m.V_m - 0.8), name]
