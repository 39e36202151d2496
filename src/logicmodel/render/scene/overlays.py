"""What a model rests on, shown on its picture: assumptions by number, evidence, and the values of indicators."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from attrs import evolve

from logicmodel.languages import Words, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.scene import Arrow, Card, Column, Gauge, Mark, Note, Scene
from logicmodel.vocabulary.assumptions import Assumption
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Link
from logicmodel.wording import one_line

if TYPE_CHECKING:
    from logicmodel.evidence.attainment import Attainment
    from logicmodel.evidence.attainments import Attainments

_FULL: Final = "\u25cf"
_EMPTY: Final = "\u25cb"
_CIRCLES: Final = 3
_SEVERAL: Final = 2

# Between a number and its unit, so that no line breaks there.
_NO_BREAK: Final = "\u00a0"


def with_assumptions(scene: Scene, model: LogicModel) -> Scene:
    """
    Return a scene with the numbers of assumptions on its arrows, and the list of them below.

    An assumption of several links has one number. Those that no link carries are those of the whole model, and have a
    list of their own.

    Args:
        scene: What is shown.
        model: The model that it shows.
    """
    say = words_in(scene.language)
    shown = [assumption for arrow in scene.arrows for assumption in arrow.link.assumptions]
    number = {assumption: place for place, assumption in enumerate(dict.fromkeys(shown), 1)}
    carried = {assumption for link in model.links for assumption in link.assumptions}
    loose = [assumption for assumption in model.assumptions if assumption not in carried]

    def marked(arrow: Arrow) -> Arrow:
        marks = (
            Mark(
                f"A{number[each]}",
                say("assumption {number}: {text}", number=number[each], text=one_line(each.text)),
                say("A with a number: an assumption, listed below"),
            )
            for each in arrow.link.assumptions
        )
        return evolve(arrow, marks=(*arrow.marks, *marks))

    notes = (
        _note(say("Assumptions"), [f"A{place}  {_in_words(each, say)}" for each, place in number.items()]),
        _note(say("Assumptions of the whole model"), [_in_words(each, say) for each in loose]),
    )
    return evolve(
        scene, arrows=tuple(map(marked, scene.arrows)), notes=(*scene.notes, *(note for note in notes if note.lines))
    )


def _note(heading: str, lines: Sequence[str]) -> Note:
    return Note(heading, tuple(lines))


def _in_words(assumption: Assumption, say: Words) -> str:
    said = [f"{name} {say(value).replace('-', ' ')}" for name, value in _judgements(assumption, say) if value]
    return one_line(assumption.text) + (f" ({', '.join(said)})" if said else "")


def _judgements(assumption: Assumption, say: Words) -> Iterator[tuple[str, str | None]]:
    yield say("likelihood"), assumption.likelihood
    yield say("importance"), assumption.importance
    yield say("status"), assumption.status


def with_evidence(scene: Scene) -> Scene:
    """
    Return a scene that shows on each arrow how strong its evidence is.

    Three circles stand for the best rating of a source that supports the link: filled ones are the share of its scale
    that it reaches. Sources without a rating are counted, and so are those that contradict.

    Args:
        scene: What is shown.
    """
    say = words_in(scene.language)
    return evolve(
        scene,
        arrows=tuple(evolve(arrow, marks=(*arrow.marks, *_evidence_marks(arrow.link, say))) for arrow in scene.arrows),
    )


def _evidence_marks(link: Link, say: Words) -> Iterator[Mark]:
    weighed = say(
        "{circles}: how far up its scale the best evidence is rated; no circles: no evidence;"
        " !: sources that contradict",
        circles=_FULL * 2 + _EMPTY,
    )
    supporting = [use.source for use in link.evidence if use.stance == "supports"]
    against = sum(use.stance == "contradicts" for use in link.evidence)
    shares = [source.rating.rank / len(source.rating.scale.levels) for source in supporting if source.rating]
    sources = say.count(len(supporting), "{count} supporting source", "{count} supporting sources")
    if shares:
        filled = round(max(shares) * _CIRCLES)
        circles = _FULL * filled + _EMPTY * (_CIRCLES - filled)
        best = f"{max(shares):.0%}"
        yield Mark(
            circles, say("{sources}, the best rated at {share} of its scale", sources=sources, share=best), weighed
        )
    elif supporting:
        unrated = say.count(len(supporting), "{count} unrated", "{count} unrated")
        yield Mark(unrated, say("{sources}, not rated", sources=sources), weighed)
    if against:
        yield Mark(f"!{against}", contradicting_text(against, say), weighed)
    if unclear := len(link.evidence) - len(supporting) - against:
        yield Mark(f"?{unclear}", unclear_text(unclear, say), weighed)


def contradicting_text(count: int, say: Words) -> str:
    """
    Return how many sources contradict, in words.

    Args:
        count: How many.
        say: The words of the library in the language of the picture.
    """
    return say.count(count, "{count} contradicting source", "{count} contradicting sources")


def unclear_text(count: int, say: Words) -> str:
    """
    Return how many sources are neither for nor against, in words.

    Args:
        count: How many.
        say: The words of the library in the language of the picture.
    """
    return say.count(count, "{count} source mixed or inconclusive", "{count} sources mixed or inconclusive")


def with_indicators(scene: Scene, model: LogicModel) -> Scene:
    """
    Return a scene that shows on each card how its indicators stand: baseline, last target, latest value.

    Args:
        scene: What is shown.
        model: The model that it shows.
    """
    say = words_in(scene.language)
    indicators = {element.id: element.indicators for element in model}

    def measured(card: Card) -> Card:
        lines = tuple(indicator_line(indicator, say) for indicator in indicators.get(card.id, ()))
        return evolve(card, marks=(), values=lines) if lines else card

    def measured_column(column: Column) -> Column:
        return evolve(column, cards=tuple(map(measured, column.cards)))

    return evolve(scene, columns=tuple(map(measured_column, scene.columns)))


def with_attainment(scene: Scene, attained: Attainments) -> Scene:
    """
    Return a scene with a gauge on each card for each indicator of it: how far it got.

    Categories are left out; the table of the answer has them.

    Args:
        scene: What is shown.
        attained: How far the indicators got.
    """
    say = words_in(scene.language)
    gauges: dict[str, tuple[Gauge, ...]] = {}
    for row in attained:
        if row.element and row.category is None:
            gauges[row.element] = (*gauges.get(row.element, ()), _gauge(row, attained.band(row), say))

    def gauged(card: Card) -> Card:
        return evolve(card, marks=(), gauges=gauges[card.id]) if card.id in gauges else card

    return evolve(
        scene, columns=tuple(evolve(column, cards=tuple(map(gauged, column.cards))) for column in scene.columns)
    )


def _gauge(row: Attainment, band: str | None, say: Words) -> Gauge:
    said = f"{row.matched.text(row.indicator, say)} ({', '.join(filter(None, (say(row.status), band)))})"
    return Gauge(one_line(row.indicator.label), one_line(said), row.share, _unit_square(row.course))


def _unit_square(course: Sequence[tuple[dt.date, float]]) -> tuple[tuple[float, float], ...]:
    """Return values by date as points of a square, the first at the left and the lowest at the bottom."""
    if len(course) < _SEVERAL:
        return ()
    days, values = [day.toordinal() for day, _ in course], [value for _, value in course]
    return tuple(
        (_between(day, min(days), max(days)), _between(value, min(values), max(values)))
        for day, value in zip(days, values, strict=True)
    )


def _between(value: float, low: float, high: float) -> float:
    return (value - low) / (high - low) if high > low else 0.5


def indicator_line(indicator: Indicator, say: Words) -> str:
    """
    Return an indicator on one line: ``Fluent readers: 22 % → 65 % (now 41 %)``.

    Values of one category only are left out; the table of indicators has them.

    Args:
        indicator: The indicator.
        say: The words of the library in the language of the picture.
    """
    start = [indicator.baseline] if indicator.baseline else []
    first, last, now = (_value(measured, indicator) for measured in (start, indicator.targets, indicator.actuals))
    values = " ".join(filter(None, (first, last and f"\u2192{_NO_BREAK}{last}", now and _now(now, say))))
    return one_line(indicator.label) + (f": {values}" if values else "")


def _value(measured: Sequence[Measurement], indicator: Indicator) -> str | None:
    """Return the last value that is about everybody."""
    whole = [each.value for each in measured if each.category is None]
    if not whole:
        return None
    value = whole[-1]
    if isinstance(value, str):
        return one_line(value)
    return f"{value:,}{f'{_NO_BREAK}%' if indicator.measure == 'percentage' else ''}"


def _now(value: str, say: Words) -> str:
    """Return the latest value in brackets, on one line where it is a number."""
    said = say("(now {value})", value=value)
    return said if " " in value else said.replace(" ", _NO_BREAK)
