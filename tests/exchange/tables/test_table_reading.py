"""Tables in the shapes that people keep them in are read, and what is not carried over is said."""

import csv
import io
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from docx import Document
from openpyxl import Workbook

from logicmodel import FormatError, Measurement, UnknownIdError
from logicmodel.errors import MissingExtraError
from logicmodel.exchange import read_table

DATA = Path(__file__).parent / "data"
SHAPES = {
    # elements, indicators, baselines, targets, actuals, assumptions, losses
    "logframe-eu.csv": (6, 4, 3, 4, 2, 3, 6),
    "logframe-five-columns.csv": (4, 5, 0, 0, 0, 2, 2),
    "pdm-koica.csv": (5, 2, 0, 0, 0, 2, 2),
    "pdm-koica-form.xlsx": (9, 4, 0, 0, 0, 5, 10),
    "koica-performance.csv": (2, 2, 2, 5, 3, 0, 6),
    "indicator-tracking.csv": (2, 2, 0, 10, 10, 0, 4),
    "results-framework-dfid.xlsx": (3, 4, 4, 12, 0, 0, 3),
    "evaluation-matrix.csv": (0, 4, 0, 0, 0, 0, 15),
    "toc-table.csv": (11, 0, 0, 0, 0, 0, 0),
}


def shape(imported):
    model, losses = imported
    measured = model.indicators
    return (
        len(model.elements),
        len(measured),
        sum(each.baseline is not None for each in measured),
        sum(len(each.targets) for each in measured),
        sum(len(each.actuals) for each in measured),
        len(model.assumptions),
        len(losses),
    )


def read_text(text, tmp_path, **options):
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    return read_table(tmp_path / "table.csv", **options)


@pytest.mark.parametrize("name", SHAPES)
def test_a_table_is_read_with_all_that_it_holds(name):
    assert SHAPES[name] == shape(read_table(DATA / name))


@pytest.mark.parametrize("name", SHAPES)
def test_a_second_read_gives_the_same_model(name):
    assert read_table(DATA / name) == read_table(DATA / name)


def values_of(model, indicator):
    [found] = [each for each in model.indicators if each.id == indicator]
    return found.baseline, found.targets, found.actuals


def test_a_logframe_of_the_eu_has_values_with_their_years():
    model, _ = read_table(DATA / "logframe-eu.csv")

    assert (
        Measurement(54, "2024"),
        (Measurement(70, "2027"),),
        (Measurement(61, "2025"),),
    ) == values_of(model, "share-of-pupils-who-read-fluently")
    assert (None, (Measurement(1300, "2026"),), ()) == values_of(model, "books-taken-home-each-week")


def test_numbering_makes_links_when_asked():
    model, _ = read_table(DATA / "logframe-eu.csv", links="numbering")

    assert ["train-volunteers->volunteers-trained", "lend-books->books-lent"] == [link.id for link in model.links]


def test_without_asking_numbering_is_reported():
    model, losses = read_table(DATA / "logframe-eu.csv")

    assert () == model.links
    assert any("links='numbering'" in str(loss) for loss in losses)


def test_levels_make_links_of_stages_where_numbers_say_nothing():
    model, losses = read_table(DATA / "logframe-eu.csv", links=["numbering", "levels"])

    assert [
        "train-volunteers->volunteers-trained",
        "lend-books->books-lent",
        "outputs->outcomes",
        "outcomes->impact",
    ] == [link.id for link in model.links]
    assert {"Not applicable", "n/a"} == {loss.text for loss in losses}


def assumptions_by_link(model):
    return {link.id: [each.text for each in link.assumptions] for link in model.links if link.assumptions}


def test_assumptions_of_the_eu_speak_of_the_level_above():
    model, _ = read_table(DATA / "logframe-eu.csv", links=["numbering", "levels"])

    assert {
        "lend-books->books-lent": ["Libraries lend without fee"],
        "outputs->outcomes": ["Volunteers stay for a year"],
        "outcomes->impact": ["Schools stay open"],
    } == assumptions_by_link(model)


def test_assumptions_of_koica_speak_of_the_level_below():
    model, _ = read_table(DATA / "pdm-koica-form.xlsx", links="levels")

    assert {
        "outcomes->impact": ["The national reading strategy stays in force"],
        "outputs->outcomes": ["Schools stay open", "Pupils attend"],
        "activities->outputs": ["Volunteers stay for a year"],
    } == assumptions_by_link(model)
    assert "The library signs the agreement" in {each.text for each in model.assumptions}


def test_the_direction_of_assumptions_is_an_argument():
    model, _ = read_table(DATA / "pdm-koica-form.xlsx", links="levels", assumptions="upward")

    assert ["Schools stay open", "Pupils attend"] == assumptions_by_link(model)["outcomes->impact"]


