"""What an evaluation or a run in time gives back: values by name, and tables, plots and parts of them with units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from electrolytes.model.errors import ModelError, unknown_name
from electrolytes.model.quantities import values as quantity_values
from electrolytes.model.quantities.quantity import Quantity
from electrolytes.model.quantities.units import registry


class Result(Mapping[str, Any]):
    """Values of a model's quantities, each in its own unit.

    ``result["V_m"]``, ``result[V_m]`` and ``result.V_m`` are the same: a float, or an array of the shape all inputs
    broadcast to. ``result["Na_i", "V_m"]`` is a result of these two; ``result[-1]``, ``result[10:20]`` and
    ``result[result.V_m > 0]`` are results at some of the settings or times.

    Parameters
    ----------
    values : {Quantity: float or ndarray}
    listed : quantities that make up the columns of the table; the others can be asked for by name
    clock : Quantity, optional
        Time, for a run in time: what plots run over and tables are indexed by.
    index : pandas.Index, optional
        Of the Series that the values were computed from.

    Examples
    --------
    >>> from electrolytes.mechanism.pump import PUMP
    >>> at = PUMP.evaluate(Na_i=[10, 20])
    >>> at["Na_i", "v_pump"].to_frame().round(2)
       Na_i [mM]  v_pump [1/s]
    0       10.0          7.74
    1       20.0         19.26
    """

    def __init__(self, values: Mapping[Quantity, Any], listed: tuple[Quantity, ...], clock: Quantity | None = None,
                 index: Any = None) -> None:
        self._values = {quantity.name: value for quantity, value in values.items()}
        self._quantities = {quantity.name: quantity for quantity in values}
        self._listed = listed
        self._clock = clock
        self._index = index

    # by name

    def __getitem__(self, key: Any) -> Any:
        if isinstance(key, (str, Quantity)):
            return self._values[self.quantity(key).name]
        if isinstance(key, (tuple, list)) and key and all(isinstance(one, (str, Quantity)) for one in key):
            return self.select(*key)
        return self._at(key)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return self._values[self.quantity(name).name]

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") and name in self._values and name not in type(self).__annotations__:
            raise ModelError(f"{name} was computed; it cannot be set in a result.")
        object.__setattr__(self, name, value)

    def __contains__(self, key: object) -> bool:
        return (key.name if isinstance(key, Quantity) else key) in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._values]

    def _ipython_key_completions_(self) -> list[str]:
        return list(self._values)

    def quantity(self, name: str | Quantity) -> Quantity:
        """The quantity of a name, with its unit and meaning."""
        key = name.name if isinstance(name, Quantity) else name
        if key not in self._quantities:
            raise unknown_name(str(key), self._quantities, "quantity in this result")
        return self._quantities[key]

    def __eq__(self, other: object) -> bool:
        """Whether names, units and all values agree; NaN agrees with NaN."""
        if not isinstance(other, Result):
            return NotImplemented
        return self._values.keys() == other._values.keys() and all(
            self._quantities[name].unit == other._quantities[name].unit
            and np.array_equal(value, other._values[name], equal_nan=True) for name, value in self._values.items())

    __hash__ = None  # type: ignore[assignment]

    # parts of it

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of the arrays; ``()`` for one value of each."""
        return np.broadcast_shapes(*(np.shape(value) for value in self._values.values()))

    def select(self, *names: str | Quantity) -> Result:
        """A result of some quantities, in this order, and of time if there is one."""
        chosen = tuple(dict.fromkeys(self.quantity(name) for name in names))
        clock = (self._clock,) if self._clock is not None and self._clock not in chosen else ()
        return Result({quantity: self._values[quantity.name] for quantity in (*clock, *chosen)}, (*clock, *chosen),
                      self._clock, self._index)

    def _at(self, key: Any) -> Result:
        shape = self.shape
        if not shape:
            raise ModelError(f"This result holds one value of each quantity; there is nothing to index by {key!r}.")
        values = {quantity: self._values[name] if np.ndim(self._values[name]) == 0
                  else np.broadcast_to(self._values[name], shape)[key] for name, quantity in self._quantities.items()}
        values = {quantity: float(value) if np.ndim(value) == 0 else value for quantity, value in values.items()}
        index = None if self._index is None or isinstance(key, (int, np.integer)) else self._index[key]
        return Result(values, self._listed, self._clock, index)

    def along(self, clock: Quantity | None = None, index: Any = None) -> Result:
        """This result, with time or the index of a pandas Series to run over."""
        self._clock = self._clock if clock is None else clock
        self._index = self._index if index is None else index
        return self

    # in other forms

    def in_unit(self, name: str | Quantity, unit: str) -> Any:
        """Values of one quantity in another unit: ``result.in_unit("Mg_e", "mg/dL")``.

        Mass, amount and charge are exchanged where the quantity's substance is known.

        Examples
        --------
        >>> from electrolytes.diet.balance import BALANCE
        >>> round(BALANCE.evaluate().in_unit("S", "mg/dL"), 2)
        2.04
        """
        quantity = self.quantity(name)
        return quantity_values.converted(quantity, self._values[quantity.name], unit)

    def pint(self, name: str | Quantity | None = None) -> Any:
        """A pint quantity (of `electrolytes.model.registry()`); without a name, all of them by name."""
        if name is None:
            return {quantity.name: self.pint(quantity) for quantity in self._listed}
        quantity = self.quantity(name)
        return registry().Quantity(self._values[quantity.name], "" if quantity.unit == "1" else quantity.unit)

    def to_frame(self) -> Any:
        """A pandas DataFrame, one row per value, columns named with units: ``"Na_i [mM]"``.

        Choices are shown by name. A run in time has time as its index; several runs have their number before it.
        What was computed from a pandas Series keeps its index.
        """
        import pandas as pd

        clock = self._clock if self._clock is not None and np.ndim(self._values[self._clock.name]) else None
        columns = [quantity for quantity in self._listed if quantity != clock]
        shape = np.broadcast_shapes(*(np.shape(self._values[quantity.name]) for quantity in self._listed))
        arrays = {quantity: np.ravel(np.broadcast_to(self._values[quantity.name], shape)) for quantity in self._listed}
        index = self._index if self._index is not None and shape == np.shape(self._index) else None
        if clock is not None:
            index = pd.Index(arrays[clock], name=column(clock))
            if len(shape) > 1:
                runs = np.repeat(np.arange(len(index) // shape[-1]), shape[-1])
                index = pd.MultiIndex.from_arrays([runs, index], names=["run", column(clock)])
        return pd.DataFrame({column(quantity): _named(quantity, arrays[quantity]) for quantity in columns}, index=index)

    def plot(self, *names: str | Quantity, over: str | Quantity | None = None, ax: Any = None) -> Any:
        """Curves in Matplotlib, one panel for each unit.

        Parameters
        ----------
        *names : what is drawn; by default all columns of the table
        over : what it is drawn over; by default time, or the first input that was given as an array
        ax : Matplotlib axes, optional
            To draw everything into these.

        Returns the axes, in a tuple of one per panel.
        """
        from electrolytes.model.charts import plot

        return plot(self, self._listed, [self.quantity(name) for name in names],
                    self._clock if over is None else self.quantity(over), ax)

    def __repr__(self) -> str:
        width = max((len(quantity.name) for quantity in self._listed), default=0)
        lines = [f"{quantity.name:<{width}} = {_told(quantity, self._values[quantity.name])}"
                 for quantity in self._listed]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        import pandas as pd

        frame = self.to_frame()
        if len(frame) > 1 or self.shape:
            most = pd.get_option("display.max_rows") or len(frame)
            long = len(frame) > most
            return str(frame.to_html(max_rows=pd.get_option("display.min_rows") if long else None,
                                     max_cols=pd.get_option("display.max_columns"), show_dimensions=long))
        if any(quantity.choices for quantity in self._listed):  # beside words, pandas shows every digit
            values = [(quantity, self._values[quantity.name]) for quantity in self._listed]
            told = [quantity.shown(value) if quantity.choices else f"{value:.6g}" for quantity, value in values]
            return str(pd.DataFrame({"value": told}, index=frame.columns).to_html())
        return str(frame.T.rename(columns=lambda _: "value").to_html())


def _named(quantity: Quantity, values: Any) -> Any:
    """Values for a table's column: choices by name."""
    if quantity.choices is None:
        return values
    import pandas as pd

    codes = [int(value) if np.isfinite(value) else -1 for value in values]
    return pd.Categorical.from_codes(codes, pd.Index(quantity.choices))


def _told(quantity: Quantity, value: Any) -> str:
    """One value, or how many there are and what they span."""
    if np.ndim(value) == 0:
        return quantity.shown(value)
    size = " × ".join(map(str, np.shape(value)))
    if np.size(value) == 0:
        return "no values"
    if quantity.choices is not None:
        return f"{size} choices"
    if not np.any(np.isfinite(value)):
        return f"{size} values, none finite"
    finite = np.asarray(value)[np.isfinite(value)]
    missing = f", {np.size(value) - finite.size} not finite" if finite.size < np.size(value) else ""
    low, high = f"{finite.min():.6g}", f"{finite.max():.6g}"
    span = f"all {low}" if low == high else f"{low} to {high}"
    return f"{size} values, {span}{quantity.spaced_unit}{missing}"


def column(quantity: Quantity) -> str:
    """Name of a table's column: ``"Na_i [mM]"``; a plain number has no bracket."""
    return quantity.name if quantity.unit in ("", "1") else f"{quantity.name} [{quantity.unit}]"
