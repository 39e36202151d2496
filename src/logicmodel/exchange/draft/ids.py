"""Ids for what has none, the same at each reading."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from logicmodel.vocabulary.validation import id_fault

_WORDS: Final = 6


def slug(text: str) -> str | None:
    """
    Return an id of the first words of a text, or None if none of them can stand in one.

    Args:
        text: The text; letters beyond ASCII cannot stand in an id.
    """
    words = re.findall(r"[a-z0-9]+", text.lower())
    # An id starts with a letter, so that "60 trained volunteers" is known by its words.
    start = next((place for place, word in enumerate(words) if word[0].isalpha()), len(words))
    candidate = "-".join(words[start : start + _WORDS])
    return candidate if id_fault(candidate) is None else None


class NewIds:
    """
    Gives ids, none of them twice.

    Args:
        taken: The ids that are not to be given.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.numbers: dict[str, int] = {}

    def for_text(self, key: str | None, label: str, otherwise: str) -> str:
        """
        Return the id for a thing.

        Args:
            key: Its id elsewhere, which is kept where it can be one.
            label: Its text, of which an id is made where the key is none.
            otherwise: The first part of an id with a number, for a text that has no word for an id.
        """
        lowered = (key or "").lower()
        wanted = lowered if id_fault(lowered) is None else slug(label)
        return self.numbered(otherwise, first=1) if wanted is None else self.numbered(wanted)

    def numbered(self, wanted: str, first: int = 0) -> str:
        """
        Return an id, with a number behind it where it is taken.

        Args:
            wanted: The id.
            first: The number to start with; with 0 the bare id is tried first.
        """
        number = self.numbers.get(wanted, first)
        while (candidate := wanted if number == 0 else f"{wanted}-{number}") in self.taken:
            number = max(number + 1, 2 - first)
        self.numbers[wanted] = max(number + 1, 2 - first) if number else 0
        self.taken.add(candidate)
        return candidate
