"""The contribution matrix: which elements contribute to which others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, Final, Literal, TypeAlias, get_args

from attrs import field, frozen

from logicmodel.errors import UnknownIdError, one_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.questions.compiled import compile_model, numbers
from logicmodel.questions.printing import Worded, as_table, as_text, heads_in, with_labels
from logicmodel.questions.progress import Progress, unwatched
from logicmodel.questions.region import Region, region_between
from logicmodel.questions.selection import Selection
from logicmodel.questions.signs import Effect, effects_behind, joint_effect
from logicmodel.questions.standing import Per, names_per
from logicmodel.questions.strength import UNRATED, Strength, confidences
from logicmodel.questions.sweeps import (
    Pair,
    best_strengths,
    fewest_links,
    path_counts,
    positions,
    reached_ends,
    reaching_pairs,
)
from logicmodel.showing import ShadedCell, ShadedTable, Tabular
from logicmodel.vocabulary.flows import Node
from logicmodel.vocabulary.stakeholders import Stakeholder

#: What the cells of a matrix hold, one of ``reach``, ``paths``, ``links``, ``confidence`` and ``sign``.
Measure: TypeAlias = Literal["reach", "paths", "links", "confidence", "sign"]
Value: TypeAlias = float | Effect | None

# Steps along links, for all cells together.
_BUDGET: Final = 3_000_000

_SIGNS: Final[Mapping[Effect, str]] = {"positive": "+", "negative": "\u2212", "mixed": "+/\u2212", "unknown": "?"}


@frozen
class MatrixCell:
    """
    How one row contributes to one column.

    Args:
        value: True by reach; the number of paths, or None if loops hold more than could be counted; the fewest
            links; the confidence of the strongest path, which is that of its weakest link; or by sign ``positive``,
            ``negative``, ``mixed`` or ``unknown``, as in `signs`.
        stated: Whether a path between the two is stated throughout; otherwise the contribution is only implied.
    """

    value: Value
    stated: bool

    def __str__(self) -> str:
        """Return the value, with ``~`` before it where it is only implied; a sign as ``+``, ``-``, ``+/-`` or ``?``."""
        text = _SIGNS[self.value] if isinstance(self.value, str) else "?" if self.value is None else as_text(self.value)
        return text if self.stated else f"~{text}"


@frozen
class ReachedCells(Mapping[tuple[str, str], MatrixCell]):
    """
    The cells of a matrix by reach, which are made when they are asked for.

    Args:
        rows: The ids of the rows.
        columns: The ids of the columns.
        reached: For each row the columns that it reaches, as the bits of one integer, the first column the lowest.
        stated: For each row those that it reaches by what is stated, likewise.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    reached: list[int] = field(hash=False)
    stated: list[int] = field(hash=False)

    @cached_property
    def _places(self) -> tuple[dict[str, int], dict[str, int]]:
        rows, columns = ({name: place for place, name in enumerate(names)} for names in (self.rows, self.columns))
        return rows, columns

    def __getitem__(self, row_and_column: tuple[str, str]) -> MatrixCell:
        """Return the cell of a row and a column."""
        rows, columns = self._places
        row, column = rows[row_and_column[0]], columns[row_and_column[1]]
        if not self.reached[row] >> column & 1:
            raise KeyError(row_and_column)
        return MatrixCell(value=True, stated=bool(self.stated[row] >> column & 1))

    def __len__(self) -> int:
        """Return in how many cells there is a contribution."""
        return sum(map(int.bit_count, self.reached))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Iterate over the rows and columns of the cells in which there is a contribution."""
        for row, bits in zip(self.rows, self.reached, strict=True):
            yield from ((row, self.columns[place]) for place in positions(bits))


@frozen
class ContributionMatrix(Worded, Tabular):
    """
    Which rows contribute to which columns.

    Args:
        rows: The ids of the rows.
        columns: The ids of the columns.
        cells: The cells in which there is a contribution, by row and column; all others are empty.
        measure: What the values are.
        per: What a row and a column stand for.
        model: The model.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], MatrixCell] = field(hash=False)
    measure: Measure
    per: Per
    model: LogicModel | None = field(default=None, kw_only=True, eq=False, repr=False)

    def __getitem__(
        self, row_and_column: tuple[str | Node | Stakeholder, str | Node | Stakeholder]
    ) -> MatrixCell | None:
        """
        Return the cell of a row and a column, or None if there is no contribution.

        Args:
            row_and_column: Their ids, or the elements, stages, groups or stakeholders themselves.

        Raises:
            UnknownIdError: The matrix has no such row or column; the message suggests close matches.
        """
        row, column = (each if isinstance(each, str) else each.id for each in row_and_column)
        for what, name, known in (("row", row, self.rows), ("column", column, self.columns)):
            if name not in known:
                raise UnknownIdError(what, name, known, owner="the matrix")
        return self.cells.get((row, column))

    def __len__(self) -> int:
        """Return in how many cells there is a contribution."""
        return len(self.cells)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Iterate over the rows and columns of the cells in which there is a contribution."""
        return iter(self.cells)

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each cell in which there is a contribution."""
        return with_labels(
            self.model,
            [
                {"source": row, "target": column, self.measure: cell.value, "stated": cell.stated}
                for (row, column), cell in self.cells.items()
            ],
        )

    def shaded_table(self) -> ShadedTable:
        """Return the matrix as a table, the darker the more; implied cells start with ``~`` and are dashed."""
        known = [cell.value for cell in self.cells.values() if not isinstance(cell.value, str | None)]
        most = max(known, default=0)
        least = min(known, default=0)

        def shade(value: Value) -> float:
            if isinstance(value, str | None) or not most:
                return 0.0
            # Few links are a close contribution, so that there the least is the darkest.
            return least / value if self.measure == "links" else _ratio(value, most)

        def shown(row: str, column: str) -> ShadedCell:
            cell = self.cells.get((row, column))
            return ShadedCell("") if cell is None else ShadedCell(str(cell), shade(cell.value), dashed=not cell.stated)

        body = {row: [shown(row, column) for column in self.columns] for row in self.rows}
        return ShadedTable(_CAPTIONS[self.measure], self.columns, body)

    def printed(self, *, labels: bool) -> str:
        """
        Return the matrix as a table; ``~`` marks what is only implied, and ``.`` where there is no contribution.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        rows, columns = (heads_in(self.model, ids, labels=labels) for ids in (self.rows, self.columns))
        return as_table(
            [
                {"": rows[row], **{columns[column]: str(self.cells.get((row, column), ".")) for column in self.columns}}
                for row in self.rows
            ]
        )


_CAPTIONS: Final[dict[Measure, str]] = {
    "reach": "Which rows contribute to which columns",
    "paths": "Number of contribution paths from row to column",
    "links": "Fewest links from row to column",
    "confidence": "Confidence of the strongest path from row to column",
    "sign": "Whether more of the row leads to more (+) or to less (\u2212) of the column, or to both (+/\u2212)",
}


def _ratio(value: float, most: float) -> float:
    """Return a share of the most, also of counts that are too large for a float."""
    return value * 1000 // most / 1000


def contribution_matrix(  # noqa: PLR0913 -- the ends, and what is told of them
    model: LogicModel,
    source: Selection | None = None,
    target: Selection | None = None,
    *,
    measure: Measure = "reach",
    per: Per = "element",
    unrated: float = UNRATED,
    stated_only: bool = False,
    feedback: bool = False,
    budget: int = _BUDGET,
    progress: Progress = unwatched,
) -> ContributionMatrix:
    """
    Return which elements contribute to which others.

    Args:
        model: The model.
        source: The elements of the rows; default: all inputs and activities.
        target: The elements of the columns; default: all outcomes and impacts.
        measure: What the cells hold: whether there is a contribution (``reach``), the number of paths (``paths``), the
            fewest links (``links``), the confidence of the strongest path (``confidence``), which is that of its
            weakest link, or whether more leads to more, to less or to both (``sign``).
        per: What the rows and columns stand for: each ``element`` by itself, or all elements of a ``stage``, a
            ``group`` or a ``stakeholder``. Their cells sum paths up, and take the best of everything else.
        unrated: The confidence to assume for links without one, from 0 to 1; default: 0. It matters to ``confidence``.
        stated_only: Whether to leave out arrows of stages and groups; default: no.
        feedback: Whether to follow links that are declared feedback; default: no.
        budget: How many steps along links the search through loops may take to count the paths of all cells together;
            default: 3,000,000, which take about three seconds. A cell for which it is not enough says so.
        progress: Shows how many columns or cells are done, such as ``tqdm``; it takes a sequence and yields its items.

    Returns:
        The matrix. Inside, only the cells in which there is a contribution are kept.

    Raises:
        UnknownIdError: The model does not have one of the elements.
        ValueError: ``measure`` or ``per`` is not one of these choices, or ``unrated`` is not from 0 to 1.

    Example:
        >>> from logicmodel import contribution_matrix, load_example
        >>> model = load_example("reading-together")
        >>> print(contribution_matrix(model, "activities", ["fluency", "habit"], measure="paths"))
               fluency  habit
        train  2        1
        read   2        1
        lend   1        1
        >>> seed = load_example("trauma-informed")
        >>> print(contribution_matrix(seed, "inputs", "long-term-outcomes", measure="links", per="stage"))
                long-term-outcomes
        inputs  ~4
    """
    one_of("measure", measure, get_args(Measure))
    one_of("per", per, get_args(Per))
    compiled = compile_model(model, feedback=feedback, stated_only=stated_only)
    strength = Strength("weakest-link", confidences(compiled.links, unrated))
    starts = numbers(model, compiled, _of_kinds(model, "input", "activity") if source is None else source)
    ends = numbers(model, compiled, _of_kinds(model, "outcome", "impact") if target is None else target)
    stated_compiled = compile_model(model, feedback=feedback, stated_only=True)
    if measure == "reach" and per == "element":
        reached = reached_ends(compiled, starts, ends)
        stated_bits = reached if stated_compiled is compiled else reached_ends(stated_compiled, starts, ends)
        rows, columns = (tuple([model.elements[each].id for each in side]) for side in (starts, ends))
        cells = ReachedCells(rows, columns, reached, stated_bits)
        return ContributionMatrix(rows, columns, cells, measure, per, model=model)
    pairs = _values(region_between(compiled, starts, ends), measure, strength, budget, progress)
    stated = None if stated_compiled is compiled else set(reaching_pairs(stated_compiled, starts, ends))
    return _joined_matrix(model, (starts, ends), pairs, stated, measure=measure, per=per)


def _joined_matrix(  # noqa: PLR0913 -- all that the question above has worked out
    model: LogicModel,
    sides: tuple[Sequence[int], Sequence[int]],
    pairs: Iterable[tuple[Pair, Value]],
    stated: AbstractSet[Pair] | None,
    *,
    measure: Measure,
    per: Per,
) -> ContributionMatrix:
    """
    Return the matrix of what is worked out pair by pair, or of rows and columns that join several elements.

    Args:
        model: The model.
        sides: The elements of the rows and of the columns.
        pairs: The value of each pair of elements that has one.
        stated: The pairs that links between elements alone join; None for all.
        measure: What the values are.
        per: What the rows and columns stand for.
    """
    starts, ends = sides
    names = names_per(model, per, (*starts, *ends))
    cells: dict[tuple[str, str], MatrixCell] = {}
    # There are few different cells and very many that are alike.
    alike: dict[tuple[Value, bool], MatrixCell] = {}
    for pair, value in pairs:
        start, end = pair
        content = value, stated is None or pair in stated
        cell = alike.get(content) or alike.setdefault(content, MatrixCell(*content))
        for row in names[start]:
            for column in names[end]:
                known = cells.get((row, column))
                cells[row, column] = cell if known is None else _joined(known, cell, measure)
    rows, columns = (tuple(dict.fromkeys(name for each in side for name in names[each])) for side in sides)
    return ContributionMatrix(rows, columns, cells, measure, per, model=model)


def _of_kinds(model: LogicModel, *kinds: str) -> list[str]:
    return [element.id for element in model.elements if element.kind in kinds]


def _values(
    region: Region, measure: Measure, strength: Strength, budget: int, progress: Progress
) -> Iterable[tuple[Pair, Value]]:
    if measure == "sign":
        return _effects(region, progress)
    if measure == "paths":
        return path_counts(region, budget, progress)
    if measure == "links":
        return fewest_links(region, progress)
    if measure == "confidence":
        return best_strengths(region, strength, progress)
    return ((pair, True) for pair in reaching_pairs(region.compiled, region.starts, sorted(region.ends)))


def _effects(region: Region, progress: Progress) -> Iterator[tuple[Pair, Effect]]:
    """Return how each start bears on each end behind it."""
    for start in progress(region.starts):
        behind = effects_behind(region.compiled, [start], ())
        for end in sorted(region.ends & behind.keys() - {start}):
            yield (start, end), behind[end]


def _joined(one: MatrixCell, other: MatrixCell, measure: Measure) -> MatrixCell:
    """Return the cell of all pairs of elements of a row and a column."""
    stated = one.stated or other.stated
    if isinstance(one.value, str) and isinstance(other.value, str):
        return MatrixCell(joint_effect(one.value, other.value), stated)
    if isinstance(one.value, str | None) or isinstance(other.value, str | None):
        return MatrixCell(None, stated)
    if measure == "paths":
        return MatrixCell(one.value + other.value, stated)
    return MatrixCell((min if measure == "links" else max)(one.value, other.value), stated)
