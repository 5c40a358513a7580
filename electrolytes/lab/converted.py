"""Notebooks turned into pages by nbconvert: figures live in them without a kernel, a manager or a network.

nbconvert shows of a figure its widget view, which is empty unless a widget manager is fetched. `Figures` takes the
figure's own HTML in its place, with what brings it to life: the same as on a page of the book.
"""

from __future__ import annotations

import json
from typing import Any

from nbconvert.preprocessors import Preprocessor

from electrolytes.live import host_script, style

STATE, VIEW = "application/vnd.jupyter.widget-state+json", "application/vnd.jupyter.widget-view+json"


class Figures(Preprocessor):
    """``jupyter nbconvert --to html --execute --HTMLExporter.preprocessors=electrolytes.lab.converted.Figures``."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Show each live part by its own HTML, and end with the script that mounts them all."""
        state = nb.metadata.get("widgets", {}).get(STATE, {"state": {}})
        plans: dict[str, Any] = {}
        for cell in nb.cells:
            for output in cell.get("outputs", []):
                data = output.get("data", {})
                model = data.get(VIEW, {}).get("model_id", "")
                whole = state["state"].get(model, {})
                if "_spec" in whole.get("state", {}) and "text/html" in data:
                    plans[model] = {**whole, "state": {"_spec": whole["state"]["_spec"]}}
                    del data[VIEW]
        if plans:
            nb.metadata["widgets"][STATE] = {**state, "state": {key: model for key, model in state["state"].items()
                                                                if key not in plans}}
            plan = json.dumps({"state": plans}, separators=(",", ":")).replace("</", "<\\/")
            html = (f"<style>{style()}</style>\n<script type=\"{STATE}\">{plan}</script>\n"
                    f"<script>{host_script()}</script>")
            nb.cells[-1:] = [nb.cells[-1], _showing(html)]
        return nb, resources


def _showing(html: str) -> Any:
    from nbformat.v4 import new_code_cell, new_output

    output: Any = new_output("display_data", data={"text/html": html})  # type: ignore[no-untyped-call]
    return new_code_cell("", outputs=[output], metadata={"tags": ["remove_input"]})  # type: ignore[no-untyped-call]
