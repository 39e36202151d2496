"""What is wrong with a file is said all at once, each problem at its place, with what to do about it."""

import json
import pickle
import re

import pytest
import yaml

from logicmodel import ConflictError, FormatError, Input, LogicModel, ShapeError, dumps, load, load_example, loads
from logicmodel.errors import PROBLEM_CODES

HEAD = "logicmodel: 1\nid: m\n"
ONE = HEAD + "inputs: {a: A}\n"
LINKED = ONE + "links:\n"


def test_ten_planted_mistakes_are_ten_problems_each_at_its_place(golden):
    with pytest.raises(FormatError) as caught:
        load("ten-mistakes.yaml")

    assert 10 == len(caught.value.problems)
    assert (golden / "ten-mistakes.txt").read_text(encoding="utf-8") == f"{caught.value}\n"


def test_the_same_mistakes_in_json_are_as_many_problems_with_places(golden):
    document = yaml.load((golden / "ten-mistakes.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- texts only
    text = json.dumps(document, indent=2).replace('"1.4"', "1.4").replace('"Three', '"a",\n    "staff": "Three')

    with pytest.raises(FormatError) as caught:
        loads(text, "json", name="m.json")

    assert 10 == len(caught.value.problems)
    for problem in caught.value.problems:
        place = problem.places[0]
        line = text.splitlines()[place.line - 1]
        assert line == place.text
        assert line[place.column - 1] != " "


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "m:1:1: the file is empty (start it with 'logicmodel: 1')"),
        ("# only a comment\n", "m:1:1: the file is empty (start it with 'logicmodel: 1')"),
        ("- a\n", "m:1:1: a model file is a mapping of sections at its top (start it with 'logicmodel: 1')"),
        ("id: m\n", "m:1:1: the file: logicmodel is missing (add 'logicmodel: 1')"),
        ("logicmodel:\nid: m\n", "m:1:1: the file: logicmodel is missing (add 'logicmodel: 1')"),
        ("logicmodl: 1\nid: m\n", "m:1:1: the file has no field 'logicmodl' (did you mean 'logicmodel'?)"),
        ("logicmodel: 1\n", "m:1:1: the file: id is missing (add 'id: …')"),
    ],
)
def test_the_top_of_a_file_says_what_it_is(said, text, problem):
    assert [problem] == said(text)


def test_the_rest_of_a_header_is_judged_although_the_id_is_missing(said):
    assert ["m:1:1", "m:2:14"] == [problem.partition(": ")[0] for problem in said("logicmodel: 1\nreview_date: soon\n")]


