"""What a picture shows, before anything has a place: columns of cards, arrows, and the legend that they need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from attrs import frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Group, Stage
from logicmodel.wording import counted

Strength = Literal["low", "medium", "high"]

# Below the first a link is drawn as weak, from the second on as strong; `legend` tells readers.
WEAK_BELOW: Final = 0.4
STRONG_FROM: Final = 0.7

_EFFECTS: Final = {"positive": "helps", "negative": "hinders", "unknown": "helps or hinders"}


@frozen
class Card:
    """
    A box: an element, or a group that a link starts or ends at.

    Args:
        id: The id of the element or the group.
        text: What is written on it.
        marks: Small print under the text: who, how many indicators.
        kind: The kind of the element, or ``group``.
        url: Where it leads when it is clicked.
    """

    id: str
    text: str
    marks: tuple[str, ...]
    kind: str
    url: str | None = None


@frozen
class Column:
    """
    A stage and the cards in it, from the top.

    Args:
        id: The id of the stage.
        heading: Its label.
        notes: Its notes.
        cards: Its cards.
    """

    id: str
    heading: str
    notes: str | None
    cards: tuple[Card, ...]


@frozen
class Arrow:
    """
    A link, from a card or a column to a card or a column.

    Args:
        link: The link.
        joins_columns: Whether one of its ends is a column.
    """

    link: Link
    joins_columns: bool

    @property
    def strength(self) -> Strength | None:
        """How confident the authors are in the link, as it is drawn; None where nobody has said."""
        confidence = self.link.confidence
        if confidence is None:
            return None
        if confidence < WEAK_BELOW:
            return "low"
        return "high" if confidence >= STRONG_FROM else "medium"


@frozen
class Scene:
    """
    All that a picture shows.

    Args:
        title: The title of the model.
        columns: Its stages, in order.
        arrows: Its links, in order.
        factors: Its external factors, as a column; None where it has none.
    """

    title: str
    columns: tuple[Column, ...]
    arrows: tuple[Arrow, ...]
    factors: Column | None

    def cards(self) -> Iterator[Card]:
        """Return all cards, column by column, from the top."""
        return (card for column in self.columns for card in column.cards)


def scene(model: LogicModel) -> Scene:
    """
    Return what a picture of a model shows.

    Args:
        model: The model.
    """
    stages = {stage.id for stage in model.stages}
    linked = {end for link in model.links for end in (link.source, link.target)}
    groups = tuple(group for group in model.groups if group.id in linked)
    return Scene(
        title=model.title,
        columns=tuple(_column(model, stage, groups) for stage in model.stages),
        arrows=tuple(Arrow(link, link.source in stages or link.target in stages) for link in model.links),
        factors=_factors(model),
    )


def _column(model: LogicModel, stage: Stage, groups: tuple[Group, ...]) -> Column:
    elements = model.members(stage.id)
    membership = {
        member: [group for group in groups if member in group.members] for group in groups for member in group.members
    }
    cards = [_card(element, membership.get(element.id, [])) for element in elements]
    hosted = [_group_card(model, group) for group in groups if _host(model, group) == stage.id]
    return Column(stage.id, stage.label, stage.notes, (*cards, *hosted))


def _factors(model: LogicModel) -> Column | None:
    cards = tuple(_factor_card(model, factor) for factor in model.external_factors)
    return Column("external-factors", "External factors", None, cards) if cards else None


def _factor_card(model: LogicModel, factor: ExternalFactor) -> Card:
    effect = _EFFECTS[factor.sign]
    targets = ", ".join(model[target].label if target in model else f"link {target}" for target in factor.acts_on)
    mark = f"{effect}: {targets}" if targets else effect
    return Card(factor.id, factor.label, (mark,), "external-factor", factor.url)


def _host(model: LogicModel, group: Group) -> str:
    """Return the stage in whose column a group has its card: that of its first member."""
    return model.element(group.members[0]).stage if group.members else model.stages[0].id


def _card(element: Element, groups: list[Group]) -> Card:
    marks = [element.who.label] if element.who else []
    if element.indicators:
        marks.append(counted(len(element.indicators), "indicator"))
    marks.extend(f"in {group.label}" for group in groups)
    return Card(element.id, element.label, tuple(marks), element.kind, element.url)


def _group_card(model: LogicModel, group: Group) -> Card:
    members = counted(len(model.members(group.id)), "element")
    return Card(group.id, group.label, (f"group of {members}",), "group", group.url)
