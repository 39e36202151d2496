"""Results chains of Miradi, which plans conservation projects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, Unpack

from logicmodel.exchange.draft.ids import NewIds
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftContainer, DraftEdge, DraftNode
from logicmodel.exchange.files import Content, Readable, content_of
from logicmodel.exchange.iati.codes import number_in
from logicmodel.exchange.iati.periods import day_in
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.reading.archives import unzipped
from logicmodel.reading.xml_text import XmlElement, read_xml
from logicmodel.vocabulary.indicators import Indicator, Measurement

_PROJECT: Final = "project.xml"
_KINDS: Final = {
    "Strategy": "activity",
    "IntermediateResult": "outcome",
    "ThreatReductionResult": "threat-reduction",
    "BiophysicalResult": "outcome",
    "BiodiversityTarget": "impact",
    "HumanWellbeingTarget": "impact",
}
_GROUP: Final = "GroupBox"


def read_miradi(source: Readable, *, chain: str | None = None, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a results chain of a Miradi project (``.xmpz2``) as a model.

    Strategies are activities, results outcomes, targets impacts; threat reduction results are a kind of their own.
    Indicators come with their measurements and future statuses. Who works on the project is not read.

    Args:
        source: A path, or the content as bytes.
        chain: The name of the results chain, where the project has several.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a project of Miradi, or has several chains and does not say which.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_miradi
        >>> try:
        ...     read_miradi(b"not a project")
        ... except ValueError as error:
        ...     print(error)
        <bytes>:1: this is not a ZIP file, or only a part of one (fetch or save it again)
    """
    content = content_of(source)
    members = unzipped(content.name, content.data, lambda name: name == _PROJECT)
    if _PROJECT not in members:
        content.refuse(f"a project of Miradi has {_PROJECT} in it, and this file has not")
    project = _Project(read_xml(f"{content.name}/{_PROJECT}", members[_PROJECT]))
    return imported(_Reader(project, _chosen(content, project, chain)).draft(), **options)


class _Project:
    """The things of a project, by sort and id; names are those behind the prefix of the namespace."""

    def __init__(self, root: XmlElement) -> None:
        pools = (pool for pool in root.children if pool.name.endswith("Pool"))
        self.things = {(each.name, each.attributes.get("Id", "")): each for pool in pools for each in pool.children}

    def of(self, sort: str) -> Iterator[XmlElement]:
        return (each for (name, _), each in self.things.items() if name == sort)

    def field(self, thing: XmlElement, name: str) -> XmlElement | None:
        return thing.first(f"{thing.name}{name}")

    def text(self, thing: XmlElement, name: str) -> str | None:
        field = self.field(thing, name)
        return (" ".join(field.words().split()) or None) if field else None

    def ids(self, thing: XmlElement, name: str) -> list[str]:
        field = self.field(thing, name)
        return [each.text.strip() for each in field.walk() if each.text.strip()] if field else []


def _chosen(content: Content, project: _Project, name: str | None) -> XmlElement:
    chains = {project.text(each, "Name") or each.attributes.get("Id", ""): each for each in project.of("ResultsChain")}
    if not chains:
        content.refuse("there is no results chain in this project", "conceptual models have no results")
    if name is None and len(chains) == 1:
        return next(iter(chains.values()))
    if name not in chains:
        what = f"there is no results chain {name!r}" if name else f"there are {len(chains)} results chains"
        content.refuse(f"{what} in this project", f"name one of: {', '.join(chains)}")
    return chains[str(name)]


class _Reader:
    """A results chain as a draft."""

    def __init__(self, project: _Project, chain: XmlElement) -> None:
        self.project = project
        self.chain = chain
        self.result = Draft("Miradi", None, project.text(chain, "Name"))
        self.indicator_ids = NewIds()

    def draft(self) -> Draft:
        for key in self.project.ids(self.chain, "DiagramFactorIds"):
            if factor := self.project.things.get(("DiagramFactor", key)):
                self.factor(key, factor)
        for key in self.project.ids(self.chain, "DiagramLinkIds"):
            if link := self.project.things.get(("DiagramLink", key)):
                self.link(link)
        self.result.stage_labels["threat-reduction"] = "Threat reduction results"
        return self.result

    def factor(self, key: str, factor: XmlElement) -> None:
        sort, identifier = _reference(self.project.field(factor, "WrappedFactorId"))
        thing = self.project.things.get((sort, identifier))
        label = (self.project.text(thing, "Name") if thing else None) or key
        if sort == _GROUP:
            self.result.containers[key] = DraftContainer(key, label, None, place=factor.place)
        elif thing is None or sort not in _KINDS:
            reason = "a text beside the diagram is no part of it"
            self.result.lose(Loss("dropped", sort or "factor", key, text=label, place=factor.place, reason=reason))
        else:
            exact: dict[str, Any] = {"kind": _KINDS[sort], "description": self.project.text(thing, "Details")}
            ids = self.project.ids(thing, "IndicatorIds")
            found = [each for id in ids if (each := self.project.things.get(("Indicator", id)))]
            exact["indicators"] = [self.indicator(each) for each in found]
            self.result.nodes[key] = DraftNode(key, label, exact=exact, place=thing.place)

    def indicator(self, thing: XmlElement) -> Indicator:
        label = self.project.text(thing, "Name") or "Indicator"
        for name in ("Thresholds", "Priority", "Details"):
            if text := self.project.text(thing, name):
                reason = "an indicator has no place for it"
                self.result.lose(Loss("dropped", "indicator", label, name, text, thing.place, reason))
        return Indicator(
            self.indicator_ids.for_text(self.project.text(thing, "Identifier"), label, "indicator"),
            label,
            unit=self.project.text(thing, "Unit"),
            actuals=list(self.values(thing, "Measurement", "MeasurementValue")),
            targets=list(self.values(thing, "FutureStatus", "Summary")),
            place=thing.place,
        )

    def values(self, indicator: XmlElement, sort: str, name: str) -> Iterator[Measurement]:
        for identifier in self.project.ids(indicator, f"{sort}Ids"):
            thing = self.project.things.get((sort, identifier))
            text = self.project.text(thing, name) if thing else None
            if thing is None or text is None:
                continue
            written = self.project.text(thing, "Date")
            date = day_in(written)
            if written and date is None:
                self.result.lose(Loss("dropped", sort, identifier, "date", written, thing.place, "it is no day"))
            number = number_in(text)
            yield Measurement(
                text if number is None else number, date, notes=self.project.text(thing, "EvidenceConfidence")
            )

    def link(self, link: XmlElement) -> None:
        # The ends are ids of the boxes in the diagram, although they are named after what is in these.
        _, source = _reference(self.project.field(link, "FromDiagramFactorId"))
        _, target = _reference(self.project.field(link, "ToDiagramFactorId"))
        exact = {"tags": ("uncertain",)} if self.is_said(link, "IsUncertainLink") else {}
        heads: Any = "both" if self.is_said(link, "IsBidirectionalLink") else "target"
        self.result.edges.append(DraftEdge(source, target, heads=heads, exact=exact, place=link.place))

    def is_said(self, link: XmlElement, name: str) -> bool:
        return self.project.text(link, name) in {"true", "1"}


def _reference(field: XmlElement | None) -> tuple[str, str]:
    """Return the sort and the id of what a field names: ``<StrategyId>11</StrategyId>``, however deep."""
    for each in field.walk() if field else ():
        if each.text.strip() and each.name.endswith("Id"):
            return each.name.removesuffix("Id"), each.text.strip()
    return "", ""
