"""Write and see: the book is built again at every save, and the page that is open shows it.

``python -m electrolytes.book.watch [--port 8000]``. The pages are served with one script more than they have on disk;
it waits for the next build and loads the page again. Nothing of it is in the published pages.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import Change, watch

from electrolytes.book.settings import own

# what a build reads beside the book's package: folders and files of the book
SOURCES = ("chapters", "_config.yml", "_toc.yml", "references.bib", "package-lock.json")
SUFFIXES = {".bib", ".conf", ".css", ".csv", ".html", ".js", ".json", ".md", ".py", ".yml"}
SCRIPT = "/reload-after-build.js"
EVENTS = "/built"
RELOAD = f'new EventSource("{EVENTS}").addEventListener("built", () => location.reload());\n'
ALIVE = 15.0  # seconds after which a waiting page is told that it is still served


class Builds:
    """Counts the builds that went well; a page waits for the next."""

    def __init__(self) -> None:
        self.count = 0
        self._news = threading.Condition()

    def done(self) -> None:
        """Tell the pages that wait."""
        with self._news:
            self.count += 1
            self._news.notify_all()

    def after(self, count: int, seconds: float) -> bool:
        """Whether there has been a build since `count`; waits for one, but no longer than some seconds."""
        with self._news:
            return self._news.wait_for(lambda: self.count > count, seconds)


class Handler(SimpleHTTPRequestHandler):
    """Serves the built book, and tells its pages of builds."""

    def __init__(self, *args: object, builds: Builds, **options: object) -> None:
        self.builds = builds
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A page, with the script that loads it again; or that script, or news of a build."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        if self.path == SCRIPT:
            self._send(RELOAD, "text/javascript")
        elif self.path == EVENTS:
            self._tell()
        elif path.suffix == ".html" and path.is_file():
            self._send(page(path.read_text("utf8")), "text/html")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        """Nothing is kept by the browser: the next build may change it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """The builds speak for themselves."""

    def _send(self, text: str, kind: str) -> None:
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _tell(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = self.builds.count
        try:
            while not self.builds.after(seen, ALIVE):
                self._event(": waiting\n\n")
            self._event("event: built\ndata: \n\n")
        except OSError:
            pass  # the page was closed

    def _event(self, text: str) -> None:
        self.wfile.write(text.encode())
        self.wfile.flush()


def page(html: str) -> str:
    """A page with the script added; a page's own policy would keep the script from hearing of builds."""
    html = html.replace("connect-src 'none'", "connect-src 'self'")
    return html.replace("</body>", f'<script src="{SCRIPT}"></script></body>')


def is_source(change: Change, path: str) -> bool:
    """Whether a file that changed may change the book; editors leave others beside it."""
    file = Path(path)
    return file.suffix in SUFFIXES and not any(part.startswith((".", "__")) for part in file.parts[-3:-1]) \
        and not file.name.startswith((".", "#"))


def build(book: Path, workers: int) -> bool:
    """Build in a process of its own, so that changed modules are loaded anew."""
    command = [sys.executable, "-m", "electrolytes.book", str(book), "--workers", str(workers)]
    return subprocess.run(command, cwd=book, env=os.environ, check=False).returncode == 0


def serve(folder: Path, port: int, builds: Builds) -> ThreadingHTTPServer:
    """Serve a folder in the background."""
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Handler, directory=str(folder), builds=builds))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def follow(book: Path, built: Callable[[], bool], builds: Builds, stop: threading.Event | None = None) -> None:
    """Build at every change of the book's sources, until stopped; each save that comes while building is seen after."""
    sources = [name for name in (*SOURCES, own(book, "book_package")) if name]
    places = [book / name for name in sources if (book / name).exists()]
    for _ in watch(*places, watch_filter=is_source, stop_event=stop, debounce=300, raise_interrupt=False):
        if built():
            builds.done()
        else:
            print("The page stays as it was until this is mended.", flush=True)


def main() -> int:
    """Build once, serve, and build again at every save."""
    parser = argparse.ArgumentParser(prog="python -m electrolytes.book.watch", description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=Path.cwd(), help="where _config.yml stands")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2, help="pages read side by side")
    asked = parser.parse_args()
    book, builds = asked.folder.resolve(), Builds()
    build(book, asked.workers)
    server = serve(book / "_build" / "html", asked.port, builds)
    print(f"Open http://localhost:{server.server_port}/ and write; Ctrl+C stops.", flush=True)
    follow(book, lambda: build(book, asked.workers), builds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
