"""The logic model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, Union

from attrs import field, fields, frozen

from logicmodel.errors import MAX_PROBLEMS, ConflictError, Problem, ShapeError, UnknownIdError
from logicmodel.model.collecting import collector_waiting
from logicmodel.model.stage_order import stage_order
from logicmodel.model.union import Piece, UnionOfParts
from logicmodel.places import Place, caller
from logicmodel.showing import Shown
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.flows import Flow, Node
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.own_data import NO_DATA
from logicmodel.vocabulary.stages import STANDARD_STAGES, Group, Stage
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.vocabulary.suppressions import Suppression
from logicmodel.vocabulary.validation import (
    date_fault,
    id_fault,
    language_fault,
    optional_text_fault,
    problems,
    text_fault,
)
from logicmodel.wording import counted

if TYPE_CHECKING:
    import networkx as nx

#: What can be a part of a model: an element, a flow, a link, a stage, a group or another model, and whatever these
#: carry (stakeholders, indicators, evidence, assumptions); claims with their rivals; external factors.
Part: TypeAlias = Union[Piece, Flow, "LogicModel"]
Value = TypeVar("Value")


@frozen(init=False, repr=False, getstate_setstate=False)
class LogicModel(Described, Shown):
    """
    A logic model: elements in stages, joined by links, with what they rest on.

    A model is a value. It is the union of its parts: a part that is written twice counts once, a bare link yields to
    one that says more, and anything else that differs under one id is a conflict.

    In a notebook a model shows itself as a picture, or as a summary where it has more than 100 elements.

    Args:
        id: The author's id of the model.
        title: The title that readers see; default: the id.
        parts: Elements, flows, links, stages, groups, claims, external factors, other models; also stakeholders,
            indicators, evidence, assumptions and rivals (of the whole model), where nothing carries them. A generator
            will do, and is fastest for a large table.
        version: The author's version of the model.
        review_date: When it is to be reviewed: ``2027``, ``2027-03`` or ``2027-03-31``.
        language: The language of its texts, as a BCP 47 tag: ``en``, ``fr-CA``.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Attributes:
        elements: The elements, by stage, and within a stage in the order of declaration.
        links: The links, in the order of declaration.
        declared_stages: The stages that the author declared; ``stages`` has all of them.
        groups: The groups.
        stakeholders: Those whom elements name, in the order of these, then those that stand by themselves.
        indicators: Those by which elements are measured, in the same order.
        evidence: What links rest on, in the same order.
        assumptions: What links assume, in the same order, then those of the whole model.
        claims: The claims about pairs.
        rivals: The rival explanations that claims name, then those of the whole model.
        external_factors: The external factors.

    Raises:
        ConflictError: Two parts say different things under one id.
        ShapeError: A part names something that the model does not have, or a field is not what it should be.
        TypeError: Something that cannot be a part was given as one.

    Example:
        >>> from logicmodel import Activity, Input, LogicModel, Output
        >>> staff, train = Input("staff", "Coordinators"), Activity("train", "Train volunteers")
        >>> model = LogicModel("reading", parts=[staff >> train >> Output("ready", "Trained volunteers")])
        >>> [element.id for element in model]
        ['staff', 'train', 'ready']
        >>> model["train"].label
        'Train volunteers'
    """

    id: str
    title: str
    version: str | None
    review_date: str | None
    language: str | None
    elements: tuple[Element, ...]
    links: tuple[Link, ...]
    declared_stages: tuple[Stage, ...]
    groups: tuple[Group, ...]
    stakeholders: tuple[Stakeholder, ...]
    indicators: tuple[Indicator, ...]
    evidence: tuple[Evidence, ...]
    assumptions: tuple[Assumption, ...]
    claims: tuple[Claim, ...]
    rivals: tuple[Rival, ...]
    external_factors: tuple[ExternalFactor, ...]
    # Where the layers above keep what they worked out from this model, so that they work it out once.
    memo: dict[str, Any] = field(factory=dict, init=False, eq=False, repr=False)

    if TYPE_CHECKING:

        def __attrs_init__(self, **values: Any) -> None:  # noqa: ANN401 -- attrs makes it
            """Set the fields."""

    def __init__(  # noqa: PLR0913 -- the header of a model has this many fields
        self,
        id: str,
        title: str | None = None,
        *,
        parts: Iterable[Part] = (),
        version: str | None = None,
        review_date: str | None = None,
        language: str | None = None,
        description: str | None = None,
        notes: str | None = None,
        tags: Iterable[str] = (),
        url: str | None = None,
        suppress: Iterable[Suppression] | Mapping[str, str] = (),
        data: Mapping[str, Any] = NO_DATA,
        place: Place | None = None,
    ) -> None:
        """Take the header, and unite the parts."""
        if isinstance(parts, str | Described | Flow | set | frozenset | dict):
            msg = f"parts must be a list, in the order of the model, not {type(parts).__name__}; write parts=[a, b]"
            raise TypeError(msg)
        with collector_waiting():
            union = UnionOfParts.of(parts)
        self.__attrs_init__(
            id=id,
            title=id if title is None else title,
            version=version,
            review_date=review_date,
            language=language,
            description=description,
            notes=notes,
            tags=tags,
            url=url,
            suppress=suppress,
            data=data,
            place=place or caller(),
            elements=tuple(union.elements()),
            links=tuple(union.links.values()),
            declared_stages=union.declared_stages(),
            groups=tuple(node for node in union.nodes.values() if isinstance(node, Group)),
            stakeholders=tuple(union.stakeholders.values()),
            indicators=tuple(union.indicators.values()),
            evidence=tuple(union.evidence.values()),
            assumptions=tuple(union.assumptions.values()),
            claims=tuple(union.claims.values()),
            rivals=tuple(union.rivals.values()),
            external_factors=tuple(union.external_factors.values()),
        )
        if found := [*self._header_problems(), *islice(union.problems(), MAX_PROBLEMS)]:
            raise ConflictError(found) if union.conflicts else ShapeError(found)

    def _header_problems(self) -> list[Problem]:
        return problems(
            f"model {self.id!r}",
            self.place,
            id_fault(self.id),
            text_fault("title", self.title),
            optional_text_fault("version", self.version),
            date_fault("review_date", self.review_date),
            language_fault("language", self.language),
            *self._described_faults(),
        )

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """All stages in order: those declared, and the standard ones that something stands in or names."""
        used = {element.stage for element in self.elements}
        joining: tuple[Link | Claim, ...] = (*self.links, *self.claims)
        named = {end for each in joining for end in (each.source, each.target)}
        named.update(target for factor in self.external_factors for target in factor.acts_on)
        others = {node.id for node in (*self.elements, *self.groups)}
        return stage_order(self.declared_stages, used | (named & STANDARD_STAGES.keys()) - others)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """
        The model as a graph of networkx, for its algorithms; made when it is first asked for, and frozen.

        Nodes are the ids of the elements, and of the stages and groups at which links start or end. Edges are the
        links, keyed by their ids. The attribute ``part`` of a node or an edge is the element, stage, group or link
        itself; its texts and numbers are attributes too, such as ``kind`` and ``confidence``. ``sort`` tells
        ``element``, ``stage`` and ``group`` apart. What a column arrow implies is not in the graph.
        """
        from logicmodel.model.graph import graph_of  # noqa: PLC0415 -- only for those who ask

        return graph_of((*self.stages, *self.groups), self.elements, self.links)

    @cached_property
    def _elements(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements}

    @cached_property
    def _nodes(self) -> dict[str, Element | Stage | Group]:
        nodes: tuple[Element | Stage | Group, ...] = (*self.stages, *self.groups, *self.elements)
        return {node.id: node for node in nodes}

    @cached_property
    def _links(self) -> dict[str, Link]:
        return {link.id: link for link in self.links}

    @cached_property
    def _members(self) -> dict[str, tuple[Element, ...]]:
        stages: dict[str, list[Element]] = {stage.id: [] for stage in self.stages}
        for element in self.elements:
            stages[element.stage].append(element)
        members = {identifier: tuple(found) for identifier, found in stages.items()}
        return members | {group.id: tuple(map(self.element, group.members)) for group in self.groups}

    def __repr__(self) -> str:
        """Return what the model is called and how large it is."""
        elements, links = counted(len(self.elements), "element"), counted(len(self.links), "link")
        return f"<LogicModel {self.id!r}: {elements}, {links}>"

    def __iter__(self) -> Iterator[Element]:
        """Iterate over the elements, by stage, and within a stage in the order of declaration."""
        return iter(self.elements)

    def __contains__(self, node: object) -> bool:
        """Return whether an element, a stage or a group is this one, or has this id."""
        if isinstance(node, Node):
            return self._nodes.get(node.id) == node
        return node in self._nodes

    def __getitem__(self, identifier: str) -> Element | Stage | Group:
        """
        Return the element, the stage or the group with this id.

        Raises:
            UnknownIdError: No such id; the message suggests close matches.
        """
        return self._found("element, stage or group", identifier, self._nodes)

    def element(self, identifier: str) -> Element:
        """
        Return an element.

        Args:
            identifier: Its id.

        Raises:
            UnknownIdError: No such id; the message suggests close matches.
        """
        return self._found("element", identifier, self._elements)

    def link(self, identifier: str) -> Link:
        """
        Return a link.

        Args:
            identifier: Its id; that of a link without an id of its own is ``source->target``.

        Raises:
            UnknownIdError: No such id; the message suggests close matches.
        """
        return self._found("link", identifier, self._links)

    def members(self, identifier: str) -> tuple[Element, ...]:
        """
        Return the elements of a stage or a group, in order.

        Args:
            identifier: The id of the stage or the group.

        Raises:
            UnknownIdError: No such id; the message suggests close matches.
        """
        return self._found("stage or group", identifier, self._members)

    def _found(self, what: str, identifier: str, known: Mapping[str, Value]) -> Value:
        try:
            return known[identifier]
        except (KeyError, TypeError):
            raise UnknownIdError(what, identifier, known) from None

    def parts(self) -> tuple[Piece, ...]:
        """Return the parts of which this model is the union."""
        return (
            *self.declared_stages,
            *self.elements,
            *self.groups,
            *self.links,
            *self.stakeholders,
            *self.indicators,
            *self.evidence,
            *self.assumptions,
            *self.claims,
            *self.rivals,
            *self.external_factors,
        )

    def header(self) -> dict[str, Any]:
        """Return what the model says of itself, by field: all that `LogicModel` takes except the parts."""
        return {name: getattr(self, name) for name in HEADER}

    def __or__(self, other: LogicModel) -> LogicModel:
        """
        Return the union of two models, with the header of the first.

        The id, title, version, dates, description, notes, language and data of the second are left out.

        Raises:
            ConflictError: The two say different things under one id.
        """
        if not isinstance(other, LogicModel):
            return NotImplemented
        return LogicModel(**self.header(), parts=[self, other])

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make an equal model, without what the layers above keep with this one."""
        values = {each.alias: getattr(self, each.name) for each in fields(LogicModel) if each.init}
        return _restored, (values,)


HEADER = (
    "id",
    "title",
    "version",
    "review_date",
    "language",
    "description",
    "notes",
    "tags",
    "url",
    "suppress",
    "data",
    "place",
)


def _restored(values: dict[str, Any]) -> LogicModel:
    """Return the model with these fields, which a model had before."""
    model = LogicModel.__new__(LogicModel)
    model.__attrs_init__(**values)
    return model


def refuse_non_model(value: object) -> None:
    """
    Refuse what is no model where a function needs one.

    Args:
        value: What was given.

    Raises:
        TypeError: It is something else.
    """
    if not isinstance(value, LogicModel):
        hint = f"; load({value!r}) returns the one in a file" if isinstance(value, str) else ""
        msg = f"the first argument must be a LogicModel, not {type(value).__name__}{hint}"
        raise TypeError(msg)
