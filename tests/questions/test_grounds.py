"""What an element rests on, what it leads to, and what two share."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from brute_force import elements_of, expanded, graphs, two_ends
from logicmodel import compare, downstream, example, leads_to, rests_on, upstream


@given(st.data(), graphs())
def test_a_comparison_is_that_of_two_sets(data, model):
    first, second = (elements_of(model, side) for side in data.draw(two_ends(model)))
    graph = expanded(model)

    def reached(starts):
        return set(starts).union(*(nx.descendants(graph, start) for start in starts))

    answer = compare(model, first, second, feedback=True)
    shared = reached(first) & reached(second)
    alone = (reached(first) | reached(second)) - shared

    assert shared == set(answer.shared)
    assert reached(first) - shared == set(answer.only_first)
    assert reached(second) - shared == set(answer.only_second)
    assert {target for each in alone for target in graph[each]} & shared == set(answer.meeting)
    assert {element.id for element in answer.part()} == shared | alone


def test_grounds_are_the_links_upstream_or_downstream():
    model = example("reading-together")

    assert upstream(model, "fluency") == rests_on(model, "fluency").part
    assert downstream(model, "fluency") == leads_to(model, "fluency").part


def test_grounds_say_what_each_link_assumes_and_rests_on():
    rows = {row["link"]: row for row in rests_on(example("reading-together"), "habit").to_records()}

    assert {
        "link": "enjoyment->habit",
        "implied": False,
        "confidence": 0.5,
        "assumes": "Families have time and a quiet place for reading.",
        "supported by": None,
        "contradicted by": "diaries-2025",
        "indicators": "home-readers",
    } == rows["enjoyment->habit"]


def test_column_arrows_are_marked_as_implied():
    grounds = rests_on(example("trauma-informed"), "health")

    assert {True} == {row["implied"] for row in grounds.to_records()}
    assert len(grounds) == len(grounds.unsupported)
