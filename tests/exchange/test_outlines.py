"""Outlines: Markdown, OPML and the text of Theorymaker."""

import pytest

from logicmodel.errors import FormatError
from logicmodel.exchange import read_markdown, read_opml, read_theorymaker


def links_of(model):
    return [(link.source, link.target) for link in model.links]


def test_headings_are_stages_and_items_elements(data):
    model, losses = read_markdown(data / "reading-outline.md")

    assert [
        ("two-part-time-coordinators", "input", "inputs"),
        ("donated-books", "input", "inputs"),
        ("train-volunteers", "activity", "activities"),
        ("read-in-pairs", "activity", "activities"),
        ("volunteers-trained", "output", "outputs"),
        ("pupils-read-aloud-more", "outcome", "short-term-outcomes"),
        ("reading-fluency-improves", "outcome", "medium-term-outcomes"),
        ("children-can-take-up-any-course", "impact", "impact"),
    ] == [(element.id, element.kind, element.stage) for element in model]
    assert ["Children attend."] == [assumption.text for assumption in model.assumptions]
    assert ["Libraries close."] == [factor.label for factor in model.external_factors]
    assert ("Theory of Change", "A small programme that pairs volunteers with pupils.") == (
        model.title,
        model.description,
    )
    assert () == model.links
    assert {"dropped"} == {loss.kind for loss in losses}
    assert {"heading", "block", "links"} == {loss.subject for loss in losses}


def test_an_item_below_an_item_is_kept_in_its_description():
    model, losses = read_markdown(b"## Activities\n\n- Train\n  - on Mondays\n")

    assert "on Mondays" == model.element("train").description
    assert ["folded"] == [loss.kind for loss in losses if loss.subject == "item"]


def test_headings_in_korean_are_known_and_ids_are_by_position():
    model, _ = read_markdown("## 투입물\n- 교사\n- 예산\n## 성과\n- 문해력 향상\n".encode())

    assert [("input-1", "교사"), ("input-2", "예산"), ("outcome-1", "문해력 향상")] == [(e.id, e.label) for e in model]


def test_a_page_without_stages_is_refused():
    with pytest.raises(FormatError, match="no heading in this file is a word for a stage"):
        read_markdown(b"# Notes\n\n- one\n")


def test_opml_says_what_entries_are_and_the_caller_what_nesting_means(data):
    model, _ = read_opml(data / "reading.opml", nesting="lower-contributes")

    assert ["activity", "output", "outcome", "impact"] == [element.kind for element in model]
    assert [
        ("reading-fluency-improves", "children-can-take-up-any-course"),
        ("trained-volunteers", "reading-fluency-improves"),
        ("train-volunteers", "trained-volunteers"),
    ] == links_of(model)
    assert "measured at age 8" == model.element("reading-fluency-improves").notes


def test_nesting_is_no_arrow_unless_asked_for(data):
    model, losses = read_opml(data / "reading.opml")

    assert () == model.links
    assert [("nesting", "3 entries")] == [(loss.subject, loss.text) for loss in losses]


def test_entries_below_a_word_for_a_stage_stand_in_it():
    model, _ = read_opml(b'<opml><body><outline text="Outputs"><outline text="Books lent"/></outline></body></opml>')

    assert [("books-lent", "outputs")] == [(element.id, element.stage) for element in model]


@pytest.mark.parametrize("file", [b"<opml", b"<html/>", b"<!DOCTYPE opml><opml/>"])
def test_what_is_no_opml_is_refused(file):
    with pytest.raises(FormatError) as caught:
        read_opml(file)

    assert caught.value.problems[0].places


def test_theorymaker_text_is_read(data):
    model, losses = read_theorymaker(data / "reading.mapscript")

    assert {"staff": "inputs", "practice": "outcomes", "missed": "outcomes", "ready": "other"}.items() <= {
        element.id: element.stage for element in model
    }.items()
    assert [
        ("staff", "train"),
        ("train", "ready"),
        ("ready", "practice"),
        ("ready", "missed"),
        ("practice", "reading-fluency-improves"),
        ("missed", "reading-fluency-improves"),
        ("inputs", "ready"),
    ] == links_of(model)
    assert ("Reading", "gives time") == (model.title, model.link("staff->train").rationale)
    assert "Two part-time coordinators" == model.element("staff").label
    assert "seagreen" in {loss.text for loss in losses}


def test_a_text_without_boxes_is_refused():
    with pytest.raises(FormatError, match="there is no box in this file"):
        read_theorymaker(b"# nothing\n")
