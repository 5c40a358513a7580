"""A model: quantities and equations, from which everything else is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import sympy

from electrolytes.model import arguments, definition, tables, units
from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.program import Program, program
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
        self.assumptions = definition.sentences(assumptions)
        self.limits = definition.sentences(limits)
        self.omitted = definition.sentences(omitted)
        self.inputs = tuple(inputs)
        self.equations, self.residuals, self.rates = (
            MappingProxyType({symbol: definition.expression(name, symbol, expr) for symbol, expr in given.items()})
            for given in (outputs, residuals, states))
        self.outputs = tuple(self.equations)
        self.unknowns = tuple(self.residuals)
        self.states = tuple(self.rates)
        self.time = time
        definition.check_names(self)
        self.constants = definition.find_constants(self)
        self._by_name = {quantity.name: quantity for quantity in
                         (*self.variables, *self.unknowns, *self.outputs)}
        definition.check_defaults(self)
        definition.check_functions(self)
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
        return (*self.inputs, *self.constants, *self.states, *self.clocks)

    @property
    def settings(self) -> tuple[Quantity, ...]:
        """What stays as it is during a run: inputs and constants."""
        return (*self.inputs, *self.constants)

    @property
    def clocks(self) -> tuple[Quantity, ...]:
        """Time, if it stands in the model's equations."""
        return () if self.time is None else (self.time,)

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
        from electrolytes.model.sensitivities import jacobian

        return jacobian(self)

    def __repr__(self) -> str:
        given, computed = (", ".join(quantity.name for quantity in some) for some in (self.inputs, self.outputs))
        return f"Model({self.name!r}: {given} -> {computed})"

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
        given = arguments.given_values(self, values, named)
        settings = {quantity: given.get(quantity, quantity.default) for quantity in self.variables}
        wanted = [*self.unknowns, *self.outputs]
        function = self.function({quantity.name: quantity for quantity in wanted}, self.variables)
        computed = dict(zip(wanted, function(*settings.values()), strict=True))
        for unknown in self.unknowns:
            arguments.check_solved(self, unknown, computed[unknown], settings)
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

        key = ("function", *arguments.cache_key(expressions, inputs))
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

        key = ("javascript", *arguments.cache_key(expressions, inputs))
        if key not in self._cache:
            chosen = arguments.chosen_inputs(self, inputs)
            results = arguments.checked_expressions(self, expressions)
            written = javascript.dynamic(self, results, chosen) if self.states else []
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

        return sensitivity(self, self.quantity(output), arguments.given_values(self, values, named))

    def program(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> Program:
        """The program behind `function` and `javascript`."""
        results = arguments.checked_expressions(self, expressions)
        variables = arguments.chosen_inputs(self, inputs)
        constants = {quantity: default_of(quantity) for quantity in (*self.variables, self.clock)
                     if quantity not in variables}
        return program(variables, constants, self.equations, [arguments.unknown(u) for u in self.unknowns],
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

        Returns time, states, unknowns and outputs, one value per time. Raises ModelError if the integration cannot
        proceed or a state leaves its physical domain.
        """
        from electrolytes.model.dynamics import simulate

        self._needs_states("simulate")
        return simulate(self, t, arguments.given_values(self, values, named), method, rtol, atol)

    def steady_state(self, values: Given | None = None, /, **named: Any) -> SteadyState:
        """The state of rest that the model reaches from its initial values.

        The result's `stable` tells whether the model returns there after a small push. Raises ModelError if there is
        no such state, and says what keeps changing.
        """
        from electrolytes.model.steady import steady_state

        self._needs_states("steady_state")
        equations = [*self.rates.values(), *self.residuals.values(), *self.equations.values()]
        if self.time is not None and any(expr.has(self.time) for expr in equations):
            raise ModelError(f"The model {self.name!r} depends on time itself; it has no steady state.")
        return steady_state(self, arguments.given_values(self, values, named))

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
            units.check_residual(symbol, expr)
        self.time_unit = definition.time_unit(self)