@pytest.mark.parametrize("version", ["2", "[1]", "1.0", "'one'"])
def test_another_version_of_the_format_is_the_only_problem(said, version):
    (problem,) = said(f"id: m\nlogicmodel: {version}\nnonsense: true\n")

    assert problem.startswith("m:2:13: this release reads version 1 of the format, and not ")
    assert problem.endswith("(write 'logicmodel: 1', or upgrade logicmodel)")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("activitys: {a: A}\n", "3:1: the file has no field 'activitys' (did you mean 'activities'?)"),
        ("inputs: {a: {lable: A}}\n", "3:14: input 'a' has no field 'lable' (did you mean 'label'?)"),
        ("inputs: {a: {notes: x}}\n", "3:10: input 'a': label is missing (add 'label: …')"),
        ("inputs:\n  a:\n", "4:3: input 'a': label is missing (add 'label: …')"),
        ("inputs: {a: ''}\n", "3:13: input 'a': label must not be empty"),
        ("inputs: {a: {label: [x]}}\n", "3:21: input 'a': label must be text, not a list"),
        ("inputs: {a: A, a: B}\n", "3:16: the key 'a' is written twice in one mapping (write it once)"),
        ("tags: one\n", "3:7: the file: tags must be a list, not the text 'one' (write [one])"),
        ("tags: {a: b}\n", "3:7: the file: tags must be a list, not a mapping (start each item with '- ')"),
        ("tags: [a, null]\n", "3:11: the file: tags has an empty item (take it out)"),
        ("tags: [a, [b]]\n", "3:11: the file: tags must be text, not a list"),
        ("review_date: 2027-13\n", "3:14: model 'm': review_date must be a date"),
        ("url: javascript:x\n", "3:6: model 'm': url must be relative or start with one of"),
        ("? [a]\n: b\n", "3:3: a key must be text, not a list or a mapping"),
        ("stages: [activites]\n", "3:10: 'activites' is not a standard stage (did you mean 'activities'?)"),
        (
            "stages: [own]\n",
            "3:10: 'own' is not a standard stage (for one of your own write '- {id: own, label: own}', and",
        ),
        ("stages: [{label: X}]\n", "3:10: stage: id is missing (add 'id: …')"),
        ("assumptions: [word]\n", "3:15: assumption 'word' looks like an id that refers to something"),
        ("scales: {own: {label: O, levels: [x, y]}}\n", "3:10: scale 'own' rates nothing, and a model keeps only"),
        ("scales: {grade: {label: O, levels: [x, y]}}\n", "3:10: scale 'grade' has the id of a standard scale"),
        ("scales: {own: {label: O, levels: []}}\n", "3:34: scale 'own': levels must be at least two different ones"),
        ("evidence: {e: {citation: C, rating: high}}\n", "3:37: rating must be a mapping, not the text 'high'"),
        ("elements: {a: A}\n", "3:15: element 'a' must be a mapping, not the text 'A'"),
        ("elements: {a: {label: A, kind: k}}\n", "3:12: element 'a': stage is missing (add 'stage: …')"),
        ("include: [x.yaml]\n", "3:11: 'x.yaml' cannot be included: this text is no file"),
    ],
)
def test_a_mistake_is_one_problem_with_its_place_and_the_fix(said, text, problem):
    (found,) = said(HEAD + text)

    assert found.startswith(f"m:{problem}")


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("a", "6: 'a' is not a flow: there is no '->' in it (a link is written 'staff + books -> train')"),
        ("a a -> a", "7: 'a a -> a' is not a flow: there is no '->' or '+' before 'a'"),
        ("a -> -> a", "10: 'a -> -> a' is not a flow: there is no id before this '->'"),
        ("a ->", "9: 'a ->' is not a flow: nothing follows the last '->' or '+'"),
        ("a => a", "7: 'a => a' is not a flow: write '->' instead of '=>'"),
        ("a -> a, a", "11: 'a -> a, a' is not a flow: join ids with '+' instead of ','"),
        ("a -> aa -> a", "10: a link names 'aa', which the model does not have (did you mean 'a'?)"),
        ("'a -> zz'", "11: a link names 'zz', which the model does not have (write it under the section of its kind)"),
        ("[a, a]", "5: a link must be text or a mapping, not a list"),
        ("{a: a}", "5: a link has a field 'link', or the fields 'source' and 'target'; here is neither"),
        ("{source: a}", "5: link: target is missing (write 'link: a -> b', or 'target:')"),
        ("{source: a, target: [a]}", "25: link: target must be text, not a list"),
        ("{link: a -> a -> a, notes: x}", "12: 'a -> a -> a' has several arrows, and what is said here is said of one"),
        ("{link: [a]}", "12: link must be text, not a list"),
        ("{link: a -> a, source: a}", "20: link 'a->a' has no field 'source'"),
        ("{link: a + b -> a, id: x}", "28: id 'x' was given for 2 links"),
        ("{link: a -> a, confidence: high}", "32: link 'a->a': confidence must be a number, not 'high'"),
        ("{link: a -> a, confidence: '0.5'}", "32: link 'a->a': confidence must be a number, not '0.5'"),
        ("{link: a -> a, feedback: yes}", "30: link 'a->a': feedback must be true or false, not 'yes'"),
        ("{link: a -> a, sign: negativ}", "26: link 'a->a': sign must be one of positive, negative, unknown"),
        (
            "{link: a -> a, lag: 3}",
            "25: lag must be a mapping, not the text '3' (its fields are earliest, latest, unit)",
        ),
        ("{link: a -> a, evidence: [x y]}", "31: link 'a->a': 'x y' in evidence is not among the evidence"),
        ("{link: a -> a, assumptions: [typo]}", "34: link 'a->a': 'typo' in assumptions is not among the assumptions"),
        ("{link: a -> a, assumptions: [{txt: x}]}", "35: assumption has no field 'txt' (did you mean 'text'?)"),
    ],
)
def test_a_mistake_in_a_link_is_one_problem(said, link, problem):
    (found,) = said(HEAD + f"inputs: {{a: A, b: B}}\nlinks:\n  - {link}\n")

    assert found.startswith(f"m:5:{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("inputs:\n\ta: A\n", "m:4:1: YAML is not indented with tabs (write spaces)"),
        ("inputs:\n  a: Staff: two\n", "(put quotes around a text that has ': ' in it)"),
        ("inputs:\n  a: @home\n", "(put quotes around a text that starts with this character)"),
        ("inputs:\n  a: *Important* thing\n", "(put quotes around a text that starts with '*' or '&')"),
        (
            "inputs:\n  a: 'open\n",
            "m:4:6: this is not YAML: found unexpected end of stream (this quote is never closed)",
        ),
        ("tags: [a\nnotes: b\n", "m:3:7: this is not YAML: did not find expected ',' or ']' (close the bracket"),
        ("inputs:\n  a: A\n b: B\n", "m:5:2: this is not YAML: did not find expected key (look at the indentation"),
        ("---\nid: x\n", "m:3:1: a second document starts here (write one model to a file)"),
        ("notes: a\x07b\n", "m:3:9: the character U+0007 cannot stand in a text file (take it out)"),
        ("notes: a\ud800b\n", "m:3:9: the character U+D800 cannot stand in a text file (take it out)"),
        ('notes: "a\\u0007b"\n', "m:3:8: model 'm': notes has the control character '\\x07' in it (take it out)"),
    ],
)
def test_what_is_not_yaml_says_where_and_what_to_do(said, text, problem):
    (found,) = said(HEAD + text)

    assert problem in found


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "m:1:1: this is not JSON: Expecting value"),
        ('{"logicmodel": 1,}', "m:1:1"),
        (
            '{"logicmodel": 1, "id": "m", "id": "n"}',
            "m:1:30: the key 'id' is written twice in one mapping (write it once)",
        ),
        ('{"logicmodel": 1, "id": "m", "notes": NaN}', "m:1:39: NaN is not a number that JSON knows"),
        ('{"logicmodel": 1, "id": "m", "notes": "a\tb"}', "m:1:41: this is not JSON: Invalid control character"),
    ],
)
def test_what_is_not_json_says_where(said, text, problem):
    (found,) = said(text, "json")

    assert found.startswith(problem)


