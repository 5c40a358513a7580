"""A day that works: what it promises, against certificates that trust no solver, and against the page's own solver."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support.browser import opened
from support.gallery import written

from electrolytes.diet.foods.day import reader_key
from electrolytes.diet.foods.intakes import goals, readers
from electrolytes.diet.foods.plate import DAYS
from electrolytes.diet.foods.table import MOST_PORTIONS, NUTRIENTS, food, foods, in_measure, totals
from electrolytes.diet.plan.day import FOLDER, day_plan, plan_sentence, solver
from electrolytes.diet.plan.numbers import finer_changes, least_energy, portions_changed
from electrolytes.diet.plan.planning import (
    AIMS,
    LIMITS,
    NEVER_ADDED,
    TABLES,
    Plan,
    Wish,
    _feasible,
    _Problem,
    plan,
)
from electrolytes.live.script import joined
from electrolytes.model import ModelError

EVERY = frozenset(LIMITS)
ROOT = '[data-explorable="plan"]'


def random_wishes(count: int, seed: int) -> list[Wish]:
    """Days made up at random or of the page, with every kind of wish; about a quarter of them are impossible."""
    rng = np.random.default_rng(seed)
    numbers, wishes = list(foods().index), []
    for _ in range(count):
        chosen = rng.choice(len(numbers), rng.integers(1, 15), replace=False)
        day = {numbers[i]: float(rng.integers(1, 7)) / 2 for i in chosen}
        if rng.random() < 0.4:
            day = list(DAYS.values())[rng.integers(len(DAYS))]
        wishes.append(Wish(
            day, list(readers())[rng.integers(len(readers()))], AIMS[rng.integers(2)], TABLES[rng.integers(3)],
            bool(rng.random() < 0.35), float(rng.integers(0, 50) * 50), float(rng.integers(8, 70) * 50),
            float(rng.integers(1, 9)) / 2,
        ))
    return wishes


WISHES = random_wishes(50, 20261122)


@pytest.fixture(scope="module")
def answers() -> list[Plan]:
    return [plan(wish) for wish in WISHES]


def check_day(wish: Wish, found: Plan) -> None:
    """The day keeps every limit of the wish, and costs what it says."""
    assert found.portions is not None and found.cost is not None
    held, wanted = totals(found.portions), goals(wish.reader)
    assert held["magnesium"] >= wanted["magnesium"] - 1e-6 and held["potassium"] >= wanted["potassium"] - 1e-6
    assert held["sodium"] <= wanted["sodium"] + 1e-6 and held["energy"] <= wish.energy_high + 1e-6
    assert wish.aim == AIMS[1] or held["energy"] >= wish.energy_low - 1e-6
    before = {number: count for number, count in wish.portions.items() if count}
    for number, count in found.portions.items():
        assert count * 2 == round(count * 2)
        assert count <= max(wish.most, before.get(number, 0))
        assert count <= before.get(number, 0) or number not in NEVER_ADDED
        assert (wish.table != "vegan" or food(number).vegan) and (wish.table != "no dairy" or not food(number).dairy)
    if wish.keep:
        assert all(found.portions.get(number, 0) >= count for number, count in before.items())
    changed = sum(abs(found.portions.get(n, 0) - before.get(n, 0)) for n in {*found.portions, *before})
    assert found.cost == pytest.approx(changed if wish.aim == AIMS[0] else held["energy"], abs=1e-6)


def test_every_answer_keeps_every_limit(answers: list[Plan]) -> None:
    for wish, found in zip(WISHES, answers, strict=True):
        if found.portions is not None:
            check_day(wish, found)
    assert 5 <= sum(found.portions is None for found in answers) <= 25


def test_what_collides_is_a_smallest_impossible_set(answers: list[Plan]) -> None:
    for wish, found in zip(WISHES, answers, strict=True):
        if found.portions is None and found.collide != ("halves",):
            colliding = frozenset(found.collide)
            assert not _feasible(wish, colliding)
            assert all(_feasible(wish, colliding - {limit}) for limit in colliding)


def dual_bound(problem: _Problem, costs: np.ndarray) -> float:
    """A lower bound of the program from its dual prices, summed up by hand: no solver has to be believed.

    For any prices y (≥ 0 on lower bounds, ≤ 0 on upper ones) every allowed day costs at least y·bound plus, for each
    food, the most negative of its reduced costs times how far it can go.
    """
    from scipy.optimize import linprog

    rows, low, high, most = problem.program()
    matrix = np.vstack([-rows[np.isfinite(low)], rows[np.isfinite(high)]])
    limit = np.concatenate([-low[np.isfinite(low)], high[np.isfinite(high)]])
    found = linprog(costs, A_ub=matrix, b_ub=limit, bounds=np.column_stack([0 * most, most]))
    prices = np.minimum(found.ineqlin.marginals, 0)
    reduced = costs - matrix.T @ prices
    return float(prices @ limit + np.minimum(reduced, 0) @ most)


def test_strong_duality_certifies_the_optimum() -> None:
    """Without halves, the bound that the dual prices prove is reached: no day can be nearer."""
    for wish in WISHES[:25]:
        problem = _Problem(wish, EVERY)
        costs = problem.costs(wish.aim)
        found = problem.solve(costs, whole=False)
        if found is not None:
            assert dual_bound(problem, costs) == pytest.approx(found[1], abs=1e-6 * max(1, abs(found[1])))


def test_halves_cost_at_least_what_finer_portions_do(answers: list[Plan]) -> None:
    for wish, found in zip(WISHES[:25], answers, strict=False):
        problem = _Problem(wish, EVERY)
        if found.cost is not None:
            costs = problem.costs(wish.aim)
            assert found.cost >= dual_bound(problem, costs) + problem.fixed_cost(wish.aim) - 1e-6


def test_against_every_day_there_is() -> None:
    """On a plate of five foods, each at 0 to 1½ portions, all 1,024 days are looked at."""
    few = ["11458", "16015", "18069", "21299", "02047"]
    start = {"21299": 1.5, "18069": 1.5, "02047": 0.5}
    wish = Wish(start, energy_low=300, energy_high=900, most=1.5)
    grid = itertools.product([0, 0.5, 1, 1.5], repeat=4)
    per = {name: in_measure("portion")[name] for name in NUTRIENTS}
    best = np.inf
    for counts in grid:
        for salt in (0, 0.5):
            day = dict(zip(few, (*counts, salt), strict=True))
            held = {name: sum(per[name][n] * count for n, count in day.items()) for name in NUTRIENTS}
            if (held["magnesium"] >= 150 and held["potassium"] >= 700 and held["sodium"] <= 2300
                    and 300 <= held["energy"] <= 900):
                best = min(best, sum(abs(day[n] - start.get(n, 0)) for n in few))
    problem = _Problem(wish, EVERY)
    problem.bounds |= {"magnesium": (150.0, np.inf), "potassium": (700.0, np.inf)}
    problem.up[[number not in few for number in problem.numbers]] = 0
    found = problem.solve(problem.costs(AIMS[0]), whole=True)
    assert found is not None and found[1] == pytest.approx(best)


def test_a_few_swaps_are_enough() -> None:
    day = DAYS["a day from packets"]
    for reader in readers():
        found = plan(Wish(day, reader))
        assert found.cost is not None and found.cost <= 7 < sum(day.values())
    assert portions_changed() == 5 and portions_changed("a vegan day") == 0
    assert food("06419").food.startswith("soup") and "06419" not in (plan(Wish(day)).portions or {})


def test_a_stricter_limit_costs_more_and_more() -> None:
    """The fewest changes are a convex, falling function of the sodium that is allowed."""
    changes = np.array([finer_changes(limit) for limit in np.linspace(600, 5000, 23)])
    assert (np.diff(changes) <= 1e-9).all() and (np.diff(changes, 2) >= -1e-9).all()


def test_leaves_alone_would_do() -> None:
    assert 80 < least_energy() < 100


def test_mistakes_are_told() -> None:
    wrongs: list[dict[str, Any]] = [{"aim": "cheap"}, {"table": "raw"}, {"most": 11.0}, {"reader": "nobody"},
                                    {"portions": {"1": 1}}]
    for wrong in wrongs:
        with pytest.raises(ModelError):
            Wish(**wrong)
    with pytest.raises(ModelError, match="no change"):
        portions_changed(low=3000, high=2000)


def question(wish: Wish) -> dict[str, Any]:
    return {"portions": dict(wish.portions), "goals": goals(wish.reader), "aim": wish.aim, "table": wish.table,
            "keep": wish.keep, "energy_low": wish.energy_low, "energy_high": wish.energy_high,
            "most": wish.most}


def test_the_pages_solver_comes_to_the_same(javascript: Any, answers: list[Plan]) -> None:
    """YALPS and HiGHS, 50 random wishes: the same optimum within 1e-6, the same verdict, the same limits to blame."""
    amounts = in_measure("portion")
    table = {
        "limits": list(LIMITS), "aims": list(AIMS), "neverAdded": list(NEVER_ADDED), "mostPortions": MOST_PORTIONS,
        "foods": [{"number": number, "vegan": bool(row.vegan), "dairy": bool(row.dairy),
                   "held": {name: float(amounts[name][str(number)]) / 2 for name in NUTRIENTS}}
                  for number, row in foods().iterrows()],
    }
    text = "\n".join([solver(), joined((FOLDER / "planning.js").read_text(encoding="utf-8"))])
    told = javascript.run(
        f"(data) => {{ {text}\nreturn data.wishes.map((wish) => planDay(YALPS.solve, data.table, wish)); }}",
        {"table": table, "wishes": [question(wish) for wish in WISHES]})
    for wish, ours, theirs in zip(WISHES, answers, told, strict=True):
        assert not theirs["open"]
        assert (ours.portions is None) == (theirs["portions"] is None), wish
        assert list(ours.collide) == theirs["collide"]
        assert theirs["reach"] == pytest.approx(ours.reach, abs=1e-3)
        if ours.cost is not None:
            assert theirs["cost"] == pytest.approx(ours.cost, abs=1e-6)
            check_day(wish, Plan(theirs["portions"], theirs["cost"]))


@pytest.fixture(scope="module")
def plan_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("plan") / "plan.html", day_plan())


@pytest.fixture
def shown(chromium: Any, plan_page: Path) -> Iterator[Any]:
    with opened(chromium, plan_page.as_uri()) as page:
        page.wait_for_selector(f'{ROOT}[data-ready="true"]')
        yield page


def sentence(page: Any) -> str:
    page.wait_for_selector(f"{ROOT}:not([aria-busy])", timeout=20000)
    return str(page.text_content(f"{ROOT} output.explorable-sentence"))


def cost_in(words: str) -> str:
    return words.split(" for a ")[0].split(" with ")[0]


def test_the_script_changes_nothing_that_stands_there(chromium: Any, plan_page: Path, shown: Any) -> None:
    parts = (".day svg", "[data-plate] tbody", ".day-answer tbody", "output.explorable-sentence")
    with opened(chromium, plan_page.as_uri(), java_script_enabled=False) as page:
        before = {part: re.sub(r">\s+<", "><", page.locator(part).inner_html()).strip() for part in parts}
    for part in parts:
        assert re.sub(r">\s+<", "><", shown.locator(part).inner_html()).strip() == before[part], part


def test_a_wish_in_the_page(shown: Any) -> None:
    assert sentence(shown) == plan_sentence(Wish(), plan(Wish()))
    shown.check("[name=keep]")
    wish = Wish(keep=True)
    assert sentence(shown) == plan_sentence(wish, plan(wish))
    shown.select_option("[name=table]", "2")
    wish = Wish(keep=True, table="vegan")
    assert sentence(shown) == plan_sentence(wish, plan(wish))
    shown.uncheck("[name=keep]")
    wish = Wish(table="vegan")
    assert cost_in(sentence(shown)) == cost_in(plan_sentence(wish, plan(wish)))
    shown.click(f"{ROOT} [data-action=take]")
    assert sentence(shown).startswith("This day works as it is")
    shown.click(f"{ROOT} [data-action=reset]")
    assert sentence(shown) == plan_sentence(Wish(), plan(Wish()))
    shown.fill("[name=high]", "1500")
    shown.fill("[name=low]", "2000")
    wish = Wish(energy_low=2000, energy_high=1500)
    assert sentence(shown) == plan_sentence(wish, plan(wish))


def test_the_answer_is_shown_once_it_is_asked_for(shown: Any) -> None:
    parts = [shown.locator(f"{ROOT} {part}") for part in (".day-answer", "output.explorable-sentence")]
    assert not any(part.is_visible() for part in parts), "no figure opens on its own answer"
    shown.click(f"{ROOT} [data-action=show]")
    assert all(part.is_visible() for part in parts)
    assert not shown.locator(f"{ROOT} [data-action=show]").is_visible()


def test_wishes_through_the_whole_page(chromium: Any, plan_page: Path) -> None:
    """Through the whole page, worker and all, from a link: the optimum in words is Python's."""
    for wish in [wish for wish in WISHES if wish.most in (1, 2, 3, 4)][:6]:
        plate = "&".join(f"{number}={count:g}" for number, count in wish.portions.items() if count)
        asked = (f"for={reader_key(wish.reader)}&aim={AIMS.index(wish.aim)}&table={TABLES.index(wish.table)}"
                 f"&keep={int(wish.keep)}&low={wish.energy_low:g}&high={wish.energy_high:g}&most={wish.most:g}")
        with opened(chromium, f"{plan_page.as_uri()}#plan?{asked}&{plate}") as page:
            page.wait_for_selector(f'{ROOT}[data-ready="true"]')
            found = plan(wish)
            words, ours = sentence(page), plan_sentence(wish, found)
            if found.portions is not None:
                words, ours = cost_in(words), cost_in(ours)
            assert words == ours, json.dumps(question(wish))


def test_in_jupyter() -> None:
    widget = day_plan()
    assert widget.plan.cost == 5
    widget.wish = widget.wish | {"keep": 1}
    assert widget.plan.collide == ("sodium", "keep")
    widget.reader, widget.portions = "m31", {}
    assert widget.plan.cost == portions_changed("empty plate", "man, 31–50 years")
