"""What two elements both contribute to."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from brute_force import elements_of, expanded, graphs, two_ends
from logicmodel.questions import compare_effects


@given(st.data(), graphs())
def test_a_comparison_is_that_of_two_sets(data, model):
    first, second = (elements_of(model, side) for side in data.draw(two_ends(model)))
    graph = expanded(model)

    def reached(starts):
        return set(starts).union(*(nx.descendants(graph, start) for start in starts))

    answer = compare_effects(model, first, second, feedback=True)
    shared = reached(first) & reached(second)
    alone = (reached(first) | reached(second)) - shared

    assert shared == set(answer.shared)
    assert reached(first) - shared == set(answer.only_first)
    assert reached(second) - shared == set(answer.only_second)
    assert {target for each in alone for target in graph[each]} & shared == set(answer.meeting)
    assert {element.id for element in answer.part()} == shared | alone
