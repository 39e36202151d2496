"""
What this package raises, and the problems that an error lists.

The tree, in which each error is also the builtin that a caller would expect::

    LogicModelError
    ├── ShapeError (ValueError)           what was written is not a logic model; `problems` lists all of it
    │   ├── ConflictError                 … because two parts say different things under one id
    │   └── FormatError                   … because a file could not be read as one
    ├── UnknownIdError (LookupError)      a model was asked for an id that it does not have
    ├── RuleError (RuntimeError)          a rule of a check failed; the message names it and the model
    ├── MissingExtraError (ImportError)   an optional library is not installed; the message says how to install it
    └── DrawingError                      a picture could not be made
        ├── EngineNotFoundError           … because no layout engine was found
        ├── EngineFailedError             … because the engine stopped with an error
        ├── EngineTimeoutError            … because the engine took longer than it was given
        ├── MissingGlyphError             … because the engine has no letters for some of its text
        └── PictureTooLargeError          … because it would take minutes or gigabytes

A wrong argument, one that no data could make right, is a plain `TypeError` or `ValueError`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import Any, Final

from attrs import field, frozen
from attrs.converters import optional

from logicmodel.places import Place
from logicmodel.wording import shortened, visible

__all__ = [
    "PROBLEM_CODES",
    "ConflictError",
    "DrawingError",
    "EngineFailedError",
    "EngineNotFoundError",
    "EngineTimeoutError",
    "FormatError",
    "LogicModelError",
    "MissingExtraError",
    "MissingGlyphError",
    "PictureTooLargeError",
    "Place",
    "Problem",
    "RuleError",
    "ShapeError",
    "UnknownIdError",
]

# Comparing a name with all others takes time, so that only this many unknown names of a model are compared.
MAX_ADVICE: Final = 20

# No file makes an error that is far larger than itself: reading stops at so many problems, and so many are printed.
MAX_PROBLEMS: Final = 1_000
MAX_PRINTED: Final = 100

# A word is compared with so many known ones at most, which takes a few hundredths of a second.
MAX_COMPARED: Final = 1_000
_LONGEST_COMPARED: Final = 200
_FEW_LETTERS: Final = 2
_LONGEST_TOLD: Final = 2_000

# Below this likeness two words have little in common, and a word so far behind the best one is noise.
_LIKENESS: Final = 0.62
_MARGIN: Final = 0.1


#: What sorts of problems there are, by code.
PROBLEM_CODES: Final = {
    "conflict": "Two parts say different things under one id.",
    "control-character": "A text has a character in it that is no letter, sign or space.",
    "duplicate-key": "A key stands twice in one mapping.",
    "empty": "A text has nothing in it, or a list has an empty item.",
    "encoding": "A file is not in UTF-8.",
    "include": "A file cannot be included.",
    "invalid-date": "A date or a period is written in another way than ISO 8601.",
    "invalid-id": "An id is not lower-case words joined by '-', '.', '_' or '/'.",
    "invalid-link": "A text is not in the grammar of links.",
    "invalid-setting": "A profile or a baseline has a setting that it cannot have.",
    "invalid-url": "An address may not stand in a published page.",
    "invalid-value": "A value is not what it should be.",
    "lost": "Something would be lost, because nothing refers to it.",
    "missing-field": "A field that is needed is not there.",
    "not-a-choice": "A value is none of those to choose from.",
    "out-of-range": "A number is too small or too large.",
    "syntax": "A file is not YAML, JSON or TOML.",
    "too-large": "A file, a text or an id is larger than it may be.",
    "unknown-field": "A field is none of those that there are.",
    "unknown-id": "Something is named that the model does not have.",
    "version": "A file is in another version of the format.",
    "wrong-type": "A text stands where a list or a mapping belongs, or the other way round.",
}


def _told(text: str) -> str:
    """Return text as a problem may say it: on one line, and not at the length of what is wrong."""
    return shortened(visible(text), _LONGEST_TOLD)


@frozen
class Problem:
    """
    One thing that is wrong with what was written.

    Control characters that a file brings into the message or the hint are written as escapes, so that no file speaks
    to a terminal or a log.

    Args:
        message: One sentence that names the id and says what was expected.
        places: Where it was written, the first being where to look first. Two for a conflict.
        hint: What to do about it.
        field: The field of the value that is at fault, where it is one field.
        code: What sort of problem it is, one of `PROBLEM_CODES`; it stays when messages are reworded.
        kind: What sort of value is at fault, such as ``outcome`` or ``link``; None if it is the file.
        id: The id of that value, if it has one.

    Example:
        >>> from logicmodel.errors import Problem
        >>> print(Problem("link 'a->b' ends at 'b', which the model does not have.", hint="did you mean 'bb'?"))
        link 'a->b' ends at 'b', which the model does not have. (did you mean 'bb'?)
    """

    message: str = field(converter=_told)
    places: tuple[Place, ...] = ()
    hint: str | None = field(default=None, converter=optional(_told))
    field: str | None = None
    code: str = "invalid-value"
    kind: str | None = None
    id: str | None = None

    @property
    def pointer(self) -> str | None:
        """Where to look first, as a JSON Pointer (RFC 6901) into the file; None if it was written in Python."""
        return self.places[0].pointer if self.places else None

    @property
    def line(self) -> int | None:
        """The line where to look first, counted from 1."""
        return (self.places[0].line or None) if self.places else None

    @property
    def column(self) -> int | None:
        """The column where to look first, counted from 1."""
        return self.places[0].column if self.places else None

    def to_record(self) -> dict[str, Any]:
        """
        Return the problem as plain data, for a form that shows it beside the field, or for a log.

        Example:
            >>> from logicmodel import FormatError, loads
            >>> try:
            ...     loads({"logicmodel": 1, "id": "reading", "outcomes": {"fluency": {"term": "short"}}})
            ... except FormatError as error:
            ...     record = error.problems[0].to_record()
            >>> record["code"], record["kind"], record["id"], record["field"], record["pointer"]
            ('missing-field', 'outcome', 'fluency', 'label', '/outcomes/fluency')
        """
        return {
            "code": self.code,
            "message": self.message,
            "hint": self.hint,
            "kind": self.kind,
            "id": self.id,
            "field": self.field,
            "file": self.places[0].file if self.places else None,
            "pointer": self.pointer,
            "line": self.line,
            "column": self.column,
            "also": [str(place) for place in self.places[1:]],
        }

    @property
    def unplaced(self) -> str:
        """The problem without the place where to look first, for tools that write places themselves."""
        hint = f" ({self.hint})" if self.hint else ""
        excerpts = (place.excerpt() for place in self.places[:1])
        others = (f"    also here: {place}" for place in self.places[1:])
        return "\n".join([f"{self.message}{hint}", *filter(None, excerpts), *others])

    def __str__(self) -> str:
        """Return the problem in compiler style: place, message, hint, then the line with a caret."""
        return f"{self.places[0]}: {self.unplaced}" if self.places else self.unplaced


class LogicModelError(Exception):
    """The root of every error that this package defines."""


class ShapeError(LogicModelError, ValueError):
    """
    What was written is not a logic model.

    Attributes:
        problems: Everything that is wrong, in the order in which it was written.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Take the problems; there is at least one."""
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        """Return the first hundred problems, one below the other, with the number of all where there are several."""
        lines = [str(problem) for problem in self.problems[:MAX_PRINTED]]
        if len(self.problems) == 1:
            return lines[0]
        hidden = len(self.problems) - len(lines)
        rest = [f"… and {hidden:,} more"] if hidden else []
        return "\n".join([f"{len(self.problems):,} problems:", *lines, *rest])


class ConflictError(ShapeError):
    """Two parts say different things under one id; at least one of the ``problems`` shows both places."""


class FormatError(ShapeError):
    """A file could not be read as a logic model."""


def note(problems: list[Problem], problem: Problem) -> None:
    """
    Add a problem to those of a file.

    Args:
        problems: The problems.
        problem: The problem.

    Raises:
        FormatError: There are so many that the rest of the file is not looked at; it has all that were noted.
    """
    problems.append(problem)
    if len(problems) >= MAX_PROBLEMS:
        message = f"the rest was not looked at, after {MAX_PROBLEMS:,} problems"
        rest = Problem(message, hint="fix these first", code="too-large")
        raise FormatError([*problems, rest])


class UnknownIdError(LogicModelError, LookupError):
    """
    A model, or another collection, does not have what was asked for.

    Attributes:
        id: The id that was asked for.
        suggestions: Known ids that are spelt much like it.
    """

    def __init__(self, what: str, identifier: str, known: Iterable[str], owner: str = "the model") -> None:
        """Take what was looked for (``element``), its id, the ids that there are and who was asked."""
        self.what = what
        self.id = identifier
        self.owner = owner
        self.suggestions = suggest(str(identifier), known)
        super().__init__(what, identifier, self.suggestions)

    def __reduce__(self) -> tuple[type[UnknownIdError], tuple[str, str, tuple[str, ...], str]]:
        """Return how to make the error again, so that it passes between processes."""
        return type(self), (self.what, self.id, self.suggestions, self.owner)

    def __str__(self) -> str:
        """Return what is not there, and what was perhaps meant."""
        advice = did_you_mean(self.suggestions)
        return f"{self.owner} has no {self.what} {self.id!r}" + (f"; {advice}" if advice else ".")


class RuleError(LogicModelError, RuntimeError):
    """A rule of a check failed; the message names the rule, the model, and how far it came."""


class MissingExtraError(LogicModelError, ImportError):
    """An optional library is not installed; the message says how to install it."""

    def __init__(self, library: str, extra: str | None = None) -> None:
        """Take the library that is missing, and the extra that installs it, or None if it is in no extra."""
        self.library = library
        self.extra = extra
        wanted = library if extra is None else f'"logicmodel[{extra}]"'
        super().__init__(f"this needs the library {library}; install it with: pip install {wanted}")

    def __reduce__(self) -> tuple[type[MissingExtraError], tuple[str, str | None]]:
        """Return how to make the error again, so that it passes between processes."""
        return type(self), (self.library, self.extra)


class DrawingError(LogicModelError):
    """A picture could not be made; the message says what to do."""


class EngineNotFoundError(DrawingError):
    """No layout engine was found."""


class EngineFailedError(DrawingError):
    """The layout engine stopped with an error."""


class EngineTimeoutError(DrawingError):
    """The layout engine took longer than it was given."""


class MissingGlyphError(DrawingError):
    """The layout engine has no letters for some of the text, and would draw boxes in their place."""


class PictureTooLargeError(DrawingError):
    """The picture would take minutes to draw or gigabytes to hold."""


def suggest(word: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return at most three known words that are spelt much like this one, the closest first and none far behind it."""
    close = difflib.get_close_matches(word, _comparable(word, known), n=3, cutoff=_LIKENESS)
    likeness = [difflib.SequenceMatcher(None, each, word).ratio() for each in close]
    return tuple(each for each, ratio in zip(close, likeness, strict=True) if ratio >= likeness[0] - _MARGIN)


