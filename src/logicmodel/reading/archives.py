"""ZIP files, such as spreadsheets, read within limits, because a small one can unpack to gigabytes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

from logicmodel.errors import FormatError, Problem
from logicmodel.places import Place
from logicmodel.reading.limits import MAX_MEMBERS, MAX_UNPACKED


def unzipped(name: str, content: bytes, wanted: Callable[[str], bool] = lambda _: True) -> dict[str, bytes]:
    """
    Return the members of a ZIP file by name; nothing is written to a disk.

    Args:
        name: The path of the file, as an error shows it.
        content: The file.
        wanted: Which members to return, by name.

    Raises:
        FormatError: It is no ZIP file, it is encrypted, or it is larger than the limits.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MAX_MEMBERS:
                raise refused(name, f"the file has {len(members)} members, and {MAX_MEMBERS} are allowed")
            left = MAX_UNPACKED
            found = {}
            for member in members:
                if wanted(member.filename) and not member.is_dir():
                    with archive.open(member) as file:
                        found[member.filename] = file.read(left + 1)
                    left -= len(found[member.filename])
                    if left < 0:
                        raise refused(name, f"the file unpacks to more than {MAX_UNPACKED:,} bytes")
            return found
    except zipfile.BadZipFile:
        raise refused(name, "this is not a ZIP file, or only a part of one", "fetch or save it again") from None
    except (RuntimeError, NotImplementedError):  # encrypted, or packed in a way that Python does not know
        raise refused(name, "the file is encrypted or packed in an unknown way", "save it without a password") from None
    except (zlib.error, EOFError, OSError):
        raise refused(name, "the file is damaged", "fetch or save it again") from None


def inflated(name: str, content: bytes, *, bits: int = zlib.MAX_WBITS) -> bytes:
    """
    Return what deflated bytes unpack to.

    Args:
        name: The path of the file, as an error shows it.
        content: The bytes.
        bits: The window, as `zlib.decompressobj` takes it; -15 for a stream without header.

    Raises:
        FormatError: They are damaged, or unpack to more than the limit.
    """
    unpacker = zlib.decompressobj(bits)
    try:
        data = unpacker.decompress(content, MAX_UNPACKED + 1)
    except zlib.error:
        raise refused(name, "the packed part of the file is damaged", "fetch or save it again") from None
    if len(data) > MAX_UNPACKED:
        raise refused(name, f"the file unpacks to more than {MAX_UNPACKED:,} bytes")
    if not unpacker.eof:
        raise refused(name, "the packed part of the file ends too early", "fetch or save it again")
    return data


def refused(name: str, message: str, hint: str | None = "is it the file that was meant?") -> FormatError:
    """Return the error for a file in which no line can be shown."""
    return FormatError([Problem(message, (Place(name, 1),), hint)])
