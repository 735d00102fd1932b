"""Turn blocks into the body of a Word document: one function per block."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import assert_never

from successplan.brand.docx_numbering import instance
from successplan.brand.docx_styles import CALLOUT_BAR, CALLOUT_PADDING, SIZE
from successplan.charts.parts import chart_parts
from successplan.diagnostics import Diagnostic, Level
from successplan.document import (
    Block,
    Blocks,
    Bullets,
    Callout,
    Cards,
    Chart,
    Columns,
    Contents,
    Gantt,
    Heading,
    Inlines,
    Item,
    Landscape,
    Matrix,
    Multiples,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Table,
    Text,
    Tree,
)
from successplan.render.docx import xml
from successplan.render.docx.cards import cards
from successplan.render.docx.contents import bookmark, contents
from successplan.render.docx.gantt import gantt
from successplan.render.docx.inlines import runs, text
from successplan.render.docx.matrix import matrix
from successplan.render.docx.pictures import picture
from successplan.render.docx.state import Writing, add_chart
from successplan.render.docx.tables import table
from successplan.render.docx.tree import as_list, tree
from successplan.render.docx.widths import whole
from successplan.render.docx.xml import Look
from successplan.render.markup import Xml, join
from successplan.words import Words

_GUTTER = 320  # twentieths of a point between columns
_SMALL_GUTTER, _SMALL_HEIGHT = 160, 0.72  # small charts: room between them, height as a share of the width
_CHART_HEIGHT = (0.42, 2900)  # a share of the width, and the least in twentieths of a point


def body(w: Writing, blocks: Blocks, width: int) -> Xml:
    """The blocks in order, `width` twentieths of a point wide, with room after tables where no style gives it."""
    parts: list[Xml] = []
    before: Block | None = None
    for block, after in zip_longest(blocks, blocks[1:]):
        if _is_table(block):
            parts.append(_room_before(w, block, before))
        before = block
        parts.append(_block(w, block, width, keep=_holds(block, after)))
        if _is_table(block) and _wants_gap(after):
            parts.append(xml.paragraph(w.style("gap")))
    return join(parts)


def _holds(block: Block, after: Block | None) -> bool:
    """True where a page must not end between the two: a paragraph leads over to a table, a note speaks of it."""
    if isinstance(block, Table):
        return isinstance(after, Paragraph) and after.role in ("note", "source")
    return isinstance(after, Table | Chart)


def _room_before(w: Writing, block: Block, before: Block | None) -> Xml:
    """A table cannot begin a page by itself, nor keep a distance to the text above it."""
    captioned = (isinstance(block, Table) and block.caption) or (isinstance(block, Gantt) and block.title)
    start = "" if captioned else w.takes_start()
    if start == "page":
        return xml.paragraph(w.style("end"), start=start)
    panel = isinstance(block, Cards | Callout) and isinstance(before, Paragraph | Bullets)
    return xml.paragraph(w.style("gap")) if panel else xml.NONE


def cell_body(w: Writing, blocks: Blocks, width: int) -> Xml:
    """As `body`, for a cell: it ends in a paragraph, as Word demands of every cell."""
    w.start = "top"
    if blocks and not _is_table(blocks[-1]):
        return body(w, blocks, width)
    return Xml(body(w, blocks, width) + xml.paragraph(w.style("end"), start=w.takes_start()))


def _block(w: Writing, block: Block, width: int, *, keep: bool = False) -> Xml:
    """The block; `keep` holds a paragraph, or the last row of a table, on one page with the next block."""
    match block:
        case Heading():
            return _heading(w, block)
        case Paragraph():
            return _paragraph(w, block.role, block.inlines, keep=keep)
        case Bullets():
            return _bullets(w, block)
        case Table():
            return Xml(_table_caption(w, block) + table(w, block, width, keep=keep))
        case Chart():
            return _chart(w, block, width)
        case Cards():
            return cards(w, block, width)
        case Callout():
            return _callout(w, block, width)
        case Columns():
            return _columns(w, block, width)
        case Quote():
            return _quote(w, block)
        case Gantt():
            return Xml(_title(w, block.title) + gantt(w, block, width))
        case Tree():
            return _tree(w, block, width)
        case Matrix():
            drawn = matrix(w, block, width)
            return Xml(drawn + _caption(w, "figure", "figure_caption", text(w, block.title)) if block.title else drawn)
        case Picture():
            return _picture(w, block, width)
        case Multiples():
            return _multiples(w, block, width)
        case Landscape():
            return body(w, block.blocks, width)
        case Contents():
            return contents(w, block)
        case PageBreak():
            w.start = "page"
            return xml.NONE
        case _:
            assert_never(block)


def _is_table(block: Block) -> bool:
    bare = isinstance(block, Matrix) and not block.title
    return bare or isinstance(block, Table | Cards | Callout | Columns | Gantt | Multiples)


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
    words = runs(w, block.inlines)
    if w.headings:
        number = w.next("heading")
        words = xml.bookmark(number, bookmark(number), words)
    return xml.paragraph(w.style(role), words, start=w.takes_start())


def _quote(w: Writing, block: Quote) -> Xml:
    """What was said, and below it who said it, in one paragraph so that its bar stands beside both."""
    who = text(w, f"\u2014 {block.who}", Look(w.style("tone_muted"))) if block.who else xml.NONE
    said = runs(w, block.inlines, Look(w.style("tone_plain")))
    return xml.paragraph(w.style("quote"), said, xml.line_break() if who else who, who, start=w.takes_start())


def _paragraph(w: Writing, role: str, inlines: Inlines, *, keep: bool = False) -> Xml:
    return xml.paragraph(w.style(role), runs(w, inlines), keep=keep, start=w.takes_start())


def _bullets(w: Writing, block: Bullets) -> Xml:
    kind, list_ = ("number", _new_list(w)) if block.ordered else ("bullet", w.base.bullets)
    flat = list(_flat(block.items, 0))
    parts = []
    for at, (level, item) in enumerate(flat, 1):
        style, numbers = w.style(f"{kind}{min(level, 2) + 1}"), (min(level, 8), list_)
        words, last = runs(w, item.inlines), at == len(flat)
        parts.append(xml.paragraph(style, words, numbers=numbers, start=w.takes_start(), last=last))
    return join(parts)


def _flat(items: tuple[Item, ...], level: int) -> Iterator[tuple[int, Item]]:
    """The items with their levels, each before those below it."""
    for item in items:
        yield level, item
        yield from _flat(item.items, level + 1)


def _new_list(w: Writing) -> int:
    """The id of a numbered list that begins at 1."""
    number = w.base.next_list + len(w.lists)
    w.lists.append(instance(number, w.base.numbers, restart=True))
    return number


def _table_caption(w: Writing, block: Table) -> Xml:
    return _caption(w, "table", "caption", runs(w, block.caption)) if block.caption else xml.NONE


def _title(w: Writing, title: str) -> Xml:
    """The caption of a figure that may run over several pages: it stands above."""
    return _caption(w, "figure", "caption", text(w, title)) if title else xml.NONE


def _caption(w: Writing, label: str, style: str, words: Xml, *, keep: bool = False) -> Xml:
    """A caption with its running number, where the language has a word to put before it."""
    word = w.meta.labels.get(label, "")
    parts = [text(w, f"{word} "), xml.sequence("".join(word.split()), w.next(label), Look()), text(w, "\u2003")]
    return xml.paragraph(w.style(style), *(parts if word else ()), words, keep=keep, start=w.takes_start())


def _chart(w: Writing, block: Chart, width: int) -> Xml:
    share, least = _CHART_HEIGHT
    drawing = _chart_drawing(w, block, width, max(round(width * share), least))
    out = [xml.paragraph(w.style("figure"), drawing, keep=True, start=w.takes_start())]
    if block.key:
        out.append(xml.paragraph(w.style("note"), text(w, "\u2003".join(block.key)), keep=True))
    out.append(_caption(w, "figure", "figure_caption", text(w, block.title), keep=bool(block.source)))
    if block.source:
        out.append(xml.paragraph(w.style("source"), text(w, block.source)))
    return join(out)


def _chart_drawing(w: Writing, block: Chart, width: int, height: int) -> Xml:
    """A run with the chart, whose parts are put into the package."""
    parts = chart_parts(block, w.language, w.tones, size=SIZE, frame=(width / 20, height / 20))
    number = w.next("drawing")
    return xml.chart(add_chart(w, parts, number), number, block.title, block.alt, width, height)


def _multiples(w: Writing, block: Multiples, width: int) -> Xml:
    """A table without rules, a small chart with its title above in each cell."""
    if not block.charts:
        return xml.NONE
    across = max(1, min(block.across, len(block.charts)))
    widths = whole([1.0] * across, width / 20)
    inside = min(widths) - _SMALL_GUTTER
    height, rows = round(inside * _SMALL_HEIGHT), []
    for first in range(0, len(block.charts), across):
        charts = block.charts[first : first + across]
        cells = [xml.cell(wide, _small(w, chart, inside, height)) for chart, wide in zip(charts, widths, strict=False)]
        cells += [xml.cell(wide, xml.paragraph(w.style("end"))) for wide in widths[len(charts) :]]
        rows.append(xml.row(cells))
    return xml.table(w.style("layout"), widths, rows)


def _small(w: Writing, chart: Chart, width: int, height: int) -> Xml:
    title = xml.paragraph(w.style("multiple_title"), text(w, chart.title))
    drawing = xml.paragraph(w.style("figure"), _chart_drawing(w, chart, width, height))
    source = xml.paragraph(w.style("source"), text(w, chart.source)) if chart.source else xml.NONE
    return Xml("".join((title, drawing, source)))


def _picture(w: Writing, block: Picture, width: int) -> Xml:
    drawn = picture(w, block, width)
    if drawn is None:
        w.said.append(_no_picture(block))
        return _paragraph(w, "note", (Text(block.alt),))
    return Xml(drawn + _caption(w, "figure", "figure_caption", text(w, block.title)) if block.title else drawn)


def _no_picture(block: Picture) -> Diagnostic:
    named = block.title or block.alt
    said = Words(
        ja=f"画像「{named}」は PNG としても JPEG としても読めないため、説明の文だけを載せました",
        en=f"the picture “{named}” is neither PNG nor JPEG; only its description was printed",
    )
    hint = Words(ja="PNG か JPEG で保存し直してください", en="save it as PNG or JPEG again")
    return Diagnostic(Level.WARNING, "picture-readable", said, None, hint)


def _tree(w: Writing, block: Tree, width: int) -> Xml:
    drawn = tree(w, block, width)
    if drawn is None:
        return Xml(_title(w, block.title) + _bullets(w, as_list(block)))
    return Xml(drawn + _caption(w, "figure", "figure_caption", text(w, block.title)) if block.title else drawn)


def _callout(w: Writing, block: Callout, width: int) -> Xml:
    width -= CALLOUT_BAR // 2
    words = runs(w, block.title, Look(w.style(f"tone_{block.tone}")))
    title = xml.paragraph(w.style("callout_title"), words) if block.title else xml.NONE
    bare = block.title and not block.blocks
    content = xml.NONE if bare else cell_body(w, block.blocks, width - CALLOUT_PADDING)
    one = xml.row([xml.cell(width, title, content)])
    return xml.table(w.style(f"callout_{block.tone}"), [width], [one])


def _columns(w: Writing, block: Columns, width: int) -> Xml:
    widths = whole(block.widths, width / 20)
    last = len(widths) - 1
    cells = []
    for at, (blocks, wide) in enumerate(zip(block.columns, widths, strict=True)):
        left, right = (_GUTTER // 2 if at else 0), (_GUTTER // 2 if at < last else 0)
        cells.append(xml.cell(wide, cell_body(w, blocks, wide - left - right), padding=(left, right)))
    return xml.table(w.style("layout"), widths, [xml.row(cells)])
