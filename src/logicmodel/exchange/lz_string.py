"""The packing LZString in its form for UTF-16 text, which PRSM writes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from logicmodel.reading.archives import refused
from logicmodel.reading.limits import MAX_UNPACKED

_BITS: Final = 15  # of each character, so that none is half of a pair
_OFFSET: Final = 32
_NARROW, _WIDE, _END = 0, 1, 2


def unpacked(name: str, text: str) -> str:
    """
    Return the text that was packed.

    Args:
        name: The file, as an error shows it.
        text: The packed text.

    Raises:
        FormatError: It is damaged, ends too early, or unpacks to more than the limit.
    """
    try:
        return "".join(_phrases(name, _Bits(text)))
    except (IndexError, ValueError):
        raise refused(name, "the packed text is damaged or ends too early", "fetch or save it again") from None


class _Bits:
    """The bits of a text, the lowest of each number first."""

    def __init__(self, text: str) -> None:
        self.codes = [ord(char) - _OFFSET for char in text]
        self.at = 0

    def number(self, width: int) -> int:
        value = 0
        for power in range(width):
            place, bit = divmod(self.at, _BITS)
            value |= (self.codes[place] >> (_BITS - 1 - bit) & 1) << power
            self.at += 1
        return value


def _phrases(name: str, bits: _Bits) -> Iterator[str]:
    """Iterate over the phrases: each new one is the one before with the first character of the one that follows."""
    known: list[str] = ["", "", ""]
    width, room, before, size = 2, 4, "", 0
    while (code := bits.number(width)) != _END:
        if code in {_NARROW, _WIDE}:
            known.append(chr(bits.number(8 if code == _NARROW else 16)))
            room -= 1
            width, room = _wider(width, room)
            code = len(known) - 1
        phrase = known[code] if code < len(known) else before + before[0]
        yield phrase
        size += len(phrase)
        if size > MAX_UNPACKED:
            raise refused(name, f"the file unpacks to more than {MAX_UNPACKED:,} bytes")
        if before:
            known.append(before + phrase[0])
            room -= 1
            width, room = _wider(width, room)
        else:
            width, room = 3, 4
        before = phrase


def _wider(width: int, room: int) -> tuple[int, int]:
    return (width + 1, 2**width) if room == 0 else (width, room)
