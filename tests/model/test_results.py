"""A result can be asked by name, cut, tabled, drawn and converted, always with its units."""

import copy
import pickle

import numpy as np
import pandas as pd
import pytest
from matplotlib import pyplot as plt
from support.decay import DECAY
from support.examples import GOLDMAN, MIXED, STEWART

from electrolytes.model import Model, ModelError, Quantity, Result, registry

a = Quantity("a", unit="mM", default=2.0, domain=(0, None), substance="magnesium")
k = Quantity("k", unit="1/s", default=0.5, range=(0.01, 10), scale="log")
rate = Quantity("rate", unit="mM/s")
double = Quantity("double", unit="mM")
SIMPLE = Model("simple", inputs=[a, k], outputs={rate: k * a, double: 2 * a})
AT = SIMPLE.evaluate(a=[1, 2, 4])
RUN = DECAY.simulate([0, 1, 2, 4], k=1)


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def test_values_are_attributes_too():
    assert AT.rate is AT["rate"] is AT[rate] and AT.k == 0.5
    with pytest.raises(ModelError, match="Did you mean 'rate'"):
        AT.rat  # noqa: B018
    assert not hasattr(AT, "rat") and AT.get("rat", 3) == 3 and AT.get("rate") is AT.rate
    with pytest.raises(ModelError, match="cannot be set"):
        AT.rate = 3
    assert {"rate", "a", "to_frame"} <= set(dir(AT)) and "rate" in AT._ipython_key_completions_()


def test_several_names_are_a_result_of_these():
    for part in (AT["a", "double"], AT[["a", double]], AT[a, double], AT.select("a", "double")):
        assert list(part) == ["a", "double"] and list(part.to_frame().columns) == ["a [mM]", "double [mM]"]
    with pytest.raises(ModelError, match="Did you mean 'double'"):
        AT["a", "doubl"]
    assert list(RUN.select("exact")) == ["t", "exact"], "time stays"


@pytest.mark.parametrize(("key", "left"), [(slice(1, None), [2, 4]), (slice(None, None, 2), [1, 4]), ([0, 2], [1, 4]),
                                           (np.array([True, False, True]), [1, 4]), (np.array([2]), [4])])
def test_a_part_of_the_settings_is_a_result(key, left):
    part = AT[key]
    assert isinstance(part, Result) and part.a.tolist() == left and part.rate.tolist() == [0.5 * x for x in left]
    assert part.k == 0.5 and len(part.to_frame()) == len(left)


def test_one_setting_or_moment_is_a_result_of_numbers():
    assert AT[-1].rate == 2.0 and isinstance(AT[-1].rate, float) and AT[-1].shape == ()
    assert RUN[2].t == 2.0 and RUN[2].c == RUN.c[2] and RUN[1:].to_frame().index.tolist() == [1, 2, 4]
    assert AT[AT.rate > 0.6].a.tolist() == [2, 4]
    grid = SIMPLE.evaluate(a=[[1], [2]], k=[1, 2, 3])
    assert grid.shape == (2, 3) and grid[1].rate.tolist() == [2, 4, 6] and grid[1, 2].rate == 6
    with pytest.raises(ModelError, match="one value of each"):
        SIMPLE.evaluate()[0]
    with pytest.raises(IndexError):
        AT[7]


def test_a_run_in_time_is_indexed_by_time():
    frame = RUN.to_frame()
    assert frame.index.name == "t [s]" and frame.index.tolist() == [0, 1, 2, 4]
    assert list(frame.columns) == ["c [mM]", "exact [mM]"]
    assert frame.loc[2.0, "c [mM]"] == RUN.c[2]
    assert RUN[2].to_frame()["t [s]"].tolist() == [2.0], "one moment has time as a column"


def test_a_series_keeps_its_index():
    given = pd.Series([1.0, 2.0], index=pd.Index(["Ann", "Bob"], name="who"))
    frame = SIMPLE.evaluate(a=given).to_frame()
    assert frame.index.equals(given.index) and frame["rate [mM/s]"].tolist() == [0.5, 1.0]
    assert SIMPLE.evaluate({"a": given, "k": 2})[1:].to_frame().index.tolist() == ["Bob"]
    assert SIMPLE.evaluate(a=given, k=given * 2).to_frame().index.equals(given.index)
    with pytest.raises(ModelError, match="a and k are Series with different indexes"):
        SIMPLE.evaluate(a=given, k=pd.Series([1.0, 2.0]))
    table = pd.DataFrame({"a": [1.0, 2.0], "k": [3.0, 4.0]}, index=["x", "y"])
    assert SIMPLE.evaluate(table).to_frame().loc["y", "rate [mM/s]"] == 8


