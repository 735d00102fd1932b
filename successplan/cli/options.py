"""Turn the words that commands share (a path, a day, a month, a language) into values, and what was found into text.

Thin: it parses, reads the clock, prints. Stages are imported when a command runs, so that help is instant.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from successplan.diagnostics import Diagnostic, as_text
from successplan.words import LANGUAGES, Language, Words

DONE, PROBLEMS, USAGE, MACHINE, OURS, INTERRUPTED = 0, 1, 2, 3, 70, 130


def ui_language() -> Language:
    """The language of help and of messages where no plan says one: SUCCESSPLAN_LANG, else the system's."""
    said = next((value for name in ("SUCCESSPLAN_LANG", "LC_ALL", "LANG") if (value := os.environ.get(name))), "")
    return "ja" if said.lower().startswith("ja") else "en"


def say(ja: str, en: str) -> str:
    return Words(ja=ja, en=en).say(ui_language())


class Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from successplan.model.scalar import FIRST_DAY, LAST_DAY

        try:
            day = datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(say(f"{value} は日付ではありません。2026-07-15 のように書いてください。",
                            f"{value} is no date. Write it like 2026-07-15."), param, ctx)
        if not FIRST_DAY <= day <= LAST_DAY:
            self.fail(say(f"{value}: {FIRST_DAY.year}年から{LAST_DAY.year}年までの日付を書いてください。",
                            f"{value}: write a date from {FIRST_DAY.year} to {LAST_DAY.year}."), param, ctx)
        return day


def path_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("path", default=".", type=click.Path(exists=True, path_type=Path))(function)


as_of_option = click.option(
    "--as-of", type=Day(), default=lambda: date.today(), show_default="today",
    help=say("この日の朝の時点で作ります。", "The morning for which to judge and build, like 2026-07-15."))
ui_lang_option = click.option(
    "--ui-lang", type=click.Choice(LANGUAGES), default=None,
    help=say("メッセージの言語。既定は計画書の言語。", "Language of messages; the plan's own by default."))
kinds_option = click.option(
    "--kind", "kinds", multiple=True, metavar="KIND",
    help=say("文書（繰り返し可）: success-plan、kickoff、monthly、qbr、ebr、renewal-paper、weekly、minutes、"
             "自作のもの。既定は最初の3つ。",
             "Kind of document: success-plan, kickoff, monthly, qbr, ebr, renewal-paper, weekly, minutes, "
             "or one of your own; repeatable. Default: the first three."))
languages_option = click.option(
    "--lang", "languages", multiple=True, type=click.Choice(LANGUAGES),
    help=say("文書の言語（繰り返し可）。既定は計画書の言語。",
               "Language of the documents; repeatable. Default: the plan's own."))
period_option = click.option(
    "--period", metavar="YYYY-MM|YYYY-Qn",
    help=say("報告する月、または四半期（2026-Q2は4〜6月）。四半期の文書は、その月を含む年度の四半期。既定は直近の完了した期間。",
               "Month to report, like 2026-06, or quarter: 2026-Q2 is April to June. Reviews of a quarter take the "
               "customer's fiscal quarter that holds it. Default: the last one complete."))
week_option = click.option(
    "--week", metavar="YYYY-Www",
    help=say("週次報告の様式が尋ねる週。既定は --as-of を含む週。",
               "Week that the weekly form asks about, like 2026-W28. Default: the one that holds --as-of."))
format_option = click.option(
    "--format", "as_format", type=click.Choice(("text", "json")), default="text", show_default=True,
    help=say("表示の形式。json はほかのプログラムのため。", "How to print; json is for other programs."))
strict_option = click.option(
    "--strict", is_flag=True, help=say("警告もエラーとして扱います。", "Count warnings as errors."))



def period_asked(period: str | None, as_of: date) -> Any:
    """The month or calendar quarter that --period names, None where it names none."""
    if period is None:
        return None
    from successplan.analyse import parse_period
    from successplan.model.scalar import FIRST_DAY

    try:
        span = parse_period(period)
    except ValueError:
        span = None
    if span is None or not 28 <= span.days <= 92:  # neither a week nor a year
        usage(say(f"--period {period}: 月を 2026-06、四半期を 2026-Q2 のように書いてください。",
                     f"--period {period}: write a month like 2026-06, or a quarter like 2026-Q2."))
    if span.start < FIRST_DAY:
        usage(say(f"--period {period} は古すぎます。", f"--period {period} is too long ago."))
    if span.start > as_of:
        usage(say(f"--period {period} は {as_of} より後の月です。", f"--period {period} begins after {as_of}."))
    return span


def week_asked(week: str | None) -> Any:
    """The week that --week names, Monday to Sunday; None where it names none."""
    if week is None:
        return None
    from successplan.analyse import parse_period

    try:
        span = parse_period(week)
    except ValueError:
        span = None
    if span is None or "W" not in week:
        usage(say(f"--week {week}: 週を 2026-W28 のように書いてください。",
                  f"--week {week}: write the week like 2026-W28."))
    return span


def usage(text: str) -> NoReturn:
    raise click.UsageError(text)


def spoken(customer: Path, ui_lang: Language | None) -> Language:
    """The language of messages about a customer: the one asked for, else the plan's own, else the system's."""
    from successplan.load import plan_language

    return ui_lang or plan_language(customer) or ui_language()


def print_diagnostics(said: Sequence[Diagnostic], language: Language, *, err: bool = False) -> None:
    if said:
        click.echo(as_text(said, language), err=err)
