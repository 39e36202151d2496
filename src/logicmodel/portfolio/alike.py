"""Outcomes that are worded alike in several models; a person says which are the same."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any, Final

from logicmodel.portfolio.answers import PortfolioTable
from logicmodel.portfolio.queries import open_tables

# Words that say nothing of what a label is about.
_STOP_WORDS: Final = frozenset(
    "a an and are as at be by for from in into is of on or than that the their they to with".split()  # noqa: SIM905 -- reads better
)
_LABELS: Final = """
    SELECT label, count(DISTINCT origin) AS models FROM elements
    WHERE kind IN ('outcome', 'impact') GROUP BY label ORDER BY label"""
# A word that more labels share than this joins no pairs: it would make nearly all of them.
_COMMON: Final = 200


def worded_alike(folder: str | os.PathLike[str], *, likeness: float = 90.0) -> PortfolioTable:
    """
    Return outcomes and impacts that are worded alike, in pairs, the most alike first.

    Labels with the same words in any order are alike. Others are compared only if they share a word that is rare, by
    the share of their words in common (``token_set_ratio`` of RapidFuzz). Words that differ are listed, since
    "increase" and "reduce" look alike: a person decides what is the same. Time grows with the number of different
    labels, and with the square of how many share a rare word.

    Args:
        folder: A folder of tables.
        likeness: The least likeness of a pair, from 0 to 100.

    Returns:
        Rows, one for each pair, with its number, the two labels, in how many models each stands, the likeness and the
        words that differ.

    Raises:
        ValueError: ``likeness`` is not from 0 to 100.
        FileNotFoundError: The folder has no manifest.
        ModuleNotFoundError: The extra ``logicmodel[portfolio]`` is not installed.

    Example:
        >>> from logicmodel import LogicModel, Outcome
        >>> from logicmodel.portfolio import survey, worded_alike, write_tables
        >>> models = [
        ...     LogicModel("north", parts=[Outcome("o", "Children read more fluently")]),
        ...     LogicModel("south", parts=[Outcome("o", "Children more fluently read")]),
        ... ]
        >>> written = write_tables(survey(models), "alike")
        >>> worded_alike("alike").to_records()[0]["likeness"]
        100.0
    """
    if not 0 <= likeness <= 100:  # noqa: PLR2004 -- a percentage
        msg = f"likeness is {likeness}; use 0 to 100"
        raise ValueError(msg)
    with open_tables(folder) as tables:
        models = dict(tables.sql(_LABELS).fetchall())
    words = {label: _words(label) for label in models}
    found = sorted(_pairs(words, likeness), key=lambda pair: (-pair[2], pair[0], pair[1]))
    rows: list[list[Any]] = [
        [number, first, second, models[first], models[second], round(score, 1), _differing(words[first], words[second])]
        for number, (first, second, score) in enumerate(found, 1)
    ]
    columns = ["pair", "label", "worded alike", "models", "models with it", "likeness", "words that differ"]
    return PortfolioTable("Outcomes that are worded alike; a person says which are the same.", columns, rows)


def _words(label: str) -> frozenset[str]:
    """Return the words of a label that carry its meaning, without case; all of them if there is no other."""
    folded = unicodedata.normalize("NFKC", label).casefold()
    words = frozenset(re.findall(r"\w+", folded))
    return words - _STOP_WORDS or words


def _pairs(words: dict[str, frozenset[str]], likeness: float) -> Iterator[tuple[str, str, float]]:
    try:
        from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 -- an extra
    except ModuleNotFoundError as error:
        msg = 'comparing labels needs RapidFuzz; pip install "logicmodel[portfolio]"'
        raise ModuleNotFoundError(msg, name="rapidfuzz") from error
    texts = {label: " ".join(sorted(each)) for label, each in words.items()}
    for first, second in sorted(_candidates(words)):
        score = 100.0 if words[first] == words[second] else token_set_ratio(texts[first], texts[second])
        if score >= likeness:
            yield first, second, score


def _candidates(words: dict[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Return the pairs of labels that have the same words, or share one that is rare."""
    blocks: dict[str | frozenset[str], list[str]] = defaultdict(list)
    for label, each in words.items():
        blocks[each].append(label)
        for word in each:
            blocks[word].append(label)
    return {
        pair
        for key, labels in blocks.items()
        if isinstance(key, frozenset) or len(labels) <= _COMMON
        for pair in combinations(sorted(labels), 2)
    }


def _differing(first: frozenset[str], second: frozenset[str]) -> str:
    """Return the words that only one of two labels has, such as ``increase / reduce``."""
    return " / ".join(filter(None, (" ".join(sorted(first - second)), " ".join(sorted(second - first)))))
