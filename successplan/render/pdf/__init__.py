"""Turn documents into PDF files: what an office program prints of the Word or PowerPoint file.

So the page looks as it does in the file that people edit. The bytes are the office program's: they are no part of the
promise that the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from successplan.brand import Brand
from successplan.diagnostics import Diagnostic
from successplan.document import Deck, Report
from successplan.render.docx import render_docx
from successplan.render.pptx import render_pptx

Printer: TypeAlias = Callable[[bytes, Literal["docx", "pptx"]], bytes]  # from a file of this ending to a PDF


def render_pdf(
    shown: Report | Deck, brand: Brand, printer: Printer, *, page_numbers: bool = False
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The PDF and what there is to say about the file that was printed; with `page_numbers` its contents have them."""
    if isinstance(shown, Deck):
        data, said = render_pptx(shown, brand)
        return printer(data, "pptx"), said
    numbering = (lambda made: printer(made, "docx")) if page_numbers else None
    data, said = render_docx(shown, brand, numbering)
    return printer(data, "docx"), said