def test_nothing_is_constructed_and_no_alias_is_followed(said):
    text = HEAD + "inputs:\n  a: !!python/object/apply:os.abort []\n  b: &x B\n  c: *x\n  d: {<<: *x, label: D}\n"

    assert [
        "m:4:6: input 'a' must be its label or a mapping, not a list",
        "m:4:6: the tag '!!python/object/apply:os.abort' means nothing in a model file",
        "m:6:6: the alias '*x' is not followed",
        "m:7:11: the alias '*x' is not followed",
    ] == sorted(problem.partition(" (")[0] for problem in said(text))


def test_a_conflict_shows_both_places(said):
    text = HEAD + "inputs: {a: A}\noutputs: {a: B}\n"
    with pytest.raises(FormatError) as caught:
        loads(text, name="m")

    assert ["m:4:11", "m:3:10"] == [str(place) for place in caught.value.problems[0].places]
    assert [
        "m:4:11: id 'a' is that of input 'a' and of output 'a' (elements, stages and groups share one space of ids)"
    ] == (said(text))


def test_conflicts_are_said_together_with_other_problems(said):
    problems = said(HEAD + "inputs: {a: A}\noutputs: {a: B}\ntags: x\n")

    assert ["m:4:11", "m:5:7"] == [problem.partition(": ")[0] for problem in problems]


