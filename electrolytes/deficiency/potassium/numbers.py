"""Numbers of the page chapters/deficiency/potassium.md, each asked of the model."""

from __future__ import annotations

from typing import Any

from electrolytes.deficiency.potassium.body import M_c, V_i, V_p, in_stool, reab
from electrolytes.deficiency.potassium.course import COURSE, START, STOP
from electrolytes.deficiency.potassium.diagram import SEVERE
from electrolytes.deficiency.potassium.meal import MEAL, fast
from electrolytes.deficiency.potassium.plug import PLUG
from electrolytes.deficiency.potassium.settled import SETTLED, START_M
from electrolytes.deficiency.potassium.sodium import TIE
from electrolytes.model import default_of


def opened(magnesium: float = SEVERE, **settings: Any) -> float:
    """What a free magnesium (mM) in the tubule's cells makes of secretion, the voltage being as usual."""
    return float(PLUG.evaluate(Mg_i=magnesium, **settings)["opened"])


def let_go(**settings: Any) -> float:
    """Potassium that the channels let go, against the usual."""
    return float(PLUG.evaluate(**settings)["leaving"])


def after(day: float, of: str = "K_p", magnesium: float = SEVERE, given: float = 0, **settings: Any) -> float:
    """A quantity of ``COURSE`` some days after magnesium in the cells (mM) began to be low.

    `given` says what is given from day 60: 0 nothing, 1 potassium, 2 magnesium, 3 both.
    """
    return float(COURSE.simulate([0, day], {"Mg_i": magnesium, "given": given, **settings})[of][-1])


def swallowed(extra: float = 40.0) -> float:
    """Potassium given in all (mmol) in the month from day 60 to 90."""
    return extra * (default_of(STOP) - default_of(START))


def stayed(day: float, extra: float = 40.0, magnesium: float = SEVERE) -> float:
    """How much of it (mmol) the body still holds on a day, against having been given nothing."""
    return after(day, "lost", magnesium) - after(day, "lost", magnesium, given=1, extra=extra)


def stayed_percent(day: float, extra: float = 40.0) -> float:
    """The same, in percent of what was given."""
    return 100 * stayed(day, extra) / swallowed(extra)


def settles(of: str = "K_p", magnesium: float = SEVERE, **settings: Any) -> float:
    """A quantity of ``SETTLED``, at a free magnesium (mM) in the tubule's cells."""
    return float(SETTLED.evaluate(Mg_i=magnesium, **settings)[of])


def outside_mmol() -> float:
    """Potassium in all fluid outside the cells (mmol), at rest."""
    return float(SETTLED.evaluate()["K_p"]) * (default_of(V_p) + default_of(V_i))


def inside_percent() -> float:
    """Share (percent) of the body's potassium that is in cells, at rest."""
    return 100 * default_of(M_c) / START_M


def if_it_stayed(dose: float = 35.0) -> float:
    """Potassium in blood (mmol/L) if what is absorbed of a dose (mmol) stayed outside the cells."""
    rest = float(SETTLED.evaluate()["K_p"])
    return rest + dose * (1 - default_of(in_stool)) / (default_of(V_p) + default_of(V_i))


def after_meal(minutes: float, of: str = "K_p", **settings: Any) -> float:
    """A quantity of ``MEAL`` some minutes after the meal began."""
    return float(MEAL.simulate([0, default_of(fast) + minutes], settings)[of][-1])


def change_by_meal(minutes: float, **settings: Any) -> float:
    """Change of potassium in blood (mmol/L) from the beginning of the meal."""
    return after_meal(minutes, "K_p", **settings) - after_meal(0, "K_p", **settings)


def highest_after_meal(**settings: Any) -> float:
    """The largest rise (mmol/L) in the six hours after the meal began."""
    start = default_of(fast)
    course = MEAL.simulate([0, *(start + minute for minute in range(0, 361, 2))], settings)["K_p"][1:]
    return float(max(course) - course[0])


def lacks_at(potassium: float = 3.0) -> float:
    """What the model's body lacks (mmol) once blood has come down to a potassium (mmol/L) by eating less."""
    from scipy.optimize import brentq

    intake = brentq(lambda food: settles(magnesium=0.5, eaten=food) - potassium, 25, 70, xtol=1e-8)
    return settles("missing", magnesium=0.5, eaten=float(intake))


def rest_mmol() -> float:
    """Potassium of the whole body (mmol), at rest."""
    return START_M


def never_from() -> float:
    """From how many times the usual secretion on no amount of potassium holds 4.2 mmol/L, as published."""
    from scipy.optimize import brentq

    def stays(plug: float) -> float:
        # with hardly any magnesium, the plugged share at rest decides how far the channels open
        return 1e-3 - 1 / settles("needed", magnesium=0.01, plug=plug)

    share = float(brentq(stays, 10, 70, xtol=1e-9))
    return opened(0.01, plug=share)


def sodium(**settings: Any) -> float:
    """Sodium in blood (mmol/L) after a loss of potassium."""
    return float(TIE.evaluate(**settings)["Na_after"])


def liters_let_go(lost: float) -> float:
    """Water (L) that must go to keep sodium in blood as it was, after so much potassium (mmol) has been lost."""
    return float(TIE.evaluate(K_lost=lost)["spare"])


def warned_percent(more: float = 10.0, potassium: float = 4.2) -> float:
    """Of what is absorbed on top of the intake that holds a level, how much (percent) the gut's warning lets go."""
    held = settles("needed", level=potassium)
    at = [SETTLED.evaluate(Mg_i=SEVERE, eaten=food) for food in (held, held + more)]
    secreted = [float(one["Phi_dt"] / one["gamma"]) for one in at]
    kept = 1 - default_of(reab)
    warned = float(at[1]["gamma"] - at[0]["gamma"]) * secreted[0] * kept * 1440
    return 100 * warned / (more * (1 - default_of(in_stool)))


def leak_per_tenth() -> float:
    """How much more potassium (mmol a day) leaves at a level higher by 0.1 mmol/L, settled, the gut being silent."""
    lower, higher = (SETTLED.evaluate(Mg_i=SEVERE, eaten=food, adapts=100) for food in (69, 71))
    return 0.1 * float((higher["urine"] - lower["urine"]) / (higher["K_p"] - lower["K_p"]))


def held_per_tenth() -> float:
    """How much more (mmol) the body holds at a level higher by 0.1 mmol/L."""
    lower, higher = (SETTLED.evaluate(Mg_i=SEVERE, eaten=food, adapts=100) for food in (69, 71))
    return 0.1 * float((lower["missing"] - higher["missing"]) / (higher["K_p"] - lower["K_p"]))


def fading_days() -> float:
    """Time (days) in which a small gift fades to 1/e."""
    return held_per_tenth() / leak_per_tenth()


def faded_percent(days: float = 60.0) -> float:
    """What is left of a small gift after some days, percent."""
    from math import exp

    return 100 * exp(-days / fading_days())


def drive_for(potassium: float = 3.5, magnesium: float = 0.4) -> float:
    """Aldosterone, times usual, that brings blood to a potassium (mmol/L) by day 150."""
    from scipy.optimize import brentq

    return float(brentq(lambda drive: after(150, magnesium=magnesium, drive=drive) - potassium, 1, 3, xtol=1e-3))
