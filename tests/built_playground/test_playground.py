"""The playground in Chromium: it gives what the library gives here, and nothing leaves the page."""

import gzip
import json
import shutil

import pytest

from logicmodel import draw, dump, dumps, load_example
from logicmodel.examples import example_names

pytestmark = pytest.mark.browser

# What a first picture needs. The rest of the standard library and networkx are fetched if something asks for them.
LATER = ("standard-library-rest.zip", "seldom.zip", "networkx.zip", "openpyxl.zip", ".LEGAL.txt", "single.html")
LARGEST = 7_500_000


def write(page, text):
    """Write a text into the editor."""
    page.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def saved(page, label):
    """Save a file, and return what is in it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=label, exact=True).click()
    return download.value.path().read_bytes()


def test_what_a_first_picture_needs_is_small(built):
    files = [file for file in built.rglob("*") if file.is_file() and not file.name.endswith(LATER)]

    assert LARGEST > sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)


@pytest.mark.parametrize("name", example_names())
def test_files_are_byte_for_byte_those_that_the_library_writes_here(playground, name):
    page, model = playground(), load_example(name)
    page.locator("#models").select_option(name)
    page.locator("#status", has_text=f"{len(model.elements)} elements, {len(model.links)} links").wait_for()

    assert dumps(model).encode() == saved(page, "YAML")
    assert dumps(model, "json").encode() == saved(page, "JSON")
    assert draw(model).svg.encode() == saved(page, "SVG")


def test_a_mistake_leads_to_its_line_and_mending_it_brings_the_picture(playground):
    page = playground()
    write(page, "logicmodel: 1\nid: mine\nactivities:\ntrain: Train\n")
    page.locator("#status", has_text="cannot be read yet").wait_for()
    page.get_by_role("button", name="line 4").first.click()

    assert "train: Train" == page.locator(".cm-activeLine").inner_text()

    write(page, "logicmodel: 1\nid: mine\nactivities:\n  train: Train\n")
    page.locator("#status", has_text="1 element, 0 links").wait_for()
    page.frame_locator("#picture").locator("svg .card").first.wait_for()


def test_a_link_holds_the_model(playground):
    page = playground()
    text = "logicmodel: 1\nid: mine\nactivities: {train: Train, meet: Meet}\nlinks: [train -> meet, meet -> train]\n"
    write(page, text)
    page.locator("#status", has_text="2 elements, 2 links;").wait_for()
    page.get_by_role("button", name="Copy link").click()
    page.locator("#status", has_text="now holds the model").wait_for()
    fragment = page.evaluate("location.hash")

    assert text.strip() == playground(fragment).locator(".cm-content").inner_text().strip()


def test_a_question_that_needs_more_fetches_it(playground):
    page = playground()
    page.get_by_text("Picture and question").click()
    page.locator("[name=ask]").select_option("bottlenecks")
    page.locator("[name=from]").select_option("train")
    page.locator("[name=to]").select_option("fluency")

    page.locator("#told", has_text="fluency").wait_for()


def test_a_file_can_be_opened(playground, tmp_path):
    file = tmp_path / "mine.json"
    file.write_text(dumps(load_example("trauma-informed"), "json"), encoding="utf-8")
    page = playground()

    page.locator("input[type=file]").set_input_files(file)

    page.locator("#status", has_text="30 elements, 5 links").wait_for()


@pytest.mark.parametrize("ending", [".xlsx", ".mmd", ".csv"])
def test_files_of_other_kinds_can_be_opened(playground, tmp_path, ending):
    model, file = load_example("reading-together"), tmp_path / f"mine{ending}"
    if ending == ".xlsx":
        dump(model, file)
    elif ending == ".mmd":
        draw(model, file)
    else:
        file.write_text("Level,Result,Indicator\nOutput,Volunteers trained,Volunteers\n", encoding="utf-8")
    page = playground()
    write(page, "logicmodel: 1\nid: mine\nactivities: {train: Train}\n")
    page.locator("#status", has_text="1 element, 0 links").wait_for()

    page.locator("input[type=file]").set_input_files(file)

    expected = "volunteers-trained" if ending == ".csv" else "staff"
    page.frame_locator("#picture").locator(f'svg [id$="card-{expected}"]').wait_for()


def test_the_single_file_opens_from_a_disk_and_needs_nothing_else(playground, built, tmp_path):
    page, model = playground(at=copied(built / "single.html", tmp_path)), load_example("reading-together")
    page.frame_locator("#picture").locator("svg .card").first.wait_for()

    assert dumps(model).encode() == saved(page, "YAML")
    assert draw(model).svg.encode() == saved(page, "SVG")


def test_the_single_file_has_what_is_asked_for_seldom(playground, built, tmp_path):
    page, workbook = playground(at=copied(built / "single.html", tmp_path)), tmp_path / "mine.xlsx"
    dump(load_example("trauma-informed"), workbook)
    page.locator("input[type=file]").set_input_files(workbook)
    page.locator("#status", has_text="30 elements, 5 links").wait_for()
    page.get_by_text("Picture and question").click()
    page.locator("[name=ask]").select_option("bottlenecks")
    page.locator("[name=from]").select_option("leadership")
    page.locator("[name=to]").select_option("health")

    page.locator("#told", has_text="health").wait_for()


def copied(file, folder):
    """Return the address of a copy of a file, beside which nothing of the playground is."""
    return shutil.copy(file, folder / file.name).as_uri()


def test_how_far_indicators_got_is_shown_where_asked(playground):
    page = playground()
    page.get_by_text("Picture and question").click()
    page.locator("[name=attainment]").check()

    page.frame_locator("#picture").locator(".gauge").first.wait_for()


def test_a_png_is_a_png(playground):
    assert saved(playground(), "PNG").startswith(b"\x89PNG")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1300), ("dark", 1300), ("light", 375)])
def test_axe_finds_no_barrier(playground, axe, scheme, width):
    page = playground(color_scheme=scheme, viewport={"width": width, "height": 800})
    page.get_by_text("Picture and question").click()
    violations = axe.run(page, context="body").response["violations"]

    assert [] == [(each["id"], json.dumps(each["nodes"][0]["html"])) for each in violations]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
