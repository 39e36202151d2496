"""A model as a workbook or a folder of CSV files is read back as an equal model, and its errors name the cell."""

import json
import os
import shutil
import subprocess
import sys
import zipfile

import pytest
from hypothesis import Phase, given, seed, settings
from openpyxl import Workbook, load_workbook

from few import at_most
from logicmodel import (
    Activity,
    Assumption,
    FormatError,
    Indicator,
    Link,
    LogicModel,
    Measurement,
    Output,
    dump,
    dumps,
    load,
    load_example,
)
from logicmodel.errors import MissingExtraError
from logicmodel.examples import example_names
from logicmodel.exchange import update_from_tables
from logicmodel.formats.reader import read_model
from logicmodel.formats.workbook.csv_folder import csv_rows, csv_text
from logicmodel.formats.workbook.files import document_of_rows
from logicmodel.formats.workbook.model_tables import tables_of
from logicmodel.formats.workbook.rows import RawSheet, SheetSource, rows_of
from logicmodel.formats.workbook.sheets import SHEETS
from logicmodel.strategies import logic_models

OFFICE = shutil.which("soffice")
REQUIRED = "LOGICMODEL_REQUIRE_OFFICE" in os.environ  # so that no test is passed over unseen


def read_sheets(sheets):
    source, problems = SheetSource("m", "", sheets=sheets), []
    return read_model(document_of_rows(rows_of(source, problems), source, problems, 0))


@given(logic_models())
def test_sheets_are_read_back_as_an_equal_model(model):
    sheets = [
        RawSheet(table.sheet.name, [list(table.headings), *table.rows], "m", is_file=False, is_typed=True)
        for table in tables_of(model)
    ]

    assert model == read_sheets(sheets)


@given(logic_models())
def test_csv_is_read_back_as_an_equal_model(model):
    sheets = [
        RawSheet(
            table.sheet.name, csv_rows(csv_text(table).encode("utf-8-sig"), "m"), "m", is_file=True, is_typed=False
        )
        for table in tables_of(model)
    ]

    assert model == read_sheets(sheets)


@at_most(8)
@given(logic_models())
def test_a_workbook_is_read_back_as_an_equal_model(tmp_path_factory, model):
    file = tmp_path_factory.mktemp("book") / "model.xlsx"
    dump(model, file)

    assert model == load(file)


@pytest.mark.parametrize("name", example_names())
@pytest.mark.parametrize("where", ["model.xlsx", "tables/"])
def test_an_example_is_read_back_as_an_equal_model(tmp_path, name, where):
    path = f"{tmp_path}/{where}"
    dump(load_example(name), path)

    assert load_example(name) == load(path)


def some_models():
    found = []

    @seed(1)
    @settings(max_examples=4, database=None, phases=[Phase.generate])
    @given(logic_models(min_elements=2))
    def collect(model):
        found.append(model)

    collect()
    return [*found[:4], *map(load_example, example_names())]


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None and not REQUIRED, reason="LibreOffice (soffice) is not installed")
def test_a_workbook_that_libreoffice_saved_is_read_back_as_an_equal_model(tmp_path):
    models = some_models()
    for index, model in enumerate(models):
        dump(model, tmp_path / f"{index}.xlsx")
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    files = [str(tmp_path / f"{index}.xlsx") for index in range(len(models))]
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), *files]
    subprocess.run(command, check=True, capture_output=True)

    read = [load(tmp_path / "saved" / f"{index}.xlsx") for index in range(len(models))]

    assert list(map(as_libreoffice_keeps_it, models)) == list(map(as_libreoffice_keeps_it, read))


def as_libreoffice_keeps_it(model):
    """Return a model as JSON whose numbers are rounded and whose lines end in one way."""
    text = dumps(model, "json").replace(r"\r\n", r"\n").replace(r"\r", r"\n")
    return json.loads(text, parse_float=rounded, parse_int=rounded)


def rounded(number):
    # It writes 15 digits and rounds twice, so that the last may be another one.
    return float(f"{float(number):.13g}")


