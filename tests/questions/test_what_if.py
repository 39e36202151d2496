"""What if: who loses support, held against taking things away and asking again."""

import networkx as nx
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from brute_force import elements_of, expanded, graphs, two_ends
from logicmodel import (
    Activity,
    LogicModel,
    Outcome,
    UnknownIdError,
    link,
    load_example,
    paths,
    what_if,
)
from logicmodel.questions import signs, strongest_paths

READING = load_example("reading-together")


def reached(graph, starts):
    return set(starts).union(*(nx.descendants(graph, start) for start in starts))


@given(st.data(), graphs(), st.booleans(), st.booleans())
def test_support_is_what_the_origins_reach(data, model, feedback, stated_only):
    failed = elements_of(model, data.draw(two_ends(model))[0]) if data.draw(st.booleans()) else []
    cut = data.draw(st.lists(st.sampled_from(model.links), unique_by=id)) if model.links else []
    rules = {"feedback": feedback, "stated_only": stated_only}
    answer = what_if(model, without=failed, without_links=cut, **rules)
    kept = [each for each in model.links if each not in cut]
    rest = LogicModel("m", parts=[*model.declared_stages, *model.elements, *model.groups, *kept])
    graph = expanded(model, **rules)
    left = expanded(rest, **rules).subgraph(set(graph) - set(failed))
    # An arrow that leads to a column, or leaves one that is empty, arrives all the same.
    origins = {element.id for element in model if not arrives(model, element.id, feedback, stated_only)}

    before, after = reached(graph, origins), reached(left, origins - set(failed))

    assert before - after - set(failed) == set(answer.lost)


@given(st.data(), graphs(), st.booleans())
def test_what_is_touched_by_what_is_stated_is_told_from_what_is_implied(data, model, feedback):
    failed = elements_of(model, data.draw(two_ends(model))[0]) if data.draw(st.booleans()) else []
    cut = data.draw(st.lists(st.sampled_from(model.links), unique_by=id)) if model.links else []
    graph = expanded(model, feedback=feedback, stated_only=True)
    ends = {target for _, target, key in graph.edges(keys=True) if key in {each.id for each in cut}}

    answer = what_if(model, without=failed, without_links=cut, feedback=feedback)

    assert reached(graph, {*failed, *ends}) == answer.stated
    for row in answer.to_records():
        assert (row["element"] in answer.stated) == row["stated"]


@given(graphs(), st.data())
def test_strengths_are_those_of_the_strongest_paths_from_the_origins(model, data):
    changed = data.draw(st.lists(st.sampled_from(model.links), min_size=1, unique_by=id)) if model.links else []
    confidence = {each.id: data.draw(st.sampled_from((0.0, 0.3, 1.0))) for each in changed}
    origins = [each.id for each in model if not arrives(model, each.id, feedback=False, stated_only=False)]
    supposed = LogicModel(
        "m",
        parts=[
            *model.declared_stages,
            *model.elements,
            *model.groups,
            *(evolve(each, confidence=confidence.get(each.id, each.confidence)) for each in model.links),
        ],
    )

    for change in what_if(model, confidence=confidence).strengths:
        for strength, which in ((change.before, model), (change.after, supposed)):
            best = strongest_paths(which, origins, change.element_id, max_paths=1)

            assert strength == max((each.strength for each in best), default=0)


@given(st.data(), graphs(), st.booleans())
def test_what_failed_bears_on_what_is_behind_it_as_signs_say(data, model, feedback):
    failed = elements_of(model, data.draw(two_ends(model))[0])
    answer = what_if(model, without=failed, feedback=feedback)
    expected = {each.target: each.effect for each in signs(model, failed, feedback=feedback)}

    assert expected == answer.effects


def test_to_lose_what_hinders_is_no_loss_of_support():
    effects = {row["element"]: row["effect"] for row in what_if(READING, without="missed-lessons").to_records()}

    assert "loses some of what hinders it" == effects["understanding"]


def test_a_link_that_fails_is_weighed_by_its_sign():
    model = load_example("reading-together")
    effects = what_if(model, without_links=["missed-lessons->understanding"]).effects

    assert {"understanding": "negative", "opportunity": "negative"} == effects


def test_support_that_is_lost_only_by_implication_is_marked():
    answer = what_if(load_example("trauma-informed"), without="inputs")

    assert {"~loses all support", "fails"} == {line.split("  ")[-1].strip() for line in str(answer).splitlines()[1:]}


def arrives(model, identifier, feedback, stated_only):
    elements = {element.id for element in model}
    columns = {model.element(identifier).stage, *(group.id for group in model.groups if identifier in group.members)}
    return any(
        each.target in {identifier, *columns}
        for each in model.links
        if (feedback or not each.feedback) and (not stated_only or {each.source, each.target} <= elements)
    )


def test_what_failed_and_what_rests_on_it_is_named():
    answer = what_if(load_example("reading-together"), without=["practice", "habit"])

    assert ("practice", "habit") == answer.failed
    assert ("fluency",) == answer.lost
    assert ("understanding", "opportunity") == answer.weakened
    assert not [*paths(answer.remaining, "inputs", "understanding", through="sessions-held", max_steps=3)]


def test_links_fail_with_the_assumptions_that_they_carry():
    model = load_example("reading-together")

    answer = what_if(model, without_assumptions=["attendance"])

    assert ["read->sessions-held", "sessions-held->practice", "practice->fluency"] == [
        each.id for each in answer.failed_links
    ]
    assert ("practice",) == answer.lost
    assert "practice->fluency" not in {each.id for each in answer.remaining.links}


def test_elements_of_a_loop_do_not_hold_each_other_up():
    start, one, two = Activity("start", "Start"), Outcome("one", "One"), Outcome("two", "Two")
    model = LogicModel("m", parts=[start >> one >> two, link(two, one, id="back")])

    assert ("one", "two") == what_if(model, without="start").lost
    assert ("one", "two") == what_if(model, without_links=["start->one"]).lost


def test_another_confidence_changes_the_strongest_paths_behind_the_link():
    answer = what_if(load_example("reading-together"), confidence={"practice->fluency": 0.3}, unrated=1)

    assert [("fluency", 0.8, 0.5), ("understanding", 0.6, 0.5)] == [
        (each.element_id, each.before, each.after) for each in answer.strengths
    ]


def test_what_is_not_there_cannot_fail():
    model = load_example("reading-together")

    with pytest.raises(UnknownIdError, match="did you mean 'attendance'"):
        what_if(model, without_assumptions=["attendence"])
    with pytest.raises(UnknownIdError, match="did you mean 'practice->fluency'"):
        what_if(model, without_links=["practice->fluenzy"])
    with pytest.raises(ValueError, match="from 0 to 1"):
        what_if(model, confidence={"practice->fluency": 1.3})
    with pytest.raises(ValueError, match=r"not \{'unrated': -1\}"):
        what_if(model, confidence={"practice->fluency": 0.3}, unrated=-1)
