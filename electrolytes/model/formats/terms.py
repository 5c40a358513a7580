"""What the quantities of a model are about, in terms that other collections of models use too.

Only terms whose meaning was looked up are given: ions, by their entries in ChEBI.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from electrolytes.model.definition import Definition

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
BIOLOGY = "http://biomodels.net/biology-qualifiers/"
TERMS = {"sodium": "CHEBI:29101", "potassium": "CHEBI:29103", "magnesium": "CHEBI:18420", "calcium": "CHEBI:29108",
         "chloride": "CHEBI:17996"}
"""Substance → term of ChEBI. A concentration or an amount is a property of what has this term."""


def term(substance: str) -> str:
    """The address of a substance's term at identifiers.org, or nothing."""
    return f"https://identifiers.org/{TERMS[substance]}" if substance in TERMS else ""


def about(model: Definition) -> dict[str, str]:
    """Quantity's name → address of the term for what it counts or weighs."""
    found = {quantity.name: term(quantity.substance)
             for quantity in (*model.variables, *model.unknowns, *model.outputs)}
    return {name: address for name, address in found.items() if address}


def rdf(addresses: dict[str, str]) -> Element:
    """An RDF element that says of each place (``#id``, ``file#id``) whose property it is."""
    root = Element("rdf:RDF", {"xmlns:rdf": RDF, "xmlns:bqbiol": BIOLOGY})
    for place, address in addresses.items():
        described = SubElement(root, "rdf:Description", {"rdf:about": place})
        bag = SubElement(SubElement(described, "bqbiol:isPropertyOf"), "rdf:Bag")
        SubElement(bag, "rdf:li", {"rdf:resource": address})
    return root
