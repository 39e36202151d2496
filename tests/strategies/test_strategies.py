"""The strategies make all that is valid: each field of each value, and each way in which values stand together."""

import builtins
import datetime as dt
import subprocess
import sys
from itertools import chain

import pytest
from attrs import fields
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from logicmodel import Element, Group, LogicModel, Outcome, Stage, strategies
from logicmodel.strategies import elements, flows, links, logic_models, texts
from logicmodel.vocabulary.elements import KINDS
from logicmodel.vocabulary.stages import STANDARD_STAGES

pytestmark = pytest.mark.slow


def examples_of(strategy, count):
    """Return what a strategy makes, much the same in every run."""
    found = []

    @settings(max_examples=count, derandomize=True, database=None, deadline=None)
    @given(strategy)
    def collect(value):
        found.append(value)

    collect()
    return found


@pytest.fixture(scope="module")
def models():
    return examples_of(logic_models(), 300)


@pytest.mark.parametrize(
    "name", sorted(set(strategies.__all__) - {"data", "dates", "ids", "kinds", "periods", "texts", "urls"})
)
def test_every_field_of_every_value_is_used_and_left_out(name):
    values = examples_of(getattr(strategies, name)(), 150)
    names = [each.name for each in fields(type(values[0])) if each.eq]
    seen = {field: {repr(getattr(value, field)) for value in values if hasattr(value, field)} for field in names}

    assert set() == {field for field in names if len(seen[field]) < 2}


FEATURES = {
    "no element": lambda model: not model.elements,
    "several kinds of the library": lambda model: len(KINDS.keys() & {element.kind for element in model}) > 1,
    "a kind of one's own": lambda model: any(type(element) is Element for element in model),
    "an outcome with a term": lambda model: any(isinstance(each, Outcome) and each.term for each in model),
    "an outcome without a term": lambda model: any(isinstance(each, Outcome) and not each.term for each in model),
    "a stage of one's own": lambda model: any(stage.id not in STANDARD_STAGES for stage in model.stages),
    "mixed kinds in a stage": lambda model: any(
        len({element.kind for element in model.members(stage.id)}) > 1 for stage in model.stages
    ),
    "a standard stage that is declared": lambda model: any(s.id in STANDARD_STAGES for s in model.declared_stages),
    "a standard stage with another heading": lambda model: any(
        STANDARD_STAGES.get(stage.id, stage.label) != stage.label for stage in model.stages
    ),
    "standard stages in another order": lambda model: not is_standard_order([stage.id for stage in model.stages]),
    "an empty stage": lambda model: any(not model.members(stage.id) for stage in model.stages),
    "a link between stages": lambda model: any(sorts(model, link) == {Stage} for link in model.links),
    "a link of a group": lambda model: any(Group in sorts(model, link) for link in model.links),
    "a link between elements": lambda model: any(sorts(model, link) == {Element} for link in model.links),
    "a bare link": lambda model: any(link.is_bare for link in model.links),
    "a link to itself": lambda model: any(link.source == link.target for link in model.links),
    "a loop of two": lambda model: any(
        (link.target, link.source) in ends(model) for link in model.links if link.source != link.target
    ),
    "a declared feedback": lambda model: any(link.feedback for link in model.links),
    "parallel links": lambda model: len(ends(model)) < len(model.links),
    "a lag without a latest time": lambda model: any(link.lag and link.lag.latest is None for link in model.links),
    "shared evidence": lambda model: is_shared(sources_of(model)),
    "shared assumptions": lambda model: is_shared([link.assumptions for link in model.links]),
    "shared indicators": lambda model: is_shared([element.indicators for element in model]),
    "evidence by itself": lambda model: stands_alone(model.evidence, sources_of(model)),
    "one source with two stances": lambda model: any(use.own_stance for link in model.links for use in link.evidence),
    "a claim": lambda model: bool(model.claims),
    "a claim with a rival": lambda model: any(claim.rivals for claim in model.claims),
    "a rated link": lambda model: any(link.rating for link in model.links),
    "several baselines": lambda model: any(len(each.baselines) > 1 for each in model.indicators),
    "a date in data": lambda model: any(
        isinstance(item, dt.date) for part in model.parts() for item in part.data.values()
    ),
    "an assumption of the whole": lambda model: stands_alone(
        model.assumptions, [link.assumptions for link in model.links]
    ),
    "an assumption without an id": lambda model: any(each.id is None for each in model.assumptions),
    "a scale of one's own": lambda model: any(
        each.rating and each.rating.scale.id not in {"grade", "maryland", "nesta", "high-medium-low"}
        for each in model.evidence
    ),
    "a factor on a link": lambda model: any(
        target in {link.id for link in model.links} for each in model.external_factors for target in each.acts_on
    ),
    "a factor on a stage": lambda model: any(
        target in {stage.id for stage in model.stages} for each in model.external_factors for target in each.acts_on
    ),
    "an empty group": lambda model: any(not group.members for group in model.groups),
    "an element called like a standard stage": lambda model: any(each.id in STANDARD_STAGES for each in model),
    "a text of several lines": lambda model: any("\n" in element.label for element in model),
    "a negative measurement": lambda model: any(
        not isinstance(each.value, str) and each.value < 0 for each in measured(model)
    ),
    "a measurement in words": lambda model: any(isinstance(each.value, str) for each in measured(model)),
}


