"""What an evaluation gives back: values by name, and a table with units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from electrolytes.model.errors import unknown_name
from electrolytes.model.quantities.quantity import Quantity


class Result(Mapping[str, Any]):
    """Values of a model's quantities, each in its own unit.

    ``result["V_m"]`` and ``result[V_m]`` are the same: a float, or an array of the shape all inputs broadcast to.

    Parameters
    ----------
    values : {Quantity: float or ndarray}
    listed : quantities that make up the columns of the table; the others can be asked for by name
    """

    def __init__(self, values: Mapping[Quantity, Any], listed: tuple[Quantity, ...]) -> None:
        self._values = {quantity.name: value for quantity, value in values.items()}
        self._quantities = {quantity.name: quantity for quantity in values}
        self._listed = listed

    def __getitem__(self, key: str | Quantity) -> Any:
        name = key.name if isinstance(key, Quantity) else key
        if name not in self._values:
            raise unknown_name(str(name), self._values)
        return self._values[name]

    def __contains__(self, key: object) -> bool:
        return (key.name if isinstance(key, Quantity) else key) in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def quantity(self, name: str) -> Quantity:
        """The quantity of a name, with its unit and meaning."""
        if name not in self._quantities:
            raise unknown_name(name, self._quantities)
        return self._quantities[name]

    def to_frame(self) -> Any:
        """A pandas DataFrame, one row per value, columns named with units: ``"Na_i [mM]"``."""
        import pandas as pd

        arrays = np.broadcast_arrays(*(self._values[quantity.name] for quantity in self._listed))
        return pd.DataFrame({column(quantity): np.ravel(array)
                             for quantity, array in zip(self._listed, arrays, strict=True)})

    def __repr__(self) -> str:
        lines = []
        for quantity in self._listed:
            value = self._values[quantity.name]
            shown = f"{value:.6g}" if np.ndim(value) == 0 else f"array of shape {np.shape(value)}"
            lines.append(f"{quantity.name} = {shown}{quantity.spaced_unit}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        frame = self.to_frame()
        return str((frame.T.rename(columns=lambda _: "value") if len(frame) == 1 else frame).to_html())


def column(quantity: Quantity) -> str:
    """Name of a table's column: ``"Na_i [mM]"``; a plain number has no bracket."""
    return quantity.name if quantity.unit in ("", "1") else f"{quantity.name} [{quantity.unit}]"
