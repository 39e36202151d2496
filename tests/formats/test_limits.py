"""No file takes minutes or gigabytes, and what cannot be read is refused with the reason."""

import pytest

from logicmodel import FormatError, dumps, load, load_example, loads
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_BYTES, MAX_DEPTH

HEAD = "logicmodel: 1\nid: m\n"


def test_a_file_of_50_megabytes_is_refused_without_being_read(tmp_path):
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.write(HEAD.encode())
        file.truncate(50_000_000)

    with pytest.raises(FormatError) as caught:
        load(path)

    assert f"{path}:1: the file is larger than 10,000,000 bytes, which is as much as is read" in str(caught.value)
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
    assert ["m:1: the file is larger than 10 bytes, which is as much as is read"] == [
        problem.partition(" (")[0] for problem in said(HEAD, max_bytes=10)
    ]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_at_its_depth(said, opening):
    (problem,) = said(f"{opening * 100_000}")

    assert problem.endswith(
        f"this is nested more than {MAX_DEPTH} deep, and a model file never is (is it a model file?)"
    )


@pytest.mark.parametrize("opening", ["[", '{"a": '])
def test_deep_nesting_of_json_is_refused_at_its_depth(said, opening):
    (problem,) = said(opening * 100_000, "json")

    assert problem.startswith(f"m:1:{MAX_DEPTH * len(opening) + 1}: this is nested more than {MAX_DEPTH} deep")


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