def test_choices_are_shown_by_name():
    at = MIXED.evaluate(salt=["oxide", "chloride"])
    assert at.to_frame()["salt"].tolist() == ["oxide", "chloride"] and at.salt.tolist() == [0, 2]
    one = MIXED.evaluate(salt="oxide")
    assert "salt   = oxide" in repr(one) and "<td>oxide</td>" in one._repr_html_()
    assert "citrate" not in one._repr_html_() and "<td>200</td>" in one._repr_html_()


def test_a_long_table_is_cut_as_pandas_cuts_it():
    html = GOLDMAN.evaluate(K_e=np.linspace(1, 10, 5000))._repr_html_()
    assert len(html) < 20_000 and "5000 rows" in html
    assert GOLDMAN.evaluate(K_e=[1, 2, 3])._repr_html_().count("<tr") == 4
    assert SIMPLE.evaluate()._repr_html_().count("<tr") == 1 + 4, "one setting stands upright"


def test_what_is_printed_says_how_much_there_is():
    assert repr(SIMPLE.evaluate()).splitlines() == ["a      = 2 mM", "k      = 0.5 1/s", "rate   = 1 mM/s",
                                                    "double = 4 mM"]
    assert repr(AT).splitlines()[0] == "a      = 3 values, 1 to 4 mM"
    assert "2 × 3 values, 1 to 6 mM/s" in repr(SIMPLE.evaluate(a=[[1], [2]], k=[1, 2, 3]))
    assert "all 1 mM/s" in repr(SIMPLE.evaluate(a=[2, 2]))


def test_results_are_compared_by_names_units_and_values():
    assert SIMPLE.evaluate(a=[1, 2, 4]) == AT and SIMPLE.evaluate(a=[1, 2, 5]) != AT
    assert SIMPLE.evaluate() == SIMPLE.evaluate() and SIMPLE.evaluate() != AT
    assert AT != 3 and AT != {"a": 1} and AT["a",] != AT
    assert pickle.loads(pickle.dumps(AT)) == AT == copy.deepcopy(AT)
    in_molar = SIMPLE.replace(quantities={a: a.with_(unit="M", default=2), double: double.with_(unit="M"),
                                          rate: rate.with_(unit="M/s")})
    assert in_molar.evaluate(a=[1, 2, 4]) != AT, "mM is not M"


def test_units_go_with_values():
    assert AT.pint("a").to("mol/m^3").magnitude.tolist() == pytest.approx([1, 2, 4])
    assert AT.pint("rate").units == registry().Unit("mM/s") and set(AT.pint()) == {"a", "k", "rate", "double"}
    assert AT.in_unit("a", "mg/dL") == pytest.approx(2.4305 * AT.a)
    assert AT.in_unit(a, "mEq/L") == pytest.approx(2 * AT.a)
    assert STEWART.evaluate().pint("pH").dimensionless
    with pytest.raises(ModelError, match=r"a .*measured in mM; that is no mV"):
        AT.in_unit("a", "mV")
    with pytest.raises(ModelError, match=r"double.*substance"):
        AT.in_unit("double", "mg/dL")


def test_a_run_is_drawn_over_time_with_a_panel_for_each_unit():
    (panel,) = RUN.plot()
    assert panel.get_xlabel() == "Time, s" and panel.get_ylabel() == "mM"
    lines = {line.get_label(): line for line in panel.get_lines()}
    assert set(lines) == {"c", "exact"} and lines["c"].get_ydata().tolist() == RUN.c.tolist()


def test_a_sweep_is_drawn_over_the_input_that_was_varied():
    top, bottom = AT.plot()
    assert top.get_ylabel() == "mM/s" and bottom.get_ylabel() == "mM" and bottom.get_xlabel() == "a, mM"
    (own,) = AT.plot("rate", ax=plt.subplots()[1])
    assert own.get_lines()[0].get_xdata().tolist() == [1, 2, 4]
    (logarithmic,) = SIMPLE.evaluate(k=[0.1, 1, 10]).plot(rate)
    assert logarithmic.get_xscale() == "log"
    grid = SIMPLE.evaluate(a=[[1], [2]], k=[1, 2, 3])
    (many,) = grid.plot("rate", over="k")
    assert [line.get_ydata().tolist() for line in many.get_lines()] == [[1, 2, 3], [2, 4, 6]]
    (across,) = grid.plot("rate", over="a")
    assert [line.get_xdata().tolist() for line in across.get_lines()] == [[1, 2]] * 3


def test_what_cannot_be_drawn_says_why():
    with pytest.raises(ModelError, match="give an input as an array"):
        SIMPLE.evaluate().plot()
    with pytest.raises(ModelError, match="no quantity"):
        AT.plot("nothing")
    with pytest.raises(ModelError, match="varies along 2 axes"):
        SIMPLE.evaluate(a=[[1.0, 2], [3, 4]]).plot("rate")
