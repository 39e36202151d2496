"""The small model of which the examples of the rules are made."""

from __future__ import annotations

from typing import Any, Final

from logicmodel.model.logic_model import LogicModel, Part
from logicmodel.vocabulary.elements import Activity, Impact, Input, Outcome, Output
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.stakeholders import Stakeholder

pupils: Final = Stakeholder("pupils", "Pupils aged 6 to 8")
staff: Final = Input("staff", "Two coordinators")
train: Final = Activity("train", "Train volunteers")
ready: Final = Output("ready", "Trained volunteers")
practice: Final = Outcome("practice", "Pupils read aloud more", term="short")
fluency: Final = Outcome("fluency", "Pupils read fluently", term="medium")
opportunity: Final = Impact("opportunity", "Children can take up any course")


def sketch(*parts: Part, **header: Any) -> LogicModel:  # noqa: ANN401 -- what LogicModel takes
    """Return a small model of some parts."""
    return LogicModel("sketch", parts=parts, **header)


def measured(**said: Any) -> LogicModel:  # noqa: ANN401 -- what Indicator takes
    """Return a small model with one indicator, which says these things beside those that it has to say."""
    sound: dict[str, Any] = {
        "unit": "% of pupils",
        "measure": "percentage",
        "direction": "increase",
        "baseline": Measurement(54, "2024"),
        "targets": [Measurement(70, "2027")],
        "means_of_verification": "Reading assessment, each June",
    }
    indicator = Indicator("fluent", "Pupils who read fluently", **sound | said)
    return sketch(Outcome("fluency", "Pupils read fluently", indicators=[indicator]))
