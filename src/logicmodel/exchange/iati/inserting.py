"""Results put into an IATI file that is there already, of which nothing else changes."""

from __future__ import annotations

from typing import Final
from xml.etree import ElementTree as ET

from logicmodel.errors import FormatError, Problem
from logicmodel.exchange.files import Content
from logicmodel.exchange.iati.choosing import chosen_activity
from logicmodel.exchange.iati.codes import NAMESPACE
from logicmodel.reading.xml_text import XmlElement, read_xml

# What stands behind the results in an activity; so do elements of other namespaces.
_BEHIND: Final = frozenset({"crs-add", "fss"})
_STEP: Final = "  "


def inserted(content: Content, parts: list[ET.Element], identifier: str | None, *, replace_results: bool) -> str:
    """
    Return a file with results in one of its activities.

    Args:
        content: The file.
        parts: The results, and what comes at the end of the activity.
        identifier: Which activity, where there are several.
        replace_results: Whether the results that are there are replaced.

    Raises:
        FormatError: The file is not IATI in UTF-8, or the activity has results already.
    """
    content.text()  # what is not UTF-8 is refused, because offsets below count its bytes
    activity = chosen_activity(content, read_xml(content.name, content.data), identifier)
    old = [each for each in activity.children if each.name == "result" and not each.namespace]
    if old and not replace_results:
        message = f"the activity has {len(old)} results already"
        hint = "replace them with replace_results=True, or write another file"
        raise FormatError([Problem(message, (old[0].place,), hint)])
    ours = [each for each in activity.children if each.namespace == NAMESPACE]
    results = [each for each in parts if each.tag == "result"]
    others = [each for each in parts if each.tag != "result"]
    behind = next((each for each in activity.children if (each.namespace or each.name in _BEHIND)), None)
    data = content.data
    edits = [(_line(data, each.at), _behind(data, each), "") for each in (*old, *ours)]
    first = _line(data, old[0].at if old else behind.at if behind else activity.end)
    last = _line(data, activity.end)
    edits += [(first, first, _text(results)), (last, last, _text(others))]
    # From the end, so that the offsets in front stay right; of two at one place, the later one is put in first.
    in_order = sorted(enumerate(edits), key=lambda edit: (edit[1][:2], edit[0]), reverse=True)
    for _, (start, end, text) in in_order:
        data = data[:start] + text.encode() + data[end:]
    return data.decode()


def _line(data: bytes, at: int) -> int:
    """Return the start of the line of a byte, where only spaces stand between."""
    start = data.rfind(b"\n", 0, at) + 1
    return at if data[start:at].strip() else start


def _behind(data: bytes, element: XmlElement) -> int:
    """Return the byte behind an element, and behind its line where nothing else stands in it."""
    end = data.index(b">", element.end) + 1
    return end + 1 if data[end : end + 1] == b"\n" and _line(data, element.at) != element.at else end


def _text(elements: list[ET.Element]) -> str:
    lines = []
    for element in elements:
        ET.indent(element, _STEP)
        lines.append(_STEP + ET.tostring(element, encoding="unicode").strip() + "\n")
    return "".join(lines)
