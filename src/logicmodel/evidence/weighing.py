"""
Tests of a claim: process tracing and Bayesian updating, with ranges where nobody knows exact numbers.

The arithmetic is small. What decides is whether the probabilities are honest, so ranges are carried through, and tests
that share a source are never multiplied as if they were independent.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from attrs import field, frozen

from logicmodel.evidence.standing import source_key
from logicmodel.questions.printing import as_table
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.validation import id_fault, number_fault, refuse, text_fault

#: A probability, or the lowest and the highest that it may be.
Probability: TypeAlias = float | tuple[float, float]
TestClass: TypeAlias = Literal["doubly decisive", "hoop", "smoking gun", "straw in the wind"]

HOOP: Final = 0.9
GUN: Final = 0.1
_DECIBEL: Final = 10
_WHOLE: Final = 1e-9  # how far priors may add up from 1


class Bounds(NamedTuple):
    """
    The lowest and the highest value of a probability.

    Args:
        low: The lowest value.
        high: The highest value.
    """

    low: float
    high: float

    @property
    def middle(self) -> float:
        """The value halfway between."""
        return (self.low + self.high) / 2

    def __str__(self) -> str:
        """Return one number, or two."""
        return f"{self.low:.4g}" if self.low == self.high else f"{self.low:.4g} to {self.high:.4g}"


def _as_bounds(value: Probability) -> Bounds:
    return Bounds(*value) if isinstance(value, tuple | list) else Bounds(value, value)


@frozen
class ClaimTest:
    """
    One test of a claim: evidence that is looked for, and how probable it is if the claim is true and if it is not.

    Args:
        id: The id of the test.
        text: What is looked for.
        if_true: The probability of finding it if the claim is true, or the lowest and the highest.
        if_false: The probability of finding it if the claim is false, or the lowest and the highest.
        found: Whether it was found; None if nobody looked, which changes nothing.
        evidence: The sources in which it was looked for. Tests that share one are dependent.

    Raises:
        ShapeError: A field is not what it should be.

    Example:
        >>> from logicmodel.evidence import ClaimTest
        >>> ClaimTest("register", "Sessions stand in the register", if_true=0.95, if_false=0.6).kind()
        'hoop'
    """

    __test__ = False  # pytest takes classes that are named like this for tests

    id: str
    text: str
    if_true: Bounds = field(converter=_as_bounds, kw_only=True)
    if_false: Bounds = field(converter=_as_bounds, kw_only=True)
    found: bool | None = field(default=None, kw_only=True)
    evidence: tuple[Evidence, ...] = field(default=(), converter=tuple, kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse impossible values."""
        refuse(
            f"test {self.id!r}",
            None,
            id_fault(self.id),
            text_fault("text", self.text),
            *(number_fault("if_true", each, 0, 1) for each in self.if_true),
            *(number_fault("if_false", each, 0, 1) for each in self.if_false),
            number_fault("if_true", self.if_true.high, low=self.if_true.low),
            number_fault("if_false", self.if_false.high, low=self.if_false.low),
        )

    def kind(self, *, hoop: float = HOOP, gun: float = GUN) -> TestClass:
        """
        Return which of the four tests of process tracing this is, by the middles of its ranges.

        Args:
            hoop: From which probability if true failing the test speaks strongly against the claim.
            gun: Up to which probability if false passing the test speaks strongly for the claim.
        """
        if self.if_true.middle >= hoop:
            return "doubly decisive" if self.if_false.middle <= gun else "hoop"
        return "smoking gun" if self.if_false.middle <= gun else "straw in the wind"

    @property
    def likelihoods(self) -> tuple[Bounds, Bounds]:
        """The probabilities of what was seen if the claim is true and if it is false."""
        if self.found:
            return self.if_true, self.if_false
        return tuple(Bounds(1 - each.high, 1 - each.low) for each in (self.if_true, self.if_false))  # type: ignore[return-value]

    @property
    def decibels(self) -> float | None:
        """The weight of what was seen in decibels, by the middles; None if nobody looked or it is without limit."""
        if self.found is None:
            return None
        true, false = (each.middle for each in self.likelihoods)
        return _DECIBEL * math.log10(true / false) if true and false else None


