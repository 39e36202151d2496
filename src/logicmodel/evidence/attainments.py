"""How far the indicators of a model got, as a table and as a sentence that counts."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from attrs import evolve, field, frozen

from logicmodel.evidence.attainment import Attainment, attainments_of
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.printing import Worded, as_table, label_in, with_labels
from logicmodel.questions.selection import Selection, selected
from logicmodel.showing import Highlightable, ShadedCell, ShadedTable, Tabular
from logicmodel.vocabulary.indicators import Measurement
from logicmodel.wording import one_line

_COLUMNS: Final = ("element", "indicator", "baseline", "actual", "target", "attained", "status", "note")

Bands = Sequence[tuple[float, str]]


@frozen
class Attainments(Worded, Highlightable, Tabular):
    """
    How far the indicators of a model got.

    It counts and never averages. In a picture it lights the elements with an indicator whose target was due and is not
    met.

    Args:
        rows: The attainments, in the order of the elements.
        bands: The lowest share of each band of the author's own, with its name.
        model: The model.
    """

    rows: tuple[Attainment, ...]
    bands: tuple[tuple[float, str], ...] = ()
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements with an indicator whose target was due and is not met."""
        return tuple(dict.fromkeys(each.element for each in self.rows if each.element and each.is_due and not each.met))

    @property
    def counts(self) -> dict[str, int]:
        """
        How many rows there are of each sort.

        The keys are ``due``, ``met`` (of those due), ``not measured since`` (of those due, with no value for the time
        of the target), ``no data`` (of those due, with no value at all), ``not due`` and ``no target``.
        """
        due = [each for each in self.rows if each.is_due]
        counted = Counter({"due": len(due), "met": sum(each.met is True for each in due)})
        counted["not measured since"] = sum(not each.met and each.matched.relation == "next" for each in due)
        counted["no data"] = sum(each.matched.actual is None for each in due)
        counted["no target"] = sum(each.matched.target is None for each in self.rows)
        counted["not due"] = len(self.rows) - counted["due"] - counted["no target"]
        return dict(counted)

    @property
    def sentence(self) -> str:
        """The counts in words, such as ``1 of 7 due were met``."""
        counts = self.counts
        rest = [
            f"{counts[name]} {word}"
            for name, word in (
                ("not measured since", "of them not measured since"),
                ("no data", "of them without data"),
                ("not due", "not due"),
                ("no target", "without a target"),
            )
            if counts[name]
        ]
        return "; ".join([f"{counts['met']} of {counts['due']} due were met", *rest])

    def band(self, row: Attainment) -> str | None:
        """
        Return the band of the author's own that an attainment falls into.

        Args:
            row: The attainment.

        Returns:
            Its name, with "(interim)" if the target is not due yet; None without bands or without a share.
        """
        if row.share is None or row.indicator.direction == "maintain":
            return None
        name = next((name for low, name in sorted(self.bands, reverse=True) if row.share >= low), None)
        return f"{name} (interim)" if name and row.matched.relation == "next" else name

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Attainment]:
        """Iterate over the rows."""
        return iter(self.rows)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each indicator of each element, and for each category of it."""
        return with_labels(self.model, [self._record(each) for each in self.rows])

    def _record(self, row: Attainment) -> dict[str, Any]:
        matched = row.matched
        return {
            "element": row.element,
            "indicator": row.indicator.id,
            "category": row.category,
            "unit": row.indicator.unit,
            "baseline": _value(matched.baseline),
            "actual": _value(matched.actual),
            "actual_period": matched.actual and matched.actual.period,
            "target": _value(matched.target),
            "target_period": matched.target and matched.target.period,
            "relation": matched.relation,
            "share": row.share,
            "last_share": row.last_share,
            "met": row.met,
            "status": row.status,
            "band": self.band(row),
            "why": row.why,
            "judged": row.indicator.status,
            "pace": row.pace and row.pace.so_far,
        }

    def _cells(self, row: Attainment, *, labels: bool = False) -> dict[str, str]:
        category = f" ({row.category})" if row.category else ""
        attained = "-" if row.share is None else row.steps or f"{row.share:.0%}"
        notes = (self.band(row), row.why, row.indicator.status and f"judged: {row.indicator.status}")
        return {
            "element": (label_in(self.model, row.element) if labels and self.model else row.element) or "-",
            "indicator": (one_line(row.indicator.label) if labels else row.indicator.id) + category,
            "baseline": _dated(row.matched.baseline),
            "actual": _dated(row.matched.actual),
            "target": _dated(row.matched.target),
            "attained": attained,
            "status": row.status,
            "note": "; ".join(filter(None, notes)) or "-",
        }

    def printed(self, *, labels: bool) -> str:
        """
        Return the table, and below it the counts.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        rows = [self._cells(each, labels=labels) for each in self.rows]
        return f"{as_table(rows)}\n{self.sentence}"

    def shaded_table(self) -> ShadedTable:
        """Return the table; the share is shaded, and where there is none the cell is dashed."""
        rows = {}
        for row in self.rows:
            cells = self._cells(row)
            name = f"{cells.pop('indicator')} · {cells.pop('element')}"
            shade = min(max(row.share or 0, 0), 1)
            rows[name] = [
                ShadedCell(text, shade, dashed=row.share is None) if column == "attained" else ShadedCell(text)
                for column, text in cells.items()
            ]
        return ShadedTable(f"Attainment of indicators: {self.sentence}", _COLUMNS[2:], rows)


