"""Questions about many models."""

import pytest

from logicmodel import Activity, Evidence, Indicator, Input, LogicModel, Outcome, Output, link, load_example
from logicmodel.portfolio import (
    checked_rows,
    evidence_gaps,
    findings_by_rule,
    open_tables,
    shared_indicators,
    survey,
    worded_alike,
    write_tables,
)

TRIAL = Evidence("trial", "Doe (2019), A trial of paired reading")


def programme(name, outcome, *, unit="pupils", evidence=()):
    """Return a model of one chain whose outcome has a label of its own."""
    train, ready = Activity("train", "Train volunteers"), Output("ready", "Trained volunteers")
    fluent = Outcome("fluent", outcome, indicators=[Indicator("readers", "Fluent readers ", unit=unit)])
    return LogicModel(name, parts=[Input("staff", "Staff") >> train >> ready, link(ready, fluent, evidence=evidence)])


PROGRAMMES = [
    programme("north", "Children read more fluently", evidence=[TRIAL]),
    programme("south", "More children fluently read", unit="schools"),
    programme("west", "Children read less fluently"),
    LogicModel("empty", parts=[]),
]


@pytest.fixture(params=["parquet", "ndjson"])
def folder(request, tmp_path):
    write_tables(survey([*PROGRAMMES, ("broken", "logicmodel: 1")], checked_rows), tmp_path, format=request.param)
    return tmp_path


def test_gaps_of_evidence_are_counted_by_pair_of_stages(folder):
    found = {record["stages"]: record for record in evidence_gaps(folder).to_records()}

    assert {
        "inputs → activities": (3, 0, 3, 100.0, 3),
        "activities → outputs": (3, 0, 3, 100.0, 3),
        "outputs → outcomes": (3, 1, 2, 66.7, 3),
    } == {
        stages: (row["links"], row["supported"], row["without evidence"], row["percent without"], row["models"])
        for stages, row in found.items()
    }


def test_labels_with_the_same_words_are_worded_alike_and_others_show_how_they_differ(folder):
    alike = worded_alike(folder, likeness=70)

    assert [
        ("Children read more fluently", "More children fluently read", True, ""),
        ("Children read less fluently", "Children read more fluently", False, "less / more"),
        ("Children read less fluently", "More children fluently read", False, "less / more"),
    ] == [(row[1], row[2], row[5] == 100, row[6]) for row in alike]


def test_shared_indicators_list_units_that_differ_and_add_up_nothing(folder):
    assert [{"indicator": "fluent readers", "models": 3, "units": ["pupils", "schools"], "measures": []}] == [
        {**record, "measures": record["measures"] or []} for record in shared_indicators(folder).to_records()
    ]


def test_findings_are_counted_by_rule_and_model(folder):
    expected = {}
    for model in PROGRAMMES:
        for finding in checked_rows(model)["findings"]:
            models, findings = expected.get(finding["code"], (set(), 0))
            expected[finding["code"]] = ({*models, model.id}, findings + 1)

    found = findings_by_rule(folder).to_records()

    assert {code: (len(models), findings) for code, (models, findings) in expected.items()} == {
        record["code"]: (record["models"], record["findings"]) for record in found
    }


def test_sources_that_failed_are_a_table_too(folder):
    with open_tables(folder) as tables:
        assert [("broken",)] == tables.sql("SELECT DISTINCT origin FROM errors").fetchall()


def test_an_answer_prints_gives_rows_and_shows_itself_as_a_table(folder):
    answer = evidence_gaps(folder)

    assert str(answer).startswith("stages")
    assert len(answer) == len(answer.to_records()) == answer._repr_html_().count("<tr>") - 1
    assert "<caption>Stated links without evidence" in answer.to_html()


def test_an_empty_survey_answers_with_no_rows(tmp_path):
    write_tables(survey([("broken", "logicmodel: 1")]), tmp_path)

    assert [0, 0, 0, 0] == [
        len(ask(tmp_path)) for ask in (evidence_gaps, findings_by_rule, shared_indicators, worded_alike)
    ]


def test_a_folder_without_tables_says_how_to_make_them(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"has no manifest\.json; write_tables"):
        evidence_gaps(tmp_path)


@pytest.mark.parametrize("likeness", [-1, 101])
def test_a_likeness_is_a_percentage(tmp_path, likeness):
    with pytest.raises(ValueError, match="use 0 to 100"):
        worded_alike(tmp_path, likeness=likeness)


def test_the_examples_have_the_gaps_that_a_reader_counts(tmp_path):
    write_tables(survey([load_example("reading-together")]), tmp_path)

    assert 12 == sum(record["without evidence"] for record in evidence_gaps(tmp_path).to_records())
