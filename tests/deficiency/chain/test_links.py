"""The whole chain: each link is the model it was taken from, it is whole at every corner, and the kidney decides."""

import itertools
from typing import Any

import numpy as np
import pytest
from support.parity import check_parity

from electrolytes.deficiency.calcium.settled import SETTLED as CALCIUM
from electrolytes.deficiency.chain.links import (
    CHAIN,
    COUPLINGS,
    P_normal,
    S_normal,
    calcium_relaxed,
    calcium_toned,
    calcium_wall,
)
from electrolytes.deficiency.chain.minerals import K_normal
from electrolytes.deficiency.chain.numbers import against_normal, along
from electrolytes.deficiency.potassium.settled import SETTLED as POTASSIUM
from electrolytes.deficiency.pressure.regulation import SETTLED
from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_SETTLED
from electrolytes.deficiency.vessel.numbers import artery_at
from electrolytes.model import default_of

HEALTHY = default_of(S_normal)
THE_PUMP_ALONE = {"inner": 0, "outer": 0}


def test_what_the_couplings_call_normal_is_where_the_models_settle() -> None:
    for potassium, calcium in ((25, calcium_toned), (5, calcium_relaxed)):
        settled = float(MAGNESIUM_SETTLED.evaluate(K_o=potassium)["calcium"])
        assert default_of(calcium) == pytest.approx(settled, rel=1e-9)
    assert default_of(P_normal) == pytest.approx(float(SETTLED.evaluate()["P_ma"]), abs=1e-8)
    assert default_of(calcium_wall) == 190


@pytest.mark.parametrize("toned", [0, 1])
def test_at_normal_magnesium_nothing_is_changed(toned: int) -> None:
    at = CHAIN.evaluate(S=HEALTHY, toned=toned, share=100, by_hormone=1)
    assert float(at["resistance"]) == pytest.approx(1, abs=1e-6)
    assert float(at["change"]) == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize("serum", [0.5, 1.1])
def test_every_link_is_the_model_it_was_taken_from(serum: float) -> None:
    at = CHAIN.evaluate(S=serum, share=60, by_hormone=1, account=1)
    ratio = serum / HEALTHY
    cell = MAGNESIUM_SETTLED.evaluate(Mg_i=0.8 * ratio, Mg_o=0.6 * ratio, K_o=25, account=1)
    assert float(at["calcium"]) == pytest.approx(float(cell["calcium"]), rel=1e-7)
    resistance = artery_at("resistance", Ca_i=190 * float(cell["calcium"]) / default_of(calcium_toned))
    assert float(at["resistance"]) == pytest.approx(resistance, rel=1e-7)
    body = SETTLED.evaluate(afferent=100 * resistance**0.6, elsewhere=100 * resistance,
                            N_als_eq=np.exp(-1.1 * (serum - HEALTHY)))
    assert float(at["P_ma"]) == pytest.approx(float(body["P_ma"]), abs=1e-6)


def test_potassium_and_calcium_are_those_of_their_pages() -> None:
    at = CHAIN.evaluate(S=0.6)
    potassium = POTASSIUM.number("K_p", Mg_i=0.5 * 0.6 / HEALTHY)
    assert float(at["potassium_blood"]) == pytest.approx(potassium, rel=1e-7)
    body = CALCIUM.evaluate(m=default_of(CALCIUM.quantity("m")) * 0.6 / HEALTHY)
    assert float(at["calcium_blood"]) == pytest.approx(float(body["c_percent"]), rel=1e-6)
    assert float(at["PTH_blood"]) == pytest.approx(float(body["P_percent"]), rel=1e-6)
    assert default_of(K_normal) == pytest.approx(POTASSIUM.number("K_p"), abs=1e-6)


def test_both_minerals_fall_with_magnesium() -> None:
    serum = np.linspace(0.4, 1.1, 6)
    at = CHAIN.evaluate(S=serum)
    assert np.all(np.diff(at["potassium_blood"]) > 0) and np.all(np.diff(at["calcium_blood"]) > 0)
    assert along("potassium_blood") == pytest.approx(3.83, abs=0.01)
    assert along("calcium_blood", S=0.45) < 75


def test_low_potassium_keeps_as_much_salt_as_in_twelve_people() -> None:
    """0.8 mmol/L less: 7 mmHg systolic and 6 diastolic, so 6.3 in the mean, in people with hypertension."""
    fitted = SETTLED.number("P_ma", eta_dt0=0.5 * (default_of(K_normal) / (default_of(K_normal) - 0.8)) ** 0.8559)
    assert fitted - default_of(P_normal) == pytest.approx(6 + 1 / 3, abs=0.01)
    assert along("change", by_salt=1) == pytest.approx(2.33, abs=0.02)
    assert along("C_sod", by_salt=1) < along("C_sod", S=HEALTHY)