def test_equal_models_are_equal_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        dump(load_example("reading-together"), tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_names_nobody(tmp_path):
    dump(load_example("reading-together"), tmp_path / "m.xlsx")
    with zipfile.ZipFile(tmp_path / "m.xlsx") as archive:
        core = archive.read("docProps/core.xml").decode()

    assert "creator" not in core


def test_rows_are_as_many_as_the_model_has(tmp_path):
    dump(load_example("reading-together"), tmp_path / "m.xlsx")
    book = load_workbook(tmp_path / "m.xlsx")

    assert {"Elements": 15, "Links": 20, "Indicators": 9, "Values": 32} == {
        name: book[name].max_row - 1 for name in ("Elements", "Links", "Indicators", "Values")
    }


def test_text_that_starts_like_a_formula_stays_text(tmp_path):
    texts = ("=1+1", "+1", "-1", "@a", "=cmd|' /C calc'!A0")
    model = LogicModel("m", parts=[Activity(f"a{index}", text) for index, text in enumerate(texts)])
    dump(model, tmp_path / "m.xlsx")
    column = load_workbook(tmp_path / "m.xlsx")["Elements"]["B"]

    assert [("s", text) for text in texts] == [(cell.data_type, cell.value) for cell in column[1:]]


def test_ids_and_periods_have_the_format_of_text(tmp_path):
    dump(load_example("reading-together"), tmp_path / "m.xlsx")
    sheet = load_workbook(tmp_path / "m.xlsx")["Values"]

    assert {"@"} == {cell.number_format for cell in (sheet["A2"], sheet["D2"])}
    assert sheet["C2"].number_format == "General"


def test_choices_are_offered_and_headings_stay_in_sight(tmp_path):
    dump(load_example("reading-together"), tmp_path / "m.xlsx")
    sheet = load_workbook(tmp_path / "m.xlsx")["Links"]
    offered = {each.formula1 for each in sheet.data_validations.dataValidation}

    assert '"positive,negative,unknown"' in offered
    assert sheet.freeze_panes == "A2"


def test_every_column_is_explained(tmp_path):
    dump(load_example("reading-together"), tmp_path / "m.xlsx")
    explained = {row[:2] for row in load_workbook(tmp_path / "m.xlsx")["Columns"].iter_rows(2, values_only=True)}

    assert {(sheet.name, column.heading) for sheet in SHEETS for column in sheet.columns} <= explained


@pytest.fixture
def book(tmp_path):
    """Return a function that writes a workbook of sheets, and returns what `load` makes of it."""

    def loaded(**sheets):
        made = Workbook()
        made.remove(made.active)
        for name, rows in ({"Model": [["field", "value"], ["id", "m"]]} | sheets).items():
            sheet = made.create_sheet(name)
            for row in rows:
                sheet.append(row)
        made.save(tmp_path / "m.xlsx")
        return load(tmp_path / "m.xlsx")

    return loaded


def test_columns_may_be_missing_and_in_any_order(book):
    model = book(
        Elements=[["Label", "KIND", "id"], ["Train", "activity", "train"], ["Ready", "output", "ready"]],
        Links=[["target", "source"], ["ready", "train"]],
    )

    assert (
        LogicModel("m", parts=[Activity("train", "Train"), Output("ready", "Ready"), Link("train", "ready")]) == model
    )


def test_an_assumption_of_several_links_is_said_once(book):
    model = book(
        Elements=[["id", "label", "kind"], ["a", "A", "activity"], ["b", "B", "output"], ["c", "C", "output"]],
        Links=[["source", "target"], ["a", "b"], ["a", "c"]],
        Assumptions=[["id", "text", "link"], ["calm", "All is calm.", "a->b"], ["calm", None, "a->c"]],
    )

    assert [(Assumption("All is calm.", id="calm"),)] * 2 == [link.assumptions for link in model.links]


def test_numbers_and_text_of_values_stay_apart(book):
    model = book(
        Indicators=[["id", "label"], ["i", "I"]],
        Values=[["indicator", "what", "value", "period"], ["i", "target", 60, 2025], ["i", "actual", "60", "2025"]],
    )
    [indicator] = model.indicators

    assert (Measurement(60, "2025"),) == indicator.targets
    assert (Measurement("60", "2025"),) == indicator.actuals


def test_sheets_and_columns_that_start_with_a_hash_are_remarks(book):
    model = book(
        **{"Elements": [["id", "label", "kind", "# who asked"], ["a", "A", "input", "Ann"]], "# Draft": [["x"]]}
    )

    assert ["a"] == [element.id for element in model]


def test_all_problems_are_told_with_their_cells(book, tmp_path):
    with pytest.raises(FormatError) as error:
        book(
            Elements=[["id", "label", "kind", "colour"], ["a", "A", "activity", "red"], ["b", None, "output", None]],
            Links=[["source", "target", "sign"], ["a", "bb", None], ["a", "b", "plus"]],
            Values=[["indicator", "what", "value"], ["i", "target", 1]],
        )
    file = tmp_path / "m.xlsx"

    assert [
        f"{file}[Elements]!D1: the column 'colour' is not known (start it with '#' if it is a remark)",
        f"{file}[Elements]!A3: output 'b': label is missing (add 'label: …')",
        f"{file}[Links]!B2: a link names 'bb', which the model does not have (did you mean 'b'?)",
        f"{file}[Links]!C3: link 'a->b': sign must be one of positive, negative, unknown, not 'plus'",
        f"{file}[Values]!A2: 'i' is not among the indicators (add it to the sheet of indicators)",
    ] == [str(problem) for problem in error.value.problems]


def test_a_formula_without_a_result_is_refused(book):
    with pytest.raises(FormatError, match=r"\[Elements\]!B2: a formula has no result"):
        book(Elements=[["id", "label", "kind"], ["a", '=UPPER("a")', "activity"]])


def test_without_openpyxl_the_error_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "logicmodel.formats.workbook.xlsx", None)

    with pytest.raises(MissingExtraError, match=r'pip install "logicmodel\[office\]"'):
        dump(load_example("reading-together"), tmp_path / "m.xlsx")


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    (tmp_path / "m.xlsx").write_text("id,label\n", encoding="utf-8")

    with pytest.raises(FormatError, match="this is not an Office file"):
        load(tmp_path / "m.xlsx")


