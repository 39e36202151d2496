"""PDF, tagged, with the text alternative; PNG in other scripts; and a clear word where they cannot be made."""

import re
import sys
import zlib

import pytest

from logicmodel import Input, LogicModel, draw, load_example
from logicmodel.errors import DrawingError, MissingGlyphError
from logicmodel.examples import example_names
from logicmodel.render.outputs.glyphs import missing_glyphs
from logicmodel.render.outputs.joined_letters import taken_out


@pytest.fixture
def typst():
    return pytest.importorskip("typst", reason="the extra logicmodel[pdf] is not installed")


def objects(pdf):
    """Return the objects of a PDF, the compressed ones unpacked."""
    unpacked = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            unpacked.append(zlib.decompress(stream))
        except zlib.error:
            unpacked.append(stream)
    return pdf + b"\n".join(unpacked)


@pytest.mark.usefixtures("typst")
@pytest.mark.parametrize("name", example_names())
def test_the_pdf_has_one_page_tags_a_language_and_the_description(name):
    picture = draw(load_example(name))
    content = objects(picture.rendered(".pdf"))

    assert b"/MarkInfo" in content
    assert b"/Lang" in content
    assert b"pdfuaid:part" in content
    assert b"/Count 1" in content
    assert f"/Alt<FEFF{picture.description.encode('utf-16-be').hex().upper()}>".encode() in content


@pytest.mark.usefixtures("typst")
def test_the_same_model_gives_the_same_bytes():
    assert draw(load_example("reading-together")).rendered(".pdf") == draw(load_example("reading-together")).rendered(
        ".pdf"
    )


@pytest.mark.usefixtures("typst")
def test_a_letter_that_no_font_has_is_an_error_that_says_what_to_do():
    with pytest.raises(DrawingError, match=r"no font of this machine has '\\U0010fffd'; install a font.*as SVG"):
        draw(LogicModel("m", "A letter: \U0010fffd", parts=[Input("a", "A")])).rendered(".pdf")


@pytest.mark.usefixtures("typst")
@pytest.mark.parametrize("word", ["قراءة", "阅读"])
def test_a_png_takes_letters_that_the_engine_lacks_from_the_fonts_of_this_machine(word):
    try:
        made = draw(LogicModel("m", parts=[Input("a", word)])).png(1)
    except MissingGlyphError:
        pytest.skip(f"no font of this machine has the letters of {word}")

    assert made.startswith(b"\x89PNG")
    assert draw(LogicModel("m", parts=[Input("a", word)])).png(1) == made


@pytest.mark.usefixtures("typst")
def test_a_png_with_a_letter_that_no_font_has_is_refused():
    with pytest.raises(MissingGlyphError, match=r"would draw boxes.*install a font.*or set LOGICMODEL_DOT"):
        draw(LogicModel("m", "A letter: \U0010fffd", parts=[Input("a", "A")])).png()


def test_without_the_extra_the_error_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)

    with pytest.raises(DrawingError, match=r"pip install 'logicmodel\[pdf\]'"):
        draw(load_example("reading-together")).rendered(".pdf")


@pytest.mark.usefixtures("typst")
def test_a_pdf_on_a_page_has_the_size_of_the_page():
    pdf = draw(load_example("reading-together"), page="a4").rendered(".pdf")

    assert b"MediaBox[0 0 842 595]" in objects(pdf)


HINDI = "शिक्षा की गुणवत्ता"


def test_lines_whose_letters_join_are_taken_out_of_the_picture():
    svg = draw(LogicModel("m", "Reading", parts=[Input("a", HINDI), Input("b", "A & B")])).svg
    rest, [line] = taken_out(svg)

    assert HINDI == line["text"]
    assert ("start", "regular", "#1b2733", False) == tuple(
        line[name] for name in ("anchor", "weight", "fill", "struck")
    )
    assert f'x="{line["x"]:g}" y="{line["y"]:g}"' in svg
    assert "Noto Sans Devanagari" == line["fonts"][0]
    assert not [text for text in re.findall("<text[^>]*>([^<]*)", rest) if "शि" in text]
    assert "A &amp; B" in rest


@pytest.mark.usefixtures("typst")
@pytest.mark.parametrize("page", [None, "a4"])
def test_a_pdf_in_hindi_conforms_and_can_be_copied(page):
    try:
        made = draw(LogicModel("m", parts=[Input("a", HINDI)]), page=page).rendered(".pdf")
    except MissingGlyphError as error:
        assert "no font of this machine has 'शि'" in str(error)  # noqa: PT017 -- the machine has fonts, or has none
    else:
        assert b"pdfuaid:part" in objects(made)


@pytest.mark.usefixtures("typst")
def test_a_png_with_accents_that_stand_by_themselves_is_typeset():
    model = LogicModel("m", parts=[Input("a", "ọ̀rọ̀")])

    assert "\u0300" in missing_glyphs(draw(model).dot)
    assert draw(model).png(1).startswith(b"\x89PNG")
