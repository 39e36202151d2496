"""How a model is split over slides, so that its text can be read from the last row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from logicmodel.model.edits.restricting import subset
from logicmodel.model.logic_model import LogicModel
from logicmodel.render.draw import draw
from logicmodel.render.drawing import Drawing
from logicmodel.render.layout.measure import TEXT_SIZE

SLIDE_WIDTH: Final = 960.0  # points; 16:9 as PowerPoint has it
SLIDE_HEIGHT: Final = 540.0
ROOM: Final = (24.0, 78.0, 912.0, 438.0)  # left, top, width and height of what is below the title
SMALLEST_TEXT: Final = 10.0


@frozen
class Part:
    """
    What stands on one slide.

    Args:
        model: The part of the model.
        drawing: Its picture, from which places are taken.
    """

    model: LogicModel
    drawing: Drawing

    @property
    def scale(self) -> float:
        """Points on the slide for each point of the picture."""
        _, _, width, height = ROOM
        return min(width / self.drawing.layout.width, height / self.drawing.layout.height)

    @property
    def text_size(self) -> float:
        """The size of the text of cards, in points."""
        return TEXT_SIZE * self.scale


def parts_of(model: LogicModel) -> Iterator[Part]:
    """
    Return the parts of a model for the slides of a deck.

    A part takes as many stages as its text stays readable with. It starts with the last stage of the part before, so
    that each link between neighbours is on a slide.
    """
    whole = _part(model)
    stages = [stage.id for stage in model.stages if model.members(stage.id)]
    if whole.text_size >= SMALLEST_TEXT or len(stages) < len(("one", "another", "a third")):
        yield whole
        return
    first = 0
    while first < len(stages) - 1:
        last = first + 1  # two stages at least, or no link could be shown
        part = _part(subset(model, stages[first : last + 1]))
        while last + 1 < len(stages):
            wider = _part(subset(model, stages[first : last + 2]))
            if wider.text_size < SMALLEST_TEXT:
                break
            part, last = wider, last + 1
        yield part
        first = last


def _part(model: LogicModel) -> Part:
    return Part(model, draw(model, page="16:9", show_title=False))
