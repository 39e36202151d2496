"""Two versions in one picture: what is new, gone or changed is marked, in words and by the line."""

import re

import pytest

from logicmodel import Activity, Input, Link, LogicModel, Output, draw
from logicmodel.model import add_parts, remove_parts, with_fields
from logicmodel.render import versions_page

OLD = LogicModel(
    "m", "Reading", parts=[Input("staff", "Staff") + Input("books", "Books") >> Activity("train", "Train")]
)
NEW = add_parts(
    with_fields(remove_parts(OLD, "books"), "train", label="Train all", notes="N"),
    Output("ready", "Ready <now>"),
    Link("train", "ready"),
)


def card(svg, identifier):
    """Return the part of a picture that is the card of an element."""
    return re.search(rf'<g id="[^"]*card-{identifier}".*?</g>', svg).group()


def test_what_is_gone_is_struck_and_dashed_and_called_removed():
    gone = card(draw(NEW, since=OLD).svg, "books")

    assert "line-through" in gone
    assert "stroke-dasharray" in gone
    assert "removed" in gone


def test_what_is_new_has_a_thick_border_and_is_called_new():
    svg = draw(NEW, since=OLD).svg

    assert 'stroke-width="2.2"' in card(svg, "ready")
    assert "+ new" in card(svg, "ready")
    assert 'stroke-width="1"' in card(svg, "staff")


def test_a_card_says_what_it_was_called_and_what_else_is_otherwise():
    assert "~ was: Train; also notes" in draw(NEW, since=OLD).description


def test_links_say_what_became_of_them():
    description = draw(NEW, since=OLD).description

    assert "contributes to Ready <now> (+ new)" in description
    assert "contributes to Train all (\u2212 removed)" in description


def test_the_legend_explains_the_marks_where_there_are_any():
    assert "since the older version" in draw(NEW, since=OLD).svg
    assert "since the older version" not in draw(NEW, since=NEW).svg


def test_no_change_gives_the_same_picture():
    assert draw(NEW).svg == draw(NEW, since=NEW).svg


def test_what_is_no_model_is_refused():
    with pytest.raises(ValueError, match=r"since must be a LogicModel, not 'old\.yaml'"):
        draw(NEW, since="old.yaml")


def test_a_page_shows_both_versions_with_ids_of_their_own_and_the_changes_in_words():
    page = versions_page(OLD, NEW)
    ids = re.findall(r'\bid="([^"]+)"', page)

    assert 2 == page.count("<svg ")
    assert len(ids) == len(set(ids))
    assert "Ready &lt;now&gt;" in page
    assert "output &quot;Ready &lt;now&gt;&quot; (ready): added" in page
    assert "<script" not in page
