"""Turn a chart block into a figure: the drawing for broad and for narrow screens, its numbers as a table below.

Drawn as SVG here, by the measures that also place the native charts (successplan/charts): texts stay texts and lines
stay sharp, and the page weighs a tenth of what a plotting library's picture would. A drawing that is only scaled to a
telephone cannot be read, so there are two, each with its labels placed for its own width; the style sheet shows one.
"""

from __future__ import annotations

from typing import assert_never

from successplan.charts.setting import Paper
from successplan.document import Bars, Bridge, Chart, Multiples, Tornado, Trend
from successplan.render.html.bars import bars
from successplan.render.html.bridge import bridge
from successplan.render.html.figures import figure
from successplan.render.html.numbers import numbers
from successplan.render.html.state import Writing
from successplan.render.html.svg import Spot
from successplan.render.html.tags import NONE, div, p
from successplan.render.html.tornado import tornado
from successplan.render.html.trend import trend
from successplan.render.markup import Xml, join

_BROAD, _NARROW, _SMALL = (680.0, 330.0), (336.0, 270.0), (300.0, 216.0)
_SIZE, _SMALL_SIZE = 13.0, 12.0


def chart(w: Writing, block: Chart) -> Xml:
    """The chart with its title, key, source and numbers."""
    drawn = [_drawn(w, block, _SIZE, frame, classes) for frame, classes in ((_BROAD, "broad"), (_NARROW, "narrow"))]
    return figure(w, "chart", block.title, div("both", *drawn), _below(w, block))


def multiples(w: Writing, block: Multiples) -> Xml:
    """The small charts, as many side by side as there is room for."""
    return div("multiples", *(_small(w, one) for one in block.charts))


def _small(w: Writing, block: Chart) -> Xml:
    return figure(w, "chart small", block.title, _drawn(w, block, _SMALL_SIZE, _SMALL, ""), _below(w, block))


def _below(w: Writing, block: Chart) -> Xml:
    key = p("note", "\u2003".join(block.key)) if block.key else NONE
    source = p("source", block.source) if block.source else NONE
    return join([key, source, numbers(w, block)])


def _drawn(w: Writing, block: Chart, size: float, frame: Spot, classes: str) -> Xml:
    paper = Paper(w.language, w.brand.tones, size, frame)
    match block.plot:
        case Trend():
            return trend(block, block.plot, paper, classes)
        case Bars():
            return bars(block, block.plot, paper, classes)
        case Bridge():
            return bridge(block, block.plot, paper, classes)
        case Tornado():
            return tornado(block, block.plot, paper, classes)
        case _:
            assert_never(block.plot)
