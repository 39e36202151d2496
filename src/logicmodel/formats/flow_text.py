"""
The grammar of links: ``staff + books -> train -> volunteers-ready``.

``+`` is "together with" and ``->`` is "contributes to"; a text says the flow that ``+`` and ``>>`` make.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from logicmodel.wording import quoted

ARROW: Final = "->"
TOGETHER: Final = "+"
# Arrows of other notations, and those that word processors make of two hyphens and a bracket.
_DASHES: Final = r"[\u2010-\u2015\u2212]"
_DRAWN: Final = r"[\u2190-\u21ff\u2794-\u27bf\u27f0-\u27ff]"
_OTHER_ARROW: Final = re.compile(rf"--+>?|==?>|{_DASHES}>?|->>|>>|{_DRAWN}|(?<=\s)[->](?=\s)")
GRAMMAR: Final = "a link is written 'staff + books -> train'"

_WORD: Final = re.compile(r"->|\+|[^\s+]+?(?=->|\+|\s|$)")


class Word(NamedTuple):
    """An id in a flow text, and how far from its start it stands."""

    text: str
    offset: int


class FlowError(Exception):
    """A text is not a flow; `offset` says where."""

    def __init__(self, offset: int, message: str) -> None:
        """Take where in the text it is wrong, and what is wrong."""
        super().__init__(message)
        self.offset = offset


def steps_of(text: str) -> list[list[Word]]:
    """
    Return the ids of a flow text: those joined by ``+`` together, one list for each side of an arrow.

    Raises:
        FlowError: The text is not a flow.
    """
    if other := _OTHER_ARROW.search(text):
        raise FlowError(other.start(), f"write '->' instead of {quoted(other.group())}")
    steps: list[list[Word]] = [[]]
    joined = True
    for match in _WORD.finditer(text):
        word = Word(match.group(), match.start())
        is_operator = word.text in {ARROW, TOGETHER}
        if word.text.endswith(","):
            raise FlowError(match.end() - 1, "join ids with '+' instead of ','")
        if is_operator == joined:
            raise _misplaced(word, is_operator=is_operator)
        joined = is_operator
        if word.text == ARROW:
            steps.append([])
        elif not is_operator:
            steps[-1].append(word)
    if joined or len(steps) == 1:
        what = "nothing follows the last '->' or '+'" if steps != [[]] and joined else "there is no '->' in it"
        raise FlowError(len(text.rstrip()), what)
    return steps


def _misplaced(word: Word, *, is_operator: bool) -> FlowError:
    if is_operator:
        return FlowError(word.offset, f"there is no id before this {quoted(word.text)}")
    return FlowError(word.offset, f"there is no '->' or '+' before {quoted(word.text)}")
