"""Code that a page loads as script files of its own: each files one function in a table of the page, under its hash.

A policy that evaluates no text leaves two ways for a program into a page: a script file, and a worker made from the
text of a function that came with one. So a program is a function in a classic script, which also runs from ``file://``;
pages that show the same figure share the file, and the name changes with the content.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

Spec = dict[str, Any]


def named(text: str) -> str:
    """A name that a text alone can have."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def filed(function: str) -> tuple[str, str]:
    """The name of a function's text, and the script that files it under that name."""
    name = named(function)
    return name, f'(globalThis.liveCode ??= {{}})["{name}"] = {function};\n'


def taken_out(programs: Spec) -> tuple[Spec, str]:
    """A figure's programs with numbers in place of their code, and the function that gives the programs by number.

    Parameters
    ----------
    programs : what `Plan.spec` gives; each program's ``code`` is a JavaScript expression, or None
    """
    codes: list[str] = []

    def numbered(program: Any) -> Any:
        if isinstance(program, list):
            return [numbered(each) for each in program]
        if program.get("code") is None:
            return program
        if program["code"] not in codes:
            codes.append(program["code"])
        return program | {"code": codes.index(program["code"])}

    spec = {kind: numbered(program) for kind, program in programs.items()}
    return spec, "function () {\nreturn [\n" + ",\n".join(f"() => {code}" for code in codes) + "\n];\n}"


def joined(source: str) -> str:
    """A module's text without its import and export words (``import`` on one line)."""
    return re.sub(
        r"^export (?=(async )?(function|const|let|class)\b)",
        "",
        re.sub(r"^import .*\n", "", source, flags=re.M),
        flags=re.M,
    )


def own(*files: Path, entry: str, worker: str = "") -> str:
    """The code of a live part of another kind than the explorable, as the text of a function.

    Parameters
    ----------
    files : paths of ECMAScript modules, each after those it imports from; what they import from the package's own
        script they get by ``tools``
    entry : the function that mounts the part, called with the root, the spec, the kernel's side (null in the built
        book) and ``tools``: ``save``, ``speaker``, and ``worker``
    worker : statements of a worker; a function of them is ``tools.worker``, whose text makes the worker
    """
    parts = [joined(file.read_text(encoding="utf-8")) for file in files]
    served = f'function () {{\n"use strict";\n{worker}\n}}' if worker else "null"
    return "\n".join(["function () {", '"use strict";', *parts, f"return {{ mount: {entry}, worker: {served} }};", "}"])
