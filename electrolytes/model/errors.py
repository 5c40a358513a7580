"""The package's own error and warning, and the search for the name that was probably meant."""

from __future__ import annotations

import difflib
import sys
import warnings
from collections.abc import Iterable, Sequence

MOST_NAMES = 3


class ModelError(ValueError):
    """A model was defined or used in a way that has no meaning.

    Wrong names, values outside their physical domain, units that do not fit, equations that cannot be solved:
    the text names the quantity, its unit, what is allowed, and the nearest name where a name is unknown.
    """


class UnknownNameError(ModelError, KeyError, AttributeError):
    """A name that nothing has. It is a KeyError and an AttributeError too, so that ``get`` and ``hasattr`` work."""

    __str__ = ModelError.__str__  # KeyError would show its text in quotation marks


class FormatError(ModelError):
    """A model that a file format cannot carry, or a file that does not hold a model; the text names the element."""


class ModelWarning(UserWarning):
    """Something was computed, and is probably not what was meant: a division by zero, a name with two meanings."""


def warn(text: str) -> None:
    """Give a ModelWarning at the line that called this package's models."""
    depth = 2
    while True:
        try:
            module = sys._getframe(depth).f_globals.get("__name__", "")
        except ValueError:
            break
        if not module.startswith("electrolytes.model"):
            break
        depth += 1
    warnings.warn(text, ModelWarning, stacklevel=depth + 1)


def unknown_name(name: str, known: Iterable[str], what: str = "quantity") -> UnknownNameError:
    """Error for a name that is not among `known`, with the nearest ones."""
    names = list(known)
    near = [repr(other) for other in nearest(name, names)]
    hint = f" Did you mean {' or '.join(filter(None, [', '.join(near[:-1]), near[-1]]))}?" if near else ""
    listed = ", ".join(names) if len(names) <= 30 else ", ".join(names[:30]) + ", …"
    return UnknownNameError(f"There is no {what} named {name!r}.{hint} Known: {listed or 'none'}.")


def nearest(name: str, names: Sequence[str]) -> list[str]:
    """Up to three names that were probably meant, the likeliest first.

    Another case comes first, then names that begin with what was written (``Na``: ``Na_i``, ``Na_e``), then those that
    hold it as a part (``pump``: ``v_pump``), then a slip of the pen.
    """
    small = name.lower()
    groups = [[other for other in names if other.lower() == small]]
    if small and not groups[0]:
        groups += [[other for other in names if other.startswith(f"{name}_")],
                   [other for other in names if other.lower().startswith(f"{small}_")],
                   [other for other in names if other.startswith(name)],
                   [other for other in names if other.lower().startswith(small)],
                   [other for other in names if small in other.lower().split("_")]]
    found = list(dict.fromkeys(other for group in groups for other in group))
    return found[:MOST_NAMES] if found else _misspelled(name, names)


def _misspelled(name: str, names: Sequence[str]) -> list[str]:
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    folded = {other.lower(): other for other in names}
    return near or [folded[other] for other in difflib.get_close_matches(name.lower(), list(folded), n=1, cutoff=0.5)]
