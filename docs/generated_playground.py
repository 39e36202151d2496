"""Links into the playground: the page itself, and models that it opens with."""

import base64
import re
import zlib
from pathlib import Path

PAGE = "playground/index.html"
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
    return (
        f"{page}, without installing anything: {links}. The library runs in the page, and what you write stays there.\n"
    )
