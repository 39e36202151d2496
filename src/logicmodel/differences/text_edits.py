"""
Edits of a YAML text that touch the lines they are about and no others.

Each takes a text and nodes of it, and returns the new text; the nodes are of no use after that.
"""

from __future__ import annotations

import json
from typing import Any

from logicmodel.formats.emitter import emit
from logicmodel.reading.yaml_spans import Span


class NotEditableError(Exception):
    """A text is written in a way in which an edit cannot be made; the message says which."""


def put_field(text: str, node: Span, short: str | None, name: str, value: Any) -> str:  # noqa: ANN401 -- a plain value
    """
    Return a text in which an entry says something in a field.

    Args:
        text: The text.
        node: The entry: a mapping, or the text or number that stands for it.
        short: The field for which such a text stands.
        name: The field.
        value: What it says; None takes the field out.
    """
    if node.entries is not None:
        return _put_in_mapping(text, node, name, value)
    if short is None:
        msg = f"a bare text cannot have a field {name!r}"
        raise NotEditableError(msg)
    said = {short: node.text} if text[node.start : node.end] else {}
    if name == short and value is not None:
        return _replace(text, node, _one_line(value))
    return text if value is None else _opened(text, node, said, name, value)


def _put_in_mapping(text: str, node: Span, name: str, value: Any) -> str:  # noqa: ANN401 -- a plain value
    pair = node.entry(name)
    if value is None:
        return text if pair is None else drop_field(text, node, name)
    if node.in_flow:
        if pair is not None:
            return _replace(text, pair[1], _in_flow(value))
        comma = ", " if node.entries else ""
        return f"{text[: node.end - 1].rstrip()}{comma}{name}: {_in_flow(value)}{text[node.end - 1 :]}"
    if pair is None:
        return insert_lines(text, line_end(text, node.end), _lines(name, value, column(text, node.start)))
    key, old = pair
    new = emit({name: value}).rstrip("\n")
    is_line = "\n" not in new and "\n" not in text[old.start : old.end]
    if is_line and text[old.start : old.end]:
        return _replace(text, old, new[new.index(": ") + 2 :])
    end = max(old.end, text.index(":", key.end) + 1)
    return text[: key.start] + _indented(new, column(text, key.start)).lstrip() + text[end:]


def _opened(text: str, node: Span, said: dict[str, Any], name: str, value: Any) -> str:  # noqa: ANN401
    """Return a text in which an entry that was one text is a mapping with another field."""
    line = text[text.rfind("\n", 0, node.start) + 1 : node.start]
    inner = len(line) - len(line.lstrip()) + 2
    if line.strip() == "-":
        if "\n" in text[node.start : node.end]:
            msg = "a text over several lines stands for a whole entry"
            raise NotEditableError(msg)
        head = "".join(f"{field}: " for field in said)
        text = text[: node.start] + head + text[node.start :]
        return insert_lines(text, line_end(text, node.end + len(head)), _lines(name, value, inner))
    if not line.rstrip().endswith(":") or "\n" in text[node.start : node.end]:
        msg = "an entry is written over several lines, or in brackets"
        raise NotEditableError(msg)
    colon = text.rindex(":", 0, node.start)
    if not said:
        return insert_lines(text, line_end(text, colon), _lines(name, value, inner))
    head = f"\n{' ' * inner}{next(iter(said))}: "
    text = text[: colon + 1] + head + text[node.start :]
    end = colon + 1 + len(head) + node.end - node.start
    return insert_lines(text, line_end(text, end), _lines(name, value, inner))


def drop_field(text: str, node: Span, name: str) -> str:
    """Return a text without a key of a mapping and all that it says."""
    entries = node.entries or ()
    index = next(index for index, (key, _) in enumerate(entries) if key.text == name)
    key, value = entries[index]
    following = entries[index + 1][0].start if index + 1 < len(entries) else None
    if node.in_flow:
        if following is not None:
            return text[: key.start] + text[following:]
        start = entries[index - 1][1].end if index else key.start
        return text[:start] + text[value.end :]
    if text[text.rfind("\n", 0, key.start) + 1 : key.start].strip():  # the first key of an item of a list
        if following is None:
            msg = "an item would be left empty"
            raise NotEditableError(msg)
        return text[: key.start] + text[following:]
    return _without_lines(text, key.start, max(value.end, key.end))


def put_entry(text: str, section: Span, name: str, value: Any, after: str | None, first: str | None) -> str:  # noqa: ANN401, PLR0913, PLR0917
    """
    Return a text with one more entry in a mapping.

    Args:
        text: The text.
        section: The mapping.
        name: The key.
        value: What it says.
        after: The key behind which it goes, if the mapping has it.
        first: The key in front of which it goes, if there is no such key.
    """
    if section.in_flow or not section.entries:
        return _put_in_mapping(text, section, name, value)
    lines = _lines(name, value, column(text, section.start))
    behind = section.entry(after) if after else None
    before = section.entry(first) if first else None
    if behind is None and before is not None:
        return insert_lines(text, _line_start(text, before[0].start), lines)
    last = behind or section.entries[-1]
    return insert_lines(text, line_end(text, max(last[1].end, last[0].end)), lines)


