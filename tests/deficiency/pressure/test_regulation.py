"""Long-term blood pressure: published states of rest and courses, balance, stability, and what the kidney decides."""

import itertools
import math
from typing import Any

import mpmath
import numpy as np
import pytest
from support.parity import Precise
from support.stiff import load, run

from electrolytes.deficiency.pressure.numbers import (
    per_hundred_mmol,
    per_hundred_mmol_with_hormones_held,
    raised_with_water_held,
    urine_water,
)
from electrolytes.deficiency.pressure.regulation import PRESSURE, SETTLED
from electrolytes.deficiency.pressure.women import SETTLED_WOMEN, WOMEN
from electrolytes.model import default_of

SHOWN = ("V_ecf", "C_sod", "Phi_co", "R_tp", "C_al", "PRA", "GFR")
CORNERS = [dict(zip(("salt", "elsewhere", "afferent", "N_als_eq"), corner, strict=True))
           for corner in itertools.product((50, 576), (60, 200), (80, 140), (0.25, 6))]
SETTINGS: list[dict[str, float]] = [{}, {"salt": 50.4}, {"salt": 576}, {"N_als_eq": 4}, {"afferent": 120},
                                    {"elsewhere": 160}]

# --- reference values -------------------------------------------------------------------------------------------------


def test_the_body_rests_where_the_published_model_does() -> None:
    at = SETTLED.evaluate(salt=0.126 * 1440)
    expected = {
        "P_ma": 100.3251, "Phi_co": 4.701451, "R_tp": 21.33917, "R_a": 17.93917, "R_ba": 14.36156, "R_vr": 1.456102,
        "P_mf": 6.788398, "P_ra": -0.05739664, "rsna": 0.9950389, "beta_rsna": 0.9921616, "Sigma_tgf": 1.006731,
        "Sigma_myo": 1.007986, "R_aa": 31.75614, "R_ea": 51.58033, "Phi_rb": 1.203856, "P_gh": 62.09527,
        "GFR": 0.1257443, "Phi_fil": 18.07552, "eta_pt": 0.7987132, "Phi_md": 3.638363, "psi_al": 1.00655,
        "Phi_dts": 1.807267, "eta_cd": 0.9302815, "nu_md": 0.9670087, "nu_rsna": 0.9981365, "nu_AT1": 1.041718,
        "AngI": 7.366, "AngII": 4.665103, "AT1R": 13.73632, "V_ecf": 14.36845, "V_b": 4.789482, "M_sod": 2065.438,
        "C_sod": 143.7482, "vas": 1.155863, "vas_f": 0.01155863, "epsilon": 1.24911, "a_auto": 0.9964417,
        "a_baro": 1, "z": 0.2526687, "w": 0.01147933, "N_adh": 0.9991033, "C_adh": 3.996413, "mu_adh": 0.9998166,
        "mu_Na": 1.004225, "Phi_u": 0.0009967477, "Phi_tw": 0.1247475, "N_al": 1.068998, "C_al": 90.86485,
        "xi_K": 1.012262, "xi_at": 1.056049, "C_anp": 0.9919141, "PRC": 17.40709, "PRA": 17.69721,
    }
    for name, value in expected.items():
        assert at[name] == pytest.approx(value, rel=2e-6), name


def test_the_state_of_rest_is_a_fixed_point_of_the_course() -> None:
    names = [state.name for state in PRESSURE.states]
    rates = PRESSURE.function({state.name: rate for state, rate in PRESSURE.rates.items()}, [])()
    for state, name, rate in zip(PRESSURE.states, names, rates, strict=True):
        assert abs(rate) < 5e-6 * abs(default_of(state)) + 1e-9, name  # per minute; defaults have seven digits
    still = PRESSURE.simulate([0, 1440, 40320])
    assert still["P_ma"] == pytest.approx(default_of(PRESSURE.quantity("P_ma")), abs=1e-3)


