"""Turn a Matrix into native shapes: four named quarters, two titled axes, numbered circles none of which is covered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from math import cos, hypot, pi, sin

from successplan.brand import Colour
from successplan.brand.colour import on
from successplan.document import Matrix, Point, Text
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece
from successplan.render.pptx.shapes import Pen, pen_line, straight
from successplan.render.pptx.text import SMALLEST, Style, height, line, natural_width, pitch, snug
from successplan.render.pptx.xml import Insets, Line, body, group, shape

_LEAST = 210.0  # points high, axis and titles included
_GAP = 3.0  # between the quarters
_PAD = 8.0
_APART = 2.0  # between two circles
_MARGIN = 0.1  # of the plot, between its edge and the ends of the scale


def matrix(block: Matrix, width: float, style: Style, canvas: Canvas) -> Piece:
    """The matrix at `width` points, as high as there is room."""
    names = max(height([_name(name, style, canvas)], width / 2 - 40) for name in block.quarters)
    rows = -(-len(block.points) // max(1, int(width / 2 // 60)))
    least = max(_LEAST, 2 * (names + 2 * _PAD + 26 + 8 * min(rows, 8)) + pitch(SMALLEST, canvas))
    return Piece(least, partial(_draw, block, style, canvas), "page")


def _name(name: str, style: Style, canvas: Canvas, colour: Colour | None = None) -> Line:
    return line((Text(name),), style.size, canvas, bold=True, colour=colour or canvas.inks.muted)


def _draw(block: Matrix, style: Style, canvas: Canvas, place: Rect) -> list[Xml]:
    """The matrix as one group: quarters, axes, circles by number."""
    whole, axis = canvas.id(), pitch(SMALLEST, canvas) + 4
    plot = Rect(place.x + axis, place.y, place.width - axis, place.height - axis)
    parts = [*_quarters(block, plot, style, canvas), *_axes(block, place, plot, axis, canvas)]
    names = list(_name_places(block, plot, style, canvas))
    across = _diameter(block)
    left = [(point, _earlier(point, block, plot)) for point in block.points]
    kept = [Rect(x - across / 2, y - across / 2, across, across) for _, at in left if at for x, y in (at,)]
    spots = spread(block, plot, across, [*names, *kept])
    if any(spot is None for spot in spots):
        canvas.does_not_fit("マトリクスの点", "the points of the matrix")
    places = [spot or position(point, block, plot) for point, spot in zip(block.points, spots, strict=True)]
    for (point, at), place_now in zip(left, places, strict=True):
        parts += _way(point, at, place_now, across, canvas) if at else []
    parts += [_circle(point, at, across, canvas) for point, at in zip(block.points, places, strict=True)]
    return [group(whole, block.title or "Matrix", place.box, block.alt, parts)]


def _quarter_places(plot: Rect) -> tuple[Rect, Rect, Rect, Rect]:
    wide, tall = (plot.width - _GAP) / 2, (plot.height - _GAP) / 2
    right, low = plot.x + wide + _GAP, plot.y + tall + _GAP
    return (
        Rect(plot.x, plot.y, wide, tall), Rect(right, plot.y, wide, tall),
        Rect(plot.x, low, wide, tall), Rect(right, low, wide, tall),
    )


def _quarters(block: Matrix, plot: Rect, style: Style, canvas: Canvas) -> Iterator[Xml]:
    """The areas with their names in the outer corners; the first, upper left, in the accent's tint."""
    corners = (("t", "l"), ("t", "r"), ("b", "l"), ("b", "r"))
    for number, (name, at) in enumerate(zip(block.quarters, _quarter_places(plot), strict=True)):
        first = number == 0
        anchor, align = corners[number]
        words = _name(name, style, canvas, canvas.inks.accent if first else None)
        text = body(
            [Line(words.runs, words.pitch, align=align)],
            canvas.language,
            insets=Insets(_PAD, _PAD / 2, _PAD, _PAD / 2),
            anchor=anchor,
        )
        ground = canvas.brand.tones["accent"].fill if first else canvas.inks.panel
        yield shape(canvas.id(), name or "Quarter", at.box, text, ground=ground)


