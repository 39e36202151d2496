"""Threads: who tells of a whole way."""

from itertools import product

import networkx as nx
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from brute_force import elements_of, expanded, graphs, two_ends
from logicmodel import Activity, Evidence, LogicModel, Outcome, Output, link, load_example
from logicmodel.questions import threads
from logicmodel.vocabulary import EvidenceUse

TRAIN, READY, READ = Activity("train", "Training"), Output("ready", "Volunteers"), Outcome("read", "Pupils read")
ANNA, BEN = Evidence("anna", "Anna"), Evidence("ben", "Ben")


def test_who_tells_of_each_step_tells_of_the_way():
    parts = [link(TRAIN, READY, evidence=[ANNA, BEN]), link(READY, READ, evidence=[BEN])]

    answer = threads(LogicModel("m", parts=parts), "train", "read")

    assert ((BEN,), 2) == (answer.sources, answer.mentioned)
    assert ("train->ready", "ready->read") == answer.ids
    assert [{"source": "ben", "citation": "Ben"}] == answer.to_records()


def test_steps_told_by_different_people_make_no_thread():
    parts = [link(TRAIN, READY, evidence=[ANNA]), link(READY, READ, evidence=[BEN])]

    assert "0 of 2 sources tell of a whole way." == str(threads(LogicModel("m", parts=parts), "train", "read"))


def test_a_source_that_contradicts_a_step_does_not_tell_of_it():
    parts = [link(TRAIN, READY, evidence=[ANNA]), link(READY, READ, evidence=[EvidenceUse(ANNA, "contradicts")])]

    assert () == threads(LogicModel("m", parts=parts), "train", "read").sources


def test_an_answer_shows_itself_with_its_links_lit():
    model = load_example("reading-together")
    view = threads(model, "sessions-held", "practice").view()

    assert "sessions-held->practice" in view.highlight


@given(st.data(), graphs())
def test_a_thread_is_a_path_all_of_whose_links_a_source_supports(data, model):
    source, target = data.draw(two_ends(model))
    starts, ends = elements_of(model, source), elements_of(model, target)
    assume(not set(starts) & set(ends))
    uses = st.lists(
        st.sampled_from((ANNA, BEN, EvidenceUse(BEN, "contradicts"))), max_size=2, unique_by=lambda use: use.id
    )
    links = [evolve(each, evidence=data.draw(uses)) for each in model.links]
    model = LogicModel("m", parts=[*model.declared_stages, *model.elements, *model.groups, *links])
    graph = expanded(model, feedback=False, stated_only=False)
    supported = {}
    for each in model.links:
        for use in each.evidence:
            if use.stance == "supports":
                supported.setdefault(use.id, set()).add(each.id)

    def tells(links):
        kept = graph.edge_subgraph([edge for edge in graph.edges(keys=True) if edge[2] in links])
        pairs = product(set(starts) & set(kept), set(ends) & set(kept))
        return any(nx.has_path(kept, start, end) for start, end in pairs)

    expected = {name for name, links in supported.items() if tells(links)}

    assert expected == {each.id for each in threads(model, source, target).sources}
