"""Sodium and calcium of a cell over its free magnesium, by each account."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Abs, Eq, Expr

from electrolytes.essentials.magnesium.binding import ATP_total, binding_set
from electrolytes.live import (
    MARKS,
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
from electrolytes.mechanism.pump.magnesium_limit import Mg_ref
from electrolytes.mechanism.summary.accounts import SETTLED, SODIUM_BY_ACCOUNT, Mg_i, Na_a, Na_b, Na_bp

DASHES = ("solid", (0, (6, 1.5)), (0, (2, 1.2)))  # of (a), (b′), (b), as on the pump's page
NAMES = ("(a)", "(b′)", "(b)")
SAYS = {"(a)": "bystander", "(b′)": "blocks pump", "(b)": "blocks enzyme"}
"""What ATP without magnesium does by each account."""


def sodium_by_account() -> Explorable:
    """What a cell's sodium and calcium settle at, over free magnesium, by three accounts."""
    with figure(300) as fig:
        sodium, calcium = fig.subplots(1, 2)
        bindings = _curves(sodium, "sodium", 16, "mM", [Na for _, Na, _ in SETTLED])
        bindings += _curves(calcium, "calcium", 120, "nM", [Ca for _, _, Ca in SETTLED])
    return Explorable(
        "sodium-by-account",
        fig,
        SODIUM_BY_ACCOUNT,
        title="What less magnesium does to a cell's sodium, by each account",
        subject=subjects.RAT_ARTERY,
        description="Two pictures over free magnesium in the cell: left sodium inside, right calcium inside. Each "
        "holds three curves. Solid, account (a): flat. Short dashes, account (b): the less magnesium, the higher. Long "
        "dashes, account (b′): between them. All meet at the healthy free magnesium. Marks show the present one.",
        controls=[Mg_i, Mg_ref, ATP_total, binding_set],
        bindings=bindings,
        presets=[
            Preset("healthy cell"),
            Preset("halved free magnesium", {Mg_i: 0.4}),
            Preset("a quarter of it", {Mg_i: 0.2}),
            Preset("red cells, low-magnesium diet", {Mg_i: 0.127, Mg_ref: 0.186, ATP_total: 1.5}),
            Preset("twice as much", {Mg_i: 1.6}),
        ],
        sentence=Sentence.when(
            (Eq(Mg_i, Mg_ref), Sentence("At {mg:.2f} mM, the healthy value, the cell holds {na:.2f} mM sodium by every "
                                        "account.", mg=Mg_i, na=Na_a)),
            Sentence(
                "Free magnesium of {mg:.2f} mM instead of {ref:.2f} mM: sodium {a} (a) if free ATP is a bystander, {p} "
                "(b′) if it blocks the pump, {b} (b) by the law of the isolated enzyme.",
                mg=Mg_i, ref=Mg_ref, a=_change(Na_a), p=_change(Na_bp), b=_change(Na_b),
            ),
        ),
    )


REST = SODIUM_BY_ACCOUNT.number(Na_a)


def _change(sodium: Expr) -> Choice:
    """What has become of sodium against the healthy cell (mM)."""
    more = sodium - REST
    return Choice(
        (Abs(more) < 0.005, "stays within 0.005 mM"),
        (more > 0, Sentence("rises by {d:.2g} mM", d=more)),
        Sentence("falls by {d:.2g} mM", d=-more),
    )


def _curves(ax: Axes, ion: str, top: float, unit: str, settled: list[Expr]) -> list[Binding]:
    color = getattr(palette, ion)
    ax.set(xscale="log", xlim=(0.1, 2), ylim=(0, top), xlabel="free magnesium, mM", ylabel=f"{ion} inside, {unit}")
    parts.ticks(ax.xaxis, [0.1, 0.2, 0.5, 1, 2])
    ax.axvspan(0.2, 1.0, color=palette.normal, zorder=0)
    bindings: list[Binding] = []
    for place, (y, dashes, name) in enumerate(zip(settled, DASHES, NAMES, strict=True)):
        row, seen = top * (0.94 - 0.085 * place), parts.held(y, 0, top * 0.985)
        below = top * (0.3 - 0.1 * place)
        bindings += parts.traced(ax, Mg_i, y, color, f"{ion}, {name}", MARKS[ion], at=seen, size=9, edge=1.5,
                                 dashes=dashes, points=61)
        parts.key(ax, (0.115, 0.18), below, f"{name} {SAYS[name]}", color, dashes, at=0.2, size=11.5)
        bindings.append(parts.words(ax, 0.104, row, parts.beyond(y, 0, top, f" {unit}"), size=11.5, color=color,
                                    va="center"))
    return bindings
