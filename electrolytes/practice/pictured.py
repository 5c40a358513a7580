"""Tasks with a picture of their own, so that they can be solved on paper: places to name, curves to tell apart.

The picture is drawn while the book is built: for places it is a figure of the page with letters where names stood,
for curves the model draws each of them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import Any
from urllib.parse import quote

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from numpy.typing import NDArray

from electrolytes.live import Explorable, figure, palette
from electrolytes.live.picture import still_picture
from electrolytes.live.plan import Grid
from electrolytes.live.still import standalone
from electrolytes.model import Model, ModelError, Quantity, unit_text
from electrolytes.practice.marking import WORDS, Verdict, shown
from electrolytes.practice.tasks import Task, letters_of

POINTS = 121
HEIGHT = 250
DASHES: tuple[Any, ...] = ("solid", (0, (7, 3)), (0, (2, 2)), (0, (9, 3, 2, 3)))
"""A line of its own for each of at most four curves: told apart without colors."""
DISC = {"boxstyle": "circle,pad=0.22", "facecolor": palette.paper, "edgecolor": palette.ink, "linewidth": 1.3}


class Pictured(Task):
    """A task with a picture; ``alt`` says in words what somebody needs who cannot see it."""

    @cached_property
    def picture(self) -> str:
        """The picture as a whole SVG document."""
        return standalone(self._svg())

    @property
    def alt(self) -> str:
        """What the picture shows, in words."""
        raise NotImplementedError

    def _svg(self) -> str:
        raise NotImplementedError

    def _repr_html_(self) -> str:
        """In Jupyter: what is asked, and its picture."""
        address = "data:image/svg+xml," + quote(self.picture)
        return f'<p>{escape(self.ask)}</p><img alt="{escape(self.alt)}" src="{address}">{self._listed()}'

    def _listed(self) -> str:
        return ""


# --- places of a figure -----------------------------------------------------------------------------------------------


class Label(Pictured):
    """Names to put to places of a figure.

    Parameters
    ----------
    draw : function that returns the figure
        One of the page's own.
    places : {name: where it is}
        Names as they stand in the figure, where letters take their places; and what is seen there, in words that do
        not give the name away. Letters go by the order.
    others : sequence of str
        Names that belong nowhere.
    hide : sequence of str
        Words of the figure that would give a name away.
    """

    def __init__(self, name: str, draw: Callable[[], Explorable], places: Mapping[str, str], *, ask: str,
                 solution: str, others: Sequence[str] = (), hide: Sequence[str] = ()) -> None:
        super().__init__(name, ask, solution)
        self.draw, self.places, self.hide = draw, dict(places), list(hide)
        self.names = sorted({*self.places, *others}, key=str.casefold)
        if len(self.names) < len(self.places) + len(others):
            raise ModelError(f"{name}: a name stands twice")
        self.key = [self.names.index(each) for each in self.places]
        self.letters = letters_of(len(self.places))

    def check(self, answer: str) -> Verdict:
        """Mark an answer as it is written on paper, the number of a name at each letter: ``"a3 b1 c2"``."""
        given = {letter: int(number) - 1 for letter, number in re.findall(r"([a-h])\W*([0-9]+)", answer.lower())}
        if set(given) != set(self.letters) or not all(0 <= place < len(self.names) for place in given.values()):
            return Verdict("unread", WORDS["unnamed"])
        wrong = [letter for letter, key in zip(self.letters, self.key, strict=True) if given[letter] != key]
        if not wrong:
            return Verdict("labeled", WORDS["labeled"])
        count = len(self.key) - len(wrong)
        return Verdict("not labeled", WORDS["not labeled"].format(count=count, all=len(self.key),
                                                                  letters=", ".join(wrong)))

    @property
    def alt(self) -> str:
        """What the letters are; where each stands is said in a list beside the picture."""
        return f"A figure of this page with the letters a to {self.letters[-1]} in place of names."

    def _listed(self) -> str:
        where = "".join(f"<li>{escape(seen)}</li>" for seen in self.places.values())
        names = "".join(f"<li>{escape(name)}</li>" for name in self.names)
        return f'<ol type="a">{where}</ol><ol>{names}</ol>'

    @property
    def right(self) -> str:
        """The solution with letters: ``a 3 pump; b 1 leak``."""
        return "; ".join(f"{letter} {key + 1} {self.names[key]}" for letter, key in
                         zip(self.letters, self.key, strict=True))

    def _svg(self) -> str:
        """The page's figure with letters where the names stood."""
        live = self.draw()
        texts = [text for text in live.figure.findobj(Text) if isinstance(text, Text) and text.get_text()]
        for letter, name in zip(self.letters, self.places, strict=True):
            found = self._found(texts, name)
            inward = {"left": 9, "right": -9}.get(found.get_horizontalalignment(), 0)  # the disc stays in the picture
            found.set_transform(found.get_transform() + Affine2D().translate(inward, 0))
            found.set(text=letter, color=palette.ink, weight="bold", bbox=DISC, zorder=9)
        for words in self.hide:
            self._found(texts, words).set_visible(False)
        return live.svg(self.name)

    def _found(self, texts: Sequence[Text], words: str) -> Text:
        """The text of the figure that says this; where several do, the first, and the others are hidden."""
        found = [text for text in texts if " ".join(text.get_text().split()) == words]
        if not found:
            there = "; ".join(sorted({" ".join(text.get_text().split()) for text in texts}))
            raise ModelError(f"{self.name}: the figure does not say {words!r}; it says {there}")
        for text in found[1:]:
            text.set_visible(False)
        return found[0]


# --- curves of a model ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Candidate:
    """A curve: what has been changed, and what to say of it to those who pick it."""

    change: Mapping[Quantity, float]
    words: str


