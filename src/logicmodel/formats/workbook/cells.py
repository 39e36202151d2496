"""What stands in one cell: a text, a number, a truth value, or several texts with ``;`` between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

CellValue: TypeAlias = str | float | bool | None

NUMBER: Final = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")

_TO_QUOTE: Final = re.compile(r'[;"\r\n]|^\s|\s$')
_ITEM: Final = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^;"]*))\s*(?:;|$)')


class ListError(ValueError):
    """A cell is not a list of texts."""


def joined(texts: Iterable[str]) -> str:
    """
    Return several texts as one cell.

    Texts have ``;`` between them. One that holds ``;``, a quote, a line break or a space at an end stands in quotes,
    in which a quote is doubled, as in a CSV file.
    """
    return "; ".join(f'"{text.replace(chr(34), chr(34) * 2)}"' if _TO_QUOTE.search(text) else text for text in texts)


def split(cell: str) -> list[str]:
    """
    Return the texts in a cell.

    Raises:
        ListError: A quote has no end, or something follows it.
    """
    texts = []
    at = 0
    while at < len(cell):
        found = _ITEM.match(cell, at)
        if found is None:
            msg = "a quote in it is never closed, or is followed by more than ';'"
            raise ListError(msg)
        quoted, plain = found.groups()
        texts.append(plain.strip() if quoted is None else quoted.replace('""', '"'))
        at = found.end()
    return [text for text in texts if text]


def is_blank(value: CellValue) -> bool:
    """Return whether a cell says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def as_text(value: CellValue) -> str:
    """Return what a cell says as text; a whole number has no decimals."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_EXACT:
        return str(int(value))
    return str(value)


_LARGEST_EXACT: Final = 2**53  # from here on a float is not exact to the unit


def untyped(value: CellValue) -> str:
    """
    Return a cell for a file that knows texts only, such as CSV.

    A text that would be read as a number is marked by an apostrophe, as in spreadsheet programs.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith("'") or NUMBER.fullmatch(value.strip()) else value
    return repr(value) if isinstance(value, float) else as_text(value)


def typed(text: str) -> CellValue:
    """Return what `untyped` was given."""
    if text.startswith("'"):
        return text[1:]
    number = text.strip()
    if not NUMBER.fullmatch(number):
        return text
    return float(number) if re.search(r"[.eE]", number) else int(number)
