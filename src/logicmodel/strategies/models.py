"""The strategy for whole models."""

# ruff: noqa: D417 -- Hypothesis passes `draw`; it is no argument of the caller's

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import count
from operator import attrgetter
from typing import Any, Final, TypeVar

from attrs import evolve
from hypothesis import strategies as st

from logicmodel.model.logic_model import LogicModel, Part
from logicmodel.strategies.claims import claims, external_factors, links, rivals
from logicmodel.strategies.grounds import (
    assumptions,
    evidence,
    evidence_uses,
    indicators,
    ratings,
    scales,
    stakeholders,
)
from logicmodel.strategies.nodes import elements, groups, stages
from logicmodel.strategies.words import DESCRIBED, IDS, OPTIONAL_DATES, OPTIONAL_LANGUAGES, OPTIONAL_TEXTS
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.scales import STANDARD_SCALES
from logicmodel.vocabulary.stages import STANDARD_STAGES

Value = TypeVar("Value")

_id_of: Final = attrgetter("id")
_STANDARD: Final = tuple(STANDARD_STAGES)
# Where a standard stage is not at hand, its id is free for an element or a group.
_AT_HAND: Final = st.just(_STANDARD) | st.lists(st.sampled_from(_STANDARD), min_size=1, unique=True).map(tuple)
_IDS: Final = IDS | st.sampled_from(_STANDARD)


@st.composite
def logic_models(
    draw: st.DrawFn, *, min_elements: int = 0, max_elements: int = 8, max_links: int = 8, max_others: int = 2
) -> LogicModel:
    """
    Generate models in which every field of every value is used.

    There are stages of an author's own, standard ones that are declared, reordered and linked, groups, links of all
    sorts (parallel ones, loops, links from a node to itself, links of stages and groups), and stakeholders, indicators,
    evidence, assumptions, claims and rivals, some of them shared and some that nothing carries.

    Args:
        min_elements: How many elements there are at least.
        max_elements: How many elements there are at most.
        max_links: How many links there are at most.
        max_others: How many there are at most of each other sort of value.

    Returns:
        A strategy for `~logicmodel.LogicModel` values.

    Example:
        >>> from hypothesis import given, settings
        >>> from logicmodel.strategies import logic_models
        >>> @settings(max_examples=10)
        ... @given(logic_models(min_elements=1))
        ... def each_element_stands_in_its_stage(model):
        ...     for element in model:
        ...         assert element in model.members(element.stage)
        >>> each_element_stands_in_its_stage()
    """

    def some(values: st.SearchStrategy[Value], taken: Iterable[str] = ()) -> list[Value]:
        return _apart(draw(st.lists(values, max_size=max_others)), taken)

    at_hand = draw(_AT_HAND)
    standard = some(stages(ids=st.sampled_from(at_hand)))
    own = some(stages(ids=IDS), (*at_hand, *map(_id_of, standard)))
    declared = draw(st.permutations([*standard, *own]))
    columns = tuple(dict.fromkeys((*at_hand, *map(_id_of, declared))))
    standard_scales = st.sampled_from(tuple(STANDARD_SCALES.values()))
    own_scales = some(scales(), STANDARD_SCALES)
    any_scale = st.sampled_from(own_scales) | standard_scales if own_scales else standard_scales
    rated = st.none() | ratings(scales=any_scale)
    people, measures, beliefs = some(stakeholders()), some(indicators(ratings=rated)), some(assumptions())
    sources = some(evidence(ratings=rated))
    uses = _uses_of(sources)

    box = elements(
        ids=_IDS, stages=_stages_of(columns), who=st.sampled_from((None, *people)), indicators=_few_of(measures)
    )
    boxes = _apart(draw(st.lists(box, min_size=min_elements, max_size=max_elements)), columns)
    box_ids = tuple(map(_id_of, boxes))
    bundles = some(groups(ids=_IDS, members=_few_of(box_ids)), (*columns, *box_ids))

    ends = (*box_ids, *map(_id_of, bundles), *columns)
    end = st.sampled_from(box_ids or ends) | st.sampled_from(ends)
    arrow = links(sources=end, targets=end, assumptions=_few_of(beliefs), evidence=uses, ratings=rated)
    arrows = _apart(draw(st.lists(arrow, max_size=max_links)), (*ends, *_STANDARD))
    others = some(rivals(evidence=uses))
    pairs = claims(nodes=st.sampled_from(ends), evidence=uses, rivals=_few_of(others), ratings=rated)
    asserted = some(pairs) if len(set(ends)) > 1 else []
    factors = some(external_factors(acts_on=_few_of((*ends, *map(_id_of, arrows)))))
    grounds: list[Part] = [*people, *measures, *sources, *beliefs, *asserted, *others]
    return draw(_with_header([*declared, *boxes, *bundles, *arrows, *grounds, *factors]))


def _with_header(parts: Sequence[Part]) -> st.SearchStrategy[LogicModel]:
    """Return a strategy for models of these parts; what `builds` makes, Hypothesis shows as the call that makes it."""
    return st.builds(
        LogicModel,
        IDS,
        OPTIONAL_TEXTS,
        parts=st.just(parts),
        version=OPTIONAL_TEXTS,
        review_date=OPTIONAL_DATES,
        language=OPTIONAL_LANGUAGES,
        **DESCRIBED,
    )


def _apart(values: Iterable[Any], taken: Iterable[str]) -> list[Any]:
    """Return the values, with another id where the id is taken; to filter those would cost Hypothesis much."""
    ids: set[str | None] = set(taken)
    apart = []
    for value in values:
        other = value if value.id not in ids else evolve(value, id=_fresh(ids))
        apart.append(other)
        ids |= {other.id} - {None}
    return apart


def _fresh(taken: Collection[str | None]) -> str:
    return next(identifier for number in count(2) if (identifier := f"other-{number}") not in taken)


def _stages_of(columns: Sequence[str]) -> st.SearchStrategy[str | None]:
    """Return a strategy for the stages of elements; None, for that of the kind, where all of those are at hand."""
    anywhere = st.sampled_from(columns)
    return st.none() | anywhere if set(_STANDARD) <= set(columns) else anywhere


def _few_of(values: Sequence[Value]) -> st.SearchStrategy[list[Value]]:
    """Return a strategy for lists of a few of these values, none twice."""
    return st.lists(st.sampled_from(values), max_size=3, unique=True) if values else st.just([])


def _uses_of(sources: Sequence[Evidence]) -> st.SearchStrategy[list[EvidenceUse]]:
    """Return a strategy for lists of a few of these sources, each with the stance that it has in one place."""
    if not sources:
        return st.just([])
    return st.lists(evidence_uses(sources=st.sampled_from(sources)), max_size=3, unique_by=_id_of)
