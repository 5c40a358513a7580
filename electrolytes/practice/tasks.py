"""Practice that marks itself: numerical questions and chains to put in order; `figures` and `pictured` have the rest.

A page's tasks stand in the ``practice.py`` of its package, in a tuple ``TASKS``; ``{practice}`` in its text shows
them::

    NERNST = Numerical(
        "nernst-potassium", MEMBRANE, E_K, unit="mV", draw={K_e: drawn(2, 8, 0.5, paper=5)},
        ask="Outside a cell there are {K_e} of potassium. At which voltage would it be at rest?",
        mistakes=[Mistake(-E_K, "You put inside over outside.")],
        solution="{E_T} × ln({K_e!b} / 140) = {answer}.", log=True)

    NERNST.check("−88,7 mV").words       # 'Right: −88.7 mV.'
    NERNST.fresh(3).check("0 mV")        # the same question with other numbers
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from electrolytes.model import Model, ModelError, Quantity, unit_text
from electrolytes.model.dimensions import check_equation
from electrolytes.practice.marking import WORDS, Rule, Verdict, mark, shown
from electrolytes.practice.texts import Text


@dataclass(frozen=True)
class Draw:
    """The values that a number may take, and the one that stands on paper."""

    values: tuple[float, ...]
    paper: float


def drawn(low: float, high: float, step: float, *, paper: float) -> Draw:
    """Evenly from ``low`` to ``high``."""
    values = tuple(round(low + step * i, 9) for i in range(round((high - low) / step) + 1))
    return Draw(values, paper)


@dataclass(frozen=True)
class Mistake:
    """What somebody gets who makes a usual mistake, and what to say of it."""

    value: Any
    words: str


class Task:
    """What all tasks have: a permanent name, words that ask, words that explain."""

    def __init__(self, name: str, ask: str, solution: str) -> None:
        self.name, self.ask, self.solution = name, " ".join(ask.split()), " ".join(solution.split())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.name!r})"


class Numerical(Task):
    """A question that is answered with a number and its unit, with other numbers at each try.

    Parameters
    ----------
    name : str
        Permanent: cards and banks know the question by it.
    model : Model
        Without states; computes the key, the mistakes and what is shown.
    answer : expression
        Over the model's quantities; its unit is checked.
    unit : str
    draw : {Quantity: Draw}
        What changes from try to try. All else keeps its default, or what ``given`` says.
    ask, solution : str
        Markdown with fields (`Text`): the drawn quantities, those of ``show``, and in the solution ``{answer}``.
    show : {name: (expression, unit)}, optional
        More numbers for the words.
    mistakes : sequence of Mistake
    relative, absolute : float
        Within which of these an answer is right.
    log : bool
        Whether a logarithm stands in the way to the answer.
    """

    def __init__(self, name: str, model: Model, answer: Any, *, unit: str, draw: Mapping[Quantity, Draw], ask: str,
                 solution: str, show: Mapping[str, tuple[Any, str]] | None = None,
                 given: Mapping[Quantity, float] | None = None, mistakes: Sequence[Mistake] = (),
                 relative: float = 0.02, absolute: float = 0.0, form: str = ".3g", log: bool = False) -> None:
        super().__init__(name, ask, solution)
        if model.states:
            raise ModelError(f"{name}: a question takes a model at rest; {model.name!r} runs in time")
        self.model = model.replace(defaults=given) if given else model
        self.draw = dict(draw)
        more = dict(show or {})
        check_equation(Quantity("answer", unit=unit), answer)
        for quantity, values in self.draw.items():
            self._check_drawn(quantity, values)
        units = [quantity.unit_text for quantity in self.draw]
        self.rule: Rule = {"unit": shown_unit(unit), "relative": relative, "absolute": absolute, "log": log,
                           "form": form, "mistakes": [mistake.words for mistake in mistakes]}
        expressions = [answer, *(mistake.value for mistake in mistakes), *(expr for expr, _ in more.values())]
        self.expressions = {f"e{i}": expression for i, expression in enumerate(expressions)}
        first = len(self.draw)
        later = first + 1 + len(mistakes)
        places = {quantity.name: i for i, quantity in enumerate(self.draw)}
        places |= {key: later + i for i, key in enumerate(more)}
        units += ["" for _ in range(later - first)] + [shown_unit(each) for _, each in more.values()]
        units[first] = self.rule["unit"]
        self.asked = Text.of(self.ask, places, units)
        self.solved = Text.of(self.solution, places | {"answer": first}, units, form)

    def _check_drawn(self, quantity: Quantity, values: Draw) -> None:
        if self.model.quantity(quantity.name) != quantity and quantity.name not in self.model:
            raise ModelError(f"{self.name} draws {quantity.name}, which the model does not have")
        if values.paper not in values.values:
            raise ModelError(f"{self.name}: {quantity.name} = {values.paper:g} on paper is none of the values drawn")

    @property
    def paper(self) -> dict[str, float]:
        """The numbers that stand on paper."""
        return {quantity.name: values.paper for quantity, values in self.draw.items()}

    def numbers(self, values: Mapping[str, Any]) -> NDArray[np.float64]:
        """All numbers of the question, shape (numbers, *draws): what was drawn, key, mistakes, what is shown."""
        given = [np.asarray(values[quantity.name], dtype=float) for quantity in self.draw]
        computed = self.model.function(self.expressions, list(self.draw))(*given)
        return np.stack(np.broadcast_arrays(*given, *(np.asarray(each, dtype=float) for each in computed)))

    def draws(self, count: int, seed: int = 1) -> dict[str, NDArray[np.float64]]:
        """Many tries at once: for each quantity its values, shape (count,)."""
        chance = np.random.default_rng(seed)
        return {quantity.name: chance.choice(values.values, count) for quantity, values in self.draw.items()}

    def on_paper(self) -> Asked:
        """The question with the numbers that stand on paper."""
        return Asked(self, self.paper)

    def fresh(self, seed: int | None = None) -> Asked:
        """The question with other numbers."""
        chance = random.Random(seed)
        return Asked(self, {quantity.name: chance.choice(values.values) for quantity, values in self.draw.items()})

    def check(self, text: str) -> Verdict:
        """Mark an answer to the question as it stands on paper."""
        return self.on_paper().check(text)

    def _repr_markdown_(self) -> str:
        return self.on_paper()._repr_markdown_()


class Asked:
    """A numerical question with its numbers."""

    def __init__(self, question: Numerical, values: Mapping[str, float]) -> None:
        self.question, self.values = question, dict(values)
        self._numbers = [float(number) for number in question.numbers(self.values)]

    @property
    def text(self) -> str:
        """What is asked, in Markdown."""
        return self.question.asked.filled(self._numbers)

    @property
    def solution(self) -> str:
        """The worked solution, in Markdown."""
        return self.question.solved.filled(self._numbers)

    @property
    def keys(self) -> list[float]:
        """The answer, and what each usual mistake leads to."""
        first = len(self.question.draw)
        return self._numbers[first: first + 1 + len(self.question.rule["mistakes"])]

    @property
    def answer(self) -> str:
        """The answer with its unit."""
        return shown(self.keys[0], self.question.rule["form"], self.question.rule["unit"])

    def check(self, text: str) -> Verdict:
        """Mark an answer: ``"12,1 mM"``, ``"1.2e-2 M"``."""
        return mark(text, self.question.rule, self.keys)

    def _repr_markdown_(self) -> str:
        return self.text


class Order(Task):
    """Steps to put in order; ``steps`` are in the right one, and are shown in another that is always the same."""

    def __init__(self, name: str, ask: str, steps: Sequence[str], solution: str) -> None:
        super().__init__(name, ask, solution)
        self.steps = list(steps)
        self.shuffled = list(range(len(self.steps)))
        chance = random.Random(name)
        while self.shuffled[0] == 0 or self.shuffled == sorted(self.shuffled):
            chance.shuffle(self.shuffled)

    def check(self, letters: str) -> Verdict:
        """Mark an order by the letters that stand before the steps: ``"cabd"``."""
        order = [self.shuffled[ord(letter) - ord("a")] for letter in letters.lower() if letter.isalpha()]
        if sorted(order) != sorted(self.shuffled):
            return Verdict("unread", f"Name each step once, from a to {chr(ord('a') + len(self.steps) - 1)}.")
        right = next((i for i, place in enumerate(order) if place != i), len(order))
        if right == len(order):
            return Verdict("ordered", WORDS["ordered"])
        return Verdict("not ordered", WORDS["not ordered"].format(count=right, all=len(order)))


def letters_of(count: int) -> str:
    """The letters that stand before so many things: ``"abc"``."""
    return "abcdefgh"[:count]


def moment(model: Model) -> Model:
    """The equations of a model in time as they hold at a moment: its states are given."""
    states = [*model.states, *([model.time] if model.time is not None else [])]
    return Model(f"{model.name}, at a moment", inputs=[*states, *model.inputs], outputs=dict(model.equations),
                 source=model.source)


def shown_unit(unit: str) -> str:
    """A unit as questions show it."""
    text = unit_text(unit) if unit else ""
    return {"1": "", "percent": "%"}.get(text, text)
