"""Turn a trend into lines over time, as the native chart draws them: bands, poles of events, labels at their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from successplan.charts.bands import stacked
from successplan.charts.events import Event, with_events
from successplan.charts.labels import Stood, stood
from successplan.charts.look import label_tone, line_tone
from successplan.charts.place import Placed
from successplan.charts.scale import month_start, sample, serial
from successplan.charts.setting import POINTS, UNNAMED, Drawn, Paper, Setting, setting, wants_legend
from successplan.charts.timeline import between
from successplan.charts.trend import dotted_rows, in_drawing_order, month_step
from successplan.document import Band, Chart, Tone, Trend
from successplan.render.html import svg
from successplan.render.html.axes import legend, value_axis
from successplan.render.html.svg import Anchor, Spot
from successplan.render.markup import Xml

_DOTTED = ("actual", "part", "last_year")
_ANCHORS: dict[str, Anchor] = {"r": "start", "l": "end"}


def trend(chart: Chart, plot: Trend, paper: Paper, classes: str) -> Xml:
    """The drawing, with the frame and text size of `paper`."""
    s, events = with_events(setting(chart, plot, paper))
    bands = stacked(plot.bands)
    shapes = [*(_band(s, band) for band in bands), *value_axis(chart, s.axis, s.area, paper), *_months(s)]
    shapes += [shape for event in events for shape in _event(s, event)]
    parts = 0
    for number in in_drawing_order(s.drawn):
        one = s.drawn[number]
        shapes += _line(s, one, parts)
        parts += one.line.role == "part"
    shapes += _labels(s, stood(s, bands, events))
    if wants_legend(s.drawn):
        shapes += legend(_named(s, bands), paper)
    return svg.picture(paper.frame, chart.alt, shapes, classes)


def _band(s: Setting, band: Band) -> Xml:
    """The area between the edges, where both are known."""
    edges = [tuple((day, point[at]) for day, *point in band.points) for at in (0, 1)]
    sides: tuple[list[Spot], list[Spot]] = ([], [])
    for row, day in enumerate(s.rows.days):
        low, high = (between(edge, day, s.chart.decimals) for edge in edges)
        if low is not None and high is not None:
            for side, value in zip(sides, (max(low, s.axis.low), min(high, s.axis.high)), strict=True):
                side.append(s.spot(row, value))
    return svg.path([*sides[0], *reversed(sides[1])], "band", band.tone, closed=True)


def _months(s: Setting) -> Iterator[Xml]:
    """The names of the months at their beginnings, or below the month's value where each has one."""
    if not s.rows.days:
        return
    first, last = s.rows.bounds
    bottom, size, step = s.area.top + s.area.height, s.paper.size, month_step(s)
    for number in range(0, s.rows.months + 1, step):
        day = month_start(s.rows.days[0], number)
        if serial(day) > last:
            break
        share = number / s.rows.months if s.rows.monthly else (serial(day) - first) / (last - first)
        x = s.area.x(share)
        yield svg.line((x, bottom), (x, bottom + 4), "grid base")
        yield svg.text(sample(day, s.trend.month_format), (x, bottom + size), size, "middle")


def _event(s: Setting, event: Event) -> Iterator[Xml]:
    flag, box, mark = event.flag, event.box, event.mark
    top = box.bottom if flag.side == "t" else box.top
    yield svg.line((flag.x, top), (flag.x, s.area.top + s.area.height), "pole", mark.tone)
    anchor = _ANCHORS.get(flag.side, "middle")
    x = {"start": flag.text[0], "end": flag.text[1], "middle": flag.x}[anchor]
    yield svg.text(mark.sign or mark.text, (x, (box.top + box.bottom) / 2), s.paper.size, anchor, mark.tone,
                   "label strong" if mark.sign else "label")


def _line(s: Setting, one: Drawn, part: int) -> Iterator[Xml]:
    """The line with its gaps, a dot at each value where they are few, a larger one at the last."""
    role, tone = one.line.role, line_tone(one.line)
    if role not in POINTS:
        for piece in _pieces(s, one):
            yield svg.path(piece, f"line {_class(one, part)}", tone)
    if not one.rows:
        return
    last = one.rows[-1]
    for row in dotted_rows(one) if role in _DOTTED else ():
        yield svg.dot(s.spot(row, one.value(row)), 2.4, "solid", tone)
    end = s.spot(last, one.value(last))
    if role == "target":
        yield svg.diamond(end, 6, "ring", one.line.tone)
    elif role in ("actual", "period"):
        yield svg.dot(end, 4.5 if one.line.label or role == "period" else 2.4, "solid", one.line.tone)


def _class(one: Drawn, part: int) -> str:
    return f"part-{part % 4}" if one.line.role == "part" else one.line.role


def _pieces(s: Setting, one: Drawn) -> Iterator[list[Spot]]:
    piece: list[Spot] = []
    for row, value in enumerate(one.column.values):
        if value is not None:
            piece.append(s.spot(row, value))
        elif piece:
            yield piece
            piece = []
    yield piece


def _labels(s: Setting, placed: Stood) -> Iterator[Xml]:
    for _, one, at in placed.lines:
        yield _label(s, one.line.label, at, "label strong" if one.bold else "label", label_tone(one.line))
    for _, band, at in placed.bands:
        yield _label(s, band.name, at, "label", band.tone)


def _label(s: Setting, words: str, at: Placed, classes: str, tone: Tone) -> Xml:
    anchor = _ANCHORS.get(at.side, "middle")
    x = {"start": at.box.left, "end": at.box.right, "middle": (at.box.left + at.box.right) / 2}[anchor]
    return svg.text(words, (x, (at.box.top + at.box.bottom) / 2), s.paper.size, anchor, tone, classes)


def _named(s: Setting, bands: Sequence[Band]) -> list[tuple[str, str, Tone]]:
    """What a legend names, in the order in which people read it; parts in that in which they are drawn."""
    named, parts = [], 0
    for one in s.drawn:
        if one.line.role not in UNNAMED:
            named.append((one.line.name, f"line {_class(one, parts)}", line_tone(one.line)))
            parts += one.line.role == "part"
    return [*named, *((band.name, "", band.tone) for band in bands)]
