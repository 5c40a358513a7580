"""A value may be given in any form that says clearly what it is; all else is refused with the quantity's name."""

import numpy as np
import pandas as pd
import pint
import pytest

from electrolytes.model import ModelError, Quantity
from electrolytes.model.quantities.reading import read
from electrolytes.model.quantities.values import checked

Mg = Quantity("Mg", unit="mM", default=0.8, domain=(0, None), substance="magnesium", label="Magnesium")
dose = Quantity("dose", unit="mg/d", default=300, substance="magnesium")
urea = Quantity("urea", unit="mmol/L", default=5, substance="urea")
glucose = Quantity("glucose", unit="mM", default=5, substance="glucose")
ATP = Quantity("ATP", unit="mM", default=5)
T = Quantity("T", unit="K", default=310)
warmth = Quantity("warmth", unit="degC", default=37)
V = Quantity("V", unit="mV", default=-60, domain=(-200, 200))
share = Quantity("share", default=0.5)
salt = Quantity("salt", choices=("oxide", "citrate", "chloride"), default="citrate")
other = pint.UnitRegistry()


@pytest.mark.parametrize(("quantity", "given", "value"), [
    (Mg, "10 mM", 10), (Mg, "10mM", 10), (Mg, "10", 10), (Mg, "2,5 mmol/L", 2.5), (Mg, "250 µM", 0.25),
    (Mg, "250 μM", 0.25), (Mg, "1e-3 M", 1), (V, "−60 mV", -60), (V, "-0.06 V", -60), (share, "50 %", 0.5),
    (Mg, other.Quantity(3, "mol/m^3"), 3), (Mg, other.Quantity([1, 2], "µM"), [0.001, 0.002]),
    (Mg, ["1 mM", 2, other.Quantity(3, "mM")], [1, 2, 3]), (Mg, np.array([["1 mM"], ["2 µM"]]), [[1], [0.002]]),
    (Mg, pd.Series(["1 mM", "2 mM"]), [1, 2]), (Mg, [[1, 2], [3, 4]], [[1, 2], [3, 4]]), (Mg, True, 1)])
def test_text_numbers_and_pint_mean_the_same(quantity, given, value):
    assert checked(quantity, given) == pytest.approx(np.array(value, dtype=float), rel=1e-15)


@pytest.mark.parametrize(("quantity", "given", "value"), [
    (Mg, "2.4305 mg/dL", 1), (Mg, "2 mEq/L", 1), (Mg, "24.305 g/m^3", 1), (Mg, other.Quantity(2.4305, "mg/dL"), 1),
    (dose, "12 mmol/d", 12 * 24.305), (dose, "0.3 g/d", 300), (dose, "24 mEq/d", 12 * 24.305),
    (glucose, "90.078 mg/dL", 5), (urea, "14.007 mg/dL (BUN)", 5), (urea, "30.028 mg/dL (urea)", 5)])
def test_amount_mass_and_charge_of_a_substance_are_one(quantity, given, value):
    assert checked(quantity, given) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(("quantity", "given", "told"), [
    (ATP, "3 mg/dL", "ATP.*measured in mM.*only where the substance is known"),
    (Mg, "3 mV", "measured in mM, not in mV"),
    (glucose, "3 mEq/L", "not in mEq/L"), (urea, "14 mg/dL", r"as urea or as BUN.*mg/dL \(BUN\)"),
    (urea, "14 mg/dL (nitrogen)", "no way to weigh urea"), (urea, "5 mmol/L (BUN)", "what is weighed"),
    (Mg, "3 flurb", "flurb"), (T, "5 mM", "measured in K")])
def test_units_of_another_kind_are_refused(quantity, given, told):
    with pytest.raises(ModelError, match=f"(?s){quantity.name}.*{told}"):
        checked(quantity, given)


