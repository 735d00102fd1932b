"""Turn swings into a tornado: bars to both sides of a middle, the widest on top, their ends labelled.

The sheet holds the differences from the middle, because bars of every program begin at zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from successplan.charts import xml
from successplan.charts.area import area
from successplan.charts.scale import formatted
from successplan.charts.setting import Paper
from successplan.charts.workbook import Column, Sheet
from successplan.document import Chart, Swing, Tone, Tornado
from successplan.render.fit import width
from successplan.render.markup import Xml, el

_LONGEST = 0.35  # of the frame's width that the names may take
_LEAST = 0.3     # of the plot's width that stays with the bars, however long their labels
_GAP = 8.0       # points around a label
SIDES: tuple[Tone, Tone] = ("muted", "accent")


def tornado_chart(chart: Chart, tornado: Tornado, paper: Paper) -> tuple[bytes, Sheet]:
    """The chart part and its sheet: a row for each swing, a column for each end."""
    swings = sorted(tornado.swings, key=lambda one: -abs(one.high - one.low))
    ends = [[one.low - tornado.middle for one in swings], [one.high - tornado.middle for one in swings]]
    names = (tornado.low_name, tornado.high_name)
    sheet = Sheet([one.label for one in swings],
                  tuple(Column(name, tuple(values)) for name, values in zip(names, ends, strict=True)), chart.decimals)
    texts = list(zip(*(end_texts(one, tornado.middle, chart.decimals) for one in swings), strict=True)) or [(), ()]
    left = min(_LONGEST * paper.frame[0], max((width(one.label, paper.size) for one in swings), default=0) + 12)
    room = area(paper.frame, paper.size, left=left, above=bool(tornado.middle_text), legend=(), ends=())
    low, high = bounds(ends, texts, room.width, paper.size)
    keys = xml.categories(sheet)
    muted = xml.colour(paper.tones["muted"].text)
    group = el(
        "c:barChart", None, xml.val("barDir", "bar"), xml.val("grouping", "clustered"), xml.val("varyColors", False),
        *(_series(sheet, number, keys, texts[number], paper) for number in (0, 1)),
        xml.val("gapWidth", max(60, 300 // max(1, len(swings)))), xml.val("overlap", 100),
        *(xml.val("axId", one) for one in (xml.CATEGORY_AXIS, xml.VALUE_AXIS)))
    axes = (xml.category_axis("l", reverse=True, text=xml.text_properties(paper.size, muted, upright=True)),
            xml.silent_axis(low, high, "b", _title(tornado, paper, room.x(float(-low / (high - low))))))
    text = xml.text_properties(paper.size, muted)
    return xml.chart_space([group, *axes], room.box, paper.language, text), sheet


def _title(tornado: Tornado, paper: Paper, x: float) -> Xml | None:
    """The text above the middle, which stands at `x` points."""
    if not tornado.middle_text:
        return None
    place = (max(0.0, x - width(tornado.middle_text, paper.size) / 2) / paper.frame[0], 0.002)
    muted = xml.colour(paper.tones["muted"].text)
    return xml.unit_title(tornado.middle_text, paper.size, muted, paper.language, place)


def end_texts(one: Swing, middle: Decimal, decimals: int) -> tuple[str, str]:
    """The labels of both ends; where both lie on one side of the middle, the far one says both, the near one none."""
    low, high = (f"{text} → {formatted(value, decimals)}" if text else formatted(value, decimals)
                 for text, value in ((one.low_text, one.low), (one.high_text, one.high)))
    below, above = one.low - middle, one.high - middle
    if below * above < 0:
        return low, high
    both = low if low == high else f"{low} / {high}"
    return (both, "") if abs(below) > abs(above) else ("", both)


def bounds(
    ends: list[list[Decimal]], texts: Sequence[Sequence[str]], wide: float, size: float
) -> tuple[Decimal, Decimal]:
    """The ends of the axis: all bars, and beside them room for the longest labels."""
    values = [*ends[0], *ends[1], Decimal(0)]
    low, high = min(values), max(values)
    if low == high:
        low, high = low - 1, high + 1
    longest = [width(text, size) for side in texts for text in side] or [0.0]
    beside = max(longest) + _GAP
    share = max(_LEAST, 1 - 2 * beside / wide)
    more = (high - low) * Decimal(str(round((1 / share - 1) / 2, 4)))
    return low - more, high + more


def _series(sheet: Sheet, number: int, keys: Xml, texts: Sequence[str], paper: Paper) -> Xml:
    tone = paper.tones[SIDES[number]]
    labels = [xml.Label(at, text, "outEnd", xml.colour(tone.text)) for at, text in enumerate(texts) if text]
    return el(
        "c:ser", None, xml.val("idx", number), xml.val("order", number), xml.series_name(sheet, number),
        xml.shape(xml.colour(tone.solid), xml.stroke(None)), xml.val("invertIfNegative", False),
        xml.labels(labels, paper.size, paper.language), keys, xml.values(sheet, number))
