"""
Writing YAML: block style, one fact to a line, so that two versions of a file differ where the models do.

Only what a model's document is made of can be written: mappings, lists, texts, numbers, truth values and dates.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Container, Iterator
from typing import Any, Final

_INDENT: Final = "  "

# A text that every YAML reader takes for the same text: it starts with a letter, or with a number and then a word.
_PLAIN: Final = re.compile(r"(?:[0-9][0-9.,]* )?[^\W\d_].*")
_WORDS_WITH_MEANING: Final = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
_BREAKS_PLAIN: Final = re.compile(r": | #|:$|\s$")

# JSON lets these stand in quotes as they are; in YAML they are line breaks, marks, or not allowed.
_TO_ESCAPE: Final = re.compile("[\x7f-\xa0\u2028\u2029\ufeff]")


def emit(document: dict[str, Any], apart: Container[str] = ()) -> str:
    """
    Return a document as YAML.

    Args:
        document: A mapping of texts, numbers, truth values, dates, lists and mappings.
        apart: The keys at the top that have an empty line before them.
    """
    lines = []
    for key, value in document.items():
        if key in apart:
            lines.append("")
        lines.extend(_entry(key, value, ""))
    return "\n".join(lines) + "\n"


def _entry(key: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 -- whatever a document is made of
    head = f"{indent}{_text(key)}:"
    if isinstance(value, dict | list) and value:
        yield head
        yield from _block(value, indent + _INDENT)
    else:
        yield from _scalar(head, value, indent + _INDENT)


def _block(value: dict[str, Any] | list[Any], indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _entry(key, each, indent)
        return
    for item in value:
        if isinstance(item, dict):
            first, *rest = _block(item, indent + _INDENT)
            yield f"{indent}- {first.lstrip()}"
            yield from rest
        else:
            yield from _scalar(f"{indent}-", item, indent + _INDENT)


def _scalar(head: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 -- whatever a document is made of
    if isinstance(value, str) and "\n" in value and (style := _literal_style(value)):
        yield f"{head} {style}"
        for line in value.rstrip("\n").split("\n"):
            yield f"{indent}{line}" if line else ""
    else:
        yield f"{head} {_plain(value)}"


def _literal_style(text: str) -> str | None:
    """Return how a literal block must be opened to keep a text exactly, or None if none keeps it."""
    lines = text.removesuffix("\n").split("\n")
    if lines[0][:1].strip() == "" or lines[-1] == "":
        return None
    if any(not line.isprintable() or line.endswith(" ") for line in lines):
        return None
    return "|" if text.endswith("\n") else "|-"


def _plain(value: Any) -> str:  # noqa: ANN401 -- whatever a document is made of
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "[]"  # others than empty ones are blocks
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int):
        return int.__repr__(value)
    number = float.__repr__(value)
    # Older readers of YAML take 1e+16 for text, and 1.0e+16 for a number.
    return number.replace("e", ".0e") if "." not in number else number


def _text(text: str) -> str:
    if _is_plain(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _TO_ESCAPE.sub(lambda found: f"\\u{ord(found.group()):04x}", quoted)


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and text.isprintable()
        and text.lower() not in _WORDS_WITH_MEANING
        and _BREAKS_PLAIN.search(text) is None
    )
