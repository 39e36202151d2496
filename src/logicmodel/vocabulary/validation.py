"""What may be written in a field: one function for each rule, and one way to refuse what breaks them."""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

from logicmodel.errors import Problem, ShapeError, did_you_mean, suggest
from logicmodel.places import Place, caller
from logicmodel.vocabulary.dates import date_hint, is_date
from logicmodel.wording import quoted

ID_PATTERN: Final = r"[a-z][a-z0-9]*([-._/][a-z0-9]+)*"
URL_SCHEMES: Final = ("http", "https", "mailto")

# An id is a key of YAML, which reads no key of more than 1,024 characters, and a link's default id has two of them.
MAX_ID: Final = 200
# A label is drawn, wrapped and compared with others; a text is only told.
MAX_SUGGESTED: Final = 40
MAX_LABEL: Final = 2_000
MAX_TEXT: Final = 100_000

# Words of other tools and of daily speech for choices that are called otherwise here.
_OTHER_WORDS: Final = {
    "number": "unit",
    "count": "unit",
    "up": "increase",
    "higher": "increase",
    "down": "decrease",
    "lower": "decrease",
    "mid-term": "medium",
    "+": "positive",
    "-": "negative",
    "for": "supports",
    "against": "contradicts",
}

_LARGEST: Final = sys.float_info.max
_NUMBER: Final = (int, float)  # made once; `int | float` would be made anew at each test
_ID: Final = re.compile(ID_PATTERN)
_NAMED: Final = re.compile(r"""(?P<kind>[^'"]+) (?P<mark>['"])(?P<id>.*)(?P=mark)""", re.DOTALL)
_PRINTED_NUMBER: Final = re.compile(r"(?P<digits>\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<percent>%?)")
_PERCENT: Final = 100
_SCHEME: Final = re.compile(r"\s*([A-Za-z][A-Za-z0-9+.\-]*)\s*:")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LANGUAGE: Final = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"  # language, script, region
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",  # the rest
    re.ASCII | re.IGNORECASE,
)


class Fault(NamedTuple):
    """What is wrong with one field of a value."""

    field: str
    message: str
    hint: str | None = None
    code: str = "invalid-value"


def refuse(what: str, place: Place | None, *faults: Fault | None) -> None:
    """
    Raise one error for all faults of a value, if there are any.

    Args:
        what: The value as an error names it, such as ``input 'staff'``.
        place: Where the value was written.
        faults: What the rules below returned.

    Raises:
        ShapeError: With one problem for each fault.
    """
    if any(faults):
        raise ShapeError(problems(what, place, *faults))


def problems(what: str, place: Place | None, *faults: Fault | None) -> list[Problem]:
    """Return the faults of a value as problems; the arguments are those of `refuse`."""
    found = [fault for fault in faults if fault is not None]
    place = place or (caller() if found else None)
    places = (place,) if place else ()
    kind, identifier = _subject(what)
    return [
        Problem(f"{what}: {fault.message}", places, fault.hint, fault.field, fault.code, kind, identifier)
        for fault in found
    ]


def _subject(what: str) -> tuple[str, str | None]:
    """Return the kind and the id of a value, from how errors name it."""
    named = _NAMED.fullmatch(what)
    return (named["kind"], named["id"]) if named else (what, None)


def id_fault(value: object, field: str = "id") -> Fault | None:
    """Refuse what is not an id: lower-case words of letters and digits joined by ``-``, ``.``, ``_`` or ``/``."""
    if isinstance(value, str) and is_id(value):
        return _length_fault(field, value, MAX_ID) if len(value) > MAX_ID else None
    better = nearest_id(value) if isinstance(value, str) else None
    message = (
        f"{field} must be lower-case words joined by '-', '.', '_' or '/', starting with a letter, not {quoted(value)}"
    )
    return Fault(field, message, better and f"try {better!r}", "invalid-id")


@lru_cache(maxsize=65_536)  # each id is an end of several links, and a search by pattern takes thrice as long
def is_id(text: str) -> bool:
    """Return whether a text is an id."""
    return _ID.fullmatch(text) is not None


