"""Turn a report or a deck into one page: style sheet and pictures in it, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from successplan.brand import Brand
from successplan.brand.html import quoted
from successplan.diagnostics import Diagnostic, in_order
from successplan.document import Blocks, Contents, Cover, Deck, Heading, Meta, Report, Slide
from successplan.render.headings import entries, has_contents
from successplan.render.html.blocks import flow
from successplan.render.html.contents import contents, slides
from successplan.render.html.inlines import inline
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, div, listed, p, page, span, tag
from successplan.render.markup import Xml, join

_FEW = 3  # headings, or slides, that nobody wants a list of


def render_html(shown: Report | Deck, brand: Brand) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The page and what there is to say about it. The same document and brand give the same bytes."""
    w = Writing(brand, shown.meta)
    kind, body = ("report", _report(w, shown)) if isinstance(shown, Report) else ("deck", _deck(w, shown))
    drafted = [*_watermark(shown.meta), *body]
    data = page({"lang": shown.meta.language, "class": kind}, _head(w), tag("body", None, *drafted))
    return data, in_order(w.said)


def _head(w: Writing) -> Xml:
    """What the page says about itself; times are the document's own day, no clock is read."""
    meta = w.meta
    said = {"author": meta.author, "description": meta.subject, "keywords": meta.keywords,
            "date": meta.day.isoformat(), "generator": "successplan", "version": meta.version}
    about = [tag("meta", {"name": name, "content": words}) for name, words in said.items() if words]
    screen = tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    title = tag("title", None, " ".join(word for word in (meta.customer, meta.title) if word))
    running = f"--whose: {quoted(meta.header)}; --kept: {quoted(meta.confidentiality)}"  # above every printed page
    style = tag("style", None, f"{w.brand.style_sheet}:root {{ {running} }}\n")
    return tag("head", None, tag("meta", {"charset": "utf-8"}), screen, title, *about, style)


def _watermark(meta: Meta) -> Iterator[Xml]:
    """Said once to those who hear the page, and shown across all of it."""
    if meta.watermark:
        yield p("draft t-off_track", meta.watermark)
        yield tag("div", {"class": "watermark", "aria-hidden": "true"}, meta.watermark)


def _report(w: Writing, report: Report) -> list[Xml]:
    w.entries, w.numbered = entries(report.blocks), True
    front = _cover(w, report.cover) if report.cover else tag("h1", None, w.meta.title)
    way = [] if has_contents(report.blocks) or len(w.entries) < _FEW else [contents(w, Contents())]
    chapters = [_chapter(w, blocks) for blocks in _chapters(report.blocks)]
    return [tag("header", {"class": "cover"}, front, _confidence(w)), *way, tag("main", None, *chapters), _footer(w)]


def _cover(w: Writing, cover: Cover) -> Xml:
    lines = listed("ul", "lines", (inline(w, line) for line in cover.lines)) if cover.lines else NONE
    return join([
        p("addressee", inline(w, cover.addressee)) if cover.addressee else NONE,
        tag("h1", None, inline(w, cover.title)),
        p("subtitle", inline(w, cover.subtitle)) if cover.subtitle else NONE, lines])


def _chapters(blocks: Blocks) -> Iterator[Blocks]:
    """The blocks from one heading of the first level to the next."""
    starts = [at for at, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 1]
    ends = [*starts, len(blocks)]
    if ends[0]:
        yield blocks[: ends[0]]
    yield from (blocks[start:end] for start, end in zip(starts, ends[1:], strict=True))


def _chapter(w: Writing, blocks: Blocks) -> Xml:
    if isinstance(blocks[0], Heading):
        return tag("section", {"aria-labelledby": f"h-{w.counts['heading'] + 1}"}, flow(w, blocks))
    return flow(w, blocks)


def _deck(w: Writing, deck: Deck) -> list[Xml]:
    shown = list(enumerate(deck.slides, 1))
    covered = bool(shown) and deck.slides[0].layout == "cover"
    front = [] if covered else [tag("header", {"class": "cover"}, tag("h1", None, w.meta.title), _confidence(w))]
    way = [slides(w, shown)] if len(shown) > _FEW else []
    pages = [_slide(w, one, number, len(shown), level=1 if covered and number == 1 else 2) for number, one in shown]
    first = 1 if covered else 0  # the cover stands before the list of what follows
    return [*front, tag("main", None, *pages[:first], *way, *pages[first:]), _footer(w)]


def _slide(w: Writing, one: Slide, number: int, total: int, *, level: int) -> Xml:
    title = tag(f"h{level}", {"id": f"t-{number}"}, inline(w, one.title))
    lead = p("lead", inline(w, one.lead)) if one.lead else NONE
    w.begin(level)
    regions = [div(f"region {name}", flow(w, blocks)) for name, blocks in one.regions.items() if blocks]
    source = p("source", inline(w, one.source)) if one.source else NONE
    parts = {"whose": w.meta.header, "kept": w.meta.confidentiality, "at": f"{number} / {total}"}
    foot = p("page", *(span(name, words) for name, words in parts.items() if words))
    place = {"class": f"slide {one.layout}", "id": f"s-{number}", "aria-labelledby": f"t-{number}"}
    return tag("section", place, title, lead, div("regions", *regions), source, _notes(w, one.notes), foot)


def _notes(w: Writing, notes: str) -> Xml:
    """What to say, behind a word that opens it; nothing where the document has no word for it."""
    if not (notes and w.label("notes")):
        return NONE
    lines = [p(None, line) for line in notes.splitlines()]
    return tag("details", {"class": "notes"}, tag("summary", None, w.label("notes")), *lines)


def _confidence(w: Writing) -> Xml:
    return p("confidence", w.meta.confidentiality) if w.meta.confidentiality else NONE


def _footer(w: Writing) -> Xml:
    said = (w.meta.header, w.meta.footer, w.label("day"), w.meta.confidentiality)
    return tag("footer", None, *(p(None, words) for words in said if words))
