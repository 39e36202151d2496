"""The page about many models."""

import pytest

from logicmodel import Input, LogicModel, load_example
from logicmodel.portfolio import checked_rows, draw_pictures, survey, write_report, write_tables

pytestmark = pytest.mark.slow

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def page(tmp_path):
    """Return the page about two examples, a hostile model and a source that failed."""
    models = [load_example("reading-together"), LogicModel("hostile", HOSTILE, parts=[Input("a", HOSTILE)])]
    write_tables(survey([*models, (HOSTILE, "logicmodel: 1")], checked_rows), tmp_path / "tables")
    write_report(tmp_path / "tables", tmp_path / "report.html", pictures=draw_pictures(models, tmp_path / "pictures"))
    return tmp_path / "report.html"


def test_the_page_counts_what_was_read_and_what_failed(page):
    html = page.read_text(encoding="utf-8")

    assert "<dt>models read</dt><dd>2</dd>" in html
    assert "<dt>sources that failed</dt><dd>1</dd>" in html


def test_the_page_links_to_pictures_that_are_there(page):
    html = page.read_text(encoding="utf-8")
    targets = [part.partition('"')[0] for part in html.split('<a href="')[1:]]

    assert 2 == len(targets)
    assert all((page.parent / target).is_file() for target in targets)


def test_no_text_of_a_model_becomes_markup(page):
    assert "<script" not in page.read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.parametrize("width", [375, 1300])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_the_page(page, browser, axe, scheme, width):
    tab = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    tab.goto(page.as_uri())

    found = axe.run(tab)
    tab.close()

    assert [] == [violation["id"] for violation in found.response["violations"]]


@pytest.mark.browser
def test_no_column_of_a_narrow_page_is_letters_one_below_the_other(page, browser):
    tab = browser.new_page(viewport={"width": 375, "height": 900})
    tab.goto(page.as_uri())

    widths = tab.eval_on_selector_all("th[scope='row']", "cells => cells.map(cell => cell.offsetWidth)")
    tab.close()

    assert min(widths) > 40
