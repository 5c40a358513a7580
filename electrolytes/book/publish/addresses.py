"""The addresses of the published book, as ``site.yml`` gives them: of the site, the repository, reports, hubs.

None may be invented, so all are empty by default, and whoever needs one asks for it here.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import attrs
import yaml

FILE = "site.yml"
REPOSITORY = re.compile(r"https://github\.com/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)")
BRANCH = re.compile(r"[\w.-]+(?:/[\w.-]+)*")
PAGE = re.compile(r"[\w-]+(?:/[\w-]+)*")


class SettingError(ValueError):
    """A setting of ``site.yml`` that cannot be meant."""


def _web(instance: Any, field: Any, value: str) -> None:
    """An https address of a folder, without a query; http is for a site on this machine."""
    parts = urlsplit(value)
    local = parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1")
    if value and (not (parts.scheme == "https" or local) or not parts.hostname or parts.query or parts.fragment):
        raise SettingError(f"{FILE}: {field.name} is an https address such as https://host/path/, or empty, "
                           f"not {value!r}")


def _pages(value: Any) -> dict[str, str]:
    return dict(value or {})


def _folder(value: Any) -> str:
    text = str(value or "").strip()
    return text if not text or text.endswith("/") else text + "/"


def _plain(value: Any) -> str:
    return str(value or "").strip().rstrip("/")


@attrs.frozen
class Addresses:
    """What ``site.yml`` says; an address that is not configured is an empty text.

    Parameters
    ----------
    site : address of the folder in which the site is served, with a slash at its end
    repository : address of the repository on GitHub
    reports : where a reader reports an error; the repository's issues, if empty
    hub, lite : addresses of a JupyterHub with nbgitpuller, and of a JupyterLite with the book's notebooks
    notebooks : the branch of the repository that holds the built notebooks
    offline : whether a reader may keep the book on a device
    redirects : old page → new page, both by name without suffix
    """

    site: str = attrs.field(default="", converter=_folder, validator=_web)
    repository: str = attrs.field(default="", converter=_plain)
    reports: str = attrs.field(default="", converter=_plain)
    hub: str = attrs.field(default="", converter=_folder, validator=_web)
    lite: str = attrs.field(default="", converter=_folder, validator=_web)
    notebooks: str = attrs.field(default="notebooks", converter=str)
    offline: bool = attrs.field(default=True)
    redirects: dict[str, str] = attrs.field(factory=dict, converter=_pages)

    @repository.validator
    def _on_github(self, field: Any, value: str) -> None:
        if value and not REPOSITORY.fullmatch(value):
            raise SettingError(f"{FILE}: repository is https://github.com/owner/name, or empty, not {value!r}")

    @reports.validator
    def _can_be_followed(self, field: Any, value: str) -> None:
        if value and not re.match(r"https://[^/\s]+|mailto:[^@\s]+@[^@\s]+$", value):
            raise SettingError(f"{FILE}: reports is an https: or mailto: address, or empty, not {value!r}")

    @notebooks.validator
    def _is_a_branch(self, field: Any, value: str) -> None:
        if not BRANCH.fullmatch(value):
            raise SettingError(f"{FILE}: notebooks is the name of a branch, not {value!r}")

    @offline.validator
    def _is_said(self, field: Any, value: bool) -> None:
        if not isinstance(value, bool):
            raise SettingError(f"{FILE}: offline is true or false, not {value!r}")

    @redirects.validator
    def _are_pages(self, field: Any, value: dict[str, str]) -> None:
        for page in (*value, *value.values()):
            if not PAGE.fullmatch(str(page)):
                raise SettingError(f"{FILE}: redirects lead from page to page, each named like "
                                   f"chapters/mechanism/pump, not {page!r}")

    @property
    def report_address(self) -> str:
        """Where a reader reports an error."""
        return self.reports or (f"{self.repository}/issues" if self.repository else "")

    @property
    def root(self) -> str:
        """The path of the site on its host, such as ``/book/``; empty while no address is configured."""
        return urlsplit(self.site).path if self.site else ""


def read(book: Path) -> Addresses:
    """The addresses of the book in a folder; without a ``site.yml`` none is configured.

    Raises
    ------
    SettingError
        For a name that is no setting, or a value that cannot be meant.
    """
    path = book / FILE
    given = (yaml.safe_load(path.read_text("utf8")) if path.exists() else None) or {}
    known = [field.name for field in attrs.fields(Addresses)]
    if not isinstance(given, dict) or not given.keys() <= set(known):
        raise SettingError(f"{FILE} holds settings named {', '.join(known)}, and no others")
    return Addresses(**given)
