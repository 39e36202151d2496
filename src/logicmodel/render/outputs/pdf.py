"""PDF: the picture on a page of its size, tagged, with its text alternative."""

from __future__ import annotations

from typing import Final

from logicmodel.errors import DrawingError

_DOCUMENT: Final = b"""
#set document(title: sys.inputs.title, date: none)
#set text(lang: "en")
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: float(sys.inputs.width) * 1pt, alt: sys.inputs.alt)
"""


def to_pdf(svg: str, *, title: str, alt: str, width: float) -> bytes:
    """
    Return a picture as a PDF of one page that conforms to PDF/UA-1.

    The picture is made of shapes and of text that can be searched, and has its long description as its alternative
    text. Where Arial and fonts like it are missing, text is set in a serif font. What is lost: links on cards, and all
    that the picture itself does not show.

    Args:
        svg: The picture as SVG text.
        title: The title of the document.
        alt: The text alternative.
        width: The width of the page, in points.

    Returns:
        The bytes of the file.

    Raises:
        DrawingError: The extra ``logicmodel[pdf]`` is not installed, or no font has the letters of the picture.
    """
    try:
        import typst  # noqa: PLC0415 -- an extra, which only those have who want PDFs
    except ModuleNotFoundError as error:
        msg = "drawing a PDF needs typst; install it with: pip install 'logicmodel[pdf]'"
        raise DrawingError(msg) from error
    inputs = {"svg": svg, "title": title, "alt": alt, "width": f"{width:.2f}"}
    try:
        made = typst.Compiler(_DOCUMENT).compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1")
    except typst.TypstError as error:
        fix = "install a font that has all letters of the model, such as those of Noto, or draw it as SVG"
        msg = f"the PDF could not be made: {error.message}; {fix}"
        raise DrawingError(msg) from error
    if not isinstance(made, bytes):
        msg = "the PDF could not be made: typst made no single file; please report it"
        raise DrawingError(msg)
    return made
