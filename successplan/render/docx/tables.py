"""Turn a table block into a Word table: widths from the texts, a head that is repeated, rows that aren't split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

from successplan.brand.docx_colour import Ink
from successplan.brand.docx_styles import DENSE_PITCH, SIZE
from successplan.diagnostics import Diagnostic, Level
from successplan.document import Cell, Column, Inlines, Row, Table, Text, plain
from successplan.render.docx import xml
from successplan.render.docx.inlines import runs
from successplan.render.docx.measure import line_count
from successplan.render.docx.spark import spark
from successplan.render.docx.state import Writing
from successplan.render.docx.widths import AFTER_NUMBERS, PADDING, column_widths, stands_apart
from successplan.render.docx.xml import Look
from successplan.render.markup import Xml
from successplan.words import Words

_Column: TypeAlias = tuple[Column, int, tuple[int | None, None]]
_AS_WIDE = "0" * 10  # a number about as wide as a spark
_ONE_PIECE = 130.0  # points: a table no higher stays on one page; a higher one would leave too much of a page white
_ROW = 7.0  # points above and below the words of a row, with its rule
_LOW = 2  # lines: a row no higher does not stand alone at the foot or the top of a page


def table(w: Writing, block: Table, width: int, *, keep: bool = False) -> Xml:
    """`w:tbl`, `width` twentieths of a point wide; rows that would stand alone on a page stay with their neighbours.

    `keep` holds the last row on one page with what comes after the table.
    """
    widths, fits = column_widths(_with_room(block), width / 20, SIZE)
    if not fits:
        w.said.append(_too_wide(block))
    paddings = [(AFTER_NUMBERS if stands_apart(block.columns, at) else None, None) for at in range(len(widths))]
    columns = list(zip(block.columns, widths, paddings, strict=True))
    last = len(block.rows) - 1
    kept = _kept(block, widths) - {last} | ({last} if keep else set())
    head = xml.row([_head(w, at) for at in columns], head=True)
    rows = [_row(w, row, columns, keep=at in kept) for at, row in enumerate(block.rows)]
    caption = plain(block.caption) or block.alt
    return xml.table(w.style("table"), widths, [head, *rows], head=True, caption=caption, about=block.alt)


def _kept(block: Table, widths: Sequence[int]) -> set[int]:
    """The rows that stay on one page with the next: all of a low table, else what would stand alone at an end."""
    rows, last = block.rows, len(block.rows) - 1
    room = _ONE_PIECE
    for row in rows:
        room -= _ROW + _lines(row, widths) * DENSE_PITCH / 20
        if room < 0:
            ends = ((0, 0), (last - 1, last))  # the row that is kept, and the one that must not stand alone
            return {keeps for keeps, alone in ends if _lines(rows[alone], widths) <= _LOW}
    return set(range(len(rows)))


def _lines(row: Row, widths: Sequence[int]) -> int:
    """How many lines the highest cell of a row has."""
    cells = zip(row.cells, widths, strict=True)
    return max(line_count(plain(cell.inlines), SIZE, wide / 20 - PADDING) for cell, wide in cells)


def _head(w: Writing, at: _Column) -> Xml:
    column, width, padding = at
    inside = xml.paragraph(w.style("table_head"), runs(w, column.head), align=column.align)
    return xml.cell(width, inside, align="bottom", padding=padding)


def _row(w: Writing, row: Row, columns: list[_Column], *, keep: bool) -> Xml:
    if row.role == "group":
        return _group(w, row, columns)
    style, drawn = w.style("table_text"), w.style("table_spark")
    cells = [
        xml.cell(
            width,
            xml.paragraph(drawn if cell.spark else style, _content(w, cell), keep=keep, align=column.align),
            align="center",
            padding=padding,
        )
        for cell, (column, width, padding) in zip(row.cells, columns, strict=True)
    ]
    return xml.row(cells)


def _group(w: Writing, row: Row, columns: list[_Column]) -> Xml:
    """A shaded row that stays with the next one; its title takes the room of the empty cells after it."""
    style, fill = w.style("table_head"), w.base.palette.fill(Ink("bg2"))
    cells, at = [], 0
    while at < len(columns):
        end = at + 1
        while at == 0 and end < len(columns) and not row.cells[end].inlines:
            end += 1
        width = sum(width for _, width, _ in columns[at:end])
        inside = xml.paragraph(style, _content(w, row.cells[at]), keep=True, align=columns[at][0].align)
        cells.append(xml.cell(width, inside, fill=fill, align="center", padding=columns[at][2], span=end - at))
        at = end
    return xml.row(cells)


def _with_room(block: Table) -> Table:
    """The table with a word as wide as a spark in place of each."""
    if not any(cell.spark for row in block.rows for cell in row.cells):
        return block
    rows = (
        replace(row, cells=tuple(Cell((Text(_AS_WIDE),)) if cell.spark else cell for cell in row.cells))
        for row in block.rows
    )
    return replace(block, rows=tuple(rows))


def _content(w: Writing, cell: Cell) -> Xml:
    drawn = spark(w, cell.spark, plain(cell.inlines)) if cell.spark else xml.NONE
    if drawn:
        return drawn
    return runs(w, cell.inlines, None if cell.tone == "plain" else Look(w.style(f"tone_{cell.tone}")))


def _too_wide(block: Table) -> Diagnostic:
    named = plain(block.caption) or block.alt or _heads(tuple(column.head for column in block.columns))
    said = Words(
        ja=f"表「{named}」は列が多く、用紙の幅に収まらない語が途中で折り返されます",
        en=f"the table “{named}” has too many columns for the page: words will be cut at the ends of lines",
    )
    hint = Words(ja="列を減らすか、表を二つに分けてください", en="leave out columns or make two tables of it")
    return Diagnostic(Level.WARNING, "table-fits", said, None, hint)


def _heads(heads: tuple[Inlines, ...]) -> str:
    return " / ".join(plain(head) for head in heads)
