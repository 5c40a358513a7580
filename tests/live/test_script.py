"""Parts of the page's script against what Python does: grids, links, reading off, CSV."""

from __future__ import annotations

import json

import numpy as np
import pytest
from support.gallery import code_of, gallery

from electrolytes.live.plan import Grid
from electrolytes.live.script import seldom_used

HERE = 'const location = {href: "file:///book/page.html#old"};'


@pytest.mark.parametrize("grid", [Grid(0.01, 100.0, 161, True), Grid(-120.0, 60.0, 81, False)])
def test_grids_agree(scripts, grid: Grid) -> None:
    theirs = scripts("return Array.from(gridValues(data));", grid.spec())
    np.testing.assert_allclose(theirs, grid.values(), rtol=1e-14)
    assert (theirs[0], theirs[-1]) == (grid.start, grid.stop)


def test_link_leads_back(scripts) -> None:
    spec = gallery()._spec
    settings = {"L": 12.5, "K": 2.0, "kind": 1}
    link = scripts(HERE + "return linkTo(data.spec, data.settings);", {"spec": spec, "settings": settings})
    assert link == "file:///book/page.html#gallery?L=12.5&kind=1"
    state = scripts(
        HERE + "return linkedState(data.spec, data.hash);", {"spec": spec, "hash": "#" + link.split("#")[1]}
    )
    assert state == {"settings": {"L": 12.5, "kind": 1}, "fault": ""}


@pytest.mark.parametrize(
    "hash_",
    [
        "#gallery?L=1e9",
        "#gallery?L=abc",
        "#gallery?L=",
        "#gallery?kind=0.5",
        "#gallery?<img src=x>=1",
        "#gallery?L=Infinity",
        "#gallery?L=0x10",
    ],
)
def test_nonsense_in_a_link_gives_the_usual_state(scripts, hash_: str) -> None:
    state = scripts("return linkedState(data.spec, data.hash);", {"spec": gallery()._spec, "hash": hash_})
    assert state["settings"] == {}
    assert "usual state" in state["fault"]
    assert "<" not in state["fault"]


@pytest.mark.parametrize("hash_", ["", "#gallery", "#other?L=2", "#section-heading"])
def test_other_addresses_are_left_alone(scripts, hash_: str) -> None:
    assert scripts("return linkedState(data.spec, data.hash);", {"spec": gallery()._spec, "hash": hash_}) is None


def test_reading_off_is_linear_between_samples(scripts) -> None:
    data = {"xs": [0.0, 1.0, 2.0, 4.0], "ys": [0.0, 10.0, 20.0, 0.0]}
    read = scripts("return [0, 0.5, 1, 3, 4].map((x) => valueAt(data.xs, data.ys, x));", data)
    assert read == [0, 5, 10, 10, 0]
    beyond = scripts("return [-0.1, 4.1].map((x) => Number.isNaN(valueAt(data.xs, data.ys, x)));", data)
    assert beyond == [True, True]


def test_frame_is_what_python_computes(scripts) -> None:
    """All numbers of a figure, at settings other than the default, from the page's own programs."""
    widget = gallery()
    settings = {"L": 7.0, "K": 0.8, "kind": 1.0}
    frame = scripts(
        f"const frame = compileFrame(data.programs, {code_of(widget)}())(data.settings);"
        "return {values: Array.from(frame.values), sweeps: frame.sweeps.map((c) => c.map((v) => Array.from(v)))};",
        {"programs": widget._spec["programs"], "settings": settings},
    )
    result = widget.model.evaluate(**settings)
    said = {entry["name"]: frame["values"][entry["e"]] for entry in widget._spec["report"]}
    assert said == pytest.approx({"bound": float(result["bound"]), "gain": float(result["gain"])}, rel=1e-13)
    curve = next(binding for binding in widget._spec["bindings"] if binding["kind"] == "curve")
    columns = frame["sweeps"][curve["sweep"]]
    x = np.array(columns[curve["x"]])
    np.testing.assert_allclose(columns[curve["y"]], x / (0.8 + x), rtol=1e-13)


def test_csv_has_units_source_and_every_curve(scripts) -> None:
    widget = gallery()
    table = scripts(
        f"{HERE} const frame = compileFrame(data.programs, {code_of(widget)}())(data.settings);"
        f"{seldom_used()['taken']} const {{ csv }} = liveCode.taken({{ plainNumber }});"
        "return csv(data, data.settings, frame);",
        json.loads(json.dumps({**widget._spec, "settings": {"L": 7.0, "K": 2.0, "kind": 0}})),
    )
    rows = table.split("\r\n")
    assert rows[1] == "# model: Saturation, version 1, source: modelling choice"
    assert "setting,L,7,mM" in rows
    assert "result,bound,0.777778," in rows
    assert sum(row.startswith("curve,") for row in rows) == 2
