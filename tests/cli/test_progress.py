"""A progress bar: on a terminal, and only for what takes long."""

import io
import itertools
import sys
import time

import pytest

from logicmodel import bottlenecks, check, contribution_matrix, count_paths, load_example
from logicmodel.checks import rules
from logicmodel.cli.progress_bar import counting, progress
from logicmodel.questions import robustness, strongest_paths, timing


class Stream(io.StringIO):
    """A stream that is a terminal, or is none."""

    def __init__(self, *, terminal):
        """Take whether it is a terminal."""
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        """Return whether it is a terminal."""
        return self.terminal


def standard_error(monkeypatch, *, terminal):
    stream = Stream(terminal=terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


@pytest.fixture
def slow_clock(monkeypatch):
    seconds = itertools.count()
    monkeypatch.setattr(time, "monotonic", lambda: next(seconds))


@pytest.mark.usefixtures("slow_clock")
def test_a_bar_shows_on_a_terminal_what_takes_long(monkeypatch):
    stream = standard_error(monkeypatch, terminal=True)

    assert [1, 2, 3, 4] == [*progress([1, 2, 3, 4])]
    assert "100%" in stream.getvalue()


def test_nothing_shows_of_what_takes_no_time(monkeypatch):
    stream = standard_error(monkeypatch, terminal=True)

    assert [1, 2, 3, 4] == [*progress([1, 2, 3, 4])]
    assert "" == stream.getvalue()


@pytest.mark.usefixtures("slow_clock")
def test_what_nobody_knows_the_number_of_is_counted(monkeypatch):
    stream = standard_error(monkeypatch, terminal=True)

    assert [1, 2, 3] == [*counting(iter([1, 2, 3]), "models")]
    assert "2 models" in stream.getvalue()


def test_nothing_is_counted_where_there_is_no_terminal(monkeypatch):
    stream = standard_error(monkeypatch, terminal=False)

    assert [1, 2, 3] == [*counting(iter([1, 2, 3]), "models")]
    assert "" == stream.getvalue()


@pytest.mark.usefixtures("slow_clock")
def test_nothing_shows_where_there_is_no_terminal(monkeypatch):
    stream = standard_error(monkeypatch, terminal=False)

    assert [1, 2, 3, 4] == [*progress([1, 2, 3, 4])]
    assert "" == stream.getvalue()


@pytest.mark.usefixtures("slow_clock")
def test_a_bar_that_is_left_before_its_end_is_closed(monkeypatch):
    stream = standard_error(monkeypatch, terminal=True)

    assert [*range(50)] == [item for item, _ in zip(progress(range(1000)), range(50), strict=False)]
    assert stream.getvalue().endswith("\n")


def test_items_are_the_same_however_many_there_are(monkeypatch):
    standard_error(monkeypatch, terminal=True)

    for size in (0, 1, 99, 100, 101, 250):
        assert [*range(size)] == [*progress(range(size))]


MODEL = load_example("reading-together")
QUESTIONS = {
    "robustness": (lambda **watched: robustness(MODEL, "activities", ["fluency", "habit"], **watched), 4 * 3),
    "fewest links": (
        lambda **watched: contribution_matrix(MODEL, "activities", "impact", measure="links", **watched),
        1,
    ),
    "confidence": (
        lambda **watched: contribution_matrix(MODEL, "activities", "impact", measure="confidence", **watched),
        1,
    ),
    "bottlenecks": (lambda **watched: bottlenecks(MODEL, "inputs", ["fluency", "habit"], **watched), 2),
    "count": (lambda **watched: count_paths(MODEL, "train", "fluency", feedback=True, budget=500, **watched), 500),
    "strongest": (lambda **watched: strongest_paths(MODEL, "train", "fluency", budget=300, **watched), 300),
    "timing": (lambda **watched: timing(MODEL, "train", "fluency", feedback=True, budget=40, **watched), 40),
    "check": (lambda **watched: check(MODEL, **watched), len([rule for rule in rules() if rule.on])),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_take_what_watches_them(name):
    ask, steps = QUESTIONS[name]
    watched = []

    def watch(items):
        watched.append(len(items))
        return items

    assert ask() == ask(progress=watch)
    assert [steps] == watched


@pytest.mark.parametrize(
    ("module", "arguments", "watched"),
    [
        ("asking", ("paths", "m.yaml", "train", "fluency", "--max-paths", "1"), [2, 100_000]),
        ("asking", ("robustness", "m.yaml", "train", "fluency"), [1]),
        ("check_command", ("check", "m.yaml"), [len([rule for rule in rules() if rule.on])]),
    ],
)
def test_commands_are_watched(run, monkeypatch, module, arguments, watched):
    run("example", "reading-together", "-o", "m.yaml")
    seen = []

    def watch(items):
        seen.append(len(items))
        return items

    monkeypatch.setattr(f"logicmodel.cli.{module}.progress", watch)

    assert 0 == run(*arguments).exit_code
    assert watched == seen


@pytest.mark.parametrize("show", [progress, lambda items: counting(items, "paths")])
def test_nobody_watches_where_standard_error_is_closed(monkeypatch, show):
    monkeypatch.setattr(sys, "stderr", None)

    assert [1, 2] == list(show([1, 2]))
