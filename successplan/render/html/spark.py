"""Turn a spark into a line as small as a word: the values, the plan dashed, a dot at the last value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from successplan.document import Spark
from successplan.render.html import svg
from successplan.render.html.svg import Spot
from successplan.render.html.tags import NONE
from successplan.render.markup import Xml

_WIDE, _HIGH, _EDGE = 84.0, 22.0, 4.0


def spark(block: Spark, about: str) -> Xml:
    """The drawing, which `about` says in words; nothing where there is no value."""
    known = [value for value in (*block.values, *block.path) if value is not None]
    if not known:
        return NONE
    count, ends = max(len(block.values), len(block.path)), (min(known), max(known))
    shapes = [svg.path(way, "line planned", "muted") for way in ways(block.path, count, ends)]
    measured = list(ways(block.values, count, ends))
    shapes += [svg.path(way, "line", block.tone) for way in measured]
    shapes += [svg.dot(way[-1], 2.6, "solid", block.tone) for way in measured[-1:]]
    return svg.picture((_WIDE, _HIGH), about, shapes, "spark")


def ways(values: Sequence[Decimal | None], count: int, ends: tuple[Decimal, Decimal]) -> Iterator[list[Spot]]:
    """The line in pieces: a gap stays one."""
    piece: list[Spot] = []
    for at, value in enumerate(values):
        if value is not None:
            piece.append(_spot(at, count, value, ends))
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def _spot(at: int, count: int, value: Decimal, ends: tuple[Decimal, Decimal]) -> Spot:
    low, high = ends
    across = at / (count - 1) if count > 1 else 0.5
    up = float((value - low) / (high - low)) if high > low else 0.5
    return _EDGE + (_WIDE - 2 * _EDGE) * across, _HIGH - _EDGE - (_HIGH - 2 * _EDGE) * up
