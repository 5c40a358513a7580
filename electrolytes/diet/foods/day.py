"""A day on the plate: the table of foods, what is eaten, and how the day fills against the reader's reference intakes.

The whole stands in the static page and is adopted by ``day.js``, which words and rounds as this module does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import traitlets
from markupsafe import Markup

from electrolytes.diet.foods.intakes import GOAL_KINDS, goals, readers
from electrolytes.diet.foods.plate import (
    DAYS,
    amount_text,
    day_sentence,
    grouped,
    leader,
    plain,
    plate_order,
    ratio_text,
    shortened,
)
from electrolytes.diet.foods.table import (
    LEAST_ENERGY,
    MEASURES,
    MOST_PORTIONS,
    NUTRIENTS,
    food,
    foods,
    in_measure,
    totals,
)
from electrolytes.live import Live
from electrolytes.live.html import template
from electrolytes.live.script import own
from electrolytes.model import ModelError

FOLDER = Path(__file__).parent
SCRIPTS = (FOLDER / "words.js", FOLDER / "day.js")
PICTURE = {"left": 4, "width": 432, "full": 2, "height": 232}
"""Of the three bars, in units of the picture; they end at ``full`` times the reference."""
SHARES = 20
"""How many lengths the bars in the table have; ``day.css`` has a class for each, ``s1`` to ``s20``."""
MARKS = {
    "magnesium": "M11 4l6 6l-6 6l-6 -6z",
    "sodium": "M11 10m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0",
    "potassium": "M5.5 4.5h11v11h-11z",
}
CAUTIONS = ("none", "potassium is held back")
"""What a person may bring that the page's own warning is about."""
COLUMNS = (
    ("food", "Food", ""),
    ("magnesium", "Mg", "mg"),
    ("potassium", "K", "mg"),
    ("sodium", "Na", "mg"),
    ("calcium", "Ca", "mg"),
    ("energy", "kcal", ""),
    ("ratio", "Na:K", ""),
)


def reader_key(reader: str) -> str:
    """A reader's short name in links: ``woman, 19–30 years`` is ``f19``."""
    stage, sex = readers()[reader]
    start = {"pregnancy": "p", "lactation": "l"}.get(stage.split(",")[0], sex[0])
    return start + ("71" if "over 70" in stage else "".join(c for c in stage.split("–")[0] if c.isdigit()))


class FoodDay(Live):
    """A day of foods that a reader puts together.

    Parameters
    ----------
    slug, title, reader : of the root, and whom the day is held against at first (one of :func:`readers`)
    planner : address of the page that mends a day; a button leads there
    spec, html, code : what a part that builds on the day adds to the spec and to the template, and its own code

    Traits: ``portions`` (food number → portions), ``reader`` (short name of one of :func:`readers`, ``f19`` for a
    woman of 19–30 years). A wrong food, count or reader is a :class:`ModelError`.
    """

    portions = traitlets.Dict().tag(sync=True)
    reader = traitlets.Unicode().tag(sync=True)

    def __init__(
        self,
        slug: str = "day",
        *,
        title: str = "A day on the plate",
        reader: str = "woman, 19–30 years",
        planner: str = "",
        spec: Mapping[str, Any] | None = None,
        html: Mapping[str, Any] | None = None,
        code: str = "",
    ) -> None:
        key, start = reader_key(reader), next(iter(DAYS.values()))
        page = _page(slug, title, reader, start) | {"planner": planner} | dict(html or {})
        super().__init__(
            slug,
            _spec(slug, title, key) | dict(spec or {}),
            template(FOLDER / "day.html").render(page),
            own=code or own(*SCRIPTS, entry="mountDay"),
            style=(FOLDER / "day.css").read_text(encoding="utf-8"),
        )
        self.portions, self.reader = dict(start), key

    @traitlets.validate("portions")
    def _check_portions(self, proposal: Any) -> Any:
        totals(proposal["value"])
        return proposal["value"]

    @traitlets.validate("reader")
    def _check_reader(self, proposal: Any) -> Any:
        keys = [reader_key(name) for name in readers()]
        if proposal["value"] not in keys:
            raise ModelError(f"no reader {proposal['value']!r}; there are {', '.join(keys)}")
        return proposal["value"]

    @property
    def totals(self) -> dict[str, float]:
        """What the day holds: nutrient → mg (energy: kcal)."""
        return totals(self.portions)

    @property
    def goals(self) -> dict[str, float]:
        """What the day is held against, in mg."""
        return goals(next(name for name in readers() if reader_key(name) == self.reader))


def food_day() -> FoodDay:
    """The table of foods and the day, as the page shows them."""
    return FoodDay(planner="plan.html")


def _spec(slug: str, title: str, key: str) -> dict[str, Any]:
    table = foods()
    groups = list(dict.fromkeys(table["group"]))
    rows = [
        [
            number,
            row.food,
            groups.index(row.group),
            int(row.vegan),
            int(row.dairy),
            row.portion,
            plain(row.grams),
            *(plain(row[name]) for name in NUTRIENTS),
        ]
        for number, row in table.iterrows()
    ]
    return {
        "slug": slug,
        "title": title,
        "controls": [{"name": "portions"}, {"name": "reader"}],
        "person": _of_a_person(key),
        "foods": rows,
        "groups": groups,
        "nutrients": list(NUTRIENTS),
        "goals": GOAL_KINDS,
        "least": LEAST_ENERGY,
        "most": MOST_PORTIONS,
        "reader": key,
        "picture": PICTURE,
        "readers": [{"key": reader_key(name), "name": name} | goals(name) for name in readers()],
        "presets": [{"name": name, "portions": DAYS[name], "values": {"day": i}} for i, name in enumerate(DAYS)],
        "tops": {measure: {name: round(top, 3) for name, top in _tops(measure).items()} for measure in MEASURES},
        "source": "USDA National Nutrient Database for Standard Reference, releases 25 and 28",
    }


