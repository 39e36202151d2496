"""The report of what a reader or a writer could not carry over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from logicmodel.errors import FormatError, Problem
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place

#: How something was lost, one of ``dropped``, ``narrowed``, ``folded`` and ``guessed``.
LossKind: TypeAlias = Literal["dropped", "narrowed", "folded", "guessed"]

_MOST_SHOWN: Final = 3  # losses of one kind and field that are listed one by one when a report is printed


@frozen
class Loss:
    """
    One thing that a reader or a writer did not carry over as it was.

    Args:
        kind: What was done: ``dropped`` (left out), ``narrowed`` (kept with less detail), ``folded`` (moved into the
            text of another field) or ``guessed`` (read as something that the input does not say).
        subject: What kind of thing it is about: ``element``, ``link``, ``indicator``, ``row``, ``node`` and so on.
        id: The id of the thing, or None if it has none.
        field: The field, or None if the whole thing is meant.
        text: What was lost, as it stood, or what was guessed.
        place: Where it stood in the input, or None for a writer.
        reason: Why, in a few words.

    Example:
        >>> from logicmodel.exchange import Loss
        >>> print(Loss("dropped", "element", "train", field="notes", reason="IATI has no field for it"))
        dropped: element train, notes (IATI has no field for it)
    """

    kind: LossKind
    subject: str
    id: str | None = None
    field: str | None = None
    text: str | None = None
    place: Place | str | None = None
    reason: str | None = None

    def __str__(self) -> str:
        """Return the loss as one line."""
        where = f"{self.place}: " if self.place else ""
        what = " ".join(filter(None, [self.subject, self.id]))
        named = ", ".join(filter(None, [what, self.field]))
        text = f" {self.text!r}" if self.text is not None else ""
        reason = f" ({self.reason})" if self.reason else ""
        return f"{where}{self.kind}: {named}{text}{reason}"

    def as_problem(self) -> Problem:
        """Return the loss as a problem, for those who ask that nothing is lost."""
        places = (self.place,) if isinstance(self.place, Place) else ()
        return Problem(str(self if not places else _without_place(self)), places=places, field=self.field)


def _without_place(loss: Loss) -> Loss:
    return Loss(loss.kind, loss.subject, loss.id, loss.field, loss.text, None, loss.reason)


def _as_tuple(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    return tuple(losses)


@frozen
class Losses:
    """
    Everything that a reader or a writer did not carry over; false if there is nothing.

    It is empty if and only if reading back what was written gives an equal model.

    Args:
        format: The name of the format, such as ``IATI 2.03``.
        items: The losses, in the order in which they were met.

    Example:
        >>> from logicmodel.exchange import Loss, Losses
        >>> losses = Losses("Mermaid", [Loss("dropped", "link", "a->b", field="rationale")])
        >>> len(losses), bool(losses), bool(Losses("Mermaid"))
        (1, True, False)
    """

    format: str
    items: tuple[Loss, ...] = field(default=(), converter=_as_tuple)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.items)

    def __iter__(self) -> Iterator[Loss]:
        """Iterate over the losses."""
        return iter(self.items)

    def __add__(self, other: Losses) -> Losses:
        """Return the losses of both."""
        return Losses(self.format, [*self.items, *other.items])

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each loss."""
        return [
            {
                "kind": loss.kind,
                "subject": loss.subject,
                "id": loss.id,
                "field": loss.field,
                "text": loss.text,
                "place": None if loss.place is None else str(loss.place),
                "reason": loss.reason,
            }
            for loss in self.items
        ]

    def __str__(self) -> str:
        """Return the losses in lines; many alike are counted after the first three."""
        if not self.items:
            return f"{self.format}: nothing was lost."
        return "\n".join([f"{self.format}: {len(self.items)} not carried over as they were.", *self._lines()])

    def _lines(self) -> Iterator[str]:
        alike = Counter(map(_sort, self.items))
        shown: Counter[tuple[str, str, str | None, str | None]] = Counter()
        for loss in self.items:
            sort = _sort(loss)
            shown[sort] += 1
            if shown[sort] <= _MOST_SHOWN:
                yield f"  {loss}"
            elif shown[sort] == alike[sort]:
                yield f"  … and {alike[sort] - _MOST_SHOWN} more: {loss.kind}, {loss.subject}, {loss.field or 'whole'}"

    def refuse(self) -> None:
        """
        Raise if anything was lost; this is what ``strict=True`` does.

        Raises:
            FormatError: Something was lost; ``problems`` has one for each loss.
        """
        if self.items:
            raise FormatError([loss.as_problem() for loss in self.items])


def _sort(loss: Loss) -> tuple[str, str, str | None, str | None]:
    return loss.kind, loss.subject, loss.field, loss.reason


class Imported(NamedTuple):
    """
    What a reader returns.

    Args:
        model: The model.
        losses: What the model does not have of the input, and what was guessed.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.exchange import Imported, Losses
        >>> imported = Imported(load_example("reading-together"), Losses("GraphML"))
        >>> print(imported.losses)
        GraphML: nothing was lost.
    """

    model: LogicModel
    losses: Losses


def refuse_if_strict(losses: Losses, *, strict: bool) -> Losses:
    """
    Return the losses, unless there are some and none are allowed.

    Args:
        losses: The losses.
        strict: Whether none are allowed.

    Raises:
        FormatError: Something was lost, and ``strict`` is true.
    """
    if strict:
        losses.refuse()
    return losses


def gathered(format: str, losses: Iterable[Loss]) -> Losses:
    """Return losses in one report, each once."""
    return Losses(format, dict.fromkeys(losses))
