"""Chances: the golden numbers of the example, and plain definitions that look at each combination of what works."""

import math
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from logicmodel import (
    Activity,
    Assumption,
    Input,
    Link,
    LogicModel,
    Outcome,
    UnknownIdError,
    link,
    load_example,
    what_if,
)
from logicmodel.evidence import chance

READING = load_example("reading-together")
JOINS = ["stated", "any", "all"]


def chances(*args, model=READING, unrated=1, **options):
    return {row.element: row for row in chance(model, *args, unrated=unrated, **options)}


@pytest.mark.parametrize(
    ("joins", "golden"),
    [
        (
            "any",
            {"enjoyment": 0.88, "habit": 0.44, "fluency": 0.7816, "understanding": 0.46896, "opportunity": 0.23448},
        ),
        ("stated", {"fluency": 0.72, "understanding": 0.432, "opportunity": 0.216}),
        (
            "all",
            {
                "enjoyment": 0.42,
                "habit": 0.21,
                "fluency": 0.0756,
                "understanding": 0.04536,
                "opportunity": 0.02268,
            },
        ),
    ],
)
def test_chances_of_the_example_are_those_worked_out_elsewhere(joins, golden):
    found = chances("opportunity", joins=joins)

    assert golden == pytest.approx({element: found[element].chance.low for element in golden})
    assert all(row.chance.low == row.chance.high and row.error == 0 for row in found.values())


@pytest.mark.parametrize(("joins", "golden"), [("any", (0.769, 0.4614, 0.2307)), ("stated", (0.72, 0.432, 0.216))])
def test_chances_from_one_source_count_nothing_else(joins, golden):
    found = chances("opportunity", "sessions-held", joins=joins)

    assert golden == pytest.approx([found[each].chance.low for each in ("fluency", "understanding", "opportunity")])


@pytest.mark.parametrize(("joins", "fluency"), [("any", 0.769), ("stated", 0.72)])
def test_chances_without_an_activity(joins, fluency):
    remaining = what_if(READING, without="lend").remaining

    assert fluency == pytest.approx(chances("opportunity", model=remaining, joins=joins)["fluency"].chance.low)


def test_bounds_of_the_example_hold_for_any_dependence():
    golden = {
        "enjoyment": (0.7, 1),
        "habit": (0.2, 0.5),
        "fluency": (0.7, 0.8),
        "understanding": (0.3, 0.6),
        "opportunity": (0, 0.5),
    }
    found = chances("opportunity")

    assert all(bounds == pytest.approx(found[element].bounds) for element, bounds in golden.items())
    assert (0.7, 1) == pytest.approx(chances("opportunity", joins="any")["fluency"].bounds)


def test_chances_if_the_target_is_known_to_hold():
    golden = {"practice": 0.971853, "enjoyment": 0.889458, "habit": 0.484135}
    found = chances("understanding", joins="any")

    assert golden == pytest.approx({each: found[each].given_target for each in golden}, abs=5e-7)


@pytest.mark.parametrize(
    ("joins", "golden"),
    [
        (
            "any",
            {
                "fluency->understanding": 0.7816,
                "practice->fluency": 0.4212,
                "sessions-held->practice": 0.3744,
                "enjoyment->habit": 0.07392,
                "habit->fluency": 0.07392,
            },
        ),
        (
            "stated",
            {
                "fluency->understanding": 0.72,
                "practice->fluency": 0.54,
                "sessions-held->practice": 0.48,
                "enjoyment->habit": 0,
                "habit->fluency": 0,
            },
        ),
    ],
)
def test_weights_tell_which_link_to_test_first(joins, golden):
    weights = chance(READING, "understanding", joins=joins, unrated=1).weights
    found = {each.link.id: each.weight for each in weights}

    assert golden == pytest.approx({link: found[link] for link in golden})
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_a_link_without_a_confidence_makes_a_range_and_never_a_certainty():
    answer = chance(READING, "opportunity")
    rows = {row.element: row for row in answer}

    assert 9 == len(answer.unrated_links)
    assert (0, 0.216) == pytest.approx(rows["opportunity"].chance)
    assert (0, 0.5) == pytest.approx(rows["opportunity"].bounds)
    assert {None} == {row.given_target for row in answer}
    assert "9 links without a confidence, taken as 0 to 1" in str(answer)
    assert set(answer.unrated_links) < {each.link.id for each in answer.weights}


