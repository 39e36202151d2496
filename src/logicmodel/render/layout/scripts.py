"""What the layout of text has to know of scripts: which way they run, and which characters stay together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

SOFT_HYPHEN: Final = "\u00ad"
ZERO_WIDTH_SPACE: Final = "\u200b"
_JOINER: Final = "\u200d"

_RIGHT_TO_LEFT: Final = frozenset({"R", "AL"})

# Languages that are written from right to left where their tag names no script, and scripts that are.
_LANGUAGES: Final = frozenset(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"])
_SCRIPTS: Final = frozenset(["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"])

# Consonants that make the next one part of their own letter in the scripts of South Asia: the signs named virama,
# and those that do the same under other names.
_VIRAMAS: Final = frozenset("\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u17d2")

# Vowels that are written before the consonant after which they are spoken (Thai, Lao).
_BEFORE_CONSONANT: Final = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")

_REGIONAL: Final = re.compile("[\U0001f1e6-\U0001f1ff]")
_SKIN_TONE: Final = re.compile("[\U0001f3fb-\U0001f3ff]")


def runs_right_to_left(text: str) -> bool:
    """
    Return whether text runs from right to left, by its first letter that runs either way.

    Args:
        text: The text.

    References:
        The Unicode Consortium, Unicode Standard Annex #9, "Unicode Bidirectional Algorithm", rules P2 and P3.
    """
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in _RIGHT_TO_LEFT:
            return True
        if direction == "L":
            return False
    return False


def mostly_right_to_left(texts: Iterable[str]) -> bool:
    """
    Return whether more than half of some texts run from right to left.

    Args:
        texts: The texts.
    """
    ways = [runs_right_to_left(text) for text in texts]
    return sum(ways) * 2 > len(ways)


def is_written_right_to_left(language: str) -> bool:
    """
    Return whether a language is written from right to left.

    Args:
        language: Its tag, as in BCP 47.
    """
    code, *more = language.lower().split("-")
    script = next((each for each in more if len(each) == len("Arab") and each.isalpha()), None)
    return script in _SCRIPTS if script else code in _LANGUAGES


def clusters(text: str) -> list[str]:
    """
    Return text in pieces that a reader takes for one character, inside which no line may break.

    Args:
        text: The text.

    References:
        The Unicode Consortium, Unicode Standard Annex #29, "Unicode Text Segmentation", without the rules for jamo,
        which modern Korean text has in one character.
    """
    if text.isascii():
        return list(text)
    found: list[str] = []
    for char in text:
        if found and _joins(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _joins(before: str, char: str) -> bool:
    last = before[-1]
    if unicodedata.category(char) in {"Mn", "Mc", "Me"} or char == _JOINER or _SKIN_TONE.match(char):
        return True
    if last == _JOINER or last in _BEFORE_CONSONANT:
        return True
    if last in _VIRAMAS:
        return unicodedata.category(char) == "Lo"
    return bool(len(before) == 1 and _REGIONAL.match(last) and _REGIONAL.match(char))


def is_ideographic(char: str) -> bool:
    """
    Return whether a line may break before and after a character: Chinese and Japanese ones, and not Korean ones.

    Args:
        char: The character.
    """
    return unicodedata.east_asian_width(char) in {"W", "F"} and not _is_hangul(char)


def _is_hangul(char: str) -> bool:
    return "\uac00" <= char <= "\ud7a3" or "\u1100" <= char <= "\u11ff" or "\u3130" <= char <= "\u318f"
