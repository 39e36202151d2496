"""The one function that makes a model of a drawing, and what it says of its guesses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel.exchange.draft.ids import NewIds, slug
from logicmodel.exchange.draft.model import imported
from logicmodel.exchange.draft.values import Draft, DraftEdge, DraftNode
from logicmodel.exchange.draft.words import standing_of
from logicmodel.vocabulary.validation import id_fault


def drawing(edges, hints=None):
    draft = Draft("test")
    for key in dict.fromkeys(end for edge in edges for end in edge[:2]):
        draft.nodes[key] = DraftNode(key, key.upper(), (hints or {}).get(key))
    draft.edges = [DraftEdge(*edge) for edge in edges]
    return draft


@pytest.mark.parametrize(
    ("words", "kind", "stage"),
    [
        ("Resources", "input", "inputs"),
        ("Short-Term Outcomes", "outcome", "short-term-outcomes"),
        ("intermediate outcomes", "outcome", "medium-term-outcomes"),
        ("Long term changes", "outcome", "long-term-outcomes"),
        ("Overall objective", "impact", "impact"),
        ("활동", "activity", "activities"),
        ("PRODUITS", "output", "outputs"),
        ("medium-term-outcomes", "outcome", "medium-term-outcomes"),
    ],
)
def test_words_for_stages(words, kind, stage):
    standing = standing_of(words)

    assert (kind, stage) == (standing.kind, standing.stage)


@pytest.mark.parametrize("words", ["Objective", "Staff", "", "outcome harvesting", "--"])
def test_words_that_are_no_stages(words):
    assert standing_of(words) is None


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=10))
def test_ids_are_ids_and_none_is_given_twice(named):
    given_ids = [NewIds.for_text(ids, key, label, "node") for ids in [NewIds()] for key, label in named]

    assert len(set(given_ids)) == len(given_ids)
    assert [] == [id for id in given_ids if id_fault(id)]


@pytest.mark.parametrize(
    ("text", "expected"), [("60 trained volunteers", "trained-volunteers"), ("교사", None), ("", None)]
)
def test_ids_of_texts(text, expected):
    assert expected == slug(text)


def test_links_back_are_feedback_and_said_to_be_guessed():
    model, losses = imported(drawing([("a", "b"), ("b", "a"), ("b", "b")], {"a": "input", "b": "output"}))

    assert {"b->a", "b->b"} == {link.id for link in model.links if link.feedback}
    assert {"b->a", "b->b"} == {loss.id for loss in losses if loss.field == "feedback"}


def test_within_one_stage_the_arrow_that_closes_a_loop_is_feedback():
    model, _ = imported(drawing([("a", "b"), ("b", "c"), ("c", "a")]))

    assert ["c->a"] == [link.id for link in model.links if link.feedback]


def test_the_same_arrow_twice_is_one_link_with_both_texts():
    model, losses = imported(drawing([("a", "b", "first"), ("a", "b", "second"), ("a", "b", "-")]))

    assert [("first; second", "positive"), (None, "negative")] == [(link.rationale, link.sign) for link in model.links]
    assert [("narrowed", "second")] == [(loss.kind, loss.text) for loss in losses if loss.kind == "narrowed"]


@pytest.mark.parametrize(
    ("word", "sign"),
    [("+", "positive"), ("-", "negative"), ("\N{EN DASH}", "negative"), ("o", "negative"), ("?", "unknown")],
)
def test_signs_are_read_from_words_on_arrows(word, sign):
    model, losses = imported(drawing([("a", "b", word)]))

    assert [(sign, None)] == [(link.sign, link.rationale) for link in model.links]
    assert [] == [loss for loss in losses if loss.field == "sign"]


def test_the_sign_of_plain_arrows_is_taken_and_said_once():
    _, losses = imported(drawing([("a", "b"), ("b", "c")]))

    assert 1 == sum(loss.field == "sign" for loss in losses)


def test_an_external_factor_acts_on_what_its_arrows_lead_to():
    model, losses = imported(drawing([("law", "a", "-"), ("a", "law")], {"law": "External factor", "a": "output"}))

    assert [("law", ("a",), "negative")] == [(f.id, f.acts_on, f.sign) for f in model.external_factors]
    assert ["an external factor is acted on by nothing"] == [loss.reason for loss in losses if loss.subject == "edge"]


def test_a_type_that_is_no_word_for_a_stage_is_a_kind_of_ones_own():
    model, losses = imported(drawing([("a", "b")], {"a": "Barrier", "b": "Outcome"}))

    assert ("barrier", "barrier") == (model.element("a").kind, model.element("a").stage)
    assert "Barrier" == model["barrier"].label
    assert ["a"] == [loss.id for loss in losses if loss.field == "kind"]


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_every_drawing_is_a_model_whose_links_without_feedback_have_no_loop(edges):
    model, _ = imported(drawing(edges))
    following = {}
    for link in model.links:
        if not link.feedback:
            following.setdefault(link.source, set()).add(link.target)

    assert {(a, b) for a, b in edges} == {(link.source, link.target) for link in model.links}
    for start in following:
        reached, waiting = set(), [start]
        while waiting:
            for target in following.get(waiting.pop(), ()):
                if target not in reached:
                    reached.add(target)
                    waiting.append(target)
        assert start not in reached


def test_a_drawing_that_is_one_loop_is_placed_from_what_it_names_first():
    draft = drawing([("a", "b"), ("b", "c"), ("c", "a")])
    model, _ = imported(draft, by_depth=True)

    assert ["input", "activity", "output"] == [element.kind for element in model]
