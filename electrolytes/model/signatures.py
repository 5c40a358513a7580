"""Signatures that name a model's own quantities, so that help shows them and an editor completes them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

from electrolytes.model import arguments
from electrolytes.model.quantities.quantity import Quantity

Method = TypeVar("Method", bound=Callable[..., Any])


class Bound:
    """A method of one model. Its signature has the model's quantities as keywords, with units and defaults."""

    def __init__(self, function: Callable[..., Any], model: Any) -> None:
        self.__func__ = function
        self.__self__ = model
        self.__name__ = function.__name__
        self.__qualname__ = function.__qualname__
        self.__module__ = function.__module__
        parameters = inspect.signature(function).parameters.values()
        self._options = frozenset(p.name for p in parameters if p.kind is p.KEYWORD_ONLY)

    def __call__(self, /, *args: Any, **named: Any) -> Any:
        clashing = self._options & named.keys()
        if clashing:
            arguments.warn_of_clashes(self.__self__, sorted(clashing), self.__name__)
        return self.__func__(self.__self__, *args, **named)

    @property
    def __signature__(self) -> inspect.Signature:
        return inspect.Signature(list(self._parameters()))

    def _parameters(self) -> Iterator[inspect.Parameter]:
        own = list(inspect.signature(self.__func__).parameters.values())[1:]
        yield from (p for p in own if p.kind is not p.VAR_KEYWORD)
        for quantity in self.__self__.variables:
            if quantity.name not in {p.name for p in own}:  # one of the same name goes through the mapping
                yield parameter(quantity, inspect.Parameter.KEYWORD_ONLY)

    @property
    def __doc__(self) -> str:  # type: ignore[override]
        lines = [f"    {quantity.name} = {quantity.shown(quantity.default)}: {quantity.meaning or quantity.label}"
                 for quantity in self.__self__.variables]
        head = f"What can be given to {self.__self__.name!r}, with its default:"
        return f"{inspect.getdoc(self.__func__)}\n\n{head}\n\n" + "\n".join(lines) + "\n"

    def __repr__(self) -> str:
        return f"<method {self.__name__} of the model {self.__self__.name!r}>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Bound) and (self.__func__, self.__self__) == (other.__func__, other.__self__)

    def __hash__(self) -> int:
        return hash((self.__func__, id(self.__self__)))

    def __reduce__(self) -> Any:
        return getattr, (self.__self__, self.__name__)


class _Named:
    """Gives a `Bound` method for a model, and the plain function for the class."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.__doc__ = function.__doc__

    def __get__(self, model: Any, owner: Any = None) -> Any:
        if model is None:
            return self.function
        key = ("bound", self.function)
        if key not in model._cache:
            model._cache[key] = Bound(self.function, model)
        return model._cache[key]


def names_quantities(method: Method) -> Method:
    """Decorator for a method of `Model` that takes values of quantities as keywords."""
    return cast(Method, _Named(method))


def parameter(quantity: Quantity, kind: Any) -> inspect.Parameter:
    """A quantity as an argument: its unit as the annotation, and its default."""
    default: Any = quantity.default
    if quantity.choices is not None and default is not None:
        default = quantity.choices[int(default)]
    return inspect.Parameter(quantity.name, kind, annotation=quantity.unit,
                             default=inspect.Parameter.empty if kind is inspect.Parameter.POSITIONAL_ONLY else default)


def describe(function: Any, model: Any, results: Any, inputs: Any) -> None:
    """Give a compiled function its name, its documentation and a signature."""
    names = [f"{quantity.name} [{quantity.unit}]" for quantity in inputs]
    function.__name__ = function.__qualname__ = "".join(c if c.isalnum() else "_" for c in model.name)
    function.__module__ = None
    function.__doc__ = (f"{', '.join(results)} of the model {model.name!r}, as a tuple of arrays.\n\n"
                        f"Takes one array or number for each of: {', '.join(names) or 'nothing'}.\n")
    function.__signature__ = inspect.Signature(
        [parameter(quantity, inspect.Parameter.POSITIONAL_ONLY) for quantity in inputs])
