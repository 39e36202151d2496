"""Strategies for what elements and links rest on: stakeholders, indicators, evidence and assumptions."""

# ruff: noqa: D417 -- Hypothesis passes `draw`; it is no argument of the caller's

from __future__ import annotations

from operator import attrgetter
from typing import Any, Final

from hypothesis import strategies as st

from logicmodel.strategies.words import (
    IDS,
    OPTIONAL_DATES,
    OPTIONAL_PERIODS,
    OPTIONAL_TEXTS,
    TEXT_LISTS,
    TEXTS,
    more,
    urls,
)
from logicmodel.vocabulary.assumptions import ASSUMPTION_STATUSES, LEVELS, Assumption
from logicmodel.vocabulary.evidence import STANCES, Evidence, EvidenceUse, Stance
from logicmodel.vocabulary.indicators import ADDS_UP, DIRECTIONS, MEASURES, Indicator, Measurement
from logicmodel.vocabulary.references import Reference
from logicmodel.vocabulary.scales import RATES, STANDARD_SCALES, Rating, Scale
from logicmodel.vocabulary.stakeholders import Stakeholder

_NUMBER: Final = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
_VALUE: Final = _NUMBER | TEXTS
_SCALE_LEVELS: Final = st.lists(TEXTS, min_size=2, max_size=4, unique=True)
_OPTIONAL_URLS: Final = st.none() | urls()
_OPTIONAL_IDS: Final = st.none() | IDS
_STAKEHOLDER: Final = more()
_MEASUREMENT: Final[st.SearchStrategy[dict[str, Any]]] = st.just({}) | st.fixed_dictionaries(
    {
        "period": OPTIONAL_PERIODS,
        "category": OPTIONAL_TEXTS,
        "notes": OPTIONAL_TEXTS,
        "numerator": st.none() | _NUMBER,
        "denominator": st.none() | _NUMBER,
        "set_on": OPTIONAL_DATES,
    }
)
_SCALE: Final = more(rates=st.sampled_from((None, *RATES)))
_STANCE: Final = st.sampled_from(STANCES)
_EVIDENCE: Final = more(kind=OPTIONAL_TEXTS, date=OPTIONAL_DATES, stance=_STANCE, study=OPTIONAL_TEXTS)
_ASSUMPTION: Final = more(
    likelihood=st.sampled_from((None, *LEVELS)),
    importance=st.sampled_from((None, *LEVELS)),
    status=st.sampled_from((None, *ASSUMPTION_STATUSES)),
)


@st.composite
def stakeholders(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = IDS) -> Stakeholder:
    """
    Generate stakeholders.

    Args:
        ids: A strategy for their ids.

    Returns:
        A strategy for `~logicmodel.Stakeholder` values.

    Example:
        >>> from logicmodel.strategies import stakeholders
        >>> stakeholders()
        stakeholders()
    """
    return Stakeholder(draw(ids), draw(TEXTS), **draw(_STAKEHOLDER))


@st.composite
def scales(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = IDS) -> Scale:
    """
    Generate scales of an author's own.

    Args:
        ids: A strategy for their ids.

    Returns:
        A strategy for `~logicmodel.Scale` values.

    Example:
        >>> from logicmodel.strategies import scales
        >>> scales()
        scales()
    """
    return Scale(draw(ids), draw(TEXTS), levels=draw(_SCALE_LEVELS), **draw(_SCALE))


_SCALES: Final = st.sampled_from(tuple(STANDARD_SCALES.values())) | scales()


@st.composite
def ratings(draw: st.DrawFn, *, scales: st.SearchStrategy[Scale] = _SCALES) -> Rating:
    """
    Generate ratings.

    Args:
        scales: A strategy for their scales; the standard ones and any others unless said.

    Returns:
        A strategy for `~logicmodel.vocabulary.Rating` values.

    Example:
        >>> from logicmodel.strategies import ratings
        >>> ratings()
        ratings()
    """
    scale = draw(scales)
    return Rating(scale, draw(st.sampled_from(scale.levels)))


_OPTIONAL_RATINGS: Final = st.none() | ratings()


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """
    Generate references to codes of others.

    Returns:
        A strategy for `~logicmodel.vocabulary.Reference` values.

    Example:
        >>> from logicmodel.strategies import references
        >>> references()
        references()
    """
    return Reference(draw(TEXTS), draw(TEXTS), draw(_OPTIONAL_URLS))