def put_item(text: str, items: Span, value: Any, after: Span | None) -> str:  # noqa: ANN401 -- a plain value
    """Return a text with one more item in a list, behind another one or at the end."""
    if items.in_flow or not items.items:
        comma = ", " if items.items else ""
        return f"{text[: items.end - 1].rstrip()}{comma}{_in_flow(value)}{text[items.end - 1 :]}"
    behind = after or items.items[-1]
    indent = column(text, items.start)
    lines = emit({"x": [value]}).split("\n", 1)[1]
    return insert_lines(text, line_end(text, behind.end), _indented(lines.rstrip("\n"), indent - 2) + "\n")


def drop_item(text: str, items: Span, item: Span) -> str:
    """Return a text without an item of a list."""
    if not items.in_flow:
        return _without_lines(text, item.start, item.end)
    siblings = items.items or ()
    index = next(index for index, each in enumerate(siblings) if each is item)
    if index + 1 < len(siblings):
        return text[: item.start] + text[siblings[index + 1].start :]
    start = siblings[index - 1].end if index else item.start
    return text[:start] + text[item.end :]


def move_lines(text: str, node: Span, at: int, *, before: bool) -> str:
    """
    Return a text in which the lines of an entry stand beside another line.

    Args:
        text: The text.
        node: What the entry says; its key is in the line above or in the same one.
        at: A character of the other line.
        before: Whether the lines go in front of it or behind it.
    """
    start = _line_start(text, node.start)
    if not text[start : node.start].strip():  # the key stands above
        start = _line_start(text, text.rindex(":", 0, start))
    start = _with_comments(text, start)
    end = line_end(text, max(node.end, node.start + 1))
    target = _with_comments(text, _line_start(text, at)) if before else line_end(text, at)
    lines = text[start:end] if text[start:end].endswith("\n") else f"{text[start:end]}\n"
    rest = text[:start] + text[end:]
    return insert_lines(rest, target if target <= start else target - (end - start), lines)


def _with_comments(text: str, start: int) -> int:
    """Return where the comments right above a line start, if they are indented as it is."""
    indent = text[start:][: len(text[start:]) - len(text[start:].lstrip(" "))]
    while start:
        above = _line_start(text, start - 1)
        line = text[above:start]
        if not line.startswith(f"{indent}#"):
            break
        start = above
    return start


def replace_node(text: str, node: Span, value: Any) -> str:  # noqa: ANN401 -- a plain value
    """Return a text in which a scalar says something else."""
    return _replace(text, node, _one_line(value))


def put_section(text: str, name: str, value: Any, behind: Span | None) -> str:  # noqa: ANN401 -- a plain value
    """Return a text with one more section, behind another one or at the end."""
    block = f"\n{emit({name: value})}"
    if behind is None:
        return f"{text.rstrip()}\n{block}"
    return insert_lines(text, line_end(text, behind.end), block)


def insert_lines(text: str, at: int, lines: str) -> str:
    """Return a text with some lines at the start of a line, or behind the last one."""
    start = text[:at]
    return f"{start}{'' if not start or start.endswith(chr(10)) else chr(10)}{lines}{text[at:]}"


def line_end(text: str, at: int) -> int:
    """Return where the line after the one with a character starts."""
    end = text.find("\n", max(at - 1, 0))
    return len(text) if end < 0 else end + 1


def column(text: str, at: int) -> int:
    """Return how many characters stand before one in its line."""
    return at - _line_start(text, at)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _without_lines(text: str, start: int, end: int) -> str:
    return text[: _line_start(text, start)] + text[line_end(text, end) :]


def _replace(text: str, node: Span, new: str) -> str:
    gap = " " if node.start == node.end and not text[: node.start].endswith(" ") else ""
    return text[: node.start] + gap + new + text[node.end :]


def _lines(name: str, value: Any, indent: int) -> str:  # noqa: ANN401 -- a plain value
    return _indented(emit({name: value}).rstrip("\n"), indent) + "\n"


def _indented(lines: str, indent: int) -> str:
    return "\n".join(" " * indent + line if line else "" for line in lines.split("\n"))


def _one_line(value: Any) -> str:  # noqa: ANN401 -- a plain value
    line = emit({"x": value}).rstrip("\n").removeprefix("x: ")
    return _in_flow(value) if "\n" in line or line.startswith("x:") else line


def _in_flow(value: Any) -> str:  # noqa: ANN401 -- a plain value
    """Return a value as YAML writes it in brackets, which is as JSON does."""
    return json.dumps(value, ensure_ascii=False)