def test_the_published_factors_are_one_at_rest_and_as_steep_as_published() -> None:
    at = CHAIN.evaluate(S=[HEALTHY * 0.999, HEALTHY, HEALTHY * 1.001], joined_by=1)
    for factor, elasticity in (("on_vessels", -0.075), ("on_nerves", -0.075), ("on_aldosterone", -0.43)):
        low, rest, high = at[factor]
        assert float(rest) == pytest.approx(1, abs=1e-12)
        assert np.log(high / low) / np.log(1.001 / 0.999) == pytest.approx(elasticity, abs=0.005)
    assert along("change", S=HEALTHY, joined_by=2) == pytest.approx(0, abs=1e-3)


def test_it_is_finite_and_physical_at_every_corner() -> None:
    corners = itertools.product((0.4, 1.2), (0, 100), (0, 1), (0, 2), (0, 1), (100,), (1,))
    for serum, follows, toned, account, inner, share, hormone in corners:
        at = CHAIN.evaluate(S=serum, follows=follows, toned=toned, account=account, inner=inner, share=share,
                            by_hormone=hormone)
        assert 55 < float(at["calcium"]) < 310
        assert 0.3 < float(at["resistance"]) < 3.7
        assert 84 < float(at["P_ma"]) < 126
        assert 30 < float(at["C_al"]) < 165


def test_less_magnesium_never_lowers_pressure() -> None:
    serum = np.linspace(0.4, 1.2, 5)
    for share, hormone in ((0, 1), (100, 0)):
        pressure = [along("P_ma", S=value, share=share, by_hormone=hormone) for value in serum]
        assert np.all(np.diff(pressure) < 0)


def test_the_kidneys_vessels_decide_between_nothing_and_eleven_mmHg() -> None:
    assert along("resistance") == pytest.approx(2.02, abs=0.01)
    assert along("change") == pytest.approx(0.14, abs=0.01)
    assert along("change", share=100) == pytest.approx(11.3, abs=0.1)
    assert along("change", share=100, elsewhere_too=0) == pytest.approx(11.3, abs=0.3)


def test_eleven_mmHg_are_no_bound() -> None:
    assert along("change", share=100, account=2) == pytest.approx(13.0, abs=0.1)
    assert along("change", share=100, account=2, by_hormone=1) == pytest.approx(13.6, abs=0.1)
    assert along("change", share=100, account=2, by_hormone=1, by_salt=1) == pytest.approx(16.1, abs=0.1)


def test_what_the_eleven_mmHg_rest_on() -> None:
    full = along("change", share=100)
    assert along("change", share=100, toned=1) < 0.4 * full
    assert along("change", share=100, follows=50) < 0.6 * full
    assert along("change", share=100, inner=0) < 0.15 * full


def test_sodium_rises_by_way_of_calcium_and_not_through_the_pump() -> None:
    assert against_normal("Na_i") == pytest.approx(2.75, abs=0.05)
    assert against_normal("Na_i", account=3) > 0.9 * against_normal("Na_i")
    assert against_normal("Na_i", **THE_PUMP_ALONE) < 0.1 * against_normal("Na_i")


def test_the_road_through_sodium_is_the_weakest() -> None:
    assert along("change", share=100, **THE_PUMP_ALONE) < 0.03
    assert 1.5 < along("change", share=100, account=2, **THE_PUMP_ALONE) < 0.2 * along("change", share=100)


def test_the_cells_sodium_does_not_become_the_bodys() -> None:
    assert 2 < against_normal("Na_i") < 4
    assert abs(against_normal("C_sod")) < 0.1
    assert abs(against_normal("M_sod")) < 2.5


def test_javascript_and_numpy_agree_all_along_the_chain(javascript: Any) -> None:
    shown = {row: CHAIN.quantity(row) for row in
             ("Mg_in", "pump_factor", "Na_i", "calcium", "r", "resistance", "afferent", "potassium_blood",
              "calcium_blood", "salt_kept", "C_al", "C_sod", "change")}
    numpy, code = CHAIN.function(shown, list(CHAIN.inputs)), CHAIN.javascript(shown, list(CHAIN.inputs))
    points = [[serum, follows, toned, account, 1, 1, share, 1, 1, int(follows == 100), joined] for
              serum, follows, toned, account, share, joined in
              itertools.product((0.4, 0.7, 1.2), (40, 100), (0, 1), (0, 1), (0, 100), (0, 2))]
    for point, row in zip(points, javascript.evaluate(code, points), strict=True):
        assert row == pytest.approx([float(value) for value in numpy(*point)], rel=1e-8, abs=1e-8), point


def test_every_language_gives_the_same_couplings(javascript: Any) -> None:
    check_parity(COUPLINGS, javascript, examples=15)
