"""Indicators: how an output or an outcome is measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, get_args

from attrs import field, frozen

from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.validation import (
    Fault,
    as_texts,
    as_tuple,
    id_fault,
    item_fault,
    items_fault,
    number_fault,
    optional_choice_fault,
    optional_text_fault,
    period_fault,
    refuse,
    text_fault,
    texts_fault,
)

Measure = Literal["unit", "percentage", "nominal", "ordinal", "qualitative"]
Direction = Literal["increase", "decrease", "maintain"]

MEASURES: Final = get_args(Measure)
DIRECTIONS: Final = get_args(Direction)


@frozen
class Measurement:
    """
    One value of an indicator: its baseline, a target or an actual.

    Args:
        value: A number in the indicator's unit, or text where it is not measured in numbers.
        period: The date or the period that it speaks of, in ISO 8601: ``2025``, ``2025-09-01``, ``2024-09/2025-06``.
        category: The part of the population that it speaks of ("girls"), or None for all.
        notes: A remark for readers.

    Raises:
        ShapeError: A field has a wrong value, or the period ends before it starts.

    Example:
        >>> from logicmodel import Measurement
        >>> Measurement(60, "2024-09/2025-06").value
        60
    """

    value: float | str
    period: str | None = None
    category: str | None = field(default=None, kw_only=True)
    notes: str | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            "measurement",
            None,
            self._value_fault(),
            period_fault("period", self.period),
            optional_text_fault("category", self.category),
            optional_text_fault("notes", self.notes),
        )

    def _value_fault(self) -> Fault | None:
        if isinstance(self.value, str):
            return text_fault("value", self.value)
        return number_fault("value", self.value)


def as_measurements(values: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Return a sequence of measurements as a tuple; a mistake stays as it is."""
    return as_tuple(values)


@frozen(repr=False)
class Indicator(Described):
    """
    How an output or an outcome is measured.

    Args:
        id: The author's id, unique among indicators.
        label: What is measured.
        unit: The unit of its values ("volunteers", "words a minute").
        measure: The sort of its values: ``unit``, ``percentage``, ``nominal``, ``ordinal`` or ``qualitative`` (the
            measures of the IATI standard).
        direction: Which change is wanted: ``increase``, ``decrease`` or ``maintain``.
        baseline: The value at the start, with its date.
        targets: What is aimed at, by period.
        actuals: What was measured, by period.
        means_of_verification: Where the values come from.
        disaggregations: By what the values are broken down ("sex", "age").
        description, notes, tags, url, suppress: See `~logicmodel.vocabulary.described.Described`.

    Raises:
        ShapeError: A field has a wrong value.

    Example:
        >>> from logicmodel import Indicator, Measurement
        >>> fluent = Indicator(
        ...     "fluent-readers",
        ...     "Pupils who read fluently at age 8",
        ...     measure="percentage",
        ...     direction="increase",
        ...     baseline=Measurement(54, "2024"),
        ...     targets=[Measurement(70, "2027")],
        ... )
        >>> fluent.targets[0].period
        '2027'
    """

    id: str
    label: str
    unit: str | None = field(default=None, kw_only=True)
    measure: Measure | None = field(default=None, kw_only=True)
    direction: Direction | None = field(default=None, kw_only=True)
    baseline: Measurement | None = field(default=None, kw_only=True)
    targets: tuple[Measurement, ...] = field(default=(), kw_only=True, converter=as_measurements)
    actuals: tuple[Measurement, ...] = field(default=(), kw_only=True, converter=as_measurements)
    means_of_verification: str | None = field(default=None, kw_only=True)
    disaggregations: tuple[str, ...] = field(default=(), kw_only=True, converter=as_texts)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"indicator {self.id!r}",
            self.place,
            id_fault(self.id),
            text_fault("label", self.label),
            optional_text_fault("unit", self.unit),
            optional_choice_fault("measure", self.measure, MEASURES),
            optional_choice_fault("direction", self.direction, DIRECTIONS),
            item_fault("baseline", self.baseline, Measurement),
            items_fault("targets", self.targets, Measurement),
            items_fault("actuals", self.actuals, Measurement),
            optional_text_fault("means_of_verification", self.means_of_verification),
            texts_fault("disaggregations", self.disaggregations),
            *self._described_faults(),
        )
