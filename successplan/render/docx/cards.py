"""Turn cards into a row of shaded cells: a number, its judgement, a few remarks."""

from __future__ import annotations

from successplan.brand.docx_colour import Ink
from successplan.brand.docx_styles import CARD_PADDING, CARD_SIZE, SIZE
from successplan.document import Card, Cards, Inlines, plain
from successplan.render.docx import xml
from successplan.render.docx.inlines import runs, text
from successplan.render.docx.measure import width as text_width
from successplan.render.docx.state import Writing
from successplan.render.docx.widths import whole
from successplan.render.docx.xml import Look
from successplan.render.fit import RESERVE
from successplan.render.markup import Xml

_IN_A_ROW = 4
_PAGE = Ink("bg1")
_NO_BREAK = "\u00a0"


def cards(w: Writing, block: Cards, width: int) -> Xml:
    """A table with at most four cards in a row; five are three and two."""
    if not block.cards:
        return xml.NONE
    across = _across(block, width)
    widths = whole([1.0] * across, width / 20)
    lines = [block.cards[at : at + across] for at in range(0, len(block.cards), across)]
    small = "" if all(_value_width(card, CARD_SIZE) <= _inside(widths[-1]) for card in block.cards) else "_small"
    return xml.table(w.style("cards"), widths, [_row(w, line, widths, small) for line in lines])


def _across(block: Cards, width: int) -> int:
    """How many cards stand in a row: four at most, fewer while a number would be broken, but two at least."""
    count = len(block.cards)
    for most in (_IN_A_ROW, 3, 2):
        across = -(-count // -(-count // most))
        if all(_value_width(card, CARD_SIZE) <= _inside(width // across) for card in block.cards):
            return across
    return -(-count // -(-count // _IN_A_ROW))


def _value_width(card: Card, size: float) -> float:
    unit = text_width(_NO_BREAK + card.unit, SIZE) if card.unit else 0
    return (text_width(card.value, size, bold=True) + unit) * (1 + RESERVE)


def _inside(width: int) -> float:
    """Points between the paddings of a card."""
    return (width - CARD_PADDING) / 20


def _row(w: Writing, line: tuple[Card, ...], widths: tuple[int, ...], small: str) -> Xml:
    filled = [xml.cell(wide, _card(w, card, wide, small)) for card, wide in zip(line, widths, strict=False)]
    page = w.base.palette.fill(_PAGE)
    empty = [xml.cell(wide, xml.paragraph(w.style("end")), fill=page) for wide in widths[len(line) :]]
    return xml.row([*filled, *empty])


def _card(w: Writing, card: Card, width: int, small: str) -> Xml:
    unit = text(w, _NO_BREAK + card.unit, Look(w.style("card_unit"))) if card.unit else xml.NONE
    parts = [
        xml.paragraph(w.style("card_title"), runs(w, card.title)),
        xml.paragraph(w.style(f"card_value{small}"), text(w, card.value), unit),
    ]
    lines = list(card.lines)
    if card.badge:
        beside = lines.pop(0) if lines and _stands_beside(card, lines[0], width) else ()
        space = text(w, "\u2003") if beside else xml.NONE
        parts.append(xml.paragraph(w.style("card_line"), runs(w, (card.badge,)), space, runs(w, beside)))
    parts += [xml.paragraph(w.style("card_line"), runs(w, line)) for line in lines]
    return Xml("".join(parts))


def _stands_beside(card: Card, line: Inlines, width: int) -> bool:
    """True where the first remark has room on the badge's line."""
    badge = plain((card.badge,)) if card.badge else ""
    wanted = text_width(badge, SIZE, bold=True) + text_width(plain(line), SIZE) + 2.5 * SIZE
    return wanted <= _inside(width)
