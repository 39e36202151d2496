"""The results of a model as elements of IATI, and what IATI has no place for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree as ET

from logicmodel.exchange.iati.activity import narrative
from logicmodel.exchange.iati.codes import (
    ANY_DIMENSION,
    BETWEEN_CATEGORIES,
    MEASURES,
    OTHER_TYPE,
    QUALITATIVE,
    TYPES,
    VOCABULARIES,
    number_in,
)
from logicmodel.exchange.iati.periods import days_of
from logicmodel.exchange.losses import Loss, LossKind
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.references import Reference

_YEAR: Final = 4  # the length of one
_DAY: Final = 10
_SAFE: Final = "/:?#@!$&'()*+,;=%~"  # what may stand in an address besides letters and digits
_VOCABULARY_CODES: Final = {name: code for code, name in VOCABULARIES.items()}


class ResultsWriter:
    """
    Writes the results of a model, and notes what is lost.

    Args:
        model: The model.
    """

    def __init__(self, model: LogicModel) -> None:
        self.model = model
        self.losses: list[Loss] = []
        self.written: set[str] = set()  # the indicators

    def results(self) -> list[ET.Element]:
        """Return the results, in the order of the elements."""
        results = [self._result(element) for element in self.model.elements if self._is_result(element)]
        if self.model.elements and not results:
            reason = "no output, outcome or impact has an indicator, so that the file has no results at all"
            self.losses.insert(0, Loss("dropped", "results", None, reason=reason))
        return results

    def _is_result(self, element: Element) -> bool:
        if element.kind in {"input", "activity"}:
            self._lose("element", element.id, None, element.label, f"IATI has no results of the kind {element.kind}")
        elif not element.indicators:
            self._lose("element", element.id, None, element.label, "a result of IATI needs an indicator")
        else:
            return True
        return False

    def _result(self, element: Element) -> ET.Element:
        kind = TYPES.get(element.kind, OTHER_TYPE)
        if kind == OTHER_TYPE:
            reason = "IATI has no type for it but 'other'"
            self._lose("element", element.id, "kind", element.kind, reason, kind="narrowed")
        result = ET.Element("result", type=kind)
        narrative(ET.SubElement(result, "title"), element.label)
        if element.description:
            narrative(ET.SubElement(result, "description"), element.description)
        referring = [indicator for indicator in element.indicators if indicator.references]
        if element.references and referring:
            reason = "IATI has references of a result or of its indicators, not of both (rule 8.11.1)"
            self._lose("element", element.id, "references", _listed(element.references), reason)
        else:
            self._references(result, element.references)
        for indicator in element.indicators:
            self._indicator(result, indicator)
        return result

    def _indicator(self, result: ET.Element, indicator: Indicator) -> None:
        if indicator.id in self.written:
            reason = "it measures several results, and is written at each of them"
            self._lose("indicator", indicator.id, None, indicator.label, reason, kind="narrowed")
        self.written.add(indicator.id)
        attributes = {"measure": self._measure(indicator)}
        if indicator.direction in {"increase", "decrease"}:
            attributes["ascending"] = "1" if indicator.direction == "increase" else "0"
        element = ET.SubElement(result, "indicator", attributes)
        narrative(ET.SubElement(element, "title"), indicator.label)
        if text := self._description(indicator):
            narrative(ET.SubElement(element, "description"), text)
        self._references(element, indicator.references)
        for baseline in indicator.baselines:
            self._baseline(element, indicator, baseline, attributes["measure"])
        self._periods(element, indicator, attributes["measure"])

    def _measure(self, indicator: Indicator) -> str:
        if indicator.measure is not None:
            return MEASURES[indicator.measure]
        values = indicator.measurements
        is_text = bool(values) and all(isinstance(each.value, str) for each in values)
        guess = QUALITATIVE if is_text else MEASURES["percentage" if indicator.unit in {"%", "percent"} else "unit"]
        word = next(word for word, code in MEASURES.items() if code == guess)
        self._lose("indicator", indicator.id, "measure", word, "IATI requires a measure", kind="guessed")
        return guess

    def _description(self, indicator: Indicator) -> str | None:
        """Return the description with what has no place of its own behind it."""
        folded = {
            "Unit": ("unit", indicator.unit),
            "Source": ("means_of_verification", indicator.means_of_verification),
        }
        lines = [indicator.description] if indicator.description else []
        for heading, (field, text) in folded.items():
            if text:
                lines.append(f"{heading}: {text}")
                reason = "IATI has no place for it but the description"
                self._lose("indicator", indicator.id, field, text, reason, kind="folded")
        return "\n".join(lines) or None

    def _references(self, parent: ET.Element, references: Iterable[Reference]) -> None:
        for reference in references:
            code = _VOCABULARY_CODES.get(reference.vocabulary, "99")
            attributes = {"vocabulary": code, "code": reference.code}
            if reference.url:
                attributes["vocabulary-uri" if parent.tag == "result" else "indicator-uri"] = quote(
                    reference.url, safe=_SAFE
                )
            ET.SubElement(parent, "reference", attributes)

    def _baseline(self, parent: ET.Element, indicator: Indicator, value: Measurement, measure: str) -> None:
        if value.period is None:
            reason = "IATI requires the year of a baseline"
            self._lose("indicator", indicator.id, "baseline", str(value.value), reason)
            return
        end = value.period.rpartition("/")[2]
        attributes = {"year": end[:_YEAR]}
        if value.period == end and len(end) == _DAY:
            attributes["iso-date"] = end
        elif len(value.period) > _YEAR:
            reason = "IATI has the year of a baseline, or its day"
            self._lose("indicator", indicator.id, "baseline", value.period, reason, kind="narrowed")
        self._value(parent, "baseline", attributes, indicator, value, measure)

    def _periods(self, parent: ET.Element, indicator: Indicator, measure: str) -> None:
        """Write targets and actuals, those of one period together, in the order in which periods are first named."""
        values = [("target", each) for each in indicator.targets] + [("actual", each) for each in indicator.actuals]
        periods: dict[tuple[str, str], list[tuple[str, Measurement]]] = {}
        for sort, value in values:
            if value.period is None:
                reason = "IATI requires the period of a value"
                self._lose("indicator", indicator.id, f"{sort}s", str(value.value), reason)
            else:
                periods.setdefault(days_of(value.period), []).append((sort, value))
        for (start, end), of_period in periods.items():
            period = ET.SubElement(parent, "period")
            ET.SubElement(period, "period-start", {"iso-date": start})
            ET.SubElement(period, "period-end", {"iso-date": end})
            for sort, value in of_period:
                self._value(period, sort, {}, indicator, value, measure)

    def _value(  # noqa: PLR0913, PLR0917 -- a value stands in all of these
        self,
        parent: ET.Element,
        sort: str,
        attributes: dict[str, str],
        indicator: Indicator,
        value: Measurement,
        measure: str,
    ) -> None:
        comment = value.notes
        # A value of a qualitative measure is told, and not given in the attribute (rules 8.8.3, 8.9.3, 8.10.3).
        if measure == QUALITATIVE and isinstance(value.value, str):
            comment = value.value
            if value.notes:
                reason = "the value itself stands in the comment"
                self._lose("indicator", indicator.id, f"{sort}.notes", value.notes, reason)
        else:
            attributes["value"] = value.value if isinstance(value.value, str) else repr(value.value)
            if isinstance(value.value, str) and number_in(value.value) is not None:
                reason = "a text that is a number comes back as one"
                self._lose("indicator", indicator.id, f"{sort}.value", value.value, reason, kind="narrowed")
        element = ET.SubElement(parent, sort, attributes)
        for name, category in self._dimensions(indicator, value.category):
            ET.SubElement(element, "dimension", name=name, value=category)
        if comment:
            narrative(ET.SubElement(element, "comment"), comment)
        for field in ("numerator", "denominator", "set_on", "rating"):
            if (said := getattr(value, field)) is not None:
                self._lose("indicator", indicator.id, f"{sort}.{field}", str(said), "IATI has no place for it")

    def _dimensions(self, indicator: Indicator, category: str | None) -> Iterator[tuple[str, str]]:
        if category is None:
            return
        names, parts = indicator.disaggregations, category.split(BETWEEN_CATEGORIES)
        if len(names) == 1:
            yield names[0], category
        elif len(names) == len(parts):
            yield from zip(names, parts, strict=True)
        else:
            yield ANY_DIMENSION, category

    def _lose(  # noqa: PLR0913 -- a loss has this many sides
        self,
        subject: str,
        id: str,
        field: str | None,
        text: str | None,
        reason: str,
        *,
        kind: LossKind = "dropped",
    ) -> None:
        self.losses.append(Loss(kind, subject, id, field, text, reason=reason))


def _listed(references: Iterable[Reference]) -> str:
    return "; ".join(map(str, references))
