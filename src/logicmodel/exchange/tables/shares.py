"""Shares of targets, which tables work out from other cells: checked, and not read."""

from __future__ import annotations

from typing import Final

from logicmodel.exchange.tables.amounts import amount_of
from logicmodel.exchange.tables.drafts import At, Draft
from logicmodel.exchange.tables.headings import is_placeholder

_PER_CENT: Final = 100
_ROUNDED: Final = 0.51  # shares are written as whole numbers


def check_share(draft: Draft, share: At, target: At, actual: At) -> None:
    """
    Report a share that is not the actual as a share of the target.

    Args:
        draft: The draft.
        share: The cell of the share; the same for `target` and `actual`.
        target: What was aimed at.
        actual: What was reached.
    """
    said, aim, got = (_number(draft, at) for at in (share, target, actual))
    row, column = share
    if said is None or aim is None or got is None or not aim:
        text = draft.grid.rows[row][column]
        if text and not is_placeholder(text):
            draft.lose("dropped", "cell", share, "it is worked out from other cells")
    elif abs(said - got / aim * _PER_CENT) > _ROUNDED:
        draft.lose("dropped", "cell", share, f"{got:g} of {aim:g} is {got / aim:.0%}; shares are not read")


def _number(draft: Draft, at: At) -> float | None:
    row, column = at
    value = amount_of(draft.grid.rows[row][column], draft.decimal).value
    return None if isinstance(value, str) else value
