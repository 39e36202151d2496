"""The small print on arrows: all of it is there, and where there is room it stands on nothing."""

from itertools import combinations

import pytest
from hypothesis import given

from logicmodel import Activity, Input, Link, LogicModel, Output, draw, load_example
from logicmodel.render.layout.pills import badges
from logicmodel.strategies import logic_models


def expected(picture):
    """Return what stands on the arrows of a picture, with those in its legend."""
    layout = picture.layout
    routes = [*layout.routes, *(entry.sample for entry in layout.legend if entry.sample)]
    signs = [sign for route in routes for sign in badges(route.arrow)]
    return sorted(
        [*signs, *(" ".join(mark.text for mark in route.arrow.marks) for route in routes if route.arrow.marks)]
    )


@given(logic_models())
def test_every_sign_number_and_mark_is_there_once(model):
    picture = draw(model, details=True)

    assert expected(picture) == sorted(pill.text for pill in picture.layout.pills)


@pytest.mark.parametrize(
    "options", [{"details": True}, {"collapse": ["activities", "school"]}], ids=["marks", "numbers"]
)
@pytest.mark.parametrize("direction", ["right", "down"])
def test_small_print_stands_on_no_other(direction, options):
    pills = draw(load_example("reading-together"), direction=direction, **options).layout.pills

    assert pills
    assert [] == [(one, other) for one, other in combinations(pills, 2) if one.box.overlaps(other.box)]


def test_small_print_keeps_off_the_crossing_of_two_arrows():
    a, b, c, d = Input("a", "A"), Input("b", "B"), Activity("c", "C"), Activity("d", "D")
    links = [Link("a", "d", assumptions=["x"]), Link("b", "c", assumptions=["x"])]
    layout = draw(LogicModel("m", parts=[a, b, c, d, *links]), details=True).layout
    others = {"a->d": layout.routes[1], "b->c": layout.routes[0]}
    for pill, route in zip(layout.pills, layout.routes, strict=True):
        crossing = others[route.arrow.link.id]
        points = [crossing.at(step / 50) for step in range(51)]

        assert not any(
            pill.box.left < point.x < pill.box.right and pill.box.top < point.y < pill.box.bottom for point in points
        )


def test_a_bar_ends_the_line_of_a_negative_link_without_a_gap():
    model = LogicModel("m", parts=[Input("a", "A"), Output("b", "B"), Link("a", "b", sign="negative")])
    (route,) = draw(model).layout.routes

    assert 3.0 == pytest.approx(route.tip.x - route.points[-1].x)


def test_small_print_is_faded_with_its_arrow_and_never_in_the_legend():
    lit = draw(load_example("reading-together"), details=True, highlight=["train", "volunteers-ready"]).layout.pills
    plain = draw(load_example("reading-together"), details=True).layout.pills

    assert ["E1 3/3", "\u2212"] == sorted(pill.text for pill in lit if not pill.faded)
    assert len(plain) == len(lit)
    assert not any(pill.faded for pill in plain)
