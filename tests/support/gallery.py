"""One explorable with every kind of binding, over a small model: binding of a ligand, as a saturation curve."""

from __future__ import annotations

import json

from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.patches import Rectangle

from electrolytes.live import (
    Arrow,
    Band,
    Bar,
    Choice,
    Circle,
    Color,
    Curve,
    Explorable,
    LabUnit,
    Marker,
    Move,
    Opacity,
    Polygon,
    Preset,
    Sentence,
    Text,
    figure,
    host_script,
    palette,
    style,
)
from electrolytes.model import Model, Quantity

L = Quantity(
    "L",
    "[L]",
    unit="mM",
    default=1.0,
    range=(0.01, 100.0),
    domain=(0, None),
    scale="log",
    normal=(0.5, 2.0),
    label="Ligand",
)
K = Quantity("K", "K", unit="mM", default=2.0, range=(0.5, 10.0), domain=(0, None), label="Half-saturation")
KIND = Quantity("kind", "c", default=0, choices=("as it is", "doubled"), label="Sites")
bound = Quantity("bound", r"\theta", label="Bound share")
gain = Quantity("gain", latex="g", label="Balance")

SATURATION = Model(
    "Saturation",
    inputs=[L, K, KIND],
    outputs={bound: L / (K + L), gain: (1 + KIND) * (L - K) / (L + K)},
    source="modelling choice",
)
CONTROLS = [L, K, KIND]


def gallery(slug: str = "gallery") -> Explorable:
    """Every binding once, on logarithmic and linear axes, with parts that grow, turn around and fade."""
    with figure(400) as fig:
        (top, right), (low, last) = fig.subplots(2, 2)
        top.set(xscale="log", xlim=(0.01, 100), ylim=(0, 1), xlabel="Ligand (mM)", ylabel="Bound")
        (line,) = top.plot([], [], color=palette.sodium, label="Bound")
        (dot,) = top.plot([1], [0.3], "o", color=palette.sodium)
        shade = top.fill_between([0.01, 100], [0, 0], [1, 1], color=palette.water, alpha=0.2, lw=0)
        right.set(xlim=(-1, 5), ylim=(-2.2, 2.2), xlabel="x", ylabel="y")
        bar = right.add_patch(Rectangle((0, 0), 1, 0.5, fc=palette.magnesium, ec="none"))
        lying = right.add_patch(Rectangle((2, 1), 0.5, 0.4, fc=palette.calcium, ec="none"))
        kite = right.add_patch(PolygonPatch([[3, -1], [4, -1], [3.5, 0]], fc=palette.potassium, ec="none"))
        low.set(xlim=(0, 4), ylim=(0, 2), aspect="equal")
        disk = low.add_patch(CirclePatch((1, 1), 0.5, fc=palette.atp, ec=palette.ink))
        (shaft,) = low.plot([2, 3], [0.5, 1.5], color=palette.ink, lw=3, solid_capstyle="butt")
        last.set(xlim=(0, 10), ylim=(0, 1))
        words = last.text(2, 0.5, "bound", color=palette.ink)
        note = last.text(5, 0.8, "fades", color=palette.sodium)
        (wide,) = last.plot([], [], color=palette.chloride, label="twice")
    return Explorable(
        slug,
        fig,
        SATURATION,
        title="Saturation",
        description="How much of a ligand is bound",
        controls=CONTROLS,
        bindings=[
            Curve(line, over=L, y=bound),
            Marker(dot, x=L, y=bound),
            Band(shade, over=L, lower=bound / 2, upper=bound),
            Bar(bar, height=gain),
            Bar(lying, width=gain),
            Polygon(kite, [(3, -1), (4, -1), (3.5, gain)]),
            Circle(disk, radius=0.2 + 0.6 * bound),
            Arrow(shaft, width=6 * gain),
            Color(disk, bound, "atp", "sodium"),
            Text(words, "{:.2f} bound", bound, x=K),
            Opacity(note, bound),
            Move(note, y=bound),
            Curve(wide, over=K, y=bound * (1 + KIND), unit=""),
        ],
        sentence=Sentence(
            "At {L:.3g} mM, {share:.0f} % is bound{how}.",
            L=L,
            share=100 * bound,
            how=Choice((gain > 0, ", more than half"), ""),
        ),
        units={L: [LabUnit("mg/dL", 2.4305), LabUnit("mEq/L", 2.0)]},
        presets=[Preset("As usual"), Preset("Plenty", {L: 50.0})],
    )


def page(*explorables: Explorable) -> str:
    """A whole page with these explorables, as the built book holds them."""
    state = {}
    body = []
    for number, explorable in enumerate(explorables):
        view = json.dumps({"model_id": f"model{number}", "version_major": 2, "version_minor": 1})
        head, tail = explorable._html.split(">", 1)
        body.append(f'{head}><script type="application/vnd.jupyter.widget-view+json">{view}</script>{tail}')
        state[f"model{number}"] = {"model_name": "AnyModel", "state": {"_spec": explorable._spec}}
    escaped = json.dumps({"state": state}).replace("</", r"<\/")
    return f"""<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title>Gallery</title>
<meta name="viewport" content="width=device-width"><style>{style()}</style></head>
<body><main><h1>Gallery</h1>{"".join(body)}</main>
<script type="application/vnd.jupyter.widget-state+json">{escaped}</script>
<script>{host_script()}</script></body></html>"""
