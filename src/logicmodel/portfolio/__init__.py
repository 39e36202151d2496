"""
Many models: one question asked of each, on any executor, and the answers as tables.

`survey` reads models and asks a question of each. `rows_of`, the question that it asks by default, gives a model as
rows of a few tables; `write_tables` puts them in a folder as Parquet, where SQL asks the rest. Answers travel, models
do not.
"""

from logicmodel.portfolio.alike import worded_alike
from logicmodel.portfolio.answers import PortfolioTable
from logicmodel.portfolio.columns import COLUMNS, ROWS_VERSION
from logicmodel.portfolio.folder import Written, known_digests, write_tables
from logicmodel.portfolio.gallery import draw_pictures
from logicmodel.portfolio.queries import (
    attained_by_indicator,
    coverage,
    evidence_gaps,
    findings_by_rule,
    open_tables,
    shared_indicators,
)
from logicmodel.portfolio.report import write_report
from logicmodel.portfolio.rows import checked_rows, rows_of
from logicmodel.portfolio.surveying import Surveyed, survey
from logicmodel.portfolio.totals import Total, total

__all__ = [
    "COLUMNS",
    "ROWS_VERSION",
    "PortfolioTable",
    "Surveyed",
    "Total",
    "Written",
    "attained_by_indicator",
    "checked_rows",
    "coverage",
    "draw_pictures",
    "evidence_gaps",
    "findings_by_rule",
    "known_digests",
    "open_tables",
    "rows_of",
    "shared_indicators",
    "survey",
    "total",
    "worded_alike",
    "write_report",
    "write_tables",
]
