"""The page of the explorer as text, without a browser."""

import base64
import hashlib
import json
import re
from importlib.resources import files

from hypothesis import given

from few import at_most
from logicmodel import Input, LogicModel, draw, load_example
from logicmodel.render.explorer.page import _SCRIPTS
from logicmodel.strategies import logic_models

LARGEST_SCRIPT = 25_000


def page_of(model, **options):
    """Return the page of a model."""
    return draw(model, **options).rendered(".html").decode()


def data_of(page):
    """Return the data in a page."""
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])


def test_the_script_is_small_and_shipped_with_the_package():
    shipped = {file.name: file.read_bytes() for file in files("logicmodel.render.explorer").iterdir() if file.is_file()}

    assert {"explorer.css", "explorer.html", *_SCRIPTS} <= shipped.keys()
    assert sum(len(shipped[name]) for name in _SCRIPTS) < LARGEST_SCRIPT


def test_the_policy_lets_the_one_script_run_and_nothing_be_fetched():
    page = page_of(load_example("reading-together"))
    script = re.search(r'<script type="module">(.*?)</script>', page, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()

    assert f"default-src 'none'; script-src 'sha256-{digest}';" in page
    assert 2 == page.count("<script")
    assert [] == re.findall(r"<[^>]*\son\w+=", page)


def test_a_page_names_no_address_but_those_of_the_model():
    page = page_of(LogicModel("m", parts=[Input("staff", "Staff", url="https://example.org/staff")]))

    assert {"http://www.w3.org/2000/svg", "https://example.org/staff"} == set(re.findall(r"https?://[^\"<]+", page))


@at_most(25)
@given(logic_models())
def test_the_page_knows_every_element_and_every_link(model):
    data = data_of(page_of(model))

    assert [element.id for element in model] == [node["id"] for node in data["nodes"] if node["sort"] == "element"]
    assert [link.id for link in model.links] == [link["id"] for link in data["links"]]


def test_data_can_neither_end_its_element_nor_be_taken_for_markup():
    label = "</script><!-- &amp; \u2028 -->"
    page = page_of(LogicModel("m", "M", parts=[Input("staff", label)]))

    assert " ".join(label.split()) in [node["label"] for node in data_of(page)["nodes"]]
    assert 2 == page.count("</script>")


def test_the_same_model_gives_the_same_page():
    assert page_of(load_example("trauma-informed")) == page_of(load_example("trauma-informed"))


def test_readers_see_what_an_external_factor_acts_on_by_name_and_not_by_id():
    [factor] = [
        node for node in data_of(page_of(load_example("reading-together")))["nodes"] if node["sort"] == "factor"
    ]

    assert "lend" not in str(factor["facts"])


def test_what_is_in_the_words_of_the_model_says_its_language():
    page = draw(LogicModel("m", "Leer juntos", language="es", parts=[Input("a", "Libros")])).rendered(".html").decode()

    assert '<html lang="en"' in page
    assert '<h1 lang="es" dir="auto">Leer juntos</h1>' in page
    assert '<pre lang="es" dir="auto">' in page
