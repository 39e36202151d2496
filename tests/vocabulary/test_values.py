"""What all values have in common: they are frozen, equal by what they say, and come back from copies and from text."""

# ruff: noqa: S301 -- what is read back was written on the same line

import copy
import datetime as dt
import pickle

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import Input, Link, Outcome, vocabulary
from logicmodel.errors import Place
from logicmodel.strategies import (
    assumptions,
    claims,
    elements,
    evidence,
    evidence_uses,
    external_factors,
    flows,
    groups,
    indicators,
    lags,
    links,
    measurements,
    ratings,
    references,
    rivals,
    scales,
    stages,
    stakeholders,
)

VALUES = st.one_of(
    assumptions(),
    claims(),
    elements(),
    evidence(),
    evidence_uses(),
    external_factors(),
    flows(),
    groups(),
    indicators(),
    lags(),
    links(),
    measurements(),
    ratings(),
    references(),
    rivals(),
    scales(),
    stages(),
    stakeholders(),
)


@given(VALUES)
def test_a_value_is_read_back_from_its_repr(value):
    names = {"datetime": dt} | {name: getattr(vocabulary, name) for name in vocabulary.__all__}

    assert value == eval(repr(value), names)  # noqa: S307 -- what a repr promises


@given(VALUES)
def test_a_value_survives_pickling_and_copying(value):
    assert [value] * 3 == [pickle.loads(pickle.dumps(value)), copy.copy(value), copy.deepcopy(value)]


@given(VALUES)
def test_equal_values_have_equal_hashes(value):
    assert {value} == {value, copy.deepcopy(value)}


@given(VALUES)
def test_a_value_cannot_be_changed(value):
    with pytest.raises(FrozenInstanceError):
        value.label = "Changed"
    with pytest.raises(FrozenInstanceError):
        value.new = "Added"

    assert not hasattr(value, "__dict__")


def test_where_a_value_was_written_takes_no_part_in_equality():
    here, there = Input("a", "A", place=Place("here.py", 1)), Input("a", "A", place=Place("there.py", 2))

    assert {here} == {there}
    assert __file__ == Input("a", "A").place.file


def test_values_of_two_classes_differ():
    assert Outcome("a", "A", stage="inputs") != Input("a", "A")


def test_a_repr_says_what_was_said():
    assert "Outcome('fluency', 'Fluency improves', term='medium')" == repr(
        Outcome("fluency", "Fluency improves", term="medium", stage="medium-term-outcomes")
    )


@pytest.mark.parametrize(
    ("link", "bare"),
    [
        (Link("a", "b"), True),
        (Link("a", "b", id="a->b"), True),
        (Link("a", "b", id="own"), False),
        (Link("a", "b", rationale="Why."), False),
        (Link("a", "b", sign="negative"), False),
        (Link("a", "b", tags=["x"]), False),
    ],
)
def test_a_link_is_bare_where_it_says_nothing_but_its_ends(link, bare):
    assert bare == link.is_bare


def test_a_default_id_follows_the_ends_and_an_own_id_stays():
    assert ("c->d", "own") == (Link("a", "b").between("c", "d").id, Link("a", "b", id="own").between("c", "d").id)
