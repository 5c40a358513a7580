"""The live part: a histogram of draws over the swings of what is not known, and boxes to suppose that it were.

The picture stands in the page as the build drew it. The page's script draws again, with the same generator and the same
compiled program, in a worker; where no worker may be, in short slices on the page. What draws is a script of its own,
which the page loads when a reader first asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import traitlets

from electrolytes.live.doubt.question import BINS, Question
from electrolytes.live.html import template
from electrolytes.live.root import Live
from electrolytes.live.script import filed, joined
from electrolytes.model import ModelError, default_of
from electrolytes.model.export import drawing
from electrolytes.model.uncertain import COUNT, SEED

FOLDER = Path(__file__).parent
PICTURE = {"width": 440.0, "left": 176.0, "right": 430.0, "top": 62.0, "foot": 150.0, "rows": 186.0, "row": 21.0}
"""Left and right end of the axis, where the histogram begins and stands, where the rows begin, and a row's height."""
IN_SIGHT = 4
"""Boxes in sight; the others stand behind a fold."""


class Doubt(Live):
    """How sure the numbers are that some questions ask for.

    Traits: ``question``, by its number; ``known``, the names of the quantities that are supposed to be known; ``seed``.
    The answer as it stands is ``answer``, its words ``sentence``.
    """

    question = traitlets.Int().tag(sync=True)
    known = traitlets.List(traitlets.Unicode()).tag(sync=True)
    seed = traitlets.Int(SEED).tag(sync=True)

    def __init__(self, slug: str, questions: Sequence[Question], *, title: str, description: str) -> None:
        usual = [each.answer() for each in questions]
        drawings, script = filed(_drawings(questions))
        spec = {
            "slug": slug, "title": title, "picture": PICTURE, "count": COUNT, "seed": SEED, "later": drawings,
            "controls": [{"name": "question"}, {"name": "known"}, {"name": "seed"}],
            "questions": [_spec(each, answer) for each, answer in zip(questions, usual, strict=True)],
            "source": "; ".join(dict.fromkeys(each.asked.model.source for each in questions)),
        }
        page = {
            "slug": slug, "title": title, "description": description, "picture": PICTURE, "bins": range(BINS),
            "height": PICTURE["rows"] + PICTURE["row"] * max(len(each.asked.spreads) for each in questions) + 30,
            "questions": [_boxes(each, answer) for each, answer in zip(questions, usual, strict=True)],
            "sentence": questions[0].said(usual[0]), "count": COUNT, "in_sight": IN_SIGHT,
            "drawn": drawn(questions[0], usual[0]),
            "most": max(len(each.asked.spreads) for each in questions),
        }
        super().__init__(slug, spec, template(FOLDER / "doubt.html").render(page), own=_code(),
                         style=(FOLDER / "doubt.css").read_text(encoding="utf-8"))
        self._later = script
        self._questions = list(questions)

    @traitlets.validate("question")
    def _check_question(self, proposal: Any) -> Any:
        if hasattr(self, "_questions") and not 0 <= proposal["value"] < len(self._questions):
            raise ModelError(f"the questions are numbered from 0 to {len(self._questions) - 1}")
        return proposal["value"]

    @traitlets.validate("known")
    def _check_known(self, proposal: Any) -> Any:
        names = {spread.quantity.name for each in getattr(self, "_questions", []) for spread in each.asked.spreads}
        if unknown := [name for name in proposal["value"] if name not in names]:
            raise ModelError(f"{', '.join(unknown)} cannot be supposed known here; there are "
                             f"{', '.join(sorted(names))}")
        return proposal["value"]

    @property
    def answer(self) -> dict[str, Any]:
        """The answer to the question as the controls stand, by Python."""
        return self._questions[self.question].answer(self.known, self.seed)

    @property
    def sentence(self) -> str:
        """The same in words."""
        question = self._questions[self.question]
        names = {spread.quantity.name for spread in question.asked.spreads}
        return question.said(self.answer, len(names.intersection(self.known)))


