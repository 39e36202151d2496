"""The values of closed choices as readers see them, for the catalogues: the files keep the English ones."""

from __future__ import annotations

from typing import Final

from logicmodel.languages import Words, marked

CHOICE_WORDS: Final = (
    marked("low"),
    marked("medium"),
    marked("high"),
    marked("untested"),
    marked("being-tested"),
    marked("holds"),
    marked("does-not-hold"),
    marked("other-programme"),
    marked("context"),
    marked("selection"),
    marked("measurement"),
    marked("implementation"),
    marked("dismissed"),
    marked("plays-a-part"),
    marked("explains-it"),
    marked("supports"),
    marked("contradicts"),
    marked("mixed"),
    marked("inconclusive"),
    marked("unit"),
    marked("percentage"),
    marked("nominal"),
    marked("ordinal"),
    marked("qualitative"),
    marked("increase"),
    marked("decrease"),
    marked("maintain"),
    marked("per-period"),
    marked("running-total"),
    marked("level"),
    marked("positive"),
    marked("negative"),
    marked("unknown"),
    marked("necessary"),
    marked("sufficient"),
    marked("necessary-and-sufficient"),
    marked("contributory"),
)


def choice_word(value: str | None, say: Words) -> str | None:
    """
    Return a value of a closed choice in words.

    Args:
        value: The value; None if nobody chose.
        say: The words of the library in the language of the reader.
    """
    return None if value is None else say(value)
