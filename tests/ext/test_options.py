"""The options of blocks: read as they are meant, and refused all at once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel.ext.block_options import KINDS, OPTIONS, Asked, asked, options_of
from logicmodel.ext.problems import BlockError
from logicmodel.places import Place
from logicmodel.render.options import DRAW_OPTIONS

PLACE = Place("page.md", 3)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("upstream", "fluency", ("fluency",)),
        ("highlight", "train, fluency  books+staff", ("train", "fluency", "books", "staff")),
        ("between", "train -> fluency", (("train",), ("fluency",))),
        ("path", "staff + books->fluency", (("staff", "books"), ("fluency",))),
        ("arrows", "no", False),
        ("details", "", True),
        ("details", "Yes", True),
        ("rows", "stakeholder", "stakeholder"),
        ("theme", " dark ", "dark"),
        ("width", "80%", "80%"),
        ("width", "600", "600px"),
        ("name", "club", "club"),
        ("caption", "How it helps", "How it helps"),
    ],
)
def test_an_option_is_read_as_it_is_meant(name, text, value):
    wanted = asked("picture", {name: text}, PLACE)

    assert value == (wanted.look[name] if name in wanted.look else getattr(wanted, name))


def test_classes_are_several():
    assert ("wide", "framed") == asked("outline", {"class": "wide framed"}, PLACE).classes


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("theme", "drak", "theme must be one of default, print, dark, not 'drak'; did you mean 'dark'?"),
        ("arrows", "perhaps", "arrows must be yes or no, not 'perhaps'"),
        ("between", "train", "between takes a start and an end, as in 'train -> fluency', not 'train'"),
        ("path", "a -> b -> c", "path takes a start and an end, as in 'train -> fluency', not 'a -> b -> c'"),
        ("highlight", " ", "highlight is empty; write ids with spaces between them"),
        ("width", "wide", "width must be a length or a share, as in '600px' or '80%', not 'wide'"),
        ("width", "1px;color:red", "width must be a length or a share, as in '600px' or '80%', not '1px;color:red'"),
        ("name", "1 a", "name must be a letter, then letters, digits, '-' and '_', not '1 a'"),
        ("caption", "", "caption is empty; write a text"),
        ("them", "dark", "there is no option 'them' for showing the picture; did you mean 'theme'?"),
    ],
)
def test_a_mistake_is_refused_with_its_place_and_with_what_was_perhaps_meant(name, text, said):
    with pytest.raises(BlockError) as caught:
        asked("picture", {name: text}, PLACE)

    assert f"page.md:3: {said}" == str(caught.value)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(BlockError) as caught:
        asked("picture", {"theme": "drak", "arrows": "perhaps", "direction": "down", "hue": "red"}, PLACE)

    assert 3 == len(caught.value.problems)


def test_an_option_of_another_kind_of_block_is_refused_with_those_that_there_are():
    with pytest.raises(BlockError, match="no option 'theme' for showing the findings; there are profile, name, class"):
        asked("findings", {"theme": "dark"}, PLACE)


@given(st.sampled_from(KINDS), st.dictionaries(st.sampled_from([option.name for option in OPTIONS]), st.text()))
def test_any_text_is_read_or_refused(kind, given_options):
    places = set()
    try:
        asked(kind, given_options, PLACE)
    except BlockError as error:
        places = {place for problem in error.problems for place in problem.places}

    assert places <= {PLACE}


@pytest.mark.parametrize("kind", KINDS)
def test_each_option_fills_a_field_and_is_one_word_that_every_host_can_read(kind):
    fields = {field.name for field in Asked.__attrs_attrs__} | {option.name for option in DRAW_OPTIONS}

    for option in options_of(kind):
        assert option.field in fields
        assert re.fullmatch("[a-z]+", option.name)
        assert option.says.endswith(".")
        assert option.takes
