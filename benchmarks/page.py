"""Put what was measured into the page about performance, between the marks that stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "performance.md"


def publish(name: str, lines: Iterable[str]) -> None:
    """
    Put lines between the marks of a name; all else on the page, its words among it, stays.

    Raises:
        LookupError: The page has no such marks.
    """
    begin, end = f"<!-- measured: {name} -->", "<!-- end -->"
    marked = re.compile(f"(?s){re.escape(begin)}.*?{re.escape(end)}")
    text = PAGE.read_text(encoding="utf-8")
    if not marked.search(text):
        msg = f"{PAGE.name} has no place for {name!r}; write {begin} and {end} where it belongs"
        raise LookupError(msg)
    body = "\n".join(lines).strip()
    PAGE.write_text(marked.sub(lambda _: f"{begin}\n\n{body}\n\n{end}", text), encoding="utf-8")
    print(f"{name}: written to {PAGE.name}")
