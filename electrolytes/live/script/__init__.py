"""The page's script and style, put together from the files in this folder.

The files are ECMAScript modules, so that editors and Node can read them one by one. A page opened from disk may not
import a module file, and anywidget takes one text: so they are joined here, without their import and export words.
What few readers use stands in a script of its own, which a page loads when it is first used.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from electrolytes.live.palette import variables
from electrolytes.live.script.filing import filed, joined, named, own, taken_out
from electrolytes.model import integrator

__all__ = ["filed", "host_script", "joined", "named", "own", "runtime", "seldom_used", "style", "taken_out",
           "widget_module"]

_FOLDER = Path(__file__).parent
_PARTS = (
    "format", "axes", "program", "course", "draw", "motion", "links", "save", "memory", "typed", "boxes", "controls",
    "reading", "speech", "insight", "guess", "handles", "steps", "explorable",
)
SELDOM = {"whatif": ("compare", "answers", "nudges", "shares"), "taken": ("taken",)}
"""Scripts that are loaded when they are first used: their name, and the files they are made of."""


def _read(name: str) -> str:
    return (_FOLDER / f"{name}.js").read_text(encoding="utf-8")


def _plain(name: str) -> str:
    return joined(_read(name))


@cache
def runtime() -> str:
    """What both hosts share, as the body of a function that can also be sent to a worker."""
    return "\n".join([joined(integrator()), *map(_plain, _PARTS)])


def _imported(*names: str) -> str:
    """What these files import from the runtime, as it is listed between braces."""
    lines = re.findall(r'^import \{ (.*) \} from "\./(\w+)\.js"', "\n".join(map(_read, names)), flags=re.M)
    return ", ".join(sorted({name for line, file in lines if file not in names for name in line.split(", ")}))


@cache
def seldom_used() -> dict[str, str]:
    """Name of a script that is loaded when it is first used → its text.

    It files one function, like a figure's code; called with what it needs of the runtime it gives what it exports.
    """
    scripts = {}
    for name, files in SELDOM.items():
        given = ", ".join(sorted(set(re.findall(r"^export function (\w+)", "\n".join(map(_read, files)), flags=re.M))))
        lines = ["function (runtime) {", '"use strict";', f"const {{ {_imported(*files)} }} = runtime;",
                 *map(_plain, files), f"return {{ {given} }};", "}"]
        scripts[name] = f'(globalThis.liveCode ??= {{}})["{name}"] = ' + "\n".join(lines) + ";\n"
    return scripts


def _factory() -> str:
    """The runtime as a function named ``electrolytes``; its own text is what a worker is made from."""
    shared = _imported(*(file for files in SELDOM.values() for file in files))
    factory = (f"function electrolytes() {{\n{runtime()}\nconst runtime = {{ {shared} }};\n"
               "return { mount, serveCourse };\n}")
    return f"{factory}\nconst {{ mount }} = electrolytes();"


@cache
def host_script() -> str:
    """The static host: a classic script that mounts every explorable of a built page, also from ``file://``."""
    return f'(function () {{\n"use strict";\n{_factory()}\n{_plain("host")}\n}})();\n'


@cache
def widget_module() -> str:
    """The front end of the widget in JupyterLab, as anywidget takes it."""
    front_end = (_FOLDER / "widget.js").read_text(encoding="utf-8")
    return "\n".join([_factory(), *seldom_used().values(), front_end])


@cache
def style() -> str:
    """The style of explorables: the palette's variables, the layout, and what fingers and more contrast need."""
    sheets = [(_FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in ("explorable", "access")]
    return "".join([variables(), *sheets])
