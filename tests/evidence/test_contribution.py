"""Contribution: what is known of each path, the one sentence, and what to look for next."""

from html.parser import HTMLParser

import pytest
from attrs import evolve

from logicmodel import (
    Activity,
    Assumption,
    Evidence,
    ExternalFactor,
    Indicator,
    Link,
    LogicModel,
    Measurement,
    Outcome,
    Stage,
    load_example,
    replace_parts,
)
from logicmodel.evidence import contribution
from logicmodel.vocabulary import GRADE, Claim, EvidenceUse, Rating, Rival

READING = load_example("reading-together")
TRIAL = Evidence("trial", "Doe (2019), A trial")
READ, FLUENCY, SCORES = Activity("read", "Reading in pairs"), Outcome("fluency", "Fluency"), Outcome("scores", "Scores")
MEASURED = evolve(
    SCORES,
    indicators=[
        Indicator(
            "i", "I", direction="increase", baseline=Measurement(1), targets=[Measurement(3)], actuals=[Measurement(2)]
        )
    ],
)
BANNED = ("prove", "caus", "impact of", "demonstrat", "because of")


def answer(first="supports", second="supports", *others):
    """Return what is known of reading to scores, with a source of these stances on the two links."""

    def uses(stance):
        return [EvidenceUse(TRIAL, stance)] if stance else []

    links = [Link("read", "fluency", evidence=uses(first)), Link("fluency", "scores", evidence=uses(second))]
    return contribution(LogicModel("m", parts=[READ, FLUENCY, MEASURED, *links, *others]), "read", "scores")


def claim(*rivals):
    return Claim("read", "scores", rivals=rivals)


def counts(path):
    found = path.coverage
    return [
        str(each).replace(" of ", "/")
        for each in (
            found.theory,
            found.implementation,
            found.observed,
            found.moved,
            found.mechanism,
            found.assumptions,
        )
    ]


def test_each_condition_is_counted_on_each_path_of_the_example():
    found = contribution(READING, "sessions-held", "understanding")

    assert [
        ["3/3", "1/1", "2/3", "2/3", "3/3", "1/2"],
        ["4/4", "1/1", "3/4", "2/4", "2/4", "0/4"],
        ["2/2", "1/1", "1/2", "1/2", "0/2", "0/2"],
    ] == [counts(path) for path in found]


def test_the_weakest_step_is_named_with_its_reason():
    found = contribution(READING, "sessions-held", "understanding")

    assert [
        ("fluency->understanding", "the authors are least confident in it (confidence 0.6)"),
        ("enjoyment->habit", "the evidence named speaks against it (confidence 0.5)"),
        ("missed-lessons->understanding", "no evidence is named for it (confidence 0.4)"),
    ] == [(path.weakest.link.id, path.why) for path in found]


def test_what_to_look_for_starts_with_what_evidence_speaks_against():
    found = contribution(READING, "sessions-held", "understanding").seek

    assert ["enjoyment->habit", "habit->fluency", "missed-lessons->understanding"] == [
        each.about for each in found if each.sort == "link"
    ][:3]
    assert "Families have time and a quiet place for reading." == next(
        each.about for each in found if each.sort == "assumption"
    )


