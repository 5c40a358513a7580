"""The rates of a model at one setting, as functions of its states; what dynamics and states of rest both stand on."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from electrolytes.model.code.program import program
from electrolytes.model.code.python import compiled, staged_floats
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError
from electrolytes.model.numerics.compiling import function_of, slopes_of_rates
from electrolytes.model.quantities.quantity import Quantity, typical_size

CALLS = 200_000
TOLERANCE = 1e-10  # of the last Newton step; its square is what remains
SLACK = 1e-6  # by how much of its size a state may leave its domain: what the tolerance of an integration explains

Driver = Callable[[float], float]


class System:
    """The rates of a model as functions of its states, for one setting of inputs and constants.

    The algebraic equations are solved at every call, beginning where the last call ended; the Jacobian is that of the
    states alone, df/dz - df/du (dr/du)^-1 dr/dz for rates f, residuals r and unknowns u.

    Parameters
    ----------
    settings : values of all variables; states' are the initial ones
    driven : inputs and constants that change in time; `drive` says how
    """

    def __init__(self, model: Definition, settings: Mapping[Quantity, float], driven: Sequence[Quantity] = ()) -> None:
        self.model = model
        self.settings = settings
        self.size = len(model.states)
        self._solved = bool(model.unknowns)
        self.sizes = np.array([typical_size(state) for state in model.states])
        whole, slopes, residuals = _functions(model, tuple(driven))
        held = [float(settings[quantity]) for quantity in model.settings if quantity not in driven]
        self._whole, self._slopes, self._residuals = whole(*held), slopes(*held), residuals(*held)
        self._limits = [limits(quantity, 1e-9) for quantity in model.unknowns]
        self._driven = tuple(driven)
        self._drivers: tuple[Driver, ...] = tuple(_held(float(settings[quantity])) for quantity in driven)
        self.start = np.array([float(settings[state]) for state in model.states])
        self._last: Any = None
        self._calls = itertools.count(1)

    def drive(self, drivers: Sequence[Driver]) -> None:
        """How the driven quantities go from now on, each a function of time."""
        self._drivers = tuple(drivers)

    def _at(self, t: float, z: Any, u: Any) -> list[float]:
        return [t, *z.tolist(), *u.tolist(), *(driver(t) for driver in self._drivers)]

    def unknowns(self, t: float, z: Any) -> Any:
        """Values of the unknowns that fit these states."""
        if not self.model.unknowns:
            return np.empty(0)
        found = None if self._last is None else self._newton(t, z, self._last)
        if found is None:
            found = self._from_scratch(t, z)
        self._last = found
        return found

    def _newton(self, t: float, z: Any, u: Any) -> Any:
        # in plain floats: for the few unknowns of a model NumPy would take longer to begin than to solve
        n = len(u)
        given, drivers = z.tolist(), [driver(t) for driver in self._drivers]
        at = u.tolist()
        for _ in range(12):
            found = self._residuals(t, *given, *at, *drivers)
            step = eliminated([list(found[n + i * n : n + (i + 1) * n]) for i in range(n)], list(found[:n]))
            if step is None:
                return None
            at = [value - change for value, change in zip(at, step, strict=True)]
            if all(abs(change) <= TOLERANCE * max(abs(value), 1e-30) for value, change in zip(at, step, strict=True)):
                inside = all(low <= value <= high for value, (low, high) in zip(at, self._limits, strict=True))
                return np.array(at) if inside else None
        return None

    def _from_scratch(self, t: float, z: Any) -> Any:
        states = dict(zip(self.model.states, z, strict=True))
        clock = {self.model.time: t} if self.model.time is not None else {}
        driven = {quantity: driver(t) for quantity, driver in zip(self._driven, self._drivers, strict=True)}
        given = {**self.settings, **driven, **states, **clock}
        solve = function_of(self.model, {quantity.name: quantity for quantity in self.model.unknowns},
                            self.model.variables)
        return np.array(solve(*(given[quantity] for quantity in self.model.variables)), dtype=float)

    def numbers(self, t: float, z: Any) -> tuple[float, ...]:
        """Rates of change of the states; NaN where the model has no value. TooLongError after very many calls."""
        if next(self._calls) > CALLS:
            raise TooLongError
        if not self._solved and not self._drivers:
            found: tuple[float, ...] = self._whole(t, *z.tolist())
        else:
            found = self._whole(*self._at(t, z, self.unknowns(t, z)))[: self.size]
        return found

    @property
    def quick(self) -> Callable[..., tuple[float, ...]]:
        """What computes `numbers` without counting, of time and the states one by one; it may raise as floats do."""
        if self._solved or self._drivers:
            return lambda t, *z: self.numbers(t, np.array(z))
        found: Callable[..., tuple[float, ...]] = getattr(self._whole, "__wrapped__", self._whole)
        return found

    def rates(self, t: float, z: Any) -> Any:
        """The same as an array."""
        return np.array(self.numbers(t, z))

    def jacobian(self, t: float, z: Any) -> Any:
        """Derivatives of the rates by the states."""
        slopes = np.array(self._slopes(*self._at(t, z, self.unknowns(t, z))))
        n = self.size
        slopes = slopes.reshape(n + len(self.model.unknowns), -1)
        if not self._solved:
            return slopes
        try:
            return slopes[:n, :n] - slopes[:n, n:] @ np.linalg.solve(slopes[n:, n:], slopes[n:, :n])
        except np.linalg.LinAlgError:
            return np.full((n, n), np.nan)


def _held(value: float) -> Driver:
    return lambda t: value


class StoppedError(ModelError):
    """A run in time that cannot go on; `values` holds states and unknowns by time, NaN where it did not come to."""

    def __init__(self, text: str, values: Any) -> None:
        super().__init__(text)
        self.values = values


class TooLongError(Exception):
    """Too many evaluations for one run."""


def _functions(model: Definition, driven: tuple[Quantity, ...]) -> tuple[Any, Any, Any]:
    """Functions of the settings that stay, which return functions of time, states, unknowns and what is driven.

    Rates with residuals; their Jacobian by states and unknowns; residuals with their Jacobian by the unknowns alone.
    """
    key = ("dynamics", driven)
    if key not in model._cache:
        rows = [*model.rates.values(), *model.residuals.values()]
        held = [quantity for quantity in model.settings if quantity not in driven]
        variables = [model.clock, *model.states, *model.unknowns, *driven]
        chain, matrix = slopes_of_rates(model)
        slopes = {f"{i},{j}": slope for i, row in enumerate(matrix) for j, slope in enumerate(row)}
        values = {str(i): row for i, row in enumerate(rows)}
        n = len(model.states)
        own = {f"{i}": row for i, row in enumerate(rows[n:])} | {
            f"{i},{j}": slope for i, row in enumerate(matrix[n:]) for j, slope in enumerate(row[n:])}
        model._cache[key] = tuple(
            staged_floats(program(variables, {}, equations, (), (), results), held)
            for equations, results in ((model.equations, values), (chain, slopes), (chain, own)))
    functions: tuple[Any, Any, Any] = model._cache[key]
    return functions


def eliminated(matrix: list[list[float]], right: list[float]) -> list[float] | None:
    """The solution of a few linear equations, by elimination with row exchanges; None if there is none."""
    n = len(right)
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(matrix[k][i]))
        if not 0 < abs(matrix[pivot][i]) < math.inf:
            return None
        matrix[i], matrix[pivot], right[i], right[pivot] = matrix[pivot], matrix[i], right[pivot], right[i]
        for k in range(i + 1, n):
            factor = matrix[k][i] / matrix[i][i]
            right[k] -= factor * right[i]
            for j in range(i + 1, n):
                matrix[k][j] -= factor * matrix[i][j]
    for i in range(n - 1, -1, -1):
        right[i] = (right[i] - sum(matrix[i][j] * right[j] for j in range(i + 1, n))) / matrix[i][i]
    return right if math.isfinite(sum(right)) else None


def limits(quantity: Quantity, slack: float) -> tuple[float, float]:
    """Ends of the domain, moved out by a share `slack` of the quantity's typical size."""
    low, high = quantity.domain
    beyond = slack * typical_size(quantity)
    return -math.inf if low is None else low - beyond, math.inf if high is None else high + beyond


