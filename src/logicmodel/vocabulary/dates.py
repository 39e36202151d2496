"""Dates and periods as ISO 8601 writes them, and how to write those that people write otherwise."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_PRINTED: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_QUARTER: Final = re.compile(r"(\d{4})[- /]?Q([1-4])|Q([1-4])[- /]?(\d{4})", re.ASCII | re.IGNORECASE)
_QUARTER_OF_YEAR: Final = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_FISCAL_YEAR: Final = re.compile(r"FY ?'?(\d{2}|\d{4})(?:[/-]\d{2,4})?", re.ASCII | re.IGNORECASE)


def is_date(text: str) -> bool:
    """
    Return whether a text is a date: ``2025``, ``2025-09`` or ``2025-09-01``.

    Args:
        text: The text.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return False
    year, month, day = match.groups()
    return _day(year, month or "1", day or "1") is not None


def as_period(period: str | None) -> str | None:
    """
    Return a period as it is, and a quarter such as ``2025-Q1`` as its months, ``2025-01/2025-03``.

    Args:
        period: The period; a mistake stays as it is.
    """
    quarter = _QUARTER_OF_YEAR.fullmatch(period) if isinstance(period, str) else None
    if quarter is None:
        return period
    year, last = quarter[1], 3 * int(quarter[2])
    return f"{year}-{last - 2:02}/{year}-{last:02}"


def date_hint(value: object) -> str | None:
    """
    Return how to write a date or a period that was written in another way, or None.

    Args:
        value: What was written.
    """
    if not isinstance(value, str):
        return None
    if printed := _PRINTED.fullmatch(value):
        return _printed_hint(*printed.groups())
    if quarter := _QUARTER.fullmatch(value):
        return f"write the quarter as {quarter[1] or quarter[4]}-Q{quarter[2] or quarter[3]}"
    if _FISCAL_YEAR.fullmatch(value):
        return "write a fiscal year as two dates, such as 2026-07/2027-06"
    return None


def _printed_hint(one: str, two: str, year: str) -> str | None:
    """Return what 31/12/2027 is, or both that 01/02/2027 may be."""
    days = dict.fromkeys(filter(None, (_day(year, two, one), _day(year, one, two))))
    return f"write {' or '.join(day.isoformat() for day in days)}" if days else None


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
