"""Turn `successplan build` into files, customer by customer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from successplan.cli.options import (
    DONE,
    PROBLEMS,
    as_of_option,
    kinds_option,
    languages_option,
    path_argument,
    period_asked,
    period_option,
    print_diagnostics,
    say,
    spoken,
    strict_option,
    ui_lang_option,
    usage,
    week_asked,
    week_option,
)
from successplan.diagnostics import Lacking, Refused
from successplan.words import Language, Words

if TYPE_CHECKING:
    from successplan.pipeline import Order

Name = TypeVar("Name", bound=str)


@click.command(
    short_help=say("文書をつくります。", "Build the documents of a customer, or of all."),
    help=say("PATH（顧客のフォルダー、plan.yaml、または顧客フォルダーの親）から文書をつくります。",
               "Build the documents of PATH: a customer's folder, its plan.yaml, or a folder of customers."),
    epilog=say("\b\n例:\n  successplan build\n  successplan build customers/ -o out --lang ja --lang en\n"
                 "  successplan build aoyama-apparel --kind monthly --period 2026-06\n"
                 "  successplan build aoyama-apparel --format html --format pdf",
                 "\b\nExamples:\n  successplan build\n  successplan build customers/ -o out --lang ja --lang en\n"
                 "  successplan build aoyama-apparel --kind monthly --period 2026-06\n"
                 "  successplan build aoyama-apparel --format html --format pdf"))
@path_argument
@kinds_option
@click.option("--all", "everything", is_flag=True,
              help=say("すべての文書: 上の3つと qbr、ebr、renewal-paper、weekly、minutes。",
                       "Every document: those three, and qbr, ebr, renewal-paper, weekly and minutes."))
@click.option("--format", "formats", multiple=True, metavar="FORMAT",
              help=say("形式（繰り返し可）: docx、pptx、xlsx、html、pdf（LibreOffice が必要）。既定は文書ごと。",
                       "Format: docx, pptx, xlsx, html, pdf (wants LibreOffice); repeatable. Default: by kind."))
@languages_option
@as_of_option
@period_option
@week_option
@click.option("-o", "--out", type=click.Path(file_okay=False, path_type=Path),
              help=say("出力先（顧客ごとに1フォルダー）。既定は顧客フォルダーの output。",
                         "Where to write, one folder a customer. Default: output in the customer's folder."))
@click.option("--overwrite", is_flag=True,
              help=say("手で直したファイルも上書きします。", "Replace files that were edited by hand, too."))
@click.option("--one-page", is_flag=True,
              help=say("月次報告を1枚にまとめます。", "Put the monthly report on one slide."))
@click.option("--minutes", type=click.IntRange(min=1), metavar="N",
              help=say("会議の長さ（分）。経営レビュー（ebr）は45分、短いほどスライドを減らします。15分なら5枚と表紙。",
                       "How long the meeting is: an executive review (ebr) of 45 minutes leaves slides out for a "
                       "shorter one; for 15 it keeps five and the cover."))
@click.option("--page-numbers", is_flag=True,
              help=say("Word の目次にページ番号を入れます（LibreOffice が必要）。",
                         "Put page numbers into the contents of Word files (wants LibreOffice)."))
@click.option("--watch", is_flag=True,
              help=say("入力ファイルが変わるたびに作り直します（Ctrl+C で終了）。",
                         "Build again whenever an input file changes, until Ctrl+C."))
@click.option("--draft", is_flag=True,
              help=say("ルールのエラーがあってもつくり、全ページに「未確定」と入れます。",
                       "Build in spite of what the rules say, with DRAFT across every page."))
@click.option("--no-protect", is_flag=True,
              help=say("様式の記入欄以外も書き換えられるようにします。",
                         "Let the words of a form be changed, too, not only its fields."))
@strict_option
@ui_lang_option
def build(path: Path, kinds: tuple[str, ...], everything: bool, formats: tuple[str, ...],
          languages: tuple[Language, ...], as_of: date, period: str | None, week: str | None, out: Path | None,
          overwrite: bool, one_page: bool, minutes: int | None, page_numbers: bool, watch: bool, draft: bool,
          no_protect: bool, strict: bool, ui_lang: Language | None) -> int:
    from successplan.pipeline import EVERY_KIND, FORMATS, KINDS, Order

    for format_ in formats:
        if format_ not in FORMATS:
            usage(say(f"--format {format_}: 形式は {', '.join(FORMATS)} です。",
                         f"--format {format_}: the formats are {', '.join(FORMATS)}."))
    if one_page:
        kinds = tuple(f"{kind}-one-page" if kind == "monthly" else kind for kind in kinds or ("monthly",))
    wanted = (*kinds, *EVERY_KIND) if everything else kinds or KINDS
    order = Order(
        as_of, _once(wanted), _once(formats), _once(languages), period_asked(period, as_of), strict=strict,
        overwrite=overwrite, page_numbers=page_numbers, draft=draft, week=week_asked(week), protect=not no_protect,
        minutes=minutes)
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
        raise OSError(say("--watch には watchfiles が要ります: pip install successplan[watch]",
                            "--watch wants watchfiles: pip install successplan[watch]")) from None
    click.echo(say("変更を待っています（Ctrl+C で終了）", "Waiting for changes, until Ctrl+C"), err=True)
    folder = path if path.is_dir() else path.parent
    return watch(folder, watch_filter=lambda _, file: Path(file).suffix in (".yaml", ".yml", ".csv", ".j2"))


def _build_one(customer: Path, order: Order, out: Path | None, ui_lang: Language | None) -> int:
    from successplan.pipeline import build as build_documents

    folder = customer if customer.is_dir() else customer.parent
    language = spoken(customer, ui_lang)
    try:
        written, said = build_documents(customer, order, out)
    except Lacking:
        raise  # the next customer would lack it, too
    except Refused as refused:
        print_diagnostics(refused.diagnostics, language, err=True)
        click.echo(Words(f"{folder}: 何も作成していません。", f"{folder}: nothing was built.").say(language), err=True)
        return PROBLEMS
    print_diagnostics(said, language, err=True)
    for file in written:
        click.echo(file.path)
        if file.kept:
            stays = Words(f"  {file.kept.name} は手で直されているため残しました（--overwrite で置き換え）",
                          f"  {file.kept.name} was edited by hand and stays (--overwrite replaces it)")
            click.echo(stays.say(language), err=True)
    return DONE
