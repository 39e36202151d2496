"""Pictures set with the fonts of this machine: PDF, tagged with its text alternative, and PNG in any script."""

from __future__ import annotations

import html
import json
import re
from importlib import import_module
from types import ModuleType
from typing import Any, Final
from xml.etree import ElementTree as ET

from logicmodel.errors import DrawingError, MissingGlyphError
from logicmodel.render.layout.papers import Paper
from logicmodel.render.layout.scripts import clusters
from logicmodel.render.outputs.joined_letters import Joined, taken_out

_DOCUMENT: Final = b"""
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language, region: if sys.inputs.region == "" { none } else { sys.inputs.region })
#let points(name) = float(sys.inputs.at(name)) * 1pt
#set page(width: points("width"), height: points("height"), margin: points("margin"))
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "contain", alt: sys.inputs.alt)
#for line in json(bytes(sys.inputs.joined)) {
  let said = text(
    font: line.fonts, size: line.size * 1pt, weight: line.weight, fill: rgb(line.fill),
    top-edge: "baseline", bottom-edge: "baseline", line.text,
  )
  let shown = if line.struck { strike(said) } else { said }
  context {
    let share = ("start": 0, "middle": 0.5, "end": 1).at(line.anchor)
    let start = line.x * 1pt - share * measure(shown).width
    place(top + left, dx: start, dy: line.y * 1pt, pdf.artifact(shown))
  }
}
"""
_POINTS_PER_INCH: Final = 72

# What typst says of a PDF that does not conform, an error in a line.
_FAULT: Final = re.compile(r"^error: .*", re.MULTILINE)
_NO_GLYPH: Final = "could not be displayed with a font"
_JOINED: Final = "missing codepoints"
_FAMILIES: Final = re.compile(r'font-family="[^"]*"')
_MOST_NAMED: Final = 3
_SIZE: Final = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')


def to_pdf(svg: str, *, title: str, alt: str, paper: Paper, language: str | None = None) -> bytes:
    """
    Return a picture as a PDF of one page that is tagged, and conforms to PDF/UA-1.

    The picture is made of shapes and of text that can be searched, and has its long description as its alternative
    text. Where letters join into shapes that stand for no single letter, as in Hindi, the PDF does not claim to
    conform, for that part of its text cannot be copied; all else is the same. Where Arial and fonts like it are
    missing, text is set in a serif font. What is lost: links on cards, and all that the picture itself does not show.

    Args:
        svg: The picture as SVG text.
        title: The title of the document.
        alt: The text alternative.
        paper: The page, inside whose margins the picture stands.
        language: The language of the picture, as in BCP 47; default: English.

    Returns:
        The bytes of the file.

    Raises:
        DrawingError: The extra ``logicmodel[pdf]`` is not installed, or no font has the letters of the picture.
    """
    inputs = _inputs(svg, title, alt, paper) | _language(language)
    conforming = _conforming(inputs, "PDF")
    return _typeset(inputs, "PDF") if conforming is None else conforming


def _language(language: str | None) -> dict[str, str]:
    """Return a language as the typesetter wants it: a code, and the region if there is one of two letters."""
    code, *more = (language or "en").split("-")
    return {"language": code, "region": next((each for each in more if len(each) == len("BR")), "")}


def to_png(svg: str, *, title: str, paper: Paper, scale: float) -> bytes:
    """
    Return a picture as PNG, with the fonts of this machine.

    Args:
        svg: The picture as SVG text.
        title: What it is a picture of.
        paper: Its size.
        scale: Pixels for each point.

    Returns:
        The bytes of the file.

    Raises:
        DrawingError: The extra ``logicmodel[pdf]`` is not installed, or no font has the letters of the picture.
    """
    inputs = _inputs(svg, title, title, paper) | _language(None)
    _conforming(inputs, "PNG")  # where a font has no letter a PNG gets a box, and only such a PDF is refused
    return _typeset(inputs, "PNG", ppi=scale * _POINTS_PER_INCH)


def _inputs(svg: str, title: str, alt: str, paper: Paper) -> dict[str, str]:
    lengths = {"width": paper.width, "height": paper.height, "margin": paper.margin}
    svg, joined = taken_out(svg)
    return {
        "svg": svg,
        "joined": json.dumps([_on_paper(line, svg, paper) for line in joined]),
        "title": title,
        "alt": alt,
        **{name: f"{length:.2f}" for name, length in lengths.items()},
    }


