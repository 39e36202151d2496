"""``survey``: one question, asked of many models, on any executor."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from itertools import islice
from typing import Any, Final, Literal, TypeAlias

from attrs import frozen

from logicmodel.errors import LogicModelError, Problem, ShapeError, one_of
from logicmodel.model.logic_model import LogicModel
from logicmodel.portfolio.flight import Flight
from logicmodel.portfolio.rows import rows_of
from logicmodel.portfolio.sources import Item, Source, items_of

Question: TypeAlias = Callable[[LogicModel], Any]
OnError: TypeAlias = Literal["record", "raise"]

CHUNK: Final = 200


@frozen
class Surveyed:
    """
    The answer of a survey for one model.

    Args:
        name: The name of the source: a path, ``path:line``, or what the caller called it.
        digest: The SHA-256 of what was read, or None if it could not be read.
        answer: What the question answered, or None.
        problems: Why there is no answer; empty if there is one.
        skipped: True if the digest was known, so that nothing was asked.

    Example:
        >>> from logicmodel.portfolio import survey
        >>> [surveyed] = survey([("draft", "logicmodel: 1")])
        >>> print(surveyed.problems[0].message)
        the file: id is missing
    """

    name: str
    digest: str | None
    answer: Any = None
    problems: tuple[Problem, ...] = ()
    skipped: bool = False


def survey(  # noqa: PLR0913 -- the options of a survey, each by name
    sources: Iterable[Source] | Source,
    question: Question = rows_of,
    *,
    executor: Executor | Callable[[], Executor] | None = None,
    chunk: int = CHUNK,
    on_error: OnError = "record",
    known: Mapping[str, str] | None = None,
) -> Iterator[Surveyed]:
    """
    Ask one question of many models, and yield the answers in the order of the sources.

    Models are read where the question is asked, so that answers travel and models do not. At most 16 chunks are in
    flight, so that memory does not grow with the number of models. A model that cannot be read, or about which the
    question raises, gives a result with its problems.

    Args:
        sources: Paths, patterns such as ``models/*.yaml``, files of JSON lines (``.ndjson``) with a model each, IATI
            files (``.xml``), each activity of which is a model, (name, text) pairs and models. Large files are read
            piece by piece.
        question: A function of one model, `rows_of` by default. For other processes it must be a function of a module.
        executor: Any `concurrent.futures.Executor`, or a function that makes one. With a function, a survey goes on
            with a new executor after a worker dies. Default: the question is asked here.
        chunk: How many models one task has.
        on_error: ``record`` gives a result with its problems; ``raise`` raises at the first.
        known: Digests of an earlier survey by name; a source that still has its digest is skipped.

    Returns:
        One `Surveyed` for each model.

    Raises:
        TypeError: A source is not of the kinds above, or the question cannot travel to another process.
        ValueError: ``chunk`` is less than 1, or ``on_error`` is another word.
        FileNotFoundError: No file matches a pattern.
        ShapeError: A model could not be read, and ``on_error`` is ``raise``.
        BrokenExecutor: A worker died, and ``executor`` is not a function that makes another.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import survey
        >>> examples = [load_example("reading-together"), load_example("trauma-informed")]
        >>> [(each.name, len(each.answer["links"])) for each in survey(examples)]
        [('reading-together', 20), ('trauma-informed', 5)]
    """
    if chunk < 1:
        msg = f"chunk is {chunk}; use 1 or more"
        raise ValueError(msg)
    one_of("on_error", on_error, ("record", "raise"))
    task = _Task(question, dict(known or {}))
    items = items_of(sources)
    chunks = iter(lambda: tuple(islice(items, chunk)), ())
    if executor is None:
        answered: Iterator[Surveyed] = (each for items in chunks for each in task(items))
    else:
        _refuse_what_cannot_travel(question)
        answered = (each for results in Flight(task, _died, executor).over(chunks) for each in results)
    return _raising(answered) if on_error == "raise" else answered


def _raising(answered: Iterator[Surveyed]) -> Iterator[Surveyed]:
    for each in answered:
        if each.problems:
            raise ShapeError(each.problems)
        yield each


def _refuse_what_cannot_travel(question: Question) -> None:
    try:
        pickle.dumps(question)
    except Exception as error:  # noqa: BLE001 -- pickle raises what the value raises
        msg = f"the question cannot travel to another process ({error}); use a function of a module, not a lambda"
        raise TypeError(msg) from None


def _died(item: Item) -> list[Surveyed]:
    return [Surveyed(item.name, None, problems=(Problem(f"{item.name}: the worker that read it died"),))]


@frozen
class _Task:
    """What a worker does with a chunk."""

    question: Question
    known: dict[str, str]

    def __call__(self, items: tuple[Item, ...]) -> list[Surveyed]:
        return [self._asked(item) for item in items]

    def _asked(self, item: Item) -> Surveyed:
        digest = None
        try:
            digest = item.digest()
            if digest is not None and self.known.get(item.name) == digest:
                return Surveyed(item.name, digest, skipped=True)
            return Surveyed(item.name, digest, self.question(item.model()))
        except ShapeError as error:
            return Surveyed(item.name, digest, problems=error.problems)
        except (LogicModelError, OSError, ValueError) as error:
            return Surveyed(item.name, digest, problems=(Problem(f"{item.name}: {error}"),))
        except Exception as error:  # noqa: BLE001 -- a question of the user's must not end the survey of the others
            fault = f"{item.name}: the question raised {type(error).__name__}: {error}"
            return Surveyed(item.name, digest, problems=(Problem(fault),))
