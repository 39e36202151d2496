"""
Hypothesis strategies for logic models and for all that they are made of; the extra ``strategies`` brings Hypothesis.

Each strategy makes everything that is valid, with every field, unless its arguments say less. An argument that is a
strategy says so in its name, which is a plural. ``st.from_type(LogicModel)`` works without an import of this module.
"""

try:
    from logicmodel.strategies.claims import claims, external_factors, lags, links, rivals
    from logicmodel.strategies.grounds import (
        assumptions,
        evidence,
        evidence_uses,
        indicators,
        measurements,
        ratings,
        references,
        scales,
        stakeholders,
    )
    from logicmodel.strategies.models import logic_models
    from logicmodel.strategies.nodes import elements, flows, groups, stages
    from logicmodel.strategies.words import data, dates, ids, kinds, periods, suppressions, texts, urls
except ModuleNotFoundError as error:
    if error.name != "hypothesis":
        raise
    msg = "logicmodel.strategies needs Hypothesis; run: pip install 'logicmodel[strategies]'"
    raise ImportError(msg) from error

__all__ = [
    "assumptions",
    "claims",
    "data",
    "dates",
    "elements",
    "evidence",
    "evidence_uses",
    "external_factors",
    "flows",
    "groups",
    "ids",
    "indicators",
    "kinds",
    "lags",
    "links",
    "logic_models",
    "measurements",
    "periods",
    "ratings",
    "references",
    "rivals",
    "scales",
    "stages",
    "stakeholders",
    "suppressions",
    "texts",
    "urls",
]
