"""Turn swings into a tornado: bars to both sides of a middle, the widest on top, the names above their bars.

The names stand above and not beside, as the native chart has them: so the labels have room on a telephone, too.
"""

from __future__ import annotations

from successplan.charts.area import Area
from successplan.charts.setting import Paper
from successplan.charts.tornado import SIDES, bounds, end_texts
from successplan.document import Chart, Tornado
from successplan.render.fit import shortened, width
from successplan.render.html import svg
from successplan.render.markup import Xml

_ROW = 3.2  # lines of text that a swing takes
_HIGH = 1.3  # of them the bar's


def tornado(chart: Chart, plot: Tornado, paper: Paper, classes: str) -> Xml:
    """The drawing, as broad as the frame of `paper` and as high as its swings ask."""
    size, swings = paper.size, sorted(plot.swings, key=lambda one: -abs(one.high - one.low))
    wide, top = paper.frame[0], size * 1.8
    high = top + len(swings) * _ROW * size + 4
    ends = [[one.low - plot.middle for one in swings], [one.high - plot.middle for one in swings]]
    texts = [end_texts(one, plot.middle, chart.decimals) for one in swings]
    low, up = bounds(ends, list(zip(*texts, strict=True)), wide, size)
    room = Area((wide, high), 0, top, wide, high - top)
    middle = room.x(float(-low / (up - low)))
    beside = width(plot.middle_text, size) / 2
    shapes = [svg.text(plot.middle_text, (min(max(middle, beside), wide - beside), size * 0.7), size, "middle")]
    for at, (swing, words) in enumerate(zip(swings, texts, strict=True)):
        y = top + at * _ROW * size
        shapes.append(svg.text(shortened(swing.label, size, wide - 4), (2, y + size * 0.8), size, "start", "plain"))
        for side, (tone, said) in enumerate(zip(SIDES, words, strict=True)):
            x = room.x(float((ends[side][at] - low) / (up - low)))
            corner = (min(x, middle), y + size * 1.55)
            shapes.append(svg.rect(corner, (abs(x - middle), size * _HIGH), "solid", tone))
            place = (x - 4 if x < middle else x + 4, corner[1] + size * _HIGH / 2)
            shapes.append(svg.text(said, place, size, "end" if x < middle else "start", tone, "label"))
    shapes.append(svg.line((middle, top), (middle, high), "pole", "muted"))
    return svg.picture((wide, high), chart.alt, shapes, classes)
