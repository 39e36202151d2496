"""
YAML as a tree.

The parser's events are read, not its values: a plain scalar stays the text that was written until a field wants a
number, nothing is constructed, and no alias is followed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

import yaml

from logicmodel.errors import FormatError
from logicmodel.reading.source import Source
from logicmodel.reading.tree import Mapping, Scalar, Sequence, Tree, TreeBuilder, Unread, too_deep

_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Newer parsers have a limit of their own, which they may reach before the first event of a line is seen.
_TOO_DEEP: Final = "maximum nesting depth"
_STANDARD_TAG: Final = "tag:yaml.org,2002:"

# The parser takes such a key for a text, and then complains of what comes behind it.
_LONG_KEY: Final = re.compile(r"(?<![^\s{,\[])[^\s:{},\[\]]{1025,}+(?=\s*:)")

# What to do about the messages of the parser that people meet, by a part of the message.
_ADVICE: Final = {
    "mapping values are not allowed": "put quotes around a text that has ': ' in it",
    "did not find expected comment or line break": "put quotes around a text that starts with '>' or '|'",
    "block sequence entries are not allowed": "put quotes around a text that starts with '- '",
    "mapping keys are not allowed": "put quotes around a text that starts with '? '",
    "cannot start any token": "put quotes around a text that starts with this character",
    "did not find expected key": "look at the indentation, and put quotes around a text that starts with one",
    "could not find expected ':'": "write 'key: value', or put quotes around the text",
    "did not find expected '-' indicator": "start each item of the list with '- ' in the same column",
    "found unexpected end of stream": "this quote is never closed",
    "alphabetic or numeric": "put quotes around a text that starts with '*' or '&'",
    "did not find expected node content": "close the bracket, or put quotes around a text that starts with one",
    "did not find expected ',' or": "close the bracket, or put quotes around a text that starts with one",
}


def read_yaml(source: Source) -> Tree:
    """
    Return a YAML text as a tree.

    Args:
        source: The file.

    Raises:
        FormatError: It is not YAML, or has what a text file cannot have.
    """
    source.refuse_control_characters()
    builder = TreeBuilder(source)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            if step := _STEPS.get(type(event)):
                step(builder, event)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(source, error) from None
    return builder.tree()


def _at(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.index if mark else 0


def _scalar(builder: TreeBuilder, event: yaml.ScalarEvent) -> None:
    _refuse_tag(builder, event)
    builder.add(Scalar(_at(event), event.value, quoted=bool(event.style)))


def _sequence(builder: TreeBuilder, event: yaml.SequenceStartEvent) -> None:
    _refuse_tag(builder, event)
    builder.start(Sequence(_at(event)))


def _mapping(builder: TreeBuilder, event: yaml.MappingStartEvent) -> None:
    _refuse_tag(builder, event)
    builder.start(Mapping(_at(event)))


def _end(builder: TreeBuilder, _event: yaml.Event) -> None:
    builder.end()


def _alias(builder: TreeBuilder, event: yaml.AliasEvent) -> None:
    at = _at(event)
    hint = "write out what it stands for, or put quotes around a text that starts with '*'"
    builder.refuse(at, f"the alias '*{event.anchor}' is not followed", hint)
    builder.add(Unread(at))


def _document(builder: TreeBuilder, event: yaml.DocumentStartEvent) -> None:
    if builder.root is not None:
        at = _at(event)
        raise FormatError(
            [
                *builder.problems,
                builder.source.problem(at, "a second document starts here", "write one model to a file", code="syntax"),
            ]
        )


def _refuse_tag(builder: TreeBuilder, event: yaml.NodeEvent) -> None:
    tag = getattr(event, "tag", None)
    if tag is not None:
        hint = "take it out, or put quotes around a text that starts with '!'"
        builder.refuse(_at(event), f"the tag {tag.replace(_STANDARD_TAG, '!!')!r} means nothing in a model file", hint)


_STEPS: Final[dict[type, Callable[[TreeBuilder, Any], None]]] = {
    yaml.ScalarEvent: _scalar,
    yaml.SequenceStartEvent: _sequence,
    yaml.MappingStartEvent: _mapping,
    yaml.SequenceEndEvent: _end,
    yaml.MappingEndEvent: _end,
    yaml.AliasEvent: _alias,
    yaml.DocumentStartEvent: _document,
}


def _syntax_error(source: Source, error: yaml.MarkedYAMLError) -> FormatError:
    """Return the parser's error as ours, with what to do about it."""
    # What was opened and never closed is seen best where it was opened.
    is_open = any(word in (error.context or "") for word in ("scanning", "flow"))
    mark = (error.context_mark if is_open else None) or error.problem_mark
    at = mark.index if mark else 0
    if source.text[at : at + 1] == "\t":
        return source.unreadable(at, "YAML is not indented with tabs", "write spaces")
    if long := _LONG_KEY.search(source.text):
        said = f"this key has {len(long[0]):,} characters, and YAML reads none of more than 1,024"
        return source.unreadable(long.start(), said, "an id has at most 200")
    said = error.problem or "this cannot be read"
    if _TOO_DEEP in said:
        return too_deep(source, at)
    hint = next((advice for part, advice in _ADVICE.items() if part in said), None)
    return source.unreadable(at, f"this is not YAML: {said}", hint)
