"""A model as SBML, Level 3 Version 2.

Every quantity is a parameter with its unit; outputs are assignment rules, states rate rules. No compartments or species
are made up: a concentration stays a concentration, and no volume has to be divided by.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from electrolytes.model.definition import Definition
from electrolytes.model.formats import kinds, terms
from electrolytes.model.formats.content import Content, ci, left_unit, solvable
from electrolytes.model.formats.names import safe, stem
from electrolytes.model.quantities.quantity import Quantity, default_of
from electrolytes.model.quantities.units import ONE, Unit, parse, tidy

SBML = "http://www.sbml.org/sbml/level3/version2/core"
XHTML = "http://www.w3.org/1999/xhtml"
TIME = "http://www.sbml.org/sbml/symbols/time"
COUNTED = ("Equivalents and osmoles are written as moles: SBML has no units for charges and particles. "
           "Conversions between them are factors in the equations.")


def sbml(model: Definition) -> str:
    """What `Model.to_sbml` documents."""
    solvable(model)
    return _Writer(model).text()


class _Writer:
    def __init__(self, model: Definition) -> None:
        self.model = model
        self.units = kinds.Units()
        self.ids = safe(quantity.name for quantity in (*model.settings, *model.states, *model.outputs))
        self.content = Content(self.place, self.units, "sbml:units", stem(self.ids.values()))
        self.per: Unit = parse(model.clock.unit) if model.states or model.clocks else ONE

    def place(self, quantity: Quantity) -> Element:
        """A quantity in an equation."""
        if quantity not in self.model.clocks:
            return ci(self.ids[quantity.name])
        symbol = Element("csymbol", {"encoding": "text", "definitionURL": TIME})
        symbol.text = quantity.name
        return symbol

    def text(self) -> str:
        """The whole file."""
        model = self.model
        root = Element("sbml", {"xmlns": SBML, "level": "3", "version": "2"})
        # what a file has to say of units that no parameter or rule of it uses, it says as well
        inner = SubElement(root, "model", {
            "id": "model", "name": model.name, "substanceUnits": "mole", "extentUnits": "mole",
            "timeUnits": self.units.named(model.clock.unit) if self.per is not ONE else "second"})
        inner.append(_notes(self._remarks()))
        definitions = SubElement(inner, "listOfUnitDefinitions")
        parameters = SubElement(inner, "listOfParameters")
        for quantity in (*model.settings, *model.states, *model.outputs):
            parameters.append(self._parameter(quantity))
        rules = self._rules()
        for expr, name in self.content.parts.items():
            SubElement(parameters, "parameter", {
                "id": name, "constant": "false", "units": self.units.of(self.content.unit_of(expr))})
        if rules:
            SubElement(inner, "listOfRules").extend(rules)
        for name, (text, unit) in self.units.defined.items():
            definitions.append(_unit_definition(name, text, unit))
        if not len(definitions):
            inner.remove(definitions)
        indent(root, " ")
        return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"

    def _remarks(self) -> list[str]:
        model = self.model
        told = [f"{model.name}, version {model.version}." + (f" Source: {model.source}." if model.source else "")]
        for title, lines in (("Assumption", model.assumptions), ("Where it breaks", model.limits),
                             ("Left out", model.omitted)):
            told += [f"{title}: {line}" for line in lines]
        units = [parse(quantity.unit) for quantity in (*model.variables, *model.outputs)]
        if any(name in ("equivalent", "osmole") for unit in units for name, _ in unit.base):
            told.append(COUNTED)
        return told

    def _parameter(self, quantity: Quantity) -> Element:
        model, name = self.model, self.ids[quantity.name]
        parameter = Element("parameter", {"id": name, "name": quantity.name})
        if quantity in model.equations:
            parameter.set("constant", "false")
        else:
            parameter.attrib |= {"value": repr(default_of(quantity)),
                                 "constant": "false" if quantity in model.rates else "true"}
        parameter.set("units", self.units.named(quantity.unit))
        said = [quantity.meaning or quantity.label, f"Source: {quantity.source}" if quantity.source else ""]
        if quantity.choices:
            said.append("Values: " + ", ".join(f"{i} {choice}" for i, choice in enumerate(quantity.choices)))
        parameter.append(_notes([". ".join(word.rstrip(".") for word in said if word) + "."]))
        if address := terms.term(quantity.substance):
            parameter.set("metaid", f"about_{name}")
            SubElement(parameter, "annotation").append(terms.rdf({f"#about_{name}": address}))
        return parameter

    def _rules(self) -> list[Element]:
        rules: list[Element] = []
        for kind, equations, per in (("assignmentRule", self.model.equations, ONE),
                                     ("rateRule", self.model.rates, self.per)):
            for quantity, expr in equations.items():
                rules.append(self._rule(kind, self.ids[quantity.name], expr, left_unit(quantity, per)))
        # writing a part may set apart others; SBML asks for no order of rules
        done = 0
        while done < len(self.content.parts):
            expr, name = list(self.content.parts.items())[done]
            rules.append(self._rule("assignmentRule", name, expr, self.content.unit_of(expr)))
            done += 1
        return rules

    def _rule(self, kind: str, variable: str, expr: Any, unit: Unit) -> Element:
        rule = Element(kind, {"variable": variable})
        rule.append(self.content.math(expr, unit, {"xmlns:sbml": SBML}))
        return rule


def _notes(paragraphs: list[str]) -> Element:
    notes = Element("notes")
    body = SubElement(notes, "body", {"xmlns": XHTML})
    for paragraph in paragraphs:
        SubElement(body, "p").text = paragraph
    return notes


def _unit_definition(name: str, text: str, unit: Unit) -> Element:
    definition = Element("unitDefinition", {"id": name, **({"name": text} if text else {})})
    units = SubElement(definition, "listOfUnits")
    scale, powers = kinds.factor(unit), kinds.base_powers(unit)
    if not powers:
        units.append(_unit(kinds.PLAIN, Fraction(1), scale))
        return definition
    # a factor is raised with its unit: it goes to one that stands in the first power, or else is a root
    bearer = next((kind for kind, power in powers if power == 1), powers[0][0])
    for kind, power in powers:
        units.append(_unit(kind, power, tidy(scale ** (1 / float(power))) if kind == bearer else 1.0))
    return definition


def _unit(kind: str, power: Fraction, multiplier: float) -> Element:
    exponent: Any = int(power) if power.denominator == 1 else float(power)
    return Element("unit", {"kind": kind, "exponent": str(exponent), "scale": "0",
                            "multiplier": repr(multiplier).removesuffix(".0")})
