"""Turn `successplan status` into a screen for each customer: how it stands, what comes, what is missing or late."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from successplan.cli.options import (
    DONE,
    PROBLEMS,
    as_of_option,
    format_option,
    path_argument,
    print_diagnostics,
    say,
    spoken,
    ui_lang_option,
)
from successplan.diagnostics import Diagnostic, Level, Refused
from successplan.words import Language, Words

if TYPE_CHECKING:
    from rich.console import Console

    from successplan.status import Line, Standing, Status

_CHECKED = Words("検査: エラー {errors}件、警告 {warnings}件（successplan check {path}）",
                 "Check: errors {errors}, warnings {warnings} (successplan check {path})")
_STYLES = {"reached": "green", "on_track": "green", "at_risk": "yellow", "off_track": "bold red", "not_yet": "dim"}


@click.command(
    short_help=say("顧客ごとの現状を1画面で示します。", "Show on one screen how each customer stands."),
    help=say("PATH（顧客のフォルダー、または顧客フォルダーの親）の現状を、顧客ごとに1画面で示します: 判定と見込み、効果"
             "と費用、今後の予定、足りないもの（届いていない実績値・週次報告、説明のない未達、要確認）、双方の期限切れ。"
             "順序は計画書のとおり、顧客はフォルダー名の順です。社内の情報は含みません。",
             "Show how the customers of PATH stand, a screen each: judgements and outlook, effect and cost, the next "
             "dates, what is missing (values and weekly reports that did not come, misses nobody explained, what is to "
             "be confirmed) and what is overdue on both sides. All in the plan's order, customers by folder. Nothing "
             "internal is in it."),
    epilog=say("\b\n例:\n  successplan status\n  successplan status customers/ --as-of 2026-07-15\n"
               "  successplan status aoyama-apparel --format json",
               "\b\nExamples:\n  successplan status\n  successplan status customers/ --as-of 2026-07-15\n"
               "  successplan status aoyama-apparel --format json"))
@path_argument
@as_of_option
@format_option
@ui_lang_option
def status(path: Path, as_of: date, as_format: str, ui_lang: Language | None) -> int:
    from successplan.load import find_customers
    from successplan.pipeline import examine
    from successplan.pipeline import status as status_of

    code, listed = DONE, []
    for customer in find_customers(path):
        language = spoken(customer, ui_lang)
        try:
            examined = examine(customer, as_of)
            found = status_of(examined, language)
        except Refused as refused:
            print_diagnostics(refused.diagnostics, language, err=True)
            code = PROBLEMS
            continue
        if as_format == "json":
            listed.append({"path": str(customer), **asdict(found)})
        else:
            _print(found, _checked(customer, examined.diagnostics, language), language)
    if as_format == "json":
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1, default=date.isoformat))
    return code


def _checked(customer: Path, said: Sequence[Diagnostic], language: Language) -> str:
    """What the check says, in numbers; "" where it has nothing to say."""
    errors = sum(one.level is Level.ERROR for one in said)
    warnings = sum(one.level is Level.WARNING for one in said)
    text = _CHECKED.say(language).format(errors=errors, warnings=warnings, path=customer)
    return text if errors or warnings else ""


def _print(found: Status, checked: str, language: Language) -> None:
    from successplan.cli.screen import console
    from successplan.status import telling

    screen = console()
    screen.rule(f"{found.customer} {found.version}", align="left", style="dim")
    when = telling.AS_OF.say(language).format(day=found.as_of.isoformat(), period=found.period)
    screen.print(f"{telling.OVERALL.say(language)} {found.mark} {found.word}", style=_STYLES[found.judgement])
    screen.print(f"{found.because}\n{when}", style="dim")
    _print_standings(found.standings, screen, language)
    screen.print(telling.MONEY.say(language), style="bold")
    _indented(found.money, screen)
    for head, lines in ((telling.OVERDUE, found.overdue), (telling.MISSING, found.missing),
                        (telling.NEXT, found.next)):
        _print_lines(head.say(language), lines, screen, language)
    screen.print(f"{checked}\n" if checked else "")


def _print_standings(standings: Sequence[Standing], screen: Console, language: Language) -> None:
    from rich.text import Text

    from successplan.cli.screen import table
    from successplan.status import telling

    common = telling.target_day(standings)
    screen.print(telling.standings_head(common, language), style="bold")
    kept, rest = telling.shown(standings, language)
    rows = table(0, 0, 20, 0, 22)
    for one in kept:
        rows.add_row(f"  {one.kind.upper()}", Text(f"{one.mark} {one.word}", style=_STYLES[one.judgement]), one.name,
                     telling.way(one, common, language), one.outlook)
    screen.print(rows)
    if rest:
        _indented(rest, screen, "dim")
    for one in telling.to_say(kept):
        _indented(f"{one.mark} {one.said}", screen, _STYLES[one.judgement])


def _print_lines(head: str, lines: Sequence[Line], screen: Console, language: Language) -> None:
    from rich.text import Text

    from successplan.cli.screen import table
    from successplan.status import telling

    screen.print(f"{head} {len(lines) or telling.NONE.say(language)}", style="bold")
    kept, rest = telling.first(lines, language)
    rows = table(0, 0, 1, 0, 0)
    for one in kept:
        rows.add_row(f"  {telling.day(one.day, language)}", telling.sort(one, language), one.what,
                     telling.who(one, language), Text(telling.late(one, language), style="red"))
    if kept:
        screen.print(rows)
    if rest:
        _indented(rest, screen, "dim")


def _indented(text: str, screen: Console, style: str = "") -> None:
    from rich.padding import Padding

    screen.print(Padding(text, (0, 0, 0, 2), style=style))
