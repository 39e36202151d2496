"""One page about many models: counts, tables with shaded cells, the models with most findings first."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Final
from urllib.parse import quote

from logicmodel.portfolio.alike import worded_alike
from logicmodel.portfolio.answers import PortfolioTable
from logicmodel.portfolio.asking import ask, evidence_gaps, findings_by_rule, shared_indicators
from logicmodel.writing import replace_file

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

_FAILED: Final = "SELECT origin AS source, problem FROM errors ORDER BY origin"


def write_report(
    folder: str | os.PathLike[str], path: str | os.PathLike[str], *, pictures: Mapping[str, str] | None = None
) -> None:
    """
    Write one page about the models of a folder of tables.

    The page has the counts, the models with most findings first, the sources that failed with their problems, findings
    by rule, gaps of evidence by pair of stages, outcomes worded alike and shared indicators. It is one file without
    scripts, and reads nothing else.

    Args:
        folder: A folder of tables.
        path: The page, whose name ends in ``.html``.
        pictures: The path of the picture of each model, by the name of its source, as `draw_pictures` returns them.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.
        OSError: The page cannot be written.

    Example:
        >>> from logicmodel import example
        >>> from logicmodel.portfolio import checked_rows, survey, write_report, write_tables
        >>> written = write_tables(survey([example("trauma-informed")], checked_rows), "reported")
        >>> write_report("reported", "report.html")
    """
    counts = ask(folder, "What was read.", _COUNTS)
    worst = ask(folder, "Models, those with most findings first.", _WORST)
    tables = [
        ask(folder, "Sources that failed.", _FAILED),
        findings_by_rule(folder),
        evidence_gaps(folder),
        worded_alike(folder),
        shared_indicators(folder),
    ]
    page = files("logicmodel.portfolio").joinpath("report.html").read_text(encoding="utf-8")
    beside = {name: _relative(picture, Path(path).parent) for name, picture in (pictures or {}).items()}
    body = "\n".join([_counts(counts), _worst(worst, beside), *map(_section, tables)])
    replace_file(Path(path), page.replace("<!-- body -->", body).encode())


def _relative(picture: str, folder: Path) -> str:
    return Path(os.path.relpath(picture, folder)).as_posix()


def _counts(counts: PortfolioTable) -> str:
    [record] = counts.to_records()
    items = "".join(f"<div><dt>{escape(name)}</dt><dd>{number:,}</dd></div>" for name, number in record.items())
    return f"<dl>{items}</dl>"


def _worst(worst: PortfolioTable, pictures: Mapping[str, str]) -> str:
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in worst.columns)
    rows = "".join(f"<tr>{''.join(_worst_cells(row, pictures))}</tr>" for row in worst)
    return f"<section><table><caption>{escape(worst.caption)}</caption><tr>{head}</tr>{rows}</table></section>"


def _worst_cells(row: tuple[object, ...], pictures: Mapping[str, str]) -> Iterator[str]:
    source, title, *numbers = row
    name = escape(str(title))
    if picture := pictures.get(str(source)):
        name = f'<a href="{escape(quote(picture))}">{name}</a>'
    yield f'<th scope="row">{escape(str(source))}</th><td class="text">{name}</td>'
    yield from (f"<td>{number:,}</td>" for number in numbers)


def _section(table: PortfolioTable) -> str:
    if not table.rows:
        return f"<section><p>{escape(table.caption)} None.</p></section>"
    return f"<section>{table.to_html()}</section>"
