"""``jupyter nbconvert --to electrolytes``: a notebook as one page with its figures live, and nothing from elsewhere.

The plain ``--to html`` shows a widget by a manager that is loaded from a network, and typesets formulas by a script
from there too. Here a figure stands in the page with its own script, as in the book; formulas are MathML. A notebook
that was not run shows its figures as pictures.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import pass_context
from nbconvert.exporters.html import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from electrolytes import live
from electrolytes.lab.mathml import mathml
from electrolytes.live.root import VIEW, standing

STATE = "application/vnd.jupyter.widget-state+json"
SHOWN = re.compile(rf'<script type="{re.escape(VIEW)}">(.*?)</script>', re.DOTALL)
PAGE = """{%- extends 'index.html.j2' -%}
{%- block html_head_js -%}{%- endblock -%}
{%- block jupyter_widgets -%}{%- endblock -%}
{%- block html_head_js_mathjax -%}{%- endblock -%}
{%- block html_head_js_mermaidjs -%}{%- endblock -%}
{%- block html_head_css -%}{{ super() }}{{ resources.figures }}
<style>math[display="block"] { margin: 0.8em 0; overflow-x: auto; }</style>{%- endblock -%}
"""


class _Renderer(IPythonRenderer):
    """Markdown with its formulas as MathML."""

    def block_math(self, body: str) -> str:
        return mathml(body, block=True)

    def inline_math(self, body: str) -> str:
        return mathml(body)

    def latex_environment(self, name: str, body: str) -> str:
        return mathml(rf"\begin{{{name}}}{body}\end{{{name}}}", block=True)


class LiveExporter(HTMLExporter):
    """HTML with live figures, which needs no network."""

    export_from_notebook = "HTML with live figures"

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)  # type: ignore[no-untyped-call]
        self.raw_template = PAGE

    def _preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """After all else, such as running the notebook, its figures are made to stand by themselves."""
        nb, resources = super()._preprocess(nb, resources)  # type: ignore[no-untyped-call]
        figures = Figures(nb.metadata.pop("widgets", {}).get(STATE, {}).get("state", {}))
        for cell in nb.cells:
            for output in cell.get("outputs", []):
                if "data" in output:
                    output["data"] = figures.standing(output["data"])
        resources["figures"] = figures.head()
        return nb, resources

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        """Markdown, with formulas as MathML."""
        renderer = _Renderer(escape=False, attachments=context.get("cell", {}).get("attachments", {}),
                             anchor_link_text=self.anchor_link_text, exclude_anchor_links=self.exclude_anchor_links)
        return str(MarkdownWithMath(renderer=renderer).render(source))


class Figures:
    """The figures of a notebook, as its widget state has them, on their way into a page."""

    def __init__(self, states: dict[str, Any]) -> None:
        self.models = {key: model["state"] for key, model in states.items() if "_spec" in model.get("state", {})}
        self.styles: set[str] = set()
        self.codes: set[str] = set()

    def standing(self, data: dict[str, Any]) -> dict[str, Any]:
        """What an output shows, without the need of a widget manager or of a script for formulas."""
        view = data.get(VIEW, {})
        model = self.models.get(view.get("model_id", ""))
        if model and "text/html" in data:
            html = SHOWN.sub(lambda _: standing(model["_spec"], self._code(model)), str(data["text/html"]))
            return {"text/html": html}
        if "text/html" not in data and "text/latex" in data:
            tex = str(data["text/latex"]).strip()
            return {**data, "text/html": mathml(tex.strip("$"), block=True)}
        return {kind: value for kind, value in data.items() if kind != VIEW or "text/html" not in data}

    def _code(self, model: dict[str, Any]) -> str:
        """The code of a figure, each part of it once on a page."""
        self.styles.add(model.get("_style", ""))
        parts = [part for part in (model.get("_core", ""), model["_code"], model.get("_later", ""))
                 if part and part not in self.codes]
        self.codes.update(parts)
        return f"<script>{inline(''.join(parts))}</script>" if parts else ""

    def head(self) -> str:
        """Style and host, if there is a figure."""
        if not self.codes:
            return ""
        style = live.style() + "\n".join(sorted(self.styles))
        scripts = "\n".join([*live.seldom_used().values(), live.host_script()])
        return f"<style>{style}</style>\n<script>{inline(scripts)}</script>"


def inline(script: str) -> str:
    """A script as it may stand between its tags."""
    return re.sub(r"</(?=script)", r"<\\/", script, flags=re.IGNORECASE)


