"""The words of a model: all of them by key, out to a translator and back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import (
    FormatError,
    Indicator,
    Input,
    LogicModel,
    Measurement,
    Output,
    ShapeError,
    draw,
    link,
    load_example,
)
from logicmodel.languages import LANGUAGES
from logicmodel.strategies import logic_models
from logicmodel.translations import read_texts, texts, with_texts, write_texts

STAFF = Input("staff", "Coordinators", notes='Two "part-time"\npeople; half.')
READY = Output(
    "ready", "Ready", indicators=[Indicator("count", "Trained", unit="people", targets=[Measurement(5, notes="N")])]
)
MODEL = LogicModel("m", "Reading", parts=[link(STAFF, READY, rationale="R", assumptions=["They come."])])


def test_every_text_has_a_key():
    assert {
        "model//title": "Reading",
        "indicators/count/label": "Trained",
        "indicators/count/unit": "people",
        "indicators/count/targets/0/notes": "N",
        "elements/staff/label": "Coordinators",
        "elements/staff/notes": 'Two "part-time"\npeople; half.',
        "elements/ready/label": "Ready",
        "links/staff->ready/rationale": "R",
        "links/staff->ready/assumptions/0/text": "They come.",
    } == texts(MODEL)


def test_other_texts_take_their_places_and_ids_stay():
    words = {key: f"¡{text}!" for key, text in texts(MODEL).items()}
    translated = with_texts(MODEL, words)

    assert (words, ()) == (texts(translated.model), translated.untranslated)
    assert [element.id for element in MODEL] == [element.id for element in translated.model]


@at_most(15)
@given(logic_models())
def test_a_model_with_its_own_texts_is_that_model(model):
    assert model == with_texts(model, texts(model)).model


def test_what_is_untranslated_is_reported():
    translated = with_texts(MODEL, {"model//title": "Leer", "elements/staff/label": ""})

    assert ("Leer", "Coordinators") == (translated.model.title, translated.model["staff"].label)
    assert set(texts(MODEL)) - {"model//title"} == set(translated.untranslated)


def test_an_unknown_key_is_refused_with_a_suggestion():
    with pytest.raises(
        ShapeError, match=r"the model has no text 'elements/staf/label'.*did you mean 'elements/staff/label'"
    ):
        with_texts(MODEL, {"elements/staf/label": "x"})


TEXTS = st.dictionaries(
    st.sampled_from([*texts(MODEL)]),
    st.text(st.characters(exclude_categories=["C"]) | st.sampled_from('\n\t"\\;,'), min_size=1),
)


@at_most(50)
@given(TEXTS, st.sampled_from(["x.po", "x.csv"]))
def test_a_file_for_translators_brings_every_translation_back(tmp_path_factory, words, name):
    path = tmp_path_factory.getbasetemp() / name
    write_texts(texts(MODEL), path, language="es", translated=words)

    assert words == read_texts(path)


def test_a_spreadsheet_may_write_semicolons(tmp_path):
    (tmp_path / "x.csv").write_text("key;text;translation\nmodel//title;Reading;Leer\n", encoding="utf-8")

    assert {"model//title": "Leer"} == read_texts(tmp_path / "x.csv")


def test_remarks_of_translators_and_missing_empty_lines_do_no_harm(tmp_path):
    text = '# A remark\nmsgctxt "a"\nmsgid "x"\nmsgstr "y"\n#, fuzzy\nmsgctxt "b"\nmsgid ""\n"z"\nmsgstr ""\n"w"\n"v"\n'
    (tmp_path / "x.po").write_text(text, encoding="utf-8")

    assert {"a": "y", "b": "wv"} == read_texts(tmp_path / "x.po")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.po", b"msgid unquoted\n", "x.po:1:1: this line is not PO"),
        ("x.csv", b"a,b\n", "the columns 'key' and 'translation' are missing"),
        ("x.po", b"\xff\xfe", "the file is not in UTF-8"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(FormatError, match=message):
        read_texts(tmp_path / name)


def test_another_ending_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"unknown ending '\.txt'; use \.po or \.csv"):
        write_texts({}, tmp_path / "x.txt")


def test_a_translator_of_the_example_needs_only_the_file(tmp_path):
    model = load_example("reading-together")
    write_texts(texts(model), tmp_path / "es.po", language="es")
    path = tmp_path / "es.po"
    path.write_text(path.read_text(encoding="utf-8").replace('msgstr ""', 'msgstr "Palabras"'), encoding="utf-8")
    translated = with_texts(model, read_texts(path))

    assert ({"Palabras"}, ()) == (set(texts(translated.model).values()), translated.untranslated)


LANGUAGE_FILES = sorted((Path(__file__).parents[1] / "examples" / "languages").glob("*.csv"))


@pytest.mark.parametrize("file", LANGUAGE_FILES, ids=lambda path: path.stem)
def test_the_example_is_drawn_in_each_language_of_the_library(file):
    found = with_texts(load_example("reading-together"), read_texts(file), language=file.stem)
    picture = draw(found.model, attainment=True, evidence=True)
    english = {each.label for each in load_example("reading-together")}

    assert set() == {each for each in english if each in picture.svg}
    assert f'lang="{file.stem}"' in picture.svg
    assert (file.stem == "ar") == picture.layout.right_to_left
    assert all("/label" not in key for key in found.untranslated if key.startswith("elements/"))


def test_there_is_a_translation_for_each_language():
    assert set(LANGUAGES) == {file.stem for file in LANGUAGE_FILES}


def test_a_model_in_the_place_of_texts_is_refused():
    with pytest.raises(TypeError, match=r"write_texts takes what texts\(model\) returns"):
        write_texts(load_example("reading-together"), "texts.csv")
