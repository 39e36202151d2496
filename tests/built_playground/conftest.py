"""The checks of the built playground, which `make playground-check` runs; `make test` leaves them out."""

import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

WHERE = "LOGICMODEL_BUILT_PLAYGROUND"
collect_ignore_glob = [] if WHERE in os.environ else ["test_*.py"]

# The page carries this policy itself; as a header it holds before anything of the page is read.
POLICY = "frame-ancestors 'none'"


class Quiet(SimpleHTTPRequestHandler):
    """Serve files, with a policy, and say nothing."""

    def log_message(self, *_):
        """Say nothing."""

    def end_headers(self):
        """Add the policy."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def built() -> Path:
    """Return the folder in which the playground was built."""
    return Path(os.environ[WHERE]).resolve()


@pytest.fixture(scope="session")
def address(built):
    """Return the address at which the playground is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(built)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def playground(browser, address):
    """Return how to open the playground; a page that complains or asks another machine fails its test."""
    complaints, pages = [], []

    def opened(fragment="", *, at=address, **context):
        page = browser.new_context(accept_downloads=True, **context).new_page()
        page.set_default_timeout(60_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if is_outside(request.url) else None)
        pages.append(page)
        page.goto(at + fragment)
        page.locator("#status", has_text="links;").wait_for()
        return page

    def is_outside(url):
        return not url.startswith((address, "file:", "data:", "about:", "blob:"))

    yield opened
    for page in pages:
        page.context.close()

    assert [] == complaints
