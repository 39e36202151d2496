"""Strategies for what is claimed of nodes: links between them, and external factors that act on them."""

# ruff: noqa: D417 -- Hypothesis passes `draw`; it is no argument of the caller's

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from logicmodel.strategies.grounds import assumptions as any_assumptions
from logicmodel.strategies.grounds import evidence as any_evidence
from logicmodel.strategies.words import IDS, OPTIONAL_TEXTS, TEXTS, more
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import LAG_UNITS, NECESSITIES, SIGNS, Lag, Link

_DURATION: Final = st.integers(min_value=0) | st.floats(min_value=0, allow_infinity=False)
_OPTIONAL_DURATION: Final = st.none() | _DURATION
_LAG_UNIT: Final = st.sampled_from(LAG_UNITS)
_OPTIONAL_IDS: Final = st.none() | IDS
_ID_LISTS: Final = st.lists(IDS, max_size=2)
_ASSUMPTIONS: Final = st.lists(any_assumptions(), max_size=2)
_EVIDENCE: Final = st.lists(any_evidence(), max_size=2)
_EXTERNAL_FACTOR: Final = more(sign=st.sampled_from(SIGNS))


@st.composite
def lags(draw: st.DrawFn) -> Lag:
    """
    Generate lags, with a latest time and without.

    Returns:
        A strategy for `~logicmodel.Lag` values.

    Example:
        >>> from logicmodel.strategies import lags
        >>> lags()
        lags()
    """
    earliest, latest = draw(_DURATION), draw(_OPTIONAL_DURATION)
    if latest is not None and latest < earliest:
        earliest, latest = latest, earliest
    return Lag(earliest, latest, draw(_LAG_UNIT))


_LINK: Final = {
    "rationale": OPTIONAL_TEXTS,
    "confidence": st.none() | st.floats(0, 1) | st.integers(0, 1),
    "sign": st.sampled_from(SIGNS),
    "necessity": st.sampled_from((None, *NECESSITIES)),
    "lag": st.none() | lags(),
    "feedback": st.booleans(),
}


@st.composite
def links(  # noqa: PLR0913 -- one for each sort of thing that a link names
    draw: st.DrawFn,
    *,
    sources: st.SearchStrategy[str] = IDS,
    targets: st.SearchStrategy[str] = IDS,
    ids: st.SearchStrategy[str | None] = _OPTIONAL_IDS,
    assumptions: st.SearchStrategy[Sequence[Assumption]] = _ASSUMPTIONS,
    evidence: st.SearchStrategy[Sequence[Evidence]] = _EVIDENCE,
) -> Link:
    """
    Generate links, from bare ones to those that say everything.

    Args:
        sources: A strategy for the ids at which they start.
        targets: A strategy for the ids at which they end.
        ids: A strategy for their own ids; None is the id that source and target give.
        assumptions: A strategy for lists of the assumptions that they carry.
        evidence: A strategy for lists of the evidence that they carry.

    Returns:
        A strategy for `~logicmodel.Link` values.

    Example:
        >>> from logicmodel.strategies import links
        >>> links()
        links()
    """
    source, target, own_id = draw(sources), draw(targets), draw(ids)
    said = draw(more(assumptions=assumptions, evidence=evidence, **_LINK))
    return Link(source, target, **said) if own_id is None else Link(source, target, id=own_id, **said)


@st.composite
def external_factors(
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = IDS,
    acts_on: st.SearchStrategy[Sequence[str]] = _ID_LISTS,
) -> ExternalFactor:
    """
    Generate external factors.

    Args:
        ids: A strategy for their ids.
        acts_on: A strategy for lists of the ids of what they act on.

    Returns:
        A strategy for `~logicmodel.ExternalFactor` values.

    Example:
        >>> from logicmodel.strategies import external_factors
        >>> external_factors()
        external_factors()
    """
    return ExternalFactor(draw(ids), draw(TEXTS), acts_on=draw(acts_on), **draw(_EXTERNAL_FACTOR))
