"""Ions and voltage in curves: what moves the resting voltage, who is held away from rest, and the squid's axon."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from sympy import Abs, Expr, Max, log

from electrolytes.essentials.ions import laboratory_units
from electrolytes.essentials.membrane import squid as sq
from electrolytes.essentials.membrane import voltage as m
from electrolytes.essentials.membrane.squid import SQUID
from electrolytes.essentials.membrane.voltage import HELD, MEMBRANE
from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Explorable,
    Handle,
    Marker,
    Preset,
    Sentence,
    Text,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.model import Quantity

LAB = {m.K_e: laboratory_units("potassium"), m.Na_e: laboratory_units("sodium"), m.Cl_e: laboratory_units("chloride")}

# --- what moves the resting voltage -------------------------------------------------------------------------------


def resting_voltage() -> Explorable:
    """The resting voltage over potassium outside and over sodium outside, on one scale."""
    with figure(300) as fig:
        left, right = fig.subplots(1, 2, sharey=True)
        left.set(xscale="log", xlim=m.K_e.range, ylim=(-135, -40), xlabel="K⁺ outside, mM", ylabel="membrane, mV")
        parts.ticks(left.xaxis, [1, 2, 4, 7, 15])
        right.set(xlim=m.Na_e.range, xlabel="Na⁺ outside, mM")
        right.set_xticks([100, 120, 140, 160, 180])
        bindings: list[Binding] = [
            parts.curve(left, m.K_e, m.E_K, palette.muted, "open to K⁺ only", dashes=(0, (4, 3)), width=1.6),
            parts.words(left, 2.15, m.E_T * log(2.1 / m.K_i) - 3, "open to K⁺ only", size=11.5, color=palette.muted,
                        va="top"),
            *_voltage_over(left, m.K_e, palette.potassium, MARKS["potassium"]),
            *_voltage_over(right, m.Na_e, palette.sodium, MARKS["sodium"]),
        ]
    return Explorable(
        "resting-voltage",
        fig,
        MEMBRANE,
        title="What moves the resting voltage",
        subject=subjects.FIBER,
        description="A teaching cell, 37 °C. "
        "Two curves of the resting voltage on one vertical scale: against potassium outside, which is "
        "steep, and against sodium outside, which is nearly flat. Bands mark the normal range in blood. A dashed line "
        "shows the voltage of a membrane that is open to potassium only; the real curve bends away from it where "
        "potassium is low.",
        controls=[m.K_e, m.Na_e, m.Cl_e, m.P_Na],
        more=[m.K_i, m.Na_i, m.Cl_i, m.P_K, m.P_Cl],
        bindings=bindings,
        presets=[
            Preset("healthy blood"),
            Preset("high potassium, 7.2", {m.K_e: 7.2}),
            Preset("low potassium, 2.5", {m.K_e: 2.5}),
            Preset("low sodium, 120", {m.Na_e: 120, m.Cl_e: 84}),
            Preset("high sodium, 160", {m.Na_e: 160, m.Cl_e: 124}),
        ],
        sentence=_moved(),
        units=LAB,
    )


def _moved() -> Sentence:
    """Where the membrane rests, and how far from the healthy cell."""
    healthy = MEMBRANE.number("V_m")
    by = m.V_m - healthy
    how = Choice(
        (Abs(by) < 0.05, "as the healthy cell does"),
        (by > 0, Sentence("{d:.1f} mV less negative than the healthy cell", d=by)),
        Sentence("{d:.1f} mV more negative than the healthy cell", d=-by),
    )
    return Sentence(
        "With {k:.1f} mM potassium and {na:.0f} mM sodium outside, the membrane rests at {V:.1f} mV, {how}.",
        k=m.K_e, na=m.Na_e, V=m.V_m, how=how,
    )


def _voltage_over(ax: Axes, quantity: Quantity, color: str, mark: str) -> list[Binding]:
    """The resting voltage over one concentration outside, the normal band, and the mark where the cell is."""
    assert quantity.normal is not None
    ax.axvspan(*quantity.normal, color=palette.normal, zorder=0)
    return parts.traced(ax, quantity, m.V_m, color, "resting voltage", mark, size=12)


# --- who is held away from rest -----------------------------------------------------------------------------------

COLUMNS: list[tuple[str, str, Expr, Expr]] = [  # ion, sign, inside : outside as it is, and as it would settle
    ("potassium", "K⁺", m.K_i / m.K_e, m.at_rest_1),
    ("chloride", "Cl⁻", m.Cl_i / m.Cl_e, m.at_rest_Cl),
    ("sodium", "Na⁺", m.Na_i / m.Na_e, m.at_rest_1),
    ("magnesium", "Mg²⁺", m.Mg_i / m.Mg_e, m.at_rest_2),
    ("calcium", "Ca²⁺", m.Ca_i / (m.Ca_e * 1_000_000), m.at_rest_2),
]


def held_away() -> Explorable:
    """Inside against outside for five ions: as it is, and as it would be if the ion could settle."""
    with figure(340) as fig:
        ax = fig.subplots()
        ax.set(yscale="log", xlim=(-0.62, 4.5), ylim=(4e-6, 1.6e5), ylabel="inside : outside")
        ax.set_xticks(range(5), [sign for _, sign, _, _ in COLUMNS], size=13)
        ax.set_yticks([1e-4, 1e-2, 1, 1e2, 1e4], ["1 : 10,000", "1 : 100", "equal", "100 : 1", "10,000 : 1"])
        ax.minorticks_off()
        ax.tick_params(axis="x", length=0)
        ax.grid(False, axis="x")
        ax.axhline(1, color=palette.muted, linewidth=1)
        ax.plot([-0.48], [5e4], "o", color=palette.muted, markersize=9)
        ax.plot([0.36, 0.62], [5e4, 5e4], color=palette.ink, linewidth=3, solid_capstyle="butt")
        for x, name in ((-0.36, "as it is"), (0.7, "where it would settle"), (2.66, "×: as much as it is")):
            ax.text(x, 5e4, name, size=11.5, color=palette.muted, va="center")
        bindings = [binding for place, column in enumerate(COLUMNS) for binding in _away(ax, place, *column)]
    return Explorable(
        "held-away",
        fig,
        HELD,
        title="Who is at rest, and who is held away",
        subject=subjects.FIBER,
        description="A teaching cell, 37 °C. "
        "Five columns, for potassium, chloride, sodium, magnesium and calcium. In each a mark shows the "
        "concentration inside compared with outside, on a logarithmic scale, and a dash shows where it would settle at "
        "the present voltage if the ion were free to cross. A bar between the two is the distance that pumps and "
        "exchangers must hold. Potassium and chloride are near their dashes; sodium, magnesium and calcium far below.",
        controls=[m.V_m, m.Mg_i, m.Mg_e, m.Na_i, m.Na_e],
        more=[m.K_e, m.K_i, m.Cl_e, m.Cl_i, m.Ca_e, m.Ca_i],
        bindings=bindings,
        presets=[
            Preset("muscle at rest, −80 mV"),
            Preset("nerve cell, −60 mV", {m.V_m: -60}),
            Preset("no voltage", {m.V_m: 0}),
            Preset("little magnesium in blood", {m.Mg_e: 0.35}),
            Preset("sodium-loaded cell", {m.Na_i: 40}),
        ],
        sentence=_magnesium_in_words(),
        units={m.Na_e: LAB[m.Na_e], m.Mg_e: laboratory_units("magnesium")},
    )


def _away(ax: Axes, place: int, ion: str, sign: str, actual: Expr, settled: Expr) -> list[Binding]:
    """One column: the mark, the dash, the bar between, and by what factor they differ."""
    color = getattr(palette, ion)
    bar = Rectangle((place - 0.09, 1), 0.18, 1, facecolor=color, edgecolor="none", alpha=0.4)
    ax.add_patch(bar)
    dash = Rectangle((place - 0.28, 1), 0.56, 0.1, facecolor=palette.ink, edgecolor="none")
    ax.add_patch(dash)
    (mark,) = ax.plot([place], [1], ls="none", marker=MARKS[ion], color=color, markersize=12, markeredgewidth=1.5)
    words = ax.text(place, 1, "", ha="center", va="bottom", size=12)
    factor = settled / actual
    said = Choice(
        (factor > 999_500, Sentence("{f:.2g}·10⁶ ×", f=factor / 1_000_000)),
        (factor > 1.25, Sentence("{f:.2g} ×", f=factor)),
        (factor < 0.8, Sentence("{f:.2g} × over", f=1 / factor)),
        "at rest",
    )
    concentration = {"sodium": m.Na_i, "magnesium": m.Mg_i}.get(ion)
    held = [] if concentration is None else [Handle(mark, concentration, x=place, y=actual)]
    if ion == "magnesium":
        held.append(Handle(dash, m.V_m, x=place + 0.32, y=settled))
    return [
        Bar(bar, height=settled - actual, base=actual),
        Bar(dash, height=0.14 * settled, base=0.93 * settled),
        Marker(mark, x=place, y=actual),
        *held,
        Text(words, Sentence("{said}", said=said), y=2.2 * Max(actual, settled)),
    ]


def _magnesium_in_words() -> Sentence:
    """Magnesium's distance from rest, and what it takes to keep it there."""
    cost = Sentence(
        "Carrying a mole out costs {w:.1f} kJ, and a mole of sodium coming in pays {g:.1f}", w=m.W_Mg, g=m.G_Na
    )
    account = Choice(
        (m.W_Mg <= 0, "It would leave by itself."),
        (m.G_Na >= m.W_Mg, Sentence("{cost}: one sodium ion can pay for one magnesium ion.", cost=Choice(cost))),
        (2 * m.G_Na >= m.W_Mg, Sentence("{cost}: it takes two sodium ions for one.", cost=Choice(cost))),
        Sentence("{cost}: not even two sodium ions pay for one.", cost=Choice(cost)),
    )
    return Sentence(
        "At {V:.0f} mV magnesium would settle at {eq:.2g} times its concentration outside. It is held at {r:.2g} "
        "times. {account}",
        V=m.V_m, eq=m.at_rest_2, r=m.Mg_i / m.Mg_e, account=account,
    )


