"""Chapters opened in JupyterLab keep their text byte for byte, but for what their author changed.

Jupytext reads a chapter as a notebook and writes it anew when it is saved: its front matter in another form, without
the keys that are not Jupyter's, its code cells under another name. Here what it writes is laid beside the file as it
is: every cell that is still the same keeps the lines that it had, and the front matter stays. JupyterLab is told to
save its files through `Originals` by ``make lab AUTHOR=1``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from jupyter_server.services.contents.filecheckpoints import AsyncFileCheckpoints
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupytext.myst import CODE_DIRECTIVE, RAW_DIRECTIVE, get_parser, myst_to_notebook

LANGUAGE = re.compile(rf"^([`~:]{{3,}}{re.escape(CODE_DIRECTIVE)})[ \t]*(\S*)", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """A cell with the lines it stands in: those between it and the cell before, and its own."""

    gap: str
    text: str
    content: str
    """What makes it the same cell: kind, metadata, source."""


def kept(old: str, new: str) -> str:
    """The new text of a chapter, with the old lines wherever a cell has not changed.

    Parameters
    ----------
    old : str
        The chapter's file.
    new : str
        What Jupytext would write.
    """
    head, before = _parts(old)
    _, after = _parts(new)
    if not before or not after:
        return new
    language = next((match[2] for match in LANGUAGE.finditer(old)), "")
    same: dict[int, int] = {}
    for old_at, new_at, size in SequenceMatcher(
        None, [part.content for part in before], [part.content for part in after], autojunk=False
    ).get_matching_blocks():
        same |= {new_at + i: old_at + i for i in range(size)}
    lines = [head]
    for i, part in enumerate(after):
        at = same.get(i)
        if at is None:
            lines += [part.gap, LANGUAGE.sub(rf"\1 {language}".rstrip(), part.text)]
        elif (i == 0 and at == 0) or (i > 0 and at > 0 and same.get(i - 1) == at - 1):
            lines += [before[at].gap, before[at].text]
        else:  # it has another neighbor now
            lines += [part.gap, before[at].text]
    end = old[len(old.rstrip("\n")):] if len(after) - 1 in same else "\n"
    return "".join(lines).rstrip("\n") + end


def _parts(text: str) -> tuple[str, list[Part]]:
    """The front matter, and the cells; together they are the whole text."""
    lines = text.splitlines(keepends=True)
    tokens = get_parser().parse(text + "\n")
    spans: list[tuple[int, int]] = []
    head = 0
    if tokens and tokens[0].type == "front_matter":
        head = tokens.pop(0).map[1]
    at, depth = head, 0

    def markdown(end: int) -> None:
        inner = [i for i in range(at, end) if lines[i].strip()]
        if inner:
            spans.append((inner[0], inner[-1] + 1))

    for token in tokens:
        depth += token.nesting
        if depth or token.map is None:
            continue
        cell = token.type == "fence" and token.info.startswith((CODE_DIRECTIVE, RAW_DIRECTIVE))
        if cell or token.type == "myst_block_break":
            markdown(token.map[0])
            at = token.map[1]
            if cell:
                spans.append((token.map[0], token.map[1]))
    markdown(len(lines))
    cells = myst_to_notebook(text).cells
    if len(cells) != len(spans):
        return "", []
    parts, done = [], head
    for cell, (start, end) in zip(cells, spans, strict=True):
        content = json.dumps([cell.cell_type, cell.metadata, cell.source], sort_keys=True)
        parts.append(Part("".join(lines[done:start]), "".join(lines[start:end]), content))
        done = end
    return "".join(lines[:head]), parts


class Originals(AsyncLargeFileManager):
    """Files of JupyterLab's server; Jupytext, laid over it, hands on what it would write."""

    async def save(self, model: dict[str, Any], path: str = "") -> Any:
        """Write a file; of a chapter, only what its author changed."""
        file = Path(self._get_os_path(path))  # type: ignore[no-untyped-call]
        if model.get("type") == "file" and file.suffix == ".md" and file.exists() and isinstance(model["content"], str):
            model = model | {"content": kept(file.read_text("utf8"), model["content"])}
        return await super().save(model, path)  # type: ignore[no-untyped-call]


class Checkpoints(AsyncFileCheckpoints):
    """Checkpoints of the chapters below ``_build``, where no list of the chapters finds them."""

    def checkpoint_path(self, checkpoint_id: str, path: str) -> str:
        """Where a checkpoint is kept: under the file's own path in the book."""
        folder, _, name = path.strip("/").rpartition("/")
        place = Path(self.root_dir, "_build", "checkpoints", folder)
        place.mkdir(parents=True, exist_ok=True)
        stem, dot, ending = name.rpartition(".")
        return str(place / f"{stem}-{checkpoint_id}{dot}{ending}")
