"""One explorable with every kind of binding, over a small model: binding of a ligand, as a saturation curve."""

from __future__ import annotations

from pathlib import Path

from matplotlib.patches import Circle as CirclePatch
from matplotlib.patches import Polygon as PolygonPatch
from matplotlib.patches import Rectangle

from electrolytes.book.policy import POLICY
from electrolytes.live import (
    Arrow,
    Band,
    Bar,
    Choice,
    Circle,
    Color,
    Curve,
    Explorable,
    Handle,
    LabUnit,
    Live,
    Marker,
    Move,
    Opacity,
    Polygon,
    Preset,
    Sentence,
    Text,
    Turn,
    figure,
    host_script,
    palette,
    seldom_used,
    style,
)
from electrolytes.live.root import standing, within
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
        (flag,) = low.plot([3.5], [1.7], "o", color=palette.sodium)
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
            Handle(dot, L, x=L, y=bound),
            Band(shade, over=L, lower=bound / 2, upper=bound),
            Bar(bar, height=gain),
            Handle(bar, K, x=0.5, y=gain),
            Bar(lying, width=gain),
            Polygon(kite, [(3, -1), (4, -1), (3.5, gain)]),
            Circle(disk, radius=0.2 + 0.6 * bound),
            Arrow(shaft, width=6 * gain),
            Color(disk, bound, "atp", "sodium"),
            Text(words, "{:.2f} bound", bound, x=K),
            Opacity(note, bound),
            Move(note, y=bound),
            Turn(flag, 0, bound, 0.5 * (1 + KIND)),
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


def written(path: Path, *parts: Live) -> Path:
    """A whole page with these parts, its style and scripts beside it, under the policy of the built book."""
    folder = path.parent
    (folder / "explorable.js").write_text(host_script(), encoding="utf-8")
    for name, text in seldom_used().items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    (folder / "explorable.css").write_text(style() + "".join({part._style: "" for part in parts}), encoding="utf-8")
    body = []
    (folder / "code").mkdir(exist_ok=True)
    for number, part in enumerate(parts):
        part.complete()
        if part._later:
            (folder / "code" / f"{part._spec['later']}.js").write_text(part._later, encoding="utf-8")
        (folder / f"code{number}.js").write_text(getattr(part, "_core", "") + part._code, encoding="utf-8")
        body.append(within(part._html, standing(part._spec, f'<script src="code{number}.js" data-code></script>')))
    path.write_text(f"""<!doctype html><html lang="en" data-theme="light"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><meta name="viewport" content="width=device-width">
<title>Gallery</title><link rel="stylesheet" href="explorable.css"><script src="explorable.js"></script></head>
<body><main><h1>Gallery</h1>{"".join(body)}</main></body></html>""", encoding="utf-8")
    return path


def code_of(part: Live) -> str:
    """The function that a part's script files, as a JavaScript expression."""
    return "(" + str(part._code).split(" = ", 1)[1].strip().removesuffix(";") + ")"
