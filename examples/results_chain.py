"""
A results chain, as conservation programmes draw it, with kinds and stages of its own.

Run it with ``python examples/results_chain.py [PICTURE]``; the picture goes to results-chain.svg unless said.
The reserve is fictional.
"""

import sys
from functools import partial

from logicmodel import Activity, Element, Input, LogicModel, Outcome, Stage, draw, link, paths

threat_reduction_results = Stage("threat-reduction-results", "Threat reduction results")
targets = Stage("targets", "Conservation targets")

ThreatReduction = partial(Element, kind="threat-reduction", stage=threat_reduction_results)
Target = partial(Element, kind="target", stage=targets)

rangers = Input("rangers", "Twelve community rangers")
patrol = Activity("patrol", "Patrol the reserve at night")
talk = Activity("talk", "Talk with fishing families about closed seasons")
respected = Outcome("seasons-respected", "Families respect the closed seasons")
less_poaching = ThreatReduction("less-poaching", "Egg collection falls")
less_bycatch = ThreatReduction("less-bycatch", "Fewer turtles drown in nets")
turtles = Target("turtles", "River turtles breed along the whole bank")

model = LogicModel(
    "river-turtles",
    title="River turtles: results chain",
    parts=[
        # What the field calls an intermediate result stands before the threats that it reduces.
        Stage("inputs"),
        Stage("activities", "Strategies"),
        Stage("outcomes", "Intermediate results"),
        threat_reduction_results,
        targets,
        rangers >> patrol + talk,
        link(patrol, less_poaching, rationale="Nests on patrolled banks are rarely opened.", confidence=0.7),
        link(talk, respected, rationale="Families set the seasons themselves."),
        respected >> less_poaching + less_bycatch >> turtles,
    ],
)


def main(picture: str = "results-chain.svg") -> None:
    """Print how the rangers contribute to the turtles, and draw the model."""
    for path in paths(model, "rangers", "turtles"):
        print(path)
    draw(model, picture)
    print(f"Drawn: {picture}")


if __name__ == "__main__":
    main(*sys.argv[1:])
