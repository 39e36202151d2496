"""What all answers have in common: they print, can be iterated over, and give rows."""

import pytest
from IPython.core.formatters import DisplayFormatter

from logicmodel import (
    bottlenecks,
    contribution_matrix,
    count_paths,
    downstream,
    load_example,
    loops,
    paths,
    upstream,
    what_if,
)
from logicmodel.questions import (
    compare_effects,
    cuts,
    dominators,
    iter_loops,
    link_table,
    robustness,
    strongest_paths,
    timing,
)

MODEL = load_example("reading-together")
ANSWERS = [
    next(paths(MODEL, "train", "fluency")),
    strongest_paths(MODEL, "train", "fluency"),
    count_paths(MODEL, "train", "fluency"),
    contribution_matrix(MODEL),
    link_table(upstream(MODEL, "fluency")),
    link_table(downstream(MODEL, "lend")),
    compare_effects(MODEL, "read", "lend"),
    bottlenecks(MODEL, "inputs", "impact"),
    cuts(MODEL, "inputs", "impact"),
    dominators(MODEL, "inputs"),
    robustness(MODEL, "activities", "fluency"),
    what_if(MODEL, without="lend", confidence={"practice->fluency": 0.3}, unrated=1),
    next(iter_loops(MODEL)),
    loops(MODEL),
    timing(MODEL, "practice", "fluency"),
]


@pytest.fixture(params=ANSWERS, ids=lambda answer: type(answer).__name__)
def answer(request):
    return request.param


def test_an_answer_gives_rows_of_plain_values(answer):
    rows = answer.to_records()

    assert rows
    assert 1 == len({tuple(row) for row in rows})
    assert {type(value) for row in rows for value in row.values()} <= {str, int, float, bool, list, type(None)}


def test_an_answer_prints_for_readers(answer):
    assert not str(answer).startswith(f"{type(answer).__name__}(")


def test_a_notebook_shows_an_answer_as_it_prints(answer):
    shown, _ = DisplayFormatter().format(answer)

    assert str(answer) == shown["text/plain"]


def test_what_an_answer_lists_prints_too():
    (bottleneck,) = bottlenecks(MODEL, "inputs", "impact")
    (unreached,) = bottlenecks(MODEL, "fluency", "train")
    (direct,) = bottlenecks(MODEL, "lend", "books-home")
    (part,) = loops(MODEL)
    (change, _) = what_if(MODEL, confidence={"practice->fluency": 0.3}, unrated=1).strengths

    assert "Every path to opportunity passes understanding, understanding->opportunity." == str(bottleneck)
    assert "No path leads to train." == str(unreached)
    assert "Every path to books-home passes lend->books-home." == str(direct)
    assert "Loops tie enjoyment, fluency, habit together:\nenjoyment -> habit -> fluency -> enjoyment" == str(part)
    assert "fluency: strongest path 0.8 to 0.5" == str(change)
