"""Lists of references in BibTeX."""

from __future__ import annotations

from typing import Any, Final

from logicmodel.exchange.citations.entries import Entry, as_evidence, lose_rest
from logicmodel.exchange.files import Readable, content_of
from logicmodel.exchange.losses import Imported, Loss

_TYPES: Final = {
    "article": "article-journal",
    "book": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "inproceedings": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
}
_MORE: Final = {
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "volume": "volume",
    "number": "issue",
    "pages": "page",
    "publisher": "publisher",
    "institution": "publisher",
    "doi": "DOI",
}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_READ: Final = frozenset({"title", "year", "month", "date", "url", *_MORE})


def read_bibtex(source: Readable, *, strict: bool = False) -> Imported:
    """
    Return the references in a BibTeX file as a model that has nothing but evidence.

    Args:
        source: A path, or the content as bytes.
        strict: Whether to raise if anything is lost.

    Returns:
        The model, and what was lost.

    Raises:
        FormatError: It is not BibTeX, or something was lost and ``strict`` is true.
        ImportError: pybtex is not installed.
        OSError: The file cannot be read.

    Example:
        >>> from logicmodel.exchange import read_bibtex
        >>> model, losses = read_bibtex(b"@article{doe2019, author={Doe, Jane}, title={A trial}, year=2019}")
        >>> model.evidence[0].id, model.evidence[0].citation
        ('doe2019', 'Doe (2019), A trial')
    """
    try:
        from pybtex.database import parse_string  # noqa: PLC0415 -- an extra
        from pybtex.exceptions import PybtexError  # noqa: PLC0415
    except ImportError:
        msg = 'reading BibTeX needs pybtex; install it with: pip install "logicmodel[cite]"'
        raise ImportError(msg) from None
    content = content_of(source)
    text = content.text()
    try:
        library = parse_string(text.text, "bibtex")
    except PybtexError as error:
        line = int(getattr(error, "lineno", None) or 1)
        at = sum(len(each) + 1 for each in text.text.split("\n")[: line - 1])
        said = str(error).partition(": ")[2] or str(error)
        raise text.unreadable(min(at, max(len(text.text) - 1, 0)), f"this is not BibTeX: {said}", None) from None
    losses: list[Loss] = []
    entries = [_entry(key, entry, losses) for key, entry in library.entries.items()]
    if not entries and text.text.strip():
        content.refuse("there is no entry in this file", "an entry is @article{key, title={…}}")
    return as_evidence("BibTeX", content.stem, entries, losses, strict=strict)


def _entry(key: str, entry: Any, losses: list[Loss]) -> Entry:  # noqa: ANN401 -- pybtex has no types
    fields = {name.lower(): _plain(value) for name, value in entry.fields.items()}
    lose_rest(losses, key, {name: value for name, value in fields.items() if name not in _READ}, key)
    people = entry.persons.get("author") or entry.persons.get("editor") or ()
    return Entry(
        key,
        _TYPES.get(entry.type.lower(), "document"),
        fields.get("title"),
        tuple(_name(person) for person in people),
        fields.get("date") or _date(fields.get("year"), fields.get("month")),
        fields.get("url"),
        {_MORE[name]: value.replace("--", "\N{EN DASH}") for name, value in fields.items() if name in _MORE and value},
        key,
    )


def _name(person: Any) -> str:  # noqa: ANN401 -- as above
    family = " ".join([*person.prelast_names, *person.last_names, *person.lineage_names])
    given = " ".join([*person.first_names, *person.middle_names])
    return ", ".join(filter(None, [_plain(family), _plain(given)])) or "?"


def _plain(text: str) -> str:
    """Return a text of LaTeX as readers see it."""
    from pybtex.richtext import Text  # noqa: PLC0415 -- an extra

    return " ".join(str(Text.from_latex(text).render_as("text")).split())


def _date(year: str | None, month: str | None) -> str | None:
    if year is None or not month:
        return year
    number = (
        int(month)
        if month.isdecimal()
        else next((number for number, name in enumerate(_MONTHS, start=1) if month.lower().startswith(name)), 0)
    )
    return f"{year}-{number:02d}" if number else year
