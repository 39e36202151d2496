"""What of a model a document does not say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from logicmodel.exchange.losses import Loss, Losses, gathered
from logicmodel.formats.workbook.cells import CellValue, as_text
from logicmodel.formats.workbook.model_tables import Table, tables_of
from logicmodel.formats.workbook.sheets import FIELD_OF_OWNER, MODEL
from logicmodel.model.logic_model import LogicModel

_SUBJECTS: Final = {"Evidence": "evidence"}

# What joins rows of sheets to each other says nothing by itself.
_JOINTS: Final = frozenset({"id", "link", "indicator", "section", "logicmodel", FIELD_OF_OWNER})


def unwritten(model: LogicModel, format: str, written: Mapping[str, Collection[str]]) -> Losses:
    """
    Return what of a model is not written, from what is.

    Ids are for files and are not counted.

    Args:
        model: The model.
        format: What the document is called.
        written: The fields that are written, by the name of the sheet in which a workbook would have them.
    """
    losses = (loss for table in tables_of(model) for loss in _unwritten(table, written.get(table.sheet.name)))
    return gathered(format, losses)


def _unwritten(table: Table, written: Collection[str] | None) -> list[Loss]:
    subject = _SUBJECTS.get(table.sheet.name, table.sheet.name.lower().removesuffix("s"))
    if table.sheet is MODEL:
        said: list[tuple[str | None, str, CellValue]] = [(None, str(name), value) for name, value in table.rows]
    elif written is None:  # nothing of it: each row is one loss
        return [Loss("dropped", subject, _text(row[0]), None, _text(row[1])) for row in table.rows]
    else:
        said = [
            (_text(row[0]), heading, value)
            for row in table.rows
            for heading, value in zip(table.headings, row, strict=True)
        ]
    known = {*(written or ()), *_JOINTS}
    return [
        Loss("dropped", subject, identifier, name, _text(value))
        for identifier, name, value in said
        if value is not None and name not in known
    ]


def _text(value: CellValue) -> str | None:
    return None if value is None else as_text(value)
