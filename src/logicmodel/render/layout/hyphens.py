"""Where a word that is longer than its line is parted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from logicmodel.render.layout.scripts import clusters

_VOWELS: Final = frozenset("aeiouyäöüàâáãåæèéêëìíîïòóôõøœùúûýāēīōūăąęėěőűůаеёиоуыэюяіїєαεηιουωάέήίόύώ")  # noqa: RUF001 -- they are Greek and Cyrillic on purpose

# Letters that stand for one sound, before which a syllable starts and inside which none does.
_PAIRS: Final = ("sch", "ch", "ck", "ph", "th", "sh", "qu", "st", "gn", "ll", "rr", "tr", "pr", "br", "dr", "gr", "kr")

_FEWEST: Final = 3

# Hebrew, Arabic and their neighbours, Thai and Lao, Tibetan, Burmese, Khmer: written without hyphens.
_WITHOUT_HYPHENS: Final = ((0x0590, 0x08FF), (0x0E00, 0x0FFF), (0x1000, 0x109F), (0x1780, 0x17FF))

# An address or a code is broken after its signs, and a hyphen would be read as one of them.
_CODE: Final = re.compile(r"://|@|[_=&?#]|\w\.\w|\d\w*-")
_AFTER_SIGNS: Final = frozenset("/.?&=_-#:@,;")


def part(word: str, room: int) -> tuple[str, str]:
    """
    Return the start of a word that fits a line, with its hyphen, and the rest.

    A hyphen stands between syllables if there is such a place: before a consonant that a vowel follows, which is right
    for most words of most languages and needs no dictionary.

    Args:
        word: A word that does not fit, with what is joined to it by signs or spaces that keep words together.
        room: How many of its characters fit, with a hyphen; at least one is taken.
    """
    letters = clusters(word)
    room = max(min(room, len(letters) - 1), 1)
    first, last = _run_around(letters, room)
    run = letters[first:last]
    if _CODE.search(word) or not run or _has_no_hyphens(run[0]):
        end = next((n for n in range(room, room // 2, -1) if letters[n - 1] in _AFTER_SIGNS), room)
        return "".join(letters[:end]), "".join(letters[end:])
    places = range(room - first, _FEWEST - 1, -1)
    end = first + next((n for n in places if _starts_syllable(run, n)), room - first)
    return f"{''.join(letters[:end])}-", "".join(letters[end:])


def _has_no_hyphens(letter: str) -> bool:
    return any(low <= ord(letter[0]) <= high for low, high in _WITHOUT_HYPHENS)


def _run_around(letters: Sequence[str], place: int) -> tuple[int, int]:
    """Return where the letters start and end that stand on both sides of a place; nothing where there are none."""
    first = last = place
    while first and letters[first - 1][0].isalpha():
        first -= 1
    while last < len(letters) and letters[last][0].isalpha():
        last += 1
    return (first, last) if first < place < last else (place, place)


def _starts_syllable(letters: Sequence[str], place: int) -> bool:
    if len(letters) - place < _FEWEST:
        return False
    before, rest = "".join(letters[:place]).lower(), "".join(letters[place:]).lower()
    if any(
        before.endswith(pair[:cut]) and rest.startswith(pair[cut:]) for pair in _PAIRS for cut in range(1, len(pair))
    ):
        return False
    pair = next((pair for pair in _PAIRS if rest.startswith(pair)), rest[:1])
    vowel = rest[len(pair) : len(pair) + 1]
    return pair[0] not in _VOWELS and vowel in _VOWELS and any(letter in _VOWELS for letter in before)
