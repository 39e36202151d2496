"""The evidence map: cells, gaps, and studies that count once."""

from collections import Counter

import pytest

from logicmodel import Activity, Evidence, Link, LogicModel, Outcome, link, load_example
from logicmodel.evidence import evidence_map
from logicmodel.vocabulary import Claim, EvidenceUse

READING = load_example("reading-together")
CROSSWALK = {
    ("nesta", "2"): "low",
    ("maryland", "3"): "medium",
    ("high-medium-low", "high"): "high",
    ("high-medium-low", "low"): "low",
}


def test_few_cells_of_links_and_kinds_are_filled():
    found = evidence_map(READING)

    assert {
        "monitoring data": 3,
        "pilot evaluation": 4,
        "comparison group study": 2,
        "diary study": 1,
    } == Counter(column for _, column in found.cells)
    assert (20, 4, 12) == (len(found.row_names), len(found.column_names), len(found.gaps))


def test_pairs_of_stages_count_a_study_once():
    found = evidence_map(READING, "stages", "rating", crosswalk=CROSSWALK)
    said = {f"{row} {column}": str(cell) for (row, column), cell in found.cells.items()}

    assert {
        "outputs -> short-term-outcomes low": "1",
        "outputs -> short-term-outcomes high": "1",
        "short-term-outcomes -> medium-term-outcomes low": "1/1",
        "short-term-outcomes -> medium-term-outcomes medium": "1",
        "activities -> outputs high": "1",
        "medium-term-outcomes -> long-term-outcomes medium": "1",
        "medium-term-outcomes -> short-term-outcomes low": "1",
    } == said


def test_a_level_that_the_crosswalk_lacks_keeps_its_scale():
    assert "maryland 3" in evidence_map(READING, columns="rating").column_names


def test_claims_have_rows_of_their_own():
    model = LogicModel(
        "m", parts=[Outcome("a", "A"), Outcome("b", "B"), Claim("a", "b", evidence=[Evidence("e", "E")])]
    )

    assert "1" == str(evidence_map(model, "claim", "stance").cell("a=>b", "supports"))


@pytest.mark.parametrize(
    ("kinds", "gaps"), [(["trial"] * 3, ("a->b",)), (["trial"] * 2, ()), (["trial", "trial", "systematic review"], ())]
)
def test_many_studies_without_a_review_are_a_synthesis_gap(kinds, gaps):
    sources = [Evidence(f"e{at}", f"E{at}", kind=kind) for at, kind in enumerate(kinds)]
    model = LogicModel("m", parts=[Outcome("a", "A"), Outcome("b", "B"), Link("a", "b", evidence=sources)])

    assert gaps == evidence_map(model).synthesis_gaps


def test_a_cell_that_only_contradicts_is_dashed():
    table = evidence_map(READING, "link", "stance").shaded_table()

    assert [True] == [cell.dashed for cell in table.rows["enjoyment->habit"] if cell.text != "."]


@pytest.mark.parametrize("wrong", [{"rows": "actor"}, {"columns": "colour"}])
def test_unknown_rows_and_columns_are_refused(wrong):
    with pytest.raises(ValueError, match="must be one of"):
        evidence_map(READING, **wrong)


def test_pairs_of_an_activity_and_an_outcome_tell_evidence_on_them_from_evidence_on_the_way():
    trial, register = Evidence("trial", "A trial"), Evidence("register", "The register")
    read, lend = Activity("read", "Read in pairs"), Activity("lend", "Lend books")
    practice, fluency = Outcome("practice", "Pupils read more"), Outcome("fluency", "Pupils read fluently")
    model = LogicModel(
        "m",
        parts=[
            link(read, practice),
            link(practice, fluency, evidence=[register]),
            link(lend, practice, evidence=[EvidenceUse(register, "contradicts")]),
            Claim("read", "fluency", evidence=[trial]),
        ],
    )

    found = evidence_map(model, "activity", "outcome")

    assert [("read", ".", "1"), ("lend", "0/1", "~")] == [
        (row["activity"], row["practice"], row["fluency"]) for row in found.to_records()
    ]
    assert () == found.gaps
    assert {"~", "0/1"} == {cell.text for cells in found.shaded_table().rows.values() for cell in cells if cell.dashed}


def test_pairs_without_evidence_of_their_own_are_gaps():
    found = evidence_map(READING, "activity", "outcome")

    assert ("train", "read", "lend") == found.gaps == found.ids
    assert "~" == str(found.cell("read", "understanding"))
    assert "3 of 3 rows have no evidence on a pair" in str(found)


@pytest.mark.parametrize(("rows", "columns"), [("activity", "kind"), ("link", "outcome")])
def test_a_map_of_pairs_has_activities_and_outcomes(rows, columns):
    with pytest.raises(ValueError, match="rows='activity' goes with columns='outcome'"):
        evidence_map(READING, rows, columns)


def test_claims_of_stages_stand_for_their_elements():
    read, practice = Activity("read", "Read in pairs"), Outcome("practice", "Pupils read more")
    model = LogicModel("m", parts=[read, practice, Claim("activities", "outcomes", evidence=[Evidence("e", "E")])])

    assert "1" == str(evidence_map(model, "activity", "outcome").cell("read", "practice"))
