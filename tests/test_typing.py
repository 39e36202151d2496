"""Type checkers accept right programs and refuse wrong ones, on exactly the lines that are marked."""

import json
import re
import subprocess
import sys
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
PROGRAMS = sorted((ROOT / "tests" / "typing").rglob("*.py"))


def marked(program):
    """Return the lines of a program that a type checker has to refuse."""
    lines = program.read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) if "# wrong: " in line]


def output_of(checker, *options):
    """Return what a type checker says of all programs."""
    if find_spec(checker) is None:
        pytest.skip(f"{checker} is not installed")
    command = [sys.executable, "-m", checker, *options, *map(str, PROGRAMS)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


@pytest.fixture(scope="module")
def refused_by_mypy(pytestconfig):
    """Return the lines of each program with an error of mypy."""
    cache = pytestconfig.cache.mkdir("mypy")
    found = defaultdict(set)
    for line in output_of("mypy", "--strict", "--show-absolute-path", "--cache-dir", str(cache)).splitlines():
        if error := re.match(r"(.+?):(\d+): error: ", line):
            found[Path(error[1])].add(int(error[2]))
    return found


@pytest.fixture(scope="module")
def refused_by_pyright():
    """Return the lines of each program with an error of pyright."""
    found = defaultdict(set)
    for each in json.loads(output_of("pyright", "--outputjson"))["generalDiagnostics"]:
        if each["severity"] == "error":
            found[Path(each["file"])].add(each["range"]["start"]["line"] + 1)
    return found


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_a_type_checker_refuses_the_marked_lines_and_no_others(checker, program, request):
    refused = request.getfixturevalue(f"refused_by_{checker}")

    assert marked(program) == sorted(refused[program])


def test_there_are_right_programs_and_wrong_ones():
    assert ["right"] == [program.stem for program in PROGRAMS if not marked(program)]
