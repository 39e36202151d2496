"""Strategies for what links join: elements, stages and groups, and flows of them."""

# ruff: noqa: D417 -- Hypothesis passes `draw`; it is no argument of the caller's

from __future__ import annotations

import operator
from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from logicmodel.strategies.grounds import REFERENCE_LISTS, stakeholders
from logicmodel.strategies.grounds import indicators as any_indicators
from logicmodel.strategies.words import IDS, KIND_IDS, TEXTS, more
from logicmodel.vocabulary.elements import KINDS, TERMS, Element, Outcome
from logicmodel.vocabulary.flows import Flow, Flowable, Node
from logicmodel.vocabulary.indicators import Indicator
from logicmodel.vocabulary.stages import STANDARD_STAGES, Group, Stage
from logicmodel.vocabulary.stakeholders import Stakeholder

_MORE: Final = more()
_ELEMENT: Final = more(references=REFERENCE_LISTS)
_STANDARD: Final = st.sampled_from(tuple(STANDARD_STAGES))
_TERM: Final = st.sampled_from((None, *TERMS))
_WHO: Final = st.none() | stakeholders()
_INDICATORS: Final = st.lists(any_indicators(), max_size=2)
_NO_INDICATORS: Final[st.SearchStrategy[Sequence[Indicator]]] = st.just(())
_STAGE_OF_KIND: Final = st.none()
_STAGES: Final = _STAGE_OF_KIND | _STANDARD | IDS
_MEMBERS: Final = st.lists(IDS, max_size=3)


@st.composite
def stages(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = _STANDARD | IDS) -> Stage:
    """
    Generate stages, standard ones with their own label or another, and those of an author's own.

    Args:
        ids: A strategy for their ids.

    Returns:
        A strategy for `~logicmodel.Stage` values.

    Example:
        >>> from logicmodel.strategies import stages
        >>> stages()
        stages()
    """
    identifier = draw(ids)
    label = draw(st.just(STANDARD_STAGES.get(identifier, identifier)) | TEXTS)
    return Stage(identifier, label, **draw(_MORE))


@st.composite
def groups(
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = IDS,
    members: st.SearchStrategy[Sequence[str]] = _MEMBERS,
) -> Group:
    """
    Generate groups.

    Args:
        ids: A strategy for their ids.
        members: A strategy for lists of the ids of their members.

    Returns:
        A strategy for `~logicmodel.Group` values.

    Example:
        >>> from logicmodel.strategies import groups
        >>> groups()
        groups()
    """
    return Group(draw(ids), draw(TEXTS), members=draw(members), **draw(_MORE))


@st.composite
def elements(  # noqa: PLR0913 -- one for each sort of thing that an element names
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = IDS,
    kinds: st.SearchStrategy[str] = KIND_IDS,
    stages: st.SearchStrategy[str | None] = _STAGES,
    who: st.SearchStrategy[Stakeholder | None] = _WHO,
    indicators: st.SearchStrategy[Sequence[Indicator]] = _INDICATORS,
) -> Element:
    """
    Generate elements, of the library's kinds and of others.

    Args:
        ids: A strategy for their ids.
        kinds: A strategy for their kinds.
        stages: A strategy for the ids of their stages; None is the stage of the kind, ``outcomes`` for other kinds.
        who: A strategy for who delivers them or changes in them, or None.
        indicators: A strategy for lists of their indicators.

    Returns:
        A strategy for `~logicmodel.Element` values.

    Example:
        >>> from hypothesis import strategies as st
        >>> from logicmodel.strategies import elements
        >>> elements(kinds=st.just("activity"))
        elements(kinds=just('activity'))
    """
    kind, stage = draw(kinds), draw(stages)
    make = KINDS.get(kind, Element)
    said = {"who": draw(who), "indicators": draw(indicators), **draw(_ELEMENT)}
    if make is Element:
        said |= {"kind": kind, "stage": stage or "outcomes"}
    elif stage is not None:
        said |= {"stage": stage}
    if make is Outcome:
        said |= {"term": draw(_TERM)}
    return make(draw(ids), draw(TEXTS), **said)


_PLAIN_ELEMENTS: Final = elements(stages=_STAGE_OF_KIND, who=st.none(), indicators=_NO_INDICATORS)


@st.composite
def flows(draw: st.DrawFn, *, nodes: st.SearchStrategy[Node] = _PLAIN_ELEMENTS, max_nodes: int = 4) -> Flow:
    """
    Generate flows of bare links, which are parts of a model by themselves.

    Args:
        nodes: A strategy for the nodes in them; elements that carry nothing unless said.
        max_nodes: How many different nodes a flow has at most; at least 1.

    Returns:
        A strategy for `~logicmodel.Flow` values.

    Example:
        >>> from logicmodel.strategies import flows
        >>> flows(max_nodes=2)
        flows(max_nodes=2)
    """
    pool = draw(st.lists(nodes, min_size=1, max_size=max_nodes, unique_by=operator.attrgetter("id")))
    return draw(_flows_of(st.sampled_from(pool))).as_flow()


def _flows_of(nodes: st.SearchStrategy[Flowable]) -> st.SearchStrategy[Flowable]:
    return st.recursive(
        nodes,
        lambda inner: st.builds(operator.rshift, inner, inner) | st.builds(operator.add, inner, inner),
        max_leaves=6,
    )
