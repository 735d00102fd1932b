"""Turn a Spark into a small line over a table's cell: the values drawn through, the planned path dashed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from successplan.document import Spark
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.shapes import At, Pen, free_line
from successplan.render.pptx.xml import group, shape

WIDTH = 84.0  # points that a column of sparks asks, without its sides
LEAST = 48.0
_HEIGHT = 22.0
_INSIDE = 3.0  # so that line and dot do not touch the frame
_DOT, _SMALL_DOT = 5.0, 3.0  # of the last value, and of one between gaps


def spark(block: Spark, cell: Rect, alt: str, canvas: Canvas) -> list[Xml]:
    """The line in the middle of the cell as one group; nothing where there is no value."""
    known = [value for value in (*block.values, *block.path) if value is not None]
    if not known:
        return []
    tall = min(_HEIGHT, cell.height - 2)
    frame = Rect(cell.x, cell.y + (cell.height - tall) / 2, cell.width, tall)
    whole, tones = canvas.id(), canvas.brand.tones
    count = max(len(block.values), len(block.path))
    values, path = (list(_runs(one, known, count, frame)) for one in (block.values, block.path))
    parts = []
    if long := [run for run in path if len(run) > 1]:
        parts.append(free_line(canvas.id(), "Path", long, frame.box, Pen(tones["muted"].solid, 1, dashed=True)))
    if long := [run for run in values if len(run) > 1]:
        parts.append(free_line(canvas.id(), "Values", long, frame.box, Pen(tones[block.tone].solid, 1.75)))
    alone = [run[0] for run in values[:-1] if len(run) == 1]
    for (x, y), wide in [*((spot, _SMALL_DOT) for spot in alone), *((run[-1], _DOT) for run in values[-1:])]:
        dot = Rect(x - wide / 2, y - wide / 2, wide, wide).box
        parts.append(shape(canvas.id(), "Value", dot, geometry="ellipse", ground=tones[block.tone].solid))
    return [group(whole, "Sparkline", frame.box, alt, parts)]


def _runs(
    values: Sequence[Decimal | None], known: Sequence[Decimal], count: int, frame: Rect
) -> Iterator[list[At]]:
    """The points between gaps; both lines share one scale, from the smallest of all values to the largest."""
    low, high = min(known), max(known)
    span = float(high - low)
    wide, tall = frame.width - 2 * _INSIDE, frame.height - 2 * _INSIDE
    run: list[At] = []
    for index, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
            continue
        share = float(value - low) / span if span else 0.5
        across = index / (count - 1) if count > 1 else 1.0
        run.append((frame.x + _INSIDE + wide * across, frame.y + _INSIDE + tall * (1 - share)))
    if run:
        yield run
