"""IATI results: written valid, read with every loss said, and checked."""

import re
import tarfile
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import Element, Indicator, LogicModel, Outcome, Output, Stage, check, load_example
from logicmodel.errors import FormatError
from logicmodel.exchange import IatiActivity, check_iati, read_iati, write_iati
from logicmodel.exchange.iati.periods import days_of, period_of
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import Measurement, Reference

ACTIVITY = IatiActivity(
    "XM-EX-reading",
    organisation="XM-EX",
    organisation_name="Library",
    organisation_type="10",
    role="4",
    status="2",
    start="2024-09-01",
)
NAMES = ("result", "indicator", "baseline", "period", "target", "actual", "dimension")
FILE = """<iati-activities version="2.03"><iati-activity xml:lang="en"><iati-identifier>XM-1</iati-identifier>
<title><narrative>T</narrative></title>{}</iati-activity></iati-activities>"""
RESULT = '<result type="1"><title><narrative>R</narrative></title>{}</result>'
INDICATOR = '<indicator measure="{}"><title><narrative>I</narrative></title>{}</indicator>'


def counts(text):
    found = Counter(re.findall(r"<(\w+)[ >/]", text))
    return [found[name] for name in NAMES]


def activity_with(measure, values):
    return FILE.format(RESULT.format(INDICATOR.format(measure, values))).encode()


def measured(**fields):
    return LogicModel("m", parts=[Output("o", "O", indicators=[Indicator("i", "I", **fields)])])


@pytest.fixture
def schema(samples):
    etree = pytest.importorskip("lxml.etree")
    return etree.XMLSchema(etree.parse(str(samples / "iati" / "schema" / "iati-activities-schema.xsd")))


def is_valid(schema, path):
    etree = pytest.importorskip("lxml.etree")
    return schema.validate(etree.parse(str(path)))


def test_the_example_has_all_its_results(tmp_path):
    losses = write_iati(load_example("reading-together"), tmp_path / "a.xml", activity=ACTIVITY)
    lost = Counter((loss.subject, loss.field) for loss in losses if loss.kind == "dropped")

    assert [9, 9, 9, 18, 13, 10, 2] == counts((tmp_path / "a.xml").read_text(encoding="utf-8"))
    assert (6, 6, 6, 20, 10, 4) == (
        lost["element", None],
        lost["element", "who"],
        lost["element", "term"],
        lost["link", None],
        lost["assumption", None],
        lost["evidence", None],
    )
    assert (1, 1, 2) == (lost["external factor", None], lost["group", None], lost["stakeholder", None])


def test_a_model_without_indicators_has_no_results_and_that_is_said_first(tmp_path):
    losses = write_iati(load_example("trauma-informed"), tmp_path / "a.xml", activity=ACTIVITY)

    assert 0 == counts((tmp_path / "a.xml").read_text(encoding="utf-8"))[0]
    assert "the file has no results at all" in losses.items[0].reason


def test_what_was_written_is_read_again(tmp_path):
    model = load_example("reading-together")
    write_iati(model, tmp_path / "a.xml", activity=ACTIVITY)
    again, _ = read_iati(tmp_path / "a.xml")

    assert [e.label for e in model if e.kind not in {"input", "activity"} and e.indicators] == [e.label for e in again]
    assert [i.baselines for i in model.indicators][:6] != []
    assert [i.actuals for i in model.indicators] == [i.actuals for i in again.indicators]
    assert [i.disaggregations for i in model.indicators] == [i.disaggregations for i in again.indicators]


@at_most(10)
@given(model=logic_models())
def test_an_embedded_model_comes_back_equal(tmp_path_factory, model):
    path = tmp_path_factory.mktemp("iati") / "a.xml"
    losses = write_iati(model, path, activity=ACTIVITY, embed=True)

    assert (False, model) == (bool(losses), read_iati(path).model)


