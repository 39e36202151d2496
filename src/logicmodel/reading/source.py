"""The text of one file, and where in it something stands."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from typing import Any, Final

from attrs import Factory, field, frozen

from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
# Everything that YAML refuses to have in a file and a terminal may take for a command.
_NOT_TEXT: Final = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OTHER_ENCODINGS: Final = {
    codecs.BOM_UTF32_LE: "UTF-32",
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


@frozen(eq=False)
class Source:
    """
    The text of one file.

    Args:
        name: The path of the file, as an error shows it.
        text: Its text, in which `at` counts characters.
    """

    name: str
    text: str
    _starts: list[int] = field(
        init=False, repr=False, default=Factory(lambda self: _starts(self.text), takes_self=True)
    )
    _lines: list[str] = field(init=False, repr=False, default=Factory(lambda self: _lines(self.text), takes_self=True))

    def place(self, at: int) -> Place:
        """Return the place of a character, counted from 0."""
        row = bisect_right(self._starts, at) - 1
        return Place(self.name, row + 1, at - self._starts[row] + 1, self._lines[row])

    def offset(self, place: Place) -> int:
        """Return the number of the character at a place; the opposite of `place`."""
        return self._starts[place.line - 1] + (place.column or 1) - 1

    def problem(self, at: int, message: str, hint: str | None = None, **more: Any) -> Problem:  # noqa: ANN401 -- as `Problem` says
        """Return a problem at a character, counted from 0; `more` are other fields of `Problem`."""
        return Problem(message, (self.place(at),), hint, **more)

    def unreadable(self, at: int, message: str, hint: str | None = None, code: str = "syntax") -> FormatError:
        """Return the error for a file that cannot be read on from a character, counted from 0."""
        return FormatError([self.problem(at, message, hint, code=code)])

    def refuse_control_characters(self) -> None:
        """
        Refuse what cannot stand in a text file.

        Raises:
            FormatError: There is a control character or half of a surrogate pair.
        """
        if found := _NOT_TEXT.search(self.text):
            code = f"U+{ord(found.group()):04X}"
            raise self.unreadable(
                found.start(), f"the character {code} cannot stand in a text file", "take it out", "control-character"
            )


def source_of(name: str, content: str | bytes) -> Source:
    """
    Return a source from what was read, without the byte order mark.

    Args:
        name: The path of the file, as an error shows it.
        content: Its text, or its bytes in UTF-8.

    Raises:
        FormatError: The bytes are not UTF-8.
    """
    text = content if isinstance(content, str) else _decoded(name, content)
    return Source(name, text.removeprefix("\ufeff"))


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_BREAK.finditer(text))]


def _lines(text: str) -> list[str]:
    """Return the lines as an error may show them."""
    return _LINE_BREAK.split(_NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text))


def _decoded(name: str, content: bytes) -> str:
    for mark, encoding in _OTHER_ENCODINGS.items():
        if content.startswith(mark):
            message = f"the file is in {encoding}, and a model file is in UTF-8"
            raise _not_utf8(name, message)
    if b"\0" in content[:4]:  # no text starts with it, and half of plain text in UTF-16 is
        raise _not_utf8(name, "the file looks like UTF-16, and a model file is in UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        source = Source(name, content[: error.start].decode("utf-8-sig") + "\N{REPLACEMENT CHARACTER}")
        message = f"byte {error.start + 1} of the file ({content[error.start]:#04x}) is not UTF-8"
        raise source.unreadable(len(source.text) - 1, message, "save the file as UTF-8", "encoding") from None


def _not_utf8(name: str, message: str) -> FormatError:
    return FormatError([Problem(message, (Place(name, 1),), "save it as UTF-8", code="encoding")])