def test_a_workbook_without_sheets_of_a_model_is_refused(tmp_path):
    Workbook().save(tmp_path / "m.xlsx")

    with pytest.raises(FormatError, match="there is no sheet of a model in it"):
        load(tmp_path / "m.xlsx")


@pytest.mark.slow
def test_an_archive_that_would_unpack_to_gigabytes_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "m.xlsx", "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a", "w") as member:
        for _ in range(201):
            member.write(bytes(1_000_000))

    with pytest.raises(FormatError, match="would unpack to more than"):
        load(tmp_path / "m.xlsx")


def test_a_large_workbook_is_refused(tmp_path):
    dump(load_example("reading-together"), tmp_path / "m.xlsx")

    with pytest.raises(FormatError, match="larger than 100 bytes"):
        load(tmp_path / "m.xlsx", max_bytes=100)


def test_a_text_longer_than_a_cell_is_refused(tmp_path):
    with pytest.raises(ValueError, match="a cell holds 32,767"):
        dump(LogicModel("m", parts=[Activity("a", "A", description="A" * 40_000)]), tmp_path / "m.xlsx")


def test_csv_with_semicolons_is_read(tmp_path):
    (tmp_path / "model.csv").write_text("field;value\nid;m\n", encoding="utf-8")
    (tmp_path / "elements.csv").write_text("id;label;kind\na;Ä;input\n", encoding="utf-8-sig")

    assert ["Ä"] == [element.label for element in load(tmp_path)]


MODEL = LogicModel(
    "m",
    title="Model",
    parts=[
        Output(
            "ready",
            "Ready",
            notes="Soon.",
            indicators=[Indicator("i", "I", unit="people", targets=[Measurement(1, "2025")])],
        )
    ],
)


def updated(tmp_path, name, text, **options):
    (tmp_path / name).write_text(text, encoding="utf-8")
    return update_from_tables(MODEL, tmp_path, **options)


def test_an_update_changes_what_it_says_and_adds_what_is_new(tmp_path):
    model = updated(tmp_path, "elements.csv", "id,label,kind\nready,All ready,\nmore,More,output\n")

    assert [("ready", "All ready", "Soon."), ("more", "More", None)] == [(e.id, e.label, e.notes) for e in model]


def test_a_blank_erases_only_when_asked(tmp_path):
    text = "id,notes\nready,\n"

    assert updated(tmp_path, "elements.csv", text).element("ready").notes == "Soon."
    assert updated(tmp_path, "elements.csv", text, erase=True).element("ready").notes is None


def test_an_update_of_a_value_is_matched_by_its_period(tmp_path):
    model = updated(tmp_path, "values.csv", "indicator,what,period,value\ni,target,2025,2\ni,target,2026,3\n")

    assert (Measurement(2, "2025"), Measurement(3, "2026")) == model.indicators[0].targets


def test_a_problem_of_an_update_names_the_cell(tmp_path):
    with pytest.raises(FormatError, match=r"values.csv!A2: 'j' is not among the indicators"):
        updated(tmp_path, "values.csv", "indicator,what,value\nj,target,2\n")


@pytest.mark.parametrize("name", example_names())
def test_an_update_from_its_own_tables_changes_nothing(tmp_path, name):
    dump(load_example(name), tmp_path)

    assert load_example(name) == update_from_tables(load_example(name), tmp_path)


def test_what_holds_no_tables_says_why(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "notes.txt").write_text("Notes")
    model = load_example("reading-together")

    with pytest.raises(IsADirectoryError, match="Is a directory without CSV files of a model"):
        load(tmp_path / "empty")
    with pytest.raises(NotADirectoryError, match=r"Neither a workbook \(\.xlsx\) nor a folder of CSV files"):
        update_from_tables(model, tmp_path / "notes.txt")
    with pytest.raises(FileNotFoundError):
        update_from_tables(model, tmp_path / "missing")
