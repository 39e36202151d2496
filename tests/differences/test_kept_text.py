"""Changes made to the text of a file: the result says what it should, and every comment is still there."""

import re

import pytest
from editing import versions
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import Input, LogicModel, Output, dumps, loads
from logicmodel.differences.kept_text import kept_text
from logicmodel.differences.text_edits import NotEditableError
from logicmodel.model import move_part, rename
from logicmodel.strategies import logic_models


def commented(text):
    """Return a text with a comment above each line in which a key of the file starts."""
    numbered = iter(range(10_000))
    return re.sub(r"^(?=\w)", lambda _: f"# Remark {next(numbered)}.\n", text, flags=re.MULTILINE)


@at_most(15)
@given(versions())
def test_a_changed_text_says_the_new_version_with_all_comments(pair):
    old, new = pair
    text = commented(dumps(old))
    try:
        changed = kept_text(text, "model.yaml", new)
    except NotEditableError:
        return

    assert new == loads(changed)
    assert set(re.findall(r"^# Remark \d+\.$", text, re.MULTILINE)) == set(
        re.findall(r"^# Remark \d+\.$", changed, re.MULTILINE)
    )


MODEL = LogicModel("m", parts=[Input("a", "A") + Input("b", "B") + Input("c", "C") >> Output("o", "O")])


@pytest.mark.parametrize(("anchor", "side"), [("a", "before"), ("a", "after"), ("b", "before")])
def test_lines_of_a_part_move(anchor, side):
    new = move_part(MODEL, "c", **{side: anchor})

    assert new == loads(kept_text(commented(dumps(MODEL)), "model.yaml", new))


def test_another_id_is_a_removal_and_an_addition():
    new = rename(MODEL, {"o": "p"})
    text = dumps(MODEL)

    assert new == loads(kept_text(text, "model.yaml", new))


@at_most(30)
@given(logic_models(), st.data())
def test_other_ids_stand_wherever_an_id_stood_and_comments_stay(model, data):
    ids = [each.id for each in model.elements] + [each.id for each in model.groups]
    named = data.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    new = {identifier: f"new/{identifier}" for identifier in named}
    text = commented(dumps(model))
    try:
        changed = kept_text(text, "model.yaml", rename(model, new), ids=new)
    except NotEditableError:
        return

    assert rename(model, new) == loads(changed)
    assert re.findall(r"^# Remark \d+\.$", text, re.MULTILINE) == re.findall(r"^# Remark \d+\.$", changed, re.MULTILINE)


def test_a_word_of_the_author_that_looks_like_an_id_stays():
    model = LogicModel("m", parts=[Input("staff", "staff", notes="staff") >> Output("o", "staff -> o")])
    new = rename(model, {"staff": "people"})

    changed = kept_text(dumps(model), "model.yaml", new, ids={"staff": "people"})

    assert new == loads(changed)
    assert ("staff", "staff", "staff -> o") == (new["people"].label, new["people"].notes, new["o"].label)


def test_the_comment_above_a_part_moves_with_it():
    text = "logicmodel: 1\nid: m\n# What we have\ninputs:\n  a: A\n  # the second\n  b: B\n"
    model = loads(text)

    changed = kept_text(text, "model.yaml", move_part(model, "b", before="a"))

    assert "# What we have\ninputs:\n  # the second\n  b: B\n  a: A\n" in changed


def test_no_change_gives_the_same_text():
    text = commented(dumps(MODEL))

    assert text == kept_text(text, "model.yaml", MODEL)
