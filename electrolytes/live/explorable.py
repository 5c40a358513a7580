"""The explorable: a Matplotlib figure that a reader moves, with the model compiled into the page.

In the built book its whole HTML stands in the page (so that it is complete without scripts and on paper) and the
page's own script mounts on it. In JupyterLab the same HTML and the same script run as an ordinary ipywidget, and every
control is a trait of the Python object.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from matplotlib.figure import Figure

from electrolytes.live import script
from electrolytes.live.bindings.base import Binding
from electrolytes.live.bindings.moving import Beat
from electrolytes.live.contract import BeatSpec, ExplorableSpec, PresetSpec
from electrolytes.live.core import Core
from electrolytes.live.drawing import Drawing
from electrolytes.live.guess import Guess
from electrolytes.live.html import explorable_html
from electrolytes.live.nudges import slopes
from electrolytes.live.plan import Frame
from electrolytes.live.root import Live
from electrolytes.live.settings import LabUnit, Preset, Setting, control_spec, said_value
from electrolytes.live.subjects import Subject
from electrolytes.live.sums import compiled, sums_of
from electrolytes.live.wording import Sentence
from electrolytes.model import Model, ModelError, Quantity, Result, default_of

MOST_CONTROLS = 7
IN_PROPORTION = "Beads run in proportion to the flows, not at life’s speed."


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
    pace : str
        How fast the beads on its arrows run, where that is to scale ("One bead is one turn, eight times slower"), and
        what else moves by itself.
    beat : Beat, optional
        Shapes that swing by themselves, for models without states.
    guess : Guess, optional
        What a reader guesses on the figure before the model answers.
    heavy : bool
        Compute off the page's main thread; the root is ``aria-busy`` meanwhile. For models in time.
    subject : Subject, optional
        Whose body or which cell the model stands for; every figure whose model is a cell or a body says so.
    outcome : Quantity, optional
        What the figure comes to, of which "What matters most?" tells how far each control moves it; where nothing is
        given, the first quantity that the sentence names and that is not itself set.

    core : Core, optional
        The program of the model, where several figures share it (a model without states, and no curves).

    With a model in time (``Model(states=..., time=t)``) the figure can be played and scrubbed over the range of ``t``:
    curves over ``t`` are the whole course, everything else shows the moment, and ``t`` is one more control.

    Notes
    -----
    Each control is a trait of the quantity's name: ``widget.Na_i = 15``, ``widget.observe(..., "Na_i")`` and
    ``ipywidgets.link`` work; text with a unit (``widget.K_e = "5 mEq/L"``), pint quantities and names of choices are
    taken too. A value outside the slider's range is a :class:`ModelError`, and so is a name that is no control.
    Printed, the widget says what it shows, in words.

    Examples
    --------
    >>> from electrolytes.live import Explorable, Preset, Sentence, figure, palette, parts
    >>> from electrolytes.mechanism.pump import PUMP
    >>> Na_i, v_pump = PUMP["Na_i"], PUMP["v_pump"]
    >>> with figure(260) as fig:
    ...     ax = fig.subplots()
    ...     ax.set(xlim=(0, 50), ylim=(0, 60), xlabel="sodium inside, mM", ylabel="turns a second")
    ...     bindings = parts.traced(ax, Na_i, v_pump, palette.sodium, "turnover")
    [...]
    >>> live = Explorable("mine", fig, PUMP, title="My pump", description="Turnover over sodium inside.",
    ...                   controls=[Na_i], bindings=bindings, presets=[Preset("usual")],
    ...                   sentence=Sentence("{v:.1f} turns a second.", v=v_pump))
    >>> live.Na_i = 20
    >>> live.sentence
    '19.3 turns a second.'
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
        pace: str = IN_PROPORTION,
        beat: Beat | None = None,
        guess: Guess | None = None,
        heavy: bool = False,
        subject: Subject | None = None,
        outcome: Quantity | None = None,
        core: Core | None = None,
    ) -> None:
        if len(controls) > MOST_CONTROLS:
            raise ModelError(
                f"{slug} has {len(controls)} controls in sight; at most {MOST_CONTROLS}, the rest belongs into `more`"
            )
        for quantity in (*controls, *more):
            self._check_control(slug, model, quantity)
        drawing = Drawing(figure, model, [*controls, *more], bindings, sentence, guess, outcome, core)
        settings = {quantity.name: quantity for quantity in drawing.settings}
        moves = beat is not None or any(binding.kind in ("arrow", "turn") for binding in bindings)
        svg = drawing.svg(slug, f"{title}. {description}")
        spec: ExplorableSpec = {
            "slug": slug,
            "title": title,
            "model": {"name": model.name, "version": model.version, "source": model.source},
            "controls": [control_spec(quantity, (units or {}).get(quantity, ())) for quantity in settings.values()],
            "clock": None if drawing.plan.clock is None else drawing.plan.clock.name,
            "heavy": heavy,
            "symbols": drawing.symbols(),
            "sums": [],
            "later": "",
            "presets": [_preset_spec(preset, settings) for preset in presets],
            "guess": None,
            "beat": None if beat is None else _beat_spec(slug, beat, drawing),
            **drawing.spec(),
        }
        answer = ""
        if guess is not None:
            number = figure.axes.index(guess.axes)
            defaults = self._defaults(settings)
            asked = guess.spec(drawing.asked, number, spec["presets"], defaults, drawing.home, spec["clock"])
            spec["guess"] = asked
            there = {settings[name]: Setting(settings[name]).validate(None, value)
                     for name, value in asked["settings"].items()}
            answer = guess.answer(drawing.asked, drawing.kept_frame(there))
        self._drawing, self._settings, self._frame_at = drawing, settings, (self._defaults(settings), drawing.home)
        html = explorable_html(spec, svg, len(controls), len(more), pace if moves else "", answer, subject)
        super().__init__(slug, spec, html, core="" if core is None else core.filed[1])
        self.add_traits(**{name: Setting(quantity).tag(sync=True) for name, quantity in settings.items()})

    @classmethod
    def _check_control(cls, slug: str, model: Model, quantity: Quantity) -> None:
        if model.quantity(quantity.name) != quantity:
            raise ModelError(f"the control {quantity.name} of {slug} is another quantity than the model's of that name")
        if hasattr(cls, quantity.name):
            raise ModelError(f"{quantity.name} cannot be a control of {slug}: it is a name of the widget's own")

    @staticmethod
    def _defaults(settings: Mapping[str, Quantity]) -> dict[str, float]:
        return {name: default_of(quantity) for name, quantity in settings.items()}

    def complete(self) -> None:
        """Compile what few readers ask for: how far each control moves the outcome, and the terms of sums."""
        if self._later:
            return
        drawing, given = self._drawing, []
        outcome = drawing.plan.expressions[drawing.outcomes[0]["e"]] if drawing.outcomes else None
        code = None if outcome is None else slopes(self.model, outcome, list(self._settings.values()))
        if code is not None:
            given.append(f"slopes: () => {code}")
        sums = sums_of(self.model)
        if sums:
            given.append(f"sums: {compiled(self.model, sums, drawing.controls)}")
        name, self._later = script.filed("function () {\nreturn { " + ",\n".join(given) + " };\n}")
        self._spec = {**self._spec, "later": name, "sums": [each.spec() for each in sums]}

    @property
    def model(self) -> Model:
        """The model that is shown."""
        return self._drawing.model

    @property
    def figure(self) -> Figure:
        """The Matplotlib figure, drawn at the defaults (:meth:`save` draws it at the controls as they stand)."""
        return self._drawing.figure

    @property
    def title(self) -> str:
        """What it is."""
        return str(self._spec["title"])

    @property
    def values(self) -> dict[str, float]:
        """The controls as they stand."""
        return {name: getattr(self, name) for name in self._settings}

    @property
    def result(self) -> Result:
        """The model at the controls as they stand: every value is one number.

        A model in time has been run from its initial values to the moment that the clock shows.
        """
        clock = self._drawing.plan.clock
        values = self.values
        now = values.pop(clock.name) if clock is not None else 0.0
        if clock is None or clock.range is None or now <= clock.range[0]:
            return self.model.evaluate(self.values)
        course = self.model.simulate([clock.range[0], now], values)
        at_the_end: Result = course[-1]
        return at_the_end

    @property
    def sentence(self) -> str:
        """What the figure shows at the controls as they stand, in words and numbers."""
        return self._drawing.said(self._frame())

    def reset(self) -> None:
        """All controls back to their defaults."""
        with self.hold_sync():
            for name, value in self._defaults(self._settings).items():
                setattr(self, name, value)

    def svg(self, slug: str) -> str:
        """The picture at the defaults as it would stand in a page; ``slug`` comes before every name inside it."""
        return self._drawing.svg(slug, self.title)

    def save(self, path: str | Path) -> None:
        """Writes the picture at the controls as they stand to a file: ``.svg``, ``.png`` or ``.pdf``.

        It is drawn by Matplotlib, on white, and holds the title and the sentence in the file's own description.
        """
        self._drawing.save(path, self._frame(), self.title)

    def _frame(self) -> Frame:
        """All numbers of the picture at the controls as they stand; the last are kept."""
        values = self.values
        if self._frame_at[0] != values:
            settings = {quantity: values[name] for name, quantity in self._settings.items()}
            self._frame_at = (values, self._drawing.frame(settings))
        return self._frame_at[1]

    def __repr__(self) -> str:
        standing = ", ".join(said_value(quantity, getattr(self, name)) for name, quantity in self._settings.items())
        try:
            shows = self.sentence
        except ModelError as error:
            shows = f"Cannot be shown: {error}"
        return f"{self.title} ({self.slug}): {standing}\n{shows}"


def _beat_spec(slug: str, beat: Beat, drawing: Drawing) -> BeatSpec:
    if drawing.plan.clock is not None:
        raise ModelError(f"{slug} runs in time, and what runs in time has no beat beside it")
    if beat.over not in drawing.settings:
        raise ModelError(f"{slug} beats with {beat.over.name}, which is no control here")
    axes = drawing.figure.axes.index(beat.axes)
    return {"over": beat.over.name, "by": float(beat.by), "rate": float(beat.rate), "axes": axes}


def _preset_spec(preset: Preset, settings: Mapping[str, Quantity]) -> PresetSpec:
    for quantity, value in preset.values.items():
        if quantity.name not in settings:
            raise ModelError(f"the situation {preset.name!r} sets {quantity.name}, which is no control here")
        Setting(settings[quantity.name]).validate(None, value)
    return {"name": preset.name, "values": {quantity.name: float(value) for quantity, value in preset.values.items()}}