def test_a_misspelt_section_is_not_followed_by_complaints_about_what_stands_in_it(said):
    text = (
        HEAD
        + "activites: {train: T}\nstakeholder: {school: S}\n"
        + "impacts: {b: {label: B, who: school}}\nlinks: [train -> b]\n"
    )

    assert ["m:3:1", "m:4:1"] == [problem.partition(": ")[0] for problem in said(text)]


def test_a_value_with_a_mistake_is_not_missed_by_what_refers_to_it(said):
    text = (
        HEAD
        + "stakeholders: {school: {label: S, tags: x}}\nevidence: {e: ''}\n"
        + "inputs: {Staff: S, a: {label: A, who: school}}\n"
        + "groups: {g: {label: G, members: [Staff]}}\nlinks: [Staff -> a, {link: a -> a, evidence: [e]}]\n"
    )

    assert ["m:3:41", "m:4:15", "m:5:10"] == [problem.partition(": ")[0] for problem in said(text)]


def test_problems_of_values_that_are_written_in_place_stand_where_these_are(said):
    text = (
        HEAD
        + "indicators:\n  i: {label: I, baseline: {period: 2024}, targets: 3, actuals: [{value: 1e999}]}\n"
        + "evidence:\n  e: {citation: C, rating: {scale: grade, level: hig}}\n"
        + "  f: {citation: C, rating: {scale: gradez, level: x}}\n"
    )

    assert [
        "m:4:27: measurement: value is missing",
        "m:4:52: indicator 'i': targets must be a list, not the text '3'",
        "m:4:73: measurement: value must be a number, not inf",
        "m:6:50: rating on GRADE certainty of evidence: level must be one of very low, low, moderate, high, not 'hig'",
        "m:7:36: rating: 'gradez' in scale is not among the scales",
    ] == [problem.partition(" (")[0] for problem in said(text)]


def test_a_scale_that_there_is_not_names_those_that_are_built_in(said):
    (problem,) = said("logicmodel: 1\nid: m\nevidence:\n  e: {citation: C, rating: {scale: x, level: 4}}\n")

    assert re.search(r"\(take one of .*nesta.*, or write it under 'scales:'\)", problem)


def test_references_that_name_nothing_say_what_was_perhaps_meant(said):
    text = (
        HEAD
        + "stages: [inputs]\ninputs: {staff: {label: S, stage: input, who: nobody}}\n"
        + "groups: {g: {label: G, members: [staf, inputs]}}\n"
        + "external_factors: {f: {label: F, acts_on: [staff, 'staff->g', h]}}\n"
    )
    targets = "elements, stages, groups and links of the model"
    section = "write it under the section of its kind, such as 'activities:'"

    assert [
        "m:4:35: input 'staff': 'input' in stage is not among the stages of the model (did you mean 'inputs'?)",
        "m:4:47: input 'staff': 'nobody' in who is not among the stakeholders (write it under 'stakeholders:')",
        "m:5:34: group 'g': 'staf' in members is not among the elements of the model (did you mean 'staff'?)",
        f"m:5:40: group 'g': 'inputs' in members is not among the elements of the model ({section})",
        f"m:6:51: external factor 'f': 'staff->g' in acts_on is not among the {targets} (did you mean 'staff'?)",
        f"m:6:63: external factor 'f': 'h' in acts_on is not among the {targets} ({section})",
    ] == said(text)


