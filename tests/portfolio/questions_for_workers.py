"""Questions that travel to other processes."""

import os
import signal


def count_links(model):
    return len(model.links)


def ids_of_elements(model):
    return [element.id for element in model]


def fail_on_reading(model):
    if model.id == "reading-together":
        msg = "no such thing"
        raise KeyError(msg)
    return model.id


def die_on(model):
    """Kill the worker at one model."""
    if model.id == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return model.id
