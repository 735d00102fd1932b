"""Turn headings and slides into lists that lead to them."""

from __future__ import annotations

from collections.abc import Iterable

from successplan.document import Contents, Slide, plain
from successplan.render.headings import Entry
from successplan.render.html.inlines import inline
from successplan.render.html.state import Writing
from successplan.render.html.tags import NONE, listed, p, span, tag
from successplan.render.markup import Xml, escape


def contents(w: Writing, block: Contents) -> Xml:
    """The document's headings down to the block's levels."""
    shown = [entry for entry in w.entries if entry.level <= block.levels]
    title = p("title", inline(w, block.title)) if block.title else NONE
    return _list(plain(block.title) or w.label("contents"), title, (_entry(entry) for entry in shown))


def slides(w: Writing, shown: Iterable[tuple[int, Slide]]) -> Xml:
    """The titles of the slides, each with its number."""
    lines = [_link(f"s-{number}", str(number), plain(one.title).replace("\n", " ")) for number, one in shown]
    word = w.label("contents")
    return _list(word, p("title", word), lines)


def _list(name: str, title: Xml, lines: Iterable[Xml]) -> Xml:
    return tag("nav", {"class": "contents", "aria-label": name or None}, title, listed("ul", None, lines))


def _entry(entry: Entry) -> Xml:
    return span(f"level-{entry.level}", _link(f"h-{entry.at}", entry.number, entry.words))


def _link(place: str, number: str, words: str) -> Xml:
    return tag("a", {"href": f"#{place}"}, span("number", number) if number else NONE, escape(f" {words}"))
