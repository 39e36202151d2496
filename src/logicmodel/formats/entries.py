"""Reading entries by the description of their fields; each problem is noted where it stands, and reading goes on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Collection, Iterator
from typing import Final, TypeAlias

from attrs import define, evolve, field

from logicmodel.errors import Problem, ShapeError, note
from logicmodel.formats.advice import (
    entry_hint,
    field_hint,
    field_meant,
    is_by_period,
    list_hint,
    reference_hint,
    split_text,
)
from logicmodel.formats.fields import USE
from logicmodel.formats.names import Names
from logicmodel.formats.sorts import Entry, Field, Sort, Value
from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping, Node, Scalar, Sequence, Unread
from logicmodel.vocabulary.validation import ID_PATTERN
from logicmodel.wording import quoted

_WHOLE_NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER: Final = re.compile(r"[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_COMMENT: Final = re.compile(r"[ \t]*(#[^\r\n]*)")
_WHOLE_NUMBER_DIGITS: Final = 400  # more than any float has, fewer than Python refuses to convert
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TRUTH: Final = {"true": True, "false": False}
IS_ID: Final = re.compile(ID_PATTERN).fullmatch


@define
class EntryReader:
    """
    Reads the entries of one file.

    Args:
        source: The file.
        names: What all files of the model define.
        problems: Where problems are noted.
    """

    source: Source
    names: Names
    problems: list[Problem] = field(factory=list)
    # What is being read: the name of its sort, and its id.
    _kind: str | None = None
    _id: str | None = None

    def refuse(
        self, at: int, message: str, hint: str | None = None, *, code: str = "wrong-type", field: str | None = None
    ) -> None:
        """
        Note a problem.

        Args:
            at: Where it is.
            message: What is wrong.
            hint: What to do about it.
            code: What sort of problem it is, one of `PROBLEM_CODES`.
            field: The field that it is about.
        """
        about = {"code": code, "field": field, "kind": self._kind, "id": self._id}
        note(self.problems, self.source.problem(at, message, hint, **about))

    def keyed(self, entry: Entry, key: str, at: int, node: Node) -> Value:
        """
        Return the value of an entry whose id is its key, or None if it cannot be read.

        Args:
            entry: Its sort.
            key: Its id.
            at: Where the id stands.
            node: What it says.
        """
        return self._value(entry, entry.keyed, node, at, f"{entry.name} {key!r}", id=key)

    def in_place(self, entry: Entry, node: Node) -> Value:
        """Return the value of an entry that is written where it is used, or None if it cannot be read."""
        return self._value(entry, entry.in_place, node, node.at, _called(entry, node))

    def _value(self, entry: Entry, fields: dict[str, Field], node: Node, at: int, what: str, **said: Value) -> Value:
        outer, (self._kind, self._id) = (self._kind, self._id), _about(entry, node, said.get("id"))
        try:
            mapping = self._as_mapping(node, entry, what)
            if mapping is None:
                return None
            said |= self.said(fields, mapping, at, what)
            if any(each.required and each.name not in said for each in fields.values()):
                return None
            return self.made(entry, said, mapping, at)
        finally:
            self._kind, self._id = outer

    def _as_mapping(self, node: Node, entry: Entry, what: str) -> Mapping | None:
        """Return an entry as a mapping of its fields, also where one text stands for it."""
        if isinstance(node, Mapping):
            if (text := split_text(node, entry)) is None:
                return node
            self.refuse(node.at, f"{what} is a text with ': ' in it", f"put quotes around it: '{text}'", code="syntax")
            return None
        if is_null(node):
            return Mapping(node.at)
        if isinstance(node, Scalar) and entry.short:
            return Mapping(node.at, {entry.short: node}, {entry.short: node.at})
        if not isinstance(node, Unread):
            expected = f"its {entry.short} or a mapping" if entry.short else "a mapping"
            self.refuse(node.at, f"{what} must be {expected}, not {described(node)}", entry_hint(node, entry))
        return None

    def said(self, fields: dict[str, Field], mapping: Mapping, at: int, what: str) -> dict[str, Value]:
        """Return what a mapping says, by field; unknown fields and missing ones are noted."""
        said: dict[str, Value] = {}
        meant: dict[str, str] = {}
        for name in mapping.entries:
            if name not in fields:
                self._refuse_unknown(name, mapping, fields, what)
                if (guess := field_meant(name, fields, mapping)) is not None:
                    meant[guess] = name
        # What is misspelt is read as what was meant, so that all that is wrong with it is told at once.
        mapping.entries.update({guess: mapping.entries[name] for guess, name in meant.items()})
        for name, node in mapping.entries.items():
            known = fields.get(name)
            if known is not None and (value := _READ[known.sort](self, known, node, what)) is not None:
                said[name] = value
        for each in fields.values():
            if each.required and is_null(mapping.entries.get(each.name)):
                hint = self._comment_hint(mapping, each) or f"add '{each.name}: {each.such_as}'"
                self.refuse(at, f"{what}: {each.name} is missing", hint, code="missing-field", field=each.name)
        return said

    def made(self, entry: Entry, said: dict[str, Value], mapping: Mapping, at: int) -> Value:
        """Return the value that has these fields, or None if the vocabulary refuses it."""
        if entry.is_placed:
            said["place"] = self.source.place(at)
        try:
            return entry.make(**said)
        except ShapeError as error:
            self.note(error, mapping, at)
            return None

    def note(self, error: ShapeError, mapping: Mapping, at: int) -> None:
        """Note the problems of an error, each at the field that it speaks of."""
        for problem in error.problems:
            node = mapping.entries.get(problem.field or "")
            place = self.source.place(node.at if node else at)
            note(self.problems, evolve(problem, places=(place,)))

    def _comment_hint(self, mapping: Mapping, known: Field) -> str | None:
        """Return what to do where all of a text is a comment, as in ``label: # of sessions``."""
        node = mapping.entries.get(known.name)
        comment = _COMMENT.match(self.source.text, node.at) if node is not None else None
        return f"'#' starts a comment; put quotes around the text: '{comment[1]}'" if comment else None

    def _refuse_unknown(self, name: str, mapping: Mapping, fields: Collection[str], what: str) -> None:
        """Note a field that nobody knows."""
        if not isinstance(mapping.entries[name], Unread):
            hint = field_hint(name, fields, mapping)
            message = f"{what} has no field {quoted(name)}"
            self.refuse(mapping.key_at[name], message, hint, code="unknown-field", field=name)

    def items(self, name: str, node: Node, what: str, of: Entry | None = None) -> Iterator[Node]:
        """
        Return the items of a list; something else in its place, or an empty item, is noted.

        Args:
            name: The field.
            node: What stands in it.
            what: Whose field it is.
            of: What the items are, if they are entries.
        """
        if isinstance(node, Sequence):
            for item in node.items:
                if is_null(item):
                    self.refuse(item.at, f"{what}: {name} has an empty item", "take it out", code="empty", field=name)
                else:
                    yield item
        elif not isinstance(node, Unread) and not is_null(node):
            message = f"{what}: {name} must be a list, not {described(node)}"
            self.refuse(node.at, message, list_hint(node, of), field=name)
            if of is not None and not is_by_period(node, of):
                yield node  # as if it were the only item, so that what is wrong with it is told as well


