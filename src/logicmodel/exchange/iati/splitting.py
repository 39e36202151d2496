"""The activities of a large IATI file, one by one, without holding the file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NoReturn
from xml.parsers import expat

from attrs import define, field, frozen

from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_BYTES, MAX_XML_DEPTH

_BLOCK: Final = 64 * 1024
_ROOT, _ACTIVITY, _IDENTIFIER = "iati-activities", "iati-activity", "iati-identifier"
# How many tags are open inside the root, and inside an activity.
_IN_ROOT, _IN_ACTIVITY = 1, 2
_MEANT: Final = "is it the file that was meant?"


@frozen
class OneActivity:
    """
    One activity as a file of its own.

    Args:
        identifier: Its identifier.
        content: The file: the start of the original, which says encoding and namespaces, and this activity.
    """

    identifier: str
    content: bytes


def each_activity(name: str, file: BinaryIO) -> Iterator[OneActivity]:
    """
    Yield the activities of a file of IATI activities, in its order.

    Memory grows with the largest activity, and not with the file.

    Args:
        name: The path of the file, as an error shows it.
        file: The file, opened for bytes.

    Raises:
        FormatError: It is not a file of activities in UTF-8 or another encoding that extends ASCII, has a document
            type, is nested too deep, or has an activity that is larger than 10 MB. All activities before that place
            were yielded.
    """
    splitter = _Splitter(name)
    while block := file.read(_BLOCK):
        yield from splitter.take(block)
    yield from splitter.take(b"", last=True)


@define(eq=False)
class _Splitter:
    """Follows the tags, and cuts out what stands between the start and the end of an activity."""

    name: str
    parser: Any = field(init=False)
    kept: bytearray = field(factory=bytearray)
    offset: int = 0  # of the first byte that is kept
    head: bytes | None = None  # all before the first activity
    start: int = 0  # of the activity that is open
    depth: int = 0
    identifier: list[str] | None = None  # the pieces of the identifier while it is open
    found: str = ""
    done: list[OneActivity] = field(factory=list)

    def __attrs_post_init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.open
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = self.text

    def take(self, block: bytes, *, last: bool = False) -> list[OneActivity]:
        """Read a block, and return the activities that ended in it."""
        self.kept += block
        if self.offset == 0 and self.kept.startswith((b"\xff\xfe", b"\xfe\xff")):
            self.refuse("the file is in UTF-16", "save it as UTF-8")
        try:
            self.parser.Parse(block, last)
        except expat.ExpatError as error:
            message = f"this is not XML: {expat.errors.messages[error.code]}"
            place = Place(self.name, error.lineno, error.offset + 1)
            raise FormatError([Problem(message, (place,), "is the file complete, and in UTF-8?")]) from None
        except (LookupError, ValueError) as error:  # an encoding that the parser does not have
            self.refuse(f"this is not XML: {error}", "save it as UTF-8")
        if len(self.kept) > MAX_BYTES:
            self.refuse(f"an activity is larger than {MAX_BYTES:,} bytes", "split the file")
        done, self.done = self.done, []
        return done

    def refuse(self, message: str, hint: str) -> NoReturn:
        place = Place(self.name, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        raise FormatError([Problem(message, (place,), hint)]) from None

    def doctype(self, *_declared: object) -> None:
        self.refuse("a document type (<!DOCTYPE …>) is not read, because it can define entities", "take it out")

    def open(self, tag: str, _attributes: dict[str, str]) -> None:
        if self.depth == 0 and tag != _ROOT:
            self.refuse(f"a file of IATI activities starts with <{_ROOT}>, and this one with <{tag}>", _MEANT)
        if self.depth == MAX_XML_DEPTH:
            self.refuse(f"this is nested more than {MAX_XML_DEPTH} levels deep", _MEANT)
        if self.depth == _IN_ROOT and tag == _ACTIVITY:
            self.start, self.found = self.parser.CurrentByteIndex, ""
            if self.head is None:
                self.head = bytes(self.kept[: self.start - self.offset])
            self.forget(self.start)
        elif self.depth == _IN_ACTIVITY and tag == _IDENTIFIER:
            self.identifier = []
        self.depth += 1

    def close(self, tag: str) -> None:
        self.depth -= 1
        if self.depth == _IN_ACTIVITY and self.identifier is not None:
            self.found, self.identifier = "".join(self.identifier).strip(), None
        elif self.depth == _IN_ROOT and tag == _ACTIVITY:
            # The parser tells where the end tag starts.
            end = self.parser.CurrentByteIndex - self.offset
            content = bytes(self.kept[self.start - self.offset : end]) or b"<iati-activity>"
            self.done.append(OneActivity(self.found, b"%s%s</iati-activity></iati-activities>" % (self.head, content)))
            self.forget(self.parser.CurrentByteIndex)

    def text(self, text: str) -> None:
        if self.identifier is not None:
            self.identifier.append(text)

    def forget(self, until: int) -> None:
        """Drop the bytes before a place."""
        del self.kept[: until - self.offset]
        self.offset = until
