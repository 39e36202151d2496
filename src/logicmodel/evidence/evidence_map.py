"""The evidence map: evidence in rows and columns of your choice, with its gaps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from attrs import field, frozen

from logicmodel.errors import one_of
from logicmodel.evidence.by_link import Crosswalk
from logicmodel.evidence.pairs_map import ACTIVITY, OUTCOME, pairs_on_the_way, uses_of_pairs
from logicmodel.evidence.standing import contradicting, source_key, supporting
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.questions.reach import upstream
from logicmodel.questions.selection import Selection
from logicmodel.showing import Highlightable, ShadedCell, ShadedTable, Tabular
from logicmodel.vocabulary.claims import Claim
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.links import Link

MapRows: TypeAlias = Literal["link", "stages", "source", "target", "claim", "activity"]
MapColumns: TypeAlias = Literal["kind", "rating", "stance", "year", "study", "outcome"]

_UNSTATED = "not stated"


class MapCell(NamedTuple):
    """
    One cell of an evidence map.

    Args:
        supporting: The studies that support, each once.
        contradicting: The studies that contradict, each once.
        on_the_way: Whether there is evidence on a link of a path between the two, in a map of pairs.
    """

    supporting: frozenset[str] = frozenset()
    contradicting: frozenset[str] = frozenset()
    on_the_way: bool = False

    def __str__(self) -> str:
        """
        Return ``2`` for two that support, ``2/1`` if one contradicts, ``.`` for nothing.

        ``~`` stands where there is evidence on a step between the two only, and none on the pair.
        """
        if not self.supporting and not self.contradicting:
            return "~" if self.on_the_way else "."
        against = f"/{len(self.contradicting)}" if self.contradicting else ""
        return f"{len(self.supporting)}{against}"


@frozen
class EvidenceMap(Worded, Highlightable, Tabular):
    """
    Evidence in rows and columns, each study once in a cell.

    Args:
        rows: What stands in the rows.
        columns: What stands in the columns.
        cells: The cells that are not empty, by row and column.
        row_names: The rows, those without any evidence among them.
        column_names: The columns.
        gaps: The rows without any evidence.
        synthesis_gaps: The rows with many studies and no review.
        model: The model, or the part of one, that was asked about.
    """

    rows: MapRows
    columns: MapColumns
    cells: Mapping[tuple[str, str], MapCell] = field(eq=False)
    row_names: tuple[str, ...]
    column_names: tuple[str, ...]
    gaps: tuple[str, ...]
    synthesis_gaps: tuple[str, ...]
    model: LogicModel = field(kw_only=True, eq=False, repr=False)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the links or elements without any evidence, if the rows are links or elements."""
        return self.gaps if self.rows in {"link", "source", "target", ACTIVITY} else ()

    def cell(self, row: str, column: str) -> MapCell:
        """
        Return a cell.

        Args:
            row: The name of its row.
            column: The name of its column.
        """
        return self.cells.get((row, column), MapCell())

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each row of the map."""
        return with_labels(
            self.model,
            [
                {self.rows: row} | {column: str(self.cell(row, column)) for column in self.column_names}
                for row in self.row_names
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return the map, and below it the gaps.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        has = "evidence" if self.rows != ACTIVITY else "evidence on a pair"
        lines = [
            as_table(self.to_records(), labels=labels),
            f"{len(self.gaps)} of {len(self.row_names)} rows have no {has}",
        ]
        if self.synthesis_gaps:
            lines.append(f"many studies and no review: {', '.join(self.synthesis_gaps)}")
        return "\n".join(lines)

    def shaded_table(self) -> ShadedTable:
        """Return the map, the darker the more studies; a cell is dashed if none of them supports."""
        most = max((len(cell.supporting) + len(cell.contradicting) for cell in self.cells.values()), default=1) or 1
        rows = {row: [_shaded(self.cell(row, column), most) for column in self.column_names] for row in self.row_names}
        caption = f"Evidence by {self.rows} and {self.columns}: studies that support / contradict"
        return ShadedTable(caption, self.column_names, rows)


def evidence_map(  # noqa: PLR0913 -- what stands where, and what counts as a gap
    model: LogicModel,
    rows: MapRows = "link",
    columns: MapColumns = "kind",
    *,
    selection: Selection | None = None,
    crosswalk: Crosswalk | None = None,
    many: int = 3,
    reviews: Collection[str] = ("systematic review",),
) -> EvidenceMap:
    """
    Return the evidence of a model in rows and columns.

    Args:
        model: The model.
        rows: ``link``, ``stages`` (pairs of stages), ``source`` or ``target`` (of links), ``claim``, or ``activity``.
        columns: ``kind``, ``rating``, ``stance``, ``year`` or ``study``; ``outcome`` where the rows are activities.
            Then a cell has the evidence on the pair, of a `~logicmodel.vocabulary.Claim` or a link from the one to the
            other, and ``~`` where only steps between the two have evidence.
        selection: Elements, stages or groups; asked about are the links of all that contributes to them. Default: all.
        crosswalk: The levels on one scale that you give to levels of others, for columns of ratings. A level that it
            lacks is told with its scale.
        many: From how many studies on a row without a review is a synthesis gap.
        reviews: The kinds that are reviews.

    Returns:
        The map. A study counts once in a cell, also if several links of a row name it.

    Raises:
        UnknownIdError: The model does not have one of the elements.
        ValueError: ``rows`` or ``columns`` is none of these, or only one of the two is of a map of pairs.

    References:
        Birte Snilstveit and others, Evidence Gap Maps: a tool for promoting evidence informed policy, 2013.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.evidence import evidence_map
        >>> print(evidence_map(load_example("reading-together"), "target", "stance", selection="practice"))
        target            supports
        train             .
        read              .
        volunteers-ready  1
        sessions-held     .
        practice          2
        3 of 5 rows have no evidence
    """
    refuse_non_model(model)
    one_of("rows", rows, get_args(MapRows))
    one_of("columns", columns, get_args(MapColumns))
    if (rows == ACTIVITY) != (columns == OUTCOME):
        msg = f"rows='activity' goes with columns='outcome', not rows={rows!r} with columns={columns!r}"
        raise ValueError(msg)
    part = model if selection is None else upstream(model, selection)
    if rows == ACTIVITY:
        return _map_of_pairs(part, many, reviews)
    carriers: tuple[Link | Claim, ...] = part.claims if rows == "claim" else part.links
    row_of, columns_of = _row_naming(part, rows), _COLUMNS[columns]
    names = tuple(dict.fromkeys(map(row_of, carriers)))
    uses: dict[tuple[str, str], list[EvidenceUse]] = defaultdict(list)
    for carrier in carriers:
        for use in carrier.evidence:
            uses[row_of(carrier), columns_of(use, crosswalk or {})].append(use)
    cells = {place: _cell(found) for place, found in uses.items()}
    filled = {row for row, _ in uses}
    return EvidenceMap(
        rows,
        columns,
        cells,
        names,
        tuple(sorted({column for _, column in uses})),
        tuple(name for name in names if name not in filled),
        tuple(_unreviewed(uses, names, many, reviews)),
        model=part,
    )


def _map_of_pairs(model: LogicModel, many: int, reviews: Collection[str]) -> EvidenceMap:
    uses = uses_of_pairs(model)
    cells = {pair: MapCell(on_the_way=True) for pair in pairs_on_the_way(model)}
    cells |= {pair: _cell(found) for pair, found in uses.items()}
    activities, outcomes = (
        tuple(element.id for element in model if element.kind == kind) for kind in (ACTIVITY, OUTCOME)
    )
    filled = {row for row, _ in uses}
    gaps = tuple(each for each in activities if each not in filled)
    unreviewed = tuple(_unreviewed(uses, activities, many, reviews))
    return EvidenceMap(ACTIVITY, OUTCOME, cells, activities, outcomes, gaps, unreviewed, model=model)


def _row_naming(model: LogicModel, rows: MapRows) -> Callable[[Link | Claim], str]:
    """Return the function that gives the name of the row of a link or a claim."""
    if rows == "stages":
        return lambda each: f"{_stage(model, each.source)} -> {_stage(model, each.target)}"
    names = {"source": lambda each: each.source, "target": lambda each: each.target}
    return names.get(rows, lambda each: each.id)


def _stage(model: LogicModel, identifier: str) -> str:
    node = model[identifier]
    return node.stage if isinstance(node, Element) else node.id


def _rating_column(use: EvidenceUse, crosswalk: Crosswalk) -> str:
    rating = use.source.rating
    if rating is None:
        return _UNSTATED
    return crosswalk.get((rating.scale.id, rating.level), f"{rating.scale.id} {rating.level}")


_COLUMNS: Mapping[MapColumns, Callable[[EvidenceUse, Crosswalk], str]] = {
    "kind": lambda use, _: use.source.kind or _UNSTATED,
    "rating": _rating_column,
    "stance": lambda use, _: use.stance,
    "year": lambda use, _: use.source.date[:4] if use.source.date else _UNSTATED,
    "study": lambda use, _: source_key(use.source),
}


def _cell(uses: list[EvidenceUse]) -> MapCell:
    return MapCell(
        frozenset(source_key(use.source) for use in supporting(uses)),
        frozenset(source_key(use.source) for use in contradicting(uses)),
    )


def _unreviewed(
    uses: Mapping[tuple[str, str], list[EvidenceUse]], names: Collection[str], many: int, reviews: Collection[str]
) -> Iterator[str]:
    """Return the rows with many studies and no review."""
    of_row: dict[str, list[EvidenceUse]] = defaultdict(list)
    for (row, _), found in uses.items():
        of_row[row].extend(found)
    for name in names:
        studies = {source_key(use.source) for use in of_row[name]}
        if len(studies) >= many and not any(use.source.kind in reviews for use in of_row[name]):
            yield name


def _shaded(cell: MapCell, most: int) -> ShadedCell:
    total = len(cell.supporting) + len(cell.contradicting)
    is_weak = bool(cell.contradicting) or cell.on_the_way
    return ShadedCell(str(cell), total / most, dashed=is_weak and not cell.supporting)
