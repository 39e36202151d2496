"""The engine's SVG made fit to publish: named, described, with real fonts, and with ids that clash with no other's."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.etree import ElementTree as ET

_SVG: Final = "{http://www.w3.org/2000/svg}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_XML: Final = "{http://www.w3.org/XML/1998/namespace}"
_FONTS: Final = "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', sans-serif"
_POINTS_TO_PIXELS: Final = 4 / 3


def finish(  # noqa: PLR0913 -- each is a part of the picture, by name
    raw: bytes,
    *,
    title: str,
    description: str,
    names: Mapping[str, str],
    style: Callable[[str], str],
    prefix: str | None = None,
) -> str:
    """
    Return SVG that can stand in a page beside others.

    Args:
        raw: What the engine drew.
        title: The short text alternative.
        description: The long one.
        names: What the parts of the picture are called, by the ids that they have in it; readers see it on hovering.
        style: Gives the style sheet, for the id of the root.
        prefix: What all ids start with; made of the content unless said.
    """
    root = ET.fromstring(raw)  # noqa: S314 -- our own engine wrote it
    prefix = prefix or f"lm-{hashlib.sha256(raw + title.encode()).hexdigest()[:8]}-"
    for element in root.iter():
        _clean(element, prefix, names)
    _head(root, prefix, title, description)
    sheet = ET.Element("style")
    sheet.text = style(f"{prefix}svg")
    root.insert(2, sheet)
    return ET.tostring(root, encoding="unicode") + "\n"


def _clean(element: ET.Element, prefix: str, names: Mapping[str, str]) -> None:
    element.tag = element.tag.removeprefix(_SVG)
    name = names.get(element.get("id", ""))
    for title in element.findall(f"{_SVG}title"):
        # The engine titles groups with its own names for them, which browsers show to readers.
        element.remove(title)
    if name is not None:
        title = ET.Element(f"{_SVG}title")
        title.text = name
        element.insert(0, title)
    for key in (f"{_XLINK}href", f"{_XLINK}title", f"{_XML}space"):
        value = element.attrib.pop(key, None)
        if value is not None and key.endswith("href"):
            element.set("href", value)
    if "id" in element.attrib:
        element.set("id", prefix + element.attrib["id"])
    if "font-family" in element.attrib:
        element.set("font-family", _FONTS)


def _head(root: ET.Element, prefix: str, title: str, description: str) -> None:
    width, height = (float(re.sub(r"[a-z]+$", "", root.attrib.pop(side))) for side in ("width", "height"))
    has_links = root.find(".//a") is not None
    root.attrib = {
        "xmlns": _SVG.strip("{}"),
        "id": f"{prefix}svg",
        "class": "logicmodel",
        "width": f"{width * _POINTS_TO_PIXELS:.0f}",
        "height": f"{height * _POINTS_TO_PIXELS:.0f}",
        **root.attrib,
        # role="img" hides what is inside from assistive technology, and links must not be hidden.
        "role": "graphics-document document" if has_links else "img",
        "aria-labelledby": f"{prefix}t {prefix}d",
        "style": "max-width:100%;height:auto",
    }
    for place, (tag, key, text) in enumerate((("title", "t", title), ("desc", "d", description))):
        child = ET.Element(tag, {"id": prefix + key})
        child.text = text
        root.insert(place, child)