def nearest_id(text: str) -> str:
    """
    Return the id that a text suggests; there is always one.

    Args:
        text: The text, in any script.
    """
    if is_id(text.lower()) and len(text) <= MAX_ID:
        return text.lower()
    words = re.findall(r"[a-z0-9]+", "".join(map(_latin, text[:MAX_ID])).lower())
    candidate = "-".join(words[:6])[:MAX_SUGGESTED].strip("-") or "id-1"
    return candidate if candidate[0].isalpha() else f"n{candidate}"


def _latin(char: str) -> str:
    """Return a letter without accents; one of another script by the last word of its name, as ``zhe``."""
    if char.isascii():
        return char
    plain = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    if plain or not char.isalpha():
        return plain or " "
    return unicodedata.name(char, " ").rpartition(" ")[2]


def text_fault(field: str, value: object) -> Fault | None:
    """Refuse what is not text that can be read: not a string, blank, or with control characters."""
    if not isinstance(value, str):
        return Fault(field, f"{field} must be text, not {quoted(value)}", code="wrong-type")
    if not value.strip():
        return Fault(field, f"{field} must not be empty", code="empty")
    if len(value) > MAX_LABEL and (fault := _length_fault(field, value, _LONGEST.get(field, MAX_TEXT))):
        return fault
    if not value.isprintable() and (found := _CONTROL.search(value)):
        return Fault(
            field,
            f"{field} has the control character {quoted(found.group())} in it",
            "take it out",
            "control-character",
        )
    return None


_LONGEST: Final = {"label": MAX_LABEL, "title": MAX_LABEL}


def _length_fault(field: str, value: str, most: int) -> Fault | None:
    if len(value) <= most:
        return None
    hint = "put the rest in description" if most == MAX_LABEL else None
    return Fault(
        field, f"{field} has {len(value):,} characters, and may have {most:,}: {quoted(value)}", hint, "too-large"
    )


def optional_text_fault(field: str, value: object) -> Fault | None:
    """Refuse what is neither None nor readable text."""
    return None if value is None else text_fault(field, value)


def texts_fault(field: str, values: object) -> Fault | None:
    """Refuse what is not a sequence of readable texts, such as one bare string."""
    if values == ():
        return None
    if not isinstance(values, tuple):
        return _not_a_list(field, values)
    return next((fault for value in values if (fault := text_fault(field, value))), None)


def items_fault(field: str, values: object, kind: type) -> Fault | None:
    """Refuse what is not a sequence of values of one class."""
    if values == ():
        return None
    if not isinstance(values, tuple):
        return _not_a_list(field, values)
    wrong = next((value for value in values if not isinstance(value, kind)), None)
    return (
        None
        if wrong is None
        else Fault(field, f"{field} takes {kind.__name__} values, not {quoted(wrong)}", code="wrong-type")
    )


def item_fault(field: str, value: object, kind: type) -> Fault | None:
    """Refuse what is neither None nor a value of one class."""
    if value is None or isinstance(value, kind):
        return None
    return Fault(field, f"{field} takes a value of {kind.__name__}, not {quoted(value)}", code="wrong-type")


def _not_a_list(field: str, value: object) -> Fault:
    hint = f"write [{quoted(value)}]" if isinstance(value, str) else "write [a, b]"
    return Fault(field, f"{field} must be a list, not {quoted(value)}", hint, "wrong-type")


def optional_choice_fault(field: str, value: object, choices: tuple[str, ...]) -> Fault | None:
    """Refuse what is neither None nor one of the choices."""
    return None if value is None else choice_fault(field, value, choices)


def choice_fault(field: str, value: object, choices: tuple[str, ...]) -> Fault | None:
    """Refuse what is not one of the choices."""
    if value in choices:
        return None
    listed = ", ".join(choices)
    advice = _choice_hint(value, choices) if isinstance(value, str) else None
    return Fault(field, f"{field} must be one of {listed}, not {quoted(value)}", advice, "not-a-choice")


def _choice_hint(value: str, choices: tuple[str, ...]) -> str | None:
    meant = _OTHER_WORDS.get(value.strip().lower())
    return f"write '{meant}'" if meant in choices else did_you_mean(suggest(value, choices))


