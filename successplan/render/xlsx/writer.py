"""Turn a form into a spreadsheet that asks for it: white cells to fill, everything else locked, one page to print.

XlsxWriter writes the file: it is small, has no dependency of its own, and pins every date in it. A field is always one
cell, for merged ones are a nuisance to type in, to copy and to read: where it is broader than its column its text runs
on over the empty cells at its right. Fields are text, so that 21.7% and 7-12 stay what was typed.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

from successplan.brand import Brand
from successplan.diagnostics import Diagnostic
from successplan.document import Field, Form, FormPage, Meta
from successplan.render.xlsx.hidden import Lists, write_manifest
from successplan.render.xlsx.looks import Looks
from successplan.render.xlsx.page import write_page

_OPTIONS = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}


def render_xlsx(form: Form, brand: Brand, *, protect: bool = True) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The .xlsx file, and what there is to say about it. The same form and brand give the same bytes.

    With `protect` only fields take values; there is no password.
    """
    from xlsxwriter import Workbook  # a tenth of a second that only forms need

    buffer = io.BytesIO()
    book = Workbook(buffer, _OPTIONS)
    book.set_size(1600, 2400)
    _properties(book, form.meta)
    looks = Looks(book, brand)
    sheets = [book.add_worksheet(name) for name in _names(form.pages)]
    lists = Lists(book)
    for sheet, page in zip(sheets, form.pages, strict=True):
        write_page(book, sheet, page, looks, lists, form.meta)
        if protect:
            sheet.protect("", {"select_locked_cells": False, "format_rows": True, "format_columns": True})
    write_manifest(book, form, lists)
    sheets[0].activate()
    first = next((box for box in _places(form.pages[0])), None)
    if first:
        sheets[0].set_selection(*first, *first)
    book.close()
    return buffer.getvalue(), ()


def _places(page: FormPage) -> Any:
    """The cells of empty fields, in the order of reading."""
    for number, row in enumerate(page.rows):
        column = 0
        for box in row.boxes:
            if isinstance(box.content, Field) and not box.content.value:
                yield number, column
            column += box.span


def _names(pages: tuple[FormPage, ...]) -> list[str]:
    """Sheet names that Excel takes: short, without its special characters, each once."""
    found: list[str] = []
    for number, page in enumerate(pages, 1):
        name = "".join(one for one in page.name if one not in "[]:*?/\\'")[:28] or str(number)
        found.append(name if name.lower() not in map(str.lower, found) else f"{name} {number}")
    return found


def _properties(book: Any, meta: Meta) -> None:
    day = datetime(meta.day.year, meta.day.month, meta.day.day)
    book.set_properties({
        "title": meta.title, "subject": meta.subject, "author": meta.author, "company": meta.customer,
        "keywords": meta.keywords, "created": day, "comments": ""})
