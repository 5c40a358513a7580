"""Magnesium and the pump in curves: how much ATP carries magnesium, and what that does to the pump's speed."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Eq, Expr

from electrolytes.essentials.magnesium.binding import (
    K_H_1,
    K_H_2,
    K_H_3,
    K_K_2,
    K_K_3,
    MGATP,
    ATP_total,
    H,
    K_d,
    K_i,
    K_Mg_1,
    K_Mg_2,
    K_Mg_3,
    Mg_i,
    MgATP,
    binding_set,
    fraction,
    pH,
)
from electrolytes.live import Binding, Choice, Explorable, Preset, Sentence, figure, palette, parts, subjects
from electrolytes.mechanism.pump.magnesium_limit import (
    MAGNESIUM_LIMIT,
    Mg_ref,
    slowing_a,
    slowing_b,
    slowing_bp,
    speed_a,
    speed_b,
    speed_bp,
)

BY_SET = [  # name of the curve, apparent constant of the set, where the name stands: mM, above the curve in %, side
    ("(i) without K⁺", K_Mg_1 * (1 + H / K_H_1), 0.26, 2, "right"),
    ("(ii)", K_Mg_2 * (1 + H / K_H_2 + K_i / K_K_2), 0.075, 4, "right"),
    ("(iii) with K⁺, 38 °C", K_Mg_3 * (1 + H / K_H_3 + K_i / K_K_3), 0.42, -9, "left"),
]


def _over_free_magnesium(ax: Axes, words_at: float) -> None:
    """The axis both figures share, with what is found in most cells; ``words_at`` is where it says so."""
    assert Mg_i.normal is not None
    ax.set(xscale="log", xlim=(0.045, 3.3), xlabel="free Mg²⁺ in the cell, mM")
    parts.ticks(ax.xaxis, [0.05, 0.1, 0.2, 0.5, 1, 2, 3])
    ax.axvspan(*Mg_i.normal, color=palette.normal, zorder=0)
    ax.text(0.45, words_at, "most cells", size=12, color=palette.muted, ha="center", va="bottom")


def mgatp() -> Explorable:
    """Share of ATP with magnesium over free magnesium, by each of the three constant sets."""
    with figure(300) as fig:
        ax = fig.subplots()
        _over_free_magnesium(ax, 4)
        ax.set(ylim=(0, 105), ylabel="ATP with Mg²⁺, %")
        bindings: list[Binding] = []
        for number, (name, constant, at, above, side) in enumerate(BY_SET):
            bindings += [
                parts.curve(ax, Mg_i, 100 * fraction, palette.muted, f"set {name}", given={binding_set: number},
                            unit="percent", width=1.4),
                parts.words(ax, at, 100 * at / (at + constant) + above, name, size=12, color=palette.muted, va="bottom",
                            ha=side),
            ]
        bindings += parts.traced(ax, Mg_i, 100 * fraction, palette.magnesium, "the chosen set", "D", size=11,
                                 unit="percent", width=3)
    return Explorable(
        "mgatp",
        fig,
        MGATP,
        title="How much ATP carries magnesium",
        subject=subjects.HEART,
        description="Three rising curves: the share of ATP that carries magnesium against free magnesium from 0.05 to "
        "3 millimolar, by three published sets of constants. The set without potassium lies highest. The chosen set "
        "is drawn strong, with a mark at the present free magnesium. A band marks what is found in most cells.",
        controls=[Mg_i, binding_set, K_i, pH],
        more=[ATP_total],
        bindings=bindings,
        presets=[
            Preset("healthy cell"),
            Preset("halved free magnesium", {Mg_i: 0.4}),
            Preset("red cell, low-magnesium diet", {Mg_i: 0.127, ATP_total: 1.5}),
            Preset("acid cell", {pH: 6.5}),
        ],
        sentence=Sentence(
            "At {mg:.2f} mM free magnesium {share:.0f} % of the ATP carries magnesium: {bound:.2f} of {total:.1f} mM. "
            "Half would at {half:.2f} mM.",
            mg=Mg_i, share=100 * fraction, bound=MgATP, total=ATP_total, half=K_d,
        ),
    )


TOP = 150
"""The highest speed the axis shows, in percent of the healthy pump."""
ACCOUNTS: list[tuple[str, str, Expr, str, object]] = [  # what the curve is called, to the eye and in full; how it looks
    ("(a) bystander", "(a) free ATP is a bystander", speed_a, palette.magnesium, "solid"),
    ("(b′) blocks this pump", "(b′) free ATP blocks this pump", speed_bp, palette.ink, (0, (6, 1.5))),
    ("(b) blocks the enzyme", "(b) free ATP blocks the enzyme", speed_b, palette.accent, (0, (2, 1.2))),
]


def magnesium_limit() -> Explorable:
    """The pump's speed over free magnesium by each account; the healthy cell is 100 %."""
    with figure(340) as fig:
        ax = fig.subplots()
        _over_free_magnesium(ax, TOP - 11)
        ax.set(ylim=(0, TOP), ylabel="pump's speed, % of healthy")
        ax.axhline(100, color=palette.muted, linewidth=1)
        bindings = [binding for place in range(len(ACCOUNTS)) for binding in _account(ax, place)]
    return Explorable(
        "magnesium-limit",
        fig,
        MAGNESIUM_LIMIT,
        title="Accounts of how much magnesium matters",
        subject=subjects.HEART,
        description="Three curves of the pump's speed against free magnesium, in percent of the healthy cell. By "
        "account (a), ATP without magnesium is a bystander, and the curve is nearly flat. By account (b), the rate law "
        "of an isolated enzyme, it blocks, and the curve rises all the way. Between them runs (b′), the same "
        "competition in this page's pump. A mark on each shows the present free magnesium.",
        controls=[Mg_i, ATP_total, binding_set, Mg_ref],
        more=[K_i, pH],
        bindings=bindings,
        presets=[
            Preset("healthy cell"),
            Preset("halved free magnesium", {Mg_i: 0.4}),
            Preset("both ends of the band (0.8 → 0.2 mM)", {Mg_i: 0.2}),
            Preset("red cells, low-magnesium diet (186 → 127 µM)", {Mg_i: 0.127, Mg_ref: 0.186, ATP_total: 1.5}),
            Preset("not viable: 0.05 mM", {Mg_i: 0.05}),
        ],
        sentence=Sentence.when(
            (Eq(Mg_i, Mg_ref), Sentence("At {mg:.2f} mM, the healthy value, all accounts agree.", mg=Mg_i)),
            Sentence(
                "At {mg:.2f} mM free magnesium, healthy being {ref:.2f}, the pump is {a} if free ATP is a bystander, "
                "{p} if it blocks this pump, and {b} by the law of the isolated enzyme.",
                mg=Mg_i, ref=Mg_ref, a=_slower(slowing_a), p=_slower(slowing_bp), b=_slower(slowing_b),
            ),
        ),
    )


def _account(ax: Axes, place: int) -> list[Binding]:
    """One account: its name in the corner, its curve, and the mark on it, held at the top beyond the axis."""
    short, name, speed, color, dashes = ACCOUNTS[place]
    row = 36 - 13 * place
    parts.key(ax, (0.49, 0.63), row, short, color, dashes, at=0.69, width=2.6)
    seen = parts.held(speed, 0, TOP - 5)
    return [
        *parts.traced(ax, Mg_i, speed, color, name, "D", at=seen, size=11, dashes=dashes, width=2.6),
        parts.words(ax, 0.05, TOP - 12 - 13 * place, parts.beyond(speed, 0, TOP, " %"), size=12, color=color,
                    va="center"),
    ]


def _slower(slowing: Expr) -> Choice:
    """A loss of speed in words; a gain where it is one."""
    return Choice(
        (slowing > 0.005, Sentence("{x:.2g} % slower", x=slowing)),
        (slowing < -0.005, Sentence("{x:.2g} % faster", x=-slowing)),
        "as fast",
    )
