"""``draw``, ``convert`` and ``outline``."""

from pathlib import Path

import pytest

from logicmodel import downstream, draw, load, load_example, loads, outline, upstream


@pytest.fixture
def model(run):
    run("example", "reading-together", "-o", "model.yaml")
    return "model.yaml"


@pytest.mark.parametrize(
    ("ending", "start"), [("svg", b"<svg "), ("SVG", b"<svg "), ("png", b"\x89PNG"), ("dot", b"digraph")]
)
def test_a_picture_has_the_format_of_its_name(run, model, tmp_path, ending, start):
    result = run("draw", model, "-o", f"picture.{ending}")

    assert (0, "") == (result.exit_code, result.stdout)
    assert f"Drawn: picture.{ending}\n" == result.stderr
    assert (tmp_path / f"picture.{ending}").read_bytes().startswith(start)


@pytest.mark.parametrize(("format", "start"), [("svg", b"<svg "), ("png", b"\x89PNG"), ("dot", b"digraph")])
def test_a_picture_goes_to_standard_output(run, model, format, start):
    result = run("draw", model, "--format", format)

    assert 0 == result.exit_code
    assert result.stdout_bytes.startswith(start)
    assert "" == result.stderr


def test_a_picture_is_drawn_from_standard_input(run, model, tmp_path):
    text = (tmp_path / model).read_bytes()

    assert run("draw", model, "--format", "svg").stdout == run("draw", "-", "--format", "svg", input=text).stdout


@pytest.mark.parametrize("arguments", [(), ("-o", "picture"), ("-o", "picture.gif")])
def test_a_picture_without_a_known_format_is_wrong_usage(run, model, tmp_path, arguments):
    result = run("draw", model, *arguments)

    assert 2 == result.exit_code
    assert "--format" in result.stderr
    assert not list(tmp_path.glob("picture*"))


@pytest.mark.parametrize(
    ("option", "keywords"),
    [
        ("--theme=dark", {"theme": "dark"}),
        ("--direction=down", {"direction": "down"}),
        ("--order=fewest-crossings", {"order": "fewest-crossings"}),
        ("--rows=stakeholder", {"rows": "stakeholder"}),
        ("--highlight=train", {"highlight": ["train"]}),
        ("--collapse=outputs", {"collapse": ["outputs"]}),
        ("--details", {"details": True}),
        ("--no-arrows", {"arrows": False}),
        ("--page=a4", {"page": "a4"}),
    ],
)
def test_a_picture_looks_as_it_is_told_to(run, model, option, keywords):
    assert (
        draw(load_example("reading-together"), **keywords).dot == run("draw", model, "--format", "dot", option).stdout
    )


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (("--upstream", "fluency"), lambda reading: upstream(reading, "fluency")),
        (("--downstream", "train"), lambda reading: downstream(reading, "train")),
        (
            ("--upstream", "fluency", "--downstream", "train"),
            lambda reading: upstream(downstream(reading, "train"), "fluency"),
        ),
    ],
)
def test_a_picture_shows_the_part_that_is_asked_for(run, model, options, part):
    expected = draw(part(load_example("reading-together"))).dot

    assert expected == run("draw", model, "--format", "dot", *options).stdout


def test_an_unknown_id_in_an_option_of_a_picture_is_wrong_usage(run, model):
    result = run("draw", model, "--format", "dot", "--collapse", "ouputs")

    assert 2 == result.exit_code
    assert "'ouputs'" in result.stderr


@pytest.mark.parametrize("ending", ["yaml", "yml", "json"])
def test_a_converted_model_is_the_same_model(run, model, tmp_path, ending):
    result = run("convert", model, "-o", f"other.{ending}")

    assert 0 == result.exit_code
    assert load_example("reading-together") == load(tmp_path / f"other.{ending}")


def test_a_converted_model_goes_to_standard_output(run, model):
    text = run("convert", model, "--to", "json").stdout

    assert load_example("reading-together") == loads(text, "json")


def test_a_conversion_without_a_known_format_is_wrong_usage(run, model):
    result = run("convert", model, "-o", "model.docx")

    assert 2 == result.exit_code
    assert ".yaml, .yml, .json" in result.stderr


def test_json_is_read_from_standard_input(run, model):
    text = run("convert", model, "--to", "json").stdout

    assert text == run("convert", "-", "--to", "json", input=text).stdout


def test_an_outline_is_that_of_the_library(run, model, tmp_path):
    run("outline", model, "-o", "outline.txt")

    assert outline(load_example("reading-together")) == run("outline", model).stdout
    assert outline(load_example("reading-together")) == (tmp_path / "outline.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", [("outline",), ("draw", "--format", "svg"), ("convert",), ("convert", "--to", "json")]
)
@pytest.mark.parametrize("spelling", ["model.yaml", "./model.yaml", "link.yaml", "hard.yaml"])
def test_the_file_that_is_read_is_never_overwritten(run, model, tmp_path, command, spelling):
    (tmp_path / "link.yaml").symlink_to(tmp_path / model)
    (tmp_path / "hard.yaml").hardlink_to(tmp_path / model)
    before = (tmp_path / model).read_bytes()

    result = run(*command, model, "-o", spelling)

    assert 2 == result.exit_code
    assert f"-o {spelling} would overwrite model.yaml" in result.stderr
    assert before == (tmp_path / model).read_bytes()


