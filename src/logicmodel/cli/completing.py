"""``completion``: the shell completes commands, options and files."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

_SHELLS = ("bash", "fish", "zsh")


@click.command(
    epilog="""\b
Examples:
  eval "$(logicmodel completion bash)"      # in ~/.bashrc
  eval "$(logicmodel completion zsh)"       # in ~/.zshrc
  logicmodel completion fish > ~/.config/fish/completions/logicmodel.fish"""
)
@click.argument("shell", type=click.Choice(_SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script for completion in SHELL."""
    script = get_completion_class(shell)
    if script is None:  # pragma: no cover -- click has all three
        ctx.fail(f"click has no completion for {shell}")
    click.echo(script(ctx.find_root().command, {}, "logicmodel", "_LOGICMODEL_COMPLETE").source())
