"""An impact pathway as a model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final, Unpack

from logicmodel.exchange.draft.ids import NewIds
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.iati.codes import number_in
from logicmodel.exchange.iati.periods import day_in, period_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.stakeholders import Stakeholder
from logicmodel.vocabulary.validation import id_fault

_KINDS: Final = {"Input": "input", "Activity": "activity", "Output": "output", "Outcome": "outcome"}
_READ: Final = frozenset({*_KINDS, "ImpactPathway", "ImpactModel", "LogicModel", "Organization", "Stakeholder"}) | {
    *("StakeholderOutcome", "Indicator", "IndicatorReport", "Target", "Measure"),
}
_OURS: Final = "urn:logicmodel:"

Node = dict[str, Any]


def read_cids(source: Readable, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a pathway of the Common Impact Data Standard as a model.

    It reads what `write_cids` writes, and the flat lists of objects that the tools of the standard exchange, with or
    without prefixes. It does not fetch a context, so that other forms of JSON-LD have to be flattened first.

    Args:
        source: A path, or the content as bytes.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not JSON, or has no object with an ``@id``.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_cids
        >>> model, losses = read_cids(b'''[{"@id": "x:train", "@type": "cids:Activity", "hasName": "Train",
        ... "canProduce": "x:skills"}, {"@id": "x:skills", "@type": "cids:Outcome", "hasName": "Skills"}]''')
        >>> [link.id for link in model.links]
        ['train->skills']
    """
    content = content_of(source)
    data = content.json()
    listed = data.get("@graph", [data]) if isinstance(data, dict) else data
    nodes: dict[str, Node] = {}
    for each in listed if isinstance(listed, list) else []:
        if isinstance(each, dict):
            _collect(each, nodes)
    if not nodes:
        content.refuse(
            "there is no object with an '@id' in this file", "CIDS is a list of such objects, or an '@graph'"
        )
    return imported(_Reader(nodes, content.stem).draft(), **options)


def _collect(data: Mapping[str, Any], nodes: dict[str, Node]) -> None:
    """Take an object, and those inside it, with its keys without prefixes."""
    node = {key if key.startswith("@") else key.rpartition(":")[2]: value for key, value in data.items()}
    identifier = node.get("@id")
    if isinstance(identifier, str) and len(node) > 1:
        nodes.setdefault(identifier, {}).update(node)
    for value in node.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict):
                _collect(each, nodes)


def _texts(value: object) -> list[str]:
    """Return texts and references, however they are wrapped."""
    values = value if isinstance(value, list) else [value]
    unwrapped = (each.get("@id", each.get("@value")) if isinstance(each, dict) else each for each in values)
    return [str(each) for each in unwrapped if each not in (None, "")]


def _text(node: Mapping[str, Any], *names: str) -> str | None:
    return next((text for name in names for text in _texts(node.get(name)) if text.strip()), None)


def _type(node: Mapping[str, Any]) -> str:
    types = [each.rpartition(":")[2].rpartition("#")[2] for each in _texts(node.get("@type"))]
    return next((each for each in types if each in _READ), types[0] if types else "")


