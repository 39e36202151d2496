"""Periods in ISO 8601, and the days at which they start and end, as IATI has them."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Final

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:Z|[+-]\d{2}:\d{2})?$")
_MONTHS: Final = 12


def days_of(period: str) -> tuple[str, str]:
    """
    Return the first and the last day of a period.

    Args:
        period: A date, or two with ``/`` between them.

    Example:
        >>> from logicmodel.exchange.iati.periods import days_of
        >>> days_of("2024-02"), days_of("2024-09/2025-06")
        (('2024-02-01', '2024-02-29'), ('2024-09-01', '2025-06-30'))
    """
    start, _, end = period.partition("/")
    return _day(start, is_last=False), _day(end or start, is_last=True)


def period_of(start: str, end: str) -> str:
    """
    Return a period in the shortest words: a year or months where it is whole ones.

    Args:
        start: Its first day.
        end: Its last day.

    Example:
        >>> from logicmodel.exchange.iati.periods import period_of
        >>> period_of("2024-01-01", "2024-12-31"), period_of("2024-09-01", "2025-06-30")
        ('2024', '2024-09/2025-06')
    """
    if start == end:
        return start
    for length in (len("2024"), len("2024-09")):
        first, last = start[:length], end[:length]
        if (_day(first, is_last=False), _day(last, is_last=True)) == (start, end):
            return first if first == last else f"{first}/{last}"
    return f"{start}/{end}"


def day_in(text: str | None) -> str | None:
    """
    Return a day without its time zone, or None for what is no day.

    Args:
        text: What stands in the file.
    """
    found = _DAY.match((text or "").strip())
    if found is None:
        return None
    try:
        return dt.date(*map(int, found.groups())).isoformat()
    except ValueError:
        return None


def _day(date: str, *, is_last: bool) -> str:
    year, month, day = [*date.split("-"), "", ""][:3]
    if day:
        return date
    number = int(month) if month else _MONTHS if is_last else 1
    # The calendar of Python ends before the year 10000 and starts with 1, as the periods of a model do.
    last = calendar.monthrange(int(year), number)[1]
    return f"{year}-{number:02d}-{last if is_last else 1:02d}"
