"""A picture in a page is dark where its host is, and only there."""

import pytest

from logicmodel import Input, LogicModel, draw
from logicmodel.render.themes import DARK, DEFAULT

pytestmark = pytest.mark.browser

DARK_HOSTS = {
    "Furo and PyData": 'data-theme="dark"',
    "Material and Zensical": 'data-md-color-scheme="slate"',
    "Bootstrap and MkDocs": 'data-bs-theme="dark"',
    "JupyterLab": 'data-jp-theme-light="false"',
    "marimo": 'class="dark"',
    "Quarto": 'class="quarto-dark"',
    "VS Code": 'class="vscode-dark"',
    "VS Code, high contrast": 'class="vscode-high-contrast"',
    "other": 'class="logicmodel-dark"',
}
LIGHT_HOSTS = {
    "a file": "",
    "Furo and PyData": 'data-theme="light"',
    "Bootstrap and MkDocs": 'data-bs-theme="light"',
    "JupyterLab": 'data-jp-theme-light="true"',
    "VS Code, high contrast": 'class="vscode-high-contrast vscode-high-contrast-light"',
}
FOLLOWING_HOSTS = {
    "Furo": 'data-theme="auto"',
    "Bootstrap and MkDocs": 'data-bs-theme="auto"',
    "other": 'class="logicmodel-auto"',
}


@pytest.fixture
def ground(browser):
    """Return the colour of the ground of a picture in the page of a host."""

    def shown(host, scheme="light"):
        page = browser.new_page(color_scheme=scheme)
        page.set_content(f"<body {host}>{draw(LogicModel('m', parts=[Input('a', 'A')])).svg}</body>")
        colour = page.locator("svg.logicmodel > rect").evaluate("ground => getComputedStyle(ground).fill")
        page.close()
        red, green, blue = (int(number) for number in colour.removeprefix("rgb(").removesuffix(")").split(","))
        return f"#{red:02x}{green:02x}{blue:02x}"

    return shown


@pytest.mark.parametrize("host", DARK_HOSTS.values(), ids=DARK_HOSTS)
def test_a_picture_is_dark_in_a_dark_host(ground, host):
    assert DARK.paper == ground(host)


@pytest.mark.parametrize("host", LIGHT_HOSTS.values(), ids=LIGHT_HOSTS)
def test_a_picture_stays_light_in_a_light_host_whatever_the_system_is(ground, host):
    assert DEFAULT.paper == ground(host, "dark")


@pytest.mark.parametrize("host", FOLLOWING_HOSTS.values(), ids=FOLLOWING_HOSTS)
def test_a_picture_follows_the_system_where_its_host_does(ground, host):
    assert (DEFAULT.paper, DARK.paper) == (ground(host, "light"), ground(host, "dark"))
