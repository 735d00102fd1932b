"""Turn `successplan completion` into the script with which a shell completes our commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from successplan.cli.options import DONE, say

SHELLS = ("bash", "zsh", "fish")


@click.command(
    short_help=say("シェルの補完の設定を示します。", "Print the completion script of a shell."),
    help=say("シェルがコマンドとオプションを補完するための設定を示します。シェルの設定ファイルに加えてください。",
             "Print the script with which a shell completes commands and options; add it to the shell's settings."),
    epilog=say("\b\n例:\n  successplan completion bash >> ~/.bashrc\n  successplan completion zsh >> ~/.zshrc\n"
               "  successplan completion fish > ~/.config/fish/completions/successplan.fish",
               "\b\nExamples:\n  successplan completion bash >> ~/.bashrc\n  successplan completion zsh >> ~/.zshrc\n"
               "  successplan completion fish > ~/.config/fish/completions/successplan.fish"))
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    script = get_completion_class(shell)
    assert script is not None  # click knows all of SHELLS
    click.echo(script(ctx.find_root().command, {}, "successplan", "_SUCCESSPLAN_COMPLETE").source())
    return DONE
