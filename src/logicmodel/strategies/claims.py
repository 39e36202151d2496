"""Strategies for what is claimed of nodes: links, claims with rival explanations, and external factors."""

# ruff: noqa: D417 -- Hypothesis passes `draw`; it is no argument of the caller's

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from hypothesis import strategies as st

from logicmodel.strategies.grounds import assumptions as any_assumptions
from logicmodel.strategies.grounds import evidence as any_evidence
from logicmodel.strategies.grounds import evidence_uses
from logicmodel.strategies.grounds import ratings as any_ratings
from logicmodel.strategies.words import IDS, OPTIONAL_TEXTS, TEXTS, more
from logicmodel.vocabulary.assumptions import LEVELS, Assumption
from logicmodel.vocabulary.claims import RIVAL_SORTS, RIVAL_STATUSES, Claim, Rival
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.links import LAG_UNITS, NECESSITIES, SIGNS, Lag, Link
from logicmodel.vocabulary.scales import Rating

_DURATION: Final = st.integers(min_value=0) | st.floats(min_value=0, allow_infinity=False)
_OPTIONAL_DURATION: Final = st.none() | _DURATION
_LAG_UNIT: Final = st.sampled_from(LAG_UNITS)
_OPTIONAL_IDS: Final = st.none() | IDS
_ID_LISTS: Final = st.lists(IDS, max_size=2)
_ASSUMPTIONS: Final = st.lists(any_assumptions(), max_size=2)
_EVIDENCE: Final = st.lists(any_evidence() | evidence_uses(), max_size=2)
_RATINGS: Final = st.none() | any_ratings()
_RIVAL: Final = more(
    sort=st.sampled_from((None, *RIVAL_SORTS)),
    plausibility=st.sampled_from((None, *LEVELS)),
    status=st.sampled_from((None, *RIVAL_STATUSES)),
)
_CLAIM: Final = more(text=OPTIONAL_TEXTS, rationale=OPTIONAL_TEXTS)
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
    evidence: st.SearchStrategy[Sequence[Evidence | EvidenceUse]] = _EVIDENCE,
    ratings: st.SearchStrategy[Rating | None] = _RATINGS,
) -> Link:
    """
    Generate links, from bare ones to those that say everything.

    Args:
        sources: A strategy for the ids at which they start.
        targets: A strategy for the ids at which they end.
        ids: A strategy for their own ids; None is the id that source and target give.
        assumptions: A strategy for lists of the assumptions that they carry.
        evidence: A strategy for lists of the evidence that they carry.
        ratings: A strategy for their ratings, or None where there is none.

    Returns:
        A strategy for `~logicmodel.Link` values.

    Example:
        >>> from logicmodel.strategies import links
        >>> links()
        links()
    """
    source, target, own_id = draw(sources), draw(targets), draw(ids)
    said = draw(more(assumptions=assumptions, evidence=evidence, rating=ratings, **_LINK))
    return Link(source, target, **said) if own_id is None else Link(source, target, id=own_id, **said)


@st.composite
def rivals(
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = IDS,
    evidence: st.SearchStrategy[Sequence[Evidence | EvidenceUse]] = _EVIDENCE,
) -> Rival:
    """
    Generate rival explanations.

    Args:
        ids: A strategy for their ids.
        evidence: A strategy for lists of the evidence that they carry.

    Returns:
        A strategy for `~logicmodel.vocabulary.Rival` values.

    Example:
        >>> from logicmodel.strategies import rivals
        >>> rivals()
        rivals()
    """
    return Rival(draw(ids), draw(TEXTS), evidence=draw(evidence), **draw(_RIVAL))


_RIVALS: Final = st.lists(rivals(), max_size=2)


@st.composite
def claims(  # noqa: PLR0913 -- one for each sort of thing that a claim names
    draw: st.DrawFn,
    *,
    nodes: st.SearchStrategy[str] = IDS,
    ids: st.SearchStrategy[str | None] = _OPTIONAL_IDS,
    evidence: st.SearchStrategy[Sequence[Evidence | EvidenceUse]] = _EVIDENCE,
    rivals: st.SearchStrategy[Sequence[Rival]] = _RIVALS,
    ratings: st.SearchStrategy[Rating | None] = _RATINGS,
) -> Claim:
    """
    Generate claims about two different nodes.

    Args:
        nodes: A strategy for the ids at which they start and end; it makes at least two.
        ids: A strategy for their own ids; None is the id that source and target give.
        evidence: A strategy for lists of the evidence that they carry.
        rivals: A strategy for lists of the rival explanations that they carry.
        ratings: A strategy for their ratings, or None where there is none.

    Returns:
        A strategy for `~logicmodel.vocabulary.Claim` values.

    Example:
        >>> from logicmodel.strategies import claims
        >>> claims()
        claims()
    """
    source, target = draw(st.lists(nodes, min_size=2, max_size=2, unique=True))
    own_id = draw(ids)
    said = {"evidence": draw(evidence), "rivals": draw(rivals), "rating": draw(ratings), **draw(_CLAIM)}
    return Claim(source, target, **said) if own_id is None else Claim(source, target, id=own_id, **said)


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
