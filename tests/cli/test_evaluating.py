"""The questions of evaluators on the command line."""

import pytest


@pytest.fixture
def linked(run):
    run("example", "reading-together", "-o", "linked.yaml")
    return "linked.yaml"


def test_attainment_is_a_table_with_the_counts_below(run, linked):
    lines = run("attainment", linked, "practice", "--ids").stdout.splitlines()

    assert "0 of 1 due were met; 1 of them not measured since" == lines[-1]
    assert ["practice", "minutes-aloud", "85%"] == [lines[1].split()[place] for place in (0, 1, 8)]


def test_a_day_that_is_none_is_wrong_usage(run, linked):
    result = run("attainment", linked, "--at", "soon")

    assert 2 == result.exit_code
    assert "at must be a date" in result.stderr


def test_evidence_is_a_table_of_links(run, linked):
    assert (
        "3 links: 1 supported; 0 contested; 2 no evidence; 0 contradicted"
        == run("evidence", linked, "books-home").stdout.splitlines()[-1]
    )


def test_a_contribution_is_a_table_or_a_story(run, linked):
    table = run("contribution", linked, "sessions-held", "understanding").stdout
    story = run("contribution", linked, "sessions-held", "understanding", "--format", "markdown").stdout

    assert table.startswith("The evidence named is consistent with")
    assert story.startswith("# How “Paired reading sessions held” contributes to")


def test_the_weakest_links_come_first(run, linked):
    lines = run("weakest", linked, "--max-links", "2", "--ids").stdout.splitlines()

    assert ["enjoyment->habit", "staff->train"] == [line.split()[0] for line in lines[1:]]


def test_readers_see_labels_and_programs_can_ask_for_ids(run, linked):
    commands = [
        ("weakest", linked, "fluency"),
        ("evidence", linked, "fluency"),
        ("robustness", linked, "practice", "fluency"),
    ]
    commands += [("attainment", linked, "fluency"), ("contribution", linked, "practice", "fluency")]
    for command in commands:
        assert "fluency" not in run(*command).stdout.replace("Reading fluency", "")
        assert "Reading fluency improves" in run(*command).stdout
        assert "fluency" in run(*command, "--ids").stdout


def test_outcomes_that_rest_on_one_activity_are_listed(run, linked):
    assert "(none)\n" == run("rests-on-one", linked).stdout
