"""Models as pictures and as text."""

from logicmodel.render.draw import draw
from logicmodel.render.drawing import Drawing
from logicmodel.render.telling.outline import outline
from logicmodel.render.themes import THEMES, Theme, Tint

__all__ = [
    "THEMES",
    "Drawing",
    "Theme",
    "Tint",
    "draw",
    "outline",
]
