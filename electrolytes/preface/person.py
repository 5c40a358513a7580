"""What the models make of one person's blood: magnesium by its balance, potassium by its own model."""

from __future__ import annotations

from collections.abc import Mapping

from electrolytes.deficiency.potassium.settled import SETTLED
from electrolytes.diet.overview import settled_with_kidneys


def changed(balance: Mapping[str, float], potassium: Mapping[str, float]) -> dict[str, float]:
    """How many times its healthy value a measure of the blood has, since the models' healthy bodies differ a little.

    Parameters
    ----------
    balance : mapping
        What the person sets of magnesium's balance: percent that the kidneys still filter (``filtering``), or its
        quantities.
    potassium : mapping
        What the person sets of potassium's model.

    Returns
    -------
    dict
        ``serum`` (magnesium) and ``potassium``, each as a ratio.
    """
    serum = settled_with_kidneys(**balance) / settled_with_kidneys()
    return {"serum": serum,
            "potassium": SETTLED.number("K_p", Mg_i=0.5 * serum, **potassium) / SETTLED.number("K_p")}
