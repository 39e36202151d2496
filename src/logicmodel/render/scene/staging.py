"""A model as a scene: its stages as columns, its elements and the groups that links name as cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.scene import Arrow, Card, Column, Membership, Scene
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Group
from logicmodel.wording import counted, one_line

# The column of groups without members; no stage of a model can have this id.
_NO_STAGE: Final = "-groups"

_EFFECTS: Final = {"positive": "helps", "negative": "hinders", "unknown": "helps or hinders"}


def scene(model: LogicModel) -> Scene:
    """
    Return what a picture of a model shows.

    Args:
        model: The model.
    """
    stages, sets = {stage.id for stage in model.stages}, {group.id for group in model.groups}
    linked = {end for link in model.links for end in (link.source, link.target)}
    groups = _groups_of(model)
    hosted, homeless = _hosting(model, [group for group in model.groups if group.id in linked])
    columns = [
        Column(
            stage.id,
            stage.label,
            stage.notes,
            tuple(
                card
                for element in model.members(stage.id)
                for card in (*hosted[element.id], _card(element, groups[element.id]))
            ),
        )
        for stage in model.stages
    ]
    if homeless:
        columns.append(Column(_NO_STAGE, "Groups", None, tuple(homeless)))
    return Scene(
        title=model.title,
        columns=tuple(columns),
        arrows=tuple(_arrow(link, stages, sets) for link in model.links),
        factors=_factors(model),
    )


def _arrow(link: Link, stages: AbstractSet[str], groups: AbstractSet[str]) -> Arrow:
    ends = {link.source, link.target}
    return Arrow(
        link,
        joins_columns=not stages.isdisjoint(ends),
        joins_groups=not groups.isdisjoint(ends),
        joins_wholes=ends <= stages | groups,
    )


def _groups_of(model: LogicModel) -> dict[str, list[Membership]]:
    """Return the groups that each element is in, by its id."""
    groups: dict[str, list[Membership]] = defaultdict(list)
    for group in model.groups:
        for member in group.members:
            groups[member].append(Membership(group.id, one_line(group.label)))
    return groups


def _hosting(model: LogicModel, groups: Iterable[Group]) -> tuple[dict[str, list[Card]], list[Card]]:
    """Return the cards of groups by the element above which they stand, their first; and those without elements."""
    hosted: dict[str, list[Card]] = defaultdict(list)
    homeless = []
    place = {element.id: number for number, element in enumerate(model)}
    for group in groups:
        if not group.members:
            homeless.append(_group_card(group))
            continue
        home = model.element(group.members[0]).stage
        there = [member for member in group.members if model.element(member).stage == home]
        hosted[min(there, key=place.__getitem__)].append(_group_card(group))
    return hosted, homeless


def _factors(model: LogicModel) -> Column | None:
    cards = tuple(_factor_card(model, factor) for factor in model.external_factors)
    return Column("external-factors", "External factors", None, cards) if cards else None


def _factor_card(model: LogicModel, factor: ExternalFactor) -> Card:
    effect = _EFFECTS[factor.sign]
    targets = ", ".join(_label_of(model, target) for target in factor.acts_on)
    mark = f"{effect}: {targets}" if targets else effect
    return Card(factor.id, factor.label, (mark,), "external-factor", factor.url)


def _label_of(model: LogicModel, identifier: str) -> str:
    """Return what readers call an element, a stage, a group or a link; ids are for authors."""
    if identifier in model:
        return model[identifier].label
    link = model.link(identifier)
    return f"{_label_of(model, link.source)} \u2192 {_label_of(model, link.target)}"


def _card(element: Element, groups: Iterable[Membership]) -> Card:
    marks = (counted(len(element.indicators), "indicator"),) if element.indicators else ()
    who = element.who.label if element.who else None
    return Card(element.id, element.label, marks, element.kind, element.url, groups=tuple(groups), who=who)


def _group_card(group: Group) -> Card:
    return Card(group.id, group.label, (f"group of {counted(len(group.members), 'element')}",), "group", group.url)
