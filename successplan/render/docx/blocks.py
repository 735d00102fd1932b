"""Turn blocks into the body of a Word document: one function per block."""

from __future__ import annotations

from typing import assert_never

from successplan.brand.docx_numbering import instance
from successplan.brand.docx_styles import CALLOUT_PADDING
from successplan.charts.parts import CHART_TYPE, WORKBOOK_RELATIONSHIP, WORKBOOK_TYPE, chart_parts
from successplan.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Cards,
    Chart,
    Columns,
    Heading,
    Inlines,
    Item,
    PageBreak,
    Paragraph,
    Table,
)
from successplan.render.docx import xml
from successplan.render.docx.cards import cards
from successplan.render.docx.inlines import runs, text
from successplan.render.docx.state import Writing
from successplan.render.docx.tables import table
from successplan.render.docx.widths import whole
from successplan.render.docx.xml import Look
from successplan.render.markup import Xml, join
from successplan.render.package import OFFICE

_GUTTER = 320  # twentieths of a point between columns
_CHART_TEXT = 9.0
_CHART_HEIGHT = (0.42, 2900)  # a share of the width, and the least in twentieths of a point


def body(w: Writing, blocks: Blocks, width: int) -> Xml:
    """The blocks in order, `width` twentieths of a point wide, with room after tables where no style gives it."""
    parts: list[Xml] = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if w.new_page and _is_table(block):
            parts.append(xml.paragraph(w.style("end"), new_page=w.takes_new_page()))
        parts.append(_block(w, block, width))
        if _is_table(block) and _wants_gap(after):
            parts.append(xml.paragraph(w.style("gap")))
    return join(parts)


def cell_body(w: Writing, blocks: Blocks, width: int) -> Xml:
    """As `body`, for a cell: it ends in a paragraph, as Word demands of every cell."""
    if blocks and not _is_table(blocks[-1]):
        return body(w, blocks, width)
    return Xml(body(w, blocks, width) + xml.paragraph(w.style("end")))


def _block(w: Writing, block: Block, width: int) -> Xml:
    match block:
        case Heading():
            return _heading(w, block)
        case Paragraph():
            return _paragraph(w, block.role, block.inlines)
        case Bullets():
            return _bullets(w, block)
        case Table():
            return Xml(_table_caption(w, block) + table(w, block, width))
        case Chart():
            return _chart(w, block, width)
        case Cards():
            return cards(w, block, width)
        case Callout():
            return _callout(w, block, width)
        case Columns():
            return _columns(w, block, width)
        case PageBreak():
            w.new_page = True
            return xml.NONE
        case _:
            assert_never(block)


def _is_table(block: Block) -> bool:
    return isinstance(block, Table | Cards | Callout | Columns)


def _wants_gap(after: Block | None) -> bool:
    """Two tables would grow together, and a paragraph would touch the rule; some styles keep their own distance."""
    match after:
        case None | Heading() | PageBreak() | Chart():
            return False
        case Paragraph(role=role):
            return role not in ("note", "source")
        case Table(caption=caption):
            return not caption
        case _:
            return True


def _heading(w: Writing, block: Heading) -> Xml:
    role = f"heading{block.level}" if block.numbered else f"heading{block.level}_unnumbered"
    return _paragraph(w, role, block.inlines)


def _paragraph(w: Writing, role: str, inlines: Inlines) -> Xml:
    return xml.paragraph(w.style(role), runs(w, inlines), new_page=w.takes_new_page())


def _bullets(w: Writing, block: Bullets) -> Xml:
    kind, list_ = ("number", _new_list(w)) if block.ordered else ("bullet", w.base.bullets)
    return join([part for item in block.items for part in _item(w, item, kind, list_, 0)])


def _item(w: Writing, item: Item, kind: str, list_: int, level: int) -> list[Xml]:
    style = w.style(f"{kind}{min(level, 2) + 1}")
    numbers = (min(level, 8), list_)
    first = xml.paragraph(style, runs(w, item.inlines), numbers=numbers, new_page=w.takes_new_page())
    return [first, *(part for inner in item.items for part in _item(w, inner, kind, list_, level + 1))]


def _new_list(w: Writing) -> int:
    """The id of a numbered list that begins at 1."""
    number = w.base.next_list + len(w.lists)
    w.lists.append(instance(number, w.base.numbers, restart=True))
    return number


def _table_caption(w: Writing, block: Table) -> Xml:
    return _caption(w, "table", "caption", runs(w, block.caption)) if block.caption else xml.NONE


def _caption(w: Writing, label: str, style: str, words: Xml) -> Xml:
    """A caption with its running number, where the language has a word to put before it."""
    word = w.meta.labels.get(label, "")
    parts = [text(w, f"{word} "), xml.sequence("".join(word.split()), w.next(label), Look()), text(w, "\u2003")]
    return xml.paragraph(w.style(style), *(parts if word else ()), words, new_page=w.takes_new_page())


def _chart(w: Writing, block: Chart, width: int) -> Xml:
    share, least = _CHART_HEIGHT
    height = max(round(width * share), least)
    number = w.next("drawing")
    parts = chart_parts(block, "ja" if w.japanese else "en", w.tones, size=_CHART_TEXT, frame=(width / 20, height / 20))
    name = w.package.add(f"/word/charts/chart{number}.xml", parts.chart, CHART_TYPE)
    workbook = w.package.add(f"/word/embeddings/workbook{number}.xlsx", parts.workbook, WORKBOOK_TYPE)
    w.package.relate(name, WORKBOOK_RELATIONSHIP, workbook)
    relationship = w.package.relate(w.base.document, f"{OFFICE}/chart", name)
    drawing = xml.chart(relationship, number, block.title, block.alt, width, height)
    out = [xml.paragraph(w.style("figure"), drawing, new_page=w.takes_new_page())]
    out.append(_caption(w, "figure", "figure_caption", text(w, block.title)))
    if block.source:
        out.append(xml.paragraph(w.style("source"), text(w, block.source)))
    return join(out)


def _callout(w: Writing, block: Callout, width: int) -> Xml:
    inner = width - CALLOUT_PADDING
    title = xml.paragraph(w.style("callout_title"), runs(w, block.title, Look(w.style(f"tone_{block.tone}"))))
    content = cell_body(w, block.blocks, inner) if block.blocks else xml.NONE
    one = xml.row([xml.cell(width, title if block.title else xml.NONE, content)])
    return xml.table(w.style(f"callout_{block.tone}"), [width], [one])


def _columns(w: Writing, block: Columns, width: int) -> Xml:
    widths = whole(block.widths, width / 20)
    last = len(widths) - 1
    cells = []
    for at, (blocks, wide) in enumerate(zip(block.columns, widths, strict=True)):
        left, right = (_GUTTER // 2 if at else 0), (_GUTTER // 2 if at < last else 0)
        cells.append(xml.cell(wide, cell_body(w, blocks, wide - left - right), padding=(left, right)))
    return xml.table(w.style("layout"), widths, [xml.row(cells)])
