"""What Hypothesis calls when it is imported, so that ``st.from_type(LogicModel)`` makes models that are valid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from logicmodel.model.logic_model import LogicModel

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def register() -> None:
    """Register the strategy for models; the strategies themselves are loaded when one is first wanted."""
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415 -- Hypothesis is an extra

    register_type_strategy(LogicModel, _logic_models)


def _logic_models(_: type[LogicModel]) -> SearchStrategy[LogicModel]:
    from logicmodel.strategies import logic_models  # noqa: PLC0415 -- it would cost every test run that has no models

    return logic_models()