class _Reader:
    """The objects of a pathway as a draft."""

    def __init__(self, nodes: dict[str, Node], name: str | None) -> None:
        self.nodes = nodes
        self.result = Draft("CIDS 3.2", name)
        self.indicator_ids, self.stakeholder_ids = NewIds(), NewIds()
        self.stakeholders: dict[str, Stakeholder] = {}

    def of(self, *types: str) -> Iterator[tuple[str, Node]]:
        return ((key, node) for key, node in self.nodes.items() if _type(node) in types)

    def draft(self) -> Draft:
        for key, node in self.of("ImpactPathway", "ImpactModel", "LogicModel"):
            self.result.title = self.result.title or _text(node, "hasName")
            self.result.header.setdefault("description", _text(node, "hasDescription"))
            if key.startswith(_OURS):
                self.result.header.setdefault("id", key.rpartition(":")[2])
        self.stakeholders = {key: self.stakeholder(key, node) for key, node in self.of("Stakeholder")}
        self.result.parts.extend(self.stakeholders.values())
        measured = self.measured()
        who = {
            outcome: self.stakeholders[each]
            for _, node in self.of("StakeholderOutcome")
            for outcome in _texts(node.get("forOutcome"))
            for each in _texts(node.get("forStakeholder"))
            if each in self.stakeholders
        }
        for key, node in self.of(*_KINDS):
            self.element(key, node, who.get(key), measured.get(key, []))
        carried = {indicator.id for several in measured.values() for indicator in several}
        self.result.parts.extend(each for each in self.indicators.values() if each.id not in carried)
        self.edges()
        self.lose_rest()
        return self.result

    def stakeholder(self, key: str, node: Node) -> Stakeholder:
        label = _text(node, "hasName") or key
        identifier = self.stakeholder_ids.for_text(_local(key), label, "stakeholder")
        return Stakeholder(identifier, label, description=_text(node, "hasDescription"))

    def measured(self) -> dict[str, list[Indicator]]:
        """Return the indicators by the elements that they measure."""
        self.indicators = {key: self.indicator(key, node) for key, node in self.of("Indicator")}
        found: dict[str, dict[str, None]] = {}
        for key, node in self.of(*_KINDS):
            for each in _texts(node.get("hasIndicator")):
                found.setdefault(key, {})[each] = None
        for key, node in self.of("Indicator"):
            for name in ("forOutcome", "forOutput"):
                for each in _texts(node.get(name)):
                    found.setdefault(each, {})[key] = None
        return {
            key: [self.indicators[each] for each in several if each in self.indicators]
            for key, several in found.items()
        }

    def element(self, key: str, node: Node, who: Stakeholder | None, indicators: list[Indicator]) -> None:
        label = _text(node, "hasName") or _local(key)
        exact: dict[str, Any] = {"kind": _KINDS[_type(node)], "description": _text(node, "hasDescription")}
        if id_fault(_local(key)) is None:
            exact["id"] = _local(key)
        exact |= {"who": who, "indicators": indicators}
        self.result.nodes[key] = DraftNode(key, label, exact=exact)

    def edges(self) -> None:
        pairs: dict[tuple[str, str], bool] = {}
        for key, node in self.of(*_KINDS):
            for name in ("hasInput", "forActivity"):
                for other in _texts(node.get(name)):
                    if other in self.result.nodes:
                        pairs.setdefault((other, key), False)
            for name in ("inputFor", "hasOutput", "canProduce", "canEnable"):
                for other in _texts(node.get(name)):
                    pairs.setdefault((key, other), name == "canEnable")
        for (source, target), feedback in pairs.items():
            if source in self.result.nodes:
                # Only canEnable says that it leads back; whether others close a loop is for the draft to find.
                edge = DraftEdge(source, target, sign="positive", feedback=True if feedback else None)
                self.result.edges.append(edge)

    def indicator(self, key: str, node: Node) -> Indicator:
        label = _text(node, "hasName") or _local(key)
        identifier = self.indicator_ids.for_text(_local(key), label, "indicator")
        baseline = None
        for each in _texts(node.get("hasBaseline")):
            start = self.number(self.nodes.get(each, {}))
            baseline = None if start is None else Measurement(start)
        targets = [self.nodes[each] for each in _texts(node.get("hasTarget")) if each in self.nodes]
        reports = [self.nodes[each] for each in _texts(node.get("hasIndicatorReport")) if each in self.nodes]
        return Indicator(
            identifier,
            label,
            unit=_text(node, "unitDescription"),
            description=_text(node, "hasDescription"),
            baseline=baseline,
            targets=[value for each in targets if (value := self.value(each))],
            actuals=[value for each in reports if (value := self.value(each))],
        )

    def value(self, report: Node) -> Measurement | None:
        measures = [self.nodes.get(each, {}) for each in _texts(report.get("value"))]
        numbers = [value for each in (*measures, report) if (value := self.number(each)) is not None]
        if not numbers:
            return None
        start, end = (day_in((_text(report, name) or "")[:10]) for name in ("startedAtTime", "endedAtTime"))
        period = period_of(start, end) if start and end and start <= end else start or end
        return Measurement(numbers[0], period, notes=_text(report, "hasComment"))

    def number(self, node: Node) -> float | str | None:
        text = _text(node, "hasNumericalValue", "numerical_value", "numericalValue")
        if text is None:
            return None
        number = number_in(text.strip())
        return text if number is None else number

    def lose_rest(self) -> None:
        for sort, count in Counter(_type(node) for node in self.nodes.values()).items():
            if sort not in _READ:
                reason = "a model has no place for it"
                self.result.lose(Loss("dropped", sort or "object", None, text=f"{count} of them", reason=reason))


def _local(key: str) -> str:
    """Return the last part of an IRI."""
    return key if key.startswith("_:") else key.rstrip("/#").replace("#", ":").rpartition(":")[2].rpartition("//")[2]
