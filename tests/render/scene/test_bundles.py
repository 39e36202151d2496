"""Links between the same two ends as one arrow."""

import pytest
from hypothesis import given

from logicmodel import Activity, Evidence, LogicModel, Outcome, draw, link
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import EvidenceUse

TRAIN, READ = Activity("train", "Training"), Outcome("read", "Pupils read")
ANNA, BEN = Evidence("anna", "Interview with Anna"), Evidence("ben", "Interview with Ben")


@pytest.fixture
def stated_by_many():
    links = [
        link(TRAIN, READ, id="one", evidence=[ANNA], confidence=0.9),
        link(TRAIN, READ, id="two", evidence=[ANNA, BEN], confidence=0.4),
    ]
    return LogicModel("m", parts=links)


def test_links_between_the_same_ends_are_one_arrow_with_their_number_and_sources(stated_by_many):
    [arrow] = draw(stated_by_many, bundle=True).layout.scene.arrows

    assert (2, 0.4) == (arrow.count, arrow.link.confidence)
    assert ["n = 2"] == [mark.text for mark in arrow.marks]
    assert "2 sources named for it" in draw(stated_by_many, bundle=True).svg
    assert "n: how many sources are named for a link" in draw(stated_by_many, bundle=True).svg


def test_without_it_each_link_is_an_arrow(stated_by_many):
    assert ["one", "two"] == [arrow.link.id for arrow in draw(stated_by_many).layout.scene.arrows]


def test_a_source_that_bears_on_links_in_two_ways_is_mixed():
    against = Evidence("anna", "Interview with Anna", stance="supports")
    links = [
        link(TRAIN, READ, id="one", evidence=[against]),
        link(TRAIN, READ, id="two", evidence=[EvidenceUse(against, "contradicts")]),
    ]
    [arrow] = draw(LogicModel("m", parts=links), bundle=True).layout.scene.arrows

    assert [("anna", "mixed")] == [(use.id, use.stance) for use in arrow.link.evidence]


def test_feedback_stays_apart():
    model = LogicModel("m", parts=[link(TRAIN, READ), link(TRAIN, READ, id="back", feedback=True)])

    assert 2 == len(draw(model, bundle=True).layout.scene.arrows)


@given(logic_models())
def test_every_link_is_in_one_bundle(model):
    scene, bundled = (draw(model, bundle=bundle, order="declared").layout.scene for bundle in (False, True))

    assert sum(arrow.count for arrow in scene.arrows) == sum(arrow.count for arrow in bundled.arrows)
    assert len({arrow.link.id for arrow in bundled.arrows}) == len(bundled.arrows)
