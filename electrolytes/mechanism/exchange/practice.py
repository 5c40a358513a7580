"""Practice of the page chapters/mechanism/exchange.md."""

from __future__ import annotations

from electrolytes.mechanism.exchange.carriers import CARRIERS
from electrolytes.mechanism.exchange.carriers_diagram import carriers
from electrolytes.mechanism.exchange.exchanger import EXCHANGE
from electrolytes.practice import Goal, Label, Mistake, Numerical, SetFigure, drawn

V_m, Na_i, Ca_nM, E_Na, E_Ca, E_NCX, Ca_eq, push = (
    EXCHANGE[name] for name in ("V_m", "Na_i", "Ca_nM", "E_Na", "E_Ca", "E_NCX", "Ca_eq", "push"))

TASKS = (
    Numerical(
        "exchange-reversal", EXCHANGE, E_NCX, unit="mV",
        draw={Na_i: drawn(6, 20, 1, paper=10), Ca_nM: drawn(60, 200, 20, paper=100)},
        ask="Three sodium ions go one way for each calcium ion. With {Na_i} of sodium and {Ca_nM} of calcium inside, "
            "sodium would be at rest at {Na}, calcium at {Ca}. At which voltage does the exchanger stand still?",
        show={"Na": (E_Na, "mV"), "Ca": (E_Ca, "mV")},
        mistakes=[Mistake(2 * E_Ca - 3 * E_Na, "Turn it around: three times sodium less twice calcium."),
                  Mistake(3 * E_Na - E_Ca, "Calcium carries two charges: it counts twice."),
                  Mistake(2 * E_Na - E_Ca, "That would be an exchange of two sodium ions; it is three."),
                  Mistake(E_Na - E_Ca, "Count the charges: three of sodium, two of calcium.")],
        solution="3 × {Na!b} − 2 × {Ca!b} = {answer}.", relative=0.02, absolute=0.6),
    Numerical(
        "exchange-push", EXCHANGE, push, unit="mV",
        draw={V_m: drawn(-70, 10, 10, paper=-60), Na_i: drawn(8, 16, 1, paper=9)},
        ask="The exchanger stands still at {E}. The membrane is at {V_m}. How strongly is it pushed forward, "
            "standstill less membrane voltage? Negative means backward.",
        show={"E": (E_NCX, "mV")},
        mistakes=[Mistake(-push, "Turn it around: it runs forward where the membrane is more negative than its "
                                 "standstill."),
                  Mistake(E_NCX + V_m, "You added the two; the push is their difference.")],
        solution="{E!b} − ({V_m!b}) = {answer}.", relative=0.02, absolute=0.5),
    Numerical(
        "exchange-left-alone", EXCHANGE, Ca_eq, unit="nM",
        draw={Na_i: drawn(6, 16, 1, paper=8), V_m: drawn(-80, -40, 5, paper=-60)},
        ask="Left to itself, down to which calcium would the exchanger bring a cell with {Na_i} of sodium at {V_m}? "
            "Outside there are 140 mM of sodium and 2 mM of calcium; RT/F is 25.3 mV.",
        mistakes=[Mistake(Ca_eq * 140 / Na_i, "Three sodium ions: the ratio is taken to the third power."),
                  Mistake(2e6 * (Na_i / 140) ** 3, "You left out the voltage: each turn carries a charge."),
                  Mistake(4e12 * (Na_i / 140) ** 6 / Ca_eq, "A negative inside helps calcium out: the exponent is "
                                                            "negative.")],
        solution="2 mM × ({Na_i!b} / 140)³ × e to the power of ({V_m!b} / 25.3) = {answer}.", log=True, relative=0.05),
    Numerical(
        "exchange-hydrogen", CARRIERS, CARRIERS["drive_NHE"], unit="mV",
        draw={CARRIERS["Na_i"]: drawn(6, 30, 2, paper=12), CARRIERS["pH_i"]: drawn(6.6, 7.4, 0.1, paper=7.0)},
        ask="The sodium–hydrogen exchanger carries no net charge. With {Na_i} of sodium inside and pH {pH_i!b}, "
            "sodium would be at rest at {Na} and hydrogen at {H}. How strongly is sodium driven in through it?",
        show={"Na": (CARRIERS["E_Na"], "mV"), "H": (CARRIERS["E_H"], "mV")},
        mistakes=[Mistake(CARRIERS["E_Na"] + CARRIERS["E_H"], "Take the difference: hydrogen leaves as sodium comes."),
                  Mistake(CARRIERS["E_Na"], "Hydrogen's own gradient counts too.")],
        solution="{Na!b} − ({H!b}) = {answer}. The voltage does not matter: one charge in, one out.", relative=0.02),
    SetFigure(
        "exchange-hold-calcium", "exchanger", EXCHANGE, [Goal(Ca_eq, 38, 44,
                                                              "the calcium the exchanger would bring about", "nM")],
        start={Na_i: 12}, move=[V_m], way={V_m: -87},
        ask="Sodium has risen to 12 mM ([set it so](do:exchanger?Na_i=12)). At which voltage would the exchanger "
            "still bring calcium down to what it was, 38 to 44 nM?",
        solution="Near −87 mV, almost 30 mV more negative: a rise of sodium weighs with its third power."),
    Label(
        "exchange-carriers", carriers,
        {"pump": "sodium goes out and potassium comes in", "Na–Ca exchange": "three sodium ions come in, calcium goes "
         "out", "Na–H exchange": "sodium comes in, an ion of acid goes out",
         "cotransport": "sodium, potassium and chloride all come in"},
        ask="Four proteins in one membrane. Name them by what they carry.", others=["calcium pump", "channel"],
        solution="One fills the store of sodium outside; the others live on it."),
)
