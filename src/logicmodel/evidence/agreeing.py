"""Agreement of several people as one number: Krippendorff's alpha, by the level on which values are measured."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, TypeAlias, get_args

from logicmodel.errors import one_of

#: How values are measured: as names, in an order, or with distances that mean something.
MeasurementLevel: TypeAlias = Literal["nominal", "ordinal", "interval"]


def agreement(raters: Sequence[Sequence[float | None]], *, level: MeasurementLevel = "interval") -> float | None:
    """
    Return Krippendorff's alpha: one number for how far people agree.

    Look at the spread of each link first; one number for all of them hides where people differ.

    Args:
        raters: For each person the values, in the same order for all; None for an abstention.
        level: ``interval`` where distances between values count, as for confidences; ``ordinal`` where only their order
            does; ``nominal`` where they are the same or not.

    Returns:
        1 for full agreement, 0 for what chance would give, less for worse; None if all values are the same or no two
        people rated the same thing. It takes time by the square of the number of different values.

    Raises:
        ValueError: The level is none of these, or people have different numbers of values.

    References:
        Klaus Krippendorff, Content Analysis: An Introduction to Its Methodology.

    Example:
        >>> from logicmodel.evidence import agreement
        >>> agreement([[1, 2, 3], [1, 2, 3]])
        1.0
    """
    one_of("level", level, get_args(MeasurementLevel))
    units = [[value for value in unit if value is not None] for unit in zip(*raters, strict=True)]
    units = [unit for unit in units if len(unit) > 1]
    known = Counter(value for unit in units for value in unit)
    distance = _DISTANCES[level](known)
    expected = _disagreement(known, distance)
    if not expected:
        return None
    observed = sum(_disagreement(Counter(unit), distance) / (len(unit) - 1) for unit in units)
    return 1 - observed * (known.total() - 1) / expected


Distance = Callable[[float, float], float]


def _disagreement(values: Mapping[float, int], distance: Distance) -> float:
    """Return the sum of the squared distances of all pairs."""
    return sum(
        many * others * distance(one, other) ** 2 for one, many in values.items() for other, others in values.items()
    )


def _by_rank(known: Counter[float]) -> Distance:
    """Return the distance of two values as how many values lie between their middles."""
    middle: dict[float, float] = {}
    below = 0
    for value in sorted(known):
        middle[value] = below + known[value] / 2
        below += known[value]
    return lambda one, other: middle[one] - middle[other]


_DISTANCES: Mapping[MeasurementLevel, Callable[[Counter[float]], Distance]] = {
    "nominal": lambda _: lambda one, other: float(one != other),
    "ordinal": _by_rank,
    "interval": lambda _: lambda one, other: one - other,
}
