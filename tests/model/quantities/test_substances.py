"""Mass, amount and charge of a substance are three ways to say the same."""

import pytest

from electrolytes.model import SUBSTANCES, ModelError, Quantity, conversion
from electrolytes.model.quantities.substances import molar_mass


@pytest.mark.parametrize(("name", "mass"), [
    ("sodium", 22.990), ("magnesium", 24.305), ("glucose", 180.156), ("urea", 60.056), ("creatinine", 113.120),
    ("sodium chloride", 58.44), ("bicarbonate", 61.016), ("sulfate", 96.056)])
def test_molar_masses_are_the_published_ones(name, mass):
    assert SUBSTANCES[name].molar_mass == pytest.approx(mass, abs=2e-3)


def test_a_formula_is_the_sum_of_its_atoms():
    assert molar_mass("NaCl") == pytest.approx(22.990 + 35.45) and molar_mass("N2") == pytest.approx(28.014)


@pytest.mark.parametrize(("given", "wanted", "of", "ratio"), [
    ("mmol/L", "mg/dL", "magnesium", 2.4305), ("mM", "mEq/L", "calcium", 2),
    ("mg/dL", "mmol/L", "magnesium", 1 / 2.4305),
    ("mEq", "mg", "magnesium", 12.1525), ("g", "mEq", "sodium", 1000 / 22.99), ("mEq/L", "mM", "chloride", 1),
    ("mmol/L", "mg/dL (BUN)", "urea", 2.8014), ("mg/dL (phosphorus)", "mmol/L", "phosphate", 10 / 30.974),
    ("mM", "µM", "", 1000), ("min", "s", "", 60), ("mmol/kg", "mg/kg", "magnesium", 24.305)])
def test_units_are_exchanged(given, wanted, of, ratio):
    assert conversion(given, wanted, of) == pytest.approx(ratio, rel=1e-14)
    assert conversion(wanted, given, of) * conversion(given, wanted, of) == pytest.approx(1, rel=1e-14)


@pytest.mark.parametrize(("given", "wanted", "of", "told"), [
    ("mM", "mg/dL", "", "cannot be converted"), ("mM", "mEq/L", "glucose", "cannot be converted.*glucose"),
    ("mM", "mg/dL", "magnesum", "Did you mean 'magnesium'"), ("degC", "K", "", "by a factor"),
    ("mM", "mg/dL", "phosphate", "as phosphate or as phosphorus"), ("min", "s (BUN)", "", "what is weighed")])
def test_what_cannot_be_exchanged_is_said(given, wanted, of, told):
    with pytest.raises(ModelError, match=told):
        conversion(given, wanted, of)


def test_a_quantitys_substance_is_one_of_the_table():
    with pytest.raises(ModelError, match="Did you mean 'potassium'"):
        Quantity("K", unit="mM", substance="potasium")


def test_clinics_rounding_is_close_to_the_table():
    from electrolytes.essentials.fluids.formulas import GLUCOSE_UNITS, UREA_UNITS

    for (unit,), substance in ((GLUCOSE_UNITS, "glucose"), (UREA_UNITS, "urea")):
        assert unit.factor == pytest.approx(conversion("mmol/L", unit.name, substance), rel=1e-3)


def test_what_people_report_in_laboratory_units_knows_its_substance():
    from electrolytes.diet.balance.absorption import ABSORPTION
    from electrolytes.essentials.acid_base.plasma import PLASMA
    from electrolytes.essentials.fluids.formulas import OSMOLALITY
    from electrolytes.essentials.membrane.voltage import MEMBRANE
    from electrolytes.mechanism.pump import PUMP

    assert PLASMA.number("pH", Mg="1.2 mEq/L", Ca="4.8 mg/dL") == pytest.approx(
        PLASMA.number("pH", Mg=0.6, Ca=48 / 40.078), rel=1e-12)
    assert MEMBRANE.number("V_m", K_e="4.2 mEq/L") == MEMBRANE.number("V_m", K_e=4.2)
    assert PUMP.number("v_pump", Na_i="10 mEq/L") == PUMP.number("v_pump")
    assert OSMOLALITY.number("bedside", glucose="90.078 mg/dL", urea="14.007 mg/dL (BUN)") == pytest.approx(
        OSMOLALITY.number("bedside", glucose=5, urea=5), rel=1e-12)
    assert ABSORPTION.number("absorbed", dose="10 mmol") == pytest.approx(ABSORPTION.number("absorbed", dose=243.05))
