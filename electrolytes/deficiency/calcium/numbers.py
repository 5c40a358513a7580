"""Numbers of the page chapters/deficiency/calcium.md, each asked of the model."""

from __future__ import annotations

from typing import Any

from electrolytes.deficiency.calcium.absorption import ABSORBED
from electrolytes.deficiency.calcium.course import COURSE, STEADY
from electrolytes.deficiency.calcium.diagram import LACK
from electrolytes.deficiency.calcium.figures import PEOPLE
from electrolytes.deficiency.calcium.gland import GLAND
from electrolytes.deficiency.calcium.settled import SETTLED
from electrolytes.model import default_of


def after(day: float, of: str, eaten: float = LACK, given: float = 0, **settings: Any) -> float:
    """A quantity of ``COURSE`` some days after the diet holds so much magnesium (percent of usual).

    `given` says what is given from day 8: 0 nothing, 1 calcium, 2 magnesium, 3 both.
    """
    return float(COURSE.simulate([0, day], {"magnesium_eaten": eaten, "given": given, **settings})[of][-1])


def settles(of: str, eaten: float = 100.0, **settings: Any) -> float:
    """A state or output of the model at rest, on a diet with so much magnesium (percent of usual)."""
    return float(STEADY.steady_state(magnesium_eaten=eaten, **settings)[of])


def percent(of: str, eaten: float = 100.0, **settings: Any) -> float:
    """A state at rest, in percent of its value on the usual diet."""
    return 100 * settles(of, eaten, **settings) / default_of(STEADY.quantity(of))


def absorbed_percent(eaten: float) -> float:
    """Share of the magnesium eaten (percent) that is absorbed at rest, as published."""
    return 100 * settles("share_Mg", eaten)


def all_absorbed() -> float:
    """Magnesium eaten (percent of usual) at which the formula absorbs all of it, at rest."""
    from scipy.optimize import brentq

    return float(brentq(lambda eaten: absorbed_percent(eaten) - 100, 40, 100, xtol=1e-6))


def share_at(eaten: float, calcitriol: float) -> float:
    """The same share (percent), at a calcitriol (pmol/L) that is given."""
    return float(ABSORBED.evaluate(magnesium_eaten=eaten, D=calcitriol)["whole"])


def held(magnesium_percent: float, of: str, **settings: Any) -> float:
    """A quantity once settled, with magnesium in blood held at so many percent of the usual."""
    rest = default_of(STEADY.quantity("m"))
    return float(SETTLED.evaluate(m=rest * magnesium_percent / 100, **settings)[of])


def people_percent(which: float, of: float) -> float:
    """Magnesium (0) or calcium (1) in blood of the volunteers (0) or the patients (1), percent of their usual."""
    magnesium, calcium, _ = PEOPLE[int(which)]
    return (magnesium, calcium)[int(of)]


def spoken(calcium: float = 1.25, magnesium: float = 0.65, cliff: float = 50.0, of: str = "relative") -> float:
    """A quantity of the gland at a calcium and a magnesium (mmol/L): by default its release, in percent of usual."""
    return float(GLAND.evaluate(c=calcium, m=magnesium, cliff=cliff)[of])


def magnesium_where_able(share: float) -> float:
    """Magnesium (mmol/L) at which so many percent of the gland can release."""
    from scipy.optimize import brentq

    return float(brentq(lambda m: spoken(magnesium=m, of="able_percent") - share, 0.3, 0.5, xtol=1e-9))


def calcium_needed(eaten: float = LACK) -> float:
    """Calcium (percent of the usual diet) that brings calcium in blood back to the usual without any magnesium."""
    from scipy.optimize import brentq

    rest = default_of(STEADY.quantity("c"))
    return float(brentq(lambda food: settles("c", eaten, calcium_eaten=food) - rest, 100, 400, xtol=1e-4))


def minutes_to_call(eaten: float = LACK, percent: float = 100.0) -> float:
    """Minutes after magnesium is given again until PTH in blood passes so many percent of the usual."""
    import numpy as np

    minutes = np.arange(0, 121, 0.5)
    course = COURSE.simulate([0, *(8 + minutes / 1440)], magnesium_eaten=eaten, given=2)["P_percent"][1:]
    return float(minutes[np.argmax(course > percent)])


def highest_call(eaten: float = LACK) -> float:
    """The highest PTH (percent of usual) within a day of magnesium being given again."""
    import numpy as np

    return float(max(COURSE.simulate([0, *np.linspace(8, 9, 400)], magnesium_eaten=eaten, given=2)["P_percent"][1:]))


def fall(magnesium_percent: float) -> float:
    """By how many percent calcium in blood falls, with magnesium held at so many percent of the usual."""
    return 100 - held(magnesium_percent, "c_percent")


def times_needed(eaten: float = LACK) -> float:
    """The calcium that brings calcium in blood back without any magnesium, times the usual diet's."""
    return calcium_needed(eaten) / 100


def pth_at(calcium: float, by: str) -> float:
    """PTH (percent of usual) where calcium in blood rests at so many percent, by a lack of magnesium or of vitamin."""
    from scipy.optimize import brentq

    name, low, high = {"magnesium": ("magnesium_eaten", 20.0, 60.0), "vitamin": ("vitamin", 5.0, 100.0)}[by]

    def above(food: float) -> float:
        return settled_percent("c", **{name: food}) - calcium

    return settled_percent("P", **{name: float(brentq(above, low, high, xtol=1e-4))})


def settled_percent(of: str, **settings: Any) -> float:
    """A state at rest in percent of its value with all as usual; settings as the inputs of ``STEADY``."""
    return 100 * float(STEADY.steady_state(**settings)[of]) / default_of(STEADY.quantity(of))
