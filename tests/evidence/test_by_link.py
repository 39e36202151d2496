"""Evidence by link: how it stands, and what counts once."""

from collections import Counter

import pytest

from logicmodel import Evidence, Link, LogicModel, Outcome, ShapeError, load_example
from logicmodel.evidence import evidence_by_link
from logicmodel.evidence.standing import source_key, standing_of
from logicmodel.vocabulary import EvidenceUse

READING = load_example("reading-together")
PILOT = Evidence("pilot", "Pilot report")


def uses(*stances):
    return [EvidenceUse(PILOT, stance) for stance in stances]


@pytest.mark.parametrize(
    ("stances", "standing"),
    [
        ([], "no evidence"),
        (["inconclusive"], "no evidence"),
        (["supports"], "supported"),
        (["supports", "inconclusive"], "supported"),
        (["contradicts"], "contradicted"),
        (["supports", "contradicts"], "contested"),
        (["mixed"], "contested"),
    ],
)
def test_evidence_stands_as_its_uses_say(stances, standing):
    assert standing == standing_of(uses(*stances))


def test_most_links_of_the_example_are_assumed():
    answer = evidence_by_link(READING)

    assert {"supported": 7, "contested": 0, "no evidence": 12, "contradicted": 1} == answer.counts
    assert ["enjoyment->habit"] == [row.link.id for row in answer if row.standing == "contradicted"]


def test_each_source_counts_on_each_link_that_names_it():
    pieces = Counter(use.id for row in evidence_by_link(READING) for use in row.link.evidence)

    assert {"pilot-2024": 4, "register-2025": 3, "comparison-2025": 2, "diaries-2025": 1} == pieces


def test_a_part_has_the_links_of_what_contributes_to_it():
    assert ["staff->lend", "books->lend", "lend->books-home"] == [
        row.link.id for row in evidence_by_link(READING, "books-home")
    ]


def test_the_picture_lights_links_that_nothing_supports():
    answer = evidence_by_link(READING)

    assert 13 == len(answer.ids)
    assert "practice->fluency" not in answer.ids


def test_a_crosswalk_is_the_authors_and_a_missing_level_stays_blank():
    rows = {row.link.id: row for row in evidence_by_link(READING, crosswalk={("nesta", "2"): "low"})}

    assert (("low",), ()) == (rows["practice->fluency"].levels, rows["fluency->understanding"].levels)


@pytest.mark.parametrize(("date", "age"), [(None, 2), ("2030", 6)])
def test_age_is_counted_in_years_to_the_date_asked(date, age):
    rows = {row.link.id: row for row in evidence_by_link(READING, at=date)}

    assert age == rows["sessions-held->enjoyment"].age


@pytest.mark.parametrize("date", ["", "soon", "31/12/2030", 2030, READING["staff"]])
def test_what_is_no_date_is_refused(date):
    with pytest.raises(ShapeError, match="at must be a date such as 2025, 2025-09 or 2025-09-01, not"):
        evidence_by_link(READING, at=date)


def test_without_a_date_to_count_to_there_is_no_age():
    link = Link("a", "b", evidence=[Evidence("e", "E", date="2020")])
    [row] = evidence_by_link(LogicModel("m", parts=[Outcome("a", "A"), Outcome("b", "B"), link]))

    assert None is row.age


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (Evidence("e", "E", study="trial"), "trial"),
        (Evidence("e", "E", url="https://doi.org/10.1/ABC"), "10.1/abc"),
        (Evidence("e", "E", url="https://example.org/A"), "https://example.org/A"),
        (Evidence("e", "Pilot Report, 2024."), "pilot report 2024"),
    ],
)
def test_studies_are_told_apart_by_study_then_doi_then_address_then_citation(source, key):
    assert key == source_key(source)


def test_pieces_of_one_study_count_once_on_a_link():
    pieces = [Evidence("a", "A", study="trial"), Evidence("b", "B", study="trial"), Evidence("c", "C")]
    model = LogicModel("m", parts=[Outcome("x", "X"), Outcome("y", "Y"), Link("x", "y", evidence=pieces)])

    assert [2] == [row.studies for row in evidence_by_link(model)]
