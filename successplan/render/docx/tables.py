"""Turn a table block into a Word table: widths from the texts, a head that is repeated, rows that aren't split."""

from __future__ import annotations

from successplan.brand.docx_colour import Ink
from successplan.brand.docx_styles import SIZE, SMALL
from successplan.diagnostics import Diagnostic, Level
from successplan.document import Cell, Column, Inlines, Row, Table, plain
from successplan.render.docx import xml
from successplan.render.docx.inlines import runs
from successplan.render.docx.state import Writing
from successplan.render.docx.widths import column_widths
from successplan.render.docx.xml import Look
from successplan.render.markup import Xml
from successplan.words import Words

_ONE_PIECE = 8  # a table of this many rows at most stays on one page


def table(w: Writing, block: Table, width: int) -> Xml:
    """`w:tbl`; in the smaller of the two designed sizes where its words ask for it."""
    widths, fits = column_widths(block, width / 20, SIZE)
    size = ""
    if not fits:
        size = "_small"
        widths, fits = column_widths(block, width / 20, SMALL)
    if not fits:
        w.said.append(_too_wide(block))
    last = len(block.rows) - 1
    together = len(block.rows) <= _ONE_PIECE
    head = xml.row(
        [_head(w, column, wide, size) for column, wide in zip(block.columns, widths, strict=True)], head=True
    )
    rows = [
        _row(w, row, block.columns, widths, size, keep=at < last and (together or row.role == "group"))
        for at, row in enumerate(block.rows)
    ]
    caption = plain(block.caption) or block.alt
    return xml.table(w.style("table"), widths, [head, *rows], head=True, caption=caption, about=block.alt)


def _head(w: Writing, column: Column, width: int, size: str) -> Xml:
    inside = xml.paragraph(w.style(f"table_head{size}"), runs(w, column.head), align=column.align)
    return xml.cell(width, inside, align="bottom")


def _row(w: Writing, row: Row, columns: tuple[Column, ...], widths: tuple[int, ...], size: str, *, keep: bool) -> Xml:
    group = row.role == "group"
    fill = w.base.palette.fill(Ink("bg2")) if group else xml.NONE
    style = w.style(f"table_head{size}" if group else f"table_text{size}")
    cells = [
        xml.cell(
            width, xml.paragraph(style, _content(w, cell), keep=keep, align=column.align), fill=fill, align="center"
        )
        for cell, column, width in zip(row.cells, columns, widths, strict=True)
    ]
    return xml.row(cells)


def _content(w: Writing, cell: Cell) -> Xml:
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
