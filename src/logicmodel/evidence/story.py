"""The contribution story: what the model says, what is known and assumed, and what to look for next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias, get_args

from logicmodel.evidence.coverage import CoveredPath
from logicmodel.evidence.seeking import Seek
from logicmodel.questions.paths import Step
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.links import SIGN_WORDS
from logicmodel.wording import one_line

if TYPE_CHECKING:
    from logicmodel.evidence.contribution import Contribution

StoryFormat: TypeAlias = Literal["markdown", "text", "html"]
BlockSort: TypeAlias = Literal["title", "heading", "paragraph", "item", "subitem"]

_MARKDOWN: Final = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_STANCES: Final = {
    "supports": "supported by",
    "contradicts": "contradicted by",
    "mixed": "mixed evidence in",
    "inconclusive": "inconclusive evidence in",
}


class Block(NamedTuple):
    """One paragraph of a story."""

    sort: BlockSort
    text: str


def story_of(answer: Contribution) -> tuple[Block, ...]:
    """
    Return the story of a contribution, block by block.

    Args:
        answer: What is known of the contribution.
    """
    title = f"How “{answer.source_label}” contributes to “{answer.target_label}”"
    head = (Block("title", title), Block("paragraph", answer.sentence))
    blocks = (*head, *_claimed(answer), *_paths(answer), *_others(answer), *_seek(answer))
    return tuple(Block(block.sort, one_line(block.text)) for block in blocks)


def story_in(format: StoryFormat, blocks: Iterable[Block]) -> str:
    """
    Return a story as text.

    Args:
        format: ``markdown``, ``text`` or ``html``.
        blocks: The story.

    Raises:
        ValueError: The format is none of these.
    """
    if format not in get_args(StoryFormat):
        msg = f"format must be one of {', '.join(get_args(StoryFormat))}, not {format!r}"
        raise ValueError(msg)
    write = {"markdown": _markdown, "text": _text, "html": _html}[format]
    return "\n".join(write(blocks)) + "\n"


def _claimed(answer: Contribution) -> Iterator[Block]:
    claim = answer.claim
    if claim is None:
        return
    if claim.text:
        yield Block("paragraph", f"The authors put it so: {claim.text}")
    if claim.rationale:
        yield Block("paragraph", f"Their reason: {claim.rationale}")
    if claim.rating:
        yield Block("paragraph", f"They rate all evidence on it as {claim.rating.level} ({claim.rating.scale.label}).")
    for use in claim.evidence:
        yield Block("item", f"The claim as a whole is {_source(use)}")


def _paths(answer: Contribution) -> Iterator[Block]:
    if not answer.paths:
        return
    yield Block("heading", "What the model says, and what is known of it")
    told: dict[Step, int] = {}
    for number, path in enumerate(answer.paths, 1):
        chain = " → ".join(answer.model.element(each).label for each in path.ranked.path.element_ids)
        yield Block("paragraph", f"Path {number}: {chain}")
        for step, standing in zip(path.steps, path.standings, strict=True):
            if step in told:
                yield Block("item", f"{_between(answer, step)}: {standing}, as in path {told[step]}")
            else:
                yield from _step(answer, path, step, standing)
            told.setdefault(step, number)
        yield Block("item", f"In all: {path.coverage}.")
        yield Block("item", f"Weakest step: {_between(answer, path.weakest)}, because {path.why}.")
        if path.is_negative:
            less = f"more of “{answer.source_label}” is said to lead to less of “{answer.target_label}”"
            yield Block("item", f"This path leads the other way: {less}.")
    if not answer.complete:
        yield Block("paragraph", "There are more paths; loops hold too many ways to find the next strongest.")


def _step(answer: Contribution, path: CoveredPath, step: Step, standing: str) -> Iterator[Block]:
    link = step.link
    sign = "" if link.sign == "positive" else f" ({SIGN_WORDS[link.sign]})"
    implied = " (only an arrow between columns says so)" if step.implied else ""
    yield Block("item", f"{_between(answer, step)}{sign}{implied}: {standing}")
    if link.rationale:
        yield Block("subitem", f"Why: {link.rationale}")
    for use in link.evidence:
        source = _source(use)
        yield Block("subitem", source[:1].upper() + source[1:])
    if link.rating:
        yield Block("subitem", f"The authors rate all evidence on this step as {link.rating.level}")
    for assumption in link.assumptions:
        status = (assumption.status or "untested").replace("-", " ")
        yield Block("subitem", f"Assumes: {assumption.text} ({status})")
    for row in path.observed[step.target]:
        if row.matched.actual is not None:
            yield Block(
                "subitem", f"Observed: {row.indicator.label}: {row.matched.story(row.indicator)} ({row.status})"
            )
    if link.confidence is not None:
        yield Block("subitem", f"The authors' confidence in it: {link.confidence:g}")


def _others(answer: Contribution) -> Iterator[Block]:
    yield Block("heading", "What else may account for the change")
    if not answer.rivals and not answer.influences:
        yield Block("paragraph", "No rival explanation and no outside influence is named.")
    for rival in answer.rivals:
        said = [
            rival.sort and rival.sort.replace("-", " "),
            rival.plausibility and f"plausibility {rival.plausibility}",
            (rival.status or "not judged").replace("-", " "),
        ]
        yield Block("item", f"{rival.label} ({', '.join(filter(None, said))})")
        for use in rival.evidence:
            yield Block("subitem", f"This explanation is {_source(use)}")
    for factor in answer.influences:
        effect = {"positive": "helps", "negative": "hinders", "unknown": "effect not stated"}[factor.sign]
        yield Block("item", f"{factor.label} (outside influence, {effect})")


def _seek(answer: Contribution) -> Iterator[Block]:
    if answer.seek:
        yield Block("heading", "What to look for next")
    for each in answer.seek:
        yield Block("item", f"{sought(answer, each)}: {each.reason}")


def sought(answer: Contribution, seek: Seek) -> str:
    """
    Return what to look for, as readers call it.

    Args:
        answer: What is known of the contribution.
        seek: What to look for.
    """
    if seek.sort == "link":
        link = answer.model.link(seek.about)
        return f"The step from “{answer.model[link.source].label}” to “{answer.model[link.target].label}”"
    if seek.sort == "assumption":
        return f"The assumption “{seek.about}”"
    if seek.sort == "rival":
        return next(f"The explanation “{each.label}”" for each in answer.rivals if each.id == seek.about)
    return next(f"A value of “{each.label}”" for each in answer.model.indicators if each.id == seek.about)


def _between(answer: Contribution, step: Step) -> str:
    return f"“{answer.model.element(step.source).label}” → “{answer.model.element(step.target).label}”"


def _source(use: EvidenceUse) -> str:
    rating = (
        f", rated {use.source.rating.level} on {use.source.rating.scale.label}" if use.source.rating else ", unrated"
    )
    notes = f" ({use.notes})" if use.notes else ""
    return f"{_STANCES[use.stance]} {use.source.citation}{rating}{notes}"


def _markdown(blocks: Iterable[Block]) -> Iterator[str]:
    before = {"title": "# ", "heading": "## ", "paragraph": "", "item": "- ", "subitem": "  - "}
    last: BlockSort | None = None
    for sort, text in blocks:
        if last is not None and not (sort.endswith("item") and last.endswith("item")):
            yield ""
        yield before[sort] + _MARKDOWN.sub(r"\\\1", text)
        last = sort


def _text(blocks: Iterable[Block]) -> Iterator[str]:
    before = {"title": "", "heading": "", "paragraph": "", "item": "  * ", "subitem": "      - "}
    last: BlockSort | None = None
    for sort, text in blocks:
        if last is not None and not (sort.endswith("item") and last.endswith("item")):
            yield ""
        yield before[sort] + text
        if sort in {"title", "heading"}:
            yield ("=" if sort == "title" else "-") * len(text)
        last = sort


def _html(blocks: Iterable[Block]) -> Iterator[str]:
    tags = {"title": "h2", "heading": "h3", "paragraph": "p"}
    depth = 0
    for sort, text in blocks:
        wanted = {"item": 1, "subitem": 2}.get(sort, 0)
        while depth > wanted:
            yield "</li></ul>"
            depth -= 1
        if wanted == 0:
            yield f"<{tags[sort]}>{escape(text)}</{tags[sort]}>"
            continue
        if depth == wanted:
            yield "</li>"
        while depth < wanted:
            yield "<ul>"
            depth += 1
            if depth < wanted:
                yield "<li>"
        yield f"<li>{escape(text)}"
    while depth:
        yield "</li></ul>"
        depth -= 1
