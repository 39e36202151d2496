"""What errors say, and what they are."""

# ruff: noqa: S301 -- what is read back was written on the same line

import pickle

import pytest

from logicmodel import ConflictError, FormatError, LogicModelError, ShapeError, UnknownIdError
from logicmodel.errors import Place, Problem, did_you_mean, suggest
from logicmodel.wording import quoted
from public_names import public_things

HERE, THERE = Place("model.yaml", 3, 7, "  - trian"), Place("other.yaml", 9)


def errors():
    return [thing for thing in public_things().values() if isinstance(thing, type) and issubclass(thing, Exception)]


@pytest.mark.parametrize("error", errors(), ids=lambda error: error.__name__)
def test_every_error_is_one_of_the_package(error):
    assert issubclass(error, LogicModelError)


def test_errors_are_also_what_a_caller_would_expect():
    assert issubclass(ShapeError, ValueError)
    assert issubclass(UnknownIdError, LookupError)
    assert {ShapeError} == {ConflictError.__base__, FormatError.__base__}


def test_a_problem_is_told_in_compiler_style():
    problem = Problem("there is no 'trian'", (HERE, THERE), "did you mean 'train'?")

    assert (
        "model.yaml:3:7: there is no 'trian' (did you mean 'train'?)\n"
        "      - trian\n"
        "          ^\n"
        "    also here: other.yaml:9" == str(problem)
    )


def test_all_problems_are_told_with_their_number_where_there_are_several():
    one, two = Problem("one"), Problem("two", (THERE,))

    assert "one" == str(ShapeError([one]))
    assert "2 problems:\none\nother.yaml:9: two" == str(ShapeError(iter([one, two])))


@pytest.mark.parametrize("error", [ShapeError, ConflictError, FormatError])
def test_problems_pass_between_processes(error):
    original = error([Problem("one", (HERE,), "hint", "field")])
    back = pickle.loads(pickle.dumps(original))

    assert (error, original.problems, str(original)) == (type(back), back.problems, str(back))


def test_an_unknown_id_passes_between_processes():
    original = UnknownIdError("example", "readin", ["reading"], owner="logicmodel")
    back = pickle.loads(pickle.dumps(original))

    assert "logicmodel has no example 'readin'; did you mean 'reading'?" == str(original) == str(back)
    assert ("readin", ("reading",)) == (back.id, back.suggestions)


@pytest.mark.parametrize(
    ("word", "known", "suggested"),
    [("trian", ["train", "ready"], ("train",)), ("zzz", ["train"], ()), ("ab", ["abc", "abd"], ("abd", "abc"))],
)
def test_words_that_are_spelt_alike_are_suggested_the_closest_first(word, known, suggested):
    assert suggested == suggest(word, known) == suggest(word, reversed(known))


def test_advice_names_what_was_perhaps_meant():
    assert did_you_mean(()) is None
    assert "did you mean 'a' or 'b'?" == did_you_mean(("a", "b"))


def test_what_cannot_be_seen_in_a_name_is_shown():
    assert r"'direction\ufeff'" == quoted("direction\ufeff")
    assert "'a\u00a0b'" == quoted("a\u00a0b")
