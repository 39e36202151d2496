"""Strategies for what elements and links rest on: stakeholders, indicators, evidence and assumptions."""

# ruff: noqa: D417 -- Hypothesis passes `draw`; it is no argument of the caller's

from __future__ import annotations

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
)
from logicmodel.vocabulary.assumptions import ASSUMPTION_STATUSES, LEVELS, Assumption
from logicmodel.vocabulary.evidence import STANCES, Evidence
from logicmodel.vocabulary.indicators import DIRECTIONS, MEASURES, Indicator, Measurement
from logicmodel.vocabulary.scales import STANDARD_SCALES, Rating, Scale
from logicmodel.vocabulary.stakeholders import Stakeholder

_VALUE: Final = st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
_SCALE_LEVELS: Final = st.lists(TEXTS, min_size=2, max_size=4, unique=True)
_OPTIONAL_IDS: Final = st.none() | IDS
_STAKEHOLDER: Final = more()
_MEASUREMENT: Final[st.SearchStrategy[dict[str, Any]]] = st.just({}) | st.fixed_dictionaries(
    {"period": OPTIONAL_PERIODS, "category": OPTIONAL_TEXTS, "notes": OPTIONAL_TEXTS}
)
_SCALE: Final = more()
_EVIDENCE: Final = more(kind=OPTIONAL_TEXTS, date=OPTIONAL_DATES, stance=st.sampled_from(STANCES))
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
def measurements(draw: st.DrawFn) -> Measurement:
    """
    Generate measurements, in numbers and in words.

    Returns:
        A strategy for `~logicmodel.Measurement` values.

    Example:
        >>> from logicmodel.strategies import measurements
        >>> measurements()
        measurements()
    """
    return Measurement(draw(_VALUE), **draw(_MEASUREMENT))


_INDICATOR: Final = more(
    unit=OPTIONAL_TEXTS,
    measure=st.sampled_from((None, *MEASURES)),
    direction=st.sampled_from((None, *DIRECTIONS)),
    baseline=st.none() | measurements(),
    targets=st.lists(measurements(), max_size=2),
    actuals=st.lists(measurements(), max_size=2),
    means_of_verification=OPTIONAL_TEXTS,
    disaggregations=TEXT_LISTS,
)


@st.composite
def indicators(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = IDS) -> Indicator:
    """
    Generate indicators, with baselines, targets and actuals.

    Args:
        ids: A strategy for their ids.

    Returns:
        A strategy for `~logicmodel.Indicator` values.

    Example:
        >>> from logicmodel.strategies import indicators
        >>> indicators()
        indicators()
    """
    return Indicator(draw(ids), draw(TEXTS), **draw(_INDICATOR))


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
        A strategy for `~logicmodel.Rating` values.

    Example:
        >>> from logicmodel.strategies import ratings
        >>> ratings()
        ratings()
    """
    scale = draw(scales)
    return Rating(scale, draw(st.sampled_from(scale.levels)))


_OPTIONAL_RATINGS: Final = st.none() | ratings()


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
    return Evidence(draw(ids), draw(TEXTS), rating=draw(ratings), **draw(_EVIDENCE))


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