def _spec(question: Question, usual: Mapping[str, Any]) -> dict[str, Any]:
    asked = question.asked
    return {
        "lead": question.lead, "unit": question.unit, "axis": list(question.axis), "ticks": list(question.ticks),
        "digits": int(question.form[1]), "usual": dict(usual),
        "given": [float(value) for value in asked.given.values()],
        "beside": None if question.beside is None else vars(question.beside),
        "spreads": [spread.spec() | {"name": spread.quantity.name, "words": question.names[spread.quantity.name],
                                     "known": asked.known(spread), "usual": default_of(spread.quantity),
                                     "source": spread.source, "why": spread.why} for spread in asked.spreads],
    }


def _boxes(question: Question, usual: Mapping[str, Any]) -> dict[str, Any]:
    """The boxes of a question, the widest first."""
    spreads = [question.asked.spreads[i] for i in question.order(usual["swings"])]
    return {"name": question.name, "boxes": [
        {"name": spread.quantity.name, "words": question.names[spread.quantity.name], "why": spread.why,
         "range": question.spread_words(spread), "published": spread.published} for spread in spreads]}


def along(question: Question, value: float) -> float:
    """Where a value stands on the axis, in units of the picture; at the end where it is beyond."""
    start, end = question.axis
    share = min(1.0, max(0.0, (value - start) / (end - start)))
    return PICTURE["left"] + share * (PICTURE["right"] - PICTURE["left"])


def drawn(question: Question, answer: Mapping[str, Any]) -> dict[str, Any]:
    """The picture's parts as text attributes; ``doubt.js`` places them alike."""
    tall = max(1, *answer["bins"])
    wide = (PICTURE["right"] - PICTURE["left"]) / BINS
    rows = []
    for place, i in enumerate(question.order(answer["swings"])):
        low, high = sorted(along(question, end) for end in answer["swings"][i])
        rows.append({"y": f"{PICTURE['rows'] + PICTURE['row'] * place:.1f}", "x": f"{low:.2f}",
                     "width": f"{max(0.8, high - low):.2f}",
                     "words": question.names[question.asked.spreads[i].quantity.name]})
    ends = {name: f"{along(question, answer[name]):.2f}" for name in ("low", "middle", "high")}
    beside = question.beside
    return {
        "bars": [{"x": f"{PICTURE['left'] + wide * i + 0.4:.2f}", "width": f"{wide - 0.8:.2f}",
                  "height": f"{count / tall * (PICTURE['foot'] - PICTURE['top']):.2f}"}
                 for i, count in enumerate(answer["bins"])],
        "ends": ends, "rows": rows, "unit": question.unit,
        "ticks": [{"x": f"{along(question, tick):.2f}", "words": f"{tick:g}".replace("-", "−")}
                  for tick in question.ticks],
        "beside": beside and {"label": beside.label} | {name: f"{along(question, getattr(beside, name)):.2f}"
                                                        for name in ("low", "middle", "high")},
        "beyond": f"{answer['beyond']} beyond" if answer["beyond"] else "",
    }


def _code() -> str:
    """The part's own code as the text of a function."""
    lines = ["function () {", '"use strict";', joined((FOLDER / "doubt.js").read_text(encoding="utf-8")),
             "return { mount: mountDoubt };", "}"]
    return "\n".join(lines)


def _drawings(questions: Sequence[Question]) -> str:
    """The text of a function that draws; a worker is made of it. Questions of one program share it."""
    asked = [question.asked.javascript() for question in questions]
    programs = list(dict.fromkeys(asked))
    served = joined((FOLDER / "drawings.js").read_text(encoding="utf-8"))
    return "\n".join([
        "function drawings() {", '"use strict";', joined(drawing()), served,
        f"const distinct = [{', '.join(f'() => {program}' for program in programs)}];",
        f"const programs = {[programs.index(program) for program in asked]}.map((number) => distinct[number]);",
        "return { serve: (scope) => serve(scope, programs), inSlices: (...asked) => inSlices(programs, ...asked) };",
        "}",
    ])
