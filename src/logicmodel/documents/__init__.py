"""
Documents for those who read and fund programmes: logframes, indicator tables, evaluation matrices, narratives.

Each ``write_…`` writes one document to a Word file, a workbook, a page, Markdown or CSV, as the ending of the name
says, and returns the report of what the document leaves out. Word files and workbooks need ``logicmodel[office]``.
"""

from logicmodel.documents.report_writing import (
    write_assumption_register,
    write_evaluation_matrix,
    write_indicator_table,
    write_logframe,
    write_narrative,
)

__all__ = [
    "write_assumption_register",
    "write_evaluation_matrix",
    "write_indicator_table",
    "write_logframe",
    "write_narrative",
]
