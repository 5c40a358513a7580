"""Models in time: SciPy integrates, with the analytic Jacobian; unknowns of algebraic equations follow by Newton."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np

from electrolytes.model import arguments
from electrolytes.model.code.program import program
from electrolytes.model.code.python import compiled, compiled_scalar
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.numerics.compiling import function_of, slopes_of_rates
from electrolytes.model.quantities.quantity import Quantity, typical_size
from electrolytes.model.results import Result

METHODS = ("Radau", "BDF")
CALLS = 200_000
TOLERANCE = 1e-10  # of the last Newton step; its square is what remains


class System:
    """The rates of a model as functions of its states, for one setting of inputs and constants.

    The algebraic equations are solved at every call, beginning where the last call ended; the Jacobian is that of the
    states alone, df/dz - df/du (dr/du)^-1 dr/dz for rates f, residuals r and unknowns u.
    """

    def __init__(self, model: Definition, settings: Mapping[Quantity, Any]) -> None:
        self.model = model
        self.settings = settings
        self.size = len(model.states)
        self.sizes = np.array([typical_size(state) for state in model.states])
        values = [float(settings[quantity]) for quantity in model.settings]
        whole, slopes = _functions(model)
        self._functions = whole, slopes, values
        self.start = np.array([float(settings[state]) for state in model.states])
        self._last: Any = None
        self.calls = 0

    def _whole(self, t: float, z: Any, u: Any) -> Any:
        """Rates and residuals."""
        whole, _, values = self._functions
        return np.array(whole(t, *z, *u, *values))

    def _slopes(self, t: float, z: Any, u: Any) -> Any:
        """Their derivatives by states and unknowns."""
        _, slopes, values = self._functions
        return np.array(slopes(t, *z, *u, *values)).reshape(len(z) + len(u), -1)

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
        for _ in range(12):
            residual = self._whole(t, z, u)[self.size:]
            try:
                step = np.linalg.solve(self._slopes(t, z, u)[self.size:, self.size:], residual)
            except np.linalg.LinAlgError:
                return None
            u = u - step
            if not np.all(np.isfinite(u)):
                return None
            if np.all(np.abs(step) <= TOLERANCE * np.maximum(np.abs(u), 1e-30)):
                inside = all(_within(quantity, value) for quantity, value in zip(self.model.unknowns, u, strict=True))
                return u if inside else None
        return None

    def _from_scratch(self, t: float, z: Any) -> Any:
        states = dict(zip(self.model.states, z, strict=True))
        clock = {self.model.time: t} if self.model.time is not None else {}
        given = {**self.settings, **states, **clock}
        solve = function_of(self.model, {quantity.name: quantity for quantity in self.model.unknowns},
                            self.model.variables)
        return np.array(solve(*(given[quantity] for quantity in self.model.variables)), dtype=float)

    def rates(self, t: float, z: Any) -> Any:
        """Rates of change of the states; NaN where the model has no value."""
        self.calls += 1
        if self.calls > CALLS:
            raise TooLongError
        return self._whole(t, z, self.unknowns(t, z))[: self.size]

    def jacobian(self, t: float, z: Any) -> Any:
        """Derivatives of the rates by the states."""
        slopes = self._slopes(t, z, self.unknowns(t, z))
        n = self.size
        if slopes.shape[0] == n:
            return slopes
        try:
            return slopes[:n, :n] - slopes[:n, n:] @ np.linalg.solve(slopes[n:, n:], slopes[n:, :n])
        except np.linalg.LinAlgError:
            return np.full((n, n), np.nan)


class TooLongError(Exception):
    """Too many evaluations for one run."""


def _within(quantity: Quantity, value: float) -> bool:
    low, high = quantity.domain
    slack = 1e-9 * typical_size(quantity)
    return (low is None or value >= low - slack) and (high is None or value <= high + slack)


def _functions(model: Definition) -> tuple[Any, Any]:
    """Rates with residuals, and their Jacobian by states and unknowns, as functions of time, all of these, settings."""
    if "dynamics" not in model._cache:
        columns = [*model.states, *model.unknowns]
        given = [model.clock, *columns, *model.settings]
        rows = [*model.rates.values(), *model.residuals.values()]
        chain, matrix = slopes_of_rates(model)
        slopes = {f"{i},{j}": slope for i, row in enumerate(matrix) for j, slope in enumerate(row)}
        values = {str(i): row for i, row in enumerate(rows)}
        model._cache["dynamics"] = tuple(compiled_scalar(program(given, {}, equations, (), (), results))
                                         for equations, results in ((model.equations, values), (chain, slopes)))
    functions: tuple[Any, Any] = model._cache["dynamics"]
    return functions


def simulate(model: Definition, t: Any, given: Mapping[Quantity, Any], method: str, rtol: float, atol: float) -> Result:
    """Integrate a model; the initial values hold at the first time."""
    from scipy.integrate import solve_ivp

    if method not in METHODS:
        raise unknown_name(method, METHODS, "method")
    times = np.atleast_1d(np.asarray(arguments.convert(t, model.clock), dtype=float))
    if times.ndim != 1 or len(times) < 2 or not (np.all(np.diff(times) > 0) and np.all(np.isfinite(times))):
        raise ModelError(f"simulate() takes two or more times in {model.time_unit}, each later than the one before.")
    settings = _settings(model, given)
    system = System(model, settings)
    if not np.all(np.isfinite(system.rates(times[0], system.start))):
        raise _without_value(model, system, float(times[0]), system.start)
    try:
        with np.errstate(all="ignore"), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            run = solve_ivp(system.rates, (times[0], times[-1]), system.start, method=method, t_eval=times, rtol=rtol,
                            atol=atol * system.sizes, jac=system.jacobian)
    except TooLongError:
        raise ModelError(f"The model {model.name!r} changes too fast to be followed to {times[-1]:g} "
                         f"{model.time_unit}: {CALLS} evaluations were not enough.") from None
    except (ValueError, np.linalg.LinAlgError) as error:
        raise ModelError(f"The integration of the model {model.name!r} cannot proceed: {error}.") from None
    if not run.success or not np.all(np.isfinite(run.y)):
        reached = float(run.t[-1]) if len(run.t) else float(times[0])
        raise ModelError(f"The integration of the model {model.name!r} cannot proceed beyond {reached:g} "
                         f"{model.time_unit}, where {_shown(model, run.y[:, -1] if run.y.size else system.start)}: "
                         f"{run.message}")
    _check_domains(model, times, run.y)
    return _observed(model, system, times, run.y, settings)


def _settings(model: Definition, given: Mapping[Quantity, Any]) -> dict[Quantity, Any]:
    for quantity, value in given.items():
        if np.ndim(value) != 0:
            raise ModelError(f"{quantity.name} takes one number in a run in time, not an array.")
    return {quantity: given.get(quantity, quantity.default) for quantity in model.variables}


def _check_domains(model: Definition, times: Any, states: Any) -> None:
    for state, values in zip(model.states, states, strict=True):
        outside = [i for i, value in enumerate(values) if not _leaves_no_trace(state, value)]
        if outside:
            i = outside[0]
            raise ModelError(f"{state.name} ({state.label}) leaves its physical domain ({state.allowed()}) at "
                             f"{times[i]:g} {model.time_unit}: {values[i]:g}{state.spaced_unit}.")


def _leaves_no_trace(state: Quantity, value: float) -> bool:
    """Whether a value lies in the domain, but for what the tolerance of the integration explains."""
    low, high = state.domain
    slack = 1e-6 * typical_size(state)
    return (low is None or value >= low - slack) and (high is None or value <= high + slack)


def _observed(model: Definition, system: System, times: Any, states: Any, settings: Mapping[Quantity, Any]) -> Result:
    """A result with time, states, unknowns and outputs."""
    found = np.array([system.unknowns(t, z) for t, z in zip(times, states.T, strict=True)]).T
    values = {**settings, model.clock: times, **dict(zip(model.states, states, strict=True)),
              **dict(zip(model.unknowns, found.reshape(len(model.unknowns), len(times)), strict=True))}
    computed = outputs_at(model, values)
    return Result({**values, **computed}, (model.clock, *model.states, *model.unknowns, *model.outputs))


def outputs_at(model: Definition, values: Mapping[Quantity, Any]) -> dict[Quantity, Any]:
    """Outputs for given states and unknowns, without solving anything again."""
    given = [model.clock, *model.states, *model.unknowns, *model.settings]
    if "observe" not in model._cache:
        results = {quantity.name: quantity for quantity in model.outputs}
        model._cache["observe"] = compiled(program(given, {}, model.equations, (), (), results))
    return dict(zip(model.outputs, model._cache["observe"](*(values[quantity] for quantity in given)), strict=True))


def _without_value(model: Definition, system: System, t: float, z: Any) -> ModelError:
    missing = [quantity for quantity, value in zip(model.unknowns, system.unknowns(t, z), strict=True)
               if not np.isfinite(value)]
    if missing:
        first = missing[0]
        return ModelError(f"{first.name} ({first.label}, {first.unit}) has no solution within {first.allowed()} of "
                          f"0 = {model.residuals[first]} where {_shown(model, z)}.")
    rates = system.rates(t, z)
    bad = next(state for state, rate in zip(model.states, rates, strict=True) if not np.isfinite(rate))
    return ModelError(f"The rate of {bad.name} ({bad.label}) is not a number where {_shown(model, z)}.")


def _shown(model: Definition, z: Any) -> str:
    listed = [f"{state.name} = {value:.4g}{state.spaced_unit}" for state, value in zip(model.states, z, strict=True)]
    return ", ".join(listed[:8]) + (", …" if len(listed) > 8 else "")
