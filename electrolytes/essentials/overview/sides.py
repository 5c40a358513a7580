"""Chapter 1 at a glance: five ions, outside and inside a cell.

The concentrations are those of the page on ions and voltage, taken over, not written again.
"""

from __future__ import annotations

from sympy import Eq, Expr, Max, Piecewise

from electrolytes.essentials.membrane.voltage import Ca_e, Ca_i, Cl_e, Cl_i, K_e, K_i, Mg_e, Mg_i, Na_e, Na_i
from electrolytes.model import Model, Quantity, q

SIDES: dict[str, tuple[Expr, Expr]] = {
    "sodium": (Na_e, Na_i),
    "potassium": (K_e, K_i),
    "chloride": (Cl_e, Cl_i),
    "magnesium": (Mg_e, Mg_i),
    "calcium": (Ca_e, Ca_i * q(1e-6, "mM/nM")),
}
"""Ion → its free concentrations outside and inside a resting cell, in mM."""

SIGNS = {"sodium": "Na⁺", "potassium": "K⁺", "chloride": "Cl⁻", "magnesium": "Mg²⁺", "calcium": "Ca²⁺"}

ion = Quantity("ion", "j", default="sodium", choices=tuple(SIDES), label="Ion", meaning="which ion is looked at")
outside = Quantity("outside", "c_e", unit="mM", label="outside", meaning="free concentration outside the cell")
inside = Quantity("inside", "c_i", unit="mM", label="inside", meaning="free concentration inside the cell")
factor = Quantity("factor", "f", label="factor", meaning="how many times more on the side where there is more")


def _chosen(values: list[Expr]) -> Expr:
    cases = [(value, Eq(ion, number)) for number, value in enumerate(values[:-1])]
    return Piecewise(*cases, (values[-1], True))


OVERVIEW = Model(
    "Where five ions are",
    inputs=[ion],
    outputs={
        outside: _chosen([sides[0] for sides in SIDES.values()]),
        inside: _chosen([sides[1] for sides in SIDES.values()]),
        factor: Max(outside / inside, inside / outside),
    },
    source="modelling choice",
    assumptions=("One typical resting cell. Free ions only: most magnesium and calcium in a cell is bound.",),
    limits=("Cells differ; the page on ions and voltage gives the ranges and the sources.",),
)
