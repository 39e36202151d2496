"""The garbage collector waits, and goes on as before."""

import gc

import pytest

from logicmodel import Input, LogicModel
from logicmodel.model.collecting import collector_waiting


@pytest.fixture(autouse=True)
def collector():
    was_enabled = gc.isenabled()
    yield
    (gc.enable if was_enabled else gc.disable)()


@pytest.mark.parametrize("enabled", [True, False])
def test_the_collector_waits_and_is_then_as_it_was(enabled):
    (gc.enable if enabled else gc.disable)()

    with collector_waiting():
        assert not gc.isenabled()

    assert enabled == gc.isenabled()


def test_the_collector_goes_on_after_a_failure():
    gc.enable()

    with pytest.raises(ZeroDivisionError), collector_waiting():
        1 / 0  # noqa: B018 -- it fails

    assert gc.isenabled()


def test_the_values_of_a_generator_are_made_while_the_collector_waits():
    gc.enable()
    waiting = []

    def parts():
        waiting.append(not gc.isenabled())
        yield Input("staff", "Coordinators")

    model = LogicModel("m", parts=parts())

    assert [True] == waiting
    assert 1 == len(model.elements)
    assert gc.isenabled()
