"""What a picture shows, before anything has a place: columns of cards, arrows, headings and notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from attrs import field, frozen

from logicmodel.vocabulary.links import Link

Strength = Literal["low", "medium", "high"]
Light = Literal["lit", "faded"]
Fate = Literal["new", "gone", "changed"]

# Below the first a link is drawn as weak, from the second on as strong; `legend` tells readers.
WEAK_BELOW: Final = 0.4
STRONG_FROM: Final = 0.7


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
class Gauge:
    """
    How far an indicator got: a bar from its baseline to its target, and a point for each value on the way.

    Args:
        label: What the indicator is called.
        said: How far it got, in words.
        share: The share of the way, 1 for all of it; None if it cannot be told, which leaves the bar empty.
        course: The values on the way, from left to right: when and how high, both from 0 to 1.
    """

    label: str
    said: str
    share: float | None
    course: tuple[tuple[float, float], ...] = ()

    @property
    def told(self) -> str:
        """What it shows, in words."""
        return f"{self.label}: {self.said}"


@frozen
class Card:
    """
    A box: an element, or a group that a link starts or ends at.

    Args:
        id: The id of the element or the group.
        text: What is written on it.
        marks: Small print under the text, such as the number of indicators.
        kind: The kind of the element, or ``group``.
        url: Where it leads when it is clicked.
        row: The number of the row that it stands in.
        light: Whether it is highlighted, or faded because something else is; None if nothing is.
        heat: How much of something it has, where that is shown.
        groups: The groups that it is in, which are written on it.
        shown_in: The groups that it is seen to be in, by a frame or a row around it.
        who: Who delivers it, or who changes in it; None if not stated, or if a row around it says so.
        values: How its indicators stand, one in a line, where that is shown.
        gauges: How far its indicators got, where that is shown.
        fate: Whether it is new, gone or changed since an older version, where that is shown.
        heads_frame: Whether it is a group whose frame stands around it and its members, and so is drawn as that frame.
    """

    id: str
    text: str
    marks: tuple[str, ...]
    kind: str
    url: str | None = None
    row: int = 0
    light: Light | None = None
    heat: Heat | None = None
    groups: tuple[Membership, ...] = ()
    shown_in: tuple[Membership, ...] = ()
    who: str | None = None
    values: tuple[str, ...] = ()
    gauges: tuple[Gauge, ...] = ()
    fate: Fate | None = None
    heads_frame: bool = False

    @property
    def is_added(self) -> bool:
        """Whether the picture adds it to what the model has; no id of a model starts with a hyphen."""
        return self.id.startswith("-")

    @property
    def is_element(self) -> bool:
        """Whether it is an element."""
        return self.kind not in {"group", "external-factor"} and not self.is_added

    def small_print(self) -> tuple[str, ...]:
        """Return what is written under the text, above the gauges: an amount, who, marks, groups, indicators."""
        amount = () if self.heat is None else (f"{self.heat.amount:g}",)
        who = () if self.who is None else (self.who,)
        return (*amount, *who, *self.marks, *(group.said for group in self.groups), *self.values)

    def told(self) -> tuple[str, ...]:
        """Return all that stands under the text, in words."""
        return (*self.small_print(), *(gauge.told for gauge in self.gauges))


@frozen
class Membership:
    """
    A group, as the cards in it know it.

    Args:
        id: The id of the group.
        label: What it is called.
        said: The words that say that a card is in it.
    """

    id: str
    label: str
    said: str = field(eq=False)


@frozen
class Frame:
    """
    A line around cards of one column that stand together: those that are in a group.

    Args:
        group: The group.
        first: The place in its column of the first card in it.
        last: The place of the last.
        depth: How many frames stand in each other inside it, itself among them.
        titled: Whether the name of the group is written in it; not where the group's own card stands in it.
    """

    group: Membership
    first: int
    last: int
    depth: int
    titled: bool

    def holds(self, other: Frame) -> bool:
        """Return whether another frame stands inside."""
        return self.depth > other.depth and self.first <= other.first and other.last <= self.last


@frozen
class Column:
    """
    A stage and the cards in it, from the top.

    Args:
        id: The id of the stage.
        heading: Its label.
        notes: Its notes.
        cards: Its cards.
        frames: The frames around some of them.
        is_stage: Whether it is a stage of the model, and not a column that the picture adds.
    """

    id: str
    heading: str
    notes: str | None
    cards: tuple[Card, ...]
    frames: tuple[Frame, ...] = ()
    is_stage: bool = True


@frozen
class Mark:
    """
    Small print on an arrow.

    Args:
        text: What is written on it.
        said: What that says, in words.
        legend: What the legend says of small print of this kind; None if it needs no entry.
    """

    text: str
    said: str
    legend: str | None = None


@frozen
class Arrow:
    """
    A link, from a card or a column to a card or a column.

    Args:
        link: The link.
        joins_columns: Whether one of its ends is a column.
        joins_groups: Whether one of its ends is a group.
        joins_wholes: Whether both ends are columns or groups.
        light: Whether it is highlighted, or faded because something else is; None if nothing is.
        count: How many links it stands for.
        marks: Small print on it: an amount, assumptions and evidence, where these are shown.
        fate: Whether it is new, gone or changed since an older version, where that is shown.
    """

    link: Link
    joins_columns: bool
    light: Light | None = None
    count: int = 1
    marks: tuple[Mark, ...] = ()
    joins_groups: bool = False
    joins_wholes: bool = False
    fate: Fate | None = None

    @property
    def is_implied(self) -> bool:
        """Whether one of its ends is a whole stage or group, so that the elements in it are not linked one by one."""
        return self.joins_columns or self.joins_groups

    @property
    def strength(self) -> Strength | None:
        """How confident the authors are in the link, as it is drawn; None if not stated."""
        confidence = self.link.confidence
        if confidence is None:
            return None
        if confidence < WEAK_BELOW:
            return "low"
        return "high" if confidence >= STRONG_FROM else "medium"


@frozen
class Band:
    """
    A heading over several columns, or the goal over all of them.

    Args:
        text: What it says.
        first: The number of the first column under it.
        last: The number of the last.
        is_goal: Whether it is the goal, which stands over all headings.
    """

    text: str
    first: int
    last: int
    is_goal: bool = False


@frozen
class Note:
    """
    A list under the picture.

    Args:
        heading: What it lists.
        lines: The entries.
    """

    heading: str
    lines: tuple[str, ...]


@frozen
class Scene:
    """
    All that a picture shows.

    Args:
        title: The title of the model.
        columns: Its stages, in order.
        arrows: Its links, in order.
        factors: Its external factors, as a column; None if it has none.
        rows: The labels of rows that run across the columns; none where the picture has no rows.
        most_heat: The largest amount on a card, where amounts are shown.
        collapsed: The ids of the cards that stand for all of a stage, a group or a stakeholder, by the ids of these.
        titled: Whether the title is written over the picture; it is in the text alternatives nevertheless.
        notes: Lists under the picture, such as the assumptions that its arrows number.
        bands: Headings over several columns.
        language: The language of the model; None if not stated.
    """

    title: str
    columns: tuple[Column, ...]
    arrows: tuple[Arrow, ...]
    factors: Column | None
    rows: tuple[str, ...] = ()
    most_heat: float | None = None
    collapsed: Mapping[str, str] = field(factory=dict)
    titled: bool = True
    notes: tuple[Note, ...] = ()
    bands: tuple[Band, ...] = ()
    language: str | None = None

    def cards(self) -> Iterator[Card]:
        """Return all cards, column by column, from the top."""
        return (card for column in self.columns for card in column.cards)
