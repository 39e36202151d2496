"""One page about many models: counts, tables with shaded cells, the models with most findings first."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import quote

from logicmodel.portfolio.alike import worded_alike
from logicmodel.portfolio.answers import PortfolioTable
from logicmodel.portfolio.queries import (
    ask,
    attained_by_indicator,
    coverage,
    evidence_gaps,
    findings_by_rule,
    shared_indicators,
)
from logicmodel.showing import ShadedCell
from logicmodel.writing import replace_file

# A page with more rows than this is slow to show.
_MOST: Final = 500

_COUNTS: Final = """
    SELECT * FROM
        (SELECT count(DISTINCT origin) AS "models read" FROM models),
        (SELECT count(DISTINCT origin) AS "sources that failed" FROM errors),
        (SELECT count(*) AS elements FROM elements),
        (SELECT count(*) AS links FROM links),
        (SELECT count(*) AS indicators FROM indicators),
        (SELECT count(DISTINCT (origin, evidence)) AS "pieces of evidence" FROM evidence)"""

_WORST: Final = """
    SELECT models.origin AS source, models.title, models.elements, models.links,
           count(code) FILTER (severity = 'error') AS errors,
           count(code) FILTER (severity = 'warning') AS warnings,
           count(code) FILTER (severity = 'info') AS remarks
    FROM models LEFT JOIN findings USING (origin, model)
    GROUP BY ALL ORDER BY errors DESC, warnings DESC, remarks DESC, source"""

_FAILED: Final = "SELECT origin AS source, split_part(problem, chr(10), 1) AS problem FROM errors ORDER BY origin"


def write_report(
    folder: str | os.PathLike[str], path: str | os.PathLike[str], *, pictures: Mapping[str, str] | None = None
) -> None:
    """
    Write one page about the models of a folder of tables.

    The page has the counts, the models with most findings first, the sources that failed with their problems, findings
    by rule, gaps of evidence by pair of stages, codes by stage, how far indicators got, outcomes worded alike and
    shared indicators. It is one file without scripts, and reads nothing else.

    Args:
        folder: A folder of tables.
        path: The page, whose name ends in ``.html``.
        pictures: The path of the picture of each model, by the name of its source, as `draw_pictures` returns them.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.
        OSError: The page cannot be written.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import checked_rows, survey, write_report, write_tables
        >>> written = write_tables(survey([load_example("trauma-informed")], checked_rows), "reported")
        >>> write_report("reported", "report.html")
    """
    counts = ask(folder, "What was read.", _COUNTS)
    worst = ask(folder, "Models, those with most findings first.", _WORST)
    tables = [
        ask(folder, "Sources that failed.", _FAILED),
        findings_by_rule(folder),
        evidence_gaps(folder),
        coverage(folder),
        attained_by_indicator(folder),
        worded_alike(folder),
        shared_indicators(folder),
    ]
    page = files("logicmodel.portfolio").joinpath("report.html").read_text(encoding="utf-8")
    beside = {name: _relative(picture, Path(path).parent) for name, picture in (pictures or {}).items()}
    body = "\n".join([_counts(counts), _section(worst, beside), *map(_section, tables)])
    replace_file(Path(path), page.replace("<!-- body -->", body).encode())


def _relative(picture: str, folder: Path) -> str:
    return Path(os.path.relpath(picture, folder)).as_posix()


def _counts(counts: PortfolioTable) -> str:
    [record] = counts.to_records()
    items = "".join(f"<div><dt>{escape(name)}</dt><dd>{number:,}</dd></div>" for name, number in record.items())
    return f"<dl>{items}</dl>"


def _section(table: PortfolioTable, links: Mapping[str, str] | None = None) -> str:
    """Return a table as a part of the page; texts are aligned at the start, numbers at the end."""
    if not table.rows:
        return f"<section><p>{escape(table.caption)} None.</p></section>"
    shown = table.shaded_table()
    head = "".join(map(_heading, table.columns, table.rows[0]))
    rows = zip(shown.rows.items(), table.rows[:_MOST], strict=False)
    body = "".join(_row(heading, cells, row, links or {}) for (heading, cells), row in rows)
    rest = len(table) - _MOST
    more = f"<p>And {rest:,} more; the folder of tables has all of them.</p>" if rest > 0 else ""
    caption = f"<caption>{escape(table.caption)}</caption>"
    # A table that is wider than a narrow window scrolls, also by keyboard.
    region = f'<section tabindex="0" aria-label="{escape(table.caption)}">'
    return f"{region}<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}</section>"


def _heading(column: str, value: object) -> str:
    kind = "" if isinstance(value, int | float) else ' class="text"'
    return f'<th scope="col"{kind}>{escape(column)}</th>'


def _row(heading: str, cells: Sequence[ShadedCell], values: Sequence[object], links: Mapping[str, str]) -> str:
    name = escape(heading)
    if link := links.get(heading):
        name = f'<a href="{escape(quote(link))}">{name}</a>'
    filled = "".join(_cell(cell, value) for cell, value in zip(cells, values[1:], strict=True))
    return f'<tr><th scope="row">{name}</th>{filled}</tr>'


def _cell(cell: ShadedCell, value: object) -> str:
    if not isinstance(value, int | float):
        return f'<td class="text">{escape(cell.text)}</td>'
    return f'<td style="--share: {cell.shade:.2f}">{escape(cell.text)}</td>'
