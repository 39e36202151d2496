"""The JSON Schema is current, accepts what is written, and refuses what the reader refuses."""

import json

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from few import at_most
from logicmodel import dumps
from logicmodel.examples import example_names, example_text
from logicmodel.formats import json_schema
from logicmodel.formats.schema import schema_text
from logicmodel.formats.schema_making import schema_file
from logicmodel.strategies import logic_models

SCHEMA = Draft202012Validator(json_schema())
HEAD = "logicmodel: 1\nid: m\n"


def test_the_file_that_is_shipped_is_current():
    assert schema_file() == schema_text()


def test_it_is_a_schema():
    Draft202012Validator.check_schema(json_schema())


@at_most(25)
@given(model=logic_models())
def test_it_accepts_every_model_that_is_written(model):
    # Editors take a date for text, as YAML 1.2 does.
    read = json.loads(json.dumps(yaml.safe_load(dumps(model)), default=str))

    assert [] == list(SCHEMA.iter_errors(read))
    assert [] == list(SCHEMA.iter_errors(json.loads(dumps(model, "json"))))


@pytest.mark.parametrize("name", example_names())
def test_it_accepts_the_files_of_the_examples(name):
    assert [] == list(SCHEMA.iter_errors(yaml.safe_load(example_text(name))))


def test_it_accepts_every_form_of_every_field(golden):
    document = yaml.safe_load((golden / "every-field.yaml").read_text(encoding="utf-8"))
    # Editors take a date for text, as YAML 1.2 does.
    dates_as_text = json.loads(json.dumps(document, default=str))

    assert [] == list(SCHEMA.iter_errors(dates_as_text))


@pytest.mark.parametrize(
    "text",
    [
        "id: m\n",
        "logicmodel: 2\n",
        HEAD + "titel: T\n",
        HEAD + "id: My Model\n",
        HEAD + "tags: one\n",
        HEAD + "review_date: soon\n",
        HEAD + "stages: [{label: no id}]\n",
        HEAD + "inputs: [a]\n",
        HEAD + "inputs: {Staff: S}\n",
        HEAD + "inputs: {a: {lable: A}}\n",
        HEAD + "inputs: {a: ''}\n",
        HEAD + "inputs: {a: {label: A, term: short}}\n",
        HEAD + "outcomes: {a: {label: A, term: midium}}\n",
        HEAD + "outcomes: {a: {label: A, indicators: wpm}}\n",
        HEAD + "elements: {a: {label: A, kind: own}}\n",
        HEAD + "evidence: {e: {citation: C, rating: high}}\n",
        HEAD + "links: a -> b\n",
        HEAD + "links: [a]\n",
        HEAD + "links: [a -> ]\n",
        HEAD + "links: [{source: a}]\n",
        HEAD + "links: [{link: a -> b, confidence: 1.4}]\n",
        HEAD + "links: [{link: a -> b, feedback: maybe}]\n",
        HEAD + "links: [{link: a -> b, evidence: [Not An Id]}]\n",
        HEAD + "links: [{link: a -> b, lag: {earliest: 1, unit: month}}]\n",
    ],
)
def test_it_refuses_mistakes_of_shape(said, text):
    assert list(SCHEMA.iter_errors(yaml.load(text, yaml.SafeLoader)))
    assert said(text)


def test_every_field_says_what_it_means():
    def properties(schema):
        if isinstance(schema, dict):
            yield from schema.get("properties", {}).items()
            for each in schema.values():
                yield from properties(each)
        elif isinstance(schema, list):
            for each in schema:
                yield from properties(each)

    assert [] == [name for name, field in properties(json_schema()) if field.keys() == {"$ref"} or not field]


def test_every_definition_has_a_title_and_every_pattern_is_told_in_words():
    definitions = json_schema()["$defs"].values()
    patterns = [each for each in definitions if "pattern" in each]

    assert [] == [each for each in definitions if "title" not in each]
    assert {"text", "id", "date", "period", "flow"} == {each["title"] for each in patterns}
    assert [] == [each for each in patterns if each["patternErrorMessage"] != each["description"]]
