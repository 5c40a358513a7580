"""The page's script, run in Node, and the gallery page, open in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browser import opened
from support.gallery import gallery, written

from electrolytes.live.script import runtime


@pytest.fixture
def scripts(javascript: Any) -> Callable[[str, Any], Any]:
    """Runs a few lines in the scope of the page's script: ``scripts("return formatNumber(data, '.1f');", 7.7)``."""
    return lambda body, data: javascript.run(f"(data) => {{ {runtime()}\n{body} }}", data)


@pytest.fixture(scope="session")
def gallery_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page on disk with two explorables that use every binding."""
    path = tmp_path_factory.mktemp("gallery") / "gallery.html"
    return written(path, gallery("first"), gallery("second"))


@pytest.fixture
def live(chromium: Any, gallery_page: Path) -> Iterator[Any]:
    """The gallery, open and live."""
    with opened(chromium, gallery_page.as_uri()) as page:
        page.wait_for_selector('[data-explorable="second"][data-ready="true"]')
        yield page
