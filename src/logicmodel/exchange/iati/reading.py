"""The results of an IATI activity as a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from logicmodel.exchange.draft.ids import NewIds, slug
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.iati.activity import LANGUAGE
from logicmodel.exchange.iati.choosing import chosen_activity, identifier_of
from logicmodel.exchange.iati.codes import MEASURES, NAMESPACE, OTHER_TYPE, TYPES, VOCABULARIES
from logicmodel.exchange.iati.embedding import embedded_in, model_in, still_says
from logicmodel.exchange.iati.values import ValuesReader
from logicmodel.exchange.losses import Imported, Loss, Losses, gathered, refuse_if_strict
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.xml_text import XmlElement, read_xml
from logicmodel.vocabulary.elements import KINDS, Element
from logicmodel.vocabulary.indicators import Direction, Indicator, Measure
from logicmodel.vocabulary.references import Reference
from logicmodel.vocabulary.stages import STANDARD_STAGES, Stage
from logicmodel.vocabulary.validation import language_fault, url_fault

FORMAT: Final = "IATI 2.03"

_KINDS: Final = {code: kind for kind, code in TYPES.items()}
_MEASURES: Final[dict[str, Measure]] = {code: measure for measure, code in MEASURES.items()}
_DIRECTIONS: Final[dict[str, Direction]] = {
    **dict.fromkeys(("1", "true"), "increase"),
    **dict.fromkeys(("0", "false"), "decrease"),
}
_READ: Final = frozenset({"iati-identifier", "title", "description", "result"})


def read_iati(
    source: Readable,
    *,
    activity: str | None = None,
    language: str | None = None,
    id: str | None = None,
    strict: bool = False,
) -> Imported:
    """
    Return the results of an IATI activity as a model.

    Results become outputs, outcomes and impacts without links, for IATI has none. A model that this library embedded
    comes back as it was, unless its results have been changed since. Where several results have one title, as the
    exports of some publishers do, elements are labelled by the titles of their indicators.

    Args:
        source: A path, or the content as bytes.
        activity: The identifier of the activity, where the file has several.
        language: The language of the texts, as a code like ``fr``; default: that of the activity.
        id: The id of the model; default: made from the identifier.
        strict: Whether to raise if anything is lost or guessed.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a file of IATI activities, or has several and does not say which; or something was lost
            and ``strict`` is true.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_iati
        >>> model, losses = read_iati(b'''<iati-activities version="2.03"><iati-activity>
        ... <iati-identifier>XM-EX-1</iati-identifier>
        ... <result type="1"><title><narrative>Books lent</narrative></title>
        ... <indicator measure="1" ascending="1"><title><narrative>Loans</narrative></title>
        ... <baseline year="2024" value="0"/></indicator></result></iati-activity></iati-activities>''')
        >>> model.element("books-lent").indicators[0].baseline.period
        '2024'
    """
    content = content_of(source)
    chosen = chosen_activity(content, read_xml(content.name, content.data), activity)
    stale = None
    if element := embedded_in(chosen):
        model = model_in(element)
        if still_says(chosen, model):
            return Imported(model, Losses(FORMAT))
        reason = "the results were changed after it was embedded, so that they are read instead"
        stale = Loss("dropped", "embedded model", model.id, place=element.place, reason=reason)
    reader = _Reader(chosen, language)
    model = reader.model(id)
    losses = gathered(FORMAT, [*([stale] if stale else []), *reader.losses])
    return Imported(model, refuse_if_strict(losses, strict=strict))


class _Reader:
    """An activity as a model in the making."""

    def __init__(self, activity: XmlElement, language: str | None) -> None:
        self.activity = activity
        self.default = activity.attributes.get(LANGUAGE)
        self.language = language or self.default
        self.losses: list[Loss] = []
        self.ids = NewIds(STANDARD_STAGES)
        self.indicator_ids = NewIds()
        self.titles = Counter(self.text_of(result.first("title")) for result in activity.each("result"))

    def model(self, id: str | None) -> LogicModel:
        identifier = identifier_of(self.activity)
        elements = [self.element(result) for result in self.activity.each("result") if not result.namespace]
        own = {element.kind for element in elements} - KINDS.keys()
        self.lose_rest()
        title = self.text(self.activity.first("title"), "activity", identifier, "title")
        description = self.text(self.activity.first("description"), "activity", identifier, "description")
        known = self.language if language_fault("language", self.language) is None else None
        return LogicModel(
            id or slug(identifier) or "activity",
            title or identifier or None,
            description=description,
            language=known,
            parts=[*(Stage(kind, kind.title()) for kind in sorted(own)), *elements],
        )

    def element(self, result: XmlElement) -> Element:
        title = self.text(result.first("title"), "result", None, "title") or ""
        indicators = [self.indicator(each) for each in result.each("indicator")]
        label = title or "Result"
        if self.titles[title] > 1 and len(indicators) == 1:
            label = indicators[0].label
            reason = "several results have this title, so that the title of the indicator is the label"
            self.losses.append(Loss("narrowed", "result", None, "title", title, result.place, reason))
        code = result.attributes.get("type", "")
        kind = _KINDS.get(code, "other")
        if code not in _KINDS and code != OTHER_TYPE:
            self.lose("result", None, "type", code, result, "it is no code of a type of results")
        identifier = self.ids.for_text(None, label, kind)
        fields: dict[str, Any] = {
            "description": self.text(result.first("description"), "result", identifier, "description"),
            "indicators": indicators,
            "references": self.references(result, identifier),
            "place": result.place,
        }
        self.lose_children(result, identifier, {"title", "description", "indicator", "reference"})
        self.lose_attributes(result, identifier, {"type"})
        if kind in KINDS:
            return KINDS[kind](identifier, label, **fields)
        return Element(identifier, label, kind=kind, stage=kind, **fields)

    def indicator(self, element: XmlElement) -> Indicator:
        label = self.text(element.first("title"), "indicator", None, "title") or "Indicator"
        identifier = self.indicator_ids.for_text(None, label, "indicator")
        code = element.attributes.get("measure", "")
        measure = _MEASURES.get(code)
        if measure is None:
            self.lose("indicator", identifier, "measure", code, element, "it is no code of a measure")
        ascending = element.attributes.get("ascending")
        direction = _DIRECTIONS.get((ascending or "").strip())
        if ascending is not None and direction is None:
            self.lose("indicator", identifier, "ascending", ascending, element, "it is neither true nor false")
        self.lose_children(element, identifier, {"title", "description", "reference", "baseline", "period"})
        self.lose_attributes(element, identifier, {"measure", "ascending"})
        values = ValuesReader(identifier, measure, self.text_of, self.losses)
        values.read(element)
        return Indicator(
            identifier,
            label,
            description=self.text(element.first("description"), "indicator", identifier, "description"),
            measure=measure,
            direction=direction,
            baseline=values.baselines,
            targets=values.targets,
            actuals=values.actuals,
            disaggregations=values.dimensions,
            references=self.references(element, identifier),
            place=element.place,
        )

    def references(self, parent: XmlElement, identifier: str) -> list[Reference]:
        found = []
        for each in parent.each("reference"):
            vocabulary, code = each.attributes.get("vocabulary", "").strip(), each.attributes.get("code", "").strip()
            url = each.attributes.get("vocabulary-uri") or each.attributes.get("indicator-uri")
            if not vocabulary or not code:
                self.lose(parent.name, identifier, "reference", code, each, "it has no vocabulary or no code")
                continue
            if fault := url_fault("url", url or None):
                self.lose(parent.name, identifier, "reference.url", str(url), each, fault.message)
                url = None
            found.append(Reference(VOCABULARIES.get(vocabulary, vocabulary), code, url or None))
        return found

    def text(self, element: XmlElement | None, subject: str, id: str | None, field: str) -> str | None:
        """Return a text in the language, and report those in other ones."""
        chosen = self.text_of(element)
        for each in element.each("narrative") if element else ():
            if (other := each.text.strip()) and other != chosen:
                language = each.attributes.get(LANGUAGE, self.default or "another language")
                self.lose(subject, id, field, other, each, f"a text in one language is read, and this is in {language}")
        return chosen

    def text_of(self, element: XmlElement | None) -> str | None:
        narratives = [each for each in element.each("narrative") if each.text.strip()] if element else []
        for each in narratives:
            if each.attributes.get(LANGUAGE, self.default) == self.language:
                return each.text.strip()
        return narratives[0].text.strip() if narratives else None

    def lose_children(self, element: XmlElement, identifier: str, known: set[str]) -> None:
        others = Counter(child.name for child in element.children if child.name not in known or child.namespace)
        for name, count in others.items():
            self.lose(element.name, identifier, name, f"{count}", element, "a model has no place for it")

    def lose_attributes(self, element: XmlElement, identifier: str, known: set[str]) -> None:
        for name, value in element.attributes.items():
            if name not in known:
                self.lose(element.name, identifier, name, value, element, "a model has no place for it")

    def lose_rest(self) -> None:
        """Report what else an activity says by its names alone, for it may have persons in it."""
        rest = Counter(
            each.name for each in self.activity.children if each.name not in _READ and each.namespace != NAMESPACE
        )
        if rest:
            text = ", ".join(f"{count} {name}" for name, count in rest.items())
            reason = "only results are read"
            self.losses.append(Loss("dropped", "activity", None, text=text, place=self.activity.place, reason=reason))

    def lose(  # noqa: PLR0913, PLR0917 -- a loss has this many sides
        self, subject: str, id: str | None, field: str, text: str, where: XmlElement, reason: str
    ) -> None:
        self.losses.append(Loss("dropped", subject, id, field, text, where.place, reason))


def activities_in(source: Readable) -> Iterator[str]:
    """
    Iterate over the identifiers of the activities in a file.

    Args:
        source: A path, or the content as bytes.

    Raises:
        FormatError: It is not XML.
        OSError: The file cannot be read.
    """
    content = content_of(source)
    return (identifier_of(each) for each in read_xml(content.name, content.data).each("iati-activity"))
