"""Whatever stands in a file, it is a model that comes back equal, or an error that says where."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import FormatError, dumps, loads

GOLDEN = Path(__file__).parent / "golden"
TEXTS = {
    "yaml": (GOLDEN / "every-field.yaml").read_text(encoding="utf-8"),
    "json": (GOLDEN / "every-field.dumped.json").read_text(encoding="utf-8"),
}
PIECES = [
    "\t",
    "\n",
    " ",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "'",
    '"',
    "&a ",
    "*a",
    "!x ",
    "|",
    "? ",
    "#",
    "~",
    "\x85",
    "9" * 5000,
]
MORE_PIECES = [
    "\x00",
    "\ud800",
    "\ufeff",
    "null",
    "1e999",
    "NaN",
    "<<: ",
    "---\n",
    "%YAML 1.1\n",
    "->",
    "\\ud800",
    "\\",
    ",",
]


def read_or_refused(text, format):
    try:
        return loads(text, format)
    except FormatError as error:
        return error


@pytest.mark.parametrize("format", TEXTS)
@given(data=st.data())
def test_a_damaged_file_is_a_model_or_an_error_with_places(format, data):
    text = TEXTS[format]
    start = data.draw(st.integers(0, len(text)))
    end = start + data.draw(st.integers(0, 12))
    damaged = text[:start] + data.draw(st.sampled_from(PIECES + MORE_PIECES) | st.text()) + text[end:]

    outcome = read_or_refused(damaged, format)

    if isinstance(outcome, FormatError):
        assert str(outcome)
        assert all(problem.places for problem in outcome.problems)
    else:
        assert outcome == loads(dumps(outcome, format), format)


@pytest.mark.parametrize("format", TEXTS)
@given(text=st.text() | st.binary())
def test_any_text_and_any_bytes_are_read_or_refused(format, text):
    with pytest.raises(FormatError):
        loads(text, format)
