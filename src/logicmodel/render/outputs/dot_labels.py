"""Lines of text as the HTML-like labels of Graphviz."""

from __future__ import annotations

import html

from logicmodel.render.layout.scripts import runs_right_to_left


def table(rows: list[str], width: float) -> str:
    """
    Return rows as one label, as wide as it is told, so that its text stands at the left.

    Args:
        rows: What `row` returned.
        width: The width, in points.
    """
    content = "".join(rows)
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0" WIDTH="{width:.0f}">{content}</TABLE>>'


def row(  # noqa: PLR0913 -- each says one thing of the text
    lines: tuple[str, ...], size: float, colour: str, *, bold: bool = False, struck: bool = False, above: float = 0
) -> str:
    """
    Return lines of text as a row of a label.

    Args:
        lines: The lines.
        size: The size of the font, in points.
        colour: The colour of the text.
        bold: Whether it is set in bold.
        struck: Whether a line runs through it.
        above: The room above it, in points.
    """
    side = "RIGHT" if runs_right_to_left("".join(lines)) else "LEFT"
    text = "".join(f'{_escaped(line) or " "}<BR ALIGN="{side}"/>' for line in lines)
    text = f"<B>{text}</B>" if bold else text
    text = f"<S>{text}</S>" if struck else text
    room = f'<TR><TD HEIGHT="{above:g}" FIXEDSIZE="TRUE" WIDTH="1"></TD></TR>' if above else ""
    font = f'<FONT POINT-SIZE="{size:g}" COLOR="{html.escape(colour)}">{text}</FONT>'
    return f'{room}<TR><TD ALIGN="{side}" BALIGN="{side}">{font}</TD></TR>'


def _escaped(text: str) -> str:
    r"""Return text as a label in markup has it, in which the engine still puts the name of the node for ``\N``."""
    return html.escape(text).replace("\\", "\\\\")
