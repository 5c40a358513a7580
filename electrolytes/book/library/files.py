"""A model's files, each made from the one definition."""

from __future__ import annotations

import base64
import csv
import io
import zipfile
from collections.abc import Mapping

import attrs

import electrolytes
from electrolytes.book.library import miniature
from electrolytes.book.library.found import Entry
from electrolytes.model import FormatError, Model, integrator, store
from electrolytes.model.code.digests import definition

WHAT = {"tex": "LaTeX, the equations", "mjs": "JavaScript module", "zip": "the module with a page that uses it",
        "py": "Python", "csv": "parameters as CSV",
        "xml": "SBML", "cellml": "CellML", "omex": "COMBINE archive"}


@attrs.frozen
class Files:
    """What can be taken along, by file name; and formats that cannot carry the model, with the reason."""

    written: Mapping[str, bytes]
    refused: Mapping[str, str]


def of(entry: Entry) -> Files:
    """All files of a model; those that take long are kept from build to build."""
    model = entry.model
    written = {f"{entry.slug}.tex": latex(model).encode(), f"{entry.slug}.mjs": javascript(model).encode(),
               f"{entry.slug}.zip": example(entry),
               f"{entry.slug}.py": python(entry).encode(), f"{entry.slug}.csv": parameters(model).encode()}
    refused = {}
    kept = store.kept("exchange", definition(model)[0] + electrolytes.__version__, lambda: _exchanged(model))
    if "refused" in kept:
        refused = {WHAT[kind]: kept["refused"] for kind in ("xml", "cellml", "omex")}
    else:
        written |= {f"{entry.slug}.{kind}": base64.b64decode(text) for kind, text in kept.items()}
    return Files(written, refused)


def _exchanged(model: Model) -> dict[str, str]:
    try:
        made = {"xml": model.to_sbml().encode(), "cellml": model.to_cellml().encode(), "omex": model.to_omex()}
    except FormatError as fault:
        return {"refused": str(fault)}
    return {kind: base64.b64encode(content).decode() for kind, content in made.items()}


def latex(model: Model) -> str:
    """The equations as a document that LaTeX sets by itself."""
    rows = " \\\\\n".join(line.replace(" = ", " &= ", 1) for line in model.latex)
    return ("\\documentclass{article}\n\\usepackage{amsmath}\n\\allowdisplaybreaks\n\\begin{document}\n"
            f"% {model.name}, version {model.version}. {model.source}\n\\begin{{align*}}\n{rows}\n\\end{{align*}}\n"
            "\\end{document}\n")


def javascript(model: Model) -> str:
    """A module of its own: the model, and for one in time the integrator that the pages use."""
    head = (f"// {model.name}, version {model.version}. MIT License.\n"
            "// Inputs in order: model.inputs, with model.defaults; outputs: model.outputs.\n")
    use = ("// import {model} from './this-file.mjs';\n// const y = []; model.evaluate(model.defaults, y);  "
           "// y[i] is model.outputs[i]\n")
    return f"{head}{use}\n{integrator() if model.states else ''}\nexport const model = {model.javascript()};\n"


def example(entry: Entry) -> bytes:
    """The module and a page that uses it, to be unpacked into one folder; the same bytes at each build."""
    held = io.BytesIO()
    contents = {f"{entry.slug}.mjs": javascript(entry.model),
                f"{entry.slug}.html": miniature.example(entry.model, entry.slug)}
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in contents.items():
            packed.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def python(entry: Entry) -> str:
    """How to use it in Python."""
    model = entry.model
    call = {"time": f"run = {entry.variable}.simulate([0, 1, 10, 60])        # in {model.time_unit}\n"
                    "print(run.to_frame())",
            }.get(entry.kind, f"print({entry.variable}.evaluate().to_frame().T)")
    first = next((quantity for quantity in model.inputs if quantity.range and not quantity.choices), None)
    more = ""
    if first is not None and entry.kind != "time":
        low, high = first.range or (0, 1)
        more = f"\n\nprint({entry.variable}.evaluate({first.name}=[{low:g}, {high:g}]).to_frame())   # in {first.unit}"
    return f"from {entry.face} import {entry.variable}\n\nprint({entry.variable})\n{call}{more}\n"


def parameters(model: Model) -> str:
    """Every input, constant, initial value and first guess as a table."""
    held = io.StringIO()
    out = csv.writer(held, lineterminator="\n")
    out.writerow(["name", "role", "value", "unit", "lowest", "highest", "meaning", "source", "evidence"])
    for _, row in model.parameters.iterrows():
        low, high = row["range"] or ("", "")
        value = model[row["name"]].shown(row["value"]) if model[row["name"]].choices else row["value"]
        out.writerow([row["name"], row["role"], value, row["unit"], low, high, row["meaning"], row["source"],
                      row["evidence"]])
    return held.getvalue()
