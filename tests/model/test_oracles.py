"""Values that are known without the program: exact laws, textbook numbers, solutions by hand."""

import numpy as np
import pytest
from support.examples import BINDING, FLUX, GOLDMAN, STEWART, F, R
from sympy import log

from electrolytes.model import Model, ModelError, Quantity, q


@pytest.mark.parametrize(("z", "outside", "inside", "potential"), [
    (1, 145, 12, 66.60), (1, 4.2, 140, -93.72), (2, 1.2, 1e-4, 125.52), (2, 0.55, 0.5, 1.27)])
def test_nernst_potentials_of_the_textbook(z, outside, inside, potential):
    T = Quantity("T", unit="K", default=310.15)
    c_e, c_i = (Quantity(name, unit="mM", default=1, domain=(0, None)) for name in ("c_e", "c_i"))
    valence = Quantity("z", default=1)
    E = Quantity("E", unit="mV")
    law = q(1e3, "mV/V") * R * T / (valence * F) * log(c_e / c_i)
    nernst = Model("Nernst", inputs=[c_e, c_i, valence], outputs={E: law})
    assert nernst.evaluate(c_e=outside, c_i=inside, z=z)["E"] == pytest.approx(potential, abs=0.005)


def test_the_squid_axon_rests_where_goldman_said():
    squid = {"T": 291.15, "K_i": 400, "Na_i": 50, "Cl_i": 52, "K_e": 20, "Na_e": 440, "Cl_e": 540,
             "P_K": 1, "P_Na": 0.04, "P_Cl": 0.45}
    assert GOLDMAN.evaluate(squid)["V_m"] == pytest.approx(-59.17, abs=0.005)


def test_a_membrane_for_one_ion_rests_at_its_nernst_potential():
    alone = GOLDMAN.evaluate(P_Na=0, P_Cl=0, K_i=np.array([100, 140.0]))
    thermal = 8.314462618 * 310.15 / 96485.332
    assert np.allclose(alone["V_m"], 1e3 * thermal * np.log(4.2 / np.array([100, 140])), rtol=1e-14)


def test_no_net_flux_at_the_nernst_potential():
    E_Ca = 1e3 * 8.314462618 * 310.15 / (2 * 96485.332) * np.log(1.2 / 1e-4)
    flux = FLUX.evaluate(V=E_Ca)
    assert abs(flux["J_Ca"]) < 1e-13 * abs(FLUX.evaluate(V=0)["J_Ca"])


def test_blood_gas_oracles():
    assert STEWART.evaluate()["pH"] == pytest.approx(7.4, abs=5e-5)
    assert STEWART.evaluate()["HCO3"] == pytest.approx(24.502, abs=1e-3)
    more_co2 = STEWART.evaluate(p_CO2=60)
    assert more_co2["pH"] == pytest.approx(7.2400, abs=5e-5) and more_co2["HCO3"] == pytest.approx(25.425, abs=1e-3)
    acidosis = STEWART.evaluate(SID=28.877)
    assert acidosis["pH"] == pytest.approx(7.2047, abs=5e-5) and acidosis["HCO3"] == pytest.approx(15.628, abs=1e-3)


def test_charges_balance_wherever_a_solution_is_given():
    SID = np.linspace(20, 50, 7)[:, None]
    blood = STEWART.evaluate(SID=SID, p_CO2=np.geomspace(15, 90, 5))
    assert blood["pH"].shape == (7, 5)
    assert np.allclose(blood["HCO3"] + blood["charge"], SID, rtol=1e-13)


def test_two_unknowns_agree_with_the_quadratic():
    """Without the buffer the bound magnesium solves x^2 - (Mg + ATP + K) x + Mg ATP = 0."""
    alone = BINDING.evaluate(total_buffer=0, total_Mg=5.0, total_ATP=[1.0, 8.0])
    half = (5 + np.array([1.0, 8.0]) + 0.08) / 2
    assert np.allclose(alone["MgATP"], half - np.sqrt(half**2 - 5 * np.array([1.0, 8.0])), rtol=1e-13)


def test_two_unknowns_conserve_what_was_put_in():
    mixed = BINDING.evaluate(total_Mg=np.linspace(0.5, 20, 23), K_ATP=0.01)
    assert np.allclose(mixed["Mg"] + mixed["MgATP"] + mixed["MgB"], mixed["total_Mg"], rtol=1e-13)
    assert np.allclose(mixed["ATP"] + mixed["MgATP"], 8, rtol=1e-13)


def test_where_there_is_no_solution_the_model_says_so():
    with pytest.raises(ModelError, match=r"pH.*no solution within 0 to 14.*SID = -500"):
        STEWART.evaluate(SID=[38, -500])


def test_a_root_beyond_the_slider_is_found_within_the_domain():
    sour = STEWART.evaluate(SID=2.0)
    assert 0 < sour["pH"] < 6.8 and sour["HCO3"] + sour["charge"] == pytest.approx(2.0, rel=1e-12)


def test_elasticities_of_power_laws_are_their_exponents():
    a, b = Quantity("a", default=3.0), Quantity("b", unit="s", default=7.0)
    law = Model("law", inputs=[a, b], outputs={Quantity("r", unit="s^-2"): a**3 / (b * b)})
    table = law.sensitivity("r")
    assert table.loc["a", "elasticity"] == pytest.approx(3) and table.loc["b", "elasticity"] == pytest.approx(-2)
    assert table.loc["a", "derivative"] == pytest.approx(3 * 9 / 49)


@pytest.mark.parametrize(("model", "output", "name"), [
    (STEWART, "pH", "p_CO2"), (STEWART, "HCO3", "albumin"), (BINDING, "Mg", "total_ATP"), (BINDING, "MgATP", "K_ATP"),
    (GOLDMAN, "V_m", "P_Na"), (FLUX, "J_Ca", "V")])
def test_sensitivities_are_slopes_even_through_simultaneous_equations(model, output, name):
    setting = model.quantity(name).default
    step = 1e-4 * abs(setting)
    around = model.evaluate({name: [setting - 2 * step, setting - step, setting + step, setting + 2 * step]})[output]
    slope = (around[0] - 8 * around[1] + 8 * around[2] - around[3]) / (12 * step)
    assert model.sensitivity(output).loc[name, "derivative"] == pytest.approx(slope, rel=1e-8)
