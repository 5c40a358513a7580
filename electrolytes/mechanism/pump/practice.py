"""Practice of the page chapters/mechanism/pump.md."""

from __future__ import annotations

from electrolytes.mechanism.pump.turnover import (
    PUMP,
    G_paid,
    K_e,
    MgADP,
    MgATP,
    Na_i,
    V_m,
    W_ions,
    efficiency,
    v_pump,
)
from electrolytes.model import q
from electrolytes.practice import Candidate, Goal, Mistake, Numerical, Order, SetFigure, WhichCurve, drawn

AT_REST = q(PUMP.number(v_pump), "1/s")

TASKS = (
    Numerical(
        "pump-ions-per-minute", PUMP, 3 * v_pump * q(60, "s/min"), unit="1/min",
        draw={Na_i: drawn(6, 20, 1, paper=10), K_e: drawn(3, 6, 0.5, paper=5)},
        ask="With {Na_i} of sodium inside and {K_e} of potassium outside a pump turns {v!b} times a second. How many "
            "sodium ions does it carry out in a minute?",
        show={"v": (v_pump, "1/s")},
        mistakes=[Mistake(120 * v_pump, "You counted two ions a turn: that is potassium, coming in. Three sodium "
                                        "ions go out."),
                  Mistake(60 * v_pump, "You counted the turns. Each turn carries three sodium ions."),
                  Mistake(3 * v_pump, "That is for one second; the question asks for a minute.")],
        solution="{v!b} turns a second, three ions a turn, 60 seconds: {v!b} × 3 × 60 = {answer}."),
    Numerical(
        "pump-slowed-by-potassium", PUMP, q(100, "percent") * (1 - v_pump / AT_REST), unit="percent",
        draw={K_e: drawn(1, 4, 0.25, paper=2.5)},
        ask="Potassium outside falls from 5 mM to {K_e}, and the pump's speed from {v0!b} to {v!b} turns a second. "
            "By how many percent has it become slower?",
        show={"v": (v_pump, "1/s"), "v0": (AT_REST, "1/s")},
        mistakes=[Mistake(100 * v_pump / AT_REST, "That is the share that is left. The question asks for what is "
                                                  "lost."),
                  Mistake(100 * (AT_REST / v_pump - 1), "You divided by the new speed. A loss is a share of what was "
                                                        "there.")],
        solution="({v0!b} − {v!b}) / {v0!b} = {answer}.", relative=0.05),
    Numerical(
        "pump-efficiency", PUMP, efficiency, unit="percent",
        draw={V_m: drawn(-90, -40, 5, paper=-50), MgADP: drawn(0.02, 0.2, 0.02, paper=0.06)},
        ask="In a cell at {V_m} with {MgADP} of MgADP the splitting of one mole of MgATP pays {pay}. To move the "
            "ions of a turn costs {cost}. Which share of the pay is stored in the gradients?",
        show={"pay": (G_paid, "kJ/mol"), "cost": (W_ions, "kJ/mol")},
        mistakes=[Mistake(100 - efficiency, "That is what is left over to drive the pump. Asked is what the "
                                            "gradients keep."),
                  Mistake(10000 / efficiency, "You divided pay by cost. No machine stores more than it is paid.")],
        solution="{cost!b} / {pay!b} = {answer}. The rest drives the pump forward and ends as heat."),
    SetFigure(
        "pump-make-up", "pump-turnover", PUMP, [Goal(v_pump, 7.5, 8.0, "the turnover", "1/s")],
        start={K_e: 2.5}, move=[Na_i], way={Na_i: 11.5},
        ask="Potassium outside has fallen to 2.5 mM ([set it so](do:pump-turnover?K_e=2.5)). The cell cannot change "
            "that. Bring the turnover back to what it was, 7.5 to 8.0 a second, with sodium inside alone.",
        solution="A little more than 11 mM is enough: where the cell lives, the curve of sodium is steep. A cell "
                 "does this without being told, for a slow pump lets sodium pile up."),
    Order(
        "pump-one-turn", "One turn of the pump. Put its steps in order, from the moment when it stands open to the "
                         "inside.",
        ["Three sodium ions bind, from the inside.", "MgATP hands on its phosphate, and the sodium is locked in.",
         "The pump opens to the outside and lets the sodium go.", "Two potassium ions bind, and the phosphate leaves.",
         "ATP binds, and the pump opens to the inside and lets the potassium go."],
        "Sodium goes out on the stroke that the phosphate drives; potassium comes in on the way back."),
    WhichCurve(
        "pump-curve-of-sodium", PUMP, K_e, (v_pump, "turns a second"), ask="The gray curve is the pump's speed over "
        "potassium outside, at rest. Sodium in the cell doubles. Which curve is it now?",
        right=Candidate({Na_i: 20}, "More sodium inside lifts the whole curve: potassium alone could not bring the "
                                    "pump there, however much there were of it."),
        wrong=[Candidate({MgATP: 0.3}, "That would be a cell short of MgATP: its pumps wait for fuel, and more "
                                       "potassium hardly helps."),
               Candidate({Na_i: 6}, "That would be less sodium inside: the pump finds little to carry.")]),
)
