"""A day on the plate: the table of foods, what is eaten, and how the day fills against the reader's reference intakes.

The whole stands in the static page and is adopted by ``script/day.js``, which words and rounds as this module does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import traitlets
from markupsafe import Markup

from electrolytes.diet.foods import LEAST_ENERGY, MEASURES, MOST_PORTIONS, NUTRIENTS, food, foods, in_measure, totals
from electrolytes.diet.intakes import GOAL_KINDS, goals, readers
from electrolytes.live import Live
from electrolytes.live.script import own
from electrolytes.model import ModelError

FOLDER = Path(__file__).parent
SCRIPTS = (FOLDER / "script" / "words.js", FOLDER / "script" / "day.js")
PICTURE = {"left": 4, "width": 432, "full": 2, "height": 232}
"""Of the three bars, in units of the picture; they end at ``full`` times the reference."""
MARKS = {"magnesium": "M11 4l6 6l-6 6l-6 -6z", "sodium": "M11 10m-6 0a6 6 0 1 0 12 0a6 6 0 1 0 -12 0", "potassium": "M5.5 4.5h11v11h-11z"}
COLUMNS = (("food", "Food", ""), ("magnesium", "Mg", "mg"), ("potassium", "K", "mg"), ("sodium", "Na", "mg"),
           ("calcium", "Ca", "mg"), ("energy", "kcal", ""), ("ratio", "Na:K", ""))

DAYS: dict[str, dict[str, float]] = {
    "a day from packets": {"14209": 2, "18069": 4, "01145": 1, "09003": 1, "07029": 2, "01042": 1, "04025": 1, "06419": 1,
                           "14147": 1, "21299": 2, "11412": 1, "19095": 1},
    "a day of whole foods": {"08121": 1, "01117": 1, "09316": 1, "12061": 1, "18075": 2, "16158": 1, "11529": 1, "09040": 1,
                             "16070": 1, "20037": 1, "11458": 0.5, "15086": 1, "04053": 2, "09200": 1, "14355": 2},
    "a vegan day": {"08121": 1, "16222": 1, "09298": 1, "18075": 2, "16098": 1, "09003": 1, "16015": 1, "20137": 1, "11234": 1,
                    "09038": 0.5, "16427": 1, "11508": 1, "12014": 1, "04053": 1},
    "empty plate": {},
}
"""Days to start from: name → food number → portions. Made up for this book."""


def reader_key(reader: str) -> str:
    """A reader's short name in links: ``woman, 19–30 years`` is ``f19``."""
    stage, sex = readers()[reader]
    start = {"pregnancy": "p", "lactation": "l"}.get(stage.split(",")[0], sex[0])
    return start + ("71" if "over 70" in stage else "".join(c for c in stage.split("–")[0] if c.isdigit()))


class FoodDay(Live):
    """A day of foods that a reader puts together.

    Traits: ``portions`` (food number → portions), ``reader`` (short name of one of :func:`readers`, ``f19`` for a
    woman of 19–30 years). A wrong food, count or reader is a :class:`ModelError`.
    """

    portions = traitlets.Dict().tag(sync=True)
    reader = traitlets.Unicode().tag(sync=True)

    def __init__(self, slug: str = "day", *, title: str = "A day on the plate", reader: str = "woman, 19–30 years",
                 planner: str = "", extra: Mapping[str, Any] | None = None, more: str = "") -> None:
        key, start = reader_key(reader), next(iter(DAYS.values()))
        spec = _spec(slug, title, key) | dict(extra or {})
        super().__init__(slug, spec, _html(slug, title, reader, start, planner, more))
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
    return FoodDay()


