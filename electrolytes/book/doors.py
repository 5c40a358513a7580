"""A part of a figure's picture that leads to a page (`electrolytes.live.parts.door`): in the book it is a link."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

DOOR = re.compile(r'<g class="explorable-door" data-door="([^"]+)" data-name="([^"]+)">(.*?)</g>', re.DOTALL)


def linked(app: Sphinx, pagename: str, body: str) -> str:
    """The HTML of a page in which each door is a link; a door to a page that this book does not have stays shut."""
    def link(door: re.Match[str]) -> str:
        page, name, shape = f"chapters/{door[1]}", door[2], door[3]
        if page not in app.env.found_docs:
            return door[0]
        address = app.builder.get_relative_uri(pagename, page)
        return f'<a class="explorable-door" href="{address}" aria-label="{name}">{shape}<title>{name}</title></a>'

    return DOOR.sub(link, body)
