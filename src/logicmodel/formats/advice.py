"""What to do about files as people write them before they know the format."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Mapping as MappingOf
from typing import Final, TypeGuard

from logicmodel.errors import did_you_mean, suggest
from logicmodel.formats.flow_text import ARROW
from logicmodel.formats.sorts import Entry, Field
from logicmodel.reading.tree import Mapping, Node, Scalar
from logicmodel.vocabulary.scales import STANDARD_SCALES
from logicmodel.vocabulary.validation import nearest_id

# Words that guides and other tools use, and the field that means the same here, if an entry has it.
_SAME: Final[MappingOf[str, tuple[str, ...]]] = {
    "label": ("name", "title", "text", "statement"),
    "text": ("label", "name", "statement", "assumption"),
    "citation": ("label", "title", "name", "reference", "source"),
    "inputs": ("resources", "means"),
    "activities": ("strategies", "strategy", "interventions", "actions", "tasks", "activity"),
    "outputs": ("deliverables", "products"),
    "outcomes": ("objectives", "changes", "outcome"),
    "impacts": ("impact",),
    "stakeholders": ("actors", "people", "partners", "organisations", "organizations"),
    "evidence": ("sources", "references", "citations"),
    "external_factors": ("factors", "context", "external factors"),
    "links": ("arrows", "edges", "connections", "relations"),
    "source": ("from",),
    "target": ("to",),
    "confidence": ("strength", "weight", "certainty", "probability", "likelihood"),
    "rationale": ("reason", "why", "because", "justification"),
    "lag": ("delay", "time"),
    "kind": ("type",),
    "term": ("timeframe", "horizon", "period"),
    "who": ("owner", "actor", "lead", "stakeholder", "responsible"),
    "indicators": ("indicator", "measures", "metrics"),
    "targets": ("target", "goal", "milestones"),
    "actuals": ("actual", "achieved", "results", "values"),
    "means_of_verification": ("mov", "verification", "source", "data source", "data_source"),
    "disaggregations": ("disaggregation", "disaggregated_by", "breakdown", "disaggregate"),
    "unit": ("units",),
    "value": ("amount", "number", "target", "actual"),
    "period": ("date", "year", "when"),
}

_OWN_KIND: Final = "write 'impacts:', or under 'elements:' an entry with 'kind: {kind}' and a stage of your own"
# Sections of guides that have no single counterpart here.
_SECTIONS: Final = {
    "goal": _OWN_KIND.format(kind="goal"),
    "goals": _OWN_KIND.format(kind="goal"),
    "purpose": _OWN_KIND.format(kind="purpose"),
    "overall objective": _OWN_KIND.format(kind="overall-objective"),
    "results": "write 'outputs:' for what is produced, or 'outcomes:' for what changes",
    "risks": "write what must hold under 'assumptions:', or what nobody here controls under 'external_factors:'",
}

_TERMS: Final = re.compile(r"(short|medium|mid|intermediate|long)([- _]?term)?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d[\d ]*(?:\.\d+)?")
_LAG: Final = re.compile(r"(?P<earliest>\d+)\s*(?:-|\u2013|to)\s*(?P<latest>\d+)\s*(?P<unit>days|weeks|months|years)")


def field_meant(name: str, fields: Collection[str], mapping: Mapping) -> str | None:
    """
    Return the field that a word which is none was meant for, if that is sure enough to read on with it.

    Args:
        name: The word.
        fields: The fields that there are.
        mapping: Where it stands.
    """
    plain = name.strip().lower()
    same = [field for field, words in _SAME.items() if field in fields and plain in words]
    close = same[:1] or suggest(name, fields)
    return close[0] if len(close) == 1 and close[0] not in mapping.entries else None


def field_hint(name: str, fields: Collection[str], mapping: Mapping) -> str:
    """
    Return what to do about a word that is no field.

    Args:
        name: The word.
        fields: The fields that there are.
        mapping: Where it stands.
    """
    if advice := _comma_hint(name, mapping):
        return advice
    if "links" in fields and (advice := _SECTIONS.get(name.strip().lower().replace("_", " "))):
        return advice
    meant = field_meant(name, fields, mapping)
    if meant is not None and meant not in suggest(name, fields):
        return f"write '{meant}:'"
    return did_you_mean(suggest(name, fields)) or f"it takes {', '.join(fields)}"


def _comma_hint(name: str, mapping: Mapping) -> str | None:
    """Return what to do where a comma in braces ended a value too early, as in ``{value: 1,200}``."""
    rest = mapping.entries[name]
    before = list(mapping.entries)[: list(mapping.entries).index(name)]
    last = mapping.entries[before[-1]] if before else None
    if not (isinstance(rest, Scalar) and rest.is_null and isinstance(last, Scalar) and not last.quoted):
        return None
    if _NUMBER.fullmatch(last.text) and _NUMBER.fullmatch(name):
        return f"the comma ends the number; write {last.text}{name}"
    return f"the comma ends the text; put quotes around it: '{last.text}, {name}'"


def split_text(mapping: Mapping, entry: Entry) -> str | None:
    """
    Return the text that a colon made a mapping of, as in ``- Water stays high: above 20 m``, or None.

    Args:
        mapping: The mapping.
        entry: What it was to be.
    """
    if entry.short is None or len(mapping.entries) != 1:
        return None
    ((key, value),) = mapping.entries.items()
    if key in entry.in_place or " " not in key or not isinstance(value, Scalar):
        return None
    return f"{key}: {value.text}"


def is_term(node: Node, name: str) -> TypeGuard[Mapping]:
    """
    Return whether an entry of ``outcomes`` is a term with outcomes in it, rather than an outcome.

    Args:
        node: What it says.
        name: Its key.
    """
    return _TERMS.fullmatch(name) is not None and isinstance(node, Mapping) and "label" not in node.entries


def term_hint(name: str, node: Mapping) -> str:
    """
    Return how to write outcomes that are nested by term.

    Args:
        name: The key that is a term.
        node: The outcomes below it.
    """
    term = name.lower()[:1].replace("s", "short").replace("l", "long").replace("m", "medium").replace("i", "medium")
    first = next(iter(node.entries), "trust")
    return f"write each outcome under 'outcomes:' itself, with its term: '{first}: {{label: …, term: {term}}}'"


def list_hint(node: Node, entry: Entry | None) -> str:
    """
    Return how to write as a list what is none.

    Args:
        node: What was written.
        entry: What the list takes, if these are entries.
    """
    if isinstance(node, Scalar):
        return f"write [{_written(node.text)}]"
    if is_by_period(node, entry):
        for key, value in node.entries.items():
            if isinstance(value, Scalar):
                return f"write [{{value: {value.text}, period: {key}}}], an item for each"
    return "start each item with '- '"


def is_by_period(node: Node, entry: Entry | None) -> TypeGuard[Mapping]:
    """
    Return whether values were written by period, as in ``{2026: 5, 2027: 12.5}``.

    Args:
        node: What was written.
        entry: What the list takes, if these are entries.
    """
    if entry is None or entry.short != "value" or not isinstance(node, Mapping):
        return False
    return not node.entries.keys() & entry.keyed.keys()


def reference_hint(text: str, known: Field) -> str:
    """
    Return how to refer to what is not there.

    Args:
        text: What was written.
        known: The field that refers to it.
    """
    identifier = nearest_id(text)
    if identifier == text:
        standard = f"take one of {', '.join(STANDARD_SCALES)}, or " if known.among == "scales" else ""
        return f"{standard}write it under '{known.among}:'"
    return f"write '{identifier}: {_written(text)}' under '{known.among}:', and {identifier} here"


def _written(text: str) -> str:
    """Return a text as YAML has it inside brackets."""
    return f"'{text}'" if set(text) & set(",[]{}:#") else text


def entry_hint(node: Node, entry: Entry) -> str:
    """
    Return how to write an entry for which a text or a list stands.

    Args:
        node: What was written.
        entry: What it was to be.
    """
    if entry.name == "lag" and isinstance(node, Scalar) and (lag := _LAG.fullmatch(node.text)):
        return f"write {{earliest: {lag['earliest']}, latest: {lag['latest']}, unit: {lag['unit']}}}"
    return f"its fields are {', '.join(entry.keyed)}"


def labels_hint(items: list[Node]) -> str:
    """
    Return how to give ids to labels that were written as a list.

    Args:
        items: The items of the list.
    """
    first = next((item.text for item in items if isinstance(item, Scalar) and item.text), None)
    if first is None:
        return "give each an id: write 'id: …' in place of '- …'"
    return f"give each an id: write '{nearest_id(first)}: {first}' in place of '- {first}'"


def labels_in_flow_hint(text: str) -> str | None:
    """
    Return how to write a flow of labels, which is one of ids, or None if its words are ids.

    Args:
        text: What was written.
    """
    steps = [step.strip() for step in text.split(ARROW)]
    if len(steps) == 1 or not any(" " in step and "+" not in step for step in steps):
        return None
    return f"a link joins ids, as '{f' {ARROW} '.join(map(nearest_id, steps))}'"


def stage_hint(text: str) -> str:
    """
    Return how to write a stage of one's own.

    Args:
        text: What was written.
    """
    identifier = nearest_id(text)
    return (
        f"for one of your own write '- {{id: {identifier}, label: {text}}}', and 'stage: {identifier}' on its elements"
    )
