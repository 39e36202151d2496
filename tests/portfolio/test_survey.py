"""A survey asks one question of many models, wherever it runs, and never loses one in silence."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest
from hypothesis import given
from hypothesis import strategies as st
from questions_for_workers import count_links, die_on, fail_on_reading, ids_of_elements

from logicmodel import Activity, Input, LogicModel, dump, dumps, load_example, loads
from logicmodel.errors import ShapeError
from logicmodel.portfolio import known_digests, rows_of, survey, write_tables
from logicmodel.portfolio.flight import IN_FLIGHT
from logicmodel.portfolio.quick_json import quickly_loaded
from logicmodel.strategies import logic_models

READING, TRAUMA = load_example("reading-together"), load_example("trauma-informed")


def small(name):
    return LogicModel(name, parts=[Input("staff", "Staff") >> Activity("train", "Train")])


@pytest.fixture
def folder(tmp_path):
    dump(READING, tmp_path / "b.yaml")
    dump(TRAUMA, tmp_path / "a.json")
    (tmp_path / "broken.yaml").write_text("logicmodel: 1\nid: broken\nlinks: [a -> b]\n", encoding="utf-8")
    return tmp_path


def test_sources_are_patterns_pairs_lines_and_models_in_their_order(folder):
    lines = folder / "many.ndjson"
    lines.write_text(
        "".join(dumps(small(f"m{n}"), "json").replace("\n", "") + "\n" for n in range(2)), encoding="utf-8"
    )
    sources = [f"{folder}/*.json", ("written", dumps(READING)), lines, TRAUMA]

    names = [each.name for each in survey(sources, count_links)]

    assert [f"{folder}/a.json", "written", f"{lines}:1", f"{lines}:2", "trauma-informed"] == names


def test_a_model_that_cannot_be_read_is_a_result_with_its_places(folder):
    found = {each.name.rpartition("/")[2]: each for each in survey(f"{folder}/*.*", count_links)}

    assert {"a.json": 5, "b.yaml": 20, "broken.yaml": None} == {name: each.answer for name, each in found.items()}
    assert {3} == {problem.places[0].line for problem in found["broken.yaml"].problems}


def test_a_question_that_raises_ends_no_survey():
    first, second = survey([READING, TRAUMA], fail_on_reading)

    assert "reading-together: the question raised KeyError: 'no such thing'" == first.problems[0].message
    assert "trauma-informed" == second.answer


def test_on_error_raise_raises_the_problems():
    with pytest.raises(ShapeError, match="id is missing"):
        list(survey([("draft", "logicmodel: 1")], count_links, on_error="raise"))


def test_what_is_known_by_its_digest_is_skipped_and_said(folder):
    known = {each.name: each.digest for each in survey(f"{folder}/*.yaml", count_links) if each.digest}
    dump(small("b"), folder / "b.yaml")

    again = {
        each.name.rpartition("/")[2]: each.skipped for each in survey(f"{folder}/*.yaml", count_links, known=known)
    }

    assert {"b.yaml": False, "broken.yaml": True} == again


@pytest.mark.parametrize("kind", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_answers_are_the_same_on_every_executor_and_in_order(kind):
    models = [small(f"m{number}") for number in range(50)]
    here = list(survey(models, rows_of))

    with kind(2) as executor:
        assert here == list(survey(models, rows_of, executor=executor, chunk=3))


def test_memory_is_bounded_by_the_chunks_in_flight():
    taken = 0

    def sources():
        nonlocal taken
        for number in range(10_000):
            taken += 1
            yield small(f"m{number}")

    with ThreadPoolExecutor(1) as executor:
        first = next(survey(sources(), count_links, executor=executor, chunk=2))

    assert 1 == first.answer
    assert 2 * IN_FLIGHT == taken


def test_a_worker_that_dies_takes_no_other_model_with_it():
    models = [small("deadly" if number == 7 else f"m{number}") for number in range(20)]

    found = list(survey(models, die_on, executor=lambda: ProcessPoolExecutor(2), chunk=4))

    assert [model.id for model in models] == [each.name for each in found]
    assert ["deadly"] == [each.name for each in found if each.answer is None]
    assert "deadly: the worker that read it died" == found[7].problems[0].message


def test_an_executor_of_the_callers_that_breaks_is_an_error():
    with ProcessPoolExecutor(1) as executor, pytest.raises(BrokenProcessPool):
        list(survey([small("deadly")], die_on, executor=executor))


def test_a_question_that_cannot_travel_is_refused_with_advice():
    with ThreadPoolExecutor(1) as executor, pytest.raises(TypeError, match="use a function of a module, not a lambda"):
        list(survey([READING], lambda model: model.id, executor=executor))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"chunk": 0}, "chunk is 0; use 1 or more"),
        ({"on_error": "ignore"}, "on_error must be one of record, raise"),
    ],
)
def test_wrong_options_are_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        list(survey([READING], **wrong))


def test_a_pattern_without_files_and_a_source_of_another_sort_are_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match="no file matches"):
        list(survey(f"{tmp_path}/*.yaml"))
    with pytest.raises(TypeError, match="a source is a path"):
        list(survey([42]))


def test_a_file_that_is_not_there_is_a_result_with_its_reason(tmp_path):
    [found] = survey([tmp_path / "nowhere.yaml"])

    assert "No such file" in found.problems[0].message


def test_two_sources_of_one_name_have_names_of_their_own():
    assert ["same", "same (2)", "same (3)"] == [each.name for each in survey([small("same")] * 3, count_links)]


ACTIVITY = """<iati-activity xml:lang="en"><iati-identifier>{id}</iati-identifier>
<result type="1"><title><narrative>Books lent</narrative></title></result></iati-activity>"""


def activities(folder, *ids, ending="</iati-activities>"):
    path = folder / "activities.xml"
    path.write_text(f'<iati-activities version="2.03">{"".join(ACTIVITY.format(id=id) for id in ids)}{ending}')
    return path


def test_each_activity_of_an_iati_file_is_a_model(tmp_path):
    path = activities(tmp_path, "XM-1", "XM-2", "XM-2")

    found = list(survey(path, ids_of_elements))

    assert [f"{path}#XM-1", f"{path}#XM-2", f"{path}#XM-2 (2)"] == [each.name for each in found]
    assert [["books-lent"]] * 3 == [each.answer for each in found]


def test_an_iati_file_that_ends_early_gives_what_came_before_and_the_place(tmp_path):
    path = activities(tmp_path, "XM-1", ending="<iati-activity>")

    read, failed = survey(path, ids_of_elements)

    assert ["books-lent"] == read.answer
    assert (str(path), "this is not XML: no element found") == (failed.name, failed.problems[0].message)
    assert 2 == failed.problems[0].places[0].line


def test_what_is_known_of_an_activity_is_skipped(tmp_path):
    path = activities(tmp_path, "XM-1", "XM-2")
    known = {each.name: each.digest for each in survey(path)}
    activities(tmp_path, "XM-1", "XM-2", "XM-3")

    assert [True, True, False] == [each.skipped for each in survey(path, known=known)]


def test_an_interrupted_survey_keeps_what_is_done(tmp_path):
    def interrupted():
        yield from survey([small("one"), small("two")])
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_tables(interrupted(), tmp_path, format="ndjson")

    assert {"one", "two"} == known_digests(tmp_path).keys()


@given(logic_models(), st.data())
def test_json_is_read_quickly_exactly_where_nothing_is_wrong_with_it(model, data):
    text = dumps(model, "json")
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(text) - 1))
        text = (
            text[:at]
            + data.draw(st.sampled_from(["", "}", '"', ",", "1e999", "NaN", '"id": "x",', "\\ud800"]))
            + text[at:]
        )
    try:
        read = loads(text, "json")
    except ShapeError:
        read = None

    assert read == quickly_loaded(text)


def test_json_with_a_key_written_twice_is_left_to_the_reader_that_says_where():
    assert quickly_loaded('{"logicmodel": 1, "id": "m", "id": "n"}') is None
