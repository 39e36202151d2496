"""Which evidence each link has, and which links have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from attrs import field, frozen

from logicmodel.evidence.standing import (
    STANDINGS,
    Standing,
    best_ratings,
    contradicting,
    rating_text,
    source_key,
    standing_of,
    supporting,
)
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.compiled import is_column_arrow
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.questions.reach import upstream
from logicmodel.questions.selection import Selection
from logicmodel.showing import Answer, View
from logicmodel.vocabulary.links import Link
from logicmodel.vocabulary.validation import date_fault, refuse

#: The level on one scale for each level of others, by the id of the scale and the level.
Crosswalk: TypeAlias = Mapping[tuple[str, str], str]


@frozen
class LinkEvidenceRow:
    """
    The evidence on one link.

    Args:
        link: The link.
        implied: Whether it joins whole stages or groups.
        standing: ``supported``, ``contested``, ``contradicted`` or ``no evidence``.
        levels: The levels of its supporting sources on the scale of the crosswalk, each once.
        age: The years from its newest source to the day asked; None if either is not stated.
    """

    link: Link
    implied: bool
    standing: Standing
    levels: tuple[str, ...] = ()
    age: int | None = None

    @property
    def supporting(self) -> tuple[str, ...]:
        """The ids of the sources that support the link."""
        return tuple(use.id for use in supporting(self.link.evidence))

    @property
    def contradicting(self) -> tuple[str, ...]:
        """The ids of the sources that contradict the link."""
        return tuple(use.id for use in contradicting(self.link.evidence))

    @property
    def studies(self) -> int:
        """How many studies support the link; pieces of one study count once."""
        return len({source_key(use.source) for use in supporting(self.link.evidence)})

    @property
    def newest(self) -> str | None:
        """The date of the newest source; None if none is dated."""
        return max((use.source.date for use in self.link.evidence if use.source.date), default=None)


@frozen
class LinkEvidence(Worded, Answer):
    """
    The evidence on each link of a model or of a part of it.

    It gives no score. In a picture it lights the links that no evidence supports.

    Args:
        rows: A row for each link.
        model: The model, or the part of one, that was asked about.
    """

    rows: tuple[LinkEvidenceRow, ...]
    model: LogicModel = field(kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the links that no evidence supports."""
        return tuple(row.link.id for row in self.rows if row.standing in {"no evidence", "contradicted"})

    @property
    def counts(self) -> dict[Standing, int]:
        """How many links there are of each standing."""
        found = Counter(row.standing for row in self.rows)
        return {standing: found[standing] for standing in reversed(STANDINGS)}

    @property
    def weakest(self) -> tuple[LinkEvidenceRow, ...]:
        """The rows from the link that is known least, by standing and then by confidence, none stated first."""

        def weakness(row: LinkEvidenceRow) -> tuple[int, float]:
            confidence = row.link.confidence
            return STANDINGS.index(row.standing), -1 if confidence is None else confidence

        return tuple(sorted(self.rows, key=weakness))

    def view(self) -> View:
        """Return the model with the links lit that no evidence supports, and with what each link has."""
        return View(self.model, highlight=self.ids, details=True)

    def __len__(self) -> int:
        """Return the number of links."""
        return len(self.rows)

    def __iter__(self) -> Iterator[LinkEvidenceRow]:
        """Iterate over the rows."""
        return iter(self.rows)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each link."""
        return with_labels(
            self.model,
            [
                {
                    "link": row.link.id,
                    "implied": row.implied,
                    "standing": row.standing,
                    "for": list(row.supporting),
                    "against": list(row.contradicting),
                    "studies": row.studies,
                    "ratings": rating_text(best_ratings(supporting(row.link.evidence))),
                    "levels": list(row.levels),
                    "newest": row.newest,
                    "age": row.age,
                    "body": rating_text([row.link.rating] if row.link.rating else []),
                    "confidence": row.link.confidence,
                }
                for row in self.rows
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return a table, and below it the counts.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        columns = ("link", "link_label", "standing", "for", "against", "ratings", "newest", "body", "confidence")
        rows = [{name: record[name] for name in columns} for record in self.to_records()]
        table = as_table(rows, labels=labels)
        counted = "; ".join(f"{count} {standing}" for standing, count in self.counts.items())
        return f"{table}\n{len(self.rows)} links: {counted}"


def evidence_by_link(
    model: LogicModel,
    selection: Selection | None = None,
    *,
    crosswalk: Crosswalk | None = None,
    at: str | None = None,
) -> LinkEvidence:
    """
    Return which evidence each link has.

    Args:
        model: The model.
        selection: Elements, stages or groups; asked about are the links of all that contributes to them. Default: all
            links.
        crosswalk: The levels on one scale that you give to levels of others, by the id of the scale and the level. A
            level that it lacks stays blank: nothing is guessed.
        at: The date against which ages are counted; default: the review date of the model.

    Returns:
        A row for each link. A source counts on each link that names it, and pieces of one study count once on a link.

    Raises:
        ShapeError: The date is none.
        UnknownIdError: The model does not have one of the elements.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.evidence import evidence_by_link
        >>> answer = evidence_by_link(load_example("reading-together"))
        >>> answer.counts
        {'supported': 7, 'contested': 0, 'no evidence': 12, 'contradicted': 1}
    """
    refuse_non_model(model)
    refuse("evidence by link", None, date_fault("at", at))
    part = model if selection is None else upstream(model, selection)
    elements = {element.id for element in part.elements}
    when = at or model.review_date
    rows = tuple(_row(link, elements, crosswalk or {}, when) for link in part.links)
    return LinkEvidence(rows, model=part)


def _row(link: Link, elements: set[str], crosswalk: Crosswalk, when: str | None) -> LinkEvidenceRow:
    ratings = [use.source.rating for use in supporting(link.evidence) if use.source.rating]
    levels = (crosswalk.get((rating.scale.id, rating.level)) for rating in ratings)
    newest = max((use.source.date for use in link.evidence if use.source.date), default=None)
    return LinkEvidenceRow(
        link,
        is_column_arrow(link, elements),
        standing_of(link.evidence),
        tuple(dict.fromkeys(level for level in levels if level is not None)),
        int(when[:4]) - int(newest[:4]) if when and newest else None,
    )
