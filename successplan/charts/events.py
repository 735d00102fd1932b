"""Turn events into flags: a pole on their day, as high as its text, and the text beside its top or its sign on it.

A pole is the error bar of a series with one value: a form that Word, PowerPoint and LibreOffice all draw, and that a
person can move by editing that value.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from successplan.charts import xml
from successplan.charts.area import LINE, value_at
from successplan.charts.place import Flag, Rect, flags
from successplan.charts.scale import raised
from successplan.charts.setting import Setting, measured, way
from successplan.charts.workbook import Column
from successplan.document import Mark
from successplan.render.fit import width
from successplan.render.markup import Xml, el

_COVER = 0.55  # of what is behind the pole of a sign: many of them are quieter than the lines they mark
_RAISES = 3  # steps that the value axis may grow so that flags stand clear of the lines


@dataclass(frozen=True, slots=True)
class Event:
    """A mark with its flag, the row of its day and the value at the top of its pole."""

    mark: Mark
    flag: Flag
    row: int
    top: Decimal
    box: Rect


def with_events(setting: Setting) -> tuple[Setting, tuple[Event, ...]]:
    """The events by day, and the setting, its axis raised until no line runs through their texts.

    An axis that was given an upper end keeps it.
    """
    s = setting
    found = _events(s)
    for _ in range(_RAISES if s.chart.high is None else 0):
        if not _covered(s, found):
            break
        s = measured(s.chart, s.trend, s.paper, s.rows, s.drawn, raised(s.axis))
        found = _events(s)
    return s, found


def event_column(event: Event, count: int) -> Column:
    """The top of the pole, the only value of its `count` rows."""
    return Column(event.mark.text, tuple(event.top if row == event.row else None for row in range(count)))


def event_look(event: Event, s: Setting) -> tuple[Xml, ...]:
    """What follows the name of an event's series: no line, the text, the pole."""
    tone = s.paper.tones[event.mark.tone]
    sign = event.mark.sign
    label = xml.Label(event.row, sign or event.mark.text, event.flag.side, xml.colour(tone.text), bold=bool(sign))
    line = xml.stroke(xml.colour(tone.solid, _COVER if sign else None), 0.75 if sign else 1)
    pole = el(
        "c:errBars",
        None,
        xml.val("errDir", "y"),
        xml.val("errBarType", "minus"),
        xml.val("errValType", "fixedVal"),
        xml.val("noEndCap", True),
        xml.val("val", format(event.top - s.axis.low, "f")),
        xml.line_shape(line),
    )
    return xml.line_shape(xml.stroke(None)), xml.marker(), xml.labels([label], s.paper.size, s.paper.language), pole


def pole_spots(s: Setting, events: Iterable[Event]) -> Iterator[tuple[float, float]]:
    """Spots along the poles, which other labels should keep off."""
    for event in events:
        yield from way((event.flag.x, event.box.top), (event.flag.x, s.area.top + s.area.height))


def _events(s: Setting) -> tuple[Event, ...]:
    marks = sorted(s.trend.marks, key=lambda mark: mark.day)
    rows = [s.rows.row(mark.day) for mark in marks]
    wide = [width(mark.sign or mark.text, s.paper.size, bold=bool(mark.sign)) for mark in marks]
    poles = zip((s.area.x(s.rows.shares[row]) for row in rows), wide, strict=True)
    stood = flags(poles, s.area.frame[0] - 2, centred=all(mark.sign for mark in marks))
    return tuple(_event(s, *one) for one in zip(marks, stood, rows, strict=True))


def _event(s: Setting, mark: Mark, flag: Flag, row: int) -> Event:
    (left, right), high = flag.span, s.paper.size * LINE
    box = Rect(left, s.area.top + flag.row * high, right, s.area.top + (flag.row + 1) * high)
    top = box.bottom + 1 if flag.side == "t" else (box.top + box.bottom) / 2
    return Event(mark, flag, row, value_at(s.area, s.axis, top), box)


def _covered(s: Setting, events: Sequence[Event]) -> bool:
    """True where a line runs through the text of an event."""
    spots = s.spots() if events else []
    return any(event.box.holds(x, y) for event in events for x, y in spots)