def attainments(
    model: LogicModel,
    selection: Selection | None = None,
    *,
    at: str | dt.date | None = None,
    bands: Bands = (),
) -> Attainments:
    """
    Return how far the indicators of a model got.

    Args:
        model: The model.
        selection: Elements, stages or groups, as values or ids; default: all.
        at: The day as of which to ask, as a date or a text such as ``2026-09``; default: the review date of the model,
            or else the end of each indicator's latest actual. It is never the day on which you ask.
        bands: Names for shares, each with the lowest share that it takes; the library has none of its own.

    Returns:
        A row for each indicator of each element, and for each category of it.

    Raises:
        UnknownIdError: The model does not have one of the elements.
        ValueError: ``at`` is no date, or ``bands`` are no pairs of a share and a name.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.evidence import attainments
        >>> print(attainments(load_example("reading-together"), ["practice", "missed-lessons"]))
        element         indicator       baseline      actual        target        attained  status     note
        practice        minutes-aloud   9 (2024-06)   31 (2025-06)  35 (2026-06)  85%       under way  -
        missed-lessons  minutes-missed  30 (2024-10)  25 (2025-06)  15 (2026-06)  33%       under way  -
        0 of 2 due were met; 2 of them not measured since
    """
    refuse_non_model(model)
    named = _as_bands(bands)
    wanted = None if selection is None else set(selected(model, selection))
    elements = [element for element in model.elements if wanted is None or element.id in wanted]
    rows = [
        evolve(each, element=element.id)
        for element in elements
        for indicator in element.indicators
        for each in attainments_of(indicator, at or model.review_date)
    ]
    return Attainments(tuple(rows), named, model=model)


def _as_bands(bands: object) -> tuple[tuple[float, str], ...]:
    """Return bands as a tuple, or refuse what cannot be put in order and shown."""
    found: list[tuple[float, str]] = []
    for pair in bands if isinstance(bands, list | tuple) else [bands]:
        match pair:
            case (int() | float() as lowest, str() as name):
                found.append((lowest, name))
            case _:
                msg = f'bands takes pairs of the lowest share and a name, as in [(0.9, "on track")], not {pair!r}'
                raise ValueError(msg)
    return tuple(found)


def pooled(measurements: Sequence[Measurement]) -> float:
    """
    Return the share that several measurements make together, from their counts: never the mean of shares.

    Args:
        measurements: Measurements with a numerator and a denominator, at least one.

    Returns:
        The sum of the numerators divided by the sum of the denominators.

    Raises:
        ValueError: One of them lacks a count, or the denominators add up to 0.

    Example:
        >>> from logicmodel import Measurement
        >>> from logicmodel.evidence import pooled
        >>> schools = [Measurement(50, numerator=10, denominator=20), Measurement(90, numerator=90, denominator=100)]
        >>> round(pooled(schools), 4)
        0.8333
    """
    above, below = [each.numerator for each in measurements], [each.denominator for each in measurements]
    if None in above or None in below or not sum(each or 0 for each in below):
        msg = "each measurement needs a numerator and a denominator, and not all denominators may be 0"
        raise ValueError(msg)
    return sum(each or 0 for each in above) / sum(each or 0 for each in below)


def _value(measurement: Measurement | None) -> float | str | None:
    return None if measurement is None else measurement.value


def _dated(measurement: Measurement | None) -> str:
    if measurement is None:
        return "-"
    value = measurement.value if isinstance(measurement.value, str) else f"{measurement.value:,g}"
    return f"{value} ({measurement.period})" if measurement.period else value
