"""The one description of a document: headings, paragraphs, lists, tables and pictures, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from attrs import field, frozen


def _as_texts(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(texts)


@frozen
class Heading:
    """A heading; level 1 is the one below the title."""

    text: str
    level: int = 1


@frozen
class Paragraph:
    """A paragraph; one that is a label stands before what it introduces."""

    text: str


@frozen
class Bullets:
    """A list of texts, each with the depth at which it stands."""

    items: tuple[tuple[int, str], ...]


@frozen
class Picture:
    """A picture as PNG and as SVG, with its text alternative and its width over its height."""

    png: bytes
    svg: str
    alt: str


@frozen
class Cell:
    """
    A cell.

    Args:
        lines: Its lines.
        down: How many rows it covers.
        across: How many columns it covers.
        is_heading: Whether it says what stands beside or below it.
    """

    lines: tuple[str, ...] = field(default=(), converter=_as_texts)
    down: int = 1
    across: int = 1
    is_heading: bool = False

    @property
    def text(self) -> str:
        """Its lines, one below the other."""
        return "\n".join(self.lines)


@frozen
class Table:
    """
    A table.

    Args:
        title: What it is a table of.
        headings: The headings of its columns, or nothing where rows have headings of their own.
        widths: How wide its columns are, in any unit.
        rows: Its cells, without those that cells above or beside them cover.
    """

    title: str
    headings: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def places(self) -> list[list[tuple[int, Cell]]]:
        """Return the cells of each row, each with its column; those that others cover leave gaps."""
        covered: dict[int, int] = {}
        placed: list[list[tuple[int, Cell]]] = []
        for row in self.rows:
            column, line = 0, []
            for cell in row:
                while covered.get(column, 0):
                    column += 1
                line.append((column, cell))
                for each in range(column, column + cell.across):
                    covered[each] = cell.down
                column += cell.across
            placed.append(line)
            covered = {each: rows - 1 for each, rows in covered.items() if rows > 1}
        return placed


Block: TypeAlias = Heading | Paragraph | Bullets | Picture | Table


@frozen
class Document:
    """
    A document.

    Args:
        title: Its title.
        blocks: What it says, in order.
        language: The language of its texts, as a BCP 47 tag.
        is_wide: Whether its pages lie on their side.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "en"
    is_wide: bool = True

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
