"""The exercises "In Jupyter": answers that are checked against the models, and a hint for each.

A chapter's module lists its exercises; what is right is computed by the page's own model when it is asked for.

>>> check("pump-inherited", "-41.0 kJ/mol")
Right: −41.0 kJ/mol.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what starts JupyterLab needs no models
    from electrolytes.lab.exercises.exercise import Exercise, Said

__all__ = ["check", "exercises", "hint"]


@cache
def exercises() -> Mapping[str, Exercise]:
    """All exercises by the label that their page gives them."""
    from electrolytes.lab.exercises import deficiency, diet, essentials, mechanism

    chapters = (essentials.EXERCISES, mechanism.EXERCISES, deficiency.EXERCISES, diet.EXERCISES)
    return {exercise.label: exercise for chapter in chapters for exercise in chapter}


def check(label: str, answer: Any) -> Said:
    """Whether an answer is right; else what is wrong with it.

    Parameters
    ----------
    label : str
        Which exercise; it stands in its cell.
    answer : float, text with a unit, pint quantity, or several of them in a list, array or Series
        Plain numbers are in the unit that the exercise asks for.

    Examples
    --------
    >>> from electrolytes.lab import check
    >>> check("pump-inherited", "-41.0 kJ/mol")
    Right: −41.0 kJ/mol.
    """
    return _found(label).check(answer)


def hint(label: str) -> Said:
    """A step on the way to the answer of an exercise."""
    from electrolytes.lab.exercises.exercise import Said

    return Said(_found(label).hint)


def _found(label: str) -> Exercise:
    from electrolytes.model.errors import unknown_name

    known = exercises()
    if label not in known:
        raise unknown_name(label, known, "exercise")
    return known[label]
