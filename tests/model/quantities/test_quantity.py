"""Quantities are symbols that know what they are."""

import copy
import pickle

import pytest
import sympy

from electrolytes.model import ModelError, Quantity, q

Na = Quantity("Na_i", unit="mM", default=12, range=(1, 60), domain=(0, None), normal=(5, 15),
              label="Sodium in the cell")


def test_same_content_is_the_same_symbol():
    twin = Quantity("Na_i", unit="mM", default=12, range=(1, 60), domain=(0, None), normal=(5, 15),
                    label="Sodium in the cell")
    assert twin == Na and hash(twin) == hash(Na) and Na - twin == 0


@pytest.mark.parametrize("change", [{"unit": "M"}, {"default": 13}, {"range": (1, 61)}, {"meaning": "another"},
                                    {"normal": None}, {"source": "Pan2020"}, {"latex": "x"}, {"scale": "log"}])
def test_same_name_with_other_content_is_another_symbol(change):
    other = Na.with_(**change)
    assert other != Na and Na - other != 0 and len({Na, other}) == 2
    assert (Na * other).diff(Na) == other, "SymPy's caches keep them apart too"
    assert sympy.sin(other).args[0].unit == other.unit


def test_pickled_and_copied_quantities_are_the_same():
    expr = Na * q(2, "1/mM") + sympy.exp(Na)
    assert pickle.loads(pickle.dumps(expr)) == expr
    assert copy.deepcopy(Na) == Na == copy.copy(Na)
    assert pickle.loads(pickle.dumps(Na)).label == "Sodium in the cell"


def test_a_literal_is_a_number_that_keeps_its_unit():
    literal = q(0.25, "1/mM")
    assert literal.unit == "1/mM" and float(literal) == 0.25
    assert literal != q(0.25, "1/M") and literal + literal == 2 * literal
    assert literal.is_positive and (literal > 0) == True  # noqa: E712
    assert (literal * Na).diff(Na) == literal and float((literal * 4).evalf()) == 1


@pytest.mark.parametrize(("faulty", "text"), [
    ({"name": "Na+"}, "letter"), ({"name": "lambda"}, "letter"), ({"name": "_x"}, "letter"),
    ({"name": "x", "default": -1, "domain": (0, None)}, "outside its physical domain"),
    ({"name": "x", "default": 5, "range": (0, 4)}, "outside its range"),
    ({"name": "x", "range": (4, 0)}, "low to high"),
    ({"name": "x", "domain": (0, 1), "range": (0, 2)}, "physical domain"),
    ({"name": "x", "scale": "log", "range": (0, 1)}, "positive range"), ({"name": "x", "scale": "logarithm"}, "'log'"),
    ({"name": "x", "evidence": "suported"}, "'supported'"), ({"name": "x", "default": float("nan")}, "finite"),
    ({"name": "x", "default": "much"}, "is a number"), ({"name": "x", "choices": ("one",)}, "at least two"),
    ({"name": "x", "choices": ("oxide", "citrate"), "default": "citrat"}, "'citrate'"), ({"name": 3}, "letter"),
    ({"name": "x", "default": 10**400}, "1329 bits"), ({"name": "x", "domain": (0, 1, 2)}, "lowest and a highest"),
])
def test_a_quantity_without_meaning_is_refused(faulty, text):
    with pytest.raises(ModelError, match=text):
        Quantity(**faulty)


def test_a_choice_counts_from_zero():
    salt = Quantity("salt", choices=("oxide", "citrate"), default="citrate")
    assert salt.default == 1 and salt.range == (0, 1)
    with pytest.raises(ModelError, match="no choice"):
        salt.check(0.5)


@pytest.mark.parametrize(("name", "latex"), [("V_m", "V_{m}"), ("Na_i", r"\mathrm{Na}_{i}"), ("phi", r"\phi"),
                                             ("K_MgATP", r"K_{\mathrm{MgATP}}"), ("pH", r"\mathrm{pH}")])
def test_names_typeset_themselves(name, latex):
    assert Quantity(name).latex == latex == sympy.latex(Quantity(name))


@pytest.mark.parametrize("entry", ["name", "latex", "unit", "default", "range", "domain", "normal", "choices", "scale",
                                   "substance", "label", "meaning", "source", "evidence"])
def test_a_quantity_does_not_change(entry):
    with pytest.raises(ModelError, match=rf"Na_i\.{entry}.*with_"):
        setattr(Na, entry, 99)
    with pytest.raises(ModelError, match="cannot be deleted"):
        delattr(Na, entry)


def test_a_slip_in_an_entrys_name_is_told():
    with pytest.raises(ModelError, match="Did you mean 'default'"):
        Na.defalt = 3
    with pytest.raises(ModelError, match="Did you mean 'default'"):
        Quantity("x", defalt=3)
    with pytest.raises(ModelError, match="Did you mean 'range'"):
        Na.with_(ranges=(0, 1))


@pytest.mark.parametrize("unit", ["nonsense", "mmoll", "3 mM", 3, None])
def test_a_unit_is_read_when_it_is_written(unit):
    with pytest.raises(ModelError, match="unit"):
        Quantity("x", unit=unit)
    with pytest.raises(ModelError, match="unit"):
        q(1, unit)


@pytest.mark.parametrize("value", ["much", float("inf"), None, [1]])
def test_a_literal_is_a_finite_number(value):
    with pytest.raises(ModelError, match="finite number"):
        q(value, "mM")


@pytest.mark.parametrize("unit", ["mM", "s", "1/s", "%", "mmol/L", "K"])
def test_a_unit_in_the_place_of_latex_is_refused(unit):
    with pytest.raises(ModelError, match=f'unit="{unit}".*latex="{unit}"'):
        Quantity("x", unit)
    assert Quantity("x", latex=unit).latex == unit and Quantity("x", unit, unit="1").latex == unit
    assert Quantity("k", "k").latex == "k", "a letter that is the name itself is no unit"


def test_a_quantity_shows_what_it_is_and_expressions_show_names():
    assert repr(Na) == "Quantity('Na_i', unit='mM', default=12, range=(1, 60))"
    assert repr(Quantity("salt", choices=("oxide", "citrate"), default=1)) == (
        "Quantity('salt', choices=('oxide', 'citrate'), default='citrate')")
    assert eval(repr(Na)).unit == "mM", "it reads back"
    assert str(Na) == f"{Na}" == "Na_i" and repr(2 * Na + 1) == str(2 * Na + 1) == "2*Na_i + 1"


def test_the_signature_lists_the_entries():
    import inspect

    assert list(inspect.signature(Quantity).parameters)[:3] == ["name", "latex", "unit"]
    assert set(inspect.signature(Quantity).parameters) == set(vars(Na)) - {"_content"} | {"name"}
