"""Lists of references in CSL-JSON, which Zotero, Pandoc and others exchange."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Final

from logicmodel.exchange.citations.entries import ANY_TYPE, DATA, Entry, as_evidence, lose_rest
from logicmodel.exchange.files import Readable, content_of, json_text, write_text
from logicmodel.exchange.kept import lost
from logicmodel.exchange.losses import Imported, Loss, Losses, gathered, refuse_if_strict
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.vocabulary.evidence import Evidence

_READ: Final = frozenset({"id", "type", "title", "author", "issued", "URL", *DATA})


def read_csl(source: Readable, *, strict: bool = False) -> Imported:
    """
    Return the references in a CSL-JSON file as a model that has nothing but evidence.

    Unite it with your model, and name the sources at its links.

    Args:
        source: A path, or the content as bytes.
        strict: Whether to raise if anything is lost.

    Returns:
        The model, and what was lost.

    Raises:
        FormatError: It is not CSL-JSON, or something was lost and ``strict`` is true.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_csl
        >>> model, losses = read_csl(b'''[{"id": "doe2019", "type": "article-journal", "title": "A trial",
        ... "author": [{"family": "Doe", "given": "Jane"}], "issued": {"date-parts": [[2019, 5]]}}]''')
        >>> model.evidence[0].citation, model.evidence[0].date
        ('Doe (2019), A trial', '2019-05')
    """
    content = content_of(source)
    data = content.json()
    items = data.get("items") if isinstance(data, dict) else data
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        content.refuse("CSL-JSON is a list of objects, one a source")
    losses: list[Loss] = []
    entries = [_entry(item, f"entry {number}", losses) for number, item in enumerate(items, start=1)]
    return as_evidence("CSL-JSON", content.stem, entries, losses, strict=strict)


def write_csl(model: LogicModel, path: str | os.PathLike[str], *, strict: bool = False) -> Losses:
    """
    Write the evidence of a model as CSL-JSON.

    Evidence that was read from a list of references is written with its fields, other evidence with its citation as
    the title.

    Args:
        model: The model.
        path: The file to write.
        strict: Whether to raise if anything of the evidence is lost; then nothing is written.

    Returns:
        What is lost, which is all of the model but its evidence.

    Raises:
        FormatError: Something of the evidence is lost, and ``strict`` is true.
        OSError: The file cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import read_csl, write_csl
        >>> losses = write_csl(load_example("reading-together"), "sources.json")
        >>> len(read_csl("sources.json").model.evidence)
        4
    """
    refuse_non_model(model)
    text = json_text([_item(each) for each in model.evidence])
    known = lost(model, format_called("csl").keeps, "CSL-JSON has sources only")
    losses = verified("CSL-JSON", model, read_csl(text.encode()).model, known)
    # All else is lost by intent: a list of sources has no place for a model.
    refuse_if_strict(gathered("CSL-JSON", (each for each in losses if each.subject == "evidence")), strict=strict)
    write_text(text, path)
    return losses


def _entry(item: Mapping[str, Any], place: str, losses: list[Loss]) -> Entry:
    key = str(item.get("id") or "")
    lose_rest(losses, key, {name: value for name, value in item.items() if name not in _READ}, place)
    authors = item.get("author")
    more = {name: str(item[name]) for name in DATA[3:] if isinstance(item.get(name), str | int)}
    return Entry(
        key,
        _text(item.get("type")),
        _text(item.get("title")),
        tuple(_name(each) for each in authors if isinstance(each, dict)) if isinstance(authors, list) else (),
        _date(item.get("issued")),
        _text(item.get("URL")),
        more,
        place,
    )


def _name(author: Mapping[str, Any]) -> str:
    if literal := _text(author.get("literal")):
        return literal
    family = " ".join(filter(None, [_text(author.get("non-dropping-particle")), _text(author.get("family"))]))
    return ", ".join(filter(None, [family, _text(author.get("given"))])) or "?"


def _date(issued: object) -> str | None:
    if not isinstance(issued, dict):
        return _text(issued)
    parts = issued.get("date-parts")
    if not isinstance(parts, list) or not parts or not isinstance(parts[0], list) or not parts[0]:
        return _text(issued.get("raw")) or _text(issued.get("literal"))
    numbers = [str(each) for each in parts[0][:3]]
    return "-".join([numbers[0].rjust(4, "0"), *(each.rjust(2, "0") for each in numbers[1:])])


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) and value.strip() else None


def _item(evidence: Evidence) -> dict[str, Any]:
    data = evidence.data
    authors = data.get("author") or ()
    named = [authors] if isinstance(authors, str) else list(authors) if isinstance(authors, tuple | list) else []
    item: dict[str, Any] = {"id": evidence.id, "type": str(data.get("type") or ANY_TYPE)}
    item["title"] = str(data.get("title") or evidence.citation)
    if named:
        item["author"] = [_author(str(name)) for name in named]
    if evidence.date:
        item["issued"] = {"date-parts": [[int(part) for part in evidence.date.split("-")]]}
    item |= {name: str(data[name]) for name in DATA[3:] if data.get(name)}
    if evidence.url:
        item["URL"] = evidence.url
    return item


def _author(name: str) -> dict[str, str]:
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}
