"""
The words of the library in the language of its readers, from catalogues of gettext.

A function that writes for readers gets its words from `words_in` and says each with them, so that the message is found
in the source by the tools of translators. A language without a catalogue is answered in English. To add one, see the
how-to on languages.
"""

from __future__ import annotations

import gettext
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from attrs import field, frozen

#: The languages that the words of the library are translated into, besides English.
LANGUAGES: Final = ("ar", "de", "es", "fr", "ko", "pt")


@frozen
class Words:
    """
    The words of the library in one language.

    Args:
        language: The language, as in BCP 47, in which they are; ``en`` if there is no catalogue.
    """

    language: str
    _catalogue: gettext.NullTranslations = field(eq=False, repr=False)

    def __call__(self, message: str, **values: Any) -> str:  # noqa: ANN401 -- whatever can be written
        """Return a message, with values in its places."""
        return self._catalogue.gettext(message).format(**values)

    def count(self, number: int, one: str, many: str) -> str:
        """Return a message about a number, which has the place ``{count}``."""
        return self._catalogue.ngettext(one, many, number).format(count=f"{number:,}")

    def listed(self, words: Sequence[str]) -> str:
        """Return words as a list in a sentence: ``a, b and c``."""
        if len(words) < len(("a", "b")):
            return "".join(words)
        return self("{words} and {last}", words=self(", ").join(words[:-1]), last=words[-1])


def marked(message: str) -> str:
    """
    Return a message as it is; it stands in catalogues, and is said somewhere else.

    Args:
        message: The message, as it is written in the source.
    """
    return message


#: The words as they are written in the source.
ENGLISH: Final = Words("en", gettext.NullTranslations())


@cache
def words_in(language: str | None) -> Words:
    """
    Return the words of the library in a language.

    Args:
        language: The language, as in BCP 47; None for English.
    """
    parts = (language or "en").split("-")
    wanted = ["-".join(parts[:size]) for size in range(len(parts), 0, -1)]  # pt-BR, then pt
    found = next((each for each in wanted if each.lower() in LANGUAGES), None)
    if found is None:
        return ENGLISH
    catalogue = files("logicmodel").joinpath("locales", found.lower(), "LC_MESSAGES", "logicmodel.mo")
    with catalogue.open("rb") as file:
        return Words(language or found, gettext.GNUTranslations(file))
