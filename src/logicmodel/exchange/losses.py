"""The report of what a reader or a writer could not carry over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from logicmodel.errors import FormatError, Problem
from logicmodel.languages import ENGLISH, Words, marked, words_in
from logicmodel.model.logic_model import LogicModel
from logicmodel.places import Place

#: How something was lost, one of ``dropped``, ``narrowed``, ``folded`` and ``guessed``.
LossKind: TypeAlias = Literal["dropped", "narrowed", "folded", "guessed"]

#: What is said of losses in their reports, and what they are about most often.
LOSS_WORDS: Final = (
    marked("dropped"),
    marked("narrowed"),
    marked("folded"),
    marked("guessed"),
    marked("element"),
    marked("link"),
    marked("group"),
    marked("assumption"),
    marked("stakeholder"),
    marked("external factor"),
    marked("model"),
    marked("value"),
    marked("row"),
)

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
        return _told(self, ENGLISH)

    def as_problem(self) -> Problem:
        """Return the loss as a problem, for those who ask that nothing is lost."""
        places = (self.place,) if isinstance(self.place, Place) else ()
        return Problem(str(self if not places else _without_place(self)), places=places, field=self.field)


def _told(loss: Loss, say: Words) -> str:
    """Return a loss as one line in a language; fields are told as files name them, and reasons in English."""
    where = f"{loss.place}: " if loss.place else ""
    what = " ".join(filter(None, [_subject(loss, say), loss.id]))
    named = ", ".join(filter(None, [what, loss.field]))
    text = f" {loss.text!r}" if loss.text is not None else ""
    reason = f" ({loss.reason})" if loss.reason else ""
    return f"{where}{say(loss.kind)}: {named}{text}{reason}"


def _subject(loss: Loss, say: Words) -> str:
    # Readers of other formats name subjects of their own, which may have braces in them.
    return say(loss.subject) if loss.subject in LOSS_WORDS else loss.subject


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
        return self.in_language(None)

    def in_language(self, language: str | None) -> str:
        """
        Return the losses in lines, in the language of a reader.

        Fields are told as files name them, and reasons in English.

        Args:
            language: The language, as in BCP 47; one without a catalogue is answered in English.
        """
        say = words_in(language)
        if not self.items:
            return say("{format}: nothing was lost.", format=self.format)
        head = say.count(
            len(self.items), "{count} not carried over as it was.", "{count} not carried over as they were."
        )
        return "\n".join([f"{self.format}: {head}", *self._lines(say)])

    def _lines(self, say: Words) -> Iterator[str]:
        alike = Counter(map(_sort, self.items))
        shown: Counter[tuple[str, str, str | None, str | None]] = Counter()
        for loss in self.items:
            sort = _sort(loss)
            shown[sort] += 1
            if shown[sort] <= _MOST_SHOWN:
                yield f"  {_told(loss, say)}"
            elif shown[sort] == alike[sort]:
                rest = say.count(alike[sort] - _MOST_SHOWN, "… and {count} more", "… and {count} more")
                yield f"  {rest}: {say(loss.kind)}, {_subject(loss, say)}, {loss.field or say('whole')}"

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
