"""Turn a chart into a native one, and several small ones into a grid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from successplan.charts import chart_parts
from successplan.document import Chart, Multiples, Text
from successplan.render.fit import shortened, side_by_side
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece, beside, stack
from successplan.render.pptx.text import SMALLEST, Style, height, line, line_count, pitch
from successplan.render.pptx.xml import Insets, Line, body, chart_frame, shape

_HEIGHT, _SMALL = 150.0, 72.0
_GUTTER = 24.0
_FLAT = 0.75  # how high a small chart may be, of its width
_TITLE_LINES, _FILLED = 2, 0.85  # lines of a small chart's title; how far bold letters and breaks let them be filled


def chart(block: Chart, width: float, style: Style, canvas: Canvas) -> Piece:
    """A native chart that takes the room there is, its own source below where the slide has another."""
    below = height(_key(block, canvas, width), width) + _below(block, canvas)
    return Piece(_HEIGHT + below, partial(_draw, block, canvas), "page")


def multiples(block: Multiples, width: float, style: Style, canvas: Canvas) -> Piece:
    """Charts in rows of `across`, all as wide and high as each other, each with its title above it.

    A last one alone keeps to its half: it is one of many.
    """
    across = max(1, min(block.across, max(2, len(block.charts))))
    wide = (width - _GUTTER * (across - 1)) / across
    rows = [block.charts[at : at + across] for at in range(0, len(block.charts), across)]
    return stack([_row(row, wide, canvas) for row in rows], style.gap)


def _row(charts: Sequence[Chart], wide: float, canvas: Canvas) -> Piece:
    """Charts side by side below their titles, which take the lines that the longest of the row needs."""
    named = [_title(one, wide, canvas) for one in charts]
    tall = max(height([title], wide) for title in named)
    pieces = [_titled(one, title, tall, canvas) for one, title in zip(charts, named, strict=True)]
    return beside(pieces, [wide] * len(charts), _GUTTER)


def _title(block: Chart, wide: float, canvas: Canvas) -> Line:
    """The chart's title on two lines at most; a longer one gives up its middle, and is whole in the tables."""
    one = line((Text(block.title),), SMALLEST, canvas, bold=True, colour=canvas.inks.title)
    if line_count(one, wide) <= _TITLE_LINES:
        return one
    short = shortened(block.title, SMALLEST, wide * _TITLE_LINES * _FILLED)
    return line((Text(short),), SMALLEST, canvas, bold=True, colour=canvas.inks.title)


def _titled(block: Chart, title: Line, tall: float, canvas: Canvas) -> Piece:
    def draw(place: Rect) -> list[Xml]:
        at = Rect(place.x, place.y, place.width, tall)
        head = shape(canvas.id(), "Title", at.box, body([title], canvas.language, insets=Insets(), anchor="b"))
        most = place.width * _FLAT + _below(block, canvas)
        rest = Rect(place.x, place.y + tall + 2, place.width, min(most, place.height - tall - 2))
        return [head, *_draw(block, canvas, rest)]

    return Piece(tall + 2 + _SMALL + _below(block, canvas), draw, "page")


def _below(block: Chart, canvas: Canvas) -> float:
    """The height of the chart's own source, where the slide does not name it."""
    return pitch(10, canvas) + 4 if block.source and block.source not in canvas.source else 0.0


def _key(block: Chart, canvas: Canvas, width: float) -> list[Line]:
    """What the signs on the chart stand for: as many entries on a line as there is room for."""
    return [line((Text(text),), SMALLEST, canvas) for text in side_by_side(block.key, SMALLEST, width)]


def _draw(block: Chart, canvas: Canvas, place: Rect) -> list[Xml]:
    below = _below(block, canvas)
    key = _key(block, canvas, place.width)
    said = height(key, place.width) + 4 if key else 0.0
    frame = Rect(place.x, place.y, place.width, place.height - said - below)
    parts = chart_parts(block, canvas.language, canvas.brand.tones, size=SMALLEST, frame=(frame.width, frame.height))
    out = [chart_frame(canvas.id(), block.title or "Chart", frame.box, block.alt, canvas.chart(parts))]
    if key:
        at = Rect(place.x, frame.y + frame.height + 4, place.width, said - 4)
        out.append(shape(canvas.id(), "Key", at.box, body(key, canvas.language, insets=Insets(), anchor="t")))
    if below:
        source = Rect(place.x, place.y + place.height - below + 4, place.width, below - 4)
        lines = [line((Text(block.source),), 10, canvas, colour=canvas.inks.muted)]
        words = body(lines, canvas.language, insets=Insets(), anchor="t")
        out.append(shape(canvas.id(), "Source", source.box, words))
    return out
