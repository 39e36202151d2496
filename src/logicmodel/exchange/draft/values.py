"""What readers of drawings fill in: nodes, containers and edges, as they were drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, TypeAlias

from attrs import define, field, frozen

from logicmodel.exchange.losses import Loss
from logicmodel.places import Place
from logicmodel.vocabulary.links import Sign

#: The id of the column in which this library draws groups that stand in no stage.
GROUPS_COLUMN: Final = "-groups"

#: At which ends of an edge there is an arrow.
Heads: TypeAlias = Literal["target", "both", "none"]


@frozen
class DraftNode:
    """
    One box of a drawing.

    Args:
        key: Its id in the drawing.
        label: Its text.
        hint: A word that may name a kind or a stage, such as that of a type column or a class.
        classes: Words that may name a kind or a stage, and that mean nothing where they do not.
        container: The key of the container in which it stands.
        exact: Fields of an element as they are to be, from formats that have a place for them.
        place: Where it was written.
    """

    key: str
    label: str
    hint: str | None = None
    classes: tuple[str, ...] = ()
    container: str | None = None
    exact: Mapping[str, Any] = field(factory=dict)
    place: Place | str | None = None


@frozen
class DraftContainer:
    """
    A frame around boxes: a subgraph, a lane, a heading.

    Args:
        key: Its id in the drawing.
        label: Its title.
        parent: The key of the container in which it stands.
        exact: Fields of a stage or a group as they are to be.
        place: Where it was written.
    """

    key: str
    label: str
    parent: str | None = None
    exact: Mapping[str, Any] = field(factory=dict)
    place: Place | str | None = None


@frozen
class DraftEdge:
    """
    One arrow of a drawing.

    Args:
        source: The key of the node or container at its start.
        target: The key of the node or container at its end.
        label: Its text.
        sign: Its sign, or None if the drawing does not say it.
        heads: At which ends it has an arrow.
        feedback: Whether it leads back, or None if the drawing does not say it.
        exact: Fields of a link as they are to be.
        place: Where it was written.
    """

    source: str
    target: str
    label: str | None = None
    sign: Sign | None = None
    heads: Heads = "target"
    feedback: bool | None = None
    exact: Mapping[str, Any] = field(factory=dict)
    place: Place | str | None = None


@define
class Draft:
    """
    A drawing, as read.

    Args:
        format: The name of its format.
        name: What the model may be called where the drawing does not say it, such as the name of its file.
        title: The title of the drawing.
        header: Fields of the model as they are to be.
        nodes: The nodes, by key.
        containers: The containers, by key.
        edges: The edges.
        stage_labels: The titles of stages of its own, by id.
        parts: Parts of the model that need no decision.
        losses: What the reader could not take into the draft.
    """

    format: str
    name: str | None = None
    title: str | None = None
    header: dict[str, Any] = field(factory=dict)
    nodes: dict[str, DraftNode] = field(factory=dict)
    containers: dict[str, DraftContainer] = field(factory=dict)
    edges: list[DraftEdge] = field(factory=list)
    stage_labels: dict[str, str] = field(factory=dict)
    parts: list[Any] = field(factory=list)
    losses: list[Loss] = field(factory=list)

    def take_group(self, key: str, label: str, id: str, place: Place | str | None = None) -> None:
        """Take a card that stands for a whole group, whose members a picture does not say."""
        self.nodes.pop(key, None)
        self.containers[key] = DraftContainer(key, label, None, {"group": id}, place)
        self.lose(Loss("dropped", "group", id, "members", place=place, reason="a picture shows the group as one card"))

    def lose(self, loss: Loss) -> None:
        """Note a loss."""
        self.losses.append(loss)
