"""Reading the section ``links``: flows as text, and links with what they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from logicmodel.errors import ShapeError, did_you_mean, suggest
from logicmodel.formats.entries import IS_ID, EntryReader, described, is_null
from logicmodel.formats.fields import LINK
from logicmodel.formats.flow_text import GRAMMAR, FlowError, flow_of, steps_of
from logicmodel.formats.tree import Mapping, Node, Scalar, Unread
from logicmodel.vocabulary.links import Link

FLOW: Final = "link"
ENDS: Final = ("source", "target")
_ONE_ARROW: Final = 2  # the number of sides that one arrow has


def links_of(reader: EntryReader, section: Node) -> Iterator[Link]:
    """Return the links of a section; what cannot be read is noted."""
    for item in reader.items("links", section, "the file"):
        if isinstance(item, Scalar):
            yield from _bare(reader, item)
        elif isinstance(item, Mapping):
            yield from _annotated(reader, item)
        elif not isinstance(item, Unread):
            reader.refuse(item.at, f"a link must be text or a mapping, not {described(item)}", GRAMMAR)


def _bare(reader: EntryReader, item: Scalar) -> tuple[Link, ...]:
    steps = _steps(reader, item)
    return flow_of(steps, place=reader.source.place(item.at)).links if steps else ()


def _annotated(reader: EntryReader, item: Mapping) -> tuple[Link, ...]:
    rest = Mapping(item.at, {key: node for key, node in item.entries.items() if key not in {FLOW, *ENDS}}, item.key_at)
    steps = _ends(reader, item)
    what = f"link {' -> '.join(' + '.join(step) for step in steps)!r}" if steps else "link"
    said = reader.said(LINK.in_place, rest, item.at, what)
    if not steps:
        return ()
    try:
        return flow_of(steps, **said, place=reader.source.place(item.at)).links
    except ShapeError as error:
        reader.place(error, item, item.at)
    except ValueError as error:
        reader.refuse(item.entries["id"].at, str(error))
    return ()


def _ends(reader: EntryReader, item: Mapping) -> list[list[str]] | None:
    """Return the two sides of a link that says more, or None where they cannot be read."""
    flow = item.entries.get(FLOW)
    if flow is None:
        return _expanded(reader, item)
    if isinstance(flow, Scalar):
        return _one_step(reader, item, flow)
    if not isinstance(flow, Unread):
        reader.refuse(flow.at, f"link must be text, not {described(flow)}", GRAMMAR)
    return None


def _one_step(reader: EntryReader, item: Mapping, flow: Scalar) -> list[list[str]] | None:
    for end in ENDS:
        if end in item.entries:
            reader.refuse(
                item.key_at[end], f"a link has either 'link' or 'source' and 'target', and here is {end!r} too"
            )
    steps = _steps(reader, flow)
    if steps and len(steps) > _ONE_ARROW:
        hint = "write the other arrows as links of their own"
        reader.refuse(flow.at, "what is said of a link must be said of one arrow, and here are several", hint)
        return None
    return steps


def _expanded(reader: EntryReader, item: Mapping) -> list[list[str]] | None:
    steps = []
    for end in ENDS:
        node = item.entries.get(end)
        if is_null(node):
            reader.refuse(item.at, f"link: {end} is missing", f"write 'link: a -> b', or '{end}:'")
        elif isinstance(node, Scalar):
            if _is_known(reader, node.text, node.at):
                steps.append([node.text])
        elif node is not None and not isinstance(node, Unread):
            reader.refuse(node.at, f"link: {end} must be text, not {described(node)}")
    return steps if len(steps) == len(ENDS) else None


def _steps(reader: EntryReader, node: Scalar) -> list[list[str]] | None:
    """Return the ids of a flow text, or None where one is not in the model or the text is not a flow."""
    try:
        steps = steps_of(node.text)
    except FlowError as error:
        reader.refuse(_inside(reader, node, error.offset), f"{node.text!r} is not a flow: {error}", GRAMMAR)
        return None
    words = [word for step in steps for word in step]
    unknown = [word for word in words if not _is_known(reader, word.text, _inside(reader, node, word.offset))]
    return None if unknown else [[word.text for word in step] for step in steps]


def _is_known(reader: EntryReader, identifier: str, at: int) -> bool:
    """Return whether a link can start or end here; note it where not."""
    if reader.names.knows(identifier, "nodes"):
        # A name that is no id is noted where it is defined.
        return IS_ID(identifier) is not None
    hint = did_you_mean(suggest(identifier, reader.names.all("nodes"))) or "write it under the section of its kind"
    reader.refuse(at, f"a link names {identifier!r}, which the model does not have", hint)
    return False


def _inside(reader: EntryReader, node: Scalar, offset: int) -> int:
    """Return where a character of a text stands in the file, or where the text starts if that cannot be said."""
    start = node.at + node.quoted
    written = reader.source.text[start : start + len(node.text)]
    return start + offset if written == node.text else node.at
