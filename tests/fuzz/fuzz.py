"""
The fuzzer, by hand for as long as one likes.

    python tests/fuzz/fuzz.py --seconds 60             # all of it, in turn
    python tests/fuzz/fuzz.py --seconds 1200 --only mutating
    python tests/fuzz/fuzz.py --cases 20000 --only hostile

What fails is printed with its seed; ``--seed N --cases 1 --only NAME`` does it again.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
import traceback
from pathlib import Path

import asking
import hostile
import killing
import mutating
from random_documents import Writer, model_of

from logicmodel import dumps, load_example

SLOW = 10.0  # seconds for one case
MEMORY = 2_000_000_000  # bytes for all of them
WORDS = (
    "Alpha",
    "words of a label",
    "two\nlines",
    "学校",
    "مدرسة",
    "=1+1",
    "a: b # c",
    "x" * 300,
    "\u202eabc",
    "<b>&amp;",
)


def hostile_case(seed):
    """Hostile text has no structure of its own in any output."""
    chance = random.Random(seed)
    harmless = hostile.harmless(lambda: random.Random(seed))
    found = hostile.structures(
        lambda: random.Random(seed),
        lambda: chance.choice(hostile.PAYLOADS) + chance.choice(("", " x", chance.choice(hostile.PAYLOADS))),
    )
    more = hostile.beyond(found, harmless)
    assert not more, more


def mutating_case(seed):
    """A mutated file is read or refused."""
    chance = random.Random(seed)
    name = chance.choice(("reading-together", "trauma-informed"))
    format = chance.choice(("yaml", "json"))
    mutating.read(mutating.mutated(chance, dumps(load_example(name), format).encode()), format)


def asking_case(seed):
    """A random model is asked a random question."""
    chance = random.Random(seed)
    model = model_of(Writer(chance, lambda: chance.choice(WORDS), share=chance.random()).document())
    for _ in range(10):
        asking.ask(chance, model)


class Killing:
    """Commands are killed, in one folder."""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.whole, self.usual = killing.prepare(Path(self.folder.name))

    def __call__(self, seed):
        chance = random.Random(seed)
        if seed % 3:
            killing.kill_while_writing(chance, Path(self.folder.name))
        else:
            killing.kill_once(chance, Path(self.folder.name), self.whole, self.usual)


SORTS = {
    "hostile": lambda: hostile_case,
    "mutating": lambda: mutating_case,
    "asking": lambda: asking_case,
    "killing": Killing,
}


def run(names, seconds, cases, seed):
    """Run cases in turn until the time is over or they are enough; return how many of each failed."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    sorts = {name: SORTS[name]() for name in names}
    done, failed, slowest = dict.fromkeys(names, 0), dict.fromkeys(names, 0), dict.fromkeys(names, 0.0)
    end = time.monotonic() + seconds
    while time.monotonic() < end and min(done.values()) < cases:
        for name, case in sorts.items():
            number = seed + done[name]
            started = time.process_time()  # others may be at work on the machine
            try:
                case(number)
                taken = time.process_time() - started
                assert taken < SLOW, f"took {taken:.1f} s"
            except Exception:
                failed[name] += 1
                print(f"--- {name} --seed {number}", file=sys.stderr)
                traceback.print_exc(limit=-4)
            slowest[name] = max(slowest[name], time.process_time() - started)
            done[name] += 1
    for name in names:
        print(f"{name:10} {done[name]:8,} cases, {failed[name]} failed, slowest {slowest[name]:.2f} s")
    return sum(failed.values())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--cases", type=float, default=float("inf"))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=SORTS, action="append")
    given = parser.parse_args()
    sys.exit(1 if run(given.only or list(SORTS), given.seconds, given.cases, given.seed) else 0)


if __name__ == "__main__":
    main()