def _spec(slug: str, title: str, key: str) -> dict[str, Any]:
    table = foods()
    groups = list(dict.fromkeys(table["group"]))
    rows = [[number, row.food, groups.index(row.group), int(row.vegan), int(row.dairy), row.portion, plain(row.grams),
             *(plain(row[name]) for name in NUTRIENTS)] for number, row in table.iterrows()]
    return {
        "slug": slug, "title": title, "script": own(*SCRIPTS, entry="mountDay"),
        "controls": [{"name": "portions"}, {"name": "reader"}],
        "foods": rows, "groups": groups, "nutrients": list(NUTRIENTS), "goals": GOAL_KINDS, "least": LEAST_ENERGY,
        "most": MOST_PORTIONS, "reader": key, "picture": PICTURE,
        "readers": [{"key": reader_key(name), "name": name} | goals(name) for name in readers()],
        "presets": [{"name": name, "portions": day} for name, day in DAYS.items()],
        "tops": {measure: {name: round(top, 3) for name, top in _tops(measure).items()} for measure in MEASURES},
        "source": "USDA National Nutrient Database for Standard Reference, releases 25 and 28",
    }


def _tops(measure: str) -> dict[str, float]:
    """Where the bars in the table are full: the fifth largest amount, so that a spoon of salt does not flatten the rest."""
    amounts = in_measure(measure)
    return {name: float(amounts[name].nlargest(5).iloc[-1]) for name in NUTRIENTS}


def plain(value: float) -> float | int:
    """A whole number as such, for shorter data."""
    return int(value) if float(value).is_integer() else float(value)


def grouped(value: float) -> str:
    """Whole, with commas; halves go up, as in the page's script."""
    return f"{math.floor(value + 0.5):,}"


def amount_text(value: float) -> str:
    """An amount in the table: whole from 10 on, one decimal below, a dash for not-a-number."""
    if math.isnan(value):
        return "–"
    return grouped(value) if value >= 9.95 else f"{math.floor(value * 10 + 0.5) / 10:.1f}"


def shortened(name: str) -> str:
    """A food's name, short enough for the picture."""
    return name if len(name) <= 24 else name[:23].rstrip() + "…"


def leader(portions: Mapping[str, float], nutrient: str) -> tuple[str, float] | None:
    """The food that gives most of a nutrient, and its share (0 to 1); none on an empty plate."""
    held = {number: totals({number: portions[number]})[nutrient] for number in plate_order(portions)}
    if not held or max(held.values()) == 0:
        return None
    most = max(held, key=lambda number: held[number])
    return str(food(most).food), held[most] / sum(held.values())


def plate_order(portions: Mapping[str, float]) -> list[str]:
    """The numbers of the foods on the plate, in the order of the table."""
    return [number for number in foods().index if number in portions]


def day_sentence(portions: Mapping[str, float], reader: str) -> str:
    """The day in a few sentences."""
    if not any(portions.values()):
        return "The plate is empty. Add foods from the table."
    held, wanted = totals(portions), goals(reader)
    percent = {name: math.floor(100 * held[name] / wanted[name] + 0.5) for name in wanted}
    missing = [f"{grouped(math.ceil(wanted[name] - held[name]))} mg of {name}" for name in ("magnesium", "potassium")
               if held[name] < wanted[name]]
    over = math.ceil(held["sodium"] - wanted["sodium"])
    verdict = "; ".join([
        f"missing: {' and '.join(missing)}" if missing else "enough magnesium and potassium",
        f"sodium {grouped(over)} mg over its limit" if over > 0 else "sodium within its limit",
    ])
    words = (
        f"For a {reader}: {verdict}. The day holds {grouped(held['magnesium'])} mg of magnesium ({percent['magnesium']} %), "
        f"{grouped(held['potassium'])} mg of potassium ({percent['potassium']} %), {grouped(held['sodium'])} mg of sodium "
        f"({percent['sodium']} % of the limit), {grouped(held['calcium'])} mg of calcium and {grouped(held['energy'])} kcal."
    )
    salty = leader(portions, "sodium")
    return words + (f" Most sodium comes with: {salty[0]} ({math.floor(100 * salty[1] + 0.5)} %)." if salty else "")


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
            segments.append({"x": f"{left + start / full * width:.2f}", "width": f"{(end - start) / full * width:.2f}",
                             "title": f"{food(number).food}: {grouped(amount)} mg"})
        most = leader(portions, nutrient)
        bars.append({
            "nutrient": nutrient, "mark": MARKS[nutrient], "top": 4 + 70 * i, "segments": segments,
            "value": f"{grouped(held[nutrient])} mg · {math.floor(100 * held[nutrient] / goal + 0.5)} %",
            "goal": f"{kind} {grouped(goal)} mg", "most": f"most: {shortened(most[0])}" if most else "",
            "over": "inline" if held[nutrient] / goal > full else "none",
            "good": (left, width / full) if kind == "CDRR" else (middle, width - width / full),
        })
    return bars


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, undefined=jinja2.StrictUndefined)
    return environment.get_template("day.html")


