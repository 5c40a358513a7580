"""Numbers and units as people write them: ``"10 mM"``, ``"2,5 mmol/L"``, ``"2,5×10⁻¹"``, ``"14 mg/dL (BUN)"``."""

from __future__ import annotations

import re

from electrolytes.model.errors import ModelError

_SPACES = " \u00a0\u2009\u202f"
_NUMBER = re.compile(rf"""
    (?P<sign>[+\-−]?) [{_SPACES}]*
    (?P<body>(?:\d|[.,]\d)(?:[\d.,'’_]|[{_SPACES}](?=\d{{3}}(?!\d)))*)
    (?:[eE](?P<e>[+\-−]?\d+)
     | [{_SPACES}]*[×*·⋅][{_SPACES}]*10(?:(?:\^|\*\*)(?P<power>[+\-−]?\d+) | (?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+)))?
    (?!\d)
    """, re.VERBOSE)
_RAISED = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹−", "+-0123456789-")
_GROUPED = re.compile(r"\d{1,3}(?:(?P<mark>[.,])\d{3})(?:(?P=mark)\d{3})*\Z")


def read(text: str) -> tuple[float, str]:
    """A number, and the text of its unit, which may be empty.

    Raises
    ------
    ModelError
        If it does not begin with a number, or with one that can be read in two ways.
    """
    stripped = text.strip()
    found = _NUMBER.match(stripped)
    if found is None:
        raise ModelError(f"{text!r} does not begin with a number.")
    exponent = (found["e"] or found["power"] or found["raised"] or "0").translate(_RAISED)
    sign = "-" if found["sign"] in ("-", "−") else ""
    number = float(f"{sign}{_decimal(found['body'], text)}e{exponent}")
    return number, stripped[found.end():].strip()


def _decimal(body: str, text: str) -> str:
    """Digits with a point, whichever way the digits are grouped and the decimals set apart."""
    body = re.sub(rf"[{_SPACES}'’_]", "", body)
    marks = re.findall(r"[.,]", body)
    if len(set(marks)) == 2:
        whole, last, decimals = body.rpartition(marks[-1])
        if marks.count(last) > 1 or not _GROUPED.match(whole):
            raise ModelError(f"{text!r} is not a number.")
        return f"{whole.replace(marks[0], '')}.{decimals}"
    if len(marks) > 1:
        if not _GROUPED.match(body):
            raise ModelError(f"{text!r} is not a number.")
        return body.replace(marks[0], "")
    if marks == [","] and re.match(r"[1-9]\d{0,2},\d{3}\Z", body):
        whole, _, rest = body.partition(",")
        raise ModelError(f"{text!r} can be read as {whole}.{rest} or as {whole}{rest}; write one of these.")
    return body.replace(",", ".")
