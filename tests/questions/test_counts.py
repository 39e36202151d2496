"""How many paths there are: exact, also when there are very many, and honest where loops forbid it."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute_force import all_paths, elements_of, expanded, graphs, two_ends
from logicmodel import Activity, Input, LogicModel, Outcome, count_paths


def condensed_by_hand(graph, sources, targets):
    """Count the walks from part to part in the graph in which each strongly connected part is one node."""
    part = {node: number for number, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes}
    parts = nx.MultiDiGraph((part[a], part[b]) for a, b in graph.edges() if part[a] != part[b])
    parts.add_nodes_from(part.values())
    starts, ends = {part[each] for each in sources}, {part[each] for each in targets}
    apart = {part[a] for a in sources for b in targets if a != b and part[a] == part[b]}
    return len(apart) + len(all_paths(parts, sorted(starts), sorted(ends)))


@given(st.data(), graphs(), st.booleans())
def test_the_count_is_that_of_brute_force(data, model, feedback):
    sources, targets = data.draw(two_ends(model))
    ends = elements_of(model, sources), elements_of(model, targets)

    count = count_paths(model, sources, targets, feedback=feedback)

    assert len(all_paths(expanded(model, feedback=feedback), *ends)) == int(count)
    assert len(all_paths(expanded(model, feedback=feedback, stated_only=True), *ends)) == count.stated


@given(st.data(), graphs(), st.booleans())
def test_the_condensed_count_is_that_of_the_graph_of_strongly_connected_parts(data, model, feedback):
    sources, targets = data.draw(two_ends(model))
    graph = expanded(model, feedback=feedback)

    expected = condensed_by_hand(graph, elements_of(model, sources), elements_of(model, targets))

    assert expected == count_paths(model, sources, targets, feedback=feedback).condensed


def layered(layers, width):
    columns = [[Activity(f"a{layer}-{number}", "Do") for number in range(width)] for layer in range(layers)]
    return LogicModel("m", parts=[a >> b for i in range(layers - 1) for a in columns[i] for b in columns[i + 1]])


def test_ten_to_the_forty_paths_are_counted_exactly():
    model = layered(42, 10)

    assert 10**40 == int(count_paths(model, "a0-0", "a41-0"))


@pytest.mark.slow
def test_a_dense_cyclic_model_says_that_it_could_not_count():
    crowd = [Activity(f"c{number}", "Meet") for number in range(200)]
    start, end = Input("start", "Start"), Outcome("end", "End")
    dense = [a >> b for a in crowd for b in crowd if a is not b]
    count = count_paths(LogicModel("m", parts=[start >> crowd[0], *dense, crowd[1] >> end]), "start", "end")

    assert (None, False, 1, 200) == (count.paths, count.exact, count.condensed, len(count.looped))
    assert "more paths than could be counted from start to end" in str(count)
    with pytest.raises(ValueError, match="more paths than could be counted"):
        int(count)
