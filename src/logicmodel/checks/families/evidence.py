"""Evidence: what it supports, whether it agrees with itself, whether it counts twice, whether it is old."""

from __future__ import annotations

from collections.abc import Iterator

from logicmodel.checks.citations import UWEX, own
from logicmodel.checks.rules import Observation, rule
from logicmodel.checks.sketches import fluency, practice, sketch
from logicmodel.model.logic_model import LogicModel, Part
from logicmodel.vocabulary.claims import Claim, Rival
from logicmodel.vocabulary.evidence import Evidence
from logicmodel.vocabulary.flows import link as linked
from logicmodel.vocabulary.links import Link
from logicmodel.wording import plain

_PILOT = Evidence("pilot", "Pilot report 2024", date="2024")
_DIARIES = Evidence("diaries", "Reading diaries 2025", date="2025", stance="contradicts")


def _on_link(*evidence: Evidence, confidence: float | None = None) -> Part:
    return linked(practice, fluency, evidence=evidence, confidence=confidence)


@rule(
    "LM070",
    "Evidence of nothing",
    why="A source that nothing names looks like support and supports nothing.",
    repair="Give it to the links or the claims that it speaks of, or take it out.",
    source=own("the definition of evidence"),
    fires=lambda: sketch(_on_link(), _PILOT),
    passes=lambda: sketch(_on_link(_PILOT)),
)
def idle_evidence(model: LogicModel) -> Iterator[Observation]:
    """Look for evidence that no link, no claim and no rival explanation carries."""
    carriers: tuple[Link | Claim | Rival, ...] = (*model.links, *model.claims, *model.rivals)
    carried = {use.id for carrier in carriers for use in carrier.evidence}
    for source in model.evidence:
        if source.id not in carried:
            yield Observation(
                "Evidence {source!r} is used nowhere: no link, claim or rival names it.", source, source=source.id
            )


@rule(
    "LM071",
    "Old evidence",
    why="What was found long ago may not hold any more where the programme works now.",
    repair="Look for newer evidence, or say in the notes of this one why it still holds.",
    source=own("the advice to review evidence"),
    fires=lambda: sketch(_on_link(Evidence("trial", "Trial 1998", date="1998")), review_date="2027"),
    passes=lambda: sketch(_on_link(_PILOT), review_date="2027"),
)
def old_evidence(model: LogicModel, *, years: int = 15, at: str | None = None) -> Iterator[Observation]:
    """Look for evidence older than that on the date given, or else on the model's review date."""
    date = at or model.review_date
    if date is not None:
        for source in model.evidence:
            if source.date is not None and source.notes is None and int(date[:4]) - int(source.date[:4]) > years:
                yield Observation(
                    "Evidence {source!r} is of {year}, over {years} years old.",
                    source,
                    source=source.id,
                    year=source.date[:4],
                    years=years,
                )


@rule(
    "LM072",
    "Conflicting evidence",
    severity="info",
    why="Sources disagree on whether the link works, and readers should know what the authors make of it.",
    repair="Say in the notes of the link how you weigh the two.",
    source=UWEX.at("section 6, 'research based?'").ours(),
    fires=lambda: sketch(_on_link(_PILOT, _DIARIES)),
    passes=lambda: sketch(_on_link(_PILOT)),
)
def conflicting_evidence(model: LogicModel) -> Iterator[Observation]:
    """Look for links with evidence for and against, and no notes."""
    for link in model.links:
        stances = {use.stance for use in link.evidence}
        if link.notes is None and ("mixed" in stances or {"supports", "contradicts"} <= stances):
            yield Observation("Link {link!r} has evidence for and against it.", link, link=link.id)


@rule(
    "LM073",
    "One study counted twice",
    severity="info",
    why="One source under two ids looks like two that agree.",
    repair="Keep one id, and let all links name that; each can say how the source bears on it.",
    source=own("the rule that each source counts once"),
    fires=lambda: sketch(_on_link(_PILOT, Evidence("report", "Pilot Report, 2024"))),
    passes=lambda: sketch(_on_link(_PILOT)),
)
def one_study_twice(model: LogicModel) -> Iterator[Observation]:
    """Look for evidence with the same citation, but for case and punctuation, or the same address."""
    # Pieces that name the same study count once already.
    first: dict[str, Evidence] = {}
    for source in model.evidence:
        for said in filter(None, (plain(source.citation), source.url)):
            earlier = first.setdefault(said, source)
            if earlier is not source and (source.study is None or source.study != earlier.study):
                message = "Evidence {source!r} is the same source as evidence {earlier!r}."
                yield Observation(message, source, earlier, source=source.id, earlier=earlier.id)
                break


@rule(
    "LM074",
    "Confidence without evidence",
    why="The authors are nearly sure of the link, and show nothing for it.",
    repair="Name the evidence, or lower the confidence.",
    source=UWEX.at("section 6, 'research based?'").ours(),
    fires=lambda: sketch(_on_link(confidence=0.95)),
    passes=lambda: sketch(_on_link(_PILOT, confidence=0.95)),
)
def confidence_without_evidence(model: LogicModel, *, above: float = 0.8) -> Iterator[Observation]:
    """Look for links with a confidence above that and no evidence that supports them."""
    for link in model.links:
        if (link.confidence or 0) > above and not _is_supported(link):
            message = "Confidence in link {link!r} is {confidence:g}, and no evidence supports it."
            yield Observation(message, link, link=link.id, confidence=link.confidence or 0)


@rule(
    "LM075",
    "Link against the evidence",
    why="All that is known speaks against the link, and the model rests on it all the same.",
    repair="Take the link away or change it, lower the confidence in it, or look for what supports it.",
    source=UWEX.at("section 6, 'research based?'").ours(),
    fires=lambda: sketch(_on_link(_DIARIES)),
    passes=lambda: sketch(_on_link(_DIARIES, confidence=0.4)),
)
def against_the_evidence(model: LogicModel, *, at_most: float = 0.5) -> Iterator[Observation]:
    """Look for links with contradicting evidence only and a confidence above that, or none."""
    for link in model.links:
        doubted = link.confidence is not None and link.confidence <= at_most
        stances = {use.stance for use in link.evidence} - {"inconclusive"}
        if stances == {"contradicts"} and not doubted:
            yield Observation("All evidence on link {link!r} contradicts it.", link, link=link.id)


def _is_supported(link: Link) -> bool:
    return any(use.stance == "supports" for use in link.evidence)
