"""Checking a model by all rules, the text heuristics too."""

from __future__ import annotations

from graphs import as_model, layered, tangled
from measure import as_time, seconds

from logicmodel import LogicModel, check
from logicmodel.checks import Profile
from logicmodel.checks.families import built_in

EVERYTHING = Profile("everything", packs=("english",), rules={rule.code: "on" for rule in built_in()})
STRUCTURAL = Profile("structural", rules={rule.code: "on" for rule in built_in() if rule.pack is None})
SIZES = (300, 10_000, 20_000, 100_000)


def checking(sizes: tuple[int, ...] = SIZES) -> list[str]:
    """Return the rows of the table about checking."""
    lines = [
        "| elements | links | structural rules | all rules | structural rules, tangled |",
        "| ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in sizes:
        tidy, knotty = as_model(layered(size)), as_model(tangled(size))
        times = [_time(tidy, STRUCTURAL), _time(tidy, EVERYTHING), _time(knotty, STRUCTURAL)]
        lines.append(f"| {size:,} | {len(tidy.links):,} | {' | '.join(map(as_time, times))} |")
        print(lines[-1], flush=True)
    return lines


def _time(model: LogicModel, profile: Profile) -> float:
    """Return how long a check takes, with nothing kept from an earlier one."""

    def run() -> None:
        model.memo.clear()
        check(model, profile)

    return seconds(run)


if __name__ == "__main__":
    checking()
