"""Turn a page of a form into a worksheet that prints on one sheet of A4."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from successplan.document import Box, Field, FormPage, FormRow, Meta, plain
from successplan.render.fit import line_count
from successplan.render.xlsx.hidden import Lists, cell, cell_name
from successplan.render.xlsx.looks import SIZE, TITLE, Looks

_A4 = 9
_MARGIN = 12 / 25.4  # inches: 12 mm
_WIDTH = 100.0  # of the page in characters of Excel's default font; it is scaled to the paper's width
_POINTS = 5.25  # points of one of these characters
_LINE = 13.0
_ROW = 18.5  # 6.5 mm
_LONGEST_MESSAGE = 255
_LONGEST_TITLE = 32


def write_page(book: Any, sheet: Any, page: FormPage, looks: Looks, lists: Lists, meta: Meta) -> None:
    """Writes the rows of `page`, names its fields and sets the paper."""
    widths = [width * _WIDTH / sum(page.widths) for width in page.widths]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate(page.rows):
        sheet.set_row(number, _height(row, widths))
        for column, box in _placed(row):
            if isinstance(box.content, Field):
                _write_field(book, sheet, number, column, box, box.content, looks, lists)
            else:
                _write_words(sheet, number, column, box, looks)
    _set_paper(sheet, page, meta)


def _placed(row: FormRow) -> Iterator[tuple[int, Box]]:
    starts = accumulate((box.span for box in row.boxes), initial=0)
    return zip(starts, row.boxes, strict=False)


def _height(row: FormRow, widths: list[float]) -> float:
    """Points: room for the words of the highest box, and for as many lines of writing as the row is meant for."""
    lines = [row.lines]
    for column, box in _placed(row):
        if not isinstance(box.content, Field):
            wide = sum(widths[column:column + box.span]) * _POINTS - 6
            size = TITLE if box.look == "title" else SIZE
            lines.append(line_count(plain(box.content).split("\n"), size, wide, bold=box.look in ("title", "head")))
    return max(_ROW, max(lines) * _LINE + 4)


def _write_words(sheet: Any, row: int, column: int, box: Box, looks: Looks) -> None:
    words = "" if isinstance(box.content, Field) else plain(box.content)
    look = looks.box(box, first=True, last=True)
    if box.span > 1:
        sheet.merge_range(row, column, row, column + box.span - 1, "", look)
    if words:
        sheet.write_string(row, column, words, look)
    else:
        sheet.write_blank(row, column, None, look)


def _write_field(
    book: Any, sheet: Any, row: int, column: int, box: Box, field: Field, looks: Looks, lists: Lists
) -> None:
    """One open cell, the locked empty ones over which its text may run, its name and its list."""
    for at in range(column, column + box.span):
        first, last = at == column, at == column + box.span - 1
        look = looks.box(box, first=first, last=last)
        if first and (said := field.value or (field.prompt if field.kind == "choice" else "")):
            sheet.write_string(row, at, said, look)
        else:
            sheet.write_blank(row, at, None, look)
    place = cell(sheet.get_name(), row, column)
    book.define_name(cell_name(field.id), f"={place}")
    lists.fields.append((field, place))
    sheet.data_validation(row, column, row, column, _validation(field, lists))


def _validation(field: Field, lists: Lists) -> dict[str, object]:
    """A list only warns, for a form that refuses is not sent back; the other fields say what belongs there."""
    message = {"input_title": field.shown[:_LONGEST_TITLE], "input_message": field.label[:_LONGEST_MESSAGE],
               "ignore_blank": True}
    if field.kind == "choice":
        return message | {"validate": "list", "source": lists.range_of(field), "error_type": "information"}
    return message | {"validate": "any"}


def _set_paper(sheet: Any, page: FormPage, meta: Meta) -> None:
    last_row, last_column = len(page.rows) - 1, len(page.widths) - 1
    sheet.set_paper(_A4)
    sheet.set_portrait()
    sheet.set_margins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    sheet.print_area(0, 0, last_row, last_column)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{chr(ord('A') + last_column)}{last_row + 1}"})
    if meta.watermark:
        sheet.set_header(f"&C&24{meta.watermark.replace('&', '&&')}")
