"""The fields of each part of a model as names and texts, in the order in which readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TypeAlias

from logicmodel.languages import Words
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.choice_words import choice_word
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.described import Described
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.external_factors import ExternalFactor
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Lag, Link
from logicmodel.vocabulary.own_data import DataValue
from logicmodel.vocabulary.references import Reference
from logicmodel.vocabulary.scales import Rating
from logicmodel.wording import written

Fact: TypeAlias = tuple[str, str]


def facts(value: Described, say: Words) -> list[Fact]:
    """
    Return what a value says of itself besides its id and its label: its own fields, then what any value can carry.

    Args:
        value: A part of a model.
        say: The words of the library in the language of the reader.
    """
    return [*own_facts(value, say), *described_facts(value, say)]


def described_facts(value: Described, say: Words) -> list[Fact]:
    """
    Return what a value says in the fields that any value has.

    Args:
        value: A part of a model.
        say: The words of the library in the language of the reader.
    """
    return _said(
        (say("description"), value.description),
        (say("notes"), value.notes),
        (say("tags"), ", ".join(value.tags)),
        (say("see"), value.url),
        *((say("suppressed {rule}", rule=each.code), each.reason) for each in value.suppress),
        (say("data"), "; ".join(f"{key}: {_data_text(item)}" for key, item in value.data.items())),
    )


@singledispatch
def own_facts(value: Described, say: Words) -> list[Fact]:
    """
    Return what a value says in the fields that values of its sort have.

    Args:
        value: A part of a model.
        say: The words of the library in the language of the reader.
    """
    del value, say  # stages, groups and stakeholders have an id and a label only
    return []


@own_facts.register
def _(element: Element, say: Words) -> list[Fact]:
    return _said(
        (say("who"), element.who.label if element.who else None), (say("references"), _references(element.references))
    )


@own_facts.register
def _(link: Link, say: Words) -> list[Fact]:
    return _said(
        (say("because"), link.rationale),
        (say("confidence"), None if link.confidence is None else f"{link.confidence:g}"),
        (say("sign"), None if link.sign == "positive" else say(link.sign)),
        (say("necessity"), choice_word(link.necessity, say)),
        (say("takes"), None if link.lag is None else lag_text(link.lag, say)),
        (say("feedback"), say("declared") if link.feedback else None),
        (say("rating of all evidence"), _rating(link.rating, say)),
    )


@own_facts.register
def _(assumption: Assumption, say: Words) -> list[Fact]:
    return _said(
        (say("likelihood"), choice_word(assumption.likelihood, say)),
        (say("importance"), choice_word(assumption.importance, say)),
        (say("status"), choice_word(assumption.status, say)),
    )


@own_facts.register
def _(indicator: Indicator, say: Words) -> list[Fact]:
    return _said(
        (say("unit"), indicator.unit),
        (say("measure"), choice_word(indicator.measure, say)),
        (say("direction"), choice_word(indicator.direction, say)),
        (say("baseline"), "; ".join(measurement_text(each, indicator, say) for each in indicator.baselines)),
        (say("targets"), "; ".join(measurement_text(each, indicator, say) for each in indicator.targets)),
        (say("actuals"), "; ".join(measurement_text(each, indicator, say) for each in indicator.actuals)),
        (say("means of verification"), indicator.means_of_verification),
        (say("by"), ", ".join(indicator.disaggregations)),
        (say("adds up"), choice_word(indicator.adds_up, say)),
        (say("levels"), ", ".join(indicator.levels)),
        (say("tolerance"), None if indicator.tolerance is None else f"{indicator.tolerance:g}"),
        (say("status"), indicator.status),
        (say("responsible"), indicator.responsible),
        (say("frequency"), indicator.frequency),
        (say("references"), _references(indicator.references)),
    )


@own_facts.register
def _(source: Evidence, say: Words) -> list[Fact]:
    return _said(
        (say("kind"), source.kind),
        (say("date"), source.date),
        (say("study"), source.study),
        (say("rating"), _rating(source.rating, say)),
        (say("ratings"), "; ".join(filter(None, (_rating(each, say) for each in source.ratings)))),
        (say("stance"), choice_word(source.stance, say)),
    )


@own_facts.register
def _(claim: Claim, say: Words) -> list[Fact]:
    return _said(
        (say("claim"), claim.text),
        (say("because"), claim.rationale),
        (say("rating of all evidence"), _rating(claim.rating, say)),
    )


@own_facts.register
def _(rival: Rival, say: Words) -> list[Fact]:
    return _said(
        (say("sort"), choice_word(rival.sort, say)),
        (say("plausibility"), choice_word(rival.plausibility, say)),
        (say("status"), choice_word(rival.status, say)),
    )


def use_facts(use: EvidenceUse, say: Words) -> list[Fact]:
    """
    Return what is said of a source where it is used: how it bears on what names it, then what it says of itself.

    Args:
        use: The use.
        say: The words of the library in the language of the reader.
    """
    source = [fact for fact in facts(use.source, say) if fact[0] != say("stance")]
    return _said((say("stance"), say(use.stance)), (say("says here"), use.notes), *source)


@own_facts.register
def _(factor: ExternalFactor, say: Words) -> list[Fact]:
    sign, targets = say(factor.sign), ", ".join(factor.acts_on)
    return [(say("effect"), say("{sign}, on {targets}", sign=sign, targets=targets) if targets else sign)]


def measurement_text(measurement: Measurement, indicator: Indicator, say: Words) -> str:
    """
    Return a value of an indicator in words.

    Args:
        measurement: The value, with its period and what else is said of it.
        indicator: The indicator, which says whether values are percentages.
        say: The words of the library in the language of the reader.
    """
    period = say(" in {period}", period=measurement.period) if measurement.period else ""
    category = f", {measurement.category}" if measurement.category else ""
    notes = f" ({measurement.notes})" if measurement.notes else ""
    is_share = indicator.measure == "percentage" and not isinstance(measurement.value, str)
    said = [
        _share_text(measurement, say),
        say("set on {date}", date=measurement.set_on) if measurement.set_on else "",
        _rating(measurement.rating, say) or "",
    ]
    more = "".join(f", {text}" for text in said if text)
    return f"{written(measurement.value)}{'%' if is_share else ''}{period}{category}{more}{notes}"


def _share_text(measurement: Measurement, say: Words) -> str:
    """Return the counts of which a share was made."""
    counts = (measurement.numerator, measurement.denominator)
    above, below = ("?" if count is None else f"{count:,g}" for count in counts)
    return "" if counts == (None, None) else say("{part} of {whole}", part=above, whole=below)


def lag_text(lag: Lag, say: Words) -> str:
    """
    Return how long something takes in words.

    Args:
        lag: How long.
        say: The words of the library in the language of the reader.
    """
    unit = {"days": say("days"), "weeks": say("weeks"), "months": say("months"), "years": say("years")}[lag.unit]
    if lag.latest is None:
        return say("{earliest} {unit} or more", earliest=f"{lag.earliest:g}", unit=unit)
    return say("{earliest} to {latest} {unit}", earliest=f"{lag.earliest:g}", latest=f"{lag.latest:g}", unit=unit)


def _rating(rating: Rating | None, say: Words) -> str | None:
    return say("{level} on {scale}", level=rating.level, scale=rating.scale.label) if rating else None


def _references(references: Iterable[Reference]) -> str:
    return ", ".join(map(str, references))


def _data_text(value: DataValue) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(_data_text, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _said(*facts: tuple[str, str | None]) -> list[Fact]:
    """Return the facts that are there."""
    return [(name, text) for name, text in facts if text]