@frozen
class Weighed:
    """
    A claim after its tests.

    Args:
        tests: The tests.
        prior: The probability of the claim before.
        posterior: The probability of the claim after the tests that were made.
        packages: The ids of tests that share a source; for these only bounds are known.
        hoop, gun: The thresholds by which tests are classed.
    """

    tests: tuple[ClaimTest, ...]
    prior: Bounds
    posterior: Bounds
    packages: tuple[tuple[str, ...], ...]
    hoop: float
    gun: float

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each test."""
        return [
            {
                "test": test.id,
                "class": test.kind(hoop=self.hoop, gun=self.gun),
                "if_true": str(test.if_true),
                "if_false": str(test.if_false),
                "found": "not looked for" if test.found is None else test.found,
                "decibels": None if test.decibels is None else round(test.decibels, 2),
            }
            for test in self.tests
        ]

    def __str__(self) -> str:
        """Return the tests, the thresholds, and the probability before and after."""
        lines = [
            as_table(self.to_records()),
            f"classed by: hoop from {self.hoop:g} if true, smoking gun up to {self.gun:g} if false",
            *(f"dependent, so only bounds are known: {', '.join(package)}" for package in self.packages),
            f"before: {self.prior}; after: {self.posterior}, as far as these numbers hold",
        ]
        return "\n".join(lines)


def weigh(tests: Iterable[ClaimTest], prior: Probability = 0.5, *, hoop: float = HOOP, gun: float = GUN) -> Weighed:
    """
    Return how probable a claim is after tests, given how probable each finding is if the claim is true or false.

    Tests that share a source or a study are a package: they are not multiplied. Of a package only bounds are known,
    those that hold whatever the dependence; write it as one test with joint probabilities to know more.

    Args:
        tests: The tests.
        prior: The probability of the claim before, or the lowest and the highest.
        hoop: From which probability if true a test is a hoop; the default is ours, and printed.
        gun: Up to which probability if false a test is a smoking gun; the default is ours, and printed.

    Returns:
        The claim weighed.

    Raises:
        ValueError: What was found is impossible whether the claim is true or not, or the prior is none.

    References:
        David Collier, Understanding process tracing, PS: Political Science & Politics 44 (4), 2011.

    Example:
        >>> from logicmodel.evidence import ClaimTest, weigh
        >>> register = ClaimTest("register", "Sessions in the register", if_true=0.95, if_false=0.6, found=True)
        >>> weigh([register]).posterior.low.__format__(".4f")
        '0.6129'
    """
    every = tuple(tests)
    before = _as_bounds(prior)
    if not 0 <= before.low <= before.high <= 1:
        msg = f"prior must be from 0 to 1, not {prior!r}"
        raise ValueError(msg)
    packages = _packages([test for test in every if test.found is not None])
    pairs = [_joint(package) for package in packages]
    low = _posterior(before.low, [(true.low, false.high) for true, false in pairs])
    high = _posterior(before.high, [(true.high, false.low) for true, false in pairs])
    if low is None and high is None:
        msg = "what was found is possible neither if the claim is true nor if it is false; check the probabilities"
        raise ValueError(msg)
    dependent = tuple(tuple(test.id for test in package) for package in packages if len(package) > 1)
    after = Bounds(0.0 if low is None else low, 1.0 if high is None else high)
    return Weighed(every, before, after, dependent, hoop, gun)


def explanations(
    priors: Mapping[str, float], tests: Sequence[Mapping[str, float]], found: Sequence[bool | None] | None = None
) -> dict[str, float]:
    """
    Return how probable each of several explanations is after tests.

    Args:
        priors: The probability of each explanation before; they add up to 1, so there should be one for "something
            else".
        tests: For each test the probability of finding it under each explanation.
        found: For each test whether it was found, or None if nobody looked; default: all were found.

    Returns:
        The probability of each explanation after.

    Raises:
        ValueError: The priors do not add up to 1, a test lacks an explanation, or what was found is impossible.

    Example:
        >>> from logicmodel.evidence import explanations
        >>> after = explanations({"reading": 0.5, "something else": 0.5}, [{"reading": 0.9, "something else": 0.3}])
        >>> after["reading"]
        0.75
    """
    if abs(math.fsum(priors.values()) - 1) > _WHOLE:
        msg = f"priors must add up to 1, not {math.fsum(priors.values()):g}; add one for 'something else'"
        raise ValueError(msg)
    weights = dict(priors)
    for test, was_found in zip(tests, found or [True] * len(tests), strict=True):
        if missing := priors.keys() ^ test.keys():
            msg = f"each test needs a probability for each explanation and no other: {', '.join(sorted(missing))}"
            raise ValueError(msg)
        if was_found is not None:
            weights = {name: weight * (test[name] if was_found else 1 - test[name]) for name, weight in weights.items()}
    total = math.fsum(weights.values())
    if not total:
        msg = "what was found is possible under none of the explanations; check the probabilities"
        raise ValueError(msg)
    return {name: weight / total for name, weight in weights.items()}


def _packages(tests: Sequence[ClaimTest]) -> list[list[ClaimTest]]:
    """Return the tests in packages: those that share a source or a study, also by way of others, are in one."""
    packages: list[tuple[set[str], list[ClaimTest]]] = []
    for test in tests:
        keys = {source_key(source) for source in test.evidence}
        touching = [package for package in packages if not keys.isdisjoint(package[0])]
        packages = [package for package in packages if package not in touching]
        joined = [each for _, members in touching for each in members]
        packages.append((keys.union(*(names for names, _ in touching)), [*joined, test]))
    return [members for _, members in packages]


def _joint(package: Sequence[ClaimTest]) -> tuple[Bounds, Bounds]:
    """Return the probabilities of all that was seen in a package: those of a test, or Fréchet's bounds."""
    pairs = [test.likelihoods for test in package]
    return _all_of([true for true, _ in pairs]), _all_of([false for _, false in pairs])


def _all_of(parts: Sequence[Bounds]) -> Bounds:
    if len(parts) == 1:
        return parts[0]
    low = max(0.0, math.fsum(part.low for part in parts) - (len(parts) - 1))
    return Bounds(low, min(part.high for part in parts))


def _posterior(prior: float, pairs: Iterable[tuple[float, float]]) -> float | None:
    """Return the probability after; None if what was seen is impossible."""
    true, false = prior, 1 - prior
    for if_true, if_false in pairs:
        true, false = true * if_true, false * if_false
    return true / (true + false) if true + false else None
