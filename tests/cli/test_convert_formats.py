"""``convert`` with the formats of other tools."""

from pathlib import Path

import pytest

from logicmodel import load, load_example
from logicmodel.exchange import read_iati
from logicmodel.exchange.by_name import WRITTEN, reader_of
from logicmodel.formats.catalogue import FORMATS

DATA = Path(__file__).parents[1] / "exchange" / "data"
ACTIVITY = "<iati-activities><iati-activity><iati-identifier>X</iati-identifier></iati-activity></iati-activities>"


def test_a_drawing_is_converted_and_what_is_lost_is_listed(run):
    result = run("convert", str(DATA / "reading.mmd"), "-o", "model.yaml")

    assert 7 == len(load("model.yaml").elements)
    assert "Mermaid: 6 not carried over as they were." in result.stderr
    assert "guessed: node ready, kind 'other'" in result.stderr


def test_words_of_a_drawing_can_be_said_to_be_stages(run):
    run(
        "convert", str(DATA / "reading.mmd"), "-o", "model.yaml", "--stage", "ready=output", "--stage", "missed=outcome"
    )

    assert ("output", "outcome") == (
        load("model.yaml").element("ready").kind,
        load("model.yaml").element("missed").kind,
    )


def test_strict_fails_and_writes_nothing(run):
    result = run("convert", str(DATA / "reading.mmd"), "-o", "model.yaml", "--strict")

    assert 1 == result.exit_code
    assert not Path("model.yaml").exists()
    assert "guessed: node ready, kind 'other'" in result.stderr


def test_the_format_of_standard_input_is_said(run):
    result = run("convert", "-", "--from", "mermaid", "--to", "yaml", input="graph LR\na --> b")

    assert "a -> b" in result.stdout


def test_lines_without_a_head_are_taken_if_asked(run):
    refused = run("convert", "-", "--from", "mermaid", "--to", "yaml", input="graph LR\na --- b")
    taken = run("convert", "-", "--from", "mermaid", "--to", "yaml", "--as-drawn", input="graph LR\na --- b")

    assert (1, 0) == (refused.exit_code, taken.exit_code)
    assert "a -> b" in taken.stdout


def test_results_go_into_an_activity_file(run):
    Path("activity.xml").write_text(ACTIVITY, encoding="utf-8")
    run("example", "reading-together", "-o", "model.yaml")
    result = run("convert", "model.yaml", "-o", "out.xml", "--into", "activity.xml", "--embed")

    assert load_example("reading-together") == read_iati("out.xml").model
    assert "not carried over" not in result.stderr


@pytest.mark.parametrize(
    ("file", "elements"),
    [("reading.kumu.xlsx", 7), ("reading-fcm.csv", 7), ("reading.dagitty.txt", 5), ("reading.tocbuilder.json", 4)],
)
def test_a_file_whose_name_does_not_tell_is_known_by_its_content(run, file, elements):
    result = run("convert", str(DATA / file), "-o", "model.yaml")

    assert 0 == result.exit_code, result.stderr
    assert elements == len(load("model.yaml").elements)


@pytest.mark.parametrize("name", sorted(set(WRITTEN) - {"iati"}))
def test_every_format_that_is_listed_is_written(run, name):
    run("example", "reading-together", "-o", "model.yaml")
    own = ["--organisation", "Library"] if name == "cids" else []
    result = run("convert", "model.yaml", "-o", "written", "--to", name, *own)

    assert 0 == result.exit_code, result.stderr
    assert reader_of(name)("written").model


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["model.yaml", "-o", "out.jsonld"], "give it with '--organisation NAME'"),
        (["model.yaml", "-o", "out.xml"], "name a file that says it with '--into FILE'"),
        (["model.yaml", "-o", "out.mmd"], "out.mmd is a picture"),
        (["model.yaml", "-o", "out.json", "--by-depth"], "are for drawings"),
        (["model.yaml", "-o", "out.json", "--stage", "a"], "has no '='"),
        (["model.yaml", "--to", "iati"], "goes to a file"),
    ],
)
def test_wrong_usage_is_said(run, arguments, message):
    run("example", "reading-together", "-o", "model.yaml")

    result = run("convert", *arguments)

    assert 2 == result.exit_code
    assert message in " ".join(result.stderr.split())


def test_a_word_that_is_no_stage_is_wrong_usage(run):
    result = run("convert", str(DATA / "reading.mmd"), "-o", "model.yaml", "--stage", "ready=outpt")

    assert 2 == result.exit_code
    assert "did you mean 'output'" in result.stderr


@pytest.mark.parametrize(
    "format", [each for each in FORMATS if each.is_drawing and each.endings], ids=lambda each: each.name
)
def test_loading_a_drawing_says_what_reads_it(format):
    with pytest.raises(ValueError, match=rf"{format.title} is read by logicmodel\.exchange\.{format.reader}"):
        load(f"a{format.endings[0]}")


@pytest.mark.parametrize("command", ["check", "outline"])
@pytest.mark.parametrize(("file", "title"), [("reading.kumu-export.json", "Kumu"), ("reading.kumu.xlsx", "Kumu")])
def test_a_file_of_another_tool_is_named_as_what_it_is(run, command, file, title):
    result = run(command, str(DATA / file))

    assert 1 == result.exit_code
    assert f"this is no model but a file of another format, {title} ('logicmodel convert" in result.output
    assert "has no field" not in result.output
