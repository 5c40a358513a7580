"""Pages with figures of this book outside of the book: files side by side, under the policy of the book's pages."""

from __future__ import annotations

from pathlib import Path

from benchmarks.goldman import goldman
from electrolytes.book.policy import POLICY
from electrolytes.live import host_script, style
from electrolytes.live.root import standing, within


def page_of_figures(folder: Path, name: str, count: int = 1) -> Path:
    """Write a page with the Goldman figure so many times, each under a name of its own."""
    figure = goldman()
    (folder / "explorable.js").write_text(host_script(), encoding="utf-8")
    (folder / "explorable.css").write_text(style(), encoding="utf-8")
    (folder / "goldman.js").write_text(str(figure._code), encoding="utf-8")
    body = []
    for number in range(count):
        slug = f"goldman-{number}"
        html = str(figure._html).replace('"goldman"', f'"{slug}"').replace("-goldman-", f"-{slug}-")
        html = html.replace('"goldman-', f'"{slug}-').replace("#goldman-", f"#{slug}-")
        spec = {**figure._spec, "slug": slug}
        body.append(within(html, standing(spec, '<script src="goldman.js" data-code></script>')))
    path = folder / f"{name}.html"
    path.write_text(f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>Membrane voltage</title>
<link rel="stylesheet" href="explorable.css"><script src="explorable.js"></script></head>
<body><main>{"".join(body)}</main></body></html>""", encoding="utf-8")
    return path
