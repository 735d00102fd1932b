"""Turn a report's headings into its table of contents: linked lines, filled in already, that Word can update."""

from __future__ import annotations

from successplan.document import Contents
from successplan.render.docx import xml
from successplan.render.docx.inlines import runs, text
from successplan.render.docx.state import Writing
from successplan.render.headings import Entry
from successplan.render.markup import Xml, join

_GALLERY = "Table of Contents"
_CONTROL = 1_000_000_001  # the id of the content control: any number that no other control has


def bookmark(number: int) -> str:
    """The name of the bookmark at heading `number`, counted from 1, as Word names its own."""
    return f"_Toc{number:09d}"


def contents(w: Writing, block: Contents) -> Xml:
    """The title and a line for each heading down to the block's levels.

    Where the document was not printed there are no page numbers (switch \\n): nobody but a layout program knows them,
    and a wrong one is worse than none. Nothing asks Word to update fields on opening, which would stop its reader with
    a question.
    """
    shown = [entry for entry in w.headings if entry.level <= block.levels]
    paged = all(bookmark(entry.at) in w.pages for entry in shown)
    parts = []
    if block.title:
        parts.append(xml.paragraph(w.style("contents_title"), runs(w, block.title), start=w.takes_start()))
    bare = "" if paged else "\\n "
    code = f'TOC \\o "1-{block.levels}" {bare}\\h \\z \\u'
    for at, entry in enumerate(shown, 1):
        before = xml.field_begin(code) if at == 1 else xml.NONE
        after = xml.field_end() if at == len(shown) else xml.NONE
        style = w.style(f"contents{entry.level}")
        line = _line(w, entry, w.pages[bookmark(entry.at)] if paged else None)
        parts.append(xml.paragraph(style, before, line, after, start=w.takes_start(), leader=w.base.width * paged))
    return xml.building_block(_CONTROL, _GALLERY, *parts) if parts else xml.NONE


def _line(w: Writing, entry: Entry, page: int | None) -> Xml:
    number = f"{entry.number}\t" if entry.number else ""
    words = [text(w, number), text(w, entry.words)]
    if page is not None:
        field = xml.field_begin(f"PAGEREF {bookmark(entry.at)} \\h")
        words += [text(w, "\t"), field, text(w, str(page)), xml.field_end()]
    return xml.anchor(bookmark(entry.at), join(words))
