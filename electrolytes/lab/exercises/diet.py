"""Exercises of chapter 4."""

from __future__ import annotations

from electrolytes.lab.exercises.exercise import Exercise


def _after_300_days() -> list[float]:
    from electrolytes.diet.balance.stores import STORES

    return [float(STORES.simulate([0, 300], food=10, tau_S=tau)["percent_E"][-1]) for tau in (60, 300, 1000, 3000)]


def _rich_in_all() -> float:
    from electrolytes.diet.foods import MEASURES, in_measure

    return len(set.intersection(*(set(in_measure(measure)["magnesium"].nlargest(30).index) for measure in MEASURES)))


def _rich_in_any() -> float:
    from electrolytes.diet.foods import MEASURES, in_measure

    return len(set.union(*(set(in_measure(measure)["magnesium"].nlargest(30).index) for measure in MEASURES)))


def _slack() -> float:
    from electrolytes.diet.plan.numbers import slack_percent

    return slack_percent("sodium")


def _magnesium_slack() -> float:
    from electrolytes.diet.plan.numbers import slack_percent

    return slack_percent("magnesium")


def _quarter_with_tablets() -> float:
    from electrolytes.diet.overview import settled_with_kidneys

    return settled_with_kidneys(25, supplement=350)


def _quarter_without() -> float:
    from electrolytes.diet.overview import settled_with_kidneys

    return settled_with_kidneys(25)


def _pooled() -> list[float]:
    from electrolytes.diet.trials.pooling import POOLING, TRIALS

    return [POOLING.number("pooled", {f"use_{trial.name}": 0, "method": 1}) for trial in TRIALS]


EXERCISES = (
    Exercise("balance-bone", "blood in percent of usual after 300 days, for turnover times of 60, 300, 1000 and 3000 "
             "days", "percent", _after_300_days, "It is the last value of each course: courses[60][-1], and so on.",
             absolute=0.6),
    Exercise("foods-ranks", "how many foods are among the richest thirty in all three measures", "1", _rich_in_all,
             "set.intersection(*richest) is what the three sets have in common; len() counts.", relative=0,
             mistakes={"That many are on any of the lists; asked is how many are on all three.": _rich_in_any}),
    Exercise("plan-tight", "by how many percent the plan stays from the limit of sodium", "percent", _slack,
             'goals("man, 31–50 years")["sodium"] is the limit, planned.totals["sodium"] what the plan holds.',
             absolute=0.2, mistakes={"That is how far magnesium stays from its mark.": _magnesium_slack}),
    Exercise("diet-kidneys", "magnesium in blood with tablets if the kidneys filter a quarter", "mmol/L",
             _quarter_with_tablets, "settled_with_kidneys(25, supplement=350).",
             mistakes={"That is without tablets.": _quarter_without}),
    Exercise("trials-leave-one", "the pooled effect without each of the five trials, in the order of TRIALS", "mmHg",
             _pooled, 'Collect float(at["pooled"]) of each row in a list.', relative=0.02),
)
