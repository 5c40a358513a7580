"""Where the smooth-muscle cell settles: the reduced equations are the whole cell's, at rest."""

from __future__ import annotations

import itertools

import pytest
from support.parity import check_parity

from electrolytes.deficiency.smooth_muscle.cell import CROSSING, MUSCLE, STATES
from electrolytes.deficiency.smooth_muscle.channels import V_half
from electrolytes.deficiency.smooth_muscle.quantities import K_o, opening, pumping
from electrolytes.deficiency.smooth_muscle.rest import MAGNESIUM_SETTLED, SETTLED, UNSIGNALED
from electrolytes.model import Model

AGREE = ("V", "Ca_i", "Na_i", "K_i", "Cl_i", "Ca_u", "Ca_r", "d_L", "f_L", "p_f", "p_K", "q_1", "P_SOC", "R_10")
CHANGES = [{}, {"pumping": 50.0}, {"opening": 120.0}, {"K_o": 25.0}, {"exchanger": 0.0, "pumping": 50.0},
           {"K_o": 40.0, "opening": 150.0, "pumping": 20.0}]


@pytest.mark.parametrize("change", CHANGES)
def test_the_whole_cell_settles_there(change: dict[str, float]) -> None:
    """A run of ten days ends where the reduced equations say."""
    run = MUSCLE.simulate([0, 14400], change, method="BDF", rtol=1e-6)
    at = SETTLED.evaluate(**change)
    for name in AGREE:
        assert float(run[name][-1]) == pytest.approx(float(at[name]), rel=2e-3), name


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_changes_there(change: dict[str, float]) -> None:
    """Put into the rates of the whole cell, the settled state makes all of them vanish."""
    at = SETTLED.evaluate(**change)
    found = {quantity.name: float(at[quantity]) for quantity in (*SETTLED.outputs, *SETTLED.unknowns)}
    Ca = found["Ca_i"]
    shut, opened = 1.05 * Ca, 2500 * Ca**2
    gone, up = shut / (shut + 0.084), opened / (opened + 0.0076)
    found |= {"R_11": up * gone, "R_01": (1 - up) * gone, "h_IP3": 1e-4 / (Ca + 1e-4)}
    start = {state.name: found[state.name] for state in STATES if state.name in found}
    later = MUSCLE.simulate([0, 600], {**start, **change}, method="BDF")
    for name in AGREE:
        assert float(later[name][-1]) == pytest.approx(found[name], rel=1e-6), name


def test_every_corner_is_physical() -> None:
    corners = [(quantity.name, quantity.range) for quantity in (pumping, opening, K_o)]
    for ends in itertools.product(*(ends for _, ends in corners), [0, 1]):
        setting = dict(zip([*(name for name, _ in corners), "exchanger"], ends, strict=True))
        at = SETTLED.evaluate(**setting)
        assert 20 < at["calcium"] < 20000, setting
        assert -100 < at["V"] < 0, setting
        assert 3 < at["Na_i"] < 60, setting
        assert at["K_i"] > 50, setting
        assert at["Cl_i"] > 10, setting


def test_it_holds_no_signal() -> None:
    names = {quantity.name for quantity in (*SETTLED.constants, *SETTLED.outputs)}
    assert not names & {quantity.name for quantity in UNSIGNALED}


@pytest.mark.parametrize(("model", "examples"), [(SETTLED, 8), (MAGNESIUM_SETTLED, 3)])
def test_parity(model: Model, examples: int, javascript: object) -> None:
    """All but the sums that are 0 at rest, whose last digits mean nothing."""
    shown = (*model.unknowns, *(quantity for quantity in model.outputs if quantity not in (*CROSSING, V_half)))
    check_parity(model, javascript, examples=examples, expressions={quantity.name: quantity for quantity in shown})
