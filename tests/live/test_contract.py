"""What Python hands to the page's script is what the contract says, and the script has a painter for each binding."""

from __future__ import annotations

import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NotRequired, get_args, get_origin, get_type_hints, is_typeddict

import pytest
from support.decay import decay
from support.gallery import gallery

from electrolytes.live import script
from electrolytes.live.contract import BINDINGS, ExplorableSpec, RestSpec, TimeSpec

FIGURES = [gallery, decay]


def check(value: Any, wanted: Any, where: str) -> None:
    """Fails unless a value has the type: of a record, all its fields and no others."""
    if is_typeddict(wanted):
        fields = get_type_hints(wanted, include_extras=True)
        needed = {name for name, field in fields.items() if get_origin(field) is not NotRequired}
        assert needed <= value.keys() <= fields.keys(), where
        for name in value:
            field = fields[name]
            check(value[name], get_args(field)[0] if get_origin(field) is NotRequired else field, f"{where}.{name}")
    elif get_origin(wanted) is UnionType:
        if value is None and NoneType in get_args(wanted):
            return None
        if is_typeddict(get_args(wanted)[0]):
            kinds = [kind for kind in get_args(wanted) if kind is not NoneType]
            fitting = (kind for kind in kinds if len(kinds) == 1 or kind.__required_keys__ == value.keys())
            return check(value, next(fitting), where)
        kinds = tuple(get_origin(kind) or kind for kind in get_args(wanted))
        assert isinstance(value, kinds), where
    elif get_origin(wanted) is list:
        for number, item in enumerate(value):
            check(item, get_args(wanted)[0], f"{where}[{number}]")
    elif get_origin(wanted) is dict:
        for name, item in value.items():
            check(item, get_args(wanted)[1], f"{where}.{name}")
    elif wanted is float:
        assert isinstance(value, int | float), where
    elif wanted is not Any:
        assert isinstance(value, wanted or NoneType), where
    return None


@pytest.mark.parametrize("figure", FIGURES)
def test_every_spec_keeps_the_contract(figure: Any) -> None:
    spec = dict(figure()._spec)
    assert re.fullmatch(r"[0-9a-f]{16}", spec.pop("code"))
    for number, binding in enumerate(spec["bindings"]):
        check(binding, BINDINGS[binding["kind"]], f"bindings[{number}]")
    check({**spec, "bindings": []}, ExplorableSpec, "spec")
    assert spec["programs"].keys() == (TimeSpec if spec["clock"] else RestSpec).__required_keys__


def test_a_field_too_many_or_too_few_breaks_it() -> None:
    spec = {name: value for name, value in gallery()._spec.items() if name != "code"}
    for broken in ({**spec, "speed": 1}, {name: value for name, value in spec.items() if name != "said"}):
        with pytest.raises(AssertionError):
            check(broken, ExplorableSpec, "spec")


def test_there_is_a_painter_for_each_kind_of_binding() -> None:
    draw = (Path(script.__file__).parent / "draw.js").read_text(encoding="utf-8")
    painters = re.search(r"const painters = \{\n(.*?)\n\};", draw, re.S).group(1)
    assert set(re.findall(r"^  (\w+)\(", painters, re.M)) == BINDINGS.keys()
    assert {binding["kind"] for binding in gallery()._spec["bindings"]} == BINDINGS.keys()
