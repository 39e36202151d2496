"""Models as pictures and as text."""

from logicmodel.render.draw import draw
from logicmodel.render.drawing import Drawing
from logicmodel.render.telling.outline import outline
from logicmodel.render.themes import THEMES, Theme, Tint
from logicmodel.render.versions_page import versions_page

__all__ = [
    "THEMES",
    "Drawing",
    "Theme",
    "Tint",
    "draw",
    "outline",
    "versions_page",
]
