"""Days to start from, and words about a day: its foods, what is missing, what is too much.

The page's script (``words.js``) words and rounds alike.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from electrolytes.diet.foods.intakes import goals
from electrolytes.diet.foods.table import food, foods, totals
from electrolytes.model import ModelError

DAYS: dict[str, dict[str, float]] = {
    "a day from packets": {
        "14209": 2, "18069": 4, "01145": 1, "09003": 1, "07029": 2, "01042": 1, "04025": 1, "06419": 1, "14147": 1,
        "21299": 2, "11412": 1, "19095": 1,
    },
    "packets and a salt shaker": {
        "14209": 2, "18069": 4, "01145": 1, "09003": 1, "07029": 2, "01042": 1, "04025": 1, "06419": 1, "14147": 1,
        "21299": 2, "11412": 1, "19095": 1, "02047": 1.5,
    },
    "a day of whole foods": {
        "08121": 1, "01117": 1, "09316": 1, "12061": 1, "18075": 2, "16158": 1, "11529": 1, "09040": 1, "16070": 1,
        "20037": 1, "11458": 0.5, "15086": 1, "04053": 2, "09200": 1, "14355": 2,
    },
    "a vegan day": {
        "08121": 1, "16222": 1, "09298": 1, "18075": 2, "16098": 1, "09003": 1, "16015": 1, "20137": 1, "11234": 1,
        "09038": 0.5, "16427": 1, "11508": 1, "12014": 1, "04053": 1,
    },
    "empty plate": {},
}
"""Days to start from: name → food number → portions. Made up for this book."""


def day_total(day: str, nutrient: str = "magnesium") -> float:
    """What one of ``DAYS`` holds, in mg (energy: kcal)."""
    if day not in DAYS:
        raise ModelError(f"there is no day {day!r}; there are {', '.join(DAYS)}")
    return totals(DAYS[day])[nutrient]


def mended_total(nutrient: str = "magnesium") -> float:
    """The day from packets without soup, pizza, processed cheese; with black beans, half a cup of spinach, a banana."""
    off = ("06419", "21299", "01042")
    kept = {number: count for number, count in DAYS["a day from packets"].items() if number not in off}
    return totals(kept | {"16015": 1, "11458": 0.5, "09040": 1})[nutrient]


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


def ratio_text(ratio: float) -> str:
    """A ratio in the table: two decimals, three below a tenth, whole from 10 on, a dash for not-a-number."""
    if math.isnan(ratio):
        return "–"
    return grouped(ratio) if ratio >= 10 else f"{ratio:.3f}" if ratio < 0.1 else f"{ratio:.2f}"


def shortened(name: str) -> str:
    """A food's name, short enough for the picture."""
    return name if len(name) <= 24 else name[:23].rstrip() + "…"


def inline(name: str) -> str:
    """A food within a sentence: soup (chicken noodle, canned)."""
    head, comma, rest = name.partition(", ")
    return f"{head} ({rest})" if comma else name


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
    missing = [
        f"{grouped(math.ceil(wanted[name] - held[name]))} mg of {name}"
        for name in ("magnesium", "potassium")
        if held[name] < wanted[name]
    ]
    over = math.ceil(held["sodium"] - wanted["sodium"])
    verdict = "; ".join(
        [
            f"missing: {' and '.join(missing)}" if missing else "enough magnesium and potassium",
            f"sodium {grouped(over)} mg over its limit" if over > 0 else "sodium within its limit",
        ]
    )
    words = (
        f"For a {reader}: {verdict}. The day holds {grouped(held['magnesium'])} mg of magnesium "
        f"({percent['magnesium']} %), {grouped(held['potassium'])} mg of potassium ({percent['potassium']} %), "
        f"{grouped(held['sodium'])} mg of sodium ({percent['sodium']} % of the limit), "
        f"{grouped(held['calcium'])} mg of calcium and {grouped(held['energy'])} kcal."
    )
    salty = leader(portions, "sodium")
    if salty is None:
        return words
    return f"{words} Most sodium comes with {inline(salty[0])} ({math.floor(100 * salty[1] + 0.5)} %)."
