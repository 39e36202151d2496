"""How the format is described: sorts of fields, fields, and entries made of fields."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto
from typing import Any, TypeAlias

from attrs import Factory, field, frozen

from logicmodel.vocabulary.described import Described

# A value of the vocabulary, or what one of its fields holds; an entry says which class that is.
Value: TypeAlias = Any


class Sort(Enum):
    """What a field may contain."""

    TEXT = auto()
    ID = auto()
    DATE = auto()
    PERIOD = auto()
    TEXTS = auto()
    CHOICE = auto()
    NUMBER = auto()
    NUMBER_OR_TEXT = auto()
    FLAG = auto()
    NAME = auto()
    """The id of something in the model."""
    NAMES = auto()
    SECTION = auto()
    ENTRY = auto()
    """A value written in place."""
    ENTRIES = auto()
    REFERENCE = auto()
    """An id from one of the registries, or a value written in place."""
    REFERENCES = auto()
    ONE_OR_MORE = auto()
    """A value written in place, or a list of them."""
    USE = auto()
    USES = auto()
    """Sources, each as an id or in place, or as a mapping that says how it bears on what names it."""
    DATA = auto()
    """A mapping of the author's own."""


@frozen
class Field:
    """
    One field of an entry.

    Args:
        name: Its key, which is also its name in Python.
        sort: What it may contain.
        says: What it means, for editors to show.
        required: Whether it must be there.
        choices: The words of a `Sort.CHOICE`.
        low, high: The bounds of a `Sort.NUMBER`.
        of: What sort of entry stands in it or is named.
        among: The section whose ids it names, or what it names where that is several sections.
        such_as: What it may say, for advice.
        attribute: The attribute of the value, where that is not the name.
    """

    name: str
    sort: Sort
    says: str
    required: bool = False
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    of: Entry | None = None
    among: str = ""
    such_as: str = "…"
    attribute: str = Factory(lambda self: self.name, takes_self=True)


@frozen(eq=False)
class Entry:
    """
    One sort of entry.

    Args:
        name: What it is, as an error calls it.
        make: What makes its values from the fields.
        fields: Its fields, in the order in which they are written.
        id: The field of its id, for where no key says it.
        short: The field for which a bare text in place of the whole entry stands.
    """

    name: str
    make: Callable[..., Value]
    fields: tuple[Field, ...]
    id: Field | None = None
    short: str | None = None
    keyed: dict[str, Field] = field(
        init=False, repr=False, default=Factory(lambda self: _by_name(self.fields), takes_self=True)
    )
    """The fields by name, for an entry whose id is its key."""
    in_place: dict[str, Field] = field(
        init=False, repr=False, default=Factory(lambda self: _by_name(self._own_id + self.fields), takes_self=True)
    )
    """The fields by name, for an entry that is written where it is used."""

    @property
    def _own_id(self) -> tuple[Field, ...]:
        return () if self.id is None else (self.id,)

    @property
    def is_placed(self) -> bool:
        """Whether its values say where they were written."""
        return isinstance(self.make, type) and issubclass(self.make, Described)

    @property
    def may_be_text(self) -> bool:
        """Whether a bare text may be written where it is used, because it needs no id."""
        return self.short is not None and self.id is not None and not self.id.required


def _by_name(each: tuple[Field, ...]) -> dict[str, Field]:
    return {one.name: one for one in each}
