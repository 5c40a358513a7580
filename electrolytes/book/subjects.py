"""The line in a figure's head that says which cell or whose body it shows: in the book a link to the resting states."""

from __future__ import annotations

import re

from sphinx.application import Sphinx

STATES = "chapters/reference/cells"
LINE = re.compile(r'<span class="explorable-subject" data-subject="([^"]+)">(.*?)</span>')


def linked(app: Sphinx, pagename: str, body: str) -> str:
    """The HTML of a page in which each such line is a link; left as it is in a book without that page."""
    if STATES not in app.env.found_docs:
        return body
    address = app.builder.get_relative_uri(pagename, STATES)
    return LINE.sub(rf'<a class="explorable-subject" href="{address}#\1">\2</a>', body)
