"""Turn words on a command line into calls of the pipeline, and what comes back into text and an exit code.

Thin: it parses, reads the clock, prints. Stages are imported when a command runs, so that help is instant.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar, cast

import click

from successplan import __version__
from successplan.diagnostics import Diagnostic, Level, Refused, as_text
from successplan.words import LANGUAGES, Language, Words

if TYPE_CHECKING:
    from successplan.pipeline import Order

DONE, PROBLEMS, USAGE, MACHINE, OURS, INTERRUPTED = 0, 1, 2, 3, 70, 130
Name = TypeVar("Name", bound=str)
SCHEMAS = ("plan", "journal", "internal", "workspace")


def _ui_language() -> Language:
    """The language of help and of messages where no plan says one: SUCCESSPLAN_LANG, else the system's."""
    said = next((value for name in ("SUCCESSPLAN_LANG", "LC_ALL", "LANG") if (value := os.environ.get(name))), "")
    return "ja" if said.lower().startswith("ja") else "en"


def _help(ja: str, en: str) -> str:
    return Words(ja=ja, en=en).say(_ui_language())


class _Day(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic since click 8.4
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        from successplan.model.scalar import FIRST_DAY, LAST_DAY

        try:
            day = datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(_help(f"{value} は日付ではありません。2026-07-15 のように書いてください。",
                            f"{value} is no date. Write it like 2026-07-15."), param, ctx)
        if not FIRST_DAY <= day <= LAST_DAY:
            self.fail(_help(f"{value}: {FIRST_DAY.year}年から{LAST_DAY.year}年までの日付を書いてください。",
                            f"{value}: write a date from {FIRST_DAY.year} to {LAST_DAY.year}."), param, ctx)
        return day


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)  # in the order of the work, not of the alphabet


def _path_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("path", default=".", type=click.Path(exists=True, path_type=Path))(function)


_as_of = click.option(
    "--as-of", type=_Day(), default=lambda: date.today(), show_default="today",
    help=_help("この日の朝の時点で作ります。", "The morning for which to judge and build, like 2026-07-15."))
_ui_lang = click.option(
    "--ui-lang", type=click.Choice(LANGUAGES), default=None,
    help=_help("メッセージの言語。既定は計画書の言語。", "Language of messages; the plan's own by default."))
_kinds = click.option(
    "--kind", "kinds", multiple=True, metavar="KIND",
    help=_help("文書の種類（繰り返し可）。既定は success-plan と monthly。",
               "Kind of document: success-plan, monthly, or one of your own; repeatable. Default: both."))
_languages = click.option(
    "--lang", "languages", multiple=True, type=click.Choice(LANGUAGES),
    help=_help("文書の言語（繰り返し可）。既定は計画書の言語。",
               "Language of the documents; repeatable. Default: the plan's own."))
_period = click.option(
    "--period", metavar="YYYY-MM",
    help=_help("報告する月。既定は直近の完了した月。",
               "Month to report, like 2026-06. Default: the last one complete."))
_strict = click.option(
    "--strict", is_flag=True, help=_help("警告もエラーとして扱います。", "Count warnings as errors."))


@click.group(
    cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]},
    help=_help("顧客ごとの1つのフォルダーから、成果支援計画書と月次報告をつくります。",
               "Make success plans and review decks from one folder of plain files per customer."),
    epilog=_help("\b\n例:\n  successplan check customers/aoyama-apparel\n  successplan build customers/aoyama-apparel",
                 "\b\nExamples:\n  successplan check customers/aoyama-apparel\n"
                 "  successplan build customers/aoyama-apparel"))
@click.version_option(__version__, prog_name="successplan")
@click.pass_context
def cli(ctx: click.Context) -> None:
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


@cli.command(
    short_help=_help("文書をつくります。", "Build the documents of a customer, or of all."),
    help=_help("PATH（顧客のフォルダー、plan.yaml、または顧客フォルダーの親）から文書をつくります。",
               "Build the documents of PATH: a customer's folder, its plan.yaml, or a folder of customers."),
    epilog=_help("\b\n例:\n  successplan build\n  successplan build customers/ -o out --lang ja --lang en\n"
                 "  successplan build aoyama-apparel --kind monthly --period 2026-06",
                 "\b\nExamples:\n  successplan build\n  successplan build customers/ -o out --lang ja --lang en\n"
                 "  successplan build aoyama-apparel --kind monthly --period 2026-06"))
@_path_argument
@_kinds
@click.option("--format", "formats", multiple=True, metavar="FORMAT",
              help=_help("形式（繰り返し可）: docx, pptx。",
                         "Format: docx, pptx; repeatable. Default: what the kind has."))
@_languages
@_as_of
@_period
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help=_help("出力先（顧客ごとに1フォルダー）。既定は顧客フォルダーの output。",
                         "Where to write, one folder a customer. Default: output in the customer's folder."))
@click.option("--overwrite", is_flag=True,
              help=_help("手で直したファイルも上書きします。", "Replace files that were edited by hand, too."))
