"""What a page of the book may do: the policy that every page carries, and what must not stand in a page for it to hold.

Scripts and styles come in files of the book and in no other way: none stands in a page, none is made of text while the
book is read. Nothing connects to anywhere; a worker may be made from a function's own text (a Blob), and the one that
keeps the book on a device is a file of the book. ``file:`` stands for forms because Firefox does not count a page from
disk among its own.
"""

from __future__ import annotations

import re

POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "worker-src 'self' blob:", "manifest-src 'self'", "connect-src 'none'", "object-src 'none'",
    "base-uri 'none'", "form-action 'self' file:"))

_ANY_STYLE = re.compile(r"""<[a-z][^>]*\sstyle=["']""")
_STYLED = re.compile(r"""(<(?:table|colgroup|col|thead|tbody|tr|th|td)\b[^>]*?)\sstyle="[^"]*\"""")
_STYLE = re.compile(r"<style scoped>.*?</style>", re.DOTALL)


def policy(body: str) -> str:
    """The policy of a page; typeset mathematics that carries styles in its text is allowed those, and nothing else."""
    loose = _ANY_STYLE.search(body) is not None
    return POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'") if loose else POLICY


def without_styles(body: str) -> str:
    """A page without the styles that pandas and docutils write into their tables; the book's own sheet styles those."""
    return _STYLED.sub(r"\1", _STYLE.sub("", body))