@at_most(10)
@given(model=logic_models(min_elements=2), embed=st.booleans())
def test_every_file_is_valid(samples, tmp_path_factory, model, embed):
    etree = pytest.importorskip("lxml.etree")
    path = tmp_path_factory.mktemp("iati") / "a.xml"
    schema = etree.XMLSchema(etree.parse(str(samples / "iati" / "schema" / "iati-activities-schema.xsd")))
    write_iati(model, path, activity=ACTIVITY, embed=embed)

    assert schema.validate(etree.parse(str(path))), schema.error_log
    assert [] == [str(each) for each in check_iati(path) if each.rule == "schema"]


@at_most(10)
@given(model=logic_models(min_elements=1))
def test_without_embedding_the_report_is_empty_only_for_an_equal_model(tmp_path_factory, model):
    path = tmp_path_factory.mktemp("iati") / "a.xml"
    losses = write_iati(model, path, activity=ACTIVITY)
    again = read_iati(path).model
    write_iati(again, path, activity=ACTIVITY)

    assert not (model != again and not losses)
    assert [e.label for e in again] == [e.label for e in read_iati(path).model]


def test_the_samples_of_others_are_read(samples):
    twentyfour, losses = read_iati(samples / "iati" / "24-results.xml")
    annotated, _ = read_iati(samples / "iati" / "activity-standard-example-annotated.xml")

    assert (13, 14, 4, 8, 8) == (
        len(twentyfour.elements),
        len(twentyfour.indicators),
        sum(len(i.baselines) for i in twentyfour.indicators),
        sum(len(i.targets) for i in twentyfour.indicators),
        sum(len(i.actuals) for i in twentyfour.indicators),
    )
    assert {None} == {indicator.measure for indicator in twentyfour.indicators}
    assert 14 == sum(loss.field == "measure" for loss in losses)
    assert len(twentyfour.elements) == len({e.id for e in twentyfour})
    assert (1, 1, 3) == (
        len(annotated.elements),
        len(annotated.indicators),
        len(annotated.indicators[0].references),
    )


def test_no_file_of_the_corpus_crashes_the_reader_or_the_check(samples, schema):
    etree = pytest.importorskip("lxml.etree")
    archive = samples / "iati" / "corpus" / "iati-schemas-result-corpus.tar.gz"
    verdicts, unplaced = Counter(), 0
    with tarfile.open(archive) as corpus:
        for member in corpus.getmembers():
            if not member.name.endswith(".xml"):
                continue
            content = corpus.extractfile(member).read()
            try:
                read_iati(content)
            except FormatError as error:
                unplaced += not error.problems[0].places
            has_errors = any(each.severity == "error" and each.rule == "schema" for each in check_iati(content))
            verdicts[schema.validate(etree.fromstring(content)), has_errors] += 1

    assert 0 == unplaced
    assert 134 == verdicts[True, False] + verdicts[True, True]
    assert 0 == verdicts[True, True]
    assert 133 == verdicts[False, True] + verdicts[False, False]
    assert 60 < verdicts[False, True], verdicts


@given(st.dates(), st.dates())
def test_periods_are_canonical(one, other):
    start, end = sorted((one.isoformat(), other.isoformat()))

    assert (start, end) == days_of(period_of(start, end))


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("2024-09/2025-06", ("2024-09-01", "2025-06-30")),
        ("2024-05-31", ("2024-05-31", "2024-05-31")),
    ],
)
def test_periods_and_their_days(period, days):
    assert days == days_of(period)
    assert period == period_of(*days)


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("60", 60, None),
        ("7.0", 7.0, None),
        ("0", 0, None),
        ("1,300.00", 1300.0, "guessed"),
        ("Yes", "Yes", "narrowed"),
        ("3 (1 a country)", "3 (1 a country)", "narrowed"),
        ("N/A", None, "narrowed"),
        ("-", None, "narrowed"),
    ],
)
def test_values_as_people_write_them(written, value, kind):
    model, losses = read_iati(activity_with("1", f'<baseline year="2024" value="{written}"/>'))
    [indicator] = model.indicators

    assert value == (indicator.baseline.value if indicator.baseline else None)
    assert ([kind] if kind else []) == [loss.kind for loss in losses]


def test_a_percentage_may_have_its_sign():
    model, losses = read_iati(activity_with("2", '<baseline year="2024" value="36%"/>'))

    assert (36, False) == (model.indicators[0].baseline.value, bool(losses))


