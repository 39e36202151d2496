"""A model as rows of a few tables, which a database can join with those of thousands of others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, TypeAlias

from logicmodel.checks.checking import check
from logicmodel.checks.findings import Findings
from logicmodel.model.logic_model import LogicModel, refuse_non_model
from logicmodel.vocabulary.elements import Outcome
from logicmodel.vocabulary.indicators import Indicator, Measurement

Row: TypeAlias = dict[str, Any]
Tables: TypeAlias = dict[str, list[Row]]

#: The version of the tables. It changes when a column is renamed, removed or means something else.
ROWS_VERSION: Final = 1

#: The columns of each table, with their types as SQL names them. Lists are columns of their own type (``VARCHAR[]``).
COLUMNS: Final[dict[str, dict[str, str]]] = {
    "models": {
        "model": "VARCHAR",
        "title": "VARCHAR",
        "version": "VARCHAR",
        "review_date": "VARCHAR",
        "tags": "VARCHAR[]",
        "elements": "BIGINT",
        "links": "BIGINT",
    },
    "elements": {
        "model": "VARCHAR",
        "element": "VARCHAR",
        "label": "VARCHAR",
        "kind": "VARCHAR",
        "stage": "VARCHAR",
        "term": "VARCHAR",
        "who": "VARCHAR",
        "tags": "VARCHAR[]",
        "indicators": "VARCHAR[]",
    },
    "links": {
        "model": "VARCHAR",
        "link": "VARCHAR",
        "source": "VARCHAR",
        "target": "VARCHAR",
        "source_stage": "VARCHAR",
        "target_stage": "VARCHAR",
        "stated": "BOOLEAN",
        "sign": "VARCHAR",
        "necessity": "VARCHAR",
        "feedback": "BOOLEAN",
        "confidence": "DOUBLE",
        "rationale": "VARCHAR",
    },
    "evidence": {
        "model": "VARCHAR",
        "evidence": "VARCHAR",
        "link": "VARCHAR",
        "stance": "VARCHAR",
        "kind": "VARCHAR",
        "date": "VARCHAR",
        "rating": "VARCHAR",
        "citation": "VARCHAR",
    },
    "assumptions": {
        "model": "VARCHAR",
        "assumption": "VARCHAR",
        "link": "VARCHAR",
        "text": "VARCHAR",
        "likelihood": "VARCHAR",
        "importance": "VARCHAR",
        "status": "VARCHAR",
    },
    "indicators": {
        "model": "VARCHAR",
        "indicator": "VARCHAR",
        "label": "VARCHAR",
        "unit": "VARCHAR",
        "measure": "VARCHAR",
        "direction": "VARCHAR",
        "means_of_verification": "VARCHAR",
    },
    "measurements": {
        "model": "VARCHAR",
        "indicator": "VARCHAR",
        "role": "VARCHAR",
        "value": "DOUBLE",
        "text": "VARCHAR",
        "period": "VARCHAR",
        "category": "VARCHAR",
    },
    "findings": {
        "model": "VARCHAR",
        "code": "VARCHAR",
        "severity": "VARCHAR",
        "title": "VARCHAR",
        "message": "VARCHAR",
        "subjects": "VARCHAR[]",
    },
}


def rows_of(model: LogicModel, *, findings: Findings | None = None) -> Tables:
    """
    Return a model as rows of eight tables, which `survey` collects from many models.

    The tables are ``models``, ``elements``, ``links``, ``evidence``, ``assumptions``, ``indicators``,
    ``measurements`` and ``findings``; each row has the id of its model. A link is *stated* if it joins two elements.
    `COLUMNS` lists the columns with their types, and `ROWS_VERSION` is their version.

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
        "assumptions": _assumptions(model),
        "indicators": _indicators(model),
        "measurements": _measurements(model),
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
            "rationale": link.rationale,
        }


def _evidence(model: LogicModel) -> Iterator[Row]:
    for link in model.links:
        for piece in link.evidence:
            yield {
                "evidence": piece.id,
                "link": link.id,
                "stance": piece.stance,
                "kind": piece.source.kind,
                "date": piece.source.date,
                "rating": str(piece.source.rating) if piece.source.rating else None,
                "citation": piece.source.citation,
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


def _findings(findings: Findings | None) -> Iterator[Row]:
    for finding in findings or ():
        yield {
            "code": finding.code,
            "severity": finding.severity,
            "title": finding.title,
            "message": finding.message,
            "subjects": [subject.id for subject in finding.subjects],
        }
