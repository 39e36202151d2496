"""What every named value can carry besides its own fields."""

from __future__ import annotations

from typing import Any, Final

from attrs import Attribute, field, fields, frozen

from logicmodel.places import Place, caller
from logicmodel.vocabulary.own_data import NO_DATA, Data, as_data, data_fault
from logicmodel.vocabulary.sequences import as_texts
from logicmodel.vocabulary.suppressions import Suppression, as_suppressions
from logicmodel.vocabulary.validation import Fault, items_fault, optional_text_fault, texts_fault, url_fault

# Under this name the metadata of a field have what it is by default, if it follows other fields.
WORK_OUT: Final = "work_out"

_UNDESCRIBED: Final = (None, None, (), None, (), NO_DATA)


@frozen(kw_only=True, repr=False)
class Described:
    """
    The fields that every named value of the vocabulary has.

    Args:
        description: What it is, at length.
        notes: A remark for readers, which pictures show beside a stage and tables show in full.
        tags: Words of the author's own, for filtering.
        url: Where to read more: http, https, mailto or a relative address.
        suppress: Findings of a check that the authors have answered, as `~logicmodel.Suppression` values or reasons by
            code.
        data: Values of the author's own by key: texts, numbers, truth values, dates, or lists of these. They are kept
            and shown, and never interpreted.
        place: Where the value was written; found automatically, and ignored when values are compared.
    """

    description: str | None = None
    notes: str | None = None
    tags: tuple[str, ...] = field(default=(), converter=as_texts)
    url: str | None = None
    suppress: tuple[Suppression, ...] = field(default=(), converter=as_suppressions)
    data: Data = field(default=NO_DATA, converter=as_data)
    place: Place | None = field(factory=caller, eq=False, repr=False)

    def _is_undescribed(self) -> bool:
        """Return whether nothing is said in the fields of this class, as of most values."""
        return (self.description, self.notes, self.tags, self.url, self.suppress, self.data) == _UNDESCRIBED

    def _described_faults(self) -> tuple[Fault | None, ...]:
        """Return what is wrong with the fields of this class."""
        if self._is_undescribed():
            return ()
        return (
            optional_text_fault("description", self.description),
            optional_text_fault("notes", self.notes),
            texts_fault("tags", self.tags),
            url_fault("url", self.url),
            items_fault("suppress", self.suppress, Suppression),
            data_fault(self.data),
        )

    def __repr__(self) -> str:
        """Return the call that makes this value, without the fields that are as they are by default."""
        said = [
            (each, getattr(self, each.name))
            for each in fields(type(self))
            if each.repr and each.init and each.name != "place"
        ]
        positional = [repr(value) for each, value in said if not each.kw_only]
        named = [f"{each.alias}={value!r}" for each, value in said if each.kw_only and value != default_of(each, self)]
        return f"{type(self).__name__}({', '.join(positional + named)})"


def default_of(each: Attribute[Any], value: object) -> object:
    """Return what a field of a value is where nobody says, worked out where it depends on other fields."""
    if work_out := each.metadata.get(WORK_OUT):
        return work_out(value)
    default: Any = each.default
    return default.factory(value) if getattr(default, "takes_self", False) else default
