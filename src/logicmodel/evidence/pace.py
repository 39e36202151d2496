"""How fast an indicator has moved, and how fast it would have to: per year, and no forecast."""

from __future__ import annotations

from attrs import frozen

from logicmodel.evidence.matching import Matched
from logicmodel.evidence.spans import months_between, span_of
from logicmodel.vocabulary.indicators import Measurement

_MONTHS = 12


@frozen
class Pace:
    """
    The change of an indicator per year, by whole months.

    Args:
        so_far: The change a year from the baseline to the actual.
        needed: The change a year from the actual to each later target, by the period of the target.
    """

    so_far: float
    needed: tuple[tuple[str, float], ...] = ()

    def __str__(self) -> str:
        """Return the pace in words."""
        needed = "; ".join(f"{change:g} a year needed for {period}" for period, change in self.needed)
        return f"{self.so_far:g} a year so far" + (f"; {needed}" if needed else "")


def pace_of(found: Matched) -> Pace | None:
    """
    Return the pace of matched values, or None if a number or a date is missing.

    Args:
        found: The values.
    """
    if found.baseline is None or found.actual is None:
        return None
    so_far = _per_year(found.baseline, found.actual)
    if so_far is None:
        return None
    needed = ((each.period or "", _per_year(found.actual, each)) for each in found.later_targets)
    return Pace(so_far, tuple((period, change) for period, change in needed if change is not None))


def _per_year(start: Measurement, end: Measurement) -> float | None:
    if start.period is None or end.period is None or isinstance(start.value, str) or isinstance(end.value, str):
        return None
    months = months_between(span_of(start.period).last, span_of(end.period).last)
    return (end.value - start.value) * _MONTHS / months if months > 0 else None