@pytest.mark.parametrize(
    ("setting", "pressure", "others"),
    [
        ({"salt": 50.4}, 98.030, (14.320, 144.94, 4.657, 21.05, 108.76, 20.40, 0.1202)),
        ({"salt": 115.2}, 99.183, (14.344, 144.33, 4.680, 21.19, 98.62, 19.02, 0.1231)),
        ({"salt": 181.44}, 100.325, (14.368, 143.75, 4.701, 21.34, 90.86, 17.70, 0.1257)),
        ({"salt": 576}, 107.858, (14.527, 143.20, 4.840, 22.28, 67.98, 11.66, 0.1406)),
        ({"N_als_eq": 1.1}, 100.607, (14.374, 143.58, 4.707, 21.37, 99.06, 17.39, 0.1264)),
        ({"N_als_eq": 4}, 104.317, (14.453, 143.19, 4.776, 21.84, 302.0, 13.80, 0.1340)),
        ({"afferent": 105}, 101.033, (14.383, 143.92, 4.715, 21.43, 90.05, 17.69, 0.1251)),
        ({"afferent": 110}, 101.716, (14.398, 144.09, 4.728, 21.51, 89.27, 17.68, 0.1244)),
        ({"afferent": 120}, 103.013, (14.425, 144.41, 4.752, 21.68, 87.80, 17.67, 0.1232)),
    ],
)
def test_where_the_body_comes_to_rest(setting: dict[str, float], pressure: float, others: tuple[float, ...]) -> None:
    at = SETTLED.evaluate(**setting)
    assert at["P_ma"] == pytest.approx(pressure, abs=1e-3)
    assert [at[name] for name in SHOWN] == pytest.approx(others, rel=5e-4)


def test_the_model_of_women_rests_where_the_published_one_does() -> None:
    at = SETTLED_WOMEN.evaluate(WOMEN)
    assert at["P_ma"] == pytest.approx(99.803, abs=1e-3)
    assert [at[name] for name in SHOWN] == pytest.approx([14.357, 143.95, 4.692, 21.27, 76.49, 18.31, 0.1246], rel=5e-4)


MINUTES = {"1 h": 60, "6 h": 360, "1 d": 1440, "7 d": 10080, "28 d": 40320}


@pytest.mark.parametrize(
    ("setting", "course"),
    [
        ({"salt": 2 * 181.44}, {
            "1 h": (100.938, 14.4022, 143.909, 4.7515, 90.12, 0.1450),
            "6 h": (103.193, 14.5290, 143.486, 4.9368, 78.78, 0.2456),
            "1 d": (103.390, 14.5350, 143.365, 4.9440, 77.65, 0.2534),
            "7 d": (103.448, 14.5030, 143.205, 4.8877, 78.23, 0.2525),
            "28 d": (103.462, 14.4515, 143.189, 4.7946, 78.28, 0.2521)}),
        ({"afferent": 110}, {
            "1 h": (98.979, 14.2958, 144.762, 4.5926, 96.37, 0.0316),
            "1 d": (101.720, 14.4433, 144.049, 4.8113, 89.50, 0.1260),
            "28 d": (101.714, 14.4051, 144.096, 4.7427, 89.26, 0.1260)}),
    ],
    ids=["twice the sodium", "tighter afferent vessels"],
)
def test_the_course_over_a_month(setting: dict[str, float], course: dict[str, tuple[float, ...]]) -> None:
    run = PRESSURE.simulate([0, *(MINUTES[when] for when in course)], setting)
    for i, expected in enumerate(course.values(), 1):
        pressure, volume, *others = expected
        assert run["P_ma"][i] == pytest.approx(pressure, abs=2e-3)
        assert run["V_ecf"][i] == pytest.approx(volume, abs=2e-4)
        assert [run[name][i] for name in ("C_sod", "Phi_co", "C_al", "Phi_una")] == pytest.approx(others, rel=1e-3)


# --- balance ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("setting", [*SETTINGS, *CORNERS])
def test_at_rest_sodium_and_water_leave_as_they_come(setting: dict[str, float]) -> None:
    at = SETTLED.evaluate(**setting)
    assert at["Phi_una"] == pytest.approx(float(at["salt"]) / 1440, rel=1e-9)
    assert at["Phi_u"] == pytest.approx(float(at["Phi_win"]), rel=1e-9)
    assert at["a_baro"] == pytest.approx(1, abs=1e-9)
    assert at["delta_ra"] == pytest.approx(0, abs=1e-9)
    assert at["C_sod"] > 141


@pytest.mark.parametrize("setting", SETTINGS)
def test_both_models_rest_at_the_same_place(setting: dict[str, float]) -> None:
    course, rest = PRESSURE.steady_state(**setting), SETTLED.evaluate(**setting)
    for state in (*PRESSURE.states[:-1], *PRESSURE.unknowns):
        assert course[state.name] == pytest.approx(float(rest[state.name]), rel=1e-8), state.name
    assert course["C_bar"] == pytest.approx(float(rest["C_sod"]), rel=1e-8)
    assert course.stable


def test_on_the_way_sodium_is_what_came_less_what_left() -> None:
    times = np.linspace(0, 2880, 2881)
    run = PRESSURE.simulate(times, salt=400)
    kept = np.trapezoid(run["Phi_sodin"] - run["Phi_una"], times)
    assert run["M_sod"][-1] - run["M_sod"][0] == pytest.approx(kept, rel=1e-4)


# --- stability --------------------------------------------------------------------------------------------------------


