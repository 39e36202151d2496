"""Optional libraries: where one is missing, the error says what to install."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from logicmodel.errors import MissingExtraError


@contextmanager
def extra(name: str | None) -> Iterator[None]:
    """
    Let an import fail with advice.

    Args:
        name: The extra that installs what is imported, such as ``office``, or None if no extra does.

    Raises:
        MissingExtraError: It is not installed; the message says how to install it.
    """
    try:
        yield
    except ImportError as error:
        raise MissingExtraError(error.name or str(error), name) from None
