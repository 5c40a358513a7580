"""Practice of the page chapters/essentials/membrane.md."""

from __future__ import annotations

from electrolytes.essentials.membrane.diagram import membrane_cell
from electrolytes.essentials.membrane.voltage import HELD, MEMBRANE
from electrolytes.practice import Goal, Label, Mistake, Numerical, SetFigure, drawn

K_e, Mg_e, P_Na, V_m, E_T = MEMBRANE["K_e"], MEMBRANE["Mg_e"], MEMBRANE["P_Na"], HELD["V_m"], MEMBRANE["E_T"]
E_K, E_Mg = MEMBRANE["E_K"], MEMBRANE["E_Mg"]

TASKS = (
    Numerical(
        "membrane-nernst-potassium", MEMBRANE, E_K, unit="mV", draw={K_e: drawn(2, 8, 0.5, paper=5)},
        ask="There are {K_e} of potassium outside a cell and 140 mM inside. At which membrane voltage is potassium "
            "at rest? RT/F is {E_T!b} mV.",
        show={"E_T": (E_T, "mV")},
        mistakes=[Mistake(-E_K, "You put inside over outside. For a positive ion it is outside over inside, and the "
                                "inside is negative."),
                  Mistake(E_K / 2, "Potassium carries one charge; you divided by two.")],
        solution="{E_T!b} × ln({K_e!b} / 140) = {answer}.", log=True, relative=0.01),
    Numerical(
        "membrane-nernst-magnesium", MEMBRANE, E_Mg, unit="mV", draw={Mg_e: drawn(0.8, 2.0, 0.1, paper=1.0)},
        ask="Free magnesium is {Mg_e} outside and 0.5 mM inside. At which voltage would it be at rest? RT/F is "
            "{E_T!b} mV.",
        show={"E_T": (E_T, "mV")},
        mistakes=[Mistake(2 * E_Mg, "Magnesium carries two charges: divide by two."),
                  Mistake(4 * E_Mg, "Two charges halve the voltage; you doubled it."),
                  Mistake(-E_Mg, "You put inside over outside.")],
        solution="{E_T!b} / 2 × ln({Mg_e!b} / 0.5) = {answer}. The resting cell is far more negative, so magnesium "
                 "is pulled in.",
        log=True, absolute=0.2),
    Numerical(
        "membrane-pull-on-sodium", HELD, HELD["D_Na"], unit="mV", draw={V_m: drawn(-95, -40, 5, paper=-70)},
        ask="A cell stands at {V_m}. Sodium would be at rest at {E}. What is the driving force on sodium, membrane "
            "voltage less equilibrium voltage?",
        show={"E": (HELD["E_Na"], "mV")},
        mistakes=[Mistake(-HELD["D_Na"], "The size is right. Membrane voltage less equilibrium voltage: negative "
                                         "drives a positive ion in."),
                  Mistake(V_m + HELD["E_Na"], "You added the two; the force is their difference.")],
        solution="{V_m!b} − {E!b} = {answer}: negative, so sodium is driven in.", relative=0.01),
    Numerical(
        "membrane-magnesium-at-rest", HELD, HELD["at_rest_2"], unit="1", draw={V_m: drawn(-90, -40, 5, paper=-60)},
        ask="If magnesium were free to follow a voltage of {V_m}, how many times more concentrated would it be "
            "inside than outside? RT/F is {E_T!b} mV.",
        show={"E_T": (HELD["E_T"], "mV")},
        mistakes=[Mistake(HELD["at_rest_1"], "That is for one charge. Magnesium has two: the exponent doubles, the "
                                             "factor is squared."),
                  Mistake(1 / HELD["at_rest_2"], "That is outside over inside. A negative inside gathers positive "
                                                 "ions."),
                  Mistake(2 * HELD["at_rest_1"], "Two charges do not double the factor: they square it.")],
        solution="e to the power of 2 × {V_m!b} / −{E_T!b}: {answer}. Cells hold it nearly level, at a "
                 "cost.", relative=0.04),
    SetFigure(
        "membrane-undo-potassium", "resting-voltage", MEMBRANE, [Goal(MEMBRANE["V_m"], -81, -79,
                                                                      "the resting voltage", "mV")],
        start={K_e: 7.2}, move=[MEMBRANE["K_i"], P_Na], way={MEMBRANE["K_i"]: 170, P_Na: 0.008},
        ask="Potassium in blood has risen to 7.2 mM ([set it so](do:resting-voltage?K_e=7.2)), and the cell is less "
            "negative. Bring its voltage back to between −81 and −79 mV with potassium inside and the membrane's "
            "openness to sodium.",
        solution="It takes both: more potassium inside, and a membrane that lets hardly any sodium in. A body brings "
                 "the potassium in blood down instead."),
    Label(
        "membrane-ions", membrane_cell,
        {"K⁺": "a little outside, thirty times as much inside",
         "Na⁺": "much outside, less than a tenth of it inside; pushed in",
         "Cl⁻": "much outside, a twentieth inside; at rest all the same", "Mg²⁺": "about as much on either side, and "
         "pushed in strongly", "Ca²⁺": "more than ten thousand times as much outside"},
        ask="Five ions on the two sides of a membrane. Which is which?", others=["HCO₃⁻"],
        solution="How far a ratio is from rest depends on charge and voltage: magnesium is nearly level and far from "
                 "rest, chloride far from level and at rest."),
)
