"""Turn blocks that know their height into places in a region, one below the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.text import height
from successplan.render.pptx.xml import Insets, Line, body, shape

Draw: TypeAlias = Callable[[Rect], list[Xml]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A measured block: `height` in points at least, and how to draw it in a place.

    `grows` says who may make it taller: the page (a chart takes what is free), or its row (frames side by side end
    on one line).
    """

    height: float
    draw: Draw
    grows: Literal["no", "row", "page"] = "no"


def text_piece(lines: Sequence[Line], width: float, canvas: Canvas, name: str) -> Piece:
    """Paragraphs as one text box, or as the region's own placeholder where that is still free."""

    def draw(place: Rect) -> list[Xml]:
        holder = canvas.take_placeholder()
        text = body(lines, canvas.language, insets=Insets(), anchor="t")
        return [shape(canvas.id(), holder.name if holder else name, place.box, text, placeholder=holder)]

    return Piece(height(lines, width), draw)


def stack(pieces: Sequence[Piece], gap: float) -> Piece:
    """The pieces one below the other with `gap` between them; those that may grow share what is free."""
    needed = sum(piece.height for piece in pieces) + gap * max(0, len(pieces) - 1)
    grows = _grows(pieces)

    def draw(place: Rect) -> list[Xml]:
        growing = sum(piece.grows == grows for piece in pieces) if grows != "no" else 0
        extra = max(0.0, place.height - needed) / growing if growing else 0.0
        out, top = [], place.y
        for piece in pieces:
            tall = piece.height + (extra if growing and piece.grows == grows else 0)
            out += piece.draw(Rect(place.x, top, place.width, tall))
            top += tall + gap
        return out

    return Piece(needed, draw, grows)


def beside(pieces: Sequence[Piece], widths: Sequence[float], gap: float) -> Piece:
    """The pieces side by side, each as wide as given, as tall as the tallest."""
    tall = max((piece.height for piece in pieces), default=0)

    def draw(place: Rect) -> list[Xml]:
        out, left = [], place.x
        for piece, width in zip(pieces, widths, strict=True):
            room = place.height if piece.grows != "no" else piece.height
            out += piece.draw(Rect(left, place.y, width, room))
            left += width + gap
        return out

    return Piece(tall, draw, "page" if any(piece.grows == "page" for piece in pieces) else "no")


def _grows(pieces: Sequence[Piece]) -> Literal["no", "row", "page"]:
    """A stack grows with the page where a piece does, with its row where it is one frame alone."""
    if any(piece.grows == "page" for piece in pieces):
        return "page"
    return "row" if len(pieces) == 1 and pieces[0].grows == "row" else "no"
