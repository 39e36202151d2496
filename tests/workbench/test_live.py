"""The preview on this machine: what it serves, to whom, and what a reader sees when a file changes."""

import http.client
import json
from threading import Thread
from urllib.parse import urlsplit

import pytest

from logicmodel import dump, load_example
from logicmodel.workbench.keeping import endings
from logicmodel.workbench.live import Preview, serving

pytestmark = pytest.mark.slow

BROKEN = "logicmodel: 1\nid: reading\nlinks: [staff -> trian]\n"


@pytest.fixture
def folder(tmp_path):
    dump(load_example("reading-together"), tmp_path / "model.yaml")
    (tmp_path / "other.yaml").write_text("logicmodel: 1\nid: other\nactivities: {train: Train}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def preview(folder):
    return Preview((str(folder / "model.yaml"), str(folder / "other.yaml")))


@pytest.fixture
def server(preview):
    server = serving(preview, 0)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def get(server, path, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    content = response.read()
    connection.close()
    return response, content


def test_the_page_and_its_files_are_served_with_a_policy(server):
    for path in ("/", "/workbench.css", "/workbench.js", "/live.js", "/start.json", "/answer.json"):
        response, content = get(server, path)

        assert 200 == response.status
        assert content
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize(
    ("headers", "status"), [({"Host": "evil.example"}, 421), ({"Origin": "http://evil.example"}, 403)]
)
def test_another_name_and_another_site_are_refused(server, headers, status):
    assert status == get(server, "/answer.json", **headers)[0].status


@pytest.mark.parametrize("path", ["/nothing", "/../model.yaml", "/keep.exe", "/live.py", "/%2e%2e/model.yaml"])
def test_nothing_but_the_page_is_served(server, path):
    assert 404 == get(server, path)[0].status


@pytest.mark.parametrize("ending", [each for each in endings() if each != ".pdf"])
def test_pictures_and_documents_can_be_kept(server, ending):
    response, content = get(server, f"/keep{ending}?model=0&direction=down")

    assert (200, f"attachment; filename*=UTF-8''model{ending}") == (
        response.status,
        response.headers["Content-Disposition"],
    )
    assert content


def test_a_picture_of_a_broken_model_is_refused_with_its_problems(server, folder):
    (folder / "model.yaml").write_text(BROKEN, encoding="utf-8")

    response, content = get(server, "/keep.svg")

    assert 422 == response.status
    assert b"'trian'" in content


def test_a_model_is_chosen_by_its_number_and_an_unknown_one_is_the_first(server):
    titles = [
        json.loads(get(server, f"/answer.json?model={number}")[1])["title"] for number in ("0", "1", "9", "-1", "x")
    ]

    assert ["Reading Together", "other", *["Reading Together"] * 3] == titles


def test_the_text_of_included_files_is_shown_too(server, folder):
    top = "logicmodel: 1\nid: top\ninclude: [other.yaml]\n"
    (folder / "model.yaml").write_text(top, encoding="utf-8")

    sources = json.loads(get(server, "/answer.json")[1])["sources"]

    assert ["model.yaml", "other.yaml"] == [source["name"].rpartition("/")[2] for source in sources]
    assert top == sources[0]["text"]


def test_a_change_wakes_whoever_waits(preview):
    seen = preview.wait(0)

    preview.has_changed()

    assert seen + 1 == preview.wait(seen)


@pytest.fixture
def page(browser, server):
    """Return the page in a browser; a page that complains or asks another machine fails its test."""
    page = browser.new_page(viewport={"width": 1300, "height": 800})
    complaints, asked = [], set()
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.add(urlsplit(request.url).netloc))
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.get_by_text("15 elements, 20 links").wait_for()
    yield page
    page.close()

    assert [] == complaints
    assert asked <= {f"127.0.0.1:{server.server_port}", ""}


@pytest.mark.browser
def test_a_reader_sees_the_picture_and_the_text(page):
    page.frame_locator("#picture").locator("svg .card").first.wait_for()

    assert "id: reading-together" in page.locator("#lines").inner_text()


@pytest.mark.browser
def test_a_broken_file_keeps_the_last_picture_and_leads_to_its_line(page, preview, folder):
    page.frame_locator("#picture").locator("svg .card").first.wait_for()
    (folder / "model.yaml").write_text(BROKEN, encoding="utf-8")
    preview.has_changed()
    page.get_by_text("This is the picture of the last text that could be read.").wait_for()

    page.get_by_role("button", name="line 3").first.click()

    assert "links: [staff -> trian]" == page.locator("#lines .at").inner_text().strip()
    assert page.frame_locator("#picture").locator("svg .card").count() > 0

    dump(load_example("reading-together"), folder / "model.yaml")
    preview.has_changed()
    page.locator("#stale").wait_for(state="hidden")


@pytest.mark.browser
def test_a_question_is_told_and_lights_the_picture(page):
    page.get_by_text("Picture and question").click()
    page.locator("[name=ask]").select_option("paths")
    page.locator("[name=from]").select_option("train")
    page.locator("[name=to]").select_option("fluency")

    page.get_by_text("train -> ").first.wait_for()


@pytest.mark.browser
def test_another_model_can_be_chosen(page):
    page.locator("#models").select_option("1")

    page.get_by_text("1 element, 0 links").wait_for()


def barriers(page, axe):
    return [each["id"] for each in axe.run(page, context="body").response["violations"]]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 375])
def test_axe_finds_no_barrier_in_any_state(page, preview, folder, axe, scheme, width):  # noqa: PLR0913, PLR0917
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_text("Picture and question").click()

    assert [] == barriers(page, axe)

    (folder / "model.yaml").write_text(BROKEN, encoding="utf-8")
    preview.has_changed()
    page.locator("#stale").wait_for()

    assert [] == barriers(page, axe)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
