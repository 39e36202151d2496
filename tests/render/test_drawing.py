"""Pictures as files, as text, and in notebooks."""

import base64
import re
import sys
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from few import at_most
from logicmodel import Activity, Input, LogicModel, Outcome, Stage, Stakeholder, draw, load_example, outline
from logicmodel.errors import MissingGlyphError, PictureTooLargeError
from logicmodel.examples import example_names
from logicmodel.strategies import logic_models

HOSTILE = '<script>alert(1)</script> & "quotes" \\N \\n {a|b} a:b'


@pytest.mark.parametrize("name", example_names())
def test_the_dot_text_of_the_examples_is_as_agreed(matches_golden, name):
    assert matches_golden(f"{name}.dot", draw(load_example(name)).dot)


@pytest.mark.parametrize("name", example_names())
def test_the_description_of_the_examples_is_as_agreed(matches_golden, name):
    assert matches_golden(f"{name}.description.txt", draw(load_example(name)).description + "\n")


@pytest.mark.parametrize("name", example_names())
def test_the_outline_of_the_examples_is_as_agreed(matches_golden, name):
    assert matches_golden(f"{name}.outline.txt", outline(load_example(name)))


@pytest.mark.parametrize("name", example_names())
def test_the_same_model_gives_the_same_bytes(name):
    once, again = draw(load_example(name)), draw(load_example(name))

    assert once.svg == again.svg
    assert once.png(1) == again.png(1)


@pytest.mark.parametrize(("ending", "start"), [(".svg", b"<svg "), (".png", b"\x89PNG"), (".dot", b"digraph")])
def test_the_format_goes_by_the_ending(tmp_path, ending, start):
    file = tmp_path / f"model{ending}"
    draw(load_example("reading-together"), file)

    assert file.read_bytes().startswith(start)


@pytest.mark.parametrize("name", ["model.gif", "model", "model.jpeg"])
def test_an_unknown_ending_is_refused_and_nothing_is_written(tmp_path, name):
    with pytest.raises(ValueError, match=r"cannot be saved as .*; take one of \.svg, \.png, \.pdf, "):
        draw(load_example("reading-together"), tmp_path / name)

    assert list(tmp_path.iterdir()) == []


def test_a_png_of_too_many_pixels_is_refused_with_the_scale_that_fits():
    picture = draw(load_example("trauma-informed"))

    with pytest.raises(PictureTooLargeError, match=r"million pixels.*take a scale of \d"):
        picture.png(scale=50)


@at_most(20)
@given(logic_models())
def test_any_model_can_be_drawn_as_svg(model):
    root = ET.fromstring(draw(model).svg)  # noqa: S314 -- our own text

    assert root.get("viewBox")


@given(logic_models())
def test_the_description_tells_every_card_and_every_arrow(model):
    english = LogicModel(**model.header() | {"language": None}, parts=[model])
    picture = draw(english)
    lines = picture.description.splitlines()

    for card in picture.layout.scene.cards():
        assert any(line.startswith(f"- {' '.join(card.text.split())}") for line in lines)
    told = sum(line.startswith(("  contributes to ", "- The whole stage contributes to ")) for line in lines)

    assert len(model.links) == told


def test_words_that_are_code_elsewhere_are_shown_as_they_are():
    staff = Input("staff", HOSTILE, who=Stakeholder("w", HOSTILE), description=HOSTILE)
    model = LogicModel("m", HOSTILE, parts=[staff >> Activity("a", HOSTILE), Stage("inputs", HOSTILE, notes=HOSTILE)])
    picture = draw(model)
    texts = "".join(ET.fromstring(picture.svg).itertext())  # noqa: S314 -- our own text

    assert "<script" not in picture.svg
    assert "<script" not in picture._repr_html_()
    for word in ("<script>alert(1)</script>", '"quotes"', "\\N", "\\n", "{a|b}", "a:b"):
        assert word in texts


def test_cards_and_links_have_ids_that_clash_with_no_other_picture():
    one, other = (ET.fromstring(draw(load_example(name)).svg) for name in example_names())  # noqa: S314 -- our own text
    ids = [{element.get("id") for element in root.iter() if element.get("id")} for root in (one, other)]

    assert ids[0].isdisjoint(ids[1])
    assert all(
        len(found) == sum(1 for e in root.iter() if e.get("id")) for found, root in zip(ids, (one, other), strict=True)
    )


def test_ids_start_with_the_prefix_that_is_asked_for():
    svg = draw(load_example("reading-together"), id_prefix="reading-").svg

    assert all(identifier.startswith("reading-") for identifier in re.findall(r' id="([^"]+)"', svg))
    assert ' id="reading-card-train"' in svg


@pytest.mark.parametrize("prefix", ["", "1st-", "a b", "a.b-", "é-", "a#"])
def test_a_prefix_that_no_style_sheet_could_name_is_refused(prefix):
    with pytest.raises(ValueError, match="id_prefix must be a letter, then"):
        draw(load_example("reading-together"), id_prefix=prefix)


def test_whatever_is_drawn_has_an_id_to_link_to():
    picture = draw(load_example("reading-together"), id_prefix="reading-")
    ids = re.findall(r' id="reading-([^"]+)"', picture.svg)

    assert {"card-train", "stage-outputs", "group-home-reading", "factor-library-hours"} <= set(picture.anchors)
    assert set(picture.anchors) <= set(ids)
    assert len(set(ids)) == len(ids)


