"""The words of a model by key, and other words in their place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any, Final

from attrs import frozen

from logicmodel.differences.records import HEADER, model_of, records_of
from logicmodel.errors import Problem, ShapeError, did_you_mean, suggest
from logicmodel.model.logic_model import LogicModel, refuse_non_model

# The fields that readers read as text. Citations stay as they were published; tags, codes and names of levels are
# compared by programs.
_TEXTS: Final = frozenset(
    {"title", "label", "text", "description", "notes", "rationale", "unit", "means_of_verification", "disaggregations"}
)
_DEEPER: Final = frozenset({"assumptions", "baseline", "baselines", "targets", "actuals", "evidence"})


@frozen
class Translated:
    """
    A model in another language.

    Args:
        model: The model.
        untranslated: The keys of the texts that are still as they were.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.translations import with_texts
        >>> translated = with_texts(load_example("trauma-informed"), {}, language="es")
        >>> "model//title" in translated.untranslated
        True
    """

    model: LogicModel
    untranslated: tuple[str, ...]


def texts(model: LogicModel) -> dict[str, str]:
    """
    Return all texts of a model that a reader sees.

    Args:
        model: The model.

    Returns:
        The texts by key, such as ``elements/train/label``, in the order of a file.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.translations import texts
        >>> texts(load_example("reading-together"))["elements/train/label"]
        'Train volunteers in paired reading'
    """
    refuse_non_model(model)
    records = records_of(model)
    if "title" not in records[HEADER][""]:
        records[HEADER][""]["title"] = model.title
    return {key: holder[name] for key, holder, name in _places(records)}


def with_texts(model: LogicModel, texts: Mapping[str, str], *, language: str | None = None) -> Translated:
    """
    Return a model with other texts and the same ids.

    Args:
        model: The model.
        texts: The new texts, by the keys of `texts`. One that is missing or empty leaves the text as it is.
        language: The language of the new texts, as in BCP 47: ``es``, ``pt-BR``. Default: that of the model.

    Returns:
        The model in the other language, and the keys of what is still untranslated.

    Raises:
        ShapeError: A key is that of no text, or the language is none.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.translations import with_texts
        >>> model = load_example("reading-together")
        >>> spanish = with_texts(model, {"elements/train/label": "Formar a voluntarios"}, language="es").model
        >>> spanish["train"].label
        'Formar a voluntarios'
    """
    refuse_non_model(model)
    records = deepcopy(records_of(model))
    header = records[HEADER][""]
    header.setdefault("title", model.title)
    places = {key: (holder, name) for key, holder, name in _places(records)}
    if unknown := [key for key in texts if key not in places]:
        raise ShapeError([_unknown(key, places) for key in unknown])
    for key, text in texts.items():
        holder, name = places[key]
        if text:
            holder[name] = text
    if language is not None:
        header["language"] = language
    return Translated(model_of(records, model), tuple(key for key in places if not texts.get(key)))


def _unknown(key: str, known: Mapping[str, object]) -> Problem:
    return Problem(
        f"the model has no text {key!r}", hint=did_you_mean(suggest(key, known)) or "take its keys from texts()"
    )


def _places(records: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Any, Any]]:
    """Return the key of each text, with the mapping or list that holds it and under which name."""
    for section, content in records.items():
        for identifier, record in content.items():
            yield from _inside(f"{section}/{identifier}", record)


def _inside(key: str, record: Any) -> Iterator[tuple[str, Any, Any]]:  # noqa: ANN401 -- a plain value
    for name, value in record.items():
        here = f"{key}/{name}"
        if name in _TEXTS:
            if isinstance(value, str):
                yield here, record, name
            elif isinstance(value, list):
                yield from ((f"{here}/{number}", value, number) for number in range(len(value)))
        elif name in _DEEPER:
            for number, item in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(item, dict):
                    yield from _inside(f"{here}/{number}", item)
