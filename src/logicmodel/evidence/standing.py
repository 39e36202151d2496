"""How evidence stands on a link or a claim: which sources support it, which contradict it, and what counts once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from logicmodel.vocabulary.evidence import Evidence, EvidenceUse
from logicmodel.vocabulary.scales import Rating
from logicmodel.wording import plain

Standing: TypeAlias = Literal["contradicted", "no evidence", "contested", "supported"]

#: From the one to worry about most.
STANDINGS: Final[tuple[Standing, ...]] = ("contradicted", "no evidence", "contested", "supported")

_FOR: Final = {"supports", "mixed"}
_AGAINST: Final = {"contradicts", "mixed"}
_DOI: Final = ("https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/")


def supporting(uses: Iterable[EvidenceUse]) -> tuple[EvidenceUse, ...]:
    """Return the uses that speak for what carries them; a mixed one speaks for and against it."""
    return tuple(use for use in uses if use.stance in _FOR)


def contradicting(uses: Iterable[EvidenceUse]) -> tuple[EvidenceUse, ...]:
    """Return the uses that speak against what carries them."""
    return tuple(use for use in uses if use.stance in _AGAINST)


def standing_of(uses: Iterable[EvidenceUse]) -> Standing:
    """Return how evidence stands; what is inconclusive is no evidence for or against."""
    stances = {use.stance for use in uses}
    if stances & _FOR:
        return "contested" if stances & _AGAINST else "supported"
    return "contradicted" if stances & _AGAINST else "no evidence"


def source_key(source: Evidence) -> str:
    """Return what tells studies apart: the study, or else the DOI, the address, or the citation without punctuation."""
    if source.study:
        return source.study
    if source.url is None:
        return plain(source.citation)
    url = source.url.lower()
    return next((url.removeprefix(prefix) for prefix in _DOI if url.startswith(prefix)), source.url)


def best_ratings(uses: Iterable[EvidenceUse]) -> tuple[Rating, ...]:
    """Return the best rating on each scale; ranks of different scales are not compared."""
    best: dict[str, Rating] = {}
    for use in uses:
        rating = use.source.rating
        if rating is not None and (rating.scale.id not in best or best[rating.scale.id].rank < rating.rank):
            best[rating.scale.id] = rating
    return tuple(best.values())


def rating_text(ratings: Iterable[Rating]) -> str | None:
    """Return ratings as one text: ``maryland 3; nesta 2``."""
    return "; ".join(f"{rating.scale.id} {rating.level}" for rating in ratings) or None
