"""The plug: Woodhull's law, the share plugged at rest, and the most that a lack can do."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.parity import check_parity

from electrolytes.deficiency.potassium.plug import PLUG

magnesium, voltage, share = st.floats(0.05, 1.0), st.floats(-65, 0), st.floats(5, 80)


@given(share)
def test_the_chosen_share_is_plugged_at_rest(plug: float) -> None:
    at = PLUG.evaluate(plug=plug)
    assert at["plugged"] == pytest.approx(plug, rel=1e-12)
    assert at["opened"] == pytest.approx(1, rel=1e-12)
    assert at["leaving"] == pytest.approx(1, rel=1e-12)


@given(share)
def test_less_magnesium_opens_channels_and_never_more_than_were_plugged(plug: float) -> None:
    at = PLUG.evaluate(Mg_i=[0, 0.05, 0.25, 0.5, 1.0], plug=plug)
    assert np.all(np.diff(at["opened"]) < 0)
    assert at["opened"][0] == pytest.approx(100 / (100 - plug), rel=1e-12)


@given(magnesium, voltage, share)
def test_half_is_plugged_at_its_half_concentration(Mg: float, V: float, plug: float) -> None:
    half = float(PLUG.evaluate(Mg_i=Mg, V_a=V, plug=plug)["K_V"])
    at = PLUG.evaluate(Mg_i=half, V_a=V, plug=plug)
    assert at["plugged"] == pytest.approx(50, rel=1e-9)


def test_a_less_negative_cell_pushes_the_plug_in_and_potassium_out() -> None:
    at = PLUG.evaluate(V_a=[-60, -40, -20, 0])
    assert np.all(np.diff(at["plugged"]) > 0)
    assert np.all(np.diff(at["leaving"][:3]) > 0)
    assert at["leaving"][3] < at["leaving"][2]  # rectification: in the end the plugs win over the pull
    slope = np.log(at["K_V"][0] / at["K_V"][3]) / 60
    assert slope == pytest.approx(2 * 0.35 / 26.714, rel=1e-9)


def test_a_lack_matters_more_where_potassium_is_pushed_out_harder() -> None:
    at = PLUG.evaluate(Mg_i=[[0.5, 0.17]], V_a=[[-40], [-20]])["leaving"]
    assert at[1, 1] - at[1, 0] > at[0, 1] - at[0, 0] > 0


def test_every_language_gives_the_same(javascript: Any) -> None:
    check_parity(PLUG, javascript, examples=30)
