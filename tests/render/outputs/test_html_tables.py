"""Tables of HTML: well formed, with captions and headings that say what they head."""

from xml.etree import ElementTree as ET

from hypothesis import given
from shown import cards_shown, hostile_model, links_shown, squeezed

from logicmodel import Input, LogicModel, Stakeholder, draw
from logicmodel.render.telling.describe import names_of
from logicmodel.render.telling.html_tables import to_html_table
from logicmodel.strategies import logic_models


def tables(scene):
    """Return the tables by class."""
    root = ET.fromstring(f"<div>{to_html_table(scene)}</div>")  # noqa: S314 -- our own text
    return {box.get("class"): box[0] for box in root}


def words(node):
    return squeezed("".join(node.itertext()))


def assert_tells_all(model):
    scene = draw(model).layout.scene
    found = tables(scene)
    names = names_of(scene)
    cards = cards_shown(scene)[: len(list(scene.cards()))]
    links = found.get("logicmodel-links", ET.Element("table"))
    factors = found.get("logicmodel-external-factors", ET.Element("table"))

    assert list(map(squeezed, cards)) == [words(item) for table in found.values() for item in table.iter("li")]
    assert [
        [squeezed(names[source]), squeezed(names[target]), squeezed(said)]
        for source, target, said in links_shown(scene)
    ] == [[words(cell) for cell in row] for row in links.findall("tbody/tr")]
    assert len(scene.factors.cards if scene.factors else ()) == len(factors.findall("tbody/tr"))


@given(logic_models())
def test_every_card_and_every_arrow_is_told(model):
    assert_tells_all(model)


def test_hostile_text_is_text():
    assert_tells_all(hostile_model())
    assert "<script" not in to_html_table(draw(hostile_model()).layout.scene)


@given(logic_models())
def test_every_table_has_a_caption_and_every_heading_a_scope(model):
    for table in tables(draw(model).layout.scene).values():
        assert table[0].tag == "caption"
        assert {heading.get("scope") for heading in table.findall("thead/tr/th")} == {"col"}
        assert {heading.get("scope") for heading in table.findall("tbody/tr/th")} <= {"row"}


def test_rows_of_the_picture_are_rows_of_the_table():
    people = [Stakeholder("staff", "Staff"), Stakeholder("pupils", "Pupils")]
    model = LogicModel("m", parts=[Input("a", "A", who=people[0]), Input("b", "B", who=people[1])])
    stages = tables(draw(model, rows="stakeholder").layout.scene)["logicmodel-stages"]

    assert ["Staff", "Pupils"] == [words(heading) for heading in stages.findall("tbody/tr/th")]


def test_a_model_without_anything_has_no_table():
    assert "" == to_html_table(draw(LogicModel("m")).layout.scene)
