"""The one way to write a file: whole or not at all, so that nobody ever reads half of one."""

from __future__ import annotations

import os
import stat
import uuid
from contextlib import suppress
from pathlib import Path


def replace_file(path: str | os.PathLike[str], content: bytes) -> None:
    """
    Write a file; whatever happens meanwhile, the old one is there or the new one.

    The content goes to a new file in the same folder, which then takes the name. The mode of the old file is kept, and
    its owner where this user may give files away. A symbolic link stays one, and what it leads to is replaced. A device
    or a pipe, such as ``/dev/stdout``, is written to as it is.

    Args:
        path: The file.
        content: What is to be in it.

    Raises:
        OSError: It cannot be written; ``filename`` is the path as it was given.
    """
    try:
        target = Path(path).resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(content)
        else:
            _replace(target, content)
    except OSError as error:  # that of a full disk names no file, others name the new file beside it
        raise OSError(error.errno, error.strerror, os.fspath(path)) from error


def _replace(target: Path, content: bytes) -> None:
    before = target.stat() if target.exists() else None
    if before is not None:
        # Renaming asks for the rights of the folder only, and would replace a file that is write-protected.
        os.close(os.open(target, os.O_WRONLY))
    # The name is of one length, so that a file with the longest name can be replaced too.
    beside = target.with_name(f".logicmodel-{uuid.uuid4().hex}")
    # Nobody may read the new file who may not read the old one, at no moment.
    mode = 0o666 if before is None else stat.S_IMODE(before.st_mode)
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if before is not None:
            _give(beside, before)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _give(file: Path, before: os.stat_result) -> None:
    """Give a file the owner and the mode of another, the owner as far as this user may."""
    if hasattr(os, "chown"):  # Windows has no such owners
        for owner in (before.st_uid, -1):  # who may not give a file away may still give it to a group of their own
            with suppress(PermissionError):
                os.chown(file, owner, before.st_gid)
                break
    file.chmod(stat.S_IMODE(before.st_mode))
