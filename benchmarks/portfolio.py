"""
Survey many models: here, on two processes, and on a local cluster of Dask, with what can go wrong on the way.

    python benchmarks/portfolio.py [--models 20000] [--activities 500]

All surveys have to give equal tables; a worker is killed in one of them, and a file of rubbish and one of 50 MB are
among the sources. Processor time is that of all processes.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import re
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

from attrs import evolve, frozen
from measure import alone, as_time, seconds
from page import publish

from logicmodel import (
    Activity,
    Evidence,
    Indicator,
    Input,
    LogicModel,
    Measurement,
    Outcome,
    Output,
    check,
    dumps,
    link,
    loads,
)
from logicmodel.exchange import IatiActivity, write_iati
from logicmodel.portfolio import checked_rows, open_tables, rows_of, survey, write_tables
from logicmodel.portfolio.columns import COLUMNS
from logicmodel.vocabulary import Element, Reference

WORDS = [
    "pupils",
    "read",
    "more",
    "fluently",
    "families",
    "borrow",
    "books",
    "teachers",
    "use",
    "new",
    "methods",
    "each",
    "term",
    "girls",
    "attend",
    "clinics",
]
KINDS = (Input, Activity, Output, Outcome)
SMALL, LARGE = 20, 100
LARGE_FILE = 50_000_000
ACTIVITY = IatiActivity(
    "XM-EX-0",
    organisation="XM-EX",
    organisation_name="Example",
    organisation_type="10",
    role="4",
    status="2",
    start="2024-01-01",
)
_DIGEST = "SELECT md5(string_agg(row, '' ORDER BY row)) FROM (SELECT t::VARCHAR AS row FROM {table} t)"


def made_up(number: int, size: int) -> LogicModel:
    """Return a model of so many elements, links between neighbouring columns, and indicators on the later half."""
    chance = random.Random(number)  # noqa: S311 -- a seed, not a secret
    elements = [_element(chance, place, size) for place in range(size)]
    links = []
    for place, target in enumerate(elements[size // 4 :]):
        for source in chance.sample(elements[place : place + size // 4], 1 + chance.randrange(2)):
            trial = Evidence(f"trial-{chance.randrange(9)}", "Doe (2019), A trial")
            rated = chance.choice([None, 0.4, 0.8])
            links.append(link(source, target, evidence=chance.choice([[], [], [trial]]), confidence=rated))
    return LogicModel(f"model-{number}", f"Programme {number}", parts=[*elements, *links])


def _element(chance: random.Random, place: int, size: int) -> Element:
    kind = KINDS[place * len(KINDS) // size]
    label = " ".join(chance.sample(WORDS, 5))
    if kind in {Input, Activity}:
        return kind(f"e{place}", label)
    measured = Indicator(
        f"i{place}",
        " ".join(chance.sample(WORDS, 3)),
        unit="people",
        measure="unit",
        baseline=Measurement(chance.randrange(50), "2024"),
        targets=[Measurement(chance.randrange(50, 99), "2026")],
        actuals=[Measurement(chance.randrange(99), "2025")],
    )
    return kind(
        f"e{place}", label, indicators=[measured], references=[Reference("SDG", f"{chance.randrange(1, 18)}.1")]
    )


def activities(folder: Path, number: int) -> Path:
    """Return an IATI file with the results of so many models, an activity each."""
    single = folder / "single.xml"
    path = folder / "activities.xml"
    with path.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03">\n')
        for each in range(number):
            write_iati(made_up(each, SMALL), single, activity=evolve(ACTIVITY, identifier=f"XM-EX-{each}"))
            text = single.read_text(encoding="utf-8")
            file.writelines(re.findall(r"(?s)<iati-activity\b.*</iati-activity>", text))
        file.write("</iati-activities>\n")
    return path


def sources(folder: Path, models: int, number_of_activities: int) -> list[Path]:
    """Return files with models, activities, rubbish, and more than is read of one model."""
    lines = folder / "models.ndjson"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(dumps(made_up(each, SMALL), "json").replace("\n", "") + "\n" for each in range(models))
    rubbish, large = folder / "rubbish.yaml", folder / "large.yaml"
    rubbish.write_bytes(bytes(range(256)) * 400)
    with large.open("w", encoding="utf-8") as file:
        file.write("logicmodel: 1\nid: large\n")
        file.writelines("# remark\n" for _ in range(LARGE_FILE // 9))
    return [lines, rubbish, activities(folder, number_of_activities), large]


@frozen
class Run:
    """What a survey took."""

    name: str
    wall: float
    spent: float | None
    memory: float
    tables: dict[str, str]
    said: str


def run(name: str, executor: Any, paths: list[Path], folder: Path, watch: Callable[..., Any] = iter) -> Run:  # noqa: ANN401 -- any executor
    """Survey the sources on an executor, and return what it took and a digest of each table."""
    wall, spent = time.perf_counter(), _spent()
    written = write_tables(watch(survey(paths, checked_rows, executor=executor)), folder / name)
    wall, spent = time.perf_counter() - wall, _spent() - spent
    memory = _memory()
    tables = alone(digests, folder / name)  # apart, because it holds whole tables
    print(f"{name}: {wall:.0f} s, {spent:.0f} s of processor time; {written}", flush=True)
    return Run(name, wall, spent, memory, tables, str(written))


def digests(folder: Path) -> dict[str, str]:
    """Return a digest of each table of a folder."""
    with open_tables(folder) as opened:
        return {table: opened.sql(_DIGEST.format(table=table)).fetchall()[0][0] for table in (*COLUMNS, "errors")}


def killing(surveyed: Iterator[Any], after: int) -> Iterator[Any]:
    """Kill a worker once, after so many results."""
    for number, each in enumerate(surveyed):
        if number == after:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
        yield each


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _memory() -> float:
    """Return the most memory that this process or one of its children has held so far, in MB."""
    used = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return max(used) / 1024


def one_by_one() -> Iterator[str]:
    """Yield the rows of a table of what one model costs."""
    yield "| elements | JSON | load | check | rows | together |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    for size in (SMALL, LARGE):
        text = dumps(made_up(0, size), "json")
        model = loads(text, "json")
        load = seconds(lambda text=text: _quickly(text))  # type: ignore[misc]
        whole = seconds(lambda text=text: check(_quickly(text)))  # type: ignore[misc]
        rows = seconds(lambda model=model: rows_of(model))  # type: ignore[misc]
        cells = (f"{size}", f"{len(text) / 1000:.1f} kB", *map(as_time, (load, whole - load, rows, whole + rows)))
        yield f"| {' | '.join(cells)} |"


def _quickly(text: str) -> LogicModel:
    [each] = survey([("model", text)], _itself)
    return each.answer


def _itself(model: LogicModel) -> LogicModel:
    return model


def _checked(text: str) -> object:
    model = _quickly(text)
    return rows_of(model, findings=check(model))


def extrapolated() -> str:
    """Return how long two processes take for very many models, by what one of them costs."""
    text = dumps(made_up(0, LARGE), "json")
    minutes = seconds(lambda: _checked(text)) * 100_000 / 2 / 60
    return f"At this rate, two processes take {minutes:.0f} minutes for 100,000 models of {LARGE} elements."


def main() -> None:
    """Measure, compare, and write the page."""
    parser = argparse.ArgumentParser(description="Survey many models.")
    parser.add_argument("--models", type=int, default=20_000)
    parser.add_argument("--activities", type=int, default=500)
    asked = parser.parse_args()
    publish("one model", [*one_by_one(), "", extrapolated()])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = alone(sources, folder, asked.models, asked.activities)
        two = partial(ProcessPoolExecutor, 2)
        runs = [
            run("one process", None, paths, folder),
            run("two processes", two, paths, folder),
            run("two, one killed", two, paths, folder, partial(killing, after=asked.models // 2)),
            _on_dask(paths, folder),
        ]
    unequal = [each.name for each in runs if each.tables != runs[0].tables]
    if unequal:
        sys.exit(f"the tables of these surveys differ from the first: {', '.join(unequal)}")
    publish("portfolio", _table(runs))


def _on_dask(paths: list[Path], folder: Path) -> Run:
    from distributed import Client, LocalCluster  # noqa: PLC0415 -- only here

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        return evolve(run("Dask, two workers", client.get_executor(), paths, folder), spent=None)


def as_seconds(spent: float | None) -> str:
    """Return a time in seconds, or a dash where the workers were not this process's to measure."""
    return "-" if spent is None else f"{spent:.0f} s"


def _table(runs: list[Run]) -> Iterator[str]:
    yield "| survey | wall | processor time, with its workers | largest process so far | result |"
    yield "| --- | ---: | ---: | ---: | --- |"
    for each in runs:
        result = each.said.partition(":")[0]
        yield f"| {each.name} | {each.wall:.0f} s | {as_seconds(each.spent)} | {each.memory:.0f} MB | {result} |"


if __name__ == "__main__":
    main()
