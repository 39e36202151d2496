"""
Who says so: the sources of the rules.

A source stands here as it was read. One that nobody could read is not cited: then a rule says that it is our own
operationalisation of an idea.
"""

from __future__ import annotations

from typing import Final

from attrs import evolve, frozen


@frozen
class Citation:
    """
    Where a rule comes from.

    Args:
        title: Who says so, and in what: author, title, year.
        where: The page or the section, where it is known.
        url: Where to read it.
        is_own: Whether the source gives the idea, and the rule made of it is our own.

    Example:
        >>> from logicmodel.checks import Citation
        >>> print(Citation("ACME, Handbook of programmes, 2024").at("section 3"))
        ACME, Handbook of programmes, 2024, section 3
    """

    title: str
    where: str | None = None
    url: str | None = None
    is_own: bool = False

    def at(self, where: str) -> Citation:
        """
        Return the source with a page or a section.

        Args:
            where: The page or the section.
        """
        return evolve(self, where=where)

    def ours(self) -> Citation:
        """Return the source as one that gave the idea, and not the rule."""
        return evolve(self, is_own=True)

    def __str__(self) -> str:
        """Return the source as a reader would cite it."""
        cited = ", ".join(filter(None, (self.title, self.where)))
        return f"our own operationalisation of {cited}" if self.is_own else cited


def own(idea: str) -> Citation:
    """Return the source of a rule that is ours, where no guide that we could read gives it."""
    return Citation(idea, is_own=True)


_UWEX: Final = "https://logicmodel.extension.wisc.edu/introduction-overview/section-6-how-good-is-my-logic-model/"
UWEX: Final = Citation(
    "University of Wisconsin-Extension, Enhancing Program Performance with Logic Models, 2003",
    "section 6, quality criteria checklist",
    _UWEX,
)
CDC: Final = Citation(
    "US Centers for Disease Control and Prevention, Program Evaluation Framework Action Guide, Step 2 checklist",
    url="https://www.cdc.gov/evaluation/php/evaluation-framework-action-guide/step-2-checklist.html",
)
KOICA: Final = Citation("KOICA, PDM Guideline, 2018 (in Korean, read in a published English digest)")
IATI_RESULT: Final = Citation(
    "IATI Standard, activity standard, element overview: result",
    url="https://reference.iatistandard.org/202/activity-standard/overview/result/",
)
IATI_RULESET: Final = Citation(
    "IATI Standard, ruleset standard.json",
    "dates of result/indicator/period",
    "https://github.com/IATI/IATI-Rulesets",
)
IATI_VALUES: Final = Citation(
    "IATI Standard, technical proposal for the 2.03 upgrade",
    "rules for @value of indicators",
    "https://discuss.iatistandard.org/",
)
IMPACTMOJO: Final = Citation(
    "ImpactMojo, 5 Common Theory of Change Pitfalls",
    url="https://www.impactmojo.in/blog/theory-of-change-pitfalls",
)
ASSUMPTIONS: Final = Citation(
    "Toolkit Sport for Development, The Logical Framework",
    "clarification of important aspects of the assumptions",
    "http://www.toolkitsportdevelopment.org/",
)
FORTI: Final = Citation(
    "Matthew Forti, Six Theory of Change Pitfalls to Avoid, Stanford Social Innovation Review",
    url="https://ssir.org/articles/entry/six_theory_of_change_pitfalls_to_avoid",
)
DAVIES: Final = Citation(
    "Rick Davies, Representing Theories of Change, CEDIL Inception Paper 15, 2018",
    "'unlabelled connections', as Ricardo Ramirez sums the paper up",
    "https://evaluationandcommunicationinpractice.net/theories-of-change-easier-said-than-done/",
)
DOVIEW: Final = Citation(
    "DoView Help, Building good outcomes models",
    url="http://www.doview.com/help/buildinggoodoutcomesmodels.htm",
)
NO_THEORY: Final = Citation(
    "Sue Funnell and Patricia Rogers, Purposeful Program Theory, 2011",
    "the trap 'no actual theory', as Changeroo's ToC Academy lists it",
)
RESULTS_CHAINS: Final = Citation(
    "Conservation by Design, Verify that your results chain meets criteria of a good results chain",
    "sufficient intermediate results",
    "https://conservationbydesign.org/show_hide/verify-that-your-results-chain-meets-criteria-of-a-good-results-chain/",
)