def within(quantity: Quantity, values: Any, slack: float) -> Any:
    """Whether values are finite and lie in the domain, or out of it by no more than a share `slack` of their size."""
    low, high = limits(quantity, slack)
    return np.isfinite(values) & (values >= low) & (values <= high)


def outputs_at(model: Definition, values: Mapping[Quantity, Any]) -> dict[Quantity, Any]:
    """Outputs for given states and unknowns, without solving anything again."""
    given = [model.clock, *model.states, *model.unknowns, *model.settings]
    if "observe" not in model._cache:
        results = {quantity.name: quantity for quantity in model.outputs}
        model._cache["observe"] = compiled(program(given, {}, model.equations, (), (), results))
    return dict(zip(model.outputs, model._cache["observe"](*(values[quantity] for quantity in given)), strict=True))


def one_setting(model: Definition, given: Mapping[Quantity, Any], what: str) -> dict[Quantity, Any]:
    """Values of all variables, the given ones and defaults; ModelError for an array."""
    for quantity, value in given.items():
        if np.ndim(value) != 0:
            raise ModelError(f"{quantity.name} takes one number in {what}, not an array.")
    return {quantity: given.get(quantity, quantity.default) for quantity in model.variables}


def without_value(model: Definition, system: System, t: float, z: Any) -> ModelError:
    """What to say where a model's rates are not numbers."""
    missing = [quantity for quantity, value in zip(model.unknowns, system.unknowns(t, z), strict=True)
               if not np.isfinite(value)]
    if missing:
        first = missing[0]
        return ModelError(f"{first.name} ({first.label}, {first.unit}) has no solution within {first.allowed()} of "
                          f"0 = {model.residuals[first]} where {shown_states(model, z)}.")
    rates = system.rates(t, z)
    bad = next(state for state, rate in zip(model.states, rates, strict=True) if not np.isfinite(rate))
    return ModelError(f"The rate of {bad.name} ({bad.label}) is not a number where {shown_states(model, z)}.")


def shown_states(model: Definition, z: Any) -> str:
    """States with their values and units, for messages."""
    listed = [f"{state.name} = {value:.4g}{state.spaced_unit}" for state, value in zip(model.states, z, strict=True)]
    return ", ".join(listed[:8]) + (", …" if len(listed) > 8 else "")
