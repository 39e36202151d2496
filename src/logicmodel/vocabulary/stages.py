"""Stages, the columns of a logic model, and groups, which cut across them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from attrs import Factory, field, frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.flows import Flowable, Node
from logicmodel.vocabulary.sequences import is_sequence
from logicmodel.vocabulary.validation import id_fault, refuse, text_fault, texts_fault

STANDARD_STAGES: Final = {
    "inputs": "Inputs",
    "activities": "Activities",
    "outputs": "Outputs",
    "outcomes": "Outcomes",
    "short-term-outcomes": "Short-term outcomes",
    "medium-term-outcomes": "Medium-term outcomes",
    "long-term-outcomes": "Long-term outcomes",
    "impact": "Impact",
}


def as_id(value: Node | str) -> str:
    """Return the id of a node; an id, or a mistake, stays as it is."""
    return value.id if isinstance(value, Node) else value


def as_optional_id(value: Node | str | None) -> str | None:
    """Return the id of a node, or None; an id, or a mistake, stays as it is."""
    return value.id if isinstance(value, Node) else value


def as_ids(values: Iterable[Node | str]) -> tuple[str, ...]:
    """Return the distinct ids of nodes, in order; a mistake stays as it is, also a flow, whose links would be lost."""
    if isinstance(values, Flowable) or not is_sequence(values):
        return cast("tuple[str, ...]", values)
    ids = tuple(map(as_id, values))
    return tuple(dict.fromkeys(ids)) if all(isinstance(identifier, str) for identifier in ids) else ids


@frozen(repr=False)
class Stage(Described, Node):
    """
    One column of a logic model.

    The standard stages are there without being declared: ``inputs``, ``activities``, ``outputs``, ``outcomes``,
    ``short-term-outcomes``, ``medium-term-outcomes``, ``long-term-outcomes`` and ``impact``. Declare one to rename it,
    to give it notes, to link it or to reorder it, and declare those of your own.

    Args:
        id: The id, unique among elements, stages and groups.
        label: The heading; a standard stage has one already.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Stage
        >>> Stage("short-term-outcomes").label
        'Short-term outcomes'
        >>> print(Stage("activities") >> Stage("threat-reduction", "Threat reduction results"))
        activities -> threat-reduction
    """

    id: str
    label: str = Factory(lambda self: STANDARD_STAGES.get(self.id, ""), takes_self=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        what = f"stage {self.id!r}"
        refuse(what, self.place, id_fault(self.id), text_fault("label", self.label), *self._described_faults())


@frozen(repr=False)
class Group(Described, Node):
    """
    A named set of elements across or inside stages: a work package, a theme.

    Args:
        id: The id, unique among elements, stages and groups.
        label: The name that readers see.
        members: Its elements, as values or ids. They are parts of the model in their own right, not by being members.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Activity, Group
        >>> train, match = Activity("train", "Train volunteers"), Activity("match", "Match readers")
        >>> Group("delivery", "Delivery", members=[train, match]).members
        ('train', 'match')
    """

    id: str
    label: str
    members: tuple[str, ...] = field(default=(), kw_only=True, converter=as_ids)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"group {self.id!r}",
            self.place,
            id_fault(self.id),
            text_fault("label", self.label),
            texts_fault("members", self.members),
            *self._described_faults(),
        )
