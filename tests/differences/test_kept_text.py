"""Changes made to the text of a file: the result says what it should, and every comment is still there."""

import re

import pytest
from editing import versions
from hypothesis import given, settings

from logicmodel import Input, LogicModel, Output, dumps, loads
from logicmodel.differences.kept_text import kept_text
from logicmodel.differences.text_edits import NotEditableError
from logicmodel.model import move_part, rename


def commented(text):
    """Return a text with a comment above each line in which a key of the file starts."""
    numbered = iter(range(10_000))
    return re.sub(r"^(?=\w)", lambda _: f"# Remark {next(numbered)}.\n", text, flags=re.MULTILINE)


@settings(max_examples=15)
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


def test_no_change_gives_the_same_text():
    text = commented(dumps(MODEL))

    assert text == kept_text(text, "model.yaml", MODEL)
