"""A model: quantities and equations, from which everything else is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from electrolytes.model import arguments, export, tables
from electrolytes.model.code.program import Program
from electrolytes.model.definition import Definition
from electrolytes.model.errors import ModelError
from electrolytes.model.numerics import dynamics, inputs, options, sensitivities, steady
from electrolytes.model.numerics.compiling import function_of, program_of
from electrolytes.model.numerics.steady import SteadyState
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.results import Result

Given = Mapping[Any, Any]


class Model(Definition):
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
    longest_step : float, optional
        In the model's unit of time: no integrator, here or in a page, takes a longer step. For a model with short
        events, such as pulses, that could be jumped over.

    Raises
    ------
    ModelError
        For a unit that does not fit (scale included), a function without a counterpart in JavaScript, a missing
        default, two quantities of one name.
    """

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
        return sensitivities.jacobian(self)

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
        return function_of(self, expressions, inputs)

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
        return export.javascript(self, expressions, inputs)

    def sensitivity(self, output: str | Quantity, values: Given | None = None, /, **named: Any) -> Any:
        """How one output answers to each input and constant.

        Returns
        -------
        DataFrame
            Indexed by name: value, derivative (unit of the output per unit of the input), elasticity (percent
            change of the output per percent change of the input; no unit).
        """
        return sensitivities.sensitivity(self, self.quantity(output), arguments.given_values(self, values, named))

    def program(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> Program:
        """The program behind `function` and `javascript`."""
        return program_of(self, expressions, inputs)

    # in time

    def simulate(self, t: Any, values: Given | None = None, /, *, method: str | None = None, rtol: float = 1e-8,
                 atol: float = 1e-10, longest_step: Any = None, **named: Any) -> Result:
        """The model's course in time: at one setting integrated by SciPy with the analytic Jacobian, at many together.

        Parameters
        ----------
        t : sequence of float, or pint quantity
            Times, in `time_unit`, at which values are wanted; the initial values hold at the first.
        values, **named
            Inputs, constants and initial values of states. A number; or an array, which makes a sweep: arrays
            broadcast against each other, and all settings are solved side by side. An input or constant may also
            change in time: a function of time (a number, in `time_unit`), or `over_time(times, values)`.
        method : {"LSODA", "Radau", "BDF", "Rosenbrock"}, optional
            By default LSODA, then Radau should it give up; for sweeps of 32 settings or more the Rosenbrock method of
            the pages, which solves all of them at once (the others solve them one by one).
        rtol, atol : float
            Tolerances relative to a state and to its typical size (the largest of its default and range).
        longest_step : float or pint quantity, optional
            In `time_unit`, so that short events are not jumped over; by default the model's own `longest_step`.

        Returns time, states, unknowns and outputs: one value per time, or in a sweep arrays of shape
        (*settings, times), with the swept inputs as (*settings, 1). Raises ModelError if the integration cannot
        proceed or a state leaves its physical domain. In a sweep such a setting holds NaN from there on, and one
        ModelWarning names the first; ModelError if this is so at all settings.
        """
        self._needs_states("simulate")
        settings, tracks = inputs.split(self, values, named)
        how = options.options(self, method, rtol, atol, longest_step)
        return dynamics.simulate(self, t, settings, tracks, how)

    def steady_state(self, values: Given | None = None, /, **named: Any) -> SteadyState:
        """The state of rest that the model reaches from its initial values.

        The result's `stable` tells whether the model returns there after a small push. Raises ModelError if there is
        no such state, and says what keeps changing.
        """
        self._needs_states("steady_state")
        equations = [*self.rates.values(), *self.residuals.values(), *self.equations.values()]
        if self.time is not None and any(expr.has(self.time) for expr in equations):
            raise ModelError(f"The model {self.name!r} depends on time itself; it has no steady state.")
        return steady.steady_state(self, arguments.given_values(self, values, named))

    def _needs_states(self, method: str) -> None:
        if not self.states:
            raise ModelError(f"The model {self.name!r} has no states, so {method}() has no meaning; use evaluate().")
