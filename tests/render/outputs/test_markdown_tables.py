"""Markdown is read back with a parser of CommonMark and its tables."""

from itertools import pairwise

import pytest
from hypothesis import given
from shown import HOSTILE, cards_shown, hostile_model, links_shown, squeezed

from few import at_most
from logicmodel import Input, LogicModel, Stakeholder, draw
from logicmodel.languages import words_in
from logicmodel.render.telling.describe import marks_of, names_of
from logicmodel.strategies import logic_models
from logicmodel.wording import one_line

parser = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(text):
    """Return the cells of the table, row by row, the items of the lists, and the headings, as readers see them."""
    cells, items, headings, rows = None, [], [], []
    tokens = parser.parse(text)
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            cells = []
            rows.append(cells)
        if token.type != "inline":
            continue
        assert {child.type for child in token.children} <= {
            *("text", "text_special", "html_inline", "em_open", "em_close", "strong_open", "strong_close"),
            *("link_open", "link_close"),
        }
        words = "".join(" " if child.type == "html_inline" else child.content for child in token.children)
        if before.type in {"td_open", "th_open"}:
            cells.append(words)
        elif before.type == "heading_open":
            headings.append(words)
        else:
            items.append(words)
    return rows, items, headings


def assert_tells_all(model):
    scene = draw(model).layout.scene
    rows, items, headings = read(draw(model).rendered(".md").decode())
    columns = [[squeezed(cell) for cell in column if cell] for column in zip(*rows[1:], strict=True)]
    names, say = names_of(scene), words_in(model.language)
    told = [
        say("contributes to {target}", target=names[target] + (f" ({said})" if said else ""))
        for _, target, said in links_shown(scene)
    ]
    factors = scene.factors.cards if scene.factors else ()
    lists = [*[say("Links")][: len(told)], *[say("External factors")][: len(factors)]]

    assert [one_line(model.title), *lists] == headings
    if columns:
        shown = iter(map(squeezed, cards_shown(scene)))
        assert [[next(shown) for _ in column.cards] for column in scene.columns] == columns
    assert sorted(told) == sorted(item for item in items if item in told)
    assert [f"{one_line(card.text)} ({'; '.join(map(one_line, marks_of(card, say)))})" for card in factors] == items[
        len(items) - len(factors) :
    ]


@at_most(30)
@given(logic_models())
def test_every_card_and_every_arrow_is_told(model):
    assert_tells_all(model)


def test_hostile_text_is_text():
    assert_tells_all(hostile_model())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_a_heading_too(text):
    assert [one_line(text)] == read(draw(LogicModel("m", text)).rendered(".md").decode())[2]


def test_a_link_of_a_whole_stage_is_told_as_one():
    items = read(draw(hostile_model()).rendered(".md").decode())[1]

    assert "The stage `n` #1; end" in items


def test_rows_of_the_picture_are_named_in_the_table():
    people = [Stakeholder("staff", "Staff"), Stakeholder("pupils", "Pupils")]
    model = LogicModel("m", parts=[Input("a", "A", who=people[0]), Input("b", "B", who=people[1])])
    rows = read(draw(model, rows="stakeholder").rendered(".md").decode())[0]

    assert [["", "Inputs"], ["Staff", "A"], ["Pupils", "B"]] == rows
