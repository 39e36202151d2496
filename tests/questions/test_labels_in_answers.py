"""Labels: answers print with ids for code and with labels for readers, and rows have both."""

import pytest

from logicmodel import Activity, LogicModel, Outcome, bottlenecks, contribution_matrix, link, load_example, what_if
from logicmodel.evidence import attainments, chance, contribution, evidence_by_link, evidence_map, raters, rests_on_one
from logicmodel.questions import (
    compare_effects,
    cuts,
    dominators,
    link_table,
    loops,
    paths,
    robustness,
    signs,
    strongest_paths,
)

READING = load_example("reading-together")
ANSWERS = {
    "attainments": attainments(READING),
    "bottlenecks": bottlenecks(READING, "inputs", "impact"),
    "chance": chance(READING, "fluency"),
    "compare_effects": compare_effects(READING, "read", "lend"),
    "contribution": contribution(READING, "read", "fluency"),
    "cuts": cuts(READING, "inputs", "fluency"),
    "dominators": dominators(READING, "inputs"),
    "evidence_by_link": evidence_by_link(READING),
    "evidence_map": evidence_map(READING),
    "link_table": link_table(READING),
    "loops": loops(READING),
    "matrix": contribution_matrix(READING, "activities", "impact"),
    "raters": raters(READING, [{"rater": "a", "link": "habit->fluency", "confidence": 1}]),
    "robustness": robustness(READING, "activities", "impact"),
    "signs": signs(READING, "read"),
    "strongest_paths": strongest_paths(READING, "read", "fluency"),
    "what_if": what_if(READING, without="read"),
}
IDS = {element.id for element in READING} | {link.id for link in READING.links}


@pytest.mark.parametrize("name", ANSWERS)
def test_no_id_stands_in_an_answer_in_words(name):
    words = ANSWERS[name].in_words()

    assert set() == {each for each in IDS if "-" in each and each in words}
    assert any(element.label in words for element in READING)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_that_prints_has_ids(name):
    assert any(each in str(ANSWERS[name]) for each in IDS)


def test_rows_have_ids_and_labels():
    row = next(iter(paths(READING, "read", "sessions-held"))).to_records()[0]

    assert ("read", "Read in pairs, twice a week") == (row["source"], row["source_label"])
    assert "Read in pairs, twice a week → Paired reading sessions held" == row["link_label"]


def test_columns_that_are_called_alike_stay_apart():
    start, one, two = Activity("a", "Start"), Outcome("b", "Same"), Outcome("c", "Same")
    matrix = contribution_matrix(LogicModel("m", parts=[link(start, one), link(one, two)]), "a")

    head = matrix.in_words().splitlines()[0]

    assert ["Same (b)", "Same (c)"] == [each.strip() for each in head.split("  ") if each.strip()]


def test_outcomes_that_rest_on_one_activity_are_named():
    model = LogicModel("m", parts=[link(Activity("a", "Do it"), Outcome("b", "It is better"))])

    assert "outcome       activity\nIt is better  Do it" == rests_on_one(model).in_words()
