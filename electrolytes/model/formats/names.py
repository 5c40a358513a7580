"""Names that every program reads as names: what a quantity is called in a file."""

from __future__ import annotations

from collections.abc import Iterable

# read as a function, a constant or a keyword by one of the programs that take such files, in any case of letters
RESERVED = frozenset((
    "abs", "acos", "acosh", "acot", "acoth", "acsc", "acsch", "and", "arccos", "arccosh", "arccot", "arccoth",
    "arccsc", "arccsch", "arcsec", "arcsech", "arcsin", "arcsinh", "arctan", "arctanh", "asec", "asech", "asin",
    "asinh", "atan", "atanh", "avogadro", "ceil", "ceiling", "compartment", "cos", "cosh", "cot", "coth", "csc",
    "csch", "default", "delay", "diff", "e", "event", "exp", "exponentiale", "factorial", "false", "floor", "if",
    "implies", "inf", "infinity", "int", "lambda", "ln", "log", "log10", "main", "max", "min", "mod", "model", "nan",
    "not", "notanumber", "or", "pi", "piecewise", "pow", "power", "quotient", "rateof", "rem", "root", "sec", "sech",
    "sin", "sinh", "species", "sqr", "sqrt", "tan", "tanh", "time", "true", "var", "xor"))


def safe(names: Iterable[str]) -> dict[str, str]:
    """For each name itself, or with underscores after it if a program would take it for something else.

    The quantity's own symbol stays readable in the file, in the attribute ``name`` where the format has one.
    """
    known = list(names)
    taken, chosen = set(known), {}
    for name in known:
        new = name
        if name.lower() in RESERVED:
            new = f"{name}_"
            while new in taken:
                new += "_"
            taken.add(new)
        chosen[name] = new
    return chosen


def stem(names: Iterable[str]) -> str:
    """A beginning that none of the names has, for names that the file needs beside them."""
    known, found = list(names), "part_"
    while any(name.startswith(found) for name in known):
        found = f"more_{found}"
    return found
