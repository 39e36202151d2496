"""What is said of each part of a model, as names and texts in the order in which readers are told."""

from __future__ import annotations

from functools import singledispatch
from typing import TypeAlias

from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Link

Fact: TypeAlias = tuple[str, str]


def facts(value: Described) -> list[Fact]:
    """
    Return what a value says of itself besides its id and its label: its own fields, then what any value can carry.

    Args:
        value: A part of a model.
    """
    return [*own_facts(value), *described_facts(value)]


def described_facts(value: Described) -> list[Fact]:
    """
    Return what a value says in the fields that any value has.

    Args:
        value: A part of a model.
    """
    return _said(
        ("description", value.description),
        ("notes", value.notes),
        ("tags", ", ".join(value.tags)),
        ("see", value.url),
        *((f"suppressed {each.code}", each.reason) for each in value.suppress),
    )


@singledispatch
def own_facts(value: Described) -> list[Fact]:
    """
    Return what a value says in the fields that values of its sort have.

    Args:
        value: A part of a model.
    """
    del value  # stages, groups and stakeholders have an id and a label only
    return []


@own_facts.register
def _(element: Element) -> list[Fact]:
    return _said(("who", element.who.label if element.who else None))


@own_facts.register
def _(link: Link) -> list[Fact]:
    return _said(
        ("because", link.rationale),
        ("confidence", None if link.confidence is None else f"{link.confidence:g}"),
        ("sign", None if link.sign == "positive" else link.sign),
        ("necessity", link.necessity),
        ("takes", None if link.lag is None else str(link.lag)),
        ("feedback", "declared" if link.feedback else None),
    )


@own_facts.register
def _(assumption: Assumption) -> list[Fact]:
    return _said(
        ("likelihood", assumption.likelihood),
        ("importance", assumption.importance),
        ("status", assumption.status),
    )


@own_facts.register
def _(indicator: Indicator) -> list[Fact]:
    return _said(
        ("unit", indicator.unit),
        ("measure", indicator.measure),
        ("direction", indicator.direction),
        ("baseline", measurement_text(indicator.baseline, indicator) if indicator.baseline else None),
        ("targets", "; ".join(measurement_text(each, indicator) for each in indicator.targets)),
        ("actuals", "; ".join(measurement_text(each, indicator) for each in indicator.actuals)),
        ("means of verification", indicator.means_of_verification),
        ("by", ", ".join(indicator.disaggregations)),
    )


@own_facts.register
def _(source: Evidence) -> list[Fact]:
    return _said(
        ("kind", source.kind),
        ("date", source.date),
        ("rating", f"{source.rating.level} on {source.rating.scale.label}" if source.rating else None),
        ("stance", source.stance),
    )


@own_facts.register
def _(factor: ExternalFactor) -> list[Fact]:
    return [("effect", factor.sign + (f", on {', '.join(factor.acts_on)}" if factor.acts_on else ""))]


def measurement_text(measurement: Measurement, indicator: Indicator) -> str:
    """
    Return a value of an indicator in words.

    Args:
        measurement: The value, with its period and what else is said of it.
        indicator: The indicator, which says whether values are percentages.
    """
    period = f" in {measurement.period}" if measurement.period else ""
    category = f", {measurement.category}" if measurement.category else ""
    notes = f" ({measurement.notes})" if measurement.notes else ""
    is_share = indicator.measure == "percentage" and not isinstance(measurement.value, str)
    return f"{measurement.value}{'%' if is_share else ''}{period}{category}{notes}"


def _said(*facts: tuple[str, str | None]) -> list[Fact]:
    """Return the facts that are there."""
    return [(name, text) for name, text in facts if text]
