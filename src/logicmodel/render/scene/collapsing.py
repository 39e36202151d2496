"""Many cards shown as one: a stage, a group or what a stakeholder does, with how many links each arrow stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from attrs import evolve, frozen

from logicmodel.errors import UnknownIdError
from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.scene import Arrow, Card, Column, Mark, Scene
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.links import Link
from logicmodel.wording import one_line


@frozen
class _Box:
    """What becomes one card: its id, its text, the ids of the cards that go into it, and how many elements it holds."""

    id: str
    text: str
    members: frozenset[str]
    elements: int


def collapsed(scene: Scene, model: LogicModel, ids: Iterable[str]) -> Scene:
    """
    Return a scene in which each stage, group or stakeholder named is one card.

    An arrow of a collapsed card stands for all the links that it gathers, and says for how many. Links inside are not
    drawn. An element in two of those named goes into the first, and is counted in both.

    Args:
        scene: What is shown.
        model: The model that it shows.
        ids: Ids of stages, groups and stakeholders.

    Raises:
        UnknownIdError: The model has no such stage, group or stakeholder.
    """
    names = _card_ids(model, ids)
    if not names:
        return scene
    box_of: dict[str, _Box] = {}
    for box in [_box(model, identifier, name) for identifier, name in names.items()]:
        for member in box.members:
            box_of.setdefault(member, box)
    say = words_in(scene.language)
    columns = tuple(_column(column, box_of, say) for column in _with_first_only(scene.columns, box_of, say))
    arrows = tuple(_bundled(scene.arrows, box_of, {link.id for link in model.links}))
    return evolve(scene, columns=columns, arrows=arrows, collapsed=names)


def bundled(scene: Scene, model: LogicModel) -> Scene:
    """
    Return a scene in which links between the same two ends are one arrow.

    The arrow says how many links it stands for, and how many sources are named for them: in causal maps, many people
    state one link.

    Args:
        scene: What is shown.
        model: The model that it shows.
    """
    say = words_in(scene.language)
    taken = {link.id for link in model.links}
    bundles: dict[tuple[str, str, bool], list[Arrow]] = defaultdict(list)
    for arrow in scene.arrows:
        bundles[arrow.link.source, arrow.link.target, arrow.link.feedback].append(arrow)
    arrows = _with_own_ids([_bundle(bundle, taken) for bundle in bundles.values()], taken)
    return evolve(scene, arrows=tuple(evolve(arrow, marks=(*arrow.marks, *_sources(arrow, say))) for arrow in arrows))


def _sources(arrow: Arrow, say: Words) -> Iterator[Mark]:
    if number := len(arrow.link.evidence):
        named = say.count(number, "{count} source named for it", "{count} sources named for it")
        yield Mark(f"n = {number}", named, say("n: how many sources are named for a link"))


def _card_ids(model: LogicModel, ids: Iterable[str]) -> dict[str, str]:
    """Return the id of the card that stands for all of each thing named: one that nothing in the model has."""
    names: dict[str, str] = {}
    for identifier in dict.fromkeys(ids):
        name = f"{identifier}/all"
        while name in model or name in names.values():
            name += "/all"
        names[identifier] = name
    return names


def _box(model: LogicModel, identifier: str, name: str) -> _Box:
    columns = {column.id: column for column in (*model.stages, *model.groups)}
    if identifier in columns:
        members = frozenset(element.id for element in model.members(identifier))
        # A group is gone with its members, and its card gives way to the box; a stage stays as the column.
        group = frozenset() if any(stage.id == identifier for stage in model.stages) else frozenset({identifier})
        return _Box(name, columns[identifier].label, members | group, len(members))
    people = {stakeholder.id: stakeholder for stakeholder in model.stakeholders}
    if identifier not in people:
        what = "stage, group or stakeholder"
        raise UnknownIdError(what, identifier, (*columns, *people))
    members = frozenset(element.id for element in model if element.who == people[identifier])
    return _Box(name, people[identifier].label, members, len(members))


def _with_first_only(columns: Iterable[Column], box_of: dict[str, _Box], say: Words) -> list[Column]:
    """Return the columns with the first card of each box, which is where the box stands, and none of the others."""
    seen: set[str] = set()
    kept = []
    for column in columns:
        cards = []
        for card in column.cards:
            box = box_of.get(card.id)
            if box is None or box.id not in seen:
                cards.append(card)
            if box is not None:
                seen.add(box.id)
        kept.append(evolve(column, cards=tuple(cards), notes=column.notes if cards else _where(column, box_of, say)))
    return kept


def _where(column: Column, box_of: dict[str, _Box], say: Words) -> str | None:
    """Return the notes of a column from which all cards have gone, with where they went."""
    boxes = say.listed(list(dict.fromkeys(one_line(box_of[card.id].text) for card in column.cards)))
    return " · ".join(filter(None, (column.notes, boxes and say("all in {boxes}", boxes=boxes)))) or None


def _column(column: Column, box_of: dict[str, _Box], say: Words) -> Column:
    return evolve(column, cards=tuple(_card(card, box_of.get(card.id), say) for card in column.cards))


def _card(card: Card, box: _Box | None, say: Words) -> Card:
    if box is None:
        return card
    return Card(
        box.id, box.text, (say.count(box.elements, "{count} element", "{count} elements"),), "group", row=card.row
    )


def _bundled(arrows: Iterable[Arrow], box_of: dict[str, _Box], taken: AbstractSet[str]) -> list[Arrow]:
    """Return the arrows between what is left, those with the same ends as one."""
    bundles: dict[tuple[str, str, bool], list[Arrow]] = defaultdict(list)
    for arrow in arrows:
        ends = [box_of[end].id if end in box_of else end for end in (arrow.link.source, arrow.link.target)]
        inside = ends[0] == ends[1] and arrow.link.source in box_of
        gathered = arrow.link.source in box_of or arrow.link.target in box_of
        if not inside:
            # Arrows that no box touches stay apart, each under a key of its own.
            key = (ends[0], ends[1], arrow.link.feedback) if gathered else (arrow.link.id, "", False)
            bundles[key].append(evolve(arrow, link=arrow.link.between(*ends)))
    return list(_with_own_ids([_bundle(bundle, taken) for bundle in bundles.values()], taken))


def _with_own_ids(arrows: Iterable[Arrow], taken: AbstractSet[str]) -> Iterator[Arrow]:
    """Return arrows with ids of their own: a link and a feedback link may have come to the same two ends."""
    seen: set[str] = set()
    for arrow in arrows:
        link = arrow.link if arrow.link.id not in seen else evolve(arrow.link, id=_name(arrow.link, taken | seen))
        seen.add(link.id)
        yield evolve(arrow, link=link)


def _name(link: Link, taken: AbstractSet[str]) -> str:
    """Return an id for links that were gathered between two ends."""
    name = f"{link.source}.to.{link.target}" + (".feedback" if link.feedback else "")
    while name in taken:
        name += ".all"
    return name


def _bundle(arrows: list[Arrow], taken: AbstractSet[str]) -> Arrow:
    first = arrows[0]
    if len(arrows) == 1:
        return first
    link = first.link
    signs = {arrow.link.sign for arrow in arrows}
    merged = Link(
        link.source,
        link.target,
        id=_name(link, taken),
        confidence=_weakest(arrows),
        sign=link.sign if len(signs) == 1 else "unknown",
        feedback=link.feedback,
        evidence=_uses(arrows),
        assumptions=tuple(dict.fromkeys(each for arrow in arrows for each in arrow.link.assumptions)),
        place=None,
    )
    return evolve(first, link=merged, count=sum(arrow.count for arrow in arrows))


def _uses(arrows: list[Arrow]) -> tuple[EvidenceUse, ...]:
    """Return each source of any of the links once; it is mixed where it bears on them in several ways."""
    uses: dict[str, EvidenceUse] = {}
    for use in (use for arrow in arrows for use in arrow.link.evidence):
        known = uses.setdefault(use.id, use)
        if known.stance != use.stance:
            uses[use.id] = EvidenceUse(use.source, "mixed")
    return tuple(uses.values())


def _weakest(arrows: list[Arrow]) -> float | None:
    """Return the least confidence of any of the links; None if one of them states none."""
    stated = [arrow.link.confidence for arrow in arrows if arrow.link.confidence is not None]
    return min(stated) if len(stated) == len(arrows) else None
