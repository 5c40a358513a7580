"""What every live part of a page is: a widget whose whole HTML stands in the page, adopted there by the page's script.

A part is described by two things: ``_html``, its root with everything in it at the defaults, and ``_spec``, what the
script needs to bring that root to life. What is code, the compiled programs of a model or the script of another kind of
part than the :class:`~electrolytes.live.Explorable`, is a script file by itself (``_code``), because the page's policy
evaluates no text; the spec names it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

import anywidget
import traitlets

from electrolytes.live import script
from electrolytes.model import ModelError
from electrolytes.model.errors import unknown_name

VIEW = "application/vnd.jupyter.widget-view+json"


class Live(anywidget.AnyWidget):
    """A live part of a page, in the built book and in JupyterLab.

    Parameters
    ----------
    slug : str
        Its name in links and in the page, unique on the page: lower-case letters, digits, hyphens.
    spec : dict
        What the script needs. ``spec["controls"]`` names the traits that the page and the kernel share,
        ``spec["programs"]`` holds the programs of an explorable.
    html : str
        The root, ``<div class="explorable" data-explorable="slug" ...>``, complete without scripts.
    own : str
        The code of a part of another kind (see :func:`electrolytes.live.script.own`).
    style : str
        Style of its own beside that of all parts.
    core : str
        The script of a program that the part's own goes on from (:class:`electrolytes.live.core.Core`).

    What is set and is no trait (a mistyped control) is a :class:`ModelError` with the nearest name.
    """

    _esm = script.widget_module()
    _css = script.style()
    _spec = traitlets.Dict().tag(sync=True)
    _html = traitlets.Unicode().tag(sync=True)
    _code = traitlets.Unicode().tag(sync=True)
    _style = traitlets.Unicode().tag(sync=True)
    _later = traitlets.Unicode().tag(sync=True)
    _core = traitlets.Unicode().tag(sync=True)

    def __init__(self, slug: str, spec: Mapping[str, Any], html: str, *, own: str = "", style: str = "",
                 core: str = "") -> None:
        self._slug = check_slug(slug)
        if "programs" in spec:
            programs, own = script.taken_out(spec["programs"])
            spec = {**spec, "programs": programs}
        name, code = script.filed(own)
        super().__init__(_spec={**spec, "code": name}, _html=html, _code=code, _style=style, _core=core)

    def __setattr__(self, name: str, value: Any) -> None:
        if not name.startswith("_") and not hasattr(type(self), name):
            known = [control["name"] for control in self._spec.get("controls", [])]
            raise unknown_name(name, known, f"control of {self._slug}")
        super().__setattr__(name, value)

    @property
    def slug(self) -> str:
        """The part's name in links and in the page."""
        return self._slug

    def complete(self) -> None:
        """Bring what few readers use, the script ``_later``, before the part is shown; most parts have none."""

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The widget view for Jupyter, and the static HTML for the built book, which holds the view's reference."""
        self.complete()
        bundle: Any = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        view = f'<script type="{VIEW}">{json.dumps(data[VIEW])}</script>'
        return {**data, "text/html": within(str(self._html), view)}, metadata


def within(html: str, last: str) -> str:
    """A root with something more as its last child."""
    root, end = html.rsplit("</div>", 1)
    return f"{root}{last}</div>{end}"


def standing(spec: dict[str, Any], program: str) -> str:
    """What stands in a page as a root's last children: its spec as data, which no policy on scripts minds, and the
    script element `program`, which brings the code and thereby the figure to life as soon as both are there.

    Sorted, since cells that were run before come back so: the same page is the same bytes.
    """
    data = json.dumps(spec, separators=(",", ":"), ensure_ascii=False, sort_keys=True).replace("<", r"\u003c")
    return f'<script type="application/json">{data}</script>{program}'


def check_slug(slug: str) -> str:
    """The slug itself; :class:`ModelError` unless it is lower-case letters, digits and hyphens."""
    if not re.fullmatch(r"[a-z][a-z0-9-]*", slug):
        raise ModelError(f"the slug {slug!r} must be lower-case letters, digits and hyphens")
    return slug
