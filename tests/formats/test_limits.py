"""No file takes minutes or gigabytes, and what cannot be read is refused with the reason."""

import os

import pytest

from logicmodel import FormatError, Input, Link, LogicModel, ShapeError, dump, dumps, load, load_example, loads
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_BYTES, MAX_DEPTH, MAX_FILES
from logicmodel.vocabulary.validation import MAX_ID

HEAD = "logicmodel: 1\nid: m\n"


def test_a_file_of_50_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.write(HEAD.encode())
        file.truncate(50_000_000)

    with pytest.raises(FormatError) as caught:
        load(path)

    assert f"{path}:1: the file is larger than 10,000,000 bytes, the limit of what is read" in str(caught.value)
    assert "load it with a larger max_bytes" in str(caught.value)
    assert MAX_BYTES == 10_000_000


def test_all_files_of_a_model_share_the_limit(tmp_path):
    text = dumps(load_example("reading-together"))
    (tmp_path / "part.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "top.yaml").write_text(f"{HEAD}include: [part.yaml]\n", encoding="utf-8")

    with pytest.raises(FormatError, match="with this file the model is larger than 1,000 bytes"):
        load(tmp_path / "top.yaml", max_bytes=1000)
    assert len(load_example("reading-together").elements) == len(
        load(tmp_path / "top.yaml", max_bytes=100_000).elements
    )


def test_a_text_has_the_same_limit(said):
    assert ["m:1: the file is larger than 10 bytes, the limit of what is read"] == [
        problem.partition(" (")[0] for problem in said(HEAD, max_bytes=10)
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_at_its_depth(said, opening):
    (problem,) = said(f"{opening * 100_000}")

    assert problem.endswith(
        f"this is nested more than {MAX_DEPTH} levels deep, the limit of a model file (is it a model file?)"
    )


@pytest.mark.parametrize("opening", ["[", '{"a": '])
def test_deep_nesting_of_json_is_refused_at_its_depth(said, opening):
    (problem,) = said(opening * 100_000, "json")

    assert problem.startswith(f"m:1:{MAX_DEPTH * len(opening) + 1}: this is nested more than {MAX_DEPTH} levels deep")


def test_aliases_do_not_multiply(said):
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))

    assert all("the alias" in problem or "has no field" in problem for problem in said(HEAD + bomb))


def test_many_unknown_names_are_all_said_but_only_the_first_get_advice(said):
    elements = "".join(f"  element-{number}: E\n" for number in range(300))
    links = "".join(f"  - elemnt-{number} -> element-1\n" for number in range(300))
    problems = said(f"{HEAD}inputs:\n{elements}links:\n{links}")

    assert (300, 20) == (len(problems), sum("did you mean" in problem for problem in problems))


def test_a_problem_on_a_very_long_line_shows_what_is_near():
    with pytest.raises(FormatError) as caught:
        loads(f"{HEAD}tags: [{'a, ' * 10_000}[b]]\n")
    message, line, caret = str(caught.value).splitlines()

    assert "tags must be text, not a list" in message
    assert 250 > len(line) > caret.index("^")
    assert "[b]" == line[caret.index("^") :][:3]


def test_bytes_and_a_byte_order_mark_are_read(tmp_path):
    path = tmp_path / "model.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + f"{HEAD}title: Bücher\r\n".encode())

    assert "Bücher" == load(path).title
    assert "Bücher" == loads(path.read_bytes()).title


def test_what_is_not_utf_8_says_which_byte_and_where(tmp_path):
    path = tmp_path / "model.yaml"
    path.write_bytes(f"{HEAD}title: B\u00fccher".encode("latin-1"))
    with pytest.raises(FormatError) as caught:
        load(path)

    assert (Place(str(path), 3, 9),) == caught.value.problems[0].places
    assert "byte 29 of the file (0xfc) is not UTF-8 (save the file as UTF-8)" in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_named_or_refused(encoding):
    with pytest.raises(FormatError) as caught:
        loads(HEAD.encode(encoding), name="m")

    assert any(word in str(caught.value) for word in ("UTF-16", "UTF-32", "U+0000"))


ACTIVITIES = "activities:\n" + "".join(f"  a{number}: A\n" for number in range(600))


