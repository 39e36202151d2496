"""The model as a graph of networkx."""

import pickle

import networkx as nx
import pytest
from hypothesis import given

from brute_force import graphs
from logicmodel import LogicModel, UnknownIdError, downstream, draw, load_example, subset, upstream

READING, SEED = load_example("reading-together"), load_example("trauma-informed")


@given(graphs())
def test_every_element_is_a_node_and_every_link_an_edge(model):
    graph = model.graph

    assert [element.id for element in model.elements] == [
        node for node, sort in graph.nodes(data="sort") if sort == "element"
    ]
    assert {(link.source, link.target, link.id) for link in model.links} == set(graph.edges(keys=True))


@given(graphs())
def test_nodes_and_edges_hold_the_parts_themselves(model):
    nodes = model.graph.nodes(data="part")

    assert all(part is model[node] for node, part in nodes if part.id in {each.id for each in model.elements})
    assert {id(link) for link in model.links} == {id(part) for _, _, part in model.graph.edges(data="part")}


def test_texts_and_numbers_are_attributes():
    assert "activity" == READING.graph.nodes["train"]["kind"]
    assert 0.8 == READING.graph.edges["practice", "fluency", "practice->fluency"]["confidence"]


def test_what_is_not_stated_is_no_attribute():
    assert "confidence" not in READING.graph.edges["staff", "train", "staff->train"]


def test_columns_are_nodes_if_links_join_them():
    sorts = set(dict(READING.graph.nodes(data="sort")).values())

    assert {"element"} == sorts
    assert [link.source for link in SEED.links] == [source for source, _ in SEED.graph.edges()]


def test_it_is_made_once_and_frozen():
    assert READING.graph is READING.graph
    with pytest.raises(nx.NetworkXError, match="Frozen graph can't be modified"):
        READING.graph.add_node("more")


def test_a_pickled_model_leaves_its_graph_behind():
    model = LogicModel("m", parts=[READING])
    before = len(pickle.dumps(model))
    model.graph.number_of_nodes()

    assert before == len(pickle.dumps(model))


def test_nodes_of_networkx_name_a_part_of_the_model():
    found = nx.descendants(READING.graph, "lend") - {"enjoyment"}

    assert found == {element.id for element in subset(READING, found)}
    assert upstream(READING, found) == upstream(READING, sorted(found))


@pytest.mark.parametrize("edge", [("practice", "fluency"), ("practice", "fluency", "practice->fluency")])
def test_edges_of_networkx_are_lit_with_their_ends(edge):
    lit = draw(READING, highlight=[edge]).svg

    assert draw(READING, highlight=["practice", "fluency", "practice->fluency"]).svg == lit


def test_an_edge_that_the_model_does_not_have_is_refused():
    with pytest.raises(UnknownIdError, match="no element, stage, group or link 'fluency->practice'"):
        draw(READING, highlight=[("fluency", "practice")])


def test_what_networkx_reaches_is_what_we_reach_over_stated_links():
    ours = downstream(READING, "lend", feedback=True)

    assert nx.descendants(READING.graph, "lend") | {"lend"} == {element.id for element in ours}