def _plate_row(name: str, portion: str, label: str, count: float) -> Markup:
    """A row of the list of what is on the plate; the script clones an empty one."""
    return Markup(
        '<td><span data-name>{}</span><small data-portion>{}</small></td><td><input type="number" min="0" max="{}" step="0.5" '
        'value="{}" aria-label="{}" inputmode="decimal" autocomplete="off"></td>'
        '<td><button type="button" aria-label="{}">×</button></td>'
    ).format(name, portion, plain(MOST_PORTIONS), plain(count), label, f"Take {name} off the plate")


def _table_rows(portions: Mapping[str, float]) -> list[dict[str, Any]]:
    """The table as it stands before a script: per portion, most magnesium first."""
    amounts, tops = in_measure("portion"), _tops("portion")
    table = foods().loc[amounts["magnesium"].sort_values(ascending=False, kind="stable").index]
    rows = []
    for number, row in table.iterrows():
        held = amounts.loc[number]
        ratio = row.sodium / row.potassium if row.potassium else math.nan
        rows.append({
            "number": number, "name": row.food, "portion": row.portion, "grams": plain(row.grams), "eaten": portions.get(str(number), 0) > 0,
            "amounts": [(amount_text(held[name]), f"{min(1.0, held[name] / tops[name]):.3f}") for name in NUTRIENTS],
            "ratio": "–" if math.isnan(ratio) else f"{ratio:.2f}" if ratio < 10 else grouped(ratio),
        })
    return rows


def _html(slug: str, title: str, reader: str, portions: Mapping[str, float], planner: str, more: str) -> str:
    held = totals(portions)
    ratio = f"{held['sodium'] / held['potassium']:.2f}" if held["potassium"] else "–"
    return _template().render(
        slug=slug, title=title, planner=planner, more=Markup(more), style=Markup((FOLDER / "day.css").read_text(encoding="utf-8")),
        description="Three bars: magnesium and potassium against what is advised, sodium against its limit; "
        "each is made of one segment for each food on the plate.",
        presets=[{"name": name} for name in DAYS], picture=PICTURE, bars=_bars(portions, reader),
        others=f"Calcium {grouped(held['calcium'])} mg · energy {grouped(held['energy'])} kcal · sodium : potassium {ratio} : 1",
        readers=[{"key": reader_key(name), "name": name} for name in readers()], reader_key=reader_key(reader),
        plate=[{"number": number, "name": food(number).food, "portion": food(number).portion, "count": portions[number],
                "label": f"Portions of {food(number).food} ({food(number).portion})"} for number in plate_order(portions)],
        plate_row=_plate_row, sentence=day_sentence(portions, reader), measures=MEASURES,
        groups=list(dict.fromkeys(foods()["group"])), columns=COLUMNS, rows=_table_rows(portions),
    )


def day_total(day: str, nutrient: str = "magnesium") -> float:
    """What one of ``DAYS`` holds, in mg (energy: kcal)."""
    if day not in DAYS:
        raise ModelError(f"there is no day {day!r}; there are {', '.join(DAYS)}")
    return totals(DAYS[day])[nutrient]


def mended_total(nutrient: str = "magnesium") -> float:
    """The day from packets without soup, pizza and processed cheese, with black beans, half a cup of spinach, a banana."""
    kept = {number: count for number, count in DAYS["a day from packets"].items() if number not in ("06419", "21299", "01042")}
    return totals(kept | {"16015": 1, "11458": 0.5, "09040": 1})[nutrient]