def flag_fault(field: str, value: object) -> Fault | None:
    """Refuse what is neither True nor False."""
    return (
        None
        if isinstance(value, bool)
        else Fault(field, f"{field} must be true or false, not {quoted(value)}", code="wrong-type")
    )


def optional_number_fault(field: str, value: object, low: float = -math.inf, high: float = math.inf) -> Fault | None:
    """Refuse what is neither None nor a finite number from `low` to `high`."""
    return None if value is None else number_fault(field, value, low, high)


def number_fault(field: str, value: object, low: float = -math.inf, high: float = math.inf) -> Fault | None:
    """Refuse what is not a finite number from `low` to `high`."""
    if isinstance(value, bool) or not isinstance(value, _NUMBER) or not abs(value) <= _LARGEST:
        return Fault(
            field, f"{field} must be a number, not {quoted(value)}", _number_hint(value, low, high), "wrong-type"
        )
    if low <= value <= high:
        return None
    bounds = f"at least {low:g}" if high == math.inf else f"from {low:g} to {high:g}"
    return Fault(field, f"{field} must be {bounds}, not {quoted(value)}", code="out-of-range")


def _number_hint(value: object, low: float, high: float) -> str | None:
    """Return how to write a number that was written as people print it, such as ``1,200``, ``45%`` or ``30 000``."""
    printed = _PRINTED_NUMBER.fullmatch(value) if isinstance(value, str) else None
    if printed is None:
        return f"write a number from {low:g} to {high:g}, such as {(low + high) / 2:g}" if high < math.inf else None
    digits = re.sub(r"[,\s]", "", printed["digits"])
    if printed["percent"]:
        return f"write {float(digits) / 100:g} for a share" if float(digits) <= _PERCENT else None
    return f"write {digits}"


def url_fault(field: str, value: object) -> Fault | None:
    """
    Refuse a link that a published page should not carry.

    Allowed are http, https and mailto addresses, and relative ones (``../page.html``, ``#section``).
    """
    if value is None:
        return None
    if fault := text_fault(field, value):
        return fault
    url = str(value)
    if any(char.isspace() or not char.isprintable() for char in url):
        return Fault(
            field, f"{field} must have no spaces in it, not {quoted(url)}", "write %20 for a space", "invalid-url"
        )
    scheme = _SCHEME.match(url)
    if scheme is None or scheme.group(1).lower() in URL_SCHEMES:
        return None
    allowed = ", ".join(URL_SCHEMES)
    return Fault(
        field, f"{field} must be relative or start with one of {allowed}, not {quoted(url)}", code="invalid-url"
    )


def date_fault(field: str, value: object) -> Fault | None:
    """Refuse what is neither None nor an ISO 8601 date: ``2025``, ``2025-09`` or ``2025-09-01``."""
    if value is None or (isinstance(value, str) and is_date(value)):
        return None
    message = f"{field} must be a date such as 2025, 2025-09 or 2025-09-01, not {quoted(value)}"
    return Fault(field, message, date_hint(value), "invalid-date")


def language_fault(field: str, value: object) -> Fault | None:
    """Refuse what is neither None nor shaped as a BCP 47 language tag; whether it is registered is not asked."""
    if value is None or (isinstance(value, str) and _LANGUAGE.fullmatch(value)):
        return None
    return Fault(field, f"{field} must be a language tag such as 'en' or 'fr-CA', not {value!r}")


def period_fault(field: str, value: object) -> Fault | None:
    """Refuse what is neither None, a date, nor two dates with ``/`` between them, the first not after the second."""
    if value is None or (isinstance(value, str) and is_date(value)):
        return None
    start, _, end = value.partition("/") if isinstance(value, str) else ("", "", "")
    if not (is_date(start) and is_date(end)):
        message = f"{field} must be a date such as 2025 or 2025-09-01, or two as 2024-09/2025-06, not {quoted(value)}"
        return Fault(field, message, date_hint(value), "invalid-date")
    if start > end and not start.startswith(end):
        message = f"{field} ends before it starts: {quoted(value)}"
        return Fault(field, message, f"write {f'{end}/{start}'!r}", "invalid-date")
    return None
