"""The classic logic model table: one column for each stage, and in it what stands there."""

from __future__ import annotations

from attrs import frozen

from logicmodel.render.scene import Card, Scene


@frozen
class Lane:
    """
    A row that runs across all columns.

    Args:
        label: What it is called; None where the picture has no rows, and this is all of it.
        cells: The cards in it, for each column.
    """

    label: str | None
    cells: tuple[tuple[Card, ...], ...]


def lanes(scene: Scene) -> list[Lane]:
    """
    Return the rows of a scene, or one row for all of it.

    Args:
        scene: What the picture shows.
    """
    return [
        Lane(label, tuple(tuple(card for card in column.cards if card.row == row) for column in scene.columns))
        for row, label in enumerate(scene.rows or (None,))
    ]
