"""The figures of long-term pressure hold what they show, in each situation."""

import numpy as np
import pytest

from electrolytes.deficiency.pressure.diagram import level, pressure_in_time
from electrolytes.deficiency.pressure.figures import HIGHEST, LOWEST, SCALE
from electrolytes.deficiency.pressure.regulation import PRESSURE, SETTLED


def test_every_situation_in_time_can_be_followed_and_stays_in_the_tank() -> None:
    shown = pressure_in_time()
    assert shown._spec["clock"] == "t"
    assert shown._spec["heavy"]
    height = PRESSURE.function({"level": level}, list(PRESSURE.states[:1]))
    for situation in shown._spec["presets"]:
        course = PRESSURE.simulate([0, 60, 1440, 40320], situation["values"])
        assert course.to_frame().notna().all(axis=None), situation["name"]
        assert np.all((height(course["V_ecf"])[0] > 1.2) & (height(course["V_ecf"])[0] < 10.9)), situation["name"]


@pytest.mark.parametrize("afferent", [80, 100, 140])
@pytest.mark.parametrize("aldosterone", [0.25, 1, 6])
def test_the_kidneys_curve_stays_in_its_axes_and_rises(afferent: float, aldosterone: float) -> None:
    pressure = SETTLED.evaluate(salt=np.linspace(50, 576, 9), afferent=afferent, N_als_eq=aldosterone)["P_ma"]
    assert np.all(np.diff(pressure) > 0)
    assert pressure[0] > LOWEST and pressure[-1] < HIGHEST


def test_what_enters_a_stretch_of_the_tubule_is_what_leaves_it() -> None:
    at = SETTLED.evaluate(salt=[50, 181, 576])
    for before, taken, after in (("Phi_fil", "Phi_pt", "Phi_md"), ("Phi_md", "Phi_dt", "Phi_dts"),
                                 ("Phi_dts", "Phi_cd", "Phi_una")):
        assert at[before] == pytest.approx(at[taken] + at[after], rel=1e-12)
    assert np.all(SCALE * at["Phi_pt"] < 150)  # the first branch stays right of the picture's edge
