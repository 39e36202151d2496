"""Fields that follow other fields unless the author gave them: the stage of an outcome, the id of a link."""

import pickle

import pytest
from attrs import evolve

from logicmodel import Link, Outcome, ShapeError, Stage


def test_the_stage_of_an_outcome_follows_its_term():
    outcome = evolve(Outcome("fluency", "Fluency improves", term="medium"), term="long")

    assert "long-term-outcomes" == outcome.stage


def test_a_stage_that_the_author_chose_stays():
    outcome = evolve(Outcome("fluency", "Fluency improves", term="medium", stage=Stage("impact")), term="long")

    assert "impact" == outcome.stage


def test_the_id_of_a_link_follows_its_ends():
    assert Link("a", "c") == evolve(Link("a", "b"), target="c")


def test_an_id_of_a_links_own_stays():
    assert Link("a", "c", id="own") == evolve(Link("a", "b", id="own"), target="c")


@pytest.mark.parametrize(
    ("plain", "explicit", "change"),
    [
        (Outcome("x", "X", term="long"), Outcome("x", "X", term="long", stage="long-term-outcomes"), {"term": "short"}),
        (Link("a", "b"), Link("a", "b", id="a->b"), {"source": "c"}),
    ],
    ids=["stage", "id"],
)
def test_equal_values_are_equal_after_the_same_change(plain, explicit, change):
    assert plain == explicit
    assert evolve(plain, **change) == evolve(explicit, **change)
    assert repr(plain) == repr(explicit)


def test_a_derived_field_survives_pickling():
    outcome = pickle.loads(pickle.dumps(Outcome("x", "X", term="long")))  # noqa: S301 -- our own

    assert "short-term-outcomes" == evolve(outcome, term="short").stage


def test_the_default_id_of_other_ends_is_refused():
    with pytest.raises(ShapeError, match="id must be lower-case words"):
        Link("a", "c", id="a->b")
