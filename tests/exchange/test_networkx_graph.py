"""A model as a graph of networkx, and back."""

from io import BytesIO

import networkx as nx
import pytest
from attrs import evolve
from hypothesis import given

from brute_force import graphs
from logicmodel import LogicModel, ShapeError, load_example
from logicmodel.exchange import from_networkx, to_networkx


def what_a_graph_can_hold(model: LogicModel) -> LogicModel:
    """Return a model without what `to_networkx` says that it leaves out."""
    return LogicModel(
        **model.header() | {"suppress": ()},
        parts=[
            *(evolve(stage, suppress=()) for stage in model.declared_stages),
            *(
                evolve(element, indicators=(), suppress=(), who=element.who and bare(element.who))
                for element in model.elements
            ),
            *(evolve(group, suppress=()) for group in model.groups),
            *(evolve(link, assumptions=(), evidence=(), suppress=()) for link in model.links),
        ],
    )


def bare(stakeholder):
    return type(stakeholder)(stakeholder.id, stakeholder.label)


def through_graphml(graph):
    file = BytesIO()
    nx.write_graphml(graph, file)
    file.seek(0)
    return nx.read_graphml(file, force_multigraph=True)


@given(graphs())
def test_all_that_a_graph_can_hold_comes_back(model):
    assert what_a_graph_can_hold(model) == from_networkx(to_networkx(model))


@given(graphs())
def test_all_of_it_comes_back_through_graphml(model):
    assert what_a_graph_can_hold(model) == from_networkx(through_graphml(to_networkx(model)))


@pytest.mark.parametrize("name", ["reading-together", "trauma-informed"])
def test_the_examples_come_back_through_graphml(name):
    model = load_example(name)

    assert what_a_graph_can_hold(model) == from_networkx(through_graphml(to_networkx(model)))


@given(graphs())
def test_attributes_are_one_number_or_one_text(model):
    graph = to_networkx(model)
    attributes = [
        graph.graph,
        *(said for _, said in graph.nodes(data=True)),
        *(said for *_, said in graph.edges(data=True)),
    ]

    assert {type(value) for said in attributes for value in said.values()} <= {str, int, float, bool}


def test_edges_are_keyed_by_link_and_a_column_arrow_is_one_edge():
    model = load_example("trauma-informed")

    assert [link.id for link in model.links] == [key for *_, key in to_networkx(model).edges(keys=True)]


def test_columns_can_be_left_out():
    graph = to_networkx(load_example("trauma-informed"), columns=False)

    assert ({"element"}, 0) == ({said["sort"] for _, said in graph.nodes(data=True)}, graph.number_of_edges())


def test_a_graph_that_is_no_model_gives_all_its_faults_at_once():
    graph = nx.MultiDiGraph(model="m")
    graph.add_node(1, label="A number", kind="input")
    graph.add_node("b", kind="input")
    graph.add_node("c", label="No kind")
    graph.add_node("d", label="D", kind="threat-reduction")
    graph.add_node("e", label="E", sort="box")
    graph.add_edges_from([("b", "c"), ("b", "c")])

    with pytest.raises(ShapeError) as caught:
        from_networkx(graph)

    assert len(caught.value.problems) == 6


def test_a_graph_without_directions_or_without_an_id_is_refused():
    with pytest.raises(ValueError, match="no directions"):
        from_networkx(nx.Graph(), id="m")
    with pytest.raises(ValueError, match="no attribute 'model'"):
        from_networkx(nx.DiGraph())


def test_edges_with_numbers_as_keys_get_the_default_id():
    graph = nx.MultiDiGraph([("a", "b")])
    graph.add_nodes_from("ab", kind="input", label="Letter")

    assert [link.id for link in from_networkx(graph, id="m").links] == ["a->b"]
