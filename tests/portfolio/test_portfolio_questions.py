"""Questions about many models."""

import pytest

from logicmodel import (
    Activity,
    Evidence,
    Indicator,
    Input,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    Stage,
    link,
    load_example,
)
from logicmodel.errors import ShapeError
from logicmodel.portfolio import (
    attained_by_indicator,
    checked_rows,
    coverage,
    evidence_gaps,
    findings_by_rule,
    open_tables,
    shared_indicators,
    survey,
    total,
    worded_alike,
    write_tables,
)
from logicmodel.vocabulary import Reference

pytestmark = pytest.mark.slow

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


def coded(name, *codes, tags=()):
    """Return a model with an outcome, and an output whose indicator has codes."""
    references = [Reference("SDG", code) for code in codes]
    parts = [
        Outcome("read", "Pupils read", references=references, tags=tags),
        Output("books", "Books lent", indicators=[Indicator("loans", "Loans", references=references[:1])]),
        Outcome("own", "Own", stage="reach", references=references[:1]),
        Stage("reach", "Reach"),
    ]
    return LogicModel(name, parts=parts)


def test_codes_are_counted_by_stage_once_a_model(tmp_path):
    write_tables(survey([coded("one", "4.1", "4.2"), coded("two", "4.1")]), tmp_path)

    table = coverage(tmp_path)

    assert ("code", "models", "outputs", "outcomes", "reach") == table.columns
    assert (("SDG 4.1", 2, 2, 2, 2), ("SDG 4.2", 1, 0, 1, 0)) == table.rows


def test_tags_are_codes_where_one_says_so(tmp_path):
    write_tables(survey([coded("one", tags=["literacy"]), coded("two", tags=["literacy", "sdg-4"])]), tmp_path)

    assert (("literacy", 2, 2), ("sdg-4", 1, 1)) == coverage(tmp_path, by="tags").rows
    assert 0 == len(coverage(tmp_path))


def measured(name, value, *, unit="pupils", adds_up="per-period", measure="unit"):
    reached = Indicator(
        "reached",
        "Pupils reached",
        unit=unit,
        measure=measure,
        adds_up=adds_up,
        direction="increase",
        baseline=Measurement(0, "2024"),
        targets=[Measurement(100, "2025")],
        actuals=[] if value is None else [Measurement(value, "2025"), Measurement(value / 2, "2025", category="girls")],
    )
    return LogicModel(name, parts=[Output("sessions", "Sessions held", indicators=[reached])])


def test_attainments_are_counted_and_never_averaged(tmp_path):
    models = [
        measured("north", 120),
        measured("south", 80),
        measured("west", None),
        measured("east", 1, unit="schools"),
    ]
    write_tables(survey(models), tmp_path)

    pupils, schools = attained_by_indicator(tmp_path).to_records()

    assert ("pupils reached", "pupils", 3) == (pupils["indicator"], pupils["unit"], pupils["models"])
    assert (2, 1) == (pupils["due"], pupils["met"])
    assert (1, 0) == (schools["due"], schools["met"])


def test_listed_counts_of_one_unit_add_up(tmp_path):
    write_tables(survey([measured("north", 120), measured("south", 80)]), tmp_path)
    listed = [("north", "reached"), ("south", "reached")]

    assert 200 == total(tmp_path, listed, period="2025").value
    assert 100 == total(tmp_path, listed, period="2025", category="girls").value
    assert 200 == total(tmp_path, listed, period="2025", role="target").value
    assert "200 pupils, from 2 indicators" == str(total(tmp_path, listed, period="2025"))


def test_what_cannot_be_added_up_is_refused_with_all_reasons(tmp_path):
    models = [measured("north", 120), measured("south", 80, unit="schools"), measured("west", 5, adds_up=None)]
    write_tables(survey([*models, measured("east", 30, measure="percentage", unit="%")]), tmp_path)
    listed = [(name, "reached") for name in ("north", "north", "south", "west", "east", "nowhere")]

    with pytest.raises(ShapeError) as refused:
        total(tmp_path, listed, period="2025")

    messages = [problem.message for problem in refused.value.problems]
    assert [
        "indicator 'reached' of 'north' is listed twice",
        "indicator 'reached' of 'west' does not say that its values add up; set adds_up to per-period or running-total",
        "indicator 'reached' of 'east' is not a count with a unit, so that its values cannot be added up",
        "indicator 'reached' of 'nowhere' is not in the tables",
    ] == messages[:-1]
    assert messages[-1].startswith("the indicators differ in unit, measure or in how values add up: ")
    with pytest.raises(ShapeError, match="has no number as actual for 2026"):
        total(tmp_path, [("north", "reached")], period="2026")
    with pytest.raises(ShapeError, match="no indicator is listed"):
        total(tmp_path, [], period="2025")
