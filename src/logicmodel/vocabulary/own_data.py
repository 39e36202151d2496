"""Data of the author's own: named values that a model keeps and never interprets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias, cast

from logicmodel.vocabulary.sequences import is_sequence
from logicmodel.vocabulary.validation import Fault, number_fault, text_fault

DataItem: TypeAlias = str | float | bool | dt.date
DataValue: TypeAlias = DataItem | tuple[DataItem, ...]

MAX_DATA_KEYS: Final = 100
MAX_KEY_LENGTH: Final = 100
MAX_TEXT_LENGTH: Final = 10_000
MAX_LIST_LENGTH: Final = 1_000


class Data(Mapping[str, DataValue]):
    """
    A mapping that does not change: texts, numbers, truth values, dates, or lists of these, by key.

    The library keeps it, shows it and writes it to files, and reads nothing into it. The order of keys is kept and
    takes no part in equality; 1, 1.0 and True are different values.

    Args:
        values: The values by key; a list is kept as a tuple.

    Example:
        >>> from logicmodel import Activity
        >>> train = Activity("train", "Train volunteers", data={"site": "north", "budget-lines": [12, 14]})
        >>> train.data["budget-lines"]
        (12, 14)
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any] | None = None) -> None:
        """Take the values; the value that carries them checks them."""
        self._values = {key: _frozen(value) for key, value in (values or {}).items()}

    def __getitem__(self, key: str) -> DataValue:
        """Return the value under a key."""
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the keys."""
        return iter(self._values)

    def __len__(self) -> int:
        """Return the number of keys."""
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        """Return whether another mapping has the same values of the same types."""
        if not isinstance(other, Mapping):
            return NotImplemented
        return _typed(self) == _typed(other if isinstance(other, Data) else Data(other))

    def __hash__(self) -> int:
        """Return a hash that does not depend on the order of keys."""
        return hash(frozenset(self._values.items()))

    def __repr__(self) -> str:
        """Return the values as a dict."""
        return repr(self._values)


NO_DATA: Final = Data()


def as_data(values: Mapping[str, Any]) -> Data:
    """Return a mapping as data; a mistake stays as it is."""
    if isinstance(values, Data):
        return values
    return Data(values) or NO_DATA if isinstance(values, Mapping) else values


def data_fault(values: object) -> Fault | None:
    """Refuse what is no mapping of readable keys to values of moderate size."""
    if values is NO_DATA:
        return None
    if not isinstance(values, Data):
        return Fault("data", f"data must be a mapping, not {values!r}", "write {'key': value}")
    if len(values) > MAX_DATA_KEYS:
        return Fault("data", f"data has {len(values)} keys; at most {MAX_DATA_KEYS} are kept")
    faults = (_key_fault(key) or _value_fault(key, value) for key, value in values.items())
    return next((fault for fault in faults if fault is not None), None)


def _key_fault(key: object) -> Fault | None:
    if not isinstance(key, str) or not key.strip() or key != key.strip() or not key.isprintable():
        return Fault("data", f"a key of data must be one line of text without spaces around it, not {key!r}")
    if len(key) > MAX_KEY_LENGTH:
        return Fault("data", f"the key {key[:20] + '…'!r} of data is longer than {MAX_KEY_LENGTH} characters")
    return None


def _value_fault(key: str, value: object) -> Fault | None:
    if not isinstance(value, tuple):
        return _item_fault(key, value)
    if len(value) > MAX_LIST_LENGTH:
        return Fault("data", f"{key!r} in data has {len(value)} items; at most {MAX_LIST_LENGTH} are kept")
    return next((fault for item in value if (fault := _item_fault(key, item))), None)


def _item_fault(key: str, value: object) -> Fault | None:
    if isinstance(value, bool) or type(value) is dt.date:
        return None
    what = f"{key!r} in data"
    if isinstance(value, str):
        fault = text_fault(what, value)
        if fault is None and len(value) > MAX_TEXT_LENGTH:
            fault = Fault("data", f"{what} is longer than {MAX_TEXT_LENGTH} characters")
    elif isinstance(value, int | float):
        fault = number_fault(what, value)
    else:
        kinds = "text, a number, true or false, a date, or a list of these"
        return Fault("data", f"{what} must be {kinds}, not {value!r}")
    return fault and fault._replace(field="data")


def _frozen(value: object) -> DataValue:
    """Return a list as a tuple; anything else, also a mistake, stays as it is."""
    if isinstance(value, list) or (is_sequence(value) and not isinstance(value, Mapping)):
        return tuple(cast("list[DataItem]", value))
    return cast("DataValue", value)


def _typed(values: Data) -> dict[str, Any]:
    """Return the values with their types, because 1, 1.0 and True are equal to Python."""
    return {
        key: (type(value), tuple((type(item), item) for item in value) if isinstance(value, tuple) else value)
        for key, value in values.items()
    }
