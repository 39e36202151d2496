"""Pictures set with the fonts of this machine: PDF, tagged with its text alternative, and PNG in any script."""

from __future__ import annotations

from typing import Any, Final, Literal

from logicmodel.errors import DrawingError, MissingGlyphError
from logicmodel.render.layout.fitting import Paper

_DOCUMENT: Final = b"""
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.language, region: if sys.inputs.region == "" { none } else { sys.inputs.region })
#let points(name) = float(sys.inputs.at(name)) * 1pt
#set page(width: points("width"), height: points("height"), margin: points("margin"))
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%, fit: "contain", alt: sys.inputs.alt)
"""
_POINTS_PER_INCH: Final = 72


def to_pdf(svg: str, *, title: str, alt: str, paper: Paper, language: str | None = None) -> bytes:
    """
    Return a picture as a PDF of one page that conforms to PDF/UA-1.

    The picture is made of shapes and of text that can be searched, and has its long description as its alternative
    text. Where Arial and fonts like it are missing, text is set in a serif font. What is lost: links on cards, and all
    that the picture itself does not show.

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
    return _typeset(_inputs(svg, title, alt, paper) | _language(language), "PDF", pdf_standards="ua-1")


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
    # Where a font has no letter a PNG gets a box, and only a PDF of this kind is refused.
    _typeset(inputs, "PNG", pdf_standards="ua-1")
    return _typeset(inputs, "PNG", ppi=scale * _POINTS_PER_INCH)


def _inputs(svg: str, title: str, alt: str, paper: Paper) -> dict[str, str]:
    lengths = {"width": paper.width, "height": paper.height, "margin": paper.margin}
    return {"svg": svg, "title": title, "alt": alt, **{name: f"{length:.2f}" for name, length in lengths.items()}}


def _typeset(inputs: dict[str, str], output: str, **options: Any) -> bytes:  # noqa: ANN401 -- options of typst
    try:
        import typst  # noqa: PLC0415 -- an extra, which only those have who want PDFs
    except ModuleNotFoundError as error:
        msg = f"drawing this {output} needs typst; install it with: pip install 'logicmodel[pdf]'"
        raise DrawingError(msg) from error
    kind: Literal["pdf", "png"] = "pdf" if "pdf_standards" in options else "png"
    try:
        made = typst.Compiler(_DOCUMENT).compile(format=kind, sys_inputs=inputs, **options)
    except typst.TypstError as error:
        fix = "install a font that has all letters of the model, such as those of Noto, or draw it as SVG"
        msg = f"the {output} could not be made: {error.message}; {fix}"
        raise MissingGlyphError(msg) from error
    if not isinstance(made, bytes):
        msg = f"the {output} could not be made: typst made no single file; please report it"
        raise DrawingError(msg)
    return made
