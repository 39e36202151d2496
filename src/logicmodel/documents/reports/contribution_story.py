"""A contribution story as a document, with the picture of its paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from logicmodel.documents.reports.description import Block, Bullets, Document, Heading, Paragraph, Picture
from logicmodel.evidence.contribution import Contribution
from logicmodel.evidence.story import Block as Told
from logicmodel.evidence.story import story_of
from logicmodel.model.edits import subset
from logicmodel.render.draw import draw


def contribution_of(answer: Contribution, language: str = "en") -> Document:
    """
    Return what is known of a contribution as a document.

    Args:
        answer: What is known.
        language: The language of the texts of the model.
    """
    title, sentence, *rest = story_of(answer)
    blocks = [Paragraph(sentence.text), *_picture(answer), *_blocks(rest)]
    return Document(title.text, tuple(blocks), language, is_wide=False)


def _picture(answer: Contribution) -> Iterator[Picture]:
    """Return the picture of the paths alone, whose text is larger on a page than that of the whole model."""
    if answer.paths:
        elements = dict.fromkeys(each for path in answer.paths for each in path.ranked.path.element_ids)
        picture = draw(subset(answer.model, list(elements)), highlight=answer.ids, evidence=True, show_title=False)
        yield Picture(picture.png(), picture.svg, picture.description)


def _blocks(told: Iterable[Told]) -> Iterator[Block]:
    for is_list, run in groupby(told, lambda each: each.sort.endswith("item")):
        if is_list:
            yield Bullets(tuple((each.sort.count("sub"), each.text) for each in run))
        else:
            yield from (Heading(each.text) if each.sort == "heading" else Paragraph(each.text) for each in run)
