"""The ids that parts of a model have in a picture of it."""

from __future__ import annotations

from collections.abc import Iterable

from logicmodel.render.scene.scene import Card, Membership, Scene
from logicmodel.wording import one_line


def card_anchor(card: Card) -> str:
    """
    Return the id that a card has in a picture; an external factor may have the id of an element.

    Args:
        card: The card.
    """
    return f"{'factor' if card.kind == 'external-factor' else 'card'}-{card.id}"


def stage_anchor(identifier: str) -> str:
    """
    Return the id that a stage has in a picture.

    Args:
        identifier: The id of the stage.
    """
    return f"stage-{identifier}"


def link_anchor(identifier: str) -> str:
    """
    Return the id that a link has in a picture, for ``source->target`` is no word of XML.

    Args:
        identifier: The id of the link.
    """
    return f"link-{identifier.replace('->', '--')}"


def group_anchor(identifier: str, number: int = 1) -> str:
    """
    Return the id that a frame around a group has in a picture.

    Args:
        identifier: The id of the group.
        number: Which of its frames it is; no id of a model has two hyphens in a row.
    """
    return f"group-{identifier}" if number == 1 else f"group-{identifier}--{number}"


def anchors_of(scene: Scene, framed: Iterable[Membership]) -> dict[str, tuple[str, str]]:
    """
    Return the ids in a picture of what can be linked to, each with the id in the model and the name for readers.

    That is all cards, stages, links and external factors, and of each group its first frame.

    Args:
        scene: What the picture shows.
        framed: The groups that have frames in it.
    """
    stages = [column for column in scene.columns if column.is_stage]
    inside = [card for card in scene.cards() if card.is_element or card.kind == "group"]
    cards = [*inside, *(scene.factors.cards if scene.factors else ())]
    ends = {card.id: one_line(card.text) for card in scene.cards()}
    ends |= {column.id: one_line(column.heading) for column in scene.columns}
    links = (arrow.link for arrow in scene.arrows)
    return {
        **{card_anchor(card): (card.id, one_line(card.text)) for card in cards},
        **{stage_anchor(column.id): (column.id, ends[column.id]) for column in stages},
        **{group_anchor(group.id): (group.id, one_line(group.label)) for group in framed},
        **{link_anchor(link.id): (link.id, f"{ends[link.source]} \u2192 {ends[link.target]}") for link in links},
    }
