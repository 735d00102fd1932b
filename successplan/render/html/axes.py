"""Turn an axis into its lines and names, and series into a legend, the same for every chart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from successplan.charts.area import Area
from successplan.charts.scale import Scale, formatted
from successplan.charts.setting import Paper
from successplan.document import Chart, Tone
from successplan.render.fit import width
from successplan.render.html import svg
from successplan.render.markup import Xml


def value_axis(chart: Chart, axis: Scale, area: Area, paper: Paper) -> Iterator[Xml]:
    """A gridline with its value at each step, the line of zero stronger, the unit above."""
    for tick in axis.ticks():
        y = area.y(axis.share(tick))
        stronger = " base" if tick == 0 or tick == axis.low else ""
        yield svg.line((area.left, y), (area.left + area.width, y), f"grid{stronger}")
        yield svg.text(formatted(tick, axis.decimals), (area.left - 6, y), paper.size, "end")
    if chart.unit:
        yield svg.text(chart.unit, (2, paper.size * 0.7), paper.size)


def legend(entries: Sequence[tuple[str, str, Tone]], paper: Paper) -> Iterator[Xml]:
    """A sign and a name for each entry (name, classes of its line, tone), in the room that `area` kept below."""
    size, (wide, high) = paper.size, paper.frame
    entry = max((width(name, size) for name, _, _ in entries), default=0) + 4 * size
    across = max(1, int(wide * 0.9 / entry))
    lines = -(-len(entries) // across)
    for number, (name, classes, tone) in enumerate(entries):
        x, y = 4 + number % across * entry, high - (lines - number // across - 0.5) * size * 1.5
        if classes:
            yield svg.line((x, y), (x + 2 * size, y), classes, tone)
        else:
            yield svg.rect((x + size, y - size * 0.4), (size * 0.8, size * 0.8), "solid", tone)
        yield svg.text(name, (x + 2.4 * size, y), size)

