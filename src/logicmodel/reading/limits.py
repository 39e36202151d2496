"""How much a file may ask of the reader, so that no file takes minutes or gigabytes."""

from __future__ import annotations

from typing import Final

FORMAT_VERSION: Final = 1

# All files of a model together. Reading takes about a second and 50 MB of memory for each megabyte.
MAX_BYTES: Final = 10_000_000

# The format itself is nested seven deep.
MAX_DEPTH: Final = 32