# What a field may contain, one function for each sort: each returns None if nothing is said or can be read.


def _text(reader: EntryReader, known: Field, node: Node, what: str) -> str | None:
    if isinstance(node, Scalar):
        return None if node.is_null else node.text
    if not isinstance(node, Unread):
        reader.refuse(node.at, f"{what}: {known.name} must be text, not {described(node)}", field=known.name)
    return None


def _number(reader: EntryReader, known: Field, node: Node, what: str) -> float | str | None:
    text = _text(reader, known, node, what)
    if text is None or (isinstance(node, Scalar) and node.quoted):
        return text
    return _as_number(text)


def _as_number(text: str) -> float | str:
    """Return the number that a text says, or the text."""
    if _WHOLE_NUMBER.fullmatch(text) and len(text) <= _WHOLE_NUMBER_DIGITS:
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text


def _flag(reader: EntryReader, known: Field, node: Node, what: str) -> bool | str | None:
    text = _text(reader, known, node, what)
    if isinstance(node, Scalar) and not node.quoted:
        return _TRUTH.get(node.text, text)
    return text


def _name(reader: EntryReader, known: Field, node: Node, what: str) -> str | None:
    text = _text(reader, known, node, what)
    if text is None or reader.names.knows(text, known.among):
        return text
    message = f"{what}: {quoted(text)} in {known.name} is not among the {_AMONG[known.among]} of the model"
    several = known.among in {"elements", "nodes", "targets"}
    section = "the section of its kind, such as 'activities:'" if several else f"'{known.among}:'"
    hint = reader.names.advice(text, known.among) or f"write it under {section}"
    reader.refuse(node.at, message, hint, code="unknown-id", field=known.name)
    return None


def _section(_reader: EntryReader, _known: Field, node: Node, _what: str) -> Node | None:
    return None if is_null(node) else node


def _entry(reader: EntryReader, known: Field, node: Node, _what: str) -> Value:
    return None if known.of is None or is_null(node) else reader.in_place(known.of, node)


def _reference(reader: EntryReader, known: Field, node: Node, what: str) -> Value:
    if not isinstance(node, Scalar) or node.is_null or known.of is None:
        return _entry(reader, known, node, what)
    registry = reader.names.registries[known.among]
    if node.text in registry or node.text in reader.names.doubtful:
        return registry.get(node.text)
    if known.of.may_be_text and not IS_ID(node.text):
        return reader.in_place(known.of, node)
    message = f"{what}: {quoted(node.text)} in {known.name} is not among the {known.among}"
    hint = reader.names.advice(node.text, known.among) or reference_hint(node.text, known)
    reader.refuse(node.at, message, hint, code="unknown-id", field=known.name)
    return None


