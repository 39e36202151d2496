"""What a contribution path has to show, under the conditions of contribution analysis, as "k of n"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from attrs import frozen

from logicmodel.evidence.attainment import Attainment, attainment
from logicmodel.evidence.standing import STANDINGS, Standing, standing_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.paths import Step
from logicmodel.questions.strongest import RankedPath
from logicmodel.vocabulary.claims import Rival
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import Link

#: A rival explanation with one of these has been looked at and judged.
JUDGED: Final = frozenset({"dismissed", "plays-a-part", "explains-it"})
TESTED: Final = frozenset({"holds", "does-not-hold"})

_IMPLEMENTED: Final = frozenset({"input", "activity", "output"})


class Count(NamedTuple):
    """
    How many of how many.

    Args:
        k: How many.
        n: Of how many.
    """

    k: int
    n: int

    def __str__(self) -> str:
        """Return ``k of n``."""
        return f"{self.k} of {self.n}"


@frozen
class Coverage:
    """
    What is known of a path, under the conditions of contribution analysis.

    Args:
        theory: The links that say why they should work.
        implementation: The inputs, activities and outputs on the path with a measured value.
        observed: The ends of links that have a baseline and a later value.
        moved: Those of them that moved as wanted.
        mechanism: The links that evidence supports.
        assumptions: The assumptions of the links that have been tested.
    """

    theory: Count
    implementation: Count
    observed: Count
    moved: Count
    mechanism: Count
    assumptions: Count

    def __str__(self) -> str:
        """Return the counts on one line."""
        return (
            f"{self.theory} links say why; {self.implementation} deliveries measured; "
            f"{self.observed} results observed, {self.moved} moved as wanted; "
            f"{self.mechanism} links supported by evidence; {self.assumptions} assumptions tested"
        )


@frozen
class CoveredPath:
    """
    A contribution path with what is known of it.

    Args:
        ranked: The path with its strength.
        standings: How evidence stands on each link of it.
        coverage: The counts.
        weakest: The step that is known least.
        why: Why it is the weakest.
        observed: The indicators of each element on the path that have a value, by the id of the element.
    """

    ranked: RankedPath
    standings: tuple[Standing, ...]
    coverage: Coverage
    weakest: Step
    why: str
    observed: Mapping[str, tuple[Attainment, ...]]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the path."""
        return self.ranked.path.steps

    @property
    def is_negative(self) -> bool:
        """Whether more of its source is said to lead to less of its target."""
        return sum(step.link.sign == "negative" for step in self.steps) % 2 == 1


def covered(model: LogicModel, ranked: RankedPath, at: str | None) -> CoveredPath:
    """
    Return a path with what is known of it.

    Args:
        model: The model.
        ranked: The path with its strength.
        at: The date as of which to ask for values; None for the latest.
    """
    steps = ranked.path.steps
    links = [step.link for step in steps]
    standings: tuple[Standing, ...] = tuple(standing_of(link.evidence) for link in links)
    observed = {
        element: tuple(attainment(indicator, at=at) for indicator in model.element(element).indicators)
        for element in ranked.path.element_ids
    }
    targets = [observed[step.target] for step in steps]
    weakest = min(range(len(steps)), key=lambda place: _weakness(standings[place], links[place]))
    return CoveredPath(
        ranked,
        standings,
        Coverage(
            Count(sum(link.rationale is not None for link in links), len(links)),
            _implementation(model, ranked.path.element_ids),
            Count(sum(any(map(is_observed, each)) for each in targets), len(links)),
            Count(sum(any(row.share is not None and row.share > 0 for row in each) for each in targets), len(links)),
            Count(standings.count("supported"), len(links)),
            _assumptions(links),
        ),
        steps[weakest],
        _why(standings[weakest], links[weakest]),
        observed,
    )


def is_observed(row: Attainment) -> bool:
    """Return whether an indicator has a baseline and a value."""
    return row.matched.baseline is not None and row.matched.actual is not None


def influences_on(model: LogicModel, paths: Sequence[CoveredPath]) -> tuple[ExternalFactor, ...]:
    """Return the external factors that act on an element or a link of some paths."""
    touched = {identifier for path in paths for identifier in path.ranked.path.ids}
    columns = {column.id for column in (*model.stages, *model.groups) if _has_any(model, column.id, touched)}
    return tuple(each for each in model.external_factors if not (touched | columns).isdisjoint(each.acts_on))


def unjudged(rivals: Iterable[Rival]) -> tuple[Rival, ...]:
    """Return the rival explanations that nobody has judged yet."""
    return tuple(rival for rival in rivals if rival.status not in JUDGED)


def _has_any(model: LogicModel, column: str, touched: set[str]) -> bool:
    return any(member.id in touched for member in model.members(column))


def _implementation(model: LogicModel, ids: Iterable[str]) -> Count:
    delivered = [element for each in ids if (element := model.element(each)).kind in _IMPLEMENTED]
    measured = (
        any(actual.category is None for indicator in element.indicators for actual in indicator.actuals)
        for element in delivered
    )
    return Count(sum(measured), len(delivered))


def _assumptions(links: Iterable[Link]) -> Count:
    distinct = dict.fromkeys(assumption for link in links for assumption in link.assumptions)
    return Count(sum(assumption.status in TESTED for assumption in distinct), len(distinct))


def _weakness(standing: Standing, link: Link) -> tuple[int, float]:
    return STANDINGS.index(standing), -1 if link.confidence is None else link.confidence


def _why(standing: Standing, link: Link) -> str:
    words = {
        "contradicted": "the evidence named speaks against it",
        "no evidence": "no evidence is named for it",
        "contested": "sources disagree on it",
        "supported": "the authors are least confident in it" if link.confidence is not None else "nobody has rated it",
    }
    return words[standing] + (f" (confidence {link.confidence:g})" if link.confidence is not None else "")
