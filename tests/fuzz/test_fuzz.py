"""A short run of the fuzzer with seeds that stay; by hand, and in CI, it runs for longer: see `fuzz.py`."""

import random

import hostile
import pytest
from attrs import evolve, fields
from random_documents import Writer, model_of

from fuzz import SORTS, asking_case, hostile_case, mutating_case
from logicmodel import draw, dumps, load_example, loads
from logicmodel.render.themes import THEMES, Theme, Tint

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("seed", range(4))
def test_hostile_text_has_no_structure_of_its_own_in_any_output(seed):
    hostile_case(seed)


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_file_is_read_or_refused_in_words(seed):
    mutating_case(seed)


@pytest.mark.parametrize("seed", range(6))
def test_a_question_is_answered_or_refused_in_words(seed):
    asking_case(seed)


def test_a_command_that_is_killed_leaves_the_old_file_or_the_new_one():
    with SORTS["killing"]() as kill:
        for seed in range(4):
            kill(seed)


def test_the_oracle_for_structure_sees_what_is_beyond():
    assert {"a": {("script",)}} == hostile.beyond({"a": hostile.of_html("<b><script></b>")}, {"a": {("b",)}})
    assert hostile.of_xml("<a><b c='d'/></a>") == {("a",), ("b", "c")}
    assert ("address", "javascript") in hostile.of_html("<a href=' java\nscript:x'>")
    assert ("word", "evil") in hostile.of_dot('digraph {a [label="x" evil=1]}')
    assert ("word", "evil") in hostile.of_d2('a: "x\\"" {evil}')
    assert ("directive", "%%{") in hostile.of_mermaid("---\ntitle: x\n---\nflowchart LR\n  %%{init: 1}%%\n")


def test_random_documents_are_models_with_every_field():
    seen = set()
    for seed in range(5):
        model = model_of(Writer(random.Random(seed), lambda: "words", share=1.0).document())
        seen |= {
            name for part in model.parts() for name in dir(part) if getattr(part, name, None) not in (None, (), {})
        }

        assert model == loads(dumps(model))
    assert {"description", "notes", "tags", "url", "suppress", "indicators", "who", "lag", "evidence"} <= seen


COLOURS = [each.name for each in fields(Theme) if each.name not in {"name", "outside", "tints"}]
HOSTILE_COLOUR = '#ffffff"/><script>alert(1)</script><rect x="0'


# In Mermaid and D2 no colour can be quoted, so there the check of themes stands alone.
@pytest.mark.parametrize("ending", [".svg", ".html", ".dot", ".drawio"])
@pytest.mark.parametrize("name", [*COLOURS, "panel", "edge", "text"])
def test_a_colour_that_came_past_its_check_is_escaped_where_it_leaves(name, ending):
    model = load_example("reading-together")
    tint = Tint(*(getattr(THEMES["default"].outside, each.name) for each in fields(Tint)))
    theme = evolve(THEMES["default"], outside=tint, tints=(tint,))
    harmless = hostile.READERS[ending](draw(model, theme=theme).rendered(ending).decode())
    object.__setattr__(theme if name in COLOURS else tint, name, HOSTILE_COLOUR)

    told = draw(model, theme=theme).rendered(ending).decode()

    assert set() == hostile.READERS[ending](told) - harmless
