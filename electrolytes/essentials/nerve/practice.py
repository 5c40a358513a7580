"""Practice of the page chapters/essentials/nerve.md."""

from __future__ import annotations

from electrolytes.essentials.nerve.axon import IMPULSE
from electrolytes.essentials.nerve.bath import BATHED
from electrolytes.practice import Candidate, Goal, Mistake, Numerical, Order, SetFigure, WhichCurve, drawn, moment

GATES = moment(IMPULSE)
v, m, h, n, Na_e = (GATES[name] for name in ("v", "m", "h", "n", "Na_e"))
ALPHA, BETA = GATES["alpha_n"], GATES["beta_n"]

TASKS = (
    Numerical(
        "nerve-gates-open", GATES, GATES["g_Na"], unit="mS/cm^2",
        draw={m: drawn(0.3, 0.95, 0.05, paper=0.8), h: drawn(0.1, 0.6, 0.05, paper=0.4)},
        ask="A sodium channel is open while three gates m and one gate h are open. With m = {m!b} and h = {h!b}, and "
            "120 mS/cm² if all were open, how open is the membrane to sodium?",
        mistakes=[Mistake(120 * m * h, "You counted one gate m; there are three, and all have to be open."),
                  Mistake(120 * m**3, "You left out the gate h."),
                  Mistake(120 * 3 * m * h, "Three gates together: multiply the chances, do not add them.")],
        solution="120 × {m!b}³ × {h!b} = {answer}."),
    Numerical(
        "nerve-current", GATES, GATES["I_K"], unit="µA/cm^2",
        draw={n: drawn(0.4, 0.75, 0.05, paper=0.6), v: drawn(10, 100, 10, paper=60)},
        ask="The axon is {v} above rest and open to potassium with {g}. Potassium would be at rest at −12 mV. How "
            "large is the potassium current? Outward is positive.",
        show={"g": (GATES["g_K"], "mS/cm^2")},
        mistakes=[Mistake(GATES["g_K"] * v, "The current follows the distance from potassium's own voltage, not from "
                                            "rest."),
                  Mistake(GATES["g_K"] * (v - 12), "Mind the sign: the distance from −12 mV is more, not less.")],
        solution="{g!b} × ({v!b} + 12) = {answer}."),
    Numerical(
        "nerve-slow-gates", GATES, 1 / (ALPHA + BETA), unit="ms", draw={v: drawn(0, 100, 10, paper=30)},
        ask="At {v} above rest the potassium gates open with a rate of {a} and shut with {b}. With which time "
            "constant do they follow?",
        show={"a": (ALPHA, "1/ms"), "b": (BETA, "1/ms")},
        mistakes=[Mistake(ALPHA + BETA, "That is the rate. The time constant is one over it."),
                  Mistake(1 / ALPHA, "Shutting counts as well as opening."),
                  Mistake(ALPHA / (ALPHA + BETA), "That is the share that will be open in the end.")],
        solution="1 / ({a!b} + {b!b}) = {answer}."),
    Numerical(
        "nerve-less-sodium", GATES, GATES["E_Na"], unit="mV", draw={Na_e: drawn(100, 400, 50, paper=200)},
        ask="In sea water with 440 mM of sodium, sodium would be at rest 115 mV above the axon's rest. Where, with "
            "{Na_e} outside? RT/F is 24.1 mV at this temperature.",
        mistakes=[Mistake(230 - GATES["E_Na"], "Less sodium outside brings its voltage down, not up."),
                  Mistake(115 * Na_e / 440, "The voltage does not follow the concentration itself but its logarithm.")],
        solution="115 + 24.1 × ln({Na_e!b} / 440) = {answer}.", relative=0.01),
    Order(
        "nerve-one-impulse", "One impulse. Put its steps in order.",
        ["A pulse makes the inside a little less negative.", "The fast sodium gates open.",
         "Sodium rushes in and drives the voltage up, which opens more gates.",
         "The slow gates follow: sodium is shut off, potassium flows out.",
         "For a moment the inside is more negative than at rest, and no second impulse can start."],
        "Fast gates start it and feed on themselves; slow gates end it."),
    SetFigure(
        "nerve-second-impulse", "impulse", IMPULSE,
        [Goal(IMPULSE["fired"], 1.9, 2.1, "the number of impulses", form=".0f", at="end"),
         Goal(IMPULSE["gap"], 1, 14, "the pause between the pulses", "ms", at="end")],
        start={IMPULSE["second"]: 15, IMPULSE["gap"]: 8}, move=[IMPULSE["gap"]], way={IMPULSE["gap"]: 13.5},
        ask="A second pulse, as strong as the first, comes 8 ms after it and finds the axon deaf ([set it "
            "so](do:impulse?second=15&gap=8)). Let it wait just long enough for two impulses, at most 14 ms.",
        solution="About 13 ms: until then too many sodium gates are still shut."),
    SetFigure(
        "nerve-quiet-again", "bath", BATHED, [Goal(BATHED["v"], 0, 50, "the highest voltage from rest", "mV",
                                                   at="highest"),
                                              Goal(BATHED["Ca_e"], 1, 1.5, "calcium outside", "mM", at="end")],
        start={BATHED["Mg_e"]: 0.275}, move=[BATHED["Ca_e"]], way={BATHED["Ca_e"]: 1.4},
        ask="Half the magnesium outside is gone, and a current that is usually too weak sets off an impulse ([set it "
            "so](do:bath?Mg_e=0.275)). Quiet the axon with calcium, with no more than 1.5 mM of it.",
        solution="About 0.2 mM more calcium does what 0.275 mM of magnesium did. Both shield the same charges at the "
                 "membrane, calcium more strongly."),
    WhichCurve(
        "nerve-curve-of-less-sodium", IMPULSE, IMPULSE["t"], (IMPULSE["v"], "voltage from rest, mV"), span=(0, 14),
        ask="The gray curve is a usual impulse. Only a third of the sodium is left outside. Which curve is it now?",
        right=Candidate({Na_e: 150}, "Less sodium outside: the impulse comes later, and lower, for its top is near "
                                     "sodium's own voltage."),
        wrong=[Candidate({IMPULSE["pulse"]: 6}, "That would be a weaker pulse, which sets off nothing. The sodium "
                                                "would have made a full impulse."),
               Candidate({IMPULSE["pulse"]: 30}, "That would be a stronger pulse: sooner, and no lower.")]),
)
