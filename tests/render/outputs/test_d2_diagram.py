"""D2 diagrams are read back with the grammar of D2's that they use."""

import re

from hypothesis import given
from shown import cards_shown, hostile_model, links_shown, squeezed

from logicmodel import draw
from logicmodel.strategies import logic_models

STRING = r'"((?:[^"\\$\n]|\\[\\"$n])*)"'


def read(text):
    """Return the labels of the shapes by name, and the connections; a line that is neither must be of another sort."""
    shapes, connections = {}, []
    for line in text.splitlines():
        if match := re.fullmatch(rf"  (n\d+): {STRING} {{.*}}", line):
            shapes[match[1]] = unescaped(match[2])
        elif match := re.fullmatch(rf"(\S+) -> (\S+): {STRING} {{.*}}", line):
            connections.append((match[1], match[2], unescaped(match[3])))
        else:
            assert re.match(rf"# |direction: |title: {STRING} {{|s\d+: {STRING} {{$|  style: |}}$", line)
    return shapes, connections


def unescaped(string):
    return re.sub(r"\\(.)", lambda escape: "\n" if escape[1] == "n" else escape[1], string)


def names(scene):
    found, cards = {}, 0
    for number, column in enumerate(scene.columns):
        found[column.id] = f"s{number}"
        found |= {card.id: f"s{number}.n{cards + place}" for place, card in enumerate(column.cards)}
        cards += len(column.cards)
    return found


def assert_tells_all(model):
    picture = draw(model)
    scene = picture.layout.scene
    shapes, connections = read(picture.rendered(".d2").decode())
    name = names(scene)

    assert list(map(squeezed, cards_shown(scene))) == list(map(squeezed, shapes.values()))
    assert [(name[source], name[target], said) for source, target, said in links_shown(scene)] == connections


@given(logic_models())
def test_every_card_and_every_arrow_is_told(model):
    assert_tells_all(model)


def test_hostile_text_is_text():
    assert_tells_all(hostile_model())
