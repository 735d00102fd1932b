"""Turn a deck into a .pptx: the brand's own file with a slide, its notes, charts and workbooks added for each slide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches
from itertools import count
from typing import cast

from successplan.brand import Brand, Layout, Placeholder
from successplan.diagnostics import Diagnostic, Level
from successplan.document import Deck, Meta, Slide, plain
from successplan.render import fit
from successplan.render.markup import Xml, document
from successplan.render.package import OFFICE
from successplan.render.pptx.blocks import flow
from successplan.render.pptx.canvas import Canvas, Rect, inks
from successplan.render.pptx.head import lead, region_places, source, title
from successplan.render.pptx.package import list_slides
from successplan.render.pptx.paging import Page, pages
from successplan.render.pptx.place import Piece
from successplan.render.pptx.text import SMALLEST, ladder, pitch, text_of
from successplan.render.pptx.watermark import watermark
from successplan.render.pptx.xml import Line, Run, body, notes, shape, slide
from successplan.render.properties import add_properties
from successplan.words import Language, Words

_TYPES = "application/vnd.openxmlformats-officedocument.presentationml."
_SHORTENED = Words(
    ja="スライドのフッターは、1行に収まるように途中を省きました。全文は表紙にあります",
    en="The slides' footer is shortened in its middle to stand on one line; the cover has it in full",
)
_APART = {"ja": "　", "en": "   "}


def render_pptx(deck: Deck, brand: Brand) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The deck as a .pptx file in the brand's look, and what does not fit or is not there.

    The same deck and brand give the same bytes. Raises Refused where the brand's file cannot be used.
    """
    base = brand.pptx
    package, language, colours = base.package.copy(), cast(Language, deck.meta.language), inks(brand)
    said: list[Diagnostic] = []
    shown = [page for one in deck.slides for page in pages(one, brand, colours, deck.meta, language)]
    parts, charts = [], count(1)
    for number, page in enumerate(shown, 1):
        one = page.slide
        part = package.add(f"/ppt/slides/slide{number}.xml", b"", f"{_TYPES}slide+xml")
        canvas = Canvas(
            package,
            part,
            brand,
            colours,
            language,
            number,
            plain(one.title),
            plain(one.source),
            whole=page.whole,
            charts=charts,
        )
        layout = _layout(one, canvas)
        package.relate(part, f"{OFFICE}/slideLayout", layout.part)
        shapes = _shapes(page, layout, deck.meta, len(shown), canvas)
        package.add(part, document(slide(shapes)), f"{_TYPES}slide+xml")
        if one.notes and base.notes_master:
            _add_notes(one.notes, base.notes_master, canvas)
        parts.append(part)
        said += canvas.said
    list_slides(package, base.presentation, parts)
    add_properties(package, deck.meta)
    return package.to_bytes(), tuple(dict.fromkeys(said))


def _shapes(page: Page, layout: Layout, meta: Meta, total: int, canvas: Canvas) -> list[Xml]:
    """All shapes of a slide in the order in which it is read: title, lead, content, source, footer."""
    one = page.slide
    shapes = [title(one, layout.title, canvas), *lead(one, layout, canvas)]
    shapes += _regions(page, layout, canvas)
    shapes += source(one, layout, canvas)
    return [*shapes, *_footer(layout, meta, total, canvas), *watermark(meta.watermark, canvas)]


def _regions(page: Page, layout: Layout, canvas: Canvas) -> list[Xml]:
    """The content of all regions, in the same designed size: the largest at which each of them fits."""
    one = page.slide
    there = {name: blocks for name, blocks in one.regions.items() if blocks and name in layout.regions}
    for name in one.regions:
        if name not in layout.regions:
            _no_region(name, layout, canvas)
    holders = {name: layout.regions[name] for name in there}
    places = region_places(one, layout, canvas)
    ladders = {name: (page.style,) if page.style else ladder(holder.size) for name, holder in holders.items()}
    pieces: dict[str, Piece] = {}
    for step in range(max(map(len, ladders.values()), default=0)):
        for name, blocks in there.items():
            style = ladders[name][min(step, len(ladders[name]) - 1)]
            pieces[name] = flow(blocks, places[name].width, style, canvas.inside(holders[name], style.air))
        if all(piece.height <= places[name].height for name, piece in pieces.items()):
            break
    framed = max((piece.height for piece in pieces.values() if piece.grows == "row"), default=0.0)
    shapes: list[Xml] = []
    for name, piece in pieces.items():
        if piece.height > places[name].height:
            over = (piece.height - places[name].height) / pitch(SMALLEST, canvas)
            canvas.does_not_fit(f"「{name}」の内容", f"the content of {name!r}", over)
        tall = framed if piece.grows == "row" else places[name].height
        shapes += piece.draw(replace(places[name], height=tall))
    return shapes


