"""Models under prefixes, for portfolios."""

import re

import pytest
from hypothesis import given

from logicmodel import (
    Activity,
    ConflictError,
    Element,
    Evidence,
    ExternalFactor,
    Group,
    Input,
    Link,
    LogicModel,
    ShapeError,
    Stage,
    Stakeholder,
    UnknownIdError,
    link,
)
from logicmodel.model import prefixed
from logicmodel.strategies import logic_models
from logicmodel.vocabulary import Rating, Scale
from logicmodel.vocabulary.stages import STANDARD_STAGES

NATIONAL = Stage("national", "National outcomes")
STAFF, TRAIN = Input("staff", "Coordinators", who=Stakeholder("library", "Library")), Activity("train", "Train")
AIM = Element("aim", "Pupils read", kind="national-outcome", stage=NATIONAL)


@given(logic_models(), logic_models())
def test_two_models_under_different_prefixes_never_conflict(one, two):
    both = LogicModel("both", parts=[prefixed(one, "a"), prefixed(two, "b")])

    assert len(one.elements) + len(two.elements) == len(both.elements)
    assert len(one.links) + len(two.links) == len(both.links)
    assert len(one.evidence) + len(two.evidence) == len(both.evidence)


@given(logic_models())
def test_elements_stand_in_the_same_columns_in_the_same_order(model):
    site = prefixed(model, "site-a")
    columns = [element.stage if element.stage in STANDARD_STAGES else f"site-a/{element.stage}" for element in model]

    assert [f"site-a/{element.id}" for element in model] == [element.id for element in site]
    assert columns == [element.stage for element in site]


@given(logic_models())
def test_a_link_joins_the_same_elements_as_before(model):
    site = prefixed(model, "site-a")

    def reach(of, end):
        if end in {element.id for element in of}:
            return [end]
        return [element.id for element in of.members(end)]

    assert [
        [[f"site-a/{identifier}" for identifier in reach(model, end)] for end in (each.source, each.target)]
        for each in model.links
    ] == [[reach(site, end) for end in (each.source, each.target)] for each in site.links]


@given(logic_models())
def test_a_prefix_can_be_put_before_a_prefix(model):
    twice = prefixed(prefixed(model, "a"), "b")

    assert [f"b/a/{element.id}" for element in model] == [element.id for element in twice]


def test_what_elements_and_links_carry_gets_the_prefix_too():
    scale = Scale("house", "House", levels=["low", "high"])
    trial = Evidence("trial", "A trial", rating=Rating(scale, "low"))
    model = LogicModel(
        "m",
        parts=[link(STAFF, TRAIN, id="by-hand", evidence=[trial]), ExternalFactor("cuts", "Cuts", acts_on=["by-hand"])],
    )
    site = prefixed(model, "s")

    assert ["s/by-hand"] == [each.id for each in site.links]
    assert ["s/trial"] == [each.id for each in site.evidence]
    assert "s/house" == site.evidence[0].rating.scale.id
    assert "s/library" == site["s/staff"].who.id
    assert ("s/cuts", ("s/by-hand",)) == (site.external_factors[0].id, site.external_factors[0].acts_on)


def test_what_is_said_of_a_standard_stage_is_said_of_a_group_of_its_elements():
    inputs, activities = Stage("inputs", "Means", notes="As planned."), Stage("activities")
    model = LogicModel("m", parts=[STAFF, TRAIN, inputs >> activities])
    site = prefixed(model, "s")

    assert (Stage("inputs"), Stage("activities")) == site.stages
    assert (
        Group("s/inputs", "Means", members=["s/staff"], notes="As planned."),
        Group("s/activities", "Activities", members=["s/train"]),
    ) == site.groups
    assert (Link("s/inputs", "s/activities"),) == site.links


def test_a_stage_of_the_authors_own_is_shared_only_when_that_is_said():
    model = LogicModel("m", parts=[Stage("inputs"), NATIONAL, AIM, STAFF >> NATIONAL])

    assert ["inputs", "s/national"] == [stage.id for stage in prefixed(model, "s").stages]
    assert ["inputs", "national"] == [stage.id for stage in prefixed(model, "s", shared=["national"]).stages]
    assert ["s/staff->national"] == [each.id for each in prefixed(model, "s", shared=["national"]).links]


def test_what_is_shared_can_conflict():
    one = prefixed(LogicModel("m", parts=[NATIONAL]), "a", shared=["national"])
    two = prefixed(LogicModel("m", parts=[Stage("national", "Our nation")]), "b", shared=["national"])

    with pytest.raises(ConflictError, match="stage 'national' is written twice, and the two differ in label"):
        LogicModel("both", parts=[one, two])


def test_a_bad_prefix_is_refused():
    message = "prefix: id must be lower-case words joined by '-', '.', '_' or '/', starting with a letter, not 'Site A'"
    with pytest.raises(ShapeError, match=re.escape(message)):
        prefixed(LogicModel("m", parts=[STAFF]), "Site A")


def test_an_unknown_shared_id_is_refused():
    with pytest.raises(UnknownIdError, match=re.escape("no part with the id 'libary'; did you mean 'library'?")):
        prefixed(LogicModel("m", parts=[STAFF]), "site-a", shared=["libary"])