@pytest.mark.parametrize(
    "command",
    [
        ("outline", "top.yaml", "-o"),
        ("draw", "--format", "svg", "top.yaml", "-o"),
        ("convert", "--force", "top.yaml", "-o"),
        ("check", "top.yaml", "--write-baseline"),
    ],
)
def test_a_file_that_is_included_is_never_overwritten(run, tmp_path, command):
    top, part = tmp_path / "top.yaml", tmp_path / "parts" / "part.yaml"
    part.parent.mkdir()
    top.write_text("logicmodel: 1\nid: m\ninclude: [parts/part.yaml]\n", encoding="utf-8")
    part.write_text("logicmodel: 1\ninputs: {staff: Staff}\n", encoding="utf-8")
    before = part.read_bytes()

    result = run(*command, "./parts/part.yaml")

    assert 2 == result.exit_code
    assert "would overwrite" in result.stderr
    assert before == part.read_bytes()


@pytest.mark.usefixtures("model")
@pytest.mark.parametrize("command", [("convert", "model.yaml"), ("example", "trauma-informed"), ("example",), ("new",)])
def test_a_file_that_may_be_written_by_hand_is_replaced_only_where_one_says_so(run, tmp_path, command):
    there = tmp_path / "there.json"
    there.write_text("mine", encoding="utf-8")

    refused = run(*command, "-o", "there.json")

    assert (4, "mine") == (refused.exit_code, there.read_text(encoding="utf-8"))
    assert "there.json exists" in refused.stderr
    assert 0 == run(*command, "-o", "there.json", "--force").exit_code
    assert "mine" != there.read_text(encoding="utf-8")


def test_a_file_speaks_to_no_terminal(run, tmp_path):
    hostile = 'stages: ["\\e[2J\\n::error title=x::y"]\ntags: "\\e[5m\\n::error::y"\nkind: "\\e[31m"\n'
    (tmp_path / "model.yaml").write_text(f"logicmodel: 1\nid: m\n{hostile}", encoding="utf-8")

    printed = [run("check", "model.yaml", "--format", form).output for form in ("text", "github", "json", "sarif")]

    assert not {char for each in printed for char in each if not char.isprintable()} - {"\n"}
    assert not [line for line in "".join(printed).splitlines() if line.startswith("::error") and "LM000" not in line]


def test_a_label_does_not_turn_the_line_of_a_terminal_around(run, tmp_path):
    text = "logicmodel: 1\nid: m\ninputs: {staff: \u202eSTAFF\u2066}\nactivities: {train: T}\nlinks: [staff -> train]\n"
    (tmp_path / "model.yaml").write_text(text, encoding="utf-8")

    printed = "".join(run(*command).output for command in (("outline", "model.yaml"), ("check", "model.yaml")))

    assert "\\u202eSTAFF\\u2066" in printed
    assert not {"\u202e", "\u2066"} & set(printed)


@pytest.mark.parametrize(
    ("command", "option", "output"),
    [("draw", "--format png", "other.svg"), ("convert", "--to json", "other.yaml")],
)
def test_a_format_that_contradicts_the_name_is_wrong_usage(run, model, command, option, output):
    result = run(command, model, *option.split(), "-o", output)

    assert 2 == result.exit_code
    assert f"'{option}' contradicts the name {output}" in " ".join(result.stderr.split())
    assert not Path(output).exists()


def test_a_failed_write_names_the_output(run, model):
    result = run("outline", model, "-o", "missing/outline.txt")

    assert 4 == result.exit_code
    assert "Error: missing/outline.txt: No such file or directory\n" == result.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_names_the_output(run, model):
    result = run("outline", model, "-o", "/dev/full")

    assert 4 == result.exit_code
    assert "Error: /dev/full: No space left on device\n" == result.stderr


def test_ends_that_no_path_joins_are_told_as_such(run, model):
    result = run("draw", model, "-o", "model.svg", "--upstream", "staff", "--downstream", "fluency")

    assert 1 == result.exit_code
    assert "Error: nothing lies between: no path leads from fluency to staff\n" == result.stderr


@pytest.mark.parametrize("seconds", ["0", "-1", "soon"])
def test_a_time_in_which_nothing_can_be_drawn_is_wrong_usage(run, model, seconds):
    result = run("draw", model, "-o", "model.svg", "--timeout", seconds)

    assert 2 == result.exit_code
    assert "--timeout" in result.stderr


def test_a_png_has_the_scale_that_it_is_given(run, model, tmp_path):
    run("draw", model, "-o", "usual.png")
    run("draw", model, "-o", "small.png", "--scale", "1")
    wide, narrow = (int.from_bytes((tmp_path / name).read_bytes()[16:20], "big") for name in ("usual.png", "small.png"))

    assert 0.49 < narrow / wide < 0.51
    assert 2 == run("draw", model, "-o", "none.png", "--scale", "nan").exit_code


def test_a_way_back_is_told_to_be_a_loop(run, model):
    assert "is a loop, which 'logicmodel loops' answers" in run("paths", model, "staff", "staff").stderr
