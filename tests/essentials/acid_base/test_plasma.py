"""What is true of the pH of plasma: reference values, the balance of charges, and how little magnesium weighs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.essentials.acid_base import numbers
from electrolytes.essentials.acid_base import plasma as ab
from electrolytes.essentials.acid_base.plasma import CHARGES, HELD_SID, PLASMA

KNOWN = [("HCO3", 24.502), ("A_alb", 12.285), ("A_P", 2.090), ("SID_e", 38.877)]


@pytest.mark.parametrize(("name", "expected"), KNOWN)
def test_charges_at_ph_7_40_and_40_mmhg(name: str, expected: float) -> None:
    assert float(CHARGES.evaluate()[name]) == pytest.approx(expected, abs=5.1e-4)


@pytest.mark.parametrize(
    ("given", "pH", "HCO3"),
    [({}, 7.4000, 24.502), ({"pCO2": 60}, 7.2400, 25.425), ({"SID": 28.877}, 7.2047, 15.628)],
    ids=["healthy", "weak breathing", "hyperchloremic acidosis"],
)
def test_ph_at_a_held_strong_ion_difference(given: dict[str, float], pH: float, HCO3: float) -> None:
    at = HELD_SID.evaluate(**given)
    assert float(at["pH"]) == pytest.approx(pH, abs=5.1e-5)
    assert float(at["HCO3"]) == pytest.approx(HCO3, abs=5.1e-4)


def test_the_ions_give_the_same_as_the_difference_between_them() -> None:
    for changed, held in (({"pCO2": 60.0}, {"pCO2": 60.0}), ({"Cl": 114.0}, {"SID": 28.877})):
        found, expected = PLASMA.evaluate(**changed)["pH"], HELD_SID.evaluate(**held)["pH"]
        assert float(found) == pytest.approx(float(expected), abs=2e-5)


def test_healthy_plasma_is_at_7_40() -> None:
    assert float(PLASMA.evaluate()["pH"]) == pytest.approx(7.4, abs=1e-4)


plasma = st.fixed_dictionaries(
    {quantity.name: st.floats(*quantity.range) for quantity in (*ab.IONS, *ab.ACIDS, ab.pCO2, ab.unmeasured)}
)


@given(plasma)
def test_positive_and_negative_charges_are_always_equal(given: dict[str, float]) -> None:
    at = PLASMA.evaluate(**given)
    positive = given["Na"] + given["K"] + 2 * given["Ca"] + 2 * given["Mg"] + float(at["H"])
    weak = float(at["HCO3"]) + float(at["A_alb"]) + float(at["A_P"])
    assert positive == pytest.approx(given["Cl"] + given["lactate"] + given["unmeasured"] + weak, abs=1e-9)


@given(plasma)
def test_the_strong_ion_view_and_henderson_hasselbalch_are_one(given: dict[str, float]) -> None:
    """pH found from the charges is the pH that bicarbonate and carbon dioxide give, and the gap is what was put in."""
    at = PLASMA.evaluate(**given)
    assert float(at["pH"]) == pytest.approx(6.1 + np.log10(float(at["HCO3"]) / (0.0307 * given["pCO2"])), rel=1e-12)
    measured = {name: value for name, value in given.items() if name != "unmeasured"}
    gap = CHARGES.evaluate(pH=float(at["pH"]), **measured)["SIG"]
    assert float(gap) == pytest.approx(given["unmeasured"] - float(at["H"]), abs=1e-8)


@given(plasma, st.floats(0.5, 5))
def test_each_cation_raises_ph_and_each_anion_and_carbon_dioxide_lower_it(given: dict[str, float], more: float) -> None:
    before = float(PLASMA.evaluate(**given)["pH"])
    for name in ("Na", "K", "Ca", "Mg"):
        assert float(PLASMA.evaluate(**given | {name: given[name] + more})["pH"]) > before
    for name in ("Cl", "lactate", "unmeasured", "pCO2"):
        assert float(PLASMA.evaluate(**given | {name: given[name] + more})["pH"]) < before


@given(plasma, st.floats(0.1, 10))
def test_sodium_chloride_in_equal_parts_and_magnesium_chloride_change_nothing(
    given: dict[str, float], salt: float
) -> None:
    before = float(PLASMA.evaluate(**given)["pH"])
    for cation, chlorides in (("Na", 1), ("Mg", 2)):
        salted = given | {cation: given[cation] + salt, "Cl": given["Cl"] + chlorides * salt}
        assert float(PLASMA.evaluate(**salted)["pH"]) == pytest.approx(before, abs=1e-9)


@given(plasma)
def test_a_little_acid_moves_ph_by_as_much_as_the_buffering_says(given: dict[str, float]) -> None:
    at = PLASMA.evaluate(**given)
    step = 1e-4 * float(at["buffering"])
    sour = PLASMA.evaluate(**given | {"unmeasured": given["unmeasured"] + step})
    assert float(at["pH"] - sour["pH"]) == pytest.approx(1e-4, rel=1e-3)


def test_magnesium_moves_ph_by_a_hundredth_or_two() -> None:
    assert numbers.magnesium_charge() == pytest.approx(1.1)
    assert 0.01 < numbers.shift(Mg=1.1) < 0.02
    assert -0.01 < numbers.shift(Mg=0.275) < -0.005
    assert numbers.shift(Mg=1.1) == pytest.approx(numbers.shift(Cl=104 - 1.1), abs=1e-12)  # a charge is a charge
    assert abs(numbers.shift(Cl=114)) > 10 * numbers.shift(Mg=1.1)
    normal = numbers.shift(Mg=0.67) - numbers.shift(Mg=0.45)
    assert normal < 0.05 * (numbers.shift(Na=145) - numbers.shift(Na=135))


def test_saline_without_any_acid_makes_blood_acid_as_it_did_in_the_operation() -> None:
    """Measured after some 70 mL/kg: chloride 104 → 115 mM, bicarbonate 23.5 → 18.4 mM, pH 7.41 → 7.28."""
    assert numbers.saline(4.9) == pytest.approx(7.28, abs=0.02)
    assert numbers.saline(4.9, "HCO3") == pytest.approx(18.4, abs=1)
    assert numbers.saline(4.9, "Cl") == pytest.approx(115, abs=3)


@given(st.floats(0.05, 30))
def test_a_fluid_whose_strong_ion_difference_is_bicarbonate_leaves_ph_alone(liters: float) -> None:
    at = PLASMA.evaluate()
    bicarbonate = float(at["HCO3"] - at["H"])  # hydrogen ions are thinned too, all 40 nanomoles of them
    before = numbers.saline(0)
    assert numbers.saline(liters, "pH", bicarbonate) == pytest.approx(before, abs=1e-10)
    assert numbers.saline(liters, "pH", bicarbonate - 1) < before < numbers.saline(liters, "pH", bicarbonate + 1)


def test_little_albumin_hides_a_gap_of_lactic_acid() -> None:
    at = PLASMA.evaluate(lactate=9, albumin=18, pCO2=34)
    assert 7.35 < float(at["pH"]) < 7.46 and float(at["AG"]) < 13 < 18 < float(at["AG_c"])


def test_chloride_leaves_the_gap_and_ketones_widen_it() -> None:
    healthy = float(PLASMA.evaluate()["AG"])
    assert float(PLASMA.evaluate(Cl=114)["AG"]) == pytest.approx(healthy, abs=1.5)
    assert float(PLASMA.evaluate(unmeasured=13.82)["AG"]) > healthy + 8


def test_albumin_carries_about_the_charge_by_which_the_gap_is_corrected() -> None:
    assert float(CHARGES.evaluate(albumin=1)["A_alb"]) == pytest.approx(0.25, abs=0.04)


def test_proteins_and_strong_ions_carry_about_what_was_measured_in_human_plasma() -> None:
    """Staempfli and Constable found a protein charge of 13 and a strong ion difference of 37 mEq/L."""
    at = CHARGES.evaluate()
    assert float(at["A_alb"]) == pytest.approx(13, abs=1) and float(at["SID_e"]) == pytest.approx(37, abs=3)


def test_a_doubly_charged_ion_cannot_be_counted_once() -> None:
    from electrolytes.model import Model, ModelError, Quantity

    charge = Quantity("charge", unit="mEq/L")
    with pytest.raises(ModelError, match="unit"):
        Model("forgets the charge", inputs=[ab.Mg], outputs={charge: ab.Mg})


def test_hydrogen_ions_are_forty_nanomoles() -> None:
    assert numbers.hydrogen_ions() == pytest.approx(39.8, abs=0.05)


@pytest.mark.parametrize("model", [CHARGES, PLASMA, HELD_SID], ids=lambda model: model.name)
def test_every_language_gives_the_same(model: Any, javascript: Any) -> None:
    check_parity(model, javascript, examples=80)
