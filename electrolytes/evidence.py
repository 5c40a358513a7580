"""How sure the book is of what it says: the labels of quantities, claims and badges, everywhere the same.

Nothing is imported here, so that the book can read the labels without loading a model.
"""

from __future__ import annotations

EVIDENCE = {
    "established": "found again and again by independent methods, or exact by physics or definition",
    "supported": "good evidence, but few studies, or from another tissue, species or setting",
    "contested": "good sources disagree, and the page shows both sides",
    "weak": "a few subjects, indirect, or never repeated",
    "modelling choice": "not a finding: chosen by us so that a model can be built, and open to change",
}
"""Label → what it means, from the surest to the least."""
