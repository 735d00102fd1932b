"""Turn kpi.csv into observations, each bad cell told at its line and column."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path

from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.gate import LIMITS, UNSEEN, cell_span, error, read_text, unseen_character
from successplan.load.people_day import Day, NoDay, read_day
from successplan.load.people_number import Number, read_number
from successplan.model.history import History, Observation
from successplan.model.scalar import FIRST_DAY, LAST_DAY
from successplan.words import Words

_REQUIRED = ("kpi", "date", "value")
_COLUMNS = (*_REQUIRED, "part", "by", "source", "note")
_NUMBER = re.compile(r"[-+]?[0-9]{1,20}(\.[0-9]{1,10})?")
_NAME_THEM = ("1行目に列の名前を書いてください: kpi,date,value", "Name the columns in the first line: kpi,date,value")
# Excel turns 2026-06-28 into 2026/6/28 when it saves a CSV file.
_DAY = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")


class HistoryFile:
    """The history as it was read: with its lines, so that a value can be shown where it stands."""

    def __init__(self, path: Path, text: str = "") -> None:
        self.path = path
        self._text = text
        self._lines: list[str] | None = None
        self.columns: dict[str, int] = {}
        self.history = History()
        self.diagnostics: tuple[Diagnostic, ...] = ()

    def place(self, line: int, column: int | None = None) -> Place:
        """The place of the cell in the `column`-th column of a row that begins on `line`."""
        if self._lines is None:
            self._lines = self._text.split("\n")
        excerpt = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        start, width = cell_span(excerpt, column) if column is not None else (0, len(excerpt))
        shown = excerpt if len(excerpt) <= LIMITS.excerpt_characters else None
        return Place(self.path, line, start + 1, max(width, 1), shown)

    def find(self, keys: tuple[str | int, ...]) -> Place:
        """The place of an observation by its index, and of one of its columns where that is given."""
        index = keys[0] if keys and isinstance(keys[0], int) else -1
        if not 0 <= index < len(self.history.observations):
            return Place(self.path)
        column = self.columns.get(keys[1]) if len(keys) > 1 and isinstance(keys[1], str) else None
        return self.place(self.history.observations[index].line, column)


def read_history(path: Path) -> HistoryFile:
    """The history in the file at `path`; what is wrong stands in its diagnostics."""
    try:
        text = read_text(path, LIMITS.csv_file)
    except Refused as refused:
        file = HistoryFile(path)
        file.diagnostics = refused.diagnostics
        return file
    file = HistoryFile(path, text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    said: list[Diagnostic] = []
    try:
        head = next(reader, [])
        said += _check_head(file, [name.strip() for name in head])
        if not said:
            file.history = History(_rows(file, reader, said))
    except csv.Error as problem:
        said.append(_broken(file, reader.line_num, str(problem)))
    file.diagnostics = (*_unseen(file, text), *said)
    return file


def _unseen(file: HistoryFile, text: str) -> Iterator[Diagnostic]:
    for index, line in enumerate(text.split("\n") if UNSEEN.search(text) else ()):
        for found in UNSEEN.finditer(line):
            shown = line if len(line) <= LIMITS.excerpt_characters else None
            yield unseen_character(found[0], Place(file.path, index + 1, found.start() + 1, 1, shown))


def _check_head(file: HistoryFile, head: list[str]) -> Iterator[Diagnostic]:
    """What is wrong with the names of the columns; a line that names none of them is one mistake, and so is a typo."""
    if not {name.lower() for name in head} & set(_COLUMNS):
        yield _no_head(file, head)
        return
    for index, name in enumerate(head):
        if name in file.columns:
            yield error(
                "column-once",
                (f"列 {name} が2つあります", f"There are two columns {name}"),
                ("片方を消してください", "Delete one of them"),
                file.place(1, index),
            )
        elif name not in _COLUMNS:
            near = _near(name)
            yield error(
                "column-known",
                (f"「{name}」という列はありません", f"There is no column “{name}”"),
                (f"{near} のことですか", f"Is it {near}?")
                if near
                else (f"使える列: {', '.join(_COLUMNS)}", f"The columns are {', '.join(_COLUMNS)}"),
                file.place(1, index),
            )
        file.columns.setdefault(name, index)
    meant = {_near(name) for name in head if name not in _COLUMNS}
    missing = [name for name in _REQUIRED if name not in file.columns and name not in meant]
    if missing:
        names = ", ".join(missing)
        yield error(
            "column-present",
            (f"列 {names} がありません", f"The column {names} is missing"),
            _NAME_THEM,
            file.place(1),
        )


def _no_head(file: HistoryFile, head: list[str]) -> Diagnostic:
    mark = next((mark for mark in (";", "\t") if len(head) == 1 and mark in head[0]), None)
    if mark:
        return error(
            "column-present",
            ("列がコンマで区切られていません", "The columns are not separated by commas"),
            ("表計算ソフトで「CSV UTF-8（コンマ区切り）」として保存し直してください",
             "Save it again in the spreadsheet as CSV UTF-8 (comma separated)"),
            file.place(1),
        )
    return error(
        "column-present",
        ("1行目に列の名前がありません", "The first line does not name the columns"),
        _NAME_THEM,
        file.place(1),
    )


def _near(name: str) -> str | None:
    """The column that `name` was probably meant to be, None where nothing is near."""
    return next(iter(get_close_matches(name.lower(), _COLUMNS, 1, 0.6)), None)


def _rows(file: HistoryFile, reader: Iterator[list[str]], said: list[Diagnostic]) -> Iterator[Observation]:
    columns = file.columns
    width = len(columns)
    kpi_at, date_at, value_at = (columns[name] for name in _REQUIRED)
    part_at, by_at, source_at, note_at = (columns.get(name, width) for name in _COLUMNS[3:])
    padding = [""] * (width + 1)
    days: dict[str, date] = {}
    line = 1
    for row in reader:
        first, line = line + 1, reader.line_num  # type: ignore[attr-defined]  # a reader of csv has it
        if len(said) >= LIMITS.bad_cells:
            said.append(_and_more(file, first))
            return
        if not any(row):
            continue
        if len(row) > width:
            said.append(_too_many(file, first, width))
            continue
        row += padding[len(row) :]
        kpi, day_text, number = row[kpi_at].strip(), row[date_at].strip(), row[value_at].strip()
        day = days.get(day_text) or _day(day_text)
        if day is not None:
            days[day_text] = day
        good = _NUMBER.fullmatch(number) if number else True
        if not kpi or day is None or not good:
            said += _bad_cells(file, first, kpi, day, bool(good), row)
            continue
        if not number and not row[note_at].strip():
            said.append(_without_reason(file, first, value_at))
        yield Observation(
            kpi, day, Decimal(number) if number else None, row[part_at].strip(), row[by_at].strip(),
            row[source_at].strip(), row[note_at].strip(), first,
        )  # fmt: skip


def _day(text: str) -> date | None:
    found = _DAY.fullmatch(text)
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
    return day if day and FIRST_DAY <= day <= LAST_DAY else None


def _bad_cells(
    file: HistoryFile, line: int, kpi: str, day: date | None, good: bool, row: list[str]
) -> Iterator[Diagnostic]:
    def cell(name: str) -> tuple[str, Place]:
        at = file.columns[name]
        return row[at].strip()[:40], file.place(line, at)

    if not kpi:
        yield error(
            "cell-fits",
            ("kpi が空です", "kpi is empty"),
            ("plan.yaml の goals にある id を書いてください", "Write an id of the goals in plan.yaml"),
            cell("kpi")[1],
        )
    if day is None:
        shown, place = cell("date")
        yield _bad_day(shown, place)
    if not good:
        shown, place = cell("value")
        yield _bad_number(shown, place)


def _bad_day(shown: str, place: Place) -> Diagnostic:
    read = read_day(shown)
    if isinstance(read, Day):
        hint = (f"{read.value} と書いてください", f"Write {read.value}")
    else:
        hint = (read.hint.say("ja"), read.hint.say("en"))
    why = read.why if isinstance(read, NoDay) and shown else Words(
        f"date には日付を書きます（今は「{shown}」）", f"date takes a date, not “{shown}”")
    return error("cell-fits", (why.say("ja"), why.say("en")), hint, place)


def _bad_number(shown: str, place: Place) -> Diagnostic:
    unit = re.sub(r"^.*[0-9]", "", unicodedata.normalize("NFKC", shown)).strip()
    read = read_number(shown, [unit])
    if isinstance(read, Number) and read.value is not None:
        hint = (f"{read.value:f} と書いてください", f"Write {read.value:f}")
    else:
        hint = ("半角の数字だけを、単位なしで書いてください。測れなかった週は空にして、note に理由を書きます",
                "Write digits alone, without a unit. If it could not be measured, leave it empty and say why in note")
    return error("cell-fits", (f"value には数を書きます（今は「{shown}」）",
                               f"value takes a number, not “{shown}”"), hint, place)


def _too_many(file: HistoryFile, line: int, width: int) -> Diagnostic:
    return error(
        "cells-match-columns",
        (f"{width}列より多くの値があります", f"There are more values than the {width} columns"),
        ('コンマのある文は "..." で囲み、数の桁区切りのコンマは消してください',
         'Put a text with a comma in quotes: "..."; write a number without commas between its digits'),
        file.place(line, width),
    )


def _and_more(file: HistoryFile, line: int) -> Diagnostic:
    return error(
        "cell-fits",
        (f"ここまでに{LIMITS.bad_cells}件あります。{line}行目から先は読んでいません",
         f"There are {LIMITS.bad_cells} of these up to here; nothing is read from line {line} on"),
        ("上の行を直してから、もう一度確かめてください", "Correct the lines above and check again"),
        file.place(line),
    )


def _without_reason(file: HistoryFile, line: int, column: int) -> Diagnostic:
    return Diagnostic(
        Level.WARNING,
        "gap-has-reason",
        Words("値も理由もありません", "There is neither a value nor a reason"),
        file.place(line, column),
        Words(
            "値を書くか、測れなかった理由を note に書いてください",
            "Write the value, or say in note why it could not be measured",
        ),
    )


def _broken(file: HistoryFile, line: int, problem: str) -> Diagnostic:
    return error(
        "csv-readable",
        (f"CSV として読めません（{problem}）", f"This cannot be read as CSV ({problem})"),
        ('引用符 " が閉じているかを確かめてください', 'See whether every quote (") is closed'),
        file.place(max(line, 1)),
    )

