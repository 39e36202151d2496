"""Fenced blocks in Markdown: found where Markdown has them, and their options read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel.ext.markdown.fences import fences

OPENINGS = st.sampled_from(["```logicmodel", "```", "~~~", "````", "```python", "    ```logicmodel", "text", ""])


def ours(text):
    return [fence for fence in fences(text.splitlines()) if fence.is_ours]


@pytest.mark.parametrize(
    "text",
    [
        "```logicmodel\nid: a\n```",
        "~~~ logicmodel\nid: a\n~~~",
        "```` {.logicmodel}\nid: a\n````",
        "```{logicmodel}\nid: a\n```",
        "- item\n\n    ```logicmodel\n    id: a\n    ```",
    ],
)
def test_a_block_is_found_in_each_way_of_writing_it(text):
    [fence] = ours(text)

    assert "id: a" == fence.text
    assert {} == fence.options()


@pytest.mark.parametrize(
    "text",
    [
        "```logicmodels\n```",
        "```python\n```logicmodel\n```",
        "````md\n```logicmodel\nid: a\n```\n````",
        "`logicmodel`",
    ],
)
def test_what_is_no_block_of_ours_is_left_alone(text):
    assert [] == ours(text)


@pytest.mark.parametrize(
    ("header", "options"),
    [
        ('file="model.yaml" arrows', {"file": "model.yaml", "arrows": ""}),
        ("file=model.yaml path='a -> b'", {"file": "model.yaml", "path": "a -> b"}),
        (
            '#club .wide .framed caption="What {it} does"',
            {"name": "club", "class": "wide framed", "caption": "What {it} does"},
        ),
    ],
)
@pytest.mark.parametrize("braces", [False, True])
def test_options_are_read_with_and_without_braces(header, options, braces):
    opening = f"``` {{ .logicmodel {header} }}" if braces else f"```logicmodel {header}"
    [fence] = ours(f"{opening}\n```")

    assert options == fence.options()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ('logicmodel file="model.yaml', "a quotation mark is missing"),
        ("{logicmodel arrows", "with all in braces or nothing, instead of '{logicmodel arrows'"),
        ("{logicmodel} model.yaml", "write 'logicmodel file=\"model.yaml\"'"),
        ("logicmodel model.yaml", 'write file="model.yaml" instead of model.yaml'),
        ("logicmodel arrows=no arrows=yes", "arrows stands twice"),
    ],
)
def test_a_header_that_is_not_understood_is_refused(header, said):
    [fence] = ours(f"```{header}\n```")
    with pytest.raises(ValueError, match=said):
        fence.options()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```logicmodel\nlogicmodel: 1\n", "the fence is never closed; close it"),
        ("> ```logicmodel\n> logicmodel: 1\n> ```", "a block cannot stand in a quotation"),
    ],
)
def test_a_block_that_markdown_would_pass_over_is_refused(text, said):
    [fence] = ours(text)
    with pytest.raises(ValueError, match=said):
        fence.options()


@given(st.lists(OPENINGS))
def test_blocks_follow_each_other_and_no_line_is_in_two(lines):
    found = list(fences(lines))

    assert all(0 <= fence.start < fence.end <= len(lines) for fence in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
