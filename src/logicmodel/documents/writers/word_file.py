"""Documents as Word files."""

from __future__ import annotations

import datetime as dt
import io
import os
from typing import Any, Final, cast

import docx
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.document import CT_Document
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from logicmodel.archives import timeless
from logicmodel.documents.reports.description import Block, Bullets, Cell, Document, Heading, Paragraph, Picture, Table

_EARLIEST: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_GRID: Final = "Table Grid"
_SHADE: Final = "DDE7EA"
_SMALL: Final = Pt(9)
_SMALLER: Final = Pt(8)  # where columns are so many that words would break
_MANY: Final = 9
_MARGIN: Final = Cm(2)
_DEEPEST_LIST: Final = 3  # Word has list styles of three depths
_LONGEST_ALT: Final = 2_000


def word_bytes(document: Document, template: str | os.PathLike[str] | None = None) -> bytes:
    """
    Return a document as a Word file, the same bytes for equal documents.

    Args:
        document: The document.
        template: A Word file whose styles, margins, headers and footers are kept; its text is replaced.
    """
    made = docx.Document(None if template is None else os.fspath(template))
    if template is not None:
        _empty(made)
    else:
        _set_margins(made)
    _set_properties(made, document)
    if document.is_wide:
        _lay_on_its_side(made)
    made.add_paragraph(document.title, style=_style(made, "Title", "Heading 1"))
    for block in document.blocks:
        _add(made, block)
    stream = io.BytesIO()
    made.save(stream)
    return timeless(stream.getvalue())


def _empty(made: WordDocument) -> None:
    body = cast("CT_Document", made.element).body
    for child in list(body):
        if child.tag != qn("w:sectPr"):  # the margins, headers and footers
            body.remove(child)


def _set_margins(made: WordDocument) -> None:
    for section in made.sections:
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN


def _set_properties(made: WordDocument, document: Document) -> None:
    properties = made.core_properties
    properties.title, properties.language = document.title[:255], document.language
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = _EARLIEST
    properties.revision = 1
    # What a screen reader goes by is the language of the default style.
    fonts = made.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if fonts is not None:
        language: Any = fonts.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            fonts.append(language)
        language.set(qn("w:val"), document.language)


def _lay_on_its_side(made: WordDocument) -> None:
    for section in made.sections:
        width, height = section.page_width, section.page_height
        if width is not None and height is not None and width < height:
            # Word takes the orientation for what it prints, and the sizes for what it shows.
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = height, width


def _style(made: WordDocument, *names: str) -> str | None:
    """Return the first style that the document has, for a template may lack some."""
    known = {style.name for style in made.styles}
    return next((name for name in names if name in known), None)


def _add(made: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            made.add_paragraph(block.text, style=_style(made, f"Heading {block.level}", "Heading 1"))
        case Paragraph():
            made.add_paragraph(block.text)
        case Bullets():
            _add_list(made, block)
        case Picture():
            _add_picture(made, block)
        case Table():
            _add_table(made, block)


def _add_list(made: WordDocument, bullets: Bullets) -> None:
    for depth, text in bullets.items:
        level = min(depth + 1, _DEEPEST_LIST)
        name = "List Bullet" if level == 1 else f"List Bullet {level}"
        made.add_paragraph(text, style=_style(made, name, "List Bullet"))


def _text_width(made: WordDocument) -> int:
    section = made.sections[-1]
    return int((section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0))


def _add_picture(made: WordDocument, picture: Picture) -> None:
    shape = made.add_picture(io.BytesIO(picture.png), width=Emu(_text_width(made)))
    shape._inline.docPr.set("descr", picture.alt[:_LONGEST_ALT])  # noqa: SLF001 -- python-docx has no other way


def _add_table(made: WordDocument, table: Table) -> None:
    columns = len(table.widths)
    size = _SMALL if columns <= _MANY else _SMALLER
    grid = made.add_table(0, columns, style=_style(made, _GRID))
    grid.autofit = False
    _describe(grid, table.title)
    widths = [Emu(int(_text_width(made) * width / sum(table.widths))) for width in table.widths]
    if table.headings:
        row = grid.add_row()
        _mark(row, "w:tblHeader")
        for cell, heading in zip(row.cells, table.headings, strict=True):
            _write(cell, Cell([heading], is_heading=True), size)
    first = len(grid.rows)
    for _ in table.rows:
        _mark(grid.add_row(), "w:cantSplit")
    cells = [list(row.cells) for row in grid.rows]
    for index, line in enumerate(table.places(), first):
        for column, cell in line:
            at = cells[index][column]
            if cell.down > 1 or cell.across > 1:
                at = at.merge(cells[index + cell.down - 1][column + cell.across - 1])
            _write(at, cell, size)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for line_of_cells in cells:
        for at, width in zip(line_of_cells, widths, strict=True):
            at.width = width  # LibreOffice goes by the grid, Word by each cell
    made.add_paragraph()


def _describe(grid: WordTable, title: str) -> None:
    caption: Any = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), title)
    grid._tbl.tblPr.append(caption)  # noqa: SLF001 -- python-docx has no other way


def _mark(row: Any, name: str) -> None:  # noqa: ANN401 -- a row of python-docx
    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 -- the same


def _write(at: _Cell, cell: Cell, size: Length) -> None:
    inside: Any = at._tc  # noqa: SLF001 -- the same
    for extra in at.paragraphs[1:]:  # merging leaves the paragraphs of all cells
        inside.remove(extra._p)  # noqa: SLF001 -- the same
    for number, line in enumerate(cell.lines or ("",)):
        paragraph = at.paragraphs[0] if number == 0 else at.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(line)
        run.font.size = size
        run.bold = cell.is_heading or None
    if cell.is_heading:
        shade: Any = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _SHADE)):
            shade.set(qn(name), value)
        at._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 -- the same
