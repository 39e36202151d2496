"""
Many models: one question asked of each, on any executor, and the answers as tables.

`survey` reads models and asks a question of each. `rows_of`, the question that it asks by default, gives a model as
rows of a few tables; `write_tables` puts them in a folder as Parquet, where SQL asks the rest. Answers travel, models
do not.
"""

from logicmodel.portfolio.folder import Written, known_digests, write_tables
from logicmodel.portfolio.rows import COLUMNS, ROWS_VERSION, checked_rows, rows_of
from logicmodel.portfolio.surveying import Surveyed, survey

__all__ = [
    "COLUMNS",
    "ROWS_VERSION",
    "Surveyed",
    "Written",
    "checked_rows",
    "known_digests",
    "rows_of",
    "survey",
    "write_tables",
]
