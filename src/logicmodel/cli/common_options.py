"""Options that several questions have."""

from __future__ import annotations

import click

by_ids = click.option("--ids", is_flag=True, help="Print ids in the place of labels.")
only_stated = click.option(
    "--stated-only", is_flag=True, help="Follow only links between elements, not the arrows of columns."
)
