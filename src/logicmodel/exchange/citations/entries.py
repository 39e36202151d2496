"""An entry of a list of references, whatever its format, and the evidence that it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from attrs import field, frozen

from logicmodel.exchange.draft.ids import NewIds, slug
from logicmodel.exchange.losses import Imported, Loss, gathered, refuse_if_strict
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.validation import date_fault, url_fault

_DOI: Final = "https://doi.org/"
_NAMED: Final = 3  # authors, before "et al."

#: The type of what a list of references does not tell more of.
ANY_TYPE: Final = "document"

#: The fields that evidence keeps in its data, under the names that CSL has for them.
DATA: Final = ("type", "title", "author", "container-title", "volume", "issue", "page", "publisher", "DOI")


@frozen
class Entry:
    """
    A source as a list of references has it.

    Args:
        key: Its key in the list.
        type: What it is, as CSL calls it: ``article-journal``, ``book``, ``report``.
        title: Its title.
        authors: Its authors, as ``Family, Given`` or as one name.
        date: When it appeared, as a date of ISO 8601, or as it was written.
        url: Where it is.
        more: The other fields of ``DATA``.
        place: Where it stands in the file.
    """

    key: str
    type: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    url: str | None = None
    more: dict[str, str] = field(factory=dict)
    place: Place | str | None = None

    def citation(self) -> str:
        """Return the source as a reader would cite it, from what is known of it."""
        if self.title and not self.authors and not self.more:
            return self.title
        names = [name.partition(",")[0].strip() for name in self.authors]
        who = (
            f"{names[0]} et al."
            if len(names) > _NAMED
            else " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
        )
        year = f"({self.date[:4]})" if self.date else ""
        start = " ".join(filter(None, [who, year]))
        parts = [
            ", ".join(filter(None, [start, self.title])),
            self.more.get("container-title"),
            self.more.get("publisher"),
        ]
        doi = self.more.get("DOI")
        text = ". ".join(part.rstrip(".") for part in parts if part)
        return f"{text}. {_DOI}{doi}" if text and doi else text or self.key


def as_evidence(
    format: str, name: str | None, entries: Iterable[Entry], losses: list[Loss], *, strict: bool
) -> Imported:
    """
    Return entries as a model that has nothing but evidence, to be united with another one.

    Args:
        format: The name of the format.
        name: What the model may be called.
        entries: The entries.
        losses: What the reader could not take over.
        strict: Whether to raise if anything is lost.

    Raises:
        FormatError: Something was lost, and ``strict`` is true.
        ShapeError: An entry cannot be evidence.
    """
    ids = NewIds()
    evidence = [_evidence(entry, ids, losses) for entry in entries]
    model = LogicModel(slug(name or "") or "references", parts=evidence)
    return Imported(model, refuse_if_strict(gathered(format, losses), strict=strict))


def _evidence(entry: Entry, ids: NewIds, losses: list[Loss]) -> Evidence:
    identifier = ids.for_text(entry.key, entry.key or entry.title or "", "source")
    date, url, doi = entry.date, entry.url, entry.more.get("DOI")
    if date_fault("date", date):
        losses.append(Loss("dropped", "evidence", identifier, "date", date, entry.place, "it is no date in ISO 8601"))
        date = None
    if fault := url_fault("url", url):
        losses.append(Loss("dropped", "evidence", identifier, "url", url, entry.place, fault.message))
        url = None
    if url is None and doi and not url_fault("url", f"{_DOI}{doi}"):
        url = f"{_DOI}{doi}"
    is_known = bool(entry.authors or entry.more)  # more than a title, which is the citation itself
    data: dict[str, Any] = {"type": entry.type, "title": entry.title, "author": list(entry.authors), **entry.more}
    return Evidence(
        identifier,
        entry.citation(),
        kind=None if entry.type in {None, ANY_TYPE} else str(entry.type).replace("-", " "),
        date=date,
        url=url,
        data={name: data[name] for name in DATA if data.get(name)} if is_known else {},
        place=entry.place if isinstance(entry.place, Place) else None,
    )


def lose_rest(losses: list[Loss], key: str, rest: dict[str, Any], place: Place | str | None) -> None:
    """
    Note the fields of an entry that evidence has no place for.

    Args:
        losses: Where they are noted.
        key: The key of the entry.
        rest: The fields.
        place: Where the entry stands.
    """
    for name, value in rest.items():
        if value not in (None, "", []):
            losses.append(Loss("dropped", "entry", key, name, str(value)[:200], place, "evidence has no place for it"))
