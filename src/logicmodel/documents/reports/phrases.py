"""How values, periods and links are written in documents."""

from __future__ import annotations

from collections.abc import Iterable

from logicmodel.languages import Words
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.scene.from_model import heading_of
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.stages import Stage


def number_of(part: Element | Indicator) -> str:
    """Return the number that a part had in the table that it was read from, with a space after it, or nothing."""
    number = part.data.get("number")
    return f"{number} " if isinstance(number, str) else ""


def named(part: Element | Indicator) -> str:
    """Return the label of a part on one line, after its number."""
    return number_of(part) + " ".join(part.label.split())


def period_text(period: str | None, say: Words) -> str:
    """Return a period as readers write it."""
    first, _, last = (period or "").partition("/")
    return say("{first} to {last}", first=first, last=last) if last else first


def value_text(measured: Measurement, indicator: Indicator, say: Words) -> str:
    """Return a value with its unit where that is a per cent sign, and its period: ``54% (2024)``."""
    value = measured.value if isinstance(measured.value, str) else f"{measured.value:,.15g}"
    share = "%" if is_share(indicator) and not isinstance(measured.value, str) else ""
    category = f"{measured.category}: " if measured.category else ""
    period = f" ({period_text(measured.period, say)})" if measured.period else ""
    notes = f" [{measured.notes}]" if measured.notes else ""
    return f"{category}{value}{share}{period}{notes}"


def values_text(measured: Iterable[Measurement], indicator: Indicator, say: Words) -> tuple[str, ...]:
    """Return values, one on each line."""
    return tuple(value_text(each, indicator, say) for each in measured)


def is_share(indicator: Indicator) -> bool:
    """Return whether the numbers of an indicator are shares in per cent."""
    return indicator.measure == "percentage" or (indicator.unit or "").strip().startswith("%")


def indicator_text(indicator: Indicator) -> str:
    """Return an indicator with its unit, if it has one that its values do not show."""
    unit = "" if indicator.unit is None or indicator.unit.strip() == "%" else f" ({indicator.unit})"
    return named(indicator) + unit


def name_in(model: LogicModel, identifier: str, say: Words) -> str:
    """Return the label of an element, a stage or a group, that of a standard stage in the reader's language."""
    node = model[identifier]
    return heading_of(node, say) if isinstance(node, Stage) else " ".join(node.label.split())
