"""What a model is: quantities with units, equations, and everything that is made from them.

A model is written once, in SymPy. From it come the typeset equations, the table of parameters, the NumPy function,
the Jacobian, the JavaScript that runs in a reader's browser, and the check of every unit.
"""

from electrolytes.evidence import EVIDENCE
from electrolytes.model.code.functions import expit, expm1, exprel, hypot, log1p, log10, signed_power
from electrolytes.model.errors import FormatError, ModelError, ModelWarning
from electrolytes.model.export import integrator
from electrolytes.model.model import Model
from electrolytes.model.numerics.inputs import over_time
from electrolytes.model.quantities.literal import Literal, q
from electrolytes.model.quantities.quantity import Quantity, default_of
from electrolytes.model.quantities.substances import SUBSTANCES, Substance, conversion
from electrolytes.model.quantities.units import registry, unit_text
from electrolytes.model.results import Result
from electrolytes.model.tables import typeset

__all__ = [
    "EVIDENCE",
    "SUBSTANCES",
    "FormatError",
    "Literal",
    "Model",
    "ModelError",
    "ModelWarning",
    "Quantity",
    "Result",
    "Substance",
    "conversion",
    "default_of",
    "expit",
    "expm1",
    "exprel",
    "hypot",
    "integrator",
    "log1p",
    "log10",
    "over_time",
    "q",
    "registry",
    "signed_power",
    "typeset",
    "unit_text",
]
