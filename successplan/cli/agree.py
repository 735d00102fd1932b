"""Turn `successplan agree` into agreed.yaml: what both sides agreed on, frozen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from successplan.cli.options import (
    DONE,
    Day,
    path_argument,
    print_diagnostics,
    say,
    spoken,
    ui_lang_option,
)
from successplan.words import Language, Words


@click.command(
    short_help=say("合意した内容を agreed.yaml に残します。", "Freeze what both sides agreed on."),
    help=say("計画書の目標・基準値・計算式・判定の幅と、その日までの実績を、合意した内容として agreed.yaml に残します。"
             "その後の変更は plan.yaml の changes に書きます。書かれていない変更は check が示します。",
             "Keep the targets, baselines, formulas, bands and the history up to the day in agreed.yaml, as agreed. "
             "Later changes stand in `changes` of plan.yaml; check tells those that do not."),
    epilog=say("\b\n例:\n  successplan agree\n  successplan agree aoyama-apparel --date 2026-04-08",
               "\b\nExamples:\n  successplan agree\n  successplan agree aoyama-apparel --date 2026-04-08"))
@path_argument
@click.option("--date", "day", type=Day(), default=lambda: date.today(), show_default="today",
              help=say("合意した日。", "The day of the agreement, like 2026-04-08."))
@ui_lang_option
def agree(path: Path, day: date, ui_lang: Language | None) -> int:
    from successplan.load import customer_folder
    from successplan.pipeline import agree as freeze

    language = spoken(path, ui_lang)
    known, said = freeze(path, day)
    print_diagnostics(said, language, err=True)
    file = customer_folder(path) / "agreed.yaml"
    click.echo((Words(f"{file}: 第{known.version}版は {known.date} に合意済みです。何も変更していません。",
                      f"{file}: version {known.version} was agreed on {known.date}; nothing was changed.") if known
                else Words(f"{file}: {day} の合意を書きました。", f"{file}: the agreement of {day} was written.")
                ).say(language))
    return DONE
