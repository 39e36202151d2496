"""
Documents for those who read and fund programmes: logframes, indicator tables, evaluation matrices, narratives, stories.

Each ``write_…`` writes one document to a Word file, a workbook, a page, Markdown or CSV, as the ending of the name
says, and returns the report of what the document leaves out. Slides can be edited and read back. Word files, workbooks
and slides need ``logicmodel[office]``.
"""

from logicmodel.documents.report_writing import (
    write_assumption_register,
    write_contribution,
    write_evaluation_matrix,
    write_indicator_table,
    write_logframe,
    write_narrative,
)
from logicmodel.documents.slides.slide_files import update_from_slides, write_slides

__all__ = [
    "update_from_slides",
    "write_assumption_register",
    "write_contribution",
    "write_evaluation_matrix",
    "write_indicator_table",
    "write_logframe",
    "write_narrative",
    "write_slides",
]
