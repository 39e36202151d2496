"""
A logframe: inputs, activities and outputs lead to one purpose, and that to a goal.

Run it with ``python examples/logframe.py [PICTURE]``; the picture goes to logframe.svg unless said.
The programme is fictional.
"""

import sys
from functools import partial

from logicmodel import (
    Activity,
    Assumption,
    Element,
    Indicator,
    Input,
    LogicModel,
    Measurement,
    Output,
    Stage,
    draw,
    link,
    paths,
)

purpose = Stage("purpose", "Purpose")
goal = Stage("goal", "Goal")

Purpose = partial(Element, kind="purpose", stage=purpose)
Goal = partial(Element, kind="goal", stage=goal)

funds = Input("funds", "Funds of three village councils")
drill = Activity("drill", "Drill and line boreholes")
teach = Activity("teach", "Train water committees")
boreholes = Output("boreholes", "18 boreholes with hand pumps")
committees = Output("committees", "18 water committees that keep accounts")
safe_water = Purpose(
    "safe-water",
    "Households use safe water all year",
    indicators=[
        Indicator(
            "households",
            "Households within 500 m of a working pump",
            unit="% of households",
            measure="percentage",
            direction="increase",
            baseline=Measurement(23, "2024"),
            targets=[Measurement(85, "2028")],
            means_of_verification="Household survey, dry season",
        )
    ],
)
health = Goal("health", "Fewer children fall ill from water")

model = LogicModel(
    "village-water",
    title="Village water: logframe",
    parts=[
        # Stages of one's own are declared; the standard ones take their places in front of them.
        purpose,
        goal,
        funds >> drill >> boreholes,
        funds >> teach >> committees,
        link(boreholes, safe_water, assumptions=["The water table does not fall."]),
        link(committees, safe_water, assumptions=["Spare parts can be bought in the district."]),
        link(
            safe_water,
            health,
            assumptions=[
                Assumption("Households store water in clean vessels.", likelihood="medium", importance="high")
            ],
        ),
    ],
)


def main(picture: str = "logframe.svg") -> None:
    """Print how the funds contribute to the goal, and draw the model."""
    for path in paths(model, "funds", "health"):
        print(path)
    draw(model, picture)
    print(f"Drawn: {picture}")


if __name__ == "__main__":
    main(*sys.argv[1:])
