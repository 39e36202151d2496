"""``paths`` and ``robustness``."""

import pytest

ALL_IMPLIED = "Every path has an implied step"


@pytest.fixture
def seed(run):
    run("example", "trauma-informed", "-o", "seed.yaml")
    return "seed.yaml"


@pytest.fixture
def linked(run):
    run("example", "reading-together", "-o", "linked.yaml")
    return "linked.yaml"


def test_paths_are_printed_one_in_a_line(run, linked):
    result = run("paths", linked, "train", "fluency", "--ids")

    assert 0 == result.exit_code
    assert [
        "train -> volunteers-ready -> sessions-held -> practice -> fluency",
        "train -> volunteers-ready -> sessions-held -> enjoyment -> habit -> fluency",
    ] == result.stdout.splitlines()
    assert "" == result.stderr


def test_paths_are_printed_with_labels_for_readers(run, linked):
    assert (
        "Train volunteers in paired reading -> 60 trained volunteers -> Paired reading sessions held -> "
        "Pupils spend more time reading aloud -> Reading fluency improves"
    ) == run("paths", linked, "train", "fluency").stdout.splitlines()[0]


def test_paths_between_stages_are_found(run, linked):
    assert 2 == len(run("paths", linked, "inputs", "impact", "--max-paths", "2").stdout.splitlines())


def test_more_paths_than_the_limit_are_not_hidden(run, linked):
    result = run("paths", linked, "train", "fluency", "--max-paths", "1")

    assert 1 == len(result.stdout.splitlines())
    assert "There are 2 paths; --max-paths shows more of them.\n" == result.stderr


def test_paths_that_only_column_arrows_imply_are_said_to_be_so(run, seed):
    result = run("paths", seed, "leadership", "health", "--max-paths", "3")

    assert 0 == result.exit_code
    assert 3 == len(result.stdout.splitlines())
    assert ALL_IMPLIED in result.stderr


def test_no_stated_path_is_a_finding(run, seed):
    result = run("paths", seed, "leadership", "health", "--stated-only")

    assert (1, "") == (result.exit_code, result.stdout)
    assert "the model has no stated path from 'leadership' to 'health'" in result.stderr


def test_an_unknown_id_is_wrong_usage_and_one_is_suggested(run, linked):
    result = run("paths", linked, "train", "fluent")

    assert 2 == result.exit_code
    assert "did you mean 'fluency'" in result.stderr


def test_robustness_is_a_table_with_the_links_to_test_first(run, linked):
    result = run("robustness", linked, "activities", "fluency", "--ids")

    assert 0 == result.exit_code
    assert ["       fluency  all", "all    2        2"] == [result.stdout.splitlines()[row] for row in (0, 4)]
    assert "test first: sessions-held->practice, enjoyment->habit" == result.stdout.splitlines()[-1]
    assert "" == result.stderr


def test_robustness_that_is_only_implied_is_marked(run, seed):
    assert "~1" in run("robustness", seed, "build-skills", "health").stdout
    assert "~" not in run("robustness", seed, "build-skills", "health", "--stated-only").stdout


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (("upstream", "fluency"), "Pupils enjoy reading more  "),
        (("downstream", "practice", "--ids"), "fluency        medium-term-outcomes"),
        (
            ("bottlenecks", "inputs", "impact", "--ids"),
            "opportunity  yes      understanding  understanding->opportunity",
        ),
        (("loops", "--ids"), "enjoyment -> habit -> fluency -> enjoyment"),
        (("timing", "practice", "opportunity"), "2374.1 to 5296.1 days from practice to opportunity"),
        (("matrix", "--from", "lend", "--to", "fluency", "--measure", "paths", "--ids"), "lend  1"),
        (
            ("what-if", "--without-link", "practice->fluency", "--ids"),
            "fluency        medium-term-outcomes  loses some support",
        ),
    ],
)
def test_a_question_is_answered(run, linked, command, line):
    name, *arguments = command
    result = run(name, linked, *arguments)

    assert (0, "") == (result.exit_code, result.stderr)
    assert line in result.stdout


def test_a_model_without_loops_has_none(run, seed):
    assert "There is no loop.\n" == run("loops", seed).stdout


def test_what_fails_has_to_be_said(run, linked):
    result = run("what-if", linked)

    assert 2 == result.exit_code
    assert "say what fails" in result.stderr


def test_robustness_is_told_for_whole_stages(run, linked):
    assert (
        "activities  2"
        in run("robustness", linked, "activities", "medium-term-outcomes", "--per", "stage", "--ids").stdout
    )
