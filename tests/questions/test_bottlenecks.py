"""What every path passes, held against taking things away."""

from hypothesis import given
from hypothesis import strategies as st

from brute_force import all_paths, elements_of, expanded, graphs, two_ends
from logicmodel import bottlenecks, load_example
from logicmodel.questions import dominators


def on_every_path(paths, target):
    """Return the elements, without the target, and the links that are on each of some paths."""
    elements = [{source for source, _, _ in path} for path in paths]
    links = [{link for _, _, link in path} for path in paths]
    return set.intersection(*elements) - {target}, set.intersection(*links)


@given(st.data(), graphs())
def test_bottlenecks_are_what_all_paths_share(data, model):
    sources, targets = (elements_of(model, side) for side in data.draw(two_ends(model)))
    graph = expanded(model)

    for row in bottlenecks(model, sources, targets, feedback=True):
        paths = all_paths(graph, sources, [row.target])
        elements, links = on_every_path(paths, row.target) if paths else (set(), set())

        assert bool(paths) == row.reached
        others = set(sources) - {row.target}

        assert (elements - others if len(others) == 1 else elements) == set(row.element_ids)
        assert links == {link.id for link in row.links}


@given(st.data(), graphs())
def test_bottlenecks_come_in_the_order_in_which_they_are_passed(data, model):
    sources, targets = (elements_of(model, side) for side in data.draw(two_ends(model)))

    for row in bottlenecks(model, sources, targets, feedback=True):
        for path in all_paths(expanded(model), sources, [row.target]):
            passed = dict.fromkeys(link for *_, link in path)  # a path can pass an arrow between columns twice

            assert list(row.element_ids) == [source for source, _, _ in path if source in row.element_ids]
            assert [link.id for link in row.links] == [link for link in passed if link in {x.id for x in row.links}]


@given(st.data(), graphs())
def test_an_element_holds_up_what_is_not_reached_without_it(data, model):
    sources, _ = (elements_of(model, side) for side in data.draw(two_ends(model)))
    graph = expanded(model)

    def reached(graph, starts):
        seen, waiting = set(starts), list(starts)
        while waiting:
            waiting += (new := set(graph[waiting.pop()]) - seen)
            seen |= new
        return seen

    every = reached(graph, sources)
    answer = dominators(model, sources, feedback=True)

    assert every == set(answer.passes)
    for element in every:
        left = reached(graph.subgraph(set(graph) - {element}), set(sources) - {element})

        assert len(every - left) - 1 == answer.holds_up()[element]
        assert all(element in answer.chain(other) for other in every - left - {element})


def test_a_column_arrow_that_all_pass_is_a_bottleneck():
    (row,) = bottlenecks(load_example("trauma-informed"), "finance", "health")

    assert () == row.element_ids
    assert ["inputs->activities", "activities->short-term-outcomes"] == [link.id for link in row.links[:2]]
