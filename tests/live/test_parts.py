"""The parts that figures are made of do what they say."""

from __future__ import annotations

import pytest
from support.gallery import CONTROLS, SATURATION, K, L, bound
from sympy import Float, Symbol

from electrolytes.live import Explorable, Sentence, figure, palette, parts
from electrolytes.live.wording import compose

x = Symbol("x", real=True)


def shown(*bindings, fig) -> Explorable:
    return Explorable("parts", fig, SATURATION, title="T", description="D", controls=CONTROLS, bindings=bindings,
                      sentence=Sentence("x"))  # fmt: skip


@pytest.mark.parametrize(("value", "seen"), [(-3.0, 0.0), (0.4, 0.4), (9.0, 1.0)])
def test_held_stays_between_its_ends(value: float, seen: float) -> None:
    assert parts.held(Float(value), 0, 1) == pytest.approx(seen)


@pytest.mark.parametrize(("value", "words"), [(12.0, "↑ 12 mM"), (5.0, "\u00a0"), (-7.0, "↓ −7 mM")])
def test_beyond_tells_what_the_axis_cannot_show(value: float, words: str) -> None:
    expressions: list = []

    def index(expression) -> int:
        expressions.append(expression)
        return len(expressions) - 1

    pieces = parts.beyond(x, 0, 10, " mM").plan(index)
    assert compose(pieces, [float(expression.subs(x, value)) for expression in expressions]) == words


def test_an_arrows_width_is_proportional_at_first_and_never_too_much() -> None:
    width = parts.saturating(x, 12, 70)
    at = {value: float(width.subs(x, value)) for value in (0.0, 0.07, 70.0, 1e9, -70.0)}
    assert at[0.0] == 0
    assert at[0.07] == pytest.approx(12 * 0.07 / 70, rel=2e-3)
    assert at[70.0] == 6 == -at[-70.0]
    assert at[1e9] == pytest.approx(12) and at[1e9] < 12


def test_marks_are_counted_out_one_by_one() -> None:
    with figure() as fig:
        ax = fig.subplots()
        marks = [parts.counted(parts.mark(ax, i, 0, "sodium"), x, i) for i in range(4)]
    strengths = [float(mark.expressions["amount"].subs(x, 2.4)) for mark in marks]
    assert strengths == pytest.approx([1, 1, 0.4, 0])


def test_a_dot_lies_on_its_curve_and_can_be_dragged() -> None:
    with figure() as fig:
        ax = fig.subplots()
        ax.set(xscale="log", xlim=(0.01, 100), ylim=(0, 1))
        curve, dot = parts.traced(ax, L, bound, palette.sodium, "bound")
    spec = shown(curve, dot, fig=fig)._spec
    assert spec["axes"][0]["drag"] == {"x": "L"}
    (xs, ys), (at_x, at_y) = curve.artist.get_data(), dot.artist.get_data()
    assert at_y[0] == pytest.approx(1 / 3) and at_x[0] == 1.0
    assert min(abs(xs - 1.0)) < 0.06 and ys[abs(xs - 1.0).argmin()] == pytest.approx(1 / 3, abs=0.01)


def test_a_dot_beyond_the_axes_is_held_while_its_curve_runs_on() -> None:
    with figure() as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 10), ylim=(0, 0.2))
        curve, dot = parts.traced(ax, L, bound, palette.sodium, "bound", at=parts.held(bound, 0, 0.2))
    shown(curve, dot, fig=fig)
    assert dot.artist.get_data()[1][0] == 0.2
    assert max(curve.artist.get_data()[1]) > 0.8


def test_words_stand_where_they_are_put_or_go_where_the_model_says() -> None:
    with figure() as fig:
        ax = fig.subplots()
        ax.set(xlim=(0, 10), ylim=(0, 1))
        fixed = parts.words(ax, 3, 0.5, "{:.2f} bound", bound)
        moving = parts.words(ax, K, bound, "here")
    shown(fixed, moving, fig=fig)
    assert (fixed.artist.get_position(), fixed.artist.get_text()) == ((3, 0.5), "0.33 bound")
    assert moving.artist.get_position() == (2.0, pytest.approx(1 / 3))


def test_a_scene_fills_the_width_and_measures_in_units_of_the_picture() -> None:
    with figure(300) as fig:
        upper = parts.scene(fig, 100)
        lower = parts.scene(fig, 120, above=100, ground=palette.outside)
    assert [round(v, 9) for v in upper.get_position().bounds] == [0, round(2 / 3, 9), 1, round(1 / 3, 9)]
    assert lower.transData.transform((0, 120)) == pytest.approx((0, 200))
    assert (upper.get_xlim(), upper.get_ylim(), lower.get_ylim()) == ((0, 440), (0, 100), (0, 120))
    assert len(lower.patches) == 1 and not upper.patches


def test_ticks_have_a_real_minus_and_no_others_between() -> None:
    with figure() as fig:
        ax = fig.subplots()
        ax.set(xscale="log", xlim=(0.01, 100))
        parts.ticks(ax.xaxis, [0.05, 1, 20])
        parts.ticks(ax.yaxis, [-1, 0, 0.5])
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["0.05", "1", "20"]
    assert [tick.get_text() for tick in ax.get_yticklabels()] == ["−1", "0", "0.5"]
    assert len(ax.xaxis.get_minorticklocs()) == 0


def test_a_bar_stands_or_lies_around_its_place() -> None:
    with figure() as fig:
        ax = fig.subplots()
        upright = parts.bar(ax, 2, 0.5, palette.sodium, height=bound)
        lying = parts.bar(ax, 2, 0.5, palette.sodium, width=bound, base=1)
    shown(upright, lying, fig=fig)
    assert upright.artist.get_bbox().bounds == pytest.approx((1.75, 0, 0.5, 1 / 3))
    assert lying.artist.get_bbox().bounds == pytest.approx((1, 1.75, 1 / 3, 0.5))
