"""An unknown name is answered with those that were probably meant."""

import pickle

import pytest

from electrolytes.mechanism.pump import PUMP
from electrolytes.model import ModelError
from electrolytes.model.errors import UnknownNameError, nearest, unknown_name


@pytest.mark.parametrize(("written", "first"), [
    ("Na", "Na_i"), ("v", "v_pump"), ("V", "V_m"), ("k_1", "k_1p"), ("na_i", "Na_i"), ("NA", "Na_i"),
    ("pump", "v_pump"),
    ("Mg", "MgATP"), ("mgatp", "MgATP"), ("v_pmp", "v_pump"), ("Na_o", "Na_i"), ("ph", "pH")])
def test_the_likeliest_name_comes_first(written, first):
    assert nearest(written, list(PUMP._by_name))[0] == first
    with pytest.raises(ModelError, match=f"Did you mean '{first}'"):
        PUMP[written]


def test_at_most_three_names_are_offered():
    assert nearest("k", ["k_1", "k_2", "k_3", "k_4"]) == ["k_1", "k_2", "k_3"]
    assert nearest("A", ["albumin", "a"]) == ["a"], "another case is meant before anything longer"
    assert nearest("", ["a"]) == [] and nearest("zzz", ["a", "b"]) == []


def test_the_text_reads_as_a_sentence():
    assert "Did you mean 'K_i' or 'K_e'?" in str(unknown_name("K", ["Na_i", "K_i", "K_e"]))
    assert "Did you mean 'k_1', 'k_2' or 'k_3'?" in str(unknown_name("k", ["k_1", "k_2", "k_3"]))
    assert str(unknown_name("x", [])) == "There is no quantity named 'x'. Known: none."


def test_the_error_is_every_kind_of_missing_name():
    error = unknown_name("x", ["y"])
    assert isinstance(error, (ModelError, KeyError, AttributeError)) and isinstance(error, ValueError)
    twin = pickle.loads(pickle.dumps(error))
    assert isinstance(twin, UnknownNameError) and str(twin) == str(error)
