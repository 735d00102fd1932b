"""Turn a matrix into numbered points in four named quarters and, beside it, what the numbers stand for."""

from __future__ import annotations

from collections.abc import Iterator

from successplan.charts.matrix import DOT, NAMES_AT, NEAR, Room, room_of, spread
from successplan.document import Matrix
from successplan.render.html import svg
from successplan.render.html.figures import figure
from successplan.render.html.state import Writing
from successplan.render.html.svg import Anchor, Spot
from successplan.render.html.tags import div, tag, toned
from successplan.render.markup import Xml

_FRAME, _SIZE = (440.0, 352.0), 13.0


def matrix(w: Writing, block: Matrix) -> Xml:
    """The drawing with the list of its points."""
    room = room_of(block, _SIZE, _FRAME)
    left, top = room.box[0] * _FRAME[0], room.box[1] * _FRAME[1]
    shapes = [*_frame(block, room, (left, top))]
    places = spread([(room.across(one.x), room.up(one.y)) for one in block.points],
                    (room.across(room.middle), room.up(room.middle)), DOT * NEAR)
    for point, (x, up) in zip(block.points, places, strict=True):
        at = (left + x, top + room.points[1] - up)
        shapes.append(svg.dot(at, DOT / 2, "ring", point.tone))
        shapes.append(svg.text(str(point.number), at, _SIZE - 2, "middle", point.tone, "strong"))
    drawn = svg.picture(_FRAME, block.alt, shapes)
    points = tag("ol", {"class": "points"}, *(
        tag("li", {"value": point.number, "class": toned("", point.tone)}, point.text) for point in block.points))
    return figure(w, "matrix", block.title, div("beside", drawn, points))


def _frame(block: Matrix, room: Room, corner: Spot) -> Iterator[Xml]:
    """The lines between the quarters, the names of quarters and scales, the ends of the scales."""
    (left, top), (wide, high), size = corner, room.points, _SIZE
    yield svg.rect(corner, room.points, "frame", "muted")
    x, y = left + room.across(room.middle), top + high - room.up(room.middle)
    yield svg.line((x, top), (x, top + high), "grid base")
    yield svg.line((left, y), (left + wide, y), "grid base")
    margin = room.up(room.low + room.step * (1 - NAMES_AT))
    sides: tuple[tuple[float, Anchor], ...] = ((left + 6, "start"), (left + wide - 6, "end"))
    heights = (top + margin, top + high - margin)
    for number, name in enumerate(block.quarters):
        side, anchor = sides[number % 2]
        at = (side, heights[number // 2])
        yield svg.text(name, at, size, anchor, "muted" if number else "accent", "strong")
    yield svg.text(block.y_title, (2, size * 0.8), size)
    yield svg.text(block.x_title, (left + wide, top + high + size * 2.3), size, "end")
    for value in (block.low, block.high):
        yield svg.text(f"{value:f}", (left + room.across(value), top + high + size * 0.9), size, "middle")
        yield svg.text(f"{value:f}", (left - 5, top + high - room.up(value)), size, "end")

