"""Files of draw.io: well formed, with every card in its place and every arrow joined."""

import re
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from shown import hostile_model, links_shown, squeezed

from few import at_most
from logicmodel import Input, LogicModel, draw, load_example
from logicmodel.strategies import logic_models


def cells(text):
    """Return the cells of a file by id, each with its label, its link, its tooltip and its geometry."""
    root = ET.fromstring(text).find("diagram/mxGraphModel/root")  # noqa: S314 -- our own text
    found = {}
    for item in root:
        cell = item if item.tag == "mxCell" else item.find("mxCell")
        assert item.get("id") not in found
        found[item.get("id")] = {**item.attrib, **cell.attrib, "geometry": cell.find("mxGeometry")}
    return found


def read_label(label):
    return unescape(re.sub(r"<[^>]*>", " ", label))


def assert_tells_all(model):
    picture = draw(model)
    scene, found = picture.layout.scene, cells(picture.rendered(".drawio"))
    ends = {column.id: f"stage-{column.id}" for column in scene.columns}
    ends |= {card.id: f"card-{card.id}" for card in scene.cards()}
    for card in scene.cards():
        words = squeezed(card.text + " · ".join(card.small_print()))
        assert words == squeezed(
            read_label(found[f"card-{card.id}"].get("label", found[f"card-{card.id}"].get("value")))
        )
    for factor in scene.factors.cards if scene.factors else ():
        assert f"factor-{factor.id}" in found
    arrows = [cell for identifier, cell in found.items() if identifier.startswith("link-")]

    assert [(ends[source], ends[target], said) for source, target, said in links_shown(scene)] == [
        (cell["source"], cell["target"], cell.get("tooltip", "")) for cell in arrows
    ]
    assert {cell["parent"] for cell in found.values() if "parent" in cell} <= set(found)


@at_most(25)
@given(logic_models())
def test_every_card_and_every_arrow_is_told(model):
    assert_tells_all(model)


def test_hostile_text_is_text():
    assert_tells_all(hostile_model())


def test_cards_stand_where_they_are_drawn():
    picture = draw(load_example("reading-together"))
    found = cells(picture.rendered(".drawio"))
    for column in picture.layout.columns:
        for placed in column.cards:
            geometry = found[f"card-{placed.card.id}"]["geometry"]
            left, top = float(geometry.get("x")), float(geometry.get("y"))

            assert found[f"card-{placed.card.id}"]["parent"] == f"stage-{column.column.id}"
            assert (placed.box.left, placed.box.top) == pytest.approx(
                (column.box.left + left, column.box.top + top), abs=0.02
            )


def test_feedback_is_dashed():
    found = cells(draw(load_example("reading-together")).rendered(".drawio"))
    dashed = [
        cell for identifier, cell in found.items() if identifier.startswith("link-") and "dashed=1" in cell["style"]
    ]

    assert ["feedback; medium confidence"] == [cell["tooltip"] for cell in dashed]


def test_a_card_with_a_url_is_a_link():
    found = cells(
        draw(LogicModel("m", parts=[Input("a", "A", url="https://example.org/?a=1&b=2")])).rendered(".drawio")
    )

    assert "https://example.org/?a=1&b=2" == found["card-a"]["link"]


def test_frames_of_groups_are_drawn_as_they_stand():
    picture = draw(load_example("reading-together"))
    shown = cells(picture.rendered(".drawio"))
    frames = {key: cell for key, cell in shown.items() if key.startswith("frame-")}
    expected = [placed.box for column in picture.layout.columns for placed in column.frames]

    assert [f"{box.width:.2f}" for box in expected] == [cell["geometry"].get("width") for cell in frames.values()]
    assert {"Reading at home"} == {cell["value"] for cell in frames.values()}
