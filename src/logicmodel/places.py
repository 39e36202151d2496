"""Source places: where a value was written, in a Python file or in a model file."""

from __future__ import annotations

import linecache
import os
import sys
from functools import cache, lru_cache
from pathlib import Path
from types import FrameType
from typing import Final

from attrs import field, frozen

from logicmodel.wording import visible, visible_lines

_PACKAGE: Final = str(Path(__file__).parent / "_")[:-1]
_SAMPLES: Final = str(Path(__file__).parent / "examples" / "_")[:-1]
_GENERATED: Final = "<attrs generated"
_NEAR: Final = 100  # how much of a line is shown on each side of a column; some files have no line breaks


@frozen
class Place:
    """
    A place in a source file, so that an error can point at it.

    Args:
        file: The path of the file, as it was given, or a name such as ``<stdin>``.
        line: The line, counted from 1.
        column: The column, counted from 1, or None if only the line is known.
        text: The line itself, where it can be read nowhere else; it takes no part in equality.
        pointer: Where in the file it is, as a JSON Pointer (RFC 6901), if that is known; it takes no part in equality.
        shown: How errors show the file, if not by its path; it takes no part in equality.

    Example:
        >>> from logicmodel.errors import Place
        >>> print(Place("model.yaml", 3, 7))
        model.yaml:3:7
    """

    file: str
    line: int
    column: int | None = None
    text: str | None = field(default=None, repr=False, eq=False)
    pointer: str | None = field(default=None, repr=False, eq=False, kw_only=True)
    shown: str | None = field(default=None, repr=False, eq=False, kw_only=True)

    def __str__(self) -> str:
        """Return ``file:line`` or ``file:line:column``, as editors open it; the file of a cell is ``In[3]``."""
        column = "" if self.column is None else f":{self.column}"
        return f"{visible(_cell(self.file) or self.shown or self.file)}:{self.line}{column}"

    def excerpt(self) -> str | None:
        """Return the line with a caret under the column, or None if there is no line to show."""
        if self.column is None:  # then nothing is read: the file may be as large as the disk
            return None
        line = self.text if self.text is not None else linecache.getline(self.file, self.line)
        line = line.rstrip("\r\n")
        if not line or line.isspace():
            return None
        start, end = max(0, self.column - 1 - _NEAR), self.column - 1 + _NEAR
        before = ("…" if start else "") + visible_lines(line[start : self.column - 1])
        after = visible_lines(line[self.column - 1 : end]) + ("…" if end < len(line) else "")
        # A tab in the margin keeps the caret under its character whatever the width of a tab.
        margin = "".join("\t" if char == "\t" else " " for char in before)
        return f"    {before}{after}\n    {margin}^"


@frozen
class DataPlace(Place):
    """
    A place in data that were parsed before, which have no lines.

    Args:
        file: What the data are called.
        pointer: Where in the data it is, as a JSON Pointer.

    Example:
        >>> from logicmodel.places import DataPlace
        >>> print(DataPlace("<data>", pointer="/links/0/source"))
        <data>#/links/0/source
    """

    line: int = field(default=0, init=False)
    column: int | None = field(default=None, init=False)
    pointer: str | None = field(default=None, kw_only=True)

    def __str__(self) -> str:
        """Return the name of the data, and the pointer behind ``#``."""
        return visible(f"{self.file}#{self.pointer or ''}")


@frozen
class CellPlace(Place):
    """
    A cell of a sheet, so that an error can point at it as a spreadsheet program names it.

    Args:
        file: The path of the workbook or of the CSV file.
        line: The row, counted from 1.
        column: The column, counted from 1, or None for a whole row.
        sheet: The sheet, or None for a file that is one sheet.

    Example:
        >>> from logicmodel.places import CellPlace
        >>> print(CellPlace("model.xlsx", 15, 3, sheet="Links"))
        model.xlsx[Links]!C15
    """

    sheet: str | None = None

    def __str__(self) -> str:
        """Return the cell as ``model.xlsx[Links]!C15``, or the row as ``model.xlsx[Links]!15``."""
        sheet = f"[{self.sheet}]" if self.sheet else ""
        return f"{visible(f'{self.file}{sheet}')}!{_letters(self.column or 0)}{self.line}"

    def excerpt(self) -> str | None:
        """Return None, for a cell is no line of text."""
        return None


def _letters(column: int) -> str:
    """Return the letters of a column: A to Z, then AA."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _cell(file: str) -> str | None:
    """Return what tracebacks call the cell of a notebook whose code is in a file, or None if it is in none."""
    ipython = sys.modules.get("IPython")  # a notebook has loaded it; nobody else should
    shell = ipython.get_ipython() if ipython else None
    # Shells of other makers, and those before IPython 8, may have no names for cells.
    naming = getattr(getattr(shell, "compile", None), "format_code_name", None)
    named = naming(file) if naming else None
    return named[1] if named else None


def caller() -> Place | None:
    """
    Return the place in the user's code that is now calling into this package.

    Frames of the package itself and of methods that attrs wrote are passed over; the shipped examples count as a
    user's code.
    """
    # The public way (inspect.stack) reads source files on every call. What calls this is never a user's own code.
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001
    while frame is not None:
        file = frame.f_code.co_filename
        if not _is_passed_over(file):
            return _shared(file, frame.f_lineno)
        frame = frame.f_back
    return None


@lru_cache(maxsize=1024)
def _shared(file: str, line: int) -> Place:
    """Return a place that all values written there share; rows of a table become values in one line of code."""
    return Place(file, line, shown=_without_machine(file))


def _without_machine(file: str) -> str:
    """Return the path of code without the folders of this machine: from here, or as it is imported, or its name."""
    path = Path(file)
    if not path.is_absolute():
        return file
    above = [folder for folder in (os.getcwd(), *sys.path) if folder and path.is_relative_to(folder)]  # noqa: PTH109 -- a text
    return str(path.relative_to(max(above, key=len))) if above else path.name


@cache
def _is_passed_over(file: str) -> bool:
    """Return whether code of a file is no user's code."""
    return file.startswith((_PACKAGE, _GENERATED)) and not file.startswith(_SAMPLES)
