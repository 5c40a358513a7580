"""A day that works: the fewest changes to a day, or the least energy, that meet the reader's reference intakes.

A mixed-integer linear program in half portions. For each food there is what is added, u, and what is taken off, d:

    minimize    sum(u + d)                      the fewest changes, in portions
          or    sum(energy (x + u - d))         the least energy
    such that   magnesium, potassium            at least the reader's reference
                sodium                          at most its limit
                energy                          between what the wish allows
                0 <= d <= x,  0 <= u, x + u <= most portions of a food; none of what the table forbids

HiGHS solves it here; in the page YALPS does (``planning.js``, built alike). Of days that are equally good either
may find another. Where no day exists, the smallest set of wishes that collide is named: wishes are left out one by
one as long as the rest stays impossible, so that whatever is left out next makes it possible.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from electrolytes.diet.foods.intakes import goals
from electrolytes.diet.foods.plate import DAYS
from electrolytes.diet.foods.table import MOST_PORTIONS, NUTRIENTS, foods, in_measure, totals
from electrolytes.model import ModelError

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

AIMS = ("the fewest changes", "the least energy")
TABLES = ("everything", "no dairy", "vegan")
NEVER_ADDED = ("20080", "20081", "02047", "14411", "14355", "14209")
"""Flours and salt, which nobody eats by the cup, and water, tea and coffee, which would only fill the last gap."""
LIMITS = ("energy_low", "energy_high", "most", "sodium", "potassium", "magnesium", "table", "keep")
"""What a wish may fail on, in the order in which limits are left out to find those that collide."""


@dataclass(frozen=True)
class Wish:
    """What a day should be: ``portions`` is the day to start from, ``reader`` one of :func:`~.intakes.readers`."""

    portions: Mapping[str, float] = field(default_factory=lambda: DAYS["a day from packets"])
    reader: str = "woman, 19–30 years"
    aim: str = AIMS[0]
    table: str = TABLES[0]
    keep: bool = False
    """Keep all that is on the plate, and only add."""
    energy_low: float = 1600.0
    """kcal; holds for the fewest changes only, as the least energy would just be this."""
    energy_high: float = 2400.0
    most: float = 2.0
    """Portions of one food that may be on the plate, unless there are more already."""

    def __post_init__(self) -> None:
        totals(self.portions)
        goals(self.reader)
        if self.aim not in AIMS or self.table not in TABLES:
            raise ModelError(f"an aim is one of {AIMS}, a table one of {TABLES}; not {self.aim!r}, {self.table!r}")
        if not 0 <= self.most <= MOST_PORTIONS:
            raise ModelError(f"most of one food goes from 0 to {MOST_PORTIONS:g} portions, not {self.most:g}")


@dataclass(frozen=True)
class Plan:
    """The answer to a wish.

    ``portions`` is the day found, ``cost`` the portions changed or the kcal; none where the wish is impossible. Then
    ``collide`` names the limits that collide, and ``reach`` says for those with a number how far the rest lets it go.
    """

    portions: dict[str, float] | None
    cost: float | None
    collide: tuple[str, ...] = ()
    reach: dict[str, float] = field(default_factory=dict)

    @property
    def totals(self) -> dict[str, float]:
        """What the day found holds."""
        return totals(self.portions or {})


def plan(wish: Wish) -> Plan:
    """The day that a wish asks for, or which of its limits collide."""
    problem = _Problem(wish, frozenset(LIMITS))
    found = problem.solve(problem.costs(wish.aim), whole=True)
    if found is None:
        return _impossible(wish)
    changes, cost = found
    return Plan(problem.day(changes), cost + problem.fixed_cost(wish.aim))


class _Problem:
    """The program of a wish in which only some of its limits hold. Amounts are of half a portion."""

    def __init__(self, wish: Wish, limits: frozenset[str]) -> None:
        import numpy as np

        table = foods()
        self.numbers = list(table.index)
        amounts = in_measure("portion")
        self.amounts = {name: amounts[name].to_numpy() / 2 for name in NUTRIENTS}
        start = 2 * np.array([wish.portions.get(number, 0.0) for number in self.numbers])
        allowed = np.ones(len(table), dtype=bool)
        if "table" in limits:
            allowed = {"vegan": table["vegan"].to_numpy(bool), "no dairy": ~table["dairy"].to_numpy(bool)}.get(
                wish.table, allowed)
        most = 2 * (wish.most if "most" in limits else MOST_PORTIONS)
        addable = allowed & ~table.index.isin(NEVER_ADDED)
        self.fixed = np.where(allowed, 0.0, start)  # taken off because the table forbids it
        self.start = start - self.fixed
        self.up = np.where(addable, np.maximum(most - self.start, 0.0), 0.0)
        self.down = np.zeros_like(start) if "keep" in limits and wish.keep else self.start
        self.hopeless = bool("keep" in limits and wish.keep and self.fixed.any())
        self.bounds = _bounds(wish, limits)

    def costs(self, aim: str) -> Array:
        """What each half portion added, and each taken off, costs."""
        import numpy as np

        if aim == AIMS[0]:
            return np.full(2 * len(self.numbers), 0.5)
        return np.concatenate([self.amounts["energy"], -self.amounts["energy"]])

    def fixed_cost(self, aim: str) -> float:
        """What does not depend on the choice: foods that the table forbids, or the energy of the rest."""
        return float(self.fixed.sum() / 2 if aim == AIMS[0] else self.amounts["energy"] @ self.start)

    def program(self) -> tuple[Array, Array, Array, Array]:
        """Rows for what is bounded, their lower and upper bounds, and the upper bounds of u and d (from 0)."""
        import numpy as np

        rows = np.array([np.concatenate([self.amounts[name], -self.amounts[name]]) for name in self.bounds])
        held = np.array([self.amounts[name] @ self.start for name in self.bounds])
        low, high = (np.array([bound[side] for bound in self.bounds.values()]) - held for side in (0, 1))
        return rows, low, high, np.concatenate([self.up, self.down])

    def solve(self, costs: Array, whole: bool) -> tuple[Array, float] | None:
        """Half portions added and taken off, and their cost; none where there is no such day."""
        import numpy as np
        from scipy.optimize import Bounds, LinearConstraint, milp

        if self.hopeless:
            return None
        rows, low, high, most = self.program()
        constraints = LinearConstraint(rows, low, high) if len(rows) else None
        found = milp(costs, constraints=constraints, bounds=Bounds(np.zeros_like(most), most),
                     integrality=np.full(len(costs), int(whole)), options={"mip_rel_gap": 0.0, "time_limit": 60.0})
        if found.status not in (0, 2):
            raise ModelError(f"the solver did not come to an answer: {found.message}")
        return None if found.x is None else (found.x, float(found.fun))

    def day(self, changes: Array) -> dict[str, float]:
        """The day after the changes: food number → portions."""
        added, taken = changes.reshape(2, -1)
        after = (self.start + added - taken).round() / 2
        return {number: float(count) for number, count in zip(self.numbers, after, strict=True) if count > 0}


def _bounds(wish: Wish, limits: frozenset[str]) -> dict[str, tuple[float, float]]:
    """What is bounded in a day: nutrient → least, most."""
    endless, wanted = float("inf"), goals(wish.reader)
    low = wish.energy_low if "energy_low" in limits and wish.aim == AIMS[0] else -endless
    high = wish.energy_high if "energy_high" in limits else endless
    least = [name for name in ("magnesium", "potassium") if name in limits]
    bounds: dict[str, tuple[float, float]] = {name: (wanted[name], endless) for name in least}
    if "sodium" in limits:
        bounds["sodium"] = (-endless, wanted["sodium"])
    return bounds | ({"energy": (low, high)} if low > -endless or high < endless else {})


def _feasible(wish: Wish, limits: frozenset[str]) -> bool:
    problem = _Problem(wish, limits)
    return problem.solve(0 * problem.costs(AIMS[0]), whole=False) is not None


def _impossible(wish: Wish) -> Plan:
    """The limits that collide, and how far each of those with a number could go if it alone gave way."""
    every = frozenset(LIMITS)
    if _feasible(wish, every):
        return Plan(None, None, ("halves",))
    colliding = every
    for limit in LIMITS:
        if not _feasible(wish, colliding - {limit}):
            colliding -= {limit}
    reach = {}
    for limit in LIMITS:
        nutrient = "energy" if limit.startswith("energy") else limit
        if limit not in colliding or nutrient not in NUTRIENTS:
            continue
        problem = _Problem(wish, every - {limit})
        sign = 1.0 if limit in ("sodium", "energy_high") else -1.0  # a limit from above gives way upward
        costs = problem.costs(AIMS[1]) if nutrient == "energy" else _signed(problem, nutrient)
        found = problem.solve(sign * costs, whole=False)
        if found is not None:
            reach[limit] = float(problem.amounts[nutrient] @ problem.start) + sign * found[1]
    return Plan(None, None, tuple(limit for limit in LIMITS if limit in colliding), reach)


def _signed(problem: _Problem, nutrient: str) -> Array:
    import numpy as np

    return np.concatenate([problem.amounts[nutrient], -problem.amounts[nutrient]])


Line = tuple[float, float]
"""A straight line: its value at 0 and its slope."""


class Changes:
    """The fewest changes, in portions of any size, as a function of the sodium that is allowed."""

    def __init__(self, wish: Wish) -> None:
        self._problem = _Problem(wish, frozenset(LIMITS))

    def line(self, limit: float) -> Line:
        """The line that touches the curve at a limit (mg): portions at 0 mg, portions per mg (the dual price)."""
        import numpy as np
        from scipy.optimize import linprog

        self._problem.bounds["sodium"] = (-float("inf"), limit)
        rows, low, high, most = self._problem.program()
        floors, roofs = np.isfinite(low), np.isfinite(high)
        found = linprog(self._problem.costs(AIMS[0]), A_ub=np.vstack([-rows[floors], rows[roofs]]),
                        b_ub=np.concatenate([-low[floors], high[roofs]]),
                        bounds=np.column_stack([0 * most, most]))
        if found.status:
            raise ModelError(f"no day holds as little as {limit:g} mg of sodium")
        roof = [name for name, finite in zip(self._problem.bounds, roofs, strict=True) if finite].index("sodium")
        slope = float(found.ineqlin.marginals[int(floors.sum()) + roof])
        return round(float(found.fun) - slope * limit, 9), round(slope, 12)
