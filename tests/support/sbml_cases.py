"""Ten small SBML files in the manner of the SBML test suite, each with its solution by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

MATH = 'xmlns="http://www.w3.org/1998/Math/MathML" xmlns:s="http://www.sbml.org/sbml/level3/version2/core"'
UNITS = """
<listOfUnitDefinitions>
 <unitDefinition id="per_s"><listOfUnits><unit kind="second" exponent="-1" scale="0" multiplier="1"/></listOfUnits>
 </unitDefinition>
 <unitDefinition id="M"><listOfUnits><unit kind="mole" exponent="1" scale="0" multiplier="1"/>
  <unit kind="litre" exponent="-1" scale="0" multiplier="1"/></listOfUnits></unitDefinition>
 <unitDefinition id="per_M_s"><listOfUnits><unit kind="mole" exponent="-1" scale="0" multiplier="1"/>
  <unit kind="litre" exponent="1" scale="0" multiplier="1"/><unit kind="second" exponent="-1" scale="0" multiplier="1"/>
 </listOfUnits></unitDefinition>
 <unitDefinition id="M_per_s"><listOfUnits><unit kind="mole" exponent="1" scale="0" multiplier="1"/>
  <unit kind="litre" exponent="-1" scale="0" multiplier="1"/>
  <unit kind="second" exponent="-1" scale="0" multiplier="1"/></listOfUnits></unitDefinition>
 <unitDefinition id="mol_per_s"><listOfUnits><unit kind="mole" exponent="1" scale="0" multiplier="1"/>
  <unit kind="second" exponent="-1" scale="0" multiplier="1"/></listOfUnits></unitDefinition>
