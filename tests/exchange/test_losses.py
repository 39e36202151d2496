"""The report of losses."""

import pytest

from logicmodel.errors import FormatError
from logicmodel.exchange import Loss, Losses
from logicmodel.places import Place


def test_an_empty_report_is_false_and_says_so():
    losses = Losses("Kumu")

    assert not losses
    assert str(losses) == "Kumu: nothing was lost."
    losses.refuse()


def test_a_report_lists_what_was_lost_and_counts_what_is_alike():
    losses = Losses("Kumu", [Loss("dropped", "element", f"e{n}", field="notes") for n in range(5)])

    assert str(losses).splitlines() == [
        "Kumu: 5 not carried over as they were.",
        "  dropped: element e0, notes",
        "  dropped: element e1, notes",
        "  dropped: element e2, notes",
        "  … and 2 more: dropped, element, notes",
    ]


def test_refusing_raises_all_losses_as_problems_with_their_places():
    losses = Losses("Mermaid", [Loss("guessed", "node", "a", text="output", place=Place("m.mmd", 3, 1))])

    with pytest.raises(FormatError) as caught:
        losses.refuse()

    [problem] = caught.value.problems
    assert (Place("m.mmd", 3, 1),) == problem.places
    assert problem.message == "guessed: node a 'output'"


def test_records_have_one_row_for_each_loss():
    [record] = Losses(
        "Kumu", [Loss("folded", "indicator", "i", field="unit", text="km", reason="no field")]
    ).to_records()

    assert record == {
        "kind": "folded",
        "subject": "indicator",
        "id": "i",
        "field": "unit",
        "text": "km",
        "place": None,
        "reason": "no field",
    }


def test_a_report_is_told_in_the_language_of_its_reader():
    losses = Losses("Kumu", [Loss("dropped", "link", "a->b", "rationale"), Loss("guessed", "{odd}", "x")])

    assert (
        "Kumu: 2 Angaben wurden nicht unverändert übernommen.\n"
        "  weggelassen: Verbindung a->b, rationale\n"
        "  erraten: {odd} x"
    ) == losses.in_language("de")
    assert "Kumu: rien" in Losses("Kumu").in_language("fr").replace(" :", ":")
    assert str(losses) == losses.in_language("sw")
