"""SVG: the picture that the layout engine draws from the DOT text, in which text fits its card in any font."""

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given

from few import at_most
from logicmodel import Activity, ExternalFactor, Input, LogicModel, draw, load_example
from logicmodel.engine import find_engine
from logicmodel.examples import example_names
from logicmodel.exchange import read_dot
from logicmodel.render.layout.measure import CARD_PADDING, CARD_WIDTH
from logicmodel.strategies import logic_models

SVG = "{http://www.w3.org/2000/svg}"


def numbers(text):
    return [float(number) for number in re.findall(r"-?[\d.]+(?:e-?\d+)?", text)]


def texts(root, down):
    """Return the texts of a picture with their left ends and base lines, whichever way they are anchored."""
    return sorted(
        (
            "".join(filter(str.isprintable, element.text or "")).replace(" ", ""),
            float(element.get("x")),
            float(element.get("y")) + down,
        )
        for element in root.iter(f"{SVG}text")
        if element.get("text-anchor") != "middle"
    )


def curves(root, right, down):
    """Return the points of the lines of a picture; the engine draws the outlines of cards and frames as paths, too."""
    outlines = {path for group in root.iter(f"{SVG}g") if "node" in group.get("class", "").split() for path in group}
    paths = [path for path in root.iter(f"{SVG}path") if path.get("fill") == "none" and path not in outlines]
    found = []
    for path in paths:
        places = numbers(path.get("d"))
        found.append([(x + right, y + down) for x, y in zip(places[::2], places[1::2], strict=True)])
    return sorted(found)


def roots(model, **options):
    """Return the root of our SVG, that of the engine's, and how far its origin is from ours."""
    picture = draw(model, **options)
    raw = ET.fromstring(find_engine().render(picture.dot, "svg"))  # noqa: S314 -- our own engine wrote it
    moved = numbers(raw.find(f"{SVG}g").get("transform").split("translate")[1])
    paper = picture.layout.paper
    return ET.fromstring(picture.svg), raw, (moved[0] + paper.left - 0.36, moved[1] + paper.top - 0.36)  # noqa: S314


def assert_the_engine_draws_the_same(model, **options):
    ours, raw, (right, down) = roots(model, **options)
    expected, actual = texts(raw, down), texts(ours, 0)

    assert [text for text, _, _ in expected] == [text for text, _, _ in actual]
    for (_, x, y), (_, our_x, our_y) in zip(expected, actual, strict=True):
        # The engine sets lines in bold a little closer.
        assert (x + right, y) == pytest.approx((our_x, our_y), abs=5)
    assert len(curves(raw, right, down)) == len(curves(ours, 0, 0))
    for line, our_line in zip(curves(raw, right, down), curves(ours, 0, 0), strict=True):
        assert [number for point in line for number in point] == pytest.approx(
            [number for point in our_line for number in point], abs=0.6
        )


@pytest.mark.parametrize("direction", ["right", "down"])
@pytest.mark.parametrize("name", example_names())
def test_the_engine_draws_the_examples_in_the_same_way(name, direction):
    assert_the_engine_draws_the_same(load_example(name), direction=direction, details=True)


@pytest.mark.parametrize("label", ["\\\\", "a\\b", "\\N is no name", "\\\\\\"])
def test_backslashes_are_text_to_the_engine_too(label):
    model = LogicModel("m", parts=[Activity("a", label), ExternalFactor("f", label)])
    ours, raw, (_, down) = roots(model)

    assert sorted(text for text, _, _ in texts(raw, down)) == sorted(text for text, _, _ in texts(ours, 0))
    assert label == read_dot(draw(model).dot.encode()).model.element("a").label


@at_most(15)
@given(logic_models())
def test_the_engine_draws_any_model_in_the_same_way(model):
    ours, raw, (_, down) = roots(model)

    assert sorted(text for text, _, _ in texts(raw, down)) == sorted(text for text, _, _ in texts(ours, 0))
    assert len(curves(raw, 0, 0)) == len(curves(ours, 0, 0))


def test_text_is_as_wide_as_it_was_measured_in_any_font():
    root = ET.fromstring(draw(load_example("trauma-informed")).svg)  # noqa: S314 -- our own text
    cards = [group for group in root.iter(f"{SVG}g") if group.get("class").startswith("card ")]
    widths = [float(text.get("textLength")) for card in cards for text in card.iter(f"{SVG}text")]

    assert widths
    assert max(widths) <= CARD_WIDTH - 2 * CARD_PADDING


def test_the_width_of_letters_that_are_not_measured_is_left_to_the_font():
    texts = ["阅读", "Über", "0 → 60 ●○", "Чтение", "Ανάγνωση"]
    parts = [Input(f"a{number}", text) for number, text in enumerate(texts)]
    root = ET.fromstring(draw(LogicModel("m", "T", parts=parts)).svg)  # noqa: S314 -- our own text
    widths = {text.text: text.get("textLength") for text in root.iter(f"{SVG}text")}

    assert widths["阅读"] is None
    assert float(widths["Über"]) == pytest.approx((722 + 556 + 556 + 333) * 11 / 1000)
    assert float(widths["0 → 60 ●○"]) == pytest.approx((3 * 556 + 1000 + 3 * 278 + 2 * 604) * 11 / 1000)
    assert all(widths[text] for text in ("Чтение", "Ανάγνωση"))


@pytest.mark.parametrize(("name", "order"), [("trauma-informed", None), ("reading-together", "declared")])
def test_no_process_is_started_for_svg_where_no_order_is_looked_for(fake_engine, name, order):
    fake_engine("exit 3")

    assert draw(load_example(name), order=order).svg.startswith("<svg ")
