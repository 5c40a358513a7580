"""The page's script and style, put together from the files in this folder.

The files are ECMAScript modules, so that editors and Node can read them one by one. A page opened from disk may not
import a module file, and anywidget takes one text: so they are joined here, without their import and export words.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from electrolytes.live.palette import variables
from electrolytes.live.script.filing import filed, joined, named, own, taken_out
from electrolytes.model import integrator

__all__ = ["filed", "host_script", "joined", "named", "own", "runtime", "style", "taken_out", "widget_module"]

_FOLDER = Path(__file__).parent
_PARTS = (
    "format", "axes", "program", "course", "draw", "motion", "links", "export", "memory", "typed", "boxes", "controls",
    "reading", "speech", "insight", "guess", "handles", "explorable",
)


def _plain(name: str) -> str:
    return joined((_FOLDER / f"{name}.js").read_text(encoding="utf-8"))


@cache
def runtime() -> str:
    """What both hosts share, as the body of a function that can also be sent to a worker."""
    return "\n".join([joined(integrator()), *map(_plain, _PARTS)])


def _factory() -> str:
    """The runtime as a function named ``electrolytes``; its own text is what a worker is made from."""
    factory = f"function electrolytes() {{\n{runtime()}\nreturn {{ mount, serveCourse }};\n}}"
    return f"{factory}\nconst {{ mount }} = electrolytes();"


@cache
def host_script() -> str:
    """The static host: a classic script that mounts every explorable of a built page, also from ``file://``."""
    return f'(function () {{\n"use strict";\n{_factory()}\n{_plain("host")}\n}})();\n'


@cache
def widget_module() -> str:
    """The front end of the widget in JupyterLab, as anywidget takes it."""
    front_end = (_FOLDER / "widget.js").read_text(encoding="utf-8")
    return f"{_factory()}\n{front_end}"


@cache
def style() -> str:
    """The style of explorables: the palette's variables, the layout, and what fingers and more contrast need."""
    sheets = [(_FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ("explorable", "access")]
    return "".join([variables(), *sheets])
