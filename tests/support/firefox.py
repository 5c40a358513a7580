"""An installed Firefox, driven by WebDriver BiDi over a web socket; no driver of its own is needed."""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from support.driving import KEYS, PATIENCE, SIZE, Engine, until_there

SETTINGS = """user_pref("app.update.auto", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("network.proxy.no_proxies_on", "127.0.0.1");
user_pref("toolkit.telemetry.enabled", false);
"""

STOPPED = "status=2152398850"  # a font that was still on its way when its page was left


class FirefoxEngine(Engine):
    """An installed Firefox, by WebDriver BiDi."""

    name = "firefox"

    def __init__(self, path: str) -> None:
        import websocket

        self._folder = tempfile.TemporaryDirectory(prefix="firefox-")
        Path(self._folder.name, "user.js").write_text(SETTINGS, encoding="utf-8")
        self._process = subprocess.Popen(
            [path, "--headless", "--no-remote", "--remote-debugging-port", "0", "--profile", self._folder.name],
            env=os.environ | {"MOZ_CRASHREPORTER_DISABLE": "1"}, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL,
            text=True)
        assert self._process.stderr
        address = _first(self._process.stderr, r"WebDriver BiDi listening on (ws://\S+)", "Firefox")
        threading.Thread(target=lambda stream: [None for _ in stream], args=[self._process.stderr], daemon=True).start()
        self._socket = websocket.create_connection(f"{address}/session", timeout=PATIENCE, suppress_origin=True)
        self._numbers = itertools.count(1)
        self._said: list[str] = []
        self._ask("session.new", capabilities={})
        self._ask("session.subscribe", events=["log.entryAdded"])
        # in the window that Firefox opens by itself the address keeps the focus, and no element hears of its own
        self._context = self._ask("browsingContext.create", type="window")["context"]
        self._ask("browsingContext.activate", context=self._context)
        self._ask("browsingContext.setViewport", context=self._context,
                  viewport=dict(zip(("width", "height"), SIZE, strict=True)))

    def _ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv())
            entry = answer["params"] if answer.get("method") == "log.entryAdded" else {}
            if entry.get("level") in ("error", "warn") and STOPPED not in entry["text"]:
                self._said.append(f"{entry['level']}: {entry['text']}")
            if answer.get("id") == number:
                if answer["type"] == "error":
                    raise RuntimeError(f"Firefox, {method}: {answer['message']}")
                return answer["result"]

    def _go(self, url: str) -> None:
        self._ask("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def _forget(self) -> None:
        self._said.clear()

    def run(self, function: str, *args: Any) -> Any:
        answer = self._ask(
            "script.callFunction", awaitPromise=True, target={"context": self._context},
            functionDeclaration=f"async (text) => JSON.stringify(await ({function})(...JSON.parse(text)) ?? null)",
            arguments=[{"type": "string", "value": json.dumps(args)}])
        if answer["type"] == "exception":
            raise RuntimeError(f"Firefox: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def press(self, *keys: str) -> None:
        actions = [{"type": kind, "value": KEYS.get(key, key)} for key in keys for kind in ("keyDown", "keyUp")]
        self._ask("input.performActions", context=self._context,
                  actions=[{"type": "key", "id": "keyboard", "actions": actions}])

    def _turn(self, delta: int) -> None:
        self._ask("browsingContext.traverseHistory", context=self._context, delta=delta)
        until_there(lambda: self.run("() => document.readyState") == "complete", "the page of the history")

    def back(self) -> None:
        self._turn(-1)

    def forward(self) -> None:
        self._turn(1)

    def reload(self) -> None:
        self._ask("browsingContext.reload", context=self._context, wait="complete")

    def complaints(self) -> list[str]:
        self.run("() => new Promise(requestAnimationFrame)")
        return list(self._said)

    def close(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.wait(20)
        with contextlib.suppress(OSError):  # a helper of Firefox may still be writing there
            self._folder.cleanup()


def firefox_path() -> str | None:
    """An installed Firefox."""
    return next((found for name in ("firefox-esr", "firefox") if (found := shutil.which(name))), None)


def _first(stream: Iterable[str], pattern: str, what: str) -> str:
    """What a process says of itself at its start."""
    for line in stream:
        if found := re.search(pattern, line):
            return found[1]
    raise RuntimeError(f"{what} did not start")
