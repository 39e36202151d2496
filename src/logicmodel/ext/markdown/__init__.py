"""
An extension of Python-Markdown, and so for MkDocs, Material and Zensical: blocks ``logicmodel`` in a page.

A block holds a model, or names a file, and is replaced by the picture, or by what ``show`` says::

    ```logicmodel file="model.yaml" path="train -> fluency" caption="How training helps"
    ```

In the configuration of a site it is called ``logicmodel``. MkDocs and Zensical say which page they are at, and files
are looked for beside it; in other hosts they are looked for in the ``folder`` that the configuration names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from typing import Any, cast

import click
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from logicmodel.errors import LogicModelError, Problem, one_of
from logicmodel.ext.block_models import model_in_file, model_in_page, refuse_two_sources
from logicmodel.ext.block_options import KINDS, Kind, asked
from logicmodel.ext.html import block_html
from logicmodel.ext.markdown.fences import Fence, fences
from logicmodel.ext.markdown.host_pages import note_anchors, page_of
from logicmodel.ext.problems import BlockError, told_at
from logicmodel.ext.shown import part_of
from logicmodel.places import Place

# Before superfences (25), which passes over errors, and after spaces are tidied up (30).
_PRIORITY = 26

_OWN_OPTIONS = ("file", "show")


class LogicModelExtension(Extension):
    """The extension, which sites list as ``logicmodel``, with its option ``folder``."""

    def __init__(self, **configuration: Any) -> None:  # noqa: ANN401 -- as Python-Markdown says
        """Take the options of the site."""
        self.config = {"folder": [".", "where files are looked for, if the host does not say which page it is at"]}
        super().__init__(**configuration)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- as Python-Markdown calls it
        """Have our blocks replaced before any others are looked at."""
        blocks = _Blocks(md, Path(self.getConfig("folder")))
        md.preprocessors.register(blocks, "logicmodel", _PRIORITY)


class PageError(click.ClickException, LogicModelError):
    """
    A page has blocks that cannot be shown.

    It is an exception of click as well: MkDocs and Zensical are commands of click, which prints such ones as messages.

    Attributes:
        problems: Everything that is wrong, each with its place in the page or in the file of a model.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems; there is at least one."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class _Blocks(Preprocessor):
    """Replaces the blocks of a page."""

    def __init__(self, md: Markdown, folder: Path) -> None:
        super().__init__(md)
        self.folder = folder

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines of a page with our blocks replaced by placeholders for what they show."""
        found = [fence for fence in fences(lines) if fence.is_ours]
        if not found:
            return lines
        page = page_of(self.md)
        result, position = [], 0
        problems: list[Problem] = []
        names: set[str] = set()
        for fence, place in zip(found, _places(found, page), strict=True):
            result += lines[position : fence.start]
            try:
                shown = self._shown(fence, place, page, names)
            except BlockError as error:
                problems += error.problems
            else:
                note_anchors(self.md, shown)
                result += ["", fence.margin + self.md.htmlStash.store(shown), ""]
            position = fence.end
        if problems:
            raise PageError(dict.fromkeys(problems))
        return result + lines[position:]

    def _shown(self, fence: Fence, place: Place, page: Path | None, names: set[str]) -> str:
        with told_at(place):
            given = fence.options()
            kind = cast("Kind", one_of("show", given.pop("show", "picture"), KINDS))
        file = given.pop("file", None)
        wanted = asked(kind, given, place, _OWN_OPTIONS)
        refuse_two_sources(file, fence.text, place)
        if file:
            model, _ = model_in_file((page.parent if page else self.folder) / file, place)
        else:
            model = model_in_page(fence.text, place.file, place.line + 1)
        name = _new_name(wanted.name, model.id, names, place)
        return block_html(part_of(model, wanted, place), wanted, place, name)


def _new_name(name: str | None, model: str, names: set[str], place: Place) -> str:
    """Return the name of a block, which no other on the page has: its own, or one made of the id of its model."""
    if name in names:
        raise BlockError([Problem(f"another block on the page has the name {name!r}", (place,), "give it another one")])
    if name is None:
        plain = f"lm-{re.sub('[^a-z0-9]+', '-', model)}"
        name = next(each for each in chain((plain,), (f"{plain}-{number}" for number in count(2))) if each not in names)
    names.add(name)
    return name


def _places(found: list[Fence], page: Path | None) -> list[Place]:
    """Return where blocks stand in their file, which may have lines that the host took off, or else in the text."""
    written = found
    if page is not None:
        in_file = [each for each in fences(page.read_text(encoding="utf-8").splitlines()) if each.is_ours]
        if [each.header for each in in_file] == [each.header for each in found]:
            written = in_file
    name = "the page" if page is None else str(page)
    return [Place(name, fence.start + 1) for fence in written]
