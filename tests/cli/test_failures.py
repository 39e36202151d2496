"""Whatever goes wrong, a user gets a message to act on and the right exit code, and never a traceback."""

import errno
import os
import subprocess
import sys

import pytest

from logicmodel.examples import example_text

pytestmark = pytest.mark.slow

COMMANDS = {
    "check": [],
    "outline": [],
    "paths": ["a", "b"],
    "draw": ["--format", "svg"],
    "convert": ["--to", "json"],
}
on_files = pytest.mark.parametrize(("command", "arguments"), COMMANDS.items())


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "model.yaml"
    path.write_text(example_text("reading-together"), encoding="utf-8")
    return path


@on_files
def test_a_missing_file(run, command, arguments):
    result = run(command, "missing.yaml", *arguments)

    assert 4 == result.exit_code
    assert "missing.yaml: No such file or directory" in result.output


@on_files
def test_a_directory(run, tmp_path, command, arguments):
    (tmp_path / "folder.yaml").mkdir()

    result = run(command, "folder.yaml", *arguments)

    assert 4 == result.exit_code
    assert "folder.yaml: Is a directory" in result.output


@on_files
def test_a_file_that_may_not_be_read(run, model, monkeypatch, command, arguments):
    def refused(file, **_):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), file)

    # Root may read every file, so the refusal is played.
    monkeypatch.setattr("logicmodel.cli.streams.documents_of", refused)

    result = run(command, model, *arguments)

    assert 4 == result.exit_code
    assert "model.yaml: Permission denied" in result.output


@on_files
@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xfe\0\0", b"caf\xe9"])
def test_a_binary_file(run, tmp_path, command, arguments, content):
    (tmp_path / "model.yaml").write_bytes(content)

    result = run(command, "model.yaml", *arguments)

    assert 1 == result.exit_code
    assert "model.yaml:1" in result.output


@on_files
@pytest.mark.parametrize("name", ["model.txt", "model"])
def test_a_file_of_no_known_format(run, model, command, arguments, name):
    model.rename(model.with_name(name))

    result = run(command, name, *arguments)

    assert result.exit_code in {1, 2}
    assert name in result.output
    assert ".yaml" in result.output


@on_files
def test_a_model_with_problems(run, tmp_path, command, arguments):
    (tmp_path / "model.yaml").write_text("nonsense: 1\n", encoding="utf-8")

    result = run(command, "model.yaml", *arguments)

    assert 1 == result.exit_code
    assert "model.yaml:1:1" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["draw", "model.yaml", "-o", "nowhere/picture.svg"],
        ["convert", "model.yaml", "-o", "nowhere/model.json"],
        ["outline", "model.yaml", "-o", "nowhere/model.txt"],
        ["new", "-o", "nowhere/model.yaml"],
        ["example", "trauma-informed", "-o", "nowhere/model.yaml"],
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.usefixtures("model")
def test_an_output_that_cannot_be_written(run, arguments):
    result = run(*arguments)

    assert 4 == result.exit_code
    assert "nowhere" in result.stderr
    assert "No such file or directory" in result.stderr


@pytest.mark.usefixtures("model")
def test_a_missing_engine(run, tmp_path, monkeypatch):
    monkeypatch.setenv("LOGICMODEL_DOT", str(tmp_path / "no-engine"))

    result = run("draw", "model.yaml", "-o", "picture.png")

    assert 3 == result.exit_code
    assert "LOGICMODEL_DOT" in result.stderr


def test_an_interrupt(run, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("logicmodel.cli.starting.write", interrupted)

    result = run("new")

    assert (130, "") == (result.exit_code, result.stdout)
    assert "interrupted" in result.stderr


def test_a_fault_of_the_library_itself(run, monkeypatch):
    def faulty(*_):
        return 1 / 0

    monkeypatch.setattr("logicmodel.cli.starting.write", faulty)

    result = run("new")

    assert 70 == result.exit_code
    assert "ZeroDivisionError" in result.stderr
    assert "a fault of logicmodel itself" in result.stderr
    assert isinstance(run("--traceback", "new").exception, ZeroDivisionError)


def test_a_terminal_that_does_not_know_a_letter(tmp_path):
    (tmp_path / "model.yaml").write_text("né: 1\n", encoding="utf-8")
    command = [sys.executable, "-m", "logicmodel", "check", "model.yaml"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}

    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)

    assert (1, b"") == (done.returncode, done.stderr)
    assert "'né'" in done.stdout.decode()


def test_a_reader_that_leaves_early():
    command = [sys.executable, "-m", "logicmodel", "example", "trauma-informed"]
    read, write = os.pipe()
    os.close(read)

    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)

    assert (4, b"") == (done.returncode, done.stderr)


def test_a_name_that_is_no_text_is_told_with_escapes(tmp_path):
    name = b"nowhere\xff.yaml"

    done = subprocess.run(
        [sys.executable, "-m", "logicmodel", "check", name], cwd=tmp_path, capture_output=True, check=False
    )

    assert 4 == done.returncode
    assert rb"nowhere\udcff.yaml: No such file or directory" in done.stdout


def test_half_of_a_letter_in_json_is_a_problem_of_the_file(run, tmp_path):
    (tmp_path / "model.json").write_text(
        r'{"logicmodel": 1, "id": "m", "title": "\ud800", "\udc00": 1}', encoding="utf-8"
    )

    result = run("check", "model.json")

    assert 1 == result.exit_code
    assert r"title has the control character '\ud800' in it" in result.output


@pytest.mark.parametrize("seconds", ["inf", "nan", "1e300"])
@pytest.mark.usefixtures("model")
def test_a_time_that_no_clock_has_is_wrong_usage(run, seconds):
    result = run("draw", "model.yaml", "-o", "model.svg", "--timeout", seconds)

    assert 2 == result.exit_code
    assert "timeout must be a number above 0 and at most 86,400" in result.stderr


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 100_000])
@pytest.mark.usefixtures("model")
def test_a_baseline_that_is_none(run, tmp_path, content):
    (tmp_path / "known.json").write_bytes(content)

    result = run("check", "model.yaml", "--baseline", "known.json")

    assert 1 == result.exit_code
    assert "known.json:1: this is not a baseline of logicmodel" in result.stderr


@pytest.mark.parametrize(
    "settings",
    [
        b"tool = 3",
        b"[tool]\nlogicmodel = 5",
        b"\xff",
        b"[tool.logicmodel]\nextends = []",
        b"[tool.logicmodel]\nrules = 3",
    ],
)
@pytest.mark.usefixtures("model")
def test_settings_that_are_none(run, tmp_path, settings):
    (tmp_path / "pyproject.toml").write_bytes(settings)

    result = run("check", "model.yaml")

    assert 1 == result.exit_code
    assert result.stderr.startswith("Error: pyproject.toml:1: ")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110 -- in a decorator
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["example"]], ids=" ".join)
def test_a_full_device_is_told(arguments):
    with open("/dev/full", "wb") as full:  # noqa: PTH123 -- a device
        done = subprocess.run(
            [sys.executable, "-m", "logicmodel", *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert 4 == done.returncode
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.usefixtures("model")
def test_a_limit_is_an_option(run, tmp_path):
    size = (tmp_path / "model.yaml").stat().st_size

    assert 0 == run("--max-bytes", size, "check", "model.yaml").exit_code
    assert 1 == run("--max-bytes", size - 1, "check", "model.yaml").exit_code
    assert "(--max-bytes)" in run("--max-bytes", size - 1, "outline", "-", input=b"x" * size).stderr
