"""Turn marked blocks into bare ones, and their marks into what is known of each number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast

from successplan.compose.marks import Marks, bare, has_digit, is_marked
from successplan.compose.values import INLINES
from successplan.document import (
    Bars,
    Bridge,
    Chart,
    Drawn,
    Matrix,
    Meta,
    Origin,
    Origins,
    Point,
    Said,
    Slide,
    Table,
    Tornado,
    Trend,
    plain,
)
from successplan.document.origin import HEADER, SIGNS, Span, numbers, row_label

Resolve = Callable[[tuple[object, ...]], Origin | None]
_One = TypeVar("_One")
_WHOLE = ("day", "value", "fingerprint")  # printed forms that are named as a whole, such as a day of three numbers


class Stripped:
    """One document on its way: `one` gives back a value without marks, `origins` what the marks said."""

    def __init__(self, marks: Marks, resolve: Resolve) -> None:
        self._marks, self._resolve = marks, resolve
        self._said: list[Said] = []
        self._drawn: list[Drawn] = []
        self._where, self._row, self._column = "", "", -1

    @property
    def origins(self) -> Origins:
        return Origins(tuple(self._said), tuple(self._drawn))

    def one(self, value: _One) -> _One:
        """The value with every text in it bare; one without marks is itself."""
        return cast(_One, self._any(value))

    def _any(self, value: Any) -> Any:
        kind: Any = type(value)
        if kind is str:
            return self._text(value)
        if kind is tuple:
            if value and isinstance(value[0], INLINES):
                self._note(plain(value))
                return self._inside(value)
            return _kept(value, tuple(map(self._any, value)))
        if kind is dict:
            return {key: self._any(one) for key, one in value.items()}
        if kind is Slide:
            self._where = bare(plain(value.title))
        if kind is Meta:
            self._where = HEADER
        if kind is Table:
            return self._table(value)
        names = _names(kind)
        if not names:
            return value
        made = self._made(value, names)
        if kind is Chart:
            self._draw(made)
        if kind is Point:
            self._number(value)
        if kind is Matrix:
            self._said += [Said(f"{end:f}", ((0, len(f"{end:f}"), Origin("scale")),), self._where)
                           for end in (value.low, value.high)]
        if kind is Meta:
            self._where = ""
        return made

    def _made(self, value: Any, names: tuple[str, ...]) -> Any:
        new = {}
        for name in names:
            old = getattr(value, name)
            one = self._any(old)
            if one is not old:
                new[name] = one
        return replace(value, **new) if new else value

    def _inside(self, value: Any) -> Any:
        """Inlines without marks; what they say was noted as one text."""
        if type(value) is str:
            return bare(value) if is_marked(value) else value
        if type(value) is tuple:
            return _kept(value, tuple(map(self._inside, value)))
        new = {}
        kind: Any = type(value)
        for name in _names(kind):
            old = getattr(value, name)
            one = self._inside(old)
            if one is not old:
                new[name] = one
        return replace(value, **new) if new else value

    def _table(self, table: Table) -> Table:
        head = {"columns": self._any(table.columns), "caption": self._any(table.caption), "alt": self._any(table.alt)}
        rows = []
        for row in table.rows:
            self._row = row_label([bare(plain(cell.inlines)) for cell in row.cells])
            cells = []
            for self._column, cell in enumerate(row.cells):
                cells.append(self._any(cell))
            rows.append(replace(row, cells=tuple(cells)))
            self._row, self._column = "", -1
        return replace(table, rows=tuple(rows), **head)

    def _text(self, value: str) -> str:
        for line in value.split("\n"):  # of notes each is a paragraph
            self._note(line)
        return bare(value) if is_marked(value) else value

    def _note(self, marked: str) -> None:
        if has_digit(marked):
            text = bare(marked)
            self._said.append(Said(text, self._spans(marked, text), self._where, self._row, self._column))

    def _spans(self, marked: str, text: str) -> tuple[Span, ...]:
        """Of each number the innermost mark around it that says something."""
        known = self._marks.spans(marked)
        found: dict[tuple[int, int], Origin] = {}
        for number in numbers(text):
            first = number.end() - len(number[0].lstrip(SIGNS))  # the sign may be a word's: ±20%
            for start, end, of in known:
                if start <= first and number.end() <= end and (origin := self._resolve(of)) is not None:
                    whole = of[0] in _WHOLE
                    found[(min(start, number.start()), end) if whole else number.span()] = origin
                    break
            else:
                if (origin := self._resolve(("text", text, number[0]))) is not None:
                    found[number.span()] = origin
        return tuple((start, end, origin) for (start, end), origin in sorted(found.items(), key=lambda one: one[0]))

    def _number(self, point: Point) -> None:
        """The number of a point stands at it, and with its text in the list beside."""
        number = str(point.number)
        for marked in (number, f"{number} {point.text}"):
            text = bare(marked)
            own = (0, len(number), Origin("count"))
            rest = (span for span in self._spans(marked, text) if span[0] > len(number))
            self._said.append(Said(text, (own, *rest), self._where))

    def _draw(self, chart: Chart) -> None:
        if isinstance(chart.plot, Trend):
            for line in chart.plot.lines:
                self._line(chart, line.name, line.role, [(day.isoformat(), value) for day, value in line.points])
            for name, role in (*((band.name, "band") for band in chart.plot.bands),
                               *((mark.text, "mark") for mark in chart.plot.marks)):
                self._line(chart, name, role, [])
        elif isinstance(chart.plot, Bars):
            for series in chart.plot.series:
                self._line(chart, series.name, "part", list(zip(chart.plot.categories, series.values, strict=True)))
        else:  # figures in money, in lines that the renderer names, with labels that it makes of them
            self._line(chart, "", "effect", [])
            whole = Origin("effect", name=chart.title)
            self._said += [Said(text, tuple((*number.span(), whole) for number in numbers(text)), self._where)
                           for text in _labels(chart.plot, chart.decimals)]

    def _line(self, chart: Chart, name: str, role: str, points: list[tuple[str, Any]]) -> None:
        whole = Origin(role, name=chart.title)
        known = tuple((at, format(value, "f"), self._resolve(("value", value)) or whole)
                      for at, value in points if value is not None)
        self._drawn.append(Drawn(chart.alt, name, known[-1][2] if known else whole, known))


def _labels(plot: Bridge | Tornado, decimals: int) -> Iterator[str]:
    """The numbers that a drawing of money may print at its bars, with and without a plus sign; the column on which the
    bars of a bridge stand is called 0."""
    if isinstance(plot, Bridge):
        yield "0"
        for step in plot.steps:
            yield from (f"{step.value:{sign},.{decimals}f}" for sign in ("+", "-"))
        return
    for one in plot.swings:
        low, high = (f"{text} → {value:,.{decimals}f}" if text else f"{value:,.{decimals}f}"
                     for text, value in ((one.low_text, one.low), (one.high_text, one.high)))
        yield from (low, high)


def _kept(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return old if all(one is other for one, other in zip(old, new, strict=True)) else new


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a part of a document; of anything else none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