def test_parallel_numbered_lines_of_a_form_belong_together():
    model, _ = read_table(DATA / "pdm-koica-form.xlsx")

    assert [("Volunteers trained (60)", "Attendance sheets"), ("Books lent a week (1,300)", "Loan records")] == [
        (indicator.label, indicator.means_of_verification)
        for element in model.members("outputs")
        for indicator in element.indicators
    ]
    assert "Reading Together" == model.title
    assert "in pairs\nin groups" == model.element("train-volunteers").description


def test_the_author_of_a_form_is_counted_and_not_shown():
    _, losses = read_table(DATA / "pdm-koica-form.xlsx")

    assert [None, None, None] == [loss.text for loss in losses if loss.subject == "form field"]
    assert not any("작성자" in str(loss) for loss in losses)


def test_fiscal_quarters_are_periods():
    model, _ = read_table(DATA / "indicator-tracking.csv")
    _, targets, _ = values_of(model, "volunteers-trained")

    assert ["2024-10/2024-12", "2025-01/2025-03", "2024-10/2025-09"] == [each.period for each in targets[:3]]
    assert {None, "Female", "Male"} == {each.category for each in targets}


def test_years_of_a_project_need_the_first_year():
    with_year, _ = read_table(DATA / "koica-performance.csv", first_year=2024)
    without, _ = read_table(DATA / "koica-performance.csv")

    assert ["2025", "2026"] == [each.period for each in values_of(with_year, "volunteers-trained")[2]]
    assert [(None, "2차년도"), (None, "3차년도")] == [
        (each.period, each.notes) for each in values_of(without, "volunteers-trained")[2]
    ]


def test_milestones_without_a_year_keep_their_heading():
    model, _ = read_table(DATA / "results-framework-dfid.xlsx")
    _, targets, _ = values_of(model, "number-of-volunteers-trained")

    assert [(20, "Milestone 1"), (40, "Milestone 2"), (60, None)] == [(each.value, each.notes) for each in targets]


def test_a_share_that_disagrees_is_reported(tmp_path):
    text = "Level,Indicator,Target 2025,Actual 2025,% Achieved\nOutput,Sessions,20,18,95%\n"
    _, losses = read_text(text, tmp_path)

    assert any("18 of 20 is 90%" in str(loss) for loss in losses)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *[("1,300", 1300), ("1,300.5", 1300.5), ("1 300", 1300), ("-3", -3), ("54%", 54), ("0", 0)],
        *[("> 400,000 farmers", "> 400,000 farmers"), ("3 (1 platform per country)", "3 (1 platform per country)")],
        *[("Yes", "Yes"), ("54% to 70%", "54% to 70%"), ("1,3", "1,3")],
    ],
)
def test_a_value_is_a_number_as_a_whole_or_text(tmp_path, text, value):
    model, losses = read_text(f'Result,Indicator,Target\nA,I,"{text}"\n', tmp_path, columns={"Result": "narrative"})

    assert [value] == [each.value for each in model.indicators[0].targets]
    assert isinstance(value, str) == any("not a number" in str(loss) for loss in losses)


def test_decimals_may_follow_a_comma(tmp_path):
    model, _ = read_text('Result;Indicator;Target 2026\nA;I;"1.300,5"\n', tmp_path, decimal=",")

    assert (Measurement(1300.5, "2026"),) == model.indicators[0].targets


@pytest.mark.parametrize("text", ["n/a", "N/A", "-", "TBD", "추후 확정"])
def test_a_placeholder_is_never_a_value(tmp_path, text):
    model, losses = read_text(f"Result,Indicator,Target\nA,I,{text}\n", tmp_path)

    assert () == model.indicators[0].targets
    assert [text] == [loss.text for loss in losses if loss.kind == "dropped"]


@pytest.mark.parametrize(
    "headings",
    [
        "Niveau,Résultat,Indicateurs,Valeur de référence,Sources de vérification,Hypothèses",
        "Nivel,Resumen narrativo,Indicadores,Línea de base,Medios de verificación,Supuestos",
        "수준,요약,객관적 검증지표,기초선,검증수단,중요가정",
        "LEVEL,RESULT,INDICATOR,BASELINE,MEANS OF VERIFICATION,ASSUMPTIONS",
    ],
)
def test_headings_are_known_in_four_languages(tmp_path, headings):
    model, _ = read_text(f"{headings}\nOutcome,Reading improves,Share,54,Test,Schools open\n", tmp_path)

    assert [("Share", 54, "Test")] == [
        (each.label, each.baseline.value, each.means_of_verification) for each in model.indicators
    ]
    assert ["Schools open"] == [each.text for each in model.assumptions]


def test_a_label_without_latin_letters_has_its_position_as_id(tmp_path):
    model, _ = read_text("수준,요약,지표\n성과,아동 독해력 향상,비율\n성과,읽기,비율\n", tmp_path)

    assert ["outcome-1", "outcome-2"] == [element.id for element in model]


def test_an_unknown_level_is_a_kind_of_its_own_and_reported(tmp_path):
    text = "Level,Result,Indicator\nObjective,Reading improves,Share\n"
    model, losses = read_text(text, tmp_path)

    assert ["other"] == [element.kind for element in model]
    assert "guessed" in {loss.kind for loss in losses}
    assert ["outcome"] == [element.kind for element in read_text(text, tmp_path, levels={"Objective": "outcome"}).model]


