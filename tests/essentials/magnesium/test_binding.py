"""What is known about ATP and magnesium: published constants, exact limits, units."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.essentials.magnesium.binding import MGATP, SETS
from electrolytes.essentials.magnesium.numbers import potassium_factor

FREE = [0.1, 0.2, 0.5, 0.8, 2.0]

SHARES = {  # of ATP with magnesium at pH 7.1 and 140 mM potassium, for each published set
    0: [0.5554, 0.7141, 0.8620, 0.9090, 0.9615],
    1: [0.3040, 0.4663, 0.6860, 0.7775, 0.8973],
    2: [0.2321, 0.3768, 0.6018, 0.7075, 0.8581],
}


@pytest.mark.parametrize("binding_set", SHARES)
def test_share_of_atp_with_magnesium(binding_set: int) -> None:
    shares = MGATP.evaluate(Mg_i=np.array(FREE), binding_set=binding_set)["fraction"]
    np.testing.assert_allclose(shares, SHARES[binding_set], atol=0.00006)


@pytest.mark.parametrize(("binding_set", "expected"), [(0, 0.0801), (1, 0.2289), (2, 0.331)])
def test_apparent_constant_at_the_cells_ph_and_potassium(binding_set: int, expected: float) -> None:
    assert MGATP.evaluate(binding_set=binding_set)["K_d"] == pytest.approx(expected, rel=1.5e-3)


def test_there_are_three_sets() -> None:
    assert len(SETS) == len(SHARES)


def test_leaving_potassium_out_makes_binding_two_to_four_times_tighter() -> None:
    without, with_it, third = (float(MGATP.evaluate(binding_set=i)["K_d"]) for i in range(3))
    assert 2 < with_it / without < 4.2
    assert 2 < third / without < 4.2


@given(st.floats(0.01, 5), st.floats(0.5, 12), st.sampled_from([0, 1, 2]), st.floats(6.2, 8), st.floats(20, 200))
def test_atp_is_conserved_and_half_of_it_is_bound_at_the_apparent_constant(
    Mg_i: float, ATP_total: float, binding_set: int, pH: float, K_i: float
) -> None:
    at = MGATP.evaluate(Mg_i=Mg_i, ATP_total=ATP_total, binding_set=binding_set, pH=pH, K_i=K_i)
    assert at["MgATP"] + at["ATP_free"] == pytest.approx(ATP_total, rel=1e-14)
    assert 0 < at["fraction"] < 1
    half = MGATP.evaluate(Mg_i=at["K_d"], ATP_total=ATP_total, binding_set=binding_set, pH=pH, K_i=K_i)
    assert half["fraction"] == pytest.approx(0.5, rel=1e-14)


@given(st.sampled_from([0, 1, 2]), st.floats(6.2, 7.9))
def test_acid_and_potassium_drive_magnesium_off_atp(binding_set: int, pH: float) -> None:
    share = MGATP.evaluate(binding_set=binding_set, pH=pH)["fraction"]
    assert MGATP.evaluate(binding_set=binding_set, pH=pH - 0.1)["fraction"] < share
    less_potassium = MGATP.evaluate(binding_set=binding_set, pH=pH, K_i=70)["fraction"]
    assert less_potassium == share if binding_set == 0 else less_potassium > share


@pytest.mark.parametrize("binding_set", [0, 1, 2])
def test_binding_polynomial_written_out(binding_set: int) -> None:
    """The same share from the polynomial as it stands in the literature, term by term."""
    K_Mg, K_H, K_K = [(0.0645654, 3.31131e-4, np.inf), (0.0843, 2.757e-4, 98.09), (0.143, 3.62e-4, 128.0)][binding_set]
    free, hydrogen, potassium = np.geomspace(0.02, 4, 9), 10 ** (3 - 7.1), 140.0
    bound = free / K_Mg
    expected = bound / (1 + bound + hydrogen / K_H + potassium / K_K)
    np.testing.assert_allclose(MGATP.evaluate(Mg_i=free, binding_set=binding_set)["fraction"], expected, rtol=1e-13)


def test_potassium_alone_doubles_the_magnesium_that_half_of_the_atp_needs() -> None:
    assert [potassium_factor(which) for which in (0, 1, 2)] == pytest.approx([1, 2.108, 1.897], abs=0.0006)


def test_every_language_gives_the_same_binding(javascript: Any) -> None:
    check_parity(MGATP, javascript)
