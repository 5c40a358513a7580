"""What a build says: one line for each page, with its number, how many there are, and seconds."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from multiprocessing import Value

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


class Progress:
    """Counts pages, over all processes that work on them side by side."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.pages: frozenset[str] = frozenset()
        self._done = Value("i", 0)  # shared with the processes that Sphinx forks
        self._started = 0.0

    def start(self, docnames: Collection[str]) -> None:
        """Say what is going to be done. Of other pages nothing will be said."""
        self.pages = frozenset(docnames)
        self._done.value = 0

    def begin(self) -> None:
        """Start the clock for a page."""
        self._started = time.monotonic()

    def end(self, docname: str) -> None:
        """Say that a page is done."""
        if docname in self.pages:
            with self._done.get_lock():
                self._done.value += 1
                print(f"{self.what} {self._done.value:{len(str(len(self.pages)))}} of {len(self.pages)}  {docname}  "
                      f"{time.monotonic() - self._started:.1f} s", flush=True)

    @contextmanager
    def page(self, docname: str) -> Iterator[None]:
        """Time one page."""
        self.begin()
        yield
        self.end(docname)


READING = Progress("read ")
WRITING = Progress("write")


def _start(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    READING.start(docnames)


def setup(app: Sphinx) -> None:
    """Connect to the reading of pages; the builder (`rebuild`) tells of those that are only written."""
    app.connect("env-before-read-docs", _start, priority=950)
    app.connect("source-read", lambda app, docname, source: READING.begin(), priority=0)
    app.connect("doctree-read", lambda app, doctree: READING.end(app.env.docname), priority=950)