def _name_places(block: Matrix, plot: Rect, style: Style, canvas: Canvas) -> Iterator[Rect]:
    """Where the quarters' names stand: no circle may cover them."""
    for number, (name, at) in enumerate(zip(block.quarters, _quarter_places(plot), strict=True)):
        words = _name(name, style, canvas)
        wide = min(natural_width(words), at.width - 2 * _PAD)
        tall = height([words], at.width - 2 * _PAD)
        x = at.x + _PAD if number % 2 == 0 else at.x + at.width - _PAD - wide
        y = at.y + _PAD / 2 if number < 2 else at.y + at.height - _PAD / 2 - tall
        if name:
            yield Rect(x, y, wide, tall)


def _axes(block: Matrix, place: Rect, plot: Rect, axis: float, canvas: Canvas) -> Iterator[Xml]:
    """An arrow along each axis, its title beside it, the scale's ends at the ends."""
    pen = Pen(canvas.brand.tones["muted"].solid, 1, arrow=True)
    bottom, right = plot.y + plot.height, plot.x + plot.width
    yield straight(canvas.id(), "Axis", (plot.x, bottom + 2), (right, bottom + 2), pen)
    yield straight(canvas.id(), "Axis", (plot.x - 2, bottom), (plot.x - 2, plot.y), pen)
    below = Rect(plot.x, bottom + 4, plot.width, axis - 4)
    beside = Rect(place.x, plot.y, axis - 4, plot.height)
    for title, at, turned in ((block.x_title, below, False), (block.y_title, beside, True)):
        words = line((Text(title),), SMALLEST, canvas, bold=True, colour=canvas.inks.muted)
        if natural_width(words) > (at.height if turned else at.width) - 3 * axis:
            canvas.does_not_fit(f"軸の題「{title}」", f"the axis title {title!r}")
        yield _axis_text(title, at, words, "ctr", turned, canvas)
    high = Rect(place.x, plot.y, axis - 4, axis)
    low = Rect(place.x, bottom - axis, axis - 4, axis)
    for value, at, align in ((block.low, below, "l"), (block.high, below, "r"), (block.high, high, "r"),
                             (block.low, low, "r")):
        words = line((Text(f"{value:f}"),), SMALLEST, canvas, colour=canvas.inks.muted)
        yield _axis_text(f"{value:f}", at, words, align, False, canvas)


def _axis_text(name: str, at: Rect, words: Line, align: str, turned: bool, canvas: Canvas) -> Xml:
    aligned = [Line(words.runs, words.pitch, align=align)]
    text = body(aligned, canvas.language, insets=Insets(), anchor="ctr", turned=turned)
    return shape(canvas.id(), name, at.box, text)


def _diameter(block: Matrix) -> float:
    """Points across a circle: wide enough for the longest number."""
    digits = max((len(str(point.number)) for point in block.points), default=1)
    return max(24.0, 8.0 * digits + 9)


def position(point: Point, block: Matrix, plot: Rect) -> tuple[float, float]:
    """The point on the slide, in points: the scale's ends stand a tenth inside the plot."""
    span = block.high - block.low or Decimal(1)
    across, up = (float((value - block.low) / span) for value in (point.x, point.y))
    inner = 1 - 2 * _MARGIN
    x = plot.x + plot.width * (_MARGIN + inner * min(1.0, max(0.0, across)))
    y = plot.y + plot.height * (1 - _MARGIN - inner * min(1.0, max(0.0, up)))
    return x, y


