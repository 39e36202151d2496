"""What a rule is, and the decorator that makes one of a function."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from attrs import field, frozen

from logicmodel.checks.citations import Citation
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.described import Described

Severity = Literal["error", "warning", "info"]
Scope = Literal["part", "whole"]

#: What stands in a sentence.
Value: TypeAlias = str | float

SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)
ENGLISH: Final = "english"
_OURS: Final = re.compile(r"LM\d+")


@frozen(init=False)
class Observation:
    """
    What a rule saw, once.

    Args:
        template: One plain sentence, in which ``{name}`` stands for a value of that name.
        *subjects: What is meant: elements, links, indicators or the model itself; the first is the main one.
        **values: The values, apart from the words, so that these can be said in another language. Without any, the
            sentence is as it stands.

    Example:
        >>> from logicmodel import Activity
        >>> from logicmodel.checks import Observation
        >>> meet = Activity("meet", "Hold meetings")
        >>> Observation("Activity {activity!r} leads to no output and no outcome.", meet, activity=meet.id).message
        "Activity 'meet' leads to no output and no outcome."
    """

    template: str
    subjects: tuple[Described, ...]
    values: Mapping[str, Value] = field(hash=False)

    if TYPE_CHECKING:

        def __attrs_init__(self, template: str, subjects: tuple[Described, ...], values: Mapping[str, Value]) -> None:
            """Set the fields."""

    def __init__(self, template: str, *subjects: Described, **values: Value) -> None:
        """Take the sentence, what it is about, and what stands in it."""
        self.__attrs_init__(template, subjects, values)

    @property
    def message(self) -> str:
        """The sentence, with the values in their places."""
        return self.template.format(**self.values) if self.values else self.template


Judge: TypeAlias = Callable[..., Iterable[Observation]]
Example: TypeAlias = Callable[[], LogicModel]


@frozen
class Rule:
    """
    A rule: what to look for, why it matters, who says so, and what to do.

    Args:
        code: A stable code, such as ``LM010``.
        title: What is wrong, in a few words.
        severity: ``error``, ``warning`` or ``info``.
        why: Why it matters.
        repair: What to do.
        source: Who says so.
        judge: The function that looks. It takes the model, and as keyword arguments the options of the rule.
        scope: ``part`` where it judges single things, or ``whole`` where it judges the model as a whole.
        on: Whether it is on where a profile says nothing of it.
        pack: The pack to which it belongs, or None. A profile turns a pack on as a whole.
        fires: Makes a small model in which it finds something.
        passes: Makes one in which it does not.

    Example:
        >>> from logicmodel.checks import rules
        >>> [no_rationale] = [rule for rule in rules() if rule.code == "LM030"]
        >>> no_rationale.title, no_rationale.severity, no_rationale.scope
        ('Link without a rationale', 'warning', 'part')
        >>> len(no_rationale(no_rationale.fires()))
        1
    """

    code: str
    title: str
    severity: Severity
    why: str
    repair: str
    source: Citation
    judge: Judge = field(repr=False)
    scope: Scope = "part"
    on: bool = True
    pack: str | None = None
    fires: Example | None = field(default=None, repr=False)
    passes: Example | None = field(default=None, repr=False)

    def __call__(self, model: LogicModel, **options: Any) -> tuple[Observation, ...]:  # noqa: ANN401 -- as the judge says
        """Return what the rule sees in a model."""
        return tuple(self.judge(model, **options))

    @property
    def family(self) -> str:
        """The name of the module in which the rule stands, such as ``evidence``."""
        return self.judge.__module__.rpartition(".")[2]

    @cached_property
    def options(self) -> Mapping[str, Any]:
        """What a profile can set, with the defaults."""
        parameters = inspect.signature(self.judge).parameters.values()
        options = {each.name: each.default for each in parameters if each.kind is inspect.Parameter.KEYWORD_ONLY}
        return MappingProxyType(options)


def rule(  # noqa: PLR0913 -- a rule says this much of itself
    code: str,
    title: str,
    *,
    why: str,
    repair: str,
    source: Citation | str,
    severity: Severity = "warning",
    scope: Scope = "part",
    on: bool = True,
    pack: str | None = None,
    fires: Example | None = None,
    passes: Example | None = None,
) -> Callable[[Judge], Rule]:
    """
    Make a rule of a function; nothing is registered, so give the rule to `check`.

    The function takes a model and yields an `Observation` for each thing that it sees. Keyword-only arguments are the
    options of the rule, which a profile can set.

    Args:
        code: A stable code of your own, such as ``ACME001``; ``LM…`` is taken.
        title: What is wrong, in a few words.
        why: Why it matters.
        repair: What to do.
        source: Who says so.
        severity: ``error``, ``warning`` or ``info``.
        scope: ``part`` where it judges single things, or ``whole`` where it judges the model as a whole.
        on: Whether it is on where a profile says nothing of it.
        pack: The pack to which it belongs, or None.
        fires: Makes a small model in which it finds something.
        passes: Makes one in which it does not.

    Returns:
        What turns a function into a `Rule`.

    Raises:
        ValueError: The severity is none of the three, or the code is one of the library's.

    Example:
        >>> from logicmodel import Activity, LogicModel, check
        >>> from logicmodel.checks import Observation, rule
        >>> @rule("ACME001", "Activity without a budget line", why="…", repair="…", source="ACME handbook, section 3")
        ... def no_budget(model):
        ...     for element in model:
        ...         if element.kind == "activity" and "budgeted" not in element.tags:
        ...             yield Observation("Activity {id!r} has no budget line.", element, id=element.id)
        >>> model = LogicModel("reading", parts=[Activity("train", "Train volunteers")])
        >>> check(model, rules=[no_budget]).findings[0].message
        "Activity 'train' has no budget line."
    """
    if severity not in SEVERITIES:
        msg = f"severity must be one of {', '.join(SEVERITIES)}, not {severity!r}"
        raise ValueError(msg)
    said = Citation(source) if isinstance(source, str) else source

    def made(judge: Judge) -> Rule:
        if _OURS.fullmatch(code) and not judge.__module__.startswith("logicmodel."):
            msg = f"code {code!r} is one of the library's; take a prefix of your own, such as ACME001"
            raise ValueError(msg)
        return Rule(code, title, severity, why, repair, said, judge, scope, on, pack, fires, passes)

    return made
