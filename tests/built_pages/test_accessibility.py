"""A page of each kind is free of barriers that axe-core finds, in light and dark, on a desk and on a phone."""

import pytest

pytestmark = pytest.mark.browser

WINDOWS = {
    "desk-light": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "light"},
    "phone-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
PAGES = (
    "index",
    "search",
    "genindex",
    "gallery",
    "tutorials/index",
    "tutorials/first-model",
    "tutorials/build-and-ask",
    "how-to/tables-from-a-model",
    "how-to/publish",
    "how-to/questions",
    "reference/api",
    "_generated/api/model",
    "_generated/api/strategies",
    "_generated/api/errors",
    "reference/command-line",
    "reference/file-format",
    "reference/json-schema",
    "reference/glossary",
    "reference/rules",
    "_generated/rules/LM030",
    "explanation/ideas",
    "explanation/comparison",
    "explanation/decisions",
    "explanation/performance",
)


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_barrier(browser, axe, built, name, window):
    context = browser.new_context(reduced_motion="reduce", **WINDOWS[window])
    page = context.new_page()
    page.goto((built / f"{name}.html").as_uri())
    found = axe.run(page).response["violations"]
    context.close()

    assert [] == [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]
