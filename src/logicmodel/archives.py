"""Zip archives, which Office files are: limits when they are read, the same bytes whenever they are written."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place

# An Office file unpacks to about ten times its size; far more than this is an attack or a mistake.
MAX_UNPACKED: Final = 200_000_000
MAX_MEMBERS: Final = 5_000

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip archive can hold


def refuse_unsafe_archive(path: Path, name: str) -> None:
    """
    Refuse a file that is no zip archive, or one that would unpack to gigabytes.

    Args:
        path: Where the file is.
        name: What an error calls it.

    Raises:
        FormatError: It is one of these.
        OSError: It cannot be read.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except zipfile.BadZipFile:
        raise _refusal(name, "this is not an Office file", "save it anew in the program that made it") from None
    if len(members) > MAX_MEMBERS:
        raise _refusal(name, f"the file holds more than {MAX_MEMBERS:,} parts", "is it an Office file?")
    # The sizes are those that the archive states; zipfile stops reading a part that turns out to be larger.
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise _refusal(name, f"the file would unpack to more than {MAX_UNPACKED:,} bytes", "split it")


def _refusal(name: str, message: str, hint: str) -> FormatError:
    return FormatError([Problem(message, (Place(name, 1),), hint)])


def timeless(content: bytes, replaced: Mapping[str, bytes] | None = None) -> bytes:
    """
    Return a zip archive without the times at which its parts were written, so that equal contents are equal bytes.

    Args:
        content: The archive.
        replaced: Parts that are to have another content, by name.
    """
    parts = replaced or {}
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            info = zipfile.ZipInfo(member.filename, _EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # else the archive tells on which system it was written
            new.writestr(info, parts.get(member.filename, old.read(member)))
    return result.getvalue()