def test_places_count_characters_and_lines_as_editors_do(said):
    text = "\ufeff" + HEAD.replace("\n", "\r\n") + 'title: "読書 📚\u2028x"\r\nnotes: [a]\r\n'

    assert ["m:4:8: the file: notes must be text, not a list"] == said(text)


def test_what_a_model_says_knows_where_it_was_written():
    model = loads(LINKED + "  - a -> a\n", name="m")

    assert ["m:1:1", "m:3:10", "m:5:5"] == [str(value.place) for value in (model, *model.elements, *model.links)]


def test_an_error_of_a_file_is_a_shape_error_and_passes_between_processes():
    with pytest.raises(ShapeError) as caught:
        loads("- a")

    assert str(caught.value) == str(pickle.loads(pickle.dumps(caught.value)))  # noqa: S301 -- our own


def test_unknown_formats_and_endings_are_named(tmp_path):
    with pytest.raises(ValueError, match="format must be one of yaml, json, not 'toml'"):
        loads("", "toml")
    with pytest.raises(ValueError, match=r"unknown ending of .*; use \.yaml, "):
        load(tmp_path / "model.txt")


def test_a_stage_that_is_not_declared_is_to_be_written_under_stages(said):
    text = HEAD + "outcomes: {change: {label: C, stage: purpose}}\n"

    assert [
        "m:3:38: outcome 'change': 'purpose' in stage is not among the stages of the model (write it under 'stages:')"
    ] == said(text)


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("inputs: {a: {label: A, notes: 1,200}}", "the comma ends the number; write 1200"),
        ("inputs: {a: {label: IDA credit, US$ 45 million}}", "put quotes around it: 'IDA credit, US$ 45 million'"),
        ("inputs:\n  a: > 90 % attend", "put quotes around a text that starts with '>' or '|'"),
        ("inputs:\n  a: | 90 % attend", "put quotes around a text that starts with '>' or '|'"),
        ("inputs:\n  a: - ninety", "put quotes around a text that starts with '- '"),
        ("inputs:\n  a: ? ninety", "put quotes around a text that starts with '? '"),
        ("inputs:\n  a:\n    label: # of staff", "'#' starts a comment; put quotes around the text: '# of staff'"),
        ("stages: [threat reduction]", "write '- {id: threat-reduction, label: threat reduction}'"),
        ("strategies: {a: A}", "write 'activities:'"),
        ("goal: {a: A}", "write 'impacts:', or under 'elements:' an entry with 'kind: goal' and a stage of your own"),
        ("purpose: {a: A}", "an entry with 'kind: purpose'"),
        ("results: {a: A}", "write 'outputs:' for what is produced, or 'outcomes:' for what changes"),
        ("risks: {a: A}", "write what must hold under 'assumptions:'"),
        (
            "outcomes: {short: {trust: T}, long: {peace: P}}\nlinks: [trust -> peace]",
            "'trust: {label: …, term: short}'",
        ),
        ("inputs: [Extension officers]", "write 'extension-officers: Extension officers' in place of"),
        ("assumptions:\n  - Water stays high: above 20 m", "put quotes around it: 'Water stays high: above 20 m'"),
        ("inputs: {A1: A}", "try 'a1'"),
        ("inputs: {550e8400-e29b: A}", "try 'n550e8400-e29b'"),
        ("inputs: {훈련: A}", "try 'hunryeon'"),
        ("inputs: {Обучение: A}", "try '"),
        ("inputs: {学校: A}", "try 'ideograph-5b66"),
        ("inputs: {'!': A}", "try 'id-1'"),
        ("review_date: 31/12/2027", "write 2027-12-31"),
    ],
)
def test_what_people_write_before_they_know_the_format_is_told_with_the_fix(said, text, fix):
    (found,) = said(f"{HEAD}{text}\n")

    assert fix in found


