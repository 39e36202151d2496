"""The paper that a picture can be drawn for: sheets that lie or stand, and slides."""

from __future__ import annotations

from typing import Final, Literal

from attrs import evolve, frozen

Page = Literal[
    "a4",
    "a4-landscape",
    "a4-portrait",
    "a3",
    "a3-landscape",
    "a3-portrait",
    "letter",
    "letter-landscape",
    "letter-portrait",
    "tabloid",
    "tabloid-landscape",
    "tabloid-portrait",
    "16:9",
    "4:3",
]

# Text below this, in points, is hard to read on paper.
SMALLEST_TEXT: Final = 6.0


@frozen
class Paper:
    """
    A sheet of paper or a slide, in points.

    Args:
        width: Its width.
        height: Its height.
        margin: What is left free on each side.
        aim: How large text should be: as in a report, and on slides as those in the last row can read.
    """

    width: float
    height: float
    margin: float
    aim: float = 7.5

    @property
    def inside(self) -> tuple[float, float]:
        """The width and height inside the margins."""
        return self.width - 2 * self.margin, self.height - 2 * self.margin

    @property
    def shape(self) -> float:
        """The width inside the margins over the height."""
        width, height = self.inside
        return width / height


_SHEETS: Final[dict[str, Paper]] = {
    "a4": Paper(842, 595, 28.5),
    "a3": Paper(1191, 842, 28.5),
    "letter": Paper(792, 612, 28.5),
    "tabloid": Paper(1224, 792, 28.5),
}
_SLIDES: Final[dict[str, Paper]] = {
    "16:9": Paper(960, 540, 20, aim=9.5),
    "4:3": Paper(720, 540, 20, aim=9.5),
}

# A picture that is too small for the first is offered the second.
LARGER: Final[dict[str, str]] = {"a4": "a3", "letter": "tabloid"}


def _pages() -> dict[str, tuple[Paper, ...]]:
    found: dict[str, tuple[Paper, ...]] = {}
    for name, lying in _SHEETS.items():
        standing = evolve(lying, width=lying.height, height=lying.width)
        found |= {name: (lying, standing), f"{name}-landscape": (lying,), f"{name}-portrait": (standing,)}
    return found | {name: (slide,) for name, slide in _SLIDES.items()}


PAGES: Final = _pages()
"""What each page may be: a sheet that lies, one that stands, or either."""
