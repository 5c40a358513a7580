"""Practice of the page chapters/deficiency/smooth_muscle.md."""

from __future__ import annotations

from electrolytes.deficiency.smooth_muscle.magnesium import MAGNESIUM_BLOCK
from electrolytes.deficiency.smooth_muscle.rest import SETTLED
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, SetFigure, drawn

pumping, opening, K_o, calcium, Na_i = (SETTLED[name] for name in ("pumping", "opening", "K_o", "calcium", "Na_i"))
Mg_i, inner, block = (MAGNESIUM_BLOCK[name] for name in ("Mg_i", "inner", "block_inner"))
PERCENT = q(100, "percent")
CA_0 = q(SETTLED.number(calcium), "nM")

TASKS = (
    Numerical(
        "muscle-times-outside", SETTLED, q(2e6, "nM") / calcium, unit="1", draw={pumping: drawn(40, 100, 10, paper=50)},
        ask="With {pumping!b} % of its sodium pump a resting muscle cell holds {c} of free calcium. Outside there "
            "are 2 mM. How many times more concentrated is calcium outside?",
        show={"c": (calcium, "nM")},
        mistakes=[Mistake(2000 / calcium, "A millimolar is a million nanomolar, not a thousand."),
                  Mistake(calcium / 2e6, "That is inside over outside.")],
        solution="2,000,000 nM / {c!b} nM = {answer}."),
    Numerical(
        "muscle-calcium-percent", SETTLED, PERCENT * (calcium / CA_0 - 1), unit="percent",
        draw={opening: drawn(110, 150, 5, paper=150), pumping: drawn(50, 90, 10, paper=80)},
        ask="L-type channels pass {opening!b} % of normal, the sodium pump works at {pumping!b} %. Calcium settles "
            "at {c} where it was at {c0}. By how many percent has it risen?",
        show={"c": (calcium, "nM"), "c0": (CA_0, "nM")},
        mistakes=[Mistake(100 * (1 - CA_0 / calcium), "You divided by the new value. A rise is a share of what was "
                                                      "there."),
                  Mistake(100 * calcium / CA_0, "That is the new value in percent of the old; take 100 from it.")],
        solution="({c!b} − {c0!b}) / {c0!b} = {answer}.", relative=0.04),
    Numerical(
        "muscle-inner-block", MAGNESIUM_BLOCK,
        PERCENT * (1 + MAGNESIUM_BLOCK["Mg_i_normal"] / MAGNESIUM_BLOCK["K_inner"])
        / (1 + Mg_i / MAGNESIUM_BLOCK["K_inner"]), unit="percent", draw={Mg_i: drawn(0.2, 1.6, 0.1, paper=0.4)},
        ask="Magnesium inside blocks the L-type channel; at 0.7 mM half the channels are blocked. They pass 100 % at "
            "the usual 0.8 mM. What do they pass at {Mg_i}?",
        mistakes=[Mistake(100 / (1 + Mg_i / 0.7), "That is in percent of a channel without magnesium. Compare with "
                                                  "what passes at 0.8 mM."),
                  Mistake(100 * (1 + Mg_i / 0.7) / (1 + 0.8 / 0.7), "Turn it around: less magnesium, less block, "
                                                                    "more calcium.")],
        solution="(1 + 0.8 / 0.7) / (1 + {Mg_i!b} / 0.7) = {answer}, if this cell's channels are those of the heart."),
    SetFigure(
        "muscle-calcium-back", "muscle-at-rest", SETTLED, [Goal(calcium, 66, 70, "calcium", "nM")],
        start={pumping: 70}, move=[opening], way={opening: 60},
        ask="Three tenths of the sodium pump are gone and calcium has risen ([set it "
            "so](do:muscle-at-rest?pumping=70)). Bring calcium back to 66 to 70 nM with the L-type channels.",
        solution="Fewer open channels make up for what the exchanger no longer carries out."),
)
