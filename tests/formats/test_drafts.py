"""Drafts: what names something that is not there is left out, listed, and written again."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from few import at_most
from logicmodel import Activity, FormatError, Input, Link, dumps, load
from logicmodel.formats import Draft, dump_draft, dumps_draft, load_draft, loads_draft
from logicmodel.model import add_parts, with_fields
from logicmodel.strategies import logic_models

TEXT = """\
logicmodel: 1
id: reading
inputs:
  staff: {label: Coordinators, who: library}
activities:
  train: Train volunteers
groups:
  g: {label: Group, members: [staff, room]}
external_factors:
  cuts: {label: Cuts, acts_on: [train, budget]}
links:
  - staff -> train -> ready
  - link: train -> fluency
    confidence: 0.5
    rationale: Later.
  - {link: staff -> train, id: own, evidence: [trial]}
"""


def without_places(draft):
    return sorted(repr(evolve(end, place=None)) for end in draft.loose_ends)


def test_what_names_nothing_is_left_out_and_listed_with_its_place():
    draft = loads_draft(TEXT)

    assert ["staff->train", "own"] == [link.id for link in draft.model.links]
    assert (None, ("staff",), ("train",)) == (
        draft.model["staff"].who,
        draft.model["g"].members,
        draft.model.external_factors[0].acts_on,
    )
    assert [
        "<string>:12:5: link 'train -> ready' names 'ready', which is not there yet",
        "<string>:13:5: link 'train -> fluency' names 'fluency', which is not there yet",
        "<string>:4:37: who of 'staff' names 'library', which is not there yet",
        "<string>:8:38: members of 'g' names 'room', which is not there yet",
        "<string>:10:40: acts_on of 'cuts' names 'budget', which is not there yet",
        "<string>:16:48: evidence of 'own' names 'trial', which is not there yet",
    ] == [str(end) for end in draft.loose_ends]


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_draft_is_written_with_its_loose_ends(format):
    draft = loads_draft(TEXT)
    again = loads_draft(dumps_draft(draft, format), format)

    assert draft.model == again.model
    assert without_places(draft) == without_places(again)


def test_a_draft_whose_ends_are_tied_is_a_model(tmp_path):
    draft = loads_draft("logicmodel: 1\nid: m\ninputs: {a: A}\nlinks: [a -> b]")
    dump_draft(Draft(add_parts(draft.model, Activity("b", "B")), draft.loose_ends), tmp_path / "m.yaml")

    assert (Link("a", "b"),) == load(tmp_path / "m.yaml").links
    assert () == load_draft(tmp_path / "m.yaml").loose_ends


def test_a_changed_draft_keeps_its_loose_ends():
    draft = loads_draft(TEXT)
    changed = Draft(with_fields(draft.model, "staff", label="New"), draft.loose_ends)

    again = loads_draft(dumps_draft(changed))

    assert "New" == again.model["staff"].label
    assert without_places(changed) == without_places(again)


@at_most(15)
@given(logic_models(max_elements=5, max_links=5))
def test_a_whole_model_is_a_draft_without_loose_ends(model):
    assert Draft(model, ()) == loads_draft(dumps(model))


@at_most(10)
@given(st.permutations(["- a -> x", "- a -> y", "- a -> b", "- x -> y"]))
def test_no_link_is_lost_and_none_is_invented(items):
    text = "\n".join(["logicmodel: 1", "id: m", "inputs: {a: A, b: B}", "links:", *items])
    draft = loads_draft(text)

    assert [Link("a", "b")] == list(draft.model.links)
    assert {"a -> x", "a -> y", "x -> y"} == {end.said for end in draft.loose_ends}
    assert Input("a", "A") == draft.model["a"]


def test_what_is_wrong_otherwise_is_an_error_still():
    with pytest.raises(FormatError, match="has no field 'lable'"):
        loads_draft("logicmodel: 1\nid: m\ninputs: {a: {lable: A}}\nlinks: [a -> b]")


WIDE = """\
logicmodel: 1
id: reading
inputs: {staff: Coordinators}
elements:
  pump: {label: A pump, kind: tool, stage: tools, notes: later}
outcomes: {a: A, b: B}
links:
  - staff -> pump
  - link: staff -> a
    evidence: [ghost, {source: phantom, stance: contradicts}]
claims:
  - {source: a, target: z, rationale: Because.}
  - {source: a, target: b, rivals: [nobody], evidence: [e]}
rivals:
  r: {label: R, evidence: [spook]}
evidence: {e: E}
"""


def test_claims_rivals_sources_and_stages_can_be_missing_too():
    draft = loads_draft(WIDE)

    assert [
        "<string>:5:44: the stage of 'pump', 'tools', is not there yet",
        "<string>:8:5: link 'staff -> pump' names 'pump', which is not there yet",
        "<string>:12:5: claim 'a -> z' names 'z', which is not there yet",
        "<string>:10:16: evidence of 'staff->a' names 'ghost', which is not there yet",
        "<string>:10:32: evidence of 'staff->a' names 'phantom', which is not there yet",
        "<string>:13:37: rivals of 'a->b' names 'nobody', which is not there yet",
        "<string>:15:28: evidence of 'r' names 'spook', which is not there yet",
    ] == list(map(str, draft.loose_ends))
    assert ["staff", "a", "b"] == [element.id for element in draft.model]


@pytest.mark.parametrize("format", ["yaml", "json"])
def test_nothing_of_a_wide_draft_is_lost(format):
    draft = loads_draft(WIDE)
    again = loads_draft(dumps_draft(draft, format), format)

    assert draft.model == again.model
    assert len(draft.loose_ends) == len(again.loose_ends)
    assert all(end in again.loose_ends for end in draft.loose_ends)
