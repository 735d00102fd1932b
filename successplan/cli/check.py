"""Turn `successplan check` into a list of everything that is wrong with a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from successplan.cli.options import (
    DONE,
    PROBLEMS,
    as_of_option,
    path_argument,
    print_diagnostics,
    say,
    spoken,
    strict_option,
    ui_lang_option,
)
from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.words import Language, Words


@click.command(
    short_help=say("計画を検査します。", "Check the plan: every problem at once."),
    help=say("計画を検査し、問題を場所と直し方つきで全部示します。",
               "Check the plan: every problem at once, with its place and the next step."),
    epilog=say("\b\n例:\n  successplan check\n  successplan check customers/ --as-of 2026-07-15 --strict",
                 "\b\nExamples:\n  successplan check\n  successplan check customers/ --as-of 2026-07-15 --strict"))
@path_argument
@as_of_option
@strict_option
@ui_lang_option
def check(path: Path, as_of: date, strict: bool, ui_lang: Language | None) -> int:
    from successplan.load import find_customers
    from successplan.pipeline import examine

    worst = DONE
    for customer in find_customers(path):
        try:
            said = examine(customer, as_of).diagnostics
        except Refused as refused:
            said = refused.diagnostics
        language = spoken(customer, ui_lang)
        print_diagnostics(said, language)
        worst = max(worst, _summarise(customer, said, language, strict=strict))
    return worst


def _summarise(customer: Path, said: Sequence[Diagnostic], language: Language, *, strict: bool) -> int:
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in said)
    warnings = sum(diagnostic.level is Level.WARNING for diagnostic in said)
    click.echo(Words(
        f"{customer}: エラー {errors}件、警告 {warnings}件",
        f"{customer}: {errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}").say(language))
    return PROBLEMS if errors or (strict and warnings) else DONE