def _of_a_person(key: str) -> list[dict[str, Any]]:
    """What the person who goes along through the book may set, as numbers of a choice."""
    names = list(readers())
    choices = {
        "reader": ("Reference intakes", names, [reader_key(name) for name in names].index(key)),
        "day": ("Day", list(DAYS), 0),
        "caution": ("Warning", list(CAUTIONS), 0),
    }
    return [
        {"name": name, "label": label, "min": 0, "max": len(known) - 1, "choices": known, "value": value}
        for name, (label, known, value) in choices.items()
    ]


def _tops(measure: str) -> dict[str, float]:
    """Where the bars in the table are full: the fifth largest amount, as a spoon of salt would flatten the rest."""
    amounts = in_measure(measure)
    return {name: float(amounts[name].nlargest(5).iloc[-1]) for name in NUTRIENTS}


def _bars(portions: Mapping[str, float], reader: str) -> list[dict[str, Any]]:
    """The three bars as they stand before a script: a segment for each food, against the reference."""
    left, width, full = PICTURE["left"], PICTURE["width"], PICTURE["full"]
    held, wanted, middle = totals(portions), goals(reader), left + width / full
    bars = []
    for i, (nutrient, kind) in enumerate(GOAL_KINDS.items()):
        goal, at, segments = wanted[nutrient], 0.0, []
        for number in plate_order(portions):
            amount = totals({number: portions[number]})[nutrient]
            start, end = min(full, at / goal), min(full, (at + amount) / goal)
            at += amount
            segments.append(
                {
                    "x": f"{left + start / full * width:.2f}",
                    "width": f"{(end - start) / full * width:.2f}",
                    "title": f"{food(number).food}: {grouped(amount)} mg",
                }
            )
        most = leader(portions, nutrient)
        bars.append(
            {
                "nutrient": nutrient,
                "mark": MARKS[nutrient],
                "top": 4 + 70 * i,
                "segments": segments,
                "value": f"{grouped(held[nutrient])} mg · {math.floor(100 * held[nutrient] / goal + 0.5)} %",
                "goal": f"{kind} {grouped(goal)} mg",
                "most": f"most: {shortened(most[0])}" if most else "",
                "over": "inline" if held[nutrient] / goal > full else "none",
                "good": (left, width / full) if kind == "CDRR" else (middle, width - width / full),
            }
        )
    return bars


def _plate_row(name: str, portion: str, label: str, count: float) -> Markup:
    """A row of the list of what is on the plate; the script clones an empty one."""
    return Markup(
        "<td><span data-name>{}</span><small data-portion>{}</small></td>"
        '<td><input type="number" min="0" max="{}" step="0.5" value="{}" aria-label="{}" inputmode="decimal" '
        'autocomplete="off"></td>'
        '<td><button type="button" aria-label="{}">×</button></td>'
    ).format(name, portion, plain(MOST_PORTIONS), plain(count), label, f"Take {name} off the plate")


def _table_rows(portions: Mapping[str, float]) -> list[dict[str, Any]]:
    """The table as it stands before a script: per portion, most magnesium first."""
    amounts, tops = in_measure("portion"), _tops("portion")
    table = foods().loc[amounts["magnesium"].sort_values(ascending=False, kind="stable").index]
    rows = []
    for number, row in table.iterrows():
        held = {name: float(amounts[name][str(number)]) for name in NUTRIENTS}
        ratio = row.sodium / row.potassium if row.potassium else math.nan
        rows.append(
            {
                "number": number,
                "name": row.food,
                "portion": row.portion,
                "grams": plain(row.grams),
                "eaten": portions.get(str(number), 0) > 0,
                "amounts": [
                    (amount_text(held[name]), math.floor(SHARES * min(1.0, held[name] / tops[name]) + 0.5))
                    for name in NUTRIENTS
                ],
                "ratio": ratio_text(ratio),
            }
        )
    return rows


def _page(slug: str, title: str, reader: str, portions: Mapping[str, float]) -> dict[str, Any]:
    """What the template needs of a day."""
    held = totals(portions)
    ratio = f"{held['sodium'] / held['potassium']:.2f}" if held["potassium"] else "–"
    return {
        "slug": slug,
        "title": title,
        "more": "",
        "caution": "The reference of potassium is not meant for people who cannot get rid of potassium, because of "
        "their kidneys or of their medicines",
        "answer": "",
        "legend": False,
        "description": "Three bars: magnesium and potassium against what is advised, sodium against its limit; "
        "each is made of one segment for each food on the plate.",
        "presets": [{"name": name} for name in DAYS],
        "picture": PICTURE,
        "bars": _bars(portions, reader),
        "others": f"Calcium {grouped(held['calcium'])} mg · energy {grouped(held['energy'])} kcal · "
        f"sodium : potassium {ratio} : 1",
        "readers": [{"key": reader_key(name), "name": name} for name in readers()],
        "reader_key": reader_key(reader),
        "plate": [
            {
                "number": number,
                "name": food(number).food,
                "portion": food(number).portion,
                "count": portions[number],
                "label": f"Portions of {food(number).food} ({food(number).portion})",
            }
            for number in plate_order(portions)
        ],
        "plate_row": _plate_row,
        "sentence": day_sentence(portions, reader),
        "measures": MEASURES,
        "groups": list(dict.fromkeys(foods()["group"])),
        "columns": COLUMNS,
        "rows": _table_rows(portions),
    }
