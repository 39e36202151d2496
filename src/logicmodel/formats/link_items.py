"""Reading the section ``links``: flows as text, and links with what they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from attrs import evolve

from logicmodel.errors import ShapeError
from logicmodel.formats.advice import labels_in_flow_hint
from logicmodel.formats.entries import IS_ID, EntryReader, described, is_null
from logicmodel.formats.fields import LINK
from logicmodel.formats.flow_text import GRAMMAR, FlowError, steps_of
from logicmodel.formats.sorts import Value
from logicmodel.reading.limits import MAX_LINKS
from logicmodel.reading.tree import Mapping, Node, Scalar, Unread
from logicmodel.vocabulary.flows import links_along
from logicmodel.vocabulary.links import Link
from logicmodel.wording import quoted

FLOW: Final = "link"
ENDS: Final = ("source", "target")
# In the place of ends that cannot be read, so that all else is judged; no message names them.
_SOME_ENDS: Final = [["source"], ["target"]]
_SOME_NAME: Final = "source->target"
_OTHER_ENDS: Final = {"from": "source", "to": "target"}


def links_of(reader: EntryReader, section: Node) -> Iterator[Link]:
    """Return the links of a section; what cannot be read is noted."""
    for item in reader.items("links", section, "the file"):
        if isinstance(item, Scalar):
            yield from _bare(reader, item)
        elif isinstance(item, Mapping):
            yield from _mapped(reader, item)
        elif not isinstance(item, Unread):
            reader.refuse(item.at, f"a link must be text or a mapping, not {described(item)}", GRAMMAR)


def _bare(reader: EntryReader, item: Scalar) -> tuple[Link, ...]:
    """Return the links of a flow."""
    steps = _steps(reader, item)
    return links_along(steps, place=reader.source.place(item.at)) if steps else ()


def _mapped(reader: EntryReader, item: Mapping) -> tuple[Link, ...]:
    """Return the links of an item that says more than a flow."""
    item = _with_known_ends(reader, item)
    if FLOW in item.entries:
        return _annotated(reader, item)
    if item.entries.keys() & set(ENDS):
        return _in_full(reader, item)
    reader.refuse(
        item.at,
        "a link has a field 'link', or the fields 'source' and 'target'; here is neither",
        GRAMMAR,
        code="missing-field",
    )
    return ()


def _with_known_ends(reader: EntryReader, item: Mapping) -> Mapping:
    """Return an item whose ends are called as they are here; other words for them are noted."""
    renamed = dict(item.entries)
    for word, end in _OTHER_ENDS.items():
        if word in renamed and end not in renamed:
            reader.refuse(item.key_at[word], f"link has no field {word!r}", f"write '{end}:'", code="unknown-field")
            renamed[end] = renamed.pop(word)
    return Mapping(item.at, renamed, item.key_at)


def _annotated(reader: EntryReader, item: Mapping) -> tuple[Link, ...]:
    """Return the links of which a mapping with a flow says more."""
    flow = item.entries[FLOW]
    steps = _one_arrow(reader, flow)
    name = "->".join("+".join(step) for step in steps or ())
    said = _said(reader, item, (FLOW,), f"link {name!r}" if name else "link")
    # What is said is judged also where the ends are not known, so that all that is wrong is told at once.
    made = _made(reader, item, lambda: links_along(steps or _SOME_ENDS, **said), named=bool(steps))
    return made if steps else ()


def _in_full(reader: EntryReader, item: Mapping) -> tuple[Link, ...]:
    """Return the link that a mapping with its two ends says."""
    ends = [_end(reader, item, name) for name in ENDS]
    source, target = ends
    said = _said(reader, item, ENDS, f"link '{source}->{target}'" if all(ends) else "link")
    one, other = (source, target) if source and target else ("source", "target")
    made = _made(reader, item, lambda: (Link(one, other, **said),), named=bool(source and target))
    return made if source and target else ()


def _said(reader: EntryReader, item: Mapping, read: tuple[str, ...], what: str) -> dict[str, Value]:
    """Return what is said of a link besides its ends, which were read already."""
    rest = {name: node for name, node in item.entries.items() if name not in read}
    said = reader.said(LINK.in_place, Mapping(item.at, rest, item.key_at), item.at, what)
    item.entries.update(rest)  # with the fields that were meant, so that problems point at them
    return said | {"place": reader.source.place(item.at)}


def _made(reader: EntryReader, item: Mapping, make: Callable[[], tuple[Link, ...]], *, named: bool) -> tuple[Link, ...]:
    """Return the links that are made, or none where the vocabulary refuses them; `named` if their ends are known."""
    try:
        return make()
    except ShapeError as error:
        reader.note(error if named else _without_name(error), item, item.at)
    except ValueError as error:
        # One id was given for several links.
        reader.refuse(item.entries["id"].at, str(error), code="conflict", field="id")
    return ()


def _without_name(error: ShapeError) -> ShapeError:
    """Return an error of a link that has stand-ins for ends, without the name that these make."""
    return ShapeError(
        [evolve(each, message=each.message.replace(f" {_SOME_NAME!r}", "", 1), id=None) for each in error.problems]
    )


def _one_arrow(reader: EntryReader, flow: Node) -> list[list[str]] | None:
    """Return the two sides of a flow that has one arrow."""
    if not isinstance(flow, Scalar):
        if not isinstance(flow, Unread):
            reader.refuse(flow.at, f"link must be text, not {described(flow)}", GRAMMAR)
        return None
    steps = _steps(reader, flow)
    if steps and len(steps) > len(ENDS):
        hint = "write the other arrows as items of their own"
        reader.refuse(
            flow.at,
            f"{quoted(flow.text)} has several arrows, and what is said here is said of one",
            hint,
            code="invalid-link",
        )
        return None
    return steps


def _end(reader: EntryReader, item: Mapping, name: str) -> str | None:
    """Return the source or the target of a link that is written in full."""
    node = item.entries.get(name)
    if node is None or is_null(node):
        reader.refuse(item.at, f"link: {name} is missing", f"write 'link: a -> b', or '{name}:'", code="missing-field")
    elif isinstance(node, Scalar):
        if reader.names.knows(node.text, "nodes"):
            return node.text if IS_ID(node.text) else None
        _refuse_unknown(reader, node.text, node.at)
    elif not isinstance(node, Unread):
        reader.refuse(node.at, f"link: {name} must be text, not {described(node)}")
    return None


def _steps(reader: EntryReader, node: Scalar) -> list[list[str]] | None:
    """Return the ids of a flow text, or None if one is not in the model or the text is not a flow."""
    try:
        steps = steps_of(node.text)
    except FlowError as error:
        at, hint = _inside(reader, node, error.offset), labels_in_flow_hint(node.text) or GRAMMAR
        reader.refuse(at, f"{quoted(node.text)} is not a flow: {error}", hint, code="invalid-link")
        return None
    words = [word for step in steps for word in step]
    if unknown := [word for word in words if not reader.names.knows(word.text, "nodes")]:
        for word in unknown:
            _refuse_unknown(reader, word.text, _inside(reader, node, word.offset))
        return None
    if _are_too_many(reader, node, sum(len(left) * len(right) for left, right in pairwise(steps))):
        return None
    # A name that is no id is noted where it is defined.
    return [[word.text for word in step] for step in steps] if all(IS_ID(word.text) for word in words) else None


def _are_too_many(reader: EntryReader, node: Scalar, links: int) -> bool:
    """Return whether a flow makes more links than a file may; note it where so."""
    reader.names.links_left -= links
    if reader.names.links_left >= 0:
        return False
    message = f"this flow makes {links:,} links, and with it the file has more than {MAX_LINKS:,}"
    reader.refuse(
        node.at, message, "link stages or groups, where all in one contribute to all in the other", code="too-large"
    )
    return True


def _refuse_unknown(reader: EntryReader, identifier: str, at: int) -> None:
    hint = reader.names.advice(identifier, "nodes") or "write it under the section of its kind"
    reader.refuse(at, f"a link names {quoted(identifier)}, which the model does not have", hint, code="unknown-id")


def _inside(reader: EntryReader, node: Scalar, offset: int) -> int:
    """Return where a character of a text stands in the file, or where the text starts if that cannot be said."""
    start = node.at + node.quoted
    written = reader.source.text[start : start + len(node.text)]
    return start + offset if written == node.text else node.at
