"""Strategies for what fields hold: ids, texts, addresses, dates, and what every named value can carry."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from hypothesis import strategies as st

from logicmodel.vocabulary.elements import KINDS
from logicmodel.vocabulary.suppressions import Suppression

# Words that some notation takes for more than words: YAML, Markdown, HTML, DOT, or the grammar of links.
TRICKY_IDS: Final = ("no", "null", "true", "on", "y", "e1", "end", "graph", "node", "subgraph", "class", "model", "to")
TRICKY_TEXTS: Final = (
    *("no", "null", "~", "true", "010", "12:30", "1e3", "0x1f", "-1", "2025-09-01", ".5", "=", "<<", "---", "..."),
    *(",", "'", "&a", "*a", "!a", "%a", "@a", "`a", "[a]", "a|b", "$x$", "a\\", "\\n", "# c", "? a", "| x", "> x"),
    *("- x", "a: b # c", "{a: b}", "{{ a }}", "a -> b", "*a* _b_", 'it\'s "so"', "<b>&amp;</b>", "</script>"),
    *("Füße", "e\u0301", "学校", "مدرسة", "👩‍🏫", "\ufeffa", " a ", "a\tb"),
)
TEXTS_OF_LINES: Final = (
    "one\ntwo",
    "one\n\n  two\n",
    "- one\n- two",
    "one\r\ntwo",
    "one\u2028two",
    "\none",
    "one \n#two",
)
_CONTROLS: Final = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF)))

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_WORD: Final = st.text(_LETTERS, min_size=1, max_size=3)
_LATER_WORD: Final = st.text(_LETTERS + "0123456789", min_size=1, max_size=3)
_ID: Final = _WORD | st.tuples(_WORD, st.sampled_from("-._/"), _LATER_WORD).map("".join) | st.sampled_from(TRICKY_IDS)
_READABLE: Final = st.characters(exclude_categories=["Cs"], exclude_characters=_CONTROLS)
_TEXT: Final = st.one_of(
    st.text(_READABLE, min_size=1, max_size=20).filter(str.strip),
    st.sampled_from(TRICKY_TEXTS),
    st.sampled_from(TEXTS_OF_LINES),
)
_ADDRESS_START: Final = st.sampled_from(("#", "../", "/", "https://example.org/", "HTTP://example.org?", "mailto:a@"))
_ADDRESS_REST: Final = st.text(st.characters(categories=["L", "N", "P", "S"]), max_size=10)
_DATE: Final = st.dates(min_value=dt.date(1, 1, 1))
_PRECISION: Final = st.sampled_from((len("2025"), len("2025-09"), len("2025-09-01")))
_CODE: Final = st.sampled_from(("LM012", "LM030", "LM040", "ACME001")) | _TEXT
_IS_PERIOD: Final = st.booleans()


@st.composite
def ids(draw: st.DrawFn) -> str:
    """
    Generate ids.

    Returns:
        A strategy for texts that are ids.

    Example:
        >>> from logicmodel.strategies import ids
        >>> ids()
        ids()
    """
    return draw(_ID)


@st.composite
def kinds(draw: st.DrawFn) -> str:
    """
    Generate kinds of element, those of the library and any others.

    Returns:
        A strategy for texts that are ids.

    Example:
        >>> from logicmodel.strategies import kinds
        >>> kinds()
        kinds()
    """
    return draw(KIND_IDS)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """
    Generate readable texts: of one line or of several, in any script, and much that notations trip over.

    Returns:
        A strategy for texts.

    Example:
        >>> from logicmodel.strategies import texts
        >>> texts()
        texts()
    """
    return draw(_TEXT)


@st.composite
def urls(draw: st.DrawFn) -> str:
    """
    Generate addresses that a published page may carry.

    Returns:
        A strategy for texts that are addresses.

    Example:
        >>> from logicmodel.strategies import urls
        >>> urls()
        urls()
    """
    return draw(_ADDRESS_START) + draw(_ADDRESS_REST)


@st.composite
def dates(draw: st.DrawFn) -> str:
    """
    Generate ISO 8601 dates: years, months and days.

    Returns:
        A strategy for texts that are dates.

    Example:
        >>> from logicmodel.strategies import dates
        >>> dates()
        dates()
    """
    return draw(_DATE).isoformat()[: draw(_PRECISION)]


@st.composite
def periods(draw: st.DrawFn) -> str:
    """
    Generate dates, and two dates with ``/`` between them.

    Returns:
        A strategy for texts that are dates or periods.

    Example:
        >>> from logicmodel.strategies import periods
        >>> periods()
        periods()
    """
    start, end = sorted((draw(_DATE), draw(_DATE)))
    first, last = (day.isoformat()[: draw(_PRECISION)] for day in (start, end))
    return f"{first}/{last}" if draw(_IS_PERIOD) else first


# Without the functions around them, strategies are drawn from faster, and these are drawn from most.
IDS: Final = _ID
# With a function around the ids, for each of their alternatives would otherwise be as likely as the library's kinds.
KIND_IDS: Final = st.sampled_from(tuple(KINDS)) | ids()
TEXTS: Final = _TEXT
OPTIONAL_TEXTS: Final = st.none() | TEXTS
OPTIONAL_DATES: Final = st.none() | dates()
OPTIONAL_LANGUAGES: Final = st.none() | st.sampled_from(("en", "fr-CA", "zh-Hant", "de-CH-1996"))
OPTIONAL_PERIODS: Final = st.none() | periods()
TEXT_LISTS: Final = st.lists(TEXTS, max_size=2)


@st.composite
def suppressions(draw: st.DrawFn) -> Suppression:
    """
    Generate suppressions, of codes of the library and of any others.

    Returns:
        A strategy for `~logicmodel.Suppression` values.

    Example:
        >>> from logicmodel.strategies import suppressions
        >>> suppressions()
        suppressions()
    """
    return Suppression(draw(_CODE), draw(_TEXT))


_DATA_ITEM: Final = (
    st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.dates() | _TEXT
)
_DATA: Final = st.dictionaries(
    st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=8) | st.sampled_from(TRICKY_IDS),
    _DATA_ITEM | st.lists(_DATA_ITEM, max_size=2),
    max_size=2,
)


@st.composite
def data(draw: st.DrawFn) -> dict[str, Any]:
    """
    Generate data of an author's own, as any part can carry it.

    Returns:
        A strategy for mappings of texts, numbers, truth values, dates and lists of these.

    Example:
        >>> from logicmodel.strategies import data
        >>> data()
        data()
    """
    return draw(_DATA)


# The fields of `Described`; what a strategy made was not written anywhere.
DESCRIBED: Final[dict[str, st.SearchStrategy[Any]]] = {
    "place": st.none(),
    "description": OPTIONAL_TEXTS,
    "notes": OPTIONAL_TEXTS,
    "tags": TEXT_LISTS,
    "url": st.none() | urls(),
    "suppress": st.lists(suppressions(), max_size=2),
    "data": _DATA,
}


def more(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Generate keyword arguments: nothing in half of the cases, so that models stay small, or all that is possible."""
    return st.just({"place": None}) | st.fixed_dictionaries({**fields, **DESCRIBED})
