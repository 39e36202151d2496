"""Suppressions that suppress nothing; `check` itself looks for them, because it alone knows what was used."""

from __future__ import annotations

from collections.abc import Iterable

from logicmodel.checks.citations import own
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, sketch, train
from logicmodel.model.logic_model import LogicModel


@rule(
    "LM099",
    "Suppression of nothing",
    scope="whole",
    why="The finding that it answers is not there any more, or its code is misspelt and the finding stands.",
    repair="Take the suppression away, or mend its code.",
    source=own("the rule that answers are kept up to date"),
    fires=lambda: sketch(train >> fluency, suppress={"LM010": "A duty by law."}),
    passes=lambda: sketch(train >> fluency, suppress={"LM036": "We look at these in the risk register."}),
)
def unused_suppression(_model: LogicModel) -> Iterable[Observation]:
    """Look for nothing here: see `logicmodel.checks.checking`."""
    return ()
