"""Practice of the page chapters/diet/trials.md."""

from __future__ import annotations

from electrolytes.diet.trials.dash import DASH
from electrolytes.diet.trials.pooling import POOLING
from electrolytes.model import q
from electrolytes.practice import Draw, Goal, Mistake, Numerical, SetFigure

sodium, start, by_sodium, by_diet, by_both = (DASH[name] for name in ("sodium", "start", "by_sodium", "by_diet",
                                                                      "by_both"))
s_1, s_2, y_1, y_2, reading = (POOLING[name] for name in ("s_sacks", "s_kawano", "y_sacks", "y_kawano", "reading"))
W_1, W_2 = 1 / s_1**2, 1 / s_2**2
WHICH = Draw((0, 1), 0)
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "trials-interval", POOLING, y_1 + q(1.96, "1") * s_1, unit="mmHg", draw={reading: WHICH},
        ask="A trial finds an effect of {y} with a standard error of {s}. Where does the upper end of its 95 % "
            "interval stand?",
        show={"y": (y_1, "mmHg"), "s": (s_1, "mmHg")},
        mistakes=[Mistake(y_1 - 1.96 * s_1, "That is the lower end."), Mistake(y_1 + s_1,
            "One standard error is not 95 %: it takes 1.96 of them.")],
        solution="{y!b} + 1.96 × {s!b} = {answer}: above zero, so the trial alone does not decide.", absolute=0.06),
    Numerical(
        "trials-weights", POOLING, PERCENT * W_1 / (W_1 + W_2), unit="percent", draw={reading: WHICH},
        ask="Two trials have standard errors of {s} and {t}. Each is weighted by one over its square. Which share "
            "has the first?",
        show={"s": (s_1, "mmHg"), "t": (s_2, "mmHg")},
        mistakes=[Mistake(100 * W_2 / (W_1 + W_2), "That is the share of the second."),
                  Mistake(100 * s_2 / (s_1 + s_2), "The weight is one over the square of the error.")],
        solution="1 / {s!b}² over (1 / {s!b}² + 1 / {t!b}²) = {answer}."),
    Numerical(
        "trials-pooled", POOLING, (W_1 * y_1 + W_2 * y_2) / (W_1 + W_2), unit="mmHg", draw={reading: WHICH},
        ask="One trial finds {y} (standard error {s!b}), another {z} ({t!b}). What do they find together, each "
            "weighted by one over the square of its error?",
        show={"y": (y_1, "mmHg"), "s": (s_1, "mmHg"), "z": (y_2, "mmHg"), "t": (s_2, "mmHg")},
        mistakes=[Mistake((y_1 + y_2) / 2, "That is the plain mean; the more exact trial weighs more."),
                  Mistake(y_1 + y_2, "A mean lies between the two.")],
        solution="({y!b} / {s!b}² + ({z!b}) / {t!b}²) / (1 / {s!b}² + 1 / {t!b}²) = {answer}.", relative=0.03),
    Numerical(
        "trials-not-added", DASH, by_both - (by_sodium + by_diet), unit="mmHg", draw={start: Draw((0, 1, 2, 3), 0)},
        ask="Less sodium brings {a}, the DASH diet {b}, both together {c}. How far is that from the sum of the two?",
        show={"a": (by_sodium, "mmHg"), "b": (by_diet, "mmHg"), "c": (by_both, "mmHg")},
        mistakes=[Mistake(by_sodium + by_diet - by_both, "Turn it around: both together, less the sum."),
                  Mistake(by_sodium + by_diet, "That is the sum. Compare it with both together.")],
        solution="{c!b} − ({a!b} + {b!b}) = {answer}.", absolute=0.06),
    SetFigure(
        "trials-same-fall", "dash-sodium", DASH, [Goal(DASH["shown"], -3.4, -2.6, "systolic pressure", "mmHg", ".1f")],
        move=[sodium], way={sodium: 98},
        ask="How much sodium is left in the usual diet when systolic pressure has fallen by 2.6 to 3.4 mmHg?",
        solution="About two thirds of the usual 142 mmol a day."),
)
