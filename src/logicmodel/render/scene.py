"""What a picture shows, before anything has a place: columns of cards, arrows, and the legend that they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from attrs import frozen

from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import Group
from logicmodel.wording import counted

Strength = Literal["low", "medium", "high"]
Light = Literal["lit", "faded"]

# Below the first a link is drawn as weak, from the second on as strong; `legend` tells readers.
WEAK_BELOW: Final = 0.4
STRONG_FROM: Final = 0.7

# The column of groups without members; no stage of an author's can have this id.
_NO_STAGE: Final = "-groups"

_EFFECTS: Final = {"positive": "helps", "negative": "hinders", "unknown": "helps or hinders"}


@frozen
class Heat:
    """
    How much of something a card has.

    Args:
        amount: The number.
        share: The number over the largest, from 0 to 1.
    """

    amount: float
    share: float


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
        row: The number of the row that it stands in.
        light: Whether it is lit, or faded because something else is; None where nothing is lit.
        heat: How much of something it has, where that is shown.
    """

    id: str
    text: str
    marks: tuple[str, ...]
    kind: str
    url: str | None = None
    row: int = 0
    light: Light | None = None
    heat: Heat | None = None

    def small_print(self) -> tuple[str, ...]:
        """Return the marks, and before them how much of something the card has, where that is shown."""
        return self.marks if self.heat is None else (f"{self.heat.amount:g}", *self.marks)


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
        light: Whether it is lit, or faded because something else is; None where nothing is lit.
        count: How many links it stands for.
        marks: Small print on it: an amount, assumptions and evidence, where these are shown.
    """

    link: Link
    joins_columns: bool
    light: Light | None = None
    count: int = 1
    marks: tuple[str, ...] = ()

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
        rows: The labels of rows that run across the columns; none where the picture has no rows.
        most_heat: The largest amount on a card, where amounts are shown.
    """

    title: str
    columns: tuple[Column, ...]
    arrows: tuple[Arrow, ...]
    factors: Column | None
    rows: tuple[str, ...] = ()
    most_heat: float | None = None

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
    hosted, membership = _hosting(model, [group for group in model.groups if group.id in linked])
    columns = [
        Column(
            stage.id,
            stage.label,
            stage.notes,
            (*(_card(element, membership[element.id]) for element in model.members(stage.id)), *hosted[stage.id]),
        )
        for stage in model.stages
    ]
    if hosted[_NO_STAGE]:
        columns.append(Column(_NO_STAGE, "Groups", None, tuple(hosted[_NO_STAGE])))
    return Scene(
        title=model.title,
        columns=tuple(columns),
        arrows=tuple(Arrow(link, link.source in stages or link.target in stages) for link in model.links),
        factors=_factors(model),
    )


def _hosting(model: LogicModel, groups: Iterable[Group]) -> tuple[dict[str, list[Card]], dict[str, list[Group]]]:
    """Return the cards of groups by the stage of their first member, and the groups by the elements in them."""
    hosted: dict[str, list[Card]] = defaultdict(list)
    membership: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        stage = model.element(group.members[0]).stage if group.members else _NO_STAGE
        hosted[stage].append(_group_card(group))
        for member in group.members:
            membership[member].append(group)
    return hosted, membership


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


def _card(element: Element, groups: list[Group]) -> Card:
    marks = [element.who.label] if element.who else []
    if element.indicators:
        marks.append(counted(len(element.indicators), "indicator"))
    marks.extend(f"in {group.label}" for group in groups)
    return Card(element.id, element.label, tuple(marks), element.kind, element.url)


def _group_card(group: Group) -> Card:
    return Card(group.id, group.label, (f"group of {counted(len(group.members), 'element')}",), "group", group.url)
