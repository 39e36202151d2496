"""Pictures in pages whose columns are narrow, in Chromium: they run down, or scroll with a sign, and print whole."""

import pytest
from markdown import Markdown

from logicmodel import draw, load_example

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("folder")]


@pytest.fixture
def shown(browser):
    """Return how to show a block in a column of some width."""
    pages = []

    def show(width, options=""):
        block = f'```logicmodel file="model.yaml" {options} #here\n```\n'
        html = Markdown(extensions=["logicmodel"]).convert(block)
        page = browser.new_page(viewport={"width": width, "height": 700})
        pages.append(page)
        page.set_content(f"<!DOCTYPE html><title>x</title><body style='margin:0'><p style='height:2000px'>{html}")
        return page

    yield show
    for page in pages:
        page.close()


def is_seen(page, selector):
    return page.locator(selector).evaluate("each => each.checkVisibility({visibilityProperty: true})")


def test_a_wide_column_shows_the_picture_as_it_is(shown):
    page = shown(1800)

    assert [True, False, False] == [is_seen(page, f".logicmodel-{part}") for part in ("view", "turned", "more")]


def test_a_narrow_column_shows_it_as_it_runs_down(shown):
    page = shown(740)

    assert [False, True, False] == [is_seen(page, f".logicmodel-{part}") for part in ("view", "turned", "more")]
    assert page.locator(".logicmodel-turned").evaluate("each => each.scrollWidth <= each.clientWidth")


def test_links_to_what_is_drawn_lead_to_it_all_the_same(shown):
    page = shown(740)
    page.evaluate("location.hash = document.querySelector('.logicmodel-view .card').id")

    assert page.evaluate("scrollY") > 1000


def test_a_picture_whose_direction_was_chosen_scrolls_and_says_so(shown):
    page = shown(740, "direction=right")

    assert 0 == page.locator(".logicmodel-turned").count()
    assert is_seen(page, ".logicmodel-more")
    assert page.locator(".logicmodel-view").evaluate("each => each.scrollWidth > each.clientWidth")


@pytest.mark.parametrize("options", ["", "direction=right"])
def test_paper_shows_all_of_it(shown, options):
    page = shown(740, options)
    page.emulate_media(media="print")
    seen = page.locator(".logicmodel-turned > div > svg, .logicmodel-view svg").evaluate_all(
        "all => all.filter(each => each.checkVisibility({visibilityProperty: true}))"
        ".map(each => each.getBoundingClientRect().width)"
    )

    assert 1 == len(seen)
    assert seen[0] <= 740


@pytest.mark.parametrize(("width", "offered"), [(1800, False), (740, True)])
def test_a_notebook_offers_to_show_all_of_a_picture_that_its_column_cuts(browser, width, offered):
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.set_content(f"<!DOCTYPE html><title>x</title>{draw(load_example('reading-together'))._repr_html_()}")
    box = page.get_by_label("Show all of it")

    assert offered == box.is_visible()
    if offered:
        overflow = "each => each.scrollWidth > each.clientWidth"
        cut = page.locator("figure > div").evaluate(overflow)
        box.check()
        assert [True, False] == [cut, page.locator("figure > div").evaluate(overflow)]
    page.close()