@pytest.mark.parametrize(("quantity", "given", "value"), [
    (T, "37 °C", 310.15), (T, other.Quantity(37, "degC"), 310.15), (T, "98.6 degF", 310.15), (warmth, "310.15 K", 37),
    (warmth, "37 °C", 37), (warmth, "98,6 °F", 37), (T, other.Quantity([0, 37], "degC"), [273.15, 310.15]),
    (T, other.Quantity(5, "delta_degC"), 5)])
def test_temperatures_keep_their_zero(quantity, given, value):
    assert checked(quantity, given) == pytest.approx(np.array(value, dtype=float), rel=1e-13)


@pytest.mark.parametrize("given", [
    ["oxide", "chloride"], ("oxide", "chloride"), np.array(["oxide", "chloride"]), pd.Series(["oxide", "chloride"]),
    pd.Categorical(["oxide", "chloride"]), [0, "chloride"]])
def test_choices_are_given_by_name_in_arrays_too(given):
    assert checked(salt, given).tolist() == [0, 2]


@pytest.mark.parametrize(("quantity", "given", "told"), [
    (Mg, None, r"None; leave it out to keep its default \(0.8 mM\)"), (Mg, 10**400, "integer of 1329 bits"),
    (Mg, [10**400], "integer of 1329 bits"), (Mg, float("inf"), "not finite.*0 mM and above"),
    (ATP, float("inf"), "not finite"), (ATP, [1, -np.inf], "not finite"), (Mg, float("nan"), "not a number"),
    (Mg, np.ma.array([1.0, 2.0], mask=[0, 1]), "not a number"), (Mg, "much", "numbers in mM"),
    (Mg, {}, "numbers in mM"),
    (Mg, 1 + 2j, "numbers in mM"), (Mg, np.array([1 + 2j]), "numbers in mM"), (Mg, [1, None], "None"),
    (Mg, np.datetime64("2020-01-01"), "numbers in mM"), (Mg, [[1, 2], [3]], r"shapes \(2,\), \(1,\)"),
    (Mg, "-1 mM", "-1 mM is outside"), (Mg, [1, "-2 mM"], "-2 mM is outside"),
    (salt, ["oxide", "citrat"], "Did you mean 'citrate'"), (salt, 3, "no choice"), (salt, "1", "named .1.")])
def test_what_is_no_value_is_refused_with_the_quantitys_name(quantity, given, told):
    with pytest.raises(ModelError, match=f"(?s){quantity.name}.*{told}"):
        checked(quantity, given)


@pytest.mark.parametrize(("text", "number"), [
    ("0.25", 0.25), ("0,25", 0.25), (".25", 0.25), (",25", 0.25), ("2.5e-1", 0.25), ("2,5×10⁻¹", 0.25),
    ("2.5 * 10^-1", 0.25), ("2.5·10**-1", 0.25), ("−3", -3), ("- 3", -3), ("+3", 3), ("1 234,56", 1234.56),
    ("1\u202f234,56", 1234.56), ("1\u00a0234\u00a0567", 1234567), ("1.234,56", 1234.56), ("1,234.56", 1234.56),
    ("1,234,567", 1234567), ("0,145", 0.145), ("12,5", 12.5), ("1'234", 1234), ("6e23", 6e23), ("1234,567", 1234.567)])
def test_numbers_are_read_as_people_write_them(text, number):
    assert read(text) == (number, "") and read(f"{text} mM") == (number, "mM")


@pytest.mark.parametrize(("text", "told"), [
    ("3,145", "3.145 or as 3145"), ("3,145 mM", "3.145 or as 3145"), ("1.2.3", "not a number"), ("1,23,4.5", "not"),
    ("mM", "begin with a number"), ("", "begin with a number"), ("--1", "begin with a number"), ("inf", "begin")])
def test_numbers_with_two_meanings_or_none_are_refused(text, told):
    with pytest.raises(ModelError, match=told):
        read(text)


def test_a_digit_after_a_number_is_no_unit():
    with pytest.raises(ModelError, match="share"):
        checked(share, "5 6")
