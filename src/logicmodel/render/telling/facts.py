"""The fields of each part of a model as names and texts, in the order in which readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TypeAlias

from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.own_data import DataValue
from logicmodel.vocabulary.references import Reference
from logicmodel.vocabulary.scales import Rating
from logicmodel.wording import written

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
        ("data", "; ".join(f"{key}: {_data_text(item)}" for key, item in value.data.items())),
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
    return _said(("who", element.who.label if element.who else None), ("references", _references(element.references)))


@own_facts.register
def _(link: Link) -> list[Fact]:
    return _said(
        ("because", link.rationale),
        ("confidence", None if link.confidence is None else f"{link.confidence:g}"),
        ("sign", None if link.sign == "positive" else link.sign),
        ("necessity", link.necessity),
        ("takes", None if link.lag is None else str(link.lag)),
        ("feedback", "declared" if link.feedback else None),
        ("rating of all evidence", _rating(link.rating)),
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
        ("baseline", "; ".join(measurement_text(each, indicator) for each in indicator.baselines)),
        ("targets", "; ".join(measurement_text(each, indicator) for each in indicator.targets)),
        ("actuals", "; ".join(measurement_text(each, indicator) for each in indicator.actuals)),
        ("means of verification", indicator.means_of_verification),
        ("by", ", ".join(indicator.disaggregations)),
        ("adds up", indicator.adds_up),
        ("levels", ", ".join(indicator.levels)),
        ("tolerance", None if indicator.tolerance is None else f"{indicator.tolerance:g}"),
        ("status", indicator.status),
        ("responsible", indicator.responsible),
        ("frequency", indicator.frequency),
        ("references", _references(indicator.references)),
    )


@own_facts.register
def _(source: Evidence) -> list[Fact]:
    return _said(
        ("kind", source.kind),
        ("date", source.date),
        ("study", source.study),
        ("rating", _rating(source.rating)),
        ("ratings", "; ".join(filter(None, map(_rating, source.ratings)))),
        ("stance", source.stance),
    )


@own_facts.register
def _(claim: Claim) -> list[Fact]:
    return _said(
        ("claim", claim.text),
        ("because", claim.rationale),
        ("rating of all evidence", _rating(claim.rating)),
    )


@own_facts.register
def _(rival: Rival) -> list[Fact]:
    return _said(("sort", rival.sort), ("plausibility", rival.plausibility), ("status", rival.status))


def use_facts(use: EvidenceUse) -> list[Fact]:
    """
    Return what is said of a source where it is used: how it bears on what names it, then what it says of itself.

    Args:
        use: The use.
    """
    source = [fact for fact in facts(use.source) if fact[0] != "stance"]
    return _said(("stance", use.stance), ("says here", use.notes), *source)


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
    said = [
        _share_text(measurement),
        f"set on {measurement.set_on}" if measurement.set_on else "",
        _rating(measurement.rating) or "",
    ]
    more = "".join(f", {text}" for text in said if text)
    return f"{written(measurement.value)}{'%' if is_share else ''}{period}{category}{more}{notes}"


def _share_text(measurement: Measurement) -> str:
    """Return the counts of which a share was made."""
    counts = (measurement.numerator, measurement.denominator)
    above, below = ("?" if count is None else f"{count:,g}" for count in counts)
    return "" if counts == (None, None) else f"{above} of {below}"


def _rating(rating: Rating | None) -> str | None:
    return f"{rating.level} on {rating.scale.label}" if rating else None


def _references(references: Iterable[Reference]) -> str:
    return ", ".join(map(str, references))


def _data_text(value: DataValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_data_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(*facts: tuple[str, str | None]) -> list[Fact]:
    """Return the facts that are there."""
    return [(name, text) for name, text in facts if text]
