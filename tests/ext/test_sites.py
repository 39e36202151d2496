"""The example sites, built as their authors would, by the real tools."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

SITES = Path(__file__).parents[2] / "examples" / "docs"
BIN = Path(sys.executable).parent
COMMANDS = {
    "sphinx": ([BIN / "sphinx-build", "-W", "--keep-going", "-q", ".", "site"], "index.rst", "measures.md"),
    "mkdocs": ([BIN / "mkdocs", "build", "--strict", "-q"], "docs/index.md", "docs/measures.md"),
    "zensical": ([BIN / "zensical", "build", "--clean", "--strict"], "docs/index.md", "docs/measures.md"),
}
PYDATA = ["-D", "html_theme=pydata_sphinx_theme"]


def built(site, folder, *options):
    """Build a copy of a site; return the exit code and all that was said."""
    command, *_ = COMMANDS[site]
    done = subprocess.run(
        [*map(str, command), *options],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def copied(site, folder):
    return shutil.copytree(SITES / site, folder / site)


@pytest.fixture(scope="session", params=[*COMMANDS, "pydata"])
def site(request, tmp_path_factory):
    """Return the folder of a built site."""
    name, options = ("sphinx", PYDATA) if request.param == "pydata" else (request.param, [])
    folder = copied(name, tmp_path_factory.mktemp("sites"))
    code, said = built(name, folder, *options)

    assert 0 == code, said
    return folder / "site"


def test_a_site_shows_the_model_in_every_way(site):
    pages = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))

    assert 3 <= pages.count('class="logicmodel-picture ')
    for kind in ("table", "outline", "indicators", "findings"):
        assert f"logicmodel-{kind}" in pages
    assert "highlighted" in pages


def test_links_to_cards_lead_to_cards(site):
    index = (site / "index.html").read_text(encoding="utf-8")
    measures = next(path for path in site.rglob("*.html") if "measures" in str(path)).read_text(encoding="utf-8")
    targets = re.findall(r'href="#(club-[\w-]+)"', index) + re.findall(r'href="[./\w]*#(club-card-\w+)"', measures)

    assert {"club-card-meals", "club-card-fed"} <= set(targets)
    assert [] == [target for target in targets if f'id="{target}"' not in index]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_planted_mistake_fails_the_build_with_its_file_and_line(name, tmp_path):
    folder = copied(name, tmp_path)
    _, index, measures = COMMANDS[name]
    model = (folder / index).parent / "model.yaml"
    mistakes = {
        model: ("meals -> fed", "meals -> fde"),
        folder / measures: ("cook-along -> cooking", "cook-along -> cookin"),
    }
    for file, (right, wrong) in mistakes.items():
        file.write_text(file.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    code, said = built(name, folder)
    lines = {
        file: next(
            number for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1) if wrong in line
        )
        for file, (_, wrong) in mistakes.items()
    }

    assert 0 != code
    places = [f"{file.relative_to(folder)}:{line}" for file, line in lines.items()]
    # MkDocs and Zensical stop at the first page that has mistakes.
    assert [place for place in places if place in said] == (places if name == "sphinx" else [places[0]])


def lightness(colour):
    """Return whether a colour is `light` or `dark`, or `grey` between the two."""
    red, green, blue = (int(part) / 255 for part in re.findall(r"\d+", colour)[:3])
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "light" if luminance > 0.8 else "dark" if luminance < 0.2 else "grey"


@pytest.mark.browser
def test_pictures_are_light_and_dark_with_the_page(site, browser):
    found = {}
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme)
        page.goto((site / "index.html").as_uri())
        parts = ("svg.logicmodel polygon, svg.logicmodel rect", "svg.logicmodel text")
        fills = [page.eval_on_selector(part, "element => getComputedStyle(element).fill") for part in parts]
        found[scheme] = tuple(map(lightness, fills))
        page.close()

    assert {"light": ("light", "dark"), "dark": ("dark", "light")} == found


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_what_we_show(site, browser, axe, scheme):
    page = browser.new_page(color_scheme=scheme)
    for path in site.rglob("*.html"):
        if "logicmodel-" in path.read_text(encoding="utf-8"):
            page.goto(path.as_uri())
            found = axe.run(page, context="[class*=logicmodel-]")

            assert [] == [violation["id"] for violation in found.response["violations"]], path
    page.close()
