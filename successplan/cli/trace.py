"""Turn `successplan trace` into every number of a built file with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from successplan.cli.options import DONE, PROBLEMS, format_option, say, ui_lang_option, ui_language
from successplan.words import Language, Words

if TYPE_CHECKING:
    from successplan.trace import Number

_COUNTED = Words("{path}: 数 {all}、うち出所なし {typed}", "{path}: {all} numbers, {typed} without an origin")
_POINTS = Words("{count}点 {first}〜{last}", "{count} points, {first} to {last}")


@click.command(
    short_help=say("文書の数値の出所を示します。", "Show where each number of a built file comes from."),
    help=say("つくった文書（Word・PowerPoint）を読み返し、すべての数値の出所（KPI、kpi.csv の行、計画書の行、計算の"
             "方法）を示します。あとから手で書き込まれた数は「出所なし」になります。",
             "Read a built Word or PowerPoint file back and show for every number what it is, its source and date, and "
             "the row of kpi.csv, the line of plan.yaml or the formula it came from. A number that was typed into the "
             "file later has no origin. Alt texts, which repeat a drawing in words, are listed by --format json.\n\n"
             "Ends with 1 where a number has no origin, or where the record that build wrote beside the file is "
             "missing."),
    epilog=say("\b\n例:\n  successplan trace output/20260715_アオヤマ_月次報告_2026年6月度.pptx\n"
               "  successplan trace report.pptx --find 22.4\n  successplan trace plan.docx --format json",
               "\b\nExamples:\n  successplan trace output/20260715_aoyama_monthly_2026-06.pptx\n"
               "  successplan trace report.pptx --find 22.4\n  successplan trace plan.docx --format json"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--find", metavar="TEXT",
              help=say("この文字を含む数・指標・場所だけを示します。",
                       "Show only what has this text: in the number, in what it is, or in its place."))
@format_option
@ui_lang_option
def trace(file: Path, find: str | None, as_format: str, ui_lang: Language | None) -> int:
    from successplan.pipeline import trace as trace_file

    language = ui_lang or ui_language()
    found = trace_file(file)
    shown = [number for number in found if find is None or find in " ".join(_told(number, language).values())]
    if as_format == "json":
        click.echo(json.dumps([_told(number, language) for number in shown], ensure_ascii=False, indent=1))
    else:
        _print([number for number in shown if number.spot.part != "alt" or number.origin is None], language)
        typed = sum(number.origin is None for number in found)
        click.echo(_COUNTED.say(language).format(path=file.name, all=len(found), typed=typed))
    return PROBLEMS if any(number.origin is None for number in found) else DONE


def _told(number: Number, language: Language) -> dict[str, str]:
    """The number as plain keys and texts: for programs, and for what a search looks through."""
    from successplan.trace import telling

    origin, spot = number.origin, number.spot
    return {key: value for key, value in {
        "number": number.text, "page": telling.page(spot, language), "place": telling.spot_in_page(number, language),
        "text": number.around, "date_on_axis": number.at, "what": origin.what if origin else "typed_into_file",
        "means": telling.what(number, language), "id": origin.of if origin else "",
        "name": origin.name if origin else "", "source": origin.source if origin else "",
        "date": origin.day if origin else "", "at": ", ".join(origin.at) if origin else "",
        "formula": telling.how(origin, language), "was": number.was}.items() if value}


def _print(numbers: list[Number], language: Language) -> None:
    from successplan.cli.screen import console, table
    from successplan.trace import telling

    screen = console()
    for page, on_page in groupby(numbers, key=lambda number: telling.page(number.spot, language)):
        screen.print(page, style="bold")
        for place, here in groupby(on_page, key=lambda number: telling.spot_in_page(number, language)):
            screen.print(f"  {place}", style="dim")
            rows = table(13, 37, 30, right=(0,))
            for number, means, source in _rows(list(here), language):
                rows.add_row(number, means, source, style=None if source else "bold red")
            screen.print(rows)


def _rows(numbers: list[Number], language: Language) -> Iterator[tuple[str, str, str]]:
    """A row a number; the points of a chart's line as one row, but for those that were typed."""
    from successplan.trace import telling

    line = [number for number in numbers if number.series and number.origin is not None]
    if line:
        yield _line(line, language)
    rest = (number for number in numbers if number not in line)
    for (origin, _), same in groupby(rest, key=lambda number: (number.origin, number.was)):
        alike = list(same)
        formula = telling.how(origin, language)
        means = telling.what(alike[0], language)
        yield (", ".join(_once(number.text for number in alike)), f"{means}\n= {formula}" if formula else means,
               telling.where_from(origin) or ("–" if origin else ""))


def _line(numbers: list[Number], language: Language) -> tuple[str, str, str]:
    from dataclasses import replace

    from successplan.trace import telling

    last = numbers[-1]
    assert last.origin is not None, "the points of a line that were typed are told one by one"
    whole = replace(last.origin, day="", at=tuple(_once(at for one in numbers if one.origin for at in one.origin.at)))
    said = _POINTS.say(language).format(count=len(numbers), first=numbers[0].at, last=last.at)
    means = telling.what(replace(last, origin=whole), language)
    return "", f"{means}: {said}", telling.where_from(whole) or telling.how(whole, language) or "–"


def _once(values: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(values))
