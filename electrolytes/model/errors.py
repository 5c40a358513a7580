"""The one error class of the package, and the search for the name that was probably meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class ModelError(ValueError):
    """A model was defined or used in a way that has no meaning.

    Wrong names, values outside their physical domain, units that do not fit, equations that cannot be solved:
    the text names the quantity, its unit, what is allowed, and the nearest name where a name is unknown.
    """


class ModelWarning(UserWarning):
    """Some of what was asked of a model has no answer; the rest is there."""


def unknown_name(name: str, known: Iterable[str], what: str = "quantity") -> ModelError:
    """Error for a name that is not among `known`, with the nearest one."""
    names = list(known)
    folded = {other.lower(): other for other in names}
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    near = near or [folded[other] for other in difflib.get_close_matches(name.lower(), list(folded), n=1, cutoff=0.5)]
    hint = f" Did you mean {near[0]!r}?" if near else ""
    listed = ", ".join(names) if len(names) <= 30 else ", ".join(names[:30]) + ", …"
    return ModelError(f"There is no {what} named {name!r}.{hint} Known: {listed or 'none'}.")
