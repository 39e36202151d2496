"""Outcomes that rest on one activity only."""

from hypothesis import given

from logicmodel import Activity, LogicModel, Outcome, paths
from logicmodel.evidence import rests_on_one
from logicmodel.strategies import logic_models

A, B = Activity("a", "A"), Activity("b", "B")
X, Y = Outcome("x", "X"), Outcome("y", "Y")


def test_an_outcome_that_two_activities_lead_to_rests_on_neither_alone():
    assert [("x", "a")] == list(rests_on_one(LogicModel("m", parts=[A >> X, A + B >> Y])))


@given(logic_models(max_elements=5, max_links=6, max_others=1))
def test_it_is_what_paths_say(model):
    def lead(outcome):
        return [each.id for each in model if each.kind == "activity" and next(paths(model, each, outcome), None)]

    results = [each.id for each in model if each.kind in {"outcome", "impact"}]

    assert [(each, lead(each)[0]) for each in results if len(lead(each)) == 1] == list(rests_on_one(model))
