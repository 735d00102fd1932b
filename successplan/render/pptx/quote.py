"""Turn a quotation into a bar, the words, and who said them."""

from __future__ import annotations

from functools import partial

from successplan.document import Quote, Text, plain
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece
from successplan.render.pptx.text import SMALLEST, Style, height, line
from successplan.render.pptx.xml import Insets, Line, body, group, shape

_BAR, _PAD = 4.0, 14.0


def quote(block: Quote, width: float, style: Style, canvas: Canvas) -> Piece:
    """The words a size larger than other text, a bar in the accent colour at their left."""
    said = [line(block.inlines, style.size + 2, canvas, colour=canvas.inks.title)]
    who = [line((Text(block.who),), max(SMALLEST, style.size - 2), canvas, colour=canvas.inks.muted, before=4)]
    lines = [*said, *(who if block.who else [])]
    return Piece(height(lines, width - _BAR - _PAD) + 8, partial(_draw, block, lines, canvas))


def _draw(block: Quote, lines: list[Line], canvas: Canvas, place: Rect) -> list[Xml]:
    whole = canvas.id()
    bar = Rect(place.x, place.y, _BAR, place.height)
    text = Rect(place.x + _BAR, place.y, place.width - _BAR, place.height)
    words = body(lines, canvas.language, insets=Insets(_PAD, 0, 0, 0), anchor="ctr")
    parts = [
        shape(canvas.id(), "Bar", bar.box, ground=canvas.brand.tones["accent"].solid),
        shape(canvas.id(), "Quotation", text.box, words),
    ]
    alt = "\n".join(part for part in (plain(block.inlines), block.who) if part)
    return [group(whole, "Quotation", place.box, alt, parts)]