def test_a_qualitative_value_is_told_in_the_comment(tmp_path):
    model = measured(measure="qualitative", baseline=Measurement("some weeks", "2024"))
    write_iati(model, tmp_path / "a.xml", activity=ACTIVITY)
    again, _ = read_iati(tmp_path / "a.xml")

    assert "some weeks" == again.indicators[0].baseline.value
    assert () == check_iati(tmp_path / "a.xml")


def test_nothing_is_invented_where_a_date_is_missing(tmp_path):
    model = measured(measure="unit", baseline=Measurement(1), targets=[Measurement(2)])
    losses = write_iati(model, tmp_path / "a.xml", activity=ACTIVITY)

    assert [1, 1, 0, 0, 0, 0, 0] == counts((tmp_path / "a.xml").read_text(encoding="utf-8"))
    assert {"IATI requires the year of a baseline", "IATI requires the period of a value"} <= {x.reason for x in losses}


def test_a_missing_measure_is_guessed_and_said(tmp_path):
    losses = write_iati(measured(unit="%"), tmp_path / "a.xml", activity=ACTIVITY)

    assert ["percentage"] == [loss.text for loss in losses if loss.kind == "guessed"]


def test_several_dimensions_are_split_and_joined(tmp_path):
    values = [Measurement(3, "2024", category="female; 10-14")]
    model = measured(measure="unit", disaggregations=["sex", "age"], actuals=values)
    write_iati(model, tmp_path / "a.xml", activity=ACTIVITY)
    again = read_iati(tmp_path / "a.xml").model.indicators[0]

    assert 2 == counts((tmp_path / "a.xml").read_text(encoding="utf-8"))[-1]
    assert (("sex", "age"), "female; 10-14") == (again.disaggregations, again.actuals[0].category)


def test_references_come_back(tmp_path):
    model = measured(measure="unit", references=[Reference("SDG indicator", "4.1.1")])
    write_iati(model, tmp_path / "a.xml", activity=ACTIVITY)

    assert 'vocabulary="9" code="4.1.1"' in (tmp_path / "a.xml").read_text(encoding="utf-8")
    assert model.indicators[0].references == read_iati(tmp_path / "a.xml").model.indicators[0].references


def test_a_kind_of_ones_own_is_another_type(tmp_path):
    element = Element("e", "E", kind="purpose", stage="purpose", indicators=[Indicator("i", "I", measure="unit")])
    losses = write_iati(
        LogicModel("m", parts=[Stage("purpose", "Purpose"), element]), tmp_path / "a.xml", activity=ACTIVITY
    )

    assert 'type="9"' in (tmp_path / "a.xml").read_text(encoding="utf-8")
    assert [("narrowed", "purpose")] == [(loss.kind, loss.text) for loss in losses if loss.field == "kind"]


def test_languages_are_chosen_and_the_others_reported():
    titles = '<narrative>Books</narrative><narrative xml:lang="fr">Livres</narrative>'
    file = FILE.format(f'<result type="1"><title>{titles}</title>{INDICATOR.format("1", "")}</result>').encode()

    assert ["Books", "Livres", "Books"] == [
        read_iati(file, language=language).model.elements[0].label for language in (None, "fr", "ko")
    ]
    assert ["Livres"] == [loss.text for loss in read_iati(file).losses if loss.field == "title"]


def test_results_with_one_title_are_named_by_their_indicators():
    result = '<result type="2"><title><narrative>Generic</narrative></title>{}</result>'
    one, two = (INDICATOR.format("1", "").replace(">I<", f">{name}<") for name in ("Boys", "Girls"))
    model, losses = read_iati(FILE.format(result.format(one) + result.format(two)).encode())

    assert ["Boys", "Girls"] == [element.label for element in model]
    assert 2 == sum(loss.text == "Generic" for loss in losses)


def test_one_of_several_activities_has_to_be_named():
    activity = "<iati-activity><iati-identifier>{}</iati-identifier></iati-activity>"
    file = f"<iati-activities>{activity.format('A-1')}{activity.format('A-2')}</iati-activities>".encode()

    with pytest.raises(FormatError, match=r"there are 2 activities in this file \(name one of: A-1, A-2\)"):
        read_iati(file)
    assert "a-2" == read_iati(file, activity="A-2").model.id


