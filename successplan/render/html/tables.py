"""Turn a table into one with a caption, heads of columns and of rows, and sparklines in its cells."""

from __future__ import annotations

from collections.abc import Sequence

from successplan.document import Cell, Column, Row, Table, plain
from successplan.render.fit import width
from successplan.render.html.figures import caption
from successplan.render.html.inlines import inline
from successplan.render.html.spark import spark
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, tag, toned
from successplan.render.markup import Xml, join

_WORDS, _PADDING = 9.0, 1.4  # ems: of a column's text on a narrow screen, and beside it


def table(w: Writing, block: Table) -> Xml:
    """The table, in a frame in which a reader with a narrow screen moves it sideways."""
    heads = [_head(w, block, at) for at in range(len(block.columns))]
    title = tag("caption", None, caption(w, "table", inline(w, block.caption))) if block.caption else NONE
    name = block.alt or plain(block.caption)
    frame = {"class": "scroll", "tabindex": 0, "role": "group", "aria-label": name or None}
    head = tag("thead", None, tag("tr", None, *heads))
    naming, groups = _naming(block.rows), _groups(block.rows)
    bodies = [tag("tbody", None, *(_row(w, block.columns, row, naming) for row in rows)) for rows in groups]
    return tag("div", frame, tag("table", None, title, _widths(block.columns), head, *bodies))


def _head(w: Writing, block: Table, at: int) -> Xml:
    """The head of a column, with the width below which its words would break into single letters.

    A reader with a narrow screen moves the table instead.
    """
    column = block.columns[at]
    texts = [column.head, *(row.cells[at].inlines for row in block.rows if row.role == "body")]
    widest = max(width(piece, 1) for inlines in texts for piece in plain(inlines).split("\n"))
    least = f"--least: {min(_WORDS, widest) + _PADDING:.1f}em"
    return tag("th", {"scope": "col", "class": _side(column), "style": least}, inline(w, column.head))


def _widths(columns: Sequence[Column]) -> Xml:
    whole = sum(column.width for column in columns)
    if not whole:
        return NONE
    shares = (f"width: {column.width / whole:.1%}" if column.width else None for column in columns)
    return tag("colgroup", None, *(tag("col", {"style": share}) for share in shares))


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows from one group's head to the next."""
    found: list[list[Row]] = []
    for row in rows:
        if row.role == "group" or not found:
            found.append([])
        found[-1].append(row)
    return found


def _naming(rows: Sequence[Row]) -> int:
    """The first column whose cells have letters in them: a running number names nothing."""
    bodies = [row for row in rows if row.role == "body"]
    lettered = (at for at in range(len(bodies[0].cells) if bodies else 0)
                if any(any(map(str.isalpha, plain(row.cells[at].inlines))) for row in bodies))
    return next(lettered, 0)


def _row(w: Writing, columns: Sequence[Column], row: Row, naming: int) -> Xml:
    group = row.role == "group"
    head, scope = (0, "rowgroup") if group else (naming, "row")
    cells = [_cell(w, cell, column, scope if at == head else None)
             for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True))]
    return tag("tr", {"class": "group" if group else None}, join(cells))


def _cell(w: Writing, cell: Cell, column: Column, scope: str | None) -> Xml:
    classes = toned(_side(column) or "", cell.tone) if cell.tone != "plain" else _side(column)
    drawn = spark(cell.spark, plain(cell.inlines)) if cell.spark else NONE
    return tag("th" if scope else "td", {"scope": scope, "class": classes}, drawn or inline(w, cell.inlines))


def _side(column: Column) -> str | None:
    return None if column.align == "left" else column.align
