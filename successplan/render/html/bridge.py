"""Turn steps into a bridge: bars that begin where the one before ended, and levels that stand on zero."""

from __future__ import annotations

from itertools import pairwise

from successplan.charts.area import area, tick_width
from successplan.charts.bridge import bridge_scale, stands, step_text
from successplan.charts.setting import Paper
from successplan.document import Bridge, Chart
from successplan.render.fit import lines
from successplan.render.html import svg
from successplan.render.html.axes import value_axis
from successplan.render.markup import Xml

_MOST_LINES = 5
_SHARE = 0.62  # of its room that a bar takes


def bridge(chart: Chart, plot: Bridge, paper: Paper, classes: str) -> Xml:
    """The drawing, with the frame and text size of `paper`."""
    size, bars = paper.size, stands(plot)
    axis = bridge_scale(bars)
    left, count = tick_width(axis, size), max(1, len(bars))
    each = (paper.frame[0] - left) / count
    names = [lines(step.label, size, each - 4)[:_MOST_LINES] for step in plot.steps]
    rows = max(map(len, names), default=1)
    room = area(paper.frame, size, left=left, above=bool(chart.unit), legend=(), ends=(), lines=rows)
    shapes = list(value_axis(chart, axis, room, paper))
    each = room.width / count
    for (at, one), _ in pairwise(enumerate(bars)):
        y = room.y(axis.share(one.end))
        shapes.append(svg.line((room.left + (at + 0.5) * each, y), (room.left + (at + 1.5) * each, y), "grid base"))
    for at, (step, bar, words) in enumerate(zip(plot.steps, bars, names, strict=True)):
        x, (low, high) = room.left + (at + 0.5) * each, (room.y(axis.share(end)) for end in (bar.low, bar.high))
        corner = (x - each * _SHARE / 2, high)
        shapes.append(svg.rect(corner, (each * _SHARE, max(1.0, low - high)), "solid", step.tone))
        y = high - size * 0.7 if bar.high > 0 else low + size * 0.7
        look = "label strong" if step.is_total else "label"
        shapes.append(svg.text(step_text(step, chart.decimals), (x, y), size, "middle", step.tone, look))
        shapes.append(svg.texts(words, (x, room.top + room.height + size), size, "middle"))
    return svg.picture(paper.frame, chart.alt, shapes, classes)