@click.option("--one-page", is_flag=True,
              help=_help("月次報告を1枚にまとめます。", "Put the monthly report on one slide."))
@click.option("--watch", is_flag=True,
              help=_help("入力ファイルが変わるたびに作り直します（Ctrl+C で終了）。",
                         "Build again whenever an input file changes, until Ctrl+C."))
@_strict
@_ui_lang
def build(path: Path, kinds: tuple[str, ...], formats: tuple[str, ...], languages: tuple[Language, ...], as_of: date,
          period: str | None, out: Path | None, overwrite: bool, one_page: bool, watch: bool, strict: bool,
          ui_lang: Language | None) -> int:
    from successplan.pipeline import FORMATS, KINDS, Order

    for format_ in formats:
        if format_ not in FORMATS:
            _usage(_help(f"--format {format_}: 形式は {', '.join(FORMATS)} です。",
                         f"--format {format_}: the formats are {', '.join(FORMATS)}."))
    if one_page:
        kinds = tuple(f"{kind}-one-page" if kind == "monthly" else kind for kind in kinds or ("monthly",))
    span = _span(period, as_of)
    order = Order(as_of, _once(kinds or KINDS), _once(formats), _once(languages), span, strict, overwrite)
    code = _build_all(path, order, out, ui_lang)
    if watch:
        for _ in _changes(path):
            code = _build_all(path, order, out, ui_lang)
    return code


def _once(wanted: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(wanted))


def _build_all(path: Path, order: Order, out: Path | None, ui_lang: Language | None) -> int:
    from successplan.load import find_customers

    customers = find_customers(path)
    return max(_build_one(one, order, out / _own_folder(one, path) if out else None, ui_lang) for one in customers)


def _own_folder(customer: Path, path: Path) -> Path:
    """The customer's folder below --out: as it lies below PATH, so that no two customers share one."""
    folder = (customer if customer.is_dir() else customer.parent).resolve()
    above = path.resolve()
    return folder.relative_to(above) if above in folder.parents else Path(folder.name)


def _changes(path: Path) -> Iterator[object]:
    """One item for each time that an input file at `path` changed; what we write ourselves does not count."""
    try:
        from watchfiles import watch
    except ImportError:
        raise OSError(_help("--watch には watchfiles が要ります: pip install successplan[watch]",
                            "--watch wants watchfiles: pip install successplan[watch]")) from None
    click.echo(_help("変更を待っています（Ctrl+C で終了）", "Waiting for changes, until Ctrl+C"), err=True)
    folder = path if path.is_dir() else path.parent
    return watch(folder, watch_filter=lambda _, file: Path(file).suffix in (".yaml", ".yml", ".csv", ".j2"))


def _build_one(customer: Path, order: Order, out: Path | None, ui_lang: Language | None) -> int:
    from successplan.pipeline import build as build_documents

    folder = customer if customer.is_dir() else customer.parent
    language = _spoken(customer, ui_lang)
    try:
        written, said = build_documents(customer, order, out)
    except Refused as refused:
        _print_diagnostics(refused.diagnostics, language, err=True)
        click.echo(Words(f"{folder}: 何も作成していません。", f"{folder}: nothing was built.").say(language), err=True)
        return PROBLEMS
    _print_diagnostics(said, language, err=True)
    for file in written:
        click.echo(file.path)
        if file.kept:
            stays = Words(f"  {file.kept.name} は手で直されているため残しました（--overwrite で置き換え）",
                          f"  {file.kept.name} was edited by hand and stays (--overwrite replaces it)")
            click.echo(stays.say(language), err=True)
    return DONE


@cli.command(
    short_help=_help("計画を検査します。", "Check the plan: every problem at once."),
    help=_help("計画を検査し、問題を場所と直し方つきで全部示します。",
               "Check the plan: every problem at once, with its place and the next step."),
    epilog=_help("\b\n例:\n  successplan check\n  successplan check customers/ --as-of 2026-07-15 --strict",
                 "\b\nExamples:\n  successplan check\n  successplan check customers/ --as-of 2026-07-15 --strict"))
@_path_argument
@_as_of
@_strict
@_ui_lang
def check(path: Path, as_of: date, strict: bool, ui_lang: Language | None) -> int:
    from successplan.load import find_customers
    from successplan.pipeline import examine

    worst = DONE
    for customer in find_customers(path):
        try:
            said = examine(customer, as_of).diagnostics
        except Refused as refused:
            said = refused.diagnostics
        language = _spoken(customer, ui_lang)
        _print_diagnostics(said, language)
        worst = max(worst, _summarise(customer, said, language, strict=strict))
    return worst


def _summarise(customer: Path, said: Sequence[Diagnostic], language: Language, *, strict: bool) -> int:
    errors = sum(diagnostic.level is Level.ERROR for diagnostic in said)
    warnings = sum(diagnostic.level is Level.WARNING for diagnostic in said)
    click.echo(Words(
        f"{customer}: エラー {errors}件、警告 {warnings}件",
        f"{customer}: {errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}").say(language))
    return PROBLEMS if errors or (strict and warnings) else DONE