@pytest.mark.parametrize("arrow", ["-->", "--", "=>", "==>", "->>", ">>", "–>", "—>", "–", "→", "⇒", "⟶", ">", "-"])  # noqa: RUF001 -- dashes
def test_another_arrow_is_told_with_the_one_to_write(said, arrow):
    (found,) = said(f"{LINKED}  - 'a {arrow} a'\n")

    assert f"write '->' instead of '{arrow}'" in found


@pytest.mark.parametrize(
    ("period", "fix"),
    [
        ("01/01/2025", "write 2025-01-01"),
        ("13.02.2025", "write 2025-02-13"),
        ("01/02/2025", "write 2025-02-01 or 2025-01-02"),
        ("Q4 2025", "write the quarter as 2025-Q4"),
        ("FY 2027", "write a fiscal year as two dates, such as 2026-07/2027-06"),
    ],
)
def test_a_period_that_is_written_otherwise_is_told_with_the_dates(said, period, fix):
    (found,) = said(f"{HEAD}indicators: {{i: {{label: I, baseline: {{value: 1, period: {period}}}}}}}\n")

    assert fix in found


@pytest.mark.parametrize(
    ("link", "told"),
    [
        (
            "{link: a -> bb, confidence: high}",
            ["names 'bb'", "confidence must be a number, not 'high' (write a number"],
        ),
        ("{source: a, target: bb, confidence: 1,5}", ["names 'bb'", "write 15"]),
        ("{from: a, to: b}", ["write 'source:'", "write 'target:'"]),
        ("{link: a -> b, strength: strong}", ["write 'confidence:'", "not 'strong' (write a number from 0 to 1"]),
        ("{link: a -> b, confidence: 70%}", ["write 0.7 for a share"]),
        ("{link: a -> b, lag: 6-12 months}", ["write {earliest: 6, latest: 12, unit: months}"]),
        ("Staff time -> Train them", ["a link joins ids, as 'staff-time -> train-them'"]),
        ("{link: a -> b, evidence: [ESMAP 2022]}", ["write 'esmap-2022: ESMAP 2022' under 'evidence:'"]),
    ],
)
def test_all_that_is_wrong_with_a_link_is_told_at_once(said, link, told):
    found = said(f"{HEAD}inputs: {{a: A, b: B}}\nlinks:\n  - {link}\n")

    assert len(told) == len(found)
    assert [] == [part for part in told if not any(part in problem for problem in found)]


def test_a_quarter_is_taken_as_its_months():
    model = loads(f"{HEAD}indicators: {{i: {{label: I, baseline: {{value: 1, period: 2025-Q4}}}}}}\n")

    assert "2025-10/2025-12" == model.indicators[0].baseline.period


def test_targets_by_year_are_told_as_a_list(said):
    (found,) = said(f"{HEAD}indicators: {{i: {{label: I, targets: {{2026: 5, 2027: 7}}}}}}\n")

    assert "write [{value: 5, period: 2026}], an item for each" in found


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_as_such(encoding):
    with pytest.raises(
        FormatError, match=r"the file looks like UTF-16, and a model file is in UTF-8 \(save it as UTF-8\)"
    ):
        loads(HEAD.encode(encoding))


RECORDS = [
    ("inputs: {a: {lable: A}}", "unknown-field", "input", "a", "lable", "/inputs/a/lable"),
    ("inputs: {a: {notes: N}}", "missing-field", "input", "a", "label", "/inputs/a"),
    ("inputs: {a: {label: A, tags: x}}", "wrong-type", "input", "a", "tags", "/inputs/a/tags"),
    ("outcomes: {a: {label: A, term: soon}}", "not-a-choice", "outcome", "a", "term", "/outcomes/a/term"),
    ("outcomes: {a: {label: A, who: b}}", "unknown-id", "outcome", "a", "who", "/outcomes/a/who"),
    ("inputs: {A: A}", "invalid-id", "input", "A", "id", "/inputs/A"),
    ("inputs: {a: A}\nlinks: [a -> b]", "unknown-id", None, None, None, "/links/0"),
    (
        "inputs: {a: A}\nlinks: [{link: a -> a, confidence: 2}]",
        "out-of-range",
        "link",
        "a->a",
        "confidence",
        "/links/0/confidence",
    ),
    ("inputs: {a: A}\nlinks: [a => a]", "invalid-link", None, None, None, "/links/0"),
    ("inputs: {a: {label: A, url: 'javascript:x'}}", "invalid-url", "input", "a", "url", "/inputs/a/url"),
    ("groups: {a/b: {label: A, members: [x]}}", "unknown-id", "group", "a/b", "members", "/groups/a~1b/members/0"),
    ("nonsense: 1", "unknown-field", None, None, "nonsense", "/nonsense"),
]


