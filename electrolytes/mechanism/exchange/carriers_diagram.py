"""The pump and three carriers side by side in one membrane: which way each takes sodium, and what it is paid."""

from __future__ import annotations

from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch
from sympy import Expr

from electrolytes.live import Binding, Choice, Explorable, Preset, Sentence, figure, palette, parts, subjects
from electrolytes.mechanism.exchange.carriers import CARRIERS, Cl_i, drive_NHE, drive_NKCC, pH_i, speed
from electrolytes.mechanism.exchange.exchanger import Ca_nM, Na_i, V_m, push

WIDE, HIGH = 440, 244
MIDDLE, HALF = 122, 19


class Carrier(NamedTuple):
    """How a carrier stands in the picture; ``paid`` above 0 takes sodium in (mV), None for the pump."""

    x: float
    name: str
    paid: Expr | None
    ions: tuple[tuple[str, str, int], ...]
    """Sign, color, and 1 where it enters with a positive drive, -1 where it leaves."""


ROW = (
    Carrier(55, "pump", None, (("3 Na⁺", "sodium", -1), ("2 K⁺", "potassium", 1))),
    Carrier(166, "Na–Ca exchange", push, (("3 Na⁺", "sodium", 1), ("Ca²⁺", "calcium", -1))),
    Carrier(278, "Na–H exchange", drive_NHE, (("Na⁺", "sodium", 1), ("H⁺", "ink", -1))),
    Carrier(385, "cotransport", drive_NKCC, (("Na⁺", "sodium", 1), ("K⁺", "potassium", 1), ("2 Cl⁻", "chloride", 1))),
)


def carriers() -> Explorable:
    """The pump takes sodium out; the carriers bring it in, as long as the gradients pay for it."""
    with figure(HIGH) as fig:
        ax = parts.scene(fig, HIGH)
        parts.membrane(ax, MIDDLE, HALF)
        ax.text(4, HIGH - 20, "outside", va="top", size=11.5, color=palette.muted)
        ax.text(4, 38, "inside", va="bottom", size=11.5, color=palette.muted)
        bindings = [binding for carrier in ROW for binding in _carrier(ax, carrier)]
    return Explorable(
        "carriers",
        fig,
        CARRIERS,
        title="Which way does each take sodium?",
        subject=subjects.RAT_ARTERY,
        description="A strip of membrane, outside over inside, with four proteins in a row. The pump takes sodium out "
        "and potassium in. Sodium–calcium exchange takes sodium in and calcium out. Sodium–hydrogen exchange takes "
        "sodium in and hydrogen ions out. Cotransport takes sodium, potassium and chloride in. Arrows are as wide as "
        "the drive, and turn round with it; under each stands what it is paid for a turn, under the pump its speed.",
        controls=[Na_i, V_m, Ca_nM, pH_i, Cl_i],
        bindings=bindings,
        presets=[
            Preset("resting muscle cell"),
            Preset("sodium doubled", {Na_i: 16.75}),
            Preset("sodium at 30 mM", {Na_i: 30}),
            Preset("acid cell", {pH_i: 6.6}),
            Preset("doubled, calcium has followed", {Na_i: 16.75, Ca_nM: 330}),
        ],
        sentence=_told(),
    )


def _told() -> Sentence:
    def way(drive: Expr) -> Choice:
        return Choice(
            (drive > 0.5, Sentence("takes sodium in ({d:.0f} mV)", d=drive)),
            (drive < -0.5, Sentence("would take sodium out ({d:.0f} mV)", d=-drive)),
            "stands still",
        )

    return Sentence(
        "With {na:.1f} mM sodium inside, the pump takes it out at {v:.2f} times its resting speed. Sodium–calcium "
        "exchange {a}, sodium–hydrogen exchange {b}, cotransport {c}.",
        na=Na_i, v=speed, a=way(push), b=way(drive_NHE), c=way(drive_NKCC),
    )


def _carrier(ax: Axes, carrier: Carrier) -> list[Binding]:
    x, drive = carrier.x, carrier.paid
    half = 31
    body = FancyBboxPatch((x - half, MIDDLE - 24), 2 * half, 48, boxstyle="round,pad=3,rounding_size=12")
    body.set(facecolor=palette.grid, edgecolor=palette.muted, linewidth=1.4)
    ax.add_patch(body)
    ax.text(x, HIGH - 4, carrier.name, ha="center", va="top", size=11.5, weight="bold")
    if drive is None:
        flow, most, usual = speed, 7.0, 1.0
        told = Sentence("{v:.2f} × speed", v=speed)
    else:
        flow, most, usual = drive, 7.5, 30.0
        told = Sentence.when(
            (drive > 0.5, Sentence("in: {d:.0f} mV", d=drive)),
            (drive < -0.5, Sentence("out: {d:.0f} mV", d=-drive)),
            "stands still",
        )
    bindings: list[Binding] = [parts.words(ax, x, 5, told, ha="center", va="bottom", size=11.5)]
    many = len(carrier.ions)
    for place, (sign, color, inward) in enumerate(carrier.ions):
        at = x + (place - (many - 1) / 2) * (40 if many == 2 else 24)
        shade = getattr(palette, color)
        ends = (MIDDLE + inward * 40, MIDDLE - inward * 40)
        bindings.append(parts.stream(ax, (at, at), ends, shade, flow, most, usual, zorder=4))
        lift = 14 if many == 3 and place == 1 else 0
        for end in (1, -1):
            ax.text(at, MIDDLE + end * (63 + lift), sign, ha="center", va="center", size=11.5, color=shade,
                    weight="bold" if color == "sodium" else "normal")
    return bindings
