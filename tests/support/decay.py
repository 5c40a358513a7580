"""An explorable in time, over a model whose course is known: exponential decay to a level."""

from __future__ import annotations

from matplotlib.patches import Circle as CirclePatch
from sympy import exp

from electrolytes.live import Circle, Curve, Explorable, Marker, Preset, Sentence, Text, figure, palette
from electrolytes.model import Model, Quantity, q

t = Quantity("t", unit="s", default=2.0, range=(0.0, 10.0), domain=(0, None), label="Time")
k = Quantity("k", unit="1/s", default=0.5, range=(0.05, 5.0), domain=(0, None), scale="log", label="Rate")
level = Quantity("level", unit="mM", default=0.0, range=(-1.0, 1.0), label="Level")
c = Quantity("c", unit="mM", default=1.0, label="Concentration")
exact = Quantity("exact", unit="mM", label="Exact")

DECAY = Model(
    "Decay",
    inputs=[k, level],
    states={c: -k * (c - level)},
    outputs={exact: level + (q(1, "mM") - level) * exp(-k * t)},
    time=t,
)


def decay(slug: str = "decay", heavy: bool = False) -> Explorable:
    """The course as a curve, the moment as a marker, a disk and words."""
    with figure(240) as fig:
        left, right = fig.subplots(1, 2)
        left.set(xlim=(0, 10), ylim=(-1.2, 1.2), xlabel="time (s)", ylabel="mM")
        (line,) = left.plot([], [], color=palette.sodium)
        (dot,) = left.plot([2], [0], "o", color=palette.sodium)
        right.set(xlim=(0, 2), ylim=(0, 2), aspect="equal")
        disk = right.add_patch(CirclePatch((1, 1), 0.5, fc=palette.water, ec="none"))
        words = right.text(0.2, 0.2, "mM")
    return Explorable(
        slug,
        fig,
        DECAY,
        title="Decay",
        description="A concentration that falls to a level",
        controls=[k, level],
        bindings=[
            Curve(line, over=t, y=c),
            Marker(dot, x=t, y=c),
            Circle(disk, radius=0.5 + 0.4 * c / q(1, "mM")),
            Text(words, "{:.3f} mM", c),
        ],
        sentence=Sentence("After {t:.1f} s it is {c:.4f} mM.", t=t, c=c),
        presets=[Preset("slow"), Preset("fast", {k: 4.0})],
        heavy=heavy,
    )
