"""Files as practitioners write them become models by what the messages say, in at most three rounds."""

from pathlib import Path

import pytest

from logicmodel import FormatError, draw, load

FOLDER = Path(__file__).parent / "hand_written"
CASES = sorted(path.name for path in FOLDER.iterdir())


def rounds(case):
    """Return the versions of a file: as it was written first, and after each round of mending what was told."""
    return sorted((FOLDER / case).glob("*.yaml"))


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
        told += [problem.unplaced.splitlines()[0] for problem in caught.value.problems] + [""]

    assert (FOLDER / case / "told.txt").read_text(encoding="utf-8").splitlines() == told
