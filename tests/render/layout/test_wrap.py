"""Long text is broken into lines that fit."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel.render.layout.fonts import text_width
from logicmodel.render.layout.scripts import clusters, runs_right_to_left
from logicmodel.render.layout.wrap import wrap

WIDTH, SIZE = 100.0, 10.0

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)


@given(TEXTS, st.booleans())
def test_no_line_is_wider_than_the_width(text, bold):
    widest = max((text_width(line, SIZE, bold=bold) for line in wrap(text, WIDTH, SIZE, bold=bold)), default=0)

    assert widest <= WIDTH


@given(TEXTS)
def test_only_spaces_and_signs_for_breaks_are_lost_and_only_hyphens_are_added(text):
    def written(text):
        return "".join(char for char in text if not char.isspace() and char not in "-\u00ad\u200b")

    assert written(text) == written("".join(wrap(text, WIDTH, SIZE)))


@given(TEXTS)
def test_what_a_reader_takes_for_one_character_is_never_torn(text):
    starts = [clusters(line)[0] for line in wrap(text, WIDTH, SIZE) if line]

    assert [] == [start for start in starts if unicodedata.combining(start[0]) and start not in text.split()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("one", ("one",)),
        ("one two three four five six", ("one two three four five", "six")),
        ("first line\nsecond line", ("first line", "second line")),
        ("x" * 25, ("x" * 19 + "-", "x" * 6)),
        ("strengthening trauma-informed", ("strengthening trauma-", "informed")),
        ("創傷知情的領導力與組織文化", ("創傷知情的領導力與組", "織文化")),
        ("<b>&amp;</b>", ("<b>&amp;</b>",)),
        ("학생들의 수학 성취도가 향상된다", ("학생들의 수학", "성취도가 향상된다")),
        ("Rund 10\u00a0000\u202fPersonen lernen", ("Rund", "10\u00a0000\u202fPersonen", "lernen")),
        ("Arbeitnehmer\u00adüberlassungs\u00advertrag", ("Arbeitnehmer-", "überlassungsvertrag")),
        ("soft\u00adhyphen", ("softhyphen",)),
        ("first\u200bsecond third one\u200bfourth", ("firstsecond third one", "fourth")),
        ("Qualitätsmanagementbeauftragte", ("Qualitätsmanage-", "mentbeauftragte")),
        ("https://example.org/a/very/long/way", ("https://example.org/a/", "very/long/way")),
        ("การพัฒนาคุณภาพชีวิตของประชาชน", ("การพัฒนาคุณภาพชีวิต", "ของประชาชน")),
        ("👩🏾\u200d⚕️" * 5, ("👩🏾\u200d⚕️" * 3, "👩🏾\u200d⚕️" * 2)),
    ],
)
def test_lines_break_where_a_reader_expects_it(text, expected):
    assert expected == wrap(text, WIDTH, SIZE)


def test_a_word_with_accents_is_as_wide_as_without():
    assert text_width("Evaluation a l'ecole", SIZE) == text_width("Évaluation à l'école", SIZE)


@pytest.mark.parametrize(
    ("text", "is_rtl"),
    [
        ("Reading", False),
        ("قراءة", True),
        ("קריאה", True),
        ("15% قراءة", True),
        ("60 volunteers قراءة", False),
        ("", False),
    ],
)
def test_text_runs_as_its_first_letter_does(text, is_rtl):
    assert is_rtl == runs_right_to_left(text)
