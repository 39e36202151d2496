"""Workbooks of Causal Map: what people said, coded as links between factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, Unpack

from logicmodel.exchange.draft.ids import NewIds
from logicmodel.exchange.draft.model import DraftOptions, imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.losses import Imported, Loss
from logicmodel.exchange.sheets import Sheet, sheets_of
from logicmodel.vocabulary.evidence import Evidence

_OPPOSITE: Final = "~"
_KNOWN: Final = frozenset({"from", "to", "from_label", "to_label", "quote", "statement_id", "source_id", "link_id"})

Row = Mapping[str, Any]


def read_causal_map(source: Readable, *, quotes: bool = False, **options: Unpack[DraftOptions]) -> Imported:
    """
    Return a workbook of Causal Map as a model, with all statements of one link folded together.

    Each link has as evidence the sources that state it, and in its ``data`` how many ``statements`` and how many
    ``sources`` there are. Quotations are the words of people who were interviewed: they stay out unless asked for.

    Args:
        source: A path, or the content as bytes.
        quotes: Whether quotations are kept, in the notes of links.
        **options: Any of ``id``, ``stages``, ``by_depth``, ``undirected`` and ``strict``; see `logicmodel.exchange`.

    Returns:
        The model, and what was lost or guessed.

    Raises:
        FormatError: It is not a workbook with the sheets ``factors`` and ``links``.
        ImportError: openpyxl is not installed.
        OSError: The file cannot be read.

    Example:
        >>> import io, openpyxl
        >>> from logicmodel.exchange import read_causal_map
        >>> book = openpyxl.Workbook()
        >>> book.active.title = "factors"
        >>> for row in (["label", "factor_id"], ["Training", 1], ["Skills", 2]):
        ...     book.active.append(row)
        >>> links = book.create_sheet("links")
        >>> for row in (["from", "to", "source_id"], [1, 2, "A"], [1, 2, "B"], [1, 2, "B"]):
        ...     links.append(row)
        >>> book.save("map.xlsx")
        >>> model, losses = read_causal_map("map.xlsx")
        >>> model.links[0].id, dict(model.links[0].data)
        ('training->skills', {'statements': 3, 'sources': 2})
    """
    content = content_of(source)
    sheets = {sheet.name.casefold(): sheet for sheet in sheets_of(content)}
    if not {"factors", "links"} <= sheets.keys():
        content.refuse("a workbook of Causal Map has the sheets 'factors' and 'links'")
    draft = _Reader(sheets, content.stem, keep_quotes=quotes).draft()
    return imported(draft, **options)


class _Reader:
    """The sheets of a workbook as a draft."""

    def __init__(self, sheets: Mapping[str, Sheet], name: str | None, *, keep_quotes: bool) -> None:
        self.sheets = sheets
        self.keep_quotes = keep_quotes
        self.result = Draft("Causal Map", name)
        self.keys: dict[str, str] = {}  # of factors, by id and by label
        self.sources: dict[str, Evidence] = {}
        self.ids = NewIds()

    def rows(self, name: str) -> Iterator[tuple[Row, str]]:
        sheet = self.sheets.get(name)
        if sheet is None or not sheet.rows:
            return
        heading = [str(cell or "").strip().casefold() for cell in sheet.rows[0]]
        for row, place in sheet.below_heading():
            yield dict(zip(heading, row, strict=False)), place

    def draft(self) -> Draft:
        for row, place in self.rows("factors"):
            self.factor(
                _text(row.get("label")) or place, _text(row.get("factor_id")), _text(row.get("factor_memo")), place
            )
        statements = {_text(row.get("statement_id")): _text(row.get("source_id")) for row, _ in self.rows("statements")}
        stated: dict[tuple[str, str], list[tuple[Row, str]]] = {}
        for row, place in self.rows("links"):
            start, end = (self.end(row, name, place) for name in ("from", "to"))
            if start is None or end is None:
                reason = "it names no factor at one of its ends"
                self.result.lose(Loss("dropped", "link", None, place=place, reason=reason))
            else:
                stated.setdefault((start, end), []).append((row, place))
        for ends, rows in stated.items():
            self.link(ends, rows, statements)
        self.count_quotes([row for rows in stated.values() for row, _ in rows])
        return self.result

    def factor(self, label: str, identifier: str | None, memo: str | None, place: str) -> str:
        if label in self.keys:
            return self.keys[label]
        key = identifier or label
        tags = ("opposite",) if label.startswith(_OPPOSITE) else ()
        exact = {"notes": memo, "tags": tags}
        self.result.nodes[key] = DraftNode(
            key, label.removeprefix(_OPPOSITE).strip() or label, exact=exact, place=place
        )
        self.keys[label] = key
        if identifier:
            self.keys.setdefault(identifier, key)
        return key

    def end(self, row: Row, name: str, place: str) -> str | None:
        text = _text(row.get(f"{name}_label")) or _text(row.get(name))
        if text is None:
            return None
        return self.keys.get(text) or self.factor(text, None, None, place)

    def link(
        self, ends: tuple[str, str], rows: list[tuple[Row, str]], statements: Mapping[str | None, str | None]
    ) -> None:
        named = (_text(row.get("source_id")) or statements.get(_text(row.get("statement_id"))) for row, _ in rows)
        sources = dict.fromkeys(name for name in named if name)
        exact: dict[str, Any] = {
            "evidence": [self.evidence(name) for name in sources],
            "data": {"statements": len(rows), **({"sources": len(sources)} if sources else {})},
        }
        if self.keep_quotes:
            exact["notes"] = "\n".join(filter(None, (_text(row.get("quote")) for row, _ in rows))) or None
        exact = {name: each for name, each in exact.items() if each}
        self.result.edges.append(DraftEdge(*ends, exact=exact, place=rows[0][1]))
        for row, place in rows:
            for name, value in row.items():
                if name and name not in _KNOWN and _text(value):
                    reason = "a statement has no place of its own; strength and certainty are no confidence"
                    self.result.lose(Loss("dropped", "link", "->".join(ends), name, str(value), place, reason))

    def evidence(self, name: str) -> Evidence:
        if name not in self.sources:
            self.sources[name] = Evidence(self.ids.for_text(name, name, "source"), f"Source {name}")
        return self.sources[name]

    def count_quotes(self, rows: list[Row]) -> None:
        count = sum(_text(row.get("quote")) is not None for row in rows)
        if count and not self.keep_quotes:
            reason = "they are words of people who were interviewed; quotes=True keeps them"
            self.result.lose(Loss("dropped", "quotations", None, text=f"{count} of them", reason=reason))


def _text(value: object) -> str | None:
    text = "" if value is None else str(value).strip()
    return text or None
