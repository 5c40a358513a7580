"""Practice of the page chapters/deficiency/vessel.md."""

from __future__ import annotations

from electrolytes.deficiency.vessel.wall import MYOGENIC, VESSEL
from electrolytes.model import q
from electrolytes.practice import Candidate, Goal, Mistake, Numerical, SetFigure, WhichCurve, drawn

Ca_i, P_T, r, h, sigma, diameter, resistance = (
    VESSEL[name] for name in ("Ca_i", "P_T", "r", "h", "sigma", "diameter", "resistance"))
R_0 = q(VESSEL.number("r"), "µm")
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "vessel-laplace", VESSEL, P_T * r / h, unit="kPa",
        draw={P_T: drawn(2, 8, 0.5, paper=4), Ca_i: drawn(150, 250, 10, paper=190)},
        ask="In an artery with {P_T} inside, the radius is {r} and the wall {h} thick. What is the stress in the wall?",
        show={"r": (r, "µm"), "h": (h, "µm")},
        mistakes=[Mistake(P_T * h / r, "A thin wall bears more, not less: radius over thickness."),
                  Mistake(2 * P_T * r / h, "You used the diameter; it is the radius."),
                  Mistake(P_T * r, "That is the tension. Spread it over the wall's thickness.")],
        solution="{P_T!b} × {r!b} / {h!b} = {answer}."),
    Numerical(
        "vessel-resistance", VESSEL, resistance, unit="1", draw={Ca_i: drawn(140, 240, 10, paper=220)},
        ask="Calcium of {Ca_i} makes the artery {d} wide where it was {d0}. By which factor does its resistance "
            "change?",
        show={"d": (diameter, "µm"), "d0": (2 * R_0, "µm")},
        mistakes=[Mistake((R_0 / r) ** 2, "It goes with the fourth power of the width, not the second."),
                  Mistake((r / R_0) ** 4, "That is the flow. Resistance is one over it."),
                  Mistake(R_0 / r, "It goes with the fourth power of the width.")],
        solution="({d0!b} / {d!b})⁴ = {answer}.", relative=0.03),
    Numerical(
        "vessel-narrow-enough", VESSEL, PERCENT * (1 - r / R_0), unit="percent", draw={Ca_i: drawn(195, 260, 5,
        paper=230)},
        ask="An artery's resistance has become {R!b} times what it was. By how many percent has it narrowed?",
        show={"R": (resistance, "1")},
        mistakes=[Mistake(100 * (1 - 1 / resistance), "That is what the flow loses. The width goes with the fourth "
                                                      "root."),
                  Mistake(100 * (1 - resistance ** q(-0.5, "1")), "The fourth root, not the square root."),
                  Mistake(100 * (R_0 / r - 1), "You divided by the new width.")],
        solution="1 − 1 / the fourth root of {R!b} = {answer}. Little narrowing makes much resistance.", relative=0.03),
    SetFigure(
        "vessel-hold-resistance", "artery", VESSEL, [Goal(resistance, 0.97, 1.03, "the resistance")],
        start={P_T: 6}, move=[Ca_i], way={Ca_i: 229},
        ask="The pressure inside has risen to 6 kPa ([set it so](do:artery?P_T=6)) and stretches the artery. Bring "
            "its resistance back to 0.97 to 1.03 of normal with calcium.",
        solution="More pressure asks for more calcium: near 230 nM. Arteries do this by themselves."),
    SetFigure(
        "vessel-flow-held", "pressure-diameter", MYOGENIC, [Goal(MYOGENIC["diameter"], 42, 44, "the width", "µm")],
        start={MYOGENIC["P_T"]: 8, MYOGENIC["gain"]: 0}, move=[MYOGENIC["gain"]], way={MYOGENIC["gain"]: 20},
        ask="At twice the pressure and with calcium fixed the artery is blown up ([set it "
            "so](do:pressure-diameter?P_T=8&gain=0)). How strongly must calcium answer to pressure for the artery to "
            "be as wide as before, 42 to 44 µm?",
        solution="About 20 nM for each kPa, which is near the usual 21."),
    WhichCurve(
        "vessel-curve-without-answer", MYOGENIC, MYOGENIC["P_T"], MYOGENIC["diameter"],
        ask="The gray curve is an artery whose calcium answers to pressure, so that its width hardly changes. Now "
            "calcium no longer answers. Which curve is it?",
        right=Candidate({MYOGENIC["gain"]: 0}, "Without the answer the artery is a tube of rubber: the more pressure, "
                                               "the wider."),
        wrong=[Candidate({MYOGENIC["gain"]: 40}, "That would be twice the answer: the artery narrows as pressure "
                                                 "rises."),
               Candidate({MYOGENIC["Ca_set"]: 150}, "That would be an artery with less calcium that still answers: "
                                                    "wider, and held there.")]),
)
