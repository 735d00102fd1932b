"""Turn values that were read from a file into rows at the end of kpi.csv, whose bytes above stay.

What is there already is left out; another value for the same KPI, day and part is a new row, a correction. A new
kpi.csv begins with a byte order mark, by which Excel in Japan knows that it is UTF-8; one that is there keeps its own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from successplan.diagnostics import Diagnostic, Level, Place
from successplan.gate import error
from successplan.model import Customer, Observation
from successplan.words import Words

FILE = "kpi.csv"
COLUMNS = ("kpi", "date", "value", "part", "by", "source", "note")
_BOM = b"\xef\xbb\xbf"
_FORMULA = ("=", "@", "+", "-", "\t")  # what Excel would compute when it opens kpi.csv
Came = tuple[Observation, Place, str]  # a row, the place of its value, and what the cell is called


@dataclass
class Brought:
    """The new rows, and what is to be said of them. `known` counts the values that are there already."""

    rows: list[Observation] = field(default_factory=list)
    corrections: int = 0
    known: int = 0
    refused: int = 0
    said: list[Diagnostic] = field(default_factory=list)


def brought(came: Iterable[Came], customer: Customer) -> Brought:
    """What of the rows that came is new for the customer's history."""
    result = Brought()
    there = {(row.kpi, row.date, row.part): row for kpi in customer.history.kpis
             for part in ("", *customer.history.parts(kpi)) for row in customer.history.series(kpi, part)}
    new: dict[tuple[str, date, str], tuple[Observation, str]] = {}
    for row, place, name in came:
        key = (row.kpi, row.date, row.part)
        if any(text.startswith(_FORMULA) for text in (row.by, row.source, row.note)):
            result.refused += 1
            result.said.append(_formula(place, name))
        elif key in new:
            first, where = new[key]
            if first.value == row.value:
                result.known += 1
            else:
                result.refused += 1
                result.said.append(_two_values(row, first, where, place, name))
        elif key in there and row.value in (None, there[key].value):  # a blank takes no value away
            result.known += 1
        else:
            new[key] = (row, name or f"{place.line}: ")
            result.rows.append(row)
            if key in there:
                result.corrections += 1
                result.said.append(_correction(there[key], row, place, name))
    return result


def with_rows(before: bytes | None, rows: Sequence[Observation]) -> bytes:
    """The bytes of kpi.csv with the rows at its end, in the order of its own columns; `before` is what is there."""
    if before is None:
        return _BOM + _lines(COLUMNS, [COLUMNS, *map(_cells, rows)], "\r\n")
    end = "\r\n" if b"\r\n" in before else "\n"
    head = next(csv.reader(io.StringIO(before.decode("utf-8-sig"))))
    columns = [name.strip() for name in head]
    gap = b"" if before.endswith((b"\n", b"\r")) else end.encode()
    return before + gap + _lines(columns, map(_cells, rows), end)


def columns_lacking(before: bytes | None, rows: Iterable[Observation], place: Place) -> Iterator[Diagnostic]:
    """The errors that kpi.csv has no column for what the rows say (part, note)."""
    if before is None:
        return
    head = {name.strip() for name in next(csv.reader(io.StringIO(before.decode("utf-8-sig"))))}
    used = {name for row in rows for name in ("part", "note") if getattr(row, name)}
    for name in sorted(used - head):
        yield error("column-present", (f"{FILE} に列 {name} がありません", f"{FILE} has no column {name}"),
                    (f"1行目の終わりに ,{name} を加えてください", f"Add ,{name} to the end of its first line"), place)


def _cells(row: Observation) -> tuple[str, ...]:
    value = "" if row.value is None else f"{row.value:f}"
    return (row.kpi, row.date.isoformat(), value, row.part, row.by, row.source, row.note)


def _lines(columns: Sequence[str], rows: Iterable[Sequence[str]], end: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator=end)
    for cells in rows:
        by_name = dict(zip(COLUMNS, cells, strict=True))
        writer.writerow([by_name.get(name, "") for name in columns])
    return text.getvalue().encode("utf-8")


def _correction(old: Observation, new: Observation, place: Place, name: str) -> Diagnostic:
    part = f" {new.part}" if new.part else ""
    before, after = _written(old.value), _written(new.value)
    return Diagnostic(Level.INFO, "correction-told", Words(
        f"{name}訂正: {new.kpi}{part} {new.date} は {before} → {after}。新しい行にします（{old.line}行目は残ります）",
        f"{name}correction: {new.kpi}{part} {new.date} was {before}; {after} is a new row (line {old.line} stays)"),
        place)


def _written(value: Decimal | None) -> str:
    return "-" if value is None else f"{value:f}"


def _two_values(row: Observation, first: Observation, where: str, place: Place, name: str) -> Diagnostic:
    where = where.rstrip(": ")
    return error(
        "cell-certain",
        (f"{name}{row.kpi} {row.date} の値が2つあります（{_written(first.value)}: {where}、{_written(row.value)}）",
         f"{name}{row.kpi} {row.date} has two values ({_written(first.value)} in {where}, and {_written(row.value)})"),
        ("正しい方だけを残してください", "Keep the right one only"), place)


def _formula(place: Place, name: str) -> Diagnostic:
    return error("cell-certain",
                 (f"{name}この行の文が = + - @ で始まっています。Excel で開くと計算式になります",
                  f"{name}a text of this row begins with = + - or @, which Excel would take for a formula"),
                 ("文の前に語を入れてください", "Put a word before it"), place)
