"""Drafts: models with loose ends, which name what is not there yet."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from attrs import field as attribute
from attrs import frozen

from logicmodel.formats.document import Document, date_in_json, document_of
from logicmodel.formats.emitter import emit
from logicmodel.formats.fields import KIND_SECTIONS, REGISTRIES, SECTIONS
from logicmodel.formats.files import documents_of, format_of
from logicmodel.formats.flow_text import FlowError, steps_of
from logicmodel.formats.includes import Documents, Format
from logicmodel.formats.names import Names
from logicmodel.formats.reader import read_model
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping, Node, Scalar, Sequence
from logicmodel.vocabulary.validation import is_id
from logicmodel.writing import replace_file

_ELEMENTS: Final = (*KIND_SECTIONS, "elements")

# By section: the fields whose values may name what is not there yet, and where these are looked up.
_NAMING: Final = {
    **{section: {"who": "stakeholders", "indicators": "indicators"} for section in _ELEMENTS},
    "groups": {"members": "elements"},
    "external_factors": {"acts_on": "targets"},
    "links": {"evidence": "evidence", "assumptions": "assumptions"},
}


@frozen
class LooseEnd:
    r"""
    A part of a draft that names something the model does not have yet.

    Args:
        section: The section of the file in which it stands.
        id: The id of the part that says it; None for a link that is left out as a whole.
        field: The field of that part; None for a link that is left out as a whole.
        said: What was written: an id, or all that was said of a link.
        missing: The ids that are not there.
        place: Where it stands in the file.

    Example:
        >>> from logicmodel.formats import loads_draft
        >>> draft = loads_draft("logicmodel: 1\nid: m\ninputs: {a: A}\nlinks: [a -> b]")
        >>> print(draft.loose_ends[0])
        <string>:4:9: link 'a -> b' names 'b', which is not there yet
    """

    section: str
    id: str | None
    field: str | None
    said: Any
    missing: tuple[str, ...]
    place: Place | None = attribute(default=None, eq=False)

    def __str__(self) -> str:
        """Return the loose end in a line."""
        where = f"{self.place}: " if self.place else ""
        names = ", ".join(map(repr, self.missing))
        if self.id is None:
            what = self.said if isinstance(self.said, str) else self.said.get("link", "")
            return f"{where}link {what!r} names {names}, which is not there yet"
        return f"{where}{self.field} of {self.id!r} names {names}, which is not there yet"


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

    Left out are links with an end that is missing, and members, targets of external factors, stakeholders, indicators,
    evidence and assumptions that are named and missing. Everything else that is wrong is an error, as for `load`.

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
        document.setdefault("links", []).append(end.said)
        return
    part = _part(document, end)
    if part is None:
        return
    if isinstance(end.said, list):
        part[end.field] = [*part.get(end.field, []), *end.said]
    else:
        part[end.field] = end.said


def _part(document: Document, end: LooseEnd) -> Document | None:
    if end.section == "links":
        links = document.get("links", ())
        return next((link for link in links if _id_of(link) == end.id), None)
    sections = _ELEMENTS if end.section in _ELEMENTS else (end.section,)
    return next((document[name][end.id] for name in sections if end.id in document.get(name, {})), None)


def _id_of(link: Any) -> str | None:  # noqa: ANN401 -- an entry of a document
    return link.get("id") or f"{link.get('source')}->{link.get('target')}" if isinstance(link, dict) else None


def _draft_of(documents: Documents) -> Draft:
    names = Names()
    known: dict[str, set[str]] = {section: set() for section in REGISTRIES}
    for document in documents.found:
        names.note(document.root)
        for section in REGISTRIES:
            known[section].update(_keys(document.root.entries.get(section)))
        names.links.update(_own_ids(document.root.entries.get("links")))
    ends = [end for each in documents.found for end in _taken_out(each.source, each.root, names, known)]
    return Draft(read_model(documents), tuple(ends))


def _keys(section: Node | None) -> Iterator[str]:
    if isinstance(section, Mapping):
        yield from section.entries
    elif isinstance(section, Sequence):
        for item in section.items:
            identifier = item.entries.get("id") if isinstance(item, Mapping) else None
            if isinstance(identifier, Scalar):
                yield identifier.text


def _own_ids(section: Node | None) -> Iterator[str]:
    """Return the ids of links, on which external factors may act."""
    for item in section.items if isinstance(section, Sequence) else ():
        own = item.entries.get("id") if isinstance(item, Mapping) else None
        if isinstance(own, Scalar):
            yield own.text
        pairs, _ = _pairs(item)
        yield from (f"{source}->{target}" for source, target in pairs)


def _taken_out(source: Source, root: Mapping, names: Names, known: dict[str, set[str]]) -> Iterator[LooseEnd]:
    """Take what names something missing out of a file, and return it."""
    yield from _links_taken_out(source, root, names)
    for section, fields in _NAMING.items():
        where = root.entries.get(section)
        for key, part in _parts(where):
            for name, among in fields.items():
                node = part.entries.get(name)
                if node is not None:
                    yield from _names_taken_out(source, (section, key, name), part, node, _Lookup(names, known, among))


def _parts(section: Node | None) -> Iterator[tuple[str, Mapping]]:
    if isinstance(section, Mapping):
        yield from ((key, part) for key, part in section.entries.items() if isinstance(part, Mapping))
    for item in section.items if isinstance(section, Sequence) else ():
        if isinstance(item, Mapping):
            own = item.entries.get("id")
            pairs, _ = _pairs(item)
            if isinstance(own, Scalar) or len(pairs) == 1:
                yield own.text if isinstance(own, Scalar) else "->".join(pairs[0]), item


@frozen
class _Lookup:
    """Whether something may be named in a field."""

    names: Names
    known: dict[str, set[str]]
    among: str

    def lacks(self, node: Node) -> bool:
        """Return whether a node names what is not there."""
        if not isinstance(node, Scalar) or node.is_null:
            return False
        if self.among in self.known:
            is_text = self.among == "assumptions" and not is_id(node.text)
            return not is_text and node.text not in self.known[self.among]
        return not self.names.knows(node.text, self.among)


def _names_taken_out(
    source: Source, what: tuple[str, str, str], part: Mapping, node: Node, lookup: _Lookup
) -> Iterator[LooseEnd]:
    section, key, name = what
    if isinstance(node, Sequence):
        lost = [item for item in node.items if lookup.lacks(item)]
        node.items[:] = [item for item in node.items if item not in lost]
        for item in lost:
            if isinstance(item, Scalar):
                yield LooseEnd(section, key, name, [item.text], (item.text,), source.place(item.at))
    elif isinstance(node, Scalar) and lookup.lacks(node):
        del part.entries[name]
        yield LooseEnd(section, key, name, node.text, (node.text,), source.place(node.at))


def _links_taken_out(source: Source, root: Mapping, names: Names) -> Iterator[LooseEnd]:
    section = root.entries.get("links")
    if not isinstance(section, Sequence):
        return
    kept: list[Node] = []
    for item in section.items:
        pairs, is_bare = _pairs(item)
        ends = dict.fromkeys(end for pair in pairs for end in pair)
        missing = tuple(end for end in ends if not names.knows(end, "nodes"))
        if not missing:
            kept.append(item)
            continue
        whole = [pair for pair in pairs if not {*pair} & {*missing}]
        if is_bare:
            kept += [Scalar(item.at, f"{one} -> {other}", quoted=False) for one, other in whole]
            lost = [pair for pair in pairs if pair not in whole]
            for one, other in lost:
                absent = tuple(end for end in (one, other) if end in missing)
                yield LooseEnd("links", None, None, f"{one} -> {other}", absent, source.place(item.at))
        else:
            yield LooseEnd("links", None, None, _plain(item), missing, source.place(item.at))
    section.items[:] = kept


def _pairs(item: Node) -> tuple[list[tuple[str, str]], bool]:
    """Return the ends of the links of an item, and whether it says nothing else."""
    flow: Node | None = item
    if isinstance(item, Mapping):
        source, target = item.entries.get("source"), item.entries.get("target")
        if isinstance(source, Scalar) and isinstance(target, Scalar):
            return [(source.text, target.text)], False
        flow = item.entries.get("link")
    if not isinstance(flow, Scalar):
        return [], False
    try:
        steps = steps_of(flow.text)
    except FlowError:
        return [], False
    found = [(one.text, other.text) for left, right in pairwise(steps) for one in left for other in right]
    return list(dict.fromkeys(found)), isinstance(item, Scalar)


def _plain(node: Node) -> Any:  # noqa: ANN401 -- whatever a file says
    if isinstance(node, Mapping):
        return {key: _plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    if not isinstance(node, Scalar):
        return None
    return node.text if node.quoted else _typed(node.text)


def _typed(text: str) -> Any:  # noqa: ANN401 -- a number, a truth value or a text
    if text in {"true", "false"}:
        return text == "true"
    for number in (int, float):
        try:
            value = number(text)
        except ValueError:
            continue
        return value if repr(value) == text else text
    return text
