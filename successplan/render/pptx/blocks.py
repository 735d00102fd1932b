"""Turn blocks into measured pieces of a slide: one function per block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeAlias, assert_never

from successplan.brand import Colour
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
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.cards import cards
from successplan.render.pptx.chart import chart, multiples
from successplan.render.pptx.gantt import gantt
from successplan.render.pptx.matrix import matrix
from successplan.render.pptx.picture import picture
from successplan.render.pptx.place import Piece, beside, stack, text_piece
from successplan.render.pptx.quote import quote
from successplan.render.pptx.table import table
from successplan.render.pptx.text import SMALLEST, Style, height, line
from successplan.render.pptx.tree import tree
from successplan.render.pptx.xml import Insets, Line, body, group, shape, stroke
from successplan.words import Words

GUTTER = 15.0
RADIUS = 3.0
_BAR = 2 * RADIUS
_TextBlock: TypeAlias = Heading | Paragraph | Bullets


def flow(blocks: Blocks, width: float, style: Style, canvas: Canvas) -> Piece:
    """The blocks one below the other; neighbours that are text share one text box."""
    pieces: list[Piece] = []
    for is_text, of in groupby(blocks, key=lambda one: isinstance(one, Heading | Paragraph | Bullets)):
        if is_text:
            pieces.append(text_piece(list(text_lines(list(of), style, canvas)), width, canvas, "Text"))
        else:
            pieces += [piece for one in of if (piece := _block(one, width, style, canvas))]
    return stack(pieces, style.gap)


def _block(block: Block, width: float, style: Style, canvas: Canvas) -> Piece | None:
    match block:
        case Heading() | Paragraph() | Bullets():
            return text_piece(list(_text(block, style, canvas)), width, canvas, "Text")
        case Table():
            return table(block, width, style, canvas)
        case Chart():
            return chart(block, width, style, canvas)
        case Cards():
            return cards(block, width, style, canvas)
        case Callout():
            return callout(block, width, style, canvas)
        case Columns():
            return columns(block, width, style, canvas)
        case Quote():
            return quote(block, width, style, canvas)
        case Gantt():
            return gantt(block, width, style, canvas)
        case Matrix():
            return matrix(block, width, style, canvas)
        case Tree():
            return tree(block, width, style, canvas)
        case Picture():
            return picture(block, width, canvas)
        case Multiples():
            return multiples(block, width, style, canvas)
        case Landscape():
            return flow(block.blocks, width, style, canvas)
        case Contents():
            no_meaning("目次", "a table of contents", canvas)
            return None
        case PageBreak():
            no_meaning("改ページ", "a page break", canvas)
            return None
        case _:
            assert_never(block)


def text_lines(blocks: Sequence[Block], style: Style, canvas: Canvas) -> Iterator[Line]:
    """The paragraphs of headings, paragraphs and bullets, as they follow each other in one text box."""
    for block in blocks:
        if isinstance(block, Heading | Paragraph | Bullets):
            yield from _text(block, style, canvas)


def _text(block: _TextBlock, style: Style, canvas: Canvas) -> Iterator[Line]:
    match block:
        case Heading():
            yield heading(block, style, canvas)
        case Paragraph():
            yield paragraph(block, style, canvas)
        case Bullets():
            yield from bullets(block.items, style, canvas, ordered=block.ordered, start=block.start)
        case _:
            assert_never(block)


def heading(block: Heading, style: Style, canvas: Canvas) -> Line:
    """A bold line in the accent colour; the first level a size larger."""
    size = style.size + (2 if block.level == 1 else 0)
    return line(block.inlines, size, canvas, bold=True, colour=canvas.inks.accent, before=style.gap)


def paragraph(block: Paragraph, style: Style, canvas: Canvas) -> Line:
    """A paragraph by its role: leads larger, notes and sources quiet and small."""
    muted = canvas.inks.muted
    match block.role:
        case "body":
            return line(block.inlines, style.size, canvas, before=style.size / 2)
        case "lead":
            return line(block.inlines, style.size + 2, canvas, colour=muted, before=style.size / 2)
        case "note":
            return line(block.inlines, SMALLEST, canvas, colour=muted, before=style.size / 2)
        case "source":
            return line(block.inlines, 10, canvas, colour=muted, before=style.size / 2)
        case _:
            assert_never(block.role)


def bullets(
    items: Sequence[Item], style: Style, canvas: Canvas, *, ordered: bool = False, start: int = 1, level: int = 0
) -> Iterator[Line]:
    """A line for each item, those below it indented."""
    hang = style.size * ((1.5 if start + len(items) <= 10 else 2.1) if ordered else 1.1)
    for number, item in enumerate(items):
        first = level == 0 and number == 0
        yield line(
            item.inlines,
            style.size,
            canvas,
            before=style.size * (0.5 if first else 0.4),
            indent=level * hang,
            hang=hang,
            bullet=f"{start}." if ordered else ("•" if level == 0 else "–"),
            bullet_colour=canvas.inks.accent,
        )
        yield from bullets(item.items, style, canvas, level=level + 1)


def callout(block: Callout, width: float, style: Style, canvas: Canvas) -> Piece:
    """A frame with a bar in its tone at the left; muted ones are quiet areas without a line."""
    pad = style.frame
    title = [line(block.title, style.size, canvas, bold=True, colour=_callout_colour(block, canvas))]
    if all(isinstance(one, Heading | Paragraph | Bullets) for one in block.blocks):
        lines = [*title, *text_lines(block.blocks, style, canvas)]
        tall = height(lines, width - 2 * pad - _BAR)
        return Piece(tall + 2 * pad, partial(_framed_text, block, lines, pad, canvas), "row")
    inner = flow(block.blocks, width - 2 * pad - _BAR, style, canvas)
    head = height(title, width - 2 * pad - _BAR)

    def draw(place: Rect) -> list[Xml]:
        below = head + style.gap / 2 + pad
        content = Rect(place.x + pad + _BAR, place.y + below, place.width - 2 * pad - _BAR, place.height - below - pad)
        return [*_framed_text(block, title, pad, canvas, place), *inner.draw(content)]

    return Piece(head + style.gap / 2 + inner.height + 2 * pad, draw, inner.grows if inner.grows == "page" else "row")


def _framed_text(block: Callout, lines: Sequence[Line], pad: float, canvas: Canvas, place: Rect) -> list[Xml]:
    """The frame with its text inside; the bar lies on it, both in one group."""
    quiet = _is_quiet(block)
    text = body(lines, canvas.language, insets=Insets(pad + _BAR, pad, pad, pad), anchor="t")
    edge = None if quiet else stroke(canvas.brand.tones[block.tone].solid, 1)
    whole = canvas.id()
    frame = shape(
        canvas.id(),
        "Frame",
        place.box,
        text,
        geometry="roundRect",
        radius=RADIUS,
        ground=canvas.inks.panel if quiet else canvas.inks.page,
        line=edge,
    )
    parts = [frame]
    if not quiet:
        bar = Rect(place.x, place.y, _BAR, place.height).box
        ground = canvas.brand.tones[block.tone].solid
        parts.append(
            shape(canvas.id(), "Bar", bar, geometry="round2SameRect", radius=RADIUS, ground=ground, turned=True)
        )
    alt = "\n".join("".join(run.text for run in one.runs) for one in lines)
    return [group(whole, plain(block.title) or "Callout", place.box, alt, parts)]


def _is_quiet(block: Callout) -> bool:
    return block.tone in ("muted", "plain", "not_yet")


def _callout_colour(block: Callout, canvas: Canvas) -> Colour:
    return canvas.inks.muted if _is_quiet(block) else canvas.tone(block.tone)


def columns(block: Columns, width: float, style: Style, canvas: Canvas) -> Piece:
    """Blocks side by side by their shares of the width; frames end on one line."""
    free = width - GUTTER * (len(block.columns) - 1)
    shares = block.widths or tuple(1.0 for _ in block.columns)
    widths = [free * share / sum(shares) for share in shares]
    pieces = [flow(of, wide, style, canvas) for of, wide in zip(block.columns, widths, strict=True)]
    return beside(pieces, widths, GUTTER)


def no_meaning(in_ja: str, in_en: str, canvas: Canvas) -> None:
    """Note that a block means nothing in a deck, whose pages are its slides: nothing is dropped in silence."""
    said = Words(
        ja=f"スライド {canvas.number}「{canvas.title}」の{in_ja}は、スライドでは使われません",
        en=f"slide {canvas.number} {canvas.title!r}: {in_en} means nothing on a slide",
    )
    hint = Words(ja=f"{in_ja}を外すか、スライドを分けてください", en="remove it, or begin another slide")
    canvas.said.append(Diagnostic(Level.WARNING, "block-in-format", said, hint=hint))
