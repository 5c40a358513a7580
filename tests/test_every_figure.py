"""Every figure says what is true where it begins, is described, and can show each of its situations."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from support.chapters import ROOT
from support.figures import each_situation, every_figure, made
from support.presses import figures_of, presses

from electrolytes.live import Explorable
from electrolytes.live.settings import limits

AT_REST = {
    "nerve_and_muscle": "At 0.85 mmol/L magnesium and 1.20 mM calcium a nerve impulse sets",
    "infusion_in_time": "After 24 hours serum magnesium is 0.85 mmol/L. Of what is given 95 %",
    "fractional_excretion": "2.0 % of the filtered magnesium leaves with urine; without the",
    "thick_limb": "At 50 % of the way the lumen holds 101 mM sodium and stands at +9.2",
    "nephron": "Of what is filtered, 5.1 % of the sodium, 17 % of the potassium, 5.7",
    "distal_cell": "The cell holds 12.0 mM sodium and 0.50 mM free magnesium; 72 mV pull",
    "a_meal": "60 minutes after the meal began blood has 4.11 mmol/L. In an hour the",
    "sodium_and_potassium": "0 mmol of potassium are lost, no sodium kept or lost. Body water is",
    "held_by_eating": "On 70 mmol a day blood settles at 4.2 mmol/L, and the body holds as",
    "plugged_channels": "With 0.50 mM free magnesium inside and −40 mV toward the urine 50 %",
    "potassium_in_time": "On day 59 blood has 4.2 mmol/L: normal. The body holds as much as",
    "more_than_all": "Of 100 % of the usual magnesium the formula absorbs 82 %: 63 % by the",
    "calcium_over_magnesium": "With magnesium held at 100 % of usual, calcium settles at 100 %, PTH",
    "the_gland": "With 1.25 mmol/L calcium and 0.65 mmol/L magnesium the gland releases",
    "calcium_in_time": "On day 7.9 blood has 100 % of its usual calcium and 100 % of its",
    # preface and chapter 1
    "two_sodiums": "as strong as in health; sodium in the cell settles at 10.0 mM. Sodium in the blood: 140 mM.",
    "five_depths": "settles at 6.5 mM sodium and 146 nM calcium, as in health. The small artery is 43 µm wide.",
    "where_ions_are": "Sodium: 140 mM outside, 12 mM inside. 12 times more outside",
    "two_compartments": "1960 mmol of sodium in 14.0 L make 140 mmol/L",
    "content_and_concentration": "140 mmol/L of sodium, normal. There are 14.0 L outside the cells, about as much",
    "osmolality_formulas": "Bedside 290, best validated 293 mOsm/L. The pull on cells is 285",
    "marathon": "With 6.0 L drunk for 4.0 L of sweat, the runner is 2.0 kg heavier and has 130 mmol/L",
    "one_liter_rule": "bring it to 123.0 by the multiplied rule, 123.0 by exact mixing",
    "body_magnesium": "Of 1000 mmol, bone holds 550 and cells 440. Outside cells there are 9.6 mmol, 2.6 of them",
    "magnesium_sides": "The cell holds 15.0 mM of magnesium, 18 times as much as plasma. Free are 0.80 mM, 5.3 % of it",
    "serum_intervals": "0.85 mmol/L (2.07 mg/dL) is low by none of six intervals",
    "membrane_cell": "settles at −80.1 mV. Potassium, whose own voltage is −94 mV, leaves",
    "resting_voltage": "rests at −80.1 mV, as the healthy cell does",
    "held_away": "magnesium would settle at 398 times its concentration outside. It is held at 0.91 times",
    "squid_axon": "rests at −59.2 mV and an impulse peaks at +42.2 mV",
    "impulse": "At 3.5 ms the inside is +45.9 mV from rest",
    "firing": "With 10.0 µA/cm² the axon settles into 68 impulses a second.",
    "bath": "the gates stand where they do in healthy blood. At 30 ms the axon is +1 mV from rest. No impulse so far.",
    "gamblegram": "pH 7.40, normal. The strong ions differ by 42.7 mEq/L; bicarbonate takes 24.5 of it, albumin 12.3",
    "acid_buffers": "0.0 mEq/L of strong acid: pH 7.40 where CO₂ is breathed out, 7.40 where it is sealed in, 7.4 in",
    "strong_ions": "The strong ion difference is 42.7 mEq/L, as in health; pH 7.400, normal. Magnesium: as in health.",
    # chapter 2
    "pump_cycle": "turns 7.74 times a second and carries 23.2 Na⁺ out and 15.5 K⁺ in",
    "pump_turnover": "each pump turns 7.74 times a second",
    "pump_energy": "One MgATP pays 62.6 kJ/mol, a turn costs 42.4: 68 % is stored",
    "mgatp": "78 % of the ATP carries magnesium",
    "magnesium_limit": "all accounts agree",
    "cell_in_time": "17 mM sodium and 133 mM potassium inside, −94 mV, 100 % of the resting volume.",
    "cell_at_rest": "settles at 16.7 mM sodium and 100 % of its volume if the pump's rate is fixed, at 16.7 mM",
    "magnesium_cell": "turns 6.37 times a second, and the cell holds 16.71 mM sodium at −94.1 mV; as much is",
    "exchanger": "Forward: three sodium ions come in for each calcium ion that goes out",
    "calcium_against_sodium": "With 8.4 mM sodium inside, calcium settles at 68 nM. Of calcium 1.73 pA leaks in",
    "experiment": "8.4 mM sodium and 68 nM calcium in the cell with exchanger, 8.1 mM and 80 nM in the cell without",
    "carriers": "takes it out at 1.00 times its resting speed. Sodium–calcium exchange takes sodium in (13 mV)",
    "sodium_by_account": "8.38 mM sodium by every account",
    # chapter 3
    "muscle_in_time": "68 nM calcium and 8.4 mM sodium, at −59 mV. Its exchanger takes calcium out.",
    "calcium_at_rest": "settles at 68 nM and sodium at 8.4 mM",
    "magnesium_and_calcium": "settles at 146 nM in this cell with tone",
    "latch_in_time": "After 30 s, 38 % of the bridges carry a phosphate and 75 % are attached, 46 % as latch bridges",
    "latch_economy": "75.9 % are attached. A hundred bridges spend 22 ATP a second: one for each attached bridge every",
    "calcium_force": "At 190 nM of calcium 19 % of the bridges carry a phosphate and 34 % are attached: the latch",
    "artery_live": "190 nM of calcium and 4.0 kPa the artery is 43.1 µm wide inside with a wall of 2.8 µm.",
    "pressure_diameter": "At 4.0 kPa calcium is 190 nM and the artery is 43 µm wide inside; flow is normal.",
    "pressure_jump": "2 s after the jump to 7.0 kPa the artery is 58 µm wide",
    "stiffness": "run at 2.4 m/s. One more kPa would widen the opening by 16 % of its area; collagen is slack",
    "cascade_in_time": "After 120 min renin stands at 100 %, angiotensin II at 100 %, and aldosterone at 100 %",
    "loop_gain": "Asked for 1.00 times the renin, the kidney ends up with 100 % of its renin at rest",
    "magnesium_and_aldosterone": "At 0.85 mmol/L the law sets aldosterone secretion to 1.00 times normal; within what",
    "pressure_in_time": "mean pressure is 100.3 mmHg, where it was. 181 mmol of sodium a day are eaten, 181 leave in",
    "renal_function": "With 181 mmol of sodium eaten a day, pressure settles at 100.3 mmHg, which is normal",
    "tubule": "Of 26.0 mol of sodium filtered in a day 99.3 % are taken back",
    "aldosterone_escape": "aldosterone stands at 91 ng/L. The urine carries 181 mmol of sodium a day, as much as",
    "whole_body": "At 0.85 mmol/L of serum magnesium calcium in the muscle cell settles",
    "whole_chain": "At 0.85 mmol/L of serum magnesium calcium in the muscle cell settles",
    "one_person": "A healthy body: 0.85 mmol/L of serum magnesium, 6.5 mM of sodium and 146 nM",
    "gain_audit": "shared among the meals, raise serum magnesium by 0.014 mmol/L. Our links multiply to a fall of mean",
    # what others found
    "forearm": "With 0.60 mM of free magnesium around it the muscle holds 190 nM of calcium, and 100 % of the usual",
    "pressurized": "the muscle has 190 nM of calcium and the artery is 12 % narrower than relaxed",
    "salt_loading": "With 181 mmol of sodium a day pressure settles at 100.3 mmHg, +3.1 against 10 mmol",
    "water_load": "0.5 hours after a drink of 1.0 L the model makes 0.3 mL of urine a minute",
    "urine_by_intake": "From 350 mg in food 83 mg a day leave with urine: within what balance studies found",
    # chapter 4
    "two_days": "gets 172 mg of magnesium (56 % of what is advised), 1935 mg of potassium (74 %) and 4467 mg of sodium",
    "foods_refining": "Magnesium 84 % less, potassium 71 % less, sodium unchanged, calcium 56 % less, compared in",
    "stores_in_time": "blood has 0.84 mmol/L, 2.04 mg/dL: within the usual intervals. The body holds as much",
    "meal_absorption": "Of 120 mg in one meal 37 mg are absorbed, 31 %; 83 mg stay in the gut.",
    "blood_and_urine": "Blood settles at 0.838 mmol/L, 2.04 mg/dL. 83 mg a day leave with urine, 267 mg with stool.",
    "refilling": "After 148 days on 10 mg a day blood is at 52 % (0.44 mmol/L), slow tissue and bone are at 95.2 %.",
    "forest": "12 effects on systolic pressure are shown. Whole interval beyond a fall of 0.0 mmHg: 10.",
    "dash_sodium": "On the usual diet with 142 mmol of sodium a day systolic pressure is where it started.",
    "pooling": "5 of 5 trials counted: the pooled systolic effect is −3.3 mmHg (−4.2 to −2.3).",
    "plan_price": "With 2300 mg of sodium allowed, 4.4 portions of the day from packets have to change",
}
"""Function that makes a figure → words of its sentence where it begins."""


OF_NOBODY = frozenset({
    "acid_buffers", "dash_sodium", "foods_refining", "forest", "fractional_excretion", "magnesium_and_aldosterone",
    "meal_absorption", "one_liter_rule", "osmolality_formulas", "plan_price", "pooling", "serum_intervals", "two_days",
})
"""Figures of plasma in a tube, of blood tests, foods and trials, which are no cell's and no one body's."""


def test_no_figure_is_left_out() -> None:
    assert AT_REST.keys() == every_figure().keys()


@pytest.fixture(scope="module", params=AT_REST)
def figure(request: pytest.FixtureRequest) -> Iterator[tuple[str, Explorable]]:
    """A figure of the book, made once for all that is asked of it."""
    yield request.param, made(request.param)


def test_it_says_what_is_true_and_can_show_each_situation(figure: tuple[str, Explorable]) -> None:
    """Each situation is followed to its end where it runs in time; the first one is how the figure begins."""
    name, shown = figure
    shown.reset()
    at_first = shown.values
    assert AT_REST[name] in shown.sentence
    role = "group" if "data-door" in shown._html else "img"  # what holds links is no picture to a screen reader
    assert f'role="{role}"' in shown._html[shown._html.index("<svg"):] and "aria-label" in shown._html
    clock = shown._spec["clock"]
    for number, situation in enumerate(each_situation(shown)):
        if number == 0:
            assert shown.values == at_first
        if clock is not None:
            setattr(shown, clock, limits(shown.model.quantity(clock))[1])
        assert shown.result.to_frame().notna().all(axis=None), situation


def test_pressed_in_the_text_it_says_what_the_text_announces(figure: tuple[str, Explorable]) -> None:
    """Each word that sets this figure, on its own page or another: the figure's sentence then says what it has to."""
    name, shown = figure
    for press in presses():
        if figures_of(ROOT / f"{press.page}.md").get(press.slug) == name:
            said = press.said(shown)
            listed = press.where.startswith("chapters/reference/")  # a list of things to show need not say what is seen
            assert press.see or listed, f"{press.where}: [{press.words}] does not name what is seen: {said}"
            assert any(press.see in sentence for sentence in said), f"{press.where}: [{press.words}]: {said}"


def test_it_says_which_cell_or_whose_body_it_shows(figure: tuple[str, Explorable]) -> None:
    """In its head, with a place among the resting states; other figures show numbers, foods or trials."""
    name, shown = figure
    states = (ROOT / "chapters" / "reference" / "cells.md").read_text(encoding="utf-8")
    places = re.findall('data-subject="([^"]+)"', shown._html)
    assert len(places) == (name not in OF_NOBODY), name
    assert all(f"({place})=" in states for place in places), places


def test_every_word_that_sets_a_figure_names_one_that_is_there() -> None:
    for press in presses():
        assert press.slug in figures_of(ROOT / f"{press.page}.md"), press
