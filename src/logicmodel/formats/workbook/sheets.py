"""The sheets of a model and their columns, as they follow from the description of the fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import Factory, field, frozen

from logicmodel.formats.fields import (
    CLAIM,
    ELEMENTS,
    EXTERNAL_FACTOR,
    GROUP,
    HEADER,
    LINK,
    MEASUREMENT,
    OWN_ELEMENT,
    RATING,
    REGISTRIES,
    STAGE,
)
from logicmodel.formats.sorts import Entry, Field, Sort

LINK_OF_ASSUMPTION: Final = "link"
OWNER_SECTION: Final = "section"
OWNER_ID: Final = "id"
FIELD_OF_OWNER: Final = "what"

#: Sorts of which one cell holds several.
LISTED: Final = frozenset({Sort.TEXTS, Sort.NAMES, Sort.REFERENCES, Sort.USES})


@frozen
class Column:
    """
    One column of a sheet.

    Args:
        heading: What stands in the first row.
        field: What may stand below it.
        path: The field, and for one of a nested entry the field in that.
        is_json: Whether its cells hold JSON, because there is no plainer way to write what may stand in them.
    """

    heading: str
    field: Field
    path: tuple[str, ...]
    is_json: bool = False


@frozen(eq=False)
class Sheet:
    """
    One sheet.

    Args:
        name: Its name, as readers see it.
        section: The section of the document that it holds; that of the entries that it details, for a detail.
        says: What it holds.
        columns: Its columns.
        key: The headings of the columns that tell its rows apart.
        detail: The sort of entry of which each row is one, if the rows belong to rows of other sheets.
        owners: For a detail, the sections whose entries it details, each with the fields in which details stand.
    """

    name: str
    section: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    detail: Entry | None = None
    owners: dict[str, tuple[Field, ...]] = field(factory=dict)
    by_heading: dict[str, Column] = field(
        init=False,
        repr=False,
        default=Factory(lambda self: {column.heading: column for column in self.columns}, takes_self=True),
    )

    @property
    def file_name(self) -> str:
        """The name of its file in a folder of CSV files."""
        return f"{self.name.lower().replace(' ', '-')}.csv"


def _element() -> Entry:
    """Return elements of all kinds as one sort of entry, for they share a sheet."""
    shared = {each.name: each for entry in ELEMENTS.values() for each in entry.fields}
    names = dict.fromkeys(["label", "kind", "term", *shared])
    own = {each.name: each for each in OWN_ELEMENT.fields}
    return Entry("element", OWN_ELEMENT.make, tuple(shared.get(name) or own[name] for name in names), id=_ID)


def _link() -> Entry:
    ends = (
        Field("source", Sort.NAME, "The id of what contributes.", required=True, among="nodes"),
        Field("target", Sort.NAME, "The id of what it contributes to.", required=True, among="nodes"),
    )
    return Entry("link", LINK.make, (*ends, *LINK.fields), id=LINK.id)


_ID: Final = Field("id", Sort.ID, HEADER.in_place["id"].says, required=True)
_ENTRIES: Final[dict[str, Entry]] = {
    "model": HEADER,
    "elements": _element(),
    "links": _link(),
    "indicators": REGISTRIES["indicators"],
    "assumptions": REGISTRIES["assumptions"],
    "evidence": REGISTRIES["evidence"],
    "stakeholders": REGISTRIES["stakeholders"],
    "groups": Entry("group", GROUP.make, GROUP.fields, id=_ID),
    "stages": STAGE,
    "claims": CLAIM,
    "rivals": REGISTRIES["rivals"],
    "external_factors": Entry("external factor", EXTERNAL_FACTOR.make, EXTERNAL_FACTOR.fields, id=_ID),
    "scales": REGISTRIES["scales"],
}
_SAYS: Final = {
    "model": "The model as a whole: a field in each row.",
    "elements": "The boxes of the model, in order.",
    "links": "What contributes to what; the id may be left out.",
    "indicators": "How elements are measured; the elements name them.",
    "assumptions": "What must hold: a row for each link that an assumption is about, or none for the whole model.",
    "evidence": "The sources that links rest on; the links name them.",
    "stakeholders": "Who delivers and who changes.",
    "groups": "Named sets of elements.",
    "stages": "The columns of the picture that are renamed, annotated, reordered or added, in order.",
    "claims": "Claims about pairs that no single link joins; the id may be left out.",
    "rivals": "Rival explanations; the claims name them.",
    "external_factors": "What the programme does not control.",
    "scales": "Scales of your own for ratings.",
}
_DETAIL_NAMES: Final = {MEASUREMENT.name: "Values"}
# The rows of values are told apart by what they speak of; other details by what they have to say.
_DETAIL_KEYS: Final = {MEASUREMENT.name: ("period", "category")}


def _has_details(entry: Entry, each: Field) -> bool:
    """Return whether what stands in a field has rows of its own, which name the id of the entry that they belong to."""
    is_plain = each.of is not RATING  # what is rated once and by domain would have two rows of one name
    return each.sort is Sort.ENTRIES and entry.id is not None and not entry.may_be_text and is_plain


def _details() -> dict[str, Entry]:
    """Return the sorts of entries that have sheets of their own, by name."""
    found = (each.of for entry in _ENTRIES.values() for each in entry.fields if _has_details(entry, each))
    return {detail.name: detail for detail in found if detail is not None}


_DETAILS: Final = _details()


def _is_detail(entry: Entry, each: Field) -> bool:
    """Return whether what stands in a field stands on a sheet of its own, because other fields have many of these."""
    return _has_details(entry, each) or (
        each.sort in {Sort.ENTRY, Sort.ONE_OR_MORE} and each.of is not None and each.of.name in _DETAILS
    )


def _columns(fields: Iterable[Field], path: tuple[str, ...] = ()) -> Iterator[Column]:
    """Return the columns of some fields; a nested entry has a column for each of its own."""
    for each in fields:
        here = (*path, each.name)
        if each.sort is Sort.ENTRY and each.of is not None:
            yield from _columns(each.of.fields, here)
        else:
            yield Column(".".join(here), each, here, is_json=each.sort in _IN_JSON)


_IN_JSON: Final = (
    frozenset(Sort)
    - LISTED
    - {
        *(Sort.TEXT, Sort.ID, Sort.DATE, Sort.PERIOD, Sort.CHOICE, Sort.NUMBER, Sort.NUMBER_OR_TEXT, Sort.FLAG),
        *(Sort.NAME, Sort.REFERENCE),
    }
)


def _sheet(section: str, entry: Entry) -> Sheet:
    own_id = () if entry.id is None else (entry.id,)
    fields = (each for each in (*own_id, *entry.fields) if not _is_detail(entry, each))
    columns = list(_columns(fields))
    if section == "links":
        # The rows of assumptions name their links, since an assumption may have no id that a link could name.
        columns = [column for column in columns if column.heading != "assumptions"]
    if section == "assumptions":
        link = Field(LINK_OF_ASSUMPTION, Sort.NAME, "The id of the link that it is about, such as 'train->ready'.")
        columns.insert(2, Column(link.name, link, (link.name,)))
    key = {"links": ("id",), "assumptions": ("id", "text", "link"), "model": ("field",)}.get(section, ("id",))
    return Sheet(section.capitalize().replace("_", " "), section, _SAYS[section], tuple(columns), key)


def _detail_sheet(detail: Entry) -> Sheet:
    """Return the sheet of a sort of entry of which several belong to one entry of another sort."""
    owners = {
        section: tuple(each for each in entry.fields if each.of is detail and _is_detail(entry, each))
        for section, entry in _ENTRIES.items()
    }
    owners = {section: fields for section, fields in owners.items() if fields}
    owner = tuple(_owner_columns(owners))
    rest = tuple(_columns(detail.fields))
    names = _DETAIL_KEYS.get(detail.name) or tuple(each.name for each in detail.fields if each.required)
    key = (*(column.heading for column in owner), *names)
    name = _DETAIL_NAMES.get(detail.name, f"{detail.name.capitalize()}s")
    says = f"Rows that belong to rows of {', '.join(_title(section) for section in owners)}."
    return Sheet(name, "", says, (*owner, *rest), key, detail, owners)


def _owner_columns(owners: dict[str, tuple[Field, ...]]) -> Iterator[Column]:
    """Return the columns that say to what a detail belongs: only those that are not the same in all rows."""
    if len(owners) > 1:
        choices = tuple(owners)
        yield _column(OWNER_SECTION, Sort.CHOICE, "The sheet of what it belongs to.", choices)
        yield _column(OWNER_ID, Sort.ID, "The id of what it belongs to.")
    else:
        [section] = owners
        entry = _ENTRIES[section]
        yield _column(entry.name, Sort.ID, f"The id of the {entry.name} that it belongs to.")
    words = [word_of(each) for fields in owners.values() for each in fields]
    if len(set(words)) > 1:
        yield _column(FIELD_OF_OWNER, Sort.CHOICE, "What it is.", tuple(dict.fromkeys(words)))


def _column(name: str, sort: Sort, says: str, choices: tuple[str, ...] = ()) -> Column:
    return Column(name, Field(name, sort, says, required=True, choices=choices), (name,))


def word_of(each: Field) -> str:
    """Return what one of the things in a field is called: ``target`` for one of the targets."""
    return each.name.removesuffix("s")


def _title(section: str) -> str:
    return section.capitalize().replace("_", " ")


_MAIN: Final = tuple(_sheet(section, entry) for section, entry in _ENTRIES.items())
_DETAIL_SHEETS: Final = tuple(_detail_sheet(detail) for detail in _DETAILS.values())
_VALUES_AFTER: Final = 4

#: All sheets, in the order of a workbook: the values follow the indicators, which they belong to.
SHEETS: Final = tuple(
    sorted(
        (*_MAIN, *_DETAIL_SHEETS),
        key=lambda sheet: _VALUES_AFTER - 0.5 if sheet.name == "Values" else (*_MAIN, *_DETAIL_SHEETS).index(sheet),
    )
)
MODEL: Final = _MAIN[0]
ENTRY_OF_SECTION: Final = _ENTRIES
