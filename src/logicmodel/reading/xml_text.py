"""
XML as a tree in which each element knows where it stands.

A document type is refused: it is where entities are defined, and no format that is read here needs one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.parsers import expat

from attrs import define, field

from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_XML_DEPTH
from logicmodel.reading.source import Source, source_of

_SEPARATOR: Final = "}"


@define(eq=False)
class XmlElement:
    """
    One element of an XML file.

    Args:
        name: Its local name.
        namespace: Its namespace, or an empty text.
        attributes: Its attributes; one in a namespace is ``{namespace}name``.
        place: Where it starts.
        at: The byte at which it starts.
        end: The byte behind its end tag.
        children: The elements in it.
        text: All text directly in it, joined.
        tail: The text that follows it.
    """

    name: str
    namespace: str
    attributes: dict[str, str]
    place: Place
    at: int = 0
    end: int = 0
    children: list[XmlElement] = field(factory=list)
    text: str = ""
    tail: str = ""

    def each(self, name: str) -> Iterator[XmlElement]:
        """Iterate over the children with a local name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> XmlElement | None:
        """Return the first child with a local name, or None."""
        return next(self.each(name), None)

    def walk(self) -> Iterator[XmlElement]:
        """Iterate over this element and all below it, in the order of the file."""
        waiting: list[XmlElement] = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(reversed(element.children))

    def words(self) -> str:
        """Return all text in this element and below it."""
        return self.text + "".join(child.words() + child.tail for child in self.children)


def read_xml(name: str, content: str | bytes) -> XmlElement:
    """
    Return an XML file as a tree.

    Args:
        name: The path of the file, as an error shows it.
        content: The file.

    Raises:
        FormatError: It is not XML, has a document type, or is nested too deep.
    """
    return _Reader(name, content).root()


class _Reader:
    """Builds the tree from what the parser meets."""

    def __init__(self, name: str, content: str | bytes) -> None:
        self.name = name
        self.content = content
        self.lines = _shown_lines(name, content)
        self.open: list[XmlElement] = []
        self.found: XmlElement | None = None
        self.parser: Any = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters

    def root(self) -> XmlElement:
        try:
            self.parser.Parse(self.content, True)  # noqa: FBT003 -- the parser takes it by position
        except expat.ExpatError as error:
            place = self.place(error.lineno, error.offset)
            message = f"this is not XML: {expat.errors.messages[error.code]}"
            raise FormatError([Problem(message, (place,), "is the file complete, and in UTF-8?")]) from None
        except (LookupError, ValueError) as error:  # an encoding that the parser does not have
            hint = "save it as UTF-8"
            raise FormatError([Problem(f"this is not XML: {error}", (self.place(1, 0),), hint)]) from None
        if self.found is None:
            raise FormatError([Problem("this is not XML: it has no element", (self.place(1, 0),))])
        return self.found

    def place(self, line: int, column: int) -> Place:
        text = self.lines[line - 1] if line <= len(self.lines) else None
        return Place(self.name, line, column + 1, text)

    def here(self) -> Place:
        return self.place(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)

    def doctype(self, *_declared: object) -> None:
        message = "a document type (<!DOCTYPE …>) is not read, because it can define entities"
        raise FormatError([Problem(message, (self.here(),), "take it out")])

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(_SEPARATOR)
        named = {f"{{{key}" if _SEPARATOR in key else key: value for key, value in attributes.items()}
        element = XmlElement(name, namespace, named, self.here(), self.parser.CurrentByteIndex)
        if len(self.open) == MAX_XML_DEPTH:
            message = f"this is nested more than {MAX_XML_DEPTH} deep"
            raise FormatError([Problem(message, (element.place,), "is it the file that was meant?")])
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.found = element
        self.open.append(element)

    def end(self, _tag: str) -> None:
        element = self.open.pop()
        element.end = self.parser.CurrentByteIndex

    def characters(self, text: str) -> None:
        parent = self.open[-1]
        if parent.children:
            parent.children[-1].tail += text
        else:
            parent.text += text


def _shown_lines(name: str, content: str | bytes) -> list[str]:
    """Return the lines of a file for errors to show; a file in another encoding has none."""
    try:
        source = content if isinstance(content, str) else source_of(name, content).text
    except FormatError:
        return []
    return [Source(name, line).place(0).text or "" for line in source.split("\n")]
