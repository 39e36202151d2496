"""Tables whose columns are stages, as theories of change are often sketched."""

from __future__ import annotations

from logicmodel.exchange.tables.above import read_above
from logicmodel.exchange.tables.drafts import Draft, DraftElement
from logicmodel.exchange.tables.headings import Level, level_of
from logicmodel.exchange.tables.lines import things_of


def read_stages(draft: Draft, row: int, levels: dict[str, Level]) -> None:
    """
    Read elements from columns that are stages; that something stands beside something else says no link.

    Args:
        draft: What is read is added to it.
        row: The row of the headings.
        levels: Words for levels of the user's own.
    """
    read_above(draft, row)
    for column, heading in enumerate(draft.grid.rows[row]):
        level = level_of(heading, levels) if heading else None
        for index in range(row + 1, len(draft.grid.rows)):
            text = draft.text(index, column)
            place = draft.grid.place(index, column)
            for thing in things_of(text) if text else ():
                draft.elements.append(DraftElement(thing.text, level, place, thing.number))
