"""Turn a table into a native one: thin horizontal rules, numbers to the right, columns as wide as their texts ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import TypeAlias

from successplan.document import Cell, Row, Table, plain
from successplan.render.markup import Xml
from successplan.render.pptx.canvas import Canvas, Rect
from successplan.render.pptx.place import Piece, text_piece
from successplan.render.pptx.spark import LEAST, WIDTH, spark
from successplan.render.pptx.text import SMALLEST, Style, height, line, longest_atom, natural_width, paragraphs, pitch
from successplan.render.pptx.xml import Insets, Line, emu, stroke, table_cell, table_frame, table_row

Texts: TypeAlias = tuple[tuple[tuple[Line, ...], ...], ...]  # the paragraphs of each cell, row by row, the head first
_SHARES = (1.0, 0.9, 0.75, 0.5)  # of a column's texts, tried in turn: how many are to stand on one line
_MANY_ROWS = 4  # from here on a share of a column's texts says something
_SHORT = 6.0  # ems: a text up to here is not broken
_ALIGN = {"left": "l", "right": "r", "center": "ctr"}


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table's texts by row, the head first, with columns' widths and rows' heights in points.

    Texts stand in the middle of their rows, in tables with tall rows at the top: there the eye begins.
    """

    lines: Texts
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    anchor: str


def table(block: Table, width: float, style: Style, canvas: Canvas) -> Piece:
    """The table at `width` points; its caption, where there is one, above it."""
    grid = _grid(block, width, style, canvas)
    caption = [line(block.caption, SMALLEST, canvas, bold=True, colour=canvas.inks.muted)] if block.caption else []
    above = height(caption, width) + 4 if caption else 0.0

    def draw(place: Rect) -> list[Xml]:
        at = Rect(place.x, place.y, width, above)
        head = text_piece(caption, width, canvas, "Caption").draw(at) if caption else []
        frame = Rect(place.x, place.y + above, width, sum(grid.heights))
        widths = [emu(one) for one in grid.widths]
        widths[-1] = frame.box.width - sum(widths[:-1])
        rows = [_row(block, number, grid, style, canvas) for number in range(len(block.rows) + 1)]
        name = plain(block.caption) or "Table"
        whole = table_frame(canvas.id(), name, frame.box, block.alt, widths, rows)
        return [*head, whole, *_sparks(block, grid, frame, style, canvas)]

    return Piece(above + sum(grid.heights), draw)


def _sparks(block: Table, grid: _Grid, frame: Rect, style: Style, canvas: Canvas) -> list[Xml]:
    """The lines over the table's cells, row by row."""
    out, top = [], frame.y + grid.heights[0]
    for row, tall in zip(block.rows, grid.heights[1:], strict=True):
        left = frame.x
        for at, (cell, wide) in enumerate(zip(row.cells, grid.widths, strict=False)):
            before = _left(at, block, style)
            if cell.spark:
                inside = Rect(left + before, top, min(wide - before - _right(at, block, style), 2 * WIDTH), tall)
                out += spark(cell.spark, inside, plain(cell.inlines), canvas)
            left += wide
        top += tall
    return out


def row_heights(block: Table, width: float, style: Style, canvas: Canvas) -> tuple[float, tuple[float, ...]]:
    """The points that head and caption take together, and those of each row."""
    grid = _grid(block, width, style, canvas)
    caption = [line(block.caption, SMALLEST, canvas, bold=True)] if block.caption else []
    return grid.heights[0] + (height(caption, width) + 4 if caption else 0), grid.heights[1:]


def _grid(block: Table, width: float, style: Style, canvas: Canvas) -> _Grid:
    lines, whole = _lines(block, style, canvas), canvas.whole
    if isinstance(whole, Table) and whole is not block and whole.columns == block.columns:
        widths = _grid(whole, width, style, canvas).widths
    else:
        widths = tuple(_widths(block, lines, width, style))
    heights = _heights(block, lines, widths, style)
    two_lines = 2 * pitch(style.size, canvas) + 2 * style.pad
    anchor = "t" if any(tall > two_lines for tall in heights[1:]) else "ctr"
    return _Grid(lines, widths, heights, anchor)