def test_columns_may_be_named(tmp_path):
    model, losses = read_text(
        "Stufe,Was,Woran\nOutput,Trained,Count\n",
        tmp_path,
        columns={"Stufe": "level", "Was": "narrative", "Woran": "indicator"},
    )

    assert [("output", "Trained")] == [(element.kind, element.label) for element in model]
    assert not losses


def test_an_unknown_column_is_reported_with_its_cells(tmp_path):
    _, losses = read_text("Level,Result,Indicator,Budget\nOutput,Trained,Count,300\n", tmp_path)

    assert [("300", "D2")] == [(loss.text, str(loss.place).rpartition("!")[2]) for loss in losses]


def rows_of(name):
    return list(csv.reader(io.StringIO((DATA / name).read_text(encoding="utf-8-sig"))))


def frames():
    headings, *rows = rows_of("logframe-five-columns.csv")
    columns = {heading: [row[index] or None for row in rows] for index, heading in enumerate(headings)}
    return {"pandas": pd.DataFrame(columns), "polars": pl.DataFrame(columns), "pyarrow": pa.table(columns)}


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_data_frame_is_read_like_a_file(library):
    expected = read_table(DATA / "logframe-five-columns.csv").model

    assert expected == read_table(frames()[library], id="logframe-five-columns").model


def test_without_narwhals_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "narwhals", None)

    with pytest.raises(MissingExtraError, match="pip install narwhals"):
        read_table(frames()["pandas"])


def test_a_table_in_a_word_document_is_read_like_a_file(tmp_path):
    rows = rows_of("logframe-eu.csv")
    document = Document()
    table = document.add_table(len(rows), len(rows[0]))
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    table.cell(3, 0).merge(table.cell(4, 0))
    document.save(str(tmp_path / "logframe-eu.docx"))

    assert read_table(DATA / "logframe-eu.csv").model == read_table(tmp_path / "logframe-eu.docx").model


def test_merged_cells_of_a_workbook_are_read_like_blank_ones(tmp_path):
    book = Workbook()
    for row in rows_of("logframe-eu.csv"):
        book.active.append(row)
    book.active.merge_cells("B4:B5")
    book.save(tmp_path / "logframe-eu.xlsx")

    assert read_table(DATA / "logframe-eu.csv").model == read_table(tmp_path / "logframe-eu.xlsx").model


def test_a_percentage_format_is_a_percentage(tmp_path):
    book = Workbook()
    book.active.append(["Level", "Result", "Indicator", "Target 2026"])
    book.active.append(["Outcome", "Reading improves", "Share", 0.54])
    book.active["D2"].number_format = "0%"
    book.save(tmp_path / "t.xlsx")
    [indicator] = read_table(tmp_path / "t.xlsx").model.indicators

    assert ("percentage", (Measurement(54, "2026"),)) == (indicator.measure, indicator.targets)


def changed(name, change):
    return "\n".join(",".join(f'"{cell}"' for cell in row) for row in change(rows_of(name)))


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: [row[::-1] for row in rows],
        lambda rows: [[cell.upper() for cell in rows[0]], *rows[1:]],
        lambda rows: [["", "", "", "", ""], *rows],
        lambda rows: [*rows[:4], ["", "", *rows[4][2:]], *rows[5:]],
    ],
    ids=["other order", "upper case", "a blank row above", "blank instead of repeated"],
)
def test_the_same_table_written_otherwise_is_the_same_model(tmp_path, change):
    text = changed("logframe-five-columns.csv", change)

    assert read_table(DATA / "logframe-five-columns.csv").model.elements == read_text(text, tmp_path).model.elements


def test_strict_refuses_what_would_be_lost():
    with pytest.raises(FormatError, match=r"evaluation-matrix\.csv!A2"):
        read_table(DATA / "evaluation-matrix.csv", strict=True)


def test_a_file_without_a_table_is_refused(tmp_path):
    with pytest.raises(FormatError, match="no table of results or indicators was found"):
        read_text("a,b\n1,2\n", tmp_path)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"sheet": "Log"}, UnknownIdError, "the file has no sheet 'Log'"),
        ({"columns": {"A": "indicater"}}, UnknownIdError, "did you mean 'indicator'"),
        ({"levels": {"A": "outcom"}}, UnknownIdError, "did you mean 'outcome'"),
        ({"links": "number"}, ValueError, "links must be one of"),
        ({"year_start": 13}, ValueError, "year_start must be a month"),
    ],
)
def test_wrong_options_are_refused(options, error, message):
    with pytest.raises(error, match=message):
        read_table(DATA / "logframe-eu.csv", **options)


@pytest.mark.parametrize(("source", "error"), [("table.pdf", ValueError), (3, TypeError)])
def test_what_is_no_table_is_refused(source, error):
    with pytest.raises(error):
        read_table(source)
