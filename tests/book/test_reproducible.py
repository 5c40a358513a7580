"""Two clean builds of a book in different folders give the same bytes, and so does one whose cells were run before."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import yaml

PAGE = """# Soup

Salt [@Pan2020], $E = mc^2$, and a figure.

```{code-cell} python
from electrolytes.mechanism.pump.diagram import pump_cycle

pump_cycle()
```

```{code-cell} python
from electrolytes.mechanism.pump import PUMP

PUMP
```

```{code-cell} python
PUMP.evaluate(Na_i=[5, 10]).to_frame()
```
"""
ADDRESSES = {"site": "https://books.example/a/b/", "repository": "https://github.com/owner/name"}


def contents(site: Path) -> dict[str, str]:
    """Every file of a site with a hash of what it holds."""
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(site.rglob("*")) if path.is_file()}


def test_two_builds_in_different_folders_are_alike(small_book: Any, tmp_path: Path) -> None:
    small_book.chapter("soup", PAGE)
    small_book.write("site.yml", yaml.safe_dump(ADDRESSES))
    small_book.write("CHANGELOG.md", "# Changelog\n\n## 0.1.0 – 22 November 2026\n\n- All.\n")
    other = type(small_book)(tmp_path / "another folder" / "with a longer name")
    other.folder.mkdir(parents=True)
    for name in ("_config.yml", "site.yml", "CHANGELOG.md", "tiny/__init__.py", "references.bib", "chapters/index.md",
                 "chapters/bibliography.md", "chapters/soup.md"):
        other.write(name, (small_book.folder / name).read_text(encoding="utf-8"))
    sites = []
    for book in (small_book, other, other):
        for made in ("html", "pages"):  # the third time all is made anew, but for what cells gave
            shutil.rmtree(book.folder / "_build" / made, ignore_errors=True)
        built = book.build()
        assert built.returncode == 0, built.stderr
        sites.append(contents(book.folder / "_build" / "html"))
    first = sites[0]
    for again in sites[1:]:
        assert first.keys() == again.keys()
        assert [name for name in first if first[name] != again[name]] == []
    assert "chapters/soup.ipynb" in first and "sw.js" in first and "cards/chapters-soup.png" in first
