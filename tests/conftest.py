"""
What all tests share: the profiles of Hypothesis, and a headless Chromium for those that need a browser.

No profile asserts a time, `ci` gives the same examples in every run, and `fast` tries few.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None, max_examples=30)
settings.register_profile("ci", deadline=None, max_examples=30, derandomize=True)
settings.register_profile("fast", deadline=None, max_examples=2, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "default")

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
