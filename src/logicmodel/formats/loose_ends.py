"""Loose ends: what a file names that is not there yet, taken out of it and kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from attrs import field as attribute
from attrs import frozen

from logicmodel.formats.fields import KIND_SECTIONS, REGISTRIES
from logicmodel.formats.flow_text import FlowError, steps_of
from logicmodel.formats.includes import Documents
from logicmodel.formats.names import Names
from logicmodel.places import Place
from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping, Node, Scalar, Sequence
from logicmodel.vocabulary.validation import is_id

_ELEMENTS: Final = (*KIND_SECTIONS, "elements")

# By section: the fields whose values may name what is not there yet, and where these are looked up.
_NAMING: Final = {
    **{section: {"who": "stakeholders", "indicators": "indicators"} for section in _ELEMENTS},
    "groups": {"members": "elements"},
    "external_factors": {"acts_on": "targets"},
    "links": {"evidence": "evidence", "assumptions": "assumptions"},
    "claims": {"evidence": "evidence", "rivals": "rivals"},
    "rivals": {"evidence": "evidence"},
}


@frozen
class LooseEnd:
    r"""
    A part of a draft that names something the model does not have yet.

    Args:
        section: The section of the file in which it stands.
        id: The id of the part that says it; None for a link or a claim, which are left out as a whole.
        field: The field of that part; None for a part that is left out as a whole.
        said: What was written: an id, or all that was said of a part.
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
            what = self.said if isinstance(self.said, str) else _ends_text(self.said)
            return f"{where}{self.section.removesuffix('s')} {what!r} names {names}, which is not there yet"
        if self.field is None:
            return f"{where}the stage of {self.id!r}, {names}, is not there yet"
        return f"{where}{self.field} of {self.id!r} names {names}, which is not there yet"


def loose_ends_of(documents: Documents) -> tuple[LooseEnd, ...]:
    """
    Take what names something missing out of the files of a model, and return it.

    Args:
        documents: The files, which are changed.
    """
    names = Names()
    for document in documents.found:
        names.note(document.root)
    # An element without its stage goes as a whole, and then what names that element is loose too.
    ends = [end for each in documents.found for end in _elements_taken_out(each.source, each.root, names)]
    known: dict[str, set[str]] = {section: set() for section in REGISTRIES}
    for document in documents.found:
        for section in REGISTRIES:
            known[section].update(_keys(document.root.entries.get(section)))
        names.links.update(_own_ids(document.root.entries.get("links")))
    ends += [end for each in documents.found for end in _taken_out(each.source, each.root, names, known)]
    return tuple(ends)


def _elements_taken_out(source: Source, root: Mapping, names: Names) -> Iterator[LooseEnd]:
    for section in _ELEMENTS:
        where = root.entries.get(section)
        if not isinstance(where, Mapping):
            continue
        for key, part in list(_parts(where)):
            stage = part.entries.get("stage")
            if isinstance(stage, Scalar) and not stage.is_null and not names.knows(stage.text, "stages"):
                place = source.place(stage.at)
                del where.entries[key]
                names.elements.discard(key)
                yield LooseEnd(section, key, None, _plain(part), (stage.text,), place)


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
    yield from _links_taken_out(source, root, "links", names)
    yield from _links_taken_out(source, root, "claims", names)
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
        node = _named_in(node)
        if not isinstance(node, Scalar) or node.is_null:
            return False
        if self.among in self.known:
            is_text = self.among == "assumptions" and not is_id(node.text)
            return not is_text and node.text not in self.known[self.among]
        return not self.names.knows(node.text, self.among)


def _named_in(node: Node) -> Node:
    """Return what names a part: a text, or the source in what is said of one where it is used."""
    return node.entries.get("source", node) if isinstance(node, Mapping) else node


def _names_taken_out(
    source: Source, what: tuple[str, str, str], part: Mapping, node: Node, lookup: _Lookup
) -> Iterator[LooseEnd]:
    section, key, name = what
    if isinstance(node, Sequence):
        lost = [item for item in node.items if lookup.lacks(item)]
        node.items[:] = [item for item in node.items if item not in lost]
        for item in lost:
            named = _named_in(item)
            if isinstance(named, Scalar):
                yield LooseEnd(section, key, name, [_plain(item)], (named.text,), source.place(named.at))
    elif isinstance(node, Scalar) and lookup.lacks(node):
        del part.entries[name]
        yield LooseEnd(section, key, name, node.text, (node.text,), source.place(node.at))


def _links_taken_out(source: Source, root: Mapping, name: str, names: Names) -> Iterator[LooseEnd]:
    """Take links or claims with an end that is missing out of a file, and return them."""
    section = root.entries.get(name)
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
                yield LooseEnd(name, None, None, f"{one} -> {other}", absent, source.place(item.at))
        else:
            yield LooseEnd(name, None, None, _plain(item), missing, source.place(item.at))
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


def _ends_text(said: dict[str, Any]) -> str:
    """Return how a link or a claim is written, from all that was said of it."""
    return str(said.get("link") or f"{said.get('source')} -> {said.get('target')}")