def _footer(layout: Layout, meta: Meta, total: int, canvas: Canvas) -> list[Xml]:
    """Whose document at the left; confidence, version and page at the right."""
    apart, shapes = _APART[canvas.language], []
    day = meta.labels.get("day", "")
    if layout.footer:
        text = apart.join(part for part in (meta.header, day) if part)
        short = fit.shortened(text, layout.footer.size, Rect.of(layout.footer.text_box).width)
        if short != text:
            canvas.said.append(Diagnostic(Level.INFO, "text-fits", _SHORTENED))
        shapes.append(_small(layout.footer, [Run(short)], ("フッター", "the footer"), canvas))
    if layout.number:
        before = "".join(part + apart for part in (meta.confidentiality, meta.footer) if part)
        parts = [Run(before), Run(str(canvas.number), field="slidenum"), Run(f" / {total}")]
        shapes.append(_small(layout.number, parts, ("フッター", "the footer"), canvas))
    return shapes


def _small(holder: Placeholder, parts: Sequence[Run], names: tuple[str, str], canvas: Canvas) -> Xml:
    width = Rect.of(holder.text_box).width
    if len(fit.lines(text_of(parts), holder.size, width)) > 1:
        canvas.does_not_fit(*names)
    return shape(canvas.id(), holder.name, None, body([Line(tuple(parts))], canvas.language), placeholder=holder)


def _layout(one: Slide, canvas: Canvas) -> Layout:
    """The layout by name; another, with an error, where the brand lacks it."""
    layouts = canvas.brand.pptx.layouts
    if one.layout not in layouts:
        near = get_close_matches(one.layout, layouts, 1) or sorted(layouts)
        _missing("layout-there", ("レイアウト", "layout"), one.layout, near, canvas)
    return layouts.get(one.layout) or layouts.get("content") or next(iter(layouts.values()))


def _no_region(name: str, layout: Layout, canvas: Canvas) -> None:
    near = get_close_matches(name, layout.regions, 1) or sorted(layout.regions)
    _missing(
        "region-there", (f"レイアウト {layout.name} の領域", f"region of layout {layout.name}"), name, near, canvas
    )


def _missing(rule: str, what: tuple[str, str], name: str, near: Sequence[str], canvas: Canvas) -> None:
    said = Words(
        ja=f"スライド {canvas.number}「{canvas.title}」: {what[0]}「{name}」がブランドにありません",
        en=f"slide {canvas.number} {canvas.title!r}: the brand has no {what[1]} called {name!r}",
    )
    hint = Words(ja=f"使える名前: {'、'.join(near)}", en=f"use {', '.join(near)}")
    canvas.said.append(Diagnostic(Level.ERROR, rule, said, hint=hint))


def _add_notes(text: str, master: str, canvas: Canvas) -> None:
    """The slide's notes page, a paragraph a line."""
    name = f"/ppt/notesSlides/notesSlide{canvas.number}.xml"
    lines = [Line((Run(part),)) for part in text.splitlines()]
    page = canvas.package.add(name, document(notes(lines, canvas.language)), f"{_TYPES}notesSlide+xml")
    canvas.package.relate(page, f"{OFFICE}/notesMaster", master)
    canvas.package.relate(page, f"{OFFICE}/slide", canvas.part)
    canvas.package.relate(canvas.part, f"{OFFICE}/notesSlide", page)
