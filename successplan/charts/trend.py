"""Turn a trend into a line chart over time: measured lines, planned path, bands as areas, events as flags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from successplan.charts import xml
from successplan.charts.bands import band_columns, stacked
from successplan.charts.events import Event, event_column, event_look, with_events
from successplan.charts.labels import labels
from successplan.charts.look import BAND_COVER, look
from successplan.charts.scale import month_start, sample
from successplan.charts.setting import UNNAMED, Drawn, Paper, Setting, setting, unit_title, wants_legend
from successplan.charts.workbook import Sheet
from successplan.document import Band, Chart, LineRole, Trend
from successplan.render.fit import width
from successplan.render.markup import Xml, el

_DRAWING: tuple[LineRole, ...] = (
    "baseline", "path", "last_year", "part", "outlook_range", "outlook", "actual", "period", "target",
)  # fmt: skip
_DOTTED = 16  # values up to which each has its own dot
_STRAIGHT = (xml.val("smooth", False),)
_MONTH_STEPS = (1, 2, 3, 6, 12)


@dataclass(slots=True)
class _Series:
    """Writes series one after the other: each has its cells in the sheet and its place in the drawing order."""

    sheet: Sheet
    categories: Xml
    order: int = 0

    def write(self, number: int, *look: Xml, after: Sequence[Xml] = ()) -> Xml:
        """The series of column `number`; `look` is what stands between its name and its numbers."""
        head = (xml.val("idx", self.order), xml.val("order", self.order), xml.series_name(self.sheet, number))
        self.order += 1
        return el("c:ser", None, *head, *look, self.categories, xml.values(self.sheet, number), *after)


def trend_chart(chart: Chart, trend: Trend, paper: Paper) -> tuple[bytes, Sheet]:
    """The chart part and the sheet that it draws: date rows, then a column for each line, band edge and event."""
    s, events = with_events(setting(chart, trend, paper))
    bands = stacked(trend.bands)
    columns = [one.column for one in s.drawn] + band_columns(bands, s.rows, chart.decimals)
    columns += [event_column(event, len(s.rows.days)) for event in events]
    sheet = Sheet(s.rows.days, tuple(columns), chart.decimals)
    series = _Series(sheet, xml.categories(sheet, trend.month_format))
    placed = labels(s, bands, events)

    def label(number: int) -> list[Xml]:
        return [xml.labels([placed[number]], paper.size, paper.language)] if number in placed else []

    areas = [_areas(s, bands, series, label)] if bands else []
    lines = _lines(s, events, series, len(s.drawn) + 2 * len(bands), label)
    text = xml.text_properties(paper.size, xml.colour(paper.tones["muted"].text))
    legend = _legend(s, bands, events) if wants_legend(s.drawn) else None
    axes = (_date_axis(s), _value_axis(s))
    return xml.chart_space([*areas, lines, *axes], s.area.box, paper.language, text, legend), sheet


def _areas(s: Setting, bands: Sequence[Band], series: _Series, label: Callable[[int], list[Xml]]) -> Xml:
    written = []
    for number, band in enumerate(bands):
        tint = xml.colour(s.paper.tones[band.tone].solid, BAND_COVER)
        first = len(s.drawn) + 2 * number
        written.append(series.write(first, xml.shape(None, xml.stroke(None))))
        written.append(series.write(first + 1, xml.shape(tint, xml.stroke(None)), *label(first + 1)))
    return _group("c:areaChart", "stacked", written)


def _lines(
    s: Setting, events: Sequence[Event], series: _Series, first_event: int, label: Callable[[int], list[Xml]]
) -> Xml:
    parts = 0
    written = [
        series.write(number, *event_look(event, s), after=_STRAIGHT) for number, event in enumerate(events, first_event)
    ]
    for number in in_drawing_order(s.drawn):
        one = s.drawn[number]
        written.append(series.write(number, *_line_look(s, one, parts), *label(number), after=_STRAIGHT))
        parts += one.line.role == "part"
    return _group("c:lineChart", "standard", written, xml.val("marker", True))


def in_drawing_order(drawn: Sequence[Drawn]) -> list[int]:
    """The numbers of the lines, what matters most last, so that it lies on top."""
    return sorted(range(len(drawn)), key=lambda number: _DRAWING.index(drawn[number].line.role))


def _group(tag: str, grouping: str, series: Iterable[Xml], *after: Xml) -> Xml:
    ids = [xml.val("axId", axis) for axis in (xml.CATEGORY_AXIS, xml.VALUE_AXIS)]
    return el(tag, None, xml.val("grouping", grouping), xml.val("varyColors", False), *series, *after, *ids)


def _line_look(s: Setting, one: Drawn, part: int) -> list[Xml]:
    """Stroke, markers: a dot on each value where they are few or stand alone, a larger one on the last."""
    drawn = look(one.line, s.paper.tones, part)
    rows = one.rows
    dotted = dict.fromkeys(dotted_rows(one), drawn.dot)
    if rows:
        dotted[rows[-1]] = drawn.last
    line = xml.line_shape(drawn.line)
    at_marker = xml.line_shape(drawn.point)
    points = [
        el("c:dPt", None, xml.val("idx", row), dot, xml.val("bubble3D", False), at_marker)
        for row, dot in sorted(dotted.items())
        if dot
    ]
    return [line, xml.marker(), *points]


def dotted_rows(one: Drawn) -> Sequence[int]:
    """The rows whose own values are shown by a dot."""
    own = [row for row in one.rows if row not in one.column.between]
    return own if len(own) <= _DOTTED else _alone(one.rows)


def _alone(rows: Sequence[int]) -> list[int]:
    """The rows without a neighbour: a line can't show them."""
    there = set(rows)
    return [row for row in rows if not {row - 1, row + 1} & there]


def _date_axis(s: Setting) -> Xml:
    low, high = s.rows.bounds
    return xml.date_axis(low, high, s.trend.month_format, "months" if s.rows.monthly else "days", month_step(s))


def month_step(s: Setting) -> int:
    """From how many months to how many the axis has a name, so that none runs into the next."""
    shown = {sample(day, s.trend.month_format) for day in {month_start(day) for day in s.rows.days}}
    widest = max((width(text, s.paper.size) for text in shown), default=0) + s.paper.size
    least = ceil(widest * s.rows.months / s.area.width)
    return next((step for step in _MONTH_STEPS if step >= least), 12 * ceil(least / 12))


def _value_axis(s: Setting) -> Xml:
    return xml.value_axis(s.axis, "l", unit_title(s.chart, s.paper))


def _legend(s: Setting, bands: Sequence[Band], events: Sequence[Event]) -> Xml:
    """The legend names the lines and bands, not what only helps to draw them."""
    first = 2 * len(bands)
    helpers = [*range(0, first, 2), *range(first, first + len(events))]
    unnamed = [
        first + len(events) + place
        for place, number in enumerate(in_drawing_order(s.drawn))
        if s.drawn[number].line.role in UNNAMED
    ]
    return xml.legend([*helpers, *unnamed])
