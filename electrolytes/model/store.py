"""What takes long to compute and depends on nothing but what is asked, kept on disk from one kernel to the next.

Printed programs, the numbers of a figure's usual state, and units that were read are found again by a digest of
everything they depend on, the package's own text and the versions of SymPy, NumPy, SciPy and pint included. The folder
is safe to delete. ``ELECTROLYTES_CACHE`` names another folder; empty, nothing is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

Kept = TypeVar("Kept")

MOST = 4000
"""Entries in the folder, after which the older half is removed."""
LIBRARIES = ("numpy", "pint", "scipy", "sympy")


@cache
def folder() -> Path | None:
    """Where things are kept: the user's folder for caches, or None."""
    asked = os.environ.get("ELECTROLYTES_CACHE")
    if asked is not None:
        return Path(asked) if asked else None
    if sys.platform == "win32":
        place = os.environ.get("LOCALAPPDATA", "~/AppData/Local")
    elif sys.platform == "darwin":
        place = "~/Library/Caches"
    else:
        place = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    try:
        return Path(place).expanduser() / "electrolytes"
    except RuntimeError:  # a user without a home
        return None


@cache
def _origin() -> str:
    """A digest of what computes: the text of this package's models and the versions of the libraries below."""
    here = Path(__file__).parent
    files = sorted(path for path in here.rglob("*") if path.suffix in (".py", ".js"))
    whole = hashlib.sha256("".join(version(name) for name in LIBRARIES).encode())
    for file in files:
        whole.update(file.relative_to(here).as_posix().encode() + file.read_bytes())
    return whole.hexdigest()


def kept(kind: str, key: str, compute: Callable[[], Kept]) -> Kept:
    """What was computed for this key before, or else is computed now.

    Parameters
    ----------
    kind : str
        One word: what it is.
    key : str
        Everything the result depends on.
    compute : function that returns something JSON can hold; what it raises is raised, and not kept
    """
    place = folder()
    if place is None:
        return compute()
    digest = hashlib.sha256(f"{_origin()} {kind} {key}".encode()).hexdigest()[:40]
    file = place / f"{kind}-{digest}.json"
    try:
        found: Kept = json.loads(file.read_text("utf8"))
        return found
    except (OSError, ValueError):
        found = compute()
    with contextlib.suppress(OSError):  # a folder that cannot be written costs time, and nothing else
        _write(file, found)
    return found


def _write(file: Path, value: Any) -> None:
    """Write a whole file or none: kernels may run side by side."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _thin(file.parent)
    handle, name = tempfile.mkstemp(dir=file.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf8") as out:
            json.dump(value, out)
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise


@cache
def _thin(place: Path) -> None:
    """Once for each kernel: of too many entries remove the older half."""
    files = list(place.iterdir())
    if len(files) > MOST:
        for file in sorted(files, key=lambda file: file.stat().st_mtime)[: len(files) // 2]:
            file.unlink(missing_ok=True)
