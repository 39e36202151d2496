"""Drafts: models with loose ends, which name what is not there yet."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from logicmodel.formats.document import Document, date_in_json, document_of
from logicmodel.formats.emitter import emit
from logicmodel.formats.fields import KIND_SECTIONS, SECTIONS
from logicmodel.formats.files import documents_of, format_of
from logicmodel.formats.includes import Documents, Format
from logicmodel.formats.loose_ends import LooseEnd, loose_ends_of
from logicmodel.formats.reader import read_model
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.writing import replace_file

_ELEMENTS: Final = (*KIND_SECTIONS, "elements")


@frozen
class Draft:
    r"""
    A model with loose ends.

    Args:
        model: The model, without what names something that is not there yet.
        loose_ends: What was left out; `dump_draft` writes it again.

    Example:
        >>> from logicmodel.formats import loads_draft
        >>> draft = loads_draft("logicmodel: 1\nid: m\ninputs: {a: A}\nlinks: [a -> b]")
        >>> draft.model, len(draft.loose_ends)
        (<LogicModel 'm': 1 element, 0 links>, 1)
    """

    model: LogicModel
    loose_ends: tuple[LooseEnd, ...]


def load_draft(path: str | os.PathLike[str], *, max_bytes: int = MAX_BYTES) -> Draft:
    """
    Load a model with loose ends, such as links to elements that do not exist yet.

    Left out are links and claims with an end that is missing, elements of a stage that is missing, and members, targets
    of external factors, stakeholders, indicators, evidence, assumptions and rivals that are named and missing.
    Everything else that is wrong is an error, as for `load`.

    Args:
        path: The file.
        max_bytes: How large it may be, with those that it includes.

    Returns:
        The model, and what was left out, each with its place.

    Raises:
        FormatError: The file is wrong in another way.
        OSError: The file cannot be read.
        ValueError: The name has another ending.

    Example:
        >>> from logicmodel import dump, load_example
        >>> from logicmodel.formats import load_draft
        >>> dump(load_example("reading-together"), "model.yaml")
        >>> load_draft("model.yaml").loose_ends
        ()
    """
    return _draft_of(documents_of(path, max_bytes=max_bytes))


def loads_draft(text: str | bytes, format: Format = "yaml", name: str = "<string>") -> Draft:
    r"""
    Return a model with loose ends from a text, such as links to elements that do not exist yet.

    Args:
        text: The text.
        format: ``yaml`` or ``json``.
        name: What an error calls it.

    Returns:
        The model, and what was left out.

    Raises:
        FormatError: The text is wrong in another way.

    Example:
        >>> from logicmodel.formats import loads_draft
        >>> loads_draft("logicmodel: 1\nid: m\ngroups: {g: {label: G, members: [x]}}").loose_ends[0].missing
        ('x',)
    """
    documents = Documents(MAX_BYTES)
    documents.add_text(text, format, name)
    return _draft_of(documents)


def dump_draft(draft: Draft, path: str | os.PathLike[str]) -> None:
    r"""
    Write a draft to a file, loose ends and all.

    Args:
        draft: The draft. If its model was changed since, loose ends of parts that are gone go with them.
        path: The file; its name ends in ``.yaml``, ``.yml`` or ``.json``.

    Raises:
        OSError: The file cannot be written.
        ValueError: The name has another ending.

    Example:
        >>> from logicmodel.formats import dump_draft, load_draft, loads_draft
        >>> draft = loads_draft("logicmodel: 1\nid: m\ninputs: {a: A}\nlinks: [a -> b]")
        >>> dump_draft(draft, "draft.yaml")
        >>> load_draft("draft.yaml") == draft
        True
    """
    name = os.fspath(path)
    replace_file(Path(name).resolve(), dumps_draft(draft, format_of(name)).encode())


def dumps_draft(draft: Draft, format: Format = "yaml") -> str:
    r"""
    Return a draft as text, loose ends and all.

    Args:
        draft: The draft.
        format: ``yaml`` or ``json``.

    Returns:
        The text, from which `loads_draft` returns an equal draft.

    Example:
        >>> from logicmodel.formats import dumps_draft, loads_draft
        >>> draft = loads_draft("logicmodel: 1\nid: m\ninputs: {a: A}\nlinks: [a -> b]")
        >>> "- a -> b" in dumps_draft(draft)
        True
    """
    document = document_of(draft.model, in_full=True)
    for end in draft.loose_ends:
        _put_back(document, end)
    if format == "json":
        return json.dumps(document, indent=2, ensure_ascii=False, default=date_in_json) + "\n"
    return emit(document, apart=SECTIONS)


def _put_back(document: Document, end: LooseEnd) -> None:
    """Write a loose end where it stood."""
    if end.field is None:
        _put_back_whole(document, end)
        return
    part = _part(document, end)
    if part is None:
        return
    if isinstance(end.said, list):
        part[end.field] = [*part.get(end.field, []), *end.said]
    else:
        part[end.field] = end.said


def _put_back_whole(document: Document, end: LooseEnd) -> None:
    if end.id is None:
        document.setdefault(end.section, []).append(end.said)
    else:
        document.setdefault(end.section, {})[end.id] = end.said


def _part(document: Document, end: LooseEnd) -> Document | None:
    if end.section in {"links", "claims"}:
        return next((each for each in document.get(end.section, ()) if end.id == _id_of(each)), None)
    sections = _ELEMENTS if end.section in _ELEMENTS else (end.section,)
    return next((document[name][end.id] for name in sections if end.id in document.get(name, {})), None)


def _id_of(entry: Any) -> str | None:  # noqa: ANN401 -- an entry of a document
    if not isinstance(entry, dict):
        return None
    return entry.get("id") or f"{entry.get('source')}->{entry.get('target')}"


def _draft_of(documents: Documents) -> Draft:
    ends = loose_ends_of(documents)
    return Draft(read_model(documents), ends)
