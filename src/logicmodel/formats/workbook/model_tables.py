"""A model as tables: for each sheet its rows, which are lists of cells."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from attrs import define, field

from logicmodel.formats.document import DocumentWriter, date_in_json
from logicmodel.formats.fields import ASSUMPTION, REGISTRIES
from logicmodel.formats.sorts import Entry, Sort, Value
from logicmodel.formats.workbook.cells import CellValue, joined
from logicmodel.formats.workbook.sheets import (
    ENTRY_OF_SECTION,
    FIELD_OF_OWNER,
    LINK_OF_ASSUMPTION,
    LISTED,
    MODEL,
    OWNER_ID,
    OWNER_SECTION,
    SHEETS,
    Column,
    Sheet,
    word_of,
)
from logicmodel.model.logic_model import LogicModel
from logicmodel.reading.limits import FORMAT_VERSION

Written = Any
Row = list[CellValue]

MODEL_HEADINGS: Final = ("field", "value")


@define
class Table:
    """
    What a sheet holds.

    Args:
        sheet: Which sheet it is.
        headings: The first row.
        rows: The other rows; a short one has blank cells at its end.
    """

    sheet: Sheet
    headings: tuple[str, ...]
    rows: list[Row] = field(factory=list)


@define
class _Flat(DocumentWriter):
    """Writes a document in which all that has an id stands in a section of its own."""

    def _is_registered(self, entry: Entry, value: Value) -> bool:
        if entry is ASSUMPTION and value.id is None:
            return self._uses[ASSUMPTION, value] == 0
        return entry in REGISTRIES.values()

    def _elements(self) -> dict[str, Written]:
        return {"elements": {element.id: self._with_kind(element) for element in self.model.elements}}


def tables_of(model: LogicModel) -> list[Table]:
    """
    Return a model as tables, those without rows among them.

    Raises:
        TypeError: A value is of a class that a file would not bring back.
    """
    document = _Flat(model, in_full=True).document()
    entries = {section: list(_entries(section, document)) for section in ENTRY_OF_SECTION}
    return [_table(sheet, entries, document) for sheet in SHEETS]


def _table(sheet: Sheet, entries: dict[str, list[Written]], document: Written) -> Table:
    if sheet is MODEL:
        header = entries["model"][0]
        rows: list[Row] = [["logicmodel", FORMAT_VERSION]]
        rows += [[column.heading, _cell(column, header)] for column in sheet.columns]
        return Table(sheet, MODEL_HEADINGS, rows)
    if sheet.detail:
        said = _details(sheet, entries)
    elif sheet.section == "assumptions":
        said = _assumptions(entries["assumptions"], document.get("links", ()))
    else:
        said = iter(entries[sheet.section])
    rows = [[_cell(column, entry) for column in sheet.columns] for entry in said]
    return Table(sheet, tuple(sheet.by_heading), rows)


def _entries(section: str, document: Written) -> Iterator[Written]:
    """Return the entries of a section, each with its id."""
    if section == "model":
        yield document
        return
    said = document.get(section, {})
    if isinstance(said, dict):
        yield from ({"id": identifier, **entry} for identifier, entry in said.items())
    elif arrow := {"links": "->", "claims": "=>"}.get(section):
        # The id that source and target give is not written, but what belongs to the link or the claim names it.
        yield from ({"id": f"{each['source']}{arrow}{each['target']}", **each} for each in said)
    else:
        yield from said


def _details(sheet: Sheet, entries: dict[str, list[Written]]) -> Iterator[Written]:
    """Return the rows of a detail: what it says, and to what it belongs."""
    for section, fields in sheet.owners.items():
        name = OWNER_ID if len(sheet.owners) > 1 else ENTRY_OF_SECTION[section].name
        for owner in entries[section]:
            for each in fields:
                said = owner.get(each.name, [])
                belongs = {OWNER_SECTION: section, name: owner["id"], FIELD_OF_OWNER: word_of(each)}
                yield from (belongs | entry for entry in (said if isinstance(said, list) else [said]))


def _assumptions(registered: list[Written], links: list[Written]) -> Iterator[Written]:
    """
    Return a row for each link of an assumption, in the order of the links, and then those of the whole model.

    An assumption with an id says what it is in its first row only, so that there is one place to edit it.
    """
    by_id = {entry["id"]: entry for entry in registered if "id" in entry}
    told = set()
    for link in links:
        for said in link.get("assumptions", ()):
            entry = said
            if isinstance(said, str):
                entry = {"id": said} if said in told else by_id[said]
                told.add(said)
            yield entry | {LINK_OF_ASSUMPTION: link.get("id", f"{link['source']}->{link['target']}")}
    yield from (entry for entry in registered if entry.get("id") not in told or "id" not in entry)


def _cell(column: Column, entry: Written) -> CellValue:
    """Return what an entry says in a column."""
    said = entry
    for name in column.path:
        said = said.get(name) if isinstance(said, dict) else None
    if said is None:
        return None
    if column.is_json:
        return _json(said)
    if column.field.sort is Sort.USES:
        return joined(use if isinstance(use, str) else _json(use) for use in said)
    value: CellValue = joined(said) if column.field.sort in LISTED else said
    return value


def _json(said: Written) -> str:
    return json.dumps(said, ensure_ascii=False, default=date_in_json)
