"""Turn a CSV file or an Excel workbook from outside into tables of cells, each with its place, or refuse it.

A workbook is unpacked by package.py first, within its limits, and then read by openpyxl: the one reader that says how a
number is shown, without which 12.5 % in a sheet is 0.125.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.gate.file import read_bytes
from successplan.gate.limits import LIMITS
from successplan.gate.package import open_package
from successplan.gate.refuse import refused
from successplan.gate.unseen import UNSEEN
from successplan.words import Words

_WORKBOOKS = (".xlsx", ".xlsm")
_OLD_WORKBOOKS = (".xls", ".xlsb", ".ods", ".numbers")
_DELIMITERS = ",;\t"
_LITERAL = re.compile(r'"([^"]*)"|([%円件日人回点])')
_NO_VALUE = "#FORMULA!"  # a formula whose result was never computed: no other program has opened the file


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, as text. `exact`: it holds a number or a day itself, whose point needs no guess."""

    text: str = ""
    exact: bool = False


@dataclass(frozen=True)
class Table:
    """The rows of a CSV file or of one sheet; rows and columns count from 0."""

    file: Path
    sheet: str
    rows: Sequence[Sequence[Cell]]
    lines: tuple[tuple[int, str], ...] = ()  # of a CSV file: where each row begins, and that line
    delimiter: str = ","

    def cell(self, row: int, column: int) -> Cell:
        """The cell, an empty one where the row is shorter."""
        return self.rows[row][column] if column < len(self.rows[row]) else Cell()

    def place(self, row: int, column: int) -> Place:
        """The cell's place: its line and character in a CSV file, its row and column in a sheet."""
        if not self.lines:
            return Place(self.file, row + 1, column + 1)
        number, line = self.lines[row]
        start, width = cell_span(line, column, self.delimiter)
        excerpt = line if len(line) <= LIMITS.excerpt_characters else None
        return Place(self.file, number, start + 1, max(width, 1), excerpt)

    def name(self, row: int, column: int) -> str:
        """What the cell is called in a workbook (Sheet1!B12), with a colon behind it; empty for a CSV file."""
        return "" if self.lines else f"{self.sheet}!{_letters(column)}{row + 1}: "


def read_tables(path: Path) -> tuple[tuple[Table, ...], tuple[Diagnostic, ...]]:
    """The tables of a file, one of a CSV file and one a visible sheet, and what was done to read it.

    Raises Refused for what is no such file and for what is beyond a limit.
    """
    if path.suffix.lower() in _OLD_WORKBOOKS:
        raise _not_read(path, f"{path.suffix} の形式です", f"its format is {path.suffix}")
    if path.suffix.lower() in _WORKBOOKS:
        return _workbook(path), ()
    data = read_bytes(path, LIMITS.csv_file)
    if data.startswith(b"PK\x03\x04"):
        return _workbook(path), ()
    return _csv(data, path)


def cell_span(line: str, column: int, delimiter: str = ",") -> tuple[int, int]:
    """Where a cell of a CSV file begins on its line, and how wide it is, quotes included."""
    start, index, quoted = 0, 0, False
    for at, character in enumerate(line):
        if character == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            if index == column:
                return start, at - start
            start, index = at + 1, index + 1
    return (start, len(line) - start) if index == column else (len(line), 0)


def _csv(data: bytes, path: Path) -> tuple[tuple[Table, ...], tuple[Diagnostic, ...]]:
    text, encoding = _decoded(data, path)
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines = text.split("\n")
    rows: list[list[Cell]] = []
    places: list[tuple[int, str]] = []
    before = 0
    try:
        for row in reader:
            _bounded(len(rows), row, path)
            rows.append([Cell(_visible(value)) for value in row])
            places.append((before + 1, lines[before] if before < len(lines) else ""))
            before = reader.line_num
    except csv.Error as problem:
        raise refused(
            "csv-readable", (f"CSV として読めません（{problem}）", f"This cannot be read as CSV ({problem})"),
            ('引用符 " が閉じているかを確かめてください', 'See whether every quote (") is closed'),
            Place(path, before + 1),
        ) from None
    said = []
    if encoding != "UTF-8":
        said.append(_note(path, f"文字コード {encoding} として読みました", f"read as {encoding}"))
    if delimiter != ",":
        ja, en = ("タブ", "tabs") if delimiter == "\t" else ("セミコロン", "semicolons")
        said.append(_note(path, f"{ja}区切りとして読みました", f"read as separated by {en}"))
    return (Table(path, "", rows, tuple(places), delimiter),), tuple(said)


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    """The text and the name of its encoding. Excel in Japan writes CP932 for CSV, UTF-16 for Unicode text."""
    tries = [("utf-16", "UTF-16")] if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else [
        ("utf-8-sig", "UTF-8"), ("cp932", "Shift_JIS (CP932)")]
    for codec, name in tries:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n"), name
    raise _not_read(path, "文字のファイルではありません", "it is no text file")


