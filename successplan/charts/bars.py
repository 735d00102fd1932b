"""Turn values by category into a bar chart with a label at each bar."""

from __future__ import annotations

from decimal import Decimal

from successplan.charts import xml
from successplan.charts.area import Area, area, tick_width
from successplan.charts.scale import Scale, formatted, number_format, raised, scale
from successplan.charts.setting import Paper, unit_title
from successplan.charts.workbook import Column, Sheet
from successplan.document import Bars, Chart, Series
from successplan.render.fit import width
from successplan.render.markup import Xml, el

_FULL = 0.93  # of the axis: a bar so high leaves no room for the number on it
_LONGEST = 0.35  # of the frame's width that the names beside horizontal bars may take


def bars_chart(chart: Chart, bars: Bars, paper: Paper) -> tuple[bytes, Sheet]:
    """The chart part and the sheet that it draws: a row for each category, a column for each series.

    The value axis always holds zero, whatever bounds the chart was given: a bar's length is its value.
    """
    sheet = Sheet(bars.categories, tuple(Column(one.name, one.values) for one in bars.series), chart.decimals)
    axis = bars_scale(chart, bars)
    keys = xml.categories(sheet)
    series = [_series(sheet, number, one, keys, bars, paper) for number, one in enumerate(bars.series)]
    group = el(
        "c:barChart",
        None,
        xml.val("barDir", "bar" if bars.horizontal else "col"),
        xml.val("grouping", "stacked" if bars.stacked else "clustered"),
        xml.val("varyColors", False),
        *series,
        xml.val("gapWidth", 60),
        xml.val("overlap", 100 if bars.stacked else 0),
        *(xml.val("axId", axis) for axis in (xml.CATEGORY_AXIS, xml.VALUE_AXIS)),
    )
    return _drawn(chart, bars, paper, sheet, axis, group), sheet


def _drawn(chart: Chart, bars: Bars, paper: Paper, sheet: Sheet, axis: Scale, group: Xml) -> bytes:
    many = len(bars.series) > 1
    room = bars_area(chart, bars, paper, axis)
    text = xml.text_properties(paper.size, xml.colour(paper.tones["muted"].text))
    across, along = ("l", "b") if bars.horizontal else ("b", "l")
    crosses = "max" if bars.horizontal else "autoZero"  # categories run downwards, so that the values stay below
    axes = (
        xml.category_axis(across, reverse=bars.horizontal),
        xml.value_axis(axis, along, unit_title(chart, paper), between="between", crosses=crosses),
    )
    return xml.chart_space([group, *axes], room.box, paper.language, text, xml.legend(()) if many else None)


def bars_area(chart: Chart, bars: Bars, paper: Paper, axis: Scale) -> Area:
    """The room that the texts around the bars leave them."""
    names = min(_LONGEST * paper.frame[0], max((width(name, paper.size) for name in bars.categories), default=0) + 12)
    left = names if bars.horizontal else tick_width(axis, paper.size)
    legend = [one.name for one in bars.series] if len(bars.series) > 1 else ()
    ends = [(1.0, _longest_label(bars, paper, chart.decimals))] if bars.horizontal and not bars.stacked else ()
    return area(paper.frame, paper.size, left=left, above=bool(chart.unit), legend=legend, ends=ends)


def _longest_label(bars: Bars, paper: Paper, decimals: int) -> float:
    values = (value for one in bars.series for value in one.values if value is not None)
    return max((width(formatted(value, decimals), paper.size) for value in values), default=0.0)


def _series(sheet: Sheet, number: int, one: Series, keys: Xml, bars: Bars, paper: Paper) -> Xml:
    tone = paper.tones[one.tone]
    inside = bars.stacked
    of = xml.PAGE if inside else xml.colour(tone.text)
    return el(
        "c:ser",
        None,
        xml.val("idx", number),
        xml.val("order", number),
        xml.series_name(sheet, number),
        xml.shape(xml.colour(tone.solid), xml.stroke(xml.PAGE if inside else None)),
        xml.val("invertIfNegative", False),
        xml.all_labels(_code(sheet.decimals, hide_zero=inside), "ctr" if inside else "outEnd", paper.size, of),
        keys,
        xml.values(sheet, number),
    )


def _code(decimals: int, *, hide_zero: bool) -> str:
    """The format of the labels: a part of a stack that is zero has no room for one."""
    code = number_format(decimals)
    return f"{code};-{code};" if hide_zero else code


def bars_scale(chart: Chart, bars: Bars) -> Scale:
    """The value axis with room for the number on the highest bar."""
    low = None if chart.low is None or chart.low > 0 else chart.low
    high = None if chart.high is None or chart.high < 0 else chart.high
    ends = _ends(bars)
    axis = scale(ends, low, high, zero=True)
    full = high is None and not bars.horizontal and not bars.stacked and axis.share(max(ends, default=axis.low)) > _FULL
    return raised(axis) if full else axis


def _ends(bars: Bars) -> list[Decimal]:
    """The values that the axis has to hold: those of stacked bars added up, by their sign."""
    if not bars.stacked:
        return [value for one in bars.series for value in one.values if value is not None]
    ends = []
    for number in range(len(bars.categories)):
        values = [one.values[number] or Decimal(0) for one in bars.series]
        ends += [sum((v for v in values if v > 0), Decimal(0)), sum((v for v in values if v < 0), Decimal(0))]
    return ends
