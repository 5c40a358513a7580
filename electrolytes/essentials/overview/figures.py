"""Chapter 1's first figure: five ions on one scale, outside and inside a cell."""

from __future__ import annotations

from matplotlib.axes import Axes
from sympy import Eq, Expr, Piecewise

from electrolytes.essentials.overview.sides import OVERVIEW, SIDES, SIGNS, factor, inside, ion, outside
from electrolytes.live import MARKS, Binding, Explorable, Marker, Opacity, Preset, Sentence, figure, palette, subjects


def where_ions_are() -> Explorable:
    """Five ions on one scale of concentration: a filled mark outside, an open one inside."""
    with figure(270) as fig:
        axes = fig.subplots()
        axes.set(xscale="log", xlim=(3e-6, 900), ylim=(4.6, -0.9), xlabel="free concentration, mM", yticks=[],
                 xticks=[1e-4, 1e-3, 0.01, 0.1, 1, 10, 100])
        axes.spines["left"].set_visible(False)
        bindings: list[Binding] = []
        for row, name in enumerate(SIDES):
            bindings += _row(axes, row, name)
        axes.text(0.0000045, -0.6, "filled mark: outside, open mark: inside", color=palette.muted)
    return Explorable(
        "where-ions-are",
        fig,
        OVERVIEW,
        title="Five ions, outside and inside",
        subject=subjects.FIBER,
        description="Each ion has a row on a logarithmic scale of concentration, with a filled mark for outside the "
        "cell and an open mark for inside. The chosen ion stands out.",
        controls=[ion],
        bindings=bindings,
        sentence=_said(),
        presets=[Preset(SIGNS[name], {ion: number}) for number, name in enumerate(SIDES)],
    )


def _row(axes: Axes, row: int, name: str) -> list[Binding]:
    color, mark = getattr(palette, name), MARKS[name]
    ends = SIDES[name]
    here = Piecewise((1, Eq(ion, row)), (0.25, True))
    (link,) = axes.plot(_default(ends), [row, row], color=color, lw=3, zorder=1)
    (out,) = axes.plot([1], [row], mark, color=color, ms=12, zorder=2)
    (within,) = axes.plot([1], [row], mark, color=color, ms=12, mfc=palette.paper, mec=color, mew=2.5, zorder=2)
    sign = axes.text(0.0000045, row, SIGNS[name], color=color, va="center", weight="bold")
    placed: list[Binding] = [Marker(out, x=ends[0], y=row), Marker(within, x=ends[1], y=row)]
    return placed + [Opacity(artist, here) for artist in (link, out, within, sign)]


def _default(ends: tuple[Expr, Expr]) -> list[float]:
    values = OVERVIEW.function({"outside": ends[0], "inside": ends[1]}, [ion])(0.0)
    return [float(value) for value in values]


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
    cases = [(Eq(ion, number), told(text)) for number, text in enumerate(words[:-1])]
    return Sentence.when(*cases, told(words[-1]))
