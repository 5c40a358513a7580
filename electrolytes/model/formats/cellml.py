"""A model as CellML 2.0: one component, in which every quantity is a variable with its unit."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from electrolytes.model.definition import Definition
from electrolytes.model.formats import kinds, terms
from electrolytes.model.formats.content import MATHML, Content, apply, ci, left_unit, solvable
from electrolytes.model.formats.names import safe, stem
from electrolytes.model.quantities.quantity import Quantity, default_of
from electrolytes.model.quantities.units import ONE, Unit, parse

CELLML = "http://www.cellml.org/cellml/2.0#"


def cellml(model: Definition) -> str:
    """What `Model.to_cellml` documents."""
    solvable(model)
    return _Writer(model).text()


class _Writer:
    def __init__(self, model: Definition) -> None:
        self.model = model
        self.units = kinds.Units()
        self.clock = (model.clock,) if model.states or model.clocks else ()
        quantities = [*model.settings, *model.states, *model.outputs, *self.clock]
        self.ids = safe(quantity.name for quantity in quantities)
        self.content = Content(self.place, self.units, "cellml:units", stem(self.ids.values()))

    def place(self, quantity: Quantity) -> Element:
        """A quantity in an equation."""
        return ci(self.ids[quantity.name])

    def text(self) -> str:
        """The whole file."""
        model = self.model
        root = Element("model", {"xmlns": CELLML, "xmlns:cellml": CELLML, "name": kinds.identifier(model.name)})
        component = Element("component", {"name": "main"})
        for quantity in self.clock:
            self._variable(component, quantity, None)
        for quantity in (*model.settings, *model.states):
            self._variable(component, quantity, default_of(quantity))
        for quantity in model.outputs:
            self._variable(component, quantity, None)
        math = self._math()
        for expr, name in self.content.parts.items():
            SubElement(component, "variable", {"name": name, "units": self.units.of(self.content.unit_of(expr))})
        component.append(math)
        root.extend(_units(name, unit) for name, (_, unit) in self.units.defined.items())
        root.append(component)
        indent(root, " ")
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"

    def _variable(self, component: Element, quantity: Quantity, value: float | None) -> None:
        name = self.ids[quantity.name]
        variable = SubElement(component, "variable", {"name": name, "units": self.units.named(quantity.unit)})
        if value is not None:
            variable.set("initial_value", repr(value).removesuffix(".0"))
        if quantity.name in terms.about(self.model):
            variable.set("id", f"about_{name}")

    def _math(self) -> Element:
        math = Element("math", {"xmlns": MATHML})
        per: Unit = parse(self.model.clock.unit) if self.clock else ONE
        for quantity, expr in self.model.equations.items():
            self._equate(math, self.place(quantity), expr, left_unit(quantity))
        for state, rate in self.model.rates.items():
            slope = apply("diff", _bound(self.place(self.model.clock)), self.place(state))
            self._equate(math, slope, rate, left_unit(state, per))
        done = 0
        while done < len(self.content.parts):  # writing a part may set apart others
            expr, name = list(self.content.parts.items())[done]
            self._equate(math, ci(name), expr, self.content.unit_of(expr))
            done += 1
        return math

    def _equate(self, math: Element, left: Element, expr: Any, unit: Unit) -> None:
        math.append(apply("eq", left, self.content.expression(expr, unit)))


def _bound(variable: Element) -> Element:
    bound = Element("bvar")
    bound.append(variable)
    return bound


def _units(name: str, unit: Unit) -> Element:
    definition = Element("units", {"name": name})
    for kind, power in kinds.base_powers(unit) or ((kinds.PLAIN, Fraction(1)),):
        part = SubElement(definition, "unit", {"units": kind})
        if power != 1:
            part.set("exponent", str(power if power.denominator == 1 else float(power)))
    if unit.factor != 1:
        definition[0].set("multiplier", repr(kinds.factor(unit)).removesuffix(".0"))  # no power is taken of it
    return definition
