"""A headless Chromium for the tests of the explorer; a page that asks the network or complains fails its test."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest

from logicmodel import draw

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def missing(what):
    """Skip the test, unless whoever runs it said that the browser has to be there."""
    if os.environ.get("LOGICMODEL_REQUIRE_BROWSER") == "1":
        pytest.fail(f"{what}, and LOGICMODEL_REQUIRE_BROWSER=1 says that it has to be")
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Start Chromium, with a profile of its own."""
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        missing(f"no Chromium is installed (none of {', '.join(NAMES)} is on the PATH)")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- where it is missing, only these tests are skipped
    except ImportError:
        missing("Playwright is not installed (pip install playwright)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def axe() -> object:
    """Return axe-core, which finds barriers in pages."""
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 -- as for Playwright
    except ImportError:
        missing("axe is not installed (pip install axe-playwright-python)")
    return Axe()


@pytest.fixture(scope="session")
def opening(browser, tmp_path_factory) -> Callable[..., object]:
    """Return how to open the page of a model; the context of the page is to be closed by who opened it."""
    folder = tmp_path_factory.mktemp("explorer")

    def open_page(model, *, context=None, **options):
        file = folder / "model.html"
        draw(model, file, **options)
        page = browser.new_context(**{"reduced_motion": "reduce", **(context or {})}).new_page()
        page.set_default_timeout(10_000)
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("request", lambda request: page.complaints.append(request.url))
        page.goto(file.as_uri())
        page.complaints.remove(file.as_uri())
        return page

    return open_page


@pytest.fixture
def explore(opening) -> Iterator[Callable[..., object]]:
    """Return how to open the page of a model for one test, and see at its end that no page had to complain."""
    pages = []

    def explore_model(model, **options):
        pages.append(opening(model, **options))
        return pages[-1]

    yield explore_model
    for page in pages:
        page.context.close()

    assert [] == [complaint for page in pages for complaint in page.complaints]