@st.composite
def measurements(draw: st.DrawFn, *, ratings: st.SearchStrategy[Rating | None] = _OPTIONAL_RATINGS) -> Measurement:
    """
    Generate measurements, in numbers and in words.

    Args:
        ratings: A strategy for their ratings, or None where there is none.

    Returns:
        A strategy for `~logicmodel.Measurement` values.

    Example:
        >>> from logicmodel.strategies import measurements
        >>> measurements()
        measurements()
    """
    return Measurement(draw(_VALUE), rating=draw(ratings), **draw(_MEASUREMENT))


REFERENCE_LISTS: Final = st.lists(references(), max_size=2)
_INDICATOR: Final = more(
    unit=OPTIONAL_TEXTS,
    measure=st.sampled_from((None, *MEASURES)),
    direction=st.sampled_from((None, *DIRECTIONS)),
    means_of_verification=OPTIONAL_TEXTS,
    disaggregations=TEXT_LISTS,
    adds_up=st.sampled_from((None, *ADDS_UP)),
    levels=st.lists(TEXTS, max_size=3, unique=True),
    tolerance=st.none() | st.integers(min_value=0) | st.floats(min_value=0, allow_infinity=False),
    status=OPTIONAL_TEXTS,
    responsible=OPTIONAL_TEXTS,
    frequency=OPTIONAL_TEXTS,
    references=REFERENCE_LISTS,
)


@st.composite
def indicators(
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = IDS,
    ratings: st.SearchStrategy[Rating | None] = _OPTIONAL_RATINGS,
) -> Indicator:
    """
    Generate indicators, with baselines, targets and actuals.

    Args:
        ids: A strategy for their ids.
        ratings: A strategy for the ratings of their values, or None where there is none.

    Returns:
        A strategy for `~logicmodel.Indicator` values.

    Example:
        >>> from logicmodel.strategies import indicators
        >>> indicators()
        indicators()
    """
    said = draw(_INDICATOR)
    if len(said) > 1:  # more than the place
        values = st.lists(measurements(ratings=ratings), max_size=2)
        baselines = draw(st.lists(measurements(ratings=ratings), max_size=2, unique_by=attrgetter("category")))
        said |= {"baseline": baselines, "targets": draw(values), "actuals": draw(values)}
    return Indicator(draw(ids), draw(TEXTS), **said)


@st.composite
def evidence(
    draw: st.DrawFn,
    *,
    ids: st.SearchStrategy[str] = IDS,
    ratings: st.SearchStrategy[Rating | None] = _OPTIONAL_RATINGS,
) -> Evidence:
    """
    Generate pieces of evidence.

    Args:
        ids: A strategy for their ids.
        ratings: A strategy for their ratings, or None where there is none.

    Returns:
        A strategy for `~logicmodel.Evidence` values.

    Example:
        >>> from logicmodel.strategies import evidence
        >>> evidence()
        evidence()
    """
    overall, by_domain = draw(ratings), draw(ratings)
    domains = [] if by_domain is None else [by_domain]
    return Evidence(draw(ids), draw(TEXTS), rating=overall, ratings=domains, **draw(_EVIDENCE))


_SOURCES: Final = evidence()


@st.composite
def evidence_uses(draw: st.DrawFn, *, sources: st.SearchStrategy[Evidence] = _SOURCES) -> EvidenceUse:
    """
    Generate uses of evidence, with the stance of the source and with others.

    Args:
        sources: A strategy for the sources.

    Returns:
        A strategy for `~logicmodel.vocabulary.EvidenceUse` values.

    Example:
        >>> from logicmodel.strategies import evidence_uses
        >>> evidence_uses()
        evidence_uses()
    """
    source = draw(sources)
    same: st.SearchStrategy[Stance | None] = st.just(source.stance)
    return EvidenceUse(source, draw(same | _STANCE), notes=draw(OPTIONAL_TEXTS))


@st.composite
def assumptions(draw: st.DrawFn, *, ids: st.SearchStrategy[str | None] = _OPTIONAL_IDS) -> Assumption:
    """
    Generate assumptions.

    Args:
        ids: A strategy for their ids, or None where there is none.

    Returns:
        A strategy for `~logicmodel.Assumption` values.

    Example:
        >>> from logicmodel.strategies import assumptions
        >>> assumptions()
        assumptions()
    """
    return Assumption(draw(TEXTS), id=draw(ids), **draw(_ASSUMPTION))
