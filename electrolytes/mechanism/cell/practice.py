"""Practice of the page chapters/mechanism/cell.md."""

from __future__ import annotations

from electrolytes.mechanism.cell.diagram import cell_in_time
from electrolytes.mechanism.cell.pump_leak import CELL
from electrolytes.mechanism.cell.rest import CELL_AT_REST, CELL_SETTLED
from electrolytes.model import q
from electrolytes.practice import Goal, Label, Mistake, Numerical, Order, SetFigure, drawn

pumping, leak_Na = CELL_SETTLED["pumping"], CELL_SETTLED["leak_Na"]
V, Na, K, Cl, swelling = (CELL_SETTLED[name] for name in ("V_set", "Na_set", "K_set", "Cl_set", "swelling_set"))
OSMOLARITY = q(300, "mM")
FIXED = OSMOLARITY - Na - K - Cl
PERCENT = q(100, "percent")

TASKS = (
    Numerical(
        "cell-chloride", CELL_SETTLED, Cl, unit="mM", draw={pumping: drawn(20, 100, 10, paper=50)},
        ask="With {pumping!b} % of its pumping a cell settles at {V}. Chloride is pumped nowhere: it goes to rest "
            "with the voltage. Outside there are 150 mM. How much chloride is inside? RT/F is 25.69 mV.",
        show={"V": (V, "mV")},
        mistakes=[Mistake(150 * 150 / Cl, "Chloride is negative: a negative inside keeps it out."),
                  Mistake(150 * (Cl / 150) ** 2, "Chloride carries one charge.")],
        solution="150 × e to the power of ({V!b} / 25.69) = {answer}.", log=True, relative=0.04),
    Numerical(
        "cell-fixed-charges", CELL_SETTLED, FIXED, unit="mM",
        draw={pumping: drawn(20, 100, 10, paper=60), leak_Na: drawn(1, 2, 0.25, paper=1.5)},
        ask="A settled cell holds {Na} of sodium, {K} of potassium and {Cl} of chloride. Inside and outside 300 mM "
            "of particles balance each other. What is the concentration of all that cannot leave?",
        show={"Na": (Na, "mM"), "K": (K, "mM"), "Cl": (Cl, "mM")},
        mistakes=[Mistake(OSMOLARITY - Na - K, "Chloride counts as well."),
                  Mistake(Na + K + Cl, "Those are the particles that can leave. Asked is the rest of the 300.")],
        solution="300 − {Na!b} − {K!b} − {Cl!b} = {answer}.", relative=0.01),
    Numerical(
        "cell-diameter", CELL_SETTLED, PERCENT * (swelling / PERCENT) ** q(0.333333333, "1") - PERCENT, unit="percent",
        draw={pumping: drawn(5, 40, 5, paper=20)},
        ask="With {pumping!b} % of its pumping a round cell swells to {s} of its resting volume. By how many percent "
            "does its diameter grow?",
        show={"s": (swelling, "percent")},
        mistakes=[Mistake(swelling - 100, "That is by how much its volume grows. The diameter grows with the cube "
                                          "root."),
                  Mistake(100 * (swelling / 100) ** 0.5 - 100, "That would be so for a flat disk: a volume takes the "
                                                               "cube root."),
                  Mistake(swelling / 3 - 33.3333, "A third of the percent is only near enough for small changes.")],
        solution="The cube root of {s!b} / 100, less 1: {answer}.", relative=0.02),
    SetFigure(
        "cell-leak-and-pump", "cell-at-rest", CELL_AT_REST,
        [Goal(CELL_AT_REST["Na_set"], 16, 18, "sodium by the fixed pump", "mM")],
        start={CELL_AT_REST["pumping"]: 80}, move=[CELL_AT_REST["leak_Na"], CELL_AT_REST["K_e"]],
        way={CELL_AT_REST["leak_Na"]: 0.8, CELL_AT_REST["K_e"]: 3},
        ask="A cell has lost a fifth of its pumping ([set it so](do:cell-at-rest?pumping=80)). Bring the sodium of "
            "the cell with the fixed pump back to between 16 and 18 mM, without the pump.",
        solution="A cell that leaks less needs less pumping."),
    Order(
        "cell-pump-stops", "The pump has stopped. Put in order what follows.",
        ["Sodium is no longer carried out, and leaks in.", "Potassium leaves, and the inside becomes less negative.",
         "The voltage no longer keeps chloride out.", "Chloride comes in with sodium, and water follows both.",
         "The cell swells."],
        "It is the entry of chloride that lets the cell swell: sodium for potassium alone would change no volume."),
    Label(
        "cell-flows", cell_in_time,
        {"Na⁺ leaks in": "the arrow on the left, from outside to inside", "pump: 3 Na⁺ out":
         "the arrow beside it, from inside to outside", "K⁺ leaks out": "on the right, from inside to outside",
         "pump: 2 K⁺ in": "beside it, from outside to inside"},
        ask="Four flows through the membrane of a cell at rest. Put the names to the arrows.",
        others=["Cl⁻ leaks in"],
        solution="What the pump does, the leaks undo, all the time. Chloride stands still: it is where the voltage "
                 "holds it."),
    SetFigure(
        "cell-spare-the-pump", "cell", CELL, [Goal(CELL["Na_i"], 40, 48, "sodium inside after three hours", "mM",
                                                   at="end")],
        start={CELL["pumping"]: 50}, move=[CELL["pumping"]], way={CELL["pumping"]: 80},
        ask="With half its pumping a cell is full of sodium after three hours ([set it so](do:cell?pumping=50)). With "
            "how much pumping does it end at 40 to 48 mM?",
        solution="About 80 %. This pump works at a fixed rate; one that listens to sodium would catch up."),
)