def test_persons_are_not_read():
    contact = "<contact-info><person-name><narrative>Doe</narrative></person-name></contact-info>"
    _, losses = read_iati(FILE.format(contact).encode())

    assert "Doe" not in str(losses)
    assert "1 contact-info" in str(losses)


OWN = """<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
<iati-activity>
  <iati-identifier>XM-1</iati-identifier>  <!-- kept as it is -->
  <conditions attached="0"/>
  <fss extraction-date="2024-01-01"/>
</iati-activity>
</iati-activities>
"""


def test_results_go_to_their_place_in_a_file_of_which_nothing_else_changes(tmp_path):
    (tmp_path / "own.xml").write_text(OWN, encoding="utf-8")
    model = measured(measure="unit", baseline=Measurement(1, "2024"))
    write_iati(model, tmp_path / "new.xml", into=tmp_path / "own.xml", embed=True)
    text = (tmp_path / "new.xml").read_text(encoding="utf-8")

    assert model == read_iati(tmp_path / "new.xml").model
    assert text.index("<conditions") < text.index("<result") < text.index("<fss") < text.index("<lm:model")
    assert OWN == re.sub(r"  <result.*?</result>\n|  <lm:model.*?</lm:model>\n", "", text, flags=re.DOTALL)


def test_an_embedded_model_stands_behind_the_results(tmp_path):
    (tmp_path / "own.xml").write_text(OWN.replace('  <fss extraction-date="2024-01-01"/>\n', ""), encoding="utf-8")
    write_iati(measured(measure="unit"), tmp_path / "new.xml", into=tmp_path / "own.xml", embed=True)
    text = (tmp_path / "new.xml").read_text(encoding="utf-8")

    assert text.index("</result>") < text.index("<lm:model")


def test_results_that_are_there_are_replaced_only_if_asked(tmp_path):
    (tmp_path / "own.xml").write_text(OWN, encoding="utf-8")
    one, two = measured(measure="unit"), measured(measure="percentage")
    write_iati(one, tmp_path / "one.xml", into=tmp_path / "own.xml", embed=True)

    with pytest.raises(FormatError, match="the activity has 1 results already"):
        write_iati(two, tmp_path / "two.xml", into=tmp_path / "one.xml")
    write_iati(two, tmp_path / "two.xml", into=tmp_path / "one.xml", embed=True, replace_results=True)
    assert two == read_iati(tmp_path / "two.xml").model
    assert 1 == counts((tmp_path / "two.xml").read_text(encoding="utf-8"))[0]


def test_an_embedded_model_yields_to_results_that_were_changed_since(tmp_path):
    model = measured(measure="unit", baseline=Measurement(1, "2024"))
    write_iati(model, tmp_path / "a.xml", activity=ACTIVITY, embed=True)
    changed = (tmp_path / "a.xml").read_text(encoding="utf-8").replace('value="1"', 'value="2"').encode()
    again, losses = read_iati(changed)

    assert 2 == again.indicators[0].baseline.value
    assert "embedded model" in {loss.subject for loss in losses}


def test_either_an_activity_or_a_file_is_needed(tmp_path):
    with pytest.raises(TypeError, match=r"either activity= .* or into="):
        write_iati(measured(), tmp_path / "a.xml")


