"""Periods as people write them: years, fiscal years, quarters and years of a project."""

from __future__ import annotations

import re
from typing import Final

from attrs import frozen

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_MONTHS_OF_QUARTER: Final = 3
_CENTURY: Final = 2000

_DATE: Final = re.compile(r"(\d{4})(-\d{2}){0,2}(/(\d{4})(-\d{2}){0,2})?")
_TWO_YEARS: Final = re.compile(r"((?:19|20)\d\d)\s?[/\u2013-]\s?((?:19|20)?\d\d)")
_FISCAL: Final = re.compile(r"fy\s?'?((?:20)?\d\d)(?:\s?[/\u2013-]\s?(\d\d))?", re.IGNORECASE)
_QUARTER: Final = re.compile(r"(?:quarter|trimestre|q|t)\s?([1-4])\b", re.IGNORECASE)
_SPAN: Final = re.compile(r"([a-z]{3})[a-z]*\.?\s?[\u2013-]\s?([a-z]{3})[a-z]*\.?", re.IGNORECASE)
_PROJECT_YEAR: Final = re.compile(r"([1-9]\d?)차\s?년도|(?:year|y|année|año)\s?([1-9]\d?)", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


@frozen
class Calendar:
    """
    How the periods of a table are to be understood.

    Args:
        year_start: The month in which a year starts.
        first_year: The first year of the project, or None if not stated.
    """

    year_start: int = 1
    first_year: int | None = None

    def period(self, text: str, context: str = "") -> str | None:
        """
        Return a period in ISO 8601, or None if it cannot be told.

        Args:
            text: What is written.
            context: A heading above it or a title, which may give the year of a quarter.
        """
        text = " ".join(text.split()).replace(" to ", "/")
        if _DATE.fullmatch(text) and not _TWO_YEARS.fullmatch(text):
            return text
        year = self._start_of_year(text) or self._start_of_year(context)
        if found := _QUARTER.search(text):
            return None if year is None else _months(year, self._start(text), int(found.group(1)))
        if found := _PROJECT_YEAR.search(text):
            number = int(found.group(1) or found.group(2))
            return None if self.first_year is None else self._year(self.first_year + number - 1)
        if year is not None and (self._start_of_year(text) is not None or _SPAN.search(text)):
            return self._year(year, self._start(text))
        return None

    def _start(self, text: str) -> int:
        """Return the month in which the year starts: that of the months in a text, for those of its first quarter."""
        span = _SPAN.search(text)
        quarter = _QUARTER.search(text)
        if span is None or (first := _MONTHS.get(span.group(1).lower())) is None:
            return self.year_start
        passed = _MONTHS_OF_QUARTER * (int(quarter.group(1)) - 1) if quarter else 0
        return (first - passed - 1) % 12 + 1

    def _start_of_year(self, text: str) -> int | None:
        """Return the calendar year in which the year that a text names starts."""
        if found := _TWO_YEARS.search(text):
            return int(found.group(1))
        if found := _FISCAL.search(text):
            year = int(found.group(1)) % 100 + _CENTURY
            # FY25 is the year that ends in 2025, and FY24/25 says both.
            starts = self._start(text) if self._start(text) > 1 else self.year_start
            return year if found.group(2) or starts == 1 else year - 1
        if found := _YEAR.search(text):
            return int(found.group(1))
        return None

    def _year(self, year: int, start: int | None = None) -> str:
        """Return a year that starts in a month as ISO 8601."""
        first = start or self.year_start
        return str(year) if first == 1 else f"{year}-{first:02}/{year + 1}-{first - 1:02}"


def _months(year: int, start: int, quarter: int) -> str:
    first = year * 12 + start - 1 + _MONTHS_OF_QUARTER * (quarter - 1)
    return "/".join(f"{month // 12}-{month % 12 + 1:02}" for month in (first, first + _MONTHS_OF_QUARTER - 1))
