"""Files that are replaced as a whole, so that nobody ever reads half of one."""

from __future__ import annotations

import uuid
from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """
    Write a file beside the one that is meant, and then put it in its place.

    Args:
        path: The file, which keeps its mode where it is there already.
        content: What is to be in it.

    Raises:
        OSError: It cannot be written.
    """
    beside = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with beside.open("xb") as file:
            file.write(content)
        if path.exists():
            beside.chmod(path.stat().st_mode)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
