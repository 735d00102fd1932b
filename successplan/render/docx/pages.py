"""Turn a printed document into the page of each heading, and a document without page numbers into one with them.

Where pages end only a layout program knows. So the document is printed, its contents take the numbers found, and it is
printed again: numbers are kept only where the second print agrees.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from successplan.diagnostics import Diagnostic, Lacking, Level
from successplan.words import Words

Pages: TypeAlias = Mapping[str, int]  # the page, from 1, of each bookmark
Printer: TypeAlias = Callable[[bytes], bytes]  # from a Word file to a PDF with its bookmarks as named places
Rendered: TypeAlias = tuple[bytes, tuple[Diagnostic, ...]]
_ROUNDS = 3
_BOOKMARK = re.compile(r"Toc\d{9}$")  # some LibreOffices write the line before it as /5F


def numbered(render: Callable[[Pages], Rendered], printer: Printer) -> Rendered:
    """What `render` makes with the pages on which its headings really stand.

    Without numbers, and with a warning, where printing shows no bookmarks or other pages each time.
    """
    pages: Pages = {}
    for _ in range(_ROUNDS):
        data, said = render(pages)
        found = pages_of(printer(data))
        if not found:
            break
        if found == pages:
            return data, said
        pages = found
    data, said = render({})
    return data, (*said, _unsettled())


def pages_of(pdf: bytes) -> dict[str, int]:
    """The page, from 1, of each heading's bookmark. Raises Lacking where pypdf is not installed."""
    try:
        from pypdf import PdfReader
    except ImportError:
        raise Lacking([_no_reader()]) from None
    reader = PdfReader(io.BytesIO(pdf))
    found: dict[str, int] = {}
    for name, place in reader.named_destinations.items():
        bookmark, page = _BOOKMARK.search(name), reader.get_destination_page_number(place)
        if bookmark and page is not None:
            found[f"_{bookmark[0]}"] = page + 1
    return found


def _no_reader() -> Diagnostic:
    said = Words(ja="ページ番号を読むには pypdf が要ります", en="reading page numbers wants pypdf")
    hint = Words(ja="pip install successplan[pages]", en="pip install successplan[pages]")
    return Diagnostic(Level.ERROR, "page-numbers-read", said, None, hint)


def _unsettled() -> Diagnostic:
    said = Words(ja="ページ番号を確かめられないため、目次にはページ番号を入れていません",
                 en="page numbers could not be made sure of; the contents have none")
    hint = Words(ja="LibreOffice を 7.4 以降にするか、Word で目次を更新してください",
                 en="take LibreOffice 7.4 or later, or update the contents in Word")
    return Diagnostic(Level.WARNING, "page-numbers-settle", said, None, hint)
