"""Turn calls in a template into drawings, quotes, small charts and broad pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from markupsafe import Markup

from successplan.compose import language, markdown
from successplan.compose.build import Build
from successplan.compose.speech import t
from successplan.compose.values import inlines, text
from successplan.document import (
    Bar,
    Chart,
    Contents,
    Diamond,
    Gantt,
    GanttRow,
    Landscape,
    Matrix,
    Multiples,
    Node,
    Point,
    Quote,
    Spark,
    Tone,
    Tree,
)

Caller = Callable[[], Markup]
_EVERY_MONTH = 18    # months that a Gantt names one by one; beyond these it names quarters
_ONE_YEAR = 12


def gantt(build: Build, start: date, end: date, alt: object, title: object = "", today: date | None = None,
          rows: Iterable[GanttRow] = (), caller: Caller | None = None) -> Gantt:
    """Rows over the whole months that hold `start` to `end`; with `today` a line on that day, named as of it."""
    inside = markdown.collected(build, str(caller()), GanttRow, "gantt") if caller else ()
    first, last = start.replace(day=1), _month_end(end)
    shown = today if today is not None and first <= today <= last else None
    label = t(build, "as_of", day=language.day(build.locale, shown, "month_day")) if shown else ""
    return Gantt((*rows, *inside), first, last, gantt_months(build, first, last), text(build, alt), shown, str(label),
                 text(build, title))


def gantt_months(build: Build, first: date, last: date) -> tuple[tuple[date, str], ...]:
    """The first days of the months with their labels; quarters alone, with the year, where there are many months."""
    months = [first]
    while (after := _next_month(months[-1])) <= last:
        months.append(after)
    if len(months) <= _ONE_YEAR:
        return tuple((one, language.month(build.locale, one, "short")) for one in months)
    step = 1 if len(months) <= _EVERY_MONTH else 3
    return tuple((one, build.locale.marked(str(t(build, "gantt.month", year=one.year, month=one.month)), "day", one))
                 for index, one in enumerate(months) if index % step == 0)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _month_end(day: date) -> date:
    return date.fromordinal(_next_month(day.replace(day=1)).toordinal() - 1)


def gantt_row(build: Build, label: object, bars: Iterable[Bar] = (), diamonds: Iterable[Diamond] = (),
              note: object = "") -> GanttRow:
    """A line of a Gantt; without bars and diamonds it is a heading."""
    return GanttRow(text(build, label), tuple(bars), tuple(diamonds), text(build, note))


def bar(build: Build, start: date, end: date, content: object = "", tone: Tone = "accent") -> Bar:
    """A span of days in a row of a Gantt."""
    return Bar(start, end, text(build, content), tone)


def diamond(build: Build, day: date, content: object = "", tone: Tone = "accent") -> Diamond:
    """A day in a row of a Gantt."""
    return Diamond(day, text(build, content), tone)


def matrix(build: Build, x_title: object, y_title: object, quarters: Iterable[object], alt: object, title: object = "",
           points: Iterable[Point] = (), caller: Caller | None = None) -> Matrix:
    """Numbered points on two scales from 1 to 5; `quarters` are upper left and right, lower left and right."""
    inside = markdown.collected(build, str(caller()), Point, "matrix") if caller else ()
    upper_left, upper_right, lower_left, lower_right = (text(build, one) for one in quarters)
    return Matrix((*points, *inside), text(build, x_title), text(build, y_title),
                  (upper_left, upper_right, lower_left, lower_right), text(build, alt), title=text(build, title))


def point(build: Build, number: int, content: object, x: Decimal | int, y: Decimal | int,
          tone: Tone = "accent") -> Point:
    """A numbered point of a matrix."""
    return Point(number, text(build, content), Decimal(x), Decimal(y), tone)


def tree(build: Build, alt: object, nodes: Iterable[Node] = (), direction: Literal["down", "right"] = "down",
         title: object = "", caller: Caller | None = None) -> Tree:
    """Boxes joined by lines."""
    inside = markdown.collected(build, str(caller()), Node, "tree") if caller else ()
    return Tree((*nodes, *inside), text(build, alt), direction, text(build, title))


def node(build: Build, title: object, lines: Iterable[object] = (), tone: Tone = "plain",
         nodes: Iterable[Node] = ()) -> Node:
    """A box of a tree, with the boxes that hang on it."""
    return Node(text(build, title), tuple(text(build, one) for one in lines), tone, tuple(nodes))


def quote(build: Build, content: object, who: object = "") -> Quote:
    """What somebody said, and who."""
    return Quote(inlines(build, content), text(build, who))


def contents(build: Build, title: object = None, levels: int = 2) -> Contents:
    """The document's headings, linked."""
    return Contents(inlines(build, t(build, "label.contents") if title is None else title), levels)


def landscape(build: Build, caller: Caller) -> Landscape:
    """The blocks of its call block on pages broader than high."""
    return Landscape(markdown.blocks(build, str(caller())))


def multiples(build: Build, charts: Iterable[Chart], across: int = 3) -> Multiples:
    """Small charts side by side, `across` in a row."""
    return Multiples(tuple(charts), across)


def spark(build: Build, values: Iterable[Decimal | None], path: Iterable[Decimal | None] = (),
          tone: Tone = "accent") -> Spark:
    """A line for a table's cell: `cell(words, spark=spark(values, path))`."""
    return Spark(tuple(values), tuple(path), tone)


FUNCTIONS: tuple[Callable[..., object], ...] = (
    gantt, gantt_row, bar, diamond, matrix, point, tree, node, quote, contents, landscape, multiples, spark)
