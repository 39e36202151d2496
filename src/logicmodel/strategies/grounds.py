"""Strategies for what elements and links rest on: stakeholders, indicators, evidence and assumptions."""

# ruff: noqa: D417 -- Hypothesis passes `draw`; it is no argument of the caller's

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from logicmodel.strategies.words import (
    DESCRIBED,
    IDS,
    OPTIONAL_DATES,
    OPTIONAL_PERIODS,
    OPTIONAL_TEXTS,
    TEXT_LISTS,
    TEXTS,
)
from logicmodel.vocabulary.assumptions import ASSUMPTION_STATUSES, LEVELS, Assumption
from logicmodel.vocabulary.evidence import STANCES, Evidence
from logicmodel.vocabulary.indicators import DIRECTIONS, MEASURES, Indicator, Measurement
from logicmodel.vocabulary.scales import STANDARD_SCALES, Rating, Scale
from logicmodel.vocabulary.stakeholders import Stakeholder

OPTIONAL_LEVELS: Final = st.sampled_from((None, *LEVELS))
_STATUS: Final = st.sampled_from((None, *ASSUMPTION_STATUSES))
_MEASURE: Final = st.sampled_from((None, *MEASURES))
_DIRECTION: Final = st.sampled_from((None, *DIRECTIONS))
_STANCE: Final = st.sampled_from(STANCES)
_VALUE: Final = st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
_SCALE_LEVELS: Final = st.lists(TEXTS, min_size=2, max_size=4, unique=True)
_OPTIONAL_IDS: Final = st.none() | IDS


@st.composite
def stakeholders(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = IDS) -> Stakeholder:
    """
    Generate stakeholders.

    Args:
        ids: A strategy for their ids.

    Returns:
        A strategy for `Stakeholder` values.

    Example:
        >>> from logicmodel.strategies import stakeholders
        >>> stakeholders()
        stakeholders()
    """
    return Stakeholder(draw(ids), draw(TEXTS), **draw(DESCRIBED))


@st.composite
def measurements(draw: st.DrawFn) -> Measurement:
    """
    Generate measurements, in numbers and in words.

    Returns:
        A strategy for `Measurement` values.

    Example:
        >>> from logicmodel.strategies import measurements
        >>> measurements()
        measurements()
    """
    category, notes = draw(OPTIONAL_TEXTS), draw(OPTIONAL_TEXTS)
    return Measurement(draw(_VALUE), draw(OPTIONAL_PERIODS), category=category, notes=notes)


_MEASUREMENTS: Final = st.lists(measurements(), max_size=2)
_OPTIONAL_MEASUREMENT: Final = st.none() | measurements()


@st.composite
def indicators(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = IDS) -> Indicator:
    """
    Generate indicators, with baselines, targets and actuals.

    Args:
        ids: A strategy for their ids.

    Returns:
        A strategy for `Indicator` values.

    Example:
        >>> from logicmodel.strategies import indicators
        >>> indicators()
        indicators()
    """
    return Indicator(
        draw(ids),
        draw(TEXTS),
        unit=draw(OPTIONAL_TEXTS),
        measure=draw(_MEASURE),
        direction=draw(_DIRECTION),
        baseline=draw(_OPTIONAL_MEASUREMENT),
        targets=draw(_MEASUREMENTS),
        actuals=draw(_MEASUREMENTS),
        means_of_verification=draw(OPTIONAL_TEXTS),
        disaggregations=draw(TEXT_LISTS),
        **draw(DESCRIBED),
    )


@st.composite
def scales(draw: st.DrawFn, *, ids: st.SearchStrategy[str] = IDS) -> Scale:
    """
    Generate scales of an author's own.

    Args:
        ids: A strategy for their ids.

    Returns:
        A strategy for `Scale` values.

    Example:
        >>> from logicmodel.strategies import scales
        >>> scales()
        scales()
    """
    return Scale(draw(ids), draw(TEXTS), levels=draw(_SCALE_LEVELS), **draw(DESCRIBED))


_SCALES: Final = st.sampled_from(tuple(STANDARD_SCALES.values())) | scales()


@st.composite
def ratings(draw: st.DrawFn, *, scales: st.SearchStrategy[Scale] = _SCALES) -> Rating:
    """
    Generate ratings.

    Args:
        scales: A strategy for their scales; the standard ones and any others unless said.

    Returns:
        A strategy for `Rating` values.

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
        A strategy for `Evidence` values.

    Example:
        >>> from logicmodel.strategies import evidence
        >>> evidence()
        evidence()
    """
    return Evidence(
        draw(ids),
        draw(TEXTS),
        kind=draw(OPTIONAL_TEXTS),
        date=draw(OPTIONAL_DATES),
        rating=draw(ratings),
        stance=draw(_STANCE),
        **draw(DESCRIBED),
    )


@st.composite
def assumptions(draw: st.DrawFn, *, ids: st.SearchStrategy[str | None] = _OPTIONAL_IDS) -> Assumption:
    """
    Generate assumptions.

    Args:
        ids: A strategy for their ids, or None where there is none.

    Returns:
        A strategy for `Assumption` values.

    Example:
        >>> from logicmodel.strategies import assumptions
        >>> assumptions()
        assumptions()
    """
    return Assumption(
        draw(TEXTS),
        id=draw(ids),
        likelihood=draw(OPTIONAL_LEVELS),
        importance=draw(OPTIONAL_LEVELS),
        status=draw(_STATUS),
        **draw(DESCRIBED),
    )
