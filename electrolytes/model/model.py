"""A model: quantities and equations, from which everything else is made."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sympy

from electrolytes.model import tables, units
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.printing import check_printable
from electrolytes.model.program import Program, Unknown, differentiate, program
from electrolytes.model.quantity import Quantity, default_of
from electrolytes.model.results import Result

if TYPE_CHECKING:
    from electrolytes.model.steady import SteadyState

Given = Mapping[Any, Any]


class Model:
    """Equations with units, checked when they are defined.

    Parameters
    ----------
    name : str
        What the model is, for readers.
    outputs : {Quantity: expression}
        In order; an expression may use inputs, constants, unknowns, states and earlier outputs.
    inputs : sequence of Quantity
        What is varied. Every other free quantity with a default is a constant.
    residuals : {Quantity: expression}
        Unknowns and the expressions that are 0 when they are right.
    states : {Quantity: expression}
        Quantities and their rates of change; a state's default is its initial value.
    time : Quantity, optional
        Stands for time in the expressions; without it the unit of time is that of the rates.
    source, assumptions, limits, omitted, version
        Bibliography key(s), and plain sentences for "Behind the model".

    Raises
    ------
    ModelError
        For a unit that does not fit (scale included), a function without a counterpart in JavaScript, a missing
        default, two quantities of one name.
    """

    def __init__(
        self,
        name: str,
        *,
        outputs: Mapping[Quantity, Any],
        inputs: Sequence[Quantity] = (),
        residuals: Mapping[Quantity, Any] = MappingProxyType({}),
        states: Mapping[Quantity, Any] = MappingProxyType({}),
        time: Quantity | None = None,
        source: str = "",
        assumptions: Sequence[str] = (),
        limits: Sequence[str] = (),
        omitted: Sequence[str] = (),
        version: str = "1",
    ) -> None:
        self.name = name
        self.source = source
        self.version = str(version)
        self.assumptions = _sentences(assumptions)
        self.limits = _sentences(limits)
        self.omitted = _sentences(omitted)
        self.inputs = tuple(inputs)
        self.equations = MappingProxyType({symbol: _expression(name, symbol, expr) for symbol, expr in outputs.items()})
        self.residuals = MappingProxyType({symbol: _expression(name, symbol, e) for symbol, e in residuals.items()})
        self.rates = MappingProxyType({symbol: _expression(name, symbol, expr) for symbol, expr in states.items()})
        self.outputs = tuple(self.equations)
        self.unknowns = tuple(self.residuals)
        self.states = tuple(self.rates)
        self.time = time
        self._check_names(time)
        self.constants = self._find_constants(time)
        self._by_name = {quantity.name: quantity for quantity in
                         (*self.variables, *self.unknowns, *self.outputs)}
        self._check_defaults()
        self._check_functions()
        self.time_unit: str | None = None
        self.check_units()
        self.clock = time if time is not None else self._own_clock()
        self._cache: dict[Any, Any] = {}

    # what the model is made of

    def quantity(self, name: str | Quantity) -> Quantity:
        """The quantity of a name; ModelError with the nearest name if there is none."""
        key = name.name if isinstance(name, sympy.Symbol) else name
        if key not in self._by_name:
            raise unknown_name(str(key), self._by_name, f"quantity in the model {self.name!r}")
        found = self._by_name[key]
        if isinstance(name, Quantity) and name != found:
            raise ModelError(f"{key} in the model {self.name!r} is another quantity than the {key} given here "
                             "(unit, default, range or meaning differ).")
        return found

    @property
    def variables(self) -> tuple[Quantity, ...]:
        """Everything that can be given: inputs, constants, the states' values, and time if it stands in the model."""
        return (*self.inputs, *self.constants, *self.states, *(() if self.time is None else (self.time,)))

    @property
    def settings(self) -> tuple[Quantity, ...]:
        """What stays as it is during a run: inputs and constants."""
        return (*self.inputs, *self.constants)

    @property
    def latex(self) -> list[str]:
        """One LaTeX string per equation."""
        return tables.equations(self)

    @property
    def parameters(self) -> Any:
        """DataFrame of all parameters: symbol, meaning, value, unit, range, reference band, source, evidence."""
        return tables.parameter_frame(self)

    @property
    def citations(self) -> tuple[str, ...]:
        """Keys of all sources, the model's own first."""
        return tables.keys([self.source, *(quantity.source for quantity in self._by_name.values())])

    @property
    def jacobian(self) -> Any:
        """SymPy matrix of derivatives, with intermediate outputs put in.

        Rates and residuals by states and unknowns if the model has any, else outputs by inputs.
        """
        rows = [*self.rates.values(), *self.residuals.values()] or list(self.outputs)
        columns = [*self.states, *self.unknowns] or list(self.inputs)
        chain, matrix = differentiate(self.equations, rows, columns)
        put_in = list(reversed(chain.items()))
        return sympy.Matrix(len(rows), len(columns), [slope.subs(put_in) for row in matrix for slope in row])

    def __repr__(self) -> str:
        names = ", ".join(quantity.name for quantity in self.inputs)
        return f"Model({self.name!r}: {names} -> {', '.join(quantity.name for quantity in self.outputs)})"

    def _repr_markdown_(self) -> str:
        return tables.markdown(self)

    # computing

    def evaluate(self, values: Given | None = None, /, **named: Any) -> Result:
        """Outputs for given inputs and constants; all others keep their defaults.

        Parameters
        ----------
        values : {Quantity or name: value}, optional
        **named : float, ndarray, pint quantity, or the name of a choice
            Arrays broadcast against each other. Plain numbers are in the quantity's own unit.

        Raises
        ------
        ModelError
            For an unknown name, a value outside its physical domain, a unit of another kind, or simultaneous
            equations without a solution.
        """
        given = self._given(values, named)
        settings = {quantity: given.get(quantity, quantity.default) for quantity in self.variables}
        wanted = [*self.unknowns, *self.outputs]
        computed = dict(zip(wanted, self.function(
            {quantity.name: quantity for quantity in wanted}, self.variables)(*settings.values()), strict=True))
        for unknown in self.unknowns:
            self._check_solved(unknown, computed[unknown], settings)
        shown = [*self.inputs, *(quantity for quantity in self.constants if quantity in given)]
        return Result({**settings, **computed}, (*shown, *self.states, *wanted))

    def function(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> Any:
        """A NumPy function of arrays, one per input, that returns a tuple of arrays, one per expression.

        Parameters
        ----------
        expressions : {name: expression}, optional
            Over any quantities of the model; all outputs by default.
        inputs : sequence of Quantity, optional
            What stays variable, in this order (default: inputs, then constants, then states); everything else is
            folded in at its default.
        """
        from electrolytes.model.python import compiled

        key = ("function", *self._key(expressions, inputs))
        if key not in self._cache:
            self._cache[key] = compiled(self.program(expressions, inputs))
        return self._cache[key]

    def javascript(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> str:
        """A stand-alone JavaScript expression for the same program as `function`.

        It evaluates to ``{name, version, inputs, outputs, defaults, evaluate(x, y)}``: ``x`` holds the inputs in
        order, ``y`` is filled with the outputs in order; nothing is returned.

        For a model with states it also offers, with ``z`` the states followed by the unknowns,
        ``{states, unknowns, initial, sizes, massMatrix, timeUnit, start(x, z), rhs(t, z, x, f), jac(t, z, x, J),
        dfdt(t, z, x, d), observe(t, z, x, y)}``: what ``rosenbrock.js`` integrates. ``x`` then holds initial values
        of states too, ``start`` puts them into ``z`` and solves for the unknowns, ``J`` is filled row by row, and
        ``dfdt`` is there only if time stands in the model.
        """
        from electrolytes.model import javascript

        key = ("javascript", *self._key(expressions, inputs))
        if key not in self._cache:
            chosen = self._variables(inputs)
            written = javascript.dynamic(self, self._results(expressions), chosen) if self.states else []
            self._cache[key] = javascript.expression(self, self.program(expressions, inputs), written)
        return str(self._cache[key])

    def sensitivity(self, output: str | Quantity, values: Given | None = None, /, **named: Any) -> Any:
        """How one output answers to each input and constant.

        Returns
        -------
        DataFrame
            Indexed by name: value, derivative (unit of the output per unit of the input), elasticity (percent
            change of the output per percent change of the input; no unit).
        """
        from electrolytes.model.sensitivities import sensitivity

        return sensitivity(self, self.quantity(output), self._given(values, named))

    def program(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> Program:
        """The program behind `function` and `javascript`."""
        results = self._results(expressions)
        variables = self._variables(inputs)
        constants = {quantity: default_of(quantity) for quantity in self.variables if quantity not in variables}
        return program(variables, constants, self.equations, [self._unknown(u) for u in self.unknowns],
                       list(self.residuals.values()), results)

    # in time

    def simulate(self, t: Any, values: Given | None = None, /, *, method: str = "Radau", rtol: float = 1e-8,
                 atol: float = 1e-10, **named: Any) -> Result:
        """The model's course in time, integrated by SciPy with the analytic Jacobian.

        Parameters
        ----------
        t : sequence of float, or pint quantity
            Times, in `time_unit`, at which values are wanted; the initial values hold at the first.
        values, **named
            Inputs, constants and initial values of states, one number each.
        method : {"Radau", "BDF"}
        rtol, atol : float
            Tolerances relative to a state and to its typical size (the largest of its default and range).

        Returns
        -------
        Result
            Time, states, unknowns and outputs, one value per time.

        Raises
        ------
        ModelError
            If the integration cannot proceed or a state leaves its physical domain.
        """
        from electrolytes.model.dynamics import simulate

        self._needs_states("simulate")
        return simulate(self, t, self._given(values, named), method, rtol, atol)

    def steady_state(self, values: Given | None = None, /, **named: Any) -> SteadyState:
        """The state of rest that the model reaches from its initial values.

        Returns
        -------
        Result
            States, unknowns and outputs; `stable` tells whether the model returns there after a small push.

        Raises
        ------
        ModelError
            If there is none: says what keeps changing.
        """
        from electrolytes.model.steady import steady_state

        self._needs_states("steady_state")
        if self.time is not None and any(rate.has(self.time) for rate in self._closed()):
            raise ModelError(f"The model {self.name!r} depends on time itself; it has no steady state.")
        return steady_state(self, self._given(values, named))

    def _closed(self) -> list[Any]:
        return [*self.rates.values(), *self.residuals.values(), *self.equations.values()]

    def _needs_states(self, method: str) -> None:
        if not self.states:
            raise ModelError(f"The model {self.name!r} has no states, so {method}() has no meaning; use evaluate().")

    def _own_clock(self) -> Quantity:
        name = next(name for name in ("t", "time", "clock", "elapsed_time") if name not in self._by_name)
        return Quantity(name, unit=self.time_unit or "s", default=0.0, label="time", meaning="time")

    # checks

    def check_units(self) -> None:
        """Raise ModelError if any equation's sides differ in kind or scale."""
        for symbol, expr in self.equations.items():
            units.check_equation(symbol, expr)
        for symbol, expr in self.residuals.items():
            units.UnitChecker(f"0 = {expr} (for {symbol.name})").of(expr)
        self.time_unit = self._time_unit()

    def _time_unit(self) -> str | None:
        times = {}
        for state, rate in self.rates.items():
            unit = units.derivative_time_unit(state, rate, f"d{state.name}/dt = {rate}")
            if unit is not None:
                times[state.name] = unit
        if self.time is not None:
            times[self.time.name] = units.parse(self.time.unit)
        if not times:
            return None
        first, unit = next(iter(times.items()))
        for other, its in times.items():
            if not its.same(unit):
                raise ModelError(f"The model {self.name!r} mixes units of time: {unit} for {first}, {its} for {other}.")
        name = units.name_of_time(unit)
        if name is None:
            raise ModelError(f"The model {self.name!r} runs in {unit}, which is no usual unit of time.")
        return name

    def _check_names(self, time: Quantity | None) -> None:
        every = [*self.inputs, *self.outputs, *self.unknowns, *self.states, *([time] if time is not None else [])]
        for quantity in every:
            if not isinstance(quantity, Quantity):
                raise ModelError(f"{quantity!r} in the model {self.name!r} is not a Quantity.")
        if not self.outputs and not self.states:
            raise ModelError(f"The model {self.name!r} has no outputs.")
        later = dict.fromkeys(self.outputs)
        for symbol, expr in self.equations.items():
            if expr.free_symbols & later.keys():
                names = ", ".join(sorted(other.name for other in expr.free_symbols & later.keys()))
                raise ModelError(f"{symbol.name} = {expr}: uses {names}, which is computed later or by itself.")
            later.pop(symbol)
        seen: set[str] = set()
        for quantity in every:
            if quantity.name in seen:
                raise ModelError(f"The model {self.name!r} has {quantity.name} twice; names are unique in a model.")
            seen.add(quantity.name)

    def _find_constants(self, time: Quantity | None) -> tuple[Quantity, ...]:
        known = {*self.inputs, *self.outputs, *self.unknowns, *self.states, *([time] if time is not None else [])}
        names = {quantity.name: quantity for quantity in known}
        found: dict[Quantity, None] = {}
        for expr in (*self.equations.values(), *self.rates.values(), *self.residuals.values()):
            for symbol in sorted(expr.free_symbols - known, key=lambda s: s.name):
                if not isinstance(symbol, Quantity):
                    raise ModelError(f"{symbol} in the model {self.name!r} is a bare symbol; "
                                     "a model is made of quantities with units.")
                if names.setdefault(symbol.name, symbol) != symbol:
                    raise ModelError(f"The model {self.name!r} has two different quantities named {symbol.name}.")
                found.setdefault(symbol, None)
        return tuple(found)

    def _check_defaults(self) -> None:
        for quantity in (*self.variables, *self.unknowns):
            if quantity.default is None:
                raise ModelError(f"{quantity.name} in the model {self.name!r} needs a default "
                                 f"(a value in {quantity.unit}).")

    def _check_functions(self) -> None:
        for symbol, expr in (*self.equations.items(), *self.rates.items(), *self.residuals.items()):
            check_printable(expr, f"{symbol.name}: {expr}" if len(str(expr)) < 160 else symbol.name)

    # helpers

    def _given(self, values: Given | None, named: Mapping[str, Any]) -> dict[Quantity, Any]:
        given: dict[Quantity, Any] = {}
        for name, value in [*(values or {}).items(), *named.items()]:
            quantity = self.quantity(name)
            if quantity not in self.variables:
                kind = "an unknown that the model solves for" if quantity in self.unknowns else "computed by the model"
                raise ModelError(f"{quantity.name} is {kind}; what can be given: "
                                 f"{', '.join(variable.name for variable in self.variables)}.")
            given[quantity] = _value(quantity, value)
        return given

    def _results(self, expressions: Mapping[str, Any] | None) -> dict[str, Any]:
        if expressions is None:
            return {quantity.name: quantity for quantity in self.outputs}
        results = {}
        for name, given in expressions.items():
            expr = sympy.sympify(given)
            for symbol in sorted(expr.free_symbols, key=lambda s: s.name):
                self.quantity(symbol)
                if not isinstance(symbol, Quantity):
                    raise ModelError(f"{name}: {symbol} is a bare symbol; use the model's quantity of that name.")
            check_printable(expr, name)
            results[name] = expr
        return results

    def _variables(self, inputs: Sequence[Any] | None) -> tuple[Quantity, ...]:
        if inputs is None:
            return self.variables
        chosen = tuple(self.quantity(quantity) for quantity in inputs)
        for quantity in chosen:
            if quantity not in self.variables:
                raise ModelError(f"{quantity.name} is computed by the model {self.name!r}; it cannot be an input.")
        if len(set(chosen)) < len(chosen):
            raise ModelError(f"The same input is given twice: {', '.join(quantity.name for quantity in chosen)}.")
        return chosen

    def _key(self, expressions: Mapping[str, Any] | None, inputs: Sequence[Any] | None) -> tuple[Any, ...]:
        listed = None if expressions is None else tuple((name, sympy.sympify(e)) for name, e in expressions.items())
        return listed, None if inputs is None else tuple(inputs)

    def _unknown(self, quantity: Quantity) -> Unknown:
        guess = default_of(quantity)
        low, high = quantity.domain
        limits = (-math.inf if low is None else low, math.inf if high is None else high)
        if quantity.range is not None:
            bracket = quantity.range
        else:
            width = max(1.0, abs(guess))
            bracket = (guess - width if low is None else low, guess + width if high is None else high)
        return Unknown(quantity, guess, bracket, limits)

    def _check_solved(self, unknown: Quantity, value: Any, settings: Mapping[Quantity, Any]) -> None:
        import numpy as np

        bad = np.isnan(value)
        if not np.any(bad):
            return
        at = {quantity.name: float(np.broadcast_to(settings[quantity], np.shape(value))[bad].flat[0])
              for quantity in self.inputs}
        raise ModelError(f"{unknown.name} ({unknown.label}, {unknown.unit}) has no solution within "
                         f"{unknown.allowed()} of 0 = {self.residuals[unknown]} at {units.shown(at)}.")


def _expression(model: str, symbol: Any, expr: Any) -> Any:
    try:
        converted = sympy.sympify(expr)
    except (sympy.SympifyError, TypeError):
        raise ModelError(f"{symbol} in the model {model!r}: {expr!r} is not an expression.") from None
    if not isinstance(converted, sympy.Expr):
        raise ModelError(f"{symbol} in the model {model!r}: {expr!r} is not a number-valued expression.")
    return converted


def _value(quantity: Quantity, given: Any) -> Any:
    import numpy as np

    if isinstance(given, str) and quantity.choices is not None:
        if given not in quantity.choices:
            raise unknown_name(given, quantity.choices, f"choice of {quantity.name}")
        given = quantity.choices.index(given)
    try:
        value = np.asarray(units.convert(given, quantity), dtype=float)[()]
    except (TypeError, ValueError) as error:
        if isinstance(error, ModelError):
            raise
        raise ModelError(f"{quantity.name} takes numbers in {quantity.unit}, not {given!r}.") from None
    quantity.check(value)
    return value


def _sentences(given: Sequence[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
