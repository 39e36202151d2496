"""What contributes to an element, and what it contributes to, as models."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from brute_force import elements_of, expanded, graphs, two_ends
from logicmodel import between, downstream, load_example, upstream


def ids(model):
    return {element.id for element in model}


def ancestors(graph, targets):
    return set(targets).union(*(nx.ancestors(graph, each) for each in targets))


@given(st.data(), graphs(), st.booleans(), st.booleans())
def test_upstream_downstream_and_between_are_those_of_networkx(data, model, feedback, stated_only):
    sources, targets = data.draw(two_ends(model))
    rules = {"feedback": feedback, "stated_only": stated_only}
    graph = expanded(model, **rules)

    before = ancestors(graph, elements_of(model, targets))
    after = ancestors(graph.reverse(), elements_of(model, sources))
    # Where a source cannot reach a target, nothing lies between the two.
    on_the_way = {
        element for element in before & after if ancestors(graph, [element]) & set(elements_of(model, sources))
    }

    assert before == ids(upstream(model, targets, **rules))
    assert after == ids(downstream(model, sources, **rules))
    assert on_the_way == ids(between(model, sources, targets, **rules))


@given(st.data(), graphs())
def test_a_part_has_the_steps_between_its_elements_and_no_others(data, model):
    _, targets = data.draw(two_ends(model))

    part = upstream(model, targets)

    assert set(expanded(model).subgraph(ids(part)).edges(keys=True)) == set(expanded(part).edges(keys=True))


def test_a_part_of_a_model_with_column_arrows_keeps_the_arrows():
    model = load_example("trauma-informed")

    part = between(model, "finance", "health")

    assert [link.id for link in model.links[:4]] == [link.id for link in part.links]
    assert ["finance"] == [element.id for element in part.members("inputs")]
