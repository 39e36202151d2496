"""Questions about many models, answered by DuckDB over a folder of tables."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from logicmodel.errors import one_of
from logicmodel.portfolio.answers import PortfolioTable
from logicmodel.portfolio.columns import COLUMNS
from logicmodel.portfolio.database import connection, json_lines, parquet
from logicmodel.portfolio.manifest import Manifest, with_origin
from logicmodel.vocabulary.stages import STANDARD_STAGES

if TYPE_CHECKING:
    import duckdb

_FINDINGS: Final = """
    SELECT code, severity, any_value(title) AS title, count(DISTINCT origin) AS models, count(*) AS findings
    FROM findings GROUP BY code, severity ORDER BY models DESC, findings DESC, code"""

_STAGE_PAIRS: Final = """
    SELECT coalesce(source_stage, '(group)') || ' → ' || coalesce(target_stage, '(group)') AS stages,
           count(*) AS links,
           count(*) FILTER (supporting > 0) AS supported,
           count(*) FILTER (supporting + against = 0) AS "without evidence",
           round(100.0 * count(*) FILTER (supporting + against = 0) / count(*), 1) AS "percent without",
           count(DISTINCT origin) AS models
    FROM (
        SELECT links.*,
               count(evidence) FILTER (stance = 'supports') AS supporting,
               count(evidence) FILTER (stance <> 'supports') AS against
        FROM links LEFT JOIN evidence USING (origin, model, link)
        WHERE stated
        GROUP BY ALL
    )
    GROUP BY ALL ORDER BY "without evidence" DESC, stages"""

_SHARED: Final = """
    SELECT lower(trim(label)) AS indicator,
           count(DISTINCT origin) AS models,
           list(DISTINCT unit ORDER BY unit) FILTER (unit IS NOT NULL) AS units,
           list(DISTINCT measure ORDER BY measure) FILTER (measure IS NOT NULL) AS measures
    FROM indicators GROUP BY 1 HAVING models > 1 ORDER BY models DESC, indicator"""


_CODES: Final = """
    SELECT vocabulary || ' ' || code AS code, coalesce(stage, '(none)') AS stage, origin FROM codes"""

_TAGS: Final = """
    SELECT unnest(tags) AS code, coalesce(stage, '(none)') AS stage, origin FROM elements"""

_ATTAINED: Final = """
    SELECT lower(trim(label)) AS indicator, coalesce(unit, '') AS unit,
           count(DISTINCT origin) AS models,
           count(*) FILTER (due) AS due,
           count(*) FILTER (due AND met) AS met,
           count(*) FILTER (due AND status = 'no data') AS "no data",
           count(*) FILTER (NOT due AND status <> 'no target') AS "not due",
           count(*) FILTER (status = 'no target') AS "no target"
    FROM attainments WHERE category IS NULL
    GROUP BY 1, 2 ORDER BY due DESC, models DESC, indicator, unit"""

# Which codes: those of references to vocabularies, or the tags of elements.
CodesBy: TypeAlias = Literal["references", "tags"]


@contextmanager
def open_tables(folder: str | os.PathLike[str]) -> Iterator[duckdb.DuckDBPyConnection]:
    """
    Open a folder of tables as a DuckDB connection with a view for each table, for SQL of your own.

    The views have the names of the tables of `rows_of`; their first column ``origin`` is the name of the source. A view
    ``errors`` has the sources that failed. Nothing is copied: a query reads the files that it needs.

    Args:
        folder: A folder that `write_tables` wrote.

    Yields:
        The connection, which is closed at the end of the ``with`` block.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import open_tables, survey, write_tables
        >>> written = write_tables(survey([load_example("reading-together")]), "asked")
        >>> with open_tables("asked") as tables:
        ...     print(tables.sql("SELECT count(*) FROM links WHERE stated").fetchall())
        [(20,)]
    """
    manifest = Manifest.read(Path(folder))
    with connection() as database:
        for table, columns in COLUMNS.items():
            database.execute(f"CREATE VIEW {table} AS SELECT * FROM {_relation(manifest, table, with_origin(columns))}")  # noqa: S608 -- names and paths of our own, quoted
        database.execute("CREATE TABLE errors (origin VARCHAR, problem VARCHAR)")
        rows = [(name, problem) for name, problems in manifest.errors.items() for problem in problems]
        if rows:
            database.executemany("INSERT INTO errors VALUES (?, ?)", rows)
        yield database


def _relation(manifest: Manifest, table: str, columns: dict[str, str]) -> str:
    files = manifest.folder / table / f"*.{manifest.format}"
    if manifest.parts == 0:
        return f"(SELECT {', '.join(f'NULL::{kind} AS {name}' for name, kind in columns.items())} WHERE false)"
    return parquet(files) if manifest.format == "parquet" else json_lines(files, columns)


def ask(folder: str | os.PathLike[str], caption: str, sql: str) -> PortfolioTable:
    """Return what SQL answers over a folder of tables."""
    with open_tables(folder) as tables:
        found = tables.sql(sql)
        return PortfolioTable(caption, found.columns, found.fetchall())


def findings_by_rule(folder: str | os.PathLike[str]) -> PortfolioTable:
    """
    Return which rules find something in how many models, the most common first.

    Args:
        folder: A folder of tables whose question was `checked_rows`.

    Returns:
        Rows, one for each rule, with code, severity, title, models, findings.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import checked_rows, findings_by_rule, survey, write_tables
        >>> written = write_tables(survey([load_example("trauma-informed")], checked_rows), "checked")
        >>> findings_by_rule("checked").columns
        ('code', 'severity', 'title', 'models', 'findings')
    """
    return ask(folder, "Findings by rule: in how many models, and how many in all.", _FINDINGS)


def evidence_gaps(folder: str | os.PathLike[str]) -> PortfolioTable:
    """
    Return how many stated links have no evidence, by the pair of stages that they join, the largest gap first.

    Args:
        folder: A folder of tables.

    Returns:
        Rows, one for each pair of stages, with links, those that evidence supports, those without evidence, also as a
        percentage, and models.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import evidence_gaps, survey, write_tables
        >>> written = write_tables(survey([load_example("reading-together")]), "gaps")
        >>> evidence_gaps("gaps").to_records()[0]["stages"]
        'inputs → activities'
    """
    return ask(folder, "Stated links without evidence, by the pair of stages that they join.", _STAGE_PAIRS)


def coverage(folder: str | os.PathLike[str], *, by: CodesBy = "references") -> PortfolioTable:
    """
    Return how many models have a part with each code in each stage, the most common code first.

    Args:
        folder: A folder of tables.
        by: What the codes are: the ``references`` of elements and of their indicators, such as ``SDG 4.1``, or the
            ``tags`` of elements.

    Returns:
        A row for each code, with the number of models that have it anywhere, and then in each stage. Standard stages
        come first, in their order.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.
        ValueError: ``by`` is neither of the two.

    Example:
        >>> from logicmodel import LogicModel, Outcome
        >>> from logicmodel.portfolio import coverage, survey, write_tables
        >>> from logicmodel.vocabulary import Reference
        >>> pupils = LogicModel("pupils", parts=[Outcome("read", "Pupils read", references=[Reference("SDG", "4.1")])])
        >>> written = write_tables(survey([pupils]), "covered")
        >>> print(coverage("covered"))
        code     models  outcomes
        SDG 4.1  1       1
    """
    one_of("by", by, get_args(CodesBy))
    counted = f"SELECT code, stage, count(DISTINCT origin) FROM ({_CODES if by == 'references' else _TAGS})"  # noqa: S608 -- ours
    with open_tables(folder) as tables:
        each = {(code, stage): models for code, stage, models in tables.sql(f"{counted} GROUP BY ALL").fetchall()}
        whole = tables.sql(f"{counted.replace('stage,', 'NULL,')} GROUP BY ALL ORDER BY 3 DESC, code").fetchall()
    stages = _in_order({stage for _, stage in each})
    rows = [(code, models, *(each.get((code, stage), 0) for stage in stages)) for code, _, models in whole]
    return PortfolioTable("Models with a part of each code, by stage.", ["code", "models", *stages], rows)


def _in_order(stages: set[str]) -> list[str]:
    return [*(stage for stage in STANDARD_STAGES if stage in stages), *sorted(stages - STANDARD_STAGES.keys())]


def attained_by_indicator(folder: str | os.PathLike[str]) -> PortfolioTable:
    """
    Return how far indicators of one label and unit got, as counts: of those due, how many were met.

    Values are never added up, and shares never averaged; each row counts attainments for the whole population.

    Args:
        folder: A folder of tables.

    Returns:
        Rows, one for each label and unit, with models, due, met, no data (of those due), not due, no target.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import attained_by_indicator, survey, write_tables
        >>> written = write_tables(survey([load_example("reading-together")]), "attained")
        >>> attained_by_indicator("attained").columns
        ('indicator', 'unit', 'models', 'due', 'met', 'no data', 'not due', 'no target')
    """
    return ask(folder, "Indicators by label and unit: how many were due, and how many of these met.", _ATTAINED)


def shared_indicators(folder: str | os.PathLike[str]) -> PortfolioTable:
    """
    Return the indicators that several models have under one label, the most shared first.

    Values are not added up: models that share a label may measure other people, and would count some twice. Different
    units or measures under one label are listed, because they say that the label means several things.

    Args:
        folder: A folder of tables.

    Returns:
        Rows, one for each label, with models, units and measures.

    Raises:
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import shared_indicators, survey, write_tables
        >>> written = write_tables(survey([load_example("reading-together")]), "shared")
        >>> len(shared_indicators("shared"))
        0
    """
    return ask(folder, "Indicators that several models have under one label.", _SHARED)
