"""A result drawn in Matplotlib, which is imported only when something is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from electrolytes.model.errors import ModelError
from electrolytes.model.quantities.quantity import Quantity


def plot(values: Mapping[Any, Any], listed: Sequence[Quantity], chosen: Sequence[Quantity], over: Quantity | None,
         ax: Any = None) -> tuple[Any, ...]:
    """What `Result.plot` documents."""
    varied = [quantity for quantity in listed if np.ndim(values[quantity])]
    if over is None and varied:
        over = varied[0]
    if over is None or np.ndim(values[over]) == 0:
        raise ModelError("There is one value of each quantity here, and nothing to draw it over; "
                         "give an input as an array.")
    drawn = list(chosen) or [quantity for quantity in varied if quantity != over]
    if not drawn:
        raise ModelError(f"There is nothing that could be drawn over {over.name}.")
    panels: dict[str, list[Quantity]] = {}
    for quantity in drawn:
        panels.setdefault(quantity.name if quantity.choices else quantity.unit_text, []).append(quantity)
    axes = _axes(len(panels)) if ax is None else [ax] * len(panels)
    for panel, quantities in zip(axes, panels.values(), strict=True):
        for quantity in quantities:
            _curve(panel, quantity, *_columns(over, values[over], quantity, values[quantity]))
        panel.set_ylabel(", ".join(dict.fromkeys(filter(None, (q.unit_text for q in quantities)))))
        # beside the curves, where it hides none of them
        panel.legend(fontsize="small", ncols=1 + len(quantities) // 8, loc="upper left", bbox_to_anchor=(1, 1))
    if ax is not None:
        ax.set_ylabel(", ".join(filter(None, dict.fromkeys(quantity.unit_text for quantity in drawn))))
    last = axes[-1]
    last.set_xlabel(f"{over.label}, {over.unit_text}" if over.unit_text else over.label)
    if over.scale == "log" and np.all(np.asarray(values[over]) > 0):
        last.set_xscale("log")
    if over.choices:
        last.set_xticks(range(len(over.choices)), over.choices)
    return tuple(dict.fromkeys(axes))


def _axes(count: int) -> list[Any]:
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(count, 1, sharex=True, squeeze=False, layout="constrained",
                                figsize=(6.4, max(4.0, 1.2 + 1.9 * count)))
    figure.align_ylabels()
    return list(axes[:, 0])


def _curve(ax: Any, quantity: Quantity, x: Any, y: Any) -> None:
    lines = ax.plot(x, y)
    for line in lines:
        line.set(color=lines[0].get_color(), alpha=1.0 if len(lines) == 1 else 0.5)
    lines[0].set_label(quantity.name if y.shape[1] == 1 else f"{quantity.name} ({y.shape[1]} settings)")
    if quantity.choices:
        ax.set_yticks(range(len(quantity.choices)), quantity.choices)


def _columns(over: Quantity, x: Any, quantity: Quantity, y: Any) -> tuple[Any, Any]:
    """Points of shape (n,) and, for each other setting, a column of values at them."""
    shape = np.broadcast_shapes(np.shape(x), np.shape(y))
    padded = np.reshape(x, (1,) * (len(shape) - np.ndim(x)) + np.shape(x))
    running = [axis for axis, size in enumerate(padded.shape) if size > 1] or [len(shape) - 1]
    if len(running) > 1:
        raise ModelError(f"{over.name} varies along {len(running)} axes, so {quantity.name} is no curve over it.")
    (axis,) = running
    points, values = (np.moveaxis(np.broadcast_to(part, shape), axis, 0).reshape(shape[axis], -1)
                      for part in (padded, y))
    return points[:, 0], values
