"""The ids that parts of a model have in a picture of it."""

from __future__ import annotations

from logicmodel.render.scene import Card


def card_anchor(card: Card) -> str:
    """
    Return the id that a card has in a picture; an external factor may have the id of an element.

    Args:
        card: The card.
    """
    return f"{'factor' if card.kind == 'external-factor' else 'card'}-{card.id}"


def link_anchor(identifier: str) -> str:
    """
    Return the id that a link has in a picture, for ``source->target`` is no word of XML.

    Args:
        identifier: The id of the link.
    """
    return f"link-{identifier.replace('->', '--')}"
