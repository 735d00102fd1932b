"""Turn `successplan import` into new rows of a customer's kpi.csv, and a summary of what came in and what did not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from successplan.cli.options import DONE, PROBLEMS, print_diagnostics, say, spoken, ui_lang_option
from successplan.diagnostics import Diagnostic, Level
from successplan.words import Language, Words

if TYPE_CHECKING:
    from successplan.intake import Imported

_REPAIRS_SHOWN = 12  # in a file of a year each cell may have its %; the first ones say what was done


@click.command(
    "import",
    short_help=say("CSV や Excel の実績を kpi.csv に加えます。", "Add values of a CSV or Excel file to kpi.csv."),
    help=say("CSV か Excel の実績を読み、顧客の kpi.csv の終わりに加えます。"
             "1行に1件の表、KPIごとの列の表、月ごとの列の表が読めます。同じ値は加えず、違う値は訂正として新しい行にします。読み方が1つに決まらない値があれば、何も書きません。",
             "Read values from a CSV or Excel file and add them at the end of the customer's kpi.csv: a row a value, a "
             "column a KPI, or a column a month. What is there already stays; another value is a new row, a "
             "correction. Where a cell is not certain nothing is written."),
    epilog=say("\b\n例:\n  successplan import 実績.xlsx --into customers/aoyama-apparel --dry-run\n"
               "  successplan import 利用率.csv --into customers/aoyama-apparel --kpi weekly-users",
               "\b\nExamples:\n  successplan import values.xlsx --into customers/northwind --dry-run\n"
               "  successplan import usage.csv --into customers/northwind --kpi weekly-users"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--into", "path", required=True, type=click.Path(exists=True, path_type=Path), metavar="PATH",
              help=say("顧客のフォルダー。", "The customer's folder."))
@click.option("--kpi", metavar="ID", help=say("指標の名前がない表で、どのKPIの値か。",
                                              "Which KPI the values are of, where the file does not say."))
@click.option("--dry-run", is_flag=True, help=say("何が起こるかを示すだけで、書きません。",
                                                  "Say what would happen; write nothing."))
@click.option("--skip-refused", is_flag=True,
              help=say("読めない値を除き、残りを書きます。", "Leave out what is refused and write the rest."))
@ui_lang_option
def import_(
    file: Path, path: Path, kpi: str | None, dry_run: bool, skip_refused: bool, ui_lang: Language | None
) -> int:
    from successplan.intake import bring_in

    language = spoken(path, ui_lang)
    done = bring_in(path, file, kpi, dry_run=dry_run, skip_refused=skip_refused)
    print_diagnostics(_shortened(done.diagnostics), language)
    click.echo(_summary(file, done, dry_run=dry_run).say(language))
    return PROBLEMS if done.refused and not skip_refused else DONE


def _shortened(said: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics with the first repairs alone, and how many more there are."""
    repairs = [each for each in said if each.rule == "cell-repaired"]
    more = len(repairs) - _REPAIRS_SHOWN
    if more <= 0:
        return list(said)
    left_out = set(repairs[_REPAIRS_SHOWN:])
    return [*(each for each in said if each not in left_out), Diagnostic(
        Level.INFO, "cell-repaired", Words(f"ほかに{more}件を同じように直しました",
                                           f"{more} more were repaired like these"))]


def _summary(file: Path, done: Imported, *, dry_run: bool) -> Words:
    new = done.added - done.corrections
    ja = [f"追加 {new}件", f"訂正 {done.corrections}件", f"変わらず {done.known}件",
          f"書き方を直したもの {done.repaired}件",
          f"読めなかったもの {done.refused}件", f"空欄 {done.blank}件"]
    en = [f"{new} new", f"{done.corrections} corrected", f"{done.known} unchanged", f"{done.repaired} repaired",
          f"{done.refused} refused", f"{done.blank} blank"]
    if done.others:
        ja.append(f"ほかの顧客 {done.others}行")
        en.append(f"{done.others} rows of other customers")
    if done.written:
        end = (f"{done.written} に書きました。", f"written to {done.written}.")
    elif dry_run and not done.stopped:
        end = ("試しに読んだだけで、何も書いていません。", "a dry run: nothing was written.")
    elif done.stopped:
        end = ("読めない値があるので、何も書いていません（直すか --skip-refused）。",
               "nothing was written, because of what is refused (correct it, or --skip-refused).")
    else:
        end = ("新しい値はなく、何も書いていません。", "nothing is new, and nothing was written.")
    return Words(f"{file.name}: {'、'.join(ja)}。{end[0]}", f"{file.name}: {', '.join(en)}; {end[1]}")