class WhichCurve(Pictured):
    """Three or four curves of a model, one of which is that of the change asked for.

    Parameters
    ----------
    over : Quantity
        Along the x axis, over its range; the model's time, where it runs in time.
    shows : Quantity, or (expression, label)
        What the curves show, and what the axis says.
    right, wrong : Candidate
    given : {Quantity: value}
        Held at other values than the defaults, for all curves.
    usual : bool
        Whether the curve without any change is drawn too, as the one that is known.
    span : (low, high), optional
        Another piece of the x axis than the range of ``over``.
    """

    def __init__(self, name: str, model: Model, over: Quantity, shows: Quantity | tuple[Any, str], *, ask: str,
                 right: Candidate, wrong: Sequence[Candidate], given: Mapping[Quantity, float] | None = None,
                 usual: bool = True, span: tuple[float, float] | None = None) -> None:
        super().__init__(name, ask, right.words)
        if not 2 <= len(wrong) < len(DASHES):
            raise ModelError(f"{name}: three or four curves can be told apart, not {1 + len(wrong)}")
        limits = span or over.range
        if limits is None:
            raise ModelError(f"{name}: {over.name} has no range; say a span")
        self.model, self.over, self.given, self.usual = model, over, dict(given or {}), usual
        self.expression, self.label = (shows if isinstance(shows, tuple) else
                                       (shows, f"{shows.label or shows.meaning}, {shows.unit_text}"))
        self.grid = Grid(float(limits[0]), float(limits[1]), POINTS, over.scale == "log")
        order = [right, *wrong]
        random.Random(name).shuffle(order)
        self.candidates, self.key = order, order.index(right)
        self.letters = letters_of(len(order))

    def check(self, letter: str) -> Verdict:
        """Mark an answer: the letter of a curve."""
        picked = letter.strip().lower()
        if len(picked) != 1 or picked not in self.letters:
            return Verdict("unread", WORDS["unpicked"].format(last=self.letters[-1]))
        place = self.letters.index(picked)
        kind = "picked" if place == self.key else "not picked"
        return Verdict(kind, WORDS[kind].format(letter=picked, words=self.candidates[place].words))

    @cached_property
    def curves(self) -> NDArray[np.float64]:
        """Each curve in the order of the letters, then the usual one; shape (curves, points)."""
        changes = [each.change for each in self.candidates] + ([{}] if self.usual else [])
        return np.stack([self._curve({**self.given, **change}) for change in changes])

    def _curve(self, settings: Mapping[Quantity, float]) -> NDArray[np.float64]:
        places = self.grid.values()
        if self.over == self.model.time:
            run = self.model.simulate(places, settings)
            known = {**settings, **{state: run[state] for state in self.model.states}, self.over: places}
        else:
            known = {**settings, self.over: places}
        (values,) = self.model.function({"e0": self.expression}, list(known))(*known.values())
        return np.broadcast_to(np.asarray(values, dtype=float), places.shape)

    @property
    def alt(self) -> str:
        """Each curve at its beginning, its middle and its end."""
        at = [0, POINTS // 2, POINTS - 1]
        places = self.grid.values()
        unit = unit_text(self.over.unit)
        names = [f"curve {letter}" for letter in self.letters] + (["the usual curve"] if self.usual else [])
        told = "; ".join(f"{name}: " + ", ".join(shown(float(curve[i]), ".3g") for i in at)
                         for name, curve in zip(names, self.curves, strict=True))
        where = ", ".join(shown(float(places[i]), ".3g") for i in at)
        return f"Curves of {self.label}, at {where} {unit} of {self.over.label or self.over.name}. {told}."

    @property
    def right(self) -> str:
        """The letter of the curve that is asked for."""
        return self.letters[self.key]

    def _svg(self) -> str:
        with figure(HEIGHT) as fig:
            ax = fig.subplots()
            ax.set(xlabel=f"{self.over.label or self.over.name}, {unit_text(self.over.unit)}", ylabel=self.label,
                   xscale="log" if self.grid.log else "linear", xlim=(self.grid.start, self.grid.stop))
            places = self.grid.values()
            if self.usual:
                ax.plot(places, self.curves[-1], color=palette.muted, linewidth=5, alpha=0.45)
                ax.plot([], [], color=palette.muted, linewidth=5, alpha=0.45, label="as usual")
                ax.legend(loc="best", frameon=False, fontsize=11.5)
            for curve, dashes in zip(self.curves[: len(self.letters)], DASHES, strict=False):
                ax.plot(places, curve, color=palette.ink, linewidth=1.8, linestyle=dashes)
            self._mark(ax, places)
        return still_picture(fig, self.name)

    def _mark(self, ax: Axes, places: NDArray[np.float64]) -> None:
        """A letter on each curve, where it is farthest from the others and from the letters before."""
        low, high = ax.get_ylim()
        tall = (self.curves - low) / (high - low) * HEIGHT / 440
        across = np.linspace(0, 1, POINTS)
        put: list[tuple[float, float]] = []
        for k, letter in enumerate(self.letters):
            others = [tall[i] for i in range(len(tall)) if i != k]
            free = np.min(np.abs(np.stack(others) - tall[k]), axis=0)
            for x, y in put:
                free = np.minimum(free, 0.5 * np.hypot(across - x, tall[k] - y))
            free[(across < 0.06) | (across > 0.94)] = -1
            at = int(np.argmax(np.minimum(free, 0.12) - 0.02 * np.abs(across - 0.6)))
            put.append((float(across[at]), float(tall[k][at])))
            ax.text(float(places[at]), float(self.curves[k][at]), letter, ha="center", va="center", weight="bold",
                    bbox=DISC, zorder=9, size=11.5)
