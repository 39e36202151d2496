"""Lists of references in RIS, which databases of literature export."""

from __future__ import annotations

from typing import Any, Final

from logicmodel.exchange.citations.entries import Entry, as_evidence, lose_rest
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.losses import Imported, Loss

_TYPES: Final = {
    "JOUR": "article-journal",
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "THES": "thesis",
    "ELEC": "webpage",
}
_MORE: Final = {
    "journal_name": "container-title",
    "secondary_title": "container-title",
    "alternate_title3": "container-title",
    "volume": "volume",
    "number": "issue",
    "publisher": "publisher",
    "doi": "DOI",
}
_READ: Final = frozenset({"id", "type_of_reference", "title", "primary_title", "authors", "first_authors"}) | {
    *("year", "publication_year", "date", "urls", "url", "start_page", "end_page", *_MORE)
}


def read_ris(source: Readable, *, strict: bool = False) -> Imported:
    r"""
    Return the references in a RIS file as a model that has nothing but evidence.

    Args:
        source: A path, or the content as bytes.
        strict: Whether to raise if anything is lost.

    Returns:
        The model, and what was lost.

    Raises:
        FormatError: It is not RIS, or something was lost and ``strict`` is true.
        ImportError: rispy is not installed.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_ris
        >>> text = "TY  - JOUR\nAU  - Doe, Jane\nTI  - A trial\nPY  - 2019\nER  - \n"
        >>> model, losses = read_ris(text.encode())
        >>> model.evidence[0].citation
        'Doe (2019), A trial'
    """
    try:
        import rispy  # noqa: PLC0415 -- an extra
        from rispy.parser import ParseError  # noqa: PLC0415 -- as above
    except ImportError:
        msg = 'reading RIS needs rispy; install it with: pip install "logicmodel[cite]"'
        raise ImportError(msg) from None
    content = content_of(source)
    text = content.text()
    try:
        records = rispy.loads(text.text)
    except (ParseError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
        content.refuse(f"this is not RIS: {error}", "an entry starts with 'TY  - JOUR' and ends with 'ER  - '")
    if not records and text.text.strip():
        content.refuse("there is no entry in this file", "an entry starts with 'TY  - JOUR' and ends with 'ER  - '")
    losses: list[Loss] = []
    entries = [_entry(record, f"entry {number}", losses) for number, record in enumerate(records, start=1)]
    return as_evidence("RIS", content.stem, entries, losses, strict=strict)


def _entry(record: dict[str, Any], place: str, losses: list[Loss]) -> Entry:
    authors = tuple(record.get("authors") or record.get("first_authors") or ())
    title = record.get("title") or record.get("primary_title")
    year = str(record.get("year") or record.get("publication_year") or record.get("date") or "").strip("/")
    key = str(record.get("id") or "-".join(filter(None, [authors[0].partition(",")[0] if authors else "", year[:4]])))
    lose_rest(losses, key, {name: value for name, value in record.items() if name not in _READ}, place)
    more = {_MORE[name]: str(record[name]) for name in _MORE if record.get(name)}
    pages = "\N{EN DASH}".join(filter(None, [record.get("start_page"), record.get("end_page")]))
    urls = record.get("urls") or ([record["url"]] if record.get("url") else [])
    return Entry(
        key,
        _TYPES.get(str(record.get("type_of_reference")), "document"),
        title,
        authors,
        year.replace("/", "-") or None,
        urls[0] if urls else None,
        {**more, **({"page": pages} if pages else {})},
        place,
    )
