"""A model as an impact pathway."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

from logicmodel.exchange.cids.reading import read_cids
from logicmodel.exchange.draft.ids import slug
from logicmodel.exchange.files import json_text, write_text
from logicmodel.exchange.iati.periods import days_of
from logicmodel.exchange.kept import lost
from logicmodel.exchange.losses import Loss, Losses, refuse_if_strict
from logicmodel.exchange.verifying import verified
from logicmodel.formats.catalogue import format_called
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.validation import text_fault

CONTEXT: Final = "https://ontology.commonapproach.org/contexts/cidsContext.jsonld"

_CLASSES: Final = {"input": "Input", "activity": "Activity", "output": "Output"}

Node = dict[str, Any]


def write_cids(model: LogicModel, path: str | os.PathLike[str], *, organisation: str, strict: bool = False) -> Losses:
    """
    Write a model as an impact pathway of the Common Impact Data Standard, version 3.2, in JSON-LD.

    It conforms to the basic tier of the standard. Links are bare there, and impacts are outcomes.

    Args:
        model: The model.
        path: The file to write.
        organisation: The legal name of the organisation whose pathway it is, which the standard requires.
        strict: Whether to raise if anything is lost; then nothing is written.

    Returns:
        What is lost.

    Raises:
        FormatError: Something is lost, and ``strict`` is true.
        OSError: The file cannot be written.
        ValueError: The organisation has no name.

    References:
        Common Approach, Common Impact Data Standard 3.2 (https://ontology.commonapproach.org/).

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import read_cids, write_cids
        >>> model = load_example("reading-together")
        >>> losses = write_cids(model, "pathway.jsonld", organisation="Town library")
        >>> sorted(e.id for e in read_cids("pathway.jsonld").model) == sorted(e.id for e in model)
        True
    """
    refuse_non_model(model)
    if fault := text_fault("organisation", organisation):
        raise ValueError(fault.message)
    writer = _Writer(model, organisation)
    text = json_text({"@context": CONTEXT, "@graph": writer.nodes()})
    known = [*writer.losses, *lost(model, format_called("cids").keeps, "CIDS has no place for it")]
    losses = verified("CIDS 3.2", model, read_cids(text.encode()).model, known)
    refuse_if_strict(losses, strict=strict)
    write_text(text, path)
    return losses


class _Writer:
    """The nodes of a pathway."""

    def __init__(self, model: LogicModel, organisation: str) -> None:
        self.model = model
        self.organisation = organisation
        self.owner = self.iri("organization", slug(organisation) or "organization")
        self.pathway = self.iri("model", model.id)
        self.losses: list[Loss] = []
        self.classes = {each.id: _CLASSES.get(each.kind, "Outcome") for each in model.elements}

    def iri(self, sort: str, identifier: str) -> str:
        return f"urn:logicmodel:{self.model.id}:{sort}:{identifier}"

    def of(self, identifier: str) -> str:
        return self.iri(self.classes[identifier].lower(), identifier)

    def nodes(self) -> list[Node]:
        elements = {each.id: self.element(each.id) for each in self.model.elements}
        self.link(elements)
        indicators = [node for each in self.model.indicators for node in self.indicator(each)]
        stakeholders = [
            self.node("Stakeholder", self.iri("stakeholder", each.id), each.label, each.description)
            | {"forOrganization": self.owner}
            for each in self.model.stakeholders
        ]
        changes = [node for each in self.model.elements if (node := self.change(each.id))]
        return [self.owning(), self.whole(), *elements.values(), *stakeholders, *changes, *indicators]

    def owning(self) -> Node:
        return {
            "@id": self.owner,
            "@type": "cids:Organization",
            "hasLegalName": self.organisation,
            "hasName": self.organisation,
            "hasDescription": "",
        }

    def whole(self) -> Node:
        by_class: dict[str, list[str]] = {}
        for identifier, sort in self.classes.items():
            by_class.setdefault(f"has{sort}", []).append(self.of(identifier))
        indicators = [self.iri("indicator", each.id) for each in self.model.indicators]
        stakeholders = [self.iri("stakeholder", each.id) for each in self.model.stakeholders]
        return {
            **self.node("ImpactPathway", self.pathway, self.model.title, self.model.description),
            "forOrganization": self.owner,
            **by_class,
            **({"hasIndicator": indicators} if indicators else {}),
            **({"hasStakeholder": stakeholders} if stakeholders else {}),
        }

    def node(self, sort: str, iri: str, name: str, description: str | None) -> Node:
        return {"@id": iri, "@type": f"cids:{sort}", "hasName": name, "hasDescription": description or ""}

    def element(self, identifier: str) -> Node:
        element = self.model.element(identifier)
        sort = self.classes[identifier]
        if element.kind not in {*_CLASSES, "outcome"}:
            reason = "CIDS has inputs, activities, outputs and outcomes"
            self.losses.append(Loss("narrowed", "element", identifier, "kind", element.kind, reason=reason))
        node = self.node(sort, self.of(identifier), element.label, element.description)
        if sort == "Outcome":
            node["forOrganization"] = self.owner
        if element.indicators:
            node["hasIndicator"] = [self.iri("indicator", each.id) for each in element.indicators]
        return node

    def link(self, elements: dict[str, Node]) -> None:
        for link in self.model.links:
            ends = (self.classes.get(link.source), self.classes.get(link.target))
            source, target = elements.get(link.source), elements.get(link.target)
            if source is None or target is None:
                self.lose_link(link.id, "it joins whole stages or groups")
            elif ends == ("Input", "Activity"):
                target.setdefault("hasInput", []).append(self.of(link.source))
            elif ends == ("Activity", "Output"):
                source.setdefault("hasOutput", []).append(self.of(link.target))
            elif ends[1] == "Outcome" and ends[0] != "Input":
                source.setdefault("canProduce", []).append(self.of(link.target))
            elif ends == ("Outcome", "Activity"):
                source.setdefault("canEnable", []).append(self.of(link.target))
            else:
                self.lose_link(link.id, f"CIDS has no arrow from {ends[0]} to {ends[1]}")

    def lose_link(self, identifier: str, reason: str) -> None:
        self.losses.append(Loss("dropped", "link", identifier, reason=reason))

    def change(self, identifier: str) -> Node | None:
        element = self.model.element(identifier)
        if element.who is None:
            return None
        if self.classes[identifier] != "Outcome":
            reason = "CIDS says of outcomes only for whom they are"
            self.losses.append(Loss("dropped", "element", identifier, "who", element.who.id, reason=reason))
            return None
        return {
            "@id": self.iri("stakeholderoutcome", identifier),
            "@type": "cids:StakeholderOutcome",
            "hasName": f"{element.label}: {element.who.label}",
            "hasDescription": "",
            "forOutcome": self.of(identifier),
            "forStakeholder": self.iri("stakeholder", element.who.id),
        }

    def indicator(self, indicator: Indicator) -> Iterator[Node]:
        iri = self.iri("indicator", indicator.id)
        node = self.node("Indicator", iri, indicator.label, indicator.description)
        node |= {"forOrganization": self.owner, "unitDescription": indicator.unit or ""}
        outcomes = [
            self.of(each.id)
            for each in self.model.elements
            if indicator in each.indicators and self.classes[each.id] == "Outcome"
        ]
        if outcomes:
            node["forOutcome"] = outcomes
        if indicator.baseline:
            node["hasBaseline"] = self.measure(indicator, "baseline", 1, indicator.baseline)
        for value in indicator.baselines:
            self.lose_of_value(indicator, "baseline", value)
        targets = [*self.reports(indicator, "Target", "target", indicator.targets)]
        actuals = [*self.reports(indicator, "IndicatorReport", "actual", indicator.actuals)]
        if targets:
            node["cids:hasTarget"] = [{"@id": each["@id"]} for each in targets]
        if actuals:
            node["hasIndicatorReport"] = [each["@id"] for each in actuals]
        yield node
        yield from targets
        for report in actuals:
            yield {**report, "forIndicator": iri, "forOrganization": self.owner}

    def reports(self, indicator: Indicator, sort: str, word: str, values: tuple[Measurement, ...]) -> Iterator[Node]:
        for number, value in enumerate(values, start=1):
            if value.period is None:
                reason = "CIDS requires the time of a value"
                self.losses.append(
                    Loss("dropped", "indicator", indicator.id, f"{word}s", str(value.value), reason=reason)
                )
                continue
            self.lose_of_value(indicator, word, value)
            start, end = days_of(value.period)
            yield {
                "@id": self.iri(sort.lower(), f"{indicator.id}-{word}-{number}"),
                "@type": f"cids:{sort}",
                "hasName": f"{indicator.label}, {value.period}",
                "hasComment": value.notes or "",
                "value": self.measure(indicator, word, number, value),
                "startedAtTime": f"{start}T00:00:00Z",
                "endedAtTime": f"{end}T23:59:59Z",
            }

    def measure(self, indicator: Indicator, word: str, number: int, value: Measurement) -> Node:
        text = value.value if isinstance(value.value, str) else repr(value.value)
        iri = self.iri("measure", f"{indicator.id}-{word}-{number}")
        return {"@id": iri, "@type": "i72:Measure", "hasNumericalValue": text}

    def lose_of_value(self, indicator: Indicator, word: str, value: Measurement) -> None:
        names = ("category", "numerator", "denominator", "set_on", "rating")
        more = (*names, "period", "notes") if word == "baseline" else names
        for name in more:
            if (stated := getattr(value, name)) is not None:
                field = f"{word}.{name}"
                reason = "CIDS has no place for it"
                self.losses.append(Loss("dropped", "indicator", indicator.id, field, str(stated), reason=reason))
