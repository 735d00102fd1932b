"""Turn a command line into one of our commands, and whatever goes wrong into words and an exit code."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from successplan import __version__
from successplan.cli.agree import agree
from successplan.cli.build import build
from successplan.cli.check import check
from successplan.cli.completion import completion
from successplan.cli.compose import compose
from successplan.cli.diff import diff
from successplan.cli.explain import explain
from successplan.cli.import_ import import_
from successplan.cli.new import new
from successplan.cli.options import (
    DONE,
    INTERRUPTED,
    MACHINE,
    OURS,
    PROBLEMS,
    USAGE,
    print_diagnostics,
    say,
    ui_language,
)
from successplan.cli.schema import schema
from successplan.cli.status import status
from successplan.cli.trace import trace
from successplan.diagnostics import Lacking, Refused


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of the work, not of the alphabet


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]},
    help=say("顧客ごとの1つのフォルダーから、成果支援計画書と月次報告をつくります。",
               "Make success plans and review decks from one folder of plain files per customer."),
    epilog=say("\b\n例:\n  successplan check customers/aoyama-apparel\n  successplan build customers/aoyama-apparel",
                 "\b\nExamples:\n  successplan check customers/aoyama-apparel\n"
                 "  successplan build customers/aoyama-apparel"))
@click.version_option(__version__, prog_name="successplan")
@click.pass_context
def cli(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


for command in (
    new, import_, build, check, status, explain, agree, diff, trace, compose, schema, completion
):  # in the order of the work
    cli.add_command(command)


def run(arguments: Sequence[str]) -> int:
    """The exit code of the command line `arguments`; whatever goes wrong is told in words, never as a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Japanese Windows console says cp932
    try:
        result = cli.main(args=list(arguments), prog_name="successplan", standalone_mode=False)
        return result if isinstance(result, int) else DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as usage:
        usage.show()
        return USAGE
    except Refused as refused:
        print_diagnostics(refused.diagnostics, ui_language(), err=True)
        return MACHINE if isinstance(refused, Lacking) else PROBLEMS
    except OSError as error:
        click.echo(_machine_trouble(error), err=True)
        return MACHINE
    except Exception:
        click.echo(_report_of_ours(), err=True)
        return OURS


def _machine_trouble(error: OSError) -> str:
    if error.errno is None and not isinstance(error, TimeoutError):
        return str(error)  # said by ourselves
    where = f"{error.filename}: " if error.filename else ""
    if isinstance(error, TimeoutError):
        return where + say("ほかの successplan がここに書いています。終わってから、もう一度実行してください。",
                             "another successplan is writing into this folder. Run again when it is done.")
    if isinstance(error, PermissionError):
        return where + say("書き込めません。Word や PowerPoint で開いていれば閉じてから、もう一度実行してください。",
                             "cannot be written. If it is open in Word or PowerPoint, close it and run again.")
    return where + say(f"この PC の問題で続けられません（{error.strerror or error}）。",
                         f"cannot go on because of this machine ({error.strerror or error}).")


def _report_of_ours() -> str:
    """Words for a fault of the program itself, with the report to send: saved as a file, not shown as a traceback."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", prefix="successplan-report-", suffix=".txt", delete=False,
                                     encoding="utf-8") as file:
        file.write(f"successplan {__version__}, Python {sys.version}\n\n{traceback.format_exc()}")
    return say(f"successplan の不具合です。何も変更していません。次のファイルを開発者に送ってください: {file.name}",
                 f"This is a fault of successplan itself. Please send this file to its developers: {file.name}")
