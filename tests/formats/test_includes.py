"""A file may include others, all inside the folder of the top one."""

import pytest

from logicmodel import FormatError, dumps, load, loads

TOP = "logicmodel: 1\nid: top\n"
PART = "logicmodel: 1\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write files into a folder, which is the one to work in, and return it."""
    folder = tmp_path / "models"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def put(**files):
        for name, text in files.items():
            path = folder / (name.replace("__", "/") + ".yaml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return put


def problems_of(path):
    with pytest.raises(FormatError) as caught:
        load(path)
    return [str(problem).splitlines()[0] for problem in caught.value.problems]


def test_files_are_one_model_and_refer_to_each_other(write):
    write(
        top=TOP
        + "include: [who.yaml, parts/outputs.yaml]\n"
        + "inputs: {staff: {label: S, who: school}}\nlinks: [staff -> ready]\n",
        who=PART + "stakeholders: {school: Schools}\n",
        parts__outputs=PART + "include: [more.yaml]\noutputs: {ready: {label: R, who: school}}\n",
        parts__more=PART + "groups: {g: {label: G, members: [staff]}}\n",
    )
    flat = (
        TOP + "stakeholders: {school: Schools}\ninputs: {staff: {label: S, who: school}}\n"
        "outputs: {ready: {label: R, who: school}}\ngroups: {g: {label: G, members: [staff]}}\n"
        "links: [staff -> ready]\n"
    )

    assert loads(flat) == load("top.yaml")
    assert loads(flat) == loads(dumps(load("top.yaml")))


def test_the_top_file_comes_first_and_says_what_the_model_is_called(write):
    write(top=TOP + "include: [other.yaml]\ninputs: {a: A}\n", other=PART + "id: other\ntitle: Other\ninputs: {b: B}\n")
    model = load("top.yaml")

    assert ("top", "top", ["a", "b"]) == (model.id, model.title, [element.id for element in model])


def test_a_file_that_is_included_twice_counts_once(write):
    write(
        top=TOP + "include: [a.yaml, b.yaml]\n",
        a=PART + "include: [shared.yaml]\n",
        b=PART + "include: [shared.yaml]\n",
        shared=PART + "inputs: {s: S}\n",
    )

    assert ["s"] == [element.id for element in load("top.yaml")]


def test_json_and_yaml_include_each_other(write):
    folder = write(part=PART + "inputs: {b: B}\n")
    (folder / "top.json").write_text('{"logicmodel": 1, "id": "top", "include": ["part.yaml"]}', encoding="utf-8")

    assert ["b"] == [element.id for element in load("top.json")]


def test_a_problem_of_an_included_file_names_that_file(write):
    write(top=TOP + "include: [parts/a.yaml]\nlinks: [x -> x]\n", parts__a=PART + "inputs: {x: {lable: X}}\n")

    assert ["parts/a.yaml:2:14: input 'x' has no field 'lable' (did you mean 'label'?)"] == problems_of("top.yaml")


def test_what_an_included_file_says_of_itself_is_judged_though_it_stays_there(write):
    write(top=TOP + "include: [a.yaml]\n", a=PART + "review_date: soon\n")

    assert ["a.yaml:2:14"] == [problem.partition(": ")[0] for problem in problems_of("top.yaml")]


def test_a_conflict_between_files_shows_both(write):
    write(top=TOP + "include: [a.yaml]\ninputs: {x: X}\n", a=PART + "inputs: {x: Y}\n")
    with pytest.raises(FormatError) as caught:
        load("top.yaml")

    assert ["a.yaml:2:10", "top.yaml:4:10"] == [str(place) for place in caught.value.problems[0].places]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/etc/model.yaml", "write a path that is relative to this file"),
        ("C:\\model.yaml", "write a path that is relative to this file"),
        ("../outside.yaml", "it is not in the folder of the top file"),
        ("parts/../../outside.yaml", "it is not in the folder of the top file"),
        ("link.yaml", "it is not in the folder of the top file"),
        ("missing.yaml", "No such file or directory"),
        ("parts.yaml", "Is a directory"),
        ("notes.txt", "its name does not end in .yaml, .yml, .json"),
        ("top.yaml", "it is this file or includes it; this would create an include loop"),
        ("nul\\0.yaml", "embedded null"),
    ],
)
def test_a_path_that_may_not_be_included_is_said_at_its_place(write, path, reason):
    folder = write(top=f'{TOP}include:\n  - "{path}"\n'.replace("\\m", "\\\\m"))
    (folder / "parts.yaml").mkdir()
    (folder.parent / "outside.yaml").write_text(PART, encoding="utf-8")
    (folder / "link.yaml").symlink_to(folder.parent / "outside.yaml")
    (problem,) = problems_of("top.yaml")

    assert problem.startswith("top.yaml:4:5: ")
    assert "cannot be included: " in problem
    assert reason in problem


def test_a_loop_ends_with_a_problem_where_it_closes(write):
    write(top=TOP + "include: [a.yaml]\n", a=PART + "include: [b.yaml]\n", b=PART + "include: [a.yaml, top.yaml]\n")

    assert ["b.yaml:2:11", "b.yaml:2:19"] == [problem.partition(": ")[0] for problem in problems_of("top.yaml")]


def test_a_symbolic_link_inside_the_folder_is_followed(write):
    folder = write(top=TOP + "include: [link.yaml]\n", part=PART + "inputs: {a: A}\n")
    (folder / "link.yaml").symlink_to(folder / "part.yaml")

    assert ["a"] == [element.id for element in load("top.yaml")]


def test_a_file_that_cannot_be_read_is_not_followed_by_complaints_about_what_it_defines(write):
    write(top=TOP + "include: [a.yaml]\nlinks: [x -> x]\n", a=PART + "inputs: [a\n")

    assert ["a.yaml:2:9"] == [problem.partition(": ")[0] for problem in problems_of("top.yaml")]


@pytest.mark.parametrize(
    ("include", "problem"),
    [
        ("a.yaml", "the file: include must be a list, not the text 'a.yaml' (write [a.yaml])"),
        ("[{a: b}]", "include takes paths of files"),
    ],
)
def test_include_is_a_list_of_paths(write, include, problem):
    write(top=f"{TOP}include: {include}\n")

    assert problem in problems_of("top.yaml")[0]