@pytest.mark.parametrize(("text", "expected"), [(text, tuple(expected)) for text, *expected in RECORDS])
def test_a_program_finds_code_subject_field_and_pointer(text, expected):
    document = yaml.safe_load(f"{HEAD}{text}")
    found = []
    for given in (f"{HEAD}{text}\n", document):
        with pytest.raises(FormatError) as caught:
            loads(given)
        found.append(caught.value.problems[0])

    assert [expected] * 2 == [(each.code, each.kind, each.id, each.field, each.pointer) for each in found]
    assert (True, True) == (found[0].line is not None, found[0].column is not None)
    assert (None, None) == (found[1].line, found[1].column)
    assert str(found[1]).startswith(f"<string>#{expected[-1]}: ")
    assert expected[0] in PROBLEM_CODES
    assert found[0].to_record() == json.loads(json.dumps(found[0].to_record()))


def test_parsed_data_are_read_as_their_text_is():
    model = load_example("reading-together")

    assert model == loads(json.loads(dumps(model, "json"))) == loads(yaml.safe_load(dumps(model)))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400, {1}, b"x", object()])
def test_what_no_file_could_say_is_refused(value):
    with pytest.raises(FormatError, match=r"cannot stand in a model \(it takes texts, finite numbers") as caught:
        loads({"logicmodel": 1, "id": "m", "notes": value})

    assert "/notes" == caught.value.problems[0].pointer


def test_data_that_hold_themselves_are_refused():
    data = {"logicmodel": 1, "id": "m"}
    data["notes"] = data

    with pytest.raises(FormatError, match="nested more than 32 levels deep"):
        loads(data)


@pytest.mark.parametrize("wrong", [42, None, ["logicmodel: 1"]])
def test_what_is_neither_text_nor_data_is_refused(wrong):
    with pytest.raises(TypeError, match=r"loads\(\) takes text, bytes or a mapping, not"):
        loads(wrong)


def test_a_conflict_says_which_field_differs_and_gives_both_values():
    with pytest.raises(ConflictError) as caught:
        LogicModel("m", parts=[Input("a", "One", notes="N"), Input("a", "Two", notes="N")])
    (problem,) = caught.value.problems

    assert "input 'a' is written twice, and the two differ in label ('Two' and 'One')" == problem.message
    assert ("conflict", "input", "a", "label") == (problem.code, problem.kind, problem.id, problem.field)


def test_a_link_whose_end_is_unknown_is_named_by_no_other_ends():
    text = "logicmodel: 1\nid: m\nactivities: {source: A, b: B}\nlinks:\n  - {link: source -> bb, confidence: high}\n"
    with pytest.raises(FormatError) as caught:
        loads(text)
    problems = caught.value.problems

    assert [None, None] == [problem.id for problem in problems]
    assert "link: confidence must be a number, not 'high'" == problems[1].message


@pytest.mark.parametrize("written", ["inputs:\n  {}: A\n", "inputs: {{{}: A}}\n"])
def test_a_key_that_is_too_long_for_yaml_is_named_as_that(written):
    with pytest.raises(FormatError, match=r"this key has 1,025 characters.*an id has at most 200"):
        loads(HEAD + written.format("a" * 1025))
