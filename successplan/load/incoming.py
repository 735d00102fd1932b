"""Turn tables of values, as people keep them, into observations; each cell that is not certain is refused by name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from successplan.diagnostics import Diagnostic, Level, Place, Refused
from successplan.gate import Table, error, read_tables
from successplan.load.layout import (
    Indicator,
    Layout,
    find_layout,
    indicator_named,
    indicators_from,
    names_of,
    near_name,
    part_names,
    plain,
    source_of,
    texts_of,
    unit_behind,
)
from successplan.load.people_day import NoDay, Order, order_of, read_day
from successplan.load.people_number import NoNumber, points_are_decimal, read_number
from successplan.model import Customer, Observation
from successplan.model.workspace import Source
from successplan.words import Words


@dataclass(frozen=True, slots=True)
class Read:
    """An observation that was read, the place of its value, and what that cell is called."""

    row: Observation
    place: Place
    name: str


@dataclass
class Incoming:
    """What a file brings: what was read, and what is to be said of it. `refused` counts the cells left out."""

    read: list[Read] = field(default_factory=list)
    said: list[Diagnostic] = field(default_factory=list)
    repaired: int = 0
    refused: int = 0
    blank: int = 0
    others: int = 0  # rows of other customers


@dataclass(frozen=True, slots=True)
class _Raw:
    """The cells of one value: each (row, column) in the table, or None; a KPI that the column or the caller says."""

    value: tuple[int, int]
    day: tuple[int, int]
    kpi: tuple[int, int] | None
    known: Indicator | None
    row: int


def read_incoming(file: Path, customer: Customer, kpi: Indicator | None = None) -> Incoming:
    """The values in `file` for `customer`; where the file names no KPI they are those of `kpi`.

    Raises Refused where the file cannot be read, or no row of it names its columns.
    """
    tables, said = read_tables(file)
    incoming = Incoming(said=list(said))
    source = source_of(file.name, customer)
    found = [(table, find_layout(table, customer, source.columns if source else None)) for table in tables]
    for table, layout in found:
        if layout is not None:
            _Reader(table, layout, customer, source, kpi, incoming).read()
        elif table.sheet and any(row for row in table.rows) and any(each for _, each in found):
            incoming.said.append(_sheet_left_out(table))
    if not any(layout for _, layout in found):
        raise Refused([_no_head(file, source)])
    return incoming


@dataclass
class _Reader:
    table: Table
    layout: Layout
    customer: Customer
    source: Source | None
    kpi: Indicator | None
    incoming: Incoming
    names: dict[str, Indicator] = field(init=False)
    parts: dict[str, str] = field(init=False)
    order: Order | None = field(init=False)
    points: dict[int, bool] = field(default_factory=dict)  # by column: whether its numbers show what a point means
    told: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.names, self.parts = names_of(self.customer), part_names(self.customer)
        body = range(self.layout.head + 1, len(self.table.rows))
        day = self.layout.roles.get("date")
        self.order = order_of(
            [self.table.cell(row, day).text for row in body] if day is not None else self.layout.days.values())

    def read(self) -> None:
        """Every value below the head, into `incoming`."""
        for column, head in self.layout.unused.items():
            self._unused(column, head)
        if self._names_no_kpi():
            return
        for raw in self._values():
            observation = self._observation(raw)
            if observation is not None:
                row, column = raw.value
                self.incoming.read.append(
                    Read(observation, self.table.place(row, column), self.table.name(row, column)))

    def _values(self) -> Iterator[_Raw]:
        roles, above = self.layout.roles, None
        kpi_at = roles.get("kpi")
        for row in range(self.layout.head + 1, len(self.table.rows)):
            if not any(cell.text for cell in self.table.rows[row]) or not self._is_ours(row):
                continue
            named = (row, kpi_at) if kpi_at is not None else None
            if named and not self._text(named) and above is not None:
                named = above  # cells that were merged: the first one speaks for those below
            above = named
            if self.layout.days:
                yield from (_Raw((row, column),
                                 (self.layout.head, column), named, None, row) for column in self.layout.days)
            elif self.layout.kpis:
                day = (row, roles["date"])
                yield from (_Raw((row, column), day, None, kpi, row) for column, kpi in self.layout.kpis.items())
            else:
                yield _Raw((row, roles["value"]), (row, roles["date"]), named, None if named else self._only(), row)

    def _is_ours(self, row: int) -> bool:
        column = self.layout.roles.get("customer")
        if column is None:
            return True
        own = self.customer.plan.customer
        names = (own.id, *texts_of(own.name), *texts_of(own.short_name))
        ours = plain(self.table.cell(row, column).text) in map(plain, names)
        self.incoming.others += not ours
        return ours

    def _observation(self, raw: _Raw) -> Observation | None:
        note = self._of_role(raw.row, "note")
        cell = self.table.cell(*raw.value)
        if not cell.text and not note:
            self.incoming.blank += 1
            return None
        kpi, part, day = self._kpi(raw), self._part(raw), self._day(raw)
        if kpi is None or part is None or day is None:
            return None
        text = self._with_unit(raw, cell.text)
        exact = cell.exact or self._points_are_decimal(raw.value[1])
        number = read_number(text, texts_of(kpi.unit), point_is_decimal=exact)
        if isinstance(number, NoNumber):
            self._refuse(raw.value, number.why, number.hint)
            return None
        if number.value is None and not note:
            self.incoming.blank += 1
            return None
        if number.value is None or cell.text != f"{number.value:f}":  # else only the unit of its head was taken off
            self._repaired(raw.value, number.repair)
        by, source = self._of_role(raw.row, "by") or "import", self._of_role(raw.row, "source")
        return Observation(kpi.id, day, number.value, part, by, source or self._source_name(kpi), note)

    def _with_unit(self, raw: _Raw, text: str) -> str:
        """The cell with the unit that its row or its head gives, where it has none itself."""
        if not text or not re.fullmatch(r"[-+△▲()0-9., ]+", unicodedata.normalize("NFKC", text)):
            return text
        head = self._text(raw.kpi) if raw.kpi else self.table.cell(self.layout.head, raw.value[1]).text
        named = raw.kpi or self.layout.kpis
        return text + (self._of_role(raw.row, "unit") or (unit_behind(head, self.names) if named else ""))

    def _points_are_decimal(self, column: int) -> bool:
        if column not in self.points:
            cells = (self.table.cell(row, column) for row in range(self.layout.head + 1, len(self.table.rows)))
            self.points[column] = points_are_decimal(cell.text for cell in cells if not cell.exact)
        return self.points[column]

    def _kpi(self, raw: _Raw) -> Indicator | None:
        if raw.kpi is None:
            return raw.known
        text = self._text(raw.kpi)
        found = indicator_named(text, self.names)
        if found is None:
            near = near_name(text, self.names)
            self._refuse(raw.kpi, Words(f"計画書に「{text}」というKGI・KPIはありません",
                                        f"The plan has no goal or KPI “{text}”"),
                         _is_it(near and self.names[near].id, [each.id for _, each in self.customer.indicators]))
        return found

    def _part(self, raw: _Raw) -> str | None:
        text = self._of_role(raw.row, "part")
        if not text or plain(text) in ("全体", "合計", "計", "全社", "all", "total", "whole"):
            return ""
        found = self.parts.get(plain(text))
        if found is None:
            near = near_name(text, self.parts)
            self._refuse((raw.row, self.layout.roles["part"]),
                         Words(f"計画書の parts に「{text}」はありません", f"The plan's parts hold no “{text}”"),
                         _is_it(near and self.parts[near], dict.fromkeys(self.parts.values())))
        return found

    def _day(self, raw: _Raw) -> date | None:
        found = read_day(self._text(raw.day), self.order)
        if isinstance(found, NoDay):
            self._refuse(raw.day, found.why, found.hint)
            return None
        self._repaired(raw.day, found.repair)
        return found.value

    def _names_no_kpi(self) -> bool:
        layout = self.layout
        if layout.kpis or "kpi" in layout.roles or self._only() is not None:
            return False
        self._refuse((layout.head, layout.roles["value"]),
                     Words("どのKGI・KPIの値かが書かれていません",
                           "Nothing says which goal or KPI these values are of"),
                     Words("指標（kpi）の列を加えるか、--kpi で id を指定してください",
                           "Add a column kpi, or name it with --kpi"))
        return True

    def _only(self) -> Indicator | None:
        """The KPI of a file that names none: the one asked for, or the only one that its source measures."""
        if self.kpi is not None or self.source is None:
            return self.kpi
        measured = indicators_from(self.source, self.customer)
        return measured[0] if len(measured) == 1 else None

    def _source_name(self, kpi: Indicator) -> str:
        return self.source.id if self.source else kpi.measure.source or ""

    def _text(self, at: tuple[int, int]) -> str:
        return self.table.cell(*at).text

    def _of_role(self, row: int, role: str) -> str:
        column = self.layout.roles.get(role)
        return " ".join(self.table.cell(row, column).text.split()) if column is not None else ""

    def _unused(self, column: int, head: str) -> None:
        near = near_name(head, self.names) if self.layout.kpis else None
        at = (self.layout.head, column)
        if near is not None:
            self._refuse(at, Words(f"「{head}」という列のKPIはありません", f"There is no KPI for the column “{head}”"),
                         _is_it(self.names[near].id, ()))
        else:
            self._say(Level.INFO, "column-used", at, Words(f"列「{head}」は使いません",
                                                           f"the column “{head}” is not used"))

    def _refuse(self, at: tuple[int, int], why: Words, hint: Words) -> None:
        if at not in self.told:  # a head that cannot be read is told once, not for each value below it
            self._say(Level.ERROR, "cell-certain", at, why, hint)
            self.told.add(at)
        self.incoming.refused += 1

    def _repaired(self, at: tuple[int, int], repair: Words | None) -> None:
        if repair is not None and at not in self.told:
            self.told.add(at)
            self.incoming.repaired += 1
            self._say(Level.INFO, "cell-repaired", at, repair)

    def _say(self, level: Level, rule: str, at: tuple[int, int], text: Words, hint: Words | None = None) -> None:
        name = self.table.name(*at)
        text = Words(f"{name}{text.say('ja')}", f"{name}{text.say('en')}")
        self.incoming.said.append(Diagnostic(level, rule, text, self.table.place(*at), hint))


def _is_it(near: str | None, known: Iterable[str]) -> Words:
    if near is not None:
        return Words(f"{near} のことですか", f"Is it {near}?")
    listed = ", ".join(known)
    return Words(f"次のどれかにしてください: {listed}", f"Use one of these: {listed}")


def _sheet_left_out(table: Table) -> Diagnostic:
    return Diagnostic(Level.INFO, "sheet-used",
                      Words(f"シート「{table.sheet}」には列の名前がないので読みません",
                            f"the sheet “{table.sheet}” names no columns and is left out"), Place(table.file))


def _no_head(file: Path, source: Source | None) -> Diagnostic:
    columns = source.columns if source else None
    if columns is not None:
        listed = ", ".join(each for each in columns.model_dump().values() if each)
        hint = (f"workspace.yaml の sources の columns（{listed}）と、ファイルの列の名前を合わせてください",
                f"Let the columns of sources in workspace.yaml ({listed}) be those of the file")
    else:
        hint = ("最初の行に「指標, 日付, 実績」、または「日付」とKPIの名前を並べてください",
                "Begin with a row “kpi, date, value”, or with “date” and the names of KPIs")
    return error("column-present",
                 (f"{file.name} の列の名前が分かりません",
                  f"No row of {file.name} names its columns"), hint, Place(file, 1))
