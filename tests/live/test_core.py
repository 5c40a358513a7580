"""Figures that share the program of their model: each goes on from it, and shows what it would show by itself."""

from __future__ import annotations

from typing import Any

import pytest
from support.gallery import code_of

from electrolytes.live import Core, Explorable, Preset, Sentence, figure, parts
from electrolytes.model import Model, ModelError, Quantity

pull = Quantity("pull", "a", unit="mM", default=2.0, range=(0.5, 9.0), source="modelling choice")
size = Quantity("size", "b", unit="mM", default=8.0, range=(0.5, 9.0), source="modelling choice")
mean = Quantity("mean", "m", unit="mM", default=4.0, range=(0.1, 20.0), domain=(0, None))
rest = Quantity("rest", "r", unit="mM")
MODEL = Model("Mean", inputs=[pull, size], outputs={rest: size - mean}, residuals={mean: mean**2 - pull * size},
              source="modelling choice")
CORE = Core(MODEL, sets=[size, pull], shows=[mean])


def shown(core: Core | None, of: Any = mean) -> Explorable:
    """A figure that sets one of the two inputs, and shows what is solved for and what follows from it."""
    with figure(200) as fig:
        ax = fig.subplots()
        bindings = [parts.words(ax, 0, 0, "{:.3f} {:.3f}", of + pull, rest)]
    return Explorable("mean", fig, MODEL, title="Mean", description="Two numbers.", controls=[pull], bindings=bindings,
                      sentence=Sentence("{m:.2f}.", m=of), presets=[Preset("usual")], core=core)


@pytest.mark.parametrize("value", [0.5, 2.0, 8.5])
def test_a_figure_goes_on_from_the_core_and_shows_what_it_would_by_itself(scripts: Any, value: float) -> None:
    values = []
    for core in (CORE, None):
        made = shown(core)
        values.append(scripts(
            f"globalThis.liveCode = {{}}; {made._core}"
            f"const frame = compileFrame(data.programs, {code_of(made)}())(data.settings); return [...frame.values];",
            {"programs": made._spec["programs"], "settings": {"pull": value}}))
    by_python = MODEL.evaluate(pull=value)
    assert values[0] == pytest.approx(values[1], rel=1e-13)
    assert values[0][0] == pytest.approx(float(by_python["mean"]) + value, rel=1e-12)
    assert values[0][1] == pytest.approx(float(by_python["rest"]), rel=1e-12)


def test_two_figures_name_the_same_core_and_neither_solves_again() -> None:
    one, other = shown(CORE), shown(CORE, of=2 * mean)
    assert one._spec["programs"]["single"]["core"] == other._spec["programs"]["single"]["core"] in one._core
    assert one._core == other._core and "_root(" in one._core
    assert "_root(" not in one._code and one._code != other._code


def test_what_the_core_does_not_hold_is_refused() -> None:
    with pytest.raises(ModelError, match="does not set pull"):
        shown(Core(MODEL, sets=[size], shows=[mean]))
    with pytest.raises(ModelError, match="mean would have to be solved for again"):
        shown(Core(MODEL, sets=[size, pull], shows=[rest]))
