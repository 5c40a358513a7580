"""Pages that know the package: a changed module re-runs exactly the pages that stand on it.

The notebook cache looks at a page's own code only, so a page kept its old pictures when a model behind it changed.
Here the text of every module that a page imports, directly or through others, is hashed. The hash is written into
the page's kernel specification, which is part of what the notebook cache compares; and a page whose hash has
changed counts as outdated, so that it is read again although its own text is the same.
"""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import yaml
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from electrolytes.live import typeface

FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
CODE_CELL = re.compile(r"^(`{3,}|~{3,}|:{3,})\{code-cell\}[^\n]*\n(.*?)^\1", re.DOTALL | re.MULTILINE)
# the options of a cell, and lines that are IPython's
NOT_PYTHON = re.compile(r"\A---\n(?:.*\n)*?---\n|\A(?::.*\n)+|^\s*[%!].*", re.MULTILINE)
PRACTICE = re.compile(r"^(`{3,}|:{3,})\{practice\}", re.MULTILINE)
NUMBER_LINK = re.compile(r"\]\(model:(?:([\w.]+)/)?")


def module_of_page(package: str, docname: str) -> str | None:
    """``chapters/mechanism/pump`` is backed by ``electrolytes.mechanism.pump``; a page without a module by none.

    The opening page of a chapter (``index``) is backed by its ``overview``, the book's own by ``preface``.
    """
    parts = docname.removeprefix("chapters/").split("/")
    if parts[-1] == "index":
        parts[-1:] = ["overview"] if parts[:-1] else ["preface"]
    module = ".".join([package, *parts])
    return module if _source(module) else None


@cache
def _source(module: str) -> Path | None:
    """The file of a module or package. Nothing is imported for that, not even its parents, which may compute much."""
    top, *parts = module.split(".")
    spec = find_spec(top) if top else None
    folders = list(spec.submodule_search_locations or []) if spec else []
    if spec and not parts and spec.origin and spec.origin.endswith(".py"):
        return Path(spec.origin)
    for folder in folders:
        place = Path(folder, *parts)
        for path in (place / "__init__.py", place.with_suffix(".py")):
            if parts and path.is_file():
                return path
    return None


def _imports(code: str, parents: Sequence[str] = ()) -> set[str]:
    """What a piece of Python imports, anywhere in it: of ``from base import name`` both base and ``base.name``.

    Code that is no Python imports nothing: whoever runs it will say so.
    """
    found: set[str] = set()
    try:
        tree = ast.parse(code)
    except SyntaxError:
        return found
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = parents[: len(parents) + 1 - node.level] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            found |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return found


def imports_of_page(package: str, docname: str, text: str) -> set[str]:
    """The package's modules that a page's cells import, that its numbers are checked against, and its own.

    Cells that are not run while building, such as the check of an answer, show nothing that could grow old.
    """
    found: set[str] = set()
    for _, code in CODE_CELL.findall(text):
        python = NOT_PYTHON.sub("", code)
        if "skip-execution" not in code.removesuffix(python):
            found |= _imports(python)
    found |= {f"{package}.{module}" for module in NUMBER_LINK.findall(text) if module}
    found.add(module_of_page(package, docname) or "")
    found |= {f"{module}.numbers" for module in found}
    if PRACTICE.search(text):
        found.add(f"{module_of_page(package, docname)}.practice")
    return {module for module in found if module.split(".")[0] == package and _source(module)}


@cache
def _imports_of_module(module: str) -> frozenset[str]:
    """The modules of the same package that a module's text imports, anywhere in it; its parent packages, too."""
    path = _source(module)
    if path is None:
        return frozenset()
    parents = module.split(".")[: None if path.name == "__init__.py" else -1]
    found = {".".join(parents[: i + 1]) for i in range(len(parents))}
    found |= _imports(path.read_text("utf8"), parents)
    package = module.split(".")[0]
    return frozenset(m for m in found if m.split(".")[0] == package and m != module and _source(m))


def _tables(package: str) -> list[Path]:
    """The tables of facts of a package."""
    top = _source(package)
    return [path for path in (top.parent / "data").glob("*.*") if path.suffix != ".py"] if top else []


def table(package: str, name: str) -> Path | None:
    """A table in the folder ``data`` of a package, such as its ``claims.csv``; None if it has none of that name."""
    return next((path for path in _tables(package) if path.name == name), None)


def files_behind(modules: set[str]) -> list[Path]:
    """Every file that these modules stand on: modules imported in turn, scripts beside them, data files they name."""
    todo, seen = list(modules), set(modules)
    while todo:
        new = _imports_of_module(todo.pop()) - seen
        seen |= new
        todo += new
    files = {path for module in seen if (path := _source(module))}
    beside = {path for code in files for path in code.parent.glob("*.*") if path.suffix != ".py"}
    texts = "\n".join(path.read_text("utf8") for path in files)
    tables = {path for path in _tables(next(iter(modules)).split(".")[0]) if path.name in texts} if modules else set()
    return sorted(files | beside | tables)


def digest_of_page(package: str, docname: str, text: str) -> str:
    """A short hash over all in the package that a page stands on, and the type of its figures; empty if nothing."""
    files = files_behind(imports_of_page(package, docname, text))
    whole = hashlib.sha256(typeface.version().encode())
    for path in files:
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()[:16] if files else ""


def _digests(env: BuildEnvironment) -> dict[str, str]:
    """Page → hash, kept with the environment from build to build."""
    known: dict[str, str] = env.__dict__.setdefault("electrolytes_digests", {})
    return known


def _stamp(app: Sphinx, docname: str, source: list[str]) -> None:
    """Write the hash into the kernel specification of a page that is about to be read."""
    digest = digest_of_page(app.config.book_package, docname, source[0])
    _digests(app.env)[docname] = digest
    front = FRONT_MATTER.match(source[0])
    if not front:
        return
    metadata = yaml.safe_load(front[1]) or {}
    if isinstance(metadata.get("kernelspec"), dict):
        # with the page's name: two pages with the same cells, run side by side, would get in each other's way
        metadata["kernelspec"]["stands_on"] = f"{docname} {digest}"
        # JSON on one line is YAML too, and makes dates text, which the cache needs; the empty lines keep the line
        # numbers of every later message right
        lines = front[1].count("\n")
        source[0] = "---\n" + json.dumps(metadata, default=str) + "\n" * lines + "---\n" + source[0][front.end():]


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """The pages whose text is unchanged but not what they stand on."""
    known, package = _digests(env), app.config.book_package
    unchanged = env.found_docs - added - changed
    return [name for name in unchanged
            if known.get(name, "") != digest_of_page(package, name, Path(env.doc2path(name)).read_text("utf8"))]


def _merge(app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
    """Take over what another process has noted of the pages it read."""
    _digests(env).update({name: _digests(other)[name] for name in docnames if name in _digests(other)})


def _make_cache(app: Sphinx) -> None:
    """Make the notebook cache before pages are run side by side: two processes that make it at once collide."""
    from jupyter_cache import get_cache

    get_cache(app.env.mystnb_config.execution_cache_path).db.dispose()  # type: ignore[attr-defined]


def setup(app: Sphinx) -> None:
    """Connect to the reading of pages."""
    app.connect("builder-inited", _make_cache, priority=900)  # once MyST-NB knows where
    app.connect("source-read", _stamp)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-merge-info", _merge)
