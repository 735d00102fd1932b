"""Turn a cover into the first page: addressee above, the title in the middle, version, date and author at the foot."""

from __future__ import annotations

from successplan.brand.docx_styles import COVER_PADDING, COVER_SIZE
from successplan.document import Cover, Inlines, LineBreak, Text, plain
from successplan.render.docx import xml
from successplan.render.docx.inlines import runs
from successplan.render.docx.state import Writing
from successplan.render.fit import balanced
from successplan.render.markup import Xml

_SHARES = (0.30, 0.45, 0.22)  # of the page's height: addressee, title, lines; the rest is left for what renderers add


def cover(w: Writing, block: Cover) -> Xml:
    """A table of three rows as high as the page: it keeps the parts in place whatever their length.

    A paragraph that is hardly seen stands before it: where a document begins with a table, LibreOffice leaves the
    boxes of its drawings empty.
    """
    width = w.base.width
    parts = (
        (_lines(w, "cover_addressee", (block.addressee,)), "top"),
        (_title(w, block), "top"),
        (_lines(w, "cover_line", block.lines or ((),)), "bottom"),
    )
    rows = [
        xml.row([xml.cell(width, content, align=align)], height=round(w.base.height * share))
        for (content, align), share in zip(parts, _SHARES, strict=True)
    ]
    w.start = "page"
    return Xml(xml.paragraph(w.style("end")) + xml.table(w.style("cover"), [width], rows))


def _lines(w: Writing, role: str, lines: tuple[Inlines, ...]) -> Xml:
    return Xml("".join(xml.paragraph(w.style(role), runs(w, line)) for line in lines))


def _title(w: Writing, block: Cover) -> Xml:
    parts = [xml.paragraph(w.style("cover_title"), runs(w, _broken(w, block.title)))]
    if block.subtitle:
        parts.append(xml.paragraph(w.style("cover_subtitle"), runs(w, block.subtitle)))
    return Xml("".join(parts))


def _broken(w: Writing, title: Inlines) -> Inlines:
    """The title with its lines ended at the ends of phrases; one with more than words in it is left as it is."""
    if not all(isinstance(inline, Text) for inline in title):
        return title
    room = (w.base.width - COVER_PADDING) / 20
    first, *rest = balanced(plain(title), COVER_SIZE, room, language=w.meta.language, bold=True)
    return (Text(first), *(part for line in rest for part in (LineBreak(), Text(line))))
