"""A model as rows of a few tables, which a database can join with those of thousands of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from logicmodel.checks.checking import check
from logicmodel.checks.findings import Findings
from logicmodel.evidence.attainments import attainments
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.vocabulary.elements import Outcome
from logicmodel.vocabulary.evidence import EvidenceUse
from logicmodel.vocabulary.indicators import Indicator, Measurement
from logicmodel.vocabulary.scales import Rating

Row: TypeAlias = dict[str, Any]
Tables: TypeAlias = dict[str, list[Row]]


def rows_of(model: LogicModel, *, findings: Findings | None = None) -> Tables:
    """
    Return a model as rows of a few tables, which `survey` collects from many models.

    The tables are ``models``, ``elements``, ``links``, ``evidence`` (of links and of claims), ``claims``, ``codes``
    (references to vocabularies of others), ``assumptions``, ``indicators``, ``measurements``, ``attainments`` (as of
    the review date of the model, or else of the latest actual) and ``findings``; each row has the id of its model. A
    link is *stated* if it joins two elements. `COLUMNS` lists the columns with their types, `ROWS_VERSION` is their
    version.

    Args:
        model: The model.
        findings: What a check of the model found; default: the table of findings is empty.

    Returns:
        The rows of each table, by its name. The number of rows grows with the size of the model.

    Raises:
        TypeError: The first argument is not a model.

    Example:
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import rows_of
        >>> tables = rows_of(load_example("reading-together"))
        >>> len(tables["links"]), tables["links"][0]["source_stage"]
        (20, 'inputs')
    """
    refuse_non_model(model)
    tables = {
        "models": _models(model),
        "elements": _elements(model),
        "links": _links(model),
        "evidence": _evidence(model),
        "claims": _claims(model),
        "codes": _codes(model),
        "assumptions": _assumptions(model),
        "indicators": _indicators(model),
        "measurements": _measurements(model),
        "attainments": _attainments(model),
        "findings": _findings(findings),
    }
    return {name: [{"model": model.id, **row} for row in rows] for name, rows in tables.items()}


def checked_rows(model: LogicModel, *, profile: str = "default") -> Tables:
    """
    Return a model as rows, with what a check of it found.

    Args:
        model: The model.
        profile: The name of a shipped profile, as `check` takes it.

    Returns:
        The rows of each table, by its name.

    Raises:
        UnknownIdError: There is no profile of that name.

    Example:
        >>> from functools import partial
        >>> from logicmodel import load_example
        >>> from logicmodel.portfolio import checked_rows, survey
        >>> [surveyed] = survey([load_example("trauma-informed")], partial(checked_rows, profile="iati"))
        >>> len(surveyed.answer["findings"]) > 0
        True
    """
    return rows_of(model, findings=check(model, profile))


def _models(model: LogicModel) -> Iterator[Row]:
    yield {
        "title": model.title,
        "version": model.version,
        "review_date": model.review_date,
        "language": model.language,
        "tags": list(model.tags),
        "elements": len(model.elements),
        "links": len(model.links),
    }


def _elements(model: LogicModel) -> Iterator[Row]:
    for element in model.elements:
        yield {
            "element": element.id,
            "label": element.label,
            "kind": element.kind,
            "stage": element.stage,
            "term": element.term if isinstance(element, Outcome) else None,
            "who": element.who.id if element.who else None,
            "tags": list(element.tags),
            "indicators": [indicator.id for indicator in element.indicators],
        }


def _links(model: LogicModel) -> Iterator[Row]:
    stages = {element.id: element.stage for element in model.elements} | {stage.id: stage.id for stage in model.stages}
    elements = {element.id for element in model.elements}
    for link in model.links:
        yield {
            "link": link.id,
            "source": link.source,
            "target": link.target,
            "source_stage": stages.get(link.source),  # a group stands in no stage
            "target_stage": stages.get(link.target),
            "stated": link.source in elements and link.target in elements,
            "sign": link.sign,
            "necessity": link.necessity,
            "feedback": link.feedback,
            "confidence": link.confidence,
            "rating": _text(link.rating),
            "rationale": link.rationale,
        }


def _evidence(model: LogicModel) -> Iterator[Row]:
    for link in model.links:
        yield from (_use(piece, link=link.id) for piece in link.evidence)
    for claim in model.claims:
        yield from (_use(piece, claim=claim.id) for piece in claim.evidence)


def _use(piece: EvidenceUse, *, link: str | None = None, claim: str | None = None) -> Row:
    return {
        "evidence": piece.id,
        "link": link,
        "claim": claim,
        "stance": piece.stance,
        "kind": piece.source.kind,
        "date": piece.source.date,
        "rating": _text(piece.source.rating),
        "citation": piece.source.citation,
    }


def _text(rating: Rating | None) -> str | None:
    return None if rating is None else str(rating)


def _claims(model: LogicModel) -> Iterator[Row]:
    for claim in model.claims:
        yield {
            "claim": claim.id,
            "source": claim.source,
            "target": claim.target,
            "rating": _text(claim.rating),
            "rivals": len(claim.rivals),
        }


def _codes(model: LogicModel) -> Iterator[Row]:
    for element in model.elements:
        found = [(element.id, "element", each) for each in element.references]
        found += [
            (indicator.id, "indicator", each) for indicator in element.indicators for each in indicator.references
        ]
        for part, sort, reference in found:
            yield {
                "part": part,
                "sort": sort,
                "stage": element.stage,
                "vocabulary": reference.vocabulary,
                "code": reference.code,
            }


def _assumptions(model: LogicModel) -> Iterator[Row]:
    carried = [(link.id, assumption) for link in model.links for assumption in link.assumptions]
    on_links = {assumption for _, assumption in carried}
    whole = [(None, assumption) for assumption in model.assumptions if assumption not in on_links]
    for link, assumption in [*carried, *whole]:
        yield {
            "assumption": assumption.id,
            "link": link,
            "text": assumption.text,
            "likelihood": assumption.likelihood,
            "importance": assumption.importance,
            "status": assumption.status,
        }


def _indicators(model: LogicModel) -> Iterator[Row]:
    for indicator in model.indicators:
        yield {
            "indicator": indicator.id,
            "label": indicator.label,
            "unit": indicator.unit,
            "measure": indicator.measure,
            "direction": indicator.direction,
            "adds_up": indicator.adds_up,
            "means_of_verification": indicator.means_of_verification,
        }


def _measurements(model: LogicModel) -> Iterator[Row]:
    for indicator in model.indicators:
        for role, measurement in _by_role(indicator):
            is_text = isinstance(measurement.value, str)
            yield {
                "indicator": indicator.id,
                "role": role,
                "value": None if is_text else measurement.value,
                "text": measurement.value if is_text else None,
                "period": measurement.period,
                "category": measurement.category,
            }


def _by_role(indicator: Indicator) -> Iterator[tuple[str, Measurement]]:
    yield from (("baseline", measurement) for measurement in indicator.baselines)
    yield from (("target", measurement) for measurement in indicator.targets)
    yield from (("actual", measurement) for measurement in indicator.actuals)


def _attainments(model: LogicModel) -> Iterator[Row]:
    for row in attainments(model) if model.indicators else ():
        yield {
            "element": row.element,
            "indicator": row.indicator.id,
            "label": row.indicator.label,
            "unit": row.indicator.unit,
            "category": row.category,
            "status": row.status,
            "due": row.is_due,
            "met": row.met,
            "share": row.share,
        }


def _findings(findings: Findings | None) -> Iterator[Row]:
    for finding in findings or ():
        yield {
            "code": finding.code,
            "severity": finding.severity,
            "title": finding.title,
            "message": finding.message,
            "subjects": [subject.id for subject in finding.subjects],
        }
