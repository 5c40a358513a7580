"""No equation passes whose sides differ in kind or in scale."""

import pytest
from sympy import Abs, Eq, Max, Piecewise, exp, log, sign, sqrt

from electrolytes.model import Model, ModelError, Quantity, q, registry

C = Quantity("C", unit="mM", default=1.0)
C_molar = Quantity("C_molar", unit="M", default=1.0)
V = Quantity("V", unit="mV", default=-60.0)
volts = Quantity("volts", unit="V", default=-0.06)
t = Quantity("t", unit="s", default=1.0)
percent = Quantity("percent", unit="%", default=50.0)
n = Quantity("n", default=2.0)
Celsius = Quantity("Celsius", unit="degC", default=37.0)
F = Quantity("F", unit="C/mol", default=96485.0)
R = Quantity("R", unit="J/(mol K)", default=8.314)
T = Quantity("T", unit="K", default=310.0)


def model(unit, expr):
    return Model("trial", outputs={Quantity("out", unit=unit): expr})


@pytest.mark.parametrize(("unit", "expr"), [
    ("mM", C), ("mM/s", C / t), ("1", F * volts / (R * T)), ("1", exp(F * volts / (R * T))),
    ("mM^2", C**2), ("mM", sqrt(C**2 + C**2)), ("M", C * q(1e-3, "M/mM")), ("1", log(C / q(2, "mM"))),
    ("mM", Max(C, 0)), ("mM", Abs(C) * sign(V)), ("mM", Piecewise((C, q(0, "mV") > V), (0, True))),
    ("1/s", 1 / t), ("kJ/mol", R * T * q(1e-3, "kJ/J")), ("mmol/L", C),
    ("mg/dL", C * q(24.305, "mg/mmol") * q(0.1, "L/dL")),
    ("mEq/L", C * q(2, "mEq/mmol")), ("mOsm/L", C * q(1, "mOsm/mmol")), ("1", (C / q(1, "mM"))**n),
    ("1", C**1.7 / (C**1.7 + q(3, "mM")**1.7)), ("µM", C * q(1000, "µM/mM")), ("V", q(8, "mV") * q(1e-3, "V/mV")),
    ("mmHg min/L", q(1, "mmHg") / q(1, "L/min")), ("1/(mM s)", 1 / (C * t)), ("%", percent), ("1", 10**n),
    ("mM/d", C / q(1, "d")), ("µA/cm²", q(1, "mS/cm^2") * V), ("mM", Piecewise((C, Eq(n, 0)), (2 * C, True))),
    ("degC", Celsius),
])
def test_sound_equations_pass(unit, expr):
    model(unit, expr)


@pytest.mark.parametrize(("unit", "expr", "told"), [
    ("mM", C_molar, "mM.*M.*1000 times"), ("mM", C + C_molar, "differ.*mM"), ("1", exp(V / q(1, "V")), "0.001"),
    ("1", exp(F * V / (R * T)), "plain number"), ("mM", C * percent, "0.01 times"), ("1", percent, "%"),
    ("1", 1 + percent, "%"), ("mM", C + 1, "mM"), ("s", V, "mV"), ("1", log(C), "plain number"),
    ("mM", C**n, "exponent must be a number"), ("1", 2**C, "plain number"), ("mM", Max(C, 1), "differ"),
    ("mM", Piecewise((C, V > 3), (0, True)), "differ"), ("mM", Piecewise((C, q(3, "mV") < V), (1, True)), "differ"),
    ("mEq/L", C, "mEq"), ("mOsm/L", C, "mOsm"), ("K", Celsius, "°C"), ("min", t, "0.0166667 times"),
    ("mM", C * q(1, "mM/mol"), "mM"), ("J/mol", F * V, "0.001 times"), ("g/L", C * q(24.3, "g/mol"), "0.001 times"),
    ("1", C / C_molar, "M"),
])
def test_faults_of_kind_and_of_scale_are_refused(unit, expr, told):
    with pytest.raises(ModelError, match=told):
        model(unit, expr)


def test_the_message_shows_the_equation_and_both_units():
    with pytest.raises(ModelError) as fault:
        model("mM/s", C_molar / t)
    for part in ("out = C_molar/t", "mM/s", "M/s", "1000 times"):
        assert part in str(fault.value)


def test_an_unreadable_unit_is_named():
    with pytest.raises(ModelError, match="mmoll"):
        model("mmoll", C)


def test_residuals_and_rates_are_checked_too():
    x = Quantity("x", unit="mM", default=1.0)
    with pytest.raises(ModelError, match="differ"):
        Model("trial", outputs={Quantity("y", unit="mM"): x}, residuals={x: x - C_molar})
    with pytest.raises(ModelError, match="per unit of time"):
        Model("trial", outputs={}, states={x: -x})
    with pytest.raises(ModelError, match="units of time"):
        Model("trial", outputs={}, states={x: -x / t, n: 1 / q(1, "min")})
    assert Model("trial", outputs={}, states={x: -x / q(2, "min")}).time_unit == "min"


def test_pint_quantities_are_converted():
    same = model("mM", C)
    assert same.evaluate(C=250 * registry().uM)["out"] == pytest.approx(0.25, rel=1e-15)
    import pint

    assert same.evaluate(C=pint.UnitRegistry().Quantity(3, "mol/m^3"))["out"] == pytest.approx(3, rel=1e-14)
    with pytest.raises(ModelError, match="measured in mM"):
        same.evaluate(C=3 * registry().mV)


@pytest.mark.parametrize(("unit", "text"), [("1", ""), ("mM", "mM"), ("1/s", "s⁻¹"), ("1/(mM**2*s)", "mM⁻² s⁻¹"),
                                            ("J/(mol K)", "J/(mol K)"), ("mg/dL", "mg/dL"), ("mM/s", "mM/s"),
                                            ("µA/cm^2", "µA/cm²"), ("L/(min mmHg)", "L/(min mmHg)"), ("%", "%")])
def test_units_are_shown_as_they_are_read(unit, text):
    assert Quantity("x", unit=unit).unit_text == text
