"""Exercises of chapter 3."""

from __future__ import annotations

import numpy as np

from electrolytes.lab.exercises.exercise import Exercise


def _calcium_without_cliff() -> list[float]:
    from electrolytes.deficiency.calcium.course import STEADY

    def settled(**settings: float) -> float:
        return float(STEADY.steady_state(**settings)["c"])

    return [100 * settled(magnesium_eaten=20, cliff=cliff) / settled(cliff=cliff) for cliff in (4, 8, 20, 50)]


def _gain_of_all() -> float:
    from electrolytes.deficiency.chain import CHAIN

    low, high = (CHAIN.number("P_ma", S=0.85 * factor, share=100) for factor in (0.999, 1.001))
    return float(np.log(high / low) / np.log(1.001 / 0.999))


def _sodium_kept() -> list[float]:
    from electrolytes.deficiency.pressure.escape import ESCAPE

    rest = ESCAPE.steady_state(c_ACE=0.088)
    start = {state.name: float(rest[state]) for state in ESCAPE.states}
    courses = (ESCAPE.simulate([0, 7], N_als_eq=4), ESCAPE.simulate([0, 7], {"N_als_eq": 4, "c_ACE": 0.088, **start}))
    return [float(course["M_sod"][-1] - course["M_sod"][0]) for course in courses]


def _dearer() -> float:
    from electrolytes.deficiency.latch_bridge import price

    return price(0.5, 0.1) / price(0.5, 0.01)


def _needed() -> list[float]:
    from electrolytes.deficiency.potassium import SETTLED

    return [SETTLED.number("needed", Mg_i=0.1, plug=plug, adapts=0) for plug in (10, 25, 40, 50)]


def _swinging_below() -> float:
    from scipy.optimize import brentq

    from electrolytes.deficiency.pressure.numbers import swings

    return float(brentq(lambda salt: swings(salt, 0), 150, 200, xtol=0.1))


def _level() -> float:
    from scipy.optimize import brentq

    from electrolytes.deficiency.smooth_muscle.rest import answer

    return float(brentq(lambda K: answer("opening", K) + answer("pumping", K), 4, 8, xtol=0.02))


def _through_the_filters() -> float:
    from electrolytes.deficiency.pressure.numbers import raised_for_good
    from electrolytes.deficiency.vessel import artery_at

    return raised_for_good(afferent=100 * artery_at("resistance", Ca_i=190 * 1.1))


def _elsewhere() -> float:
    from electrolytes.deficiency.pressure.numbers import raised_for_good
    from electrolytes.deficiency.vessel import artery_at

    return raised_for_good(elsewhere=100 * artery_at("resistance", Ca_i=190 * 1.1))


def _largest_elasticity() -> float:
    from electrolytes.deficiency.tubule import NEPHRON

    return float(NEPHRON.sensitivity("out_Mg")["elasticity"].abs().max())


def _crossings() -> list[float]:
    """Radii at which the wall without collagen holds 4 kPa, for 140 nM of calcium."""
    from electrolytes.deficiency.vessel import wall_alone

    at = wall_alone(140, sigma_0=0)
    held, radius = at["P_wall"] - 4, at["r"]
    return [float(radius[i] - held[i] * (radius[i + 1] - radius[i]) / (held[i + 1] - held[i]))
            for i in np.flatnonzero(np.diff(np.sign(held)))]


def _stable() -> float:
    return min(_crossings())


def _unstable() -> float:
    return max(_crossings())


def _drawn() -> list[float]:
    from electrolytes.deficiency.ward import EXCRETION

    chance, many = np.random.default_rng(7), 20_000
    woman = {"U_Mg": 3.2, "P_Mg": 0.52, "U_cr": 5.5, "P_cr": 72}
    measured = {name: value * chance.normal(1, 0.04, many) for name, value in woman.items()}
    drawn = EXCRETION.evaluate(**measured, free=chance.uniform(60, 80, many))["FE"]
    return [float(value) for value in np.percentile(drawn, [2.5, 50, 97.5])]


EXERCISES = (
    Exercise("calcium-jupyter", "calcium in percent of its usual value on a fifth of the magnesium, for powers of "
             "4, 8, 20 and 50", "percent", _calcium_without_cliff,
             "Each power has its own usual state: STEADY.steady_state(cliff=4) before magnesium_eaten=20. Divide the "
             "two.", absolute=0.6),
    Exercise("chain-where-lost", "by how many percent mean pressure changes for one percent of serum magnesium", "1",
             _gain_of_all, 'It is the last row that the loop prints, "P_ma". Mind the sign: less magnesium, more '
             "pressure.", relative=0.03),
    Exercise("hormones-escape-angiotensin", "the sodium kept after seven days, free and with the block", "mEq",
             _sodium_kept, 'Sodium in the body is M_sod: its last value minus its first, free["M_sod"][-1] - '
             'free["M_sod"][0].', relative=0.02),
    Exercise("latch-price", "how many times dearer it is to hold 50 % at k_7 = 0.1 than at 0.01 per second", "1",
             _dearer, "price(0.5, 0.1) / price(0.5, 0.01).", relative=0.02),
    Exercise("potassium-jupyter", "the intake that holds 4.2 mmol/L if 10, 25, 40 and 50 % are plugged at rest and the "
             "warning does not wear off", "1", _needed,
             'SETTLED.evaluate(Mg_i=0.1, plug=[10, 25, 40, 50], adapts=0)["needed"] gives all four.', relative=0.02),
    Exercise("pressure-swing", "the sodium intake a day below which the state of rest is unstable", "mmol",
             _swinging_below, "swings(salt, 0) of electrolytes.deficiency.pressure.numbers says how fast a small "
             "deviation grows; it is zero at the border.", relative=0.02),
    Exercise("muscle-doors", "the potassium outside at which both levers count alike", "mM", _level,
             'The two columns cross: answer("opening", K) + answer("pumping", K) is zero there.', relative=0.04),
    Exercise("deficiency-through", "the rise of pressure in the end if 10 % more calcium narrows the vessels into the "
             "filters", "mmHg", _through_the_filters,
             "raised_for_good(afferent=resistance) with the resistance at Ca_i = 190 * 1.1.", relative=0.02,
             mistakes={"That is for the vessels elsewhere; give the resistance to `afferent`.": _elsewhere}),
    Exercise("tubule-sensitivity", "the largest elasticity, without its sign", "1", _largest_elasticity,
             'NEPHRON.sensitivity("out_Mg")["elasticity"].abs().max().', relative=0.02),
    Exercise("vessel-burst", "the stable radius at 4 kPa for 140 nM", "µm", _stable,
             'Look for the places where at["P_wall"] - 4 changes its sign; the smaller radius is the stable one.',
             relative=0.02,
             mistakes={"That is the other crossing: pushed a little wider, the vessel runs away.": _unstable}),
    Exercise("ward-error", "the 2.5th, 50th and 97.5th percentile of the share", "percent", _drawn,
             "It is what np.percentile gives; the digits after the first differ from draw to draw.", relative=0.03),
)
