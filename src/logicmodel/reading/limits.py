"""Size and depth limits of files, so that none takes minutes or gigabytes."""

from __future__ import annotations

from typing import Final

FORMAT_VERSION: Final = 1

# All files of a model together. Reading takes about a second and 50 MB of memory for each megabyte.
MAX_BYTES: Final = 10_000_000

# All files of a model together: the top one, and those that it includes.
MAX_FILES: Final = 100

# What flows such as 'a + b -> c + d' make together; a short text can say millions, and each takes half a kilobyte.
MAX_LINKS: Final = 250_000

# The format itself is nested seven deep.
MAX_DEPTH: Final = 32

# XML of drawings and of activity files is nested about fifteen deep.
MAX_XML_DEPTH: Final = 100

# What a packed file may unpack to, and how many members a ZIP file may have. Workbooks have some twenty.
MAX_UNPACKED: Final = 50_000_000
MAX_MEMBERS: Final = 2_000
