"""What stands above the headings of a table."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from logicmodel.exchange.tables.drafts import Draft

_TITLE: Final = re.compile(
    r"(?:programme title|project title|project|programme|title|사업명|titre du projet|título del proyecto)\s*:\s*(.+)",
    re.IGNORECASE,
)
_OF_THE_FORM: Final = re.compile(
    r"(?:작성자|작성일|양식번호|author|prepared by|date|auteur|autor|fecha)\s*:.*", re.IGNORECASE
)


def read_above(draft: Draft, row: int, read: Collection[int] = ()) -> None:
    """
    Read what stands above the headings: a title. What is about the form or a person is counted, and not shown.

    Args:
        draft: The draft.
        row: The row of the headings.
        read: The columns of the row above them that were read already.
    """
    for number in range(row):
        for column, text in enumerate(draft.grid.rows[number]):
            if found := _TITLE.fullmatch(text):
                draft.title = found.group(1)
            elif _OF_THE_FORM.fullmatch(text):
                reason = "who filled in the form, and when, is not read"
                draft.lose("dropped", "form field", (number, column), reason, is_shown=False)
            elif text and not (number == row - 1 and column in read):
                draft.lose("dropped", "title", (number, column), "it stands above the table")
