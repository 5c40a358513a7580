"""Where a page can be run in one click: links made from the address of the repository, and of a hub if there is one.

The notebooks that the build makes of the pages stand on a branch of the repository (``notebooks``), with the package
beside them and ``.binder/``, so that each of these services finds all it needs there.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

import attrs

from electrolytes.book.publish.addresses import Addresses


@attrs.frozen
class Launch:
    """A service that runs a page, what it is in a few words, and the address that does it."""

    name: str
    where: str
    address: str


def links(addresses: Addresses, notebook: str) -> list[Launch]:
    """The services that are configured, for one page.

    Parameters
    ----------
    notebook : path of the page's notebook below the folder of the site, such as ``chapters/mechanism/pump.ipynb``
    """
    found, path, branch = [], quote(notebook), addresses.notebooks
    if addresses.repository:
        name = addresses.repository.removeprefix("https://github.com/")
        found += [
            Launch("Colab", "Google’s servers, with an account there",
                   f"https://colab.research.google.com/github/{name}/blob/{branch}/{path}"),
            Launch("Binder", "a free server, ready after some minutes, without an account",
                   f"https://mybinder.org/v2/gh/{name}/{quote(branch, safe='')}?"
                   + urlencode({"urlpath": f"lab/tree/{notebook}"})),
        ]
        if addresses.hub:
            folder = addresses.repository.rsplit("/", 1)[1]
            found.append(Launch("JupyterHub", "your own school’s or group’s server",
                                f"{addresses.hub}hub/user-redirect/git-pull?" + urlencode({
                                    "repo": addresses.repository, "branch": branch,
                                    "urlpath": f"lab/tree/{folder}/{notebook}"})))
    if addresses.lite:
        found.append(Launch("JupyterLite", "Python in this browser, without a server",
                            f"{addresses.lite}lab/index.html?" + urlencode({"path": notebook})))
    return found


def package_source(addresses: Addresses) -> str:
    """From where pip gets the package that belongs to the notebooks; empty while no repository is configured."""
    return f"git+{addresses.repository}@{addresses.notebooks}" if addresses.repository else ""