def _lines(block: Table, style: Style, canvas: Canvas) -> Texts:
    size, muted = max(SMALLEST, style.size - 1), canvas.inks.muted
    head = tuple(
        (line(one.head, size, canvas, bold=True, colour=muted, align=_ALIGN[one.align]),) for one in block.columns
    )
    count = range(len(block.columns))
    return (head, *(tuple(_text(row, number, block, style, canvas) for number in count) for row in block.rows))


def _text(row: Row, number: int, block: Table, style: Style, canvas: Canvas) -> tuple[Line, ...]:
    cell = row.cells[number] if number < len(row.cells) else Cell(())
    group = row.role == "group"
    colour = canvas.inks.accent if group else (canvas.inks.text if cell.tone == "plain" else canvas.tone(cell.tone))
    align = _ALIGN[block.columns[number].align]
    inlines = () if cell.spark else cell.inlines
    return paragraphs(line(inlines, style.size, canvas, bold=True if group else None, colour=colour, align=align))


def _row(block: Table, number: int, grid: _Grid, style: Style, canvas: Canvas) -> Xml:
    """Each rule is written into both rows that it parts: Office takes either."""
    pad = _pad(number, style)
    above, below = _rule(number - 1, "a:lnT", canvas), _rule(number, "a:lnB", canvas)
    cells = [
        table_cell(
            one,
            canvas.language,
            grid.anchor,
            Insets(_left(at, block, style), pad, _right(at, block, style), pad),
            above,
            below,
        )
        for at, one in enumerate(grid.lines[number])
    ]
    return table_row(emu(grid.heights[number]), cells)


def _rule(after: int, tag: str, canvas: Canvas) -> Xml:
    """The rule after a row: the accent's after the head, none above it, a thin grey one elsewhere."""
    if after < 0:
        return stroke(None, tag=tag)
    return stroke(canvas.inks.rule, 0.75, tag) if after else stroke(canvas.inks.accent, 1.5, tag)


def _pad(number: int, style: Style) -> float:
    return style.pad if number else min(style.pad, 5)


def _widths(block: Table, lines: Texts, width: float, style: Style) -> list[float]:
    """Widths in points that add up to `width`: first what the texts ask, then what the columns' given shares wish.

    A slide has no room for a share that breaks words and leaves blanks beside them: shares part what is free.
    """
    count = range(len(block.columns))
    asked = [sorted(_widest(row[at], natural_width) for row in lines) for at in count]
    least = [_least(at, block, lines, asked[at][-1], style) for at in count]
    if sum(least) > width:
        least = [max(_widest(row[at], longest_atom) for row in lines) + _inside(at, block, style) for at in count]
    for at, one in enumerate(block.columns):
        widest = asked[at][-1] + _inside(at, block, style)
        if one.align == "right" and widest < width / 4:
            least[at] = widest  # a number is not broken
        if any(at < len(row.cells) and row.cells[at].spark for row in block.rows):
            least[at] = max(least[at], LEAST + _inside(at, block, style))
            asked[at][-1] = max(asked[at][-1], WIDTH)
    wanted = _wanted(asked, 1, least, block, style)
    free = width - sum(wanted)
    if free >= 0:
        return _widened(block, wanted, free)
    shares = _SHARES if len(block.rows) >= _MANY_ROWS else _SHARES[:1]
    tries = [_narrowed(_wanted(asked, share, least, block, style), wanted, least, width) for share in shares]
    return min(tries, key=lambda widths: sum(_heights(block, lines, widths, style)))