def test_a_short_text_does_not_make_millions_of_links(said):
    many = " + ".join(f"a{number}" for number in range(600))
    (problem,) = said(f"{HEAD}{ACTIVITIES}links:\n  - {many} -> {many}\n")

    assert problem.startswith(
        "m:605:5: this flow makes 360,000 links, and with it the file has more than 250,000 (link"
    )


def test_a_long_chain_makes_the_links_of_its_arrows():
    chain = " -> ".join(f"a{number}" for number in range(600))
    model = loads(f"{HEAD}{ACTIVITIES}links:\n  - {chain}\n")

    assert [f"a{n}->a{n + 1}" for n in range(599)] == [link.id for link in model.links]


def test_a_file_does_not_make_an_error_that_is_larger_than_itself():
    with pytest.raises(FormatError) as caught:
        loads(f"{HEAD}groups:\n  g: {{label: G, members: [{','.join('b' * 30_000)}]}}\n")
    lines = str(caught.value).splitlines()

    assert 1_001 == len(caught.value.problems)
    assert "the rest was not looked at, after 1,000 problems" == caught.value.problems[-1].message
    assert ("1,001 problems:", "… and 901 more") == (lines[0], lines[-1])
    assert 100 == sum("'b' in members" in line for line in lines)


def test_many_parts_that_name_nothing_do_not_either():
    with pytest.raises(ShapeError) as caught:
        LogicModel("m", parts=[Link(f"a{number}", "b") for number in range(2_000)])

    assert 1_000 == len(caught.value.problems)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"inputs: {{{'a' * 201}: A}}", "id has 201 characters, and may have 200"),
        (f"inputs: {{a: {'x' * 2_001}}}", "label has 2,001 characters, and may have 2,000"),
        (f"title: {'x' * 2_001}", "title has 2,001 characters, and may have 2,000"),
        (f"notes: {'x ' * 50_001}x", "notes has 100,003 characters, and may have 100,000"),
    ],
)
def test_what_is_too_long_is_told_with_its_limit(said, text, message):
    (problem,) = said(f"{HEAD}{text}\n")

    assert message in problem
    assert 1_000 > len(problem)


def test_the_longest_ids_can_be_read_back():
    model = LogicModel("m", parts=[Input("a" * MAX_ID, "A") >> Input("b" * MAX_ID, "B")])

    assert model == loads(dumps(model)) == loads(dumps(model, "json"), "json")


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_what_could_not_be_loaded_back_is_not_dumped(tmp_path, format):
    model = load_example("reading-together")
    size = len(dumps(model, format).encode())

    assert model == loads(dumps(model, format, max_bytes=size), format, max_bytes=size)
    with pytest.raises(
        ValueError, match=f"the file would have {size:,} bytes, and files of more than {size - 1:,} are"
    ):
        dump(model, tmp_path / f"model.{format}", max_bytes=size - 1)
    assert [] == list(tmp_path.iterdir())


def test_a_model_has_a_limit_of_files(tmp_path):
    for number in range(MAX_FILES + 1):
        text = f"{HEAD}include: [part-{number + 1}.yaml]\n"
        (tmp_path / f"part-{number}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / f"part-{MAX_FILES}.yaml").write_text(HEAD, encoding="utf-8")
    with pytest.raises(FormatError, match=f"'part-{MAX_FILES}.yaml' cannot be included: a model has at most 100 files"):
        load(tmp_path / "part-0.yaml")

    assert "m" == load(tmp_path / "part-1.yaml").id


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_nobody_waits_for_a_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "top.yaml").write_text(f"{HEAD}include: [pipe.yaml]\n", encoding="utf-8")

    with pytest.raises(OSError, match="not a regular file"):
        load(tmp_path / "pipe.yaml")
    with pytest.raises(FormatError, match=r"'pipe.yaml' cannot be included: not a regular file"):
        load(tmp_path / "top.yaml")


def test_a_place_without_a_column_reads_nothing(tmp_path, monkeypatch):
    def refused(*_):
        pytest.fail("the file is read")

    monkeypatch.setattr("linecache.getline", refused)

    assert Place(str(tmp_path / "huge.yaml"), 1).excerpt() is None
