"""TeX of the book as MathML, for pages that may load no script from elsewhere.

The converter is `latex2mathml`; it knows no alignment inside another, so the rows of an ``aligned`` are taken apart
here. What it cannot read, or if it is not installed, stays TeX and is shown as code.
"""

from __future__ import annotations

import re
from html import escape

NAMESPACE = ' xmlns="http://www.w3.org/1998/Math/MathML"'
ALIGNED = re.compile(r"\\begin\{(aligned|align\*?|split)\}(.*)\\end\{\1\}", re.DOTALL)
TAG = re.compile(r"\\tag\{([^}]*)\}")
TOKEN = re.compile(r"\\begin\b|\\end\b|\\\\(?:\[[^\]]*\])?|\\.|[{}&]", re.DOTALL)


def mathml(tex: str, block: bool = False) -> str:
    """A formula as a ``<math>`` element; TeX that cannot be read comes back as ``<code>``.

    Parameters
    ----------
    tex : str
        Without the dollar signs around it.
    block : bool
        Whether it stands on a line of its own.
    """
    tag = TAG.search(tex)
    tex = TAG.sub("", tex).replace(r"\displaystyle", "").strip()
    try:
        inner = _inner(tex)
    except Exception:  # its errors are many, and none says more than that it cannot
        return f"<code>{escape(tex, quote=False)}</code>"
    number = f"<mspace width='2em'/><mtext>({escape(tag[1])})</mtext>" if tag else ""
    style = ' display="block"' if block else ""
    return f"<math{style}><mrow>{inner}{number}</mrow></math>"


def _inner(tex: str) -> str:
    whole = ALIGNED.fullmatch(tex)
    if not whole:
        return _converted(tex)
    rows = "".join(f"<mtr>{''.join(_cell(i, cell) for i, cell in enumerate(split(row, '&')))}</mtr>"
                   for row in split(whole[2], r"\\") if row.strip())
    return f'<mtable displaystyle="true" columnspacing="0.2em" rowspacing="0.5em">{rows}</mtable>'


def _cell(place: int, tex: str) -> str:
    side = "left" if place % 2 else "right"
    return f'<mtd columnalign="{side}" style="text-align: {side}">{_converted(tex) if tex.strip() else ""}</mtd>'


def _converted(tex: str) -> str:
    from latex2mathml.converter import convert

    html = str(convert(tex)).replace(NAMESPACE, "")
    return re.sub(r"^<math[^>]*>(.*)</math>$", r"\1", html, flags=re.DOTALL)


def split(tex: str, mark: str) -> list[str]:
    r"""TeX cut at each ``&`` or ``\\`` that stands in no braces and no inner environment."""
    depth, start, parts = 0, 0, []
    for token in TOKEN.finditer(tex):
        if token[0] in ("{", r"\begin"):
            depth += 1
        elif token[0] in ("}", r"\end"):
            depth -= 1
        elif depth == 0 and (token[0].startswith(mark)):
            parts.append(tex[start: token.start()])
            start = token.end()
    return [*parts, tex[start:]]
