"""The explorable: a Matplotlib figure that a reader moves, with the model compiled into the page.

In the built book its whole HTML stands in the page (so that it is complete without scripts and on paper) and the
page's own script mounts on it. In JupyterLab the same HTML and the same script run as an ordinary ipywidget, and every
control is a trait of the Python object.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import jinja2
from markupsafe import Markup
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from electrolytes.live.bindings.base import Binding
from electrolytes.live.picture import axes_spec, picture
from electrolytes.live.plan import Plan, Spec
from electrolytes.live.root import Live, check_slug
from electrolytes.live.settings import UNITS_SHOWN, LabUnit, Preset, Setting, control_spec, initial
from electrolytes.live.wording import Sentence, compose, format_number
from electrolytes.model import Model, ModelError, Quantity, Result

MOST_CONTROLS = 7


class Explorable(Live):
    """A figure with its model, the parts that move, the controls, and a sentence that says what it shows.

    Parameters
    ----------
    slug : str
        Its name in links and in the page, unique on the page: lower-case letters, digits, hyphens.
    figure : Figure
        Drawn inside ``with electrolytes.live.figure() as fig``.
    model : Model
    title, description : str
        What it is; what somebody should know who cannot see it.
    controls, more : sequence of Quantity
        Sliders and menus in sight (seven at most), and behind a fold.
    bindings : sequence of Binding
    sentence : Sentence
        What the figure shows now, in words and numbers.
    presets : sequence of Preset
    units : mapping, optional
        Quantities that a reader may also set in other units, as laboratories report them.
    heavy : bool
        Compute off the page's main thread; the root is ``aria-busy`` meanwhile. For models in time.

    With a model in time (``Model(states=..., time=t)``) the figure can be played and scrubbed over the range of ``t``:
    curves over ``t`` are the whole course, everything else shows the moment, and ``t`` is one more control.

    Notes
    -----
    Each control is a trait of the quantity's name: ``widget.Na_i = 15``, ``widget.observe(..., "Na_i")`` and
    ``ipywidgets.link`` work. A value outside the slider's range is a :class:`ModelError`.
    """

    def __init__(
        self,
        slug: str,
        figure: Figure,
        model: Model,
        *,
        title: str,
        description: str,
        controls: Sequence[Quantity],
        bindings: Sequence[Binding],
        sentence: Sentence,
        more: Sequence[Quantity] = (),
        presets: Sequence[Preset] = (),
        units: Mapping[Quantity, Sequence[LabUnit]] | None = None,
        heavy: bool = False,
    ) -> None:
        check_slug(slug)
        if len(controls) > MOST_CONTROLS:
            raise ModelError(
                f"{slug} has {len(controls)} controls in sight; at most {MOST_CONTROLS}, the rest belongs into `more`"
            )
        clock = (model.time,) if model.states and model.time is not None else ()
        self._settings = {quantity.name: quantity for quantity in (*controls, *more, *clock)}
        for quantity in self._settings.values():
            if model.quantity(quantity.name) != quantity:
                raise ModelError(
                    f"the control {quantity.name} of {slug} is another quantity than the model's of that name"
                )
        spec, svg = _build(slug, figure, model, [*controls, *more], bindings, sentence, f"{title}. {description}")
        spec |= {
            "slug": slug,
            "title": title,
            "model": {"name": model.name, "version": model.version, "source": model.source},
            "controls": [
                control_spec(quantity, (units or {}).get(quantity, ())) for quantity in (*controls, *more, *clock)
            ],
            "clock": clock[0].name if clock else None,
            "heavy": heavy,
            "presets": [_preset_spec(preset, self._settings) for preset in presets],
        }
        html = _html(spec, svg, len(controls), len(more))
        super().__init__(slug, spec, html)
        self.add_traits(**{name: Setting(quantity).tag(sync=True) for name, quantity in self._settings.items()})
        self._model_shown = model

    @property
    def values(self) -> dict[str, float]:
        """The controls as they stand."""
        return {name: getattr(self, name) for name in self._settings}

    @property
    def result(self) -> Result:
        """The model evaluated at the controls as they stand."""
        return self._model_shown.evaluate(**self.values)

    def reset(self) -> None:
        """All controls back to their defaults."""
        with self.hold_sync():
            for name, quantity in self._settings.items():
                setattr(self, name, initial(quantity))


def _preset_spec(preset: Preset, settings: Mapping[str, Quantity]) -> Spec:
    for quantity, value in preset.values.items():
        if quantity.name not in settings:
            raise ModelError(f"the situation {preset.name!r} sets {quantity.name}, which is no control here")
        Setting(settings[quantity.name]).validate(None, value)
    return {"name": preset.name, "values": {quantity.name: float(value) for quantity, value in preset.values.items()}}


def _build(
    slug: str,
    figure: Figure,
    model: Model,
    controls: Sequence[Quantity],
    bindings: Sequence[Binding],
    sentence: Sentence,
    label: str,
) -> tuple[Spec, str]:
    """Plans, draws at the defaults, and compiles; returns the spec and the SVG."""
    plan = Plan(model, controls)
    artists: list[Artist] = []
    bound: list[tuple[str, Spec]] = []
    for binding in bindings:
        if binding.artist not in artists:
            artists.append(binding.artist)
        spec = binding.plan(plan) | {"at": artists.index(binding.artist), "axes": figure.axes.index(binding.axes)}
        bound.append((binding.kind, spec))
    pieces = sentence.plan(plan.scalar)
    movable = [*controls, *([model.time] if model.states and model.time is not None else [])]
    handles = [_handles(axes, bindings, movable) for axes in figure.axes]
    frame = plan.evaluate({quantity: initial(quantity) for quantity in controls})
    for binding, (_, spec) in zip(bindings, bound, strict=True):
        binding.draw(spec, frame)
    svg = picture(figure, slug, label, artists, bound, frame)
    return {
        "programs": plan.spec(),
        "axes": [axes_spec(axes, handle) for axes, handle in zip(figure.axes, handles, strict=True)],
        "bindings": [{"kind": kind, **spec} for kind, spec in bound],
        "sentence": pieces,
        "said": compose(pieces, frame.values),
        "report": [
            {"e": i, "name": e.name, "unit": UNITS_SHOWN.get(e.unit, e.unit)}
            for i, e in enumerate(plan.single.expressions)
            if isinstance(e, Quantity) and e not in controls and e != model.time
        ],
    }, svg


def _handles(axes: Axes, bindings: Sequence[Binding], movable: Sequence[Quantity]) -> Spec:
    """Which control a finger on these axes moves, and what the axes are called when a curve is read off."""
    drag: dict[str, str] = {}
    for binding in bindings:
        if binding.axes is axes and binding.kind in ("marker", "move"):
            for side in ("x", "y"):
                moved = getattr(binding, "expressions", {}).get(side)
                if isinstance(moved, Quantity) and moved in movable:
                    drag.setdefault(side, moved.name)
    return {"drag": drag, "xlabel": axes.get_xlabel(), "ylabel": axes.get_ylabel()}


@cache
def _template() -> jinja2.Template:
    folder = Path(__file__).parent
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("explorable.html")


def _html(spec: Spec, svg: str, in_sight: int, folded: int) -> str:
    controls = []
    for control in spec["controls"]:
        shown = format_number(control["value"], ".4g").replace("−", "-")
        shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
        at = round(_slider_place(control), 6) if not control["choices"] else 0
        band = "–".join(f"{v:g}" for v in control["normal"]) if control["normal"] else ""
        controls.append(control | {"shown": shown, "at": at, "band_text": band})
    return _template().render(
        slug=spec["slug"],
        title=spec["title"],
        svg=Markup(svg),
        controls=controls[:in_sight],
        more=controls[in_sight : in_sight + folded],
        clock=controls[-1] if spec["clock"] else None,
        presets=[preset["name"] for preset in spec["presets"]],
        sentence=spec["said"],
    )


def _slider_place(control: Spec) -> float:
    return math.log10(control["value"]) if control["log"] else float(control["value"])