def test_strict_writes_nothing_where_something_is_lost(tmp_path):
    with pytest.raises(FormatError):
        write_iati(load_example("reading-together"), tmp_path / "a.xml", activity=ACTIVITY, strict=True)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("file", "rules"),
    [
        (activity_with("1", '<baseline year="2024" value="1"/>'), []),
        (activity_with("1", '<baseline year="2024"/>'), ["8.8.1"]),
        (activity_with("1", '<baseline year="2024" value="Yes"/>'), ["8.8.2"]),
        (activity_with("5", '<baseline year="2024" value="Yes"/>'), ["8.8.3"]),
        (activity_with("1", '<baseline year="0" value="1"/>'), ["schema"]),
        (activity_with("1", '<baseline year="2024" value="1" iso-date="2024"/>'), ["schema"]),
        (activity_with("6", ""), ["codelist"]),
        (FILE.format('<result type="1"/>').encode(), ["schema", "schema"]),
        (FILE.format(RESULT.format(INDICATOR.format('1" ascending="True', ""))).encode(), ["schema"]),
        (
            activity_with(
                "1",
                '<period><period-start iso-date="2025-01-01"/><period-end iso-date="2024-01-01"/><actual/></period>',
            ),
            ["8.6.1", "8.10.1"],
        ),
        (
            FILE.format(
                RESULT.format('<reference vocabulary="99" code="1"/>').replace(
                    "</result>", INDICATOR.format("1", '<reference vocabulary="9" code="1"/>') + "</result>"
                )
            ).encode(),
            ["8.11.1"],
        ),
        (
            activity_with(
                "1", '<reference vocabulary="9" code="1"/><description><narrative>D</narrative></description>'
            ),
            ["schema"],
        ),
    ],
)
def test_rules_of_the_standard(file, rules):
    findings = check_iati(file)

    assert rules == [finding.rule for finding in findings]
    assert all(finding.place.line and finding.place.column for finding in findings)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        (b"<iati-organisations/>", "files of organisations have no results"),
        (b"<iati-activities/>", "there is no activity in this file"),
        (b"<iati-activities><iati-activity>", "this is not XML"),
        (b"<!DOCTYPE a><iati-activities/>", "a document type"),
        (FILE.format("<a>" * 150).encode(), "nested more than 100 deep"),
        ("<iati-activities/>".encode("utf-16"), "there is no activity"),
    ],
)
def test_what_is_no_file_of_activities_is_refused(file, message):
    with pytest.raises(FormatError, match=message):
        read_iati(file)


def test_the_check_of_a_model_and_that_of_its_file_agree_on_numbers(tmp_path):
    model = LogicModel(
        "m",
        parts=[
            Outcome("o", "O", indicators=[Indicator("i", "I", measure="unit", baseline=Measurement("many", "2024"))])
        ],
    )
    write_iati(model, tmp_path / "a.xml", activity=ACTIVITY)

    assert ["8.8.2"] == [finding.rule for finding in check_iati(tmp_path / "a.xml")]


def outcome(*indicators):
    return LogicModel("m", parts=[Outcome("o", "O", indicators=indicators)])


def indicator(**fields):
    whole = {"measure": "unit", "baseline": Measurement(1, "2024"), "targets": [Measurement(3, "2026")]}
    return Indicator("i", "I", **{**whole, **fields})


# What IATI does not allow: the rule of the profile that says so, and what the writer or the check of the file says.
NOT_ALLOWED = {
    "no indicator": (outcome(), "LM040", "a result of IATI needs an indicator"),
    "no date": (outcome(indicator(baseline=Measurement(1))), "LM046", "IATI requires the year of a baseline"),
    "no period": (outcome(indicator(targets=[Measurement(3)])), "LM046", "IATI requires the period of a value"),
    "no measure": (outcome(indicator(measure=None)), "LM046", "IATI requires a measure"),
    "words": (
        outcome(indicator(baseline=Measurement("few", "2024"))),
        "LM049",
        "has the value 'few', which is not a number",
    ),
    "numbers": (outcome(indicator(measure="qualitative")), "LM048", "which a qualitative measure tells in the comment"),
    "nothing": (outcome(indicator()), None, None),
}


@pytest.mark.parametrize("name", NOT_ALLOWED)
def test_the_profile_and_the_writer_say_the_same(name, tmp_path):
    model, code, words = NOT_ALLOWED[name]
    losses = write_iati(model, tmp_path / "a.xml", activity=ACTIVITY)
    by_profile = {finding.code for finding in check(model, "iati")} & {"LM040", "LM046", "LM048", "LM049"}
    said = [loss.reason or "" for loss in losses] + [finding.message for finding in check_iati(tmp_path / "a.xml")]

    assert ({code} if code else set()) == by_profile
    assert code is None or any(words in each for each in said)
