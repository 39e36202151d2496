"""What is written is read back as an equal model, whatever it says."""

import json

import pytest
import yaml
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import (
    Activity,
    Assumption,
    Element,
    Evidence,
    Indicator,
    Input,
    Link,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    Stage,
    dump,
    dumps,
    link,
    load,
    load_example,
    loads,
)
from logicmodel.examples import example_names, example_text
from logicmodel.formats.document import document_of
from logicmodel.formats.fields import (
    ELEMENTS,
    EXTERNAL_FACTOR,
    GROUP,
    HEADER,
    LINK,
    MEASUREMENT,
    OWN_ELEMENT,
    RATING,
    REGISTRIES,
    STAGE,
)
from logicmodel.model.logic_model import HEADER as HEADER_IN_PYTHON
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import Rating, Scale

FORMATS = ("yaml", "json")
OTHERS = (MEASUREMENT, RATING, EXTERNAL_FACTOR)
LOADERS = tuple(getattr(yaml, name) for name in ("SafeLoader", "CSafeLoader") if hasattr(yaml, name))
HARD_TEXTS = (
    *("no", "on", "Yes", "TRUE", "null", "~", "010", "1e5", "0x1F", "1_000", "12:30", "2019-05-01", ".5", "60"),
    *(
        "-",
        "- a",
        "?",
        ": ",
        "a: b",
        "a:",
        "a #b",
        "#b",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "'a'",
        '"a"',
        "[a]",
        "{a}",
    ),
    *("|", ">", "a -> b", " a", "a ", "\ta", "a\tb", "a\\b", "---", "...", "<<", "=", "60 readers", "1 2", "1:2 a"),
    *(
        "a\nb",
        "a\n",
        "a\n\n",
        "\na",
        " a\nb",
        "a \nb",
        "a\n b\n\nc",
        "a\r\nb",
        "a\rb",
        "a\n\tb",
        "a\x85b",
        "a\u2028b\n",
        "\ufeffa",
    ),
    *("Bücher für 1 €", "読書", "📚 a", "a\u00a0b", "\u200bb", "e\u0301"),
)


@pytest.mark.parametrize("format", FORMATS)
@given(model=logic_models())
def test_every_model_comes_back_equal(format, model):
    again = loads(dumps(model, format), format)

    assert model == again
    assert dumps(model, format) == dumps(again, format)


@pytest.mark.parametrize("loader", LOADERS)
@given(model=logic_models())
def test_other_readers_of_yaml_read_the_same_data(loader, model):
    read = yaml.load(dumps(model), Loader=loader)  # noqa: S506 -- the safe loaders

    assert document_of(model) == read


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.sampled_from(HARD_TEXTS) | st.text(min_size=1))
def test_every_text_that_a_model_may_have_comes_back(format, text):
    try:
        model = LogicModel("m", text, notes=text, tags=[text, text], parts=[Input("a", text, description=text)])
    except ValueError:
        return

    assert model == loads(dumps(model, format), format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "value", [0, -1, 7, 10**20, 0.0, 0.1, 7.0, -2.5, 1e16, 1e-7, 1e300, "7", "7.0", "seven", "010"]
)
def test_numbers_and_texts_stay_apart(format, value):
    indicator = Indicator("i", "I", baseline=Measurement(value), targets=[Measurement(value, "2024")])
    model = LogicModel("m", parts=[indicator])
    (again,) = loads(dumps(model, format), format).indicators

    assert (type(value), repr(value)) == (type(again.baseline.value), repr(again.baseline.value))
    assert indicator == again


@pytest.mark.parametrize("name", example_names())
def test_the_files_of_the_examples_say_the_examples(name):
    assert load_example(name) == loads(example_text(name))


@pytest.mark.parametrize("ending", [".yaml", ".yml", ".json", ".YAML"])
def test_files_come_back_equal(tmp_path, ending):
    path = tmp_path / f"model{ending}"
    dump(load_example("reading-together"), path)

    assert load_example("reading-together") == load(path)
    assert b"\r" not in path.read_bytes()


@pytest.mark.parametrize("format", FORMATS)
def test_every_field_is_written_as_in_the_golden_file(golden, format):
    model = load("every-field.yaml")

    assert (golden / f"every-field.dumped.{format}").read_text(encoding="utf-8") == dumps(model, format)
    assert model == load(f"every-field.dumped.{format}")


