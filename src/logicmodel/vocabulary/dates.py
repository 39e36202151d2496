"""Dates and periods as ISO 8601 writes them, and how to write those that people write otherwise."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_PRINTED: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_QUARTER: Final = re.compile(r"(\d{4})[- /]?Q([1-4])|Q([1-4])[- /]?(\d{4})", re.ASCII | re.IGNORECASE)
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
        year, number = quarter[1] or quarter[4], int(quarter[2] or quarter[3])
        return f"write the quarter as {year}-{3 * number - 2:02}/{year}-{3 * number:02}"
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
