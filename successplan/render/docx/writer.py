"""Turn a report into a Word file: its body as text, put into a copy of the brand's package."""

from __future__ import annotations

from successplan.brand import Brand
from successplan.brand.docx import SLOTS, marker
from successplan.brand.docx_reference import MAIN, NAMESPACES
from successplan.diagnostics import in_order
from successplan.document import Blocks, Bullets, Chart, Form, Heading, Landscape, Paragraph, Quote, Report
from successplan.render.docx import xml
from successplan.render.docx.cover import cover
from successplan.render.docx.form import render_form
from successplan.render.docx.pages import Pages, Printer, Rendered, numbered
from successplan.render.docx.sections import written
from successplan.render.docx.state import Writing
from successplan.render.docx.watermark import add_watermark
from successplan.render.headings import entries, has_contents
from successplan.render.markup import document, el, escape
from successplan.render.package import OFFICE
from successplan.render.properties import add_properties


def render_docx(
    report: Report | Form, brand: Brand, printer: Printer | None = None, *, protect: bool = True
) -> Rendered:
    """The .docx file and what there is to say about it. The same report and brand give the same bytes.

    Of a form only the fields take values, where it is to `protect` the rest.
    With a `printer` the contents have page numbers, as many as it finds: they are as good as it is.
    """
    if isinstance(report, Form):
        return render_form(report, brand, protect=protect)
    if printer is None or not has_contents(report.blocks):
        return _rendered(report, brand, {})
    return numbered(lambda pages: _rendered(report, brand, pages), printer)


def _rendered(report: Report, brand: Brand, pages: Pages) -> Rendered:
    base = brand.docx
    w = Writing(base, brand.tones, report.meta, base.package.copy(), pages=pages)
    front = cover(w, report.cover) if report.cover else xml.NONE
    w.headings = entries(report.blocks) if has_contents(report.blocks) else ()
    inside, section = written(w, front, report.blocks, cover=report.cover is not None)
    end = xml.NONE if _ends_in_paragraph(report.blocks) else xml.paragraph(w.style("end"))
    whole = el("w:body", None, inside, end, section)
    w.package.add(base.document, document(el("w:document", NAMESPACES, whole)), f"{MAIN}.document.main+xml")
    _add_lists(w)
    _fill_slots(w)
    add_watermark(w)
    add_properties(w.package, report.meta)
    return w.package.to_bytes(), in_order(w.said)


def _ends_in_paragraph(blocks: Blocks) -> bool:
    """False where the last block is a table, after which Word demands a paragraph."""
    if blocks and isinstance(blocks[-1], Landscape):
        return _ends_in_paragraph(blocks[-1].blocks)
    return bool(blocks) and isinstance(blocks[-1], Heading | Paragraph | Bullets | Chart | Quote)


def _add_lists(w: Writing) -> None:
    before, after = w.base.numbering
    name = w.package.find(w.base.document, f"{OFFICE}/numbering")
    if name and w.lists:
        content = "".join((before, *w.lists, after)).encode()
        w.package.add(name, content, w.package.parts[name].content_type)


def _fill_slots(w: Writing) -> None:
    """Writes the document's words into the headers and footers of the brand."""
    words = {slot: escape(getattr(w.meta, slot)) for slot in SLOTS}
    for name, content in {**w.base.slotted, **w.twins}.items():
        for slot, text in words.items():
            content = content.replace(marker(slot), text)
        w.package.add(name, content.encode(), w.package.parts[name].content_type)
