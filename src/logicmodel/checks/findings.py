"""What a check found: findings, and how they print, count and turn into rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import attrgetter
from textwrap import fill
from typing import Any, Final

from attrs import field, frozen

from logicmodel.checks.rules import SEVERITIES, Severity
from logicmodel.errors import one_of
from logicmodel.places import Place
from logicmodel.showing import Highlightable
from logicmodel.wording import counted, listed, visible, visible_lines

_WIDTH: Final = 100
_NOT_DRAWN: Final = frozenset(
    {"model", "file", "indicator", "assumption", "evidence", "stakeholder", "external factor", "scale"}
)


@frozen
class Subject:
    """
    What a finding is about.

    Args:
        sort: What it is: a kind of element, ``link``, ``indicator``, ``model`` …
        id: Its id, or its text if it has no id.
        place: Where it was written, where that is known.
        label: What readers call it; None if it has no label.

    Example:
        >>> from logicmodel import check, load_example
        >>> findings = check(load_example("trauma-informed"))
        >>> next(iter(findings)).subjects[0].id
        'inputs->activities'
    """

    sort: str
    id: str
    place: Place | None = field(default=None, eq=False)
    label: str | None = field(default=None, eq=False)


@frozen
class Finding:
    """
    A judgement on a model; never an error.

    Args:
        code: The code of the rule, such as ``LM010``.
        severity: ``error``, ``warning`` or ``info``.
        message: One plain sentence.
        subjects: What it is about, the main thing first.
        title: What is wrong, in a few words.
        why: Why it matters.
        repair: What to do.
        source: Who says so.
        template: The sentence with ``{name}`` in the place of each value.
        values: These values, by name, so that the sentence can be said in another language.
        keys: What tells this finding from others, also when the model is edited elsewhere: the code with ids. Where
            several were drawn together, there is one for each.

    Example:
        >>> from logicmodel import Activity, LogicModel, check
        >>> model = LogicModel("reading", parts=[Activity("train", "Train volunteers")], description="…")
        >>> finding = next(iter(check(model)))
        >>> finding.code, finding.severity, finding.message
        ('LM003', 'warning', 'The model has no inputs and no outcomes.')
    """

    code: str
    severity: Severity
    message: str = field(converter=visible)
    subjects: tuple[Subject, ...]
    title: str
    why: str
    repair: str
    source: str
    keys: tuple[str, ...]
    template: str = ""
    values: Mapping[str, str | float] = field(factory=dict, eq=False)

    @property
    def place(self) -> Place | None:
        """Where to look first, where that is known."""
        return next((subject.place for subject in self.subjects if subject.place is not None), None)

    def to_record(self) -> dict[str, Any]:
        """Return the finding as a row."""
        return {
            "code": self.code,
            "severity": self.severity,
            "message": self.message,
            "subjects": ", ".join(subject.id for subject in self.subjects),
            "labels": ", ".join(subject.label or subject.id for subject in self.subjects),
            "place": None if self.place is None else str(self.place),
            "why": self.why,
            "repair": self.repair,
            "source": self.source,
        }

    @property
    def headline(self) -> str:
        """What and where, in one line."""
        place = f"{self.place}: " if self.place else ""
        return f"{place}{self.severity} {self.code} {self.message}"

    @property
    def grounds(self) -> str:
        """Why it matters, what to do and who says so, a paragraph for each."""
        return "\n".join(map(_indented, (("why", self.why), ("repair", self.repair), ("source", self.source))))

    def __str__(self) -> str:
        """Return what and where, why it matters, what to do, and who says so."""
        return f"{self.headline}\n{self.grounds}"


def _indented(said: tuple[str, str]) -> str:
    name, text = said
    return fill(
        visible_lines(text), _WIDTH, initial_indent=f"    {name:<8}", subsequent_indent=" " * 12, break_on_hyphens=False
    )


@frozen
class Suppressed:
    """
    A finding that the authors of the model have answered.

    Args:
        finding: The finding.
        reason: Their reason.

    Example:
        >>> from logicmodel import check, load_example
        >>> [(each.finding.code, each.reason[:23]) for each in check(load_example("reading-together")).suppressed]
        [('LM020', 'Each lesson missed coun')]
    """

    finding: Finding
    reason: str


@frozen
class Findings(Highlightable):
    """
    All that a check found.

    Args:
        model_id: The id of the model.
        profile: The name of the profile.
        findings: The findings, by severity, then by code, then in the order of the model.
        suppressed: Those that the authors have answered, with their reasons.
        known: How many were left out because they were known before.

    Example:
        >>> from logicmodel import check, load_example
        >>> sorted({finding.code for finding in check(load_example("trauma-informed")).at_least("warning")})
        ['LM030', 'LM031', 'LM036', 'LM040']
    """

    model_id: str
    profile: str
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    known: int = 0

    def __len__(self) -> int:
        """Return how many findings there are."""
        return len(self.findings)

    def __iter__(self) -> Iterator[Finding]:
        """Iterate over the findings."""
        return iter(self.findings)

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """
        Return the findings of a severity and of those above it.

        Args:
            severity: ``error``, ``warning`` or ``info``.

        Raises:
            ValueError: It is not one of these.
        """
        one_of("severity", severity, SEVERITIES)
        return tuple(each for each in self.findings if SEVERITIES.index(each.severity) <= SEVERITIES.index(severity))

    @property
    def per_subject(self) -> dict[str, int]:
        """
        How many findings each element, stage, group and link has, by id, as ``draw(model, heat=…)`` takes it.

        What pictures do not show by itself, such as an indicator, is left out.
        """
        subjects = (subject for each in self.findings for subject in each.subjects)
        return dict(Counter(subject.id for subject in subjects if subject.sort not in _NOT_DRAWN))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements, stages, groups and links that have findings."""
        return tuple(self.per_subject)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all findings, for a baseline."""
        return tuple(sorted({key for finding in self.findings for key in finding.keys}))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each finding."""
        return [finding.to_record() for finding in self.findings]

    @property
    def counts(self) -> str:
        """How many findings there are, in a few words."""
        found = Counter(finding.severity for finding in self.findings)
        parts = [counted(found[each], each) if each != "info" else f"{found[each]} info" for each in SEVERITIES]
        asides = {"suppressed": len(self.suppressed), "known before": self.known}
        said = [listed([part for part in parts if not part.startswith("0 ")]) or "no findings"]
        return ", ".join([*said, *(f"{count} {what}" for what, count in asides.items() if count)])

    @property
    def page(self) -> str:
        """All findings, then those that were answered; what the findings of a rule share is said once."""
        by_rule = (list(found) for _, found in groupby(self.findings, key=attrgetter("code")))
        said = ["\n".join([*(each.headline for each in found), found[0].grounds]) for found in by_rule]
        answered = (
            f"suppressed {each.finding.code} {each.finding.message}\n{_reason(each)}" for each in self.suppressed
        )
        return "\n".join(f"{paragraph}\n" for paragraph in (*said, *answered))

    def __str__(self) -> str:
        """Return the page, and how many findings there are."""
        return "\n".join(filter(None, (self.page, f"{self.model_id}: {self.counts}")))


def _reason(suppressed: Suppressed) -> str:
    return _indented(("reason", suppressed.reason))
