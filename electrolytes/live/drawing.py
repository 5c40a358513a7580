"""A figure with all that moves in it: planned over a model, drawn once for the page, and drawn anew for a file."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import matplotlib as mpl
import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from electrolytes.live.bindings.base import Binding
from electrolytes.live.bindings.handles import Handle
from electrolytes.live.bindings.marks import Marker
from electrolytes.live.contract import BindingSpec, DrawnSpec, ReportSpec
from electrolytes.live.core import Core
from electrolytes.live.guess import Guess
from electrolytes.live.outcomes import outcomes
from electrolytes.live.palette import STYLE, palette
from electrolytes.live.picture import axes_spec, picture
from electrolytes.live.plan import Frame, Settings, Spec, plan_for
from electrolytes.live.wording import Sentence, compose
from electrolytes.model import Model, ModelError, Quantity, default_of, store

TITLED = {".svg": ("Title", "Description"), ".png": ("Title", "Description"), ".pdf": ("Title", "Subject")}
"""Kinds of files, and how each calls its title and what it shows."""
PNG_DPI = 200


class Drawing:
    """A figure, its bindings and its sentence over a model.

    Parameters
    ----------
    figure : Figure
    model : Model
    controls : sequence of Quantity
        All that a reader sets, but time.
    bindings : sequence of Binding
    sentence : Sentence
    guess : Guess, optional
    outcome : Quantity, optional
        What the figure comes to, where it is not the first that the sentence names.
    core : Core, optional
        The program of the model that the figure's own goes on from.
    """

    def __init__(
        self,
        figure: Figure,
        model: Model,
        controls: Sequence[Quantity],
        bindings: Sequence[Binding],
        sentence: Sentence,
        guess: Guess | None = None,
        outcome: Quantity | None = None,
        core: Core | None = None,
    ) -> None:
        self.figure, self.model, self.controls = figure, model, list(controls)
        self.plan = plan_for(model, controls, core)
        self.settings = [*controls, *([self.plan.clock] if self.plan.clock is not None else [])]
        self.bindings = [*bindings, *self._dots_held(bindings)]
        self.artists: list[Artist] = list(dict.fromkeys(binding.artist for binding in bindings))
        self.bound: list[Spec] = [self._bound(binding) for binding in self.bindings]
        self.pieces = sentence.plan(self.plan.scalar)
        self.outcomes = outcomes(sentence, model, self.settings, self.plan.scalar, outcome)
        self.asked: Spec = guess.plan(self.plan, self.bindings) if guess is not None else {}
        self.drags = [self._drags(axes) for axes in figure.axes]
        self.home = self.kept_frame({quantity: default_of(quantity) for quantity in self.settings})
        for binding, spec in zip(self.bindings, self.bound, strict=True):
            binding.draw(spec, self.home)

    def _bound(self, binding: Binding) -> Spec:
        if isinstance(binding, Handle) and binding.quantity not in self.settings:
            raise ModelError(f"a handle moves {binding.quantity.name}, which is no control of this figure")
        at, axes = self.artists.index(binding.artist), self.figure.axes.index(binding.axes)
        return {"kind": binding.kind, **binding.plan(self.plan), "at": at, "axes": axes}

    def _dots_held(self, bindings: Sequence[Binding]) -> list[Handle]:
        """A handle for each dot that stands at a control, but time's, which has a button and a slider below it.

        Of several dots on the same axes the first has it, and none where that control has a handle there already.
        """
        handles = [binding for binding in bindings if isinstance(binding, Handle)]
        given = len(handles)
        for binding, side, quantity in self._at_controls(bindings):
            taken = any(handle.axes is binding.axes and handle.quantity == quantity for handle in handles)
            other = "y" if side == "x" else "x"
            if isinstance(binding, Marker) and not (taken or quantity.choices or quantity == self.plan.clock):
                place = {side: quantity, other: binding.expressions[other]}
                handles.append(Handle(binding.artist, quantity, **place, side=side))
        return handles[given:]

    def _at_controls(self, bindings: Sequence[Binding]) -> list[tuple[Binding, str, Quantity]]:
        """What stands at a control's own value, along which side, and which control."""
        return [
            (binding, side, place)
            for binding in bindings if binding.kind in ("marker", "move")
            for side, place in getattr(binding, "expressions", {}).items()
            if isinstance(place, Quantity) and place in self.settings
        ]  # fmt: skip

    def _drags(self, axes: Axes) -> dict[str, str]:
        """Which control a finger on these axes moves, by the side (x, y) it moves along."""
        found = [(side, quantity.name) for binding, side, quantity in self._at_controls(self.bindings)
                 if binding.axes is axes]
        return dict(reversed(found))

    def frame(self, settings: Settings) -> Frame:
        """All numbers of the figure at these settings."""
        return self.plan.evaluate(settings)

    def kept_frame(self, settings: Settings) -> Frame:
        """All numbers at these settings, kept from kernel to kernel: the programs' text says what they depend on."""
        key = json.dumps([self.plan.spec(), {quantity.name: value for quantity, value in settings.items()}])

        def compute() -> list[Any]:
            frame = self.frame(settings)
            return [frame.values, [[column.tolist() for column in columns] for columns in frame.sweeps]]

        values, sweeps = store.kept("frame", key, compute)
        return Frame(values, [[np.array(column) for column in columns] for columns in sweeps])

    def said(self, frame: Frame) -> str:
        """The sentence, filled in."""
        return compose(self.pieces, frame.values)

    def svg(self, slug: str, label: str) -> str:
        """The picture at the defaults as it stands in the page; afterwards the layout is fixed."""
        return picture(self.figure, slug, label, self.artists, self.bound, self.home)

    def spec(self) -> DrawnSpec:
        """What the script needs of the drawing; to be asked for after the picture, whose layout it tells."""
        report: list[ReportSpec] = [
            {"e": i, "name": e.name, "label": e.label or e.meaning or e.name, "unit": e.unit_text}
            for i, e in enumerate(self.plan.expressions)
            if isinstance(e, Quantity) and e not in self.settings and e != self.model.time
        ]
        return {
            "programs": self.plan.spec(),
            "axes": [axes_spec(axes, drags) for axes, drags in zip(self.figure.axes, self.drags, strict=True)],
            "bindings": cast(list[BindingSpec], self.bound),
            "sentence": self.pieces,
            "said": self.said(self.home),
            "outcomes": self.outcomes,
            "report": report,
        }

    def symbols(self) -> dict[str, str]:
        """LaTeX of what is set and of what is reported, by name."""
        reported = [e for e in self.plan.expressions if isinstance(e, Quantity)]
        return {quantity.name: quantity.latex for quantity in (*self.settings, *reported)}

    def save(self, path: str | Path, frame: Frame, title: str) -> None:
        """Draws a copy of the figure by other numbers, by Matplotlib alone, and writes it to a file."""
        path = Path(path)
        kind = path.suffix.lower()
        if kind not in TITLED:
            raise ModelError(f"a picture cannot be saved as {path.name!r}; its name ends in one of {', '.join(TITLED)}")
        figure, artists = pickle.loads(pickle.dumps((self.figure, [binding.artist for binding in self.bindings])))
        for step in ("draw", "finish"):
            for binding, artist, spec in zip(self.bindings, artists, self.bound, strict=True):
                copied = copy.copy(binding)
                copied.artist = artist
                copied.draw(spec, frame) if step == "draw" else copied.finish(spec, frame, self.home)
        words: Mapping[str, str | None] = dict(zip(TITLED[kind], (title, self.said(frame)), strict=True))
        undated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}, ".png": {}}[kind]
        with mpl.rc_context(STYLE):
            figure.savefig(path, facecolor=palette.paper, dpi=PNG_DPI if kind == ".png" else "figure",
                           metadata={**words, **undated})
