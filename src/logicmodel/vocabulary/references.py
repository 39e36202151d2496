"""References: codes that others gave to what an element or an indicator is about."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from logicmodel.vocabulary.sequences import as_tuple
from logicmodel.vocabulary.validation import refuse, text_fault, url_fault


@frozen
class Reference:
    """
    A code in a vocabulary that others keep, such as an indicator of the Sustainable Development Goals.

    Args:
        vocabulary: The vocabulary, as readers know it ("SDG", "DAC sectors").
        code: The code in that vocabulary ("4.1.1").
        url: Where the code is explained.

    Raises:
        ShapeError: A field is empty, or the address is not one that a page may carry.

    Example:
        >>> from logicmodel.vocabulary import Indicator, Reference
        >>> fluent = Indicator("fluent", "Pupils who read fluently", references=[Reference("SDG", "4.1.1")])
        >>> print(fluent.references[0])
        SDG 4.1.1
    """

    vocabulary: str
    code: str
    url: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"reference {self.vocabulary} {self.code}",
            None,
            text_fault("vocabulary", self.vocabulary),
            text_fault("code", self.code),
            url_fault("url", self.url),
        )

    def __str__(self) -> str:
        """Return the vocabulary and the code."""
        return f"{self.vocabulary} {self.code}"


def as_references(values: Iterable[Reference]) -> tuple[Reference, ...]:
    """Return a sequence of references as a tuple; a mistake stays as it is."""
    return as_tuple(values)
