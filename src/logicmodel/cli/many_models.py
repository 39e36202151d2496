"""``survey``: many models as tables, and one page about them."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal
from typing import TYPE_CHECKING

import click

from logicmodel.cli.exits import CommandError, ExitCode
from logicmodel.cli.progress_bar import counting
from logicmodel.cli.streams import told

if TYPE_CHECKING:
    from logicmodel.portfolio.stores import TableFormat


@click.command(
    epilog="""\b
Examples:
  logicmodel survey models/*.yaml --out tables
  logicmodel survey 'models/**/*.yaml' --out tables --jobs 4 --profile iati --report report.html
  logicmodel survey grants.ndjson --out tables --format ndjson
  logicmodel survey activities.xml --out tables --profile iati"""
)
@click.argument("sources", nargs=-1, required=True)
@click.option("--out", "folder", type=click.Path(file_okay=False), required=True, help="The folder of the tables.")
@click.option("--profile", default="default", show_default=True, help="The profile by which each model is checked.")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="How many processes to use.")
@click.option(
    "--format",
    "format",
    type=click.Choice(["parquet", "ndjson"]),
    default="parquet",
    show_default=True,
    help="The format of the tables; Parquet needs the extra logicmodel[portfolio].",
)
@click.option("--report", type=click.Path(dir_okay=False), help="Also write one page about all models.")
@click.option("--pictures", is_flag=True, help="Also draw each model, for the report to link to.")
def survey(  # noqa: PLR0917 -- as click passes them
    sources: tuple[str, ...],
    folder: str,
    profile: str,
    jobs: int,
    format: TableFormat,
    report: str | None,
    *,
    pictures: bool,
) -> None:
    """
    Read many models, check each, and write them as tables.

    SOURCES are model files, patterns in quotes, files of JSON lines with a model each, and IATI files, each activity of
    which is a model. What is unchanged since the last survey into the same folder is skipped, so that an interrupted
    survey goes on.
    """
    from logicmodel.checks.profiles import shipped  # noqa: PLC0415 -- only this command needs them
    from logicmodel.portfolio import checked_rows, draw_pictures, known_digests, write_report, write_tables  # noqa: PLC0415
    from logicmodel.portfolio import survey as surveyed  # noqa: PLC0415

    shipped(profile)  # an unknown name ends the command, and not each model
    executor = partial(ProcessPoolExecutor, jobs, initializer=_leave_interrupts_to_us) if jobs > 1 else None
    question = partial(checked_rows, profile=profile)
    found = surveyed(sources, question, executor=executor, known=known_digests(folder))
    try:
        written = write_tables(counting(found, "models"), folder, format=format)
    except KeyboardInterrupt:
        msg = f"interrupted; {folder} keeps what was read, and the same command goes on from there"
        raise CommandError(msg, ExitCode.INTERRUPTED) from None
    click.echo(str(written), err=True)
    drawn = draw_pictures(sources, Path(folder, "pictures"), executor=executor) if pictures else {}
    if report is not None:
        write_report(folder, report, pictures=drawn)
        told("Written", report)
    if written.errors:
        msg = f"{written.errors:,} of the sources could not be read; {folder}/manifest.json has their problems"
        raise CommandError(msg, ExitCode.PROBLEMS)


def _leave_interrupts_to_us() -> None:
    """Let a worker go on at Ctrl-C, which reaches all processes of a terminal: the command ends it in good order."""
    signal(SIGINT, SIG_IGN)
