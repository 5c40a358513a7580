"""The same figure as a page of ours, of Bokeh, and of stock ipywidgets; nothing comes from another host.

Every page sets a performance mark when a reader can move its sliders: ours ``explorable-ready:…``, the others
``live``. Bokeh does so when its document is idle, stock ipywidgets as soon as four sliders stand in the page.

Without a kernel a stock slider can move another widget (here a number box), but no curve. Jupyter Book by itself loads
the widget manager with RequireJS; the manager without it is smaller.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import ipywidgets
from bokeh.document import Document
from bokeh.embed import file_html
from bokeh.layouts import column
from bokeh.models import ColumnDataSource, CustomJS, Range1d
from bokeh.models.widgets import Slider
from bokeh.plotting import figure as bokeh_figure
from bokeh.resources import INLINE
from ipywidgets.embed import dependency_state, embed_data

from benchmarks.goldman import GOLDMAN, POINTS, SLIDERS, K_e, goldman
from benchmarks.standing import page_of_figures
from electrolytes.live import palette

PACKAGES = Path(__file__).parent / "node_modules"
HEAD = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Membrane voltage</title>'
STATE = "application/vnd.jupyter.widget-state+json"
VIEW = "application/vnd.jupyter.widget-view+json"

DRAW = """
const [K_e, K_i, Na_i, P_Na] = sliders.map((slider) => slider.value);
const voltage = (K) => 26.73 * Math.log((K + P_Na * 145) / (K_i + P_Na * Na_i));
const x = curve.data.x;
curve.data = { x, y: x.map(voltage) };
dot.data = { x: [K_e], y: [voltage(K_e)] };
"""
WATCH = """
new MutationObserver((_, observer) => {
  if (document.querySelectorAll(".noUi-handle").length < 4) return;
  observer.disconnect();
  performance.mark("live");
}).observe(document, { childList: true, subtree: true });
"""


def write(folder: Path) -> dict[str, Path]:
    """Write all pages into a folder; returns their files by name."""
    manager = "@jupyter-widgets/html-manager/dist"
    managers = {"ipywidgets (RequireJS)": ["requirejs/require.js", f"{manager}/embed-amd.js"],
                "ipywidgets (no RequireJS)": [f"{manager}/embed.js"]}
    texts = {"Bokeh": bokeh()}
    for name, scripts in managers.items():
        for script in scripts:
            shutil.copy(PACKAGES / script, folder)
        texts[name] = stock([Path(script).name for script in scripts])
    files = {"this book": page_of_figures(folder, "ours")}
    for number, (name, text) in enumerate(texts.items()):
        files[name] = folder / f"page{number}.html"
        files[name].write_text(text, encoding="utf-8")
    return files


def bokeh() -> str:
    """Bokeh with callbacks in JavaScript, its scripts inside the page."""
    low, high = K_e.range or (0, 1)
    grid = [low + (high - low) * i / (POINTS - 1) for i in range(POINTS)]
    curve = ColumnDataSource({"x": grid, "y": list(GOLDMAN.evaluate(K_e=grid)["V_m"])})
    dot = ColumnDataSource({"x": [K_e.default], "y": [float(GOLDMAN.evaluate()["V_m"])]})
    plot = bokeh_figure(width=600, height=400, x_axis_label="K⁺ outside, mM", y_axis_label="membrane voltage, mV",
                        x_range=Range1d(start=low, end=high), y_range=Range1d(start=-120, end=20))
    plot.line("x", "y", source=curve, line_width=2.4, color=palette.potassium)
    plot.scatter("x", "y", source=dot, size=9, color=palette.potassium)
    sliders = [Slider(title=quantity.label, **_range(quantity, "start", "end", "value")) for quantity in SLIDERS]
    callback = CustomJS(args={"sliders": sliders, "curve": curve, "dot": dot}, code=DRAW)
    for slider in sliders:
        slider.js_on_change("value", callback)
    document = Document()
    document.add_root(column(plot, *sliders))
    document.js_on_event("document_ready", CustomJS(code='performance.mark("live")'))
    return str(file_html(document, INLINE, "Membrane voltage"))


def stock(scripts: list[str]) -> str:
    """Stock sliders, each linked to a number box, and the picture, which cannot move without a kernel."""
    sliders = [ipywidgets.FloatSlider(description=quantity.label, **_range(quantity, "min", "max", "value"))
               for quantity in SLIDERS]
    boxes = [ipywidgets.FloatText() for _ in sliders]
    links = [ipywidgets.jslink((slider, "value"), (box, "value")) for slider, box in zip(sliders, boxes, strict=True)]
    picture = "<svg" + str(goldman()._html).split("<svg", 1)[1].split("</svg>", 1)[0] + "</svg>"
    rows = [ipywidgets.HBox(pair) for pair in zip(sliders, boxes, strict=True)]
    whole = ipywidgets.VBox([ipywidgets.HTML(picture), *rows])
    data = embed_data(views=[whole], state=dependency_state([whole]))
    assert len(links) == len(SLIDERS)
    (view,) = data["view_specs"]
    loaded = "".join(f'<script src="{script}"></script>' for script in scripts)
    return f"""{HEAD}<script>{WATCH}</script>{loaded}</head><body>
<script type="{STATE}">{_inside_script(data["manager_state"])}</script>
<script type="{VIEW}">{_inside_script(view)}</script></body></html>"""


def _range(quantity: Any, low: str, high: str, value: str) -> dict[str, Any]:
    """A slider's arguments, under the names that its library gives them."""
    start, end = quantity.range
    return {low: start, high: end, value: quantity.default, "step": (end - start) / 200}


def _inside_script(value: Any) -> str:
    """JSON that cannot end the script element it stands in."""
    return json.dumps(value).replace("</", "<\\/")
