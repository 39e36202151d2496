"""Errors of blocks in pages: all problems at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from logicmodel.errors import LogicModelError, Problem, ShapeError
from logicmodel.places import Place


class BlockError(LogicModelError):
    """
    A block of a page cannot be shown.

    Attributes:
        problems: Everything that is wrong with it, each with its place in the page or in the file of the model.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems; there is at least one."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return all the problems, one below the other."""
        return "\n".join(map(str, self.problems))


@contextmanager
def told_at(place: Place) -> Iterator[None]:
    """
    Turn what goes wrong while a block is made into a `BlockError`.

    Args:
        place: Where the block stands; problems that have a place of their own keep it.

    Raises:
        BlockError: Something did.
    """
    try:
        yield
    except BlockError:
        raise
    except ShapeError as error:
        raise BlockError(error.problems) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise BlockError([Problem(f"{error.filename or 'a file'} cannot be read: {reason}", (place,))]) from error
    except (LogicModelError, ValueError) as error:
        raise BlockError([Problem(str(error), (place,))]) from error
