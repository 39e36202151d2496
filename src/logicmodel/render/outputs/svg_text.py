"""Text in SVG: in lines, at the side at which its script starts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from attrs import frozen

from logicmodel.render.layout.fonts import exact_width
from logicmodel.render.layout.measure import LEADING, Box, Point, line_height
from logicmodel.render.layout.scripts import runs_right_to_left

# How far the base line is below the top of a line of text, over the size of the type.
_ASCENT: Final = 0.94

# Text from right to left is isolated by characters (U+2067, U+2069). The attribute `direction` would say the same, but
# means another end by `text-anchor` in browsers than in programs that do not know it.
_ISOLATE: Final = ("\u2067", "\u2069")


@frozen
class Writing:
    """
    How text is written in a picture.

    Args:
        right_to_left: Whether the picture runs from right to left, so that all text stands at the right.
    """

    right_to_left: bool = False

    def middle(self, lines: Sequence[str], box: Box, size: float, colour: str, *, bold: bool = False) -> str:
        """
        Return lines half-way between the top and the bottom of a box.

        Args:
            lines: The lines.
            box: The box.
            size: The size of the type, in points.
            colour: The colour.
            bold: Whether they are set in bold.
        """
        top = box.middle - line_height(tuple(lines), size) / 2
        return self.down(lines, Box(box.left, top, box.width, box.height), size, colour, bold=bold)

    def down(  # noqa: PLR0913 -- each says one thing of the text
        self, lines: Sequence[str], box: Box, size: float, colour: str, *, bold: bool = False, struck: bool = False
    ) -> str:
        """
        Return lines from the top of a box downwards.

        Args:
            lines: The lines.
            box: The box.
            size: The size of the type, in points.
            colour: The colour.
            bold: Whether they are set in bold.
            struck: Whether they are struck through.
        """
        at_right = self.right_to_left or runs_right_to_left("".join(lines))
        x, anchor = (box.right, "end") if at_right else (box.left, "start")
        style = _style(bold=bold, struck=struck)
        return "".join(_lines(lines, Point(x, box.top), anchor, size, style, colour))

    def centred(self, lines: Sequence[str], box: Box, size: float, colour: str) -> str:
        """
        Return lines in the middle of a box, in bold.

        Args:
            lines: The lines.
            box: The box.
            size: The size of the type, in points.
            colour: The colour.
        """
        top = box.middle - line_height(tuple(lines), size) / 2
        return "".join(_lines(lines, Point(box.centre, top), "middle", size, _style(bold=True), colour))


def _style(*, bold: bool = False, struck: bool = False) -> str:
    return (' font-weight="bold"' if bold else "") + (' text-decoration="line-through"' if struck else "")


def _lines(  # noqa: PLR0913, PLR0917 -- each says one thing of the text
    lines: Sequence[str], start: Point, anchor: str, size: float, style: str, colour: str
) -> Iterator[str]:
    how = "" if anchor == "start" else f' text-anchor="{anchor}"'
    opened, closed = _ISOLATE if runs_right_to_left("".join(lines)) else ("", "")
    for number, line in enumerate(lines):
        y = start.y + size * (LEADING * number + _ASCENT)
        width = fitted(line, size, bold="bold" in style)
        yield (
            f'<text x="{start.x:.6g}" y="{y:.6g}"{how} font-size="{size:g}"{style} fill="{escape(colour)}"{width}>'
            f"{opened}{escape(line)}{closed}</text>"
        )


def fitted(line: str, size: float, *, bold: bool = False) -> str:
    """
    Return the attributes that say how wide a line is, so that it fits its card in any font; none where that is guessed.

    Args:
        line: The line.
        size: The size of the type, in points.
        bold: Whether it is set in bold.
    """
    width = exact_width(line, size, bold=bold)
    return f' textLength="{width:.6g}" lengthAdjust="spacingAndGlyphs"' if width else ""
