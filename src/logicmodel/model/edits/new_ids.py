"""The parts of a model under other ids, everywhere these are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias, TypeVar

from attrs import evolve, frozen

from logicmodel.model.edits.carrying import claim_with, element_with, link_with, rival_with
from logicmodel.model.logic_model import LogicModel, Part
from logicmodel.model.ratings import with_ratings
from logicmodel.model.union import Carried
from logicmodel.vocabulary.claims import Claim
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.scales import STANDARD_SCALES, Rating
from logicmodel.vocabulary.stages import Group, Stage

Naming: TypeAlias = Callable[[str], str]
Value = TypeVar("Value", bound=Carried | Link | Claim)


def unchanged(identifier: str) -> str:
    """Return the id as it is."""
    return identifier


@frozen
class NewIds:
    """
    How to call what a model has.

    Args:
        node: The new id of an element, a group or a stage, from the old one.
        column: The new id of a stage as the place that elements stand in, where that is not the one of `node`.
        other: The new id of what is carried, of scales, of external factors, and of links and claims with own ids.
    """

    node: Naming
    column: Naming
    other: Naming = unchanged

    def parts_of(self, model: LogicModel) -> Iterator[Part]:
        """Return the parts of a model under their new ids."""
        links = {link.id: self.link(link) for link in model.links}
        targets = {old: link.id for old, link in links.items()}
        yield from map(self.stage, model.declared_stages)
        yield from map(self.element, model.elements)
        yield from map(self.group, model.groups)
        yield from links.values()
        yield from map(self.carried, model.stakeholders)
        yield from map(self.carried, model.indicators)
        yield from map(self.carried, model.evidence)
        yield from map(self.carried, model.assumptions)
        yield from map(self.claim, model.claims)
        yield from (rival_with(self.carried(rival), self.carried) for rival in model.rivals)
        for factor in model.external_factors:
            yield self.external_factor(factor, targets)

    def stage(self, stage: Stage) -> Stage:
        """Return a declared stage."""
        return evolve(stage, id=self.column(stage.id))

    def element(self, element: Element) -> Element:
        """Return an element, with its stage and what it carries."""
        return evolve(element_with(element, self.carried), id=self.node(element.id), stage=self.column(element.stage))

    def group(self, group: Group) -> Group:
        """Return a group, with its members."""
        return evolve(group, id=self.node(group.id), members=map(self.node, group.members))

    def link(self, link: Link) -> Link:
        """Return a link, with its ends and what it carries; a default id follows the ends."""
        moved = self._rated(link_with(link, self.carried)).between(self.node(link.source), self.node(link.target))
        return moved if link.has_default_id else evolve(moved, id=self.other(link.id))

    def claim(self, claim: Claim) -> Claim:
        """Return a claim, with its ends and what it carries; a default id follows the ends."""
        moved = self._rated(claim_with(claim, self.carried)).between(self.node(claim.source), self.node(claim.target))
        return moved if claim.has_default_id else evolve(moved, id=self.other(claim.id))

    def carried(self, value: Value) -> Value:
        """Return what is carried, with the scales on which it is rated."""
        rated = self._rated(value)
        return rated if rated.id is None else evolve(rated, id=self.other(rated.id))

    def _rated(self, value: Value) -> Value:
        rated: Value = with_ratings(value, self._rating)
        return rated

    def _rating(self, rating: Rating) -> Rating:
        scale = rating.scale
        return rating if scale.id in STANDARD_SCALES else evolve(rating, scale=evolve(scale, id=self.other(scale.id)))

    def external_factor(self, factor: ExternalFactor, links: Mapping[str, str]) -> ExternalFactor:
        """Return an external factor, with what it acts on; `links` has the new ids of links."""
        acts_on = [links.get(target) or self.node(target) for target in factor.acts_on]
        return evolve(factor, id=self.other(factor.id), acts_on=acts_on)
