"""Numbers in the text that a model produces: ``[7.74](model:PUMP.v_pump?Na_i=15)``.

In JupyterLab and on any Markdown viewer this is a plain link whose text is the number. When the book is built the
model is asked, and the text has to be its answer, rounded to the digits shown. A wrong number fails the build with
the right one. The address is ``[module/]NAME[.output][?quantity=value&...]``: a model and one of its outputs, or a
public function that returns a number; without a module it is the page's own
(``chapters/mechanism/pump.md`` → ``electrolytes.mechanism.pump``, its ``numbers`` first).
"""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from urllib.parse import parse_qsl, unquote

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from electrolytes.book.digest import module_of_page

logger = logging.getLogger(__name__)

ADDRESS = re.compile(r"^model:(?:(?P<module>[\w.]+)/)?(?P<name>\w+)(?:\.(?P<output>\w+))?(?:\?(?P<query>.*))?$")
SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
# groups of three digits may be set apart by a comma, a no-break space or a thin space
NUMBER = re.compile(r"(?P<digits>[-−+]?\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|[-−+]?\d+(?:\.\d+)?)"
                    r"(?:\s*[×x]\s*10(?P<power>[⁻⁰¹²³⁴-⁹]+)|[eE](?P<exponent>[-+]?\d+))?")


class WrongNumberError(ValueError):
    """A number in the text that is not what the model says, or that cannot be asked for."""


def shown(text: str) -> tuple[Decimal, Decimal]:
    """The number in a text and the size of its last digit: ``1.2 × 10⁻³`` → (0.0012, 0.0001)."""
    match = NUMBER.search(text)
    if not match:
        raise WrongNumberError(f"{text!r} holds no number")
    digits = Decimal(re.sub(r"[,\s]", "", match["digits"]).replace("−", "-"))
    scale = Decimal(10) ** _exponent(match)
    last = Decimal(10) ** int(digits.as_tuple().exponent)
    return digits * scale, last * scale


def _exponent(match: re.Match[str]) -> int:
    """The power of ten after the digits, in either way of writing it."""
    return int((match["power"] or "").translate(SUPERSCRIPT) or match["exponent"] or 0)


def rewritten(text: str, value: float) -> str:
    """The same text with the right number in it, at the same precision and in the same form."""
    match = NUMBER.search(text)
    assert match
    decimals = len(match["digits"].partition(".")[2])
    grouped = "," if "," in match["digits"] else ""
    digits = f"{value / 10.0 ** _exponent(match):{grouped}.{decimals}f}"
    return text[: match.start("digits")] + digits.replace("-", "−") + text[match.end("digits"):]


def _value(text: str) -> float | str:
    """A number of the address, or the name of a choice."""
    try:
        return float(text.replace("−", "-"))
    except ValueError:
        return text


def ask(address: str, package: str, own_module: str | None) -> float:
    """What the package answers to an address."""
    match = ADDRESS.match(unquote(unescape(address)))  # the parser hands on what it would write as HTML
    if not match:
        raise WrongNumberError(f"{address!r} is not of the form model:[module/]NAME[.output][?quantity=value&...]")
    name = f"{package}.{match['module']}" if match["module"] else own_module
    if name is None:
        raise WrongNumberError(f"{address!r} names no module, and this page has none of its own")
    found = _find(name, match["name"], address)
    pairs = parse_qsl(match["query"], strict_parsing=True) if match["query"] else []
    values = {key: _value(value) for key, value in pairs}
    if match["output"]:
        return float(found.evaluate(**values)[match["output"]])
    if not callable(found):
        raise WrongNumberError(f"{address!r}: {match['name']} is a model: say which output, {match['name']}.output")
    return float(found(**values))


def _find(module: str, name: str, address: str) -> Any:
    """A model or function of a page's package: among its `numbers` if it has such, else on its face."""
    try:
        if find_spec(f"{module}.numbers") and hasattr(numbers := import_module(f"{module}.numbers"), name):
            return getattr(numbers, name)
    except ModuleNotFoundError:
        pass  # a single module, or none of that name
    try:
        return getattr(import_module(module), name)
    except (ImportError, AttributeError) as reason:
        raise WrongNumberError(f"{address!r}: {reason}") from reason


def check(text: str, address: str, package: str, own_module: str | None) -> None:
    """Raise `WrongNumberError`, with the right text, unless `text` is the answer rounded to the digits it shows."""
    try:
        value = ask(address, package, own_module)
    except WrongNumberError:
        raise
    except Exception as reason:  # whatever the science raises is a fault of this number
        raise WrongNumberError(f"{address!r}: {reason}") from reason
    number, last = shown(text)
    if not abs(value - float(number)) <= 0.5000001 * float(last):  # so that not-a-number is never right
        raise WrongNumberError(
            f"the text says {text!r}, the model says {rewritten(text, value)!r} ({value:.6g} for {address})")


def in_python(address: str, package: str, own_module: str | None) -> str:
    """How to ask for the number in Python: ``electrolytes.mechanism.pump: PUMP.evaluate(Na_i=10)["v_pump"]``."""
    match = ADDRESS.match(unquote(unescape(address)))
    if not match:
        return ""
    pairs = parse_qsl(match["query"]) if match["query"] else []
    given = ", ".join(f"{key}={value if isinstance(_value(value), float) else repr(value)}" for key, value in pairs)
    call = f'{match["name"]}.evaluate({given})["{match["output"]}"]' if match["output"] else f"{match['name']}({given})"
    module = f"{package}.{match['module']}" if match["module"] else own_module
    return f"{module}: {call}"


class CheckNumbers(SphinxTransform):
    """Replace each ``model:`` link by its text, once it is known to be right."""

    default_priority = 400

    def apply(self, **kwargs: Any) -> None:
        """Check the numbers of one page."""
        package = self.config.book_package
        for link in list(self.document.findall(nodes.reference)):
            address = link.get("refuri", "")
            if not address.startswith("model:"):
                continue
            own = module_of_page(package, self.env.docname)
            try:
                check(link.astext(), address, package, own)
            except WrongNumberError as fault:
                logger.warning("number: %s", fault, location=link, type="electrolytes", subtype="number")
            link.replace_self(nodes.inline("", "", *link.children, classes=["computed"],
                                           model=in_python(address, package, own)))


def setup(app: Sphinx) -> None:
    """Register the check."""
    app.add_transform(CheckNumbers)
