"""Baselines, targets and actuals of an IATI indicator as measurements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from logicmodel.exchange.iati.codes import ANY_DIMENSION, BETWEEN_CATEGORIES, NO_VALUE, grouped_number_in, number_in
from logicmodel.exchange.iati.periods import day_in, period_of
from logicmodel.exchange.losses import Loss, LossKind
from logicmodel.reading.xml_text import XmlElement
from logicmodel.vocabulary.indicators import Measure, Measurement
from logicmodel.vocabulary.validation import period_fault

_NUMERIC: Final = frozenset({"unit", "percentage"})
_KNOWN: Final = frozenset({"dimension", "comment"})


class ValuesReader:
    """
    Reads the values of an indicator, and notes what is lost.

    Args:
        indicator: The id of the indicator.
        measure: Its measure.
        text_of: What returns the text of an element in the language that is read.
        losses: Where losses are noted.
    """

    def __init__(
        self,
        indicator: str,
        measure: Measure | None,
        text_of: Callable[[XmlElement | None], str | None],
        losses: list[Loss],
    ) -> None:
        self.indicator = indicator
        self.measure = measure
        self.text_of = text_of
        self.losses = losses
        self.baselines: list[Measurement] = []
        self.targets: list[Measurement] = []
        self.actuals: list[Measurement] = []
        self.names: dict[str, None] = {}  # of dimensions, in order

    @property
    def dimensions(self) -> list[str]:
        """The names of the dimensions, in the order in which they were met."""
        return [name for name in self.names if name != ANY_DIMENSION]

    def read(self, indicator: XmlElement) -> None:
        """
        Read all values.

        Args:
            indicator: The indicator.
        """
        for baseline in indicator.each("baseline"):
            value = self._value(baseline, self._baseline_period(baseline))
            if value and value.category in {each.category for each in self.baselines}:
                self._lose(baseline, "baseline", str(value.value), "an indicator has one baseline of a category")
            elif value:
                self.baselines.append(value)
        for period in indicator.each("period"):
            when = self._period(period)
            for name, values in (("target", self.targets), ("actual", self.actuals)):
                values.extend(value for each in period.each(name) if (value := self._value(each, when)))

    def _baseline_period(self, baseline: XmlElement) -> str | None:
        if "iso-date" in baseline.attributes:
            if day := day_in(baseline.attributes["iso-date"]):
                return day
            self._lose(baseline, "baseline.iso-date", baseline.attributes["iso-date"], "it is no day")
        year = baseline.attributes.get("year", "").strip()
        padded = year.rjust(4, "0") if year.isdecimal() and year.isascii() else year
        if not year or period_fault("year", padded):
            if "year" in baseline.attributes:
                self._lose(baseline, "baseline.year", year, "it is no year")
            return None
        return padded

    def _period(self, period: XmlElement) -> str | None:
        ends = []
        for name in ("period-start", "period-end"):
            element = period.first(name)
            written = element.attributes.get("iso-date", "") if element else ""
            day = day_in(written)
            if day is None:
                self._lose(period, name, written, "it is no day")
            ends.append(day)
        start, end = ends
        if start is None or end is None:
            return start or end
        if start > end:
            reason = "the period ends before it starts (rule 8.6.1), so that its end is read"
            self._lose(period, "period", f"{start}/{end}", reason, kind="narrowed")
            return end
        return period_of(start, end)

    def _value(self, element: XmlElement, period: str | None) -> Measurement | None:
        for child in element.children:
            if child.name not in _KNOWN or child.namespace:
                # A location is named by its reference only, and may be that of a person.
                self._lose(element, f"{element.name}.{child.name}", child.attributes.get("ref", ""), "it has no place")
        written = element.attributes.get("value")
        comment = self.text_of(element.first("comment"))
        value, notes = self._number_or_text(element, written, comment)
        if value is None:
            return None
        return Measurement(value, period, category=self._category(element), notes=notes)

    def _number_or_text(
        self, element: XmlElement, written: str | None, comment: str | None
    ) -> tuple[float | str | None, str | None]:
        """Return a value, and the comment where it is not the value itself."""
        text = (written or "").strip()
        if text.casefold() in NO_VALUE:
            self._lose(element, f"{element.name}.value", text, "it stands for no value", kind="narrowed")
            text = ""
        if not text:
            if comment and self.measure not in _NUMERIC:
                return comment, None
            if comment:
                self._lose(element, f"{element.name}.comment", comment, "it belongs to no value")
            return None, None
        if (number := number_in(text)) is not None:
            return number, comment
        if (number := grouped_number_in(text)) is not None:
            reason = "the comma or space is read as that between thousands"
            self._lose(element, f"{element.name}.value", text, reason, kind="guessed")
            return number, comment
        if self.measure == "percentage" and (number := number_in(text.removesuffix("%").strip())) is not None:
            return number, comment
        if self.measure in _NUMERIC:
            self._lose(
                element, f"{element.name}.value", text, "it is not a number, and is kept as text", kind="narrowed"
            )
        return text, comment

    def _category(self, element: XmlElement) -> str | None:
        parts = []
        for dimension in element.each("dimension"):
            name, value = (dimension.attributes.get(key, "").strip() for key in ("name", "value"))
            if name:
                self.names.setdefault(name)
            if value:
                parts.append(value)
        return BETWEEN_CATEGORIES.join(parts) or None

    def _lose(self, where: XmlElement, field: str, text: str, reason: str, *, kind: LossKind = "dropped") -> None:
        self.losses.append(Loss(kind, "indicator", self.indicator, field, text, where.place, reason))
