"""A model as what its picture shows: its stages as columns, its elements as cards, its links as arrows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final

from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.scene import Arrow, Card, Column, Membership, Scene
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import STANDARD_STAGES, Group, Stage
from logicmodel.wording import one_line

# The column of groups without members; no stage of a model can have this id.
_NO_STAGE: Final = "-groups"


def scene(model: LogicModel) -> Scene:
    """
    Return what a picture of a model shows.

    Args:
        model: The model.
    """
    stages, sets = {stage.id for stage in model.stages}, {group.id for group in model.groups}
    linked = {end for link in model.links for end in (link.source, link.target)}
    say = words_in(model.language)
    groups = _groups_of(model, say)
    hosted, homeless = _hosting(model, [group for group in model.groups if group.id in linked], say)
    columns = [
        Column(
            stage.id,
            heading_of(stage, say),
            stage.notes,
            tuple(
                card
                for element in model.members(stage.id)
                for card in (*hosted[element.id], _card(element, groups[element.id], say))
            ),
        )
        for stage in model.stages
    ]
    if homeless:
        columns.append(Column(_NO_STAGE, say("Groups"), None, tuple(homeless)))
    return Scene(
        title=model.title,
        columns=tuple(columns),
        arrows=tuple(_arrow(link, stages, sets) for link in model.links),
        factors=_factors(model, say),
        language=model.language,
    )


def heading_of(stage: Stage, say: Words) -> str:
    """
    Return the heading of a stage: the author's, or that of a standard stage in the language of the model.

    Args:
        stage: The stage.
        say: The words of the library in that language.
    """
    return say(stage.label) if stage.label == STANDARD_STAGES.get(stage.id) else stage.label


def _arrow(link: Link, stages: AbstractSet[str], groups: AbstractSet[str]) -> Arrow:
    ends = {link.source, link.target}
    return Arrow(
        link,
        joins_columns=not stages.isdisjoint(ends),
        joins_groups=not groups.isdisjoint(ends),
        joins_wholes=ends <= stages | groups,
    )


def _groups_of(model: LogicModel, say: Words) -> dict[str, list[Membership]]:
    """Return the groups that each element is in, by its id."""
    groups: dict[str, list[Membership]] = defaultdict(list)
    for group in model.groups:
        for member in group.members:
            label = one_line(group.label)
            groups[member].append(Membership(group.id, label, say("in {group}", group=label)))
    return groups


def _hosting(model: LogicModel, groups: Iterable[Group], say: Words) -> tuple[dict[str, list[Card]], list[Card]]:
    """Return the cards of groups by the element above which they stand, their first; and those without elements."""
    hosted: dict[str, list[Card]] = defaultdict(list)
    homeless = []
    place = {element.id: number for number, element in enumerate(model)}
    for group in groups:
        if not group.members:
            homeless.append(_group_card(group, say))
            continue
        home = model.element(group.members[0]).stage
        there = [member for member in group.members if model.element(member).stage == home]
        hosted[min(there, key=place.__getitem__)].append(_group_card(group, say))
    return hosted, homeless


def _factors(model: LogicModel, say: Words) -> Column | None:
    cards = tuple(_factor_card(model, factor, say) for factor in model.external_factors)
    return Column("external-factors", say("External factors"), None, cards) if cards else None


def _factor_card(model: LogicModel, factor: ExternalFactor, say: Words) -> Card:
    effects = {"positive": say("helps"), "negative": say("hinders"), "unknown": say("helps or hinders")}
    effect = effects[factor.sign]
    targets = ", ".join(_label_of(model, target) for target in factor.acts_on)
    mark = f"{effect}: {targets}" if targets else effect
    return Card(factor.id, factor.label, (mark,), "external-factor", factor.url)


def _label_of(model: LogicModel, identifier: str) -> str:
    """Return what readers call an element, a stage, a group or a link; ids are for authors."""
    if identifier in model:
        return model[identifier].label
    link = model.link(identifier)
    return f"{_label_of(model, link.source)} \u2192 {_label_of(model, link.target)}"


def _card(element: Element, groups: Iterable[Membership], say: Words) -> Card:
    marks = (
        (say.count(len(element.indicators), "{count} indicator", "{count} indicators"),) if element.indicators else ()
    )
    who = element.who.label if element.who else None
    return Card(element.id, element.label, marks, element.kind, element.url, groups=tuple(groups), who=who)


def _group_card(group: Group, say: Words) -> Card:
    size = say.count(len(group.members), "group of {count} element", "group of {count} elements")
    return Card(group.id, group.label, (size,), "group", group.url)