def _comparable(word: str, known: Iterable[str]) -> list[str]:
    """Return the known words that are worth comparing; where there are very many, those that start alike."""
    if len(word) > _LONGEST_COMPARED:
        return []
    words = [each for each in known if len(each) <= _LONGEST_COMPARED]
    if len(words) > MAX_COMPARED:
        words = [each for each in words if each[:1] == word[:1] and abs(len(each) - len(word)) <= _FEW_LETTERS]
    return words[:MAX_COMPARED]


def did_you_mean(suggestions: Sequence[str]) -> str | None:
    """Return ``did you mean 'a' or 'b'?``, or None if there is nothing to suggest."""
    if not suggestions:
        return None
    return f"did you mean {' or '.join(repr(word) for word in suggestions)}?"


def one_of(name: str, value: str, choices: Iterable[str]) -> str:
    """
    Return a choice as it is.

    Args:
        name: What is chosen.
        value: The choice.
        choices: What there is to choose from.

    Raises:
        ValueError: It is not one of these; the message lists them.
    """
    listed = tuple(choices)
    if value in listed:
        return value
    advice = did_you_mean(suggest(str(value), listed))
    msg = f"{name} must be one of {', '.join(listed)}, not {value!r}" + (f"; {advice}" if advice else "")
    raise ValueError(msg)