def slowest(kappa: float, **setting: float) -> Any:
    """Whether the state of rest is stable, and the eigenvalue (1/min) that decides it."""
    rest = SETTLED.evaluate(**setting)
    start = {state.name: float(rest[state.name]) for state in PRESSURE.states[:-1]}
    at = PRESSURE.steady_state(kappa=kappa, C_bar=float(rest["C_sod"]), **start, **setting)
    assert at["P_ma"] == pytest.approx(float(rest["P_ma"]), abs=1e-6)
    turning = at.eigenvalues[np.abs(at.eigenvalues.imag) > 1e-6]
    return at.stable, turning[np.argmax(turning.real)] if len(turning) else None


def test_the_published_equations_oscillate_at_half_the_sodium() -> None:
    stable, worst = slowest(0, salt=90.72)
    assert not stable
    assert worst.real > 0
    run = PRESSURE.simulate(np.linspace(0, 18 * 1440, 4321), kappa=0, salt=90.72, method="BDF", rtol=1e-5, atol=1e-7)
    late = run["t"] > 13 * 1440
    assert [run["P_ma"][late].min(), run["P_ma"][late].max()] == pytest.approx([95.7, 101.6], abs=0.1)
    assert [run["C_sod"][late].min(), run["C_sod"][late].max()] == pytest.approx([142.9, 146.3], abs=0.1)
    pressure, times = run["P_ma"][late], run["t"][late]
    peaks = times[1:-1][(pressure[1:-1] > pressure[:-2]) & (pressure[1:-1] >= pressure[2:])]
    assert np.median(np.diff(peaks)) / 60 == pytest.approx(12.8, abs=0.15)


def test_at_the_reference_point_the_published_equations_are_barely_stable() -> None:
    stable, worst = slowest(0, salt=181.44)
    assert stable
    assert 2 * np.pi / abs(worst.imag) / 60 == pytest.approx(10.9, abs=0.05)
    assert -1 / worst.real / 1440 == pytest.approx(16, abs=0.5)
    assert slowest(0, salt=0.1233 * 1440)[0]
    assert not slowest(0, salt=0.1231 * 1440)[0]
    assert slowest(0, afferent=100.55)[0]
    assert not slowest(0, afferent=100.65)[0]


@pytest.mark.parametrize("setting", [{"salt": 50}, {"salt": 90.72}, {"salt": 576}, {"afferent": 120}])
def test_the_added_thirst_calms_them_and_moves_no_state_of_rest(setting: dict[str, float]) -> None:
    assert slowest(3e-4, **setting)[0]
    assert slowest(1e-3, **setting)[0]


@pytest.mark.parametrize("setting", CORNERS)
def test_every_corner_of_the_sliders_settles(setting: dict[str, float]) -> None:
    assert PRESSURE.steady_state(**setting).stable


# --- what the kidney decides ------------------------------------------------------------------------------------------


def settled(of: str = "P_ma", **setting: float) -> float:
    return float(SETTLED.evaluate(**setting)[of])


def test_pressure_rises_by_less_than_two_mmHg_for_a_hundred_mmol_of_sodium() -> None:
    assert (settled(salt=181.44) - settled(salt=50.4)) / 1.3104 == pytest.approx(1.75, abs=0.01)


def test_hormones_halve_what_salt_does_to_pressure() -> None:
    assert per_hundred_mmol_with_hormones_held() / per_hundred_mmol() == pytest.approx(2, abs=0.1)


def test_the_urine_swells_at_once_where_less_is_filtered_and_pressure_hardly_rests_on_it() -> None:
    assert urine_water(afferent=120) > 4 * urine_water()
    assert raised_with_water_held(afferent=120) == pytest.approx(settled(afferent=120) - settled(), abs=0.3)
    assert raised_with_water_held(elsewhere=150) == pytest.approx(settled(elsewhere=150) - settled(), abs=0.03)


def test_one_percent_of_afferent_resistance_is_a_seventh_of_a_mmHg() -> None:
    assert (settled(afferent=105) - settled()) / 5 == pytest.approx(0.14, abs=0.005)


def test_tight_vessels_outside_the_kidneys_raise_pressure_for_a_day_only() -> None:
    run = PRESSURE.simulate([0, 60, 1440, 40320], elsewhere=150)
    before = settled()
    assert run["P_ma"][0] - before > 8
    assert run["P_ma"][1] - before > 8
    assert abs(run["P_ma"][2] - before) < 0.3
    assert abs(settled(elsewhere=150) - before) < 0.15
    assert run["Phi_una"][0] > 2 * run["Phi_sodin"][0]  # the kidney pours out sodium until pressure is back
    assert settled("R_tp", elsewhere=150) > 1.1 * settled("R_tp")
    assert settled("V_ecf", elsewhere=150) < settled("V_ecf")


