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
    ui_language,
)
from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.words import Language, Words


@click.command(
    short_help=say("計画を検査します。", "Check the plan: every problem at once."),
    help=say("計画を検査し、問題を場所と直し方つきで全部示します。",
               "Check the plan: every problem at once, with its place and the next step."),
    epilog=say("\b\n例:\n  successplan check\n  successplan check customers/ --as-of 2026-07-15 --strict\n"
               "  successplan check --fix\n  successplan check --format sarif > successplan.sarif",
               "\b\nExamples:\n  successplan check\n  successplan check customers/ --as-of 2026-07-15 --strict\n"
               "  successplan check --fix\n  successplan check --format sarif > successplan.sarif"))
@path_argument
@as_of_option
@click.option("--format", "form", type=click.Choice(("text", "json", "sarif", "github")), default="text",
              show_default=True, help=say("出力の形式。json、sarif、github は他のプログラム用です。",
                                          "How to print what was found; all but text are for other programs."))
@click.option("--fix", is_flag=True,
              help=say("plan・journal・internal.yaml の、直し方が1つに決まる書き間違いを直してから検査します。"
                       "ほかの文字には触れません。",
                       "First put right what can only mean one thing in plan, journal and internal.yaml; "
                       "no other byte is touched."))
@strict_option
@ui_lang_option
def check(path: Path, as_of: date, form: str, fix: bool, strict: bool, ui_lang: Language | None) -> int:
    from successplan.load import find_customers

    customers = find_customers(path)
    if fix:
        for customer in customers:
            _fix(customer, spoken(customer, ui_lang), to_stderr=form != "text")
    found = [(customer, _examined(customer, as_of)) for customer in customers]
    if form == "text":
        for customer, said in found:
            language = spoken(customer, ui_lang)
            print_diagnostics(said, language)
            _summarise(customer, said, language)
    else:
        language = spoken(found[0][0], ui_lang) if len(found) == 1 else ui_lang or ui_language()
        _print_for_programs(form, [one for _, said in found for one in said], language)
    return max(_code(said, strict=strict) for _, said in found)


def _fix(customer: Path, language: Language, *, to_stderr: bool) -> None:
    from successplan.intake import fix

    changes = fix(customer)
    for each in changes:
        before, after = _seen(each.before), _seen(each.after)
        place = f"{each.file}:{each.line}:{each.column}"
        said = Words(f"{place}: 直しました: {before} → {after}", f"{place}: fixed: {before} → {after}")
        click.echo(said.say(language), err=to_stderr)
    if not changes:
        click.echo(Words(f"{customer}: 直せるものはありませんでした。",
                         f"{customer}: nothing to fix.").say(language), err=to_stderr)


def _seen(text: str) -> str:
    """The text, or the codes of characters that nobody sees."""
    return text if text.strip() and text.isprintable() else " ".join(f"U+{ord(each):04X}" for each in text) or "∅"


def _examined(customer: Path, as_of: date) -> tuple[Diagnostic, ...]:
    from successplan.pipeline import examine

    try:
        return examine(customer, as_of).diagnostics
    except Refused as refused:
        return refused.diagnostics


def _print_for_programs(form: str, said: Sequence[Diagnostic], language: Language) -> None:
    from successplan.cli.formats import as_github, as_json, as_sarif

    text = {"json": as_json, "sarif": as_sarif, "github": as_github}[form](said, language)
    if text:
        click.echo(text)


def _code(said: Sequence[Diagnostic], *, strict: bool) -> int:
    told = (Level.ERROR, Level.WARNING) if strict else (Level.ERROR,)
    return PROBLEMS if any(diagnostic.level in told for diagnostic in said) else DONE


def _summarise(customer: Path, said: Sequence[Diagnostic], language: Language) -> None:
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in said)
    warnings = sum(diagnostic.level is Level.WARNING for diagnostic in said)
    click.echo(Words(
        f"{customer}: エラー {errors}件、警告 {warnings}件",
        f"{customer}: {errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}").say(language))
