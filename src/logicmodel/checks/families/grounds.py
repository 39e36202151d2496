"""What links rest on: a reason, and what has to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from logicmodel.checks.citations import DAVIES, IMPACTMOJO, own
from logicmodel.checks.reading import CHANGES, RESULTS, reading_of
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, practice, ready, sketch, train
from logicmodel.model.logic_model import LogicModel
from logicmodel.vocabulary.flows import link as linked
from logicmodel.vocabulary.links import Link


@rule(
    "LM030",
    "Link without a rationale",
    why="An arrow says that one thing leads to another; without a word on why, readers can only believe it or not.",
    repair="Say in the link's rationale how the one should lead to the other.",
    source=DAVIES.ours(),
    fires=lambda: sketch(train >> ready),
    passes=lambda: sketch(linked(train, ready, rationale="Those who finish the course are placed.")),
)
def link_without_rationale(model: LogicModel) -> Iterator[Observation]:
    """Look for links that do not say why."""
    for link in model.links:
        if link.rationale is None:
            yield Observation("Link {link!r} does not say why.", link, link=link.id)


@rule(
    "LM031",
    "Link between results without an assumption",
    why="From an output on, the programme is not in control: each step works under conditions that somebody should "
    "have named before they fail.",
    repair="Ask under what conditions the link holds, and write them down as its assumptions.",
    source=IMPACTMOJO.at("missing or magical assumptions"),
    fires=lambda: sketch(practice >> fluency),
    passes=lambda: sketch(linked(practice, fluency, assumptions=["Children attend."])),
)
def link_without_assumption(model: LogicModel) -> Iterator[Observation]:
    """Look for links from an output or an outcome to an outcome or an impact that name no assumption."""
    reading = reading_of(model)
    for link in model.links:
        if link.assumptions or link.feedback:
            continue
        if reading.role_of_end(link.source) in RESULTS and reading.role_of_end(link.target) in CHANGES:
            yield Observation("Link {link!r} names no assumption.", link, link=link.id)


@rule(
    "LM032",
    "Necessary and sufficient links that contradict",
    why="Where one link is sufficient, its target is reached without any other; then no other link can be necessary.",
    repair="Say of one of the two links that it is contributory, or let one lead through a step in between.",
    source=own("the meaning of the two words"),
    fires=lambda: sketch(
        linked(ready, practice, necessity="necessary"), linked(train, practice, necessity="sufficient")
    ),
    passes=lambda: sketch(
        linked(ready, practice, necessity="necessary"), linked(train, practice, necessity="contributory")
    ),
)
def contradicting_necessity(model: LogicModel) -> Iterator[Observation]:
    """Look for elements at which a necessary link arrives, and another link that is sufficient."""
    arriving: dict[str, list[Link]] = defaultdict(list)
    for link in model.links:
        if link.necessity not in {None, "contributory"} and not link.feedback:
            arriving[link.target].append(link)
    for target, links in arriving.items():
        necessary = [link for link in links if link.necessity != "sufficient"]
        sufficient = [link for link in links if link.necessity != "necessary"]
        pair = next(((one, other) for one in necessary for other in sufficient if one is not other), None)
        if pair:
            one, other = pair
            yield Observation(
                "Link {one!r} is necessary for {target!r}, and link {other!r} is sufficient without it.",
                one,
                other,
                one=one.id,
                target=target,
                other=other.id,
            )
