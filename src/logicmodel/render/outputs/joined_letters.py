"""
Text in scripts whose letters join, such as Devanagari, taken out of an SVG to be set by itself.

What reads an SVG for a PDF places these letters one by one, and they run into each other; text of its own is set well.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any, Final

# The scripts of South Asia, Tibet, Myanmar and Cambodia.
_JOINING: Final = re.compile(r"[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\ua8e0-\ua8ff]")
_TEXT: Final = re.compile(r"<text ([^>]*)>([^<]*)</text>")
_ATTRIBUTE: Final = re.compile(r'([\w-]+)="([^"]*)"')
_ORIGIN: Final = re.compile(r'viewBox="(\S+) (\S+) (\S+) (\S+)"')

Joined = dict[str, Any]


def taken_out(svg: str) -> tuple[str, list[Joined]]:
    """
    Return an SVG of ours without the lines of text whose letters join, and these lines.

    Args:
        svg: The SVG.

    Returns:
        The SVG, and of each line its ``text``, where it stands (``x``, ``y`` of its baseline, from the corner of the
        picture), its ``anchor``, ``size``, ``weight``, ``fill`` and ``struck``, and the ``fonts`` that may have it.
    """
    found: list[Joined] = []

    def without(match: re.Match[str]) -> str:
        text = html.unescape(match[2])
        if not _JOINING.search(text):
            return match[0]
        found.append(_line(text, dict(_ATTRIBUTE.findall(match[1])), _corner(svg)))
        return ""

    return _TEXT.sub(without, svg), found


def _line(text: str, said: dict[str, str], corner: tuple[float, float]) -> Joined:
    left, top = corner
    return {
        "text": text,
        "x": float(said["x"]) - left,
        "y": float(said["y"]) - top,
        "anchor": said.get("text-anchor", "start"),
        "size": float(said["font-size"]),
        "weight": said.get("font-weight", "regular"),
        "fill": said["fill"],
        "struck": "text-decoration" in said,
        "fonts": _fonts(text),
    }


def _corner(svg: str) -> tuple[float, float]:
    box = _ORIGIN.search(svg)
    return (float(box[1]), float(box[2])) if box else (0.0, 0.0)


def _fonts(text: str) -> list[str]:
    """Return the fonts that may have the letters, by the name of their script, which begins the name of each letter."""
    names = (unicodedata.name(char, "").partition(" ")[0].title() for char in _JOINING.findall(text))
    scripts = [name for name in dict.fromkeys(names) if name]
    own = [f"{family} {script}" for script in scripts for family in ("Noto Sans", "Kohinoor")]
    return [*own, "Nirmala UI", "Arial", "Liberation Sans", "Noto Sans"]  # the last for digits and Latin letters
