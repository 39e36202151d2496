"""``serve``: a live preview of models on this machine."""

from __future__ import annotations

import webbrowser
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread

import click

from logicmodel.cli.exits import CommandError, ExitCode, tell
from logicmodel.cli.watching import changes_in
from logicmodel.formats.includes import ENDINGS


@click.command(
    epilog="""\b
Examples:
  logicmodel serve model.yaml
  logicmodel serve models/ --port 8000 --no-open"""
)
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port.  [default: a free one]")
@click.option("--open/--no-open", "opens", default=True, help="Open the page in a browser.  [default: open]")
def serve(files: tuple[str, ...], port: int, *, opens: bool) -> None:
    """
    Show models in a browser.

    FILES are model files, and folders of them. The page has the picture, problems and findings, each with its line, and
    questions. The server is on this machine only, and changes no file. It needs the extra logicmodel[watch]; Ctrl+C
    stops it.
    """
    from logicmodel.workbench.live import HOST, Preview, serving  # noqa: PLC0415 -- only this command needs it

    preview = Preview(tuple(_models(files)))
    changes = changes_in({Path(file).resolve().parent for file in preview.files})
    try:
        server = serving(preview, port)
    except OSError as error:
        msg = f"port {port} cannot be used: {error.strerror}; choose another, or leave --port out for a free one"
        raise CommandError(msg, ExitCode.USAGE) from error
    address = f"http://{HOST}:{server.server_port}/"
    Thread(target=server.serve_forever, daemon=True).start()
    tell(f"Serving {', '.join(preview.files)} at {address}; stop with Ctrl+C")
    if opens:
        webbrowser.open(address)
    try:
        for _ in changes:
            preview.has_changed()
    finally:
        server.shutdown()
        server.server_close()


def _models(files: Iterable[str]) -> Iterator[str]:
    """Yield the model files that are named, and those in the folders that are named."""
    for file in files:
        if not Path(file).is_dir():
            yield file
            continue
        found = sorted(str(path) for path in Path(file).iterdir() if path.suffix.lower() in ENDINGS)
        if not found:
            msg = f"{file} has no model files; their names end in {', '.join(ENDINGS)}"
            raise click.UsageError(msg)
        yield from found
