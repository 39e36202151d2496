"""How parts become one model: what merges, what yields, what conflicts, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from typing import Any, Final, TypeAlias, TypeVar

from attrs import define, field, fields

from logicmodel.errors import MAX_ADVICE, Problem, did_you_mean, suggest
from logicmodel.model.ratings import ratings_of
from logicmodel.model.stage_order import stage_order
from logicmodel.places import Place
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.flows import Flow
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.scales import STANDARD_SCALES, Scale
from logicmodel.vocabulary.stages import STANDARD_STAGES, Group, Stage
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.wording import quoted

Carried: TypeAlias = Stakeholder | Indicator | Evidence | Assumption | Rival
Carrier: TypeAlias = Element | Link | Claim | Rival
Piece: TypeAlias = Element | Stage | Group | Link | Claim | Carried | ExternalFactor
Value = TypeVar("Value", bound=Described)
Section = dict[Hashable, Value]


@define
class UnionOfParts:
    """
    The parts of a model, collected: each section by id, and the problems that were met.

    Elements, stages and groups share one section, because they share one space of ids.
    """

    nodes: Section[Element | Stage | Group] = field(factory=dict)
    links: Section[Link] = field(factory=dict)
    stakeholders: Section[Stakeholder] = field(factory=dict)
    indicators: Section[Indicator] = field(factory=dict)
    evidence: Section[Evidence] = field(factory=dict)
    assumptions: Section[Assumption] = field(factory=dict)
    claims: Section[Claim] = field(factory=dict)
    rivals: Section[Rival] = field(factory=dict)
    external_factors: Section[ExternalFactor] = field(factory=dict)
    scales: Section[Scale] = field(factory=lambda: {**STANDARD_SCALES})
    conflicts: dict[Problem, None] = field(factory=dict)
    compared: set[str] = field(factory=set)

    @classmethod
    def of(cls, parts: Iterable[object]) -> UnionOfParts:
        """Return the union of some parts, in order."""
        union = cls()
        union.add_all(parts)
        union.settle()
        return union

    def add(self, part: object) -> None:
        """Add one part, or what a flow or another model is made of."""
        value: Any = part
        section = _section_of(value.__class__)
        if section is None:
            self.add_all(_unfolded(part))
            return
        # An assumption that nothing else has to name may go without an id; then it is what it says.
        self._merge(getattr(self, section), value.id or value, value)

    def add_all(self, parts: Iterable[object]) -> None:
        """Add some parts, in order."""
        for part in parts:
            self.add(part)

    def _merge(self, section: Section[Any], key: Hashable, value: Described) -> None:
        """Put a value under its key; an equal one merges, a bare link yields, anything else conflicts."""
        present = section.setdefault(key, value)
        if present is value or present == value:
            return
        if isinstance(present, Link) and isinstance(value, Link):
            if value.is_bare:
                return
            if present.is_bare:
                section[key] = value
                return
        # Flows that share a value bring it many times; what is wrong with it is said once.
        self.conflicts.setdefault(_conflict(key, present, value))

    def settle(self) -> None:
        """Put the elements in order, and collect what they and the links carry."""
        columns = {key: node for key, node in self.nodes.items() if not isinstance(node, Element)}
        self.nodes = columns | {element.id: element for element in self._ordered_elements()}
        self._attach()

    def _attach(self) -> None:
        """
        Collect what elements, links and claims carry: stakeholders, indicators, evidence, assumptions, rivals; and
        the scales on which anything is rated.

        What is carried comes first, in the order of its carriers, and what stands by itself after it, so that the
        order does not depend on how a model was written.
        """
        sections = (self.stakeholders, self.indicators, self.evidence, self.assumptions)
        loose = [value for section in sections for value in section.values()]
        loose_rivals = tuple(self.rivals.values())
        self.stakeholders, self.indicators, self.evidence, self.assumptions, self.rivals = {}, {}, {}, {}, {}
        for element in self.elements():
            if element.who is not None or element.indicators:  # as few have; the same below
                self.add_all(carried(element))
        for link in self.links.values():
            if link.evidence or link.assumptions:
                self.add_all(carried(link))
        for claim in self.claims.values():
            self.add_all(carried(claim))
        self.add_all(loose_rivals)
        for rival in self.rivals.values():
            self.add_all(carried(rival))
        self.add_all(loose)
        self._collect_scales()

    def _collect_scales(self) -> None:
        sections: tuple[Section[Any], ...] = (self.links, self.indicators, self.evidence, self.claims)
        for section in sections:
            for value in section.values():
                for rating in ratings_of(value):
                    self._merge(self.scales, rating.scale.id, rating.scale)

    def pieces(self) -> Iterator[Piece]:
        """Return all that was added, section by section."""
        sections: tuple[Section[Any], ...] = (
            self.nodes,
            self.links,
            self.stakeholders,
            self.indicators,
            self.evidence,
            self.assumptions,
            self.claims,
            self.rivals,
            self.external_factors,
        )
        return (value for section in sections for value in section.values())

    def elements(self) -> Iterator[Element]:
        """Return the elements, as added."""
        return (node for node in self.nodes.values() if isinstance(node, Element))

    def declared_stages(self) -> tuple[Stage, ...]:
        """Return the stages that were added, in that order."""
        return tuple(node for node in self.nodes.values() if isinstance(node, Stage))

    def _ordered_elements(self) -> tuple[Element, ...]:
        """Return the elements by stage, and within a stage as they were added."""
        used = (element.stage for element in self.elements())
        position = {stage.id: index for index, stage in enumerate(stage_order(self.declared_stages(), used))}
        return tuple(sorted(self.elements(), key=lambda element: position.get(element.stage, len(position))))

    def problems(self) -> Iterator[Problem]:
        """Return all that is wrong: conflicts first, then what is named and not there."""
        return chain(
            self.conflicts,
            self._stage_problems(),
            self._end_problems(),
            self._member_problems(),
            self._link_id_problems(),
            self._target_problems(),
        )

    def _stage_problems(self) -> Iterator[Problem]:
        stages = {*STANDARD_STAGES, *(stage.id for stage in self.declared_stages())}
        used = set()
        for element in self.elements():
            used.add(element.stage)
            if element.stage not in stages:
                what = f"{element.kind} {element.id!r} stands in stage {element.stage!r}"
                yield self._missing(element, "stage", what, element.stage, stages, "add the Stage to the parts")
        for identifier in used & self.nodes.keys():
            node = self.nodes[identifier]
            if not isinstance(node, Stage):
                yield Problem(
                    f"id {identifier!r} is that of {name_of(node)} and of the stage that elements stand in",
                    places_of(node),
                    "give it another id",
                    code="conflict",
                    kind=kind_of(node),
                    id=node.id,
                )

    def _end_problems(self) -> Iterator[Problem]:
        known = self._node_ids()
        joining: tuple[Link | Claim, ...] = (*self.links.values(), *self.claims.values())
        for value in joining:
            if value.source not in known:
                what = f"{name_of(value)} starts at {value.source!r}"
                yield self._missing(value, "source", what, value.source, known, "add it to the parts")
            if value.target not in known:
                what = f"{name_of(value)} ends at {value.target!r}"
                yield self._missing(value, "target", what, value.target, known, "add it to the parts")

    def _member_problems(self) -> Iterator[Problem]:
        elements = {element.id for element in self.elements()}
        for group in self.nodes.values():
            if isinstance(group, Group):
                for member in group.members:
                    if member not in elements:
                        what = f"group {group.id!r} has the member {member!r}"
                        yield self._missing(group, "members", what, member, elements, "add the element to the parts")

    def _link_id_problems(self) -> Iterator[Problem]:
        known = self._node_ids()
        for link in self.links.values():
            if link.id in known:
                node = self.nodes.get(link.id) or Stage(link.id, place=None)
                message = f"id {link.id!r} is that of {name_of(node)} and of a link, and a factor may act on either"
                hint = "give the link another id"
                yield Problem(message, places_of(link, node), hint, code="conflict", kind="link", id=link.id)

    def _target_problems(self) -> Iterator[Problem]:
        targets = {*self._node_ids(), *self.links} if self.external_factors else ()
        for factor in self.external_factors.values():
            for target in factor.acts_on:
                if target not in targets:
                    what = f"external factor {factor.id!r} acts on {target!r}"
                    advice = "name an element, a stage, a group or a link"
                    yield self._missing(factor, "acts_on", what, target, targets, advice)

    def _node_ids(self) -> AbstractSet[Hashable]:
        """Return the ids of all elements, stages and groups, the standard stages among them."""
        return self.nodes.keys() | STANDARD_STAGES.keys()

    def _missing(  # noqa: PLR0913, PLR0917 -- what there is to say of it
        self,
        value: Any,  # noqa: ANN401 -- any value of the vocabulary
        field: str,
        what: str,
        wanted: str,
        known: Iterable[Hashable],
        otherwise: str,
    ) -> Problem:
        """Return that something is not there; comparing takes time, so only the first unknown names are compared."""
        if len(self.compared) < MAX_ADVICE:
            self.compared.add(wanted)
        advice = did_you_mean(suggest(wanted, map(str, known))) if wanted in self.compared else None
        return Problem(
            f"{what}, which the model does not have",
            places_of(value),
            advice or otherwise,
            field,
            "unknown-id",
            kind_of(value),
            value.id,
        )


def _unfolded(part: object) -> Iterable[object]:
    """Return the values that a flow or a model is made of."""
    if isinstance(part, Flow):
        return (*part.nodes, *part.links)
    # A model is known by what it can do, because its class is defined above this module.
    parts: Callable[[], Iterable[object]] | None = getattr(part, "parts", None)
    if callable(parts):  # paths of files have parts too, but no function
        return parts()
    advice = "unpack it with *" if isinstance(part, list | tuple | set) else "see LogicModel for what can be a part"
    msg = f"a model cannot take {type(part).__name__} {part!r} as a part; {advice}"
    raise TypeError(msg)


def carried(carrier: Carrier) -> tuple[Carried, ...]:
    """Return the values that an element, a link, a claim or a rival carries."""
    if isinstance(carrier, Link | Claim | Rival):
        sources = tuple(use.source for use in carrier.evidence)
        if isinstance(carrier, Rival):
            return sources
        return (*sources, *(carrier.assumptions if isinstance(carrier, Link) else carrier.rivals))
    return carrier.indicators if carrier.who is None else (carrier.who, *carrier.indicators)


def carried_by(part: object) -> tuple[Carried, ...]:
    """Return the values that a part carries, if it is one that carries any, and those that these carry."""
    direct = carried(part) if isinstance(part, Element | Link | Claim | Rival) else ()
    return (*direct, *(value for each in direct if isinstance(each, Rival) for value in carried(each)))


_SECTIONS: Final[dict[type, str]] = {
    Link: "links",
    Element: "nodes",
    Stage: "nodes",
    Group: "nodes",
    Stakeholder: "stakeholders",
    Indicator: "indicators",
    Evidence: "evidence",
    Assumption: "assumptions",
    Claim: "claims",
    Rival: "rivals",
    ExternalFactor: "external_factors",
}


@cache
def _section_of(sort: type) -> str | None:
    """Return the section to which values of a class are added, or None if they are no single part."""
    return next((section for known, section in _SECTIONS.items() if issubclass(sort, known)), None)


def _conflict(key: Hashable, present: Any, value: Any) -> Problem:  # noqa: ANN401 -- any values of the vocabulary
    if type(present) is not type(value):
        message = f"id {key!r} is that of {name_of(present)} and of {name_of(value)}"
        hint = "elements, stages and groups share one space of ids"
        return Problem(message, places_of(value, present), hint, code="conflict", kind=kind_of(value), id=value.id)
    names = [each.name for each in fields(type(value)) if each.eq]
    differing = [name for name in names if getattr(present, name) != getattr(value, name)]
    values = (f"{name} ({quoted(getattr(value, name))} and {quoted(getattr(present, name))})" for name in differing)
    return Problem(
        f"{name_of(value)} is written twice, and the two differ in {', '.join(values)}",
        places_of(value, present),
        "give the second link an id of its own" if isinstance(value, Link) else "write it once, and use that value",
        field=differing[0] if len(differing) == 1 else None,
        code="conflict",
        kind=kind_of(value),
        id=value.id,
    )


def name_of(value: Any) -> str:  # noqa: ANN401 -- any value of the vocabulary
    """Return what a value is, with its id: ``input 'staff'``."""
    return f"{kind_of(value)} {quoted(value.text if value.id is None else value.id)}"


def kind_of(value: Any) -> str:  # noqa: ANN401 -- the same
    """Return what a value is: the kind of an element, or the class in words."""
    if isinstance(value, Element):
        return value.kind
    return {"ExternalFactor": "external factor"}.get(type(value).__name__, type(value).__name__.lower())


def places_of(*values: Described) -> tuple[Place, ...]:
    """Return where values were written, as far as that is known."""
    return tuple(value.place for value in values if value.place is not None)
