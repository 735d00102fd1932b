"""Turn a spark into a drawing as small as a word: the values as a line, the plan dashed, a dot at the last value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from successplan.document import Spark
from successplan.render.docx import shapes
from successplan.render.docx.shapes import Point
from successplan.render.docx.state import Writing
from successplan.render.markup import Xml

WIDE, HIGH = 50.0, 15.0  # points
_EDGE = 2.5  # kept free all round, for the dot


def spark(w: Writing, block: Spark, about: str) -> Xml:
    """A run with the drawing; `about` says it in words. Empty where there is no value."""
    known = [value for value in (*block.values, *block.path) if value is not None]
    if not known:
        return Xml("")
    count, ends = max(len(block.values), len(block.path)), (min(known), max(known))
    tone, quiet = w.tones[block.tone], w.tones["muted"]
    drawn = []
    for values, look in (
        (block.path, shapes.stroke(quiet.solid, 0.75, "sysDash")),
        (block.values, shapes.stroke(tone.solid, 1.5)),
    ):
        ways = [way for way in _ways(values, count, ends) if len(way) > 1]
        drawn += [shapes.lines(w, ways, look)] if ways else []
    last = [way[-1] for way in _ways(block.values, count, ends)][-1:]
    drawn += [shapes.dot(w, middle, 3.6, tone.solid) for middle in last]
    return shapes.drawing(w, drawn, "spark", about, (WIDE, HIGH))


def _ways(values: Sequence[Decimal | None], count: int, ends: tuple[Decimal, Decimal]) -> Iterator[list[Point]]:
    """The line in pieces: a gap stays one."""
    piece: list[Point] = []
    for at, value in enumerate(values):
        if value is not None:
            piece.append((_across(at, count), _down(value, ends)))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _across(at: int, count: int) -> float:
    return _EDGE + (WIDE - 2 * _EDGE) * (at / (count - 1) if count > 1 else 0.5)


def _down(value: Decimal, ends: tuple[Decimal, Decimal]) -> float:
    low, high = ends
    share = float((value - low) / (high - low)) if high > low else 0.5
    return HIGH - _EDGE - (HIGH - 2 * _EDGE) * share
