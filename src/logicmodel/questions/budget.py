"""How far a search through loops may go: what it looks for can be out of reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from attrs import define

from logicmodel.questions.progress import Progress, unwatched

# Steps along links; a hundred thousand take about a tenth of a second.
BUDGET: Final = 100_000


class BudgetSpentError(Exception):
    """A search would take more steps than it was given."""


@define(eq=False)
class Budget:
    """
    How many steps a search through loops may still take.

    Attributes:
        steps: The steps, one by one, so that a caller can watch how many of them have been taken.
        spent: How many have been taken.
    """

    steps: Iterator[Any]
    spent: int = 0

    @classmethod
    def of(cls, steps: int, progress: Progress = unwatched) -> Budget:
        """Return a budget of so many steps."""
        return cls(iter(progress(range(steps))))

    def spend(self, steps: int = 1) -> None:
        """
        Take some steps.

        Raises:
            BudgetSpentError: There are not as many left.
        """
        taken = len(tuple(islice(self.steps, steps)))
        self.spent += taken
        if taken < steps:
            raise BudgetSpentError
