"""Elements: the boxes of a logic model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, get_args

from attrs import Factory, field, frozen

from logicmodel.vocabulary.described import WORK_OUT, Described
from logicmodel.vocabulary.flows import Node
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.vocabulary.references import Reference, as_references
from logicmodel.vocabulary.sequences import as_tuple
from logicmodel.vocabulary.stages import as_id, as_optional_id
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.vocabulary.validation import (
    Fault,
    id_fault,
    item_fault,
    items_fault,
    optional_choice_fault,
    refuse,
    text_fault,
)

Term = Literal["short", "medium", "long"]

TERMS: Final = get_args(Term)


def as_indicators(values: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Return a sequence of indicators as a tuple; a mistake stays as it is."""
    return as_tuple(values)


@frozen(repr=False)
class Element(Described, Node):
    """
    One box of a logic model.

    The five kinds that the field agrees on have classes of their own (`Input`, `Activity`, `Output`, `Outcome`,
    `Impact`). This class is for kinds of your own, such as a threat reduction in a results chain or the purpose of a
    logframe; a `Stage` for it is declared with the model.

    Args:
        id: The author's id, unique among elements, stages and groups. It is never shown.
        label: The text that readers see.
        kind: The kind, a word like an id.
        stage: The stage in which it stands, as a value or an id.
        who: Who delivers it, or who changes in it.
        indicators: How it is measured.
        references: Codes that others gave to what it is about.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from functools import partial
        >>> from logicmodel import Element, Stage
        >>> threats = Stage("threat-reduction", "Threat reduction results")
        >>> ThreatReduction = partial(Element, kind="threat-reduction", stage=threats)
        >>> ThreatReduction("less-poaching", "Poaching falls").stage
        'threat-reduction'
    """

    id: str
    label: str
    kind: str = field(kw_only=True)
    stage: str = field(kw_only=True, converter=as_id)
    who: Stakeholder | None = field(default=None, kw_only=True)
    indicators: tuple[Indicator, ...] = field(default=(), kw_only=True, converter=as_indicators)
    references: tuple[Reference, ...] = field(default=(), kw_only=True, converter=as_references)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        if not self._is_plain():
            refuse(f"{self.kind} {self.id!r}", self.place, *self._faults())

    def _is_plain(self) -> bool:
        """Return whether only what every element has is said, and rightly; such an element needs no other look."""
        return (
            type(self) in _CLASSES
            and not (id_fault(self.id) or text_fault("label", self.label) or id_fault(self.stage, "stage"))
            and (self.who is None or type(self.who) is Stakeholder)
            and self.indicators == ()
            and self.references == ()
            and self._is_undescribed()
        )

    def _faults(self) -> tuple[Fault | None, ...]:
        return (
            id_fault(self.id),
            text_fault("label", self.label),
            self._kind_fault(),
            id_fault(self.stage, "stage"),
            item_fault("who", self.who, Stakeholder),
            items_fault("indicators", self.indicators, Indicator),
            items_fault("references", self.references, Reference),
            *self._described_faults(),
        )

    def _kind_fault(self) -> Fault | None:
        if fault := id_fault(self.kind, "kind"):
            return fault
        proper = KINDS.get(self.kind, Element)
        if isinstance(self, proper):
            return None
        return Fault("kind", f"{self.kind!r} is a kind with a class of its own", f"write {proper.__name__}(…)")


@frozen(repr=False)
class Input(Element):
    """
    What is put in: money, people, time, knowledge.

    Args:
        id, label, who, indicators, references, description, notes, tags, url, suppress, data: See `Element`.
        stage: The stage in which it stands; default: ``inputs``.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Input
        >>> Input("staff", "Two part-time coordinators").stage
        'inputs'
    """

    kind: str = field(default="input", init=False)
    stage: str = field(default="inputs", kw_only=True, converter=as_id)


@frozen(repr=False)
class Activity(Element):
    """
    What is done.

    Args:
        id, label, who, indicators, references, description, notes, tags, url, suppress, data: See `Element`.
        stage: The stage in which it stands; default: ``activities``.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Activity
        >>> Activity("train", "Train volunteers in paired reading").kind
        'activity'
    """

    kind: str = field(default="activity", init=False)
    stage: str = field(default="activities", kw_only=True, converter=as_id)


@frozen(repr=False)
class Output(Element):
    """
    What the activities produce, which can be counted.

    Args:
        id, label, who, indicators, references, description, notes, tags, url, suppress, data: See `Element`.
        stage: The stage in which it stands; default: ``outputs``.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Output
        >>> Output("volunteers-ready", "60 trained volunteers").kind
        'output'
    """

    kind: str = field(default="output", init=False)
    stage: str = field(default="outputs", kw_only=True, converter=as_id)


def _stage_of_term(outcome: Outcome) -> str:
    return f"{outcome.term}-term-outcomes" if outcome.term else "outcomes"


@frozen(repr=False)
class Outcome(Element):
    """
    What changes for somebody.

    Args:
        id, label, who, indicators, references, description, notes, tags, url, suppress, data: See `Element`.
        term: When the change shows: ``short``, ``medium``, ``long``, or None.
        stage: Where it stands; default: ``short-term-outcomes`` and so on, which follows the term, or ``outcomes``.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Outcome
        >>> Outcome("fluency", "Reading fluency improves", term="medium").stage
        'medium-term-outcomes'
    """

    kind: str = field(default="outcome", init=False)
    term: Term | None = field(default=None, kw_only=True)
    # Two fields, so that `attrs.evolve` with another term passes on only a stage that the author chose.
    own_stage: str | None = field(default=None, alias="stage", kw_only=True, eq=False, converter=as_optional_id)
    stage: str = field(  # pyright: ignore[reportIncompatibleVariableOverride] -- not taken, so its converter differs
        init=False,
        default=Factory(
            lambda self: _stage_of_term(self) if self.own_stage is None else self.own_stage, takes_self=True
        ),
        metadata={WORK_OUT: _stage_of_term},
    )

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        if self.own_stage == _stage_of_term(self):
            # So that equal outcomes stand in equal stages after the same change of their terms.
            object.__setattr__(self, "own_stage", None)
        super().__attrs_post_init__()

    def _is_plain(self) -> bool:
        return (self.term is None or self.term in TERMS) and super()._is_plain()

    def _faults(self) -> tuple[Fault | None, ...]:
        return (optional_choice_fault("term", self.term, TERMS), *super()._faults())


@frozen(repr=False)
class Impact(Element):
    """
    The lasting change that the whole contributes to.

    Args:
        id, label, who, indicators, references, description, notes, tags, url, suppress, data: See `Element`.
        stage: The stage in which it stands; default: ``impact``.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Impact
        >>> Impact("opportunity", "Children leave school able to take up any course").stage
        'impact'
    """

    kind: str = field(default="impact", init=False)
    stage: str = field(default="impact", kw_only=True, converter=as_id)


KINDS: Final[dict[str, type[Element]]] = {
    "input": Input,
    "activity": Activity,
    "output": Output,
    "outcome": Outcome,
    "impact": Impact,
}

_CLASSES: Final = frozenset(KINDS.values())
