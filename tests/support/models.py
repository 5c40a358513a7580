"""Every model of the package, by where it stands."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import electrolytes
from electrolytes.model import Model
from electrolytes.model.formats.content import carried

NO_SCIENCE = ("electrolytes.book", "electrolytes.lab", "electrolytes.model", "electrolytes.live")


@cache
def every_model() -> dict[str, Model]:
    """Module-level models by ``module:NAME``, each once, under the shortest name that it has."""
    found: dict[int, tuple[str, Model]] = {}
    for module in pkgutil.walk_packages(electrolytes.__path__, "electrolytes."):
        if module.name.startswith(NO_SCIENCE) or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Model):
                where = f"{module.name}:{name}"
                before = found.get(id(value))
                if before is None or len(where) < len(before[0]):
                    found[id(value)] = where, value
    return dict(sorted(found.values()))


@cache
def leaving() -> dict[str, Model]:
    """Models that SBML and CellML can carry."""
    return {name: model for name, model in every_model().items() if carried(model)}


def in_time() -> dict[str, Model]:
    """Models with explicit differential equations."""
    return {name: model for name, model in leaving().items() if model.states}


def algebraic() -> dict[str, Model]:
    """Models without states that SBML and CellML can carry."""
    return {name: model for name, model in leaving().items() if not model.states}
