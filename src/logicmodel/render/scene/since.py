"""What is new, gone or changed since an older version, marked in words and by the line as well as by colour."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from attrs import evolve

from logicmodel.render.scene.scene import Arrow, Card, Column, Fate, Mark, Scene
from logicmodel.wording import listed, one_line

if TYPE_CHECKING:  # comparing loads the reader of files, which no other picture needs
    from logicmodel.differences.values import Change, Changes

#: What is written on cards and arrows.
SIGNS: Final[dict[Fate, str]] = {"new": "+ new", "gone": "\u2212 removed", "changed": "~ changed"}

#: What the legend says of these signs.
LEGEND: Final = "+ new, \u2212 removed (dashed), ~ changed since the older version"


def with_fates(scene: Scene, changes: Changes) -> Scene:
    """
    Return a scene in which cards and arrows say what became of them.

    Args:
        scene: What is shown: all that either version has.
        changes: What differs between the older version and the newer one.
    """
    of_part: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind != "moved":
            of_part[change.section, change.id if change.kind != "renamed" else str(change.new)].append(change)

    def marked_card(card: Card) -> Card:
        found = of_part["groups" if card.kind == "group" else "elements", card.id]
        fate = _fate(found)
        return card if fate is None else evolve(card, fate=fate, marks=(_sign(fate, found), *card.marks))

    def marked_arrow(arrow: Arrow) -> Arrow:
        found = of_part["links", arrow.link.id]
        fate = _fate(found)
        if fate is None:
            return arrow
        return evolve(arrow, fate=fate, marks=(Mark(SIGNS[fate], _sign(fate, found)), *arrow.marks))

    def marked_column(column: Column) -> Column:
        return evolve(column, cards=tuple(map(marked_card, column.cards)))

    return evolve(
        scene, columns=tuple(map(marked_column, scene.columns)), arrows=tuple(map(marked_arrow, scene.arrows))
    )


def _fate(changes: list[Change]) -> Fate | None:
    kinds = {change.kind for change in changes}
    if "added" in kinds:
        return "new"
    if "removed" in kinds:
        return "gone"
    return "changed" if kinds else None


def _sign(fate: Fate, changes: list[Change]) -> str:
    """Return what a card says of its fate: what it was called, or which fields are otherwise."""
    label = next((change for change in changes if change.field == "label"), None)
    others = [str(change.field or "id").replace("_", " ") for change in changes if change is not label]
    if fate != "changed":
        return SIGNS[fate]
    was = [f"was: {one_line(str(label.old))}"] if label else []
    return "; ".join(
        [
            "~ " + (was[0] if was else f"changed: {listed(others)}"),
            *([f"also {listed(others)}"] if was and others else []),
        ]
    )
