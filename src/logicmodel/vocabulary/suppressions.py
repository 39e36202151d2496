"""Suppressions: answers of the authors to findings of a check."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from attrs import frozen

from logicmodel.vocabulary.sequences import as_tuple
from logicmodel.vocabulary.validation import refuse, text_fault


@frozen
class Suppression:
    """
    A finding that the authors accept, with their reason; it is reported, but counts no more.

    It holds for the thing that carries it; on a model it holds for all findings with that code.

    Args:
        code: The code of the rule, such as ``LM020``.
        reason: Why the finding is no fault here.

    Raises:
        ShapeError: A field is empty or no text.

    Example:
        >>> from logicmodel import Activity
        >>> from logicmodel.vocabulary import Suppression
        >>> Activity("meet", "Hold meetings", suppress={"LM010": "A duty by law."}).suppress
        (Suppression(code='LM010', reason='A duty by law.'),)
    """

    code: str
    reason: str

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(f"suppression {self.code!r}", None, text_fault("code", self.code), text_fault("reason", self.reason))


def as_suppressions(values: Iterable[Suppression] | Mapping[str, str]) -> tuple[Suppression, ...]:
    """Return suppressions as a tuple; a mapping gives the reason for each code; a mistake stays as it is."""
    if isinstance(values, tuple):  # as most are; the test for a mapping takes long
        return values
    if isinstance(values, Mapping):
        reasons = cast("Mapping[str, str]", values)
        return tuple(Suppression(code, reason) for code, reason in reasons.items())
    return as_tuple(values)
