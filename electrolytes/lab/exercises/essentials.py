"""Exercises of the preface and of chapter 1."""

from __future__ import annotations

import numpy as np

from electrolytes.lab.exercises.exercise import Exercise


def _spread_of_sets() -> float:
    from electrolytes.preface import TWO_SODIUMS

    sodium = TWO_SODIUMS.evaluate(level=50, account=2, binding_set=[0, 1, 2])["Na_i"]
    return float(np.ptp(sodium))


def _liters() -> float:
    """Where pH leaves its normal band."""
    from scipy.optimize import brentq

    from electrolytes.essentials.acid_base import PLASMA, after_saline

    band = PLASMA["pH"].normal
    assert band is not None
    return float(brentq(lambda liters: PLASMA.number("pH", after_saline(liters)) - band[0], 0, 6))


def _by_body_water() -> float:
    from electrolytes.essentials.fluids.formulas import PLASMA_SODIUM

    less, more = PLASMA_SODIUM.evaluate(TBW=[25, 35], V_inf=2)["Na_mixed"]
    return float(less - more)


def _limits() -> list[float]:
    from electrolytes.essentials.magnesium.serum import SURVEYS, limit_for

    return [limit_for(5, survey) for survey in range(len(SURVEYS))]


def _pumped() -> float:
    from electrolytes.essentials.membrane.numbers import pumped_voltage

    return pumped_voltage()


def _impulses() -> list[float]:
    from electrolytes.essentials.nerve import FIRING

    course = FIRING.simulate([0, 105], steady=[5, 10, 20, 40, 80, 160], rtol=1e-6, atol=1e-8)
    return [float(count) for count in np.round(course["fired"][:, -1])]


def _price_of_magnesium() -> list[float]:
    from electrolytes.essentials.membrane import HELD, MEMBRANE

    voltage = MEMBRANE.evaluate(K_e=[2.5, 4.2, 7.2])["V_m"]
    return [float(work) for work in HELD.evaluate(V_m=voltage)["W_Mg"]]


def _unpumped() -> float:
    from electrolytes.essentials.membrane import MEMBRANE

    return MEMBRANE.number("V_m")


EXERCISES = (
    Exercise("preface-constants", "by how much sodium in the cell differs between the lowest and the highest set", "mM",
             _spread_of_sets, 'Take the largest of the three values in the table, and subtract the smallest: '
             'half["Na_i"].max() - half["Na_i"].min().'),
    Exercise("acid-base-liters", "the liters of saline at which pH leaves its normal band", "L", _liters,
             "The band ends below at 7.35. numpy.interp(-7.35, -np.array(pH), liters) reads a falling curve backward.",
             relative=0.03),
    Exercise("fluids-error", "by how much the exactly mixed sodium is higher in 25 than in 35 liters", "mmol/L",
             _by_body_water, 'result["Na_mixed"] holds the three answers in order; subtract the last from the first.',
             relative=0.02),
    Exercise("magnesium-limit", "the limit for each of the three groups of people, in order", "mmol/L", _limits,
             "limit_for(5, survey) in electrolytes.essentials.magnesium.serum does it; or draw percent_below over S "
             "and see where it is 5.", relative=0.003),
    Exercise("membrane-pump", "the voltage at which 2 I_Na + 3 I_K is zero", "mV", _pumped,
             'scipy.optimize.brentq(f, -120, 60) finds where a function f(V) is zero; let it return 2 * at["I_Na"] + '
             '3 * at["I_K"] of at = HELD.evaluate(V_m=V).', relative=0.002,
             mistakes={"That is the voltage at which the currents cancel one for one; the pump carries three for two.":
                       _unpumped}),
    Exercise("nerve-rate", "how many impulses each of the six currents gives", "1", _impulses,
             '`fired` counts them from the start: its last value is the number, course["fired"][:, -1] for all six.',
             absolute=0.6),
    Exercise("essentials-magnesium-potassium", "what carrying a mole of magnesium out costs at 2.5, 4.2 and 7.2 mM",
             "kJ/mol", _price_of_magnesium, 'It is W_Mg of HELD at the voltages that MEMBRANE finds: '
             'HELD.evaluate(V_m=at["V_m"])["W_Mg"].'),
)
