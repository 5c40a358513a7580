"""An SBML file as the parts of a model: what `Model.from_sbml` documents."""

from __future__ import annotations

import keyword
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import sympy

from electrolytes.model.code.slopes import symbols_of
from electrolytes.model.errors import FormatError
from electrolytes.model.formats.reading.content import Reader, plain
from electrolytes.model.formats.reading.units import Units
from electrolytes.model.quantities.literal import Literal
from electrolytes.model.quantities.quantity import Quantity

CORE = "http://www.sbml.org/sbml/level3/version"
READ = ("FunctionDefinitions", "UnitDefinitions", "Compartments", "Species", "Parameters", "InitialAssignments",
        "Rules", "Reactions")


def read(source: str | Path) -> dict[str, Any]:
    """Arguments of a model, from a file or its text."""
    root = _root(source)
    space, _, name = root.tag[1:].rpartition("}")
    if name != "sbml":
        raise FormatError(f"This is no SBML: its outermost element is <{plain(root)}>.")
    if not space.startswith(CORE):
        raise FormatError(f"SBML Level 3 is read here, not Level {root.get('level')} Version {root.get('version')}; "
                          "libSBML and COPASI convert one to the other.")
    needed = [key for key, value in root.attrib.items() if key.endswith("}required") and value == "true"]
    if needed:
        package = needed[0][1:].rpartition("}")[0]
        raise FormatError(f"The file needs a package of SBML that is not read here: {package}.")
    model = next((child for child in root if plain(child) == "model"), None)
    if model is None:
        raise FormatError("The file holds no <model>.")
    return _File(model).parts()


def _root(source: str | Path) -> Element:
    text = str(source)
    if not text.lstrip("\ufeff \n\t").startswith("<"):
        try:
            text = Path(source).read_text("utf8")
        except OSError as fault:
            raise FormatError(f"The file {text!r} cannot be read: {fault.strerror or fault}.") from None
        except ValueError:
            raise FormatError(f"The file {text!r} is no text.") from None
    try:
        return ElementTree.fromstring(text.encode() if text.lstrip().startswith("<?xml") else text)
    except ElementTree.ParseError as fault:
        raise FormatError(f"This is no XML: {fault}.") from None


def _number(element: Element, key: str) -> float | None:
    given = element.get(key)
    try:
        return None if given is None else float(given)
    except ValueError:
        raise FormatError(f"{_told(element)}: its {key} is {given!r}, which is no number.") from None


def _told(element: Element) -> str:
    """How an element is named in errors: ``the species 'S1'``."""
    name = element.get("id") or element.get("variable") or element.get("symbol") or element.get("species")
    return f"the {plain(element)} {name!r}" if name else f"a {plain(element)} element"