def _delimiter(text: str) -> str:
    """The sign that parts most of the first rows into more than one cell."""
    def parted(sign: str) -> int:
        head = text.split("\n", 30)[:30]
        return sum(len(row) - 1 for row in csv.reader(head, delimiter=sign))

    return max(_DELIMITERS, key=parted)


def _workbook(path: Path) -> tuple[Table, ...]:
    data = read_bytes(path, LIMITS.office_file)
    parts = open_package(data, path)
    formulas = any(b"<f" in content for name, content in parts.items() if name.startswith("xl/worksheets/"))
    del parts
    try:
        shown = tuple(_sheets(data, path, formulas=False))
        if formulas:
            shown = tuple(map(_without_result, shown, _sheets(data, path, formulas=True)))
    except Refused:
        raise
    except Exception:  # openpyxl lets many of Python's own out of a broken workbook
        raise _not_read(path, "ブックが壊れています", "the workbook is broken") from None
    return shown


def _sheets(data: bytes, path: Path, *, formulas: bool) -> Iterator[Table]:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it leaves out; values are not among them
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()  # a sheet may say less than it holds
            rows: list[list[Cell]] = []
            for row in sheet.iter_rows():
                _bounded(len(rows), row, path)
                rows.append([_shown(cell) for cell in row])
            yield Table(path, sheet.title, rows)


def _without_result(values: Table, formulas: Table) -> Table:
    """The table in which a formula without a result is told from an empty cell."""
    rows = [[Cell(_NO_VALUE) if not cell.text and formulas.cell(number, column).text.startswith("=") else cell
             for column, cell in enumerate(row)] for number, row in enumerate(values.rows)]
    return Table(values.file, values.sheet, rows)


def _shown(cell: Any) -> Cell:
    """A cell's value as a person sees it, without its rounding: 12.5% for 0.125 in a format with %."""
    value = cell.value
    if value is None:
        return Cell()
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, datetime):
        return Cell(value.date().isoformat() if value.time() == value.time().min else value.isoformat(" "), True)
    if isinstance(value, date):
        return Cell(value.isoformat(), True)
    if isinstance(value, int | float):
        return Cell(_with_unit(value, str(cell.number_format)), True)
    return Cell(_visible(str(value)))


def _visible(text: str) -> str:
    """The text without what nobody sees in it."""
    return UNSEEN.sub("", text).strip()


def _with_unit(value: float, number_format: str) -> str:
    shown = number_format.split(";")[0]
    number = Decimal(f"{value:.15g}")  # as exact as Excel itself is: 0.1 + 0.2 is 0.3
    literal = "".join(a or b for a, b in _LITERAL.findall(re.sub(r"\[[^]]*\]|\\", "", shown))).strip()
    if "%" in literal:
        return f"{(number * 100).normalize():f}%"
    if literal:
        number /= 1000 ** len(found[0]) if (found := re.search(r"(?<=[0#]),+(?![0#])", shown)) else 1
    return f"{number.normalize():f}{literal}"


def _bounded(count: int, row: Sequence[object], path: Path) -> None:
    if count >= LIMITS.rows or len(row) > LIMITS.columns:
        raise _not_read(path, f"大きすぎます（上限 {LIMITS.rows:,}行、{LIMITS.columns:,}列）",
                        f"it is too large (at most {LIMITS.rows:,} rows and {LIMITS.columns:,} columns)")
    if any(isinstance(each, str) and len(each) > LIMITS.cell_characters for each in row):
        raise _not_read(path, f"{count + 1}行目に長すぎる値があります", f"a value in row {count + 1} is too long")


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _note(path: Path, ja: str, en: str) -> Diagnostic:
    return Diagnostic(Level.INFO, "file-read", Words(f"{path.name}: {ja}", f"{path.name}: {en}"), Place(path))


def _not_read(path: Path, ja: str, en: str) -> Refused:
    return refused(
        "table-readable", (f"{path.name} は読み込めません: {ja}", f"{path.name} cannot be read: {en}"),
        ("Excel で開き、.xlsx か「CSV UTF-8（コンマ区切り）」として保存し直してください",
         "Open it in Excel and save it as .xlsx or as CSV UTF-8"), Place(path))
