"""Turn `successplan compose` into documents printed as blocks."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from successplan.cli.options import (
    DONE,
    as_of_option,
    kinds_option,
    languages_option,
    path_argument,
    period_asked,
    period_option,
    print_diagnostics,
    say,
    spoken,
    ui_lang_option,
)
from successplan.words import Language


@click.command(
    short_help=say("文書の中身をブロックの一覧として示します。", "Show documents as blocks, for template authors."),
    help=say("PATH の文書を、描く前のブロックの一覧として示します（テンプレートを書く人のため）。",
               "Print the documents of one customer as blocks, before they are drawn: for those who write templates."),
    epilog=say("\b\n例:\n  successplan compose aoyama-apparel --kind monthly",
                 "\b\nExamples:\n  successplan compose aoyama-apparel --kind monthly\n"
                 "  successplan compose aoyama-apparel --kind success-plan --lang en"))
@path_argument
@kinds_option
@languages_option
@as_of_option
@period_option
@ui_lang_option
def compose(path: Path, kinds: tuple[str, ...], languages: tuple[Language, ...], as_of: date, period: str | None,
            ui_lang: Language | None) -> int:
    from successplan.document.dump import dump
    from successplan.pipeline import KINDS, Order, compose_all, examine

    order = Order(as_of, kinds or KINDS, (), languages, period_asked(period, as_of))
    for document, said in compose_all(examine(path, as_of, order.period), order):
        print_diagnostics(said, spoken(path, ui_lang), err=True)
        click.echo(dump(document), nl=False)
    return DONE
