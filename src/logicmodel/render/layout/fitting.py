"""A picture as large as it can be on its paper: which way it runs, how its chains run, how wide its cards are."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Final

from attrs import evolve

from logicmodel.render.layout.audit import count_crossings, points_of
from logicmodel.render.layout.grid import Direction
from logicmodel.render.layout.measure import CARD_WIDTH, TEXT_SIZE, Box
from logicmodel.render.layout.mirroring import mirrored
from logicmodel.render.layout.ordering import Choice
from logicmodel.render.layout.pages import Layout, lay_out
from logicmodel.render.layout.papers import PAGES, SMALLEST_TEXT, Page, Paper
from logicmodel.render.layout.preparing import Prepared, prepare
from logicmodel.render.layout.ranks import ranked
from logicmodel.render.layout.scripts import is_written_right_to_left, mostly_right_to_left
from logicmodel.render.scene.scene import Scene

_CARD_WIDTHS: Final = (92, 100, 108, 116, 125, 135, 146, 158, 171, 185, 200, 216, 234)

# Other ways than the usual one are taken where they make text that can be read larger by this much.
_WORTH_TURNING: Final = 1.1

# Into how many ranks the longest stage is broken on paper where its text is too small otherwise.
_SHARES: Final = (2, 3, 4)

# How many arrows are counted where they are drawn; it takes as long as to lay them out.
_MOST_COUNTED: Final = 60

# Pictures of more cards are laid out in one form only, and of many more in one direction: it would take seconds, and
# make no text readable.
_MOST_IN_FORMS: Final = 150
_MOST_IN_DIRECTIONS: Final = 400


def laid_out(scene: Scene, choice: Choice, *, direction: Direction | None = None, page: Page | None = None) -> Layout:
    """
    Return a place for everything in a scene, on paper if it has to go on some.

    Args:
        scene: What is to be shown.
        choice: How cards are to be ordered.
        direction: Whether the picture runs to the ``right`` or ``down``; default: to the right, or what makes text
            largest on the page.
        page: The paper that it is to fill.

    Raises:
        DrawingError: The order asked for cannot be found.
    """
    if page is None:
        layout = _crossing_least(scene, choice, direction or "right")
    else:
        layout = _fitted(scene, choice, (direction,) if direction else ("right", "down"), PAGES[page])
    return mirrored(layout) if _runs_right_to_left(scene) else layout


def _crossing_least(scene: Scene, choice: Choice, direction: Direction) -> Layout:
    """
    Return the layout of a scene in its own size, in declared order where arrows cross less in it.

    Crossings are known from the order alone, but for arrows inside a rank, which bow out: where there are some, and few
    arrows in all, those that are drawn are counted.
    """
    prepared = prepare(scene, choice)
    layout = lay_out(prepared, direction)
    if choice.order or not prepared.layers.bows or len(scene.arrows) > _MOST_COUNTED:
        return layout
    declared = lay_out(prepare(scene, evolve(choice, order="declared")), direction)
    return min(layout, declared, key=lambda each: count_crossings([points_of(route) for route in each.routes]))


def _runs_right_to_left(scene: Scene) -> bool:
    """Return whether a picture is read from right to left: as its language is, or else as most of its words are."""
    if scene.language and is_written_right_to_left(scene.language):
        return True
    return mostly_right_to_left([scene.title, *(card.text for card in scene.cards())])


def text_size_on(layout: Layout, paper: Paper) -> float:
    """
    Return how large the text of cards is when a picture fills paper, in points.

    Args:
        layout: The picture.
        paper: The paper.
    """
    width, height = paper.inside
    return TEXT_SIZE * min(width / layout.width, height / layout.height)


def _fitted(scene: Scene, choice: Choice, directions: tuple[Direction, ...], papers: tuple[Paper, ...]) -> Layout:
    """Return the first layout whose text is large enough on its paper, or else the one whose text is largest."""
    best: Layout | None = None
    largest = 0.0
    for found, paper in _ways(scene, choice, directions, papers):
        size = text_size_on(found, paper)
        if size > largest * (_WORTH_TURNING if largest >= SMALLEST_TEXT else 1):
            best, largest = _on(found, paper), size
        if largest >= paper.aim:
            break
    assert best is not None, "there is a direction"  # noqa: S101 -- for the type checker
    return best


def _ways(
    scene: Scene, choice: Choice, directions: tuple[Direction, ...], papers: tuple[Paper, ...]
) -> Iterator[tuple[Layout, Paper]]:
    """Return layouts, those that are easiest to read first: on the first paper, and to the right."""
    prepared = cache(partial(prepare, scene, choice))
    cards = sum(1 for _ in scene.cards())
    if cards > _MOST_IN_DIRECTIONS:
        yield _widest(prepared(), directions[0], papers[0]), papers[0]
        return
    for paper in papers:
        for form in _forms(scene, prepared) if cards <= _MOST_IN_FORMS else (prepared(),):
            for direction in directions:
                yield _widest(form, direction, paper), paper


def _forms(scene: Scene, prepared: Callable[..., Prepared]) -> Iterator[Prepared]:
    """Return a picture with a rank for each step of a chain, with long stages broken, and with a rank a stage."""
    usual = prepared()
    yield usual
    known = [usual.layers.stages]
    for share in _SHARES:
        most = usual.highest / share
        stages = ranked(scene, chains=True, most=most).stages
        if stages not in known:
            known.append(stages)
            yield prepared(most=most)
    if usual.has_chains:
        yield prepared(chains=False)


def _widest(prepared: Prepared, direction: Direction, paper: Paper) -> Layout:
    """Return the layout with the cards as wide as makes text largest on the paper."""
    trial = cache(lambda width: lay_out(prepared, direction, width))
    # The wider the cards, the wider and the lower is the picture, and best near where the paper would be filled.
    wide = bisect(_CARD_WIDTHS, x=False, key=lambda width: trial(width).width > trial(width).height * paper.shape)
    near = _CARD_WIDTHS[max(wide - 1, 0) : wide + 1] or (CARD_WIDTH,)
    return max(map(trial, near), key=lambda layout: text_size_on(layout, paper))


def _on(layout: Layout, paper: Paper) -> Layout:
    """Return a layout with the shape of the paper inside its margins; what is left is shared out."""
    width = max(layout.width, layout.height * paper.shape)
    height = width / paper.shape
    left, top = (layout.width - width) / 2, (layout.height - height) / 2
    return evolve(layout, paper=Box(left, top, width, height), sheet=paper)
