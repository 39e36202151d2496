"""How confident several people are in each link, from a table beside the model."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from statistics import median, quantiles
from typing import Any, Final

from attrs import evolve, field, frozen

from logicmodel.errors import Problem, ShapeError, UnknownIdError
from logicmodel.model.edits import replace_parts
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.places import Place
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.showing import Answer, View
from logicmodel.vocabulary.sequences import several

_COLUMNS: Final = ("rater", "link", "confidence")
_FEWEST_FOR_QUARTILES: Final = 3
_DIGITS: Final = 9  # so that .9 - .7 is .2


@frozen
class LinkRatings:
    """
    The confidences that several people give one link.

    Args:
        link: The id of the link.
        values: Their confidences, from the lowest; those who abstain are not among them.
    """

    link: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The value in the middle."""
        return median(self.values)

    @property
    def quartiles(self) -> tuple[float, float] | None:
        """The first and the third quartile; None for fewer than three values."""
        if len(self.values) < _FEWEST_FOR_QUARTILES:
            return None
        first, _, third = quantiles(self.values, n=4, method="inclusive")
        return first, third

    @property
    def spread(self) -> float:
        """The distance from the lowest to the highest value."""
        return round(self.values[-1] - self.values[0], _DIGITS)


@frozen
class Raters(Worded, Answer):
    """
    How much several people agree on the confidence in links.

    In a picture it shows the spread on each link. Nobody's name is in it.

    Args:
        links: The ratings of each link, the widest spread first.
        model: The model.
    """

    links: tuple[LinkRatings, ...]
    model: LogicModel = field(kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the links, the widest spread first."""
        return tuple(each.link for each in self.links)

    def view(self) -> View:
        """Return the model with the spread written on each link, and with those lit on which people differ."""
        differing = tuple(each.link for each in self.links if each.spread)
        return View(self.model, highlight=differing, heat={each.link: each.spread for each in self.links} or None)

    def agreed(self, within: float = 0.2) -> LogicModel:
        """
        Return the model with the median as the confidence of each link on which people agree.

        Args:
            within: How wide the spread may be, from 0 to 1. Links with a wider one stay as they are.
        """
        links = [
            evolve(self.model.link(each.link), confidence=each.median) for each in self.links if each.spread <= within
        ]
        return replace_parts(self.model, *links)

    def __len__(self) -> int:
        """Return the number of links that were rated."""
        return len(self.links)

    def __iter__(self) -> Iterator[LinkRatings]:
        """Iterate over the ratings of each link."""
        return iter(self.links)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each link."""
        return with_labels(
            self.model,
            [
                {
                    "link": each.link,
                    "raters": len(each.values),
                    "median": each.median,
                    "quartiles": None if each.quartiles is None else list(each.quartiles),
                    "lowest": each.values[0],
                    "highest": each.values[-1],
                    "spread": each.spread,
                }
                for each in self.links
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        return as_table(self.to_records(), labels=labels)


def raters(model: LogicModel, rows: str | PathLike[str] | Iterable[Mapping[str, Any]]) -> Raters:
    """
    Return how much several people agree on the confidence in links.

    Args:
        model: The model.
        rows: A CSV file with the columns ``rater``, ``link`` and ``confidence``, or such rows. A blank confidence is an
            abstention, which is not 0.

    Returns:
        The links that were rated, the widest spread first.

    Raises:
        ShapeError: A row lacks a column, names no link of the model, has a confidence that is not from 0 to 1, or is
            the second of the same person on the same link; the error lists all of these.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.evidence import raters
        >>> said = {"ann": 0.2, "ben": 0.8, "cy": 0.5, "di": ""}
        >>> rows = [{"rater": who, "link": "enjoyment->habit", "confidence": each} for who, each in said.items()]
        >>> print(raters(load_example("reading-together"), rows))
        link              raters  median  quartiles   lowest  highest  spread
        enjoyment->habit  3       0.5     0.35, 0.65  0.2     0.8      0.6
    """
    refuse_non_model(model)
    found: dict[str, list[float]] = defaultdict(list)
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for place, row in _rows(rows):
        try:
            rater, link, confidence = _read(model, row, seen)
        except (ValueError, UnknownIdError) as error:
            problems.append(Problem(str(error), (place,) if place else ()))
            continue
        seen.add((rater, link))
        if confidence is not None:
            found[link].append(confidence)
    if problems:
        raise ShapeError(problems)
    rated = [LinkRatings(link, tuple(sorted(values))) for link, values in found.items()]
    return Raters(tuple(sorted(rated, key=lambda each: -each.spread)), model=model)


def _rows(rows: str | PathLike[str] | Iterable[Mapping[str, Any]]) -> Iterator[tuple[Place | None, Mapping[str, Any]]]:
    if isinstance(rows, str | PathLike):
        with Path(rows).open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            yield from ((Place(str(rows), reader.line_num), row) for row in reader)
    else:
        yield from ((None, row) for row in several("rows", rows, "the path of a file or rows"))


def _read(model: LogicModel, row: object, seen: set[tuple[str, str]]) -> tuple[str, str, float | None]:
    """Return what a row says: who, of which link, and how confident, None for an abstention."""
    if not isinstance(row, Mapping):
        msg = f"a row must be a mapping with {', '.join(_COLUMNS)}, not {row!r}"
        raise ValueError(msg)  # noqa: TRY004 -- one of the problems of the rows, told with all others
    rater, link = (str(row.get(name) or "").strip() for name in _COLUMNS[:2])
    if not rater or not link or "confidence" not in row:
        msg = f"a row needs {', '.join(_COLUMNS)}, not {dict(row)!r}"
        raise ValueError(msg)
    model.link(link)
    if (rater, link) in seen:
        msg = f"{rater!r} rates link {link!r} twice; keep one row"
        raise ValueError(msg)
    text = str("" if row["confidence"] is None else row["confidence"]).strip()
    if not text:
        return rater, link, None
    try:
        confidence = float(text)
    except ValueError:
        confidence = -1.0
    if not 0 <= confidence <= 1:
        msg = f"the confidence of {rater!r} in link {link!r} must be a number from 0 to 1, not {text!r}"
        raise ValueError(msg)
    return rater, link, confidence
