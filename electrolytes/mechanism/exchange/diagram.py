"""The exchanger in its membrane as a picture that lives: which way sodium and calcium go, and where it turns round."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle
from sympy import Abs, Expr, Max, Piecewise

from electrolytes.live import (
    MARKS,
    Bar,
    Binding,
    Choice,
    Explorable,
    Guess,
    Opacity,
    Preset,
    Sentence,
    figure,
    palette,
    parts,
    subjects,
)
from electrolytes.mechanism.exchange.exchanger import E_NCX, EXCHANGE, I_NCX, Ca_eq, Ca_nM, Ca_o, Na_i, Na_o, V_m, push

WIDE, TOP, HIGH = 440, 236, 432
MIDDLE, HALF = 118, 19  # of the membrane
AT = 220  # where the carrier stands
LOWEST, HIGHEST = -110.0, 50.0  # of the voltage axis, mV
MOST = 2.2  # of the current axis, pA

SITUATIONS = [
    Preset("resting muscle cell"),
    Preset("sodium piled up", {Na_i: 15}),
    Preset("positive for a moment", {V_m: 20}),
    Preset("just after a squeeze", {V_m: -50, Ca_nM: 500}),
    Preset("half the sodium outside", {Na_o: 70}),
]
calcium_out = -2 * I_NCX


def exchanger() -> Explorable:
    """Three Na⁺ one way, one Ca²⁺ the other; below, how fast, over voltage, and where it stands still."""
    with figure(HIGH) as fig:
        bindings = _membrane(parts.scene(fig, TOP))
        bindings += _current(fig.add_axes((0.135, 46 / HIGH, 0.845, 136 / HIGH)))
    return Explorable(
        "exchanger",
        fig,
        EXCHANGE,
        title="The sodium–calcium exchanger",
        subject=subjects.RAT_ARTERY,
        description="Above, a strip of membrane, outside over inside, with one carrier in it. Two arrows run through "
        "the carrier, always against each other: one for three sodium ions, one for a calcium ion. At rest sodium "
        "comes in and calcium goes out. Marks beside it show how concentrated both are on either side. Below, how much "
        "calcium the exchanger carries out, over the membrane's voltage: a falling curve that passes zero at the "
        "reversal voltage, a diamond. A triangle on the curve is the cell. Left of the diamond calcium goes out, right "
        "of it calcium comes in.",
        controls=[V_m, Na_i, Ca_nM],
        more=[Na_o, Ca_o],
        bindings=bindings,
        presets=SITUATIONS,
        sentence=_told(),
        guess=Guess(
            E_NCX, "Sodium inside rises from 8.4 to 15 mM. At which voltage will the exchanger stand still?",
            "sodium piled up", fig.axes[1], "x", name="Voltage at which it stands still", form="+.0f", close=12,
            because="More sodium inside is less of a drop for sodium to run down, so the exchanger pays less for "
            "the calcium that it carries out; at this cell’s resting voltage it now brings calcium in.",
        ),
    )


def _told() -> Sentence:
    """Which way, how fast, why, and how far it could go."""
    far = Choice((Abs(push) < 9.95, Sentence("{d:.1f} mV", d=Abs(push))), Sentence("{d:.0f} mV", d=Abs(push)))
    lowest = Choice((Ca_eq < 9.95, Sentence("{c:.1f} nM", c=Ca_eq)), (Ca_eq < 999.5, Sentence("{c:.0f} nM", c=Ca_eq)),
                    (Ca_eq < 9950, Sentence("{c:.1f} µM", c=Ca_eq / 1000)), Sentence("{c:.0f} µM", c=Ca_eq / 1000))
    forward = Sentence(
        "Forward: three sodium ions come in for each calcium ion that goes out, {i:.2f} pA of calcium. The voltage, "
        "{V:.0f} mV, is {far} more negative than the reversal voltage, {E:.0f} mV. Left to itself the exchanger would "
        "bring calcium down to {c}.",
        i=calcium_out, V=V_m, far=far, E=E_NCX, c=lowest,
    )
    reverse = Sentence(
        "Reverse: a calcium ion comes in for every three sodium ions that go out, {i:.2f} pA of calcium. The voltage, "
        "{V:.0f} mV, is {far} more positive than the reversal voltage, {E:.0f} mV. Left to itself the exchanger would "
        "bring calcium up to {c}.",
        i=-calcium_out, V=V_m, far=far, E=E_NCX, c=lowest,
    )
    still = Sentence("The voltage, {V:.0f} mV, is the reversal voltage: as much goes one way as the other, and the "
                     "exchanger makes no headway.", V=V_m)
    return Sentence.when((push > 0.3, forward), (push < -0.3, reverse), still)


# --- the membrane -------------------------------------------------------------------------------------------------


def _membrane(ax: Axes) -> list[Binding]:
    parts.membrane(ax, MIDDLE, HALF)
    ax.text(5, TOP - 5, "outside", va="top", size=11.5, color=palette.muted)
    ax.text(5, 5, "inside", va="bottom", size=11.5, color=palette.muted)
    ax.text(8, MIDDLE, "a mark: 10 mM Na⁺", va="center", size=11.5, color=palette.ink)
    ax.text(WIDE - 8, MIDDLE + 8, "outside, a mark: 0.2 mM", ha="right", va="center", size=11.5, color=palette.ink)
    ax.text(WIDE - 8, MIDDLE - 8, "inside, a mark: 100 nM", ha="right", va="center", size=11.5, color=palette.ink)
    bindings = carrier(ax, AT, MIDDLE)
    bindings += _stack(ax, "sodium", "Na⁺ {:.3g} mM", Na_o, 10, 88, 1)
    bindings += _stack(ax, "sodium", "Na⁺ {:.3g} mM", Na_i, 10, 88, -1)
    bindings += _stack(ax, "calcium", "Ca²⁺ {:.2g} mM", Ca_o, 0.2, 352, 1)
    bindings += _stack(ax, "calcium", "Ca²⁺ {:.3g} nM", Ca_nM, 100, 352, -1)
    way = Sentence.when((push > 0.3, "forward: calcium out"), (push < -0.3, "reverse: calcium in"), "at a standstill")
    return [*bindings, parts.words(ax, AT, 10, way, ha="center", va="bottom", size=12.5, weight="bold")]


def carrier(ax: Axes, x: float, y: float) -> list[Binding]:
    """The protein, two arrows through it that turn round together, and the ions that board at either end."""
    body = FancyBboxPatch((x - 40, y - 30), 80, 60, boxstyle="round,pad=4,rounding_size=16")
    body.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.5)
    ax.add_patch(body)
    forward = parts.held(0.5 + push / 2, 0, 1)
    bindings: list[Binding] = []
    lanes = (("sodium", -20, 1, ((-9, 0), (9, 0), (0, 13))), ("calcium", 20, -1, ((0, 4),)))
    for ion, aside, side, spots in lanes:  # in forward mode, sodium boards outside (side 1), calcium inside (-1)
        ends = (y + side * 27, y - side * 27)
        color = getattr(palette, ion)
        bindings.append(parts.stream(ax, (x + aside, x + aside), ends, color, calcium_out, 9, 0.25, zorder=4))
        for end, shown in ((side, forward), (-side, 1 - forward)):
            for dx, dy in spots:
                bindings.append(Opacity(parts.mark(ax, x + aside + dx, y + end * (45 + dy), ion, 10, zorder=5), shown))
    return bindings


def _stack(ax: Axes, ion: str, words: str, amount: Expr, per_mark: float, x: float, side: int) -> list[Binding]:
    """A concentration in words and in marks; the last mark is as strong as what is left over."""
    bindings: list[Binding] = [
        parts.words(ax, x, MIDDLE + side * (HALF + 14), words, amount, ha="center", va="center", size=12.5,
                    weight="bold", color=getattr(palette, ion)),
    ]
    for k in range(int(-(-amount.range[1] // per_mark))):
        row, place = divmod(k, 8)
        mark = parts.mark(ax, x + (place - 3.5) * 13, MIDDLE + side * (HALF + 35 + row * 13), ion, 8.5,
                          markeredgewidth=0.7)
        bindings.append(parts.counted(mark, amount / per_mark, k))
    return bindings


# --- the current --------------------------------------------------------------------------------------------------


def _current(ax: Axes) -> list[Binding]:
    ax.set(xlim=(LOWEST, HIGHEST), ylim=(-MOST, MOST), xlabel="membrane voltage, mV", ylabel="calcium out, pA")
    parts.ticks(ax.xaxis, [-100, -75, -50, -25, 0, 25, 50])
    parts.ticks(ax.yaxis, [-2, -1, 0, 1, 2])
    ax.axhline(0, color=palette.muted, linewidth=1)
    ax.text(HIGHEST - 2, 1.9, "calcium goes out", ha="right", va="center", size=11.5, color=palette.muted)
    ax.text(LOWEST + 2, -1.9, "calcium comes in", ha="left", va="center", size=11.5, color=palette.muted)
    drive = Rectangle((0, -0.06), 1, 0.12, facecolor=palette.accent, edgecolor="none", alpha=0.6)
    ax.add_patch(drive)
    at = parts.held(E_NCX, LOWEST, HIGHEST)
    told = Sentence(
        "{off}{E:.0f} mV",
        off=Choice((E_NCX < LOWEST, "← stands still at "), (E_NCX > HIGHEST, "→ stands still at "), "stands still at "),
        E=E_NCX,
    )
    beside = Max(LOWEST + 2, Piecewise((E_NCX + 2, E_NCX < -3), (parts.held(E_NCX - 53, -54, -5), True)))
    seen = parts.held(calcium_out, -MOST, MOST)
    still = parts.dot(ax, at, 0, palette.accent, "D", size=9, edge=1.5)
    return [
        parts.curve(ax, V_m, calcium_out, palette.calcium, "calcium carried out", unit="pA"),
        Bar(drive, width=at - V_m, base=V_m),
        still,
        parts.handle(still, Na_i),
        parts.dot(ax, V_m, seen, palette.calcium, MARKS["calcium"], size=13),
        parts.words(ax, beside, Piecewise((0.35, E_NCX < -3), (-0.75, True)), told, size=11.5, color=palette.accent,
                    va="bottom"),
    ]