def spread(
    block: Matrix, plot: Rect, across: float, taken: Sequence[Rect]
) -> list[tuple[float, float] | None]:
    """The middle of each circle: its own point, or the nearest free place in its quarter; None where there is none."""
    placed: list[tuple[float, float]] = []
    out: list[tuple[float, float] | None] = []
    for point in block.points:
        own = position(point, block, plot)
        free = (one for one in _around(own, across, plot) if _is_free(one, own, across, plot, placed, taken))
        spot = next(free, None)
        placed += [spot] if spot else []
        out.append(spot)
    return out


def _around(own: tuple[float, float], across: float, plot: Rect) -> Iterator[tuple[float, float]]:
    """The place itself, then rings around it, from the right on."""
    yield own
    step = (across + _APART) / 2
    for ring in range(1, int(max(plot.width, plot.height) / step) + 1):
        count = 8 * ring
        for at in range(count):
            turn = 2 * pi * at / count
            yield own[0] + ring * step * cos(turn), own[1] + ring * step * sin(turn)


def _is_free(
    spot: tuple[float, float],
    own: tuple[float, float],
    across: float,
    plot: Rect,
    placed: Sequence[tuple[float, float]],
    taken: Sequence[Rect],
) -> bool:
    """True inside the plot, on the own side of its middle lines, and clear of other circles and of names."""
    half, (x, y) = across / 2, spot
    if not (plot.x + half <= x <= plot.x + plot.width - half and plot.y + half <= y <= plot.y + plot.height - half):
        return False
    middle = (plot.x + plot.width / 2, plot.y + plot.height / 2)
    for here, there, line_ in zip(spot, own, middle, strict=True):
        if (here - line_) * (there - line_) < -0.01:
            return False
    if any(hypot(x - a, y - b) < across + _APART - 0.01 for a, b in placed):
        return False
    return not any(
        one.x - half < x < one.x + one.width + half and one.y - half < y < one.y + one.height + half for one in taken
    )


def _earlier(point: Point, block: Matrix, plot: Rect) -> tuple[float, float] | None:
    """Where the point stood before; None for one that has not moved."""
    if point.earlier is None:
        return None
    x, y = point.earlier
    return position(replace(point, x=x, y=y), block, plot)


def _way(
    point: Point, start: tuple[float, float], end: tuple[float, float], across: float, canvas: Canvas
) -> list[Xml]:
    """An empty circle at the earlier place, and an arrow from its edge to that of the circle that stands now."""
    tone = canvas.brand.tones[point.tone]
    box = Rect(start[0] - across / 2, start[1] - across / 2, across, across).box
    number = line((Text(str(point.number)),), SMALLEST, canvas, bold=True, colour=tone.text)
    words = body([replace(snug(number), align="ctr")], canvas.language, insets=Insets(), anchor="ctr")
    circle = shape(canvas.id(), f"{point.number}", box, words, geometry="ellipse", ground=canvas.inks.panel,
                   line=pen_line(Pen(tone.solid)))
    far = hypot(end[0] - start[0], end[1] - start[1])
    if far <= across:
        return [circle]
    step = tuple((b - a) / far * across / 2 for a, b in zip(start, end, strict=True))
    arrow = straight(canvas.id(), "Moved", (start[0] + step[0], start[1] + step[1]),
                     (end[0] - step[0], end[1] - step[1]), Pen(tone.solid, 1.5, arrow=True))
    return [circle, arrow]


def _circle(point: Point, spot: tuple[float, float], across: float, canvas: Canvas) -> Xml:
    solid = canvas.brand.tones[point.tone].solid
    ink = line((Text(str(point.number)),), SMALLEST, canvas, bold=True, colour=on(canvas.brand.theme, solid.hex))
    text = body([replace(snug(ink), align="ctr")], canvas.language, insets=Insets(), anchor="ctr")
    box = Rect(spot[0] - across / 2, spot[1] - across / 2, across, across).box
    return shape(canvas.id(), f"{point.number} {point.text}", box, text, geometry="ellipse", ground=solid)
