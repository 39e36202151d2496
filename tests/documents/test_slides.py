"""Slides have native shapes with glued connectors, and what was edited in them is read back."""

import os
import shutil
import subprocess

import pytest
from hypothesis import given
from pptx import Presentation
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from few import at_most
from logicmodel import Activity, Input, Link, LogicModel, Outcome, Output, link, load_example
from logicmodel.documents import update_from_slides, write_logframe, write_narrative, write_slides
from logicmodel.strategies import logic_models

pytestmark = pytest.mark.slow

OFFICE = shutil.which("soffice")
REQUIRED = "LOGICMODEL_REQUIRE_OFFICE" in os.environ  # so that no test is passed over unseen
MODEL = LogicModel(
    "reading",
    title="Reading",
    language="fr",
    parts=[
        Input("staff", "Staff") >> (train := Activity("train", "Train")) >> (ready := Output("ready", "Ready")),
        link(ready, Outcome("fluency", "Fluency", term="short"), sign="negative"),
        link(ready, train, feedback=True),
    ],
)


@pytest.fixture
def deck(tmp_path):
    """Return the path of a deck of the model."""
    write_slides(MODEL, tmp_path / "deck.pptx")
    return tmp_path / "deck.pptx"


def shapes_of(path):
    return {shape.name: shape for slide in Presentation(str(path)).slides for shape in slide.shapes}


@pytest.fixture
def edited(deck):
    """Return a function that edits the shapes of the deck, and returns what is read back."""

    def edit(change):
        presentation = Presentation(str(deck))
        slide = presentation.slides[0]
        change({shape.name: shape for shape in slide.shapes}, slide)
        presentation.save(str(deck))
        return update_from_slides(MODEL, deck)

    return edit


def test_elements_and_links_are_shapes_named_by_their_ids(deck):
    assert {"staff", "train", "ready", "fluency", *(each.id for each in MODEL.links)} <= shapes_of(deck).keys()


def test_connectors_are_glued_to_the_right_shapes_and_have_heads(deck):
    shapes = shapes_of(deck)
    names = {shape.shape_id: name for name, shape in shapes.items()}
    glued = {
        each.id: tuple(
            names[int(shapes[each.id]._element.find(f".//{qn(end)}").get("id"))] for end in ("a:stCxn", "a:endCxn")
        )
        for each in MODEL.links
    }

    assert {each.id: (each.source, each.target) for each in MODEL.links} == glued
    assert ["triangle", "triangle", "oval", "triangle"] == [
        shapes[each.id]._element.find(f".//{qn('a:tailEnd')}").get("type") for each in MODEL.links
    ]


def test_what_a_look_means_is_said(deck):
    shapes = shapes_of(deck)

    assert "Round end: more leads to less. Dashed: declared feedback." == shapes["legend"].text_frame.text
    assert "Ready → Fluency: more leads to less" == shapes["ready->fluency"]._element.find(f".//{qn('p:cNvPr')}").get(
        "descr"
    )


def test_notes_tell_the_picture_and_texts_have_their_language(deck):
    [slide] = Presentation(str(deck)).slides
    run = shapes_of(deck)["train"].text_frame.paragraphs[0].runs[0]

    assert "Train" in slide.notes_slide.notes_text_frame.text
    assert "fr" == run._r.rPr.get("lang")


def test_a_large_model_is_split_and_its_text_stays_readable(tmp_path):
    write_slides(load_example("trauma-informed"), tmp_path / "a.pptx")
    slides = Presentation(str(tmp_path / "a.pptx")).slides
    sizes = [
        run.font.size
        for slide in slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]

    assert len(slides) > 1
    assert min(sizes) >= Pt(10)


def test_equal_models_are_equal_bytes(tmp_path, deck):
    write_slides(MODEL, tmp_path / "other.pptx")

    assert deck.read_bytes() == (tmp_path / "other.pptx").read_bytes()


@at_most(8)
@given(logic_models(min_elements=1, max_elements=4))
def test_a_deck_that_nobody_edited_changes_nothing(tmp_path_factory, model):
    path = tmp_path_factory.mktemp("deck") / "deck.pptx"
    write_slides(model, path)

    assert model == update_from_slides(model, path).model


def test_a_reworded_shape_rewords_the_element(edited):
    def reword(shapes, _):
        shapes["train"].text_frame.paragraphs[0].runs[0].text = "Train 60 volunteers"

    assert "Train 60 volunteers" == edited(reword).model.element("train").label


def test_a_moved_shape_moves_the_element_to_the_stage_below_it(edited):
    def move(shapes, _):
        shapes["train"].left, shapes["train"].top = shapes["fluency"].left, shapes["fluency"].top

    assert "short-term-outcomes" == edited(move).model.element("train").stage


def test_a_connector_may_be_glued_elsewhere_and_drawn_anew(edited):
    def draw(shapes, slide):
        shapes["train->ready"].end_connect(shapes["fluency"], 1)
        new = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
        new.begin_connect(shapes["staff"], 3)
        new.end_connect(shapes["ready"], 1)

    ids = [each.id for each in edited(draw).model.links]

    assert {"train->fluency", "staff->ready"} <= set(ids)
    assert "train->ready" not in ids


def test_what_has_no_shape_any_more_stays_and_is_reported(edited):
    def remove(shapes, _):
        shapes["fluency"]._element.getparent().remove(shapes["fluency"]._element)

    model, losses = edited(remove)

    assert "fluency" in model
    assert "fluency" in {loss.id for loss in losses if loss.subject == "shape"}


def test_a_shape_that_is_no_element_is_reported(edited):
    def add(_, slide):
        slide.shapes.add_textbox(0, 0, Pt(100), Pt(20)).text_frame.text = "A remark"

    assert ["A remark"] == [loss.text for loss in edited(add).losses]


def test_what_slides_leave_out_is_reported(tmp_path):
    losses = write_slides(LogicModel("m", parts=[Activity("a", "A", notes="N"), Link("a", "a")]), tmp_path / "a.pptx")

    assert {("element", "a", "notes"), ("link", "a->a", None)} == {
        (each.subject, each.id, each.field) for each in losses
    }


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"ends in \.pptx"):
        write_slides(MODEL, tmp_path / "a.ppt")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None and not REQUIRED, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_what_is_written(tmp_path):
    write_slides(MODEL, tmp_path / "slides.pptx")
    write_narrative(MODEL, tmp_path / "narrative.docx")
    write_logframe(MODEL, tmp_path / "logframe.xlsx", style="fcdo")
    files = sorted(str(path) for path in tmp_path.iterdir())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf"), *files]
    subprocess.run(command, check=True, capture_output=True)

    assert ["logframe.pdf", "narrative.pdf", "slides.pdf"] == sorted(path.name for path in (tmp_path / "pdf").iterdir())