def _least(at: int, block: Table, lines: Texts, widest: float, style: Style) -> float:
    """Points that a column needs: its longest piece; all of it where its texts are short, such as a date or a name."""
    short = _SHORT * style.size
    head = _widest(lines[0][at], natural_width)
    pieces = max(_widest(row[at], longest_atom) for row in lines)
    return max(widest if widest <= short else pieces, head if head <= short else 0) + _inside(at, block, style)


def _wanted(
    asked: Sequence[Sequence[float]], share: float, least: Sequence[float], block: Table, style: Style
) -> list[float]:
    """What the columns ask when `share` of their texts are to stand on one line: one long name does not rule all."""
    wished = [texts[max(0, ceil(share * len(texts)) - 1)] + _inside(at, block, style) for at, texts in enumerate(asked)]
    return [max(one, has) for one, has in zip(wished, least, strict=True)]


def _widest(cell: Sequence[Line], measured: Callable[[Line], float]) -> float:
    return max(map(measured, cell), default=0.0)


def _heights(block: Table, lines: Texts, widths: Sequence[float], style: Style) -> tuple[float, ...]:
    """The points of each row, the head first."""
    return tuple(
        max(height(one, widths[at] - _inside(at, block, style)) for at, one in enumerate(row)) + 2 * _pad(number, style)
        for number, row in enumerate(lines)
    )


def _widened(block: Table, wanted: Sequence[float], free: float) -> list[float]:
    """What is free goes to columns below their given share; without shares half to all, half to texts by length."""
    width, given = sum(wanted) + free, sum(one.width for one in block.columns)
    if all(one.width for one in block.columns):
        missing = [max(0.0, width * one.width / given - want) for one, want in zip(block.columns, wanted, strict=True)]
        return [want + free * lack / (sum(missing) or 1) for want, lack in zip(wanted, missing, strict=True)]
    texts = [want if one.align == "left" else 0 for one, want in zip(block.columns, wanted, strict=True)]
    if not any(texts):
        texts = list(wanted)
    alike = free / 2 / len(wanted)
    return [want + alike + free / 2 * text / sum(texts) for want, text in zip(wanted, texts, strict=True)]


def _narrowed(
    wanted: Sequence[float], most: Sequence[float], least: Sequence[float], width: float
) -> list[float]:
    """Short columns keep what they ask, longer ones give way the more the longer they are.

    A column that asks w above the level l gets sqrt(l w): between equal widths, which would leave the longest text
    too many lines, and equal shares, which would break the short ones. The level that fills the table is searched.
    """
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    free, lacks = width - sum(wanted), [full - one for full, one in zip(most, wanted, strict=True)]
    if free >= 0 and sum(lacks) > 0:  # what most texts leave goes to the few longer ones
        return [one + free * lack / sum(lacks) for one, lack in zip(wanted, lacks, strict=True)]
    low, high = 0.0, max(wanted)
    for _ in range(24):
        level = (low + high) / 2
        total = sum(_at_level(want, has, level) for want, has in zip(wanted, least, strict=True))
        low, high = (level, high) if total <= width else (low, level)
    out = [_at_level(want, has, low) for want, has in zip(wanted, least, strict=True)]
    out[max(range(len(out)), key=wanted.__getitem__)] += width - sum(out)
    return out


def _at_level(want: float, has: float, level: float) -> float:
    return max(has, min(want, sqrt(level * want)))


def _left(at: int, block: Table, style: Style) -> float:
    """Points left of a column's text; none at the table's own edges, which stand on the slide's margin."""
    if at == 0:
        return 0
    turns = block.columns[at - 1].align == "right" and block.columns[at].align == "left"
    return 3 * style.side if turns else style.side  # a text close to the number before it would read as one


def _right(at: int, block: Table, style: Style) -> float:
    return 0 if at == len(block.columns) - 1 else style.side


def _inside(at: int, block: Table, style: Style) -> float:
    return _left(at, block, style) + _right(at, block, style)