def test_a_title_may_be_left_out_of_the_picture_and_stays_in_its_text():
    with_title, without = (
        draw(load_example("reading-together")),
        draw(load_example("reading-together"), show_title=False),
    )

    assert ">Reading Together</text>" in with_title.svg
    assert ">Reading Together</text>" not in without.svg
    assert without.layout.height < with_title.layout.height
    assert with_title.alt == without.alt
    assert "# Reading Together" not in without.rendered(".md").decode().splitlines()


def test_shades_of_an_amount_have_a_dark_counterpart():
    svg = draw(load_example("reading-together"), heat={"train": 2, "read": 1}).svg
    [light] = re.findall(r"card-train\".*?fill=\"(#\w+)\"", svg)[:1]

    assert f'.card [fill="{light}"]{{fill:var(--logicmodel-shade-0,{light})}}' in svg
    assert "--logicmodel-shade-0:#" in svg


def test_an_alternative_text_of_the_author_takes_the_place_of_ours():
    picture = draw(load_example("reading-together"), alt="How reading & lending help")

    assert "How reading & lending help" == picture.alt
    assert ">How reading &amp; lending help</title>" in picture.svg


def test_a_card_with_a_url_is_a_link_and_the_picture_says_that_it_has_links():
    model = LogicModel("m", parts=[Input("staff", "Staff", url="https://example.org/staff?a=1&b=2")])
    root = ET.fromstring(draw(model).svg)  # noqa: S314 -- our own text
    anchors = [element.get("href") for element in root.iter() if element.tag.endswith("}a")]

    assert anchors == ["https://example.org/staff?a=1&b=2"]
    assert root.get("role") == "graphics-document document"


def test_the_picture_is_named_and_described_for_assistive_technology():
    picture = draw(load_example("reading-together"))
    root = ET.fromstring(picture.svg)  # noqa: S314 -- our own text
    title, description = root[0], root[1]

    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert (picture.alt, picture.description) == (title.text, description.text)


def test_a_notebook_gets_html_png_and_text_with_alternatives():
    picture = draw(LogicModel("m", "A title", parts=[Input("a", "A") >> Outcome("b", "B")]))
    data, metadata = picture._repr_mimebundle_()

    assert set(data) == {"text/plain", "text/html", "image/png"}
    assert metadata == {"image/png": {"alt": picture.alt, "width": round(picture.layout.width * 96 / 72)}}
    assert f'alt="{picture.alt}"' in data["text/html"]
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == picture.description


def test_a_notebook_gets_what_it_asks_for_only():
    picture = draw(LogicModel("m", parts=[Input("a", "A")]))

    assert set(picture._repr_mimebundle_(include={"text/plain"})[0]) == {"text/plain"}
    assert "image/png" not in picture._repr_mimebundle_(exclude={"image/png"})[0]


@given(logic_models())
def test_the_outline_names_every_element_and_every_link(model):
    lines = outline(model).splitlines()

    for element in model:
        assert any(line.startswith(f"  {element.id}: ") for line in lines)
    for link in model.links:
        assert any(line.startswith(f"  {link.source} -> {link.target}") for line in lines)


@pytest.mark.parametrize("word", ["قراءة", "阅读", "읽기", "📚"])
def test_a_png_with_letters_that_the_engine_lacks_is_refused_without_the_extra(monkeypatch, word):
    monkeypatch.setitem(sys.modules, "typst", None)
    picture = draw(LogicModel("m", parts=[Input("a", word)]))

    with pytest.raises(
        MissingGlyphError, match=r"has no letters for .* pip install 'logicmodel\[pdf\]'; or set LOGICM"
    ):
        picture.png()
    assert "image/png" not in picture._repr_mimebundle_()[0]
    assert word in picture.svg


@pytest.mark.parametrize("word", ["Über Łódź", "Чтение", "Ανάγνωση", "קריאה", "½ of “all” — 70 % → 80 %"])
def test_a_png_has_latin_greek_cyrillic_and_hebrew(word):
    assert draw(LogicModel("m", parts=[Input("a", word)])).png(1).startswith(b"\x89PNG")


def test_a_picture_on_a_page_has_the_size_of_the_page_inside_its_margins():
    picture = draw(load_example("reading-together"), page="a4")

    assert 'width="1047"' in picture.svg
    assert (842 - 57) * 96 / 72 == pytest.approx(picture.width, abs=0.5)


def test_text_that_is_too_small_for_its_page_is_told_with_what_helps():
    crowd = LogicModel("m", parts=[Outcome(f"o{number}", f"Outcome {number}") for number in range(150)])
    small, large = draw(crowd, page="a4"), draw(load_example("reading-together"), page="a3")

    assert small.text_size < 6 <= large.text_size
    assert "points high on a4, and below 6 points it is hard to read: take page='a3'" in small.advice[0]
    assert small.advice[0].replace("'", "&#x27;") in small._repr_html_()
    assert not large.advice


def test_a_picture_without_a_page_has_no_advice():
    assert not draw(load_example("reading-together")).advice
