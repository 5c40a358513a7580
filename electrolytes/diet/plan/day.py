"""The planner on the page: a day, a wish, and the day that fulfills it, found by a solver in the reader's browser."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import traitlets
from markupsafe import Markup

import electrolytes
from electrolytes.diet.foods.day import PICTURE, SCRIPTS, FoodDay, reader_key
from electrolytes.diet.foods.intakes import GOAL_KINDS, goals, readers
from electrolytes.diet.foods.plate import grouped, inline, plate_order
from electrolytes.diet.foods.table import amount, food, foods
from electrolytes.diet.plan.planning import AIMS, LIMITS, NEVER_ADDED, TABLES, Plan, Wish, plan
from electrolytes.live.html import template
from electrolytes.live.script import joined, own
from electrolytes.model import ModelError

FOLDER = Path(__file__).parent
READER = "woman, 19–30 years"
TABLE_WORDS = ("any food", "a table without dairy", "a vegan table")
SERVE = "onmessage = ({ data }) => postMessage(planDay(YALPS.solve, data.table, data.wish));"
"""What the worker does with a question, once the solver and the program are there."""


class DayPlan(FoodDay):
    """A day, a wish, and the day that fulfills it.

    Traits: those of :class:`~electrolytes.diet.foods.day.FoodDay`, and ``wish``: ``aim``, ``table`` and ``keep`` as
    numbers of the choice, ``most`` portions of a food, ``low`` and ``high`` kcal. The
    answer of the Python side is ``plan``.
    """

    wish = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        wish = Wish()
        answer, menus = plan(wish), _menus(wish)
        values = {name: menu["value"] for name, menu in menus.items()}
        spec = {
            "controls": [{"name": "portions"}, {"name": "reader"}, {"name": "wish"}],
            "wish": menus, "limits": list(LIMITS), "tables": list(TABLES), "neverAdded": list(NEVER_ADDED),
            "wishWords": {"aim": list(AIMS), "table": list(TABLE_WORDS)}, "legend": True,
            "answer": {"portions": answer.portions, "cost": answer.cost, "collide": [], "reach": {}, "open": False},
        }
        held, wanted = answer.totals, goals(READER)
        widths = {name: min(PICTURE["full"], held[name] / wanted[name]) / PICTURE["full"] * PICTURE["width"]
                  for name in GOAL_KINDS}
        html = {
            "legend": True, "plans": {name: f"{width:.2f}" for name, width in widths.items()},
            "more": Markup(template(FOLDER / "plan.html").render(aims=AIMS, tables=TABLES, wish=values)),
            "answer": Markup(template(FOLDER / "plan_answer.html").render(rows=change_rows(wish, answer))),
            "others": "Thick bar: the plate now. Thin bar: after the changes.",
            "sentence": plan_sentence(wish, answer),
            "caution": "Nearly every answer brings more potassium. Whoever has weak kidneys or a weak heart, or takes "
                       "medicines that hold potassium back, should not follow it without asking",
        }
        worker = "\n".join([solver(), joined((FOLDER / "planning.js").read_text(encoding="utf-8")), SERVE])
        code = own(*SCRIPTS, FOLDER / "plan.js", entry="mountPlan", worker=worker)
        super().__init__("plan", title="A day that works", reader=READER, spec=spec, html=html, code=code)
        self.wish = values

    @property
    def plan(self) -> Plan:
        """The answer to the day and the wish as they stand, by Python's own solver."""
        values = {name: float(value) for name, value in self.wish.items()}
        return plan(Wish(
            dict(self.portions), next(name for name in readers() if self.reader == reader_key(name)),
            AIMS[int(values["aim"])], TABLES[int(values["table"])], bool(values["keep"]), values["low"], values["high"],
            values["most"],
        ))


def day_plan() -> DayPlan:
    """The planner, as the page shows it."""
    return DayPlan()


def solver() -> str:
    """YALPS as one classic script, with its license; :class:`ModelError` where npm has not installed it."""
    folder = Path(electrolytes.__file__).parent.parent / "node_modules" / "yalps"
    if not (folder / "package.json").exists():
        raise ModelError(f"the solver YALPS is not installed in {folder}: run `make book`, or `npm ci`")
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    license_text = (folder / "LICENSE").read_text(encoding="utf-8").replace("*/", "* /")
    text = (folder / "dist" / "index.min.js").read_text(encoding="utf-8")
    return f"/* YALPS {version}, with heap\n{license_text}*/\n{text.split('//# sourceMappingURL')[0]}"


