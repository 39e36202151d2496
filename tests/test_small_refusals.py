"""What answers and checks are asked wrongly is refused in words, with what was perhaps meant."""

import pytest

from logicmodel import Activity, LogicModel, check, contribution_matrix, draw, load_example, what_if
from logicmodel.checks import Observation, rule
from logicmodel.errors import RuleError, UnknownIdError
from logicmodel.evidence import raters
from logicmodel.questions import dominators, paths, robustness, strongest_paths

MODEL = load_example("reading-together")


def test_a_matrix_takes_ids_and_values_and_refuses_others():
    matrix = contribution_matrix(MODEL, ["train"], ["fluency"])

    assert matrix["train", "fluency"] == matrix[MODEL["train"], MODEL["fluency"]]
    assert matrix["train", "fluency"] is not None
    with pytest.raises(UnknownIdError, match="the matrix has no column 'fluancy'; did you mean 'fluency'"):
        matrix["train", "fluancy"]


def test_dominators_take_ids_and_values_and_refuse_others():
    answer = dominators(MODEL, "train")

    assert answer.chain("fluency") == answer.chain(MODEL["fluency"])
    with pytest.raises(UnknownIdError, match="the answer has no element that is reached 'fluancy'; did you mean"):
        answer.chain("fluancy")


@pytest.mark.parametrize("number", [-1, 1.5, True, 10**30])
def test_a_number_of_paths_or_steps_is_a_whole_number(number):
    with pytest.raises(ValueError, match="max_paths must be a whole number of 0 or more"):
        strongest_paths(MODEL, "train", "fluency", max_paths=number)
    with pytest.raises(ValueError, match="max_steps must be a whole number of 0 or more"):
        paths(MODEL, "train", "fluency", max_steps=number)


def test_confidence_is_a_mapping():
    with pytest.raises(TypeError, match=r"confidence must be a mapping of ids of links to numbers, not 1.0"):
        what_if(MODEL, confidence=1.0)


@pytest.mark.parametrize("model", [MODEL, LogicModel("empty")])
def test_a_severity_is_one_of_three_also_where_nothing_was_found(model):
    with pytest.raises(ValueError, match="severity must be one of error, warning, info, not 'bad'"):
        check(model).at_least("bad")


@pytest.mark.parametrize("answer", [contribution_matrix, robustness])
def test_answers_can_be_members_of_sets(answer):
    assert 1 == len({answer(MODEL, ["train"], ["fluency"]), answer(MODEL, ["train"], ["fluency"])})
    assert 1 == len({dominators(MODEL, "train"), dominators(MODEL, "train")})


def test_codes_of_the_library_are_taken():
    with pytest.raises(ValueError, match="code 'LM200' is one of the library's; take a prefix of your own"):
        rule("LM200", "T", why="w", repair="r", source="s")(lambda _: ())


@rule("ACME001", "Fails", why="w", repair="r", source="s")
def failing(model):
    """Fail at the second element."""
    for element in model:
        if element.id == "b":
            raise KeyError(element.id)
        yield Observation("Odd.", element)


def test_a_rule_that_fails_is_named_with_where_it_came():
    model = LogicModel("m", parts=[Activity("a", "A"), Activity("b", "B")])

    with pytest.raises(
        RuleError, match=r"rule ACME001 \(.*failing\) failed on model 'm', after it had judged 'a': KeyError"
    ):
        check(model, rules=[failing])


@pytest.mark.parametrize(
    ("argument", "message"), [("rules", "rules takes what @rule makes"), ("profile", "profile must be")]
)
def test_what_is_no_rule_and_no_profile_is_refused(argument, message):
    with pytest.raises(TypeError, match=message):
        check(MODEL, **{argument: ["LM010"]})


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: check(MODEL, rules=1), "rules must be values of rules, not 1"),
        (lambda: check(MODEL, known=1), "known must be keys of findings, not 1"),
        (lambda: draw(MODEL, highlight=1), "highlight must be ids, parts, answers or edges, not 1"),
        (lambda: draw(MODEL, collapse=1), "collapse must be ids of stages, groups and stakeholders, not 1"),
        (lambda: raters(MODEL, 1), "rows must be the path of a file or rows, not 1"),
        (lambda: what_if(MODEL, without_links=1), "without_links must be links as values or ids, not 1"),
        (lambda: what_if(MODEL, without_assumptions=1), "without_assumptions must be assumptions"),
    ],
)
def test_what_takes_several_says_of_what(ask, message):
    with pytest.raises(TypeError, match=message):
        ask()


def test_one_by_itself_counts_as_one():
    assert what_if(MODEL, without_links=["staff->train"]) == what_if(MODEL, without_links="staff->train")
