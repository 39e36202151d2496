"""Sheets of workbooks as rows of values, read within limits."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator

from attrs import frozen

from logicmodel.exchange.files import Content
from logicmodel.reading.archives import unzipped


@frozen
class Sheet:
    """
    A sheet.

    Args:
        name: Its name.
        rows: Its rows, each as long as the longest.
    """

    name: str
    rows: tuple[tuple[object, ...], ...]

    def below_heading(self) -> Iterator[tuple[tuple[object, ...], str]]:
        """Iterate over the rows below the first that say something, each with its place."""
        for number, row in enumerate(self.rows[1:], start=2):
            if any(cell not in (None, "") for cell in row):
                yield row, f"{self.name}!A{number}"


def sheets_of(content: Content) -> list[Sheet]:
    """
    Return the sheets of a workbook.

    Args:
        content: The file.

    Raises:
        FormatError: It is no workbook, or unpacks to more than the limit.
        ImportError: openpyxl is not installed.
    """
    unzipped(content.name, content.data)  # refuses what is damaged, and what unpacks to gigabytes
    try:
        import openpyxl  # noqa: PLC0415 -- an extra, and slow to import
    except ImportError:
        msg = 'reading a workbook needs openpyxl; install it with: pip install "logicmodel[office]"'
        raise ImportError(msg) from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and rules that a reader of values does not need
        try:
            book = openpyxl.load_workbook(io.BytesIO(content.data), read_only=True, data_only=True)
            return [Sheet(sheet.title, tuple(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
        except (KeyError, ValueError, TypeError, AttributeError):  # what openpyxl raises for a file that is none
            content.refuse("this is not a workbook of Excel, or a damaged one", "save it again as .xlsx")