def _menus(wish: Wish) -> dict[str, dict[str, float]]:
    """What a wish can be set to in the page: name → least, most, and where it stands at first."""
    return {
        "aim": {"min": 0, "max": len(AIMS) - 1, "value": AIMS.index(wish.aim)},
        "table": {"min": 0, "max": len(TABLES) - 1, "value": TABLES.index(wish.table)},
        "most": {"min": 1, "max": 4, "value": int(wish.most)},
        "low": {"min": 0, "max": 4000, "value": int(wish.energy_low)},
        "high": {"min": 0, "max": 4000, "value": int(wish.energy_high)},
        "keep": {"min": 0, "max": 1, "value": int(wish.keep)},
    }


def halves(count: float) -> str:
    """Portions in words: ½, 1, 1½."""
    return f"{math.floor(count) or ''}½" if count % 1 else f"{count:.0f}"


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def change_rows(wish: Wish, answer: Plan) -> list[dict[str, Any]]:
    """The table of changes: name, portions from and to, and what that does to each mineral and the energy."""
    rows = []
    for number in foods().index:
        before, after = wish.portions.get(number, 0.0), (answer.portions or {}).get(number, 0.0)
        if before != after:
            changes = [(after - before) * amount(float(number), name) for name in (*GOAL_KINDS, "energy")]
            rows.append({"name": food(number).food, "portions": f"{halves(before)} → {halves(after)}",
                         "changes": [_signed(change) for change in changes]})
    return rows


def _signed(change: float) -> str:
    words = grouped(abs(change))
    return words if words == "0" else f"{'−' if change < 0 else '+'}{words}"


def _moved(wish: Wish, answer: Plan, sign: int) -> list[str]:
    """What goes off the plate (−1) or comes on (1), in words."""
    after = answer.portions or {}
    moved = {number: sign * (after.get(number, 0.0) - wish.portions.get(number, 0.0)) for number in foods().index}
    return [f"{halves(count)} × {inline(food(number).food)}" for number, count in moved.items() if count > 0]


LIMIT_WORDS = {
    "energy_low": "at least {low} kcal", "energy_high": "at most {high} kcal", "most": "at most {most} of a food",
    "sodium": "at most {sodium} mg of sodium", "potassium": "at least {potassium} mg of potassium",
    "magnesium": "at least {magnesium} mg of magnesium", "table": "{table}", "keep": "everything on the plate stays",
    "halves": "portions in halves",
}
REACHED = {"sodium": "the least sodium is", "potassium": "the most potassium is", "magnesium": "the most magnesium is",
           "energy_low": "the most energy is", "energy_high": "the least energy is"}


def plan_sentence(wish: Wish, answer: Plan) -> str:
    """The answer to a wish, in a few sentences; the page's script words it alike."""
    if answer.portions is None:
        amounts = {name: grouped(goal) for name, goal in goals(wish.reader).items()}
        said = {"low": grouped(wish.energy_low), "high": grouped(wish.energy_high),
                "most": f"{halves(wish.most)} portion{'s' if wish.most > 1 else ''}",
                "table": TABLE_WORDS[TABLES.index(wish.table)]} | amounts
        limits = _listed([LIMIT_WORDS[limit].format(**said) for limit in answer.collide])
        reach = [f"{REACHED[limit]} {grouped(value)} {'kcal' if limit.startswith('energy') else 'mg'}"
                 for limit, value in answer.reach.items()]
        way = "one of these alone" if len(answer.collide) > 1 else "it"
        return (f"No day fulfills this wish. What collides: {limits}."
                + (f" If {way} gives way, with portions of any size, {'; '.join(reach)}." if reach else ""))
    held = {name: grouped(value) for name, value in answer.totals.items()}
    holds = (f"{held['magnesium']} mg of magnesium, {held['potassium']} mg of potassium, {held['sodium']} mg of sodium "
             f"and {held['energy']} kcal")
    fewest, cost = wish.aim == AIMS[0], answer.cost or 0.0
    span = f"{grouped(wish.energy_low)} to" if fewest else "at most"
    limits = f"at most {halves(wish.most)} of a food, {span} {grouped(wish.energy_high)} kcal"
    if not fewest:
        eaten = [(number, answer.portions[number]) for number in plate_order(answer.portions)]
        whole = _listed([f"{halves(count)} × {inline(food(number).food)}" for number, count in eaten])
        return (f"The least energy that is enough for a {wish.reader}: {grouped(cost)} kcal ({limits}), with {whole}. "
                f"This holds {holds}.")
    if cost == 0:
        return f"This day works as it is for a {wish.reader} ({limits}). It holds {holds}."
    off, on = _moved(wish, answer, -1), _moved(wish, answer, 1)
    steps = "; ".join(filter(None, [f"take off {_listed(off)}" if off else "", f"add {_listed(on)}" if on else ""]))
    return (f"Changing {halves(cost)} portion{'s' if cost > 1 else ''} makes this day work for a {wish.reader} "
            f"({limits}): {steps}. It then holds {holds}.")
