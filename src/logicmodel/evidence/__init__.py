"""
What a model rests on and what was achieved: attainment of indicators, evidence, contribution.

Nothing here scores a model. What is not known is told apart from what is bad, and answers say that evidence "supports"
or "is consistent with" a claim.
"""

from logicmodel.evidence.agreeing import MeasurementLevel, agreement
from logicmodel.evidence.attainment import Attainment, attainment
from logicmodel.evidence.attainments import Attainments, attainments, pooled
from logicmodel.evidence.by_link import Crosswalk, LinkEvidence, LinkEvidenceRow, evidence_by_link
from logicmodel.evidence.chances.chance import Chance, Chances, LinkWeight, chance
from logicmodel.evidence.chances.network import Joins
from logicmodel.evidence.contribution import Contribution, contribution
from logicmodel.evidence.coverage import Count, Coverage, CoveredPath
from logicmodel.evidence.evidence_map import EvidenceMap, MapCell, evidence_map
from logicmodel.evidence.matching import Matched
from logicmodel.evidence.pace import Pace
from logicmodel.evidence.raters import LinkRatings, Raters, raters
from logicmodel.evidence.rests_on_one import RestsOnOne, rests_on_one
from logicmodel.evidence.seeking import Seek
from logicmodel.evidence.weighing import Bounds, ClaimTest, Probability, Weighed, explanations, weigh

__all__ = [
    "Attainment",
    "Attainments",
    "Bounds",
    "Chance",
    "Chances",
    "ClaimTest",
    "Contribution",
    "Count",
    "Coverage",
    "CoveredPath",
    "Crosswalk",
    "EvidenceMap",
    "Joins",
    "LinkEvidence",
    "LinkEvidenceRow",
    "LinkRatings",
    "LinkWeight",
    "MapCell",
    "Matched",
    "MeasurementLevel",
    "Pace",
    "Probability",
    "Raters",
    "RestsOnOne",
    "Seek",
    "Weighed",
    "agreement",
    "attainment",
    "attainments",
    "chance",
    "contribution",
    "evidence_by_link",
    "evidence_map",
    "explanations",
    "pooled",
    "raters",
    "rests_on_one",
    "weigh",
]
