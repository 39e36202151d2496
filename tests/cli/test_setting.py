"""``set``, ``add`` and ``remove``: the model changes, and the rest of the file stays as it was."""

import difflib

import pytest

from logicmodel import Link, Output, load, loads
from logicmodel.model import remove_parts, with_fields

TEXT = """\
logicmodel: 1
id: reading   # the id
title: Reading

# What we put in.
inputs:
  staff: Coordinators   # two of them
  books: {label: Books, notes: Old}

activities:
  train:
    label: Train volunteers
    # Ask the library.
    notes: |
      Twice a year.
      In spring and autumn.
    indicators:
      - id: count
        label: Trained
        targets:
          - {value: 60, period: 2026}

outputs:
  ready: Ready volunteers

groups:
  means: {label: Means, members: [staff, books]}

links:
  # The heart of it.
  - staff + books -> train
  - link: train -> ready
    rationale: They learn.
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "model.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def difference(path):
    """Return the lines of a file that are not as they were, as a diff shows them."""
    lines = difflib.ndiff(TEXT.splitlines(), path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line[0] in "+-"]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (["version=3"], ['+ version: "3"']),
        (["title=Paired reading: a start"], ["- title: Reading", '+ title: "Paired reading: a start"']),
        (["title="], ["- title: Reading"]),
        (
            ["staff", "notes=Part time."],
            [
                "-   staff: Coordinators   # two of them",
                "+   staff:",
                "+     label: Coordinators   # two of them",
                "+     notes: Part time.",
            ],
        ),
        (
            ["staff", "label=Two coordinators"],
            ["-   staff: Coordinators   # two of them", "+   staff: Two coordinators   # two of them"],
        ),
        (
            ["books", "url=#books"],
            ["-   books: {label: Books, notes: Old}", '+   books: {label: Books, notes: Old, url: "#books"}'],
        ),
        (["books", "notes="], ["-   books: {label: Books, notes: Old}", "+   books: {label: Books}"]),
        (
            ["train", "notes=Once."],
            ["-     notes: |", "-       Twice a year.", "-       In spring and autumn.", "+     notes: Once."],
        ),
        (["count", "unit=people"], ["+         unit: people"]),
        (["train->ready", "confidence=0.7"], ["+     confidence: 0.7"]),
        (
            ["staff->train", "rationale=They teach."],
            [
                "-   - staff + books -> train",
                "+   - link: staff -> train",
                "+     rationale: They teach.",
                "+   - books -> train",
            ],
        ),
        (["inputs", "label=Means"], ["+ stages:", "+   - id: inputs", "+     label: Means", "+ "]),
        (
            ["means", "members=[staff]"],
            ["-   means: {label: Means, members: [staff, books]}", '+   means: {label: Means, members: ["staff"]}'],
        ),
    ],
    ids=lambda value: "=".join(value)[:20] if isinstance(value, list) else None,
)
def test_setting_fields_touches_their_lines_only(run, file, words, lines):
    done = run("set", file, *words)

    assert 0 == done.exit_code, done.output
    assert sorted(lines) == sorted(difference(file))


def test_the_command_does_what_the_function_does(run, file):
    run("set", file, "train", "label=Train all", "tags=[core, new]", "who=")

    assert with_fields(loads(TEXT), "train", label="Train all", tags=["core", "new"]) == load(file)


def test_what_changed_is_said(run, file):
    assert (
        "Reading: 1 reworded.\n"
        "\n"
        'activity "Train all" (train):\n'
        '  label: "Train volunteers" is now "Train all"\n'
        f"Written: {file}\n"
    ) == run("set", file, "train", "label=Train all").stderr


def test_the_changed_model_may_go_elsewhere(run, file):
    done = run("set", file, "version=3", "-o", "-")

    assert (TEXT, "3") == (file.read_text(encoding="utf-8"), loads(done.stdout).version)


def test_a_part_is_added(run, file):
    run("add", file, "outputs", "handbook", "label=A handbook")
    run("add", file, "links", "train + staff -> handbook", "rationale=They write it.")

    model = load(file)
    assert Output("handbook", "A handbook") == model["handbook"]
    assert [
        Link("train", "handbook", rationale="They write it."),
        Link("staff", "handbook", rationale="They write it."),
    ] == list(model.links[-2:])
    assert [] == [line for line in difference(file) if line.startswith("-")]


def test_the_first_part_of_a_section_opens_it(run, file):
    done = run("add", file, "stakeholders", "school", "label=Schools")

    assert 0 == done.exit_code, done.output
    assert ["+ ", "+   school: Schools", "+ stakeholders:"] == sorted(difference(file))


def test_a_part_is_removed_with_its_links_and_both_are_said(run, file):
    done = run("remove", file, "books")

    assert remove_parts(loads(TEXT), "books") == load(file)
    assert 'input "Books" (books): removed' in done.stderr
    assert "link books->train: removed" in done.stderr
    assert {"+   - staff -> train"} < set(difference(file))


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["set", "trian", "label=x"], 2, "did you mean 'train'"),
        (["set", "train", "lable=x"], 1, "has no field 'lable'"),
        (["set", "train", "label"], 2, "'label' is no FIELD=VALUE"),
        (["set", "train->ready", "confidence=2"], 1, "confidence must be from 0 to 1"),
        (["set", "train", "indicators=[{"], 1, "this is not YAML"),
        (["add", "outptus", "x", "label=X"], 2, "did you mean 'outputs'"),
        (["add", "outputs", "ready", "label=X"], 1, "the model has element 'ready' already"),
        (["add", "links", "train ready"], 1, "is not a flow"),
        (["add", "links", "train -> nowhere"], 1, "'nowhere', which the model does not have"),
        (["remove", "bokos"], 2, "the model has no part 'bokos'"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(run, file, words, code, message):
    done = run(words[0], file, *words[1:])

    assert (code, TEXT) == (done.exit_code, file.read_text(encoding="utf-8")), done.output
    assert message in done.stderr


def test_what_cannot_keep_comments_says_so_and_can_be_forced(run, file):
    refused = run("set", file, "staff", "kind=activity")
    forced = run("set", file, "staff", "kind=activity", "--rewrite")

    assert (1, 0) == (refused.exit_code, forced.exit_code)
    assert "cannot be kept: staff is of another kind; add --rewrite" in refused.stderr
    assert "without its comments" in forced.stderr
    assert "activity" == load(file)["staff"].kind


def test_a_json_file_is_written_anew(run, tmp_path):
    run("example", "reading-together", "-o", "model.yaml")
    run("convert", "model.yaml", "-o", "model.json")
    done = run("set", "model.json", "version=9")

    assert (0, "9") == (done.exit_code, load(tmp_path / "model.json").version)


def test_an_id_in_several_sections_asks_which(run, file):
    run("add", file, "stakeholders", "staff", "label=Staff")
    asked = run("set", file, "staff", "label=New")
    told = run("set", file, "staff", "label=New", "--section", "stakeholders")

    assert (1, 0) == (asked.exit_code, told.exit_code)
    assert "add --section stakeholders or --section elements" in asked.stderr
    assert "New" == load(file).stakeholders[0].label


@pytest.mark.usefixtures("file")
def test_a_model_with_includes_keeps_its_files_apart(run, tmp_path):
    (tmp_path / "top.yaml").write_text("logicmodel: 1\nid: top  # the top\ninclude: [model.yaml]\n", encoding="utf-8")
    done = run("set", "top.yaml", "version=2")
    elsewhere = run("set", "top.yaml", "staff", "label=New")

    assert (0, 1) == (done.exit_code, elsewhere.exit_code)
    assert "# the top" in (tmp_path / "top.yaml").read_text(encoding="utf-8")
    assert "staff stands in another file" in elsewhere.stderr


def test_a_part_moves_with_its_lines(run, file):
    result = run("move", file, "books", "--before", "staff")

    assert 0 == result.exit_code
    assert "moved, now first" in result.stderr
    assert ["books", "staff"] == [element.id for element in load(file).members("inputs")]


def test_parts_are_put_in_an_order(run, file):
    assert 0 == run("reorder", file, "train->ready", "books->train", "staff->train", "--rewrite").exit_code
    assert ["train->ready", "books->train", "staff->train"] == [link.id for link in load(file).links]


def test_parts_get_other_ids_in_the_lines_where_they_stand(run, file):
    result = run("rename", file, "train=training", "staff=people", "count=trained")

    assert 0 == result.exit_code
    assert "has the new id training" in result.stderr
    assert {"training", "people"} <= {element.id for element in load(file)}
    assert "# The heart of it." in file.read_text(encoding="utf-8")
    assert "  - people + books -> training" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("move", "staff"), 2, "say either before= or after="),
        (("move", "staff", "--before", "train"), 2, "stand in different stages"),
        (("reorder", "staff", "staff"), 2, "is named twice"),
        (("rename", "staff"), 2, "'staff' is no OLD=NEW"),
        (("rename", "staff=books"), 1, "cannot share the id 'books'"),
        (("rename", "stafff=people"), 2, "did you mean 'staff'?"),
    ],
)
def test_an_order_or_a_name_that_cannot_be_is_refused(run, file, words, code, message):
    command, *rest = words
    result = run(command, file, *rest)

    assert (code, TEXT) == (result.exit_code, file.read_text(encoding="utf-8"))
    assert message in result.stderr
