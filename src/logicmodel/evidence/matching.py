"""Which baseline, actual and target of an indicator belong together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal, TypeAlias

from attrs import evolve, frozen

from logicmodel.evidence.spans import Span, span_of
from logicmodel.languages import ENGLISH, Words
from logicmodel.vocabulary.indicators import Indicator, Measurement

Relation: TypeAlias = Literal["same", "next", "past"]


@frozen
class Matched:
    """
    The values of an indicator that are compared.

    Args:
        baseline: The baseline; None if there is none of this category.
        actual: The actual value; None if there is none by the day asked.
        target: The target; None if there is none of this category.
        relation: Whether the target is of the ``same`` period as the actual, the ``next`` one, or ``past`` (all targets
            lie before the actual); None if that cannot be told.
        at: The day asked; None if there is none.
        earlier_targets: Targets for the same period that were set before this one.
        later_targets: Targets of later periods than that of the actual.
    """

    baseline: Measurement | None
    actual: Measurement | None
    target: Measurement | None
    relation: Relation | None = None
    at: dt.date | None = None
    earlier_targets: tuple[Measurement, ...] = ()
    later_targets: tuple[Measurement, ...] = ()

    @property
    def is_due(self) -> bool:
        """Whether there is a target whose last day has come; one without a period is due."""
        if self.target is None:
            return False
        return self.target.period is None or (self.at is not None and span_of(self.target.period).last <= self.at)

    def text(self, indicator: Indicator, say: Words = ENGLISH) -> str:
        """
        Return the values in words: ``31 of 35, from 9``.

        Args:
            indicator: The indicator whose values they are.
            say: The words of the library in the language of the reader; default: English.
        """
        actual = _said(self.actual, indicator) or say("no value")
        target = _said(self.target, indicator)
        baseline = _said(self.baseline, indicator)
        # "59% of 62%" would read as a share of a share.
        is_amount = self.target is not None and not isinstance(self.target.value, str)
        if target and is_amount and indicator.measure != "percentage":
            actual = say("{part} of {whole}", part=actual, whole=target)
        elif target:
            actual = say("{value} (wanted: {target})", value=actual, target=target)
        return say("{value}, from {baseline}", value=actual, baseline=baseline) if baseline else actual

    def story(self, indicator: Indicator) -> str:
        """
        Return the values with their periods, as a report says them.

        Args:
            indicator: The indicator whose values they are.
        """
        unit = f" {indicator.unit}" if indicator.measure == "unit" and indicator.unit else ""
        named = (("", self.actual, unit), ("wanted ", self.target, ""), ("at the start ", self.baseline, ""))
        return "; ".join(
            f"{word}{_said(value, indicator)}{after}{f' in {value.period}' if value.period else ''}"
            for word, value, after in named
            if value is not None
        )


def categories_of(indicator: Indicator) -> tuple[str | None, ...]:
    """Return the categories of which an indicator has values, all first."""
    found = dict.fromkeys(each.category for each in indicator.measurements)
    return (None, *(category for category in found if category is not None))


def by_category(indicator: Indicator, category: str | None) -> Indicator:
    """Return an indicator with the values of one category only; a slice never borrows what is said of all."""

    def only(values: Iterable[Measurement]) -> list[Measurement]:
        return [each for each in values if each.category == category]

    return evolve(
        indicator,
        baseline=only(indicator.baselines),
        targets=only(indicator.targets),
        actuals=only(indicator.actuals),
    )


def matched(part: Indicator, day: dt.date | None) -> Matched:
    """
    Return the values to compare as of a day.

    Args:
        part: The indicator, with the values of one category.
        day: The day; None if there is none.
    """
    baseline = next(iter(part.baselines), None)
    actual = _latest(part.actuals, day)
    current, replaced = _current(part.targets)
    if actual is None:
        target = min(current, key=_end_or_far, default=None)
        return Matched(baseline, None, target, None, day, later_targets=tuple(current))
    target, relation = _target_for(actual, current)
    earlier = tuple(each for each in replaced if target is not None and each.period == target.period)
    later = tuple(each for each in current if _is_later(each, actual))
    return Matched(baseline, actual, target, relation, day, earlier, later)


def summed(part: Indicator, day: dt.date | None) -> tuple[Matched, int, int]:
    """
    Return the sums of the actuals and the targets of all periods that have ended by a day.

    Args:
        part: The indicator, with the values of one category.
        day: The day; None if there is none.

    Returns:
        The sums, None unless each of these periods has both; the number of periods that have; and of all.
    """
    current, _ = _current(part.targets)
    targets, actuals = _by_span(current, day), _by_span(part.actuals, day)
    periods = sorted(targets.keys() | actuals.keys())
    both = [period for period in periods if period in targets and period in actuals]
    if not periods or len(both) < len(periods):
        return Matched(None, None, None, None, day), len(both), len(periods)
    whole = f"{periods[0].first}/{periods[-1].last}"
    actual, target = (
        Measurement(sum(float(each.value) for each in found.values()), whole) for found in (actuals, targets)
    )
    return Matched(None, actual, target, "same", day), len(both), len(periods)


def _latest(actuals: Iterable[Measurement], day: dt.date | None) -> Measurement | None:
    """Return the actual that ends last by a day; one without a period only if none has any."""
    values = list(actuals)
    dated = [each for each in values if each.period]
    by_day = [each for each in dated if day is None or span_of(each.period or "").last <= day]
    if by_day:
        return max(reversed(by_day), key=_end_or_far)  # of two of one period, the one written last
    return None if dated else (values[-1] if values else None)


def _current(targets: Iterable[Measurement]) -> tuple[list[Measurement], list[Measurement]]:
    """Return the targets that count, one for each period, and those that were set earlier for the same periods."""
    current: dict[str | None, Measurement] = {}
    replaced = []
    for each in targets:
        present = current.get(each.period)
        if present is not None and (present.set_on or "") > (each.set_on or ""):
            replaced.append(each)
        else:
            replaced.extend([present] if present is not None else [])
            current[each.period] = each
    return list(current.values()), replaced


def _target_for(actual: Measurement, targets: list[Measurement]) -> tuple[Measurement | None, Relation | None]:
    """Return the target of the same period, or else the next one, or else the last one."""
    if not targets:
        return None, None
    if actual.period is None:
        same = next((each for each in targets if each.period is None), None)
        return (same, "same") if same else (max(targets, key=_end_or_far), None)
    span = span_of(actual.period)
    for each in targets:
        if each.period is not None and span_of(each.period) == span:
            return each, "same"
    ahead = [each for each in targets if _end_or_far(each) >= span.last]
    return (min(ahead, key=_end_or_far), "next") if ahead else (max(targets, key=_end_or_far), "past")


def _is_later(target: Measurement, actual: Measurement) -> bool:
    return bool(target.period and actual.period) and _end_or_far(target) > _end_or_far(actual)


def _end_or_far(measurement: Measurement) -> dt.date:
    """Return the last day of a value; one without a period comes after all others."""
    return span_of(measurement.period).last if measurement.period else dt.date.max


def _by_span(values: Iterable[Measurement], day: dt.date | None) -> dict[Span, Measurement]:
    """Return the numbers whose periods have ended by a day, by period."""
    return {
        span_of(each.period): each
        for each in values
        if each.period and not isinstance(each.value, str) and (day is None or span_of(each.period).last <= day)
    }


def _said(measurement: Measurement | None, indicator: Indicator) -> str | None:
    if measurement is None:
        return None
    if isinstance(measurement.value, str):
        return measurement.value
    return f"{measurement.value:,g}{'%' if indicator.measure == 'percentage' else ''}"
