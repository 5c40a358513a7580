"""The chapter's overview says what the page on ions and voltage says."""

from __future__ import annotations

import pytest
from support.parity import check_parity

from electrolytes.essentials.membrane.voltage import MEMBRANE
from electrolytes.essentials.overview.figures import OVERVIEW, SIDES


@pytest.mark.parametrize(("ion", "names"), [(0, ("Na_e", "Na_i")), (1, ("K_e", "K_i")), (2, ("Cl_e", "Cl_i"))])
def test_same_cell_as_the_page(ion: int, names: tuple[str, str]) -> None:
    there, here = MEMBRANE.evaluate(), OVERVIEW.evaluate(ion=ion)
    assert [here["outside"], here["inside"]] == [there[name] for name in names]


def test_calcium_is_kept_ten_thousandfold_apart_and_magnesium_is_not() -> None:
    factors = dict(zip(SIDES, OVERVIEW.evaluate(ion=[0, 1, 2, 3, 4])["factor"], strict=True))
    assert factors["calcium"] > 1e4
    assert factors["magnesium"] < 1.2
    assert factors["sodium"] > 10 < factors["potassium"]


def test_parity(javascript) -> None:
    check_parity(OVERVIEW, javascript)
