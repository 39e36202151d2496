"""The layout engine: where Graphviz is found, and the one place that starts a process."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Final, Literal

from attrs import frozen

from logicmodel.errors import EngineFailedError, EngineNotFoundError, EngineTimeoutError

Format = Literal["svg", "png"]

VARIABLE: Final = "LOGICMODEL_DOT"
TIMEOUT: Final = 60.0

# What to draw instead of a picture that is too large, in words that hold in Python and on the command line.
VIEWS: Final = "a part of the model (upstream, downstream), or collapse stages, groups or stakeholders"

_WHEEL: Final = "graphviz-pure"
_FIX: Final = f"pip install {_WHEEL}, or install Graphviz, or set {VARIABLE} to the path of its dot"


@frozen
class Engine:
    """
    A Graphviz executable.

    Args:
        path: Its path.
        origin: How it was found, in words.
    """

    path: Path
    origin: str

    @property
    def has_own_fonts(self) -> bool:
        """Whether it is the one from the wheel, which brings its fonts and so draws the same on every machine."""
        return self.path.stem == _WHEEL

    def render(self, source: str, output: Format, *, options: tuple[str, ...] = (), timeout: float = TIMEOUT) -> bytes:
        """
        Return a drawing of DOT text in which everything has its position.

        Args:
            source: The DOT text.
            output: ``svg`` or ``png``.
            options: More options for the engine, such as ``-Gdpi=144``.
            timeout: How long it may take, in seconds.

        Raises:
            EngineNotFoundError: The executable cannot be started.
            EngineFailedError: It stopped with an error.
            EngineTimeoutError: It took longer than it was given.
        """
        # -n2 tells neato to keep the positions of nodes and of edges.
        return self.run(source, ("-Kneato", "-n2", f"-T{output}", *options), timeout)

    def order(self, source: str, *, timeout: float = TIMEOUT) -> str:
        """
        Return DOT text with what dot adds to it: the order of nodes, where the text says ``phase=2``.

        Args:
            source: The DOT text.
            timeout: How long it may take, in seconds.

        Raises:
            EngineNotFoundError: The executable cannot be started.
            EngineFailedError: It stopped with an error.
            EngineTimeoutError: It took longer than it was given.
        """
        return self.run(source, ("-Kdot", "-Tdot"), timeout).decode()

    def structure(self, source: str, *, timeout: float = TIMEOUT) -> str:
        """
        Return what DOT text says, as JSON: nodes, edges and subgraphs with all their attributes, not laid out.

        Args:
            source: The DOT text.
            timeout: How long it may take, in seconds.

        Raises:
            EngineNotFoundError: The executable cannot be started.
            EngineFailedError: It stopped with an error, as it does where the text is not DOT.
            EngineTimeoutError: It took longer than it was given.
        """
        return self.run(source, ("-Tdot_json",), timeout).decode(errors="replace")

    def run(self, source: str, options: tuple[str, ...], timeout: float) -> bytes:
        """
        Run Graphviz; a subclass that does it otherwise, such as in a browser, is given to `use_engine`.

        Args:
            source: The DOT text.
            options: The options, as ``dot`` takes them.
            timeout: How long it may take, in seconds.

        Raises:
            EngineNotFoundError: The executable cannot be started.
            EngineFailedError: It stopped with an error.
            EngineTimeoutError: It took longer than it was given.
        """
        command = [str(self.path), *options]
        try:
            done = subprocess.run(command, input=source.encode(), capture_output=True, timeout=timeout, check=False)  # noqa: S603 -- no shell, and the options are ours
        except subprocess.TimeoutExpired as error:
            fix = f"draw {VIEWS}, or give it longer (timeout)"
            msg = f"the layout engine {self.path} took longer than {timeout:g} s; {fix}"
            raise EngineTimeoutError(msg) from error
        except OSError as error:
            msg = f"the layout engine {self.path} ({self.origin}) cannot be started: {error.strerror}; {_FIX}"
            raise EngineNotFoundError(msg) from error
        if done.returncode != 0 or not done.stdout:
            said = done.stderr.decode(errors="replace").strip() or "nothing"
            msg = f"the layout engine {self.path} stopped with exit code {done.returncode}; it said: {said}"
            raise EngineFailedError(msg)
        return done.stdout

    def version(self) -> str:
        """
        Return what the executable says its version is.

        Raises:
            EngineNotFoundError: The executable cannot be started.
        """
        try:
            done = subprocess.run([str(self.path), "-V"], capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603 -- as above
        except (OSError, subprocess.TimeoutExpired) as error:
            msg = f"the layout engine {self.path} ({self.origin}) cannot be started; {_FIX}"
            raise EngineNotFoundError(msg) from error
        return (done.stderr or done.stdout).decode(errors="replace").strip()


_used: list[Engine] = []


def use_engine(engine: Engine | None) -> None:
    """
    Use an engine from now on in this process, for a host that cannot start one, such as a browser.

    Args:
        engine: The engine, or None to look for one again.
    """
    _used[:] = [] if engine is None else [engine]


def find_engine() -> Engine:
    """
    Return the layout engine: the one in use, the one that ``LOGICMODEL_DOT`` names, the one from pip, or ``dot``.

    Raises:
        EngineNotFoundError: There is none; the message says how to get one.
    """
    if _used:
        return _used[0]
    named = os.environ.get(VARIABLE)
    if named:
        if not Path(named).is_file():
            msg = f"{VARIABLE} is {named!r}, which is not a file; set it to the path of Graphviz's dot, or unset it"
            raise EngineNotFoundError(msg)
        return Engine(Path(named), f"named by {VARIABLE}")
    for path, origin in _candidates():
        if path.is_file():
            return Engine(path, origin)
    msg = f"no layout engine was found; {_FIX}"
    raise EngineNotFoundError(msg)


def _candidates() -> Iterator[tuple[Path, str]]:
    """Return the places to look at, the nearest first; the wheel is found without PATH."""
    executable = _WHEEL + (sysconfig.get_config_var("EXE") or "")
    try:
        distribution = metadata.distribution(_WHEEL)
    except metadata.PackageNotFoundError:
        pass
    else:
        for file in distribution.files or ():
            if file.name == executable:
                yield Path(str(file.locate())).resolve(), f"from {_WHEEL} {distribution.version}"
        # After `pip install --target` the file list has the wrong path.
        for folder in ("bin", "Scripts"):
            yield Path(str(distribution.locate_file(folder))) / executable, f"from {_WHEEL} {distribution.version}"
    yield Path(sysconfig.get_path("scripts")) / executable, f"{_WHEEL} beside Python"
    for name in (_WHEEL, "dot"):
        if found := shutil.which(name):
            yield Path(found), "on PATH"
