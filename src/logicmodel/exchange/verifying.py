"""The check that keeps reports honest: what was written is read again and compared with the model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from logicmodel.exchange.kept import said, shown, subjects
from logicmodel.exchange.losses import Loss, Losses, gathered
from logicmodel.model.logic_model import LogicModel

# Fields whose values are parts of the model with a section of their own.
_PARTS: Final = frozenset({"indicators", "who"})


def verified(format: str, model: LogicModel, again: LogicModel, losses: Iterable[Loss]) -> Losses:
    """
    Return a report that is empty if and only if the model comes back equal.

    What a writer knows to be lost is told with its reason; whatever else comes back differently is added.

    Args:
        format: The name of the format.
        model: The model that was written.
        again: The model that is read from what was written.
        losses: What the writer knows to be lost.
    """
    if again == model:
        return Losses(format)
    known = list(losses)
    whole = {(loss.subject, loss.id) for loss in known if loss.field is None}
    named = {(loss.subject, loss.id, loss.field) for loss in known}
    known.extend(
        loss
        for loss in _differences(model, again)
        if (loss.subject, loss.id) not in whole and (loss.subject, loss.id, loss.field) not in named
    )
    if not known:
        known.append(Loss("narrowed", "model", model.id, "order", reason="its parts come back in another order"))
    return gathered(format, known)


def _differences(model: LogicModel, again: LogicModel) -> Iterator[Loss]:
    present = {_key(subject, value): value for subject, value in subjects(again)}
    if model.id != again.id:
        yield Loss("narrowed", "model", model.id, "id", model.id, reason=f"it comes back as {again.id!r}")
    for subject, value in subjects(model):
        other = present.get(_key(subject, value))
        if other is None:
            yield Loss("dropped", subject, getattr(value, "id", None), reason="it does not come back")
            continue
        before, after = said(value), said(other)
        for field in dict.fromkeys((*before, *after)):
            if before.get(field) != after.get(field) and not _is_told_elsewhere(field, before, after):
                text = shown(before[field]) if field in before else None
                reason = f"it comes back as {shown(after[field])!r}" if field in after else "it does not come back"
                yield Loss("narrowed", subject, getattr(value, "id", None), field, text, reason=reason)


def _key(subject: str, value: Any) -> tuple[str, object]:  # noqa: ANN401 -- any value of the vocabulary
    if subject == "model":
        return subject, None
    return subject, getattr(value, "id", None) or value


def _is_told_elsewhere(field: str, before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Return whether a field names the same parts before and after, whose own differences are told under their ids."""
    return field in _PARTS and field in before and field in after and shown(before[field]) == shown(after[field])
