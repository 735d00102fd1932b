"""Turn blocks into the content of a page: one function per block."""

from __future__ import annotations

from typing import assert_never

from successplan.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Card,
    Cards,
    Chart,
    Columns,
    Contents,
    Gantt,
    Heading,
    Item,
    Landscape,
    Matrix,
    Multiples,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
    Tree,
    plain,
)
from successplan.render.html.chart import chart, multiples
from successplan.render.html.contents import contents
from successplan.render.html.figures import picture
from successplan.render.html.gantt import gantt
from successplan.render.html.inlines import badge, inline
from successplan.render.html.matrix import matrix
from successplan.render.html.state import Writing
from successplan.render.html.tables import table
from successplan.render.html.tags import NONE, div, listed, p, span, tag, toned
from successplan.render.html.tree import tree
from successplan.render.markup import Xml, escape, join


def flow(w: Writing, blocks: Blocks) -> Xml:
    """The blocks in order."""
    return join([_block(w, block) for block in blocks])


def _block(w: Writing, block: Block) -> Xml:
    match block:
        case Heading():
            return heading(w, block)
        case Paragraph(inlines, role):
            return p(None if role == "body" else role, inline(w, inlines))
        case Bullets():
            return _bullets(w, block)
        case Table():
            return table(w, block)
        case Chart():
            return chart(w, block)
        case Cards():
            return listed("ul", "cards", (_card(w, card) for card in block.cards))
        case Callout():
            return _callout(w, block)
        case Columns():
            return _columns(w, block)
        case Quote():
            return _quote(w, block)
        case Gantt():
            return gantt(w, block)
        case Tree():
            return tree(w, block)
        case Matrix():
            return matrix(w, block)
        case Picture():
            return picture(w, block)
        case Multiples():
            return multiples(w, block)
        case Landscape():
            return div("landscape", flow(w, block.blocks))
        case Contents():
            return contents(w, block)
        case PageBreak():
            return div("page-break")
        case _:
            assert_never(block)


def heading(w: Writing, block: Heading) -> Xml:
    """The heading with its number, below the title under which it stands."""
    number = w.next("heading")
    entry = w.entries[number - 1] if number <= len(w.entries) else None
    before = join([span("number", entry.number), escape("\u2002")]) if entry and entry.number else NONE
    return tag(f"h{w.level(block.level)}", {"id": f"h-{number}"}, before, inline(w, block.inlines))


def _bullets(w: Writing, block: Bullets) -> Xml:
    start = block.start if block.ordered and block.start != 1 else None
    return tag("ol" if block.ordered else "ul", {"start": start}, *(_item(w, item, block) for item in block.items))


def _item(w: Writing, item: Item, block: Bullets) -> Xml:
    below = tag("ol" if block.ordered else "ul", None, *(_item(w, one, block) for one in item.items))
    return tag("li", None, inline(w, item.inlines), below if item.items else NONE)


def _card(w: Writing, card: Card) -> Xml:
    unit = span("unit", card.unit) if card.unit else NONE
    value = p("value", span("number", card.value), unit)
    judged = p("judged", badge(card.badge)) if card.badge else NONE
    lines = [p("note", inline(w, one)) for one in card.lines]
    return div(toned("card", card.badge.tone if card.badge else "accent"),
               p("name", inline(w, card.title)), value, judged, *lines)


def _callout(w: Writing, block: Callout) -> Xml:
    title = p("title", inline(w, block.title)) if block.title else NONE
    about = {"class": toned("callout", block.tone), "aria-label": plain(block.title) or None}
    return tag("aside", about, title, flow(w, block.blocks))


def _columns(w: Writing, block: Columns) -> Xml:
    shares = " ".join(f"minmax(0, {width:g}fr)" for width in block.widths)
    return tag("div", {"class": "columns", "style": f"--shares: {shares}"},
               *(div("column", flow(w, blocks)) for blocks in block.columns))


def _quote(w: Writing, block: Quote) -> Xml:
    who = p("who", f"\u2014 {block.who}") if block.who else NONE
    return tag("blockquote", None, p(None, inline(w, block.inlines)), who)
