"""
What a model rests on and what was achieved: attainment of indicators, evidence, contribution.

Nothing here scores a model. What is not known is told apart from what is bad, and answers say that evidence "supports"
or "is consistent with" a claim.
"""

from logicmodel.evidence.attainment import Attainment, attainment
from logicmodel.evidence.attainments import Attainments, attainments, pooled
from logicmodel.evidence.matching import Matched
from logicmodel.evidence.pace import Pace

__all__ = [
    "Attainment",
    "Attainments",
    "Matched",
    "Pace",
    "attainment",
    "attainments",
    "pooled",
]
