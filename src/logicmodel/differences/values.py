"""The values that a comparison returns: changes, one by one and together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import Any, Final, Literal, TypeAlias, get_args

from attrs import field as attribute
from attrs import frozen

from logicmodel.differences.telling import quoted, told_field
from logicmodel.showing import Highlightable

ChangeKind: TypeAlias = Literal["added", "removed", "renamed", "moved", "reworded", "changed"]

CHANGE_KINDS: Final[tuple[ChangeKind, ...]] = get_args(ChangeKind)

# The fields that are words for readers; all others say something that a program may read.
_WORDING: Final = frozenset(
    {"label", "title", "text", "citation", "description", "notes", "rationale", "means_of_verification"}
)

#: What a part of each section is called.
SORTS: Final = {
    "model": "model",
    "stages": "stage",
    "stakeholders": "stakeholder",
    "scales": "scale",
    "evidence": "evidence",
    "assumptions": "assumption",
    "indicators": "indicator",
    "rivals": "rival",
    "elements": "element",
    "groups": "group",
    "links": "link",
    "claims": "claim",
    "external_factors": "external factor",
}
_IN_PICTURES: Final = frozenset({"elements", "stages", "groups", "links"})


@frozen
class Change:
    """
    One difference between two versions of a model.

    Args:
        kind: ``added``, ``removed``, ``renamed`` (another id), ``moved`` (another place in the order), ``reworded``
            (another text for readers) or ``changed`` (another value of another field).
        section: Where the part stands: ``model`` (the model itself), ``elements``, ``links``, ``stages`` and so on, as
            in a file.
        id: The id of the part, in the older version if there is one; empty for the model itself.
        field: The field that differs, or None if the whole part is meant.
        old: What the older version says: the value of the field, all fields of a part that was removed, or None.
        new: What the newer version says: the value of the field, all fields of a part that was added, the new id of
            one that was renamed, or None.
        after: The id of the part behind which one stands that was added or moved; None if it stands first.
        label: What readers know the part by.
        sort: What the part is in a word: the kind of an element, or ``link``, ``stage`` and so on.

    Example:
        >>> from logicmodel.differences import Change
        >>> print(Change("reworded", "elements", "train", "label", "Train", "Train all", sort="activity"))
        activity train: label: "Train" is now "Train all"
    """

    kind: ChangeKind
    section: str
    id: str
    field: str | None = None
    old: Any = attribute(default=None, hash=False)
    new: Any = attribute(default=None, hash=False)
    after: str | None = None
    label: str | None = attribute(default=None, eq=False)
    sort: str | None = attribute(default=None, eq=False)

    def __str__(self) -> str:
        """Return the change in a line."""
        return f"{_name(self)}: {told_change(self)}"


def kind_of_field(name: str) -> ChangeKind:
    """Return what a difference in a field is called."""
    return "reworded" if name in _WORDING else "changed"


def _as_changes(items: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(items)


@frozen
class Changes(Highlightable):
    """
    The differences between two versions of a model; false if there are none.

    It prints as a person would say it. ``draw(model, highlight=changes)`` lights what differs.

    Args:
        items: The changes, in the order of the sections of a file.
        title: The title of the newer version.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.differences import changes
        >>> from logicmodel.model import with_fields
        >>> model = load_example("reading-together")
        >>> found = changes(model, with_fields(model, "train", label="Train all volunteers"))
        >>> found.counts
        {'reworded': 1}
    """

    items: tuple[Change, ...] = attribute(converter=_as_changes)
    title: str | None = attribute(default=None, eq=False)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.items)

    def __iter__(self) -> Iterator[Change]:
        """Iterate over the changes."""
        return iter(self.items)

    @property
    def counts(self) -> Mapping[ChangeKind, int]:
        """How many changes there are of each kind that occurs."""
        counted = Counter(change.kind for change in self.items)
        return {kind: counted[kind] for kind in CHANGE_KINDS if counted[kind]}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements, stages, groups and links of the newer version that are new or otherwise."""
        shown = (change for change in self.items if change.section in _IN_PICTURES and change.kind != "removed")
        return tuple(dict.fromkeys(change.new if change.kind == "renamed" else change.id for change in shown))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each change."""
        return [
            {
                "kind": change.kind,
                "section": change.section,
                "id": change.id,
                "sort": change.sort,
                "label": change.label,
                "field": change.field,
                "old": change.old,
                "new": change.new,
                "after": change.after,
            }
            for change in self.items
        ]

    def __str__(self) -> str:
        """Return the changes in lines: how many, and then part by part."""
        name = self.title or "The model"
        if not self.items:
            return f"{name}: no change."
        counts = ", ".join(f"{count:,} {kind}" for kind, count in self.counts.items())
        parts = groupby(self.items, key=lambda change: (change.section, change.id))
        return "\n".join([f"{name}: {counts}.", "", *chain.from_iterable(_lines(list(part)) for _, part in parts)])


def _lines(changes: list[Change]) -> Iterator[str]:
    """Return what changed of one part: a line, or a heading with a line for each field."""
    if len(changes) == 1 and changes[0].field is None:
        yield str(changes[0])
        return
    yield f"{_name(changes[0])}:"
    yield from (f"  {told_change(change)}" for change in changes)


def _name(change: Change) -> str:
    return part_name(change.sort or SORTS.get(change.section, change.section), change.label, change.id)


def part_name(sort: str, label: str | None, identifier: str) -> str:
    """
    Return what a part is called.

    Args:
        sort: What it is, in a word.
        label: Its label, or None.
        identifier: Its id; empty for the model itself.
    """
    if not identifier:
        return sort
    return f"{sort} {identifier}" if label in {None, identifier} else f"{sort} {quoted(label or '')} ({identifier})"


def told_change(change: Change) -> str:
    """Return what happened to a part."""
    if change.field is not None:
        return told_field(change.field.replace("_", " "), change.old, change.new)
    place = f"after {change.after}" if change.after else "first"
    match change.kind:
        case "renamed":
            return f"has the new id {change.new}"
        case "moved":
            return f"moved, now {place}"
        case _:
            return change.kind
