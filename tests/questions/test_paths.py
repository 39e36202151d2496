"""Paths: all of them, each once, the shortest first, and as a stream."""

from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute_force import all_paths, elements_of, expanded, graphs, steps, two_ends
from logicmodel import (
    Activity,
    Input,
    Link,
    LogicModel,
    Outcome,
    Output,
    UnknownIdError,
    link,
    load_example,
    loads,
    paths,
)

staff, train = Input("staff", "Staff"), Activity("train", "Train")
ready, fluency = Output("ready", "Ready"), Outcome("fluency", "Fluency")


@given(st.data(), graphs(), st.booleans(), st.booleans())
def test_paths_are_those_of_brute_force(data, model, feedback, stated_only):
    sources, targets = data.draw(two_ends(model))

    graph = expanded(model, feedback=feedback, stated_only=stated_only)
    found = [steps(path) for path in paths(model, sources, targets, feedback=feedback, stated_only=stated_only)]

    assert all_paths(graph, elements_of(model, sources), elements_of(model, targets)) == sorted(found)
    assert sorted(map(len, found)) == [len(path) for path in found]


@given(st.data(), graphs())
def test_through_avoiding_and_at_most_filter_the_paths(data, model):
    sources, targets = data.draw(two_ends(model))
    ids = [element.id for element in model.elements]
    through = data.draw(st.lists(st.sampled_from(ids), max_size=2))
    avoiding = data.draw(st.lists(st.sampled_from(ids), max_size=2))
    max_steps = data.draw(st.integers(0, 5))

    asked = paths(model, sources, targets, through=through, avoiding=avoiding, max_steps=max_steps)
    wanted = [
        steps(path)
        for path in paths(model, sources, targets)
        if set(through) <= set(path.element_ids)
        and not set(avoiding) & set(path.element_ids)
        and len(path) <= max_steps
    ]

    assert wanted == [steps(path) for path in asked]


@given(st.data(), graphs())
def test_a_path_says_which_steps_are_implied(data, model):
    sources, targets = data.draw(two_ends(model))
    stated = {(each.source, each.target, each.id) for each in model.links}

    for path in paths(model, sources, targets):
        assert [step not in stated for step in steps(path)] == [step.implied for step in path]
        assert path.implied == any(step.implied for step in path) == ("~>" in str(path))


def test_parallel_links_give_distinct_paths():
    model = LogicModel("m", parts=[staff >> train, link(staff, train, id="second", rationale="Another reason.")])

    assert [("staff->train",), ("second",)] == [
        tuple(each.id for each in path.links) for path in paths(model, staff, train)
    ]


def test_a_path_prints_as_its_elements_with_implied_steps_marked():
    model = LogicModel("m", parts=[staff >> train, ready, Link("activities", "outputs")])

    assert ["staff -> train ~> ready (~> is implied)"] == [str(path) for path in paths(model, "inputs", ready)]


def test_records_have_one_row_for_each_step():
    model = LogicModel("m", parts=[staff >> train, ready, Link("activities", "outputs")])
    (path,) = paths(model, staff, ready)

    assert [
        {
            "step": 1,
            "source": "staff",
            "source_label": "Staff",
            "target": "train",
            "target_label": "Train",
            "link": "staff->train",
            "link_label": "Staff → Train",
            "implied": False,
        },
        {
            "step": 2,
            "source": "train",
            "source_label": "Train",
            "target": "ready",
            "target_label": "Ready",
            "link": "activities->outputs",
            "link_label": "Activities → Outputs",
            "implied": True,
        },
    ] == path.to_records()
    assert "Staff -> Train ~> Ready (~> is implied)" == path.in_words()


def test_declared_feedback_is_left_out_unless_asked_for():
    model = LogicModel("m", parts=[train >> ready, link(ready, train, feedback=True)])

    assert [] == list(paths(model, ready, train))
    assert ["ready -> train"] == [str(path) for path in paths(model, ready, train, feedback=True)]


def test_an_unknown_id_is_refused_at_once_with_a_suggestion():
    with pytest.raises(UnknownIdError, match="did you mean 'fluency'"):
        paths(load_example("reading-together"), "train", "fluenzy")


def test_a_column_arrow_between_large_stages_is_one_arc():
    size = 2_000
    first = [Activity(f"a{number}", "Do") for number in range(size)]
    then = [Output(f"o{number}", "Get") for number in range(size)]
    model = LogicModel("m", parts=[*first, *then, Link("activities", "outputs"), Link("outputs", "impact")])

    assert ["a7 ~> o1999 (~> is implied)"] == [str(path) for path in paths(model, "a7", "o1999")]
    assert size == sum(1 for _ in paths(model, "a7", "outputs"))


def test_paths_come_as_a_stream_however_many_there_are():
    layers = [[Activity(f"a{layer}-{number}", "Do") for number in range(9)] for layer in range(30)]
    links = [a >> b for left, right in pairwise(layers) for a in left for b in right]
    model = LogicModel("m", parts=links)

    assert [29, 29, 29] == [len(path) for path in islice(paths(model, "a0-0", "a29-0"), 3)]


def test_a_dead_end_with_many_ways_into_it_holds_nothing_up():
    crowd = [Activity(f"c{number}", "Meet") for number in range(30)]
    gate = Activity("gate", "Gate")
    tangle = [a >> b for a in [gate, *crowd] for b in [gate, *crowd] if a is not b]
    model = LogicModel("m", parts=[staff >> gate >> ready, *tangle])

    assert ["staff -> gate -> ready"] == [str(path) for path in paths(model, staff, ready)]


def test_a_long_ring_is_walked_once():
    ring = [Activity(f"r{number}", "Round") for number in range(3_000)]
    model = LogicModel("m", parts=[a >> b for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)])

    assert [2_999] == [len(path) for path in paths(model, ring[1], ring[0])]


def test_a_path_names_the_link_where_several_imply_a_step():
    text = (
        "logicmodel: 1\nid: m\nactivities: {a: A}\noutcomes: {c: {label: C, term: short}, d: {label: D, term: short}}\n"
        "groups: {g: {label: G, members: [c]}}\nlinks: [activities -> g, activities -> short-term-outcomes]\n"
    )
    model = loads(text)

    assert {
        "a ~> c [activities->g] (~> is implied)",
        "a ~> c [activities->short-term-outcomes] (~> is implied)",
    } == set(map(str, paths(model, "a", "c")))
    assert ["A ~> D (~> is implied)"] == [path.in_words() for path in paths(model, "a", "d")]