class _File:
    """One model element, on its way to quantities and equations."""

    def __init__(self, model: Element) -> None:
        self.model = model
        lists = {plain(child): list(child) for child in model}
        for name, entries in lists.items():
            if name.startswith("listOf") and entries and name.removeprefix("listOf") not in READ:
                raise FormatError(f"{_told(entries[0])} has no place in a model here: {name} is not read.")
        self.of = {name: lists.get(f"listOf{name}", []) for name in READ}
        if model.get("conversionFactor"):
            raise FormatError("The model has a conversionFactor; that is not read.")
        self.units = Units(self.of["UnitDefinitions"])
        self.symbols: dict[str, Quantity] = {}
        self.clock: Quantity | None = None
        self.equations: dict[str, Any] = {}
        self.rates: dict[str, Any] = {}
        self.reader = Reader(self.symbol, self.time, self.units.text)
        for function in self.of["FunctionDefinitions"]:
            self.reader.define(function.get("id", ""), _math(function))
        self.rules = {self._target(rule): rule for rule in self.of["Rules"]}
        self.starts = {start.get("symbol", ""): start for start in self.of["InitialAssignments"]}

    # the parts

    def parts(self) -> dict[str, Any]:
        """Everything, in the order in which it depends on each other."""
        for element in (*self.of["Compartments"], *self.of["Parameters"]):
            value = _number(element, "size" if plain(element) == "compartment" else "value")
            self._declare(element, self._unit(element), value)
        self.species = {element.get("id", ""): element for element in self.of["Species"]}
        for element in self.species.values():
            self._declare(element, *self._of_species(element))
        for element in self.of["Reactions"]:
            self._declare(element, self._flow(), None)
        for name, rule in self.rules.items():
            into = self.rates if plain(rule) == "rateRule" else self.equations
            into[name] = self.reader.math(_math(rule), _told(rule))
        self._react()
        return self._assembled()

    def _assembled(self) -> dict[str, Any]:
        values = self._initial_values()
        chosen: dict[Any, Quantity] = {}
        inputs = []
        for name, quantity in self.symbols.items():
            if name in self.equations:
                continue
            if values.get(name) is None:
                raise FormatError(f"{quantity.name} has no value in the file, and no rule gives it one.")
            chosen[quantity] = quantity.with_(default=values[name])
            if name not in self.rates:
                inputs.append(chosen[quantity])
        final = {name: chosen.get(quantity, quantity) for name, quantity in self.symbols.items()}
        told = self.model.get("name") or self.model.get("id") or "model"
        return {"name": told, "inputs": inputs, "time": self.clock, "source": "",
                "outputs": {final[name]: self.equations[name].xreplace(chosen) for name in self._ordered()},
                "states": {final[name]: rate.xreplace(chosen) for name, rate in self.rates.items()}}

    # quantities

    def symbol(self, name: str, where: str) -> Quantity:
        """What a name stands for."""
        if name not in self.symbols:
            raise FormatError(f"{where} uses {name!r}, which the file does not declare.")
        return self.symbols[name]

    def time(self) -> Quantity:
        """The quantity for time."""
        if self.clock is None:
            name = next(name for name in ("t", "time", "clock", "elapsed_time") if name not in self.symbols)
            self.clock = Quantity(name, unit=self._model_unit("timeUnits"), default=0.0, label="time", meaning="time")
        return self.clock

    def _declare(self, element: Element, unit: str, value: float | None, name: str = "") -> Quantity:
        name = name or element.get("id", "")
        own = name.lstrip("_") or "unnamed"
        own = f"{own}_" if keyword.iskeyword(own) or not own[0].isalpha() else own
        own = own if own[0].isalpha() else f"q{own}"
        while any(own == other.name for other in self.symbols.values()):
            own += "_"
        told = element.get("name") or name
        self.symbols[name] = Quantity(own, unit=unit, default=value, label=told, meaning=told)
        return self.symbols[name]

    def _unit(self, element: Element) -> str:
        general = "volumeUnits" if plain(element) == "compartment" else ""
        return self.units.text(element.get("units") or self.model.get(general), _told(element))

    def _model_unit(self, kind: str) -> str:
        return self.units.text(self.model.get(kind), f"the model's {kind}: the model")

    def _flow(self) -> str:
        return _joined(self._model_unit("extentUnits"), self._model_unit("timeUnits"))

    def _of_species(self, element: Element) -> tuple[str, float | None]:
        """Unit and initial value of what a species' name stands for: an amount, or a concentration."""
        if element.get("conversionFactor"):
            raise FormatError(f"{_told(element)} has a conversionFactor; that is not read.")
        compartment = element.get("compartment", "")
        volume = self.symbol(compartment, _told(element))
        amount = self.units.text(element.get("substanceUnits") or self.model.get("substanceUnits"), _told(element))
        whole, part = _number(element, "initialAmount"), _number(element, "initialConcentration")
        if element.get("hasOnlySubstanceUnits") == "true":
            given, factor = (whole, 1.0) if whole is not None else (part, volume.default)
        else:
            amount = _joined(amount, volume.unit)
            given, factor = (part, 1.0) if part is not None else (whole, 1 / volume.default if volume.default else None)
        if given is not None and factor is None:
            raise FormatError(f"{_told(element)}: its compartment {compartment!r} has no size.")
        return amount, None if given is None or factor is None else given * factor

    # equations

    def _target(self, rule: Element) -> str:
        if plain(rule) == "algebraicRule":
            raise FormatError("An algebraicRule does not say which quantity it fixes; that is not read.")
        return rule.get("variable", "")

    def _react(self) -> None:
        changes: dict[str, Any] = {}
        for reaction in self.of["Reactions"]:
            name, flow = reaction.get("id", ""), self.symbols[reaction.get("id", "")]
            if reaction.get("fast") == "true":
                raise FormatError(f"{_told(reaction)} is fast; that is not read.")
            self.equations[name] = self._law(reaction)
            for sign, reference in _references(reaction):
                species, count = reference.get("species", ""), _number(reference, "stoichiometry")
                if count is None or reference.get("constant") == "false":
                    raise FormatError(f"{_told(reaction)}: the stoichiometry of {species!r} is no constant number.")
                if self._free(species):
                    many = sign * (sympy.Integer(int(count)) if count.is_integer() else sympy.Float(count))
                    changes[species] = changes.get(species, 0) + many * flow
        for species, change in changes.items():
            element = self.species[species]
            if element.get("hasOnlySubstanceUnits") == "true":
                self.rates[species] = change
                continue
            place = element.get("compartment", "")
            if place in self.rules:
                raise FormatError(f"{_told(element)} is a concentration in the compartment {place!r}, whose size "
                                  "changes; that is not read.")
            self.rates[species] = change / self.symbols[place]

    def _free(self, species: str) -> bool:
        """Whether reactions change a species."""
        if species not in self.species:
            raise FormatError(f"A reaction uses {species!r}, which is no species of the file.")
        element = self.species[species]
        return element.get("boundaryCondition") != "true" and element.get("constant") != "true"

    def _law(self, reaction: Element) -> Any:
        law = next((child for child in reaction if plain(child) == "kineticLaw"), None)
        if law is None:
            raise FormatError(f"{_told(reaction)} has no kineticLaw.")
        local = {}
        for parameter in law.iter():
            if plain(parameter) == "localParameter":
                name = parameter.get("id", "")
                unit = self.units.text(parameter.get("units"), f"{_told(parameter)} of {_told(reaction)}")
                local[name] = self._declare(parameter, unit, _number(parameter, "value"),
                                            f"{reaction.get('id')}_{name}")
        return self.reader.math(_math(law), _told(reaction), local)

    def _initial_values(self) -> dict[str, float | None]:
        """Values at the beginning: those that are given, and those that initial assignments work out."""
        values = {name: quantity.default for name, quantity in self.symbols.items()}
        pending = {name: self.reader.math(_math(start), _told(start)) for name, start in self.starts.items()
                   if name not in self.equations}
        known = {quantity: name for name, quantity in self.symbols.items()}
        for name in list(pending):  # what never changes, of things that never change, is an equation
            if name in self.symbols and name not in self.rates and all(
                    known.get(each) not in (*self.rates, *self.rules) for each in symbols_of(pending[name])):
                self.equations[name] = pending.pop(name)
        for name, expr in pending.items():
            self.symbol(name, f"the initialAssignment {name!r}")
            values[name] = self._worked_out(expr, values, known, name)
        return values

    def _worked_out(self, expr: Any, values: dict[str, float | None], known: dict[Quantity, str], name: str) -> float:
        for _ in range(len(self.equations) + 1):
            expr = expr.xreplace({
                each: self.equations[known[each]] if known.get(each) in self.equations
                else _value(values.get(known.get(each, "")), each, self.clock) for each in symbols_of(expr)})
        number = expr.xreplace({literal: literal.value for literal in expr.atoms(Literal)})
        try:
            return float(number)
        except TypeError:
            raise FormatError(f"the initialAssignment {name!r} gives no number: {number}.") from None

    def _ordered(self) -> Iterator[str]:
        """Equations, each after those that it uses."""
        known = {quantity: name for name, quantity in self.symbols.items()}
        waiting = {name: {known[each] for each in symbols_of(expr) if known.get(each) in self.equations}
                   for name, expr in self.equations.items()}
        while waiting:
            ready = next((name for name, needs in waiting.items() if not needs & waiting.keys()), None)
            if ready is None:
                raise FormatError(f"These depend on each other in a circle: {', '.join(waiting)}.")
            waiting.pop(ready)
            yield ready


def _value(number: float | None, quantity: Quantity, clock: Quantity | None) -> Any:
    if quantity == clock:
        return sympy.S.Zero
    if number is None:
        raise FormatError(f"{quantity.name} has no value in the file, and no rule gives it one.")
    return sympy.Float(number)


def _math(element: Element) -> Any:
    return next((child for child in element if plain(child) == "math"), None)


def _references(reaction: Element) -> Iterator[tuple[int, Element]]:
    for group, sign in (("listOfReactants", -1), ("listOfProducts", 1)):
        for child in reaction:
            if plain(child) == group:
                yield from ((sign, reference) for reference in child)


def _joined(above: str, below: str) -> str:
    if below == "1":
        return above
    return f"{above if above != '1' else '1'}/({below})"
