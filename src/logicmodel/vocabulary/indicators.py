"""Indicators: how an output or an outcome is measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, cast, get_args

from attrs import field, frozen

from logicmodel.vocabulary.dates import as_period
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.references import Reference, as_references
from logicmodel.vocabulary.scales import Rating
from logicmodel.vocabulary.sequences import as_texts, as_tuple, is_sequence
from logicmodel.vocabulary.validation import (
    Fault,
    date_fault,
    id_fault,
    item_fault,
    items_fault,
    number_fault,
    optional_choice_fault,
    optional_number_fault,
    optional_text_fault,
    period_fault,
    refuse,
    text_fault,
    texts_fault,
)

Measure = Literal["unit", "percentage", "nominal", "ordinal", "qualitative"]
Direction = Literal["increase", "decrease", "maintain"]
AddsUp = Literal["per-period", "running-total", "level"]

MEASURES: Final = get_args(Measure)
DIRECTIONS: Final = get_args(Direction)
ADDS_UP: Final = get_args(AddsUp)


@frozen
class Measurement:
    """
    One value of an indicator: its baseline, a target or an actual.

    Args:
        value: A number in the indicator's unit, or text where it is not measured in numbers.
        period: The date or the period that it speaks of, in ISO 8601: ``2025``, ``2025-09-01``, ``2024-09/2025-06``.
            A quarter such as ``2025-Q1`` is kept as its months, ``2025-01/2025-03``.
        category: The part of the population that it speaks of ("girls"), or None for all.
        notes: A remark for readers.
        numerator, denominator: The counts of which a share was made; None if not stated.
        set_on: When a target was set, as a date. Of several for one period the last counts.
        rating: How far the value can be trusted, on a named scale.

    Raises:
        ShapeError: A field has a wrong value, or the period ends before it starts.

    Example:
        >>> from logicmodel import Measurement
        >>> Measurement(60, "2024-09/2025-06").value
        60
    """

    value: float | str
    period: str | None = field(default=None, converter=as_period)
    category: str | None = field(default=None, kw_only=True)
    notes: str | None = field(default=None, kw_only=True)
    numerator: float | None = field(default=None, kw_only=True)
    denominator: float | None = field(default=None, kw_only=True)
    set_on: str | None = field(default=None, kw_only=True)
    rating: Rating | None = field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            "measurement",
            None,
            self._value_fault(),
            period_fault("period", self.period),
            optional_text_fault("category", self.category),
            optional_text_fault("notes", self.notes),
            optional_number_fault("numerator", self.numerator),
            optional_number_fault("denominator", self.denominator),
            date_fault("set_on", self.set_on),
            item_fault("rating", self.rating, Rating),
        )

    def _value_fault(self) -> Fault | None:
        if isinstance(self.value, str):
            return text_fault("value", self.value)
        return number_fault("value", self.value)


def as_measurements(values: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """Return a sequence of measurements as a tuple; a mistake stays as it is."""
    return as_tuple(values)


def as_baselines(values: Measurement | Iterable[Measurement] | None) -> tuple[Measurement, ...]:
    """Return one baseline, or several, as a tuple; a mistake stays as it is."""
    if values is None:
        return ()
    return as_tuple(cast("Iterable[Measurement]", values)) if is_sequence(values) else (cast("Measurement", values),)


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
        baseline: The value at the start, with its date: one, or several of which each has a category of its own.
        targets: What is aimed at, by period.
        actuals: What was measured, by period.
        means_of_verification: Where the values come from.
        disaggregations: By what the values are broken down ("sex", "age").
        adds_up: What the values of several periods make together: ``per-period`` (they are added),
            ``running-total`` (each includes those before) or ``level`` (each stands for itself); None if not stated.
        levels: The levels of an ``ordinal`` measure, the worst first.
        tolerance: How far from the target a value to ``maintain`` may be, in its unit; at least 0.
        status: How it stands in a person's judgement; `logicmodel.vocabulary.STATUSES` has words for this.
        responsible: Who collects the values.
        frequency: How often they are collected ("each term").
        references: Codes that others gave to it.
        description, notes, tags, url, suppress, data: See `~logicmodel.vocabulary.described.Described`.

    Attributes:
        baselines: All baselines; ``baseline`` is the one without a category.

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
    baselines: tuple[Measurement, ...] = field(default=(), kw_only=True, converter=as_baselines, alias="baseline")
    targets: tuple[Measurement, ...] = field(default=(), kw_only=True, converter=as_measurements)
    actuals: tuple[Measurement, ...] = field(default=(), kw_only=True, converter=as_measurements)
    means_of_verification: str | None = field(default=None, kw_only=True)
    disaggregations: tuple[str, ...] = field(default=(), kw_only=True, converter=as_texts)
    adds_up: AddsUp | None = field(default=None, kw_only=True)
    levels: tuple[str, ...] = field(default=(), kw_only=True, converter=as_texts)
    tolerance: float | None = field(default=None, kw_only=True)
    status: str | None = field(default=None, kw_only=True)
    responsible: str | None = field(default=None, kw_only=True)
    frequency: str | None = field(default=None, kw_only=True)
    references: tuple[Reference, ...] = field(default=(), kw_only=True, converter=as_references)

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
            items_fault("baseline", self.baselines, Measurement) or self._baselines_fault(),
            items_fault("targets", self.targets, Measurement),
            items_fault("actuals", self.actuals, Measurement),
            optional_text_fault("means_of_verification", self.means_of_verification),
            texts_fault("disaggregations", self.disaggregations),
            optional_choice_fault("adds_up", self.adds_up, ADDS_UP),
            texts_fault("levels", self.levels) or self._levels_fault(),
            optional_number_fault("tolerance", self.tolerance, low=0),
            optional_text_fault("status", self.status),
            optional_text_fault("responsible", self.responsible),
            optional_text_fault("frequency", self.frequency),
            items_fault("references", self.references, Reference),
            *self._described_faults(),
        )

    def _baselines_fault(self) -> Fault | None:
        categories = [each.category for each in self.baselines]
        twice = next((each for each in categories if categories.count(each) > 1), "")
        if twice == "":
            return None
        what = "without a category" if twice is None else f"for {twice!r}"
        return Fault("baseline", f"there are two baselines {what}", "keep one; an earlier value is an actual")

    def _levels_fault(self) -> Fault | None:
        if len(set(self.levels)) == len(self.levels):
            return None
        return Fault("levels", f"levels must be different ones, not {self.levels!r}")

    @property
    def baseline(self) -> Measurement | None:
        """The baseline of the whole population; None if there is none without a category."""
        return next((each for each in self.baselines if each.category is None), None)

    @property
    def measurements(self) -> tuple[Measurement, ...]:
        """All values, that is baselines, targets and actuals."""
        return self.baselines + self.targets + self.actuals
