"""Files as practitioners write them become models by what the messages say, in at most three rounds."""

from pathlib import Path

import pytest

from logicmodel import FormatError, draw, load

FOLDER = Path(__file__).parent / "hand_written"
CASES = sorted(path.name for path in FOLDER.iterdir())


def rounds(case):
    """Return the versions of a file: as it was written first, and after each round of mending what was told."""
    return sorted((FOLDER / case).glob("*.yaml"))


def first_line(problem):
    """Return what a problem says, without the list of all fields, which grows."""
    return problem.unplaced.splitlines()[0].partition(" (it takes ")[0]


@pytest.mark.parametrize("case", CASES)
def test_messages_lead_to_a_drawn_model_in_three_rounds(case):
    *_, last = rounds(case)

    assert draw(load(last)).svg.startswith("<svg ")
    assert 3 >= len(rounds(case))


@pytest.mark.parametrize("case", CASES)
def test_each_message_is_what_was_acted_on(case):
    told = []
    for version in rounds(case)[:-1]:
        with pytest.raises(FormatError) as caught:
            load(version)
        told += [*map(first_line, caught.value.problems), ""]

    assert (FOLDER / case / "told.txt").read_text(encoding="utf-8").splitlines() == told
