"""How a test opens the page of a model; a page that asks the network or complains fails its test."""

from collections.abc import Callable, Iterator

import pytest

from logicmodel import draw


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
