"""What an indicator has to say: baseline, targets, actuals, and whether these fit together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isclose
from typing import Final

from logicmodel.checks.citations import IATI_RESULT, IATI_RULESET, IATI_VALUES, own
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import measured
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.wording import listed, quoted


def _is_number(measurement: Measurement) -> bool:
    return not isinstance(measurement.value, str)


def _all_of(indicator: Indicator) -> tuple[Measurement, ...]:
    baseline = indicator.baselines
    return (*baseline, *indicator.targets, *indicator.actuals)


@rule(
    "LM046",
    "Indicator without baseline, target or unit",
    why="Progress is a way from somewhere to somewhere in something; with one of these missing it cannot be read.",
    repair="Add what the message names.",
    source=IATI_RESULT.at("period, target and baseline").ours(),
    fires=lambda: measured(baseline=None, targets=[]),
    passes=measured,
)
def incomplete_indicator(
    model: LogicModel, *, needed: Sequence[str] = ("baseline", "date of its baseline", "target", "unit")
) -> Iterator[Observation]:
    """Look for indicators in numbers without a baseline, a date of it, a target or a unit."""
    for indicator in model.indicators:
        if indicator.measure not in {"nominal", "ordinal", "qualitative"}:
            missing = [word for word in _missing(indicator) if word in needed]
            if missing:
                yield Observation(
                    "Indicator {indicator!r} has no {missing}.",
                    indicator,
                    indicator=indicator.id,
                    missing=listed(missing),
                )


def _missing(indicator: Indicator) -> list[str]:
    lacks = {
        "baseline": indicator.baseline is None,
        "date of its baseline": indicator.baseline is not None and indicator.baseline.period is None,
        "target": not indicator.targets,
        "unit": indicator.unit is None and indicator.measure != "percentage",
        "measure": indicator.measure is None,
        "period of each value": any(each.period is None for each in (*indicator.targets, *indicator.actuals)),
    }
    return [word for word, is_missing in lacks.items() if is_missing]


@rule(
    "LM047",
    "Target or actual before the baseline",
    severity="error",
    why="A baseline is the state at the start; what speaks of a time before it cannot show progress.",
    repair="Mend the period that is wrong.",
    source=IATI_RULESET.ours(),
    fires=lambda: measured(targets=[Measurement(70, "2023")]),
    passes=measured,
)
def before_baseline(model: LogicModel) -> Iterator[Observation]:
    """Look for targets and actuals that end before the baseline."""
    for indicator in model.indicators:
        start = indicator.baseline.period if indicator.baseline else None
        for sort, values in (("target", indicator.targets), ("actual", indicator.actuals)):
            for value in values:
                if start and value.period and _ends_before(value.period, start):
                    message = "A {sort} of indicator {indicator!r} is of {value_period}, before its baseline."
                    yield Observation(message, indicator, sort=sort, indicator=indicator.id, value_period=value.period)


def _ends_before(period: str, other: str) -> bool:
    """Return whether a period ends before another one starts, as far as both are precise."""
    end, start = period.rpartition("/")[2], other.partition("/")[0]
    common = min(len(end), len(start))
    return end[:common] < start[:common]


@rule(
    "LM048",
    "Number where words are announced",
    why="A qualitative measure has no numbers; those who add values up will take it for one that has.",
    repair="Write the value in words, or set another measure.",
    source=IATI_VALUES.at("the value must be omitted for qualitative measures").ours(),
    fires=lambda: measured(measure="qualitative"),
    passes=lambda: measured(
        measure="qualitative", baseline=Measurement("few", "2024"), targets=[Measurement("most", "2027")]
    ),
)
def number_in_qualitative(model: LogicModel) -> Iterator[Observation]:
    """Look for qualitative indicators with values that are numbers."""
    for indicator in model.indicators:
        if indicator.measure == "qualitative" and any(map(_is_number, _all_of(indicator))):
            value = next(filter(_is_number, _all_of(indicator))).value
            message = "Indicator {indicator!r} is qualitative and has the number {value} as a value."
            yield Observation(message, indicator, indicator=indicator.id, value=quoted(value))


@rule(
    "LM049",
    "Words where a number is announced",
    why="Values of this measure are counted and compared, which words cannot be.",
    repair="Write the value as a number, and the words into its notes; or set another measure.",
    source=IATI_VALUES.at("the value should be a valid number for non-qualitative measures"),
    fires=lambda: measured(targets=[Measurement("about 70", "2027")]),
    passes=measured,
)
def words_in_quantitative(model: LogicModel) -> Iterator[Observation]:
    """Look for indicators in units or percent with values that are no numbers."""
    for indicator in model.indicators:
        if indicator.measure in {"unit", "percentage"} and not all(map(_is_number, _all_of(indicator))):
            value = next(each for each in _all_of(indicator) if not _is_number(each)).value
            message = "Indicator {indicator!r} is in numbers and has {value} as a value."
            yield Observation(message, indicator, indicator=indicator.id, value=quoted(value))


@rule(
    "LM051",
    "Target on the wrong side of the baseline",
    why="Either the target or the direction is wrong, and success would be reported as failure or the other way round.",
    repair="Mend the target, the baseline or the direction.",
    source=own("what the direction of an indicator means"),
    fires=lambda: measured(targets=[Measurement(40, "2027")]),
    passes=measured,
)
def target_on_wrong_side(model: LogicModel) -> Iterator[Observation]:
    """Look for targets below a baseline that should increase, or above one that should decrease."""
    for indicator in model.indicators:
        for target in indicator.targets:
            if _is_wrong(indicator, target):
                yield Observation(
                    "Indicator {indicator!r} should {direction}, and its target {target} is on the other side of its"
                    " baseline.",
                    indicator,
                    indicator=indicator.id,
                    direction=str(indicator.direction),
                    target=target.value,
                )


def _is_wrong(indicator: Indicator, target: Measurement) -> bool:
    baseline = indicator.baseline
    if baseline is None or isinstance(baseline.value, str) or isinstance(target.value, str):
        return False
    if baseline.category != target.category:
        return False
    if indicator.direction == "increase":
        return target.value < baseline.value
    return indicator.direction == "decrease" and target.value > baseline.value


@rule(
    "LM057",
    "Two targets for one period",
    why="Whether the target was met depends on which of the two is read.",
    repair="Keep one, or say by category of which people each speaks.",
    source=own("the rule that each claim is made once"),
    fires=lambda: measured(targets=[Measurement(70, "2027"), Measurement(75, "2027")]),
    passes=lambda: measured(targets=[Measurement(65, "2026"), Measurement(70, "2027")]),
)
def two_targets(model: LogicModel) -> Iterator[Observation]:
    """Look for targets of one period and category that differ."""
    for indicator in model.indicators:
        first: dict[tuple[str | None, str | None], Measurement] = {}
        for target in indicator.targets:
            earlier = first.setdefault((target.period, target.category), target)
            was_revised = earlier.set_on != target.set_on
            if earlier.value != target.value and not was_revised:
                period = target.period or "no date"
                message = "Indicator {indicator!r} has the targets {earlier_value} and {target_value} for {period}."
                yield Observation(
                    message,
                    indicator,
                    indicator=indicator.id,
                    earlier_value=earlier.value,
                    target_value=target.value,
                    period=period,
                )


@rule(
    "LM058",
    "Parts that do not fit the whole",
    why="Either a part or the whole was measured or written down wrong, and readers will take whichever suits them.",
    repair="Mend the value that is wrong, or say in the notes of the whole why they differ.",
    source=own("what a total and an average of its parts are"),
    fires=lambda: measured(actuals=[Measurement(70, "2026"), *_parts(40, 50)]),
    passes=lambda: measured(actuals=[Measurement(45, "2026"), *_parts(40, 50)]),
)
def parts_against_whole(model: LogicModel) -> Iterator[Observation]:
    """Look for counts whose parts do not make the whole, and for percentages outside the range of their parts."""
    for indicator in model.indicators:
        # The parts of several disaggregations overlap.
        if len(indicator.disaggregations) <= 1:
            for whole, parts in _slices(indicator):
                if whole.notes is None and not _fit(indicator, float(whole.value), parts):
                    listed_parts = listed([f"{value:g}" for value in parts])
                    message = "Of indicator {indicator!r} the whole is {whole_value} and the parts are {listed_parts}."
                    yield Observation(
                        message, indicator, indicator=indicator.id, whole_value=whole.value, listed_parts=listed_parts
                    )


def _slices(indicator: Indicator) -> Iterator[tuple[Measurement, list[float]]]:
    """Return each actual of all, with the actuals of categories of the same period; two or more, all in numbers."""
    for whole in indicator.actuals:
        same = [each for each in indicator.actuals if each.category and each.period == whole.period]
        values: list[float] = [each.value for each in same if not isinstance(each.value, str)]
        if whole.category is None and _is_number(whole) and len(values) == len(same) > 1:
            yield whole, values


def _fit(indicator: Indicator, whole: float, parts: list[float]) -> bool:
    if indicator.measure == "percentage":
        return min(parts) <= whole <= max(parts)
    return indicator.measure != "unit" or isclose(sum(parts), whole, rel_tol=_ROUNDED, abs_tol=_ROUNDED)


def _parts(*values: float) -> list[Measurement]:
    return [Measurement(value, "2026", category=f"part {place}") for place, value in enumerate(values, 1)]


@rule(
    "LM059",
    "Not said whether periods add up",
    severity="info",
    why="Whether values are added, include those before or stand for themselves decides what was achieved in all.",
    repair="Set adds_up to per-period, running-total or level.",
    source=own("what several periods of a count can mean"),
    fires=lambda: measured(measure="unit", unit="pupils", targets=_PERIODS, actuals=_PERIODS),
    passes=lambda: measured(measure="unit", unit="pupils", targets=_PERIODS, actuals=_PERIODS, adds_up="level"),
)
def unsaid_adding_up(model: LogicModel) -> Iterator[Observation]:
    """Look for counts with targets and actuals for several periods that do not say what these make together."""
    for indicator in model.indicators:
        periods = [{each.period for each in values} for values in (indicator.targets, indicator.actuals)]
        if indicator.measure == "unit" and indicator.adds_up is None and all(len(each) > 1 for each in periods):
            yield Observation(
                "Indicator {indicator!r} does not say whether its periods add up.", indicator, indicator=indicator.id
            )


_ROUNDED: Final = 1e-9
_PERIODS: Final[tuple[Measurement, ...]] = (Measurement(60, "2026"), Measurement(70, "2027"))
