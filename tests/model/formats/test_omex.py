"""COMBINE archives: what is in them, and that it fits together."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import libsbml
import pytest
from support.models import every_model

from electrolytes.model import FormatError

CELL = every_model()["electrolytes.mechanism.cell:CELL"]
HELD = every_model()["electrolytes.essentials.membrane:HELD"]


def opened(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name).decode() for name in whole.namelist()}


@pytest.mark.parametrize("model", [CELL, HELD], ids=["in time", "swept"])
def test_an_archive_lists_what_it_holds_and_its_run_points_into_its_model(model: object) -> None:
    files = opened(model.to_omex())  # type: ignore[attr-defined]
    listed = [each.get("location", "") for each in ElementTree.fromstring(files["manifest.xml"])]
    assert sorted(listed) == sorted([".", *(f"./{name}" for name in files)])
    run = ElementTree.fromstring(files["run.sedml"])
    targets = {value for each in run.iter() for key, value in each.attrib.items() if key == "target"}
    names = {target.split("'")[1] for target in targets}
    held = libsbml.readSBMLFromString(files["model.xml"]).getModel()
    assert names and all(held.getParameter(name) is not None for name in names)
    ids = {each.get("id") for each in run.iter() if each.get("id")}
    for each in run.iter():
        for key in ("modelReference", "simulationReference", "taskReference", "dataReference"):
            assert each.get(key) is None or each.get(key) in ids


def test_terms_point_at_elements_of_both_files() -> None:
    files = opened(HELD.to_omex())
    about = [value for each in ElementTree.fromstring(files["metadata.rdf"]).iter()
             for key, value in each.attrib.items() if key.endswith("about")]
    assert about and "CHEBI:29101" in files["metadata.rdf"]
    for place in about:
        file, _, name = place.removeprefix("./").partition("#")
        assert f'"{name}"' in files[file]


def test_the_same_model_gives_the_same_bytes_and_a_run_as_long_as_asked() -> None:
    assert CELL.to_omex() == CELL.to_omex()
    assert 'outputEndTime="90.0"' in opened(CELL.to_omex(until=90))["run.sedml"]
    with pytest.raises(FormatError, match="above 0"):
        CELL.to_omex(until=-1)
    with pytest.raises(FormatError, match="whole number"):
        CELL.to_omex(points=0)
