"""Turn a matrix into its chart and, beside or below it, what its numbers stand for."""

from __future__ import annotations

from collections.abc import Sequence

from successplan.brand.docx_styles import DENSE_PITCH, SIZE
from successplan.charts.matrix import matrix_parts
from successplan.document import Matrix, Point
from successplan.render.docx import xml
from successplan.render.docx.inlines import text
from successplan.render.docx.measure import line_count
from successplan.render.docx.state import Writing, add_chart
from successplan.render.docx.widths import whole
from successplan.render.docx.xml import Look
from successplan.render.markup import Xml, join

_SHARES = (0.6, 0.4)  # of the width: chart and list
_ALONE = 0.75  # of the width: a chart with its list below
_HEIGHT = 0.8  # of the chart's width
_GUTTER, _INDENT = 240, 400
_AFTER = 60  # after each point
_TALLER = 1.1  # a list so much taller than the chart goes below it


def matrix(w: Writing, block: Matrix, width: int) -> Xml:
    """A table without rules: the chart with the list beside it, or below it where the list is long."""
    widths = whole(_SHARES, width / 20)
    wide = widths[0] - _GUTTER
    height = round(wide * _HEIGHT)
    if _height(block.points, widths[1]) <= height * _TALLER:
        sides = (_chart(w, block, wide, height), join([_point(w, point) for point in block.points]))
        cells = [
            xml.cell(each, side or xml.paragraph(w.style("end")), align="center")
            for each, side in zip(widths, sides, strict=True)
        ]
        return xml.table(w.style("layout"), widths, [xml.row(cells)])
    alone = round(width * _ALONE)
    return Xml(_chart(w, block, alone, round(alone * _HEIGHT * _ALONE)) + _below(w, block.points, width))


def _height(points: Sequence[Point], width: int) -> int:
    """How high the list is, in twentieths of a point."""
    room = (width - _INDENT) / 20
    return sum(line_count(point.text, SIZE, room) * DENSE_PITCH + _AFTER for point in points)


def _chart(w: Writing, block: Matrix, width: int, height: int) -> Xml:
    number = w.next("drawing")
    parts = matrix_parts(block, w.language, w.tones, size=SIZE, frame=(width / 20, height / 20))
    relationship = add_chart(w, parts, number)
    drawing = xml.chart(relationship, number, block.title or block.alt, block.alt, width, height)
    return xml.paragraph(w.style("figure"), drawing, keep=bool(block.title), start=w.takes_start())


def _below(w: Writing, points: Sequence[Point], width: int) -> Xml:
    """The list in two columns, read line by line, that may go on over the page."""
    widths, rows = whole((1, 1), width / 20), []
    for first in range(0, len(points), 2):
        pair = [_point(w, point) for point in points[first : first + 2]]
        pair += [xml.paragraph(w.style("end"))] * (2 - len(pair))
        cells = [xml.cell(each, one, padding=(0, _GUTTER)) for each, one in zip(widths, pair, strict=True)]
        rows.append(xml.row(cells))
    return xml.table(w.style("layout"), widths, rows)


def _point(w: Writing, point: Point) -> Xml:
    number = text(w, f"{point.number}\t", Look(w.style(f"tone_{point.tone}"), bold=True))
    return xml.paragraph(w.style("point"), number, text(w, point.text))
