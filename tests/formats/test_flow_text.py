"""The grammar of links says the same as the operators in Python, one to one."""

from functools import reduce
from operator import add, rshift

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logicmodel import Activity, Group, LogicModel, Stage, loads
from logicmodel.formats.flow_text import FlowError, steps_of

ACTIVITIES = {name: Activity(name, name) for name in ("a", "b", "c-d", "e.f", "g_h/i1")}
NODES = ACTIVITIES | {"inputs": Stage("inputs"), "group": Group("group", "Group")}
HEAD = "logicmodel: 1\nid: m\nstages: [inputs]\nactivities: {a: a, b: b, c-d: c-d, e.f: e.f, g_h/i1: g_h/i1}\n"


@given(
    steps=st.lists(st.lists(st.sampled_from(sorted(NODES)), min_size=1, max_size=3), min_size=2, max_size=4),
    arrow=st.sampled_from([" -> ", "->", "  ->\t"]),
    plus=st.sampled_from([" + ", "+"]),
)
def test_a_text_makes_the_links_that_the_operators_make(steps, arrow, plus):
    text = arrow.join(plus.join(step) for step in steps)
    flow = reduce(rshift, [reduce(add, [NODES[name] for name in step]) for step in steps])
    parts = [NODES["inputs"], NODES["group"], *ACTIVITIES.values(), flow]

    assert LogicModel("m", parts=parts) == loads(f'{HEAD}groups: {{group: Group}}\nlinks: ["{text}"]\n')


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("", 0),
        ("a", 1),
        ("a b -> c", 2),
        ("a -> ", 4),
        ("-> a", 0),
        ("a + -> b", 4),
        ("a ++ b -> c", 3),
        ("a -> b c", 7),
    ],
)
def test_what_is_no_flow_says_where(text, offset):
    with pytest.raises(FlowError) as caught:
        steps_of(text)

    assert offset == caught.value.offset


def test_each_id_of_a_flow_knows_where_it_stands():
    assert [[("a", 0), ("b", 4)], [("c-d", 9)]] == steps_of("a + b -> c-d")
