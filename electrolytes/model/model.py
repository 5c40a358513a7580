"""A model: quantities and equations, from which everything else is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np

from electrolytes.model import arguments, export, tables
from electrolytes.model.code.program import Program
from electrolytes.model.errors import ModelError
from electrolytes.model.formats.exchange import Exchange
from electrolytes.model.numerics import dynamics, inputs, options, sensitivities, steady
from electrolytes.model.numerics.compiling import function_of, program_of
from electrolytes.model.numerics.steady import SteadyState
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.results import Result
from electrolytes.model.revision import revised
from electrolytes.model.signatures import describe, names_quantities

Given = Mapping[Any, Any]
PARTS = ("equations", "residuals", "rates")


class Model(Exchange):
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

    Examples
    --------
    >>> from electrolytes.model import Model, Quantity
    >>> salt = Quantity("salt", unit="g", default=9, domain=(0, None))
    >>> water = Quantity("water", unit="L", default=1, domain=(0.01, None))
    >>> strength = Quantity("strength", unit="g/L")
    >>> soup = Model("Soup", inputs=[salt, water], outputs={strength: salt / water})
    >>> soup.number("strength", water="500 mL")
    18.0
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
        if "jacobian" not in self._cache:
            self._cache["jacobian"] = sensitivities.jacobian(self).as_immutable()
        return self._cache["jacobian"]

    def __repr__(self) -> str:
        return tables.short(self)

    def _repr_markdown_(self) -> str:
        return tables.markdown(self)

    def summary(self) -> Any:
        """DataFrame of every quantity by name: role, default, unit, range, meaning. Outputs are among them."""
        return tables.summary_frame(self)

    # by name

    def __getitem__(self, name: str | Quantity) -> Quantity:
        return self.quantity(name)

    def __contains__(self, name: object) -> bool:
        return getattr(name, "name", name) in self._by_name

    def __iter__(self) -> Iterator[Quantity]:
        return iter(self._by_name.values())

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._by_name)

    # copies; what was compiled stays behind, and is compiled again when it is needed

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), **{part: dict(getattr(self, part)) for part in PARTS}, "_cache": {}}

    def __setstate__(self, state: Mapping[str, Any]) -> None:
        vars(self).update({**state, **{part: MappingProxyType(dict(state[part])) for part in PARTS}, "_cache": {}})

    def replace(self, *, defaults: Given | None = None, quantities: Mapping[Any, Quantity] | None = None,
                equations: Mapping[Any, Any] | None = None, inputs: Sequence[Any] | None = None,
                **texts: Any) -> Model:
        """Another model like this one, checked as a new one is. This one stays as it is.

        Parameters
        ----------
        defaults : {Quantity or name: value}, optional
            Other defaults, initial values and first guesses, in any form that `evaluate` takes.
        quantities : {Quantity or name: Quantity}, optional
            Quantities that take the place of others wherever these stand.
        equations : {Quantity or name: expression or None}, optional
            Another right side for an output, for the rate of a state, for what fixes an unknown; a new quantity is a
            new output; None takes the equation out.
        inputs : sequence of Quantity or name, optional
        **texts
            name, source, assumptions, limits, omitted, version.

        Examples
        --------
        >>> from electrolytes.mechanism.pump import PUMP
        >>> warm = PUMP.replace(defaults={"Na_i": "12 mM"}, name="A pump with more sodium")
        >>> warm.quantity("Na_i").default
        12.0
        """
        return type(self)(**revised(self, defaults or {}, quantities or {}, equations or {}, inputs, texts))

    # computing

    @names_quantities
    def evaluate(self, values: Given | None = None, /, **named: Any) -> Result:
        """Outputs for given inputs and constants; all others keep their defaults.

        Parameters
        ----------
        values : {Quantity or name: value}, optional
        **named : float, ndarray, text with a unit, pint quantity, or the name of a choice
            Arrays broadcast against each other. Plain numbers are in the quantity's own unit; ``"12 mM"`` and, where
            the substance is known, ``"2 mg/dL"`` or ``"1.4 mEq/L"`` are converted.

        Raises
        ------
        ModelError
            For an unknown name, a value outside its physical domain, a unit of another kind, arrays that do not fit
            together, or simultaneous equations without a solution.

        Warns
        -----
        ModelWarning
            If an output is infinite or not a number, as after a division by zero: it is given back as it is.

        Examples
        --------
        >>> from electrolytes.mechanism.pump import PUMP
        >>> PUMP.evaluate(Na_i=[10, 20]).v_pump.round(2)
        array([ 7.74, 19.26])
        """
        asked = arguments.asked(self, values, named)
        given = {quantity: arguments.converted(quantity, value) for quantity, value in asked.items()}
        arguments.check_shapes(given)
        settings = {quantity: given.get(quantity, quantity.default) for quantity in self.variables}
        wanted = [*self.unknowns, *self.outputs]
        if "evaluate" not in self._cache:
            expressions = {quantity.name: quantity for quantity in wanted}
            self._cache["evaluate"] = function_of(self, expressions, self.variables)
        computed = dict(zip(wanted, self._cache["evaluate"](*settings.values()), strict=True))
        for unknown in self.unknowns:
            arguments.check_solved(self, unknown, computed[unknown], settings)
        arguments.check_finite(self, computed, settings, given)
        shown = [*self.inputs, *(quantity for quantity in self.constants if quantity in given)]
        return Result({**settings, **computed}, (*shown, *self.states, *wanted), index=arguments.index_of(asked))

    @names_quantities
    def number(self, of: str | Quantity, values: Given | None = None, /, **named: Any) -> float:
        """One quantity as a plain number, for one value of each input; the arguments are those of `evaluate`.

        Raises
        ------
        ModelError
            Also if an array was given.

        Examples
        --------
        >>> from electrolytes.mechanism.pump import PUMP
        >>> round(PUMP.number("v_pump", Na_i="20 mM"), 2)
        19.26
        """
        quantity = self.quantity(of)
        value = self.evaluate(values, **named)[quantity]
        if np.ndim(value):
            raise ModelError(f"number() gives one number, and {quantity.name} is an array of shape {np.shape(value)} "
                             "here; use evaluate().")
        return float(value)

    def function(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> Any:
        """A NumPy function of arrays, one per input, that returns a tuple of arrays, one per expression.

        Parameters
        ----------
        expressions : {name: expression}, optional
            Over any quantities of the model; all outputs by default.
        inputs : sequence of Quantity, optional
            What stays variable, in this order (default: `variables`: inputs, constants, states, and time if it stands
            in the model); everything else is folded in at its default.

        Examples
        --------
        >>> from electrolytes.essentials.membrane import MEMBRANE
        >>> voltage = MEMBRANE.function({"V": MEMBRANE["V_m"]}, [MEMBRANE["K_e"]])
        >>> round(voltage(4.2)[0], 1)
        -80.1
        """
        function = function_of(self, expressions, inputs)
        if not hasattr(function, "__signature__"):
            results = arguments.checked_expressions(self, expressions)
            describe(function, self, results, arguments.chosen_inputs(self, inputs))
        return function

    def javascript(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> str:
        """A stand-alone JavaScript expression for the same program as `function`.

        It evaluates to ``{name, version, inputs, outputs, defaults, evaluate(x, y)}``: ``x`` holds the inputs in
        order, ``y`` is filled with the outputs in order; nothing is returned.

        For a model with states it also offers, with ``z`` the states followed by the unknowns,
        ``{states, unknowns, initial, sizes, massMatrix, timeUnit, start(x, z), rhs(t, z, x, f), jac(t, z, x, J),
        dfdt(t, z, x, d), observe(t, z, x, y)}``: what ``rosenbrock.js`` integrates. ``x`` then holds initial values
        of states too, ``start`` puts them into ``z`` and solves for the unknowns, ``J`` is filled row by row, and
        ``dfdt`` is there only if time stands in the model.

        Examples
        --------
        >>> from electrolytes.essentials.membrane import MEMBRANE
        >>> "evaluate" in MEMBRANE.javascript()
        True
        """
        return export.javascript(self, expressions, inputs)

    def onward(self, expressions: Mapping[str, Any], inputs: Sequence[Quantity], known: Sequence[Quantity]) -> str:
        """The same for expressions that go on from quantities which another program of this model has computed.

        Parameters
        ----------
        known : outputs and unknowns, which come as inputs after the others; what is left must need no solving
        """
        return export.onward(self, expressions, inputs, known)

    @names_quantities
    def sensitivity(self, output: str | Quantity, values: Given | None = None, /, **named: Any) -> Any:
        """How one output answers to each input and constant.

        Returns
        -------
        DataFrame
            Indexed by name: value, derivative (unit of the output per unit of the input), elasticity (percent
            change of the output per percent change of the input; no unit).

        Examples
        --------
        >>> from electrolytes.mechanism.pump import PUMP
        >>> round(float(PUMP.sensitivity("v_pump").loc["Na_i", "elasticity"]), 2)    # percent for a percent
        1.56
        """
        return sensitivities.sensitivity(self, self.quantity(output), arguments.given_values(self, values, named))

    def program(self, expressions: Mapping[str, Any] | None = None, inputs: Sequence[Any] | None = None) -> Program:
        """The program behind `function` and `javascript`."""
        return program_of(self, expressions, inputs)

    # in time

    @names_quantities
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

        Examples
        --------
        >>> from electrolytes.mechanism.cell import CELL
        >>> run = CELL.simulate([0, 10, 60], pumping=50)            # minutes with half of the pump
        >>> run.Na_i.round(1)
        array([ 16.7,  65.1, 105.7])
        >>> CELL.simulate([0, 60], pumping=[100, 50]).Na_i[:, -1].round(1)  # a sweep
        array([ 16.7, 105.7])
        """
        self._needs_states("simulate")
        settings, tracks = inputs.split(self, values, named)
        how = options.options(self, method, rtol, atol, longest_step)
        result = dynamics.simulate(self, t, settings, tracks, how).along(self.clock)
        if all(np.ndim(value) == 0 for value in settings.values()):  # a sweep has said itself where it has no values
            arguments.check_finite(self, {quantity: result[quantity] for quantity in self.outputs}, settings, settings)
        return result

    @names_quantities
    def steady_state(self, values: Given | None = None, /, **named: Any) -> SteadyState:
        """The state of rest that the model reaches from its initial values.

        The result's `stable` tells whether the model returns there after a small push. Raises ModelError if there is
        no such state, and says what keeps changing.

        Examples
        --------
        >>> from electrolytes.mechanism.cell import CELL
        >>> rest = CELL.steady_state(pumping=50)
        >>> round(rest.Na_i, 1), rest.stable
        (106.9, True)
        """
        self._needs_states("steady_state")
        equations = [*self.rates.values(), *self.residuals.values(), *self.equations.values()]
        if self.time is not None and any(expr.has(self.time) for expr in equations):
            raise ModelError(f"The model {self.name!r} depends on time itself; it has no steady state.")
        asked = arguments.given_values(self, values, named)
        found = steady.steady_state(self, asked)
        arguments.check_finite(self, {quantity: found[quantity] for quantity in self.outputs}, asked, asked)
        return found

    def _needs_states(self, method: str) -> None:
        if not self.states:
            raise ModelError(f"The model {self.name!r} has no states, so {method}() has no meaning; use evaluate().")