def test_an_assumption_of_several_links_holds_or_fails_for_all_at_once():
    shared = Assumption("Children attend.", id="attendance")
    start, one, two, end = Input("a", "A"), Activity("b", "B"), Activity("c", "C"), Outcome("d", "D")
    model = LogicModel(
        "m",
        parts=[
            link(start, one, confidence=1, assumptions=[shared]),
            link(start, two, confidence=1, assumptions=[shared]),
            link(one, end, confidence=1),
            link(two, end, confidence=1),
        ],
    )

    assert 0.8 == pytest.approx(chances("d", model=model, assumptions={"attendance": 0.8})["d"].chance.low)
    assert 1 == chances("d", model=model)["d"].chance.low


def test_what_hinders_supports_nothing():
    model = LogicModel("m", parts=[link(Activity("a", "A"), Outcome("b", "B"), sign="negative", confidence=0.9)])

    with pytest.raises(ValueError, match="nothing that is given as source supports 'b'"):
        chance(model, "b", "a")


def test_more_uncertain_links_than_worlds_can_be_looked_at_are_drawn():
    start, end = Input("a", "A"), Outcome("z", "Z")
    between = [Activity(f"b{number}", f"B {number}") for number in range(20)]
    model = LogicModel(
        "m",
        parts=[
            *(link(start, each, confidence=0.3) for each in between),
            *(link(each, end, confidence=0.1) for each in between),
        ],
    )

    found = chances("z", model=model)["z"]

    assert 0 < found.error <= 0.00553
    assert abs(found.chance.low - (1 - 0.97**20)) < 4 * found.error
    assert found == chances("z", model=model)["z"]
    assert found != chances("z", model=model, seed=1)["z"]
    assert "standard error at most" in str(chance(model, "z"))


def test_a_loop_does_not_hold_itself_up():
    start, one, two = Input("s", "S"), Outcome("a", "A"), Outcome("b", "B")
    model = LogicModel(
        "m", parts=[link(start, one, confidence=0.5), link(one, two, confidence=1), link(two, one, confidence=1)]
    )

    found = chances("b", model=model)["b"]

    assert 0.5 == found.chance.low
    assert (0.5, 1) == found.bounds


def test_an_arrow_of_a_stage_arrives_at_each_of_its_members():
    model = LogicModel(
        "m",
        parts=[Input("a", "A"), Activity("b", "B"), Activity("c", "C"), Link("inputs", "activities", confidence=0.5)],
    )

    assert 0.5 == chances("c", model=model)["c"].chance.low
    with pytest.raises(ValueError, match="nothing that is given as source supports 'c'"):
        chance(model, "c", stated_only=True, source=["b"])


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"joins": "some"}, "joins must be one of"),
        ({"unrated": 1.5}, "unrated must be from 0 to 1, not 1.5"),
        ({"unrated": True}, "unrated must be from 0 to 1, not True"),
        ({"draws": 0}, "draws must be a whole number from 1 to 1,000,000, not 0"),
        ({"seed": "x"}, "seed must be a whole number, not 'x'"),
        ({"assumptions": [1]}, "assumptions must be a mapping of ids to chances"),
        ({"assumptions": {"x": 2}}, "assumptions\\['x'\\] must be from 0 to 1, not 2"),
    ],
)
def test_wrong_arguments_are_refused(options, said):
    with pytest.raises(ValueError, match=said):
        chance(READING, "fluency", **options)


