"""Mermaid flowcharts are read back with the grammar of Mermaid's that they use."""

import re

from hypothesis import given
from shown import cards_shown, hostile_model, links_shown

from logicmodel import Activity, LogicModel, Output, all_of, draw
from logicmodel.render.outputs.mermaid import MAX_TEXT, mermaid_advice
from logicmodel.strategies import logic_models

LABEL = r'"((?:[\w ,.!?\'()/+-]|[^\x00-\x7f]|#\d+;|<br/>)*)"'


def read(text):
    """Return the labels of the nodes by name, and the arrows; a line that is neither must be of another sort."""
    nodes, arrows = {}, []
    for line in text.splitlines():
        if match := re.fullmatch(rf"    (n\d+)\[{LABEL}\]", line):
            nodes[match[1]] = unescaped(match[2])
        elif match := re.fullmatch(rf"  ([ns]\d+) (?:-->|==>|-\.->)(?:\|{LABEL}\|)? ([ns]\d+)", line):
            arrows.append((match[1], match[3], unescaped(match[2] or "")))
        else:
            assert re.match(
                r"---|title: |config: |flowchart |  (acc|  |}|%% |subgraph|end$|class|click|linkStyle)", line
            )
    return nodes, arrows


def unescaped(label):
    return re.sub(r"#(\d+);", lambda code: chr(int(code[1])), label.replace("<br/>", "\n"))


def names(scene):
    columns = {column.id: f"s{number}" for number, column in enumerate(scene.columns)}
    return columns | {card.id: f"n{number}" for number, card in enumerate(scene.cards())}


def assert_tells_all(model):
    picture = draw(model)
    scene = picture.layout.scene
    nodes, arrows = read(picture.rendered(".mmd").decode())
    name = names(scene)

    assert cards_shown(scene) == list(nodes.values())
    assert [(name[source], name[target], said) for source, target, said in links_shown(scene)] == arrows


@given(logic_models())
def test_every_card_and_every_arrow_is_told(model):
    assert_tells_all(model)


def test_hostile_text_is_text():
    assert_tells_all(hostile_model())


def test_a_title_that_mermaid_would_garble_is_for_assistive_technology_only():
    plain = draw(LogicModel("m", "Health")).rendered(".mmd").decode()
    garbled = draw(LogicModel("m", "Health & care")).rendered(".mmd").decode()

    assert 'title: "Health"\n' in plain
    assert "  accTitle: Health\n" in plain
    assert "title: " not in garbled.partition("flowchart")[0]
    assert "  accTitle: Health #38; care\n" in garbled


def test_an_address_cannot_leave_its_quotes():
    text = draw(hostile_model()).rendered(".mmd").decode()

    assert [' href "https://example.org/a?b=%22c%22#d%3Be%20%7B%7D&x=%60y\'%7C%28z%29"'] == re.findall(
        r"click n\d+( href .*)", text
    )


def _crossed(count, label):
    activities = [Activity(f"a{number}", f"{label} {number}") for number in range(count)]
    outputs = [Output(f"o{number}", f"{label} {number}") for number in range(count)]
    return LogicModel("m", parts=[all_of(*activities) >> all_of(*outputs)])


def test_a_long_flowchart_keeps_the_short_description_so_that_mermaid_takes_it():
    text = draw(_crossed(20, "x" * 60)).rendered(".mmd").decode()

    assert len(text) < MAX_TEXT
    assert "contributes to" not in text
    assert mermaid_advice(text) is None


def test_what_mermaid_refuses_as_it_is_set_is_told_with_what_helps():
    text = draw(_crossed(23, "A")).rendered(".mmd").decode()

    assert mermaid_advice(text).startswith("Mermaid refuses more than 500 arrows (maxEdges): set these limits")
    assert "50,000 characters (maxTextSize)" in mermaid_advice(text * 2)