PHONICS = Rival("phonics", "A phonics scheme", plausibility="high")
CONSISTENT = "The evidence named is consistent with “Reading in pairs” contributing to “Scores”"
SENTENCES = {
    "no path": (
        lambda: contribution(READING, "understanding", "staff"),
        f"No path leads from “{READING['understanding'].label}” to “{READING['staff'].label}” in this model.",
    ),
    "contradicted": (
        lambda: answer("supports", "contradicts"),
        "The evidence named speaks against the step from “Fluency” to “Scores”.",
    ),
    "contested": (lambda: answer("mixed"), "Sources disagree on the step from “Reading in pairs” to “Fluency”."),
    "nothing else named": (
        answer,
        f"{CONSISTENT}; other explanations have not been looked at.",
    ),
    "a rival not judged": (
        lambda: answer("supports", "supports", claim(PHONICS)),
        f"{CONSISTENT}; other explanations have not been judged (A phonics scheme).",
    ),
    "all judged": (
        lambda: answer("supports", "supports", claim(evolve(PHONICS, status="dismissed"))),
        f"{CONSISTENT}, beside what else is named.",
    ),
    "partly": (
        lambda: answer("supports", None),
        "1 of 2 steps have evidence that supports them; the others are assumed: the step from “Fluency” to “Scores”.",
    ),
    "nothing": (lambda: answer(None, "inconclusive"), "A claim: nothing is named that supports it."),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_the_sentence_says_what_is_known_and_no_more(case):
    make, sentence = SENTENCES[case]

    assert sentence == make().sentence
    assert [] == [word for word in BANNED if word in sentence.lower()]


def test_arrows_between_columns_say_little():
    model = LogicModel("m", parts=[Stage("activities") >> Stage("outcomes"), READ, FLUENCY])

    assert contribution(model, "read", "fluency").sentence.startswith("Only arrows between columns lead from")


def test_rivals_are_those_of_the_claim_and_of_the_whole_model():
    luck = Rival("luck", "Luck")
    other = Claim("read", "fluency", rivals=[Rival("other", "Another")])

    assert ("phonics", "luck") == tuple(
        each.id for each in answer("supports", "supports", claim(PHONICS), luck, other).rivals
    )


@pytest.mark.parametrize("target", ["fluency", "read->fluency", "outcomes"])
def test_influences_act_on_what_is_on_a_path(target):
    factor = ExternalFactor("f", "Closures", acts_on=[target])

    assert [factor] == list(answer("supports", "supports", factor).influences)


def test_an_influence_elsewhere_is_none():
    factor = ExternalFactor("f", "Closures", acts_on=["other"])

    assert () == answer("supports", "supports", Outcome("other", "Other"), factor).influences


def test_what_the_authors_say_of_the_pair_is_quoted_as_theirs():
    said = Claim("read", "scores", text="Reading raises scores.", rating=Rating(GRADE, "low"), evidence=[TRIAL])
    story = answer("supports", "supports", said).story("text")

    assert "The authors put it so: Reading raises scores." in story
    assert "They rate all evidence on it as low (GRADE certainty of evidence)." in story


def test_the_story_says_when_a_path_leads_the_other_way():
    story = contribution(READING, "sessions-held", "understanding").story("text")

    assert 1 == story.count("This path leads the other way")


HOSTILE = "<b>*x*</b> & [y](javascript:z)"


def test_no_text_of_an_author_is_read_as_markup():
    hostile = replace_parts(READING, evolve(READING["fluency"], label=HOSTILE))
    found = contribution(hostile, "practice", "understanding")

    assert "<b>" not in found.story("html")
    assert r"\<b\>\*x\*\</b\> & \[y\](javascript:z)" in found.story("markdown")


class Balance(HTMLParser):
    """Counts tags that are opened and closed in turn."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, _attributes):
        """Open a tag; an item stands in a list only."""
        if (tag, self.open[-1:]) == ("li", ["li"]):
            raise AssertionError
        self.open.append(tag)

    def handle_endtag(self, tag):
        """Close the tag that was opened last."""
        assert tag == self.open.pop()


def test_the_html_of_a_story_is_well_formed():
    parser = Balance()
    parser.feed(contribution(READING, "sessions-held", "understanding").story("html"))

    assert [] == parser.open


def test_an_unknown_format_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="markdown, text, html"):
        answer().story("docx")


def test_an_assumption_without_a_status_counts_as_untested():
    link = Link("read", "scores", assumptions=[Assumption("They come.", importance="high")])
    found = contribution(LogicModel("m", parts=[READ, SCORES, link]), "read", "scores")

    assert "assumption They come.: untested, importance high" in map(str, found.seek)
