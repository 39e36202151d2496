"""The links of a model as a table, with what each assumes and which evidence it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import frozen

from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.questions.compiled import is_column_arrow
from logicmodel.questions.printing import Worded, as_table, with_labels
from logicmodel.showing import Answer, View
from logicmodel.vocabulary.elements import Element
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.links import Link


@frozen
class LinkTable(Worded, Answer):
    """
    The links of a model, with what each assumes and which evidence it has.

    Args:
        model: The model, or the part of one, whose links these are.
    """

    model: LogicModel

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the elements of the model, and those of its links."""
        return (*(element.id for element in self.model.elements), *(link.id for link in self.model.links))

    def view(self) -> View:
        """Return the model, with what each link assumes and which evidence it has."""
        return View(self.model, details=True)

    def __len__(self) -> int:
        """Return the number of links."""
        return len(self.model.links)

    def __iter__(self) -> Iterator[Link]:
        """Iterate over the links."""
        return iter(self.model.links)

    @property
    def unsupported(self) -> tuple[Link, ...]:
        """The links without any evidence that supports them."""
        return tuple(link for link in self.model.links if not any(e.stance == "supports" for e in link.evidence))

    def to_records(self) -> list[dict[str, Any]]:
        """Return one row for each link; the indicators are those of the element at which it ends."""
        elements = {element.id for element in self.model.elements}
        return with_labels(
            self.model,
            [
                {
                    "link": link.id,
                    "source": link.source,
                    "target": link.target,
                    "stated": not is_column_arrow(link, elements),
                    "confidence": link.confidence,
                    "rating": None if link.rating is None else link.rating.level,
                    "rationale": link.rationale,
                    "assumptions": [assumption.text for assumption in link.assumptions],
                    "evidence": [_evidence_record(evidence) for evidence in link.evidence],
                    "indicators": _indicators(self.model, link),
                    "data": [f"{key}: {value}" for key, value in link.data.items()],
                }
                for link in self.model.links
            ],
        )

    def printed(self, *, labels: bool) -> str:
        """
        Return the links as a table.

        Args:
            labels: Whether labels stand in the place of ids.
        """
        return as_table(
            [
                {
                    "link": record["link_label"] if labels else record["link"],
                    "stated": record["stated"],
                    "confidence": record["confidence"],
                    "assumptions": "; ".join(record["assumptions"]) or None,
                    "evidence": [_evidence_text(evidence) for evidence in record["evidence"]],
                    "indicators": record["indicators"],
                }
                for record in self.to_records()
            ]
        )


def link_table(model: LogicModel) -> LinkTable:
    """
    Return the links of a model as a table, with what each assumes and which evidence it has.

    Ask it about a part of a model to see what an element rests on or leads to.

    Args:
        model: The model, or a part of one, such as ``upstream(model, "fluency")``.

    Returns:
        The links with their assumptions, evidence and indicators.

    Example:
        >>> from logicmodel import load_example, upstream
        >>> from logicmodel.questions import link_table
        >>> links = link_table(upstream(load_example("reading-together"), "books-home"))
        >>> [link.id for link in links]
        ['staff->lend', 'books->lend', 'lend->books-home']
        >>> [link.id for link in links.unsupported]
        ['staff->lend', 'books->lend']
    """
    refuse_non_model(model)
    return LinkTable(model)


def _evidence_record(use: EvidenceUse) -> dict[str, Any]:
    return {
        "id": use.id,
        "citation": use.source.citation,
        "stance": use.stance,
        "rating": None if use.source.rating is None else use.source.rating.level,
    }


def _evidence_text(record: dict[str, Any]) -> str:
    return f"{record['id']} ({', '.join(filter(None, (record['stance'], record['rating'])))})"


def _indicators(model: LogicModel, link: Link) -> list[str]:
    target = model[link.target]
    return [indicator.id for indicator in target.indicators] if isinstance(target, Element) else []
