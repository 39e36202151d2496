"""Periods as spans of days, so that they can be compared."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from functools import lru_cache
from typing import NamedTuple

from logicmodel.wording import quoted

_MONTHS = 12
_DAY, _MONTH = len("2025-06-30"), len("2025-06")


class Span(NamedTuple):
    """
    A span of days.

    Args:
        first: The first day.
        last: The last day.
    """

    first: dt.date
    last: dt.date


@lru_cache(maxsize=1024)  # the values of a model have few periods, and each is looked at several times
def span_of(period: str) -> Span:
    """
    Return the days of a period: ``2025``, ``2025-06``, ``2025-06-30``, or two of these with ``/`` between them.

    Args:
        period: The period.
    """
    start, _, end = period.partition("/")
    return Span(_days(start).first, _days(end or start).last)


def last_day(when: str | dt.date) -> dt.date:
    """
    Return a day, or the last day of a period.

    Args:
        when: A date, or a period as `span_of` takes it.

    Raises:
        ValueError: It is neither.
    """
    if isinstance(when, dt.date):
        return when
    _refuse_non_text(when)
    try:
        return span_of(when).last
    except ValueError:
        msg = f"at must be a date such as 2026, 2026-09 or 2026-09-30, not {when!r}"
        raise ValueError(msg) from None


def _refuse_non_text(when: object) -> None:
    if not isinstance(when, str):
        msg = f"at must be a date or a text such as 2026, 2026-09 or 2026-09-30, not {quoted(when)}"
        raise ValueError(msg)  # noqa: TRY004 -- the same error as for a text that is no date


def months_between(start: dt.date, end: dt.date) -> int:
    """
    Return the number of whole months from one day to another, counted by the months in which they lie.

    Args:
        start: The first day.
        end: The last day.
    """
    return (end.year - start.year) * _MONTHS + end.month - start.month


def _days(date: str) -> Span:
    if len(date) == _DAY:
        day = dt.date.fromisoformat(date)
        return Span(day, day)
    if len(date) == _MONTH:
        year, month = int(date[:4]), int(date[5:])
        return Span(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]))
    return Span(dt.date(int(date), 1, 1), dt.date(int(date), 12, 31))
