"""A plain YAML scalar is the text that was written, unless the field wants a number or a truth value."""

import pytest

from logicmodel import Measurement, loads

HEAD = "logicmodel: 1\nid: m\n"


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "on",
        "Yes",
        "TRUE",
        "12:30",
        "010",
        "0o17",
        "1_000",
        "2019-05-01",
        "1.0",
        "1e3",
        ".inf",
        "NULL",
        "=",
        "<",
        "5",
    ],
)
def test_where_text_is_wanted_a_plain_scalar_is_text(text):
    model = loads(f"{HEAD}inputs:\n  a: {text}\n  b: {{label: {text}, notes: {text}, tags: [{text}]}}\n")

    assert [text, text] == [element.label for element in model]
    assert (text, (text,)) == (model.element("b").notes, model.element("b").tags)


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_field_says_nothing(nothing):
    model = loads(
        f"{HEAD}title: {nothing}\nlinks: {nothing}\ninputs: {{a: {{label: A, tags: {nothing}, who: {nothing}}}}}\n"
    )

    assert ("m", (), ()) == (model.title, model.links, model.element("a").tags)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("60", 60), ("0", 0), ("-3", -3), ("+5", 5), ("60.0", 60.0), (".5", 0.5), ("5.", 5.0), ("1e3", 1000.0)),
        *(("010", "010"), ("1_000", "1_000"), ("0x1F", "0x1F"), ("12:30", "12:30"), ("60 %", "60 %"), ("'60'", "60")),
        *(("true", "true"), ("2019-05-01", "2019-05-01"), (".nan", ".nan")),
    ],
)
def test_a_measured_value_is_a_number_where_it_is_written_as_one(written, value):
    model = loads(f"{HEAD}indicators: {{i: {{label: I, baseline: {written}, targets: [{{value: {written}}}]}}}}\n")
    (indicator,) = model.indicators

    assert (Measurement(value), type(value)) == (indicator.baseline, type(indicator.baseline.value))
    assert (Measurement(value),) == indicator.targets


@pytest.mark.parametrize(("written", "feedback"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(written, feedback):
    (link,) = loads(f"{HEAD}inputs: {{a: A}}\nlinks: [{{link: a -> a, feedback: {written}}}]\n").links

    assert feedback is link.feedback


def test_keys_are_text_whatever_they_look_like():
    model = loads(f"{HEAD}inputs:\n  no: No\n  on: On\n  null: Null\n  y: Y\n")

    assert ["no", "on", "null", "y"] == [element.id for element in model]


def test_numbers_and_truth_values_of_json_are_text_where_text_is_wanted():
    model = loads('{"logicmodel": 1, "id": "m", "version": 1.10, "inputs": {"a": {"label": true}}}', "json")

    assert ("1.10", "true") == (model.version, model.element("a").label)


def test_escapes_of_json_are_read():
    assert "é📚\n/\\" == loads(r'{"logicmodel": 1, "id": "m", "title": "\u00e9\ud83d\udcda\n\/\\"}', "json").title