def sources_of(model):
    """Return the sources of each link."""
    return [[use.source for use in link.evidence] for link in model.links]


def measured(model):
    """Return all measurements of a model."""
    lists = [(*each.targets, *each.actuals, *each.baselines) for each in model.indicators]
    return chain(*lists)


def ends(model):
    return {(link.source, link.target) for link in model.links}


def sorts(model, link):
    """Return the sorts of what a link joins."""
    nodes = (model[link.source], model[link.target])
    return {Element if isinstance(node, Element) else type(node) for node in nodes}


def is_standard_order(ids):
    positions = [list(STANDARD_STAGES).index(identifier) for identifier in ids if identifier in STANDARD_STAGES]
    return positions == sorted(positions)


def is_shared(lists):
    every = [value for values in lists for value in values]
    return len(set(every)) < len(every)


def stands_alone(registry, lists):
    return not set(registry) <= set(chain(*lists))


@pytest.mark.parametrize("feature", FEATURES)
def test_models_stand_together_in_every_way(models, feature):
    assert any(FEATURES[feature](model) for model in models)


@given(logic_models(min_elements=2, max_elements=3, max_links=1, max_others=1))
def test_bounds_are_kept(model):
    assert 2 <= len(model.elements) <= 3
    assert len(model.links) <= 1
    assert max(len(model.groups), len(model.evidence), len(model.external_factors)) <= 1


@given(st.from_type(LogicModel))
def test_models_come_from_the_type_alone(model):
    assert isinstance(model, LogicModel)


@given(elements(kinds=st.just("activity"), stages=st.none()))
def test_arguments_say_what_values_are_made_of(element):
    assert ("activity", "activities") == (element.kind, element.stage)


@given(links(sources=st.just("a"), targets=st.just("b"), ids=st.none()))
def test_a_link_without_an_own_id_has_the_one_of_its_ends(link):
    assert "a->b" == link.id


@given(flows(max_nodes=1))
def test_a_flow_may_be_of_one_node(flow):
    assert len(flow.nodes) == 1


@given(texts())
def test_texts_are_readable(text):
    assert text.strip()


def test_impossible_bounds_are_refused():
    with pytest.raises(InvalidArgument):
        find(logic_models(min_elements=2, max_elements=1), bool)


@pytest.mark.parametrize("name", strategies.__all__)
def test_a_strategy_shows_how_it_was_made(name):
    assert f"{name}()" == repr(getattr(strategies, name)())


def test_a_failing_example_shows_the_call_that_makes_the_model():
    program = """
from hypothesis import Phase, given, settings
from logicmodel.strategies import logic_models

@settings(database=None, derandomize=True, deadline=None, phases=[Phase.generate, Phase.shrink])
@given(logic_models())
def test(model):
    assert not model.elements

test()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert "LogicModel(" in done.stderr
    assert "parts=[Input(" in done.stderr


def test_without_hypothesis_the_extra_is_named(monkeypatch):
    real = builtins.__import__

    def without_hypothesis(name, *arguments):
        if name.partition(".")[0] == "hypothesis":
            raise ModuleNotFoundError(name=name)
        return real(name, *arguments)

    ours = [name for name in sys.modules if name.startswith("logicmodel.strategies")]
    for name in ours:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without_hypothesis)

    with pytest.raises(ImportError, match=r"pip install 'logicmodel\[strategies\]'"):
        __import__("logicmodel.strategies")


def test_to_register_the_strategy_loads_no_strategies():
    program = "import sys, hypothesis; print('logicmodel.model' in sys.modules, 'logicmodel.strategies' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "True False\n" == done.stdout
