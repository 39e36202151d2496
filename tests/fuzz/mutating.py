"""Mutated files, read: nothing foreign is raised, nothing takes long, and what is read is written and read back."""

import json

from logicmodel import FormatError, dumps, loads
from logicmodel.wording import visible_lines

_BITS = (
    "->",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "'",
    '"',
    "#",
    "|",
    ">",
    "&a",
    "*a",
    "!!x",
    "%",
    "\t",
    "\n",
    "\r",
    "\\",
    "\x00",
    "\x1b",
    "\x85",
    "\ufeff",
    "\u2028",
    "\u202e",
    "9" * 400,
    "a" * 300,
    "null",
    "true",
    "1e999",
    "..",
    "---",
)
_HOSTILE_BYTES = (b"\xff", b"\xfe\xff", b"\xc3", b"\xed\xa0\x80", b"\x00")


def mutated(random, content):
    """
    Return the bytes of a file with a few changes.

    Args:
        random: What is left to chance.
        content: The bytes.
    """
    for _ in range(random.randint(1, 6)):
        at, end = sorted(random.choices(range(len(content) + 1), k=2))
        end = min(end, at + random.choice((1, 5, 50, 500)))
        match random.randrange(6):
            case 0:
                content = content[:at] + content[end:]
            case 1:
                content = content[:at] + random.choice(_BITS).encode() + content[at:]
            case 2:
                content = content[:at] + content[at:end] * random.choice((2, 3, 20)) + content[end:]
            case 3:
                other = random.randrange(len(content) + 1)
                content = content[:other] + content[at:end] + content[other:]
            case 4:
                content = content[:at] + random.choice(_HOSTILE_BYTES) + content[end:]
            case _:
                content = content[:at] + bytes([random.randrange(256)]) + content[at + 1 :]
    return content


def read(content, format):
    """
    Return the model that bytes say, which is written and read back, or the error that refuses them.

    Args:
        content: The bytes.
        format: ``yaml`` or ``json``.
    """
    try:
        model = loads(content, format)
    except FormatError as error:
        assert_told(error)
        return error
    assert model == loads(dumps(model))
    assert model == loads(dumps(model, "json"), "json") == loads(json.loads(dumps(model, "json")))
    return model


def assert_told(error):
    """Assert that an error says something of a sensible size, in which no character is a command."""
    told = str(error)
    assert told
    assert len(told) < 500_000
    assert told == visible_lines(told)
    for problem in error.problems:
        json.dumps(problem.to_record())
