"""Several raters: spread by link, abstentions, and agreement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import ShapeError, draw, load_example
from logicmodel.evidence import agreement, raters

READING = load_example("reading-together")
SAID = {
    "practice->fluency": (0.8, 0.7, 0.9, 0.8),
    "enjoyment->habit": (0.2, 0.8, 0.5, None),
    "habit->fluency": (0.5, 0.5, 0.6, 0.4),
    "fluency->understanding": (0.6, 0.9, 0.3, 0.7),
}
ROWS = [
    {"rater": rater, "link": link, "confidence": value}
    for link, values in SAID.items()
    for rater, value in zip("abcd", values, strict=True)
]


def test_each_link_has_its_median_and_its_spread():
    assert {
        "practice->fluency": (0.8, 0.2),
        "enjoyment->habit": (0.5, 0.6),
        "habit->fluency": (0.5, 0.2),
        "fluency->understanding": (0.65, 0.6),
    } == {each.link: (pytest.approx(each.median), each.spread) for each in raters(READING, ROWS)}


def test_the_links_on_which_people_differ_most_come_first():
    assert {"enjoyment->habit", "fluency->understanding"} == set(raters(READING, ROWS).ids[:2])


def test_an_abstention_is_no_zero():
    [found] = [each for each in raters(READING, ROWS) if each.link == "enjoyment->habit"]

    assert (0.2, 0.5, 0.8) == found.values


def test_two_values_have_no_quartiles():
    [found] = raters(READING, ROWS[:2])

    assert None is found.quartiles


def test_only_links_on_which_people_agree_take_the_median():
    model = raters(READING, ROWS).agreed()

    assert [0.8, 0.5, 0.5, 0.6] == [
        pytest.approx(model.link(link).confidence)
        for link in ("practice->fluency", "habit->fluency", "enjoyment->habit", "fluency->understanding")
    ]
    assert READING.links == raters(READING, []).agreed().links


def test_a_file_says_the_same(tmp_path):
    path = tmp_path / "ratings.csv"
    lines = [f"{row['rater']},{row['link']},{'' if row['confidence'] is None else row['confidence']}" for row in ROWS]
    path.write_text("\n".join(["rater,link,confidence", *lines]), encoding="utf-8")

    assert raters(READING, ROWS) == raters(READING, path)


def test_all_mistakes_of_a_file_are_told_with_their_lines(tmp_path):
    path = tmp_path / "ratings.csv"
    path.write_text(
        "rater,link,confidence\na,practice->fluency,1.5\na,practice->fluencyy,0.5\n,habit->fluency,0.5\n"
        "b,habit->fluency,0.5\nb,habit->fluency,0.6\n",
        encoding="utf-8",
    )
    with pytest.raises(ShapeError) as raised:
        raters(READING, path)

    assert [2, 3, 4, 6] == [problem.places[0].line for problem in raised.value.problems]
    assert "must be a number from 0 to 1, not '1.5'" in str(raised.value)


def test_what_is_no_row_is_told_with_the_other_mistakes():
    with pytest.raises(ShapeError) as raised:
        raters(READING, ["practice->fluency", {"rater": "a", "link": "practice->fluency", "confidence": 2}])

    assert [
        "a row must be a mapping with rater, link, confidence, not 'practice->fluency'",
        "the confidence of 'a' in link 'practice->fluency' must be a number from 0 to 1, not '2'",
    ] == [problem.message for problem in raised.value.problems]


@pytest.mark.parametrize(("level", "alpha"), [("interval", 0.160391), ("ordinal", 0.217405), ("nominal", 0.003472)])
def test_agreement_is_krippendorffs_alpha(level, alpha):
    table = list(zip(*SAID.values(), strict=True))

    assert alpha == pytest.approx(agreement(table, level=level), abs=5e-7)


# Krippendorff's own example of four observers and twelve units.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_agreement_of_the_published_example(level, alpha):
    assert alpha == pytest.approx(agreement(OBSERVERS, level=level), abs=5e-4)


def test_a_level_of_no_name_is_refused():
    with pytest.raises(ValueError, match="level must be one of nominal, ordinal, interval"):
        agreement(OBSERVERS, level="ratio")


def test_the_picture_shows_the_spread_on_each_link():
    view = raters(READING, ROWS).view()

    assert {"enjoyment->habit": 0.6, "practice->fluency": 0.2} == {
        link: spread for link, spread in view.heat.items() if link in {"enjoyment->habit", "practice->fluency"}
    }
    assert ">0.6<" in draw(view.model, highlight=view.highlight, heat=view.heat).svg


@pytest.mark.parametrize("table", [[[1, 1], [1, 1]], [[1, None], [None, 2]]])
def test_without_differences_or_pairs_there_is_no_agreement_to_tell(table):
    assert None is agreement(table)


@given(st.lists(st.floats(0, 1), min_size=1), st.randoms())
def test_the_order_of_rows_changes_nothing(values, random):
    rows = [{"rater": str(at), "link": "practice->fluency", "confidence": value} for at, value in enumerate(values)]
    shuffled = random.sample(rows, len(rows))

    assert raters(READING, rows) == raters(READING, shuffled)
