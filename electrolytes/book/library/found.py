"""Which models there are, where each is defined, and which pages use it."""

from __future__ import annotations

import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path

import attrs

from electrolytes.model import Model

CHAPTERS = {"essentials": "Essentials", "mechanism": "Mechanism", "deficiency": "Deficiency", "diet": "Diet",
            "preface": "The book"}
IONS = {"sodium": r"Na(?![A-Za-z])|Na[ck]", "potassium": r"K(?=_[ieo]|_plasma|$)|kalium", "magnesium": r"Mg",
        "calcium": r"Ca(?![a-z])", "chloride": r"Cl(?![a-z])"}
KINDS = {"time": "in time", "settled": "settled, solved for", "direct": "direct"}


@attrs.frozen
class Entry:
    """A model of the library: the module that defines it, its name there, and where one imports it from."""

    slug: str
    model: Model
    module: str
    variable: str
    face: str
    used_by: tuple[str, ...]

    @property
    def chapter(self) -> str:
        """The chapter's folder."""
        return self.module.split(".")[1]

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return "time" if self.model.states else "settled" if self.model.unknowns else "direct"

    @property
    def ions(self) -> tuple[str, ...]:
        """The ions that its quantities count, by what they say they count or by their names."""
        quantities = list(self.model)
        return tuple(ion for ion, name in IONS.items() if any(
            quantity.substance == ion or re.match(name, quantity.name) for quantity in quantities))


def page_of(module: str) -> str | None:
    """The page that a module backs: ``electrolytes.mechanism.pump.rest`` belongs to ``chapters/mechanism/pump``."""
    parts = module.split(".")[1:]
    if parts[0] == "preface":
        return "chapters/index"
    if len(parts) < 2:
        return None
    return f"chapters/{parts[0]}/{'index' if parts[1] == 'overview' else parts[1]}"


@cache
def entries() -> tuple[Entry, ...]:
    """Every model that stands in a module of the science, in the order of the chapters."""
    where: dict[int, list[tuple[str, str]]] = {}
    models: dict[int, Model] = {}
    for chapter in CHAPTERS:
        package = importlib.import_module(f"electrolytes.{chapter}")
        names = [package.__name__, *(each.name for each in pkgutil.walk_packages(
            package.__path__, f"{package.__name__}."))]
        for name in names:
            for variable, value in vars(importlib.import_module(name)).items():
                if isinstance(value, Model) and not variable.startswith("_"):
                    where.setdefault(id(value), []).append((name, variable))
                    models[id(value)] = value
    made: dict[str, Entry] = {}
    for key, places in where.items():
        module, variable = next((place for place in places if _defines(*place)), places[0])
        own = page_of(module)  # first, before those that borrow it
        pages = tuple(dict.fromkeys(page for page in (own, *(page_of(name) for name, _ in places)) if page))
        base = "-".join([*module.split(".")[1:3], variable]).lower().replace("_", "-")
        slug = base
        while slug in made:
            slug += "-2"
        face = min((name for name, called in places if called == variable and page_of(name) == own),
                   key=lambda name: name.count("."))
        made[slug] = Entry(slug, models[key], module, variable, face, pages)
    order = list(CHAPTERS)
    return tuple(sorted(made.values(), key=lambda entry: (order.index(entry.chapter), entry.module, entry.slug)))


def _defines(module: str, variable: str) -> bool:
    """Whether a module's own text gives a name its model."""
    path = importlib.import_module(module).__file__
    return path is not None and re.search(rf"^{variable}\b[^\n=]*=", Path(path).read_text("utf8"), re.M) is not None


def entries_or_none(out: Path, mark: Path, shown: str) -> tuple[Entry, ...] | None:
    """The models, or None if their pages stand in `out` already as `shown` says."""
    if mark.exists() and mark.read_text("utf8") == shown and out.is_dir():
        return None
    return entries()


