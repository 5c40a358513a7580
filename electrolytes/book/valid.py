"""What extensions write into a page and HTML does not allow, put right before the page is written.

sphinx-exercise gives the content of each exercise the same id, MyST-NB puts paragraphs into the words of a fold,
docutils writes a second name of a section before its summary and no scope of a table's head, pandas old attributes.
``tests/book/test_valid.py`` holds every page of the book against a validator.
"""

from __future__ import annotations

import re

_SAME_ID = re.compile(r'<section id="((?:exercise|solution)-content)">')
_SUMMARY = re.compile(r"<summary>.*?</summary>", re.DOTALL)
_PARAGRAPH = re.compile(r"<(/?)p\b")
_NAMES_BEFORE = re.compile(r'(<details\b[^>]*>\s*)((?:<span id="[^"]*"></span>\s*)+)<summary>')
_OLD = re.compile(r'(<(?:table|thead|tbody|tr|th|td)\b[^>]*?) (?:valign|align|border)="[^"]*"')
_HEAD = re.compile(r"<(/?)thead\b|<th\b([^>]*)>")


def valid(body: str) -> str:
    """The body of a page as HTML allows it; it shows and says the same."""
    body = _SAME_ID.sub(r'<section class="\1">', body)
    body = _NAMES_BEFORE.sub(r"\1<summary>\2", body)
    body = _SUMMARY.sub(lambda summary: _PARAGRAPH.sub(r"<\1span", summary[0]), body)
    return _scoped(_OLD.sub(r"\1", body))


def _scoped(body: str) -> str:
    """Each head of a table says whether it stands above a column or before a row."""
    in_head = False

    def scope(tag: re.Match[str]) -> str:
        nonlocal in_head
        if tag[0].endswith("thead"):
            in_head = not tag[1]
            return tag[0]
        return tag[0] if " scope=" in tag[2] else f'<th scope="{"col" if in_head else "row"}"{tag[2]}>'

    return _HEAD.sub(scope, body)
