"""The help is all that a user needs."""

import pytest

from logicmodel.cli.app import COMMANDS


def test_no_arguments_show_the_help(run):
    assert "Usage: logicmodel" in run().output


def test_the_help_gives_the_exit_codes(run):
    shown = run("--help").output

    assert "a picture could not be made" in shown
    assert "130" in shown


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_each_command_says_what_it_does_and_gives_an_example(run, name):
    result = run(name, "--help")

    assert 0 == result.exit_code
    assert "Example" in result.output
    assert f"logicmodel {name}" in result.output


def test_each_command_is_listed_with_a_summary(run):
    shown = run("--help").output

    assert all(f"  {name}" in shown for name in COMMANDS)
    assert "..." not in shown.partition("Commands:")[2]


def test_a_misspelt_command_is_wrong_usage(run):
    result = run("chekc")

    assert 2 == result.exit_code
    assert "'chekc'" in result.stderr
