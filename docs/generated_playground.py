"""Links into the playground: the page itself, and the models of these pages, with which it opens."""

import base64
import re
import zlib
from pathlib import Path

from docutils import nodes

from logicmodel import FormatError, loads

PAGE = "playground/index.html"
SINGLE = "playground/single.html"
README = Path(__file__).parents[1] / "README.md"
_RAW = -15  # deflate without a header, as browsers decompress it


def link_to(text: str) -> str:
    """Return the address of the playground with a model in it; what stands behind # is never sent anywhere."""
    packer = zlib.compressobj(9, zlib.DEFLATED, _RAW)
    packed = packer.compress(text.encode()) + packer.flush()
    return f"{PAGE}#model={base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def first_model() -> str:
    """Return the ten lines of YAML of the README."""
    return re.search(r"^```yaml\n(.*?)^```", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]


def try_it(built: Path) -> str:
    """
    Return what the first page says of the playground.

    Args:
        built: Where the playground is, if it was built.
    """
    if not (built / "index.html").exists():
        return "`make playground` builds a page to try it in, without installing anything.\n"
    # Addresses longer than about 2,000 characters are cut by some programs; the page has the examples itself.
    links = f'<a href="{link_to(first_model())}">with the ten lines of the README</a>'
    page = f'<a href="{PAGE}">Try it in the browser</a>'
    single = f'<a href="{SINGLE}" download="logicmodel.html">one file</a>'
    return (
        f"{page}, without installing anything: {links}. The library runs in the page, and what you write stays there. "
        f"The page is also {single}, of 20 MB, to keep and to open without a network.\n"
    )


def add_links(built: Path, page: str, doctree: nodes.document) -> None:
    """
    Put a link into the playground below each whole model that a page shows in YAML.

    Args:
        built: Where the playground is; nothing is done if it was not built.
        page: The name of the page, with the folders it is in.
        doctree: What stands on the page.
    """
    if not (built / "index.html").exists():
        return
    up = "../" * page.count("/")
    for block in list(doctree.findall(nodes.literal_block)):
        if block.get("language") == "yaml" and is_model(block.astext()):
            link = f'<a href="{up}{link_to(block.astext())}">Open this model in the browser</a>'
            shown = block.parent if isinstance(block.parent, nodes.container) else block
            shown.parent.insert(shown.parent.index(shown) + 1, nodes.raw("", f"<p>{link}</p>", format="html"))


def is_model(text: str) -> bool:
    """Return whether a text is a whole model by itself."""
    try:
        loads(text)
    except FormatError:
        return False
    return True
