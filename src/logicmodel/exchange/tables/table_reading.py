"""Reading a table of results or indicators as a model."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from logicmodel.errors import FormatError, Problem, UnknownIdError, one_of
from logicmodel.exchange.losses import Imported, refuse_if_strict
from logicmodel.exchange.tables.above import read_above
from logicmodel.exchange.tables.amounts import Decimal
from logicmodel.exchange.tables.blocks import BlockReader, is_blocks
from logicmodel.exchange.tables.building import Ids, ModelBuilder
from logicmodel.exchange.tables.cell_grid import Grid, chosen, grids_of
from logicmodel.exchange.tables.columns import Columns, columns_of, refuse_unknown_roles, stages_in
from logicmodel.exchange.tables.drafts import Draft
from logicmodel.exchange.tables.headings import Level
from logicmodel.exchange.tables.logframe import LogframeReader
from logicmodel.exchange.tables.performance import PerformanceReader
from logicmodel.exchange.tables.periods import Calendar
from logicmodel.exchange.tables.side_by_side import read_stages
from logicmodel.reading.limits import MAX_BYTES
from logicmodel.vocabulary.elements import KINDS

LinkSource = Literal["numbering", "levels"]
AssumptionDirection = Literal["upward", "downward"]

_FORMAT: Final = "Table"
_MONTHS: Final = 12
_MOST_ROWS: Final = 20


def read_table(  # noqa: PLR0913 -- each says one thing of how the table is to be read
    source: Any,  # noqa: ANN401 -- a path, or a frame of any library
    *,
    id: str | None = None,
    title: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    levels: Mapping[str, str] | None = None,
    links: LinkSource | Iterable[LinkSource] = (),
    assumptions: AssumptionDirection | None = None,
    year_start: int = 1,
    first_year: int | None = None,
    decimal: Decimal = ".",
    strict: bool = False,
    max_bytes: int = MAX_BYTES,
) -> Imported:
    r"""
    Read a table that somebody laid out by hand as a model: a logframe, a list of indicators, stages side by side.

    Headings and levels are known in English, French, Spanish and Korean. Nothing is invented: what has no place in a
    model, what is no number and what had to be guessed is in the report, each with its cell.

    Args:
        source: The path of a ``.csv``, ``.tsv``, ``.xlsx`` or ``.docx`` file, or a data frame of pandas, polars or
            pyarrow.
        id: The id of the model; default: made of its title, else of the name of the file.
        title: The title; default: the one that stands above the table, if any.
        sheet: The sheet of a workbook, or the table of a document (``table 2``); default: the first that can be read.
        columns: What columns hold, by heading, where the heading is not known: ``{"Our measure": "indicator"}``. The
            roles are ``level``, ``number``, ``narrative``, ``indicator``, ``unit``, ``category``, ``baseline``,
            ``target``, ``actual``, ``achieved``, ``means``, ``responsible``, ``frequency``, ``assumptions``, ``row``,
            ``year``, ``id``, ``who``, ``criterion``, ``question``, ``judgement``, ``method`` and ``ignore``.
        levels: Kinds of elements by words for levels that are not known: ``{"Objective": "outcome"}``.
        links: What makes links; default: nothing. ``numbering`` links 1.1.2 to 1.1; ``levels`` links the stage of
            each level to the next. Both may be given.
        assumptions: Of which link an assumption speaks: ``upward``, from its row to the level above, or ``downward``,
            from the level below to its row. Default: ``downward`` for forms of KOICA, else ``upward``.
        year_start: The month in which a year starts, 1 to 12.
        first_year: The first year of the project, for headings such as ``Year 1``.
        decimal: What stands before decimals: ``.`` or ``,``.
        strict: Whether to raise if anything would be lost.
        max_bytes: How large the file may be.

    Returns:
        The model and its losses.

    Raises:
        FormatError: No table was found, or something would be lost and ``strict`` is true.
        MissingExtraError: A library is not installed; the message says how to install it.
        OSError: The file cannot be read.
        UnknownIdError: There is no such sheet, role or kind.
        ValueError: An option is not one of its choices.

    Example:
        >>> from pathlib import Path
        >>> from logicmodel.exchange import read_table
        >>> table = "Level,Result,Indicator,Target 2026\nOutput,Volunteers trained,Volunteers,60"
        >>> _ = Path("frame.csv").write_text(table)
        >>> model, losses = read_table("frame.csv")
        >>> [(each.value, each.period) for each in model.element("volunteers-trained").indicators[0].targets]
        [(60, '2026')]
        >>> print(losses)
        Table: nothing was lost.
    """
    wanted = (links,) if isinstance(links, str) else tuple(links)
    for each in wanted:
        one_of("links", each, ("numbering", "levels"))
    one_of("assumptions", assumptions or "upward", ("upward", "downward"))
    one_of("decimal", decimal, (".", ","))
    if not 1 <= year_start <= _MONTHS:
        msg = f"year_start must be a month from 1 to {_MONTHS}, not {year_start!r}"
        raise ValueError(msg)
    refuse_unknown_roles(columns or {})
    own_levels = _levels(levels or {})
    calendar = Calendar(year_start, first_year)
    grids = list(chosen(grids_of(source, max_bytes), sheet))
    draft = _draft(grids, columns or {}, own_levels, calendar, decimal)
    builder = ModelBuilder(draft, wanted, assumptions or draft.direction)
    model, losses = builder.imported(_FORMAT, id or _id(source, title or draft.title), title)
    refuse_if_strict(losses, strict=strict)
    return Imported(model, losses)


def _levels(own: Mapping[str, str]) -> dict[str, Level]:
    for kind in own.values():
        if kind not in KINDS:
            what, owner = "kind", "read_table"
            raise UnknownIdError(what, kind, KINDS, owner)
    return {word.lower(): Level(kind) for word, kind in own.items()}


def _id(source: Any, title: str | None) -> str:  # noqa: ANN401 -- a path or a frame
    name = Path(os.fspath(source)).stem if isinstance(source, str | os.PathLike) else ""
    return Ids().of(title or name, "model", name.lower().replace(" ", "-"))


def _draft(
    grids: list[Grid], own: Mapping[str, str], levels: dict[str, Level], calendar: Calendar, decimal: Decimal
) -> Draft:
    """
    Return the draft of the first table that can be read.

    Raises:
        FormatError: None can.
    """
    for grid in grids:
        draft = Draft(grid, calendar, decimal)
        if _is_read(draft, own, levels):
            return draft
    hint = "give the headings with columns={…}, or the sheet with sheet="
    places = tuple(grid.place(0) for grid in grids[:1])
    raise FormatError([Problem("no table of results or indicators was found", places, hint)])


def _is_read(draft: Draft, own: Mapping[str, str], levels: dict[str, Level]) -> bool:
    """Read a table in the shape that it has, and return whether it has one that is known."""
    grid = draft.grid
    for row in range(min(_MOST_ROWS, len(grid.rows))):
        if stages_in(grid.rows[row], levels):
            read_stages(draft, row, levels)
            return True
    if is_blocks(draft):
        BlockReader(draft, levels).read()
        return True
    columns = columns_of(grid, own, levels, draft.calendar)
    if columns is None or not {"narrative", "indicator"} & set(columns.roles.values()):
        return False
    if "row" in columns.roles.values():
        PerformanceReader(draft, columns, levels).read()
        return True
    read_above(draft, columns.row, columns.above)
    draft.direction = "downward" if _is_of_koica(columns, grid) else "upward"
    LogframeReader(draft, columns, levels).read()
    return True


def _is_of_koica(columns: Columns, grid: Grid) -> bool:
    """Return whether a table is a project design matrix of KOICA, in which a row speaks of the level below it."""
    heading = grid.rows[columns.row][columns.of("assumptions") or 0]
    return "중요가정" in heading
