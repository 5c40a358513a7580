"""Practice of the page chapters/mechanism/summary.md."""

from __future__ import annotations

from electrolytes.mechanism.summary.accounts import SODIUM_BY_ACCOUNT as ACCOUNTS
from electrolytes.model import q
from electrolytes.practice import Goal, Mistake, Numerical, Order, SetFigure, drawn

Mg_i, Na_a, Na_bp, Ca_bp, speed = (ACCOUNTS[name] for name in ("Mg_i", "Na_a", "Na_bp", "Ca_bp", "speed_bp"))
PERCENT = q(100, "percent")
NA_0, CA_0 = q(ACCOUNTS.number(Na_bp), "mM"), q(ACCOUNTS.number(Ca_bp), "nM")

TASKS = (
    Numerical(
        "mechanism-sodium-percent", ACCOUNTS, PERCENT * (Na_bp / NA_0 - 1), unit="percent",
        draw={Mg_i: drawn(0.2, 0.6, 0.05, paper=0.4)},
        ask="By account (b′) a fall of free magnesium from 0.8 to {Mg_i} takes the cell's sodium from {before} to "
            "{after}. By how many percent is it higher?",
        show={"before": (NA_0, "mM"), "after": (Na_bp, "mM")},
        mistakes=[Mistake(100 * (1 - NA_0 / Na_bp), "You divided by the new value. A rise is a share of what was "
                                                    "there."),
                  Mistake(100 * Na_bp / NA_0, "That is the new value in percent of the old; take 100 from it.")],
        solution="({after!b} − {before!b}) / {before!b} = {answer}.", relative=0.04),
    Numerical(
        "mechanism-sodium-mM", ACCOUNTS, Na_bp - Na_a, unit="mM", draw={Mg_i: drawn(0.2, 0.5, 0.05, paper=0.4)},
        ask="At {Mg_i} of free magnesium sodium settles at {a} if free ATP is a bystander and at {b} if it blocks. "
            "How much sodium does the dispute leave open?",
        show={"a": (Na_a, "mM"), "b": (Na_bp, "mM")},
        mistakes=[Mistake((Na_bp + Na_a) / 2, "That is the middle of the two. Asked is how far they are apart.")],
        solution="{b!b} − {a!b} = {answer}.", relative=0.04),
    Numerical(
        "mechanism-calcium-per-sodium", ACCOUNTS, (Ca_bp - CA_0) / (Na_bp - NA_0), unit="nM/mM",
        draw={Mg_i: drawn(0.2, 0.5, 0.05, paper=0.4)},
        ask="Sodium rises from {n0} to {n1}, and with it calcium from {c0} to {c1}. How many nM of calcium come with "
            "each mM of sodium?",
        show={"n0": (NA_0, "mM"), "n1": (Na_bp, "mM"), "c0": (CA_0, "nM"), "c1": (Ca_bp, "nM")},
        mistakes=[Mistake((Na_bp - NA_0) / (Ca_bp - CA_0), "Turn it around: calcium over sodium."),
                  Mistake(Ca_bp / Na_bp, "Take the changes, not the values.")],
        solution="({c1!b} − {c0!b}) / ({n1!b} − {n0!b}) = {answer}.", relative=0.05),
    SetFigure(
        "mechanism-one-more", "sodium-by-account", ACCOUNTS, [Goal(Na_bp, 9.2, 9.6, "sodium by account (b′)", "mM")],
        move=[Mg_i], way={Mg_i: 0.26},
        ask="How far must free magnesium fall until sodium stands about 1 mM higher, at 9.2 to 9.6 mM, by account "
            "(b′)?",
        solution="To about a third. By account (a) sodium has hardly moved by then."),
    Order(
        "mechanism-chain", "By account (b′): put the chain in order.",
        ["Free magnesium in the cell falls.", "More ATP is without magnesium.",
          "It sits down on the pump and slows it.",
         "Sodium rises until the slowed pump carries as much as before.",
         "The exchanger has less to work with, and calcium settles higher."],
        "Each link is weaker than the one before suggests: the sodium itself drives the pump that is left."),
)
