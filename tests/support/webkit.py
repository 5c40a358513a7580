"""An installed WebKitGTK, driven by WebDriver over HTTP, on a screen of its own where there is none."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

from support.driving import KEYS, PATIENCE, SIZE, Engine, until_there

NO_PROXY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
WATCH = """window.heard = [];
for (const kind of ["error", "warn"]) {
  const say = console[kind];
  console[kind] = (...words) => { heard.push(`${kind}: ${words.join(" ")}`); say.apply(console, words); };
}
addEventListener("error", ({ message, target }) => heard.push(`exception: ${message ?? target.outerHTML}`), true);
addEventListener("unhandledrejection", ({ reason }) => heard.push(`exception: ${reason}`));
document.addEventListener("securitypolicyviolation", (event) =>
  heard.push(`refused by ${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`));
"""


class WebKitEngine(Engine):
    """An installed WebKitGTK, by WebDriver, on a screen of its own."""

    name = "webkit"

    def __init__(self, driver: str, browser: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="webkit-")
        environment = dict(os.environ)
        self._screen: subprocess.Popen[bytes] | None = None
        if not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys():
            end, start = os.pipe()
            self._screen = subprocess.Popen(
                ["Xvfb", "-displayfd", str(start), "-screen", "0", "1400x1100x24", "-nolisten", "tcp"],
                pass_fds=[start], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            os.close(start)
            with os.fdopen(end) as said:
                environment["DISPLAY"] = f":{said.readline().strip()}"
        environment |= {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "GIO_USE_VFS": "local", "NO_AT_BRIDGE": "1"}
        port = _free_port()
        self._process = subprocess.Popen([driver, f"--port={port}"], env=environment, stdout=subprocess.DEVNULL,
                                         stderr=subprocess.DEVNULL)
        self._base = f"http://127.0.0.1:{port}"
        self._copies: dict[Path, Path] = {}
        until_there(self._is_there, "WebKitWebDriver")
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        session = self._ask("POST", "/session", {"capabilities": wanted})
        self._base += f"/session/{session['sessionId']}"
        self._ask("POST", "/timeouts", {"script": 1000 * PATIENCE, "pageLoad": 1000 * PATIENCE})
        self._ask("POST", "/window/rect", {"x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1]})

    def _is_there(self) -> bool:
        try:
            return bool(self._ask("GET", "/status"))
        except OSError:
            return False

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(self._base + path, method=method,
                                         data=None if body is None else json.dumps(body).encode())
        try:
            with NO_PROXY.open(request, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as fault:
            raise RuntimeError(f"WebKit, {path}: {json.load(fault)['value']['message']}") from None

    def _go(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})

    def _forget(self) -> None:
        pass  # each page has a record of its own

    def _address(self, url: str) -> str:
        """The same page in a copy whose pages begin with a script that keeps what the console is told.

        WebKit's driver does not tell what the console says, and has no way to run a script before those of a page.
        """
        address, hash_, end = url.partition("#")
        if not address.startswith("file:"):
            return url
        page = Path(urllib.request.url2pathname(urllib.parse.urlparse(address).path))
        root = next((folder for folder in page.parents if (folder / "_static").exists()), None)
        whole, root = root is not None, root or page.parent
        copy = Path(self._folder.name, f"{root.name}-{len(self._copies)}")
        if root not in self._copies:
            self._copies[root] = copy
            mirror(root, copy, whole)
        return (self._copies[root] / page.relative_to(root)).as_uri() + hash_ + end

    def run(self, function: str, *args: Any) -> Any:
        script = f"""const [text, done] = arguments;
          Promise.resolve().then(() => ({function})(...JSON.parse(text))).then(
            (value) => done({{ value: JSON.stringify(value ?? null) }}),
            (fault) => done({{ fault: String(fault) }}));"""
        answer = self._ask("POST", "/execute/async", {"script": script, "args": [json.dumps(args)]})
        if "fault" in answer:
            raise RuntimeError(f"WebKit: {answer['fault']}")
        return json.loads(answer["value"])

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def back(self) -> None:
        self._ask("POST", "/back", {})

    def forward(self) -> None:
        self._ask("POST", "/forward", {})

    def reload(self) -> None:
        self._ask("POST", "/refresh", {})

    def complaints(self) -> list[str]:
        return [str(said) for said in self.run(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(window.heard ?? []))))")]

    def close(self) -> None:
        with contextlib.suppress(OSError, RuntimeError):
            self._ask("DELETE", "")
        for process in filter(None, (self._process, self._screen)):
            process.terminate()
            process.wait(20)
        self._folder.cleanup()


def mirror(root: Path, copy: Path, whole: bool) -> None:
    """Copy a site or one folder with its figures' code, its pages with ``WATCH`` as first script; others are linked."""
    inside = os.walk(root, followlinks=True) if whole else [next(os.walk(root)), *os.walk(root / "code")]
    for path in (Path(folder, name) for folder, _, names in inside for name in names):
        here = copy / path.relative_to(root)
        here.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".html":
            up = "../" * (len(path.relative_to(root).parts) - 1)
            page = re.sub(r"<meta name=\"viewport\"", f'<script src="{up}watch.js"></script>\\g<0>',
                          path.read_text(encoding="utf-8"), count=1)
            here.write_text(page, encoding="utf-8")
        else:
            here.symlink_to(path)
    (copy / "watch.js").write_text(WATCH, encoding="utf-8")


def webkit_paths() -> tuple[str, str] | None:
    """An installed WebKitGTK: its driver and its small browser; it needs a screen, or Xvfb to make one."""
    driver = shutil.which("WebKitWebDriver")
    screen = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ or shutil.which("Xvfb")
    places = ("lib/*/webkit2gtk-4.*", "lib64/webkit2gtk-4.*", "libexec/webkit2gtk-4.*")
    browsers = [path for place in places for path in sorted(Path("/usr").glob(f"{place}/MiniBrowser"))]
    return (driver, str(browsers[-1])) if driver and screen and browsers else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
