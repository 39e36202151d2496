"""Largest flows and smallest cuts, held against trying every set."""

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brute_force import elements_of, expanded, graphs, two_ends
from logicmodel import Activity, LogicModel, Outcome, Output, all_of, link, load_example
from logicmodel.questions import cuts, robustness

SUPPORT = {"links": lambda _: 1, "confidence": lambda link: link.confidence or 0}


def without_links(model, links):
    gone = {link.id for link in links}
    kept = [link for link in model.links if link.id not in gone]
    return LogicModel("m", parts=[*model.declared_stages, *model.elements, *model.groups, *kept])


def leads(graph, sources, targets):
    return any(
        nx.has_path(graph, source, target)
        for source in sources
        for target in targets
        if source in graph and target in graph
    )


def subsets(items):
    return (chosen for size in range(len(items) + 1) for chosen in combinations(items, size))


def two_sides(data, model):
    sources, targets = data.draw(two_ends(model))
    ends = elements_of(model, sources), elements_of(model, targets)
    assume(not set(ends[0]) & set(ends[1]))
    return ends


@given(st.data(), graphs(most_links=6), st.sampled_from(sorted(SUPPORT)))
def test_the_flow_is_the_weight_of_the_lightest_cut(data, model, by):
    sources, targets = two_sides(data, model)

    weights = {
        sum(SUPPORT[by](link) for link in chosen)
        for chosen in subsets(model.links)
        if not leads(expanded(without_links(model, chosen)), sources, targets)
    }
    answer = robustness(model, sources, targets, capacity=by, feedback=True)

    assert min(weights) == answer.flows[None, None]
    assert sum(map(SUPPORT[by], answer.cut)) == answer.flows[None, None]
    assert not leads(expanded(without_links(model, answer.cut)), sources, targets)


@given(st.data(), graphs())
def test_each_cell_is_the_flow_of_its_pair(data, model):
    sources, targets = (elements_of(model, side) for side in data.draw(two_ends(model)))
    answer = robustness(model, sources, targets)

    for source in sources:
        for target in targets:
            alone = None if source == target else robustness(model, source, target).flows[None, None]

            assert alone == answer.flows[source, target]


@given(st.data(), graphs(most_links=6))
def test_cuts_cut_and_none_is_smaller(data, model):
    sources, targets = two_sides(data, model)
    graph = expanded(model)
    between = sorted(set(graph) - set(sources) - set(targets))

    element_cuts = [
        set(chosen)
        for chosen in subsets(between)
        if not leads(graph.subgraph(set(graph) - set(chosen)), sources, targets)
    ]
    answer = cuts(model, sources, targets, feedback=True)

    assert not leads(expanded(without_links(model, answer.links)), sources, targets)
    assert (None if not element_cuts else len(element_cuts[0])) == (
        None if answer.element_ids is None else len(answer.element_ids)
    )
    assert answer.element_ids is None or set(answer.element_ids) in element_cuts


@given(st.data(), graphs(), st.sampled_from(sorted(SUPPORT)))
def test_each_cell_says_how_much_of_it_is_stated(data, model, by):
    sources, targets = (elements_of(model, side) for side in data.draw(two_ends(model)))

    answer = robustness(model, sources, targets, capacity=by)

    assert robustness(model, sources, targets, capacity=by, stated_only=True).flows == answer.stated_flows


def test_what_flows_only_by_what_is_implied_is_marked():
    answer = robustness(load_example("trauma-informed"), "finance", "health")

    assert {"source": "finance", "target": "health", "robustness": 1, "stated": 0}.items() <= (
        answer.to_records()[0].items()
    )
    assert "finance  ~1" in str(answer)


def test_stakeholders_are_rows_where_asked():
    model = load_example("reading-together")
    answer = robustness(model, "activities", "long-term-outcomes", per="stakeholder")
    library = [element for element in model.members("activities") if element.who and element.who.id == "library"]

    assert "library" in answer.sources
    for target in answer.targets:
        ends = [each for each in model.members("long-term-outcomes") if each.who and each.who.id == target]

        assert robustness(model, library, ends).flows[None, None] == answer.flows["library", target]


def test_what_rows_cannot_stand_for_is_refused():
    with pytest.raises(ValueError, match="per must be one of element, stage, group, stakeholder, not 'colour'"):
        robustness(load_example("reading-together"), "activities", "impact", per="colour")


def test_evidence_counts_where_it_supports():
    answer = robustness(
        load_example("reading-together"), "sessions-held", ["practice", "enjoyment"], capacity="evidence"
    )

    assert [2, 1, 3] == [answer.flows["sessions-held", target] for target in ("practice", "enjoyment", None)]


def test_an_element_on_both_sides_has_no_flow_and_no_cut():
    model = load_example("reading-together")

    assert robustness(model, "fluency", "fluency").flows["fluency", "fluency"] is None
    with pytest.raises(ValueError, match="on both sides"):
        cuts(model, "fluency", "medium-term-outcomes")


def test_a_strength_that_is_none_is_refused():
    with pytest.raises(ValueError, match="capacity must be one of links, evidence, confidence"):
        robustness(load_example("reading-together"), "train", "fluency", capacity="hope")


def test_confidences_add_up_exactly():
    one, other, middle = Activity("one", "One"), Activity("other", "Other"), Output("middle", "Middle")
    parts = [
        link(one, middle, confidence=0.1),
        link(other, middle, confidence=0.2),
        link(middle, Outcome("end", "End"), confidence=0.3),
    ]
    answer = robustness(LogicModel("m", parts=parts), ["one", "other"], "end", capacity="confidence")

    assert 0.3 == answer.flows[None, None]
    assert ["one->middle", "other->middle"] == [each.id for each in answer.cut]


def test_a_link_without_a_confidence_counts_for_what_is_assumed():
    model = LogicModel("m", parts=[link(Activity("a", "A"), Outcome("o", "O"))])

    assert 0 == robustness(model, "a", "o", capacity="confidence").flows["a", "o"]
    assert 0.5 == robustness(model, "a", "o", capacity="confidence", unrated=0.5).flows["a", "o"]


def test_what_would_take_minutes_is_refused_after_the_first_cells():
    elements = [Activity(f"a{number}", "A") for number in range(12)]
    others = [Output(f"o{number}", "O") for number in range(12)]
    model = LogicModel("m", parts=[all_of(*elements) >> all_of(*others)])
    done = []

    def watched(cells):
        for number, cell in enumerate(cells, 1):
            done.append(number)
            yield cell

    with pytest.raises(ValueError, match=r"169 cells would take minutes, for about .* links have to be looked at; ask"):
        robustness(model, "activities", "outputs", budget=100, progress=watched)
    assert 100 == done[-1]
    assert 1 == robustness(model, "activities", "outputs", budget=100_000).flows["a0", "o0"]
