"""
How far one indicator got: the share of the way from its baseline to its target.

There is no clock in it, nothing is rounded up to success, and what is not known stays apart from what is bad.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from attrs import evolve, frozen

from logicmodel.evidence.matching import Matched, by_category, categories_of, matched, summed
from logicmodel.evidence.pace import Pace, pace_of
from logicmodel.evidence.spans import last_day, span_of
from logicmodel.languages import marked
from logicmodel.vocabulary.indicators import Direction, Indicator, Measurement

AttainmentStatus: TypeAlias = Literal[
    "met", "not met", "under way", "worse than the baseline", "not due", "no data", "no target", "in words"
]

#: The same as messages of catalogues.
STATUS_WORDS: Final = (
    marked("met"),
    marked("not met"),
    marked("under way"),
    marked("worse than the baseline"),
    marked("not due"),
    marked("no data"),
    marked("no target"),
    marked("in words"),
)

WRONG_SIDE: Final = "the target lies against the wanted direction"
ASSUMED: Final = "direction assumed from baseline and target"
NOT_SAID: Final = "not said whether periods add up; this is the latest period alone"


@frozen
class Attainment:
    """
    How far one indicator got, for the whole population or for one category of it.

    Args:
        indicator: The indicator.
        category: The part of the population; None for all.
        status: ``met``, ``not met``, ``under way`` (the value is of a time before the target's, or of
            some of the periods only), ``worse than the
            baseline``, ``not due``, ``no data``, ``no target``, or ``in words`` (there are no numbers to compare).
        matched: The baseline, the actual value and the target that were compared, and how their periods relate.
        share: The share of the way from the baseline to the target, 1 for all of it. It is not clipped: below 0 is
            worse than the baseline, above 1 is more than was aimed at. None if it cannot be told.
        last_share: The same for the last target.
        met: Whether the target is met; None if it cannot be told.
        why: Why the share is missing, or what was assumed for it.
        pace: The change so far and the change still needed, per year; None if it cannot be told.
        element: The id of the element that the indicator measures; None if not asked for a model.
    """

    indicator: Indicator
    category: str | None
    status: AttainmentStatus
    matched: Matched
    share: float | None = None
    last_share: float | None = None
    met: bool | None = None
    why: str | None = None
    pace: Pace | None = None
    element: str | None = None

    @property
    def is_due(self) -> bool:
        """Whether there is a target, and its day has come."""
        return self.matched.is_due

    @property
    def text(self) -> str:
        """The values in words, such as ``31 of 35, from 9``."""
        return self.matched.text(self.indicator)

    @property
    def steps(self) -> str | None:
        """The way in steps of an ordinal measure, such as ``0 of 1 steps``; None for other measures."""
        values = _values(self.indicator, self.matched)
        if not self.indicator.levels or values is None or None in values:
            return None
        base, target, actual = values
        return f"{actual - base:g} of {target - base:g} steps" if base is not None and target is not None else None

    @property
    def course(self) -> tuple[tuple[dt.date, float], ...]:
        """
        The values up to the day asked, by the last day of their periods, and the baseline before them.

        It is empty below two values. What is no number or has no period is left out.
        """
        part = by_category(self.indicator, self.category)
        known = (*part.baselines, *part.actuals) if len(part.actuals) > 1 else ()
        found = ((span_of(each.period).last, _number(self.indicator, each)) for each in known if each.period)
        day = self.matched.at
        return tuple(sorted((when, value) for when, value in found if value is not None and (not day or when <= day)))

    def __str__(self) -> str:
        """Return the attainment on one line."""
        who = f" ({self.category})" if self.category else ""
        share = f", {self.steps or format(self.share, '.0%')}" if self.share is not None else ""
        why = f" ({self.why})" if self.why else ""
        return f"{self.indicator.label}{who}: {self.text}{share}, {self.status}{why}"


def attainment(indicator: Indicator, *, at: str | dt.date | None = None, category: str | None = None) -> Attainment:
    """
    Return how far an indicator got.

    The share is ``(actual - baseline) / (target - baseline)``, for wanted rises and falls alike. The actual is the
    latest that ends by ``at``. It is held against the target of the same period, or else the next one, or else the
    last. A category is held against its own baseline and target only. If values add up per period, the sum of the
    actuals is held against the sum of the targets, and only if each period due has both.

    Args:
        indicator: The indicator.
        at: The day as of which to ask, as a date or a text such as ``2026-09``; default: the end of its latest actual.
        category: The part of the population to ask about; default: all.

    Returns:
        The attainment.

    Raises:
        ValueError: ``at`` is no date.

    Example:
        >>> from logicmodel import Indicator, Measurement
        >>> from logicmodel.evidence import attainment
        >>> missed = Indicator(
        ...     "missed",
        ...     "Minutes of lessons missed",
        ...     direction="decrease",
        ...     baseline=Measurement(30, "2024-10"),
        ...     targets=[Measurement(15, "2026-06")],
        ...     actuals=[Measurement(25, "2025-06")],
        ... )
        >>> print(attainment(missed))
        Minutes of lessons missed: 25 of 15, from 30, 33%, under way
    """
    part = by_category(indicator, category)
    ends = [span_of(each.period).last for each in indicator.actuals if each.period]
    day = last_day(at) if at is not None else max(ends, default=None)
    if indicator.adds_up == "per-period":
        return _per_period(indicator, category, part, day)
    found = matched(part, day)
    return _judged(indicator, category, found, _last_of(part, found))


def attainments_of(indicator: Indicator, at: str | dt.date | None = None) -> tuple[Attainment, ...]:
    """
    Return how far an indicator got, for all and then for each category.

    Args:
        indicator: The indicator.
        at: As in `attainment`.
    """
    return tuple(attainment(indicator, at=at, category=category) for category in categories_of(indicator))


def _judged(indicator: Indicator, category: str | None, found: Matched, last: Matched) -> Attainment:
    """Return the attainment of a matched actual."""
    share, met, why = _compared(indicator, found)
    several = len(indicator.actuals) > 1 and len({each.period for each in indicator.targets}) > 1
    if indicator.measure == "unit" and indicator.adds_up is None and several and share is not None:
        why = why or NOT_SAID
    return Attainment(
        indicator,
        category,
        _status(found, share, met=met, in_words=_is_in_words(indicator, found)),
        found,
        share,
        _compared(indicator, last)[0],
        met,
        why,
        pace_of(found) if indicator.adds_up != "per-period" else None,
    )


def _last_of(part: Indicator, found: Matched) -> Matched:
    """Return the same actual beside the last of the targets."""
    dated = [each for each in part.targets if each.period]
    return evolve(found, target=max(dated, key=lambda each: span_of(each.period or "").last, default=found.target))


def _per_period(indicator: Indicator, category: str | None, part: Indicator, day: dt.date | None) -> Attainment:
    """Return the attainment of values that are added up over the periods due."""
    due, reported, periods = summed(part, day)
    status: AttainmentStatus
    overall = _ratio(sum(_numbers(part.actuals)), sum(_numbers(part.targets)))
    if due.actual is None or due.target is None:
        found = matched(part, day)
        why = f"{reported} of {periods} periods reported" if periods else None
        is_partial = found.actual is not None and found.target is not None
        status = "under way" if is_partial else _status(found, None, met=None, in_words=False)
        return Attainment(indicator, category, status, found, None, overall if part.actuals else None, None, why)
    actual, target = float(due.actual.value), float(due.target.value)
    met = actual <= target if indicator.direction == "decrease" else actual >= target
    return Attainment(indicator, category, "met" if met else "not met", due, _ratio(actual, target), overall, met)


def _compared(indicator: Indicator, found: Matched) -> tuple[float | None, bool | None, str | None]:
    """Return the share, whether the target is met, and why the share is missing or what was assumed."""
    values = _values(indicator, found)
    if values is None:
        return None, None, None
    base, target, actual = values
    if target is None:
        return None, None, None
    direction, why = indicator.direction, None
    if direction is None and base is not None and base != target:
        direction, why = ("increase" if target > base else "decrease"), ASSUMED
    met = _is_met(direction, target, actual, indicator.tolerance or 0)
    if base is None:
        return None, met, why or "no baseline"
    if direction == "maintain" or base == target:
        return None, met, why
    if (target > base) != (direction == "increase"):
        return None, met, WRONG_SIDE
    return (actual - base) / (target - base), met, why


def _is_met(direction: Direction | None, target: float, actual: float, tolerance: float) -> bool | None:
    if direction is None:
        return None
    if direction == "maintain":
        return abs(actual - target) <= tolerance
    return actual >= target if direction == "increase" else actual <= target


def _values(indicator: Indicator, found: Matched) -> tuple[float | None, float | None, float] | None:
    """Return baseline, target and actual as numbers, as ranks if there are levels; None if there is no number."""
    base, target, actual = (_number(indicator, each) for each in (found.baseline, found.target, found.actual))
    if actual is None or (found.target is not None and target is None) or (found.baseline is not None and base is None):
        return None
    return base, target, actual


def _number(indicator: Indicator, measurement: Measurement | None) -> float | None:
    if measurement is None:
        return None
    if isinstance(measurement.value, str):
        return indicator.levels.index(measurement.value) if measurement.value in indicator.levels else None
    return measurement.value


def _is_in_words(indicator: Indicator, found: Matched) -> bool:
    return found.actual is not None and _values(indicator, found) is None


def _status(found: Matched, share: float | None, *, met: bool | None, in_words: bool) -> AttainmentStatus:
    if found.actual is None:
        return "no data" if found.target is None or found.is_due else "not due"
    if found.target is None:
        return "no target"
    if in_words or (met is None and share is None):
        return "in words"
    if share is not None and share < 0:
        return "worse than the baseline"
    if met:
        return "met"
    return "under way" if found.relation == "next" else "not met"


def _numbers(values: Iterable[Measurement]) -> list[float]:
    return [each.value for each in values if not isinstance(each.value, str)]


def _ratio(above: float, below: float) -> float | None:
    return above / below if below else None