def test_tight_vessels_into_the_glomeruli_raise_pressure_for_good() -> None:
    run = PRESSURE.simulate([0, 1440, 40320], afferent=150)
    assert run["P_ma"][1] - settled() > 5
    assert run["P_ma"][2] == pytest.approx(settled(afferent=150), abs=0.1)


def test_aldosterone_keeps_sodium_for_days_then_the_kidney_escapes() -> None:
    run = PRESSURE.simulate([0, 60, 1440, 4 * 1440, 40320], N_als_eq=4)
    assert run["Phi_una"][1] < 0.3 * run["Phi_sodin"][1]
    assert run["Phi_una"][3] == pytest.approx(float(run["Phi_sodin"][3]), rel=0.01)
    assert run["C_al"][4] > 3 * run["C_al"][0]
    assert run["P_ma"][4] - run["P_ma"][0] == pytest.approx(4, abs=0.1)


def test_in_this_model_plasma_sodium_falls_with_the_sodium_eaten() -> None:
    eaten = np.array([50, 115, 181, 240, 300, 576])
    plasma = [settled("C_sod", salt=salt) for salt in eaten]
    assert plasma[0] > plasma[1] > plasma[2] > plasma[3] > plasma[5]
    assert settled("Phi_u", salt=300) * 1440 == pytest.approx(0.432)


def test_what_magnesium_could_do_through_the_kidney_is_little() -> None:
    """A tenth of a mmol/L more in serum, by the law for aldosterone, and one percent of afferent resistance."""
    by_aldosterone = settled() - settled(N_als_eq=math.exp(-1.1 * 0.1))
    by_vessels = settled() - settled(afferent=99)
    assert 0.1 < by_aldosterone < 0.5
    assert 0.1 < by_vessels < 0.2
    assert abs(settled("V_ecf", N_als_eq=math.exp(-0.11)) - settled("V_ecf")) < 0.02


# --- both languages ---------------------------------------------------------------------------------------------------


SLIDERS = [*SETTLED.inputs]


def test_javascript_and_numpy_agree_at_rest_and_with_fifty_digits(javascript: Any) -> None:
    expressions = {quantity.name: quantity for quantity in (*SETTLED.unknowns, *SETTLED.outputs)}
    numpy, code = SETTLED.function(expressions, SLIDERS), SETTLED.javascript(expressions, SLIDERS)
    points = [[setting.get(q.name, default_of(q)) for q in SLIDERS] for setting in [*SETTINGS, *CORNERS]]
    rows = javascript.evaluate(code, points)
    for point, row in zip(points, rows, strict=True):
        assert row == pytest.approx([float(value) for value in numpy(*point)], rel=1e-8, abs=1e-9)
    precise = Precise(SETTLED, expressions)
    for point, row in list(zip(points, rows, strict=True))[:3]:
        values = {q: default_of(q) for q in SETTLED.variables} | dict(zip(SLIDERS, point, strict=True))
        exact = precise({q: mpmath.mpf(value) for q, value in values.items()}, row[: len(SETTLED.unknowns)])
        assert row == pytest.approx([float(exact[name]) for name in expressions], rel=1e-8, abs=1e-9)


def test_javascript_and_numpy_agree_on_every_rate_along_the_way(javascript: Any) -> None:
    expressions = {quantity.name: quantity for quantity in (*PRESSURE.unknowns, *PRESSURE.outputs)}
    expressions |= {f"d{state.name}": rate for state, rate in PRESSURE.rates.items()}
    moving = [*PRESSURE.inputs, *PRESSURE.states]
    numpy, code = PRESSURE.function(expressions, moving), PRESSURE.javascript(expressions, moving)
    points = []
    for setting in (SETTINGS[2], SETTINGS[4]):
        course = PRESSURE.simulate([0, 30, 600, 20000], setting)
        points += [[setting.get(q.name, default_of(q)) for q in PRESSURE.inputs]
                   + [float(course[state.name][i]) for state in PRESSURE.states] for i in range(4)]
    for point, row in zip(points, javascript.evaluate(code, points), strict=True):
        assert row == pytest.approx([float(value) for value in numpy(*point)], rel=1e-10, abs=1e-12)


def test_javascript_integrates_the_same_course(javascript: Any) -> None:
    load(javascript)
    times = [0.0, 60.0, 1440.0, 40320.0]
    answer = run(javascript, PRESSURE, times, {"elsewhere": 150, "salt": 300})
    assert answer["ok"], answer["message"]
    course = PRESSURE.simulate(times, elsewhere=150, salt=300)
    for i, state in enumerate((*PRESSURE.states, *PRESSURE.unknowns)):
        assert answer["states"][:, i] == pytest.approx(course[state.name], rel=2e-4), state.name
