"""From rows to the tree that the reader of files reads: entries in their sections, details in their entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, evolve, field

from logicmodel.errors import FormatError, Problem, did_you_mean, suggest
from logicmodel.formats.sorts import Field, Sort
from logicmodel.formats.workbook.cells import NUMBER, ListError, as_text, is_blank, split, typed
from logicmodel.formats.workbook.rows import Row, Rows, Said, SheetSource
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
from logicmodel.reading.json_text import read_json
from logicmodel.reading.limits import FORMAT_VERSION
from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping, Node, Scalar, Sequence, Unread

_IN_LISTS: Final = {"stages", "links", "claims"}
_BETWEEN_ENDS: Final = {"links": "->", "claims": "=>"}
_NUMBERS: Final = {Sort.NUMBER, Sort.FLAG}
_WORDS: Final = {Sort.ID, Sort.DATE, Sort.PERIOD, Sort.CHOICE, Sort.NAME, Sort.REFERENCE}


def tree_of(rows: Rows, source: SheetSource, problems: list[Problem]) -> Mapping:
    """
    Return rows as the mapping that a file of a model is.

    Args:
        rows: The rows, by the name of the sheet.
        source: Where they stand.
        problems: Where problems are noted.
    """
    return _TreeMaker(rows, source, problems).root()


@define
class _TreeMaker:
    rows: Rows
    source: SheetSource
    problems: list[Problem]
    _owners: dict[tuple[str, str], Mapping] = field(init=False, factory=dict)

    def root(self) -> Mapping:
        header = self._header()
        sections = {sheet.section: sheet for sheet in SHEETS if not sheet.detail and sheet is not MODEL}
        for section, sheet in sections.items():
            if section != "assumptions" and self.rows.get(sheet.name):
                _put(header, section, self._section(sheet))
        if rows := self.rows.get(sections["assumptions"].name):
            _put(header, "assumptions", self._assumptions(sections["assumptions"], rows))
        for sheet in SHEETS:
            if sheet.detail:
                self._attach(sheet, self.rows.get(sheet.name, ()))
        return header

    def _header(self) -> Mapping:
        rows = self.rows.get(MODEL.name)
        row = rows[0] if rows else Row(0, {})
        known = {name: said for name, said in row.cells.items() if name in MODEL.by_heading}
        root = self._entry(MODEL, Row(row.at, known))
        version = row.cells.get("logicmodel")
        text = str(FORMAT_VERSION) if version is None else as_text(version.value)
        _put(root, "logicmodel", Scalar(row.at if version is None else version.at, text, quoted=False))
        for name, said in row.cells.items():
            if name not in known and name != "logicmodel":
                advice = did_you_mean(suggest(name, MODEL.by_heading)) or f"it has {', '.join(MODEL.by_heading)}"
                self._refuse(said.at, f"the model has no field {name!r}", advice)
        if isinstance(identifier := root.entries.get("id"), Scalar):
            self._owners["model", identifier.text] = root
        return root

    def _section(self, sheet: Sheet) -> Node:
        """Return the entries of a sheet: a list, or a mapping by id."""
        entries = [(self._entry(sheet, row), row) for row in self.rows[sheet.name]]
        if sheet.section in _IN_LISTS:
            for entry, _ in entries:
                self._own(sheet.section, entry)
            return Sequence(entries[0][1].at, [entry for entry, _ in entries])
        section = Mapping(entries[0][1].at)
        for entry, row in entries:
            identifier = entry.entries.pop("id", None)
            if not isinstance(identifier, Scalar):
                self._refuse(row.at, f"a row of {sheet.name} has no id", "write one in the column 'id'")
            elif identifier.text in section.entries:
                places = (self.source.place(identifier.at), self.source.place(section.key_at[identifier.text]))
                message = f"the id {identifier.text!r} stands in two rows of {sheet.name}"
                self.problems.append(Problem(message, places, "keep one row, or give the other another id"))
            else:
                section.entries[identifier.text], section.key_at[identifier.text] = entry, identifier.at
                self._owners[sheet.section, identifier.text] = entry
        return section

    def _own(self, section: str, entry: Mapping) -> None:
        """Note what details of a list item name: its id, or the one that a link or a claim has from its ends."""
        ends = [entry.entries.get(name) for name in ("source", "target")]
        identifier = entry.entries.get("id")
        between = _BETWEEN_ENDS.get(section)
        default = between.join(end.text for end in ends if isinstance(end, Scalar)) if between else ""
        text = identifier.text if isinstance(identifier, Scalar) else default
        if between and text == default:
            entry.entries.pop("id", None)
        self._owners.setdefault((section, text), entry)

    def _assumptions(self, sheet: Sheet, rows: list[Row]) -> Sequence:
        """Return the assumptions of the model, and put those of links where the links say them."""
        section = Sequence(rows[0].at)
        known: dict[str, Mapping] = {}
        for row in rows:
            entry = self._entry(sheet, row)
            link = entry.entries.pop(LINK_OF_ASSUMPTION, None)
            identifier = entry.entries.get("id")
            said: Node = entry
            if isinstance(identifier, Scalar):
                if identifier.text in known:
                    self._unite(known[identifier.text], entry, identifier.text)
                else:
                    known[identifier.text] = entry
                    section.items.append(entry)
                said = Scalar(identifier.at, identifier.text, quoted=True)
            elif link is None:
                section.items.append(entry)
            if isinstance(link, Scalar):
                self._assume(link, said)
        return section

    def _unite(self, known: Mapping, more: Mapping, identifier: str) -> None:
        """Add what a further row says of an assumption that is there already."""
        for name, node in more.entries.items():
            before = known.entries.setdefault(name, node)
            known.key_at.setdefault(name, node.at)
            if isinstance(before, Scalar) and isinstance(node, Scalar) and before.text != node.text:
                places = (self.source.place(node.at), self.source.place(before.at))
                message = f"two rows say different things in {name} of assumption {identifier!r}"
                self.problems.append(Problem(message, places, "leave the cell blank in one of them"))

    def _assume(self, link: Scalar, said: Node) -> None:
        """Let a link make an assumption."""
        entry = self._owners.get(("links", link.text))
        if entry is None:
            self._refuse_owner("links", link)
            return
        assumptions = entry.entries.get("assumptions")
        if not isinstance(assumptions, Sequence):
            assumptions = Sequence(said.at)
            _put(entry, "assumptions", assumptions)
        assumptions.items.append(said)

    def _attach(self, sheet: Sheet, rows: Iterator[Row] | list[Row] | tuple[()]) -> None:
        """Put the rows of a detail into the entries that they belong to."""
        for row in rows:
            entry = self._entry(sheet, row)
            section = self._owner_section(sheet, entry, row)
            owner = self._owner(sheet, section, entry, row) if section else None
            each = self._owner_field(sheet, section, entry, row) if section else None
            if owner is not None and each is not None:
                self._attach_one(owner, each, entry)

    def _attach_one(self, owner: Mapping, each: Field, entry: Mapping) -> None:
        present = owner.entries.get(each.name)
        if each.sort in {Sort.ENTRIES, Sort.ONE_OR_MORE}:
            if not isinstance(present, Sequence):
                present = Sequence(entry.at)
                _put(owner, each.name, present)
            present.items.append(entry)
        elif present is None:
            _put(owner, each.name, entry)
        else:
            places = (self.source.place(entry.at), self.source.place(present.at))
            self.problems.append(Problem(f"a second {word_of(each)} for one id", places, "keep one of the two"))

    def _owner_section(self, sheet: Sheet, entry: Mapping, row: Row) -> str | None:
        if len(sheet.owners) == 1:
            return next(iter(sheet.owners))
        node = entry.entries.pop(OWNER_SECTION, None)
        text = node.text.lower().replace(" ", "_") if isinstance(node, Scalar) else ""
        if text in sheet.owners:
            return text
        hint = f"write one of {', '.join(sheet.owners)}"
        self._refuse(node.at if node else row.at, f"{OWNER_SECTION} must name a sheet, not {text!r}", hint)
        return None

    def _owner(self, sheet: Sheet, section: str, entry: Mapping, row: Row) -> Mapping | None:
        name = OWNER_ID if len(sheet.owners) > 1 else ENTRY_OF_SECTION[section].name
        node = entry.entries.pop(name, None)
        if not isinstance(node, Scalar):
            self._refuse(row.at, f"a row of {sheet.name} names nothing in the column {name!r}", "write an id there")
            return None
        owner = self._owners.get((section, node.text))
        if owner is None:
            self._refuse_owner(section, node)
        return owner

    def _refuse_owner(self, section: str, node: Scalar) -> None:
        known = [identifier for where, identifier in self._owners if where == section]
        hint = did_you_mean(suggest(node.text, known)) or f"add it to the sheet of {section.replace('_', ' ')}"
        self._refuse(node.at, f"{node.text!r} is not among the {section.replace('_', ' ')}", hint)

    def _owner_field(self, sheet: Sheet, section: str, entry: Mapping, row: Row) -> Field | None:
        fields = {word_of(each): each for each in sheet.owners[section]}
        if FIELD_OF_OWNER not in sheet.by_heading:
            return next(iter(fields.values()))
        node = entry.entries.pop(FIELD_OF_OWNER, None)
        text = node.text.lower() if isinstance(node, Scalar) else ""
        found = fields.get(text) or fields.get(text.removesuffix("s"))
        if found is None:
            hint = f"write one of {', '.join(fields)}"
            self._refuse(node.at if node else row.at, f"{FIELD_OF_OWNER} must say what it is, not {text!r}", hint)
        return found

    def _entry(self, sheet: Sheet, row: Row) -> Mapping:
        """Return a row as a mapping of what it says."""
        entry = Mapping(row.at)
        for heading, said in row.cells.items():
            column = sheet.by_heading[heading]
            node = None if is_blank(said.value) else self._node(column, said)
            if node is not None:
                inner = entry
                for name in column.path[:-1]:
                    inner = _inner(inner, name, said.at)
                _put(inner, column.path[-1], node)
        return entry

    def _node(self, column: Column, said: Said) -> Node | None:
        if column.is_json:
            return self._from_json(column, said, as_text(said.value))
        if column.field.sort in LISTED:
            try:
                texts = split(as_text(said.value))
            except ListError as error:
                self._refuse(said.at, f"{column.heading}: {error}", 'write texts with ";" between them')
                return None
            return Sequence(said.at, [self._item(column, said, text) for text in texts])
        return _scalar(column.field.sort, said)

    def _item(self, column: Column, said: Said, text: str) -> Node:
        """Return one of the texts of a list; a use of evidence of which more is said is JSON."""
        if column.field.sort is Sort.USES and text.startswith("{"):
            return self._from_json(column, said, text) or Unread(said.at)
        return Scalar(said.at, text, quoted=True)

    def _from_json(self, column: Column, said: Said, text: str) -> Node | None:
        try:
            tree = read_json(Source(self.source.name, text))
        except FormatError:
            self._refuse(said.at, f"{column.heading} must be JSON", "see the sheet that explains the columns")
            return None
        return None if tree.root is None else _moved(tree.root, said.at)

    def _refuse(self, at: int, message: str, hint: str) -> None:
        self.problems.append(self.source.problem(at, message, hint))


def _scalar(sort: Sort, said: Said) -> Scalar:
    if sort is Sort.NUMBER_OR_TEXT:
        value = typed(said.value) if isinstance(said.value, str) and not said.is_typed else said.value
        is_text = isinstance(value, str)
        return Scalar(said.at, value if isinstance(value, str) else repr(value), quoted=is_text)
    text = as_text(said.value)
    if sort in _NUMBERS:
        text = text.strip().lower() if sort is Sort.FLAG else text.strip()
        return Scalar(said.at, text, quoted=not (sort is Sort.FLAG or NUMBER.fullmatch(text)))
    return Scalar(said.at, text.strip() if sort in _WORDS else text, quoted=True)


def _put(entry: Mapping, name: str, node: Node) -> None:
    entry.entries[name], entry.key_at[name] = node, node.at


def _inner(entry: Mapping, name: str, at: int) -> Mapping:
    inner = entry.entries.get(name)
    if not isinstance(inner, Mapping):
        inner = Mapping(at)
        _put(entry, name, inner)
    return inner


def _moved(node: Node, at: int) -> Node:
    """Return a node all of which stands in one cell."""
    if isinstance(node, Mapping):
        return Mapping(
            at, {name: _moved(each, at) for name, each in node.entries.items()}, dict.fromkeys(node.key_at, at)
        )
    if isinstance(node, Sequence):
        return Sequence(at, [_moved(each, at) for each in node.items])
    return evolve(node, at=at)
