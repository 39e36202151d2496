"""Where ratings stand in a model, and with them the scales that it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve

from logicmodel.vocabulary.claims import Claim
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.scales import Rating


def ratings_of(value: object) -> Iterator[Rating]:
    """
    Return the ratings that stand on a part of a model itself, not those on what it carries.

    Args:
        value: The part.
    """
    if isinstance(value, Indicator):
        for measurement in value.measurements:
            if measurement.rating is not None:
                yield measurement.rating
    elif isinstance(value, Link | Claim | Evidence) and value.rating is not None:
        yield value.rating
    if isinstance(value, Evidence):
        yield from value.ratings


def with_ratings(value: Any, change: Callable[[Rating], Rating]) -> Any:  # noqa: ANN401 -- any part of a model
    """
    Return a part of a model with its ratings changed by a function.

    Args:
        value: The part.
        change: The function.
    """
    if next(ratings_of(value), None) is None:
        return value
    if isinstance(value, Indicator):
        return _indicator(value, change)
    changed = {"rating": value.rating and change(value.rating)}
    if isinstance(value, Evidence):
        changed["ratings"] = tuple(map(change, value.ratings))
    return evolve(value, **changed)


def _indicator(value: Indicator, change: Callable[[Rating], Rating]) -> Indicator:
    def changed(measurement: Measurement) -> Measurement:
        return evolve(measurement, rating=measurement.rating and change(measurement.rating))

    return evolve(
        value,
        baseline=map(changed, value.baselines),
        targets=map(changed, value.targets),
        actuals=map(changed, value.actuals),
    )
