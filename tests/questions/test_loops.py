"""Loops: all of them, each once, from a start that is always the same, and as a stream."""

from itertools import islice

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from brute_force import all_loops, expanded, graphs, steps
from logicmodel import Activity, LogicModel, Outcome, link, loops
from logicmodel.questions import iter_loops

one, two, three = (Activity(name, name.title()) for name in ("one", "two", "three"))


@given(graphs(), st.booleans())
def test_loops_are_those_of_brute_force_each_once(model, stated_only):
    found = [frozenset(steps(loop)) for loop in iter_loops(model, stated_only=stated_only)]

    assert len(set(found)) == len(found)
    assert all_loops(expanded(model, stated_only=stated_only)) == set(found)


@given(graphs())
def test_a_loop_starts_at_that_of_its_elements_which_stands_first(model):
    order = [element.id for element in model.elements]

    starts = [order.index(loop.element_ids[0]) for loop in iter_loops(model)]

    assert [min(map(order.index, loop.element_ids)) for loop in iter_loops(model)] == starts
    assert sorted(starts) == starts


def test_two_negative_links_reinforce_and_one_balances():
    back = {"reinforcing": "negative", "balancing": "positive", "unknown": "unknown"}

    for expected, sign in back.items():
        model = LogicModel("m", parts=[link(one, two, sign="negative"), link(two, one, sign=sign)])

        assert [expected] == [loop.sign for loop in iter_loops(model)]


def test_a_loop_says_whether_it_is_declared():
    model = LogicModel("m", parts=[one >> two, link(two, one, feedback=True), two >> three, three >> two])

    assert [(("one", "two"), True), (("two", "three"), False)] == [
        (loop.element_ids, loop.declared) for loop in iter_loops(model)
    ]


def test_a_link_to_itself_is_a_loop_and_a_column_arrow_to_its_own_column_is_none_for_one_element():
    model = LogicModel(
        "m",
        parts=[
            one >> one,
            Outcome("alone", "Alone"),
            link(Outcome("alone", "Alone"), Outcome("alone", "Alone"), id="self"),
        ],
    )

    assert ["one -> one", "alone -> alone [self]"] == [str(loop) for loop in iter_loops(model)]


def test_a_graph_with_very_many_loops_gives_its_first_ones_at_once():
    crowd = [Activity(f"c{number}", "Meet") for number in range(60)]
    model = LogicModel("m", parts=[a >> b for a in crowd for b in crowd if a is not b])

    assert [2, 2, 2] == [len(loop) for loop in islice(iter_loops(model), 3)]


def test_a_long_ring_is_one_loop():
    ring = [Activity(f"r{number}", "Round") for number in range(3_000)]
    model = LogicModel("m", parts=[a >> b for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)])

    assert [3_000] == [len(loop) for loop in iter_loops(model)]
    assert nx.is_strongly_connected(expanded(model))


@given(graphs())
def test_parts_are_the_strongly_connected_ones_and_their_shortest_loops_are_loops(model):
    graph = expanded(model)
    looped = {
        frozenset(part)
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 or graph.has_edge(*[*part][:1] * 2)
    }

    answer = loops(model)

    assert looped == {frozenset(part.element_ids) for part in answer}
    for part in answer:
        inside = all_loops(graph.subgraph(part.element_ids))
        assert all(frozenset(steps(loop)) in inside for loop in part.shortest)
        for feedback in part.feedback_links:
            through = [len(loop) for loop in inside if any(link == feedback.id for *_, link in loop)]
            mine = [len(loop) for loop in part.shortest if feedback in loop.links]
            assert not through or min(through) == min(mine)


def test_without_declared_feedback_the_shortest_loop_of_the_first_element_is_named():
    model = LogicModel("m", parts=[one >> two >> three >> one, two >> one])

    (part,) = loops(model)

    assert ["one -> two -> one"] == [str(loop) for loop in part.shortest]
    assert [
        {
            "part": 1,
            "elements": ["one", "two", "three"],
            "elements_label": ["One", "Two", "Three"],
            "feedback_links": [],
            "feedback_links_label": [],
            "sign": "reinforcing",
            "loop": ["one", "two"],
            "loop_label": ["One", "Two"],
        }
    ] == loops(model).to_records()
