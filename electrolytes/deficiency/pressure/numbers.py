"""Numbers that the page on pressure tells, out of its models."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympy import Expr, sympify

from electrolytes.deficiency.hormones.cascade import A_hat, C_al, C_sod, P_ma, slope_Mg
from electrolytes.deficiency.pressure.kidney import Phi_fil, Phi_una, mu_Na, salt
from electrolytes.deficiency.pressure.regulation import DAY, PRESSURE, SETTLED, C_bar
from electrolytes.model import Model, Quantity, default_of, q


def after(of: str, minutes: float = 0, hours: float = 0, days: float = 0, **settings: float) -> float:
    """A quantity some time after the settings changed."""
    end = minutes + 60 * hours + DAY * days
    return float(PRESSURE.simulate([0, max(end, 1e-6)], settings)[of][-1])


def urine_sodium(minutes: float = 0, hours: float = 0, days: float = 0, **settings: float) -> float:
    """Sodium in the urine (mmol/day) some time after the settings changed."""
    return DAY * after("Phi_una", minutes, hours, days, **settings)


def urine_water(minutes: float = 0, hours: float = 0, days: float = 0, **settings: float) -> float:
    """Urine (L/day) some time after the settings changed."""
    return DAY * after("Phi_u", minutes, hours, days, **settings)


def raised(days: float = 0, minutes: float = 0, **settings: float) -> float:
    """By how much mean pressure is above where it was (mmHg), some time after the settings changed."""
    return after("P_ma", minutes=minutes, days=days, **settings) - SETTLED.number(P_ma)


def raised_for_good(**settings: float) -> float:
    """By how much mean pressure is above normal (mmHg) once everything has settled."""
    return float(SETTLED.evaluate(**settings)[P_ma] - SETTLED.evaluate()[P_ma])


def per_hundred_mmol() -> float:
    """Rise of settled mean pressure (mmHg) for each 100 mmol/day of sodium, from 50 to 181."""
    low, high = SETTLED.evaluate(salt=50.4), SETTLED.evaluate()
    return 100 * float((high[P_ma] - low[P_ma]) / (high[salt] - low[salt]))


def per_hundred_mmol_with_hormones_held() -> float:
    """The same (mmHg), from 100 to 181, if angiotensin and aldosterone stayed as they are at 181 mmol/day."""
    at = SETTLED.evaluate()
    model = _held({A_hat: sympify(float(at[A_hat])), C_al: q(float(at[C_al]), "ng/L")})
    normal = default_of(salt)
    return 100 * float(at[P_ma] - model.evaluate(salt=100)[P_ma]) / (normal - 100)


def raised_with_water_held(**settings: float) -> float:
    """Like `raised_for_good` (mmHg), if the share of water taken back did not follow the sodium taken back."""
    at = SETTLED.evaluate()
    return float(_held({mu_Na: sympify(float(at[mu_Na]))}).evaluate(**settings)[P_ma] - at[P_ma])


def _held(values: Mapping[Quantity, Expr]) -> Model:
    """The settled body with some quantities held at values of their own."""
    return Model(
        f"{SETTLED.name}, with {', '.join(quantity.name for quantity in values)} held",
        inputs=SETTLED.inputs,
        outputs={quantity: values.get(quantity, expr) for quantity, expr in SETTLED.equations.items()},
        residuals=SETTLED.residuals,
    )


def per_percent_afferent() -> float:
    """Rise of settled mean pressure (mmHg) for each percent of afferent resistance."""
    return raised_for_good(afferent=105) / 5


def half_time_hours(**settings: float) -> float:
    """After how many hours half of the first rise of pressure is gone."""
    import numpy as np

    run = PRESSURE.simulate(np.arange(0, DAY, 10), settings)
    above = run[P_ma] - SETTLED.number(P_ma)
    return float(run["t"][np.argmax(above < above[0] / 2)]) / 60


def water_kept(days: float, **settings: float) -> float:
    """Liters of water outside the cells, more than before, some days after the settings changed."""
    return after("V_ecf", days=days, **settings) - after("V_ecf")


def water_lost(days: float, **settings: float) -> float:
    """The same, lost."""
    return -water_kept(days, **settings)


def moles_per_day(of: str) -> float:
    """A flow of sodium in the healthy body (mol/day)."""
    return per_day(of) / 1000


def left_percent() -> float:
    """The share of the filtered sodium that is left in the urine (percent)."""
    at = SETTLED.evaluate()
    return 100 * float(at[Phi_una] / at[Phi_fil])


def per_day(of: str, **settings: float) -> float:
    """A flow of the settled body, by the day instead of by the minute."""
    return DAY * SETTLED.number(of, **settings)


def oscillation_hours() -> float:
    """Period (h) at which a small push grows in the published equations, at half the normal sodium."""
    from math import pi

    return float(2 * pi / abs(_slowest_turn(90.72, 0).imag) / 60)


def swings(sodium: float, added_thirst: float) -> float:
    """How fast a small swing about the state of rest grows (1/day); it dies away where this is negative.

    Parameters
    ----------
    sodium : float
        Sodium intake (mmol/day).
    added_thirst : float
        `kappa`; 0 is the published model.
    """
    return float(DAY * _slowest_turn(sodium, added_thirst).real)


def _slowest_turn(sodium: float, added_thirst: float) -> Any:
    """Eigenvalue (1/min) of the oscillation that lasts longest."""
    import numpy as np

    rest = SETTLED.evaluate(salt=sodium)
    start = {state: float(rest[state]) for state in PRESSURE.states if state != C_bar}
    at = PRESSURE.steady_state({**start, C_bar: float(rest[C_sod])}, kappa=added_thirst, salt=sodium)
    turning = at.eigenvalues[np.abs(at.eigenvalues.imag) > 1e-6]
    return turning[np.argmax(turning.real)] if len(turning) else np.max(at.eigenvalues.real)


def magnesium_by_aldosterone(rise: float = 0.1) -> float:
    """Fall of settled mean pressure (mmHg) for a rise of serum magnesium (mmol/L), through aldosterone alone."""
    from math import exp

    return -raised_for_good(N_als_eq=exp(-default_of(slope_Mg) * rise))


def women_pressure() -> float:
    """Where mean pressure settles (mmHg) in the authors' model of a woman."""
    from electrolytes.deficiency.pressure.women import SETTLED_WOMEN, WOMEN

    return SETTLED_WOMEN.number(P_ma, WOMEN)