def _one_or_more(reader: EntryReader, known: Field, node: Node, what: str) -> Value:
    if isinstance(node, Sequence):
        return _list(reader, known, node, what)
    return _entry(reader, known, node, what)


def _use(reader: EntryReader, known: Field, node: Node, what: str) -> Value:
    """Return a source, or the use of one; a mapping that names a source says how it bears on what carries it."""
    if isinstance(node, Mapping) and "source" in node.entries:
        return reader.in_place(USE, node)
    return _reference(reader, known, node, what)


def _data(reader: EntryReader, known: Field, node: Node, what: str) -> Value:
    if is_null(node) or isinstance(node, Unread):
        return None
    if not isinstance(node, Mapping):
        reader.refuse(node.at, f"{what}: {known.name} must be a mapping, not {described(node)}", "write 'key: value'")
        return None
    values = {key: _datum(reader, key, each, what) for key, each in node.entries.items() if not is_null(each)}
    return {key: value for key, value in values.items() if value is not None}


def _datum(reader: EntryReader, key: str, node: Node, what: str) -> Value:
    """Return one value of data: a list, or what a text, a number, a truth value or a date says."""
    if isinstance(node, Sequence):
        items = [_datum(reader, key, item, what) for item in reader.items(key, node, what)]
        return [item for item in items if item is not None]
    if isinstance(node, Mapping) and node.entries.keys() == {"date"}:
        node = node.entries["date"]
        return _day(reader, node, what) if isinstance(node, Scalar) else None
    if not isinstance(node, Scalar):
        if not isinstance(node, Unread):
            hint = "data takes texts, numbers, true, false, dates, and lists of these"
            reader.refuse(node.at, f"{what}: {key!r} in data cannot be {described(node)}", hint)
        return None
    if node.quoted:
        return node.text
    if node.text in _TRUTH:
        return _TRUTH[node.text]
    return _day(reader, node, what) if _DAY.fullmatch(node.text) else _as_number(node.text)


def _day(reader: EntryReader, node: Scalar, what: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(node.text)
    except ValueError:
        hint = "write a day such as 2025-09-01, or put quotes around a text"
        reader.refuse(node.at, f"{what}: {node.text!r} in data is not a date", hint)
        return None


def _list(reader: EntryReader, known: Field, node: Node, what: str) -> list[Value] | None:
    read = _READ[_ITEM[known.sort]]
    found = [read(reader, known, item, what) for item in reader.items(known.name, node, what, known.of)]
    return found if isinstance(node, Sequence) and not any(value is None for value in found) else None


_Read: TypeAlias = Callable[[EntryReader, Field, Node, str], Value]
_READ: Final[dict[Sort, _Read]] = {
    Sort.TEXT: _text,
    Sort.ID: _text,
    Sort.DATE: _text,
    Sort.PERIOD: _text,
    Sort.CHOICE: _text,
    Sort.NUMBER: _number,
    Sort.NUMBER_OR_TEXT: _number,
    Sort.FLAG: _flag,
    Sort.NAME: _name,
    Sort.SECTION: _section,
    Sort.ENTRY: _entry,
    Sort.REFERENCE: _reference,
    Sort.TEXTS: _list,
    Sort.NAMES: _list,
    Sort.ENTRIES: _list,
    Sort.REFERENCES: _list,
    Sort.ONE_OR_MORE: _one_or_more,
    Sort.USE: _use,
    Sort.USES: _list,
    Sort.DATA: _data,
}
_AMONG: Final = {
    "elements": "elements",
    "stages": "stages",
    "nodes": "elements, stages and groups",
    "targets": "elements, stages, groups and links",
}
_ITEM: Final = {
    Sort.TEXTS: Sort.TEXT,
    Sort.NAMES: Sort.NAME,
    Sort.ENTRIES: Sort.ENTRY,
    Sort.REFERENCES: Sort.REFERENCE,
    Sort.ONE_OR_MORE: Sort.ENTRY,
    Sort.USES: Sort.USE,
}


def is_null(node: Node | None) -> bool:
    """Return whether nothing is said here."""
    return node is None or (isinstance(node, Scalar) and node.is_null)


def described(node: Node) -> str:
    """Return what a node is, as an error calls it."""
    if isinstance(node, Scalar):
        return f"the text {quoted(node.text)}"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def _about(entry: Entry, node: Node, identifier: str | None) -> tuple[str, str | None]:
    """Return the sort and the id of what is read, for programs."""
    own = node.entries.get("id") if isinstance(node, Mapping) else None
    return entry.name, identifier or (own.text if isinstance(own, Scalar) else None)


def _called(entry: Entry, node: Node) -> str:
    """Return what an entry is, with its id where it says one."""
    identifier = node.entries.get("id") if isinstance(node, Mapping) else None
    return f"{entry.name} {quoted(identifier.text)}" if isinstance(identifier, Scalar) else entry.name
