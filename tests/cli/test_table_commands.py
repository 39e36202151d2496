"""Tables are imported, and documents exported; what is lost is printed."""

from pathlib import Path

import pytest

from logicmodel import dump, load, load_example

TABLE = "Level,Result,Indicator,Target 2026,Budget\nOutput,Volunteers trained,Volunteers,60,300\n"


@pytest.fixture
def table(tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return "table.csv"


def test_a_table_becomes_a_model_and_losses_are_printed(run, table):
    done = run("import", table, "-o", "model.yaml")

    assert 0 == done.exit_code
    assert "table.csv!E2: dropped: cell '300'" in done.stderr
    assert ["Volunteers trained"] == [element.label for element in load("model.yaml")]


def test_a_table_becomes_a_workbook(run, table):
    run("import", table, "-o", "model.xlsx", "--column", "Budget=ignore")

    assert ["Volunteers trained"] == [element.label for element in load("model.xlsx")]


def test_strict_writes_nothing_where_something_would_be_lost(run, table):
    done = run("import", table, "-o", "model.yaml", "--strict")

    assert (1, False) == (done.exit_code, Path("model.yaml").exists())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--column", "Budget"], "needs an equals sign"),
        (["--column", "Budget=money"], "no role of a column 'money'"),
        (["--sheet", "Log"], "no sheet 'Log'"),
    ],
)
def test_wrong_options_of_an_import_are_wrong_usage(run, table, options, message):
    done = run("import", table, "-o", "model.yaml", *options)

    assert 2 == done.exit_code
    assert message in done.stderr


@pytest.mark.parametrize("document", ["logframe", "indicators", "evaluation-matrix", "narrative", "assumptions"])
def test_a_model_becomes_a_document(run, document):
    dump(load_example("reading-together"), "model.yaml")
    done = run("export", "model.yaml", "-o", "out.md", "--as", document)

    assert 0 == done.exit_code
    assert "not carried over" in done.stderr
    assert Path("out.md").read_text(encoding="utf-8").startswith("# Reading Together\n")


def test_a_model_becomes_the_workbook_that_it_is_read_from(run):
    dump(load_example("reading-together"), "model.yaml")
    done = run("export", "model.yaml", "-o", "model.xlsx", "--as", "workbook")

    assert "Workbook: nothing was lost." in done.stderr
    assert load_example("reading-together") == load("model.xlsx")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "out.pdf", "--as", "logframe"], "ends in .docx"),
        (["-o", "out.md", "--as", "narrative", "--style", "eu"], "'--style' is for '--as logframe'"),
        (["-o", "out.md", "--as", "logframe", "--template", "t.docx"], "a template is for Word files"),
        (["-o", "out.xlsx", "--as", "workbook", "--language", "fr"], "'--language' is for documents"),
        (["-o", "out.pptx", "--as", "slides", "--template", "t.docx"], "'--template' is for Word files"),
    ],
)
def test_wrong_options_of_an_export_are_wrong_usage(run, arguments, message):
    dump(load_example("reading-together"), "model.yaml")
    done = run("export", "model.yaml", *arguments)

    assert 2 == done.exit_code
    assert message in done.stderr