</listOfUnitDefinitions>"""


def file(inner: str, attributes: str = 'substanceUnits="mole" timeUnits="second" volumeUnits="litre" '
         'extentUnits="mole"') -> str:
    """A whole file around the parts of a model."""
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<sbml xmlns="http://www.sbml.org/sbml/level3/version2/core" '
            f'level="3" version="2"><model id="case" {attributes}>{UNITS}{inner}</model></sbml>')


def compartment(size: float = 1.0, name: str = "C", constant: str = "true") -> str:
    return (f'<listOfCompartments><compartment id="{name}" spatialDimensions="3" size="{size}" units="litre" '
            f'constant="{constant}"/></listOfCompartments>')


def species(name: str, start: str, rest: str = "") -> str:
    only = "" if "hasOnlySubstanceUnits" in rest else 'hasOnlySubstanceUnits="false" '
    boundary = "" if "boundaryCondition" in rest else 'boundaryCondition="false" '
    return f'<species id="{name}" compartment="C" {start} {only}{boundary}constant="false" {rest}/>'


def parameter(name: str, value: float | None, units: str, constant: str = "true") -> str:
    given = "" if value is None else f'value="{value}" '
    return f'<parameter id="{name}" {given}units="{units}" constant="{constant}"/>'


def math_of(inner: str) -> str:
    return f"<math {MATH}>{inner}</math>"


def apply(operator: str, *names: str) -> str:
    told = "".join(name if name.startswith("<") else f"<ci>{name}</ci>" for name in names)
    return f"<apply>{operator if operator.startswith('<') else f'<{operator}/>'}{told}</apply>"


def reaction(name: str, out: str, into: str, law: str, local: str = "") -> str:
    def listed(kind: str, each: str) -> str:
        told, _, many = each.partition("*")
        return (f'<listOf{kind}><speciesReference species="{told}" stoichiometry="{many or 1}" constant="true"/>'
                f"</listOf{kind}>" if each else "")

    return (f'<reaction id="{name}" reversible="false">{listed("Reactants", out)}{listed("Products", into)}'
            f"<kineticLaw>{math_of(law)}{local}</kineticLaw></reaction>")


@dataclass(frozen=True)
class Case:
    """A file, and the values that are right at each time."""

    text: str
    solution: Callable[[float], Mapping[str, float]]


decay = reaction("r", "S", "P", apply("times", "C", "k", "S"))
pair = "<listOfSpecies>{}{}</listOfSpecies>"
k = "<listOfParameters>" + parameter("k", 0.7, "per_s") + "</listOfParameters>"

CASES = {
    "a decay in a compartment of another size than 1": Case(
        file(compartment(2.5) + pair.format(species("S", 'initialConcentration="3"'), species("P", 'initialAmount="0"'))
             + k + f"<listOfReactions>{decay}</listOfReactions>"),
        lambda t: {"S": 3 * math.exp(-0.7 * t), "P": 3 - 3 * math.exp(-0.7 * t)}),
    "amounts, not concentrations": Case(
        file(compartment(2.5) + pair.format(species("S", 'initialAmount="3"', 'hasOnlySubstanceUnits="true"'),
                                            species("P", 'initialAmount="1"', 'hasOnlySubstanceUnits="true"'))
             + k + f"<listOfReactions>{reaction('r', 'S', 'P', apply('times', 'k', 'S'))}</listOfReactions>"),
        lambda t: {"S": 3 * math.exp(-0.7 * t), "P": 4 - 3 * math.exp(-0.7 * t)}),
    "two of one kind meet, with a local parameter": Case(
        file(compartment() + pair.format(species("S", 'initialConcentration="2"'),
                                         species("P", 'initialConcentration="0"'))
             + "<listOfReactions>" + reaction(
                 "r", "S*2", "P", apply("times", "C", "k", "S", "S"),
                 '<listOfLocalParameters><localParameter id="k" value="0.4" units="per_M_s"/></listOfLocalParameters>')
             + "</listOfReactions>"),
        lambda t: {"S": 1 / (1 / 2 + 0.8 * t), "P": 1 - 0.5 / (1 / 2 + 0.8 * t)}),
    "a species that is held at the boundary": Case(
        file(compartment() + pair.format(species("S", 'initialConcentration="2"', 'boundaryCondition="true"'),
                                         species("P", 'initialConcentration="0"'))
             + k + f"<listOfReactions>{decay}</listOfReactions>"),
        lambda t: {"P": 1.4 * t}),
    "a rate rule and an assignment rule": Case(
        file("<listOfParameters>" + parameter("x", 1, "M", "false") + parameter("y", None, "M", "false")
             + parameter("k", 0.7, "per_s") + "</listOfParameters><listOfRules><assignmentRule variable='y'>"
             + math_of(apply("times", '<cn type="integer">3</cn>', "x")) + "</assignmentRule><rateRule variable='x'>"
             + math_of(apply("minus", apply("times", "k", "x"))) + "</rateRule></listOfRules>"),
        lambda t: {"x": math.exp(-0.7 * t), "y": 3 * math.exp(-0.7 * t)}),
    "rules in the wrong order": Case(
        file("<listOfParameters>" + parameter("a", None, "M", "false") + parameter("b", None, "M", "false")
             + parameter("c", 2, "M") + "</listOfParameters><listOfRules><assignmentRule variable='a'>"
             + math_of(apply("plus", "b", "c")) + "</assignmentRule><assignmentRule variable='b'>"
             + math_of(apply("times", '<cn type="rational">1<sep/>2</cn>', "c")) + "</assignmentRule></listOfRules>"),
        lambda t: {"a": 3.0, "b": 1.0}),
    "a function definition": Case(
        file("<listOfFunctionDefinitions><functionDefinition id='half'>" + math_of(
            "<lambda><bvar><ci>q</ci></bvar><bvar><ci>r</ci></bvar>" + apply(
                "divide", apply("times", "q", "r"), '<cn type="integer">2</cn>') + "</lambda>")
             + "</functionDefinition></listOfFunctionDefinitions>" + compartment() + pair.format(
                 species("S", 'initialConcentration="3"'), species("P", 'initialConcentration="0"')) + k
             + "<listOfReactions>" + reaction("r", "S", "P", apply("times", "C", apply("<ci>half</ci>", "k", "S")))
             + "</listOfReactions>"),
        lambda t: {"S": 3 * math.exp(-0.35 * t)}),
    "initial assignments": Case(
        file("<listOfParameters>" + parameter("x", None, "M", "false") + parameter("half", None, "M")
             + parameter("c", 4, "M") + parameter("k", 0.5, "per_s") + "</listOfParameters>"
             + "<listOfInitialAssignments><initialAssignment symbol='x'>"
             + math_of(apply("times", "half", "<cn>3</cn>"))
             + "</initialAssignment><initialAssignment symbol='half'>" + math_of(apply("divide", "c", "<cn>2</cn>"))
             + "</initialAssignment></listOfInitialAssignments><listOfRules><rateRule variable='x'>"
             + math_of(apply("minus", apply("times", "k", "x"))) + "</rateRule></listOfRules>"),
        lambda t: {"x": 6 * math.exp(-0.5 * t), "half": 2.0}),
    "a piecewise rate that depends on time": Case(
        file("<listOfParameters>" + parameter("x", 0, "M", "false") + parameter("k", 2, "M_per_s")
             + "</listOfParameters><listOfRules><rateRule variable='x'>" + math_of(
                 "<piecewise><piece><ci>k</ci><apply><lt/><csymbol encoding='text' "
                 "definitionURL='http://www.sbml.org/sbml/symbols/time'>t</csymbol><cn s:units='second'>1</cn></apply>"
                 "</piece><otherwise><cn>0</cn></otherwise></piecewise>") + "</rateRule></listOfRules>"),
        lambda t: {"x": 2 * min(t, 1.0)}),
    "a reaction's own rate in a rule": Case(
        file(compartment() + pair.format(species("S", 'initialConcentration="3"'), species("P", 'initialAmount="0"'))
             + "<listOfParameters>" + parameter("k", 0.7, "per_s") + parameter("twice", None, "mol_per_s", "false")
             + "</listOfParameters><listOfRules><assignmentRule variable='twice'>"
             + math_of(apply("times", "<cn>2</cn>", "r")) + "</assignmentRule></listOfRules>"
             + f"<listOfReactions>{decay}</listOfReactions>"),
        lambda t: {"S": 3 * math.exp(-0.7 * t), "twice": 4.2 * math.exp(-0.7 * t)}),
}
