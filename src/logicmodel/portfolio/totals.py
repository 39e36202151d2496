"""The one sum over models: of indicators that a person listed, and that can be added up."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from attrs import frozen

from logicmodel.errors import Problem, ShapeError
from logicmodel.portfolio.queries import open_tables

Listed: TypeAlias = tuple[str, str]
SummedRole: TypeAlias = Literal["baseline", "target", "actual"]

_ADD_UP: Final = ("per-period", "running-total")
_VALUES: Final = """
    SELECT indicators.unit, indicators.measure, indicators.adds_up, measurements.value
    FROM indicators LEFT JOIN measurements ON
        indicators.origin = measurements.origin AND indicators.indicator = measurements.indicator
        AND role = $role AND period = $period AND category IS NOT DISTINCT FROM $category
    WHERE indicators.origin = $origin AND indicators.indicator = $indicator"""


@frozen
class Total:
    """
    A sum over models, with what it was made of.

    Args:
        value: The sum.
        unit: The unit that all have.
        values: The value of each indicator that was listed, by source and indicator.

    Example:
        >>> from logicmodel.portfolio import Total
        >>> print(Total(200.0, "pupils", {("north", "reached"): 120.0, ("south", "reached"): 80.0}))
        200 pupils, from 2 indicators
    """

    value: float
    unit: str
    values: dict[Listed, float]

    def __str__(self) -> str:
        """Return the sum in words."""
        return f"{self.value:,g} {self.unit}, from {len(self.values):,} indicators"


def total(
    folder: str | os.PathLike[str],
    listed: Iterable[Listed],
    *,
    period: str,
    role: SummedRole = "actual",
    category: str | None = None,
) -> Total:
    """
    Add up the values of indicators of several models, if they can be added up.

    Models may count the same people, and nothing in them says whether they do. Whoever lists indicators here says that
    they do not.

    Args:
        folder: A folder of tables.
        listed: The source and the id of each indicator, as ``(origin, indicator)``.
        period: The period of the values, as it is written in all the models.
        role: Which values: the ``actual`` ones, the ``target`` or the ``baseline``.
        category: The part of the population that is added up; default: the values for all.

    Returns:
        The sum and its parts.

    Raises:
        ShapeError: An indicator is listed twice, is not there, has no number for the period, or does not say that its
            values add up; or they differ in unit, measure or in how values add up. The error lists all of these.
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.

    Example:
        >>> from logicmodel import Indicator, LogicModel, Measurement, Output
        >>> from logicmodel.portfolio import survey, total, write_tables
        >>> def programme(name, pupils):
        ...     reached = Indicator(
        ...         "reached", "Pupils reached", unit="pupils", measure="unit", adds_up="per-period",
        ...         actuals=[Measurement(pupils, "2025")],
        ...     )
        ...     return LogicModel(name, parts=[Output("sessions", "Sessions held", indicators=[reached])])
        >>> written = write_tables(survey([programme("north", 120), programme("south", 80)]), "added")
        >>> print(total("added", [("north", "reached"), ("south", "reached")], period="2025"))
        200 pupils, from 2 indicators
    """
    wanted = list(listed)
    with open_tables(folder) as tables:
        found = {
            pair: tables.execute(
                _VALUES,
                {"role": role, "period": period, "category": category, "origin": pair[0], "indicator": pair[1]},
            ).fetchone()
            for pair in wanted
        }
    problems = [f"{_name(pair)} is listed twice" for pair in found if wanted.count(pair) > 1]
    for pair, row in found.items():
        problems += _faults(_name(pair), row, f"{role} for {period}")
    kinds = {row[:3] for row in found.values() if row is not None}
    if len(kinds) > 1:
        ways = "; ".join(sorted(", ".join(map(str, kind)) for kind in kinds))
        problems.append(f"the indicators differ in unit, measure or in how values add up: {ways}")
    if problems or not found:
        raise ShapeError([Problem(each) for each in problems or ["no indicator is listed"]])
    values = {pair: row[3] for pair, row in found.items() if row is not None}
    return Total(sum(values.values()), next(iter(kinds))[0], values)


def _name(pair: Listed) -> str:
    return f"indicator {pair[1]!r} of {pair[0]!r}"


def _faults(name: str, row: tuple[str | None, str | None, str | None, float | None] | None, what: str) -> list[str]:
    if row is None:
        return [f"{name} is not in the tables"]
    unit, measure, adds_up, value = row
    faults = []
    if unit is None or measure != "unit":
        faults.append(f"{name} is not a count with a unit, so that its values cannot be added up")
    elif adds_up not in _ADD_UP:
        faults.append(f"{name} does not say that its values add up; set adds_up to {' or '.join(_ADD_UP)}")
    if value is None:
        faults.append(f"{name} has no number as {what}")
    return faults
