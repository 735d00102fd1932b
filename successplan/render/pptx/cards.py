"""Turn cards into rows of equal panels: title, a large number with its unit, judgement, remarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from successplan.document import Badge, Card, Cards, plain
from successplan.render import fit
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece, stack
from successplan.render.pptx.text import SMALLEST, Style, height, line, natural_width, pitch
from successplan.render.pptx.xml import Insets, Line, Look, Run, body, group, shape

_GUTTER = 15.0
_RADIUS = 3.0
_MOST = 4  # in a row
_PILL_GAP = 8.0


@dataclass(frozen=True, slots=True)
class _Rows:
    """The heights that the cards of a row share, so that their baselines agree; `first` is the judgement's line."""

    pad: float
    title: float
    number: float
    first: float
    rest: float

    @property
    def total(self) -> float:
        gaps = (6 if self.first else 0) + (4 if self.rest else 0)
        return 2 * self.pad + self.title + 2 + self.number + self.first + self.rest + gaps


def cards(block: Cards, width: float, style: Style, canvas: Canvas) -> Piece:
    """The cards in rows of four at most, as even as can be."""
    count = len(block.cards)
    rows = max(1, ceil(count / _MOST))
    in_row = ceil(count / rows)
    wide = (width - _GUTTER * (in_row - 1)) / max(1, in_row)
    parts = [block.cards[at : at + in_row] for at in range(0, count, max(1, in_row))]
    return stack([_row(part, wide, style, canvas) for part in parts], _GUTTER)


def _row(row: Sequence[Card], wide: float, style: Style, canvas: Canvas) -> Piece:
    inner = wide - 2 * style.frame
    big = _number_size(row, inner, style)
    small = max(SMALLEST, style.size - 1)
    remarks = [_remarks(card, inner, small, canvas) for card in row]
    if any(card.badge and rest and not first for card, (first, rest) in zip(row, remarks, strict=True)):
        remarks = [(None, [first, *rest] if first else rest) for first, rest in remarks]  # all stand at one height
    rows = _Rows(
        style.frame,
        max(height([_title(card, small, canvas)], inner) for card in row),
        round(big * 1.25),
        max(
            max(height([first], inner) if first else 0, _pill_height(card, small))
            for card, (first, _) in zip(row, remarks, strict=True)
        ),
        max(height(rest, inner) for _, rest in remarks),
    )

    def draw(place: Rect) -> list[Xml]:
        out = []
        for number, (card, said) in enumerate(zip(row, remarks, strict=True)):
            at = Rect(place.x + number * (wide + _GUTTER), place.y, wide, place.height)
            out.append(_draw(card, at, rows, big, small, said, canvas))
        return out

    return Piece(rows.total, draw)


def _draw(
    card: Card, place: Rect, rows: _Rows, big: float, small: float, said: tuple[Line | None, list[Line]], canvas: Canvas
) -> Xml:
    """One card as a group: the panel holds title and number, the judgement is a pill with a remark beside it."""
    first, rest = said
    whole = canvas.id()
    lines = [_title(card, small, canvas)]
    title = body(lines, canvas.language, insets=Insets(rows.pad, rows.pad, rows.pad, 0), anchor="t")
    panel = shape(
        canvas.id(), "Panel", place.box, title, geometry="roundRect", radius=_RADIUS, ground=canvas.inks.panel
    )
    parts = [panel]
    left, inner = place.x + rows.pad, place.width - 2 * rows.pad
    top = place.y + rows.pad + rows.title + 2
    parts.append(_box("Number", Rect(left, top, inner, rows.number), [_number(card, big, rows.number, canvas)], canvas))
    top += rows.number + 6
    pill = _pill_width(card, small)
    if card.badge:
        at = Rect(left, top, pill - _PILL_GAP, rows.first)
        parts.append(_pill(card.badge, at, small, canvas))
    if first:
        parts.append(_box("Remark", Rect(left + pill, top, inner - pill, rows.first), [first], canvas, "ctr"))
    if rest:
        top += rows.first + 4
        parts.append(_box("Remarks", Rect(left, top, inner, rows.rest), rest, canvas))
    return group(whole, plain(card.title), place.box, _alt(card), parts)


def _box(name: str, place: Rect, lines: Sequence[Line], canvas: Canvas, anchor: str = "t") -> Xml:
    return shape(canvas.id(), name, place.box, body(lines, canvas.language, insets=Insets(), anchor=anchor))


def _pill(badge: Badge, place: Rect, size: float, canvas: Canvas) -> Xml:
    tones = canvas.brand.tones[badge.tone]
    text = Run(f"{badge.mark} {badge.text}", Look(size=size, bold=True, colour=tones.text, mark=True))
    lines = [Line((text,), pitch(size, canvas), align="ctr")]
    inside = body(lines, canvas.language, insets=Insets(), anchor="ctr")
    return shape(canvas.id(), "Judgement", place.box, inside, geometry="roundRect", radius=_RADIUS, ground=tones.fill)


def _title(card: Card, small: float, canvas: Canvas) -> Line:
    return line(card.title, small, canvas, colour=canvas.inks.muted)


def _number(card: Card, big: float, tall: float, canvas: Canvas) -> Line:
    number = Run(card.value, Look(size=big, bold=True, colour=canvas.inks.title))
    unit = Run(f" {card.unit}", Look(size=_unit_size(big), colour=canvas.inks.muted))
    return Line((number, unit) if card.unit else (number,), tall)


def _number_size(row: Sequence[Card], inner: float, style: Style) -> float:
    """The largest designed size at which every number of the row stands on one line with its unit."""
    for big in (style.big, 28.0, 24.0, 20.0, 18.0, 16.0):
        if big <= style.big and all(_number_width(card, big) <= inner for card in row):
            return big
    return 14.0


def _number_width(card: Card, big: float) -> float:
    unit = fit.width(f" {card.unit}", _unit_size(big)) if card.unit else 0
    return (fit.width(card.value, big, bold=True) + unit) / (1 - fit.RESERVE)


def _unit_size(big: float) -> float:
    return max(SMALLEST, round(big * 0.44))


def _remarks(card: Card, inner: float, small: float, canvas: Canvas) -> tuple[Line | None, list[Line]]:
    """The remark beside the judgement, where it fits there on one line, and those below."""
    lines = [line(inlines, small, canvas, colour=canvas.inks.muted) for inlines in card.lines]
    if lines and card.badge and natural_width(lines[0]) <= inner - _pill_width(card, small):
        return lines[0], lines[1:]
    return None, lines


def _pill_width(card: Card, small: float) -> float:
    """Points from the pill's left edge to the remark beside it."""
    if not card.badge:
        return 0
    text = Line((Run(f"{card.badge.mark} {card.badge.text}", Look(size=small, bold=True)),))
    return natural_width(text) + 12 + _PILL_GAP


def _pill_height(card: Card, small: float) -> float:
    return round(small * 1.7) if card.badge else 0


def _alt(card: Card) -> str:
    judged = (plain((card.badge,)),) if card.badge else ()
    parts = (plain(card.title), f"{card.value}{card.unit}", *judged, *(plain(one) for one in card.lines))
    return " / ".join(parts)