def test_an_assumption_that_no_link_makes_is_refused():
    with pytest.raises(UnknownIdError, match="attendence"):
        chance(READING, "fluency", assumptions={"attendence": 0.5})


CONFIDENCES = st.sampled_from([0, 0.25, 0.5, 0.9, 1])
NECESSITIES = st.sampled_from([None, "contributory", "necessary", "sufficient", "necessary-and-sufficient"])


SIGNS = st.sampled_from(["positive", "positive", "negative"])


@st.composite
def tangles(draw):
    """Return a small model with loops, of which the first element is an origin."""
    names = [f"e{number}" for number in range(draw(st.integers(2, 5)))]
    pairs = [(a, b) for a in names for b in names[1:] if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=8, unique=True))
    links = [Link(a, b, confidence=draw(CONFIDENCES), necessity=draw(NECESSITIES), sign=draw(SIGNS)) for a, b in chosen]
    return LogicModel("m", parts=[*(Outcome(name, name) for name in names), *links])


def holds(model, target, working, joins):
    """Return whether a target holds where some links work: what an origin reaches, round by round."""
    starts = {element.id for element in model if all(link.target != element.id for link in model.links)}
    holding = set(starts)
    while True:
        more = set(starts)
        for element in model:
            arriving = [each for each in model.links if each.target == element.id and each.sign == "positive"]
            works = {each.id: each.id in working and each.source in holding for each in arriving}
            necessary = [works[each.id] for each in arriving if "necessary" in (each.necessity or "")]
            sufficient = [works[each.id] for each in arriving if "sufficient" in (each.necessity or "")]
            if joins == "all":
                reached = bool(works) and all(works.values())
            elif joins == "stated" and necessary:
                reached = any(sufficient) or all(necessary)
            else:
                reached = any(works.values())
            if reached:
                more.add(element.id)
        if more == holding:
            return target in holding
        holding = more


def behind(model, target):
    """Return the links of which the target feels something."""
    nodes, links = {target}, []
    positive = [each for each in model.links if each.sign == "positive"]
    while new := [each for each in positive if each.target in nodes and each not in links]:
        links += new
        nodes |= {each.source for each in new}
    return links


def is_supported(model, target):
    """Return whether an origin leads to a target by positive links."""
    origins = {element.id for element in model if all(each.target != element.id for each in model.links)}
    return bool(origins & {target, *(each.source for each in behind(model, target))})


@settings(deadline=None)
@given(tangles(), st.sampled_from(JOINS))
def test_the_chance_is_that_of_all_worlds_and_lies_within_the_bounds(model, joins):
    assume(is_supported(model, model.elements[-1].id))
    answer = chance(model, model.elements[-1], joins=joins)
    links = behind(model, answer.target)
    expected = 0.0
    for pattern in product([True, False], repeat=len(links)):
        weight = math.prod(
            each.confidence if works else 1 - each.confidence for each, works in zip(links, pattern, strict=True)
        )
        working = {each.id for each, works in zip(links, pattern, strict=True) if works}
        expected += weight * holds(model, answer.target, working, joins)

    row = answer.rows[-1]

    assert expected == pytest.approx(row.chance.low)
    assert row.bounds.low - 1e-9 <= expected <= row.bounds.high + 1e-9


@settings(deadline=None)
@given(tangles(), st.data())
def test_more_confidence_never_makes_a_result_less_likely(model, data):
    assume(is_supported(model, model.elements[-1].id))
    before = chance(model, model.elements[-1], joins="any").rows[-1]
    which = data.draw(st.sampled_from(model.links))
    sure = Link(which.source, which.target, confidence=1, sign=which.sign)
    better = LogicModel("m", parts=[*model.elements, *(sure if each is which else each for each in model.links)])

    assert before.chance.low <= chance(better, model.elements[-1].id, joins="any").rows[-1].chance.low + 1e-9