@cli.command(
    short_help=_help("文書の中身をブロックの一覧として示します。", "Show documents as blocks, for template authors."),
    help=_help("PATH の文書を、描く前のブロックの一覧として示します（テンプレートを書く人のため）。",
               "Print the documents of one customer as blocks, before they are drawn: for those who write templates."),
    epilog=_help("\b\n例:\n  successplan compose aoyama-apparel --kind monthly",
                 "\b\nExamples:\n  successplan compose aoyama-apparel --kind monthly\n"
                 "  successplan compose aoyama-apparel --kind success-plan --lang en"))
@_path_argument
@_kinds
@_languages
@_as_of
@_period
@_ui_lang
def compose(path: Path, kinds: tuple[str, ...], languages: tuple[Language, ...], as_of: date, period: str | None,
            ui_lang: Language | None) -> int:
    from successplan.document.dump import dump
    from successplan.pipeline import KINDS, Order, compose_all, examine

    order = Order(as_of, kinds or KINDS, (), languages, _span(period, as_of))
    for document, said in compose_all(examine(path, as_of, order.period), order):
        _print_diagnostics(said, _spoken(path, ui_lang), err=True)
        click.echo(dump(document), nl=False)
    return DONE


@cli.command(
    short_help=_help("入力ファイルの JSON Schema を示します。", "Print the JSON Schema of an input file."),
    help=_help("入力ファイルの JSON Schema を示します（エディターの補完と説明に使います）。",
               "Print the JSON Schema of an input file, with which an editor completes and explains it."),
    epilog=_help("\b\n例:\n  successplan schema plan\n  successplan schema -o schema",
                 "\b\nExamples:\n  successplan schema plan\n  successplan schema -o schema"))
@click.argument("which", type=click.Choice(SCHEMAS), default="plan")
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help=_help("4つとも、このフォルダーに書きます。", "Write all four into this folder."))
def schema(which: str, out: Path | None) -> int:
    from successplan.schema import json_schema

    def text(name: str) -> str:
        return json.dumps(json_schema(cast("Any", name)), ensure_ascii=False, indent=2) + "\n"

    if out is None:
        click.echo(text(which), nl=False)
        return DONE
    out.mkdir(parents=True, exist_ok=True)
    for name in SCHEMAS:
        file = out / f"{name}.schema.json"
        file.write_text(text(name), encoding="utf-8", newline="\n")
        click.echo(file)
    return DONE


def _span(period: str | None, as_of: date) -> Any:
    """The month that --period names, None where it names none."""
    if period is None:
        return None
    from successplan.analyse import month_span
    from successplan.model.scalar import FIRST_DAY

    try:
        span = month_span(period)
    except ValueError:
        _usage(_help(f"--period {period}: 月を 2026-06 のように書いてください。",
                     f"--period {period}: write the month like 2026-06."))
    if span.start < FIRST_DAY:
        _usage(_help(f"--period {period} は古すぎます。", f"--period {period} is too long ago."))
    if span.start > as_of:
        _usage(_help(f"--period {period} は {as_of} より後の月です。", f"--period {period} begins after {as_of}."))
    return span


def _usage(text: str) -> NoReturn:
    raise click.UsageError(text)


def _spoken(customer: Path, ui_lang: Language | None) -> Language:
    """The language of messages about a customer: the one asked for, else the plan's own, else the system's."""
    from successplan.load import plan_language

    return ui_lang or plan_language(customer) or _ui_language()


def _print_diagnostics(said: Sequence[Diagnostic], language: Language, *, err: bool = False) -> None:
    if said:
        click.echo(as_text(said, language), err=err)


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
        _print_diagnostics(refused.diagnostics, _ui_language(), err=True)
        return PROBLEMS
    except OSError as error:
        click.echo(_machine_trouble(error), err=True)
        return MACHINE
    except Exception:
        click.echo(_report_of_ours(), err=True)
        return OURS


def _machine_trouble(error: OSError) -> str:
    if error.errno is None:
        return str(error)  # said by ourselves
    where = f"{error.filename}: " if error.filename else ""
    if isinstance(error, PermissionError):
        return where + _help("書き込めません。Word や PowerPoint で開いていれば閉じてから、もう一度実行してください。",
                             "cannot be written. If it is open in Word or PowerPoint, close it and run again.")
    return where + _help(f"この PC の問題で続けられません（{error.strerror or error}）。",
                         f"cannot go on because of this machine ({error.strerror or error}).")


def _report_of_ours() -> str:
    """Words for a fault of the program itself, with the report to send: saved as a file, not shown as a traceback."""
    import tempfile

    with tempfile.NamedTemporaryFile("w", prefix="successplan-report-", suffix=".txt", delete=False,
                                     encoding="utf-8") as file:
        file.write(f"successplan {__version__}, Python {sys.version}\n\n{traceback.format_exc()}")
    return _help(f"successplan の不具合です。何も変更していません。次のファイルを開発者に送ってください: {file.name}",
                 f"This is a fault of successplan itself. Please send this file to its developers: {file.name}")
