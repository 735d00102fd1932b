"""Turn a chart into the table of its numbers, for those who cannot see it and those who want to reckon on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias, assert_never

from successplan.charts.scale import formatted, places
from successplan.document import Bars, Bridge, Chart, Line, Tornado, Trend
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, div, tag
from successplan.render.markup import Xml

_Rows: TypeAlias = Iterator[tuple[str, ...]]


def numbers(w: Writing, chart: Chart) -> Xml:
    """The numbers behind a word that opens them; nothing where the document has no word for it."""
    if not w.label("numbers"):
        return NONE
    heads, rows = _table(chart)
    head = tag("tr", None, tag("td"), *(tag("th", {"scope": "col", "class": "right"}, one) for one in heads))
    body = [tag("tr", None, tag("th", {"scope": "row"}, name),
                *(tag("td", {"class": "right"}, value) for value in values)) for name, *values in rows]
    title = f"{w.label('numbers')} ({chart.unit})" if chart.unit else w.label("numbers")
    whole = tag("table", {"aria-label": chart.title or None}, tag("thead", None, head), tag("tbody", None, *body))
    return tag("details", {"class": "numbers"}, tag("summary", None, title), div("scroll", whole))


def _table(chart: Chart) -> tuple[tuple[str, ...], _Rows]:
    match chart.plot:
        case Trend(lines):
            shown = [line for line in lines if line.points]
            return tuple(line.name for line in shown), _days(shown, chart.decimals)
        case Bars(categories, series):
            values = [one.values for one in series]
            rows = ((name, *(_said(column[at], chart.decimals) for column in values))
                    for at, name in enumerate(categories))
            return tuple(one.name for one in series), rows
        case Bridge(steps):
            return (chart.title,), ((step.label, _said(step.value, chart.decimals)) for step in steps)
        case Tornado() as plot:
            ends = ((one.label, *(f"{text} → {_said(value, chart.decimals)}".removeprefix(" → ") for text, value in (
                (one.low_text, one.low), (one.high_text, one.high)))) for one in plot.swings)
            return (plot.low_name, plot.high_name), ends
        case _:
            assert_never(chart.plot)


def _days(lines: Sequence[Line], decimals: int) -> _Rows:
    """A row for each day on which a line has a value of its own."""
    columns = [dict(line.points) for line in lines]
    for day in sorted({day for column in columns for day in column}):
        yield day.isoformat(), *(_said(column.get(day), decimals) for column in columns)


def _said(value: Decimal | None, decimals: int) -> str:
    """The value with the chart's decimal places, or with its own where a planned one has more."""
    return "" if value is None else formatted(value, max(decimals, min(places(value), decimals + 2)))
