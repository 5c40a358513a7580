"""Numbers and sentences come out the same in Python and in the page."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from electrolytes.live.wording import Choice, Sentence, compose, format_number
from electrolytes.model import ModelError, Quantity

x = Quantity("x", default=1.0)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (7.7354, ".2f", "7.74"),
        (0.5, ".0f", "1"),
        (2.5, ".0f", "3"),
        (-2.5, ".0f", "−3"),
        (-0.04, ".1f", "0.0"),
        (-59.4, ".1f", "−59.4"),
        (12.0, "+.1f", "+12.0"),
        (0.0, "+.1f", "0.0"),
        (0.001, ".3g", "0.00100"),
        (1234.5, ".3g", "1235"),
        (0.99999, ".3g", "1.00"),
        (99.96, ".3g", "100"),
        (float("nan"), ".1f", "–"),
        (float("inf"), ".1f", "–"),
    ],
)
def test_numbers(value: float, form: str, text: str) -> None:
    assert format_number(value, form) == text


def test_wrong_format_says_what_is_allowed() -> None:
    with pytest.raises(ModelError, match=r"\.3g"):
        format_number(1.0, ".2e")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture keeps no state
@given(
    st.lists(st.floats(-1e12, 1e12), min_size=50, max_size=50),
    st.sampled_from([".0f", ".1f", ".3f", ".1g", ".3g", "+.2f", "+.4g"]),
)
def test_script_writes_the_same_number(scripts, values: list[float], form: str) -> None:
    theirs = scripts(f"return data.map((value) => formatNumber(value, {form!r}));", values)
    assert theirs == [format_number(value, form) for value in values]


def sentence() -> Sentence:
    inner = Choice((x > 2, Sentence("high at {x:.1f}", x=x)), "low")
    return Sentence.when((x < 0, "Below nothing."), Sentence("It is {how}, {x:+.2f}.", how=inner, x=x))


@pytest.mark.parametrize(
    ("value", "words"), [(-1.0, "Below nothing."), (1.0, "It is low, +1.00."), (3.0, "It is high at 3.0, +3.00.")]
)
def test_sentence_chooses_its_words(scripts, value: float, words: str) -> None:
    expressions: list = []

    def index(expression) -> int:
        expressions.append(expression)
        return len(expressions) - 1

    pieces = sentence().plan(index)
    values = [float(expression.subs(x, value)) for expression in expressions]
    assert compose(pieces, values) == words
    assert scripts("return compose(data.pieces, data.values);", {"pieces": pieces, "values": values}) == words


def test_sentence_faults() -> None:
    with pytest.raises(ModelError, match="not given"):
        Sentence("{missing:.1f}")
    with pytest.raises(ModelError, match="all other cases"):
        Choice((x > 1, "a"), (x > 2, "b"))
