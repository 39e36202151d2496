"""Whether the results in a file are as IATI wants them: the order of elements, what is required, the rules 8.x."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from attrs import frozen

from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.iati.codes import MEASURES, OTHER_TYPE, QUALITATIVE, TYPES, number_in
from logicmodel.exchange.iati.periods import day_in
from logicmodel.places import Place
from logicmodel.reading.xml_text import XmlElement, read_xml

_ORDERS: Final = {
    "result": ("title", "description", "document-link", "reference", "indicator"),
    "indicator": ("title", "description", "document-link", "reference", "baseline", "period"),
    "baseline": ("location", "dimension", "document-link", "comment"),
    "period": ("period-start", "period-end", "target", "actual"),
    "target": ("location", "dimension", "comment", "document-link"),
    "actual": ("location", "dimension", "comment", "document-link"),
}
_REQUIRED: Final = {
    "result": ("title", "indicator"),
    "indicator": ("title",),
    "period": ("period-start", "period-end"),
    "title": ("narrative",),
    "description": ("narrative",),
    "comment": ("narrative",),
    "document-link": ("title", "category"),
}
_ONCE: Final = frozenset({"title", "description", "comment", "period-start", "period-end"})
_ATTRIBUTES: Final = {
    "result": ("type",),
    "indicator": ("measure",),
    "baseline": ("year",),
    "reference": ("vocabulary", "code"),
    "document-link": ("format", "url"),
    "category": ("code",),
    "language": ("code",),
    "period-start": ("iso-date",),
    "period-end": ("iso-date",),
}
_BOOLEANS: Final = frozenset({"true", "false", "1", "0"})
_RULES: Final = {"baseline": "8.8", "target": "8.9", "actual": "8.10"}

Severity = Literal["error", "warning"]


@frozen
class IatiFinding:
    """
    One thing in an IATI file that breaks a rule of the standard.

    Args:
        rule: ``schema``, or the number of the rule in the ruleset of IATI.
        severity: ``error`` or ``warning``.
        message: What is wrong, and what was expected.
        place: Where.

    Example:
        >>> from logicmodel.exchange import check_iati
        >>> file = b'<iati-activities><iati-activity><result type="1"/></iati-activity></iati-activities>'
        >>> print(check_iati(file)[0])
        <bytes>:1:33: error schema: result has no title
    """

    rule: str
    severity: Severity
    message: str
    place: Place

    def __str__(self) -> str:
        """Return the finding as one line."""
        return f"{self.place}: {self.severity} {self.rule}: {self.message}"


def check_iati(source: Readable) -> tuple[IatiFinding, ...]:
    """
    Return what is wrong with the results in an IATI file.

    It looks at the order of elements, at what is required, and at those rules of the standard ruleset that speak of
    results (8.6.1, 8.8 to 8.11). The rest of an activity is not looked at.

    Args:
        source: A path, or the content as bytes.

    Returns:
        The findings, in the order of the file.

    Raises:
        FormatError: It is not XML.
        OSError: The file cannot be read.

    References:
        IATI Standard, version 2.03 (http://iatistandard.org/), and its standard ruleset.

    Example:
        >>> from logicmodel.exchange import check_iati
        >>> [finding.message for finding in check_iati(b'''<iati-activities><iati-activity><result type="1">
        ... <title><narrative>Books lent</narrative></title><indicator measure="1">
        ... <title><narrative>Loans</narrative></title><baseline/></indicator></result>
        ... </iati-activity></iati-activities>''')]
        ['baseline has no value, which measure 1 needs', 'baseline has no year']
    """
    content = content_of(source)
    root = read_xml(content.name, content.data)
    results = (result for activity in root.each("iati-activity") for result in activity.each("result"))
    return tuple(finding for result in results for finding in _of_result(result))


def _of_result(result: XmlElement) -> Iterator[IatiFinding]:
    for element in result.walk():
        if not element.namespace:
            yield from _of_schema(element)
            if element.name == "indicator":
                yield from _of_indicator(element)
    if any(result.each("reference")):
        for indicator in result.each("indicator"):
            if reference := indicator.first("reference"):
                message = "a reference stands at the result or at the indicator, not at both"
                yield IatiFinding("8.11.1", "error", message, reference.place)


def _of_schema(element: XmlElement) -> Iterator[IatiFinding]:
    for name in _ATTRIBUTES.get(element.name, ()):
        if name not in element.attributes:
            yield IatiFinding("schema", "error", f"{element.name} has no {name}", element.place)
    yield from _of_order(element)
    yield from _of_attributes(element)


def _of_order(element: XmlElement) -> Iterator[IatiFinding]:
    children = [child for child in element.children if not child.namespace]
    names = [child.name for child in children]
    for name in _REQUIRED.get(element.name, ()):
        if name not in names:
            yield IatiFinding("schema", "error", f"{element.name} has no {name}", element.place)
    order = _ORDERS.get(element.name)
    if order is None:
        return
    furthest = 0
    for child in children:
        if child.name not in order:
            message = f"{element.name} takes no {child.name}; it takes {', '.join(order)}"
            yield IatiFinding("schema", "error", message, child.place)
            continue
        rank = order.index(child.name)
        if rank < furthest:
            message = f"{child.name} comes after {order[furthest]}; the order is {', '.join(order)}"
            yield IatiFinding("schema", "error", message, child.place)
        furthest = max(furthest, rank)
    for name in sorted(_ONCE & {each for each in names if names.count(each) > 1}):
        yield IatiFinding("schema", "error", f"{element.name} has more than one {name}", element.place)


def _of_attributes(element: XmlElement) -> Iterator[IatiFinding]:
    said = element.attributes
    if element.name == "baseline" and "year" in said and not _is_positive(said["year"]):
        yield IatiFinding(
            "schema", "error", f"the year of a baseline is {said['year']!r}, which is none", element.place
        )
    if "iso-date" in said and day_in(said["iso-date"]) is None:
        message = f"{element.name} has the date {said['iso-date']!r}; write a day, such as 2024-09-01"
        yield IatiFinding("schema", "error", message, element.place)
    for name in ("ascending", "aggregation-status"):
        if name in said and said[name].strip() not in _BOOLEANS:
            message = f"{name} is {said[name]!r}; write true or false"
            yield IatiFinding("schema", "error", message, element.place)
    if element.name == "result" and said.get("type", OTHER_TYPE) not in {*TYPES.values(), OTHER_TYPE}:
        message = f"the type of a result is {said['type']!r}, which is not a code; use 1, 2, 3 or 9"
        yield IatiFinding("codelist", "error", message, element.place)
    if element.name == "indicator" and said.get("measure", "1") not in MEASURES.values():
        message = f"the measure of an indicator is {said['measure']!r}, which is not a code; use 1 to 5"
        yield IatiFinding("codelist", "error", message, element.place)


def _of_indicator(indicator: XmlElement) -> Iterator[IatiFinding]:
    measure = indicator.attributes.get("measure", "")
    for baseline in indicator.each("baseline"):
        yield from _of_value(baseline, measure)
    for period in indicator.each("period"):
        start, end = (_day(period.first(name)) for name in ("period-start", "period-end"))
        if start and end and start > end:
            message = f"the period starts on {start}, after its end on {end}"
            yield IatiFinding("8.6.1", "error", message, period.place)
        for name in ("target", "actual"):
            for value in period.each(name):
                yield from _of_value(value, measure)


def _of_value(value: XmlElement, measure: str) -> Iterator[IatiFinding]:
    rule, written = _RULES[value.name], value.attributes.get("value")
    if measure == QUALITATIVE:
        if written is not None:
            message = f"{value.name} has a value, which a qualitative measure tells in the comment"
            yield IatiFinding(f"{rule}.3", "warning", message, value.place)
    elif measure in MEASURES.values():
        if written is None:
            message = f"{value.name} has no value, which measure {measure} needs"
            yield IatiFinding(f"{rule}.1", "error", message, value.place)
        elif number_in(written.strip()) is None:
            message = f"{value.name} has the value {written!r}, which is not a number"
            yield IatiFinding(f"{rule}.2", "warning", message, value.place)


def _day(element: XmlElement | None) -> str | None:
    return day_in(element.attributes.get("iso-date")) if element else None


def _is_positive(text: str) -> bool:
    digits = text.strip().removeprefix("+")
    return digits.isascii() and digits.isdecimal() and int(digits) > 0
