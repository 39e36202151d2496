"""Documents as HTML pages, Markdown and CSV."""

from __future__ import annotations

import base64
import csv
import io
import re
from html import escape
from typing import Final

from logicmodel.documents.reports.description import Block, Bullets, Cell, Document, Heading, Paragraph, Picture, Table

_STYLE: Final = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; color: #1b1b1b;
  background: #fff }
.wide { overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-size: .875rem }
caption { text-align: left; font-weight: 600; padding: .5rem 0 }
th, td { border: 1px solid #767676; padding: .35rem .5rem; text-align: left; vertical-align: top }
th { background: #dde7ea }
img { max-width: 100%; height: auto }
@media print { thead { display: table-header-group } tr { break-inside: avoid } }
"""
_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def html_text(document: Document) -> str:
    """Return a document as an HTML page of its own."""
    body = "\n".join(map(_html, document.blocks))
    title = escape(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n{body}\n"
        "</main>\n</body>\n</html>\n"
    )


def _html(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
        case Paragraph():
            return f"<p>{_lines(block.text.splitlines())}</p>"
        case Bullets():
            return _html_list(block)
        case Picture():
            content = base64.b64encode(block.svg.encode()).decode()
            return f'<p><img src="data:image/svg+xml;base64,{content}" alt="{escape(block.alt)}"></p>'
        case Table():
            return _html_table(block)


def _html_list(bullets: Bullets) -> str:
    text, open_lists = "", 0
    for depth, item in bullets.items:
        while open_lists > depth + 1:
            text, open_lists = f"{text}</li></ul>", open_lists - 1
        if open_lists == depth + 1:
            text += "</li>"
        while open_lists < depth + 1:
            text, open_lists = f"{text}<ul>", open_lists + 1
        text += f"<li>{escape(item)}"
    return text + "</li></ul>" * open_lists


def _html_table(table: Table) -> str:
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in table.headings)
    rows = "\n".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in table.rows)
    thead = f"<thead><tr>{head}</tr></thead>\n" if head else ""
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(table.title)}"><table>\n'
        f"<caption>{escape(table.title)}</caption>\n{thead}<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _html_cell(cell: Cell) -> str:
    name = "th" if cell.is_heading else "td"
    scope = ' scope="rowgroup"' if cell.is_heading and cell.down > 1 else ""
    spans = f' rowspan="{cell.down}"' if cell.down > 1 else ""
    spans += f' colspan="{cell.across}"' if cell.across > 1 else ""
    return f"<{name}{scope}{spans}>{_lines(cell.lines)}</{name}>"


def _lines(lines: list[str] | tuple[str, ...]) -> str:
    return "<br>".join(map(escape, lines))


def markdown_text(document: Document) -> str:
    """Return a document as Markdown; cells that cover several rows are written in the first, pictures are left out."""
    blocks = (_markdown(block) for block in document.blocks if not isinstance(block, Picture))
    return "\n\n".join([f"# {_plain(document.title)}", *blocks]) + "\n"


def _markdown(block: Block) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_plain(block.text)}"
        case Paragraph():
            return "  \n".join(map(_plain, block.text.splitlines()))
        case Bullets():
            return "\n".join(f"{'  ' * depth}- {_plain(text)}" for depth, text in block.items)
        case Table():
            return _markdown_table(block)
        case Picture():
            return ""


def _markdown_table(table: Table) -> str:
    rows = spread(table)
    head, rest = (list(table.headings), rows) if table.headings else (rows[0], rows[1:])
    lines = [head, ["---"] * len(head), *rest]
    written = ("| " + " | ".join(map(_cell, line)) + " |" for line in lines)
    return f"**{_plain(table.title)}**\n\n" + "\n".join(written)


def _cell(text: str) -> str:
    return text if text == "---" else "<br>".join(map(_plain, text.splitlines()))


def _plain(text: str) -> str:
    text = _MARKDOWN.sub(r"\\\1", " ".join(text.split()))
    return re.sub(r"^(\d+)\.(?=\s)", r"\1\\.", re.sub(r"^([-+])(?=\s)", r"\\\1", text))


def csv_bytes(document: Document) -> bytes:
    """Return the table of a document as CSV in UTF-8, with the mark by which spreadsheet programs know that."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    for table in document.tables:
        if table.headings:
            writer.writerow(table.headings)
        writer.writerows(spread(table))
    return stream.getvalue().encode("utf-8-sig")


def spread(table: Table) -> list[list[str]]:
    """Return the texts of a table with a place for each cell; what a cell covers is blank."""
    rows = [[""] * len(table.widths) for _ in table.rows]
    for row, line in zip(rows, table.places(), strict=True):
        for column, cell in line:
            row[column] = cell.text
    return rows