@pytest.mark.parametrize("entry", [*REGISTRIES.values(), STAGE, *ELEMENTS.values(), OWN_ELEMENT, GROUP, LINK, *OTHERS])
def test_every_field_of_a_value_is_in_the_description_of_the_format(entry):
    said_elsewhere = {"id", "place", "source", "target"}
    fields_in_python = {each.alias for each in fields(entry.make) if each.init} - said_elsewhere

    assert fields_in_python == {each.name for each in entry.fields}


def test_every_field_of_a_model_is_in_the_description_of_the_format():
    assert {*HEADER_IN_PYTHON} - {"place"} == {*HEADER.in_place}


@pytest.mark.parametrize("format", FORMATS)
def test_the_order_within_a_stage_of_mixed_kinds_is_kept(format):
    stage = Stage("column", "Column")
    kept = [Input("a", "A", stage=stage), Output("b", "B", stage=stage), Element("c", "C", kind="own", stage=stage)]
    mixed = [Outcome("x", "X", stage="outputs"), Output("y", "Y"), Element("z", "Z", kind="own", stage="outputs")]
    model = LogicModel("m", parts=[stage, *kept, *mixed])
    document = document_of(model)

    assert (["a"], ["b"]) == (list(document["inputs"]), list(document["outputs"]))
    assert ["c", "x", "y", "z"] == sorted(document["elements"])
    assert model == loads(dumps(model, format), format)


@pytest.mark.parametrize("format", FORMATS)
def test_two_links_of_one_pair_keep_their_own_ids(format):
    a, b = Input("a", "A"), Activity("b", "B")
    model = LogicModel("m", parts=[a >> b, link(a, b, id="second"), link(b, a, id="back", feedback=True), link(a, a)])

    assert model == loads(dumps(model, format), format)


@pytest.mark.parametrize("format", FORMATS)
def test_assumptions_find_a_home_whether_shared_loose_or_without_an_id(format):
    a, b = Input("a", "A"), Activity("b", "B")
    shared, once = Assumption("Shared.", id="shared"), Assumption("Once.", id="once", importance="high")
    loose = [Assumption("Loose."), Assumption("Named.", id="named"), Assumption("word")]
    model = LogicModel(
        "m",
        parts=[
            *loose,
            link(a, b, assumptions=[shared, once, "Repeated.", "word"]),
            link(b, a, assumptions=["Repeated.", shared, shared]),
        ],
    )

    assert model == loads(dumps(model, format), format)
    assert ["Named.", "Shared."] == sorted(
        item["text"] for item in document_of(model)["assumptions"] if isinstance(item, dict) and "id" in item
    )


def test_bare_links_are_written_one_to_a_line():
    a, b, c = Input("a", "A"), Activity("b", "B"), Output("c", "C")

    assert dumps(LogicModel("m", parts=[a + b >> c])).endswith("links:\n  - a -> c\n  - b -> c\n")


def test_json_writes_elements_and_links_in_full():
    document = json.loads(dumps(LogicModel("m", parts=[Input("a", "A") >> Activity("b", "B")]), "json"))

    assert {"a": {"label": "A"}} == document["inputs"]
    assert [{"source": "a", "target": "b"}] == document["links"]


def test_a_scale_of_ones_own_is_written_once():
    scale = Scale("own", "Own", levels=["weak", "strong"])
    sources = [Evidence(name, name, rating=Rating(scale, "weak")) for name in ("one", "two")]
    model = LogicModel("m", parts=sources)

    assert 1 == dumps(model).count("levels:")
    assert model == loads(dumps(model))


def test_a_subclass_that_would_come_back_as_another_class_is_refused():
    class Training(Activity):
        """A class of a user's own."""

    model = LogicModel("m", parts=[Training("t", "T")])

    with pytest.raises(
        TypeError, match="activity 't' is a Training, which a file would bring back as a plain Activity"
    ):
        dumps(model)


def test_a_link_class_of_ones_own_is_refused():
    class Arrow(Link):
        """A class of a user's own."""

    model = LogicModel("m", parts=[Input("a", "A"), Arrow("a", "a", rationale="so")])

    with pytest.raises(TypeError, match="plain Link"):
        dumps(model)
