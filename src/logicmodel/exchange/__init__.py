"""
Formats of other tools: every reader returns a model and its losses, every writer returns its losses.

A reader is called ``read_…`` and returns `Imported`, which is the model and a report. A writer is called ``write_…``
and returns the report. With ``strict=True`` both raise `FormatError` if anything would be lost. The report is empty if
and only if reading back what was written gives an equal model. Nothing is invented: no zero, no year, no confidence.
"""

from logicmodel.exchange.losses import Imported, Loss, Losses, LossKind
from logicmodel.formats.workbook.updating import update_from_tables

__all__ = ["Imported", "Loss", "LossKind", "Losses", "update_from_tables"]
