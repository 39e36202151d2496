"""Changes made to the text of a YAML file, whose comments and layout stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from pathlib import Path
from typing import Any, Final, NamedTuple

from logicmodel.differences.comparing import changes
from logicmodel.differences.naming import named_by
from logicmodel.differences.plain import identity_of
from logicmodel.differences.records import Record
from logicmodel.differences.renamed_text import renamed_text
from logicmodel.differences.text_edits import (
    NotEditableError,
    drop_field,
    drop_item,
    move_lines,
    put_entry,
    put_field,
    put_item,
    put_section,
    replace_node,
)
from logicmodel.differences.values import Change
from logicmodel.errors import FormatError, LogicModelError
from logicmodel.formats.fields import (
    ASSUMPTION,
    EXTERNAL_FACTOR,
    GROUP,
    KIND_SECTIONS,
    REGISTRIES,
    SECTIONS,
)
from logicmodel.formats.flow_text import FlowError, steps_of
from logicmodel.formats.includes import Documents
from logicmodel.formats.reader import read_model
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.reading.yaml_spans import Span, spans_of

_SECTION_OF_KIND: Final = {entry.name: section for section, entry in KIND_SECTIONS.items()}
_SHORT: Final[dict[str, str | None]] = {
    **{section: entry.short for section, entry in {**REGISTRIES, **KIND_SECTIONS}.items()},
    "groups": GROUP.short,
    "external_factors": EXTERNAL_FACTOR.short,
    "assumptions": ASSUMPTION.short,
    "links": "link",
    "stages": "id",
}


class Found(NamedTuple):
    """
    Where a file says a part.

    Args:
        node: What it says.
        section: The section or field in which it stands.
        parent: The mapping or list in which it stands.
    """

    node: Span
    section: str
    parent: Span


def changed_text(text: str, made: Iterable[Change]) -> str:
    """
    Return the text of a YAML file with changes made to it.

    Args:
        text: The text, which is a model.
        made: The changes.

    Raises:
        NotEditableError: A change cannot be made in the way in which the file is written.
    """
    ordered = sorted(made, key=lambda change: _ORDER.index(change.kind))
    for change in ordered:
        text = _made(text, change)
    return text


# What names a part goes after the part that it names is there, and before that part goes.
_ORDER: Final = ("renamed", "added", "changed", "reworded", "removed", "moved")


def _made(text: str, change: Change) -> str:
    """Return a text with one change made to it."""
    root = spans_of(text)
    if change.section == "model":
        return put_field(text, root, None, str(change.field), change.new)
    if change.kind == "added":
        return _added(text, root, change)
    found = next(_places(root, change.section, change.id), None)
    if change.kind == "removed":
        return text if found is None else _removed(text, root, change, found)
    if found is None:
        msg = f"{change.id} stands in another file, or only follows from others"
        raise NotEditableError(msg)
    if change.kind == "moved":
        return _moved(text, root, change, found)
    if change.kind == "renamed" or change.field == "kind":
        msg = f"{change.id} is {change.kind if change.field is None else 'of another kind'}"
        raise NotEditableError(msg)
    return _field(text, found, change)


def _places(root: Span, section: str, key: str) -> Iterator[Found]:
    """Return where a file says a part: in its section, or in place where it is carried."""
    if section == "links":
        yield from _link_places(root, key)
        return
    names = (*KIND_SECTIONS, "elements") if section == "elements" else (section,)
    for name in names:
        where = root.value(name)
        if where is None:
            continue
        if (pair := where.entry(key)) is not None:
            yield Found(pair[1], name, where)
        for item in where.items or ():
            if key in {item.text, _said(item, "id"), _said(item, "text")}:
                yield Found(item, name, where)
    for mapping in root.mappings() if section in REGISTRIES else ():
        field = mapping.value(section)
        if field is not None:
            in_place = (item for item in field.items or () if item.entries is not None and _said(item, "id") == key)
            yield from (Found(item, section, field) for item in in_place)


def _said(node: Span, name: str) -> str | None:
    value = node.value(name)
    return None if value is None else value.text


def _link_places(root: Span, key: str) -> Iterator[Found]:
    section = root.value("links")
    for item in section.items or () if section else ():
        own_id = _said(item, "id")
        if section and (own_id == key if own_id else key in _links_in(item)):
            yield Found(item, "links", section)


def _links_in(item: Span) -> list[str]:
    """Return the default ids of the links that an item makes."""
    if item.entries is not None and item.value("source"):
        return [f"{_said(item, 'source')}->{_said(item, 'target')}"]
    flow = item.text if item.entries is None else _said(item, "link") or ""
    try:
        steps = steps_of(flow)
    except FlowError:
        return []
    pairs = ((one, other) for left, right in pairwise(steps) for one in left for other in right)
    return list(dict.fromkeys(f"{one.text}->{other.text}" for one, other in pairs))


def _field(text: str, found: Found, change: Change) -> str:
    """Return a text in which a part says something else in a field."""
    name = str(change.field)
    if found.section == "links":
        alone = _with_link_alone(text, found, change.id)
        if alone != text:
            return _made(alone, change)
        if name in {"source", "target"} and found.node.value("source") is None:
            msg = f"the ends of {change.id} are written as a flow"
            raise NotEditableError(msg)
    here = found.node.value(name)
    if here is not None and here.items and not here.in_flow and isinstance(change.new, list):
        return _with_items(text, change)
    return put_field(text, found.node, _SHORT.get(found.section, "label"), name, change.new)


def _with_items(text: str, change: Change) -> str:
    """Return a text in which a list of a part has the items that it has now, each line of the others as it was."""
    wanted = {identity_of(item): item for item in change.new}
    before = {identity_of(item): item for item in change.old or []}
    for key, item in before.items():
        if wanted.get(key) != item:
            here, node = _item(text, change, item)
            text = drop_item(text, here, node) if node is not None else text
    for key, item in wanted.items():
        if before.get(key) != item:
            here, _ = _item(text, change, item)
            text = put_item(text, here, item, None)
    return text


def _item(text: str, change: Change, item: Any) -> tuple[Span, Span | None]:  # noqa: ANN401 -- a plain value
    """Return a list of a part, and the item in it that says or names something."""
    found = next(_places(spans_of(text), change.section, change.id))
    here = found.node.value(str(change.field))
    if here is None or not here.items:
        msg = f"{change.field} of {change.id} would be empty for a moment"
        raise NotEditableError(msg)
    names = {named_by(item)} if not isinstance(item, dict) else {named_by(item), item.get("text"), item.get("code")}
    said = ("id", "source", "text", "code")
    found_item = next(
        (each for each in here.items if names & {each.text or None, *(_said(each, name) for name in said)} - {None}),
        None,
    )
    return here, found_item


def _with_link_alone(text: str, found: Found, key: str) -> str:
    """Return a text in which a link stands in an item by itself, and the other links of that item in others."""
    others = [each for each in _links_in(found.node) if each != key]
    if not others or found.node.value("id") is not None:
        return text
    if found.node.entries is not None:
        msg = f"{key} is written together with other links with the same fields"
        raise NotEditableError(msg)
    text = replace_node(text, found.node, _flow(key))
    for other in others:
        item = next(_link_places(spans_of(text), key))
        text = put_item(text, item.parent, _flow(other), item.node)
    return text


def _one_flow(keys: Sequence[str]) -> str | None:
    """Return the flow with one arrow that makes these links and no others, or None if there is none."""
    pairs = [tuple(key.split("->")) for key in keys]
    sources, targets = dict.fromkeys(pair[0] for pair in pairs), dict.fromkeys(pair[1] for pair in pairs)
    if set(product(sources, targets)) != set(pairs):
        return None
    return f"{' + '.join(sources)} -> {' + '.join(targets)}"


def _flow(key: str) -> str:
    return key.replace("->", " -> ")


def _removed(text: str, root: Span, change: Change, found: Found) -> str:
    """Return a text without a part."""
    others = [each for each in _links_in(found.node) if each != change.id] if found.section == "links" else []
    if others:
        flow = found.node if found.node.entries is None else found.node.value("link")
        shorter = _one_flow(others)
        if flow is not None and shorter is not None:
            return replace_node(text, flow, shorter)
        return _made(_with_link_alone(text, found, change.id), change)
    many = found.parent.items if found.parent.items is not None else found.parent.entries or ()
    if len(many) == 1 and found.parent in {value for _, value in root.entries or ()}:
        name = next(key.text for key, value in root.entries or () if value is found.parent)
        return drop_field(text, root, name)
    if found.parent.items is not None:
        return drop_item(text, found.parent, found.node)
    return drop_field(text, found.parent, change.id)


def _added(text: str, root: Span, change: Change) -> str:
    """Return a text with one more part."""
    section, said = _as_entry(change)
    where = root.value(section)
    listed = section in {"links", "stages"} or (section == "assumptions" and "id" not in change.new)
    if where is None or not (where.entries or where.items):
        if where is not None:
            msg = f"the section {section} is empty"
            raise NotEditableError(msg)
        return put_section(text, section, [said] if listed else {change.id: said}, _section_before(root, section))
    if listed != (where.items is not None):
        msg = f"{section} is written with ids and without"
        raise NotEditableError(msg)
    if listed:
        places = _places(root, section, change.after) if change.after else iter(())
        behind = next((found.node for found in places if found.parent is where), None)
        return put_item(text, where, said, behind)
    return put_entry(text, where, change.id, said, change.after, _first_of(where, change))


def _moved(text: str, root: Span, change: Change, found: Found) -> str:
    """Return a text in which the lines of a part stand behind those of another one."""
    if found.parent.in_flow or (found.section == "links" and len(_links_in(found.node)) > 1):
        msg = f"{change.id} cannot move by itself"
        raise NotEditableError(msg)
    anchor = next(_places(root, change.section, change.after), None) if change.after else None
    if anchor is None or anchor.parent is not found.parent:
        first = found.parent.entries[0][0] if found.parent.entries else (found.parent.items or (found.node,))[0]
        if change.after is not None or first is found.node:
            return text  # the order follows from other sections, or is checked at the end
        return move_lines(text, found.node, first.start, before=True)
    return move_lines(text, found.node, anchor.node.end, before=False)


def _first_of(where: Span, change: Change) -> str | None:
    """Return the entry in front of which a part goes that stands first in its section."""
    return where.entries[0][0].text if change.after is None and where.entries and change.section == "elements" else None


def _as_entry(change: Change) -> tuple[str, Any]:
    """Return the section in which a part is written, and how."""
    said: Record = dict(change.new)
    section = change.section
    if section == "elements" and said["kind"] in _SECTION_OF_KIND:
        section = _SECTION_OF_KIND[said.pop("kind")]
    if section == "links":
        flow = f"{said.pop('source')} -> {said.pop('target')}"
        return section, {"link": flow, **said} if said else flow
    short = _SHORT.get(section)
    if section == "stages":
        return section, said["id"] if said.keys() == {"id"} else said
    if section == "assumptions":
        said.pop("id", None)
    return section, said[short] if short and said.keys() == {short} else said


def _section_before(root: Span, section: str) -> Span | None:
    """Return the last section of a file that stands before another one in a file that is written anew."""
    order = [*SECTIONS]
    before = [key.text for key, _ in root.entries or () if key.text in order[: order.index(section)]]
    return root.value(before[-1]) if before else None


def kept_text(
    text: str, name: str, new: LogicModel, folder: Path | None = None, ids: Mapping[str, str] | None = None
) -> str:
    """
    Return the text of a YAML file that says another model, with the comments and the layout of what stays.

    Args:
        text: The text, which is a model.
        name: What an error calls the file.
        new: The other model.
        folder: The folder of the file, if it includes others.
        ids: The new ids, by the old ones, if parts have been renamed.

    Raises:
        NotEditableError: It cannot be had by changing lines of this text; the message says why.
    """
    if ids:
        text = _under_ids(text, name, folder, ids)
    changed = changed_text(text, changes(_read(text, name, folder), new))
    try:
        says_it = _read(changed, name, folder) == new
    except FormatError:
        says_it = False
    if not says_it:
        msg = "the order of its parts, or what other files say, is different"
        raise NotEditableError(msg)
    return changed


def _under_ids(text: str, name: str, folder: Path | None, ids: Mapping[str, str]) -> str:
    """Return a text with other ids; as it is where that would be no model."""
    renamed = renamed_text(text, ids)
    try:
        _read(renamed, name, folder)
    except LogicModelError:
        return text
    return renamed


def _read(text: str, name: str, folder: Path | None) -> LogicModel:
    documents = Documents(max_bytes=len(text.encode()) + MAX_BYTES, folder=folder)
    above = () if folder is None else ((folder / Path(name).name).resolve(),)
    documents.add_text(text, "yaml", name, above)
    return read_model(documents)
