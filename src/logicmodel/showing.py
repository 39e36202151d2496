"""How values show themselves in notebooks: the one place that looks up, and only when a notebook asks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any


class Shown:
    """
    What a notebook shows as a picture, with text alternatives.

    A value does not know how it is drawn: `render` does, which is loaded when the first notebook asks.
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        """Return the value as HTML, for hosts that ask for nothing else."""
        from logicmodel.render.notebook import page_part  # noqa: PLC0415 -- values stand below pictures

        return page_part(self)

    def _repr_mimebundle_(
        self, include: Collection[str] | None = None, exclude: Collection[str] | None = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the value in the forms that a notebook may show."""
        from logicmodel.render.notebook import forms  # noqa: PLC0415 -- the same

        return forms(self, include, exclude)


class Highlightable:
    """What is about some parts of a model, so that ``draw(model, highlight=…)`` can light them."""

    __slots__ = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements, stages, groups and links that it is about."""
        raise NotImplementedError


class Answer(Highlightable, Shown):
    """
    What a question about a model found; it shows itself as a picture of the model, and in words.

    It holds a reference to the model, and makes its picture when a notebook asks.
    """

    __slots__ = ()

    model: Any  # LogicModel | None; values of the ground know no models

    def view(self) -> tuple[Any, dict[str, Any]]:
        """Return the model to be drawn, None where it is not known, and with which options of `draw`."""
        return self.model, {"highlight": self.ids}
