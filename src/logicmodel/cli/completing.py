"""``completion``: the shell completes commands, options, files and the names that are shipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click
from click.shell_completion import CompletionItem, get_completion_class

_SHELLS = ("bash", "fish", "zsh")

_Completer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def completes(names: Callable[[], Iterable[str]]) -> _Completer:
    """Return how an argument is completed from some names, which are asked for only then."""

    def complete(_ctx: click.Context, _parameter: click.Parameter, start: str) -> list[CompletionItem]:
        return [CompletionItem(name) for name in names() if name.startswith(start)]

    return complete


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