def _on_paper(line: Joined, svg: str, paper: Paper) -> Joined:
    """Return where a line stands inside the margins of a page on which its picture is as large as it can be."""
    size = _SIZE.search(svg)
    width, height = paper.inside
    if size is None:
        return line
    own = float(size[1]), float(size[2])
    scale = min(width / own[0], height / own[1])
    places = {
        name: line[name] * scale + (room - length * scale) / 2
        for name, room, length in (("x", width, own[0]), ("y", height, own[1]))
    }
    return {**line, **places, "size": line["size"] * scale}


def _conforming(inputs: dict[str, str], output: str) -> bytes | None:
    """
    Return a picture as a PDF that conforms to PDF/UA-1, or None if its letters join into shapes without a letter.

    Raises:
        DrawingError: The extra ``logicmodel[pdf]`` is not installed, or no font has the letters of the picture.
    """
    typst = _typst(output)
    letters = clusters("".join(line["text"] for line in json.loads(inputs["joined"])))
    if letters and _is_missing(letters, inputs):  # of text that stands by itself typst does not say so
        raise MissingGlyphError(_no_font(output, inputs))
    try:
        return _typeset(inputs, output, format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        faults = _FAULT.findall(error.diagnostic)
        if faults and all(_JOINED in fault for fault in faults):
            return None
        if all(_NO_GLYPH in fault or _JOINED in fault for fault in faults):
            raise MissingGlyphError(_no_font(output, inputs)) from error
        msg = f"the {output} could not be made: {error.message}"
        raise DrawingError(msg) from error


def _no_font(output: str, inputs: dict[str, str]) -> str:
    letters = ", ".join(repr(letter) for letter in _missing_letters(inputs)) or "some of the text"
    fix = "install a font that has them, such as those of Noto, or draw it as SVG"
    return f"the {output} could not be made: no font of this machine has {letters}; {fix}"


def _missing_letters(inputs: dict[str, str]) -> list[str]:
    """Return the first letters of a picture that no font has, as many as a message has room for."""
    texts = "".join(ET.fromstring(inputs["svg"]).itertext())  # noqa: S314 -- our own
    texts += "".join(line["text"] for line in json.loads(inputs["joined"]))
    waiting = [[letter for letter in dict.fromkeys(clusters(texts)) if not letter.isascii()]]
    found: list[str] = []
    while waiting and len(found) < _MOST_NAMED:
        letters = waiting.pop()
        if not letters or not _is_missing(letters, inputs):
            continue
        if len(letters) == 1:
            found += letters
        else:
            middle = len(letters) // 2
            waiting += [letters[middle:], letters[:middle]]
    return found


def _is_missing(letters: list[str], inputs: dict[str, str]) -> bool:
    """Return whether no font has one of some letters, each of which is set by itself."""
    families = _FAMILIES.search(inputs["svg"])
    shown = "".join(f'<text y="9">{html.escape(letter)}</text>' for letter in letters)
    start = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" {families[0] if families else ""}>'
    typst = _typst("PDF")
    try:
        alone = inputs | {"svg": f"{start}{shown}</svg>", "joined": "[]"}
        _typeset(alone, "PDF", format="pdf", pdf_standards="ua-1")
    except typst.TypstError as error:
        return _NO_GLYPH in error.diagnostic
    return False


def _typst(output: str) -> ModuleType:
    try:
        return import_module("typst")
    except ModuleNotFoundError as error:
        msg = f"drawing this {output} needs typst; install it with: pip install 'logicmodel[pdf]'"
        raise DrawingError(msg) from error


def _typeset(inputs: dict[str, str], output: str, **options: Any) -> bytes:  # noqa: ANN401 -- options of typst
    """Return what typst makes; it raises what is wrong with it."""
    options = {"format": output.lower()} | options
    made = _typst(output).Compiler(_DOCUMENT).compile(sys_inputs=inputs, **options)
    if not isinstance(made, bytes):
        msg = f"the {output} could not be made: typst made no single file; please report it"
        raise DrawingError(msg)
    return made
