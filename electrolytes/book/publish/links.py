"""Whether the addresses that the book names answer: ``python -m electrolytes.book.publish.links`` on a built book.

It needs a network, so the tests do not run it on the book; a workflow does, once a week. An address is dead when its
host does not exist or says that there is no such page. Hosts that refuse programs or do not answer in time are named,
and do not count as dead.
"""

from __future__ import annotations

import re
import socket
import sys
from collections import defaultdict
from collections.abc import Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

LINK = re.compile(r'<a\b[^>]*\shref="(https?://[^"]+)"')
GONE = (404, 410)
SECONDS, SIDE_BY_SIDE = 20, 8
AGENT = "Mozilla/5.0 (link check of a textbook)"


def named(site: Path) -> dict[str, list[str]]:
    """Every address of another host that a built site names → the pages that do."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix()
        for address in sorted({unescape(link).partition("#")[0] for link in LINK.findall(path.read_text("utf8"))}):
            found[address].append(page)
    return dict(found)


def answer(address: str) -> str:
    """An empty text if an address answers, ``dead: …`` if it is gone, else why that is not known."""
    try:
        with urlopen(Request(address, headers={"User-Agent": AGENT}), timeout=SECONDS):
            return ""
    except HTTPError as fault:
        return f"{'dead' if fault.code in GONE else 'not known'}: {fault.code} {fault.reason}"
    except URLError as fault:
        return f"{'dead' if isinstance(fault.reason, socket.gaierror) else 'not known'}: {fault.reason}"
    except OSError as fault:
        return f"not known: {fault}"


def answers(addresses: Collection[str]) -> dict[str, str]:
    """What each address that does not answer says."""
    with ThreadPoolExecutor(SIDE_BY_SIDE) as side_by_side:
        said: Iterable[str] = side_by_side.map(answer, addresses)
        return {address: words for address, words in zip(addresses, said, strict=True) if words}


def main() -> int:
    """Ask for every address of the built book of this folder; the exit status is 1 if one is dead."""
    found = named(Path.cwd() / "_build" / "html")
    if not found:
        print("The built book names no address: build it first, with make book.", file=sys.stderr)
        return 2
    faults = answers(found)
    for address, words in sorted(faults.items(), key=lambda each: each[1]):
        print(f"{words}  {address}  on {', '.join(found[address][:3])}")
    dead = sum(words.startswith("dead") for words in faults.values())
    print(f"{len(found)} addresses: {len(found) - len(faults)} answer, {dead} are dead, "
          f"of {len(faults) - dead} it is not known.")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main())
