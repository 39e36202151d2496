"""A draft as a model: ids, kinds, stages, signs and feedback are decided here, for all formats alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, TypedDict, TypeVar

from attrs import evolve

from logicmodel.errors import FormatError, Problem, ShapeError, one_of
from logicmodel.exchange.draft.arrows import Undirected, arrows_of, fields_of, with_feedback
from logicmodel.exchange.draft.ids import NewIds, slug
from logicmodel.exchange.draft.placing import Placing, containers_around
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftNode
from logicmodel.exchange.draft.words import EXTERNAL, Standing
from logicmodel.exchange.losses import Imported, Loss, gathered, refuse_if_strict
from logicmodel.model.logic_model import LogicModel
from logicmodel.model.stage_order import stage_order
from logicmodel.places import Place
from logicmodel.vocabulary.elements import KINDS, Element, Outcome
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.stages import STANDARD_STAGES, Group, Stage
from logicmodel.vocabulary.validation import url_fault

Value = TypeVar("Value")

_OWN_STAGE_LABELS: Final = {"other": "Other"}


class DraftOptions(TypedDict, total=False):
    """
    What every reader of a drawing can be told; all of it is optional.

    Args:
        id: The id of the model; default: from the title or the name of the file.
        stages: Standard stages or kinds by the words of the drawing: titles of frames, types, or ids of boxes.
        by_depth: Whether boxes that no word places are placed by the arrows, from inputs to impact.
        undirected: What to do with a line without an arrowhead: ``refuse`` it (default), or take it ``as-drawn``.
        strict: Whether to raise `FormatError` if anything is lost or guessed.
    """

    id: str
    stages: Mapping[str, str]
    by_depth: bool
    undirected: Undirected
    strict: bool


def imported(  # noqa: PLR0913 -- these are the options of every reader of a drawing
    draft: Draft,
    *,
    id: str | None = None,
    stages: Mapping[str, str] | None = None,
    by_depth: bool = False,
    undirected: Undirected = "refuse",
    strict: bool = False,
) -> Imported:
    """
    Return a draft as a model, with everything that was lost or guessed.

    Args:
        draft: The draft.
        id: See `DraftOptions`, as for all that follow.
        stages: Standard stages or kinds by the words of the drawing.
        by_depth: Whether to place boxes by the arrows.
        undirected: What to do with a line without an arrowhead.
        strict: Whether to raise if anything is lost or guessed.

    Raises:
        FormatError: A line has no direction, or something was lost and ``strict`` is true.
        ShapeError: What the drawing says cannot be a model.
        ValueError: One of ``stages`` names no stage and no kind.
    """
    one_of("undirected", undirected, ("refuse", "as-drawn"))
    making = _Making(draft, Placing(draft, stages or {}, by_depth=by_depth))
    model = making.model(id, undirected)
    losses = gathered(draft.format, draft.losses)
    return Imported(model, refuse_if_strict(losses, strict=strict))


class _Making:
    """A model in the making."""

    def __init__(self, draft: Draft, placing: Placing) -> None:
        self.draft = draft
        self.placing = placing
        self.ids = NewIds(STANDARD_STAGES)
        self.ends: dict[str, str] = {}  # of nodes and containers, by key
        self.ranked: dict[str, str] = {}  # the stage of each id
        self.stages: dict[str, Stage] = {}
        self.used: set[str] = set()  # the stages in which nodes stand
        self.unordered: set[str] = set()  # stages of which the drawing does not say where they stand
        self.parts: list[Any] = list(draft.parts)
        self.factors: dict[str, ExternalFactor] = {}
        self.problems: list[Problem] = []

    def model(self, id: str | None, undirected: Undirected) -> LogicModel:
        draft = self.draft
        groups = self.place_containers()
        self.place_nodes()
        self.parts.extend(group for key, container in groups.items() if (group := self.group(key, container)))
        self.link(undirected)
        if self.problems:
            raise FormatError(self.problems)
        header = {key: each for key, each in draft.header.items() if each is not None}
        identifier = id or header.pop("id", None) or slug(draft.title or "") or slug(draft.name or "") or "model"
        header.pop("id", None)
        title = draft.title.strip() if draft.title and draft.title.strip() else None
        return LogicModel(
            identifier,
            header.pop("title", None) or title,
            parts=[*self.stages.values(), *self.parts, *self.factors.values()],
            **header,
        )

    def place_containers(self) -> dict[str, DraftContainer]:
        """Make stages of the containers that are stages, and return the others."""
        groups = {}
        for key, container in self.draft.containers.items():
            stage = self.placing.stage_of(container)
            if stage is None:
                groups[key] = container
            elif stage != EXTERNAL.stage:
                self.ends[key] = stage
                self.ranked[stage] = stage
                self.declare(stage, container)
        return groups

    def declare(self, stage: str, container: DraftContainer) -> None:
        """Keep the title of a container as that of its stage, where the stage does not have it already."""
        fields = {key: each for key, each in container.exact.items() if key != "stage"}
        known = self.stages[stage].label if stage in self.stages else None
        if known is not None and known != container.label:
            reason = f"the stage {stage} has the title {known!r} already"
            self.draft.lose(Loss("narrowed", "frame", container.key, "label", container.label, container.place, reason))
        elif known is None and (fields or container.label != STANDARD_STAGES.get(stage)):
            label = container.label or STANDARD_STAGES.get(stage) or stage
            if made := self.attempt(partial(Stage, stage, label, place=_place(container.place), **fields)):
                self.stages[stage] = made

    def place_nodes(self) -> None:
        standings = {node.key: self.placing.of(node) for node in self.draft.nodes.values()}
        self.used = {standing.stage for standing in standings.values()}
        for node in self.draft.nodes.values():
            standing = standings[node.key]
            identifier = self.new_id(node, standing)
            self.ends[node.key] = identifier
            if standing.kind == EXTERNAL.kind:
                if factor := self.attempt(partial(self.factor, node, identifier)):
                    self.factors[identifier] = factor
            else:
                self.ranked[identifier] = standing.stage
                if element := self.attempt(partial(self.element, node, identifier, standing)):
                    self.parts.append(element)
                self.declare_own(standing.stage)

    def declare_own(self, stage: str) -> None:
        """Declare a stage that is not a standard one and that no container is."""
        if stage not in STANDARD_STAGES and stage not in self.stages:
            known = self.draft.stage_labels.get(stage) or self.placing.labels.get(stage)
            label = known or _OWN_STAGE_LABELS.get(stage) or stage.replace("-", " ").title()
            self.stages[stage] = Stage(stage, label)
            self.unordered.add(stage)

    def new_id(self, node: DraftNode, standing: Standing) -> str:
        if exact := node.exact.get("id"):
            if standing.kind == EXTERNAL.kind and exact not in self.factors:
                return str(exact)  # an external factor may have the id of an element
            # The id of a standard stage is free for an element where that stage is not at hand.
            known = {*self.ranked, *self.ranked.values(), *self.used, *self.factors}
            if exact not in (known if exact in STANDARD_STAGES else self.ids.taken):
                self.ids.taken.add(exact)
                return str(exact)
            self.draft.lose(Loss("narrowed", "node", node.key, "id", str(exact), node.place, "the id is taken already"))
        return self.ids.for_text(node.key, node.label, standing.kind)

    def element(self, node: DraftNode, identifier: str, standing: Standing) -> Element:
        fields = self.fields_of(node)
        for decided in ("id", "kind", "stage"):
            fields.pop(decided, None)
        label = node.label if node.label.strip() else node.key
        make = KINDS.get(standing.kind)
        if make is None:
            return Element(identifier, label, kind=standing.kind, stage=standing.stage, **fields)
        if make is Outcome:
            fields.setdefault("term", standing.term)
        return make(identifier, label, stage=standing.stage, **fields)

    def factor(self, node: DraftNode, identifier: str) -> ExternalFactor:
        known = {"description", "notes", "tags", "url", "place", "sign", "acts_on"}
        fields = {key: each for key, each in self.fields_of(node).items() if key in known}
        return ExternalFactor(identifier, node.label if node.label.strip() else node.key, **fields)

    def fields_of(self, node: DraftNode) -> dict[str, Any]:
        """Return the exact fields of a node, without an address that must not be published."""
        fields = {key: each for key, each in node.exact.items() if each is not None and each not in ("", ())}
        if fault := url_fault("url", fields.get("url")):
            self.draft.lose(Loss("dropped", "node", node.key, "url", str(fields.pop("url")), node.place, fault.message))
        return {**fields, "place": _place(node.place)}

    def group(self, key: str, container: DraftContainer) -> Group | None:
        members = [
            self.ends[node.key]
            for node in self.draft.nodes.values()
            if any(each.key == key for each in containers_around(self.draft, node.container))
            and self.ends[node.key] not in self.factors
        ]
        fields = dict(container.exact)
        exact = fields.pop("group", None)
        if not members and exact is None:
            reason = "there is nothing in it"
            self.draft.lose(Loss("dropped", "frame", key, text=container.label, place=container.place, reason=reason))
            return None
        identifier = str(exact) if exact else self.ids.for_text(key, container.label, "group")
        self.ids.taken.add(identifier)
        self.ends[key] = identifier
        label = container.label.strip() or key
        return Group(identifier, label, place=_place(container.place), **{"members": members, **fields})

    def link(self, undirected: Undirected) -> None:
        order = stage_order(self.stages.values(), set(self.ranked.values()) & STANDARD_STAGES.keys())
        ranks = {stage.id: rank for rank, stage in enumerate(order) if stage.id not in self.unordered}
        ranked = {id: ranks[stage] for id, stage in self.ranked.items() if stage in ranks}
        arrows = arrows_of(self.draft, self.ends, undirected, self.problems)
        between = []
        for arrow in arrows:
            if arrow.target in self.factors:
                reason = "an external factor is acted on by nothing"
                self.draft.lose(Loss("dropped", "edge", arrow.id, place=arrow.edge.place, reason=reason))
            elif arrow.source in self.factors:
                self.act(arrow.source, arrow.target, arrow.sign, arrow.edge.place)
            else:
                between.append(arrow)
        if any(arrow.sign is None and "sign" not in arrow.edge.exact for arrow in between):
            reason = "a plain arrow does not say whether more leads to more or to less"
            self.draft.lose(Loss("guessed", "links", None, "sign", "positive", reason=reason))
        for arrow in with_feedback(self.draft, between, ranked):
            make = partial(Link, arrow.source, arrow.target, place=_place(arrow.edge.place), **fields_of(arrow))
            if made := self.attempt(make):
                self.parts.append(made)

    def act(self, factor: str, target: str, sign: Any, place: Place | str | None) -> None:  # noqa: ANN401 -- a sign
        present = self.factors[factor]
        if sign and present.sign not in {"unknown", sign}:
            reason = "a factor has one sign, and this arrow has another"
            self.draft.lose(Loss("narrowed", "external factor", factor, "sign", sign, place, reason))
        self.factors[factor] = evolve(present, acts_on=(*present.acts_on, target), sign=sign or present.sign)

    def attempt(self, make: Callable[[], Value]) -> Value | None:
        """Make something, and keep what is wrong with it for the one error that lists everything."""
        try:
            return make()
        except ShapeError as error:
            self.problems.extend(error.problems)
            return None


def _place(place: Place | str | None) -> Place | None:
    return place if isinstance(place, Place) else None
