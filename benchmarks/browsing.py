"""
How long readers wait in a browser: for the first picture of the playground, for one after each change, and for that of
the preview after a file was saved.

    python benchmarks/browsing.py PLAYGROUND

PLAYGROUND is the folder in which ``make playground`` built it. Chromium has to be installed. These are times on the
clock, medians of several runs, because that is what a reader waits for; nothing else should run meanwhile.
"""

from __future__ import annotations

import contextlib
import gzip
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from graphs import as_model, layered
from page import publish
from playwright.sync_api import Browser, Page, sync_playwright

from logicmodel import LogicModel, dump, dumps, load_example
from logicmodel.model import with_fields

RUNS = 5
SIZE = 120
LATER = ("standard-library-rest.zip", "seldom.zip", "networkx.zip", "openpyxl.zip", ".LEGAL.txt", "single.html")


class Quiet(SimpleHTTPRequestHandler):
    """Serve files, and say nothing."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def seconds(function: Callable[[], Any]) -> float:
    """Return how long something takes on the clock."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def named(model: LogicModel, label: str) -> LogicModel:
    """Return a model whose first element is called otherwise."""
    return with_fields(model, model.elements[0].id, label=label)


def wait_for(page: Page, label: str) -> None:
    """Wait until the picture has a label."""
    page.frame_locator("#picture").locator("svg text", has_text=label).first.wait_for()


def first_picture(browser: Browser, address: str) -> float:
    """Return how long it takes from asking for the page to its first picture, with nothing kept from before."""
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)

    def opened() -> None:
        page.goto(address)
        page.frame_locator("#picture").locator("svg .card").first.wait_for()

    spent = seconds(opened)
    page.context.close()
    return spent


def redraws(browser: Browser, address: str) -> list[float]:
    """Return how long the picture of a larger model takes after each change of its text."""
    page = browser.new_context().new_page()
    page.set_default_timeout(120_000)
    page.goto(address)
    page.frame_locator("#picture").locator("svg .card").first.wait_for()
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(dumps(as_model(layered(SIZE))) + "title: Version0")
    wait_for(page, "Version0")
    times = []
    for number in range(1, RUNS + 1):
        page.keyboard.press("Control+End")
        page.keyboard.press("Backspace")
        times.append(seconds(partial(_typed, page, str(number))))
    page.context.close()
    return times


def _typed(page: Page, digit: str) -> None:
    page.keyboard.insert_text(digit)
    wait_for(page, f"Version{digit}")


def previews(browser: Browser, folder: Path) -> list[float]:
    """Return how long the page of ``logicmodel serve`` takes after a file was saved."""
    model, file = load_example("reading-together"), folder / "model.yaml"
    dump(model, file)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "logicmodel", "serve", str(file), "--no-open", "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:  # noqa: S603
        try:
            return list(_saved(browser, f"http://127.0.0.1:{port}/", model, file))
        finally:
            server.terminate()


def _saved(browser: Browser, address: str, model: LogicModel, file: Path) -> Iterator[float]:
    page = browser.new_page()
    for _ in range(100):
        with contextlib.suppress(Exception):
            page.goto(address)
            break
        time.sleep(0.1)
    page.frame_locator("#picture").locator("svg .card").first.wait_for()
    for number in range(RUNS):
        label = f"Version{number}"
        yield seconds(partial(_save, page, named(model, label), file, label))


def _save(page: Page, model: LogicModel, file: Path, label: str) -> None:
    dump(model, file)
    wait_for(page, label)


def size(built: Path) -> int:
    """Return how many bytes a first picture needs, packed."""
    files = [file for file in built.rglob("*") if file.is_file() and not file.name.endswith(LATER)]
    return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


def main() -> None:
    """Measure, and publish."""
    built = Path(sys.argv[1]).resolve()
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright, served(built) as address, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        first = statistics.median(first_picture(browser, address) for _ in range(RUNS))
        again = statistics.median(redraws(browser, address))
        saved = statistics.median(previews(browser, Path(folder)))
        browser.close()
    publish(
        "browser",
        [
            "| what a reader waits for | time | at most |",
            "| --- | ---: | ---: |",
            f"| first picture of the playground, from this machine | {first:.1f} s | 8 s |",
            f"| its picture of {SIZE} elements after a change | {again:.2f} s | 0.6 s |",
            f"| picture in the preview after a file was saved | {saved:.2f} s | 0.5 s |",
            "",
            f"The playground needs {size(built) / 1e6:.2f} MB for that, packed.",
        ],
    )


if __name__ == "__main__":
    main()
