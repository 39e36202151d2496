"""The model of a block: in a file, or written in the page itself."""

from __future__ import annotations

import os
from pathlib import Path

from logicmodel.errors import Problem, did_you_mean, suggest
from logicmodel.ext.problems import BlockError, told_at
from logicmodel.formats.files import documents_of, loads
from logicmodel.formats.includes import ENDINGS
from logicmodel.formats.reader import read_model
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place

_NEITHER = (
    "the block names no file and has no model in it; name a file, or write a model that starts with 'logicmodel: 1'"
)
_BOTH = "the block names a file and has a model in it; take one of them out"


def refuse_two_sources(file: str | None, text: str, place: Place) -> None:
    """
    Refuse a block with no model, and one with two.

    Args:
        file: The file that the block names, if any.
        text: What is written in the block.
        place: Where the block stands.

    Raises:
        BlockError: It names no model, or two.
    """
    if bool(file) == bool(text.strip()):
        raise BlockError([Problem(_BOTH if file else _NEITHER, (place,))])


def model_in_page(text: str, page: str, line: int) -> LogicModel:
    """
    Return a model that is written in a page.

    Args:
        text: The model, as YAML.
        page: The path of the page, as an error shows it.
        line: The line of the page in which the text starts, counted from 1.

    Raises:
        BlockError: It is no model; all that is wrong, each with its line in the page.
    """
    with told_at(Place(page, line)):
        # Empty lines in front, so that lines are counted as in the page.
        return loads("\n" * (line - 1) + text, name=page)


def model_in_file(path: Path, place: Place) -> tuple[LogicModel, tuple[Path, ...]]:
    """
    Return a model that stands in a file, and all files that it was read from.

    Args:
        path: The file.
        place: Where the block stands that names it.

    Raises:
        BlockError: The file cannot be read, or is no model; all that is wrong, each with its line in the file.
    """
    if not path.is_file():
        raise BlockError([_missing(path, place)])
    with told_at(place):
        documents = documents_of(os.path.relpath(path))
        files = tuple(Path(document.source.name).resolve() for document in documents.found)
        return read_model(documents), files


def _missing(path: Path, place: Place) -> Problem:
    """Return what to say of a file that is not there, with the names of files that are and are spelt much like it."""
    beside = {file.stem: file.name for file in path.parent.glob("*") if file.suffix.lower() in ENDINGS}
    advice = did_you_mean([beside[stem] for stem in suggest(path.stem, beside)])
    where = "the path starts at the folder of the page"
    return Problem(f"there is no file {os.path.relpath(path)}", (place,), advice or where)
