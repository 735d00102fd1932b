"""Turn a form into a Word file: one grid a page, white controls to fill, grey words that nobody changes."""

from __future__ import annotations

from collections.abc import Sequence

from successplan.brand import Brand
from successplan.brand.docx_reference import MAIN, NAMESPACES
from successplan.brand.docx_styles import FORM_SIZES, FORM_TITLE_SIZE, form_pitch
from successplan.diagnostics import Diagnostic, Level
from successplan.document import Box, Field, Form, FormPage, FormRow, plain
from successplan.render.docx import form_xml, xml
from successplan.render.docx.inlines import runs, text
from successplan.render.docx.measure import line_count
from successplan.render.docx.pages import Rendered
from successplan.render.docx.state import Writing
from successplan.render.docx.xml import Look
from successplan.render.markup import Xml, document, el, join
from successplan.render.properties import add_properties
from successplan.words import Words

_STYLES = {"plain": "form_text", "head": "form_head", "note": "form_note", "id": "form_note"}
_GREYS = {"plain": "EDEDED", "head": "D9D9D9", "title": "D9D9D9", "note": "EDEDED", "id": "EDEDED"}
_ROW, _LEAST = 368, 256  # twentieths of a point: 6.5 mm, and the least that a line of writing takes
_PADDING, _RULES = 0, 10
_SPARE = 240  # below the grid, for the paragraph that Word wants there


def render_form(form: Form, brand: Brand, *, protect: bool = True) -> Rendered:
    """The .docx file and what there is to say about it; with `protect` only its controls take values."""
    base = brand.docx
    w = Writing(base, brand.tones, form.meta, base.package.copy())
    parts: list[Xml] = []
    for number, page in enumerate(form.pages):
        if number:
            parts.append(xml.paragraph(w.style("end"), start="page"))
        if form.meta.watermark:
            parts.append(xml.paragraph(w.style("form_title"), text(w, form.meta.watermark), align="center"))
        parts.append(_page(w, page, goes_on=number > 0))
    end = xml.paragraph(w.style("end"))
    whole = el("w:body", None, join(parts), end, form_xml.section())
    w.package.add(base.document, document(el("w:document", NAMESPACES, whole)), f"{MAIN}.document.main+xml")
    form_xml.add_manifest(w.package, base.document, form)
    if protect:
        form_xml.protect(w.package, base.document)
    add_properties(w.package, form.meta)
    return w.package.to_bytes(), tuple(w.said)


def _page(w: Writing, page: FormPage, *, goes_on: bool) -> Xml:
    """The grid of a page; the ones after the first may go on over further sheets."""
    widths = [int(width * form_xml.WIDTH / sum(page.widths)) for width in page.widths]
    tried = ((dense, _row_height(w, [_needed(row, widths, size) for row in page.rows]))
             for dense, size in FORM_SIZES.items())
    dense, least = ("", 0) if goes_on else next((one for one in tried if one[1]), ("_dense", 0))
    if not least and not goes_on:
        w.said.append(_too_long(page))
    rows = (xml.row(_cells(w, row, widths, dense), height=least or _LEAST) for row in page.rows)
    return form_xml.grid(widths, rows, page.name)


def _row_height(w: Writing, heights: Sequence[int]) -> int:
    """The height that every row has at least: as much as lets the grid stand on one page, 0 where nothing does."""
    room = form_xml.HEIGHT - _SPARE * (3 if w.meta.watermark else 1)
    for height in range(_ROW, _LEAST - 1, -2):
        if sum(max(needed, height) + _RULES for needed in heights) <= room:
            return height
    return 0


def _needed(row: FormRow, widths: Sequence[int], size: float) -> int:
    """The height of the words of its highest box, and of the lines of writing that the row is meant for."""
    lines, column = [row.lines], 0
    for box in row.boxes:
        wide = sum(widths[column:column + box.span]) / 20 - 7
        letters, bold = (FORM_TITLE_SIZE if box.look == "title" else size), box.look in ("title", "head")
        words = box.content.value if isinstance(box.content, Field) else plain(box.content)
        lines.append(sum(line_count(line, letters, wide, bold=bold) for line in words.split("\n")))
        column += box.span
    return max(lines) * form_pitch(size) + _PADDING


def _cells(w: Writing, row: FormRow, widths: Sequence[int], dense: str) -> list[Xml]:
    cells, column = [], 0
    for box in row.boxes:
        width = sum(widths[column:column + box.span])
        column += box.span
        fill = form_xml.shade("" if isinstance(box.content, Field) else _GREYS[box.look])
        style = w.style("form_title" if box.look == "title" else _STYLES[box.look] + dense)
        inside = xml.paragraph(style, _inside(w, box), align=box.align)
        cells.append(xml.cell(width, inside, fill=fill, align="center", span=box.span))
    return cells


def _inside(w: Writing, box: Box) -> Xml:
    if not isinstance(box.content, Field):
        return runs(w, box.content)
    look = Look() if box.content.value else Look(w.style("form_prompt"))
    return form_xml.control(box.content, text(w, _shown(box.content), look), w.meta.language)


def _shown(field: Field) -> str:
    return field.value or field.prompt


def _too_long(page: FormPage) -> Diagnostic:
    said = Words(ja=f"様式の「{page.name}」は1ページに収まらないおそれがあります",
                 en=f"the page “{page.name}” of the form may not fit on one sheet")
    hint = Words(ja="workspace.yaml の forms.weekly.rows の数を減らすか、名前を短くしてください",
                 en="ask for fewer rows in forms.weekly.rows of workspace.yaml, or shorten names")
    return Diagnostic(Level.WARNING, "form-fits-page", said, None, hint)
