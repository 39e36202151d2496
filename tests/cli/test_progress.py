"""A progress bar: on a terminal, and only for what takes long."""

import io
import itertools
import sys
import time

import pytest

from logicmodel.cli.progress import progress
from logicmodel.examples import example
from logicmodel.questions.matrix import contribution_matrix
from logicmodel.questions.robustness import robustness


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
def test_nothing_shows_where_there_is_no_terminal(monkeypatch):
    stream = standard_error(monkeypatch, terminal=False)

    assert [1, 2, 3, 4] == [*progress([1, 2, 3, 4])]
    assert "" == stream.getvalue()


def test_questions_take_what_watches_them():
    watched = []

    def watch(items):
        watched.append(len(items))
        return items

    model = example("reading-together")
    plain = robustness(model, "activities", ["fluency", "habit"])

    assert plain == robustness(model, "activities", ["fluency", "habit"], progress=watch)
    for by in ("links", "confidence", "paths"):
        assert contribution_matrix(model, by=by) == contribution_matrix(model, by=by, progress=watch)
    assert watched[0] == 4 * 3
