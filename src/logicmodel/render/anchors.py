"""The ids that parts of a model have in a picture of it."""

from __future__ import annotations

from logicmodel.render.scene import Card, Scene
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


def anchors_of(scene: Scene) -> dict[str, tuple[str, str]]:
    """
    Return the ids in a picture of all cards, stages and links, each with the id in the model and the name for readers.

    Args:
        scene: What the picture shows.
    """
    cards = {card.id: one_line(card.text) for card in scene.cards()}
    stages = {column.id: one_line(column.heading) for column in scene.columns}
    ends = cards | stages
    links = (arrow.link for arrow in scene.arrows)
    return {
        **{card_anchor(card): (card.id, cards[card.id]) for card in scene.cards()},
        **{stage_anchor(id): (id, heading) for id, heading in stages.items()},
        **{link_anchor(link.id): (link.id, f"{ends[link.source]} \u2192 {ends[link.target]}") for link in links},
    }
