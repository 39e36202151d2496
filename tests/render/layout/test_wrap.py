"""Long text is broken into lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.wrap import wrap

WIDTH, SIZE = 100.0, 10.0

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)


@given(TEXTS, st.booleans())
def test_no_line_is_wider_than_the_width(text, bold):
    widest = max((text_width(line, SIZE, bold=bold) for line in wrap(text, WIDTH, SIZE, bold=bold)), default=0)

    assert widest <= WIDTH


@given(TEXTS)
def test_only_spaces_are_lost(text):
    kept = "".join(wrap(text, WIDTH, SIZE))

    assert "".join(text.split()) == "".join(kept.split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("one", ("one",)),
        ("one two three four five six", ("one two three four five", "six")),
        ("first line\nsecond line", ("first line", "second line")),
        ("x" * 25, ("x" * 20, "x" * 5)),
        ("strengthening trauma-informed", ("strengthening trauma-", "informed")),
        ("創傷知情的領導力與組織文化", ("創傷知情的領導力與組", "織文化")),
        ("<b>&amp;</b>", ("<b>&amp;</b>",)),
    ],
)
def test_lines_break_where_a_reader_expects_it(text, expected):
    assert expected == wrap(text, WIDTH, SIZE)


def test_a_word_with_accents_is_as_wide_as_without():
    assert text_width("Evaluation a l'ecole", SIZE) == text_width("Évaluation à l'école", SIZE)