# --- the giant axon of the squid ----------------------------------------------------------------------------------


def squid_axon() -> Explorable:
    """Rest and peak of an impulse over sodium outside, at two permeabilities."""
    with figure(310) as fig:
        ax = fig.subplots()
        ax.set(xscale="log", xlim=sq.SQUID_Na_e.range, ylim=(-90, 90), xlabel="Na⁺ outside, mM", ylabel="membrane, mV")
        parts.ticks(ax.xaxis, [20, 50, 100, 200, 440])
        ax.axhline(0, color=palette.muted, linewidth=1)
        bindings: list[Binding] = [
            parts.curve(ax, sq.SQUID_Na_e, m.E_Na, palette.muted, "open to Na⁺ only", dashes=(0, (4, 3)), width=1.6),
        ]
        lines = (("at the peak", sq.V_peak, palette.sodium, "o"), ("at rest", sq.V_rest, palette.ink, "s"))
        for name, y, color, mark in lines:
            bindings += parts.traced(ax, sq.SQUID_Na_e, y, color, name, mark, size=12)
        bindings += [
            parts.words(ax, 165, m.E_T * log(165 / sq.SQUID_Na_i) + 5, "open to Na⁺ only", size=11.5,
                        color=palette.muted, ha="right"),
            parts.words(ax, 240, _voltage_with(240, sq.P_peak) - 6, "at the peak", size=12, color=palette.sodium,
                        va="top"),
            parts.words(ax, 23, _voltage_with(23, sq.AT_REST) + 4, "at rest", size=12, va="bottom"),
        ]
    return Explorable(
        "squid-axon",
        fig,
        SQUID,
        title="The squid's axon, 1949",
        subject=subjects.SQUID,
        description="Squid, 18 °C. "
        "Voltage of the giant axon against sodium outside on a logarithmic scale. The curve for "
        "the peak of an impulse rises steeply, under the dashed line of a membrane open to sodium only. The curve for "
        "rest is nearly flat.",
        controls=[sq.SQUID_Na_e, sq.SQUID_K_e, sq.AT_REST, sq.P_peak],
        more=[sq.SQUID_Cl_e, sq.TO_CL, sq.SQUID_K_i, sq.SQUID_Na_i, sq.SQUID_Cl_i],
        bindings=bindings,
        presets=[
            Preset("sea water"),
            Preset("half the sodium", {sq.SQUID_Na_e: 220}),
            Preset("a fifth of the sodium", {sq.SQUID_Na_e: 88}),
            Preset("twice the potassium", {sq.SQUID_K_e: 40}),
        ],
        outcome=sq.V_peak,
        sentence=Sentence(
            "With {na:.0f} mM sodium outside the axon rests at {rest:+.1f} mV and an impulse peaks at {peak:+.1f} mV, "
            "{height:.0f} mV above. Open to sodium only, it would be at {E:+.0f} mV.",
            na=sq.SQUID_Na_e, rest=sq.V_rest, peak=sq.V_peak, height=sq.height, E=m.E_Na,
        ),
    )


def _voltage_with(sodium: float, open_to_sodium: Expr) -> Expr:
    """The axon's voltage (mV) with this much sodium (mM) outside; says where a curve's name stands."""
    return m.goldman(
        (sq.SQUID_K_e, sodium, sq.SQUID_Cl_e),
        (sq.SQUID_K_i, sq.SQUID_Na_i, sq.SQUID_Cl_i),
        (m.P_K, open_to_sodium, sq.TO_CL),
    )
