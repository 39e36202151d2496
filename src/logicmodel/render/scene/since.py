"""What is new, gone or changed since an older version, marked in words and by the line as well as by colour."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import evolve

from logicmodel.languages import Words, words_in
from logicmodel.render.scene.scene import Arrow, Card, Column, Fate, Mark, Scene
from logicmodel.wording import one_line

if TYPE_CHECKING:  # comparing loads the reader of files, which no other picture needs
    from logicmodel.differences.values import Change, Changes


def legend(say: Words) -> str:
    """
    Return what the legend says of the signs.

    Args:
        say: The words of the library in the language of the picture.
    """
    return say("+ new, \u2212 removed (dashed), ~ changed since the older version")


def _signs(say: Words) -> dict[Fate, str]:
    """Return what is written on cards and arrows."""
    return {"new": say("+ new"), "gone": say("\u2212 removed"), "changed": say("~ changed")}


def with_fates(scene: Scene, changes: Changes) -> Scene:
    """
    Return a scene in which cards and arrows say what became of them.

    Args:
        scene: What is shown: all that either version has.
        changes: What differs between the older version and the newer one.
    """
    say = words_in(scene.language)
    of_part: defaultdict[tuple[str, str], list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind != "moved":
            of_part[change.section, change.id if change.kind != "renamed" else str(change.new)].append(change)

    def marked_card(card: Card) -> Card:
        found = of_part["groups" if card.kind == "group" else "elements", card.id]
        fate = _fate(found)
        return card if fate is None else evolve(card, fate=fate, marks=(_sign(fate, found, say), *card.marks))

    def marked_arrow(arrow: Arrow) -> Arrow:
        found = of_part["links", arrow.link.id]
        fate = _fate(found)
        if fate is None:
            return arrow
        return evolve(arrow, fate=fate, marks=(Mark(_signs(say)[fate], _sign(fate, found, say)), *arrow.marks))

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


def _sign(fate: Fate, changes: list[Change], say: Words) -> str:
    """Return what a card says of its fate: what it was called, or which fields are otherwise."""
    label = next((change for change in changes if change.field == "label"), None)
    others = [str(change.field or "id").replace("_", " ") for change in changes if change is not label]
    if fate != "changed":
        return _signs(say)[fate]
    fields = say.listed(others)
    if label is None:
        return say("~ changed: {fields}", fields=fields)
    was = say("~ was: {text}", text=one_line(str(label.old)))
    return f"{was}; {say('also {fields}', fields=fields)}" if others else was
