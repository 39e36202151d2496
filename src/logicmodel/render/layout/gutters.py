"""Where ranks stand along the flow, with gutters as wide as the arrows in them need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import frozen

from logicmodel.render.layout.layers import Flat, Layers, Node
from logicmodel.render.layout.measure import COLUMN_PADDING

_GUTTER: Final = 34.0
# Between ranks of one stage that no arrow meets.
_BARE_GUTTER: Final = 16.0
# Small print on arrows needs room, and so do the broad arrows between stages.
_MARKED_GUTTER: Final = 72.0
_STAGE_ARROW_GUTTER: Final = 48.0

# What each arrow more needs that runs beside others: more where the picture runs down, for there they run further.
_TRACK: Final = 3.4
_TRACK_DOWN: Final = 5.4
_BOW_TRACK: Final = 5.0
_WIDEST: Final = 190.0

# Steps that rise less than this need no room to turn.
_LEVEL: Final = 6.0


@frozen
class Extent:
    """
    How long a rank is along the flow.

    Args:
        before: The room before its cards, for the titles of frames.
        cards: The length of its cards.
        after: The room after them.
    """

    before: float
    cards: float
    after: float


@frozen
class Tracks:
    """
    Where ranks and stages stand along the flow.

    Args:
        starts: Where the cards of each rank start.
        extents: How long each rank is.
        gutters: The length of the gutter behind each rank.
        bands: Where each stage starts and ends.
    """

    starts: tuple[float, ...]
    extents: tuple[Extent, ...]
    gutters: tuple[float, ...]
    bands: tuple[tuple[float, float], ...]

    def ends(self, rank: int) -> float:
        """
        Return where the cards of a rank end.

        Args:
            rank: The number of the rank.
        """
        return self.starts[rank] + self.extents[rank].cards

    def entry(self, rank: int) -> float:
        """
        Return where arrows enter a rank.

        Args:
            rank: The number of the rank.
        """
        return self.starts[rank] - self.extents[rank].before

    def exit(self, rank: int) -> float:
        """
        Return where arrows leave a rank.

        Args:
            rank: The number of the rank.
        """
        return self.ends(rank) + self.extents[rank].after

    @property
    def length(self) -> float:
        """Where the last stage ends."""
        return self.bands[-1][1] if self.bands else 0.0


def tracks(layers: Layers, extents: Sequence[Extent], least: Sequence[float], *, start: float, down: bool) -> Tracks:
    """
    Return where ranks stand along the flow.

    Args:
        layers: The ranks, with everything in its place across the flow.
        extents: How long each rank is.
        least: The least length of each stage.
        start: Where the first stage starts.
        down: Whether the picture runs down.
    """
    gutters = _gutters(layers, _TRACK_DOWN if down else _TRACK)
    starts, bands, x = [], [], start
    for stage, shortest in zip(layers.stages, least, strict=True):
        first, x = x, x + COLUMN_PADDING
        for rank in stage:
            starts.append(x + extents[rank].before)
            x = starts[-1] + extents[rank].cards + extents[rank].after
            x += gutters[rank] if rank < stage.stop - 1 else 0
        x = max(x, first + COLUMN_PADDING + shortest) + COLUMN_PADDING
        bands.append((first, x))
        x += gutters[stage.stop - 1] - 2 * COLUMN_PADDING
    return Tracks(tuple(starts), tuple(extents), tuple(gutters), tuple(bands))


def _gutters(layers: Layers, track: float) -> list[float]:
    """Return the length of the gutter behind each rank."""
    marked = any(course.arrow.marks for course in layers.courses) or any(flat.arrow.marks for flat in layers.flats)
    least = _MARKED_GUTTER if marked else _GUTTER
    broad = _STAGE_ARROW_GUTTER if layers.stage_arrows else _GUTTER
    last = {stage.stop - 1 for stage in layers.stages}
    depth = bow_depths(layers.bows)
    found = []
    for number, rank in enumerate(layers.ranks):
        tracks = max(_most_at_once(rank) - 1, 0) * track
        bows = max((depth[bow] for bow in layers.bows if bow.source.node.rank == number), default=0) * _BOW_TRACK
        if number not in last and _is_bare([*rank, *layers.ranks[number + 1]]):
            found.append(_BARE_GUTTER)
            continue
        found.append(min(max(least, broad if number in last else 0.0) + tracks + bows, _WIDEST))
    return found


def _is_bare(nodes: Iterable[Node]) -> bool:
    return not any(node.arriving or node.leaving or node.bowing for node in nodes)


def _most_at_once(rank: Sequence[Node]) -> int:
    """Return how many of the steps that leave a rank lie next to each other at the most, across the flow."""
    changes = []
    for node in rank:
        for step in node.leaving:
            if abs(step.rise) > _LEVEL:
                low, high = sorted((step.start.at, step.end.at))
                changes += [(low, 1), (high, -1)]
    now = most = 0
    for _, change in sorted(changes):
        now += change
        most = max(most, now)
    return most


def bow_depths(bows: Sequence[Flat]) -> dict[Flat, int]:
    """
    Return how many bows lie inside each other up to each, itself among them.

    Args:
        bows: The arrows that bow out from their ranks.
    """
    found: dict[Flat, int] = {}
    reached: dict[int, list[tuple[float, float, int]]] = {}
    for bow in sorted(bows, key=lambda each: abs(each.source.at - each.target.at)):
        low, high = sorted((bow.source.at, bow.target.at))
        others = reached.setdefault(bow.source.node.rank, [])
        found[bow] = 1 + max((depth for start, end, depth in others if start < high and low < end), default=0)
        others.append((low, high, found[bow]))
    return found
