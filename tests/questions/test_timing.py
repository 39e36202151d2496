"""Time along paths, held against adding up each path."""

import math

from hypothesis import given
from hypothesis import strategies as st

from brute_force import all_paths, elements_of, expanded, graphs, two_ends
from logicmodel import Activity, Lag, Link, LogicModel, Outcome, link
from logicmodel.questions import timing

DAYS = {"days": 1, "weeks": 7}


def span(model, path):
    """Return the days along a path, or None where a lag is unknown."""
    said = [model.link(name).lag for *_, name in path]
    if None in said:
        return None
    late = [math.inf if lag.latest is None else lag.latest * DAYS[lag.unit] for lag in said]
    return sum(lag.earliest * DAYS[lag.unit] for lag in said), sum(late)


@given(st.data(), graphs(), st.booleans())
def test_times_are_those_of_all_paths(data, model, feedback):
    sources, targets = (elements_of(model, side) for side in data.draw(two_ends(model)))
    spans = [span(model, path) for path in all_paths(expanded(model, feedback=feedback), sources, targets)]
    known = [each for each in spans if each is not None]
    latest = max((late for _, late in known), default=math.inf)

    answer = timing(model, sources, targets, feedback=feedback)

    assert min((early for early, _ in known), default=None) == answer.earliest
    assert (None if latest == math.inf else latest) == answer.latest
    assert (bool(known) and latest == math.inf) == answer.open_ended
    assert (None in spans) == answer.unknown
    assert answer.complete
    assert bool(all_paths(expanded(model, feedback=feedback, stated_only=True), sources, targets)) == answer.stated


def test_times_along_paths_that_are_only_implied_say_so():
    one, two = Activity("one", "One"), Outcome("two", "Two")
    columns = Link("activities", "outcomes", lag=Lag(1, 2, "days"))

    answer = timing(LogicModel("m", parts=[one, two, columns]), one, two)

    assert "1 to 2 days from one to two; all paths are only implied" == str(answer)


def test_a_model_with_too_many_loops_says_that_not_all_was_looked_at():
    crowd = [Activity(f"c{number}", "Meet") for number in range(12)]
    parts = [link(a, b, lag=Lag(1, 2, "days")) for a in crowd for b in crowd if a is not b]
    answer = timing(LogicModel("m", parts=parts), "c0", "c1", budget=100)

    assert (1, False) == (answer.earliest, answer.complete)
    assert str(answer).endswith("loops hold more paths than were looked at")


def test_units_are_added_up_as_days():
    one, two, three = Activity("one", "One"), Activity("two", "Two"), Outcome("three", "Three")
    flow = link(link(one, two, lag=Lag(1, 2, "weeks")), three, lag=Lag(12, 12, "months"))

    assert "372.2 to 379.2 days from one to three" == str(timing(LogicModel("m", parts=[flow]), one, three))
