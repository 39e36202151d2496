"""The two operators and what they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import (
    Activity,
    Evidence,
    Group,
    Input,
    Link,
    LogicModel,
    Output,
    ShapeError,
    Stage,
    Stakeholder,
    all_of,
    link,
)
from logicmodel.strategies import elements, flows
from logicmodel.vocabulary import Flow

A, B, C, D = (Input(name, name.upper()) for name in "abcd")
NODES = elements(stages=st.none(), who=st.none(), indicators=st.just(()))
SAID = st.fixed_dictionaries({}, optional={"rationale": st.sampled_from(["Why.", "How."]), "confidence": st.just(0.5)})


def pairs(flow):
    return [(each.source, each.target) for each in flow]


@st.composite
def related_flows(draw, count):
    """Generate flows over a few nodes that they share."""
    shared = st.sampled_from(draw(st.lists(NODES, min_size=1, max_size=4, unique_by=lambda node: node.id)))
    return [draw(flows(nodes=shared)) for _ in range(count)]


@given(related_flows(3))
def test_contributes_to_is_associative(three):
    a, b, c = three

    assert (a >> b) >> c == a >> (b >> c)


@given(related_flows(3))
def test_together_with_is_associative(three):
    a, b, c = three

    assert (a + b) + c == a + (b + c)


@given(related_flows(3))
def test_a_link_distributes_over_its_sources_and_over_its_targets(three):
    a, b, c = three

    assert set(a + b >> c) == set((a >> c) + (b >> c))
    assert set(a >> b + c) == set((a >> b) + (a >> c))


@given(related_flows(2))
def test_a_flow_starts_where_its_source_starts_and_ends_where_its_target_ends(two):
    a, b = two

    assert (a.heads, b.tails) == ((a >> b).heads, (a >> b).tails)
    assert (set(a.heads + b.heads), set(a.tails + b.tails)) == (set((a + b).heads), set((a + b).tails))


@given(related_flows(2))
def test_each_tail_is_linked_to_each_head(two):
    a, b = two
    between = {(tail, head) for tail in a.tails for head in b.heads}

    assert {*pairs(a), *pairs(b), *between} == set(pairs(a >> b))


@given(related_flows(2), SAID)
def test_the_two_spellings_of_a_link_are_one(two, said):
    a, b = two

    assert a >> b == link(a, b)
    assert {each.rationale for each in link(a, b, **said)} >= {said.get("rationale")}


@given(related_flows(3), SAID)
def test_links_that_say_more_are_associative_too(three, said):
    a, b, c = three

    assert link(a, b, **said) >> c == link(a, b >> c, **said)


@given(related_flows(3))
def test_all_of_is_together_with(three):
    a, b, c = three

    assert a + b + c == all_of(a, b, c)
    assert a.as_flow() == all_of(a)


@given(flows())
def test_a_flow_of_elements_is_a_part_by_itself(flow):
    model = LogicModel("m", parts=[flow])

    assert {node.id for node in flow.nodes} == {element.id for element in model}
    assert set(flow.links) == set(model.links)


def test_plus_binds_tighter_than_contributes_to():
    assert [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")] == pairs(A + B >> C + D)


def test_a_flow_inside_a_flow_loses_nothing():
    assert [("a", "b"), ("a", "d"), ("b", "c")] == pairs(A >> ((B >> C) + D))


def test_a_flow_inside_brackets_is_that_flow():
    assert A >> B >> C + D == A >> (B >> C + D)


def test_operators_have_no_side_effect():
    flow = A >> B
    before = (flow.nodes, flow.links, flow.heads, flow.tails)
    flow >> C
    flow + D

    assert before == (flow.nodes, flow.links, flow.heads, flow.tails)


def test_stages_and_groups_are_joined_like_elements():
    flow = Stage("inputs") >> Group("work", "Work", members=[A]) >> B

    assert [("inputs", "work"), ("work", "b")] == pairs(flow)


def test_a_node_can_be_linked_to_itself():
    assert [("a", "a")] == pairs(A >> A)


def test_what_is_said_holds_for_each_link():
    trial = Evidence("trial", "A trial")
    flow = link(A + B, C, evidence=iter([trial]), assumptions=(text for text in ["Children attend."]))

    assert [[trial], [trial]] == [[use.source for use in each.evidence] for each in flow]
    assert [1, 1] == [len(each.assumptions) for each in flow]


def test_an_id_is_for_one_link():
    assert ("by-hand",) == tuple(each.id for each in link(A, B, id="by-hand"))
    with pytest.raises(ValueError, match="id 'x' was given for 2 links"):
        link(A + B, C, id="x")


def test_links_know_the_line_on_which_they_were_written():
    flow = A >> B

    assert __file__ == flow.links[0].place.file


def test_a_flow_prints_in_the_grammar_of_the_text_form():
    assert "a -> b\nb -> c" == str(A >> B >> C)


@pytest.mark.parametrize("items", [[B, C], (B, C), {B}])
def test_a_collection_is_refused_with_what_to_write(items):
    with pytest.raises(TypeError, match=r"a flow cannot take (list|tuple|set) .*all_of\(\*items\) for a collection"):
        A >> items
    with pytest.raises(TypeError, match=r"a flow cannot take (list|tuple|set)"):
        A + items


@pytest.mark.parametrize("thing", [Stakeholder("school", "Schools"), Link("a", "b"), None])
def test_what_is_no_node_is_refused(thing):
    with pytest.raises(TypeError, match="it takes elements, stages, groups and flows"):
        A >> thing


def test_a_collection_on_the_left_is_refused():
    with pytest.raises(TypeError):
        [A, B] >> C


def test_all_of_nothing_is_refused():
    with pytest.raises(ValueError, match=r"all_of\(\) needs at least one item"):
        all_of()


@pytest.mark.parametrize("test", [bool, lambda flow: flow and C, lambda flow: not flow, lambda flow: C if flow else D])
def test_a_truth_test_is_refused_with_advice(test):
    with pytest.raises(TypeError, match=r"neither true nor false; join flows with '\+' or '>>'"):
        test(A >> B)


def test_a_word_that_is_misspelt_is_refused():
    with pytest.raises(TypeError, match="rational"):
        link(A, B, rational="Why.")


def test_a_value_that_is_impossible_is_refused_where_it_is_written():
    with pytest.raises(ShapeError, match=r"test_flows.py:\d+: link 'a->b': confidence must be from 0 to 1, not 1.4"):
        link(A, B, confidence=1.4)


def test_a_flow_is_a_value():
    assert (A >> B, hash(A >> B)) == (A >> B, hash(A >> B))
    assert A >> B != B >> A
    assert isinstance(A >> B, Flow)


def test_mixed_kinds_are_joined():
    assert [("a", "t"), ("t", "o")] == pairs(A >> Activity("t", "T") >> Output("o", "O"))


def test_an_unknown_keyword_of_link_is_named_with_what_was_perhaps_meant():
    with pytest.raises(TypeError, match=r"link\(\) takes no 'rational'; did you mean 'rationale'\?"):
        link(Input("a", "A"), Activity("b", "B"), rational="Because.")


def test_an_id_in_a_flow_is_refused_with_the_way_to_link_by_ids():
    with pytest.raises(TypeError, match=r"where there are only ids, write Link\('source', 'target'\)"):
        Input("a", "A") >> "b"
