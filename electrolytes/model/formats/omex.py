"""A COMBINE archive: everything that another program needs to run a model, in one file."""

from __future__ import annotations

import io
import math
import zipfile
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from electrolytes.model.definition import Definition
from electrolytes.model.errors import FormatError
from electrolytes.model.formats import terms
from electrolytes.model.formats.cellml import cellml
from electrolytes.model.formats.names import safe
from electrolytes.model.formats.sbml import SBML, sbml
from electrolytes.model.quantities.quantity import Quantity

MANIFEST = "http://identifiers.org/combine.specifications/omex-manifest"
SEDML = "http://sed-ml.org/sed-ml/level1/version4"
FORMATS = {"manifest.xml": MANIFEST, "model.xml": "http://identifiers.org/combine.specifications/sbml.level-3.version-2",
           "model.cellml": "http://identifiers.org/combine.specifications/cellml.2.0",
           "run.sedml": "http://identifiers.org/combine.specifications/sed-ml.level-1.version-4",
           "metadata.rdf": "http://identifiers.org/combine.specifications/omex-metadata"}
RUN = {"µs": 1e5, "ms": 100.0, "s": 100.0, "min": 60.0, "h": 24.0, "d": 30.0, "week": 12.0, "year": 10.0}


def run_length(model: Definition) -> float:
    """How long a run is that shows a model's course, if nobody says: a usual span of its unit of time."""
    return RUN[model.time_unit or "s"]


def archive(model: Definition, until: float | None, points: int) -> bytes:
    """What `Model.to_omex` documents."""
    if until is not None and not (isinstance(until, (int, float)) and 0 < until < math.inf):
        raise FormatError(f"until: a run takes a time above 0, in {model.time_unit or 's'}, not {until!r}.")
    if not (isinstance(points, int) and points > 0):
        raise FormatError(f"points: a run is reported at a whole number of intervals, 1 or more, not {points!r}.")
    files = {"model.xml": sbml(model), "model.cellml": cellml(model),
             "run.sedml": _text(_sedml(model, run_length(model) if until is None else float(until), points)),
             "metadata.rdf": _text(_metadata(model))}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, text in {"manifest.xml": _text(_manifest()), **files}.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))  # the same bytes for the same model
            entry.compress_type = zipfile.ZIP_DEFLATED
            whole.writestr(entry, text)
    return held.getvalue()


def _text(root: Element) -> str:
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _manifest() -> Element:
    root = Element("omexManifest", {"xmlns": MANIFEST})
    SubElement(root, "content", {"location": ".", "format": "http://identifiers.org/combine.specifications/omex"})
    for name, format_ in FORMATS.items():
        content = SubElement(root, "content", {"location": f"./{name}", "format": format_})
        if name == "run.sedml":
            content.set("master", "true")
    return root


def _ids(model: Definition) -> dict[str, str]:
    return safe(quantity.name for quantity in (*model.settings, *model.states, *model.outputs))


def _metadata(model: Definition) -> Element:
    ids = _ids(model)
    return terms.rdf({f"./{file}#about_{ids[name]}": address for name, address in terms.about(model).items()
                            for file in ("model.xml", "model.cellml")})


def _sedml(model: Definition, until: float, points: int) -> Element:
    root = Element("sedML", {"xmlns": SEDML, "xmlns:sbml": SBML, "level": "1", "version": "4"})
    models = SubElement(root, "listOfModels")
    SubElement(models, "model", {"id": "model", "name": model.name, "language": "urn:sedml:language:sbml",
                                 "source": "model.xml"})
    simulations, tasks = SubElement(root, "listOfSimulations"), SubElement(root, "listOfTasks")
    swept = next((quantity for quantity in model.inputs if quantity.range and not quantity.choices), None)
    if model.states or swept is None:
        run = SubElement(simulations, "uniformTimeCourse", {
            "id": "run", "initialTime": "0", "outputStartTime": "0", "outputEndTime": repr(until),
            "numberOfSteps": str(points)})
        _algorithm(run, model.longest_step)
        shown = [*model.states, *model.outputs]
    else:
        run = SubElement(simulations, "oneStep", {"id": "run", "step": "1"})
        _algorithm(run, None)
        shown = [swept, *model.outputs]
    SubElement(tasks, "task", {"id": "task", "modelReference": "model", "simulationReference": "run"})
    task = "task"
    if not model.states and swept is not None:
        task = _sweep(tasks, swept, _address(model, swept), points)
    _report(root, model, task, shown, bool(model.states))
    return root


def _algorithm(run: Element, longest_step: float | None) -> None:
    algorithm = SubElement(run, "algorithm", {"kisaoID": "KISAO:0000019"})  # CVODE
    settings = {"KISAO:0000209": "1e-10", "KISAO:0000211": "1e-12"}  # relative, absolute tolerance
    if longest_step is not None:
        settings["KISAO:0000467"] = repr(longest_step)  # longest step
    listed = SubElement(algorithm, "listOfAlgorithmParameters")
    for kisao, value in settings.items():
        SubElement(listed, "algorithmParameter", {"kisaoID": kisao, "value": value})


def _address(model: Definition, quantity: Quantity) -> str:
    return f"/sbml:sbml/sbml:model/sbml:listOfParameters/sbml:parameter[@id='{_ids(model)[quantity.name]}']"


def _sweep(tasks: Element, swept: Quantity, address: str, points: int) -> str:
    low, high = swept.range or (0.0, 1.0)
    whole = SubElement(tasks, "repeatedTask", {"id": "sweep", "range": "values", "resetModel": "true"})
    SubElement(SubElement(whole, "listOfRanges"), "uniformRange", {
        "id": "values", "start": repr(low), "end": repr(high), "numberOfSteps": str(points),
        "type": "log" if swept.scale == "log" else "linear"})
    change: Any = SubElement(SubElement(whole, "listOfChanges"), "setValue", {
        "target": address, "range": "values", "modelReference": "model"})
    math = SubElement(change, "math", {"xmlns": "http://www.w3.org/1998/Math/MathML"})
    SubElement(math, "ci").text = "values"
    SubElement(SubElement(whole, "listOfSubTasks"), "subTask", {"task": "task", "order": "1"})
    return "sweep"


def _report(root: Element, model: Definition, task: str, shown: list[Quantity], in_time: bool) -> None:
    generators, outputs = SubElement(root, "listOfDataGenerators"), SubElement(root, "listOfOutputs")
    report = SubElement(SubElement(outputs, "report", {"id": "report", "name": model.name}), "listOfDataSets")
    columns = [("time", "time", {"symbol": "urn:sedml:symbol:time"})] if in_time else []
    columns += [(f"of_{quantity.name}", quantity.name, {"target": _address(model, quantity)}) for quantity in shown]
    for name, label, where in columns:
        generator = SubElement(generators, "dataGenerator", {"id": f"data_{name}", "name": label})
        SubElement(SubElement(generator, "listOfVariables"), "variable", {
            "id": f"variable_{name}", "taskReference": task, **where})
        math = SubElement(generator, "math", {"xmlns": "http://www.w3.org/1998/Math/MathML"})
        SubElement(math, "ci").text = f"variable_{name}"
        SubElement(report, "dataSet", {"id": f"column_{name}", "label": label, "dataReference": f"data_{name}"})
