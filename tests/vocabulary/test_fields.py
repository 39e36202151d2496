"""Every rule of every value: what passes, and what is refused with which message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import (
    Activity,
    Assumption,
    Element,
    Evidence,
    ExternalFactor,
    Group,
    Impact,
    Indicator,
    Input,
    Lag,
    Link,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    ShapeError,
    Stage,
    Stakeholder,
)
from logicmodel.vocabulary import GRADE, Rating, Scale, Suppression
from logicmodel.wording import quoted

NOT_AN_ID = "must be lower-case words joined by '-', '.', '_' or '/', starting with a letter, not"


def input_with(**said):
    return Input("a", "A", **said)


def element_with(**said):
    return Element("a", "A", **{"kind": "k", "stage": "s", **said})


def link_with(**said):
    return Link("a", "b", **said)


def indicator_with(**said):
    return Indicator("a", "A", **said)


def evidence_with(**said):
    return Evidence("a", "A", **said)


def assumption_with(**said):
    return Assumption("A.", **said)


def factor_with(**said):
    return ExternalFactor("a", "A", **said)


def model_with(**said):
    return LogicModel("a", **said)


NAMED = [
    ("input", input_with),
    ("k", element_with),
    ("stage", lambda **said: Stage("a", "A", **said)),
    ("group", lambda **said: Group("a", "A", **said)),
    ("stakeholder", lambda **said: Stakeholder("a", "A", **said)),
    ("indicator", indicator_with),
    ("evidence", evidence_with),
    ("link", lambda **said: link_with(id="a", **said)),
    ("external factor", factor_with),
    ("scale", lambda **said: Scale("a", "A", levels=["low", "high"], **said)),
    ("model", model_with),
]


def refused(make, *arguments, **said):
    """Return the messages and hints with which a value is refused."""
    with pytest.raises(ShapeError) as caught:
        make(*arguments, **said)
    return [(problem.message, problem.hint) for problem in caught.value.problems]


def refused_once(make, *arguments, **said):
    """Return the message with which a value is refused for one reason."""
    [(message, _)] = refused(make, *arguments, **said)
    return message


@pytest.mark.parametrize("identifier", ["a", "a1", "staff-2", "a.b_c-d/e", "no", "site-a/staff", "e1"])
def test_ids_are_lower_case_words(identifier):
    assert identifier == Stakeholder(identifier, "A").id


@pytest.mark.parametrize(
    ("identifier", "hint"),
    [
        ("", "try 'id-1'"),
        ("Staff", "try 'staff'"),
        ("two words", "try 'two-words'"),
        ("1st", "try 'n1st'"),
        ("-a", "try 'a'"),
        ("a-", "try 'a'"),
        ("a--b", "try 'a-b'"),
        ("a:b", "try 'a-b'"),
        ("a->b", "try 'a-b'"),
        ("a\n", "try 'a'"),
        ("é", "try 'e'"),
        ("Ausgaben für Bücher und vieles andere mehr", "try 'ausgaben-fur-bucher-und-vieles-andere'"),
        (None, None),
        (7, None),
    ],
)
def test_what_is_no_id_is_refused_with_one_that_is(identifier, hint):
    assert [(f"stakeholder {identifier!r}: id {NOT_AN_ID} {identifier!r}", hint)] == refused(
        Stakeholder, identifier, "A"
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda word: Input(word, "A"), f"input 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Stage(word, "A"), f"stage 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Group(word, "A"), f"group 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Indicator(word, "A"), f"indicator 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Evidence(word, "A"), f"evidence 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Assumption("A", id=word), f"assumption 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: ExternalFactor(word, "A"), f"external factor 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Scale(word, "A", levels=["a", "b"]), f"scale 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Link("a", "b", id=word), f"link 'A!': id {NOT_AN_ID} 'A!'"),
        (lambda word: Link(word, "b", id="x"), f"link 'x': source {NOT_AN_ID} 'A!'"),
        (lambda word: Link("a", word, id="x"), f"link 'x': target {NOT_AN_ID} 'A!'"),
        (lambda word: element_with(kind=word), f"A! 'a': kind {NOT_AN_ID} 'A!'"),
        (lambda word: element_with(stage=word), f"k 'a': stage {NOT_AN_ID} 'A!'"),
        (LogicModel, f"model 'A!': id {NOT_AN_ID} 'A!'"),
    ],
)
def test_ids_are_ids_everywhere(make, message):
    assert message == refused_once(make, "A!")


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (lambda text: Input("a", text), "input 'a': label"),
        (lambda text: Stage("inputs", text), "stage 'inputs': label"),
        (lambda text: Group("a", text), "group 'a': label"),
        (lambda text: Stakeholder("a", text), "stakeholder 'a': label"),
        (lambda text: Indicator("a", text), "indicator 'a': label"),
        (lambda text: Evidence("a", text), "evidence 'a': citation"),
        (lambda text: ExternalFactor("a", text), "external factor 'a': label"),
        (lambda text: Scale("a", text, levels=["a", "b"]), "scale 'a': label"),
        (lambda text: Assumption(text, id="a"), "assumption 'a': text"),
        (lambda text: LogicModel("a", text), "model 'a': title"),
    ],
)
def test_what_is_shown_is_readable_text(make, field):
    make("Füße, 学校\nand more\t…")

    assert f"{field} must not be empty" == refused_once(make, " \n")
    assert f"{field} must be text, not 7" == refused_once(make, 7)
    assert [(f"{field} has the control character '\\x07' in it", "take it out")] == refused(make, "Ding\a")


@pytest.mark.parametrize(
    ("make", "field"),
    [
        *((make, field) for _, make in NAMED for field in ("description", "notes")),
        (assumption_with, "description"),
        (indicator_with, "unit"),
        (indicator_with, "means_of_verification"),
        (evidence_with, "kind"),
        (link_with, "rationale"),
        (lambda **said: Measurement(1, **said), "category"),
        (lambda **said: Measurement(1, **said), "notes"),
        (model_with, "version"),
    ],
)
def test_text_that_may_be_left_out_is_readable_where_it_is_given(make, field):
    assert "More." == getattr(make(**{field: "More."}), field)
    assert getattr(make(**{field: None}), field) is None
    assert refused_once(make, **{field: ""}).endswith(f": {field} must not be empty")
    assert refused_once(make, **{field: 2}).endswith(f": {field} must be text, not 2")


@pytest.mark.parametrize("make", [make for _, make in NAMED])
@pytest.mark.parametrize(
    "url", ["https://example.org/a?b=c", "http://example.org", "mailto:a@b.org", "../page.html", "#part", "a/b:c"]
)
def test_addresses_that_a_page_may_carry_pass(make, url):
    assert url == make(url=url).url


@pytest.mark.parametrize(
    ("url", "message", "hint"),
    [
        ("javascript:alert(1)", "must be relative or start with one of http, https, mailto, not", None),
        ("JavaScript:alert(1)", "must be relative or start with one of http, https, mailto, not", None),
        ("data:text/html,x", "must be relative or start with one of http, https, mailto, not", None),
        ("file:///etc/hosts", "must be relative or start with one of http, https, mailto, not", None),
        ("https://a b", "must have no spaces in it, not", "write %20 for a space"),
        ("java\tscript:x", "must have no spaces in it, not", "write %20 for a space"),
    ],
)
def test_addresses_that_a_page_should_not_carry_are_refused(url, message, hint):
    assert [(f"input 'a': url {message} {url!r}", hint)] == refused(input_with, url=url)


@pytest.mark.parametrize(("what", "make"), NAMED)
def test_tags_are_a_list_of_texts(what, make):
    assert ("one", "two") == make(tags=["one", "two"]).tags
    assert ("one", "two") == make(tags=(tag for tag in ["one", "two"])).tags
    assert [(f"{what} 'a': tags must be a list, not 'one'", "write ['one']")] == refused(make, tags="one")
    assert f"{what} 'a': tags must be text, not 7" == refused_once(make, tags=[7])


@pytest.mark.parametrize(("what", "make"), NAMED)
def test_suppressions_give_a_reason_for_each_code(what, make):
    given = Suppression("LM010", "A duty by law.")

    assert (given,) == make(suppress=[given]).suppress == make(suppress={"LM010": "A duty by law."}).suppress
    assert f"{what} 'a': suppress takes Suppression values, not 'LM010'" == refused_once(make, suppress=["LM010"])
    assert "suppression 'LM010': reason must not be empty" == refused_once(make, suppress={"LM010": ""})


@pytest.mark.parametrize("value", [{"a", "b"}, frozenset({"a"}), {"a": 1}, 7, None])
def test_what_has_no_order_is_no_list(value):
    assert [(f"input 'a': tags must be a list, not {quoted(value)}", "write [a, b]")] == refused(input_with, tags=value)


@pytest.mark.parametrize(
    ("make", "field", "right", "wrong", "message"),
    [
        (input_with, "who", Stakeholder("s", "S"), "s", "who takes a value of Stakeholder, not 's'"),
        (input_with, "indicators", [Indicator("i", "I")], ["i"], "indicators takes Indicator values, not 'i'"),
        (link_with, "evidence", [Evidence("e", "E")], ["e"], "evidence takes Evidence values, not 'e'"),
        (link_with, "assumptions", [Assumption("A.")], [7], "assumptions takes Assumption values, not 7"),
        (link_with, "lag", Lag(1, 2, "days"), "1 day", "lag takes a value of Lag, not '1 day'"),
        (indicator_with, "baseline", Measurement(1), 1, "baseline takes Measurement values, not 1"),
        (indicator_with, "targets", [Measurement(1)], [1], "targets takes Measurement values, not 1"),
        (indicator_with, "actuals", [Measurement(1)], [1], "actuals takes Measurement values, not 1"),
        (indicator_with, "disaggregations", ["sex"], [1], "disaggregations must be text, not 1"),
        (evidence_with, "rating", Rating(GRADE, "low"), "low", "rating takes a value of Rating, not 'low'"),
        (lambda **said: Group("a", "A", **said), "members", ["b"], [7], "members must be text, not 7"),
        (lambda **said: Group("a", "A", **said), "members", ["b"], [["b"]], "members must be text, not ['b']"),
        (factor_with, "acts_on", ["b"], [7], "acts_on must be text, not 7"),
    ],
)
def test_fields_take_values_of_their_own_sort(make, field, right, wrong, message):
    make(**{field: right})

    assert refused_once(make, **{field: wrong}).endswith(f": {message}")


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (input_with, "indicators"),
        (link_with, "evidence"),
        (link_with, "assumptions"),
        (indicator_with, "targets"),
        (indicator_with, "disaggregations"),
        (lambda **said: Group("a", "A", **said), "members"),
        (factor_with, "acts_on"),
        (lambda **said: Scale("a", "A", **said), "levels"),
    ],
)
def test_a_bare_string_is_no_list(make, field):
    [(message, hint)] = refused(make, **{field: "one"})

    assert (f"{field} must be a list, not 'one'", "write ['one']") == (message.partition(": ")[2], hint)


def test_a_flow_is_no_list_of_members_because_its_links_would_be_lost():
    message = refused_once(Group, "a", "A", members=input_with() >> Output("b", "B"))

    assert message.startswith("group 'a': members must be a list, not Flow(")


@pytest.mark.parametrize(
    ("make", "field", "choices"),
    [
        (link_with, "sign", ["positive", "negative", "unknown"]),
        (link_with, "necessity", ["necessary", "sufficient", "necessary-and-sufficient", "contributory", None]),
        (factor_with, "sign", ["positive", "negative", "unknown"]),
        (evidence_with, "stance", ["supports", "contradicts", "mixed", "inconclusive"]),
        (assumption_with, "likelihood", ["low", "medium", "high", None]),
        (assumption_with, "importance", ["low", "medium", "high", None]),
        (assumption_with, "status", ["untested", "being-tested", "holds", "does-not-hold", None]),
        (indicator_with, "measure", ["unit", "percentage", "nominal", "ordinal", "qualitative", None]),
        (indicator_with, "direction", ["increase", "decrease", "maintain", None]),
        (lambda **said: Outcome("a", "A", **said), "term", ["short", "medium", "long", None]),
        (lambda **said: Lag(1, 2, **said), "unit", ["days", "weeks", "months", "years"]),
    ],
)
def test_words_are_among_those_that_are_listed(make, field, choices):
    assert choices == [getattr(make(**{field: choice}), field) for choice in choices]

    words = [word for word in choices if word]
    [(message, hint), *_] = refused(make, **{field: words[0] + "s"})

    assert f"{field} must be one of {', '.join(words)}, not {words[0] + 's'!r}" == message.partition(": ")[2]
    assert hint.startswith(f"did you mean {words[0]!r}")


@pytest.mark.parametrize("confidence", [0, 0.0, 0.5, 1, 1.0, None])
def test_confidence_is_from_0_to_1(confidence):
    assert confidence == link_with(confidence=confidence).confidence


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (1.4, "from 0 to 1, not 1.4"),
        (-0.1, "from 0 to 1, not -0.1"),
        (float("nan"), "a number, not nan"),
        (True, "a number, not True"),
        ("0.5", "a number, not '0.5'"),
    ],
)
def test_an_impossible_confidence_is_refused(confidence, expected):
    assert f"link 'a->b': confidence must be {expected}" == refused_once(link_with, confidence=confidence)


def test_feedback_is_true_or_false():
    assert link_with(feedback=True).feedback
    assert "link 'a->b': feedback must be true or false, not 1" == refused_once(link_with, feedback=1)


@pytest.mark.parametrize(
    ("lag", "words"),
    [
        (Lag(6, 18, "months"), "6 to 18 months"),
        (Lag(0, 0.5, "years"), "0 to 0.5 years"),
        (Lag(1, None, "years"), "1 years or more"),
        (Lag(2, 2, "weeks"), "2 to 2 weeks"),
    ],
)
def test_a_lag_is_told_in_words(lag, words):
    assert words == str(lag)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((3, 1, "days"), "it ends (1) before it starts (3)"),
        ((-1, 1, "days"), "earliest must be at least 0, not -1"),
        ((0, -1, "days"), "latest must be at least 0, not -1"),
        ((None, 1, "days"), "earliest must be a number, not None"),
        ((float("inf"), 1, "days"), "earliest must be a number, not inf"),
        (("1", 2, "days"), "earliest must be a number, not '1'"),
        ((1, 10**400, "days"), "latest must be a number, not a whole number of 1,329 bits"),
    ],
)
def test_an_impossible_lag_is_refused(arguments, message):
    assert f"lag: {message}" == refused_once(Lag, *arguments)


@pytest.mark.parametrize("value", [0, -3, 2.5, -0.0, 10**30, "most weeks"])
def test_measurements_are_numbers_or_words(value):
    assert value == Measurement(value).value


@pytest.mark.parametrize("value", [None, True, float("inf"), float("nan"), 10**400, [1]])
def test_other_values_are_no_measurements(value):
    assert f"measurement: value must be a number, not {quoted(value)}" == refused_once(Measurement, value)


DATES = ["2025", "2025-09", "2025-09-01", "2024-02-29", "0001"]


@pytest.mark.parametrize("date", [*DATES, None])
def test_dates_are_years_months_or_days(date):
    assert date == evidence_with(date=date).date
    assert date == model_with(review_date=date).review_date


@pytest.mark.parametrize("date", ["", "25", "2025-9", "2025-13", "2025-02-30", "2025/09", "0000", "٢٠٢٥", "2025\n", 7])
def test_what_is_no_date_is_refused(date):
    assert f"evidence 'a': date must be a date such as 2025, 2025-09 or 2025-09-01, not {date!r}" == refused_once(
        evidence_with, date=date
    )


@pytest.mark.parametrize("period", [*DATES, "2024/2025", "2024-09/2025-06", "2024-09-01/2024-09", "2024-09/2024", None])
def test_periods_are_dates_or_two_of_them(period):
    assert period == Measurement(1, period).period


@pytest.mark.parametrize(
    ("period", "message", "hint"),
    [
        ("2025/2024", "ends before it starts: '2025/2024'", "write '2024/2025'"),
        *(
            (text, f"must be a date such as 2025 or 2025-09-01, or two as 2024-09/2025-06, not {text!r}", None)
            for text in ("2024-09/", "2024/2025/2026", "soon")
        ),
    ],
)
def test_what_is_no_period_is_refused(period, message, hint):
    assert [(f"measurement: period {message}", hint)] == refused(Measurement, 1, period)


@pytest.mark.parametrize("levels", [["one"], [], ["low", "low"]])
def test_a_scale_has_two_different_levels_at_least(levels):
    expected = f"scale 'a': levels must be at least two different ones, not {tuple(levels)!r}"

    assert expected == refused_once(Scale, "a", "A", levels=levels)


def test_a_rating_is_a_level_of_its_scale():
    assert [1, 2, 3, 4] == [Rating(GRADE, level).rank for level in GRADE.levels]
    assert [
        (
            "rating on GRADE certainty of evidence: level must be one of very low, low, moderate, high, not 'moderat'",
            "did you mean 'moderate'?",
        )
    ] == refused(Rating, GRADE, "moderat")
    assert "rating: scale takes a value of Scale, not 'grade'" == refused_once(Rating, "grade", "low")


@pytest.mark.parametrize(
    ("element", "kind", "stage"),
    [
        (Input("a", "A"), "input", "inputs"),
        (Activity("a", "A"), "activity", "activities"),
        (Output("a", "A"), "output", "outputs"),
        (Outcome("a", "A"), "outcome", "outcomes"),
        (Outcome("a", "A", term="short"), "outcome", "short-term-outcomes"),
        (Outcome("a", "A", term="long", stage="aims"), "outcome", "aims"),
        (Impact("a", "A", stage=Stage("aims", "Aims")), "impact", "aims"),
        (Element("a", "A", kind="threat", stage=Stage("threats", "Threats")), "threat", "threats"),
    ],
)
def test_an_element_stands_in_the_stage_of_its_kind_unless_said(element, kind, stage):
    assert (kind, stage) == (element.kind, element.stage)


def test_a_kind_with_a_class_of_its_own_is_written_with_it():
    assert [("input 'a': 'input' is a kind with a class of its own", "write Input(…)")] == refused(
        element_with, kind="input"
    )


@pytest.mark.parametrize("kind", [None, 7, ["k"]])
def test_a_kind_is_a_word(kind):
    assert refused_once(element_with, kind=kind).endswith(f"kind {NOT_AN_ID} {kind!r}")


def test_a_standard_stage_has_a_heading_and_another_needs_one():
    assert "Short-term outcomes" == Stage("short-term-outcomes").label
    assert "stage 'aims': label must not be empty" == refused_once(Stage, "aims")


def test_members_and_what_is_acted_on_are_named_by_value_or_id_and_once():
    a = input_with()

    assert ("a", "b") == Group("g", "G", members=[a, "b", "a"]).members
    assert ("a", "a->b") == factor_with(acts_on=[a, "a->b"]).acts_on


def test_bare_text_is_an_assumption():
    assert (Assumption("Children attend."),) == link_with(assumptions=["Children attend."]).assumptions


def test_all_that_is_wrong_with_a_value_is_said_at_once_with_its_field_and_place():
    with pytest.raises(ShapeError) as caught:
        Link("a", "b", confidence=2, sign="plus", tags="x")
    problems = caught.value.problems

    assert ["confidence", "sign", "tags"] == [problem.field for problem in problems]
    assert {__file__} == {problem.places[0].file for problem in problems}
    assert str(caught.value).startswith("3 problems:\n")


# Values of which each is right in some field and wrong in others.
ANYTHING = st.sampled_from(
    [None, (), ["a"], [1], "", "a", "A b", "a\x00", "short", "negative", "javascript:a", 0, 1, 2.0, 0.5, float("nan"),
     True, {"LM010": "Why."}, Stakeholder("a", "A"), [Indicator("a", "A")], Lag(1, 2, "weeks"), ["Children attend."]]
)  # fmt: skip


def anything_in(*names):
    """Return keyword arguments with anything in some of the fields."""
    return st.dictionaries(st.sampled_from(names), ANYTHING, max_size=3)


@given(
    st.sampled_from([Input, Activity, Output, Outcome, Impact]),
    anything_in("id", "label", "stage", "who", "indicators", "description", "notes", "tags", "url", "suppress"),
    anything_in("term"),
)
def test_an_element_that_is_made_breaks_no_rule(kind, said, of_an_outcome):
    said |= of_an_outcome if kind is Outcome else {}
    try:
        element = kind(**{"id": "a", "label": "A", **said})
    except ShapeError:
        return

    assert not any(element._faults())


@given(
    anything_in("source", "target", "id", "rationale", "assumptions", "evidence", "confidence", "sign", "necessity")
    | anything_in("lag", "feedback", "description", "notes", "tags", "url", "suppress")
)
def test_a_link_that_is_made_breaks_no_rule(said):
    try:
        made = Link(**{"source": "a", "target": "b", **said})
    except ShapeError:
        return

    assert not any(made._faults())
