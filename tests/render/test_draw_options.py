"""The options of a picture are described once, and everything else agrees with that."""

import inspect

import click
import pytest

from logicmodel import draw, load_example
from logicmodel.cli.draw_command import draw as draw_command
from logicmodel.ext.block_options import options_of
from logicmodel.render.options import DRAW_OPTIONS, options_for, refuse_bad_options

NO_OPTIONS = {"model", "path"}


def test_draw_has_the_options_that_are_described_with_their_defaults():
    parameters = {
        name: parameter.default
        for name, parameter in inspect.signature(draw).parameters.items()
        if name not in NO_OPTIONS
    }

    assert {option.name: option.default for option in DRAW_OPTIONS} == parameters


def test_the_command_line_has_the_options_that_are_for_it():
    given = {parameter.name: parameter for parameter in draw_command.params}

    for option in options_for("command"):
        parameter = given[option.name]
        choices = parameter.type.choices if isinstance(parameter.type, click.Choice) else ()
        assert option.choices == tuple(choices)
        assert parameter.help.startswith(option.says)


@pytest.mark.parametrize("kind", ["picture", "table"])
def test_blocks_have_the_options_that_are_for_them(kind):
    assert [option.name for option in options_for(kind)] == [each.field for each in options_of(kind) if each.is_of_draw]


@pytest.mark.parametrize("option", DRAW_OPTIONS, ids=lambda option: option.name)
def test_an_option_says_what_it_does_in_sentences(option):
    assert option.says[0].isupper()
    assert option.says.endswith(".")


@pytest.mark.parametrize("option", DRAW_OPTIONS, ids=lambda option: option.name)
def test_the_default_of_an_option_is_a_value_of_it(option):
    refuse_bad_options(**{option.name: option.default})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("direction", "left", "direction must be one of right, down, not 'left'"),
        ("show_title", "My title", "show_title must be True or False, not 'My title'"),
        ("arrows", 1, "arrows must be True or False, not 1"),
        ("alt", 5, "alt must be text, not 5"),
        ("id_prefix", "1st-", "id_prefix must be a letter, then letters, digits, '-' and '_' (as in 'reading-')"),
        ("heat", {"train": -1}, "heat['train'] must be a number of 0 or more, not -1"),
        ("heat", {"train": float("nan")}, "heat['train'] must be a number of 0 or more, not nan"),
        ("timeout", 0, "timeout must be a number above 0 and at most 86,400, not 0"),
    ],
)
def test_a_wrong_value_is_refused_with_what_was_expected(name, value, message):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- the message is compared
        draw(load_example("reading-together"), **{name: value})

    assert str(caught.value).startswith(message)


def test_all_wrong_values_are_told_at_once():
    with pytest.raises(ValueError) as caught:  # noqa: PT011 -- the message is counted
        draw(load_example("reading-together"), direction="left", page="a9", arrows="no")

    assert 3 == len(str(caught.value).splitlines())
